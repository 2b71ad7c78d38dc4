/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-index-merge-private.h"

/* What uniting costs, in documents of long lists: so much for each term besides. */
#define TERM_COST 150u
/* A prefix that costs more (some hundredths of a millisecond) has a list of its own. Small segments come by
 * the dozen, so that each may cost less. */
#define MAX_COST       75000u
#define MAX_COST_SMALL 25000u
#define SMALL_SEGMENT  65536u
/* Nobody types longer ones that are still dear. */
#define MAX_CHARACTERS 12u

/* A prefix of the term that the walk is at. */
typedef struct
{
  gsize length; /* of the key */
  guint64 cost;
  guint n_terms;
  gsize first, end; /* words of its bits that are not zero lie between them */
} Open;

/* A dear prefix. */
typedef struct
{
  GBytes *text;
  guint64 *bits; /* (nullable) its documents */
} Found;

/* Goes over the terms of a segment in their order. */
typedef struct
{
  Open open[MAX_CHARACTERS];
  guint n_open;
  guint64 max_cost;
  guint8 key[QIMAM_INDEX_MAX_TERM + 8];
  gsize key_length;
  GArray *found; /* Found */
  guint64 *bits; /* (nullable): the documents of each open prefix that those behind it do not have */
  gsize n_words;
} Walk;

static void
found_clear (gpointer data)
{
  Found *found = data;

  g_clear_pointer (&found->text, g_bytes_unref);
  g_clear_pointer (&found->bits, g_free);
}

static void
walk_init (Walk *walk, guint32 n_docs)
{
  *walk = (Walk){ .max_cost = n_docs < SMALL_SEGMENT ? MAX_COST_SMALL : MAX_COST,
                  .found = g_array_new (FALSE, FALSE, sizeof (Found)) };
  g_array_set_clear_func (walk->found, found_clear);
}

static inline guint64 *
bits_of (const Walk *walk, guint level)
{
  return walk->bits + level * walk->n_words;
}

static inline void
extend (Open *open, gsize first, gsize end)
{
  open->first = open->first < open->end ? MIN (open->first, first) : first;
  open->end = MAX (open->end, end);
}

/* Lets go of prefixes down to @n, and notes the dear ones. */
static void
close_down_to (Walk *walk, guint n)
{
  while (walk->n_open > n)
    {
      guint level = --walk->n_open;
      const Open *open = &walk->open[level];
      gboolean dear = open->cost > walk->max_cost && open->n_terms > 1;

      if (dear)
        {
          Found found = { g_bytes_new (walk->key + 1, open->length - 1), NULL };

          if (walk->bits != NULL)
            found.bits = g_memdup2 (bits_of (walk, level), walk->n_words * sizeof (guint64));
          g_array_append_val (walk->found, found);
        }
      if (open->first >= open->end)
        continue;
      if (level > 0)
        {
          for (gsize i = open->first; i < open->end; i++)
            bits_of (walk, level - 1)[i] |= bits_of (walk, level)[i];
          extend (&walk->open[level - 1], open->first, open->end);
        }
      memset (bits_of (walk, level) + open->first, 0, (open->end - open->first) * sizeof (guint64));
    }
}

static gsize
next_character (const guint8 *key, gsize length, gsize at)
{
  for (at++; at < length && (key[at] & 0xC0) == 0x80; at++)
    ;
  return at;
}

/* Goes on to a term. @n_docs is how many documents its lists have. */
static void
take_term (Walk *walk, const guint8 *key, gsize length, guint64 n_docs)
{
  gsize shared = 0, at = 1;
  guint kept = 0;

  while (shared < MIN (walk->key_length, length) && walk->key[shared] == key[shared])
    shared++;
  while (kept < walk->n_open && walk->open[kept].length <= shared)
    kept++;
  close_down_to (walk, kept);
  memcpy (walk->key, key, length);
  walk->key_length = length;
  if (kept > 0)
    at = walk->open[kept - 1].length;
  while (walk->n_open < MAX_CHARACTERS && at < length)
    {
      at = next_character (key, length, at);
      walk->open[walk->n_open++] = (Open){ .length = at };
    }
  for (guint i = 0; i < walk->n_open; i++)
    {
      walk->open[i].cost += TERM_COST + n_docs;
      walk->open[i].n_terms++;
    }
}

