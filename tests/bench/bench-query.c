/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Measures what a person waits for: from a keystroke to the newest rows, the exact total with all counts, the
 * best by relevance, any page, opening. Times are processor time of the thread that asks, warm, unless wall
 * is said; medians and 95th percentiles over the queries of a class. Beside it, on the same articles in the
 * same run: plain FTS5 (unicode61), and Xapian where bench-xapian was built. */
#include <fcntl.h>
#include <glib/gstdio.h>
#include <locale.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "bench-generator.h"
#include "bench-measure.h"
#include "bench-query-classes.h"
#include "bench-query-library.h"
#include "bench-query-live.h"
#include "qimam-library.h"
#include "qimam-query.h"

#define PAGE 50

static int opt_articles = 10000, opt_queries = 40, opt_seed = 20210616;
static char *opt_keep;
static gboolean opt_alone, opt_opening;

static const GOptionEntry options[] = {
  { "articles", 0, 0, G_OPTION_ARG_INT, &opt_articles,
    "How many articles (10000); steps of ten from 10000 on", "N" },
  { "runs", 0, 0, G_OPTION_ARG_INT, &opt_queries, "Queries a class (40)", "N" },
  { "seed", 0, 0, G_OPTION_ARG_INT, &opt_seed, "Seed of the generator", "N" },
  { "keep", 0, 0, G_OPTION_ARG_FILENAME, &opt_keep, "Work in this folder and keep what is made there",
    "DIR" },
  { "alone", 0, 0, G_OPTION_ARG_NONE, &opt_alone, "Leave the other engines out", NULL },
  { "opening", 0, 0, G_OPTION_ARG_NONE, &opt_opening, "Measure opening, and nothing else", NULL },
  { NULL },
};

/* ---- Figures ---- */

typedef struct
{
  double p50, p95; /* milliseconds */
} Figure;

/* By name and number of articles, so that growth can be told. */
static GHashTable *figures;

static double
thread_ms (void)
{
  struct timespec now;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &now);
  return (double) now.tv_sec * 1e3 + (double) now.tv_nsec / 1e6;
}

static double
wall_ms (void)
{
  return (double) g_get_monotonic_time () / 1e3;
}

static Figure
summarise (GArray *values)
{
  Figure figure = { 0 };

  if (values->len == 0)
    return figure;
  figure.p50 = bench_median ((double *) (gpointer) values->data, values->len);
  figure.p95 = g_array_index (values, double, (values->len * 95 + 99) / 100 - 1);
  return figure;
}

static const Figure *
remember (const char *name, guint n, Figure figure)
{
  Figure *kept = g_memdup2 (&figure, sizeof figure);

  g_hash_table_replace (figures, g_strdup_printf ("%s %u", name, n), kept);
  return kept;
}

static void
report (const char *name, guint n, Figure figure, const char *goal)
{
  g_autofree char *before = g_strdup_printf ("%s %u", name, n / 10);
  const Figure *smaller = g_hash_table_lookup (figures, before);

  remember (name, n, figure);
  printf ("  %-46s %9.3f %9.3f", name, figure.p50, figure.p95);
  if (smaller != NULL && smaller->p95 > 0)
    printf ("   ×%-6.1f", figure.p95 / smaller->p95);
  else
    printf ("   %-7s", "");
  printf (" %s\n", goal != NULL ? goal : "");
  fflush (stdout);
}

/* ---- What is measured ---- */

typedef double (*QueryFunc) (BenchLibrary *library, const BenchQuery *query);

static QimamFilter *
make_filter (const BenchQuery *query)
{
  QimamFilter *filter = qimam_filter_new ();

  filter->text = g_strdup (query->text);
  filter->prefix = query->prefix;
  return filter;
}

