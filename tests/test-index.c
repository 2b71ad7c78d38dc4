/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>

#include "qimam-database.h"
#include "qimam-index-builder.h"
#include "qimam-index-check.h"
#include "qimam-index-codec.h"
#include "qimam-index-list.h"
#include "qimam-index-merge-private.h"
#include "qimam-index-reader.h"
#include "qimam-index-writer.h"
#include "qimam-token.h"

/* ---- Numbers ---- */

/* Numbers of very different sizes, as gaps and frequencies have them. */
static guint32
random_number (GRand *rand)
{
  guint bits = (guint) g_rand_int_range (rand, 0, 33);

  return bits == 0 ? 0 : g_rand_int (rand) >> (32 - bits);
}

static void
test_pack (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (1);

  for (guint round = 0; round < 3000; round++)
    {
      guint n = (guint) g_rand_int_range (rand, 0, QIMAM_PACK_MAX + 1);
      guint bits = (guint) g_rand_int_range (rand, 0, 33);
      guint32 values[QIMAM_PACK_MAX], back[QIMAM_PACK_MAX];
      QimamBuffer buffer = { 0 };
      QimamBytes bytes, skipped;

      for (guint i = 0; i < n; i++)
        values[i] = bits == 0 || g_rand_int_range (rand, 0, 20) == 0 ? random_number (rand)
                                                                     : g_rand_int (rand) >> (32 - bits);
      qimam_pack (&buffer, values, n);
      bytes = skipped = qimam_bytes (buffer.data, buffer.length);
      g_assert_true (qimam_unpack (&bytes, back, n));
      g_assert_cmpuint (qimam_bytes_left (&bytes), ==, 0);
      g_assert_true (qimam_unpack_skip (&skipped, n));
      g_assert_cmpuint (qimam_bytes_left (&skipped), ==, 0);
      for (guint i = 0; i < n; i++)
        g_assert_cmpuint (back[i], ==, values[i]);
      /* Cut anywhere, it is told and never read beyond: the sanitizers watch. */
      if (buffer.length > 0)
        {
          gsize cut = (gsize) g_rand_int_range (rand, 0, (gint32) buffer.length);
          g_autofree guint8 *copy = g_memdup2 (buffer.data, cut);

          bytes = qimam_bytes (copy, cut);
          g_assert_true (n == 0 || !qimam_unpack (&bytes, back, n));
        }
      qimam_buffer_clear (&buffer);
    }
}

static void
test_rice (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (2);

  for (guint round = 0; round < 1000; round++)
    {
      guint n = (guint) g_rand_int_range (rand, 1, 400), bits = (guint) g_rand_int_range (rand, 1, 33);
      g_autofree guint32 *values = g_new (guint32, n);
      QimamBuffer buffer = { 0 };
      guint32 value;
      QimamRice rice;

      for (guint i = 0; i < n; i++)
        values[i] =
            g_rand_int_range (rand, 0, 30) == 0 ? random_number (rand) : g_rand_int (rand) >> (32 - bits);
      qimam_rice_write (&buffer, values, n);
      g_assert_true (qimam_rice_open (&rice, buffer.data, buffer.length));
      for (guint i = 0; i < n; i++)
        {
          g_assert_true (qimam_rice_read (&rice, &value));
          g_assert_cmpuint (value, ==, values[i]);
        }
      /* What pads the last byte may look like a few more; then it ends. */
      for (guint i = 0; i < 8 && qimam_rice_read (&rice, &value); i++)
        ;
      g_assert_false (qimam_rice_read (&rice, &value));
      qimam_buffer_clear (&buffer);
    }
}

static void
test_position_codes (void)
{
  for (guint32 position = 0; position < 5000; position++)
    {
      guint32 code = qimam_position_to_code (position, QIMAM_POSITION_BODY);

      g_assert_cmpuint (qimam_position_from_code (code, QIMAM_POSITION_BODY), ==, position);
      g_assert_cmpint (qimam_position_code_is_headline (code), ==, position < QIMAM_POSITION_BODY);
    }
}

/* ---- Lists ---- */

typedef struct
{
  GArray *docs, *tfs, *positions;
  guint32 first, last;
  QimamListParts parts;
} Made;

static void
made_clear (Made *made)
{
  g_array_unref (made->docs);
  g_array_unref (made->tfs);
  g_array_unref (made->positions);
}

