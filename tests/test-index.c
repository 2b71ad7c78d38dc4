/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>

#include "qimam-database.h"
#include "qimam-index-check.h"
#include "qimam-index-merge-private.h"
#include "qimam-index-pairs.h"
#include "qimam-index-reader.h"
#include "qimam-index-writer.h"
#include "qimam-token.h"

/* ---- The index against a model of it ---- */

/* What each article says, by its number; NULL for what is not there. */
typedef struct
{
  char *headline, *body, *caption;
} Said;

typedef struct
{
  char *folder, *path;
  QimamDatabase *database;
  Said said[2500];
  guint n;
  GRand *rand;
} Fixture;

static const char *const vocabulary[] = {
  "قمة",    "القمة",   "وقمة",    "بالقمة", "قمم",     "رئيس",  "الرئيس", "والرئيس", "رئيسا", "رئاسة",
  "اتفاق",  "الاتفاق", "اتفاقات", "جنيف",   "في",      "على",   "مدينة",  "المدينة", "مدن",   "بيان",
  "البيان", "بيانات",  "حوار",    "الحوار", "محادثات", "G7",    "summit", "Summits", "2021",  "١٦",
  "يونيو",  "قِمَّة",     "أكد",     "وأكد",   "مؤكدا",   "تأكيد", "السفير", "سفيرين",  "سفراء", "سفارة",
};

static char *
random_text (GRand *rand, guint max)
{
  GString *text = g_string_new (NULL);
  guint n = (guint) g_rand_int_range (rand, 0, (gint32) max + 1);

  for (guint i = 0; i < n; i++)
    {
      /* The first words of the list are the commonest. */
      guint word = (guint) (g_rand_double (rand) * g_rand_double (rand) * G_N_ELEMENTS (vocabulary));

      g_string_append_printf (text, "%s%s", i > 0 ? " " : "", vocabulary[word]);
      if (g_rand_int_range (rand, 0, 40) == 0)
        g_string_append_printf (text, " w%d", g_rand_int_range (rand, 0, 3000));
    }
  return g_string_free (text, FALSE);
}

static void
said_clear (Said *said)
{
  g_clear_pointer (&said->headline, g_free);
  g_clear_pointer (&said->body, g_free);
  g_clear_pointer (&said->caption, g_free);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("qimam-index-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->path = g_build_filename (fixture->folder, "library.qimam", NULL);
  fixture->database = qimam_database_open (fixture->path, &error);
  g_assert_no_error (error);
  fixture->rand = g_rand_new_with_seed (5);
  fixture->n = 400;
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  static const char *const names[] = { "library.qimam", "library.qimam-wal", "library.qimam-shm" };

  for (guint i = 0; i < G_N_ELEMENTS (fixture->said); i++)
    said_clear (&fixture->said[i]);
  qimam_database_free (fixture->database);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_build_filename (fixture->folder, names[i], NULL);

      g_unlink (path);
    }
  g_rmdir (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->path);
  g_rand_free (fixture->rand);
}

static void
put_random (Fixture *fixture, QimamConnection *writer, guint article)
{
  g_autoptr (GError) error = NULL;
  Said *said = &fixture->said[article];

  said_clear (said);
  said->headline = g_rand_int_range (fixture->rand, 0, 9) > 0 ? random_text (fixture->rand, 10) : NULL;
  said->body = random_text (fixture->rand, 90);
  said->caption = g_rand_boolean (fixture->rand) ? random_text (fixture->rand, 8) : NULL;
  qimam_index_put (writer, article, said->headline, said->body, said->caption, &error);
  g_assert_no_error (error);
}

