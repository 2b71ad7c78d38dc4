/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "bench-query-library.h"

#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>

#include "bench-generator.h"
#include "bench-measure.h"
#include "qimam-index-merge.h"
#include "qimam-snapshot.h"
#include "qimam-store-article.h"

#define BATCH 5000
/* Articles of one meeting, on average, and one in how many articles is about one. */
#define ARTICLES_A_MEETING 20
#define ONE_IN_MEETINGS    10

static void
run_sql (QimamConnection *writer, const char *sql)
{
  GError *error = NULL;

  qimam_connection_execute (writer, sql, &error);
  bench_check (error);
}

static void
add_topic (QimamAnalysis *analysis, guint number)
{
  g_autofree char *key = g_strdup_printf ("subject-%02u", number);
  QimamTopicHit *hit = qimam_topic_hit_new (key);

  hit->weight = 1;
  g_ptr_array_add (analysis->topics, hit);
}

void
bench_library_put (
    QimamConnection *writer, BenchGenerator *generator, GRand *rand, const char *name, gint64 *n_bytes)
{
  g_autoptr (QimamDocument) document = qimam_document_new ();
  g_autoptr (QimamAnalysis) analysis = qimam_analysis_new ();
  g_auto (GStrv) paragraphs = NULL;
  BenchArticle article;
  GError *error = NULL;
  gint64 id = 0;

  bench_generator_next (generator, &article);
  paragraphs = g_strsplit (article.body, "\n", -1);
  document->guid = g_strconcat (name, article.id, NULL);
  document->source = g_strdup (article.source);
  document->headline = g_strdup (article.headline);
  for (guint i = 0; paragraphs[i] != NULL; i++)
    qimam_document_add_paragraph (document, paragraphs[i], QIMAM_PARAGRAPH_TEXT);
  qimam_document_set_published (document, article.published, QIMAM_PRECISION_SECOND, QIMAM_BASIS_STATED,
                                NULL);
  *n_bytes += (gint64) strlen (article.headline) + (gint64) strlen (article.body);
  add_topic (analysis, article.subject);
  for (int i = g_rand_int_range (rand, 0, 3); i > 0; i--)
    add_topic (analysis, (article.subject + (guint) g_rand_int_range (rand, 1, 40)) % 40);
  qimam_store_article_put (writer, &id, document, analysis, 1, &error);
  bench_check (error);
  bench_article_clear (&article);
}

/* Meetings go in as a linked library has them; linking itself is measured elsewhere. */
static void
put_meetings (QimamConnection *writer, guint n)
{
  g_autofree char *sql = g_strdup_printf (
      "BEGIN;"
      "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < %u)"
      " INSERT INTO meeting (id, fixed, title, kind, status, date_precision, date_basis, content)"
      " SELECT i, 0, 'اجتماع رقم ' || i || ' في جنيف', 'summit', 'held', 'unknown', 'unknown', x'' FROM n;"
      "INSERT INTO article_meeting (article, meeting, is_main, kind, status, date_precision, date_basis,"
      " content) SELECT id, 1 + (id * 7919) %% %u, 1, 'summit', 'held', 'unknown', 'unknown', x''"
      " FROM article WHERE id %% %d = 0;"
      "COMMIT",
      MAX (n / ONE_IN_MEETINGS / ARTICLES_A_MEETING, 1), MAX (n / ONE_IN_MEETINGS / ARTICLES_A_MEETING, 1),
      ONE_IN_MEETINGS);

  run_sql (writer, sql);
}

static void
keep_snapshot (QimamConnection *writer)
{
  GError *error = NULL;

  qimam_snapshot_settle (writer, &error);
  bench_check (error);
}

/* As an import does it: seldom while it goes on, and all at its end. */
static void
merge (QimamConnection *writer, QimamMergeMode mode)
{
  gboolean more = TRUE;
  GError *error = NULL;

  while (more)
    {
      qimam_index_maintain (writer, mode, G_USEC_PER_SEC, &more, &error);
      bench_check (error);
    }
}

