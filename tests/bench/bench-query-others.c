/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The other engines on the same articles: SQLite's FTS5 as everyone uses it, and Xapian by a program of its
 * own. Neither is asked for more than it is good at: "newest" is by order of arrival for FTS5. */
#include <gio/gio.h>
#include <glib/gstdio.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "bench-fts5.h"
#include "bench-generator.h"
#include "bench-measure.h"
#include "bench-query-classes.h"

/* A class is stopped after so long: sorting a million hits takes a second each. */
#define CLASS_MS 15000

typedef struct
{
  double p50, p95;
} Figure;

static GHashTable *figures; /* "ENGINE/CLASS/WHAT" → Figure */

static double
thread_ms (void)
{
  struct timespec now;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &now);
  return (double) now.tv_sec * 1e3 + (double) now.tv_nsec / 1e6;
}

static void
remember (const char *engine, const char *class, const char *what, double p50, double p95)
{
  Figure *figure = g_new0 (Figure, 1);

  *figure = (Figure){ p50, p95 };
  g_hash_table_replace (figures, g_strdup_printf ("%s/%s/%s", engine, class, what), figure);
}

/* ---- FTS5 ---- */

static void
fill_fts5 (sqlite3 *db, guint n, guint32 seed)
{
  gint64 start = g_get_monotonic_time ();

  bench_sql_run (db, "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -65536");
  bench_fts5_fill (db, ", tokenize = 'unicode61 remove_diacritics 2'", n, seed);
  printf ("made FTS5's index of %u articles in %.0f s\n", n,
          (double) (g_get_monotonic_time () - start) / 1e6);
}

static void
measure_fts5_class (sqlite3 *db, const BenchClass *class, const char *what, const char *sql)
{
  g_autoptr (GArray) values = g_array_new (FALSE, FALSE, sizeof (double));
  sqlite3_stmt *select = NULL;
  double begin = thread_ms ();
  double *array;

  if (sqlite3_prepare_v2 (db, sql, -1, &select, NULL) != SQLITE_OK)
    exit (1);
  for (guint i = 0; i < 2 * class->queries->len && thread_ms () - begin < CLASS_MS; i++)
    {
      const BenchQuery *query = class->queries->pdata[i % class->queries->len];
      double start = thread_ms ();

      sqlite3_reset (select);
      sqlite3_bind_text (select, 1, query->fts5, -1, SQLITE_STATIC);
      while (sqlite3_step (select) == SQLITE_ROW)
        ;
      start = thread_ms () - start;
      /* The first round warms up. */
      if (i >= class->queries->len || thread_ms () - begin > CLASS_MS / 2.0)
        g_array_append_val (values, start);
    }
  sqlite3_finalize (select);
  if (values->len == 0)
    return;
  array = (double *) (gpointer) values->data;
  begin = bench_median (array, values->len);
  remember ("FTS5 unicode61", class->name, what, begin, array[(values->len * 95 + 99) / 100 - 1]);
}

static void
measure_fts5 (const char *folder, guint n, guint32 seed, GPtrArray *classes)
{
  g_autofree char *path = g_strdup_printf ("%s/fts5-%u.db", folder, n);
  g_autofree char *temporary = g_strconcat (path, ".new", NULL);
  gboolean there = g_file_test (path, G_FILE_TEST_EXISTS);
  sqlite3 *db = NULL;

  if (!there)
    {
      g_unlink (temporary);
      if (sqlite3_open (temporary, &db) != SQLITE_OK)
        exit (1);
      fill_fts5 (db, n, seed);
      sqlite3_close (db);
      if (g_rename (temporary, path) != 0)
        exit (1);
    }
  if (sqlite3_open (path, &db) != SQLITE_OK)
    exit (1);
  bench_sql_run (db, "PRAGMA mmap_size = 268435456; PRAGMA cache_size = -32768");
  for (guint i = 0; i < classes->len; i++)
    {
      const BenchClass *class = classes->pdata[i];

      measure_fts5_class (db, class, "newest 50",
                          "SELECT rowid FROM f WHERE f MATCH ? ORDER BY rowid DESC LIMIT 50");
      measure_fts5_class (db, class, "total and all counts", "SELECT count (*) FROM f WHERE f MATCH ?");
      if (class->ranked)
        measure_fts5_class (db, class, "best 50",
                            "SELECT rowid FROM f WHERE f MATCH ? ORDER BY rank LIMIT 50");
    }
  sqlite3_close (db);
}

