/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-library.h"

#include "qimam-library-private.h"
#include "qimam-query.h"
#include "qimam-results.h"
#include "qimam-store-article.h"
#include "qimam-store-source.h"

/* A list makes some two hundred rows at once, where it stands: those of so many pages. */
#define FIRST_PAGES 4
#define RECENT_ROWS 12

QimamHits *
qimam_library_find (QimamLibrary *self, const QimamFilter *filter, GCancellable *cancellable, GError **error)
{
  g_auto (QimamLibraryReader) reading = { 0 };

  g_return_val_if_fail (QIMAM_IS_LIBRARY (self) && filter != NULL, NULL);
  if (!qimam_library_reader_begin (&reading, self, cancellable, error))
    return NULL;
  return qimam_query_find (reading.connection, filter, error);
}

static gboolean
read_page (QimamLibrary *self,
           QimamHits *hits,
           guint page,
           const QimamFilter *filter,
           GCancellable *cancellable,
           GError **error)
{
  guint first = page * QIMAM_RESULTS_PAGE;
  g_autoptr (GArray) ids = NULL;
  GPtrArray *items;

  if (first >= qimam_hits_get_total (hits))
    return TRUE;
  ids = qimam_library_get_ids (self, hits, first, QIMAM_RESULTS_PAGE, cancellable, error);
  items = ids != NULL ? qimam_library_load_items (self, (const gint64 *) (gpointer) ids->data, ids->len,
                                                  filter, error)
                      : NULL;
  if (items != NULL)
    qimam_hits_add_read (hits, first, items);
  return items != NULL;
}

/* What a list needs next is read here, not on the thread that draws it: its beginning, where the rows are
 * that it showed, and where a list of GTK takes them to be at first, by rule of three. The request has the
 * number of rows that there were, and then of each row its id and its position. */
static gboolean
read_pages (QimamLibrary *self,
            QimamHits *hits,
            const QimamRequest *request,
            GCancellable *cancellable,
            GError **error)
{
  g_autoptr (GHashTable) pages = g_hash_table_new (NULL, NULL);
  GHashTableIter iter;
  gpointer page;

  for (guint i = 0; i < FIRST_PAGES; i++)
    g_hash_table_add (pages, GUINT_TO_POINTER (i));
  for (guint i = 1; i + 1 < request->n_ids; i += 2)
    {
      guint position = qimam_hits_find (hits, request->ids[i]);
      guint guess = (guint) (request->ids[i + 1] * qimam_hits_get_total (hits) / MAX (request->ids[0], 1));

      if (position != QIMAM_NO_POSITION)
        g_hash_table_add (pages, GUINT_TO_POINTER (position / QIMAM_RESULTS_PAGE));
      g_hash_table_add (pages, GUINT_TO_POINTER (guess / QIMAM_RESULTS_PAGE));
    }
  g_hash_table_iter_init (&iter, pages);
  while (g_hash_table_iter_next (&iter, &page, NULL))
    if (!read_page (self, hits, GPOINTER_TO_UINT (page), request->filter, cancellable, error))
      return FALSE;
  return TRUE;
}

static void
find_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  QimamRequest *request = data;
  GError *error = NULL;
  g_autoptr (QimamHits) hits = qimam_library_find (source, request->filter, cancellable, &error);

  if (hits != NULL)
    qimam_hits_get_rows (hits);
  if (hits != NULL && read_pages (source, hits, request, cancellable, &error))
    g_task_return_pointer (task, qimam_hits_ref (hits), (GDestroyNotify) qimam_hits_unref);
  else
    g_task_return_error (task, error);
}

void
qimam_library_find_async (QimamLibrary *self,
                          const QimamFilter *filter,
                          GListModel *shown,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer data)
{
  gint64 rows[1 + 2 * RECENT_ROWS] = { 0 }, ids[RECENT_ROWS];
  guint positions[RECENT_ROWS], n = 0;

  g_return_if_fail (QIMAM_IS_LIBRARY (self) && filter != NULL);
  if (shown != NULL)
    {
      rows[0] = g_list_model_get_n_items (shown);
      n = qimam_results_get_recent (QIMAM_RESULTS (shown), ids, positions, RECENT_ROWS);
    }
  for (guint i = 0; i < n; i++)
    {
      rows[1 + 2 * i] = ids[i];
      rows[2 + 2 * i] = positions[i];
    }
  qimam_library_run (self, qimam_request_new (filter, rows, 1 + 2 * n), qimam_library_find_async, find_thread,
                     cancellable, callback, data);
}

QimamHits *
qimam_library_find_finish (QimamLibrary *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}