static double
newest (BenchLibrary *library, const BenchQuery *query)
{
  g_autoptr (QimamFilter) filter = make_filter (query);
  g_autoptr (QimamHits) hits = NULL;
  QimamConnection *reader = bench_library_begin (library, NULL);
  gint64 ids[PAGE];
  GError *error = NULL;
  double start = thread_ms ();

  hits = qimam_query_find (reader, filter, &error);
  bench_check (error);
  qimam_hits_get_ids (hits, reader, 0, PAGE, ids, &error);
  start = thread_ms () - start;
  bench_check (error);
  bench_library_end (library, reader);
  return start;
}

/* The rows as a list shows them: headline, source, date, topics and the piece of the text that matches. */
static double
newest_rows (BenchLibrary *library, const BenchQuery *query)
{
  g_autoptr (QimamFilter) filter = make_filter (query);
  g_autoptr (QimamHits) hits = NULL;
  g_autoptr (GPtrArray) items = NULL;
  QimamConnection *reader = bench_library_begin (library, NULL);
  gint64 ids[PAGE];
  GError *error = NULL;
  double start = thread_ms ();
  gint n;

  hits = qimam_query_find (reader, filter, &error);
  bench_check (error);
  n = qimam_hits_get_ids (hits, reader, 0, PAGE, ids, &error);
  bench_check (error);
  items = qimam_query_items (reader, ids, (guint) n, filter, &error);
  bench_check (error);
  start = thread_ms () - start;
  bench_library_end (library, reader);
  return start;
}

static double
counts (BenchLibrary *library, const BenchQuery *query)
{
  g_autoptr (QimamFilter) filter = make_filter (query);
  g_autoptr (QimamFacets) facets = NULL;
  QimamConnection *reader = bench_library_begin (library, NULL);
  GError *error = NULL;
  double start = thread_ms ();

  if (query->topic != NULL)
    {
      const char *topics[] = { query->topic, NULL };

      filter->topics = g_strdupv ((char **) topics);
      filter->from = g_strdup (query->from);
      filter->to = g_strdup (query->to);
    }
  facets = qimam_query_facets (reader, filter, &error);
  bench_check (error);
  start = thread_ms () - start;
  bench_library_end (library, reader);
  return start;
}

static double
best (BenchLibrary *library, const BenchQuery *query)
{
  g_autoptr (QimamFilter) filter = make_filter (query);
  g_autoptr (QimamHits) hits = NULL;
  QimamConnection *reader = bench_library_begin (library, NULL);
  gint64 ids[PAGE];
  GError *error = NULL;
  double start = thread_ms ();

  filter->sort = QIMAM_SORT_RELEVANCE;
  hits = qimam_query_find (reader, filter, &error);
  bench_check (error);
  qimam_hits_get_ids (hits, reader, 0, PAGE, ids, &error);
  bench_check (error);
  start = thread_ms () - start;
  bench_library_end (library, reader);
  return start;
}

static Figure
measure (BenchLibrary *library, GPtrArray *queries, QueryFunc func)
{
  g_autoptr (GArray) values = g_array_new (FALSE, FALSE, sizeof (double));

  /* Once to warm up. */
  for (guint i = 0; i < queries->len; i++)
    func (library, queries->pdata[i]);
  for (guint i = 0; i < queries->len; i++)
    {
      double value = func (library, queries->pdata[i]);

      g_array_append_val (values, value);
    }
  return summarise (values);
}

/* Pages at random places of long results. */
static Figure
measure_pages (BenchLibrary *library, GPtrArray *queries)
{
  g_autoptr (GArray) values = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GRand) rand = g_rand_new_with_seed ((guint32) opt_seed);

  for (guint i = 0; i < queries->len; i++)
    {
      g_autoptr (QimamFilter) filter = make_filter (queries->pdata[i]);
      QimamConnection *reader = bench_library_begin (library, NULL);
      GError *error = NULL;
      g_autoptr (QimamHits) hits = qimam_query_find (reader, filter, &error);
      guint total;

      bench_check (error);
      total = qimam_hits_get_total (hits);
      qimam_hits_get_rows (hits);
      for (guint n = 0; n < 25 && total > 0; n++)
        {
          guint first = (guint) g_rand_int_range (rand, 0, (gint) total);
          gint64 ids[PAGE];
          double start = thread_ms ();

          qimam_hits_get_ids (hits, reader, first, PAGE, ids, &error);
          start = thread_ms () - start;
          bench_check (error);
          g_array_append_val (values, start);
        }
      bench_library_end (library, reader);
    }
  return summarise (values);
}