static int
compare_found (gconstpointer a, gconstpointer b)
{
  return g_bytes_compare (((const Found *) a)->text, ((const Found *) b)->text);
}

static void
walk_end (Walk *walk)
{
  close_down_to (walk, 0);
  g_array_sort (walk->found, compare_found);
}

GPtrArray *
qimam_index_hot_prefixes (QimamSegment *segment, guint32 n_docs, GError **error)
{
  static const char first[] = { QIMAM_KEY_TERM };
  g_autoptr (GPtrArray) prefixes = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  Walk walk;
  QimamTermCursor cursor;
  gboolean good;

  walk_init (&walk, n_docs);
  qimam_term_cursor_init (&cursor, segment);
  good = qimam_term_cursor_seek (&cursor, first, sizeof first, error);
  while (good && !cursor.end && cursor.key[0] == QIMAM_KEY_TERM)
    {
      take_term (&walk, cursor.key, cursor.entry.key_length,
                 (guint64) cursor.entry.heads[QIMAM_SLOT_STEM].n + cursor.entry.heads[QIMAM_SLOT_FORM].n);
      good = qimam_term_cursor_next (&cursor, error);
    }
  qimam_term_cursor_clear (&cursor);
  walk_end (&walk);
  for (guint i = 0; i < walk.found->len; i++)
    g_ptr_array_add (prefixes, g_bytes_ref (g_array_index (walk.found, Found, i).text));
  g_array_unref (walk.found);
  return good ? g_steal_pointer (&prefixes) : NULL;
}

/* Writes the list of a prefix. */
static gboolean
write_list (QimamSegmentWriter *writer, GBytes *prefix, const guint32 *docs, guint32 n_docs, GError **error)
{
  QimamList lists[QIMAM_N_SLOTS] = { [QIMAM_SLOT_PREFIX] = { n_docs, docs, NULL, NULL } };
  char key[QIMAM_INDEX_MAX_TERM + 1] = { QIMAM_KEY_PREFIX };
  gsize length;
  gconstpointer text = g_bytes_get_data (prefix, &length);

  memcpy (key + 1, text, length);
  return n_docs == 0 ||
         qimam_segment_writer_add (writer, key, length + 1, QIMAM_TERM_HAS_PREFIX, lists, error);
}

/* ---- Of a segment that was in memory ---- */

struct _QimamPrefixes
{
  Walk walk;
  const guint32 *docs;
  guint32 n_docs;
};

QimamPrefixes *
qimam_prefixes_new (const guint32 *docs, guint32 n_docs)
{
  QimamPrefixes *self = g_new (QimamPrefixes, 1);

  walk_init (&self->walk, n_docs);
  self->walk.n_words = ((gsize) n_docs + 63) / 64;
  self->walk.bits = g_new0 (guint64, self->walk.n_words * MAX_CHARACTERS + 1);
  self->docs = docs;
  self->n_docs = n_docs;
  return self;
}

void
qimam_prefixes_free (QimamPrefixes *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->walk.found);
  g_free (self->walk.bits);
  g_free (self);
}

/* The place of a document among those of the segment, from @at on. */
static guint32
find_place (const QimamPrefixes *self, guint32 at, guint32 doc)
{
  guint32 high = self->n_docs, guess = at + (doc - self->docs[at]);

  /* Mostly they are numbered without gaps. */
  if (guess < high && self->docs[guess] == doc)
    return guess;
  while (at < high)
    {
      guint32 middle = at + (high - at) / 2;

      if (self->docs[middle] < doc)
        at = middle + 1;
      else
        high = middle;
    }
  return at;
}

