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