/* ---- Being stopped ---- */

typedef struct
{
  BenchLibrary *library;
  const BenchQuery *query;
  GCancellable *cancellable;
  gint64 ended;
} Stopped;

static gpointer
stopped_thread (gpointer data)
{
  Stopped *stopped = data;
  g_autoptr (QimamFilter) filter = make_filter (stopped->query);
  QimamConnection *reader = bench_library_begin (stopped->library, NULL);

  qimam_connection_set_cancellable (reader, stopped->cancellable);
  /* Over and over until it is stopped, so that it is stopped anywhere. */
  for (;;)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (QimamFacets) facets = qimam_query_facets (reader, filter, &error);

      if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        break;
      bench_check (error);
    }
  stopped->ended = g_get_monotonic_time ();
  bench_library_end (stopped->library, reader);
  return NULL;
}

static Figure
measure_stopping (BenchLibrary *library, GPtrArray *queries)
{
  g_autoptr (GArray) values = g_array_new (FALSE, FALSE, sizeof (double));

  for (guint i = 0; i < queries->len; i++)
    {
      g_autoptr (GCancellable) cancellable = g_cancellable_new ();
      Stopped stopped = { library, queries->pdata[i], cancellable, 0 };
      GThread *thread = g_thread_new ("stopped", stopped_thread, &stopped);
      gint64 start;
      double value;

      g_usleep (3000 + 370 * i);
      start = g_get_monotonic_time ();
      g_cancellable_cancel (cancellable);
      g_thread_join (thread);
      value = (double) (stopped.ended - start) / 1e3;
      g_array_append_val (values, value);
    }
  return summarise (values);
}

/* ---- Opening ---- */

/* Makes the system forget what it keeps of a file in memory. */
static void
forget_file (const char *path)
{
  int fd = g_open (path, O_RDONLY | O_CLOEXEC, 0);

  if (fd < 0)
    return;
  fdatasync (fd);
  posix_fadvise (fd, 0, 0, POSIX_FADV_DONTNEED);
  close (fd);
}

static double
open_library (const char *path)
{
  g_autoptr (QimamLibrary) library = NULL;
  g_autoptr (QimamFilter) filter = qimam_filter_new ();
  g_autoptr (QimamFacets) facets = NULL;
  g_autoptr (QimamHits) hits = NULL;
  g_autoptr (GArray) ids = NULL;
  g_autoptr (GPtrArray) items = NULL;
  GError *error = NULL;
  double start = wall_ms ();

  library = qimam_library_open (path, NULL, &error);
  bench_check (error);
  hits = qimam_library_find (library, filter, NULL, &error);
  bench_check (error);
  ids = qimam_library_get_ids (library, hits, 0, PAGE, NULL, &error);
  bench_check (error);
  items = qimam_library_load_items (library, (const gint64 *) (gpointer) ids->data, ids->len, NULL, &error);
  bench_check (error);
  facets = qimam_library_facets (library, filter, NULL, &error);
  bench_check (error);
  return wall_ms () - start;
}

static Figure
measure_opening (const char *path, gboolean cold)
{
  g_autoptr (GArray) values = g_array_new (FALSE, FALSE, sizeof (double));

  for (guint i = 0; i < 5; i++)
    {
      double value;

      if (cold)
        forget_file (path);
      value = open_library (path);
      g_array_append_val (values, value);
    }
  return summarise (values);
}

/* ---- Beside an import ---- */

