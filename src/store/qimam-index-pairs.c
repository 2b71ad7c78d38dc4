/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-index-pairs.h"

#include <stdlib.h>

#include "qimam-index-reader.h"

/* In smaller segments positions are compared in no time. */
#define MIN_DOCS 1024u
/* A word is common that one document of so many has, but never one that is in fewer than so many: comparing
 * the positions of that many costs less than a millisecond in a segment of a million. */
#define SHARE     64u
#define MIN_COUNT 32u
#define MAX_WORDS 4096u
/* So many documents are looked at in a step. */
#define DOCS_A_STEP 1024u
/* Documents with words so far behind are seldom enough to be sorted. */
#define FAR ((guint32) 1 << 24)
/* The chunk and the second word make one number. */
#define LOW_BITS (((guint32) 1 << QIMAM_PAIR_CHUNK_BITS) - 1)

typedef struct
{
  char *text;
  gsize length;
  guint32 count;
  QimamListCursor *cursor;
  GArray *pairs; /* of the chunk: the second word's number above the document's low bits */
} Word;

typedef struct
{
  guint32 doc; /* of the step */
  guint32 word;
  guint32 position;
} Place;

struct _QimamPairs
{
  QimamSegment *segment;
  guint32 least;
  const guint8 *after;
  gsize n_after;
  gboolean told_least;
  GArray *words; /* Word, in the order of their keys */
  guint32 chunk;
  guint64 next; /* the document that is looked at next */
  guint at;     /* the word whose pairs are told next */
  GArray *places, *sorted;
  guint16 *cells; /* the number of the word at a position, plus one */
  gsize n_cells;
};

guint32
qimam_pairs_least_for (guint32 n_docs)
{
  return n_docs < MIN_DOCS ? 0 : MAX (n_docs / SHARE, MIN_COUNT);
}

/* ---- Keys ---- */

static gsize
key_head (guint8 *key, guint32 chunk)
{
  key[0] = QIMAM_KEY_PAIR;
  key[1] = (guint8) (chunk >> 8);
  key[2] = (guint8) chunk;
  return 3;
}

/* Chunks count from one: what tells how common words are is before all. */
gsize
qimam_pair_key (
    guint8 *key, guint32 chunk, const char *first, gsize n_first, const char *second, gsize n_second)
{
  gsize length = key_head (key, chunk + 1);

  memcpy (key + length, first, n_first);
  length += n_first;
  key[length++] = 0;
  memcpy (key + length, second, n_second);
  return length + n_second;
}

gboolean
qimam_pairs_read_least (QimamSegment *segment, guint32 *least, GError **error)
{
  QimamTermCursor cursor;
  guint8 key[8];
  gsize length = key_head (key, 0);
  gboolean good;

  *least = 0;
  qimam_term_cursor_init (&cursor, segment);
  good = qimam_term_cursor_seek (&cursor, key, length, error);
  if (good && !cursor.end && cursor.entry.key_length > length && memcmp (cursor.key, key, length) == 0)
    for (guint i = (guint) length; i < cursor.entry.key_length && g_ascii_isdigit (cursor.key[i]); i++)
      *least = *least * 10 + (guint32) g_ascii_digit_value ((char) cursor.key[i]);
  qimam_term_cursor_clear (&cursor);
  return good;
}

/* ---- Common words ---- */

static void
word_clear (gpointer data)
{
  Word *word = data;

  g_free (word->text);
  qimam_list_cursor_free (word->cursor);
  g_clear_pointer (&word->pairs, g_array_unref);
}

static int
compare_counts (gconstpointer a, gconstpointer b)
{
  guint32 x = *(const guint32 *) a, y = *(const guint32 *) b;

  return (x < y) - (x > y);
}

/* Raises what is common until there are few enough. */
static void
drop_words (QimamPairs *self)
{
  g_autofree guint32 *counts = g_new (guint32, self->words->len + 1);

  if (self->words->len <= MAX_WORDS)
    return;
  for (guint i = 0; i < self->words->len; i++)
    counts[i] = g_array_index (self->words, Word, i).count;
  qsort (counts, self->words->len, sizeof *counts, compare_counts);
  self->least = counts[MAX_WORDS] + 1;
  for (guint i = self->words->len; i > 0; i--)
    if (g_array_index (self->words, Word, i - 1).count < self->least)
      g_array_remove_index (self->words, i - 1);
}

static gboolean
add_word (QimamPairs *self, const QimamTermCursor *cursor, GError **error)
{
  const QimamListHead *head = qimam_term_entry_head (&cursor->entry, QIMAM_SLOT_FORM);
  gsize length = cursor->entry.key_length - 1;
  Word word;

  if (head == NULL || head->n < self->least || length > QIMAM_PAIR_MAX_WORD)
    return TRUE;
  word = (Word){ NULL, length, head->n, qimam_list_cursor_new (head, &self->segment->source, error), NULL };
  if (word.cursor == NULL)
    return FALSE;
  qimam_list_cursor_set_frugal (word.cursor);
  word.text = g_strndup ((const char *) cursor->key + 1, length);
  word.pairs = g_array_new (FALSE, FALSE, sizeof (guint32));
  g_array_append_val (self->words, word);
  return TRUE;
}

