/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-import.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "qimam-extract.h"
#include "qimam-index-merge.h"
#include "qimam-restore.h"
#include "qimam-store-article.h"
#include "qimam-store-piece.h"
#include "qimam-store-source.h"

/* Items a transaction: few while somebody looks on, many where there are many. */
#define BATCH_LIVE  20
#define BATCH_BULK  1000
#define BATCH_PLAIN 5000 /* without analysis */
#define BULK_FROM   200
/* A batch that is not full is committed after this. */
#define BATCH_USEC (G_USEC_PER_SEC / 2)
/* Meetings are linked at the end, and in between after so many articles. */
#define LINK_EVERY  20000
#define MAX_WORKERS 8

/* An item between being read and being committed. */
typedef struct
{
  char *item;
  char *reason;   /* set when it is refused */
  char *origin;   /* (nullable): the file or address that gives it once more */
  char *headline; /* (nullable): of what the library has, where nothing else was read */
  QimamDocument *document;
  QimamAnalysis *analysis; /* NULL: not needed, the library has it */
  QimamImportResult result;
  gint64 article;
  gboolean is_topic; /* of the user: no article, and counted apart */
} Pending;

/* A batch that is being stored by a thread of its own. */
typedef struct _QimamStoring Storing;

static void
pending_free (Pending *pending)
{
  g_free (pending->item);
  g_free (pending->reason);
  g_free (pending->origin);
  g_free (pending->headline);
  qimam_document_free (pending->document);
  qimam_analysis_free (pending->analysis);
  g_free (pending);
}

/* ---- A batch: analysed by several threads, stored by one ---- */

/* Of a piece that is known there is nothing to store. */
static gboolean
find_known (QimamConnection *reader, Pending *pending, GError **error)
{
  pending->result = QIMAM_IMPORT_UNCHANGED;
  return qimam_store_piece_find (reader, pending->document->piece, &pending->article, &pending->headline,
                                 error);
}

/* Looks which items the library has already as they are: those need no analysis. */
static gboolean
find_unchanged (QimamImport *import, GPtrArray *batch, GError **error)
{
  QimamDatabase *database = qimam_library_get_database (import->library);
  QimamConnection *reader = qimam_database_acquire_reader (database, import->cancellable, error);
  gboolean done = reader != NULL;

  for (guint i = 0; i < batch->len && done; i++)
    {
      Pending *pending = batch->pdata[i];
      QimamStored stored;

      if (pending->document == NULL || pending->is_topic)
        continue;
      if (pending->document->known)
        {
          done = find_known (reader, pending, error);
          continue;
        }
      done = qimam_store_article_find (reader, pending->document, &stored, &pending->article, error);
      pending->result = done && stored == QIMAM_STORED_SAME ? QIMAM_IMPORT_UNCHANGED : QIMAM_IMPORT_ADDED;
    }
  qimam_database_release_reader (database, reader);
  return done;
}

static void
analyse_cb (gpointer item, gpointer data)
{
  Pending *pending = item;
  QimamImport *import = data;

  /* The only error is cancellation, which is looked at after all have ended. */
  pending->analysis = qimam_analyser_run (import->analyser, pending->document, import->cancellable, NULL);
}

static gboolean
analyse_batch (QimamImport *import, GPtrArray *batch, GError **error)
{
  GThreadPool *pool = NULL;
  guint n = 0;

  for (guint i = 0; i < batch->len; i++)
    {
      Pending *pending = batch->pdata[i];

      if (pending->document == NULL || pending->is_topic || pending->result == QIMAM_IMPORT_UNCHANGED)
        continue;
      if (pool == NULL && (import->analyser = qimam_library_ensure_analyser (import->library, error)) != NULL)
        pool = g_thread_pool_new (analyse_cb, import, (int) CLAMP (g_get_num_processors (), 1, MAX_WORKERS),
                                  FALSE, error);
      if (pool == NULL)
        return FALSE;
      g_thread_pool_push (pool, pending, NULL);
      n++;
    }
  if (pool != NULL)
    g_thread_pool_free (pool, FALSE, TRUE);
  return !g_cancellable_set_error_if_cancelled (import->cancellable, error);
}

