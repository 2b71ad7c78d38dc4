/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A library that cannot be opened: why, and what can be done. */
#include "qimam-window-private.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>

#include "qimam-error.h"
#include "qimam-ui.h"

/* (transfer full): why a library cannot be opened, for people; @name: what its file is called */
static char *
tell_reason (const GError *error, const char *path, const char *name)
{
  if (error->domain == QIMAM_ERROR)
    switch (error->code)
      {
      case QIMAM_ERROR_LIBRARY_FOREIGN:
        /* Translators: %s is the name of a file */
        return g_strdup_printf (_ ("%s is no library of Qimam but a file of another program."), name);
      case QIMAM_ERROR_LIBRARY_NEWER:
        /* Translators: %s is the name of a file */
        return g_strdup_printf (_ ("%s was written by a newer version of Qimam, which is needed to open it."),
                                name);
      case QIMAM_ERROR_LIBRARY_BUSY:
        /* Translators: %s is the name of a file */
        return g_strdup_printf (_ ("Another program is using %s. Close that program, then try again."), name);
      case QIMAM_ERROR_LIBRARY_DAMAGED:
        /* Translators: %s is the name of a file */
        return g_strdup_printf (_ ("The file %s is damaged. Open a backup of it if you have one."), name);
      default:
        break;
      }
  if (g_file_test (path, G_FILE_TEST_IS_DIR))
    /* Translators: %s is the name of a folder */
    return g_strdup_printf (_ ("%s is a folder, not a library."), name);
  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    /* Translators: %s is the name of a file */
    return g_strdup_printf (_ ("There is no library %s yet, and none can be made in its folder."), name);
  if (g_access (path, R_OK) != 0)
    /* Translators: %s is the name of a file */
    return g_strdup_printf (_ ("You are not allowed to read the file %s."), name);
  if (g_access (path, W_OK) != 0)
    /* Translators: %s is the name of a file */
    return g_strdup_printf (_ ("You are not allowed to change the file %s."), name);
  /* Translators: %s is the name of a file */
  return g_strdup_printf (_ ("The file %s or its folder cannot be used."), name);
}

static GtkWidget *
make_button (const char *text, const char *action)
{
  GtkWidget *button = gtk_button_new (), *label = gtk_label_new_with_mnemonic (text);

  /* A label of the button itself would be read out with its underline. */
  gtk_button_set_child (GTK_BUTTON (button), label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  gtk_label_get_text (GTK_LABEL (label)), -1);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_widget_set_halign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "pill");
  return button;
}

/* The page of a window without a library; @again (out): its first button. */
static GtkWidget *
make_page (const char *reason, const char *path, GtkWidget **again)
{
  GtkWidget *page = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *header = adw_header_bar_new (),
            *status = adw_status_page_new (), *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  g_autofree char *markup = g_markup_escape_text (reason, -1);
  g_autofree char *place = qimam_ui_clean (path, 0);
  GtkWidget *file = gtk_label_new (place);

  /* A path is read from left to right. */
  gtk_widget_set_direction (file, GTK_TEXT_DIR_LTR);
  gtk_label_set_selectable (GTK_LABEL (file), TRUE);
  gtk_label_set_wrap (GTK_LABEL (file), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (file), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_justify (GTK_LABEL (file), GTK_JUSTIFY_CENTER);
  gtk_widget_add_css_class (file, "dim-label");
  gtk_widget_set_margin_bottom (file, 12);
  *again = make_button (_ ("_Try Again"), "win.open-again");
  gtk_widget_add_css_class (*again, "suggested-action");
  gtk_box_append (GTK_BOX (box), file);
  gtk_box_append (GTK_BOX (box), *again);
  gtk_box_append (GTK_BOX (box), make_button (_ ("_Open Another…"), "win.open-library"));
  gtk_box_append (GTK_BOX (box), make_button (_ ("_New Library…"), "win.new-library"));
  adw_status_page_set_icon_name (ADW_STATUS_PAGE (status), "dialog-error-symbolic");
  adw_status_page_set_title (ADW_STATUS_PAGE (status), _ ("The Library Cannot Be Opened"));
  adw_status_page_set_description (ADW_STATUS_PAGE (status), markup);
  adw_status_page_set_child (ADW_STATUS_PAGE (status), box);
  gtk_widget_set_vexpand (status, TRUE);
  gtk_box_append (GTK_BOX (page), header);
  gtk_box_append (GTK_BOX (page), status);
  return page;
}

static void
response_cb (AdwMessageDialog *dialog, const char *response, QimamWindow *self)
{
  if (g_str_equal (response, "retry"))
    gtk_widget_activate_action (GTK_WIDGET (self), "win.open-again", NULL);
  else if (g_str_equal (response, "other"))
    gtk_widget_activate_action (GTK_WIDGET (self), "win.open-library", NULL);
}

/* The library that is open stays. */
static void
show_dialog (QimamWindow *self, const char *reason)
{
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (self), _ ("The Library Cannot Be Opened"), reason);

  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _ ("_Close"));
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "other", _ ("_Open Another…"));
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "retry", _ ("_Try Again"));
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "retry", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "retry");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "close");
  g_signal_connect_object (dialog, "response", G_CALLBACK (response_cb), self, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

void
qimam_window_tell_not_opened (QimamWindow *self, const GError *error)
{
  g_autofree char *base = g_path_get_basename (self->opening);
  g_autofree char *clean = qimam_ui_clean (base, 80);
  g_autofree char *quoted = g_strdup_printf (C_ ("the name of a file", "“%s”"), clean);
  g_autofree char *name = qimam_ui_isolate (quoted);
  g_autofree char *reason = tell_reason (error, self->opening, name);
  GtkWidget *again;

  g_debug ("%s", error->message);
  if (qimam_session_get_library (self->session) != NULL)
    {
      show_dialog (self, reason);
      return;
    }
  if (self->content == NULL)
    self->content = g_object_ref (adw_toast_overlay_get_child (self->toasts));
  adw_toast_overlay_set_child (self->toasts, make_page (reason, self->opening, &again));
  gtk_widget_grab_focus (again);
}

void
qimam_window_forget_not_opened (QimamWindow *self)
{
  if (self->content != NULL)
    adw_toast_overlay_set_child (self->toasts, self->content);
  g_clear_object (&self->content);
}

static void
open_again_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  QimamWindow *self = QIMAM_WINDOW (widget);
  g_autofree char *path = g_strdup (self->opening);

  if (path != NULL)
    qimam_window_open_library (self, path);
}

void
qimam_window_class_add_opening (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.open-again", NULL, open_again_cb);
}
