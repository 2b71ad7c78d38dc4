/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The snapshot of all articles against SQL, over random libraries that change at random. */
#include <glib/gstdio.h>
#include <string.h>

#include "qimam-bits.h"
#include "qimam-database.h"
#include "qimam-filter-private.h"
#include "qimam-query.h"
#include "qimam-pack.h"
#include "qimam-read-ahead.h"
#include "qimam-snapshot-private.h"
#include "qimam-store-article.h"
#include "qimam-store-change.h"
#include "qimam-store-meeting.h"

typedef struct
{
  char *folder, *path;
  QimamDatabase *database;
  QimamConnection *writer;
  GRand *rand;
} Place;

static void
set_up (Place *place, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  place->folder = g_dir_make_tmp ("qimam-snapshot-XXXXXX", &error);
  g_assert_no_error (error);
  place->path = g_build_filename (place->folder, "x.qimam", NULL);
  place->database = qimam_database_open (place->path, &error);
  g_assert_no_error (error);
  place->writer = qimam_database_lock_writer (place->database, NULL);
  qimam_connection_execute (place->writer, "PRAGMA synchronous = OFF", &error);
  g_assert_no_error (error);
  place->rand = g_rand_new_with_seed (GPOINTER_TO_UINT (data));
}

static void
tear_down (Place *place, gconstpointer data)
{
  g_autoptr (GDir) dir = g_dir_open (place->folder, 0, NULL);
  const char *name;

  qimam_database_unlock_writer (place->database);
  qimam_database_free (place->database);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (place->folder, name, NULL);

      g_unlink (path);
    }
  g_rmdir (place->folder);
  g_free (place->folder);
  g_free (place->path);
  g_rand_free (place->rand);
}

static void G_GNUC_PRINTF (2, 3) run (Place *place, const char *format, ...)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *sql = NULL;
  va_list args;

  va_start (args, format);
  sql = g_strdup_vprintf (format, args);
  va_end (args);
  qimam_connection_execute (place->writer, sql, &error);
  g_assert_no_error (error);
}

static gint64
ask (Place *place, const char *sql)
{
  g_autoptr (GError) error = NULL;
  gint64 value;

  qimam_connection_get_int (place->writer, sql, &value, &error);
  g_assert_no_error (error);
  return value;
}

static int
draw (Place *place, int end)
{
  return g_rand_int_range (place->rand, 0, end);
}

/* ---- Articles ---- */

/* A date as articles have it: a moment somewhere in the world, a day, a month, a year, or none. */
static char *
draw_date (Place *place, QimamPrecision *precision)
{
  int year = 2019 + draw (place, 3), month = 1 + draw (place, 12), day = 1 + draw (place, 28);

  switch (draw (place, 8))
    {
    case 0:
      *precision = QIMAM_PRECISION_UNKNOWN;
      return NULL;
    case 1:
      *precision = QIMAM_PRECISION_MONTH;
      return g_strdup_printf ("%04d-%02d", year, month);
    case 2:
      *precision = QIMAM_PRECISION_YEAR;
      return g_strdup_printf ("%04d", year);
    case 3:
      *precision = QIMAM_PRECISION_DAY;
      return g_strdup_printf ("%04d-%02d-%02d", year, month, day);
    default:
      *precision = QIMAM_PRECISION_MINUTE;
      return g_strdup_printf ("%04d-%02d-%02dT%02d:30:00%s", year, month, day, draw (place, 24),
                              draw (place, 2)   ? "+03:00"
                              : draw (place, 2) ? "-05:00"
                                                : "Z");
    }
}

static void
put (Place *place, gint64 id)
{
  static const char *const topics[] = { "arms_control", "cyber", "arctic", "syria", "prisoners" };
  g_autoptr (QimamDocument) document = qimam_document_new ();
  g_autoptr (QimamAnalysis) analysis = qimam_analysis_new ();
  g_autoptr (GError) error = NULL;
  QimamPrecision precision;
  g_autofree char *date = draw_date (place, &precision);
  int source = draw (place, 6);

  document->guid = g_strdup_printf ("g%u", g_rand_int (place->rand));
  /* An outlet that is called as those without one are counted. */
  document->source = source == 0   ? NULL
                     : source == 1 ? g_strdup (QIMAM_SOURCE_UNKNOWN)
                                   : g_strdup_printf ("صحيفة %d", source);
  document->headline = g_strdup ("خبر");
  qimam_document_add_paragraph (document, draw (place, 2) ? "كلام عن قمة" : "كلام آخر", QIMAM_PARAGRAPH_TEXT);
  if (date != NULL)
    qimam_document_set_published (document, date, precision, QIMAM_BASIS_STATED, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (topics); i++)
    if (draw (place, 3) == 0)
      {
        QimamTopicHit *hit = qimam_topic_hit_new (topics[i]);

        hit->weight = 1;
        g_ptr_array_add (analysis->topics, hit);
      }
  for (int i = draw (place, 3); i > 0; i--)
    {
      QimamMeeting *meeting = qimam_meeting_new ();

      meeting->id = i;
      g_ptr_array_add (analysis->meetings, meeting);
    }
  qimam_store_article_put (place->writer, &id, document, analysis, 1, &error);
  g_assert_no_error (error);
}