static int
compare_numbers (gconstpointer a, gconstpointer b)
{
  guint32 x = *(const guint32 *) a, y = *(const guint32 *) b;

  return (x > y) - (x < y);
}

static void
make_list (Made *made, GRand *rand, guint n, guint32 gap, QimamListParts parts)
{
  guint32 doc = made->first = (guint32) g_rand_int_range (rand, 0, 100000);

  made->docs = g_array_new (FALSE, FALSE, sizeof (guint32));
  made->tfs = g_array_new (FALSE, FALSE, sizeof (guint32));
  made->positions = g_array_new (FALSE, FALSE, sizeof (guint32));
  made->parts = parts;
  for (guint i = 0; i < n; i++)
    {
      guint32 tf = g_rand_int_range (rand, 0, 4) != 0 ? 1 : (guint32) g_rand_int_range (rand, 1, 40);
      guint start = made->positions->len;

      doc += (guint32) g_rand_int_range (rand, 0, (gint32) gap) + (i > 0);
      g_array_append_val (made->docs, doc);
      for (guint32 t = 0; t < tf; t++)
        {
          guint32 position = (guint32) g_rand_int_range (rand, g_rand_boolean (rand) ? 0 : 256, 3000);

          g_array_append_val (made->positions, position);
        }
      qsort (&g_array_index (made->positions, guint32, start), tf, sizeof (guint32), compare_numbers);
      g_array_append_val (made->tfs, tf);
    }
  made->last = doc + (guint32) g_rand_int_range (rand, 0, 1000);
}

typedef struct
{
  QimamListSource source;
  guint8 *data;
} Memory;

static gboolean
load_cb (QimamListSource *source, guint64 address, gsize length, guint8 *data, GError **error)
{
  memcpy (data, ((Memory *) source)->data + address, length);
  return TRUE;
}

/* Encodes a list into memory: the long runs after some bytes of something else. */
static void
encode (const Made *made, QimamBuffer *head, QimamBuffer *runs)
{
  QimamListEncoder encoder = { 0 };
  QimamList list = { made->docs->len, (const guint32 *) (gpointer) made->docs->data,
                     made->parts & QIMAM_LIST_TFS ? (const guint32 *) (gpointer) made->tfs->data : NULL,
                     made->parts & QIMAM_LIST_POSITIONS ? (const guint32 *) (gpointer) made->positions->data
                                                        : NULL };

  qimam_buffer_add (runs, "elsewhere", 9);
  if (qimam_list_encode (&encoder, &list, made->first, made->last, head))
    {
      qimam_buffer_add (runs, encoder.skip.data, encoder.skip.length);
      qimam_buffer_add (runs, encoder.docs.data, encoder.docs.length);
      qimam_buffer_add (runs, encoder.tfs.data, encoder.tfs.length);
      qimam_buffer_add (runs, encoder.positions.data, encoder.positions.length);
    }
  qimam_list_encoder_clear (&encoder);
}

static QimamListCursor *
open_list (const Made *made, const QimamBuffer *head, Memory *memory, QimamBuffer *runs)
{
  g_autoptr (GError) error = NULL;
  QimamBytes bytes = qimam_bytes (head->data, head->length);
  QimamListHead read;
  QimamListCursor *cursor;
  guint64 address = 9;

  memory->data = runs->data;
  memory->source = (QimamListSource){ load_cb, made->first, made->last, runs->length };
  g_assert_true (qimam_list_head_read (&read, &bytes, made->parts, &address));
  g_assert_cmpuint (qimam_bytes_left (&bytes), ==, 0);
  g_assert_cmpuint (address, ==, runs->length);
  cursor = qimam_list_cursor_new (&read, &memory->source, &error);
  g_assert_no_error (error);
  return cursor;
}

static void
check_here (const Made *made, QimamListCursor *cursor, guint i, guint first_position, gboolean positions)
{
  g_autoptr (GError) error = NULL;
  const guint32 *found;
  guint32 tf;
  guint n;

  g_assert_cmpuint (qimam_list_cursor_doc (cursor), ==, g_array_index (made->docs, guint32, i));
  g_assert_true (qimam_list_cursor_tf (cursor, &tf, &error));
  g_assert_cmpuint (tf, ==, made->parts & QIMAM_LIST_TFS ? g_array_index (made->tfs, guint32, i) : 1);
  if (!positions)
    return;
  g_assert_true (qimam_list_cursor_positions (cursor, &found, &n, &error));
  if (!(made->parts & QIMAM_LIST_POSITIONS))
    {
      g_assert_cmpuint (n, ==, 0);
      return;
    }
  g_assert_cmpuint (n, ==, tf);
  for (guint p = 0; p < n; p++)
    g_assert_cmpuint (found[p], ==, g_array_index (made->positions, guint32, first_position + p));
}

