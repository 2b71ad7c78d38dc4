/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-subscribe-dialog.h"

#include <glib/gi18n.h>

#include "qimam-library-feeds.h"
#include "qimam-toast.h"
#include "qimam-ui.h"

/* A list that waits for an answer. */
typedef struct
{
  AdwToastOverlay *toasts;
  QimamLibrary *library;
  char *name;
  GBytes *list;
  QimamOpmlTotals totals;
} Question;

static void
question_free (Question *question)
{
  g_object_unref (question->toasts);
  g_object_unref (question->library);
  g_free (question->name);
  g_bytes_unref (question->list);
  qimam_opml_totals_clear (&question->totals);
  g_free (question);
}

static void
tell (AdwToastOverlay *toasts, const char *text)
{
  g_autofree char *digits = qimam_ui_digits (text);

  qimam_toast_show (toasts, qimam_toast_new (digits));
}

/* Another import may hold the library for a while. */
static void
subscribe_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Question *question = data;
  GError *error = NULL;

  if (qimam_library_import_opml (question->library, question->list, question->name, &question->totals,
                                 &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
subscribed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  const Question *question = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  guint n = question->totals.added;

  if (g_task_propagate_boolean (G_TASK (result), &error))
    text = g_strdup_printf (ngettext ("%u feed added", "%u feeds added", n), n);
  else
    text = qimam_ui_message (error->message);
  tell (question->toasts, text);
}

static void
answer_cb (AdwMessageDialog *dialog, const char *answer, Question *question)
{
  g_autoptr (GTask) task = NULL;

  if (!g_str_equal (answer, "subscribe"))
    {
      question_free (question);
      return;
    }
  task = g_task_new (NULL, NULL, subscribed_cb, NULL);
  g_task_set_task_data (task, question, (GDestroyNotify) question_free);
  g_task_run_in_thread (task, subscribe_thread);
}

void
qimam_subscribe_dialog_ask (GtkWindow *parent,
                            AdwToastOverlay *toasts,
                            QimamLibrary *library,
                            const QimamImportItem *item)
{
  g_autofree char *base = g_path_get_basename (item->item);
  g_autofree char *name = qimam_ui_isolate (base);
  g_autofree char *heading = NULL;
  g_autofree char *heading_digits = NULL;
  g_autofree char *body = NULL;
  guint n = item->feeds_added;
  AdwMessageDialog *dialog;
  Question *question;

  if (n == 0)
    {
      /* Translators: %s is the name of a list of subscriptions */
      body = g_strdup_printf (_ ("The feeds of %s are all there already"), name);
      tell (toasts, body);
      return;
    }
  question = g_new0 (Question, 1);
  question->toasts = g_object_ref (toasts);
  question->library = g_object_ref (library);
  question->name = g_strdup (item->item);
  question->list = g_bytes_ref (item->list);
  heading = g_strdup_printf (ngettext ("Subscribe to %u feed?", "Subscribe to %u feeds?", n), n);
  heading_digits = qimam_ui_digits (heading);
  /* Translators: %s is the name of a list of subscriptions */
  body = g_strdup_printf (
      _ ("%s is a list of subscriptions. What its feeds publish comes in by itself from then on."), name);
  dialog = ADW_MESSAGE_DIALOG (adw_message_dialog_new (parent, heading_digits, body));
  adw_message_dialog_add_responses (dialog, "cancel", _ ("_Cancel"), "subscribe", _ ("_Subscribe"), NULL);
  adw_message_dialog_set_response_appearance (dialog, "subscribe", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (dialog, "subscribe");
  adw_message_dialog_set_close_response (dialog, "cancel");
  g_signal_connect (dialog, "response", G_CALLBACK (answer_cb), question);
  gtk_window_present (GTK_WINDOW (dialog));
}
