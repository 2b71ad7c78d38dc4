/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-note-dialog.h"

#include <glib/gi18n-lib.h>

#include "qimam-question.h"
#include "qimam-ui.h"

#define QUOTE_CHARS 240

static void
response_cb (AdwMessageDialog *dialog, const char *response, const QimamQuestion *question)
{
  g_autofree char *text = NULL;
  GtkTextBuffer *buffer;
  GtkTextIter start;
  GtkTextIter end;

  if (!g_str_equal (response, "save"))
    return;
  buffer = GTK_TEXT_BUFFER (question->field);
  gtk_text_buffer_get_bounds (buffer, &start, &end);
  text = gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
  question->func (g_strstrip (text), question->data);
}

static void
discard (gpointer dialog)
{
  gtk_window_close (dialog);
}

/* Escape does not lose what was written. The request to close comes for each button, before its response. */
static gboolean
escape_cb (GtkWidget *widget, GVariant *args, gpointer buffer)
{
  if (!gtk_text_buffer_get_modified (buffer))
    return FALSE;
  qimam_question_ask_discard (GTK_WINDOW (widget), _ ("The note is not saved yet."), discard,
                              G_OBJECT (widget));
  return TRUE;
}

static gboolean
save_cb (GtkWidget *widget, GVariant *args, gpointer data)
{
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (widget), "save");
  gtk_window_destroy (GTK_WINDOW (widget));
  return TRUE;
}

/* The return key writes a new line: with Ctrl it keeps the note. */
static void
add_shortcuts (GtkWidget *dialog, GObject *buffer)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();

  gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (keys),
      gtk_shortcut_new (gtk_shortcut_trigger_parse_string ("<Control>Return|<Control>KP_Enter"),
                        gtk_callback_action_new (save_cb, NULL, NULL)));
  gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (keys),
      gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Escape, 0),
                        gtk_callback_action_new (escape_cb, g_object_ref (buffer), g_object_unref)));
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  gtk_widget_add_controller (dialog, keys);
}

static GtkWidget *
make_field (const char *text)
{
  GtkWidget *view = gtk_text_view_new ();
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (view));
  GtkWidget *scroller = gtk_scrolled_window_new ();

  gtk_text_buffer_set_text (buffer, text, -1);
  gtk_text_buffer_set_enable_undo (buffer, TRUE);
  g_object_set (view, "wrap-mode", GTK_WRAP_WORD_CHAR, "accepts-tab", FALSE, "top-margin", 8, "bottom-margin",
                8, "left-margin", 8, "right-margin", 8, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Text of the note"), -1);
  g_object_set (scroller, "child", view, "min-content-height", 130, "max-content-height", 320,
                "propagate-natural-height", TRUE, "hscrollbar-policy", GTK_POLICY_NEVER, NULL);
  gtk_widget_add_css_class (scroller, "card");
  g_object_set_data (G_OBJECT (scroller), "view", view);
  return scroller;
}

void
qimam_note_dialog_ask (GtkWidget *parent,
                       const char *heading,
                       const char *quote,
                       const char *text,
                       QimamNoteFunc func,
                       gpointer data,
                       GDestroyNotify destroy)
{
  GtkRoot *root = gtk_widget_get_root (parent);
  g_autofree char *words = qimam_ui_clean (quote, QUOTE_CHARS);
  QimamQuestion question = { NULL, func, data, destroy };
  GtkWidget *dialog;
  GtkWidget *field;
  GtkWidget *view;

  dialog = adw_message_dialog_new (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, heading, words);
  field = make_field (text);
  view = g_object_get_data (G_OBJECT (field), "view");
  question.field = G_OBJECT (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)));
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), field);
  qimam_question_connect (ADW_MESSAGE_DIALOG (dialog), "save", _ ("_Save"), G_CALLBACK (response_cb),
                          &question);
  gtk_text_buffer_set_modified (GTK_TEXT_BUFFER (question.field), FALSE);
  add_shortcuts (dialog, question.field);
  gtk_window_present (GTK_WINDOW (dialog));
  gtk_widget_grab_focus (view);
}
