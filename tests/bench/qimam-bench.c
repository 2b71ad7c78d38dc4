/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Measures import, search, filters and the start of the window, each beside a baseline in the same run:
 * - import: the same texts into a plain FTS5 table (unicode61), in the same process
 * - search: MATCH on that table, newest 50
 * - filters: SQL GROUP BY over the same rows
 * - window: the smallest libadwaita program (./dev bench runs it where a display can be had) */
#include <glib/gstdio.h>
#include <locale.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>

#include "bench-fts5.h"
#include "bench-generator.h"
#include "qimam-library.h"

static int opt_articles = 2000, opt_runs = 30, opt_seed = 20210616;
static char *opt_keep;

static const GOptionEntry options[] = {
  { "articles", 0, 0, G_OPTION_ARG_INT, &opt_articles, "How many articles (2000)", "N" },
  { "runs", 0, 0, G_OPTION_ARG_INT, &opt_runs, "How often each query runs (30)", "N" },
  { "seed", 0, 0, G_OPTION_ARG_INT, &opt_seed, "Seed of the generator", "N" },
  { "keep", 0, 0, G_OPTION_ARG_FILENAME, &opt_keep, "Work in this folder and keep what is made there",
    "DIR" },
  { NULL },
};

static void
check_error (GError *error)
{
  if (error == NULL)
    return;
  fprintf (stderr, "qimam-bench: %s\n", error->message);
  exit (1);
}

/* ---- The baseline: SQLite as everyone uses it ---- */

static sqlite3 *
open_baseline (const char *path)
{
  sqlite3 *db = NULL;

  if (sqlite3_open (path, &db) != SQLITE_OK)
    exit (1);
  bench_sql_run (
      db, "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;"
          "CREATE TABLE a (id INTEGER PRIMARY KEY, source TEXT, published TEXT, headline TEXT, body TEXT);"
          "CREATE INDEX a_published ON a (published);"
          "CREATE TABLE t (article INTEGER, topic INTEGER, PRIMARY KEY (topic, article)) WITHOUT ROWID;"
          "CREATE VIRTUAL TABLE f USING fts5 (headline, body, content='a', content_rowid='id');");
  return db;
}

/* Returns how many bytes of text that are. */
static gint64
fill_baseline (sqlite3 *db, guint n)
{
  g_autoptr (BenchGenerator) generator = bench_generator_new ((guint32) opt_seed);
  sqlite3_stmt *a, *f, *t;
  gint64 n_bytes = 0;

  sqlite3_prepare_v2 (db, "INSERT INTO a VALUES (?,?,?,?,?)", -1, &a, NULL);
  sqlite3_prepare_v2 (db, "INSERT INTO f (rowid, headline, body) VALUES (?,?,?)", -1, &f, NULL);
  sqlite3_prepare_v2 (db, "INSERT INTO t VALUES (?,?)", -1, &t, NULL);
  bench_sql_run (db, "BEGIN");
  for (guint i = 0; i < n; i++)
    {
      BenchArticle article;

      bench_generator_next (generator, &article);
      n_bytes += (gint64) (strlen (article.headline) + strlen (article.body));
      sqlite3_bind_int64 (a, 1, i + 1);
      sqlite3_bind_text (a, 2, article.source, -1, SQLITE_TRANSIENT);
      sqlite3_bind_text (a, 3, article.published, -1, SQLITE_TRANSIENT);
      sqlite3_bind_text (a, 4, article.headline, -1, SQLITE_TRANSIENT);
      sqlite3_bind_text (a, 5, article.body, -1, SQLITE_TRANSIENT);
      sqlite3_bind_int64 (f, 1, i + 1);
      sqlite3_bind_text (f, 2, article.headline, -1, SQLITE_TRANSIENT);
      sqlite3_bind_text (f, 3, article.body, -1, SQLITE_TRANSIENT);
      sqlite3_bind_int64 (t, 1, i + 1);
      sqlite3_bind_int (t, 2, (int) article.subject);
      if (sqlite3_step (a) != SQLITE_DONE || sqlite3_step (f) != SQLITE_DONE ||
          sqlite3_step (t) != SQLITE_DONE)
        exit (1);
      sqlite3_reset (a);
      sqlite3_reset (f);
      sqlite3_reset (t);
      bench_article_clear (&article);
      if (i % 500 == 499)
        bench_sql_run (db, "COMMIT; BEGIN");
    }
  bench_sql_run (db, "COMMIT");
  sqlite3_finalize (a);
  sqlite3_finalize (f);
  sqlite3_finalize (t);
  return n_bytes;
}