static gint64
draw_article (Place *place)
{
  g_autofree char *sql =
      g_strdup_printf ("SELECT id FROM article WHERE id >= %d ORDER BY id LIMIT 1",
                       draw (place, (int) ask (place, "SELECT ifnull (max (id), 0) + 1 FROM article")));

  return ask (place, sql);
}

/* Changes one thing, in each of the ways in which the program does. */
static void
change (Place *place)
{
  g_autoptr (GError) error = NULL;
  gint64 id = draw_article (place);
  gboolean found;

  if (id == 0 || draw (place, 3) == 0)
    {
      put (place, 0);
      return;
    }
  switch (draw (place, 13))
    {
    case 0:
      put (place, id);
      break;
    case 1:
      qimam_store_article_remove (place->writer, id, &found, &error);
      g_assert_no_error (error);
      break;
    case 2:
      qimam_store_article_set_flag (place->writer, id, "read", draw (place, 2), &error);
      g_assert_no_error (error);
      break;
    case 3:
      qimam_store_article_set_flag (place->writer, id, "starred", draw (place, 2), &error);
      g_assert_no_error (error);
      break;
    case 4:
      run (place, "DELETE FROM article_topic WHERE article = %d", (int) id);
      break;
    case 5:
      run (place,
           "INSERT OR IGNORE INTO topic (key) VALUES ('own%d');"
           "INSERT OR IGNORE INTO article_topic SELECT %d, id, 0, 1, 0, NULL FROM topic"
           " WHERE key = 'own%d'",
           draw (place, 3), (int) id, draw (place, 3));
      break;
    case 6:
      {
        g_autoptr (QimamMeeting) meeting = qimam_meeting_new ();

        meeting->title = g_strdup_printf ("اجتماع %d", draw (place, 1000));
        qimam_store_meeting_put (place->writer, meeting, &error);
        g_assert_no_error (error);
        run (place, "UPDATE article_meeting SET meeting = %d WHERE article = %d", (int) meeting->id,
             (int) id);
        break;
      }
    case 7:
      run (place,
           "UPDATE article_meeting SET meeting = (SELECT id FROM meeting ORDER BY id LIMIT 1)"
           " WHERE article = %d",
           (int) id);
      break;
    case 8:
      run (place, "UPDATE meeting SET title = 'اسم %d' WHERE id = (SELECT min (id) FROM meeting)",
           draw (place, 1000));
      break;
    case 9:
      run (place,
           "INSERT INTO note (article, field, start, end, anchor, quote, prefix, suffix, made_field,"
           " made_start, made_end, text, created)"
           " VALUES (%d, 'body', 0, 1, 'exact', '', '', '', 'body', 0, 1, '', '')",
           (int) id);
      break;
    case 10:
      run (place, "DELETE FROM note WHERE id = (SELECT min (id) FROM note)");
      break;
    case 11:
      run (place, "UPDATE note SET article = iif (article IS NULL, %d, NULL) WHERE id %% 3 = %d", (int) id,
           draw (place, 3));
      break;
    default:
      run (place, "DELETE FROM meeting WHERE id = (SELECT max (id) FROM meeting)");
    }
}

static void
put_many (Place *place, guint n)
{
  g_autoptr (GError) error = NULL;

  qimam_connection_begin (place->writer, &error);
  for (guint i = 0; i < n; i++)
    put (place, 0);
  qimam_connection_commit (place->writer, &error);
  g_assert_no_error (error);
}

static void
change_many (Place *place, guint n)
{
  g_autoptr (GError) error = NULL;

  qimam_connection_begin (place->writer, &error);
  for (guint i = 0; i < n; i++)
    change (place);
  qimam_connection_commit (place->writer, &error);
  g_assert_no_error (error);
}

/* ---- Brought up to date ---- */

static void
assert_as_built (Place *place)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (QimamSnapshot) built = qimam_snapshot_build (place->writer, &error);
  g_autoptr (QimamSnapshot) updated = NULL;

  g_assert_no_error (error);
  updated = qimam_snapshot_acquire (place->writer, &error);
  g_assert_no_error (error);
  g_assert_cmpint (updated->generation, ==, built->generation);
  g_assert_true (qimam_snapshot_equal (updated, built));
}

