/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-index-list.h"
#include "qimam-index-reader.h"

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
      guint32 max_tf;

      doc += (guint32) g_rand_int_range (rand, 0, g_rand_boolean (rand) ? 20 : 20000);
      for (; i < made->docs->len && g_array_index (made->docs, guint32, i) < doc; i++)
        position += g_array_index (made->tfs, guint32, i);
      g_assert_true (qimam_list_cursor_bound (cursor, doc, doc + 1000, &max_tf, NULL));
      g_assert_true (qimam_list_cursor_seek (cursor, doc, NULL));
      if (i == made->docs->len)
        break;
      for (guint k = i; k < made->docs->len && g_array_index (made->docs, guint32, k) <= doc + 1000; k++)
        g_assert_cmpuint (max_tf, >=,
                          made->parts & QIMAM_LIST_TFS ? g_array_index (made->tfs, guint32, k) : 1);
      check_here (made, cursor, i, position, TRUE);
      doc = MAX (doc, g_array_index (made->docs, guint32, i));
    }
  g_assert_cmpuint (qimam_list_cursor_doc (cursor), ==, G_MAXUINT32);
}

/* In windows of any size. */
static void
take_windows (const Made *made, QimamListCursor *cursor, GRand *rand)
{
  const guint32 *docs, *tfs;
  guint i = 0, n;
  guint32 from = made->first, to;

  for (; from <= made->last; from = to + 1)
    {
      to = from + (guint32) g_rand_int_range (rand, 0, g_rand_boolean (rand) ? 200 : 60000);
      for (guint32 next = from; next <= to; next = docs[n - 1] + 1)
        {
          g_assert_true (qimam_list_cursor_take (cursor, next, to, &docs, &tfs, &n, NULL));
          if (n == 0)
            break;
          g_assert_cmpuint (docs[n - 1], <=, to);
          for (guint k = 0; k < n; k++, i++)
            {
              g_assert_cmpuint (docs[k], ==, g_array_index (made->docs, guint32, i));
              g_assert_cmpuint (tfs[k], ==,
                                made->parts & QIMAM_LIST_TFS ? g_array_index (made->tfs, guint32, i) : 1);
            }
        }
      g_assert_true (i == made->docs->len || g_array_index (made->docs, guint32, i) > to);
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
          take_windows (&made, cursors[2], rand);
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

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/index/pack", test_pack);
  g_test_add_func ("/index/rice", test_rice);
  g_test_add_func ("/index/position-codes", test_position_codes);
  g_test_add_func ("/index/lists", test_lists);
  g_test_add_func ("/index/damaged-lists", test_damaged_lists);
  return g_test_run ();
}
