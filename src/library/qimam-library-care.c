/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-library.h"

#include "qimam-filter-private.h"
#include "qimam-library-copies.h"
#include "qimam-index-reader.h"
#include "qimam-library-private.h"
#include "qimam-snapshot.h"
#include "qimam-store-article.h"
#include "qimam-store-saved-search.h"

/* Articles that are analysed again in one transaction. */
#define BATCH 100

/* Compares what is kept and brought up to date with what the articles say. */
static gboolean
check_snapshot (
    QimamDatabase *database, gboolean repair, GPtrArray *problems, GCancellable *cancellable, GError **error)
{
  QimamConnection *writer = qimam_database_lock_writer (database, cancellable);
  gboolean good, done = qimam_snapshot_check (writer, repair, &good, error);

  qimam_database_unlock_writer (database);
  if (done && !good)
    g_ptr_array_add (problems, g_strdup ("The counts of articles do not agree with the articles"));
  return done;
}

char **
qimam_library_check (QimamLibrary *self, gboolean repair, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);

  g_return_val_if_fail (QIMAM_IS_LIBRARY (self), NULL);
  if (!qimam_database_check (qimam_library_get_database (self), repair, problems, cancellable, error) ||
      !check_snapshot (qimam_library_get_database (self), repair, problems, cancellable, error))
    return NULL;
  g_ptr_array_add (problems, NULL);
  return (char **) g_ptr_array_free (g_steal_pointer (&problems), FALSE);
}

gboolean
qimam_library_is_partly_indexed (QimamLibrary *self, guint *done, guint *total)
{
  QimamDatabase *database;
  QimamConnection *reader;
  QimamIndexReader *index;
  guint32 n_done = 0, n_total = 0;
  gboolean partly = FALSE;

  g_return_val_if_fail (QIMAM_IS_LIBRARY (self), FALSE);
  database = qimam_library_get_database (self);
  reader = qimam_database_acquire_reader (database, NULL, NULL);
  index = reader != NULL ? qimam_index_reader_open (reader, NULL) : NULL;
  if (index != NULL)
    partly = qimam_index_reader_is_partial (index, &n_done, &n_total);
  qimam_database_release_reader (database, reader);
  if (done != NULL)
    *done = n_done;
  if (total != NULL)
    *total = n_total;
  return partly;
}

gboolean
qimam_library_backup (QimamLibrary *self, const char *path, GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail (QIMAM_IS_LIBRARY (self) && path != NULL, FALSE);
  return qimam_database_backup (qimam_library_get_database (self), path, cancellable, error);
}

/* ---- Analysing anew ---- */

static gboolean
reanalyse_one (QimamLibrary *self,
               QimamConnection *writer,
               gint64 id,
               GHashTable *touched,
               QimamCopies *copies,
               GCancellable *cancellable,
               GError **error)
{
  g_autoptr (QimamArticle) article = qimam_store_article_load (writer, id, FALSE, error);
  g_autoptr (QimamAnalysis) analysis = NULL;
  QimamAnalyser *analyser;

  if (article == NULL || (analyser = qimam_library_ensure_analyser (self, error)) == NULL)
    return FALSE;
  analysis = qimam_analyser_run (analyser, article->document, cancellable, error);
  return analysis != NULL &&
         qimam_library_put_analysis (writer, id, article->document, analysis, touched, error) &&
         qimam_copies_place (copies, writer, id, article->document, analysis, error);
}

static gboolean
reanalyse_batch (QimamLibrary *self,
                 const gint64 *ids,
                 guint n_ids,
                 GHashTable *touched,
                 QimamCopies *copies,
                 GCancellable *cancellable,
                 GError **error)
{
  QimamDatabase *database = qimam_library_get_database (self);
  QimamConnection *writer = qimam_database_lock_writer (database, cancellable);
  gboolean done = qimam_connection_begin (writer, error);

  for (guint i = 0; i < n_ids && done; i++)
    {
      g_autoptr (GError) item_error = NULL;

      done = reanalyse_one (self, writer, ids[i], touched, copies, cancellable, &item_error);
      /* An article that was removed since the list was made is no failure. */
      if (!done && g_error_matches (item_error, QIMAM_ERROR, QIMAM_ERROR_NOT_FOUND))
        done = TRUE;
      else if (!done)
        g_propagate_error (error, g_steal_pointer (&item_error));
    }
  done = done && qimam_connection_commit (writer, error);
  qimam_database_unlock_writer (database);
  return done;
}