/* Puts new articles, replaces and removes old ones, in several transactions, of which some are undone. */
static void
fill (Fixture *fixture, guint from, guint to, guint a_transaction)
{
  g_autoptr (GError) error = NULL;

  for (guint next = from; next < to; next += a_transaction)
    {
      QimamConnection *writer = qimam_database_lock_writer (fixture->database, NULL);

      if (g_rand_int_range (fixture->rand, 0, 4) == 0)
        {
          qimam_connection_begin (writer, &error);
          qimam_index_put (writer, next, "ما لن يكون", "ما لن يكون", NULL, &error);
          qimam_index_remove (writer, 1, &error);
          qimam_connection_rollback (writer);
          g_assert_no_error (error);
        }
      qimam_connection_begin (writer, &error);
      for (guint i = next; i < MIN (next + a_transaction, to); i++)
        put_random (fixture, writer, i);
      for (guint i = 0; i < a_transaction / 3; i++)
        {
          guint old = (guint) g_rand_int_range (fixture->rand, 1, (gint32) MIN (next + a_transaction, to));

          if (g_rand_boolean (fixture->rand))
            put_random (fixture, writer, old);
          else
            {
              qimam_index_remove (writer, old, &error);
              said_clear (&fixture->said[old]);
            }
        }
      qimam_connection_commit (writer, &error);
      g_assert_no_error (error);
      qimam_database_unlock_writer (fixture->database);
    }
}

/* Where a word is in an article, as the index should say it. */
static void
model_positions (const Said *said, QimamTermSpace space, const char *term, GArray *positions)
{
  const char *const texts[] = { said->headline, said->body, said->caption };
  guint32 base = 0;

  g_array_set_size (positions, 0);
  for (guint t = 0; t < G_N_ELEMENTS (texts); t++)
    {
      g_autoptr (GArray) words = texts[t] != NULL ? qimam_words (texts[t], -1) : NULL;

      for (guint i = 0; words != NULL && i < words->len; i++)
        {
          const QimamWord *word = &g_array_index (words, QimamWord, i);
          guint32 position = base + i;
          gboolean is = g_str_equal (space == QIMAM_TERM_FORM ? word->folded : word->stem, term);

          if (space == QIMAM_TERM_PREFIX)
            is = g_str_has_prefix (word->folded, term) || g_str_has_prefix (word->stem, term);
          if (is && (space != QIMAM_TERM_HEADLINE || t == 0))
            g_array_append_val (positions, position);
        }
      if (t == 0)
        base = QIMAM_POSITION_BODY;
      else if (t == 1)
        base += (words != NULL ? words->len : 0) + QIMAM_POSITION_GAP;
    }
}

/* Takes a list by windows. @tfs has what each document must have, 0 for those that are not in the list. */
static void
take_windows (Fixture *fixture, QimamPostings *list, guint32 *tfs)
{
  const guint32 *docs, *found;
  guint n;

  for (guint32 from = 0, to; from < fixture->n; from = to + 1)
    {
      to = from + (guint32) g_rand_int_range (fixture->rand, 0, 300);
      while ((n = qimam_postings_take (list, from, to, &docs, &found)) > 0)
        for (guint i = 0; i < n; i++)
          {
            g_assert_cmpuint (docs[i], >=, from);
            g_assert_cmpuint (docs[i], <=, MIN (to, fixture->n));
            g_assert_cmpuint (found[i], ==, tfs[docs[i]]);
            tfs[docs[i]] = 0;
          }
      for (guint32 doc = from; doc <= to && doc < fixture->n; doc++)
        g_assert_cmpuint (tfs[doc], ==, 0);
    }
}

