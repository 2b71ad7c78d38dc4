/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <string.h>

#include "qimam-folder-watcher.h"

/* Longer than any file system takes to tell of a file, and the time that a file must be quiet. */
#define PATIENCE_SECONDS 20

typedef struct
{
  GPtrArray *told; /* names in the order in which they came */
  GMainLoop *loop;
  guint wanted;
} Seen;

static void
told_cb (char **paths, gpointer data)
{
  Seen *seen = data;

  for (guint i = 0; paths[i] != NULL; i++)
    g_ptr_array_add (seen->told, g_path_get_basename (paths[i]));
  if (seen->told->len >= seen->wanted)
    g_main_loop_quit (seen->loop);
}

static gboolean
give_up (gpointer data)
{
  g_main_loop_quit (data);
  return G_SOURCE_REMOVE;
}

/* Waits until so many files have been told of, or patience ends. */
static void
wait_for (Seen *seen, guint wanted)
{
  guint timer = g_timeout_add_seconds (PATIENCE_SECONDS, give_up, seen->loop);

  seen->wanted = wanted;
  if (seen->told->len < wanted)
    g_main_loop_run (seen->loop);
  if (seen->told->len >= wanted)
    g_source_remove (timer);
  g_assert_cmpuint (seen->told->len, ==, wanted);
}

static void
write_file (const char *folder, const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, "text", -1, &error);
  g_assert_no_error (error);
}

static gboolean
was_told (const Seen *seen, const char *name)
{
  for (guint i = 0; i < seen->told->len; i++)
    if (g_str_equal (seen->told->pdata[i], name))
      return TRUE;
  return FALSE;
}

static void
test_watch (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("qimam-XXXXXX", &error);
  g_autoptr (GSettings) settings = g_settings_new ("io.github.qimam.Qimam");
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  g_autoptr (GPtrArray) told = g_ptr_array_new_with_free_func (g_free);
  Seen seen = { told, loop, 0 };
  QimamFolderWatcher *watcher = qimam_folder_watcher_new (settings, told_cb, &seen);

  g_assert_no_error (error);
  /* What is there when the folder is chosen counts; hidden and half-loaded files do not. */
  write_file (folder, "before.html");
  write_file (folder, ".hidden.html");
  write_file (folder, "half.html.part");
  g_settings_set_string (settings, "watched-folder", folder);
  wait_for (&seen, 1);
  g_assert_true (was_told (&seen, "before.html"));
  g_assert_cmpint (g_settings_get_int64 (settings, "watched-until"), >, 0);
  /* What comes counts. */
  write_file (folder, "after.html");
  wait_for (&seen, 2);
  g_assert_true (was_told (&seen, "after.html"));
  qimam_folder_watcher_free (watcher);
  /* And what came meanwhile, but not what was told of long ago. */
  write_file (folder, "meanwhile.html");
  g_settings_set_int64 (settings, "watched-until", g_get_real_time () / G_USEC_PER_SEC + 3600);
  watcher = qimam_folder_watcher_new (settings, told_cb, &seen);
  write_file (folder, "later.html");
  wait_for (&seen, 3);
  g_assert_true (was_told (&seen, "later.html"));
  g_assert_false (was_told (&seen, "meanwhile.html"));
  g_settings_set_int64 (settings, "watched-until", 0);
  qimam_folder_watcher_free (watcher);
  watcher = qimam_folder_watcher_new (settings, told_cb, &seen);
  wait_for (&seen, 7);
  g_assert_true (was_told (&seen, "meanwhile.html"));
  qimam_folder_watcher_free (watcher);
  g_settings_reset (settings, "watched-folder");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/folder-watcher/watch", test_watch);
  return g_test_run ();
}