static GArray *
list_articles (QimamLibrary *self, GCancellable *cancellable, GError **error)
{
  QimamDatabase *database = qimam_library_get_database (self);
  QimamConnection *reader = qimam_database_acquire_reader (database, cancellable, error);
  GArray *ids;

  if (reader == NULL)
    return NULL;
  ids = qimam_store_article_ids (reader, error);
  qimam_database_release_reader (database, reader);
  return ids;
}

gboolean
qimam_library_reanalyse (
    QimamLibrary *self, QimamImportFunc progress, gpointer data, GCancellable *cancellable, GError **error)
{
  QimamDatabase *database;
  QimamConnection *writer;
  g_autoptr (GHashTable) touched = qimam_id_set_new ();
  g_autoptr (QimamCopies) copies = qimam_copies_new ();
  g_autoptr (GArray) ids = NULL;
  g_autoptr (GError) link_error = NULL;
  gboolean done = TRUE, linked;

  g_return_val_if_fail (QIMAM_IS_LIBRARY (self), FALSE);
  database = qimam_library_get_database (self);
  ids = list_articles (self, cancellable, error);
  if (ids == NULL)
    return FALSE;
  for (guint first = 0; first < ids->len && done; first += BATCH)
    {
      guint n = MIN (BATCH, ids->len - first);

      done =
          reanalyse_batch (self, &g_array_index (ids, gint64, first), n, touched, copies, cancellable, error);
      if (done && progress != NULL)
        progress (NULL, first + n, ids->len, data);
    }
  /* Whatever was done until then must be linked, cancelled or not. */
  writer = qimam_database_lock_writer (database, NULL);
  linked = qimam_connection_begin (writer, &link_error) &&
           qimam_library_link (writer, touched, &link_error) && qimam_connection_commit (writer, &link_error);
  qimam_database_unlock_writer (database);
  if (done && !linked)
    g_propagate_error (error, g_steal_pointer (&link_error));
  qimam_library_emit_changed (self);
  return done && linked;
}

/* ---- Saved searches ---- */

void
qimam_saved_search_free (QimamSavedSearch *self)
{
  if (self == NULL)
    return;
  g_free (self->name);
  qimam_filter_free (self->filter);
  g_free (self);
}

static void
add_search_cb (gint64 id, const char *name, const char *filter, gpointer data)
{
  QimamSavedSearch *search = g_new0 (QimamSavedSearch, 1);

  search->id = id;
  search->name = g_strdup (name);
  search->filter = qimam_filter_from_text (filter);
  g_ptr_array_add (data, search);
}

GPtrArray *
qimam_library_list_searches (QimamLibrary *self, GError **error)
{
  g_autoptr (GPtrArray) searches = g_ptr_array_new_with_free_func ((GDestroyNotify) qimam_saved_search_free);
  QimamDatabase *database;
  QimamConnection *reader;
  gboolean done;

  g_return_val_if_fail (QIMAM_IS_LIBRARY (self), NULL);
  database = qimam_library_get_database (self);
  reader = qimam_database_acquire_reader (database, NULL, error);
  if (reader == NULL)
    return NULL;
  done = qimam_store_saved_search_foreach (reader, add_search_cb, searches, error);
  qimam_database_release_reader (database, reader);
  return done ? g_steal_pointer (&searches) : NULL;
}

gint64
qimam_library_save_search (QimamLibrary *self, const char *name, const QimamFilter *filter, GError **error)
{
  g_autofree char *text = NULL;
  QimamDatabase *database;
  QimamConnection *writer;
  gint64 id = 0;

  g_return_val_if_fail (QIMAM_IS_LIBRARY (self) && name != NULL && filter != NULL, 0);
  database = qimam_library_get_database (self);
  text = qimam_filter_to_text (filter);
  writer = qimam_database_lock_writer (database, NULL);
  if (!qimam_store_saved_search_put (writer, name, text, &id, error))
    id = 0;
  qimam_database_unlock_writer (database);
  return id;
}

gboolean
qimam_library_remove_search (QimamLibrary *self, gint64 id, GError **error)
{
  QimamDatabase *database;
  QimamConnection *writer;
  gboolean done;

  g_return_val_if_fail (QIMAM_IS_LIBRARY (self), FALSE);
  database = qimam_library_get_database (self);
  writer = qimam_database_lock_writer (database, NULL);
  done = qimam_store_saved_search_remove (writer, id, error);
  qimam_database_unlock_writer (database);
  return done;
}
