/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-preferences.h"

#include <glib/gi18n.h>

#include "qimam-ui.h"

struct _QimamPreferences
{
  AdwPreferencesWindow parent_instance;

  AdwComboRow *color_scheme;
  AdwComboRow *digits;
  AdwComboRow *paper;
  GtkSpinButton *font_size;
  GtkSwitch *refresh_feeds;
  AdwActionRow *folder;
  GtkWidget *forget_folder;
};

G_DEFINE_FINAL_TYPE (QimamPreferences, qimam_preferences, ADW_TYPE_PREFERENCES_WINDOW)

static void
selected_cb (AdwComboRow *row)
{
  g_settings_set_enum (qimam_ui_settings (), g_object_get_data (G_OBJECT (row), "key"),
                       (int) adw_combo_row_get_selected (row));
}

/* The members of the enumeration stand in the row in their order. */
static void
bind_enum (AdwComboRow *row, const char *key)
{
  adw_combo_row_set_selected (row, (guint) g_settings_get_enum (qimam_ui_settings (), key));
  g_object_set_data (G_OBJECT (row), "key", (gpointer) g_intern_string (key));
  g_signal_connect (row, "notify::selected", G_CALLBACK (selected_cb), NULL);
}

/* ---- The watched folder ---- */

static void
show_folder (QimamPreferences *self)
{
  g_autofree char *path = g_settings_get_string (qimam_ui_settings (), "watched-folder");
  g_autofree char *clean = qimam_ui_isolate (path);
  g_autofree char *escaped = g_markup_escape_text (clean, -1);

  adw_action_row_set_subtitle (self->folder,
                               *path != '\0' ? escaped : _ ("New files in it are imported by themselves"));
  gtk_widget_set_visible (self->forget_folder, *path != '\0');
}

/* Whatever is in a folder that was not watched before is new. */
static void
set_folder (QimamPreferences *self, const char *path)
{
  g_settings_set_int64 (qimam_ui_settings (), "watched-until", 0);
  g_settings_set_string (qimam_ui_settings (), "watched-folder", path);
  show_folder (self);
}

static void
folder_chosen_cb (GtkNativeDialog *dialog, int response, QimamPreferences *self)
{
  g_autoptr (GFile) file =
      response == GTK_RESPONSE_ACCEPT ? gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog)) : NULL;
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;

  if (path != NULL)
    set_folder (self, path);
  g_object_unref (dialog);
}

static void
choose_folder_cb (QimamPreferences *self)
{
  GtkFileChooserNative *dialog =
      gtk_file_chooser_native_new (_ ("Watched Folder"), GTK_WINDOW (self),
                                   GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER, _ ("_Watch"), _ ("_Cancel"));

  g_signal_connect_object (dialog, "response", G_CALLBACK (folder_chosen_cb), self, 0);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

static void
forget_folder_cb (QimamPreferences *self)
{
  set_folder (self, "");
}

static void
qimam_preferences_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), QIMAM_TYPE_PREFERENCES);
  G_OBJECT_CLASS (qimam_preferences_parent_class)->dispose (object);
}

static void
qimam_preferences_class_init (QimamPreferencesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = qimam_preferences_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, QIMAM_UI_RESOURCE ("qimam-preferences.ui"));
  gtk_widget_class_bind_template_child (widget_class, QimamPreferences, color_scheme);
  gtk_widget_class_bind_template_child (widget_class, QimamPreferences, digits);
  gtk_widget_class_bind_template_child (widget_class, QimamPreferences, paper);
  gtk_widget_class_bind_template_child (widget_class, QimamPreferences, font_size);
  gtk_widget_class_bind_template_child (widget_class, QimamPreferences, refresh_feeds);
  gtk_widget_class_bind_template_child (widget_class, QimamPreferences, folder);
  gtk_widget_class_bind_template_child (widget_class, QimamPreferences, forget_folder);
  gtk_widget_class_bind_template_callback (widget_class, choose_folder_cb);
  gtk_widget_class_bind_template_callback (widget_class, forget_folder_cb);
}

static void
qimam_preferences_init (QimamPreferences *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  bind_enum (self->color_scheme, "color-scheme");
  bind_enum (self->digits, "digits");
  bind_enum (self->paper, "paper");
  show_folder (self);
  g_settings_bind (qimam_ui_settings (), "refresh-feeds", self->refresh_feeds, "active",
                   G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (qimam_ui_settings (), "reader-font-size", self->font_size, "value",
                   G_SETTINGS_BIND_DEFAULT);
}

GtkWidget *
qimam_preferences_new (GtkWindow *parent)
{
  return g_object_new (QIMAM_TYPE_PREFERENCES, "transient-for", parent, "modal", TRUE, NULL);
}
