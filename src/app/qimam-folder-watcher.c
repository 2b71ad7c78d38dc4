/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-folder-watcher.h"

/* Programs that save write in several goes: a file counts once nothing has happened to it for so long. */
#define QUIET_SECONDS 2
#define FOLDER        "watched-folder"
#define UNTIL         "watched-until"

struct _QimamFolderWatcher
{
  GSettings *settings;
  QimamFolderWatcherFunc func;
  gpointer data;
  GFileMonitor *monitor; /* (nullable) */
  GHashTable *fresh;     /* path: files that something happened to */
  GCancellable *listing;
  gulong changed;
  guint timer;
};

/* The clock of the file system, in seconds: what was there before is not told again. */
static void
note_time (QimamFolderWatcher *self)
{
  g_settings_set_int64 (self->settings, UNTIL, g_get_real_time () / G_USEC_PER_SEC);
}

static gboolean
quiet_cb (gpointer data)
{
  QimamFolderWatcher *self = data;
  g_autoptr (GPtrArray) paths = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer path;

  self->timer = 0;
  g_hash_table_iter_init (&iter, self->fresh);
  while (g_hash_table_iter_next (&iter, &path, NULL))
    if (g_file_test (path, G_FILE_TEST_IS_REGULAR))
      g_ptr_array_add (paths, path);
  g_ptr_array_add (paths, NULL);
  if (paths->len > 1)
    {
      self->func ((char **) paths->pdata, self->data);
      note_time (self);
    }
  g_hash_table_remove_all (self->fresh);
  return G_SOURCE_REMOVE;
}

static void
take (QimamFolderWatcher *self, const char *path)
{
  g_autofree char *name = g_path_get_basename (path);

  /* Hidden files are those of programs, half-loaded ones among them. */
  if (*name == '.' || g_str_has_suffix (name, ".part") || g_str_has_suffix (name, ".crdownload"))
    return;
  g_hash_table_add (self->fresh, g_strdup (path));
  if (self->timer != 0)
    g_source_remove (self->timer);
  self->timer = g_timeout_add_seconds (QUIET_SECONDS, quiet_cb, self);
}

static void
event_cb (GFileMonitor *monitor, GFile *file, GFile *other, GFileMonitorEvent event, QimamFolderWatcher *self)
{
  GFile *fresh = event == G_FILE_MONITOR_EVENT_RENAMED ? other : file;
  g_autofree char *path = fresh != NULL ? g_file_get_path (fresh) : NULL;

  if (path != NULL && event != G_FILE_MONITOR_EVENT_DELETED && event != G_FILE_MONITOR_EVENT_MOVED_OUT &&
      event != G_FILE_MONITOR_EVENT_ATTRIBUTE_CHANGED)
    take (self, path);
}

/* ---- What came while nobody looked ---- */

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  GFileEnumerator *files = G_FILE_ENUMERATOR (source);
  g_autoptr (GError) error = NULL;
  GList *infos = g_file_enumerator_next_files_finish (files, result, &error);
  QimamFolderWatcher *self = data;
  gint64 until;

  /* Cancelled: the watcher is no longer. */
  if (infos == NULL)
    return;
  until = g_settings_get_int64 (self->settings, UNTIL);
  for (GList *l = infos; l != NULL; l = l->next)
    {
      GFileInfo *info = l->data;
      g_autoptr (GFile) file = g_file_enumerator_get_child (files, info);
      g_autofree char *path = g_file_get_path (file);
      gint64 changed = (gint64) MAX (g_file_info_get_attribute_uint64 (info, G_FILE_ATTRIBUTE_TIME_MODIFIED),
                                     g_file_info_get_attribute_uint64 (info, G_FILE_ATTRIBUTE_TIME_CHANGED));

      if (g_file_info_get_file_type (info) == G_FILE_TYPE_REGULAR && changed >= until && path != NULL)
        take (self, path);
    }
  g_list_free_full (infos, g_object_unref);
  g_file_enumerator_next_files_async (files, 100, G_PRIORITY_LOW, self->listing, listed_cb, self);
}

static void
enumerated_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GFileEnumerator) files = g_file_enumerate_children_finish (G_FILE (source), result, NULL);
  QimamFolderWatcher *self = data;

  if (files != NULL)
    g_file_enumerator_next_files_async (files, 100, G_PRIORITY_LOW, self->listing, listed_cb, self);
}

static void
stop (QimamFolderWatcher *self)
{
  g_cancellable_cancel (self->listing);
  g_clear_object (&self->listing);
  if (self->monitor != NULL)
    g_signal_handlers_disconnect_by_data (self->monitor, self);
  g_clear_object (&self->monitor);
  if (self->timer != 0)
    g_source_remove (self->timer);
  self->timer = 0;
  g_hash_table_remove_all (self->fresh);
}

static void
start (QimamFolderWatcher *self)
{
  g_autofree char *path = g_settings_get_string (self->settings, FOLDER);
  g_autoptr (GFile) folder = NULL;

  stop (self);
  self->listing = g_cancellable_new ();
  if (*path == '\0')
    return;
  folder = g_file_new_for_path (path);
  self->monitor = g_file_monitor_directory (folder, G_FILE_MONITOR_WATCH_MOVES, NULL, NULL);
  if (self->monitor != NULL)
    g_signal_connect (self->monitor, "changed", G_CALLBACK (event_cb), self);
  g_file_enumerate_children_async (
      folder,
      G_FILE_ATTRIBUTE_STANDARD_NAME "," G_FILE_ATTRIBUTE_STANDARD_TYPE "," G_FILE_ATTRIBUTE_TIME_MODIFIED
                                     "," G_FILE_ATTRIBUTE_TIME_CHANGED,
      G_FILE_QUERY_INFO_NOFOLLOW_SYMLINKS, G_PRIORITY_LOW, self->listing, enumerated_cb, self);
}

static void
folder_changed_cb (GSettings *settings, const char *key, QimamFolderWatcher *self)
{
  start (self);
}

QimamFolderWatcher *
qimam_folder_watcher_new (GSettings *settings, QimamFolderWatcherFunc func, gpointer data)
{
  QimamFolderWatcher *self = g_new0 (QimamFolderWatcher, 1);

  self->settings = g_object_ref (settings);
  self->func = func;
  self->data = data;
  self->fresh = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->changed = g_signal_connect (settings, "changed::" FOLDER, G_CALLBACK (folder_changed_cb), self);
  start (self);
  return self;
}

void
qimam_folder_watcher_free (QimamFolderWatcher *self)
{
  if (self == NULL)
    return;
  stop (self);
  g_signal_handler_disconnect (self->settings, self->changed);
  g_object_unref (self->settings);
  g_hash_table_unref (self->fresh);
  g_free (self);
}