static void
check_term (Fixture *fixture, QimamIndexReader *reader, QimamTermSpace space, const char *term)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (QimamPostings) list = qimam_index_reader_find (reader, space, term, strlen (term), &error);
  g_autoptr (QimamPostings) windows = qimam_index_reader_find (reader, space, term, strlen (term), &error);
  g_autoptr (QimamPostings) jumps = qimam_index_reader_find (reader, space, term, strlen (term), &error);
  g_autoptr (GArray) positions = g_array_new (FALSE, FALSE, sizeof (guint32));
  gsize n_words = (qimam_index_reader_get_end (reader) + 63) / 64;
  g_autofree guint64 *words = g_new0 (guint64, n_words + 1);
  g_autofree guint32 *taken = g_new0 (guint32, fixture->n + 1);
  guint n_found = 0;

  g_assert_no_error (error);
  if (list != NULL)
    g_assert_true (qimam_postings_add_to_bits (list, words, n_words));
  for (guint32 doc = 1; doc < fixture->n; doc++)
    {
      guint32 tf = 0;

      if (fixture->said[doc].body != NULL)
        {
          model_positions (&fixture->said[doc], space, term, positions);
          tf = positions->len;
        }
      if (doc / 64 < n_words)
        g_assert_cmpint (words[doc / 64] >> (doc % 64) & 1, ==, tf > 0);
      if (tf == 0)
        continue;
      n_found++;
      g_assert_nonnull (list);
      g_assert_cmpuint (qimam_postings_next (list), ==, doc);
      if (space == QIMAM_TERM_PREFIX)
        tf = 1;
      taken[doc] = tf;
      g_assert_cmpuint (qimam_postings_tf (list), ==, tf);
      if (doc % 3 == 0)
        {
          g_assert_cmpuint (qimam_postings_bound (jumps, doc, doc + 2), >=, tf);
          g_assert_cmpuint (qimam_postings_seek (jumps, doc), ==, doc);
          g_assert_cmpuint (qimam_postings_tf (jumps), ==, tf);
        }
      if (space <= QIMAM_TERM_FORM && doc % 2 == 0)
        {
          guint n;
          const guint32 *found = qimam_postings_positions (list, &n);

          g_assert_cmpmem (found, n * sizeof *found, positions->data, positions->len * sizeof *found);
        }
    }
  if (list == NULL)
    {
      g_assert_cmpuint (n_found, ==, 0);
      return;
    }
  g_assert_cmpuint (qimam_postings_count (list), >=, n_found);
  g_assert_cmpuint (qimam_postings_next (list), ==, QIMAM_DOC_END);
  g_assert_cmpuint (qimam_postings_seek (jumps, fixture->n), ==, QIMAM_DOC_END);
  take_windows (fixture, windows, taken);
  g_assert_false (qimam_postings_failed (list, NULL));
}

static void
check_lengths (Fixture *fixture, QimamIndexReader *reader)
{
  const guint16 *lengths = qimam_index_reader_get_lengths (reader);
  guint32 end = qimam_index_reader_get_end (reader), n_docs = 0;
  guint64 n_tokens = 0;
  gsize n_words;
  const guint64 *docs = qimam_index_reader_get_docs (reader, &n_words);

  for (guint32 doc = 0; doc < end; doc++)
    {
      const Said *said = &fixture->said[doc];
      const char *const texts[] = { said->headline, said->body, said->caption };
      guint n = 0;

      for (guint t = 0; t < G_N_ELEMENTS (texts); t++)
        {
          g_autoptr (GArray) words = texts[t] != NULL ? qimam_words (texts[t], -1) : NULL;

          n += words != NULL ? words->len : 0;
        }
      g_assert_cmpuint (lengths[doc], ==, n);
      g_assert_cmpint (docs[doc / 64] >> (doc % 64) & 1, ==, said->body != NULL);
      n_docs += said->body != NULL;
      n_tokens += n;
    }
  g_assert_cmpuint (qimam_index_reader_get_n_docs (reader), ==, n_docs);
  g_assert_cmpuint (qimam_index_reader_get_n_tokens (reader), ==, n_tokens);
}

/* Looks for everything in all ways, by a reader of its own. */
static void
check_all (Fixture *fixture)
{
  static const char *const prefixes[] = { "ق", "ا", "ال", "الق", "سف", "w1", "sum", "2", "لا يكون" };
  g_autoptr (GError) error = NULL;
  QimamConnection *connection = qimam_database_acquire_reader (fixture->database, NULL, &error);
  QimamIndexReader *reader = qimam_index_reader_open (connection, &error);

  g_assert_no_error (error);
  check_lengths (fixture, reader);
  for (guint i = 0; i < G_N_ELEMENTS (vocabulary); i++)
    {
      g_autoptr (GArray) words = qimam_words (vocabulary[i], -1);
      const QimamWord *word = &g_array_index (words, QimamWord, 0);

      check_term (fixture, reader, QIMAM_TERM_STEM, word->stem);
      check_term (fixture, reader, QIMAM_TERM_STEM, word->folded);
      check_term (fixture, reader, QIMAM_TERM_FORM, word->folded);
      check_term (fixture, reader, QIMAM_TERM_HEADLINE, word->stem);
    }
  for (guint i = 0; i < G_N_ELEMENTS (prefixes); i++)
    check_term (fixture, reader, QIMAM_TERM_PREFIX, prefixes[i]);
  check_term (fixture, reader, QIMAM_TERM_STEM, "يكون");
  qimam_database_release_reader (fixture->database, connection);
}

