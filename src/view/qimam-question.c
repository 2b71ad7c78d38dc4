/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-question.h"

#include <glib/gi18n-lib.h>

static void
question_free (gpointer data, GClosure *closure)
{
  QimamQuestion *question = data;

  if (question->destroy != NULL)
    question->destroy (question->data);
  g_object_unref (question->field);
  g_free (question);
}

void
qimam_question_connect (AdwMessageDialog *dialog,
                        const char *response,
                        const char *label,
                        GCallback response_cb,
                        const QimamQuestion *question)
{
  QimamQuestion *own = g_memdup2 (question, sizeof *question);

  g_object_ref (own->field);
  adw_message_dialog_add_response (dialog, "cancel", _ ("_Cancel"));
  adw_message_dialog_add_response (dialog, response, label);
  adw_message_dialog_set_response_appearance (dialog, response, ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_close_response (dialog, "cancel");
  g_signal_connect_data (dialog, "response", response_cb, own, question_free, 0);
}

typedef struct
{
  void (*discard) (gpointer object);
  GObject *object;
} Discarding;

static void
discarding_free (gpointer data, GClosure *closure)
{
  Discarding *discarding = data;

  g_object_unref (discarding->object);
  g_free (discarding);
}

static void
discard_response_cb (AdwMessageDialog *dialog, const char *response, const Discarding *discarding)
{
  if (g_str_equal (response, "discard"))
    discarding->discard (discarding->object);
}

void
qimam_question_ask_discard (GtkWindow *parent,
                            const char *body,
                            void (*discard) (gpointer object),
                            GObject *object)
{
  GtkWidget *dialog = adw_message_dialog_new (parent, _ ("Discard What You Wrote?"), body);
  Discarding *discarding = g_new0 (Discarding, 1);

  discarding->discard = discard;
  discarding->object = g_object_ref (object);
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "keep", _ ("_Keep Writing"));
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "discard",
                                   C_ ("what was written", "_Discard"));
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "discard",
                                              ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "keep");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "keep");
  g_signal_connect_data (dialog, "response", G_CALLBACK (discard_response_cb), discarding, discarding_free,
                         0);
  gtk_window_present (GTK_WINDOW (dialog));
}
