/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "bench-query-live.h"

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <time.h>

#include "bench-measure.h"
#include "bench-query-library.h"
#include "qimam-index-merge.h"
#include "qimam-query.h"

#define ARTICLES     20
#define TRANSACTIONS 111 /* leaves segments of all small sizes */
#define PAUSE_USEC   20000
/* As the program takes care of the index. */
#define CARE_USEC       4000
#define CARE_PAUSE_USEC 6000
/* A reader's questions follow one another so. */
#define THINK_USEC 2000
#define ALONE      500
#define N_WORDS    20

typedef struct
{
  BenchLibrary *library;
  guint32 seed;
  gint done; /* atomic */
} Import;

static void
add_articles (Import *self, BenchGenerator *generator, GRand *rand)
{
  QimamConnection *writer = qimam_database_lock_writer (self->library->database, NULL);
  GError *error = NULL;
  gint64 n_bytes = 0;

  qimam_connection_begin (writer, &error);
  bench_check (error);
  for (guint i = 0; i < ARTICLES; i++)
    bench_library_put (writer, generator, rand, "live-", &n_bytes);
  qimam_connection_commit (writer, &error);
  bench_check (error);
  qimam_database_unlock_writer (self->library->database);
}

static void
take_care (Import *self)
{
  gboolean more = TRUE;
  GError *error = NULL;

  while (more)
    {
      QimamConnection *writer = qimam_database_lock_writer (self->library->database, NULL);

      qimam_index_maintain (writer, QIMAM_MERGE_LIVE, CARE_USEC, &more, &error);
      bench_check (error);
      qimam_database_unlock_writer (self->library->database);
      g_usleep (CARE_PAUSE_USEC);
    }
}

static gpointer
import_thread (gpointer data)
{
  Import *self = data;
  g_autoptr (BenchGenerator) generator = bench_generator_new (self->seed);
  g_autoptr (GRand) rand = g_rand_new_with_seed (self->seed);

  for (guint i = 0; i < TRANSACTIONS; i++)
    {
      add_articles (self, generator, rand);
      take_care (self);
      g_usleep (PAUSE_USEC);
    }
  g_atomic_int_set (&self->done, 1);
  return NULL;
}

static double
thread_ms (void)
{
  struct timespec now;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &now);
  return (double) now.tv_sec * 1e3 + (double) now.tv_nsec / 1e6;
}

/* Milliseconds of the clock, or of this thread's processor time for a prefix. */
static double
ask (BenchLibrary *library, const char *word, gboolean prefix)
{
  g_autoptr (QimamFilter) filter = qimam_filter_new ();
  g_autoptr (QimamHits) hits = NULL;
  gint64 ids[50];
  QimamConnection *reader;
  GError *error = NULL;
  double start;

  filter->text = g_strdup (word);
  filter->prefix = prefix;
  start = prefix ? thread_ms () : (double) g_get_monotonic_time () / 1e3;
  reader = bench_library_begin (library, NULL);
  hits = qimam_query_find (reader, filter, &error);
  bench_check (error);
  qimam_hits_get_ids (hits, reader, 0, G_N_ELEMENTS (ids), ids, &error);
  bench_check (error);
  bench_library_end (library, reader);
  return (prefix ? thread_ms () : (double) g_get_monotonic_time () / 1e3) - start;
}

/* The first letters of common words. */
static void
ask_letters (BenchLibrary *library, BenchGenerator *words, GArray *values)
{
  for (guint i = 0; i < 2 * N_WORDS; i++)
    {
      const char *word = bench_generator_word (words, i % N_WORDS);
      g_autofree char *letter = g_strndup (word, (gsize) (g_utf8_next_char (word) - word));
      double value = ask (library, letter, TRUE);

      /* Once to warm up. */
      if (i >= N_WORDS)
        g_array_append_val (values, value);
    }
}

static guint
count_segments (BenchLibrary *library)
{
  QimamConnection *reader = bench_library_begin (library, NULL);
  GError *error = NULL;
  gint64 n;

  qimam_connection_get_int (reader, "SELECT count(*) FROM index_segment WHERE state = 1", &n, &error);
  bench_check (error);
  bench_library_end (library, reader);
  return (guint) n;
}

static void
copy_file (const char *from, const char *to)
{
  g_autoptr (GFile) source = g_file_new_for_path (from);
  g_autoptr (GFile) target = g_file_new_for_path (to);
  GError *error = NULL;

  g_file_copy (source, target, G_FILE_COPY_OVERWRITE, NULL, NULL, NULL, &error);
  bench_check (error);
}

static void
remove_copy (const char *path)
{
  static const char *const ends[] = { "", "-wal", "-shm" };

  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    {
      g_autofree char *file = g_strconcat (path, ends[i], NULL);

      g_unlink (file);
    }
}

void
bench_live_clear (BenchLive *self)
{
  g_array_unref (self->alone);
  g_array_unref (self->held);
  g_array_unref (self->prefixes);
}

void
bench_live_measure (const char *path, guint32 seed, BenchLive *live)
{
  g_autofree char *copy = g_strconcat (path, ".live", NULL);
  g_autoptr (BenchGenerator) words = bench_generator_new (seed);
  g_autoptr (BenchLibrary) library = NULL;
  Import import = { .seed = seed };
  GThread *thread;

  copy_file (path, copy);
  import.library = library = bench_library_open (copy);
  live->alone = g_array_new (FALSE, FALSE, sizeof (double));
  live->held = g_array_new (FALSE, FALSE, sizeof (double));
  live->prefixes = g_array_new (FALSE, FALSE, sizeof (double));
  for (guint i = 0; i < ALONE + N_WORDS; i++)
    {
      double value = ask (library, bench_generator_word (words, i % N_WORDS), FALSE);

      if (i >= N_WORDS)
        g_array_append_val (live->alone, value);
      g_usleep (THINK_USEC);
    }
  thread = g_thread_new ("import", import_thread, &import);
  for (guint i = 0; !g_atomic_int_get (&import.done); i++)
    {
      double value = ask (library, bench_generator_word (words, i % N_WORDS), FALSE);

      g_array_append_val (live->held, value);
      g_usleep (THINK_USEC);
    }
  g_thread_join (thread);
  live->n_segments = count_segments (library);
  ask_letters (library, words, live->prefixes);
  g_clear_pointer (&library, bench_library_free);
  remove_copy (copy);
}
