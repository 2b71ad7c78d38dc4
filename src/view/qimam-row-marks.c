/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-row-marks.h"

typedef struct
{
  QimamHits *hits;
  GtkBitset *positions;
  gboolean starred;
  gboolean value;
  QimamRowMarksFunc progress;
  gpointer progress_data;
} Job;

static void
job_free (Job *job)
{
  qimam_hits_unref (job->hits);
  gtk_bitset_unref (job->positions);
  g_free (job);
}

typedef struct
{
  GTask *task;
  GArray *ids;
} Step;

static void
step_free (Step *step)
{
  g_object_unref (step->task);
  g_array_unref (step->ids);
  g_free (step);
}

static gboolean
step_cb (gpointer data)
{
  const Step *step = data;
  const Job *job = g_task_get_task_data (step->task);

  if (!g_task_get_completed (step->task))
    job->progress (g_task_get_source_object (step->task), (const gint64 *) (gpointer) step->ids->data,
                   step->ids->len, job->starred, job->value, job->progress_data);
  return G_SOURCE_REMOVE;
}

static void
tell (GTask *task, const Job *job, GArray *ids)
{
  g_autoptr (GSource) source = NULL;
  Step *step;

  if (job->progress == NULL)
    return;
  step = g_new0 (Step, 1);
  *step = (Step){ g_object_ref (task), g_array_ref (ids) };
  source = g_idle_source_new ();
  g_source_set_priority (source, g_task_get_priority (task));
  g_source_set_callback (source, step_cb, step, (GDestroyNotify) step_free);
  g_source_attach (source, g_task_get_context (task));
}

/* Appends the ids of the selected rows from @from on, by runs, until there are enough for a transaction.
 * @until: (out): the first row that was not looked at */
static gboolean
collect (QimamLibrary *library,
         const Job *job,
         guint from,
         guint *until,
         GArray *ids,
         GCancellable *cancellable,
         GError **error)
{
  GtkBitsetIter iter;
  guint position;
  gboolean more = gtk_bitset_iter_init_at (&iter, job->positions, from, &position);

  while (more && ids->len < QIMAM_FLAGS_AT_ONCE)
    {
      g_autoptr (GArray) run = NULL;
      guint first = position;
      guint n = 0;

      do
        {
          n++;
          more = gtk_bitset_iter_next (&iter, &position);
        }
      while (more && position == first + n && ids->len + n < QIMAM_FLAGS_AT_ONCE);
      run = qimam_library_get_ids (library, job->hits, first, n, cancellable, error);
      if (run == NULL)
        return FALSE;
      g_array_append_vals (ids, run->data, run->len);
      *until = first + n;
    }
  return TRUE;
}

static void
marks_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Job *job = data;
  QimamLibrary *library = source;
  GError *error = NULL;
  guint from = 0;
  guint until = 0;

  for (;;)
    {
      g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

      if (!collect (library, job, from, &until, ids, cancellable, &error))
        break;
      if (until == from)
        {
          g_task_return_boolean (task, TRUE);
          return;
        }
      if (!qimam_library_set_flags (library, (const gint64 *) (gpointer) ids->data, ids->len, job->starred,
                                    job->value, cancellable, &error))
        break;
      tell (task, job, ids);
      from = until;
    }
  g_task_return_error (task, error);
}

void
qimam_row_marks_async (QimamLibrary *library,
                       QimamHits *hits,
                       const GtkBitset *positions,
                       gboolean starred,
                       gboolean value,
                       QimamRowMarksFunc progress,
                       gpointer progress_data,
                       GCancellable *cancellable,
                       GAsyncReadyCallback callback,
                       gpointer data)
{
  g_autoptr (GTask) task = NULL;
  Job *job;

  g_return_if_fail (QIMAM_IS_LIBRARY (library));
  g_return_if_fail (hits != NULL && positions != NULL);

  job = g_new0 (Job, 1);
  *job = (Job){ qimam_hits_ref (hits), gtk_bitset_copy (positions), starred, value, progress, progress_data };
  task = g_task_new (library, cancellable, callback, data);
  g_task_set_source_tag (task, qimam_row_marks_async);
  /* A mark that was made is told even where the rest was cancelled meanwhile. */
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, job, (GDestroyNotify) job_free);
  g_task_run_in_thread (task, marks_thread);
}

gboolean
qimam_row_marks_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, qimam_row_marks_async), FALSE);
  return g_task_propagate_boolean (G_TASK (result), error);
}
