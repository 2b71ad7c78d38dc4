/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-library-jobs.h"

#include <glib/gi18n-lib.h>

#include "qimam-input.h"
#include "qimam-job.h"
#include "qimam-library-feeds.h"
#include "qimam-library-private.h"

GPtrArray *
qimam_library_list_jobs (QimamLibrary *self, GError **error)
{
  g_auto (QimamLibraryReader) reading = { 0 };

  g_return_val_if_fail (QIMAM_IS_LIBRARY (self), NULL);
  if (!qimam_library_reader_begin (&reading, self, NULL, error))
    return NULL;
  return qimam_store_job_list (reading.connection, error);
}

QimamJobRow *
qimam_library_load_job (QimamLibrary *self, gint64 id, GError **error)
{
  g_auto (QimamLibraryReader) reading = { 0 };

  g_return_val_if_fail (QIMAM_IS_LIBRARY (self), NULL);
  if (!qimam_library_reader_begin (&reading, self, NULL, error))
    return NULL;
  return qimam_store_job_load (reading.connection, id, error);
}

GPtrArray *
qimam_library_list_refused (QimamLibrary *self, gint64 job, guint first, guint n, GError **error)
{
  g_auto (QimamLibraryReader) reading = { 0 };

  g_return_val_if_fail (QIMAM_IS_LIBRARY (self), NULL);
  if (!qimam_library_reader_begin (&reading, self, NULL, error))
    return NULL;
  return qimam_store_job_list_refused (reading.connection, job, first, n, error);
}

gboolean
qimam_library_clear_jobs (QimamLibrary *self, GError **error)
{
  g_auto (QimamLibraryWriter) writing = { 0 };
  QimamConnection *writer;

  g_return_val_if_fail (QIMAM_IS_LIBRARY (self), FALSE);
  writer = qimam_library_writer_begin (&writing, self, NULL);
  return qimam_connection_begin (writer, error) && qimam_store_job_clear (writer, error) &&
         qimam_connection_commit (writer, error);
}

char *
qimam_library_dup_current_item (QimamLibrary *self, gint64 id)
{
  g_return_val_if_fail (QIMAM_IS_LIBRARY (self), NULL);
  return qimam_jobs_dup_current (qimam_library_get_jobs (self), id);
}

void
qimam_library_end_dead_jobs (QimamLibrary *self)
{
  g_auto (QimamLibraryReader) reading = { 0 };
  g_auto (QimamLibraryWriter) writing = { 0 };
  QimamConnection *writer;
  guint n = 0;

  if (!qimam_library_reader_begin (&reading, self, NULL, NULL))
    return;
  qimam_store_job_count_dead (reading.connection, &n, NULL);
  qimam_library_reader_end (&reading);
  if (n == 0)
    return;
  /* A library that cannot be written now is told of another time. */
  writer = qimam_library_writer_begin (&writing, self, NULL);
  if (qimam_connection_begin (writer, NULL) && qimam_store_job_mark_dead (writer, NULL))
    qimam_connection_commit (writer, NULL);
}

/* ---- Once more ---- */

/* (transfer full) (element-type utf8): where what a job refused came from, each once, in order */
static GPtrArray *
list_origins (QimamLibrary *self, gint64 id, const char *only, GError **error)
{
  g_autoptr (GPtrArray) refused = qimam_library_list_refused (self, id, 0, QIMAM_JOB_REFUSED_KEPT, error);
  g_autoptr (GPtrArray) origins = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; refused != NULL && i < refused->len; i++)
    {
      const char *origin = ((QimamJobRefused *) refused->pdata[i])->origin;

      if (origin == NULL || (only != NULL && !g_str_equal (origin, only)) ||
          !g_hash_table_add (seen, (gpointer) origin))
        continue;
      g_ptr_array_add (origins, g_strdup (origin));
    }
  return refused != NULL ? g_steal_pointer (&origins) : NULL;
}

/* (transfer full) (element-type gint64): the feeds with these addresses */
static GArray *
find_feeds (QimamLibrary *self, const GPtrArray *addresses, GError **error)
{
  g_autoptr (GPtrArray) feeds = qimam_library_list_feeds (self, error);
  GArray *ids = feeds != NULL ? g_array_new (FALSE, FALSE, sizeof (gint64)) : NULL;

  for (guint i = 0; ids != NULL && i < feeds->len; i++)
    {
      const QimamFeedRow *feed = feeds->pdata[i];

      if (g_ptr_array_find_with_equal_func ((GPtrArray *) addresses, feed->url, g_str_equal, NULL))
        g_array_append_val (ids, feed->id);
    }
  return ids;
}

static gboolean
fail_nothing (GError **error)
{
  g_set_error_literal (error, QIMAM_ERROR, QIMAM_ERROR_NOT_FOUND, _ ("There is nothing to try again"));
  return FALSE;
}

gboolean
qimam_library_retry_job (QimamLibrary *self,
                         gint64 id,
                         const char *origin,
                         QimamImportFunc func,
                         gpointer data,
                         QimamImportTotals *totals,
                         GCancellable *cancellable,
                         GError **error)
{
  g_autoptr (QimamJobRow) job = NULL;
  g_autoptr (GPtrArray) origins = NULL;
  QimamExtractOptions options = { 0 };

  g_return_val_if_fail (QIMAM_IS_LIBRARY (self), FALSE);
  job = qimam_library_load_job (self, id, error);
  origins = job != NULL ? list_origins (self, id, origin, error) : NULL;
  if (origins == NULL)
    return FALSE;
  if (origins->len == 0)
    return fail_nothing (error);
  if (job->kind == QIMAM_JOB_REFRESH)
    {
      g_autoptr (GArray) ids = find_feeds (self, origins, error);

      if (ids == NULL)
        return FALSE;
      if (ids->len == 0)
        return fail_nothing (error);
      return qimam_library_refresh_feeds (self, (const gint64 *) ids->data, ids->len, NULL, func, data,
                                          totals, cancellable, error);
    }
  options.source = job->source;
  options.published = job->published;
  if (job->format != NULL)
    qimam_format_from_nick (job->format, &options.format);
  g_ptr_array_add (origins, NULL);
  return qimam_library_import (self, (const char *const *) origins->pdata, &options, func, data, totals,
                               cancellable, error);
}
