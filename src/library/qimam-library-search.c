/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-library-search.h"

#include <glib/gi18n-lib.h>

#include "qimam-library-private.h"
#include "qimam-spelling-index.h"
#include "qimam-store-saved-search.h"

/* ---- Names ---- */

QimamSearchNames *
qimam_library_get_names (QimamLibrary *self, GCancellable *cancellable, GError **error)
{
  g_auto (QimamLibraryReader) reading = { 0 };

  g_return_val_if_fail (QIMAM_IS_LIBRARY (self), NULL);
  if (!qimam_library_reader_begin (&reading, self, cancellable, error))
    return NULL;
  return qimam_search_names_acquire (reading.connection, error);
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
  g_auto (QimamLibraryReader) reading = { 0 };
  g_autoptr (QimamSearchNames) names = NULL;

  g_return_val_if_fail (QIMAM_IS_LIBRARY (self) && text != NULL && language != NULL, NULL);
  if (!qimam_library_reader_begin (&reading, self, cancellable, error))
    return NULL;
  names = qimam_search_names_acquire (reading.connection, error);
  if (names == NULL)
    return NULL;
  return qimam_complete (text, language, names, complete_words, reading.connection, max, error);
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

  qimam_task_return_pointer (task, list, (GDestroyNotify) g_ptr_array_unref, error);
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
  CompleteRequest *request;

  g_return_if_fail (QIMAM_IS_LIBRARY (self) && text != NULL && language != NULL);
  request = g_new0 (CompleteRequest, 1);
  *request = (CompleteRequest){ g_strdup (text), g_strdup (language), max };
  qimam_library_start (self, request, complete_request_free, qimam_library_complete_async, complete_thread,
                       cancellable, callback, data);
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
  g_auto (QimamLibraryReader) reading = { 0 };

  if (!qimam_library_reader_begin (&reading, self->library, self->cancellable, error))
    return NULL;
  return qimam_spelling_near (reading.connection, word, max, error);
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

  qimam_task_return_pointer (task, nothing, (GDestroyNotify) qimam_nothing_free, error);
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

  qimam_task_return_pointer (task, list, (GDestroyNotify) g_ptr_array_unref, error);
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
  g_autofree char *clean = NULL;
  g_auto (QimamLibraryWriter) writing = { 0 };
  QimamConnection *writer;

  g_return_val_if_fail (QIMAM_IS_LIBRARY (self) && name != NULL, FALSE);
  clean = qimam_name_clean (name, _ ("A saved search needs a name"),
                            _ ("A saved search cannot have so long a name"), QIMAM_SEARCH_MAX_NAME, error);
  if (clean == NULL)
    return FALSE;
  writer = qimam_library_writer_begin (&writing, self, NULL);
  return qimam_store_saved_search_rename (writer, id, clean, error);
}
