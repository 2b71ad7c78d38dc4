/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-name-dialog.h"

#include "qimam-question.h"

/* Room for the name of a meeting. */
#define WIDTH_CHARS 36

static char *
read_name (GtkEditable *entry)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (entry)));
}

static void
response_cb (AdwMessageDialog *dialog, const char *response, const QimamQuestion *question)
{
  g_autofree char *name = read_name (GTK_EDITABLE (question->field));

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
  QimamQuestion question = { G_OBJECT (entry), func, data, destroy };

  gtk_entry_set_max_length (GTK_ENTRY (entry), max_chars);
  gtk_editable_set_width_chars (GTK_EDITABLE (entry), WIDTH_CHARS);
  gtk_editable_set_text (GTK_EDITABLE (entry), name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), entry);
  qimam_question_connect (ADW_MESSAGE_DIALOG (dialog), "accept", accept, G_CALLBACK (response_cb), &question);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "accept");
  g_signal_connect_object (entry, "changed", G_CALLBACK (changed_cb), dialog, G_CONNECT_SWAPPED);
  g_signal_connect_object (entry, "activate", G_CALLBACK (activate_cb), dialog, G_CONNECT_SWAPPED);
  changed_cb (ADW_MESSAGE_DIALOG (dialog), GTK_EDITABLE (entry));
  gtk_window_present (GTK_WINDOW (dialog));
  gtk_widget_grab_focus (entry);
}