static void
test_update (Place *place, gconstpointer data)
{
  put_many (place, 60);
  for (guint round = 0; round < 150; round++)
    {
      change_many (place, 1 + (guint) draw (place, draw (place, 8) == 0 ? 60 : 4));
      assert_as_built (place);
    }
}

/* What one connection wrote another one sees, whoever is asked; what was rolled back nobody does. */
static void
test_readers (Place *place, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  for (guint round = 0; round < 20; round++)
    {
      g_autoptr (QimamSnapshot) early = NULL, late = NULL;
      QimamConnection *old_reader, *new_reader;

      put_many (place, 1);
      old_reader = qimam_database_acquire_reader (place->database, NULL, &error);
      early = qimam_snapshot_acquire (old_reader, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (qimam_snapshot_get_n_rows (early), ==, round + 1);
      qimam_connection_begin (place->writer, &error);
      put (place, 0);
      qimam_connection_rollback (place->writer);
      run (place, "UPDATE article SET starred = 1 - starred WHERE id = (SELECT max (id) FROM article)");
      new_reader = qimam_database_acquire_reader (place->database, NULL, &error);
      late = qimam_snapshot_acquire (new_reader, &error);
      g_assert_no_error (error);
      g_assert_cmpint (late->generation, >, early->generation);
      g_assert_false (g_bytes_equal (late->starred, early->starred));
      /* What did not change is shared. */
      g_assert_true (late->order == early->order);
      qimam_database_release_reader (place->database, old_reader);
      qimam_database_release_reader (place->database, new_reader);
    }
}

static void
test_kept (Place *place, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (QimamSnapshot) first = NULL, loaded = NULL, later = NULL;
  g_autoptr (GBytes) bytes = NULL;
  gint64 generation, forgotten, last;

  put_many (place, 300);
  /* So many that it is worth keeping. */
  run (place,
       "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 12000)"
       " INSERT INTO article (published_precision, published_basis, retrieved, content_hash, text_hash,"
       " analyser_version, source, first_day, last_day, sort_time)"
       " SELECT 'day', 'stated', '', x'', CAST (i AS BLOB), 1, (SELECT min (id) FROM source),"
       " 737900 + i %% 500, 737900 + i %% 500, (737900 - 719163 + i %% 500) * 86400 FROM n;"
       "INSERT INTO article_text (article, body, roles) SELECT id, '', x'' FROM article"
       " WHERE id NOT IN (SELECT article FROM article_text)");
  first = qimam_snapshot_acquire (place->writer, &error);
  g_assert_no_error (error);
  g_assert_true (qimam_snapshot_keep (first, place->writer, &error));
  g_assert_no_error (error);
  g_assert_cmpint (ask (place, "SELECT count (*) FROM change"), ==, 1);
  loaded = qimam_snapshot_load (place->writer);
  g_assert_nonnull (loaded);
  g_assert_true (qimam_snapshot_equal (first, loaded));
  /* What comes later is brought in. */
  change_many (place, 20);
  later = qimam_snapshot_update (loaded, place->writer, &error);
  g_assert_no_error (error);
  g_assert_nonnull (later);
  {
    g_autoptr (QimamSnapshot) built = qimam_snapshot_build (place->writer, &error);

    g_assert_true (qimam_snapshot_equal (later, built));
  }
  g_assert_true (qimam_store_change_range (place->writer, &forgotten, &last, &error));
  g_assert_cmpint (forgotten, ==, first->generation);
  /* What is damaged is not taken, wherever the damage is. */
  bytes = qimam_store_kept_get (place->writer, &generation, &error);
  for (guint i = 0; i < 400; i++)
    {
      gsize size = g_bytes_get_size (bytes);
      g_autofree guint8 *copy = g_memdup2 (g_bytes_get_data (bytes, NULL), size);
      g_autoptr (GBytes) damaged = NULL;
      g_autoptr (QimamSnapshot) taken = NULL;

      if (i % 4 == 0)
        size = g_rand_int_range (place->rand, 0, (int) size);
      for (guint n = 0; i % 4 != 0 && n < 3; n++)
        copy[i % 4 == 1 ? draw (place, 200) : draw (place, (int) size)] ^= 1u << draw (place, 8);
      damaged = g_bytes_new (copy, size);
      g_assert_true (qimam_store_kept_put (place->writer, generation, damaged, &error));
      taken = qimam_snapshot_load (place->writer);
      /* A bit of a set may be wrong without anyone's noticing, but nothing is read that is not there. */
      for (guint kind = 0; taken != NULL && kind < QIMAM_N_GROUPS; kind++)
        {
          guint n_rows = qimam_snapshot_get_n_rows (taken), n_values;
          g_autofree guint64 *rows = qimam_bits_new (n_rows);
          g_autofree guint32 *counts = NULL;

          qimam_group_get_values (&taken->groups[kind], &n_values);
          counts = g_new (guint32, n_values + 1);
          qimam_order_add_days (taken->order, 737900, 738000, rows);
          qimam_group_count (&taken->groups[kind], rows, 1000, counts);
        }
    }
}

/* Whether the list names every page of what is kept, and hardly more. */
static void
check_runs (Place *place)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (QimamSql) select =
      qimam_connection_prepare (place->writer, "SELECT runs FROM read_ahead", &error);
  g_autoptr (QimamSql) pages = NULL;
  g_autoptr (GBytes) runs = NULL;
  gsize size, n_listed = 0, n_pages = 0;
  const guint32 *numbers;
  gboolean row;

  g_assert_no_error (error);
  g_assert_true (qimam_sql_next (select, &row, &error) && row);
  runs = qimam_sql_dup_bytes (select, 0);
  numbers = g_bytes_get_data (runs, &size);
  for (gsize i = 0; i < size / 8; i++)
    n_listed += GUINT32_FROM_LE (numbers[2 * i + 1]);
  pages = qimam_connection_prepare (place->writer, "SELECT pageno FROM dbstat WHERE name = 'kept_snapshot'",
                                    &error);
  while (qimam_sql_next (pages, &row, &error) && row)
    {
      guint32 page = (guint32) qimam_sql_get_int (pages, 0);
      gboolean found = FALSE;

      for (gsize i = 0; i < size / 8 && !found; i++)
        found = page - GUINT32_FROM_LE (numbers[2 * i]) < GUINT32_FROM_LE (numbers[2 * i + 1]);
      g_assert_true (found);
      n_pages++;
    }
  g_assert_no_error (error);
  g_assert_cmpuint (n_pages, >, 70);
  g_assert_cmpuint (n_listed, >=, n_pages);
  g_assert_cmpuint (n_listed, <, 4 * n_pages);
}

