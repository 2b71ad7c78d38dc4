/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A library in a folder of the test's own or in memory, filled and asked. */
#pragma once

#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>

#include "qimam-library.h"

typedef struct
{
  char *folder;
  char *in;   /* an empty folder for what is taken in */
  char *path; /* of a library that is not there yet */
} Place;

G_GNUC_UNUSED static void
place_set_up (Place *place, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  place->folder = g_dir_make_tmp ("qimam-library-XXXXXX", &error);
  g_assert_no_error (error);
  place->in = g_build_filename (place->folder, "in", NULL);
  g_assert_cmpint (g_mkdir (place->in, 0700), ==, 0);
  place->path = g_build_filename (place->folder, "library.qimam", NULL);
}

G_GNUC_UNUSED static void
remove_folder (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_DIR) && !g_file_test (path, G_FILE_TEST_IS_SYMLINK))
        remove_folder (path);
      else if (g_remove (path) != 0)
        g_test_message ("%s stays: %s", path, g_strerror (errno));
    }
  g_rmdir (folder);
}

G_GNUC_UNUSED static void
place_tear_down (Place *place, gconstpointer data)
{
  remove_folder (place->folder);
  g_free (place->folder);
  g_free (place->in);
  g_free (place->path);
}

/* (transfer full): the path of a file with @text; @length: in bytes, or -1 */
G_GNUC_UNUSED static char *
place_write (const Place *place, const char *name, const char *text, gssize length)
{
  char *path = g_build_filename (place->folder, name, NULL);

  g_assert_true (g_file_set_contents (path, text, length, NULL));
  return path;
}

G_GNUC_UNUSED static QimamLibrary *
open_library (const char *path)
{
  g_autoptr (GError) error = NULL;
  QimamLibrary *library = qimam_library_open (path, NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (library);
  return library;
}

/* Takes in @text as if it had been pasted. */
G_GNUC_UNUSED static QimamImportTotals
import_text (QimamLibrary *library, const char *text, QimamFormat format, const char *source)
{
  const QimamExtractOptions options = { .format = format, .name = "pasted", .source = source };
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GError) error = NULL;
  QimamImportTotals totals;

  g_assert_true (qimam_library_import_bytes (library, bytes, &options, NULL, NULL, &totals, NULL, &error));
  g_assert_no_error (error);
  return totals;
}

/* Takes in lines of JSON, none of which may be refused. Returns how many were new. */
G_GNUC_UNUSED static guint
import_lines (QimamLibrary *library, const char *lines)
{
  QimamImportTotals totals = import_text (library, lines, QIMAM_FORMAT_JSONL, NULL);

  g_assert_cmpuint (totals.counts[QIMAM_IMPORT_REFUSED], ==, 0);
  return totals.counts[QIMAM_IMPORT_ADDED];
}

G_GNUC_UNUSED static QimamArticle *
load_article (QimamLibrary *library, gint64 id)
{
  g_autoptr (GError) error = NULL;
  QimamArticle *article = qimam_library_load_article (library, id, NULL, &error);

  g_assert_no_error (error);
  return article;
}

/* (transfer full) (element-type gint64): the articles that a search finds, by date */
G_GNUC_UNUSED static GArray *
find_articles (QimamLibrary *library, const char *text)
{
  g_autoptr (QimamFilter) filter = qimam_filter_new ();
  g_autoptr (GError) error = NULL;
  GArray *ids = NULL;

  filter->text = g_strdup (text);
  g_assert_true (qimam_library_query (library, filter, &ids, NULL, &error));
  g_assert_no_error (error);
  return ids;
}

G_GNUC_UNUSED static guint
count_articles (QimamLibrary *library, const char *text)
{
  g_autoptr (GArray) ids = find_articles (library, text);

  return ids->len;
}

G_GNUC_UNUSED static void
assert_sound (QimamLibrary *library)
{
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) problems = qimam_library_check (library, FALSE, NULL, &error);

  g_assert_no_error (error);
  g_assert_null (problems[0]);
}
