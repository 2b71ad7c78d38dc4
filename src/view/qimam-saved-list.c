/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-saved-list.h"

struct _QimamSavedList
{
  GObject parent_instance;

  QimamLibrary *library;
  GPtrArray *searches;
  GCancellable *cancellable;
};

enum
{
  CHANGED,
  FAILED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (QimamSavedList, qimam_saved_list, G_TYPE_OBJECT)

/* ---- Reading ---- */

static void
counted_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (QimamSavedList) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) searches =
      qimam_library_count_searches_finish (QIMAM_LIBRARY (source), result, &error);

  if (QIMAM_LIBRARY (source) != self->library || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (searches == NULL)
    {
      g_signal_emit (self, signals[FAILED], 0, error);
      return;
    }
  g_clear_pointer (&self->searches, g_ptr_array_unref);
  self->searches = g_steal_pointer (&searches);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
stop (QimamSavedList *self)
{
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

void
qimam_saved_list_refresh (QimamSavedList *self)
{
  g_return_if_fail (QIMAM_IS_SAVED_LIST (self));

  if (self->library == NULL)
    return;
  stop (self);
  self->cancellable = g_cancellable_new ();
  qimam_library_count_searches_async (self->library, self->cancellable, counted_cb, g_object_ref (self));
}

/* ---- Writing ---- */

/* With a filter a search is saved, with a name renamed, with neither removed. */
typedef struct
{
  gint64 id;
  char *name;
  QimamFilter *filter;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  g_free (job->name);
  qimam_filter_free (job->filter);
  g_free (job);
}

static void
write_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  QimamLibrary *library = source;
  const Job *job = data;
  GError *error = NULL;
  gboolean done;

  if (job->filter != NULL)
    done = qimam_library_save_search (library, job->name, job->filter, &error) != 0;
  else if (job->name != NULL)
    done = qimam_library_rename_search (library, job->id, job->name, &error);
  else
    done = qimam_library_remove_search (library, job->id, &error);
  if (done)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (QimamSavedList) self = data;
  g_autoptr (GError) error = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), &error))
    g_signal_emit (self, signals[FAILED], 0, error);
  if (QIMAM_LIBRARY (source) == self->library)
    qimam_saved_list_refresh (self);
}

static void
write_job (QimamSavedList *self, gint64 id, const char *name, const QimamFilter *filter)
{
  g_autoptr (GTask) task = NULL;
  Job *job;

  if (self->library == NULL)
    return;
  job = g_new0 (Job, 1);
  *job = (Job){ id, g_strdup (name), filter != NULL ? qimam_filter_copy (filter) : NULL };
  task = g_task_new (self->library, NULL, written_cb, g_object_ref (self));
  g_task_set_task_data (task, job, job_free);
  g_task_run_in_thread (task, write_thread);
}

/* ---- GObject ---- */

static void
qimam_saved_list_dispose (GObject *object)
{
  QimamSavedList *self = QIMAM_SAVED_LIST (object);

  stop (self);
  g_clear_object (&self->library);
  g_clear_pointer (&self->searches, g_ptr_array_unref);
  G_OBJECT_CLASS (qimam_saved_list_parent_class)->dispose (object);
}

static void
qimam_saved_list_class_init (QimamSavedListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = qimam_saved_list_dispose;
  signals[CHANGED] =
      g_signal_new ("changed", QIMAM_TYPE_SAVED_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[FAILED] = g_signal_new ("failed", QIMAM_TYPE_SAVED_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_ERROR);
}

static void
qimam_saved_list_init (QimamSavedList *self)
{
}

QimamSavedList *
qimam_saved_list_new (void)
{
  return g_object_new (QIMAM_TYPE_SAVED_LIST, NULL);
}

void
qimam_saved_list_set_library (QimamSavedList *self, QimamLibrary *library)
{
  g_return_if_fail (QIMAM_IS_SAVED_LIST (self));

  stop (self);
  g_clear_pointer (&self->searches, g_ptr_array_unref);
  g_set_object (&self->library, library);
  g_signal_emit (self, signals[CHANGED], 0);
  qimam_saved_list_refresh (self);
}

GPtrArray *
qimam_saved_list_get (QimamSavedList *self)
{
  g_return_val_if_fail (QIMAM_IS_SAVED_LIST (self), NULL);
  return self->searches;
}

const QimamCountedSearch *
qimam_saved_list_find (QimamSavedList *self, gint64 id)
{
  g_return_val_if_fail (QIMAM_IS_SAVED_LIST (self), NULL);

  for (guint i = 0; self->searches != NULL && i < self->searches->len; i++)
    {
      const QimamCountedSearch *counted = g_ptr_array_index (self->searches, i);

      if (counted->search->id == id)
        return counted;
    }
  return NULL;
}

const QimamCountedSearch *
qimam_saved_list_find_filter (QimamSavedList *self, const QimamFilter *filter)
{
  g_return_val_if_fail (QIMAM_IS_SAVED_LIST (self), NULL);

  for (guint i = 0; self->searches != NULL && i < self->searches->len; i++)
    {
      const QimamCountedSearch *counted = g_ptr_array_index (self->searches, i);
      g_autoptr (QimamFilter) same = qimam_filter_copy (counted->search->filter);

      same->prefix = filter->prefix;
      same->sort = filter->sort;
      if (qimam_filter_equal (same, filter))
        return counted;
    }
  return NULL;
}

void
qimam_saved_list_save (QimamSavedList *self, const char *name, const QimamFilter *filter)
{
  g_return_if_fail (QIMAM_IS_SAVED_LIST (self) && name != NULL && filter != NULL);
  write_job (self, 0, name, filter);
}

void
qimam_saved_list_rename (QimamSavedList *self, gint64 id, const char *name)
{
  g_return_if_fail (QIMAM_IS_SAVED_LIST (self) && name != NULL);
  write_job (self, id, name, NULL);
}

void
qimam_saved_list_remove (QimamSavedList *self, gint64 id)
{
  g_return_if_fail (QIMAM_IS_SAVED_LIST (self));
  write_job (self, id, NULL, NULL);
}