static void
fill (QimamConnection *writer, guint n, guint32 seed)
{
  g_autoptr (BenchGenerator) generator = bench_generator_new (seed);
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  GError *error = NULL;
  gint64 n_bytes = 0, start = g_get_monotonic_time (), last = start;

  for (guint i = 0; i < n;)
    {
      qimam_connection_begin (writer, &error);
      bench_check (error);
      for (guint end = MIN (n, i + BATCH); i < end; i++)
        bench_library_put (writer, generator, rand, "", &n_bytes);
      qimam_connection_commit (writer, &error);
      bench_check (error);
      merge (writer, QIMAM_MERGE_BULK);
      if (i % 100000 == 0)
        {
          gint64 now = g_get_monotonic_time ();

          fprintf (stderr, "%u articles, the last 100000 at %.0f a second\n", i,
                   1e11 / (double) (now - last));
          last = now;
        }
    }
  merge (writer, QIMAM_MERGE_ALL);
  printf ("made a library of %u articles, %.0f MB of text, without analysis, in %.0f s\n", n,
          (double) n_bytes / 1e6, (double) (g_get_monotonic_time () - start) / 1e6);
  put_meetings (writer, n);
  run_sql (writer,
           "UPDATE article SET read = 1 WHERE id % 3 = 0; UPDATE article SET starred = 1 WHERE id % 97 = 0");
  keep_snapshot (writer);
}

/* One of an earlier version: what care would do in the background is done before the clock runs. */
static void
upgrade (const char *path)
{
  g_autoptr (QimamDatabase) database = NULL;
  GError *error = NULL;

  database = qimam_database_open (path, &error);
  bench_check (error);
  qimam_snapshot_settle (qimam_database_lock_writer (database, NULL), &error);
  bench_check (error);
  qimam_database_unlock_writer (database);
}

void
bench_library_ensure (const char *path, guint n, guint32 seed)
{
  g_autoptr (QimamDatabase) database = NULL;
  g_autofree char *temporary = g_strconcat (path, ".new", NULL);
  QimamConnection *writer;
  GError *error = NULL;

  if (g_file_test (path, G_FILE_TEST_EXISTS))
    {
      upgrade (path);
      return;
    }
  g_unlink (temporary);
  database = qimam_database_open (temporary, &error);
  bench_check (error);
  writer = qimam_database_lock_writer (database, NULL);
  fill (writer, n, seed);
  qimam_database_unlock_writer (database);
  g_clear_pointer (&database, qimam_database_free);
  if (g_rename (temporary, path) != 0)
    exit (1);
}

BenchLibrary *
bench_library_open (const char *path)
{
  BenchLibrary *self = g_new0 (BenchLibrary, 1);
  GError *error = NULL;

  self->database = qimam_database_open (path, &error);
  bench_check (error);
  return self;
}

void
bench_library_free (BenchLibrary *self)
{
  qimam_database_free (self->database);
  g_free (self);
}

QimamConnection *
bench_library_begin (BenchLibrary *self, GCancellable *cancellable)
{
  GError *error = NULL;
  QimamConnection *reader = qimam_database_acquire_reader (self->database, cancellable, &error);

  bench_check (error);
  return reader;
}

void
bench_library_end (BenchLibrary *self, QimamConnection *reader)
{
  qimam_database_release_reader (self->database, reader);
}

double
bench_resident_megabytes (void)
{
  g_autofree char *status = NULL;
  const char *line;

  if (!g_file_get_contents ("/proc/self/status", &status, NULL, NULL))
    return 0;
  line = strstr (status, "RssAnon:");
  return line != NULL ? g_ascii_strtod (line + strlen ("RssAnon:"), NULL) / 1024 : 0;
}

void
bench_remove_folder (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *file = g_build_filename (path, name, NULL);

      if (g_file_test (file, G_FILE_TEST_IS_DIR))
        bench_remove_folder (file);
      else
        g_unlink (file);
    }
  g_rmdir (path);
}
