/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-library-reanalysis.h"

#include <string.h>

#include "qimam-library-copies.h"
#include "qimam-library-private.h"
#include "qimam-store-article.h"
#include "qimam-undo-private.h"

/* Articles that are stored in one transaction: the writer is not held long, somebody may be reading. */
#define BATCH 50
/* Meetings are linked at the end, and in between after so many articles. */
#define LINK_EVERY  5000
#define MAX_WORKERS 8

#define STATE "reanalysis"

/* How far one has come: "VERSION LAST", with the last article that is done. Rules from a folder may change at
 * any time, so that nothing tells whether those are still the same: LAST is 0 then. */
static gboolean
read_state (QimamConnection *connection, gboolean *begun, gint64 *last, GError **error)
{
  g_autoptr (QimamSql) select =
      qimam_connection_prepare (connection, "SELECT value FROM setting WHERE name = '" STATE "'", error);
  gint64 version = 0;
  char *end;

  *begun = FALSE;
  *last = 0;
  if (select == NULL || !qimam_sql_next (select, begun, error))
    return FALSE;
  if (!*begun)
    return TRUE;
  version = g_ascii_strtoll (qimam_sql_get_text (select, 0), &end, 10);
  if (version == QIMAM_ANALYSER_VERSION && g_getenv ("QIMAM_LEXICON_DIR") == NULL)
    *last = g_ascii_strtoll (end, NULL, 10);
  return TRUE;
}

static gboolean
write_state (QimamConnection *connection, gint64 last, GError **error)
{
  g_autofree char *value = g_strdup_printf ("%d %" G_GINT64_FORMAT, QIMAM_ANALYSER_VERSION, last);

  return qimam_connection_set_setting (connection, STATE, value, error);
}

static gboolean
count (QimamConnection *reader, gint64 last, guint *done, guint *total, gint64 *outdated, GError **error)
{
  g_autoptr (QimamSql) select = qimam_connection_prepare (
      reader,
      "SELECT count (*), ifnull (sum (id <= ?1), 0), ifnull (sum (analyser_version NOT IN (0, ?2)), 0)"
      " FROM article",
      error);
  gboolean row;

  if (select == NULL)
    return FALSE;
  qimam_sql_bind (select, "ii", last, (gint64) QIMAM_ANALYSER_VERSION);
  if (!qimam_sql_next (select, &row, error))
    return FALSE;
  *total = (guint) qimam_sql_get_int (select, 0);
  *done = (guint) qimam_sql_get_int (select, 1);
  *outdated = qimam_sql_get_int (select, 2);
  return TRUE;
}

gboolean
qimam_library_is_reanalysis_due (QimamLibrary *self, guint *done, guint *total, GError **error)
{
  g_auto (QimamLibraryReader) reading = { 0 };
  gboolean begun = FALSE, found;
  gint64 last = 0, outdated = 0;
  guint n_done = 0, n_total = 0;

  g_return_val_if_fail (QIMAM_IS_LIBRARY (self), FALSE);
  if (!qimam_library_reader_begin (&reading, self, NULL, error))
    return FALSE;
  found = read_state (reading.connection, &begun, &last, error) &&
          count (reading.connection, last, &n_done, &n_total, &outdated, error);
  if (done != NULL)
    *done = n_done;
  if (total != NULL)
    *total = n_total;
  return found && n_total > 0 && (begun || outdated > 0);
}

/* ---- A batch: analysed by several threads while others may write, then stored ---- */

typedef struct
{
  gint64 id;
  QimamArticle *article; /* (nullable) */
  GBytes *hash;          /* of its content when it was read */
  QimamAnalysis *analysis;
} Item;

typedef struct
{
  QimamLibrary *library;
  QimamAnalyser *analyser;
  GHashTable *touched;
  QimamCopies *copies;
  GCancellable *cancellable;
  guint unlinked;
} Run;

static void
item_free (gpointer data)
{
  Item *item = data;

  g_clear_pointer (&item->article, qimam_article_free);
  g_clear_pointer (&item->hash, g_bytes_unref);
  g_clear_pointer (&item->analysis, qimam_analysis_free);
  g_free (item);
}

/* (transfer full) (nullable): NULL without @error where the article is gone */
static GBytes *
load_hash (QimamConnection *connection, gint64 id, GError **error)
{
  g_autoptr (QimamSql) select =
      qimam_connection_prepare (connection, "SELECT content_hash FROM article WHERE id = ?", error);
  gboolean row;

  if (select == NULL)
    return NULL;
  qimam_sql_bind (select, "i", id);
  return qimam_sql_next (select, &row, error) && row ? qimam_sql_dup_bytes (select, 0) : NULL;
}