static void
test_model (Fixture *fixture, gconstpointer data)
{
  check_all (fixture);
  fill (fixture, 1, 40, 7);
  check_all (fixture);
  fill (fixture, 40, 400, 60);
  check_all (fixture);
}

/* ---- Merging ---- */

static gint64
get_int (Fixture *fixture, const char *sql)
{
  g_autoptr (GError) error = NULL;
  QimamConnection *writer = qimam_database_lock_writer (fixture->database, NULL);
  gint64 value;

  qimam_connection_get_int (writer, sql, &value, &error);
  g_assert_no_error (error);
  qimam_database_unlock_writer (fixture->database);
  return value;
}

static void
reopen (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;

  qimam_database_free (fixture->database);
  fixture->database = qimam_database_open (fixture->path, &error);
  g_assert_no_error (error);
}

static gboolean
maintain (Fixture *fixture, QimamMergeMode mode, gint64 budget)
{
  g_autoptr (GError) error = NULL;
  QimamConnection *writer = qimam_database_lock_writer (fixture->database, NULL);
  gboolean more;

  qimam_index_maintain (writer, mode, budget, &more, &error);
  g_assert_no_error (error);
  qimam_database_unlock_writer (fixture->database);
  return more;
}

/* One step at a time, with the program ended between two steps now and then, and articles changed while the
 * merge is under way. */
static void
test_merge_in_steps (Fixture *fixture, gconstpointer data)
{
  guint steps = 0;

  fill (fixture, 1, 300, 20);
  g_assert_cmpint (get_int (fixture, "SELECT count(*) FROM index_segment WHERE state = 1"), >=, 12);
  while (maintain (fixture, QIMAM_MERGE_ALL, 0))
    {
      steps++;
      if (steps % 37 == 0)
        reopen (fixture);
      if (steps % 301 == 20)
        fill (fixture, 300 + steps / 301, 301 + steps / 301, 4);
      if (steps % 150 == 0)
        check_all (fixture);
    }
  g_assert_cmpuint (steps, >, 100);
  check_all (fixture);
  g_assert_cmpint (get_int (fixture, "SELECT count(*) FROM index_segment"), <=, 3);
  g_assert_cmpint (get_int (fixture, "SELECT count(*) FROM index_merge"), ==, 0);
  /* Nothing is left of what was merged. */
  g_assert_cmpint (get_int (fixture, "SELECT count(*) FROM index_block WHERE id >> 24 NOT IN"
                                     " (SELECT id FROM index_segment)"),
                   ==, 0);
  g_assert_cmpint (get_int (fixture, "SELECT count(*) FROM index_postings WHERE id >> 24 NOT IN"
                                     " (SELECT id FROM index_segment)"),
                   ==, 0);
  g_assert_cmpint (get_int (fixture, "SELECT count(*) FROM index_term WHERE segment NOT IN"
                                     " (SELECT id FROM index_segment)"),
                   ==, 0);
}

