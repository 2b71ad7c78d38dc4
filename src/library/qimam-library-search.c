/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-library-search.h"

#include "qimam-index-reader.h"
#include "qimam-library-private.h"
#include "qimam-spelling-index.h"
#include "qimam-store-saved-search.h"

/* ---- Names ---- */

QimamSearchNames *
qimam_library_get_names (QimamLibrary *self, GCancellable *cancellable, GError **error)
{
  QimamDatabase *database;
  QimamConnection *reader;
  QimamSearchNames *names;

  g_return_val_if_fail (QIMAM_IS_LIBRARY (self), NULL);
  database = qimam_library_get_database (self);
  reader = qimam_database_acquire_reader (database, cancellable, error);
  if (reader == NULL)
    return NULL;
  names = qimam_search_names_acquire (reader, error);
  qimam_database_release_reader (database, reader);
  return names;
}

/* ---- Completion ---- */

static GPtrArray *
complete_words (const char *prefix, guint max, gpointer data, GError **error)
{
  return qimam_spelling_complete (data, prefix, max, error);
}

GPtrArray *
qimam_library_complete (QimamLibrary *self,
                        const char *text,
                        const char *language,
                        guint max,
                        GCancellable *cancellable,
                        GError **error)
{
  QimamDatabase *database;
  QimamConnection *reader;
  g_autoptr (QimamSearchNames) names = NULL;
  GPtrArray *list = NULL;

  g_return_val_if_fail (QIMAM_IS_LIBRARY (self) && text != NULL && language != NULL, NULL);
  database = qimam_library_get_database (self);
  reader = qimam_database_acquire_reader (database, cancellable, error);
  if (reader == NULL)
    return NULL;
  names = qimam_search_names_acquire (reader, error);
  if (names != NULL)
    list = qimam_complete (text, language, names, complete_words, reader, max, error);
  qimam_database_release_reader (database, reader);
  return list;
}

typedef struct
{
  char *text;
  char *language;
  guint max;
} CompleteRequest;

static void
complete_request_free (gpointer data)
{
  CompleteRequest *request = data;

  g_free (request->text);
  g_free (request->language);
  g_free (request);
}

static void
complete_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const CompleteRequest *request = data;
  GError *error = NULL;
  GPtrArray *list =
      qimam_library_complete (source, request->text, request->language, request->max, cancellable, &error);

  if (list != NULL)
    g_task_return_pointer (task, list, (GDestroyNotify) g_ptr_array_unref);
  else
    g_task_return_error (task, error);
}

void
qimam_library_complete_async (QimamLibrary *self,
                              const char *text,
                              const char *language,
                              guint max,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer data)
{
  g_autoptr (GTask) task = NULL;
  CompleteRequest *request;

  g_return_if_fail (QIMAM_IS_LIBRARY (self) && text != NULL && language != NULL);
  request = g_new0 (CompleteRequest, 1);
  *request = (CompleteRequest){ g_strdup (text), g_strdup (language), max };
  task = g_task_new (self, cancellable, callback, data);
  g_task_set_task_data (task, request, complete_request_free);
  g_task_run_in_thread (task, complete_thread);
}

GPtrArray *
qimam_library_complete_finish (QimamLibrary *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}

/* ---- Nothing found ---- */

typedef struct
{
  QimamLibrary *library;
  GCancellable *cancellable;
} Explaining;

static gboolean
count_articles (
    QimamLibrary *self, const QimamFilter *filter, guint *count, GCancellable *cancellable, GError **error)
{
  g_autoptr (QimamHits) hits = qimam_library_find (self, filter, cancellable, error);

  if (hits == NULL)
    return FALSE;
  *count = qimam_hits_get_total (hits);
  return TRUE;
}

static gboolean
count_cb (const QimamFilter *filter, guint *count, gpointer data, GError **error)
{
  Explaining *self = data;

  return count_articles (self->library, filter, count, self->cancellable, error);
}

static GPtrArray *
near_cb (const char *word, guint max, gpointer data, GError **error)
{
  Explaining *self = data;
  QimamDatabase *database = qimam_library_get_database (self->library);
  QimamConnection *reader = qimam_database_acquire_reader (database, self->cancellable, error);
  GPtrArray *words;

  if (reader == NULL)
    return NULL;
  words = qimam_spelling_near (reader, word, max, error);
  qimam_database_release_reader (database, reader);
  return words;
}