static gboolean
find_words (QimamPairs *self, GError **error)
{
  static const char first[] = { QIMAM_KEY_TERM };
  QimamTermCursor cursor;
  gboolean good;

  qimam_term_cursor_init (&cursor, self->segment);
  good = qimam_term_cursor_seek (&cursor, first, sizeof first, error);
  while (good && !cursor.end && cursor.key[0] == QIMAM_KEY_TERM)
    good = add_word (self, &cursor, error) && qimam_term_cursor_next (&cursor, error);
  qimam_term_cursor_clear (&cursor);
  drop_words (self);
  return good;
}

static guint32
first_doc (const QimamPairs *self)
{
  return MAX (self->segment->source.first, self->chunk << QIMAM_PAIR_CHUNK_BITS);
}

static guint32
last_doc (const QimamPairs *self)
{
  return MIN (self->segment->source.last, self->chunk << QIMAM_PAIR_CHUNK_BITS | LOW_BITS);
}

QimamPairs *
qimam_pairs_new (QimamSegment *segment, guint32 least, const guint8 *after, gsize n_after, GError **error)
{
  QimamPairs *self = g_new0 (QimamPairs, 1);

  self->segment = segment;
  self->least = least;
  self->after = after != NULL ? after : (const guint8 *) "";
  self->n_after = n_after;
  self->words = g_array_new (FALSE, FALSE, sizeof (Word));
  self->places = g_array_new (FALSE, FALSE, sizeof (Place));
  self->sorted = g_array_new (FALSE, FALSE, sizeof (Place));
  g_array_set_clear_func (self->words, word_clear);
  if (!find_words (self, error))
    {
      qimam_pairs_free (self);
      return NULL;
    }
  self->chunk = segment->source.first >> QIMAM_PAIR_CHUNK_BITS;
  if (n_after > 3 && (after[1] | after[2]) != 0)
    self->chunk = MAX (self->chunk, ((guint32) after[1] << 8 | after[2]) - 1);
  self->next = first_doc (self);
  return self;
}

void
qimam_pairs_free (QimamPairs *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->words);
  g_array_unref (self->places);
  g_array_unref (self->sorted);
  g_free (self->cells);
  g_free (self);
}

/* ---- Looking ---- */

/* Notes where the common words stand in some documents. */
static gboolean
note_places (QimamPairs *self, guint32 from, guint32 to, GError **error)
{
  g_array_set_size (self->places, 0);
  for (guint w = 0; w < self->words->len; w++)
    {
      QimamListCursor *cursor = g_array_index (self->words, Word, w).cursor;

      if (!qimam_list_cursor_seek (cursor, from, error))
        return FALSE;
      while (qimam_list_cursor_doc (cursor) <= to)
        {
          const guint32 *positions;
          Place place = { qimam_list_cursor_doc (cursor) - from, w, 0 };
          guint n;

          if (!qimam_list_cursor_positions (cursor, &positions, &n, error))
            return FALSE;
          for (guint i = 0; i < n; i++)
            {
              place.position = positions[i];
              g_array_append_val (self->places, place);
            }
          if (!qimam_list_cursor_next (cursor, error))
            return FALSE;
        }
    }
  return TRUE;
}

static void
add_pair (QimamPairs *self, guint32 doc, guint32 first, guint32 second)
{
  guint32 pair = second << QIMAM_PAIR_CHUNK_BITS | (doc & LOW_BITS);

  g_array_append_val (g_array_index (self->words, Word, first).pairs, pair);
}

static int
compare_places (gconstpointer a, gconstpointer b)
{
  const Place *x = a, *y = b;

  return (x->position > y->position) - (x->position < y->position);
}

/* Where several words may share a position, or positions are large. */
static void
pair_up_sorted (QimamPairs *self, guint32 doc, Place *places, guint n)
{
  qsort (places, n, sizeof *places, compare_places);
  for (guint i = 0, next = 0; i < n; i++)
    {
      while (next < n && places[next].position <= places[i].position)
        next++;
      for (guint j = next; j < n && places[j].position == places[i].position + 1; j++)
        add_pair (self, doc, places[i].word, places[j].word);
    }
}

