/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Measures what keeping the full-text index costs: import without analysis (speed at the beginning and at the
 * end), sizes, and how long a small import holds the writer, beside the same texts in a plain FTS5 table
 * (unicode61) in the same process. Times are of the processor unless they say otherwise. */
#include <glib/gstdio.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "bench-fts5.h"
#include "bench-generator.h"
#include "bench-measure.h"
#include "qimam-database.h"
#include "qimam-index-merge.h"
#include "qimam-library.h"

static int opt_articles = 10000, opt_seed = 20210616;
static gboolean opt_no_fts;
static char *opt_keep;

static const GOptionEntry options[] = {
  { "articles", 0, 0, G_OPTION_ARG_INT, &opt_articles, "How many articles (10000)", "N" },
  { "seed", 0, 0, G_OPTION_ARG_INT, &opt_seed, "Seed of the generator", "N" },
  { "no-fts5", 0, 0, G_OPTION_ARG_NONE, &opt_no_fts, "Leave FTS5 out", NULL },
  { "keep", 0, 0, G_OPTION_ARG_FILENAME, &opt_keep, "Work in this folder and keep what is made there",
    "DIR" },
  { NULL },
};

/* ---- Import ---- */

#define PARTS 10

typedef struct
{
  double cpu[PARTS + 1];
  gint64 wall[PARTS + 1];
  guint next;
} Progress;

static void
item_cb (const QimamImportItem *item, guint done, guint total, gpointer data)
{
  Progress *progress = data;

  if (item == NULL || progress->next > PARTS || done < (guint64) opt_articles * progress->next / PARTS)
    return;
  progress->cpu[progress->next] = bench_cpu_seconds ();
  progress->wall[progress->next++] = g_get_monotonic_time ();
}

static void
import (QimamLibrary *library, const char *articles)
{
  const char *const items[] = { articles, NULL };
  QimamExtractOptions how = { .format = QIMAM_FORMAT_JSONL };
  Progress progress = { .next = 1 };
  GError *error = NULL;
  double whole, first, last;

  qimam_library_set_analyses_imports (library, FALSE);
  progress.cpu[0] = bench_cpu_seconds ();
  progress.wall[0] = g_get_monotonic_time ();
  qimam_library_import (library, items, &how, item_cb, &progress, NULL, NULL, &error);
  bench_check (error);
  whole = bench_cpu_seconds () - progress.cpu[0];
  first = opt_articles / PARTS / (progress.cpu[1] - progress.cpu[0]);
  last = opt_articles / PARTS / (progress.cpu[PARTS] - progress.cpu[PARTS - 1]);
  printf ("import: %.0f articles a second with all merges (by the clock %.0f)\n", opt_articles / whole,
          opt_articles / ((double) (g_get_monotonic_time () - progress.wall[0]) / G_USEC_PER_SEC));
  /* Articles are told of by the batch. */
  if (opt_articles >= PARTS * 20000)
    printf ("the first tenth %.0f articles a second, the last tenth %.0f\n", first, last);
}

/* ---- FTS5 ---- */

static gint64
ask (sqlite3 *db, const char *sql)
{
  sqlite3_stmt *statement = NULL;
  gint64 value = 0;

  if (sqlite3_prepare_v2 (db, sql, -1, &statement, NULL) == SQLITE_OK &&
      sqlite3_step (statement) == SQLITE_ROW)
    value = sqlite3_column_int64 (statement, 0);
  sqlite3_finalize (statement);
  return value;
}

static void
fill_fts (const char *path, gint64 n_bytes)
{
  double start = bench_cpu_seconds ();
  sqlite3 *db = NULL;
  gint64 size;

  if (sqlite3_open (path, &db) != SQLITE_OK)
    exit (1);
  bench_sql_run (db, "PRAGMA journal_mode = WAL; PRAGMA cache_size = -65536");
  bench_fts5_fill (db, "", (guint) opt_articles, (guint32) opt_seed);
  size = ask (db, "SELECT sum(pgsize) FROM dbstat WHERE name LIKE 'f%'");
  printf ("FTS5 unicode61, words as written alone: index %.1f %% of the text, %.1f s with making the texts\n",
          100.0 * (double) size / (double) n_bytes, bench_cpu_seconds () - start);
  sqlite3_close (db);
}

/* ---- Sizes ---- */

static void
tell_sizes (const char *path, gint64 n_bytes)
{
  sqlite3 *db = NULL;
  GStatBuf info;
  gint64 size;

  if (sqlite3_open (path, &db) != SQLITE_OK || g_stat (path, &info) != 0)
    exit (1);
  size = ask (db, "SELECT sum(pgsize) FROM dbstat WHERE name LIKE 'index_%'");
  printf ("index: %.1f %% of the text (dictionary and short lists %.1f, long lists %.1f)\n",
          100.0 * (double) size / (double) n_bytes,
          100.0 * (double) ask (db, "SELECT sum(pgsize) FROM dbstat WHERE name = 'index_block'") /
              (double) n_bytes,
          100.0 * (double) ask (db, "SELECT sum(pgsize) FROM dbstat WHERE name = 'index_postings'") /
              (double) n_bytes);
  printf ("bodies: %.1f %% of the text; library file: %.2f x the text (%.0f MB of %.0f MB)\n",
          100.0 * (double) ask (db, "SELECT sum(pgsize) FROM dbstat WHERE name = 'article_text'") /
              (double) n_bytes,
          (double) info.st_size / (double) n_bytes, (double) info.st_size / 1e6, (double) n_bytes / 1e6);
  printf ("segments: %d\n", (int) ask (db, "SELECT count(*) FROM index_segment WHERE state = 1"));
  sqlite3_close (db);
}