static void
walk (const Made *made, QimamListCursor *cursor, GRand *rand)
{
  guint position = 0;

  for (guint i = 0; i < made->docs->len; i++)
    {
      g_assert_true (qimam_list_cursor_next (cursor, NULL));
      check_here (made, cursor, i, position, g_rand_boolean (rand));
      position += g_array_index (made->tfs, guint32, i);
    }
  g_assert_true (qimam_list_cursor_next (cursor, NULL));
  g_assert_cmpuint (qimam_list_cursor_doc (cursor), ==, G_MAXUINT32);
  g_assert_true (qimam_list_cursor_next (cursor, NULL));
  g_assert_cmpuint (qimam_list_cursor_doc (cursor), ==, G_MAXUINT32);
}

static void
jump (const Made *made, QimamListCursor *cursor, GRand *rand)
{
  guint position = 0, i = 0;
  guint32 doc = made->first;

  for (;;)
    {
      guint32 last, max_tf;

      doc += (guint32) g_rand_int_range (rand, 0, g_rand_boolean (rand) ? 20 : 20000);
      for (; i < made->docs->len && g_array_index (made->docs, guint32, i) < doc; i++)
        position += g_array_index (made->tfs, guint32, i);
      g_assert_true (qimam_list_cursor_peek (cursor, doc, &last, &max_tf, NULL));
      g_assert_true (qimam_list_cursor_seek (cursor, doc, NULL));
      if (i == made->docs->len)
        break;
      g_assert_cmpuint (last, >=, g_array_index (made->docs, guint32, i));
      if (made->parts & QIMAM_LIST_TFS)
        g_assert_cmpuint (max_tf, >=, g_array_index (made->tfs, guint32, i));
      check_here (made, cursor, i, position, TRUE);
      doc = MAX (doc, g_array_index (made->docs, guint32, i));
    }
  g_assert_cmpuint (qimam_list_cursor_doc (cursor), ==, G_MAXUINT32);
}

static void
take_blocks (const Made *made, QimamListCursor *cursor)
{
  const guint32 *docs, *tfs;
  guint i = 0, n;

  for (;;)
    {
      g_assert_true (qimam_list_cursor_block (cursor, &docs, &tfs, &n, NULL));
      if (n == 0)
        break;
      for (guint k = 0; k < n; k++, i++)
        {
          g_assert_cmpuint (docs[k], ==, g_array_index (made->docs, guint32, i));
          if (made->parts & QIMAM_LIST_TFS)
            g_assert_cmpuint (tfs[k], ==, g_array_index (made->tfs, guint32, i));
        }
    }
  g_assert_cmpuint (i, ==, made->docs->len);
}

static void
take_bits (const Made *made, QimamListCursor *cursor)
{
  gsize n_words = made->last / 64 + 1;
  g_autofree guint64 *words = g_new0 (guint64, n_words);
  g_autofree guint64 *without = g_new0 (guint64, n_words - made->first / 64);
  guint n = 0;

  for (guint i = 0; i < made->docs->len; i += 3)
    {
      guint32 doc = g_array_index (made->docs, guint32, i);

      without[doc / 64 - made->first / 64] |= (guint64) 1 << (doc % 64);
    }
  g_assert_true (qimam_list_cursor_add_to_bits (cursor, words, n_words, without, NULL));
  for (guint i = 0; i < made->docs->len; i++)
    {
      guint32 doc = g_array_index (made->docs, guint32, i);

      g_assert_cmpint (words[doc / 64] >> (doc % 64) & 1, ==, i % 3 != 0);
    }
  for (gsize i = 0; i < n_words; i++)
    n += (guint) __builtin_popcountll (words[i]);
  g_assert_cmpuint (n, ==, made->docs->len - (made->docs->len + 2) / 3);
  /* With less room, what is beyond is left out. */
  g_assert_true (qimam_list_cursor_add_to_bits (cursor, words, n_words / 2, NULL, NULL));
}