/* A step that fails half-way leaves the merge as it was before the step. */
static void
test_merge_cancelled (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  QimamConnection *writer;
  gboolean more;

  fill (fixture, 1, 300, 20);
  for (guint i = 0; i < 40; i++)
    maintain (fixture, QIMAM_MERGE_ALL, 0);
  g_cancellable_cancel (cancellable);
  writer = qimam_database_lock_writer (fixture->database, cancellable);
  g_assert_false (qimam_index_maintain (writer, QIMAM_MERGE_ALL, G_USEC_PER_SEC, &more, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  qimam_database_unlock_writer (fixture->database);
  check_all (fixture);
  while (maintain (fixture, QIMAM_MERGE_ALL, G_USEC_PER_SEC))
    ;
  check_all (fixture);
}

/* A segment has a list for each prefix that is dear to unite, behind its terms and in order. */
static void
check_hot_prefixes (QimamSegment *segment, guint least)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) hot = qimam_index_hot_prefixes (segment, segment->n_docs, &error);
  QimamTermCursor cursor;

  g_assert_no_error (error);
  g_assert_cmpuint (hot->len, >=, least);
  qimam_term_cursor_init (&cursor, segment);
  for (guint i = 0; i < hot->len; i++)
    {
      gsize length;
      gconstpointer prefix = g_bytes_get_data (hot->pdata[i], &length);

      g_assert_true (i > 0 ? qimam_term_cursor_next (&cursor, &error)
                           : qimam_term_cursor_seek (&cursor, "\003", 1, &error));
      g_assert_cmpmem (cursor.key + 1, cursor.entry.key_length - 1, prefix, length);
      g_assert_cmpuint (cursor.key[0], ==, QIMAM_KEY_PREFIX);
    }
  g_assert_true (qimam_term_cursor_next (&cursor, &error));
  g_assert_true (cursor.end || cursor.key[0] == QIMAM_KEY_PAIR);
  qimam_term_cursor_clear (&cursor);
}

/* One segment, which has pairs of common words behind its prefixes; @least is what is common. */
static void
check_pairs (Fixture *fixture, guint32 least)
{
  g_autoptr (GError) error = NULL;
  QimamConnection *writer = qimam_database_lock_writer (fixture->database, NULL);
  g_autoptr (GPtrArray) segments = qimam_segment_load_all (writer, NULL, &error);
  QimamTermCursor cursor;
  guint32 told;
  guint n = 0;

  g_assert_no_error (error);
  g_assert_cmpuint (segments->len, ==, 1);
  g_assert_true (qimam_pairs_read_least (segments->pdata[0], &told, &error));
  g_assert_cmpuint (told, >=, least);
  qimam_term_cursor_init (&cursor, segments->pdata[0]);
  g_assert_true (qimam_term_cursor_seek (&cursor, "\004", 1, &error));
  for (; !cursor.end; n++)
    {
      g_assert_cmpuint (cursor.key[0], ==, QIMAM_KEY_PAIR);
      g_assert_true (qimam_term_cursor_next (&cursor, &error));
    }
  g_assert_cmpuint (n, >, 100);
  qimam_term_cursor_clear (&cursor);
  qimam_database_unlock_writer (fixture->database);
}

static void
check_all_hot_prefixes (Fixture *fixture, guint least)
{
  g_autoptr (GError) error = NULL;
  QimamConnection *writer = qimam_database_lock_writer (fixture->database, NULL);
  g_autoptr (GPtrArray) segments = qimam_segment_load_all (writer, NULL, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < segments->len; i++)
    check_hot_prefixes (segments->pdata[i], least);
  qimam_database_unlock_writer (fixture->database);
}

static gboolean
has_pair_problem (Fixture *fixture)
{
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;
  QimamConnection *connection = qimam_database_acquire_reader (fixture->database, NULL, &error);
  gboolean found = FALSE;

  /* There are no articles behind this index: that is told last. */
  qimam_index_check (connection, problems, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < problems->len; i++)
    found = found || strstr (problems->pdata[i], "pairs") != NULL ||
            strstr (problems->pdata[i], "damaged") != NULL;
  qimam_database_release_reader (fixture->database, connection);
  return found;
}