/* The pages that opening asks for are those of what is kept, wherever they lie; a list that says anything
 * else does no harm, and is made new. */
static void
test_read_ahead (Place *place, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  /* Holes all over the file. */
  run (place, "CREATE TEMP TABLE n AS WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n"
              " WHERE i < 400) SELECT i FROM n");
  run (place, "INSERT INTO topic (key, name) SELECT 'k' || i, hex (zeroblob (1500)) FROM n");
  run (place, "DELETE FROM topic WHERE abs (random ()) %% 3 = 0");
  run (place, "INSERT INTO kept_snapshot (id, generation, data) VALUES (0, 1, randomblob (300000))");
  g_assert_true (qimam_read_ahead_note (place->writer, &error));
  g_assert_no_error (error);
  check_runs (place);
  qimam_read_ahead_start (place->writer);
  for (guint i = 0; i < 50; i++)
    {
      run (place, "UPDATE read_ahead SET runs = randomblob (%d)", 1 + draw (place, 200));
      qimam_read_ahead_start (place->writer);
    }
  g_assert_true (qimam_read_ahead_note (place->writer, &error));
  g_assert_no_error (error);
  check_runs (place);
  run (place, "DELETE FROM read_ahead");
  qimam_read_ahead_start (place->writer);
}

/* What is packed comes out as it went in, and what cannot be is left alone. */
static void
test_packed_times (void)
{
  static const struct
  {
    gint64 times[4];
    gboolean packs;
  } cases[] = {
    { { 1700000000, 1600000000, -86400, QIMAM_NO_TIME }, TRUE },
    { { 5, 5, 5, 5 }, TRUE },
    { { G_MAXUINT32 - 1, 3, 2, 0 }, TRUE },
    { { G_MAXUINT32, 3, 2, 0 }, FALSE },
    { { G_MAXINT64, 3, 2, G_MININT64 + 1 }, FALSE },
    { { QIMAM_NO_TIME, QIMAM_NO_TIME, QIMAM_NO_TIME, QIMAM_NO_TIME }, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GBytes) times = g_bytes_new_static (cases[i].times, sizeof cases[i].times);
      g_autoptr (GBytes) packed = qimam_pack_times (times);
      g_autoptr (GBytes) unpacked = packed != NULL ? qimam_unpack_times (packed) : NULL;

      g_assert_cmpint (packed != NULL, ==, cases[i].packs);
      g_assert_true (packed == NULL || (unpacked != NULL && g_bytes_equal (times, unpacked)));
      if (packed != NULL)
        {
          g_autoptr (GBytes) cut = g_bytes_new_from_bytes (packed, 0, g_bytes_get_size (packed) - 1);

          g_assert_null (qimam_unpack_times (cut));
        }
    }
}