/* ---- Small imports ---- */

/* Imports of 20 articles, and the merges that they bring about. */
static void
measure_live (QimamLibrary *library)
{
  g_autoptr (BenchGenerator) generator = bench_generator_new ((guint32) opt_seed + 1);
  double times[60];

  for (guint i = 0; i < G_N_ELEMENTS (times); i++)
    {
      g_autoptr (GString) lines = g_string_new (NULL);
      g_autoptr (GBytes) bytes = NULL;
      QimamExtractOptions how = { .format = QIMAM_FORMAT_TEXT };
      GError *error = NULL;
      double start;
      BenchArticle article;

      bench_generator_next (generator, &article);
      g_string_printf (lines, "%s\n\n%s %u", article.headline, article.body, i);
      bytes = g_string_free_to_bytes (g_steal_pointer (&lines));
      start = bench_cpu_seconds ();
      qimam_library_import_bytes (library, bytes, &how, NULL, NULL, NULL, NULL, &error);
      bench_check (error);
      times[i] = 1000 * (bench_cpu_seconds () - start);
      bench_article_clear (&article);
    }
  printf ("one more article, analysed and linked: %.1f ms\n", bench_median (times, G_N_ELEMENTS (times)));
}

/* The longest that one step of merging in the background holds the writer. */
static void
measure_merges (const char *path)
{
  GError *error = NULL;
  QimamDatabase *database = qimam_database_open (path, &error);
  gboolean more = TRUE;
  double longest = 0;
  guint n = 0;

  bench_check (error);
  while (more)
    {
      QimamConnection *writer = qimam_database_lock_writer (database, NULL);
      gint64 start = g_get_monotonic_time ();

      qimam_index_maintain (writer, QIMAM_MERGE_LIVE, 4000, &more, &error);
      bench_check (error);
      longest = MAX (longest, (double) (g_get_monotonic_time () - start) / 1000);
      qimam_database_unlock_writer (database);
      n++;
    }
  printf ("merges in the background: %u steps of 4 ms, the longest %.1f ms by the clock\n", n, longest);
  qimam_database_free (database);
}

static gint64
write_articles (const char *path)
{
  g_autoptr (BenchGenerator) generator = bench_generator_new ((guint32) opt_seed);
  GError *error = NULL;
  gint64 n_bytes = 0;

  for (int i = 0; i < opt_articles; i++)
    {
      BenchArticle article;

      bench_generator_next (generator, &article);
      n_bytes += (gint64) strlen (article.headline) + (gint64) strlen (article.body);
      bench_article_clear (&article);
    }
  g_clear_pointer (&generator, bench_generator_free);
  generator = bench_generator_new ((guint32) opt_seed);
  bench_generator_write (generator, path, (guint) opt_articles, &error);
  bench_check (error);
  return n_bytes;
}

int
main (int argc, char **argv)
{
  g_autoptr (GOptionContext) context = g_option_context_new ("- measure the full-text index");
  g_autofree char *folder = NULL, *articles = NULL, *path = NULL, *fts = NULL;
  QimamLibrary *library;
  GError *error = NULL;
  gint64 n_bytes;

  g_option_context_add_main_entries (context, options, NULL);
  g_option_context_parse (context, &argc, &argv, &error);
  bench_check (error);
  folder = opt_keep != NULL ? g_strdup (opt_keep) : g_dir_make_tmp ("qimam-bench-XXXXXX", &error);
  bench_check (error);
  articles = g_build_filename (folder, "articles.jsonl", NULL);
  path = g_build_filename (folder, "library.qimam", NULL);
  fts = g_build_filename (folder, "fts5.db", NULL);
  n_bytes = write_articles (articles);
  printf ("%d articles of %.0f bytes\n", opt_articles, (double) n_bytes / opt_articles);
  library = qimam_library_open (path, NULL, &error);
  bench_check (error);
  import (library, articles);
  g_unlink (articles);
  g_object_unref (library);
  tell_sizes (path, n_bytes);
  if (!opt_no_fts)
    fill_fts (fts, n_bytes);
  library = qimam_library_open (path, NULL, &error);
  bench_check (error);
  measure_live (library);
  g_object_unref (library);
  measure_merges (path);
  if (opt_keep == NULL)
    {
      g_unlink (path);
      g_unlink (fts);
      g_rmdir (folder);
    }
  return 0;
}