static void
test_lists (void)
{
  static const guint lengths[] = { 1, 2, 3, 4, 5, 40, 127, 128, 129, 256, 257, 1000, 5000 };
  static const guint32 gaps[] = { 1, 2, 5, 20, 3000 };
  static const QimamListParts parts[] = { QIMAM_LIST_DOCS, QIMAM_LIST_TFS,
                                          QIMAM_LIST_TFS | QIMAM_LIST_POSITIONS };
  g_autoptr (GRand) rand = g_rand_new_with_seed (3);

  for (guint l = 0; l < G_N_ELEMENTS (lengths); l++)
    for (guint g = 0; g < G_N_ELEMENTS (gaps); g++)
      for (guint p = 0; p < G_N_ELEMENTS (parts); p++)
        {
          QimamBuffer head = { 0 }, runs = { 0 };
          QimamListCursor *cursors[4];
          Memory memory;
          Made made;

          make_list (&made, rand, lengths[l], gaps[g], parts[p]);
          encode (&made, &head, &runs);
          for (guint i = 0; i < G_N_ELEMENTS (cursors); i++)
            {
              cursors[i] = open_list (&made, &head, &memory, &runs);
              g_assert_cmpuint (qimam_list_cursor_count (cursors[i]), ==, lengths[l]);
            }
          walk (&made, cursors[0], rand);
          jump (&made, cursors[1], rand);
          take_blocks (&made, cursors[2]);
          take_bits (&made, cursors[3]);
          for (guint i = 0; i < G_N_ELEMENTS (cursors); i++)
            qimam_list_cursor_free (cursors[i]);
          qimam_buffer_clear (&head);
          qimam_buffer_clear (&runs);
          made_clear (&made);
        }
}

/* Reads all of a list that may be anything: it ends, and stays within its bytes. */
static void
read_anything (QimamListHead *head, Memory *memory)
{
  g_autofree guint64 *words = g_new0 (guint64, memory->source.last / 64 + 1);
  QimamListCursor *cursor = qimam_list_cursor_new (head, &memory->source, NULL);
  const guint32 *positions;
  guint32 doc = 0;
  guint n;

  if (cursor == NULL)
    return;
  while (qimam_list_cursor_next (cursor, NULL) && qimam_list_cursor_doc (cursor) != G_MAXUINT32)
    {
      g_assert_cmpuint (qimam_list_cursor_doc (cursor), >=, doc);
      doc = qimam_list_cursor_doc (cursor);
      g_assert_cmpuint (doc, <=, memory->source.last);
      if (!qimam_list_cursor_positions (cursor, &positions, &n, NULL))
        break;
    }
  qimam_list_cursor_free (cursor);
  qimam_list_head_add_to_bits (head, &memory->source, words, memory->source.last / 64 + 1, NULL, NULL);
}

static void
test_damaged_lists (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (4);

  for (guint round = 0; round < 4000; round++)
    {
      guint n = (guint) g_rand_int_range (rand, 1, g_rand_boolean (rand) ? 6 : 600);
      QimamBuffer head = { 0 }, runs = { 0 };
      QimamListHead read;
      QimamBytes bytes;
      guint64 address = 9;
      Memory memory;
      Made made;

      make_list (&made, rand, n, g_rand_boolean (rand) ? 4 : 300, QIMAM_LIST_TFS | QIMAM_LIST_POSITIONS);
      encode (&made, &head, &runs);
      for (guint i = 0; i < 3; i++)
        {
          QimamBuffer *hit = g_rand_boolean (rand) ? &head : &runs;

          hit->data[g_rand_int_range (rand, 0, (gint32) hit->length)] = (guint8) g_rand_int (rand);
        }
      memory.data = g_memdup2 (runs.data, runs.length);
      memory.source = (QimamListSource){ load_cb, made.first, made.last, runs.length };
      bytes = qimam_bytes (head.data, head.length);
      if (qimam_list_head_read (&read, &bytes, made.parts, &address))
        read_anything (&read, &memory);
      g_free (memory.data);
      qimam_buffer_clear (&head);
      qimam_buffer_clear (&runs);
      made_clear (&made);
    }
}

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