static void
test_packed_sets (void)
{
  const guint n_rows = 1000, n_words = QIMAM_BITS_WORDS (1000), n_sets = 20;
  g_autofree guint64 *sets = g_new0 (guint64, n_words * n_sets);
  g_autoptr (GBytes) plain = NULL, few = NULL, packed = NULL, unpacked = NULL, damaged = NULL;
  g_autofree guint8 *copy = NULL;
  gsize size;

  /* Every third row is in none. */
  for (guint row = 0; row < n_rows; row++)
    if (row % 3 != 0)
      qimam_bits_add (sets + row * 7 % n_sets * n_words, row);
  plain = g_bytes_new (sets, n_words * n_sets * sizeof *sets);
  packed = qimam_pack_sets (plain, n_rows);
  g_assert_nonnull (packed);
  g_assert_cmpuint (g_bytes_get_size (packed), <, g_bytes_get_size (plain) / 2);
  unpacked = qimam_unpack_sets (packed, n_rows);
  g_assert_nonnull (unpacked);
  g_assert_true (g_bytes_equal (plain, unpacked));
  g_assert_null (qimam_unpack_sets (packed, n_rows - 1));
  size = g_bytes_get_size (packed);
  copy = g_memdup2 (g_bytes_get_data (packed, NULL), size);
  copy[size - 1] = n_sets + 1;
  damaged = g_bytes_new_static (copy, size);
  g_assert_null (qimam_unpack_sets (damaged, n_rows));
  /* Nothing is gained of few sets, and a byte cannot tell of two. */
  few = g_bytes_new_from_bytes (plain, 0, n_words * 8 * sizeof *sets);
  g_assert_null (qimam_pack_sets (few, n_rows));
  qimam_bits_add (sets, 1);
  qimam_bits_add (sets + n_words, 1);
  g_clear_pointer (&plain, g_bytes_unref);
  plain = g_bytes_new (sets, n_words * n_sets * sizeof *sets);
  g_assert_null (qimam_pack_sets (plain, n_rows));
}

/* A check finds what is wrong and a repair makes it right, in this program and for the next one. */
static void
test_check (Place *place, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gboolean good;

  put_many (place, 100);
  g_assert_true (qimam_snapshot_check (place->writer, FALSE, &good, &error));
  g_assert_true (good);
  /* As if somebody had gone past the triggers. */
  run (place, "DROP TRIGGER article_flagged; UPDATE article SET read = 1 - read WHERE id %% 3 = 0");
  g_assert_true (qimam_snapshot_check (place->writer, FALSE, &good, &error));
  g_assert_false (good);
  g_assert_true (qimam_snapshot_check (place->writer, TRUE, &good, &error));
  g_assert_false (good);
  g_assert_true (qimam_snapshot_check (place->writer, FALSE, &good, &error));
  g_assert_no_error (error);
  g_assert_true (good);
  assert_as_built (place);
}

/* ---- Counts against SQL ---- */

#define HAS_NOTE "EXISTS (SELECT 1 FROM note WHERE note.article = article.id)"

typedef struct
{
  QimamFilter *filter;
  GString *sql[6]; /* conditions by part; the last one for all else */
} Drawn;

enum
{
  TOPICS,
  SOURCES,
  MEETING,
  DATES,
  TEXT,
  FLAGS,
  NOTHING,
};

static void
drawn_clear (Drawn *drawn)
{
  qimam_filter_free (drawn->filter);
  for (guint i = 0; i < G_N_ELEMENTS (drawn->sql); i++)
    g_string_free (drawn->sql[i], TRUE);
}

static void
draw_days (Place *place, Drawn *drawn)
{
  QimamFilter *filter = drawn->filter;
  guint32 day;

  if (draw (place, 3) == 0)
    filter->from =
        g_strdup_printf ("%d-%02d-%02d", 2019 + draw (place, 3), 1 + draw (place, 12), 1 + draw (place, 28));
  if (draw (place, 3) == 0)
    filter->to =
        g_strdup_printf ("%d-%02d-%02d", 2019 + draw (place, 3), 1 + draw (place, 12), 1 + draw (place, 28));
  if (filter->from != NULL && qimam_filter_read_day (filter->from, &day))
    g_string_append_printf (drawn->sql[DATES], " AND article.last_day >= %u", day);
  if (filter->to != NULL && qimam_filter_read_day (filter->to, &day))
    g_string_append_printf (drawn->sql[DATES], " AND article.first_day <= %u", day);
}