/* The check compares pairs with positions. */
static void
check_pair_check (Fixture *fixture)
{
  QimamConnection *writer;

  g_assert_false (has_pair_problem (fixture));
  writer = qimam_database_lock_writer (fixture->database, NULL);
  /* A document of the last pair of the large segment is another then, or none at all. */
  g_assert_true (qimam_connection_execute (writer,
                                           "UPDATE index_block SET data = CAST(substr(data, 1, length(data) "
                                           "- 6) || x'7F7F7F7F7F7F' AS BLOB) WHERE id ="
                                           " (SELECT max(block) FROM index_term WHERE segment ="
                                           "  (SELECT id FROM index_segment ORDER BY n_docs DESC LIMIT 1))",
                                           NULL));
  qimam_database_unlock_writer (fixture->database);
  reopen (fixture);
  g_assert_true (has_pair_problem (fixture));
}

/* Whether an article has words one right after the other, as the model knows it. */
static gboolean
model_has_phrase (
    const Said *said, const char *const *forms, guint n_forms, gboolean headline, GArray *scratch)
{
  g_autoptr (GArray) starts = g_array_new (FALSE, FALSE, sizeof (guint32));

  if (said->body == NULL)
    return FALSE;
  model_positions (said, QIMAM_TERM_FORM, forms[0], starts);
  for (guint i = 0; i < starts->len; i++)
    {
      guint32 start = g_array_index (starts, guint32, i);
      gboolean all = !headline || start < QIMAM_POSITION_BODY;

      for (guint f = 1; f < n_forms && all; f++)
        {
          gboolean found = FALSE;

          model_positions (said, QIMAM_TERM_FORM, forms[f], scratch);
          for (guint k = 0; k < scratch->len; k++)
            found = found || g_array_index (scratch, guint32, k) == start + f;
          all = found;
        }
      if (all)
        return TRUE;
    }
  return FALSE;
}

/* Looks for phrases of two to four words, common and rare, in all places and in headlines. */
static void
check_phrases (Fixture *fixture)
{
  static const char *const forms[] = { "قمه",  "القمه",  "وقمه", "بالقمه", "قمم",
                                       "رييس", "الرييس", "في",   "w7",     "سفاره" };
  g_autoptr (GArray) scratch = g_array_new (FALSE, FALSE, sizeof (guint32));
  g_autoptr (GError) error = NULL;
  QimamConnection *connection = qimam_database_acquire_reader (fixture->database, NULL, &error);
  QimamIndexReader *reader = qimam_index_reader_open (connection, &error);
  gsize n_words = (qimam_index_reader_get_end (reader) + 63) / 64;
  guint n_found = 0;

  g_assert_no_error (error);
  for (guint i = 0; i < 40; i++)
    {
      g_autofree guint64 *words = g_new0 (guint64, n_words + 1);
      guint n = 2 + (i % 4 == 3) + (i % 8 == 7);
      gboolean headline = i % 5 == 4;
      const char *phrase[4];

      for (guint w = 0; w < n; w++)
        phrase[w] = forms[(guint) (g_rand_double (fixture->rand) * g_rand_double (fixture->rand) *
                                   G_N_ELEMENTS (forms))];
      g_assert_true (qimam_index_reader_add_phrase (reader, phrase, n, headline, words, n_words, &error));
      g_assert_no_error (error);
      for (guint doc = 1; doc < fixture->n; doc++)
        {
          gboolean has = model_has_phrase (&fixture->said[doc], phrase, n, headline, scratch);

          g_assert_cmpint (has, ==, doc / 64 < n_words && (words[doc / 64] >> (doc % 64) & 1));
          n_found += has;
        }
    }
  g_assert_cmpuint (n_found, >, 100);
  qimam_database_release_reader (fixture->database, connection);
}