/* Reads the next articles; none at the end. */
static GPtrArray *
load_batch (Run *run, gint64 last, GError **error)
{
  g_auto (QimamLibraryReader) reading = { 0 };
  g_autoptr (GPtrArray) batch = g_ptr_array_new_with_free_func (item_free);
  g_autoptr (QimamSql) select = NULL;

  if (!qimam_library_reader_begin (&reading, run->library, run->cancellable, error))
    return NULL;
  select = qimam_connection_prepare (reading.connection,
                                     "SELECT id FROM article WHERE id > ? ORDER BY id LIMIT ?", error);
  if (select == NULL)
    return NULL;
  qimam_sql_bind (select, "ii", last, (gint64) BATCH);
  for (;;)
    {
      Item *item;
      gboolean row;

      if (!qimam_sql_next (select, &row, error))
        return NULL;
      if (!row)
        break;
      item = g_new0 (Item, 1);
      item->id = qimam_sql_get_int (select, 0);
      g_ptr_array_add (batch, item);
    }
  for (guint i = 0; i < batch->len; i++)
    {
      Item *item = batch->pdata[i];

      item->hash = load_hash (reading.connection, item->id, NULL);
      /* One that is gone, or cannot be read now, is looked at once more when it is stored. */
      item->article = qimam_store_article_load (reading.connection, item->id, FALSE, NULL);
    }
  return g_steal_pointer (&batch);
}

static void
analyse_cb (gpointer data, gpointer run)
{
  Item *item = data;

  /* The only error is cancellation, which is looked at after all have ended. */
  item->analysis =
      qimam_analyser_run (((Run *) run)->analyser, item->article->document, ((Run *) run)->cancellable, NULL);
}

static gboolean
analyse_batch (Run *run, GPtrArray *batch, GError **error)
{
  GThreadPool *pool = g_thread_pool_new (analyse_cb, run,
                                         (int) CLAMP (g_get_num_processors (), 1, MAX_WORKERS), FALSE, error);

  if (pool == NULL)
    return FALSE;
  for (guint i = 0; i < batch->len; i++)
    if (((Item *) batch->pdata[i])->article != NULL)
      g_thread_pool_push (pool, batch->pdata[i], NULL);
  g_thread_pool_free (pool, FALSE, TRUE);
  return !g_cancellable_set_error_if_cancelled (run->cancellable, error);
}

static gboolean
store_item (Run *run, QimamConnection *writer, Item *item, GError **error)
{
  g_autoptr (GError) problem = NULL;
  g_autoptr (GBytes) hash = load_hash (writer, item->id, &problem);

  if (problem != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&problem));
      return FALSE;
    }
  /* An article that was removed since is no failure. */
  if (hash == NULL)
    return TRUE;
  /* Another version came in meanwhile, or it could not be read: then it is read here. */
  if (item->analysis == NULL || item->hash == NULL || !g_bytes_equal (hash, item->hash))
    return qimam_library_reread (run->library, writer, item->id, run->touched, error);
  return qimam_library_put_analysis (writer, item->id, item->article->document, item->analysis, run->touched,
                                     error) &&
         qimam_copies_place (run->copies, writer, item->id, item->article->document, item->analysis, error);
}

static gboolean
store_batch (Run *run, GPtrArray *batch, gint64 *last, GError **error)
{
  g_auto (QimamLibraryWriter) writing = { 0 };
  QimamConnection *writer = qimam_library_writer_begin (&writing, run->library, run->cancellable);
  gint64 next = ((Item *) batch->pdata[batch->len - 1])->id;

  if (!qimam_connection_begin (writer, error))
    return FALSE;
  for (guint i = 0; i < batch->len; i++)
    if (!store_item (run, writer, batch->pdata[i], error))
      return FALSE;
  if (!write_state (writer, next, error) || !qimam_connection_commit (writer, error))
    return FALSE;
  *last = next;
  run->unlinked += batch->len;
  return TRUE;
}

/* @end: all is done */
static gboolean
link_meetings (Run *run, gboolean end, GError **error)
{
  g_auto (QimamLibraryWriter) writing = { 0 };
  /* Not to be cancelled: what the articles tell must find its place. */
  QimamConnection *writer = qimam_library_writer_begin (&writing, run->library, NULL);
  gboolean done =
      qimam_connection_begin (writer, error) && qimam_library_link (writer, run->touched, error) &&
      (!end || qimam_connection_execute (writer, "DELETE FROM setting WHERE name = '" STATE "'", error)) &&
      qimam_connection_commit (writer, error);

  qimam_library_writer_end (&writing);
  g_hash_table_remove_all (run->touched);
  run->unlinked = 0;
  qimam_library_emit_changed (run->library);
  return done;
}

/* ---- All of it ---- */