QimamNothing *
qimam_library_explain (QimamLibrary *self,
                       const QimamFilter *filter,
                       GCancellable *cancellable,
                       GError **error)
{
  g_autoptr (QimamSearchNames) names = NULL;
  Explaining explaining = { self, cancellable };
  QimamNothingSource source = { count_cb, near_cb, NULL, &explaining };

  g_return_val_if_fail (QIMAM_IS_LIBRARY (self) && filter != NULL, NULL);
  names = qimam_library_get_names (self, cancellable, error);
  if (names == NULL)
    return NULL;
  source.names = names;
  return qimam_nothing_explain (filter, &source, error);
}

static void
explain_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  QimamRequest *request = data;
  GError *error = NULL;
  QimamNothing *nothing = qimam_library_explain (source, request->filter, cancellable, &error);

  if (nothing != NULL)
    g_task_return_pointer (task, nothing, (GDestroyNotify) qimam_nothing_free);
  else
    g_task_return_error (task, error);
}

void
qimam_library_explain_async (QimamLibrary *self,
                             const QimamFilter *filter,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer data)
{
  g_return_if_fail (QIMAM_IS_LIBRARY (self) && filter != NULL);
  qimam_library_run (self, qimam_request_new (filter, NULL, 0), qimam_library_explain_async, explain_thread,
                     cancellable, callback, data);
}

QimamNothing *
qimam_library_explain_finish (QimamLibrary *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}

/* ---- Saved searches ---- */

static void
counted_search_free (gpointer data)
{
  QimamCountedSearch *counted = data;

  qimam_saved_search_free (counted->search);
  g_free (counted);
}

GPtrArray *
qimam_library_count_searches (QimamLibrary *self, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) searches = NULL, list = g_ptr_array_new_with_free_func (counted_search_free);

  g_return_val_if_fail (QIMAM_IS_LIBRARY (self), NULL);
  searches = qimam_library_list_searches (self, error);
  if (searches == NULL)
    return NULL;
  while (searches->len > 0)
    {
      QimamCountedSearch *counted = g_new0 (QimamCountedSearch, 1);

      counted->search = g_ptr_array_steal_index (searches, 0);
      g_ptr_array_add (list, counted);
      if (!count_articles (self, counted->search->filter, &counted->count, cancellable, error))
        return NULL;
    }
  return g_steal_pointer (&list);
}

static void
count_searches_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GError *error = NULL;
  GPtrArray *list = qimam_library_count_searches (source, cancellable, &error);

  if (list != NULL)
    g_task_return_pointer (task, list, (GDestroyNotify) g_ptr_array_unref);
  else
    g_task_return_error (task, error);
}

void
qimam_library_count_searches_async (QimamLibrary *self,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer data)
{
  g_return_if_fail (QIMAM_IS_LIBRARY (self));
  qimam_library_run (self, qimam_request_new (NULL, NULL, 0), qimam_library_count_searches_async,
                     count_searches_thread, cancellable, callback, data);
}

GPtrArray *
qimam_library_count_searches_finish (QimamLibrary *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}

gboolean
qimam_library_rename_search (QimamLibrary *self, gint64 id, const char *name, GError **error)
{
  QimamDatabase *database;
  QimamConnection *writer;
  gboolean done;

  g_return_val_if_fail (QIMAM_IS_LIBRARY (self) && name != NULL, FALSE);
  database = qimam_library_get_database (self);
  writer = qimam_database_lock_writer (database, NULL);
  done = qimam_store_saved_search_rename (writer, id, name, error);
  qimam_database_unlock_writer (database);
  return done;
}

gboolean
qimam_library_is_partial (QimamLibrary *self, guint *done, guint *total)
{
  QimamDatabase *database;
  QimamConnection *reader;
  QimamIndexReader *index;
  gboolean partial;

  g_return_val_if_fail (QIMAM_IS_LIBRARY (self), FALSE);
  *done = *total = 0;
  database = qimam_library_get_database (self);
  reader = qimam_database_acquire_reader (database, NULL, NULL);
  if (reader == NULL)
    return FALSE;
  index = qimam_index_reader_open (reader, NULL);
  partial = index != NULL && qimam_index_reader_is_partial (index, done, total);
  qimam_database_release_reader (database, reader);
  return partial;
}
