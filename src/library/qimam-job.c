/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-job.h"

#include "qimam-library-private.h"

struct _QimamJobs
{
  GMutex lock;
  GPtrArray *running; /* (element-type QimamJob), not owned */
};

struct _QimamJob
{
  QimamLibrary *library;
  QimamJobRow *row;
  gboolean kept;      /* its row is in the library */
  gint64 id;          /* 0 until then; under the lock of the jobs */
  GPtrArray *refused; /* (element-type QimamJobRefused): not kept yet */
  guint n_refused;    /* that are kept, or would be above the limit */
  guint n_noted;      /* all that were told of */
  char *current;      /* under the lock of the jobs */
};

QimamJobs *
qimam_jobs_new (void)
{
  QimamJobs *self = g_new0 (QimamJobs, 1);

  g_mutex_init (&self->lock);
  self->running = g_ptr_array_new ();
  return self;
}

void
qimam_jobs_free (QimamJobs *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->running);
  g_mutex_clear (&self->lock);
  g_free (self);
}

char *
qimam_jobs_dup_current (QimamJobs *self, gint64 id)
{
  char *current = NULL;

  g_mutex_lock (&self->lock);
  for (guint i = self->running->len; i > 0 && current == NULL; i--)
    {
      const QimamJob *job = self->running->pdata[i - 1];

      if (id == 0 || job->id == id)
        current = g_strdup (job->current);
    }
  g_mutex_unlock (&self->lock);
  return current;
}

static gint64
now (void)
{
  return g_get_real_time () / G_USEC_PER_SEC;
}

QimamJob *
qimam_job_new (QimamLibrary *library,
               QimamJobKind kind,
               const char *const *items,
               const QimamExtractOptions *options)
{
  static const QimamImportTotals none = { 0 };
  QimamJobs *jobs = qimam_library_get_jobs (library);
  QimamJob *self = g_new0 (QimamJob, 1);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  self->library = library;
  self->refused = g_ptr_array_new_with_free_func ((GDestroyNotify) qimam_job_refused_free);
  self->row = g_new0 (QimamJobRow, 1);
  self->row->kind = kind;
  for (; items[self->row->n_items] != NULL; self->row->n_items++)
    if (self->row->n_items < QIMAM_JOB_ITEMS_KEPT)
      g_strv_builder_add (builder, items[self->row->n_items]);
  self->row->items = g_strv_builder_end (builder);
  if (options != NULL && options->format != QIMAM_FORMAT_AUTO)
    self->row->format = g_strdup (qimam_format_nick (options->format));
  if (options != NULL)
    {
      self->row->source = g_strdup (options->source);
      self->row->published = g_strdup (options->published);
    }
  self->row->started = now ();
  self->row->owner = qimam_job_owner_new ();
  qimam_job_save (self, &none);
  g_mutex_lock (&jobs->lock);
  g_ptr_array_add (jobs->running, self);
  g_mutex_unlock (&jobs->lock);
  return self;
}

gint64
qimam_job_get_id (const QimamJob *self)
{
  return self->id;
}

void
qimam_job_set_current (QimamJob *self, const char *item)
{
  QimamJobs *jobs = qimam_library_get_jobs (self->library);

  g_mutex_lock (&jobs->lock);
  g_free (self->current);
  self->current = g_strdup (item);
  g_mutex_unlock (&jobs->lock);
}

void
qimam_job_refuse (QimamJob *self, const char *item, const char *origin, const char *reason)
{
  if (self->n_noted++ < QIMAM_JOB_REFUSED_KEPT)
    g_ptr_array_add (self->refused, qimam_job_refused_new (item, origin, reason));
}

gboolean
qimam_job_put (QimamJob *self, QimamConnection *writer, const QimamImportTotals *totals, GError **error)
{
  /* An id that was given in a transaction that failed may be another job's by now. */
  if (!self->kept)
    self->row->id = 0;
  self->row->added = totals->counts[QIMAM_IMPORT_ADDED];
  self->row->updated = totals->counts[QIMAM_IMPORT_UPDATED];
  self->row->unchanged = totals->counts[QIMAM_IMPORT_UNCHANGED];
  self->row->refused = self->n_noted;
  return qimam_store_job_put (writer, self->row, error) &&
         qimam_store_job_add_refused (writer, self->row->id, self->n_refused, self->refused, error);
}

void
qimam_job_saved (QimamJob *self)
{
  QimamJobs *jobs = qimam_library_get_jobs (self->library);

  self->kept = TRUE;
  g_mutex_lock (&jobs->lock);
  self->id = self->row->id;
  g_mutex_unlock (&jobs->lock);
  self->n_refused += self->refused->len;
  g_ptr_array_set_size (self->refused, 0);
}

void
qimam_job_save (QimamJob *self, const QimamImportTotals *totals)
{
  QimamDatabase *database = qimam_library_get_database (self->library);
  /* Not to be cancelled: that it was is told, too. */
  QimamConnection *writer = qimam_database_lock_writer (database, NULL);

  if (qimam_connection_begin (writer, NULL) && qimam_job_put (self, writer, totals, NULL) &&
      qimam_store_job_drop_quiet (writer, self->row, NULL) && qimam_connection_commit (writer, NULL))
    qimam_job_saved (self);
  qimam_database_unlock_writer (database);
}

static gboolean
is_empty (const QimamJob *self, const QimamImportTotals *totals)
{
  return self->n_noted == 0 && totals->counts[QIMAM_IMPORT_ADDED] == 0 &&
         totals->counts[QIMAM_IMPORT_UPDATED] == 0 && totals->counts[QIMAM_IMPORT_UNCHANGED] == 0;
}

/* Where there were only lists of subscriptions, their own jobs say all. */
static void
forget (QimamJob *self)
{
  QimamDatabase *database = qimam_library_get_database (self->library);
  QimamConnection *writer = qimam_database_lock_writer (database, NULL);

  if (qimam_connection_begin (writer, NULL) && qimam_store_job_remove (writer, self->row->id, NULL))
    qimam_connection_commit (writer, NULL);
  qimam_database_unlock_writer (database);
}

void
qimam_job_end (QimamJob *self, const QimamImportTotals *totals, const GError *error)
{
  QimamJobs *jobs = qimam_library_get_jobs (self->library);

  g_mutex_lock (&jobs->lock);
  g_ptr_array_remove (jobs->running, self);
  g_mutex_unlock (&jobs->lock);
  self->row->ended = now ();
  if (error == NULL)
    self->row->state = QIMAM_JOB_DONE;
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    self->row->state = QIMAM_JOB_CANCELLED;
  else
    {
      self->row->state = QIMAM_JOB_FAILED;
      self->row->problem = g_strdup (error->message);
    }
  if (error == NULL && totals->lists > 0 && is_empty (self, totals))
    forget (self);
  else
    qimam_job_save (self, totals);
  g_ptr_array_unref (self->refused);
  qimam_job_row_free (self->row);
  g_free (self->current);
  g_free (self);
}