/* Finds the pairs of one document. */
static void
pair_up (QimamPairs *self, guint32 doc, Place *places, guint n)
{
  gboolean full = FALSE;
  guint32 last = 0;

  for (guint i = 0; i < n; i++)
    {
      last = MAX (last, places[i].position);
      full = full || places[i].position == QIMAM_POSITION_BODY - 1;
    }
  /* All that a headline has too many stands in its last place. */
  if (full || last >= FAR)
    {
      pair_up_sorted (self, doc, places, n);
      return;
    }
  if ((gsize) last + 2 > self->n_cells)
    {
      g_free (self->cells);
      self->n_cells = (gsize) last + 2 + last / 2;
      self->cells = g_new0 (guint16, self->n_cells);
    }
  for (guint i = 0; i < n; i++)
    self->cells[places[i].position] = (guint16) (places[i].word + 1);
  for (guint i = 0; i < n; i++)
    {
      guint16 second = self->cells[places[i].position + 1];

      if (second > 0)
        add_pair (self, doc, places[i].word, second - 1);
    }
  for (guint i = 0; i < n; i++)
    self->cells[places[i].position] = 0;
}

static gboolean
look_at_docs (QimamPairs *self, guint32 from, guint32 to, GError **error)
{
  guint32 start[DOCS_A_STEP + 2] = { 0 };
  const Place *places;
  Place *sorted;

  if (!note_places (self, from, to, error))
    return FALSE;
  g_array_set_size (self->sorted, self->places->len);
  places = (const Place *) (gpointer) self->places->data;
  sorted = (Place *) (gpointer) self->sorted->data;
  for (guint i = 0; i < self->places->len; i++)
    start[places[i].doc + 2]++;
  for (guint i = 2; i < G_N_ELEMENTS (start); i++)
    start[i] += start[i - 1];
  for (guint i = 0; i < self->places->len; i++)
    sorted[start[places[i].doc + 1]++] = places[i];
  for (guint i = 0; i <= to - from; i++)
    if (start[i + 1] > start[i])
      pair_up (self, from + i, sorted + start[i], start[i + 1] - start[i]);
  return TRUE;
}

/* ---- Telling ---- */

static gboolean
tell_least (QimamPairs *self, QimamPairFunc func, gpointer data, GError **error)
{
  guint8 key[16];
  gsize length = key_head (key, 0);

  self->told_least = TRUE;
  length += (gsize) g_snprintf ((char *) key + length, sizeof key - length, "%u", self->least);
  return self->n_after > 0 || func (key, length, NULL, 0, data, error);
}

static gboolean
tell_pair (QimamPairs *self,
           const Word *first,
           const Word *second,
           const guint32 *docs,
           guint32 n,
           QimamPairFunc func,
           gpointer data,
           GError **error)
{
  guint8 key[QIMAM_INDEX_MAX_TERM];
  gsize length = qimam_pair_key (key, self->chunk, first->text, first->length, second->text, second->length);

  return qimam_key_compare (key, length, self->after, self->n_after) <= 0 ||
         func (key, length, docs, n, data, error);
}

/* Tells of all pairs that begin with a word. */
static gboolean
tell_word (QimamPairs *self, const Word *word, QimamPairFunc func, gpointer data, GError **error)
{
  guint n_words = self->words->len, n = word->pairs->len;
  const guint32 *pairs = (const guint32 *) (gpointer) word->pairs->data;
  g_autofree guint32 *start = g_new0 (guint32, n_words + 2);
  g_autofree guint32 *docs = g_new (guint32, n + 1);

  for (guint i = 0; i < n; i++)
    start[(pairs[i] >> QIMAM_PAIR_CHUNK_BITS) + 2]++;
  for (guint i = 2; i < n_words + 2; i++)
    start[i] += start[i - 1];
  for (guint i = 0; i < n; i++)
    docs[start[(pairs[i] >> QIMAM_PAIR_CHUNK_BITS) + 1]++] =
        self->chunk << QIMAM_PAIR_CHUNK_BITS | (pairs[i] & LOW_BITS);
  for (guint second = 0; second < n_words; second++)
    {
      guint32 *list = docs + start[second];
      guint32 kept = 0;

      /* A document may have a pair more than once. */
      for (guint32 i = 0; i < start[second + 1] - start[second]; i++)
        if (kept == 0 || list[kept - 1] != list[i])
          list[kept++] = list[i];
      if (kept > 0 &&
          !tell_pair (self, word, &g_array_index (self->words, Word, second), list, kept, func, data, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
qimam_pairs_step (QimamPairs *self, QimamPairFunc func, gpointer data, gboolean *done, GError **error)
{
  *done = FALSE;
  if (!self->told_least)
    return tell_least (self, func, data, error);
  if (self->next <= last_doc (self))
    {
      guint32 from = (guint32) self->next, to = MIN (last_doc (self), from + DOCS_A_STEP - 1);

      self->next = (guint64) to + 1;
      return look_at_docs (self, from, to, error);
    }
  if (self->at < self->words->len)
    {
      Word *word = &g_array_index (self->words, Word, self->at++);

      if (!tell_word (self, word, func, data, error))
        return FALSE;
      g_array_set_size (word->pairs, 0);
      return TRUE;
    }
  *done = last_doc (self) == self->segment->source.last;
  self->chunk++;
  self->at = 0;
  return TRUE;
}