static void
report_live (const char *path, guint n)
{
  g_autofree char *letters = NULL;
  BenchLive live;

  bench_live_measure (path, (guint32) opt_seed + 1, &live);
  report ("a reader while nobody writes, wall", n, summarise (live.alone), NULL);
  report ("a reader while articles come in, wall", n, summarise (live.held), "≤ 5 more");
  printf ("    the longest of %u: %.3f ms\n", live.held->len,
          g_array_index (live.held, double, live.held->len - 1));
  report ("a prefix of 1 letter after that: newest 50", n, summarise (live.prefixes), "≤ 1");
  printf ("    with %u segments\n", live.n_segments);
  bench_live_clear (&live);
}

/* ---- The whole ---- */

static void
measure_class (BenchLibrary *library, guint n, const BenchClass *class)
{
  static const struct
  {
    const char *what;
    QueryFunc func;
    const char *goal;
    gboolean needs_words;
  } parts[] = {
    { "newest 50", newest, "≤ 1", FALSE },
    { "newest 50, with headlines and snippets", newest_rows, NULL, FALSE },
    { "total and all counts", counts, "≤ 16.7", FALSE },
    { "best 50", best, "≤ 50", TRUE },
  };

  printf ("%s (median of %u hits)\n", class->name, bench_class_median_hits (class, library));
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      g_autofree char *name = g_strdup_printf ("%s: %s", class->name, parts[i].what);
      Figure figure;

      if (parts[i].needs_words && !class->ranked)
        continue;
      figure = measure (library, class->queries, parts[i].func);
      report (name, n, figure, parts[i].goal);
      bench_others_compare (class, parts[i].what, figure.p50, figure.p95);
    }
}

static void
measure_size (guint n, const char *folder)
{
  g_autofree char *path = g_strdup_printf ("%s/library-%u.qimam", folder, n);
  g_autoptr (BenchLibrary) library = NULL;
  g_autoptr (GPtrArray) classes = bench_classes_new ((guint32) opt_seed, (guint) opt_queries);
  g_autoptr (GPtrArray) filters = bench_filter_queries_new ((guint32) opt_seed, (guint) opt_queries);

  bench_library_ensure (path, n, (guint32) opt_seed);
  if (!opt_alone && !opt_opening)
    bench_others_begin (folder, n, (guint32) opt_seed, classes);
  printf ("\n%u articles%*s p50 ms    p95 ms   growth   goal\n", n, 42, "");
  report ("opening, first page and counts, wall, cold", n, measure_opening (path, TRUE), "≤ 100");
  report ("opening, first page and counts, wall, warm", n, measure_opening (path, FALSE), NULL);
  if (opt_opening)
    return;
  library = bench_library_open (path);
  report ("filters only: total and all counts", n, measure (library, filters, counts), "≤ 1");
  for (guint i = 0; i < classes->len; i++)
    measure_class (library, n, classes->pdata[i]);
  report ("a page at any row", n, measure_pages (library, ((BenchClass *) classes->pdata[0])->queries),
          "≤ 1");
  report ("a keystroke stops a query, wall", n,
          measure_stopping (library, ((BenchClass *) classes->pdata[0])->queries), "≤ 2");
  report_live (path, n);
  printf ("  memory of this process: %.0f MB\n", bench_resident_megabytes ());
  bench_others_end ();
}

int
main (int argc, char **argv)
{
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *made = NULL;

  setlocale (LC_NUMERIC, "C");
  g_option_context_add_main_entries (context, options, NULL);
  g_option_context_parse (context, &argc, &argv, &error);
  bench_check (error);
  if (opt_articles < 1 || opt_queries < 1)
    {
      fprintf (stderr, "bench-query: there must be articles and queries\n");
      return 2;
    }
  figures = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  if (opt_keep == NULL)
    made = g_dir_make_tmp ("qimam-bench-query-XXXXXX", &error);
  else
    g_mkdir_with_parents (opt_keep, 0700);
  bench_check (error);
  for (guint n = 10000; n < (guint) opt_articles; n *= 10)
    measure_size (n, made != NULL ? made : opt_keep);
  measure_size ((guint) opt_articles, made != NULL ? made : opt_keep);
  if (made != NULL)
    bench_remove_folder (made);
  g_hash_table_unref (figures);
  return 0;
}