/* Enough for prefixes and pairs with lists of their own, and for lists with many blocks. */
static void
test_merge_large (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  QimamConnection *connection;
  QimamIndexReader *reader;

  fixture->n = G_N_ELEMENTS (fixture->said);
  fill (fixture, 1, fixture->n, 250);
  /* As they are when they come out of memory, and when they are merged. */
  check_all_hot_prefixes (fixture, 1);
  check_phrases (fixture);
  while (maintain (fixture, QIMAM_MERGE_ALL, 20000))
    ;
  connection = qimam_database_acquire_reader (fixture->database, NULL, &error);
  reader = qimam_index_reader_open (connection, &error);
  g_assert_no_error (error);
  check_lengths (fixture, reader);
  check_term (fixture, reader, QIMAM_TERM_STEM, "قم");
  check_term (fixture, reader, QIMAM_TERM_FORM, "القمه");
  check_term (fixture, reader, QIMAM_TERM_HEADLINE, "رييس");
  check_term (fixture, reader, QIMAM_TERM_PREFIX, "w");
  check_term (fixture, reader, QIMAM_TERM_PREFIX, "ال");
  check_term (fixture, reader, QIMAM_TERM_PREFIX, "w2");
  qimam_database_release_reader (fixture->database, connection);
  check_all_hot_prefixes (fixture, 2);
  check_pairs (fixture, 12);
  check_phrases (fixture);
  /* Lists that agreed when they were made must not tell of what left since. */
  fill (fixture, 1, 200, 40);
  check_phrases (fixture);
  check_pair_check (fixture);
}

static void
test_merge_live (Fixture *fixture, gconstpointer data)
{
  for (guint i = 1; i < 390; i += 2)
    {
      fill (fixture, i, i + 2, 2);
      maintain (fixture, QIMAM_MERGE_LIVE, 5000);
    }
  while (maintain (fixture, QIMAM_MERGE_LIVE, 5000))
    ;
  g_assert_cmpint (get_int (fixture, "SELECT count(*) FROM index_segment WHERE state = 1"), <=, 16);
  check_all (fixture);
}

/* ---- Damage ---- */

static void
walk_all (QimamPostings *list)
{
  const guint32 *docs, *tfs;
  guint64 words[64] = { 0 };
  guint n;

  if (list == NULL)
    return;
  qimam_postings_bound (list, 1, 80);
  qimam_postings_add_to_bits (list, words, G_N_ELEMENTS (words));
  for (guint i = 0; i < 20 && qimam_postings_next (list) != QIMAM_DOC_END; i++)
    {
      qimam_postings_positions (list, &n);
      qimam_postings_tf (list);
    }
  qimam_postings_seek (list, qimam_postings_doc (list) == QIMAM_DOC_END ? 0 : qimam_postings_doc (list) + 9);
  for (guint32 from = 0; from < 3000; from += 100)
    while (qimam_postings_take (list, from, from + 99, &docs, &tfs) > 0)
      ;
  qimam_postings_free (list);
}

static gboolean
ignore_cb (const char *term, gsize length, guint32 count, gpointer data)
{
  return TRUE;
}

/* Asks everything of an index that may be anything. */
static void
ask_everything (QimamConnection *connection)
{
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);
  QimamIndexReader *reader = qimam_index_reader_open (connection, NULL);

  qimam_index_check (connection, problems, NULL);
  if (reader == NULL)
    return;
  for (guint i = 0; i < G_N_ELEMENTS (vocabulary); i += 3)
    {
      g_autoptr (GArray) words = qimam_words (vocabulary[i], -1);
      const QimamWord *word = &g_array_index (words, QimamWord, 0);

      for (QimamTermSpace space = QIMAM_TERM_STEM; space <= QIMAM_TERM_PREFIX; space++)
        walk_all (qimam_index_reader_find (reader, space, word->stem, strlen (word->stem), NULL));
    }
  qimam_index_reader_complete (reader, QIMAM_TERM_FORM, "ا", 2, 10, ignore_cb, NULL, NULL);
}