static gboolean
note_piece (QimamConnection *writer, const Pending *pending, gboolean fresh, GError **error)
{
  return pending->document->piece == 0 ||
         qimam_store_piece_put (writer, pending->document->piece, pending->article, fresh, error);
}

static gboolean
store_topic (QimamConnection *writer, Pending *pending, GError **error)
{
  gboolean restored;

  if (!qimam_restore_topic (writer, pending->document, &restored, error))
    return FALSE;
  pending->result = restored ? QIMAM_IMPORT_ADDED : QIMAM_IMPORT_UNCHANGED;
  return TRUE;
}

static gboolean
store_item (QimamImport *import, QimamConnection *writer, Pending *pending, GError **error)
{
  QimamStored stored;

  if (pending->document == NULL)
    return TRUE;
  if (pending->is_topic)
    return store_topic (writer, pending, error);
  if (pending->document->known)
    return pending->article != 0 || find_known (writer, pending, error);
  /* Asked again: another program, or an item before this one, may have stored it. */
  if (!qimam_store_article_find (writer, pending->document, &stored, &pending->article, error))
    return FALSE;
  if (stored == QIMAM_STORED_SAME)
    {
      pending->result = QIMAM_IMPORT_UNCHANGED;
      return qimam_store_article_touch (writer, pending->article, pending->document, error) &&
             qimam_restore_kept (import->library, writer, pending->article, pending->document,
                                 import->touched, error) &&
             note_piece (writer, pending, FALSE, error);
    }
  if (pending->analysis == NULL && import->analyses)
    {
      import->analyser = qimam_library_ensure_analyser (import->library, error);
      if (import->analyser == NULL)
        return FALSE;
      pending->analysis =
          qimam_analyser_run (import->analyser, pending->document, import->cancellable, error);
    }
  if ((pending->analysis == NULL && import->analyses) ||
      !qimam_library_put_article (writer, &pending->article, pending->document, pending->analysis,
                                  import->touched, error) ||
      (pending->analysis != NULL && !qimam_copies_place (import->copies, writer, pending->article,
                                                         pending->document, pending->analysis, error)) ||
      !qimam_restore_kept (import->library, writer, pending->article, pending->document, import->touched,
                           error) ||
      !note_piece (writer, pending, stored == QIMAM_STORED_NEW, error))
    return FALSE;
  pending->result = stored == QIMAM_STORED_NEW ? QIMAM_IMPORT_ADDED : QIMAM_IMPORT_UPDATED;
  import->unlinked++;
  import->stored++;
  return TRUE;
}

/* A bulk load leaves a segment of the index a batch; many would make everything slow. What cannot be merged
 * now is merged another time. */
static void
merge_some (QimamImport *import, QimamConnection *writer)
{
  gboolean more = import->stored > BULK_FROM;

  while (more)
    if (!qimam_index_maintain (writer, QIMAM_MERGE_BULK, G_USEC_PER_SEC, &more, NULL))
      return;
}

/* Tells the job of the batch, in its transaction. */
static gboolean
put_job (QimamImport *import, QimamConnection *writer, GPtrArray *batch, GError **error)
{
  QimamImportTotals totals = *import->totals;

  for (guint i = 0; i < batch->len; i++)
    if (!((Pending *) batch->pdata[i])->is_topic)
      totals.counts[((Pending *) batch->pdata[i])->result]++;
  return qimam_job_put (import->job, writer, &totals, error);
}

static void
note_refused (QimamImport *import, GPtrArray *batch)
{
  for (guint i = 0; i < batch->len; i++)
    {
      const Pending *pending = batch->pdata[i];

      if (pending->document == NULL)
        qimam_job_refuse (import->job, pending->item, pending->origin, pending->reason);
    }
}

static gboolean
has_documents (GPtrArray *batch)
{
  for (guint i = 0; i < batch->len; i++)
    if (((Pending *) batch->pdata[i])->document != NULL)
      return TRUE;
  return FALSE;
}

static gboolean
store_batch (QimamImport *import, GPtrArray *batch, GError **error)
{
  QimamDatabase *database = qimam_library_get_database (import->library);
  QimamConnection *writer = qimam_database_lock_writer (database, import->cancellable);
  gboolean done = qimam_connection_begin (writer, error);

  for (guint i = 0; i < batch->len && done; i++)
    done = store_item (import, writer, batch->pdata[i], error);
  done = done && put_job (import, writer, batch, error) && qimam_connection_commit (writer, error);
  if (done)
    {
      qimam_job_saved (import->job);
      merge_some (import, writer);
    }
  qimam_database_unlock_writer (database);
  return done;
}

