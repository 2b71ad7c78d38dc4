/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-library-notes.h"

#include "qimam-library-private.h"
#include "qimam-store-article.h"
#include "qimam-store-version.h"

QimamVersion *
qimam_library_load_version (QimamLibrary *self, gint64 version, GCancellable *cancellable, GError **error)
{
  g_auto (QimamLibraryReader) reading = { 0 };

  g_return_val_if_fail (QIMAM_IS_LIBRARY (self), NULL);
  if (!qimam_library_reader_begin (&reading, self, cancellable, error))
    return NULL;
  return qimam_store_version_load (reading.connection, version, error);
}

GBytes *
qimam_library_load_version_original (QimamLibrary *self, gint64 version, GError **error)
{
  g_auto (QimamLibraryReader) reading = { 0 };

  g_return_val_if_fail (QIMAM_IS_LIBRARY (self), NULL);
  if (!qimam_library_reader_begin (&reading, self, NULL, error))
    return NULL;
  return qimam_store_version_load_original (reading.connection, version, error);
}

static gboolean
load_all (QimamConnection *reader, gint64 article, GPtrArray *versions, GError **error)
{
  g_autoptr (GPtrArray) heads = g_ptr_array_new_with_free_func ((GDestroyNotify) qimam_version_free);

  if (!qimam_store_article_check (reader, article, error) ||
      !qimam_store_version_list (reader, article, heads, error))
    return FALSE;
  for (guint i = 0; i < heads->len; i++)
    {
      QimamVersion *version =
          qimam_store_version_load (reader, ((QimamVersion *) heads->pdata[i])->id, error);

      if (version == NULL)
        return FALSE;
      g_ptr_array_add (versions, version);
    }
  return TRUE;
}

GPtrArray *
qimam_library_load_versions (QimamLibrary *self, gint64 article, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) versions = g_ptr_array_new_with_free_func ((GDestroyNotify) qimam_version_free);
  g_auto (QimamLibraryReader) reading = { 0 };

  g_return_val_if_fail (QIMAM_IS_LIBRARY (self), NULL);
  if (!qimam_library_reader_begin (&reading, self, cancellable, error))
    return NULL;
  return load_all (reading.connection, article, versions, error) ? g_steal_pointer (&versions) : NULL;
}

static void
load_versions_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const QimamRequest *request = data;
  GError *error = NULL;
  GPtrArray *versions = qimam_library_load_versions (source, request->ids[0], cancellable, &error);

  qimam_task_return_pointer (task, versions, (GDestroyNotify) g_ptr_array_unref, error);
}

void
qimam_library_load_versions_async (QimamLibrary *self,
                                   gint64 article,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer data)
{
  g_return_if_fail (QIMAM_IS_LIBRARY (self));
  qimam_library_run (self, qimam_request_new (NULL, &article, 1), qimam_library_load_versions_async,
                     load_versions_thread, cancellable, callback, data);
}

GPtrArray *
qimam_library_load_versions_finish (QimamLibrary *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}

gboolean
qimam_library_set_versions_seen (QimamLibrary *self, gint64 article, GError **error)
{
  g_auto (QimamLibraryWriter) writing = { 0 };
  QimamConnection *writer;

  g_return_val_if_fail (QIMAM_IS_LIBRARY (self), FALSE);
  writer = qimam_library_writer_begin (&writing, self, NULL);
  return qimam_store_version_set_seen (writer, article, error);
}

static void
set_seen_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const QimamRequest *request = data;

  /* Where it cannot be kept, the user is told of the change another time. */
  qimam_library_set_versions_seen (source, request->ids[0], NULL);
  g_task_return_boolean (task, TRUE);
}

void
qimam_library_set_versions_seen_async (QimamLibrary *self, gint64 article)
{
  g_return_if_fail (QIMAM_IS_LIBRARY (self));
  qimam_library_run (self, qimam_request_new (NULL, &article, 1), qimam_library_set_versions_seen_async,
                     set_seen_thread, NULL, NULL, NULL);
}
