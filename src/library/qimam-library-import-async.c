/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-library-jobs.h"
#include "qimam-library-task.h"

/* Progress travels from the worker thread to the caller's main context in lots: an import of many thousand
 * items must not fill the main loop with one call each. */

typedef struct
{
  QimamImportItem item;
  gboolean has_item;
  guint done;
  guint total;
} Report;

typedef struct
{
  char **items;
  GBytes *bytes;
  gint64 retry; /* a job whose refused items are tried once more */
  char *origin; /* (nullable): only this one */
  QimamExtractOptions options;
  QimamImportFunc func;
  gpointer func_data;
  QimamImportTotals totals;
  GMutex lock;
  GPtrArray *reports; /* Report, waiting to be told */
  gboolean scheduled;
} Job;

static void
report_free (Report *report)
{
  g_free (report->item.item);
  g_free (report->item.guid);
  g_free (report->item.headline);
  g_free (report->item.reason);
  g_clear_pointer (&report->item.list, g_bytes_unref);
  g_free (report);
}

static void
job_free (Job *job)
{
  g_strfreev (job->items);
  g_clear_pointer (&job->bytes, g_bytes_unref);
  g_free (job->origin);
  g_free ((char *) job->options.name);
  g_free ((char *) job->options.url);
  g_free ((char *) job->options.content_type);
  g_free ((char *) job->options.source);
  g_free ((char *) job->options.published);
  g_ptr_array_unref (job->reports);
  g_mutex_clear (&job->lock);
  g_free (job);
}

static Job *
job_new (const QimamExtractOptions *options, QimamImportFunc func, gpointer func_data)
{
  Job *job = g_new0 (Job, 1);

  if (options != NULL)
    {
      job->options.format = options->format;
      job->options.name = g_strdup (options->name);
      job->options.url = g_strdup (options->url);
      job->options.content_type = g_strdup (options->content_type);
      job->options.source = g_strdup (options->source);
      job->options.published = g_strdup (options->published);
    }
  job->func = func;
  job->func_data = func_data;
  job->reports = g_ptr_array_new_with_free_func ((GDestroyNotify) report_free);
  g_mutex_init (&job->lock);
  return job;
}

/* On the caller's main context. */
static gboolean
tell_cb (gpointer data)
{
  Job *job = g_task_get_task_data (data);
  g_autoptr (GPtrArray) reports = NULL;

  g_mutex_lock (&job->lock);
  reports = g_steal_pointer (&job->reports);
  job->reports = g_ptr_array_new_with_free_func ((GDestroyNotify) report_free);
  job->scheduled = FALSE;
  g_mutex_unlock (&job->lock);
  for (guint i = 0; i < reports->len; i++)
    {
      const Report *report = reports->pdata[i];

      job->func (report->has_item ? &report->item : NULL, report->done, report->total, job->func_data);
    }
  return G_SOURCE_REMOVE;
}

/* On the worker thread. */
static void
queue_cb (const QimamImportItem *item, guint done, guint total, gpointer data)
{
  GTask *task = data;
  Job *job = g_task_get_task_data (task);
  Report *report = g_new0 (Report, 1), *last;

  report->done = done;
  report->total = total;
  if (item != NULL)
    {
      report->has_item = TRUE;
      report->item = *item;
      report->item.item = g_strdup (item->item);
      report->item.guid = g_strdup (item->guid);
      report->item.headline = g_strdup (item->headline);
      report->item.reason = g_strdup (item->reason);
      report->item.list = item->list != NULL ? g_bytes_ref (item->list) : NULL;
    }
  g_mutex_lock (&job->lock);
  /* Of progress that nobody has seen yet only the latest matters. */
  last = job->reports->len > 0 ? job->reports->pdata[job->reports->len - 1] : NULL;
  if (last != NULL && !last->has_item)
    g_ptr_array_remove_index (job->reports, job->reports->len - 1);
  g_ptr_array_add (job->reports, report);
  if (!job->scheduled)
    {
      g_autoptr (GSource) source = g_idle_source_new ();

      /* Before the end of the task, which comes at the default priority. */
      g_source_set_priority (source, G_PRIORITY_DEFAULT - 1);
      g_source_set_callback (source, tell_cb, g_object_ref (task), g_object_unref);
      g_source_attach (source, g_task_get_context (task));
      job->scheduled = TRUE;
    }
  g_mutex_unlock (&job->lock);
}

static void
import_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Job *job = data;
  GError *error = NULL;
  QimamImportFunc func = job->func != NULL ? queue_cb : NULL;
  gboolean done;

  if (job->retry != 0)
    done = qimam_library_retry_job (source, job->retry, job->origin, func, task, &job->totals, cancellable,
                                    &error);
  else if (job->bytes != NULL)
    done = qimam_library_import_bytes (source, job->bytes, &job->options, func, task, &job->totals,
                                       cancellable, &error);
  else
    done = qimam_library_import (source, (const char *const *) job->items, &job->options, func, task,
                                 &job->totals, cancellable, &error);
  qimam_task_return_done (task, done, error);
}

void
qimam_library_import_async (QimamLibrary *self,
                            const char *const *items,
                            const QimamExtractOptions *options,
                            QimamImportFunc func,
                            gpointer func_data,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer data)
{
  Job *job;

  g_return_if_fail (QIMAM_IS_LIBRARY (self) && items != NULL);
  job = job_new (options, func, func_data);
  job->items = g_strdupv ((char **) items);
  qimam_library_start (self, job, (GDestroyNotify) job_free, qimam_library_import_async, import_thread,
                       cancellable, callback, data);
}

void
qimam_library_import_bytes_async (QimamLibrary *self,
                                  GBytes *bytes,
                                  const QimamExtractOptions *options,
                                  QimamImportFunc func,
                                  gpointer func_data,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer data)
{
  Job *job;

  g_return_if_fail (QIMAM_IS_LIBRARY (self) && bytes != NULL);
  job = job_new (options, func, func_data);
  job->bytes = g_bytes_ref (bytes);
  qimam_library_start (self, job, (GDestroyNotify) job_free, qimam_library_import_bytes_async, import_thread,
                       cancellable, callback, data);
}

void
qimam_library_retry_job_async (QimamLibrary *self,
                               gint64 id,
                               const char *origin,
                               QimamImportFunc func,
                               gpointer func_data,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer data)
{
  Job *job;

  g_return_if_fail (QIMAM_IS_LIBRARY (self));
  job = job_new (NULL, func, func_data);
  job->retry = id;
  job->origin = g_strdup (origin);
  qimam_library_start (self, job, (GDestroyNotify) job_free, qimam_library_retry_job_async, import_thread,
                       cancellable, callback, data);
}

gboolean
qimam_library_import_finish (QimamLibrary *self,
                             GAsyncResult *result,
                             QimamImportTotals *totals,
                             GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  if (totals != NULL)
    *totals = ((Job *) g_task_get_task_data (G_TASK (result)))->totals;
  return g_task_propagate_boolean (G_TASK (result), error);
}