static void
draw_topics (Place *place, Drawn *drawn)
{
  static const char *const keys[] = { "arms_control", "cyber", "arctic", "own1", "nowhere" };
  g_autoptr (GStrvBuilder) topics = g_strv_builder_new ();
  gboolean all = draw (place, 2);
  guint n = 0;

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    if (draw (place, 5) == 0)
      {
        g_string_append_printf (drawn->sql[TOPICS],
                                "%sarticle.id IN (SELECT article FROM article_topic JOIN topic ON topic.id ="
                                " topic WHERE key = '%s')",
                                n == 0 ? " AND ("
                                : all  ? " AND "
                                       : " OR ",
                                keys[i]);
        g_strv_builder_add (topics, keys[i]);
        n++;
      }
  if (n > 0)
    g_string_append (drawn->sql[TOPICS], ")");
  drawn->filter->topics = g_strv_builder_end (topics);
  drawn->filter->topics_all = all;
}

static void
draw_sources (Place *place, Drawn *drawn)
{
  g_autoptr (GStrvBuilder) sources = g_strv_builder_new ();
  guint n = 0;

  for (int i = 1; i < 7; i++)
    if (draw (place, 6) == 0)
      {
        g_autofree char *name = i == 1 ? g_strdup (QIMAM_SOURCE_UNKNOWN) : g_strdup_printf ("صحيفة %d", i);

        g_string_append_printf (drawn->sql[SOURCES],
                                "%sifnull ((SELECT name FROM source WHERE id = source), 'unknown') = '%s'",
                                n++ == 0 ? " AND (" : " OR ", name);
        g_strv_builder_add (sources, name);
      }
  if (n > 0)
    g_string_append (drawn->sql[SOURCES], ")");
  drawn->filter->sources = g_strv_builder_end (sources);
}

static void
draw_filter (Place *place, Drawn *drawn)
{
  drawn->filter = qimam_filter_new ();
  for (guint i = 0; i < G_N_ELEMENTS (drawn->sql); i++)
    drawn->sql[i] = g_string_new (NULL);
  draw_topics (place, drawn);
  draw_sources (place, drawn);
  draw_days (place, drawn);
  if (draw (place, 4) == 0)
    {
      drawn->filter->meeting = 1 + draw (place, 6);
      g_string_printf (drawn->sql[MEETING],
                       " AND article.id IN (SELECT article FROM article_meeting WHERE meeting = %d)",
                       (int) drawn->filter->meeting);
    }
  if (draw (place, 3) == 0)
    {
      gboolean without = draw (place, 2);

      drawn->filter->text = g_strdup (without ? "-قمة" : "قمه");
      g_string_printf (drawn->sql[TEXT],
                       " AND article.id %sIN (SELECT article FROM article_text WHERE body LIKE '%%قمة%%')",
                       without ? "NOT " : "");
    }
  drawn->filter->unread = draw (place, 5) == 0;
  drawn->filter->starred = draw (place, 5) == 0;
  drawn->filter->noted = draw (place, 5) == 0;
  g_string_printf (drawn->sql[FLAGS], "%s%s%s", drawn->filter->unread ? " AND read = 0" : "",
                   drawn->filter->starred ? " AND starred = 1" : "",
                   drawn->filter->noted ? " AND " HAS_NOTE : "");
}

/* A question about the articles that pass when a part is left out. */
static char *
question (const Drawn *drawn, guint without, const char *select, const char *from, const char *where)
{
  g_autoptr (GString) sql = g_string_new (NULL);

  g_string_printf (sql, "SELECT %s FROM %s WHERE %s", select, from, where);
  for (guint i = 0; i < G_N_ELEMENTS (drawn->sql); i++)
    if (i != without)
      g_string_append (sql, drawn->sql[i]->str);
  return g_string_free (g_steal_pointer (&sql), FALSE);
}

/* @sql: (transfer full) */
static char *
add_clause (char *sql, const char *clause)
{
  char *longer = g_strconcat (sql, clause, NULL);

  g_free (sql);
  return longer;
}

static guint
count (Place *place, const Drawn *drawn, const char *where)
{
  g_autofree char *sql = question (drawn, NOTHING, "count (*)", "article", where);

  return (guint) ask (place, sql);
}