/* ---- Measuring ---- */

typedef void (*BenchFunc) (gpointer data);

typedef struct
{
  double median; /* milliseconds */
  double p95;
} BenchTime;

static int
compare_doubles (gconstpointer a, gconstpointer b)
{
  double x = *(const double *) a, y = *(const double *) b;
  return (x > y) - (x < y);
}

static BenchTime
measure (BenchFunc func, gpointer data)
{
  g_autofree double *times = g_new (double, opt_runs);

  func (data);
  for (int i = 0; i < opt_runs; i++)
    {
      gint64 start = g_get_monotonic_time ();
      func (data);
      times[i] = (double) (g_get_monotonic_time () - start) / 1000.0;
    }
  qsort (times, (size_t) opt_runs, sizeof (double), compare_doubles);
  return (BenchTime){ times[opt_runs / 2], times[MIN (opt_runs - 1, opt_runs * 95 / 100)] };
}

static void
report (const char *what, BenchTime ours, const char *baseline, BenchTime theirs)
{
  printf ("%-34s %9.2f %9.2f   %-26s %9.2f %9.2f   x%.2f\n", what, ours.median, ours.p95, baseline,
          theirs.median, theirs.p95, theirs.median > 0 ? ours.median / theirs.median : 0.0);
  fflush (stdout);
}

typedef struct
{
  QimamLibrary *library;
  sqlite3 *db;
  QimamFilter *filter;
  char *sql;
} BenchQuery;

static void
run_ours (gpointer data)
{
  BenchQuery *query = data;
  g_autoptr (GArray) ids = NULL;
  g_autoptr (GPtrArray) items = NULL;
  g_autoptr (GError) error = NULL;

  qimam_library_query (query->library, query->filter, &ids, NULL, &error);
  check_error (error);
  items = qimam_library_load_items (query->library, (const gint64 *) (gpointer) ids->data, MIN (ids->len, 50),
                                    query->filter, &error);
  check_error (error);
}

static void
run_facets (gpointer data)
{
  BenchQuery *query = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (QimamFacets) facets = qimam_library_facets (query->library, query->filter, NULL, &error);

  check_error (error);
}

static void
run_baseline (gpointer data)
{
  BenchQuery *query = data;
  bench_sql_run (query->db, query->sql);
}