static gboolean
link_meetings (QimamImport *import, GError **error)
{
  QimamDatabase *database = qimam_library_get_database (import->library);
  QimamConnection *writer;
  gboolean done;

  if (import->unlinked == 0)
    return TRUE;
  /* Not to be cancelled: the articles are there, and what they tell must find its place. */
  writer = qimam_database_lock_writer (database, NULL);
  done = qimam_connection_begin (writer, error) && qimam_library_link (writer, import->touched, error) &&
         qimam_store_source_prune (writer, error) && qimam_connection_commit (writer, error);
  qimam_database_unlock_writer (database);
  g_hash_table_remove_all (import->touched);
  import->unlinked = 0;
  qimam_library_emit_changed (import->library);
  return done;
}

static void
report_batch (QimamImport *import, GPtrArray *batch)
{
  for (guint i = 0; i < batch->len; i++)
    {
      const Pending *pending = batch->pdata[i];
      QimamImportItem item = { .item = pending->item,
                               .result = pending->result,
                               .article = pending->article };

      if (pending->is_topic)
        {
          import->totals->topics += pending->result == QIMAM_IMPORT_ADDED;
          continue;
        }
      if (pending->document == NULL)
        {
          item.result = QIMAM_IMPORT_REFUSED;
          item.reason = pending->reason;
        }
      else
        {
          item.guid = pending->document->guid;
          item.headline = pending->headline != NULL ? pending->headline : pending->document->headline;
        }
      import->totals->counts[item.result]++;
      import->done++;
      import->total = MAX (import->total, import->done);
      if (import->func != NULL)
        import->func (&item, import->done, import->total, import->data);
    }
}

/* Ends a batch that was stored, or not. */
static gboolean
end_batch (QimamImport *import, GPtrArray *batch, gboolean done)
{
  if (done)
    {
      report_batch (import, batch);
      qimam_library_emit_changed (import->library);
    }
  g_ptr_array_unref (batch);
  return done && (import->unlinked < LINK_EVERY || link_meetings (import, &import->error));
}

/* ---- Without analysis: one batch is stored while the next one is read ---- */

struct _QimamStoring
{
  QimamImport *import;
  GPtrArray *batch;
  GThread *thread;
  gboolean done;
  GError *error;
};

static gpointer
store_thread (gpointer data)
{
  Storing *storing = data;

  storing->done = store_batch (storing->import, storing->batch, &storing->error);
  return NULL;
}

/* Waits for the batch that is being stored. */
static gboolean
end_storing (QimamImport *import)
{
  Storing *storing = g_steal_pointer (&import->storing);
  gboolean done;

  if (storing == NULL)
    return TRUE;
  g_thread_join (storing->thread);
  if (import->error == NULL)
    import->error = g_steal_pointer (&storing->error);
  g_clear_error (&storing->error);
  done = end_batch (import, storing->batch, storing->done);
  g_free (storing);
  return done;
}

static GPtrArray *
batch_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) pending_free);
}

static gboolean
flush (QimamImport *import)
{
  GPtrArray *batch = import->pending;
  Storing *storing;

  if (batch->len == 0)
    return TRUE;
  import->pending = batch_new ();
  if (!end_storing (import))
    {
      g_ptr_array_unref (batch);
      return FALSE;
    }
  note_refused (import, batch);
  if (!has_documents (batch))
    {
      gboolean done = end_batch (import, batch, TRUE);

      qimam_job_save (import->job, import->totals);
      return done;
    }
  if (import->analyses)
    return end_batch (import, batch,
                      find_unchanged (import, batch, &import->error) &&
                          analyse_batch (import, batch, &import->error) &&
                          store_batch (import, batch, &import->error));
  storing = g_new0 (Storing, 1);
  storing->import = import;
  storing->batch = batch;
  import->storing = storing;
  storing->thread = g_thread_new ("import", store_thread, storing);
  return TRUE;
}