static gboolean
begin (Run *run, gint64 *last, guint *done, guint *total, GError **error)
{
  g_auto (QimamLibraryWriter) writing = { 0 };
  QimamConnection *writer;
  gint64 outdated;
  gboolean begun;

  run->analyser = qimam_library_ensure_analyser (run->library, error);
  if (run->analyser == NULL)
    return FALSE;
  writer = qimam_library_writer_begin (&writing, run->library, run->cancellable);
  return qimam_connection_begin (writer, error) && read_state (writer, &begun, last, error) &&
         count (writer, *last, done, total, &outdated, error) && write_state (writer, *last, error) &&
         qimam_connection_commit (writer, error);
}

static gboolean
run_all (Run *run, QimamImportFunc progress, gpointer data, GError **error)
{
  gint64 last;
  guint done, total;

  if (!begin (run, &last, &done, &total, error))
    return FALSE;
  for (;;)
    {
      g_autoptr (GPtrArray) batch = load_batch (run, last, error);

      if (batch == NULL)
        return FALSE;
      if (batch->len == 0)
        return TRUE;
      if (!analyse_batch (run, batch, error) || !store_batch (run, batch, &last, error) ||
          (run->unlinked >= LINK_EVERY && !link_meetings (run, FALSE, error)))
        return FALSE;
      done += batch->len;
      if (progress != NULL)
        progress (NULL, done, MAX (done, total), data);
    }
}

gboolean
qimam_library_reanalyse (
    QimamLibrary *self, QimamImportFunc progress, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (GHashTable) touched = qimam_id_set_new ();
  g_autoptr (QimamCopies) copies = qimam_copies_new ();
  g_autoptr (GError) link_error = NULL;
  Run run = { .library = self, .touched = touched, .copies = copies, .cancellable = cancellable };
  gboolean done, linked;

  g_return_val_if_fail (QIMAM_IS_LIBRARY (self), FALSE);
  done = run_all (&run, progress, data, error);
  /* Whatever was done until then must be linked, cancelled or not. */
  linked = link_meetings (&run, done, &link_error);
  if (done && !linked)
    g_propagate_error (error, g_steal_pointer (&link_error));
  return done && linked;
}

/* ---- On a thread of its own ---- */

typedef struct
{
  QimamImportFunc func;
  gpointer data;
} Job;

typedef struct
{
  guint done, total;
} Progress;

static void
hear_cb (GTask *task, gconstpointer report)
{
  const Job *job = g_task_get_task_data (task);
  const Progress *progress = report;

  job->func (NULL, progress->done, progress->total, job->data);
}

static void
tell_cb (const QimamImportItem *item, guint done, guint total, gpointer task)
{
  const Progress progress = { done, total };

  qimam_task_tell (task, hear_cb, g_memdup2 (&progress, sizeof progress), g_free);
}

static void
job_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Job *job = data;
  GError *error = NULL;
  gboolean done =
      qimam_library_reanalyse (source, job->func != NULL ? tell_cb : NULL, task, cancellable, &error);

  qimam_task_return_done (task, done, error);
}

void
qimam_library_reanalyse_async (QimamLibrary *self,
                               QimamImportFunc func,
                               gpointer func_data,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer data)
{
  Job *job;

  g_return_if_fail (QIMAM_IS_LIBRARY (self));

  job = g_new0 (Job, 1);
  *job = (Job){ func, func_data };
  qimam_library_start (self, job, g_free, qimam_library_reanalyse_async, job_thread, cancellable, callback,
                       data);
}

gboolean
qimam_library_reanalyse_finish (QimamLibrary *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  return g_task_propagate_boolean (G_TASK (result), error);
}

/* ---- One article ---- */

gboolean
qimam_library_mend_article (QimamLibrary *self, gint64 article, GError **error)
{
  g_autoptr (GHashTable) touched = qimam_id_set_new ();
  g_auto (QimamLibraryWriter) writing = { 0 };
  QimamConnection *writer;

  g_return_val_if_fail (QIMAM_IS_LIBRARY (self), FALSE);
  writer = qimam_library_writer_begin (&writing, self, NULL);
  if (!qimam_connection_begin (writer, error) ||
      !qimam_library_reread (self, writer, article, touched, error) ||
      !qimam_library_link (writer, touched, error) || !qimam_connection_commit (writer, error))
    return FALSE;
  qimam_library_writer_end (&writing);
  qimam_library_emit_changed (self);
  return TRUE;
}

static void
mend_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const QimamRequest *request = data;
  GError *error = NULL;
  gboolean done = qimam_library_mend_article (source, request->ids[0], &error);

  qimam_task_return_done (task, done, error);
}

void
qimam_library_mend_article_async (QimamLibrary *self,
                                  gint64 article,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer data)
{
  g_return_if_fail (QIMAM_IS_LIBRARY (self));
  qimam_library_run (self, qimam_request_new (NULL, &article, 1), qimam_library_mend_article_async,
                     mend_thread, cancellable, callback, data);
}

gboolean
qimam_library_mend_article_finish (QimamLibrary *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  return g_task_propagate_boolean (G_TASK (result), error);
}