GArray *
qimam_library_get_ids (
    QimamLibrary *self, QimamHits *hits, guint first, guint n, GCancellable *cancellable, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_auto (QimamLibraryReader) reading = { 0 };
  gint found;

  g_return_val_if_fail (QIMAM_IS_LIBRARY (self) && hits != NULL, NULL);
  g_array_set_size (ids, MIN (n, qimam_hits_get_total (hits)));
  if (!qimam_library_reader_begin (&reading, self, cancellable, error))
    return NULL;
  found =
      qimam_hits_get_ids (hits, reading.connection, first, ids->len, (gint64 *) (gpointer) ids->data, error);
  if (found < 0)
    return NULL;
  g_array_set_size (ids, (guint) found);
  return g_steal_pointer (&ids);
}

gboolean
qimam_library_query (
    QimamLibrary *self, const QimamFilter *filter, GArray **ids, GCancellable *cancellable, GError **error)
{
  g_auto (QimamLibraryReader) reading = { 0 };

  g_return_val_if_fail (QIMAM_IS_LIBRARY (self) && filter != NULL && ids != NULL, FALSE);
  *ids = NULL;
  if (!qimam_library_reader_begin (&reading, self, cancellable, error))
    return FALSE;
  *ids = qimam_query_ids (reading.connection, filter, error);
  return *ids != NULL;
}

GPtrArray *
qimam_library_load_items (
    QimamLibrary *self, const gint64 *ids, guint n_ids, const QimamFilter *filter, GError **error)
{
  g_auto (QimamLibraryReader) reading = { 0 };

  g_return_val_if_fail (QIMAM_IS_LIBRARY (self), NULL);
  if (!qimam_library_reader_begin (&reading, self, NULL, error))
    return NULL;
  return qimam_query_items (reading.connection, ids, n_ids, filter, error);
}

GPtrArray *
qimam_library_load_guids (QimamLibrary *self, const gint64 *ids, guint n_ids, GError **error)
{
  g_auto (QimamLibraryReader) reading = { 0 };

  g_return_val_if_fail (QIMAM_IS_LIBRARY (self), NULL);
  if (!qimam_library_reader_begin (&reading, self, NULL, error))
    return NULL;
  return qimam_query_guids (reading.connection, ids, n_ids, error);
}

typedef struct
{
  QimamLibrary *library;
  QimamFilter *filter;
} RowSource;

static void
row_source_free (RowSource *source)
{
  g_object_unref (source->library);
  qimam_filter_free (source->filter);
  g_free (source);
}

static GPtrArray *
load_rows (QimamHits *hits, guint first, guint n, gpointer data, GError **error)
{
  RowSource *source = data;
  g_autoptr (GArray) ids = qimam_library_get_ids (source->library, hits, first, n, NULL, error);

  if (ids == NULL)
    return NULL;
  return qimam_library_load_items (source->library, (const gint64 *) (gpointer) ids->data, ids->len,
                                   source->filter, error);
}

GListModel *
qimam_library_create_results (QimamLibrary *self, QimamHits *hits, const QimamFilter *filter)
{
  RowSource *source;

  g_return_val_if_fail (QIMAM_IS_LIBRARY (self) && hits != NULL, NULL);
  source = g_new0 (RowSource, 1);
  source->library = g_object_ref (self);
  source->filter = filter != NULL ? qimam_filter_copy (filter) : NULL;
  return G_LIST_MODEL (qimam_results_new (hits, load_rows, source, (GDestroyNotify) row_source_free));
}

QimamFacets *
qimam_library_facets (QimamLibrary *self,
                      const QimamFilter *filter,
                      GCancellable *cancellable,
                      GError **error)
{
  g_auto (QimamLibraryReader) reading = { 0 };

  g_return_val_if_fail (QIMAM_IS_LIBRARY (self) && filter != NULL, NULL);
  if (!qimam_library_reader_begin (&reading, self, cancellable, error))
    return NULL;
  return qimam_query_facets (reading.connection, filter, error);
}

static void
facets_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  QimamRequest *request = data;
  GError *error = NULL;
  QimamFacets *facets = qimam_library_facets (source, request->filter, cancellable, &error);

  qimam_task_return_pointer (task, facets, (GDestroyNotify) qimam_facets_free, error);
}

void
qimam_library_facets_async (QimamLibrary *self,
                            const QimamFilter *filter,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer data)
{
  g_return_if_fail (QIMAM_IS_LIBRARY (self) && filter != NULL);
  qimam_library_run (self, qimam_request_new (filter, NULL, 0), qimam_library_facets_async, facets_thread,
                     cancellable, callback, data);
}

QimamFacets *
qimam_library_facets_finish (QimamLibrary *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}