gboolean
qimam_import_take (const char *item, QimamDocument *document, const GError *error, gpointer data)
{
  QimamImport *import = data;
  Pending *pending = g_new0 (Pending, 1);
  guint bulk = import->analyses ? BATCH_BULK : BATCH_PLAIN;
  guint limit = MAX (import->total, import->done) > BULK_FROM ? bulk : BATCH_LIVE;
  gint64 now = g_get_monotonic_time ();
  g_autoptr (GError) no_topic = NULL;

  pending->item = g_strdup (item);
  pending->is_topic = document != NULL && qimam_extract_is_topic (document);
  if (pending->is_topic && !qimam_restore_check_topic (document, &no_topic))
    {
      g_clear_pointer (&document, qimam_document_free);
      pending->is_topic = FALSE;
      error = no_topic;
    }
  pending->document = document;
  if (document == NULL)
    {
      pending->result = QIMAM_IMPORT_REFUSED;
      pending->reason = g_strdup (error != NULL ? error->message : _ ("it cannot be read"));
      pending->origin = g_strdup (import->origin);
    }
  if (import->pending->len == 0)
    import->pending_since = now;
  g_ptr_array_add (import->pending, pending);
  if (import->pending->len >= limit || (limit == BATCH_LIVE && now - import->pending_since > BATCH_USEC))
    return flush (import);
  return TRUE;
}

void
qimam_import_set_origin (gpointer data, const char *origin)
{
  QimamImport *import = data;

  qimam_job_set_current (import->job, origin);
  g_free (import->origin);
  import->origin = g_strdup (origin);
}

/* Whoever tries again may stand in another folder. */
static void
set_origin_item (QimamImport *import, const char *item)
{
  g_autofree char *path = strstr (item, "://") == NULL ? g_canonicalize_filename (item, NULL) : NULL;

  qimam_import_set_origin (import, g_str_equal (item, "-") ? NULL : path != NULL ? path : item);
}

void
qimam_import_progress (guint done, guint total, const char *item, gpointer data)
{
  QimamImport *import = data;

  import->total = MAX (import->total, total);
  /* What is in a file or an archive is told with the same number as the file itself, and after it. */
  if (item != NULL && done != import->origin_done)
    {
      import->origin_done = done;
      set_origin_item (import, item);
    }
  else if (item != NULL)
    qimam_job_set_current (import->job, item);
  if (import->func != NULL)
    import->func (NULL, import->done, MAX (import->total, import->done), import->data);
}

void
qimam_import_init (QimamImport *import,
                   QimamLibrary *self,
                   QimamJob *job,
                   const QimamExtractOptions *options,
                   QimamImportFunc func,
                   gpointer data,
                   QimamImportTotals *totals,
                   GCancellable *cancellable)
{
  *import = (QimamImport){ self, { 0 }, func, data, totals, cancellable };
  if (options != NULL)
    import->options = *options;
  import->known = (QimamKnownPieces){ qimam_library_get_database (self), cancellable, NULL };
  import->options.is_known = qimam_known_pieces_ask;
  import->options.known_data = &import->known;
  import->job = job;
  import->origin_done = G_MAXUINT;
  import->pending = batch_new ();
  import->touched = qimam_id_set_new ();
  import->copies = qimam_copies_new ();
  import->analyses = qimam_library_get_analyses_imports (self);
}

gboolean
qimam_import_finish (QimamImport *import, gboolean done, GError **error)
{
  g_autoptr (GError) link_error = NULL;

  done = done && flush (import);
  end_storing (import);
  if (!link_meetings (import, &link_error) && import->error == NULL)
    import->error = g_steal_pointer (&link_error);
  if (import->stored > BULK_FROM)
    qimam_care_settle (qimam_library_get_database (import->library), import->cancellable);
  else if (import->stored > 0)
    qimam_care_wake (qimam_library_get_care (import->library), 0);
  if (import->totals->topics > 0)
    qimam_care_wake (qimam_library_get_care (import->library), QIMAM_TAG_DELAY);
  import->totals->job = qimam_job_get_id (import->job);
  g_free (import->origin);
  g_ptr_array_unref (import->pending);
  g_hash_table_unref (import->touched);
  qimam_copies_free (import->copies);
  if (import->error == NULL)
    return TRUE;
  g_propagate_error (error, import->error);
  return FALSE;
}