static void
bench_queries (QimamLibrary *library, sqlite3 *db)
{
  g_autoptr (BenchGenerator) generator = bench_generator_new ((guint32) opt_seed);
  const char *common = bench_generator_word (generator, 3), *middling = bench_generator_word (generator, 900);
  g_autofree char *pair = g_strdup_printf ("%s %s", common, bench_generator_word (generator, 8));
  g_autofree char *two = g_utf8_substring (middling, 0, 2);
  struct
  {
    const char *what;
    const char *text;
    gboolean prefix;
  } searches[] = {
    { "search: a common word", common, FALSE },
    { "search: a middling word", middling, FALSE },
    { "search: two common words", pair, FALSE },
    { "search: a prefix of two letters", two, TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (searches); i++)
    {
      g_autoptr (QimamFilter) filter = qimam_filter_new ();
      g_autofree char *sql = NULL;
      g_auto (GStrv) words = g_strsplit (searches[i].text, " ", -1);
      g_autofree char *match = g_strjoinv ("\" \"", words);
      BenchQuery query = { library, db, filter, NULL };

      filter->text = g_strdup (searches[i].text);
      filter->prefix = searches[i].prefix;
      sql = g_strdup_printf (
          "SELECT a.id, a.headline, snippet (f, 1, '', '', '', 30) FROM f JOIN a ON a.id = f.rowid"
          " WHERE f MATCH '\"%s\"%s' ORDER BY a.published DESC LIMIT 50",
          match, searches[i].prefix ? " *" : "");
      query.sql = sql;
      report (searches[i].what, measure (run_ours, &query), "FTS5 unicode61, newest 50",
              measure (run_baseline, &query));
      g_free (sql);
      sql = g_strdup_printf ("SELECT count (*) FROM f WHERE f MATCH '\"%1$s\"%2$s';"
                             "SELECT source, count (*) FROM a WHERE id IN (SELECT rowid FROM f WHERE f MATCH "
                             "'\"%1$s\"%2$s') GROUP BY 1;"
                             "SELECT topic, count (*) FROM t WHERE article IN (SELECT rowid FROM f WHERE f "
                             "MATCH '\"%1$s\"%2$s') GROUP BY 1;"
                             "SELECT substr (published, 1, 7), count (*) FROM a WHERE id IN (SELECT rowid "
                             "FROM f WHERE f MATCH '\"%1$s\"%2$s')"
                             " GROUP BY 1",
                             match, searches[i].prefix ? " *" : "");
      query.sql = sql;
      report ("  total and all facets", measure (run_facets, &query), "SQL GROUP BY",
              measure (run_baseline, &query));
    }
}

static void
bench_filters (QimamLibrary *library, sqlite3 *db)
{
  g_autoptr (QimamFilter) filter = qimam_filter_new ();
  BenchQuery query = { library, db, filter, NULL };

  filter->from = g_strdup ("2021-01-01");
  filter->to = g_strdup ("2021-12-31");
  query.sql =
      (char *) "SELECT id, headline FROM a WHERE published >= '2021-01-01' AND published < '2022-01-01'"
               " ORDER BY published DESC LIMIT 50";
  report ("filter: one year", measure (run_ours, &query), "SQL, newest 50", measure (run_baseline, &query));
  query.sql =
      (char *) "SELECT source, count (*) FROM a WHERE published >= '2021-01-01' AND published < '2022-01-01' "
               "GROUP BY 1;"
               "SELECT topic, count (*) FROM t JOIN a ON a.id = t.article WHERE published >= '2021-01-01'"
               " AND published < '2022-01-01' GROUP BY 1;"
               "SELECT substr (published, 1, 7), count (*) FROM a GROUP BY 1";
  report ("  total and all facets", measure (run_facets, &query), "SQL GROUP BY",
          measure (run_baseline, &query));
}

static void
report_rate (const char *what, double seconds, double baseline)
{
  printf ("%-34s %9.0f articles/s         %-26s %9.0f articles/s         x%.2f\n", what,
          opt_articles / seconds, "FTS5 unicode61", opt_articles / baseline, baseline / seconds);
  fflush (stdout);
}

/* A number from a file, read by a connection of its own. */
static double
ask (const char *path, const char *sql)
{
  sqlite3 *db = NULL;
  sqlite3_stmt *select = NULL;
  double answer = 0;

  if (sqlite3_open_v2 (path, &db, SQLITE_OPEN_READONLY, NULL) == SQLITE_OK &&
      sqlite3_prepare_v2 (db, sql, -1, &select, NULL) == SQLITE_OK && sqlite3_step (select) == SQLITE_ROW)
    answer = sqlite3_column_double (select, 0);
  sqlite3_finalize (select);
  sqlite3_close (db);
  return answer;
}

#define SIZE_OF(tables) "SELECT total (pgsize) FROM dbstat WHERE name IN (" tables ")"
#define PAGES(n)        "SELECT (" n ") * page_size FROM pragma_page_size"

/* Sizes as shares of the bytes of text: the originals that came in are kept besides, and are none here. */
static void
report_sizes (const char *path, const char *base, gint64 n_bytes)
{
  const struct
  {
    const char *what;
    const char *sql;
  } parts[] = {
    { "  of it free", PAGES ("SELECT freelist_count FROM pragma_freelist_count") },
    { "  of it texts", SIZE_OF ("'article_text', 'text_dictionary'") },
    { "  of it the index",
      SIZE_OF ("'index_block', 'index_postings', 'index_term', 'index_docs', 'index_deleted'") },
    { "  of it what articles say", SIZE_OF ("'article_analysis', 'claim_range', 'claim_range_by_article'") },
  };

  printf ("%-34s %9.2f  goal ≤ 1.6        %-26s %9.2f\n", "library file to text",
          ask (path, PAGES ("SELECT page_count FROM pragma_page_count")) / (double) n_bytes,
          "baseline file to text",
          ask (base, PAGES ("SELECT page_count FROM pragma_page_count")) / (double) n_bytes);
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    printf ("%-34s %9.2f\n", parts[i].what, ask (path, parts[i].sql) / (double) n_bytes);
}

static gint64
file_size (const char *path)
{
  GStatBuf st;
  return g_stat (path, &st) == 0 ? st.st_size : 0;
}

int
main (int argc, char **argv)
{
  g_autoptr (GOptionContext) parser = g_option_context_new ("— measure Qimam beside named baselines");
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = NULL, *jsonl = NULL, *path = NULL, *base = NULL;
  g_autoptr (QimamLibrary) library = NULL;
  g_autoptr (BenchGenerator) generator = NULL;
  QimamImportTotals totals = { 0 };
  QimamExtractOptions extract = { .format = QIMAM_FORMAT_JSONL };
  const char *items[2] = { NULL };
  struct rusage usage;
  sqlite3 *db;
  gint64 start, n_bytes;
  double ours, theirs;

  setlocale (LC_ALL, "");
  g_option_context_add_main_entries (parser, options, NULL);
  g_option_context_parse (parser, &argc, &argv, &error);
  check_error (error);
  if (opt_articles < 1 || opt_runs < 1)
    {
      fprintf (stderr, "qimam-bench: --articles and --runs must be above 0\n");
      return 2;
    }
  folder = opt_keep != NULL ? g_strdup (opt_keep) : g_dir_make_tmp ("qimam-bench-XXXXXX", &error);
  check_error (error);
  g_mkdir_with_parents (folder, 0700);
  jsonl = g_build_filename (folder, "articles.jsonl", NULL);
  path = g_build_filename (folder, "library.qimam", NULL);
  base = g_build_filename (folder, "baseline.db", NULL);

  generator = bench_generator_new ((guint32) opt_seed);
  bench_generator_write (generator, jsonl, (guint) opt_articles, &error);
  check_error (error);
  printf ("%d articles, seed %d, %.1f MB of text; times in milliseconds, median and p95 of %d\n\n",
          opt_articles, opt_seed, (double) file_size (jsonl) / 1e6, opt_runs);

  library = qimam_library_open (path, NULL, &error);
  check_error (error);
  items[0] = jsonl;
  start = g_get_monotonic_time ();
  qimam_library_import (library, items, &extract, NULL, NULL, &totals, NULL, &error);
  check_error (error);
  ours = (double) (g_get_monotonic_time () - start) / 1e6;
  start = g_get_monotonic_time ();
  db = open_baseline (base);
  n_bytes = fill_baseline (db, (guint) opt_articles);
  theirs = (double) (g_get_monotonic_time () - start) / 1e6;
  report_rate ("import with analysis", ours, theirs);
  report_sizes (path, base, n_bytes);

  printf ("\n%-34s %9s %9s   %-26s %9s %9s   %s\n", "", "median", "p95", "baseline", "median", "p95",
          "ratio");
  bench_queries (library, db);
  bench_filters (library, db);
  getrusage (RUSAGE_SELF, &usage);
  printf ("\npeak memory %.0f MB\n", (double) usage.ru_maxrss / 1024.0);

  sqlite3_close (db);
  g_clear_object (&library);
  if (opt_keep == NULL)
    {
      static const char *const endings[] = { "", "-wal", "-shm" };
      const char *made[] = { jsonl, path, base };
      for (guint i = 0; i < G_N_ELEMENTS (made); i++)
        for (guint e = 0; e < G_N_ELEMENTS (endings); e++)
          {
            g_autofree char *name = g_strconcat (made[i], endings[e], NULL);
            g_unlink (name);
          }
      g_rmdir (folder);
    }
  return 0;
}
