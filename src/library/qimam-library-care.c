/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-library.h"

#include <glib/gi18n-lib.h>

#include "qimam-filter-private.h"
#include "qimam-index-reader.h"
#include "qimam-library-private.h"
#include "qimam-snapshot.h"
#include "qimam-store-saved-search.h"

/* Damage that ends a check is what the check was to find; anything else is an error of its own. */
static gboolean
take_damage (GPtrArray *problems, GError *problem, GError **error)
{
  if (!g_error_matches (problem, QIMAM_ERROR, QIMAM_ERROR_LIBRARY_DAMAGED))
    {
      g_propagate_error (error, problem);
      return FALSE;
    }
  g_ptr_array_add (problems, g_strdup (problem->message));
  g_error_free (problem);
  return TRUE;
}

/* Compares what is kept and brought up to date with what the articles say. */
static gboolean
check_snapshot (
    QimamLibrary *self, gboolean repair, GPtrArray *problems, GCancellable *cancellable, GError **error)
{
  g_auto (QimamLibraryWriter) writing = { 0 };
  QimamConnection *writer = qimam_library_writer_begin (&writing, self, cancellable);
  gboolean good;

  if (!qimam_snapshot_check (writer, repair, &good, error))
    return FALSE;
  if (!good)
    g_ptr_array_add (problems, g_strdup (_ ("The counts of articles do not agree with the articles")));
  return TRUE;
}

char **
qimam_library_check (QimamLibrary *self, gboolean repair, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);
  GError *problem = NULL;

  g_return_val_if_fail (QIMAM_IS_LIBRARY (self), NULL);
  if ((!qimam_database_check (qimam_library_get_database (self), repair, problems, cancellable, &problem) ||
       !check_snapshot (self, repair, problems, cancellable, &problem)) &&
      !take_damage (problems, problem, error))
    return NULL;
  g_ptr_array_add (problems, NULL);
  return (char **) g_ptr_array_free (g_steal_pointer (&problems), FALSE);
}

gboolean
qimam_library_is_partly_indexed (QimamLibrary *self, guint *done, guint *total)
{
  g_auto (QimamLibraryReader) reading = { 0 };
  QimamIndexReader *index = NULL;
  guint32 n_done = 0, n_total = 0;
  gboolean partly = FALSE;

  g_return_val_if_fail (QIMAM_IS_LIBRARY (self), FALSE);
  if (qimam_library_reader_begin (&reading, self, NULL, NULL))
    index = qimam_index_reader_open (reading.connection, NULL);
  if (index != NULL)
    partly = qimam_index_reader_is_partial (index, &n_done, &n_total);
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
  g_auto (QimamLibraryReader) reading = { 0 };

  g_return_val_if_fail (QIMAM_IS_LIBRARY (self), NULL);
  if (!qimam_library_reader_begin (&reading, self, NULL, error))
    return NULL;
  if (!qimam_store_saved_search_foreach (reading.connection, add_search_cb, searches, error))
    return NULL;
  return g_steal_pointer (&searches);
}

gint64
qimam_library_save_search (QimamLibrary *self, const char *name, const QimamFilter *filter, GError **error)
{
  g_autofree char *text = NULL, *clean = NULL;
  g_auto (QimamLibraryWriter) writing = { 0 };
  QimamConnection *writer;
  gint64 id = 0;

  g_return_val_if_fail (QIMAM_IS_LIBRARY (self) && name != NULL && filter != NULL, 0);
  clean = qimam_name_clean (name, _ ("A saved search needs a name"),
                            _ ("A saved search cannot have so long a name"), QIMAM_SEARCH_MAX_NAME, error);
  if (clean == NULL)
    return 0;
  text = qimam_filter_to_text (filter);
  writer = qimam_library_writer_begin (&writing, self, NULL);
  return qimam_store_saved_search_put (writer, clean, text, &id, error) ? id : 0;
}

gboolean
qimam_library_remove_search (QimamLibrary *self, gint64 id, GError **error)
{
  g_auto (QimamLibraryWriter) writing = { 0 };
  QimamConnection *writer;

  g_return_val_if_fail (QIMAM_IS_LIBRARY (self), FALSE);
  writer = qimam_library_writer_begin (&writing, self, NULL);
  return qimam_store_saved_search_remove (writer, id, error);
}