/* ---- Xapian ---- */

/* Gives the queries to bench-xapian, which lies beside this program, and reads its figures: class, what, p50,
 * p95, parted by tabs. */
static void
measure_xapian (const char *folder, guint n, guint32 seed, GPtrArray *classes)
{
  g_autofree char *self = g_file_read_link ("/proc/self/exe", NULL);
  g_autofree char *bin = self != NULL ? g_path_get_dirname (self) : g_strdup (".");
  g_autofree char *program = g_build_filename (bin, "bench-xapian", NULL);
  g_autofree char *index = g_strdup_printf ("%s/xapian-%u", folder, n);
  g_autofree char *number = g_strdup_printf ("%u", n), *seed_text = g_strdup_printf ("%u", seed);
  g_autoptr (GString) input = g_string_new (NULL);
  g_autoptr (GSubprocess) process = NULL;
  g_autofree char *output = NULL;
  g_auto (GStrv) lines = NULL;
  GError *error = NULL;

  if (!g_file_test (program, G_FILE_TEST_IS_EXECUTABLE))
    {
      printf ("Xapian is left out: libxapian-dev was not there when this was built\n");
      return;
    }
  for (guint i = 0; i < classes->len; i++)
    {
      const BenchClass *class = classes->pdata[i];

      for (guint q = 0; q < class->queries->len; q++)
        {
          const BenchQuery *query = class->queries->pdata[q];

          g_string_append_printf (input, "%s\t%d\t%d\t%s\n", class->name, query->prefix, class->ranked,
                                  query->text);
        }
    }
  process = g_subprocess_new (G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error, program,
                              index, number, seed_text, NULL);
  bench_check (error);
  g_subprocess_communicate_utf8 (process, input->str, NULL, &output, NULL, &error);
  bench_check (error);
  lines = g_strsplit (output, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_auto (GStrv) cells = g_strsplit (lines[i], "\t", -1);

      if (g_strv_length (cells) == 4)
        remember ("Xapian", cells[0], cells[1], g_ascii_strtod (cells[2], NULL),
                  g_ascii_strtod (cells[3], NULL));
      else if (*lines[i] != '\0')
        printf ("%s\n", lines[i]);
    }
}

void
bench_others_begin (const char *folder, guint n, guint32 seed, GPtrArray *classes)
{
  figures = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  measure_fts5 (folder, n, seed, classes);
  measure_xapian (folder, n, seed, classes);
}

void
bench_others_compare (const BenchClass *class, const char *what, double p50, double p95)
{
  static const char *const engines[] = { "FTS5 unicode61", "Xapian" };

  for (guint i = 0; figures != NULL && i < G_N_ELEMENTS (engines); i++)
    {
      g_autofree char *key = g_strdup_printf ("%s/%s/%s", engines[i], class->name, what);
      g_autofree char *name = g_strdup_printf (
          "    %s%s", engines[i], g_str_equal (what, "total and all counts") ? ", total alone" : "");
      const Figure *figure = g_hash_table_lookup (figures, key);

      if (figure != NULL)
        printf ("  %-46s %9.3f %9.3f   ratio %.3f, %.3f\n", name, figure->p50, figure->p95, p50 / figure->p50,
                p95 / figure->p95);
    }
}

void
bench_others_end (void)
{
  g_clear_pointer (&figures, g_hash_table_unref);
}