static void
check_term (Fixture *fixture, QimamIndexReader *reader, QimamTermSpace space, const char *term)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (QimamPostings) list = qimam_index_reader_find (reader, space, term, strlen (term), &error);
  g_autoptr (QimamPostings) blocks = qimam_index_reader_find (reader, space, term, strlen (term), &error);
  g_autoptr (QimamPostings) jumps = qimam_index_reader_find (reader, space, term, strlen (term), &error);
  g_autoptr (GArray) positions = g_array_new (FALSE, FALSE, sizeof (guint32));
  gsize n_words = (qimam_index_reader_get_end (reader) + 63) / 64;
  g_autofree guint64 *words = g_new0 (guint64, n_words + 1);
  guint32 docs[QIMAM_POSTINGS_BLOCK], tfs[QIMAM_POSTINGS_BLOCK];
  guint n_block = 0, at = 0, n_found = 0;

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
      if (at == n_block)
        {
          n_block = qimam_postings_next_block (blocks, docs, tfs);
          at = 0;
        }
      g_assert_cmpuint (at, <, n_block);
      g_assert_cmpuint (docs[at], ==, doc);
      if (space == QIMAM_TERM_PREFIX)
        tf = 1;
      g_assert_cmpuint (tfs[at++], ==, tf);
      g_assert_cmpuint (qimam_postings_tf (list), ==, tf);
      if (doc % 3 == 0)
        {
          guint32 last, bound = qimam_postings_peek_block (jumps, doc, &last);

          g_assert_cmpuint (bound, >=, tf);
          g_assert_cmpuint (last, >=, doc);
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
  g_assert_cmpuint (qimam_postings_next_block (blocks, docs, NULL), ==, 0);
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

/* The largest segment has a list for each prefix that is dear to unite. */
static void
check_hot_prefixes (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  QimamConnection *writer = qimam_database_lock_writer (fixture->database, NULL);
  g_autoptr (GPtrArray) segments = qimam_segment_load_all (writer, NULL, &error);
  g_autoptr (GPtrArray) hot = qimam_index_hot_prefixes (segments->pdata[0], &error);
  QimamTermCursor cursor;

  g_assert_no_error (error);
  g_assert_cmpuint (hot->len, >=, 2);
  qimam_term_cursor_init (&cursor, segments->pdata[0]);
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
  g_assert_true (cursor.end);
  qimam_term_cursor_clear (&cursor);
  qimam_database_unlock_writer (fixture->database);
}

/* Enough for prefixes with lists of their own, and for lists with many blocks. */
static void
test_merge_large (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  QimamConnection *connection;
  QimamIndexReader *reader;

  fixture->n = G_N_ELEMENTS (fixture->said);
  fill (fixture, 1, fixture->n, 250);
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
  check_hot_prefixes (fixture);
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
  guint32 docs[QIMAM_POSTINGS_BLOCK], tfs[QIMAM_POSTINGS_BLOCK], last;
  guint64 words[64] = { 0 };
  guint n;

  if (list == NULL)
    return;
  qimam_postings_peek_block (list, 1, &last);
  qimam_postings_add_to_bits (list, words, G_N_ELEMENTS (words));
  for (guint i = 0; i < 20 && qimam_postings_next (list) != QIMAM_DOC_END; i++)
    {
      qimam_postings_positions (list, &n);
      qimam_postings_tf (list);
    }
  qimam_postings_seek (list, qimam_postings_doc (list) == QIMAM_DOC_END ? 0 : qimam_postings_doc (list) + 9);
  while (qimam_postings_next_block (list, docs, tfs) > 0)
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
  g_test_add_func ("/index/pack", test_pack);
  g_test_add_func ("/index/rice", test_rice);
  g_test_add_func ("/index/position-codes", test_position_codes);
  g_test_add_func ("/index/lists", test_lists);
  g_test_add_func ("/index/damaged-lists", test_damaged_lists);
  g_test_add ("/index/model", Fixture, NULL, set_up, test_model, tear_down);
  g_test_add ("/index/complete", Fixture, NULL, set_up, test_complete, tear_down);
  g_test_add ("/index/merge/steps", Fixture, NULL, set_up, test_merge_in_steps, tear_down);
  g_test_add ("/index/merge/cancelled", Fixture, NULL, set_up, test_merge_cancelled, tear_down);
  g_test_add ("/index/merge/large", Fixture, NULL, set_up, test_merge_large, tear_down);
  g_test_add ("/index/merge/live", Fixture, NULL, set_up, test_merge_live, tear_down);
  g_test_add ("/index/damage", Fixture, NULL, set_up, test_damage, tear_down);
  return g_test_run ();
}