/* The rows of a question of a key and a count must be the facets, most frequent first. */
static void
assert_facets (Place *place, char *taken_sql, GPtrArray *facets)
{
  g_autofree char *sql = taken_sql;
  g_autoptr (GError) error = NULL;
  g_autoptr (QimamSql) select = qimam_connection_prepare (place->writer, sql, &error);
  guint n = 0;

  g_assert_no_error (error);
  for (;; n++)
    {
      const QimamFacet *facet;
      gboolean row;

      qimam_sql_next (select, &row, &error);
      g_assert_no_error (error);
      if (!row)
        break;
      g_assert_cmpuint (n, <, facets->len);
      facet = facets->pdata[n];
      g_assert_cmpstr (facet->key, ==, qimam_sql_get_text (select, 0));
      g_assert_cmpuint (facet->count, ==, qimam_sql_get_int (select, 1));
      g_assert_cmpstr (facet->label, ==, qimam_sql_get_text (select, 2));
    }
  g_assert_cmpuint (n, ==, facets->len);
}

static void
assert_counts (Place *place, const Drawn *drawn)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (QimamFacets) facets = qimam_query_facets (place->writer, drawn->filter, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (facets->total, ==, count (place, drawn, "1"));
  g_assert_cmpuint (facets->unread, ==, count (place, drawn, "read = 0"));
  g_assert_cmpuint (facets->starred, ==, count (place, drawn, "starred = 1"));
  g_assert_cmpuint (facets->noted, ==, count (place, drawn, HAS_NOTE));
  g_assert_cmpuint (facets->undated, ==, count (place, drawn, "article.first_day IS NULL"));
#define BY_COUNT " GROUP BY 1 ORDER BY 2 DESC, 1"
  assert_facets (place,
                 add_clause (question (drawn, TOPICS, "key, count (*), NULL",
                                       "article JOIN article_topic ON article = article.id JOIN topic ON"
                                       " topic.id = topic",
                                       "1"),
                             BY_COUNT),
                 facets->topics);
  assert_facets (place,
                 add_clause (question (drawn, SOURCES,
                                       "ifnull ((SELECT name FROM source WHERE id = source), 'unknown'),"
                                       " count (*), NULL",
                                       "article", "1"),
                             BY_COUNT),
                 facets->sources);
  assert_facets (
      place,
      add_clause (question (drawn, MEETING,
                            "CAST (meeting.id AS TEXT), count (DISTINCT article.id), meeting.title",
                            "article JOIN article_meeting ON article = article.id JOIN meeting ON"
                            " meeting.id = article_meeting.meeting",
                            "1"),
                  BY_COUNT),
      facets->meetings);
  assert_facets (place,
                 add_clause (question (drawn, DATES,
                                       "strftime ('%Y-%m', (first_day - 719163) * 86400, 'unixepoch'),"
                                       " count (*), NULL",
                                       "article", "first_day > 0 AND last_day - first_day <= 31"),
                             " GROUP BY 1 ORDER BY 1"),
                 facets->months);
}

static void
assert_days (Place *place, const Drawn *drawn)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (QimamFacets) days = NULL;

  if (drawn->filter->from == NULL || drawn->filter->to == NULL)
    return;
  days = qimam_query_days (place->writer, drawn->filter, &error);
  g_assert_no_error (error);
  if (strcmp (drawn->filter->from, drawn->filter->to) > 0 ||
      drawn->filter->to[3] - drawn->filter->from[3] > 1)
    return;
  assert_facets (place,
                 add_clause (question (drawn, NOTHING,
                                       "date ((first_day - 719163) * 86400, 'unixepoch'), count (*), NULL",
                                       "article", "first_day = last_day"),
                             " GROUP BY 1 ORDER BY 1"),
                 days->months);
}

/* The order and each stretch of it. */
static void
assert_ids (Place *place, const Drawn *drawn)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *start = question (drawn, NOTHING, "article.id", "article", "1");
  g_autofree char *sql = g_strconcat (start, " ORDER BY sort_time DESC, id DESC", NULL);
  g_autoptr (QimamSql) select = qimam_connection_prepare (place->writer, sql, &error);
  g_autoptr (QimamHits) hits = qimam_query_find (place->writer, drawn->filter, &error);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  gint64 got[700];
  guint first = draw (place, 50), n = draw (place, 100);
  gint found;

  g_assert_no_error (error);
  for (;;)
    {
      gint64 id;
      gboolean row;

      qimam_sql_next (select, &row, &error);
      g_assert_no_error (error);
      if (!row)
        break;
      id = qimam_sql_get_int (select, 0);
      g_array_append_val (ids, id);
    }
  /* First some, before the total is asked for. */
  found = qimam_hits_get_ids (hits, NULL, first, n, got, &error);
  g_assert_cmpint (found, ==, first < ids->len ? MIN (n, ids->len - first) : 0);
  if (found > 0)
    g_assert_cmpmem (got, (gsize) found * sizeof *got, &g_array_index (ids, gint64, first),
                     (gsize) found * sizeof *got);
  g_assert_cmpuint (qimam_hits_get_total (hits), ==, ids->len);
  found = qimam_hits_get_ids (hits, NULL, 0, G_N_ELEMENTS (got), got, &error);
  g_assert_cmpint (found, ==, ids->len);
  g_assert_cmpmem (got, (gsize) found * sizeof *got, ids->data, ids->len * sizeof *got);
  for (guint i = 0; i < ids->len; i += 7)
    {
      g_assert_cmpuint (qimam_hits_find (hits, got[i]), ==, i);
      g_assert_cmpint (qimam_hits_get_ids (hits, NULL, i, 1, &got[G_N_ELEMENTS (got) - 1], &error), ==, 1);
      g_assert_cmpint (got[G_N_ELEMENTS (got) - 1], ==, got[i]);
    }
  g_assert_cmpuint (qimam_hits_find (hits, 999999), ==, QIMAM_NO_POSITION);
}