QimamFacets *
qimam_library_days (QimamLibrary *self, const QimamFilter *filter, GCancellable *cancellable, GError **error)
{
  g_auto (QimamLibraryReader) reading = { 0 };

  g_return_val_if_fail (QIMAM_IS_LIBRARY (self) && filter != NULL, NULL);
  if (!qimam_library_reader_begin (&reading, self, cancellable, error))
    return NULL;
  return qimam_query_days (reading.connection, filter, error);
}

/* ---- One article ---- */

QimamArticle *
qimam_library_load_article (QimamLibrary *self, gint64 id, GCancellable *cancellable, GError **error)
{
  g_auto (QimamLibraryReader) reading = { 0 };

  g_return_val_if_fail (QIMAM_IS_LIBRARY (self), NULL);
  if (!qimam_library_reader_begin (&reading, self, cancellable, error))
    return NULL;
  return qimam_store_article_load (reading.connection, id, TRUE, error);
}

static void
load_article_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  QimamRequest *request = data;
  GError *error = NULL;
  QimamArticle *article = qimam_library_load_article (source, request->ids[0], cancellable, &error);

  qimam_task_return_pointer (task, article, (GDestroyNotify) qimam_article_free, error);
}

void
qimam_library_load_article_async (
    QimamLibrary *self, gint64 id, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data)
{
  g_return_if_fail (QIMAM_IS_LIBRARY (self));
  qimam_library_run (self, qimam_request_new (NULL, &id, 1), qimam_library_load_article_async,
                     load_article_thread, cancellable, callback, data);
}

QimamArticle *
qimam_library_load_article_finish (QimamLibrary *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}

static gboolean
set_flag (QimamLibrary *self, gint64 id, const char *flag, gboolean value, GError **error)
{
  QimamDatabase *database = qimam_library_get_database (self);
  QimamConnection *writer = qimam_database_lock_writer (database, NULL);
  gboolean done = qimam_store_article_set_flag (writer, id, flag, value, error);

  /* No "changed": the item that a list shows is told by whoever sets the flag. */
  qimam_database_unlock_writer (database);
  return done;
}

gboolean
qimam_library_set_read (QimamLibrary *self, gint64 id, gboolean read, GError **error)
{
  g_return_val_if_fail (QIMAM_IS_LIBRARY (self), FALSE);
  return set_flag (self, id, "read", read, error);
}

gboolean
qimam_library_set_starred (QimamLibrary *self, gint64 id, gboolean starred, GError **error)
{
  g_return_val_if_fail (QIMAM_IS_LIBRARY (self), FALSE);
  return set_flag (self, id, "starred", starred, error);
}

static gboolean
set_some_flags (
    QimamLibrary *self, const gint64 *ids, guint n_ids, const char *flag, gboolean value, GError **error)
{
  QimamDatabase *database = qimam_library_get_database (self);
  QimamConnection *writer = qimam_database_lock_writer (database, NULL);
  gboolean done = qimam_connection_begin (writer, error) &&
                  qimam_store_article_set_flags (writer, ids, n_ids, flag, value, error) &&
                  qimam_connection_commit (writer, error);

  qimam_database_unlock_writer (database);
  return done;
}

gboolean
qimam_library_set_flags (QimamLibrary *self,
                         const gint64 *ids,
                         guint n_ids,
                         gboolean starred,
                         gboolean value,
                         GCancellable *cancellable,
                         GError **error)
{
  gboolean done = TRUE;

  g_return_val_if_fail (QIMAM_IS_LIBRARY (self), FALSE);
  g_return_val_if_fail (ids != NULL || n_ids == 0, FALSE);

  for (guint first = 0; first < n_ids && done; first += MIN (QIMAM_FLAGS_AT_ONCE, n_ids - first))
    done = !g_cancellable_set_error_if_cancelled (cancellable, error) &&
           set_some_flags (self, ids + first, MIN (QIMAM_FLAGS_AT_ONCE, n_ids - first),
                           starred ? "starred" : "read", value, error);
  return done;
}

gboolean
qimam_library_remove_articles (QimamLibrary *self, const gint64 *ids, guint n_ids, GError **error)
{
  QimamDatabase *database;
  QimamConnection *writer;
  g_autoptr (GHashTable) touched = qimam_id_set_new ();
  gboolean done, found;

  g_return_val_if_fail (QIMAM_IS_LIBRARY (self), FALSE);
  database = qimam_library_get_database (self);
  writer = qimam_database_lock_writer (database, NULL);
  done = qimam_connection_begin (writer, error);
  for (guint i = 0; i < n_ids && done; i++)
    done = qimam_library_touch (writer, ids[i], touched, error) &&
           qimam_store_article_remove (writer, ids[i], &found, error);
  done = done && qimam_library_link (writer, touched, error) && qimam_store_source_prune (writer, error) &&
         qimam_connection_commit (writer, error);
  qimam_database_unlock_writer (database);
  if (done)
    qimam_library_emit_changed (self);
  return done;
}