/* One blob of the index, with some bytes that are not what they were. */
static void
harm (QimamConnection *writer, GRand *rand)
{
  static const char *const columns[][3] = {
    { "index_block", "data", "id" },        { "index_block", "data", "id" },
    { "index_postings", "data", "id" },     { "index_docs", "docs", "segment" },
    { "index_docs", "lengths", "segment" }, { "index_deleted", "docs", "segment" },
  };
  const char *const *column = columns[g_rand_int_range (rand, 0, G_N_ELEMENTS (columns))];
  g_autofree char *read =
      g_strdup_printf ("SELECT %s, %s FROM %s ORDER BY random() LIMIT 1", column[2], column[1], column[0]);
  g_autofree char *write =
      g_strdup_printf ("UPDATE %s SET %s = ? WHERE %s = ?", column[0], column[1], column[2]);
  g_autoptr (QimamSql) select = qimam_connection_prepare (writer, read, NULL);
  g_autoptr (QimamSql) update = qimam_connection_prepare (writer, write, NULL);
  g_autoptr (GBytes) bytes = NULL;
  g_autofree guint8 *data = NULL;
  gboolean row;
  gint64 id;

  if (!qimam_sql_next (select, &row, NULL) || !row)
    return;
  id = qimam_sql_get_int (select, 0);
  bytes = qimam_sql_dup_bytes (select, 1);
  qimam_sql_reset (select);
  data = g_memdup2 (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  for (int i = g_rand_int_range (rand, 1, 5); i > 0 && data != NULL; i--)
    data[g_rand_int_range (rand, 0, (gint32) g_bytes_get_size (bytes))] = (guint8) g_rand_int (rand);
  qimam_sql_bind_static (update, 0, data,
                         g_rand_int_range (rand, 0, 5) == 0 ? g_bytes_get_size (bytes) / 2
                                                            : g_bytes_get_size (bytes));
  qimam_sql_bind_int (update, 1, id);
  g_assert_true (qimam_sql_run (update, NULL));
}

static void
test_damage (Fixture *fixture, gconstpointer data)
{
  QimamConnection *writer;

  fill (fixture, 1, 390, 100);
  while (maintain (fixture, QIMAM_MERGE_ALL, G_USEC_PER_SEC))
    ;
  writer = qimam_database_lock_writer (fixture->database, NULL);
  for (guint round = 0; round < 300; round++)
    {
      g_assert_true (qimam_connection_begin (writer, NULL));
      harm (writer, fixture->rand);
      g_assert_true (qimam_connection_execute (writer,
                                               "UPDATE index_state SET generation = generation + 1;"
                                               "UPDATE index_segment SET deleted_at = deleted_at + 1",
                                               NULL));
      ask_everything (writer);
      qimam_index_remove (writer, 7, NULL);
      qimam_connection_rollback (writer);
    }
  qimam_database_unlock_writer (fixture->database);
  check_all (fixture);
}

typedef struct
{
  guint32 last;
  guint n;
} Told;

static gboolean
told_cb (const char *term, gsize length, guint32 count, gpointer data)
{
  Told *told = data;

  g_assert_true (length >= 4 && memcmp (term, "ال", 4) == 0);
  g_assert_cmpuint (count, <=, told->last);
  told->last = count;
  told->n++;
  return TRUE;
}

static void
test_complete (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  QimamConnection *connection;
  QimamIndexReader *reader;
  Told told = { G_MAXUINT32, 0 };

  fill (fixture, 1, 200, 50);
  connection = qimam_database_acquire_reader (fixture->database, NULL, &error);
  reader = qimam_index_reader_open (connection, &error);
  g_assert_true (qimam_index_reader_complete (reader, QIMAM_TERM_FORM, "ال", 4, 3, told_cb, &told, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (told.n, ==, 3);
  qimam_database_release_reader (fixture->database, connection);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/index/model", Fixture, NULL, set_up, test_model, tear_down);
  g_test_add ("/index/complete", Fixture, NULL, set_up, test_complete, tear_down);
  g_test_add ("/index/merge/steps", Fixture, NULL, set_up, test_merge_in_steps, tear_down);
  g_test_add ("/index/merge/cancelled", Fixture, NULL, set_up, test_merge_cancelled, tear_down);
  g_test_add ("/index/merge/large", Fixture, NULL, set_up, test_merge_large, tear_down);
  g_test_add ("/index/merge/live", Fixture, NULL, set_up, test_merge_live, tear_down);
  g_test_add ("/index/damage", Fixture, NULL, set_up, test_damage, tear_down);
  return g_test_run ();
}