static void
test_counts (Place *place, gconstpointer data)
{
  put_many (place, GPOINTER_TO_UINT (data) * 40);
  for (guint round = 0; round < 120; round++)
    {
      Drawn drawn;

      change_many (place, 6);
      draw_filter (place, &drawn);
      assert_counts (place, &drawn);
      assert_days (place, &drawn);
      assert_ids (place, &drawn);
      drawn_clear (&drawn);
    }
}

/* ---- Bits ---- */

static void
test_bits (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (5);

  for (guint round = 0; round < 400; round++)
    {
      gsize n = (gsize) g_rand_int_range (rand, 1, 1500), from = (gsize) g_rand_int_range (rand, 0, (int) n);
      gsize to = (gsize) g_rand_int_range (rand, (int) from, (int) n + 1), set = 0, both = 0, inside = 0;
      gsize length = to - from, at = (gsize) g_rand_int_range (rand, 0, (int) (n - length) + 1);
      g_autofree guint64 *a = qimam_bits_new (n), *b = qimam_bits_new (n), *moved = qimam_bits_new (n);
      g_autofree guint64 *range = qimam_bits_new (n);

      for (gsize i = 0; i < n; i++)
        {
          if (g_rand_boolean (rand))
            qimam_bits_add (a, i);
          if (g_rand_int_range (rand, 0, 3) == 0)
            qimam_bits_add (b, i);
          set += qimam_bits_has (a, i);
          both += qimam_bits_has (a, i) && qimam_bits_has (b, i);
          inside += i >= from && i < to && qimam_bits_has (a, i);
        }
      g_assert_cmpuint (qimam_bits_count (a, QIMAM_BITS_WORDS (n)), ==, set);
      g_assert_cmpuint (qimam_bits_count_and (a, b, QIMAM_BITS_WORDS (n)), ==, both);
      g_assert_cmpuint (qimam_bits_count_range (a, from, to), ==, inside);
      qimam_bits_fill (range, from, to);
      qimam_bits_move_run (moved, at, a, from, length);
      for (gsize i = 0; i < n; i++)
        {
          g_assert_cmpint (qimam_bits_has (range, i), ==, i >= from && i < to);
          g_assert_cmpint (qimam_bits_has (moved, i), ==,
                           i >= at && i < at + length && qimam_bits_has (a, from + i - at));
        }
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/snapshot/bits", test_bits);
  g_test_add ("/snapshot/update", Place, GUINT_TO_POINTER (1), set_up, test_update, tear_down);
  g_test_add ("/snapshot/update/again", Place, GUINT_TO_POINTER (2), set_up, test_update, tear_down);
  g_test_add ("/snapshot/readers", Place, NULL, set_up, test_readers, tear_down);
  g_test_add ("/snapshot/kept", Place, NULL, set_up, test_kept, tear_down);
  g_test_add ("/snapshot/read-ahead", Place, NULL, set_up, test_read_ahead, tear_down);
  g_test_add_func ("/snapshot/packed-times", test_packed_times);
  g_test_add_func ("/snapshot/packed-sets", test_packed_sets);
  g_test_add ("/snapshot/check", Place, NULL, set_up, test_check, tear_down);
  g_test_add ("/snapshot/counts/few", Place, GUINT_TO_POINTER (1), set_up, test_counts, tear_down);
  g_test_add ("/snapshot/counts/some", Place, GUINT_TO_POINTER (3), set_up, test_counts, tear_down);
  g_test_add ("/snapshot/counts/more", Place, GUINT_TO_POINTER (10), set_up, test_counts, tear_down);
  return g_test_run ();
}
