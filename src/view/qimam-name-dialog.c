/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-name-dialog.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

/* Room for the name of a meeting. */
#define WIDTH_CHARS 36

typedef struct
{
  GtkEditable *entry;
  QimamNameFunc func;
  gpointer data;
  GDestroyNotify destroy;
} Question;

static void
question_free (gpointer data, GClosure *closure)
{
  Question *question = data;

  if (question->destroy != NULL)
    question->destroy (question->data);
  g_object_unref (question->entry);
  g_free (question);
}

static char *
read_name (GtkEditable *entry)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (entry)));
}

static void
response_cb (AdwMessageDialog *dialog, const char *response, Question *question)
{
  g_autofree char *name = read_name (question->entry);

  if (g_str_equal (response, "accept") && *name != '\0')
    question->func (name, question->data);
}

static void
changed_cb (AdwMessageDialog *dialog, GtkEditable *entry)
{
  g_autofree char *name = read_name (entry);

  adw_message_dialog_set_response_enabled (dialog, "accept", *name != '\0');
}

static void
activate_cb (AdwMessageDialog *dialog)
{
  if (!adw_message_dialog_get_response_enabled (dialog, "accept"))
    return;
  g_object_ref (dialog);
  adw_message_dialog_response (dialog, "accept");
  gtk_window_destroy (GTK_WINDOW (dialog));
  g_object_unref (dialog);
}

void
qimam_name_dialog_ask (GtkWindow *parent,
                       const char *title,
                       const char *label,
                       const char *accept,
                       const char *name,
                       int max_chars,
                       QimamNameFunc func,
                       gpointer data,
                       GDestroyNotify destroy)
{
  GtkWidget *dialog = adw_message_dialog_new (parent, title, NULL);
  GtkWidget *entry = gtk_entry_new ();
  Question *question = g_new0 (Question, 1);

  *question = (Question){ GTK_EDITABLE (g_object_ref (entry)), func, data, destroy };
  gtk_entry_set_max_length (GTK_ENTRY (entry), max_chars);
  gtk_editable_set_width_chars (GTK_EDITABLE (entry), WIDTH_CHARS);
  gtk_editable_set_text (GTK_EDITABLE (entry), name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), entry);
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "cancel", _ ("_Cancel"));
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "accept", accept);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "accept", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "accept");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_signal_connect_data (dialog, "response", G_CALLBACK (response_cb), question, question_free, 0);
  g_signal_connect_object (entry, "changed", G_CALLBACK (changed_cb), dialog, G_CONNECT_SWAPPED);
  g_signal_connect_object (entry, "activate", G_CALLBACK (activate_cb), dialog, G_CONNECT_SWAPPED);
  changed_cb (ADW_MESSAGE_DIALOG (dialog), GTK_EDITABLE (entry));
  gtk_window_present (GTK_WINDOW (dialog));
  gtk_widget_grab_focus (entry);
}
