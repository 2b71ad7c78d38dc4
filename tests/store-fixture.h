/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A library in a folder of the test's own, and questions to it. */
#pragma once

#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>

#include "qimam-database.h"
#include "qimam-index-reader.h"

typedef struct
{
  char *folder;
  char *path;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("qimam-store-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->path = g_build_filename (fixture->folder, "library.qimam", NULL);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GDir) dir = g_dir_open (fixture->folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

      if (g_remove (path) != 0)
        g_test_message ("%s stays: %s", path, g_strerror (errno));
    }
  g_rmdir (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->path);
}

static QimamDatabase *
open_database (const char *path)
{
  g_autoptr (GError) error = NULL;
  QimamDatabase *database = qimam_database_open (path, &error);

  g_assert_no_error (error);
  g_assert_nonnull (database);
  return database;
}

static gint64
get_int (QimamConnection *connection, const char *sql)
{
  g_autoptr (GError) error = NULL;
  gint64 value;

  qimam_connection_get_int (connection, sql, &value, &error);
  g_assert_no_error (error);
  return value;
}

static void
execute (QimamConnection *connection, const char *sql)
{
  g_autoptr (GError) error = NULL;

  qimam_connection_execute (connection, sql, &error);
  g_assert_no_error (error);
}

/* Begins with a library of before, of those in tests/data. */
G_GNUC_UNUSED static void
copy_kept (Fixture *fixture, const char *name)
{
  g_autofree char *kept = g_test_build_filename (G_TEST_DIST, "data", name, NULL);
  g_autofree char *content = NULL;
  g_autoptr (GError) error = NULL;
  gsize size;

  g_file_get_contents (kept, &content, &size, &error);
  g_assert_no_error (error);
  g_file_set_contents (fixture->path, content, (gssize) size, &error);
  g_assert_no_error (error);
}

/* How many articles have a word as it is folded. */
static guint
count_matches (QimamConnection *connection, const char *term)
{
  g_autoptr (GError) error = NULL;
  QimamIndexReader *reader = qimam_index_reader_open (connection, &error);
  g_autoptr (QimamPostings) postings = NULL;
  guint n = 0;

  g_assert_no_error (error);
  postings = qimam_index_reader_find (reader, QIMAM_TERM_FORM, term, strlen (term), &error);
  g_assert_no_error (error);
  while (postings != NULL && qimam_postings_next (postings) != QIMAM_DOC_END)
    n++;
  return n;
}
