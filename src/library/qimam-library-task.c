/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-library-task.h"

QimamRequest *
qimam_request_new (const QimamFilter *filter, const gint64 *ids, guint n_ids)
{
  QimamRequest *request = g_new0 (QimamRequest, 1);

  request->filter = filter != NULL ? qimam_filter_copy (filter) : NULL;
  request->ids = g_memdup2 (ids, n_ids * sizeof *ids);
  request->n_ids = n_ids;
  return request;
}

static void
request_free (QimamRequest *request)
{
  qimam_filter_free (request->filter);
  g_free (request->ids);
  g_free (request->topic);
  g_free (request->language);
  g_free (request);
}

void
qimam_library_start (QimamLibrary *self,
                     gpointer work,
                     GDestroyNotify free_work,
                     gpointer tag,
                     GTaskThreadFunc func,
                     GCancellable *cancellable,
                     GAsyncReadyCallback callback,
                     gpointer data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, data);

  g_task_set_source_tag (task, tag);
  g_task_set_task_data (task, work, free_work);
  g_task_run_in_thread (task, func);
}

void
qimam_library_run (QimamLibrary *self,
                   QimamRequest *request,
                   gpointer tag,
                   GTaskThreadFunc func,
                   GCancellable *cancellable,
                   GAsyncReadyCallback callback,
                   gpointer data)
{
  qimam_library_start (self, request, (GDestroyNotify) request_free, tag, func, cancellable, callback, data);
}

/* ---- What a task gives ---- */

void
qimam_task_return_pointer (GTask *task, gpointer result, GDestroyNotify free_result, GError *error)
{
  if (result != NULL)
    g_task_return_pointer (task, result, free_result);
  else
    g_task_return_error (task, error);
}

void
qimam_task_return_done (GTask *task, gboolean done, GError *error)
{
  if (done)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/* ---- How far a task is ---- */

typedef struct
{
  GTask *task;
  QimamTaskHearFunc hear;
  gpointer report;
  GDestroyNotify free_report;
} Telling;

static void
telling_free (gpointer data)
{
  Telling *telling = data;

  telling->free_report (telling->report);
  g_object_unref (telling->task);
  g_free (telling);
}

static gboolean
tell_cb (gpointer data)
{
  const Telling *telling = data;

  if (!g_task_get_completed (telling->task) &&
      !g_cancellable_is_cancelled (g_task_get_cancellable (telling->task)))
    telling->hear (telling->task, telling->report);
  return G_SOURCE_REMOVE;
}

void
qimam_task_tell (GTask *task, QimamTaskHearFunc hear, gpointer report, GDestroyNotify free_report)
{
  /* Not g_main_context_invoke(), which calls on this thread where nobody runs the context at the moment. */
  g_autoptr (GSource) source = g_idle_source_new ();
  Telling *telling = g_new (Telling, 1);

  *telling = (Telling){ g_object_ref (task), hear, report, free_report };
  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, tell_cb, telling, telling_free);
  g_source_attach (source, g_task_get_context (task));
}