/* Adds documents, which ascend, to the bits of what is open last. */
static void
add_docs (QimamPrefixes *self, const QimamList *list)
{
  Walk *walk = &self->walk;
  guint64 *bits = bits_of (walk, walk->n_open - 1);
  guint32 first = 0, at = 0;

  for (guint32 i = 0; i < list->n; i++)
    {
      at = find_place (self, at, list->docs[i]);
      bits[at / 64] |= (guint64) 1 << (at % 64);
      first = i == 0 ? at : first;
    }
  if (list->n > 0)
    extend (&walk->open[walk->n_open - 1], first / 64, at / 64 + 1);
}

void
qimam_prefixes_take (QimamPrefixes *self, gconstpointer key, gsize length, const QimamList *lists)
{
  Walk *walk = &self->walk;

  take_term (walk, key, length, (guint64) lists[QIMAM_SLOT_STEM].n + lists[QIMAM_SLOT_FORM].n);
  if (walk->n_open == 0)
    return;
  add_docs (self, &lists[QIMAM_SLOT_STEM]);
  add_docs (self, &lists[QIMAM_SLOT_FORM]);
}

gboolean
qimam_prefixes_write (QimamPrefixes *self, QimamSegmentWriter *writer, GError **error)
{
  g_autofree guint32 *docs = g_new (guint32, self->n_docs + 1);

  walk_end (&self->walk);
  for (guint i = 0; i < self->walk.found->len; i++)
    {
      const Found *found = &g_array_index (self->walk.found, Found, i);
      guint32 n = 0;

      for (gsize w = 0; w < self->walk.n_words; w++)
        for (guint64 word = found->bits[w]; word != 0; word &= word - 1)
          docs[n++] = self->docs[w * 64 + (gsize) __builtin_ctzll (word)];
      if (!write_list (writer, found->text, docs, n, error))
        return FALSE;
    }
  return TRUE;
}

/* ---- Of one that is read ---- */

gboolean
qimam_index_unite (QimamSegment *segment, const char *prefix, gsize length, guint64 *words, GError **error)
{
  gsize n_words = segment->source.last / 64 + 1, key_length = MIN (length, QIMAM_INDEX_MAX_TERM) + 1;
  char key[QIMAM_INDEX_MAX_TERM + 1] = { QIMAM_KEY_TERM };
  QimamTermCursor cursor;
  gboolean good;

  memcpy (key + 1, prefix, key_length - 1);
  qimam_term_cursor_init (&cursor, segment);
  good = qimam_term_cursor_seek (&cursor, key, key_length, error);
  while (good && !cursor.end && cursor.entry.key_length >= key_length &&
         memcmp (cursor.key, key, key_length) == 0)
    {
      for (guint slot = QIMAM_SLOT_STEM; slot <= QIMAM_SLOT_FORM && good; slot++)
        if (cursor.entry.heads[slot].n > 0)
          good = qimam_list_head_add_to_bits (&cursor.entry.heads[slot], &segment->source, words, n_words,
                                              NULL, error);
      good = good && qimam_term_cursor_next (&cursor, error);
    }
  qimam_term_cursor_clear (&cursor);
  return good;
}

gboolean
qimam_index_write_prefix (QimamSegment *segment, GBytes *prefix, QimamSegmentWriter *writer, GError **error)
{
  gsize n_words = segment->source.last / 64 + 1, length;
  g_autofree guint64 *words = g_new0 (guint64, n_words);
  g_autoptr (GArray) docs = g_array_new (FALSE, FALSE, sizeof (guint32));
  gconstpointer text = g_bytes_get_data (prefix, &length);

  if (!qimam_index_unite (segment, text, length, words, error))
    return FALSE;
  for (gsize i = segment->source.first / 64; i < n_words; i++)
    for (guint64 word = words[i]; word != 0; word &= word - 1)
      {
        guint32 doc = (guint32) (i * 64) + (guint32) __builtin_ctzll (word);

        g_array_append_val (docs, doc);
      }
  return write_list (writer, prefix, (const guint32 *) (gpointer) docs->data, docs->len, error);
}
