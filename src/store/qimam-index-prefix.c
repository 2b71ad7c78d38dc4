/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-index-merge-private.h"

/* What uniting costs, in documents of long lists: so much for each term besides. */
#define TERM_COST 150u
/* A prefix that costs more (some tenths of a millisecond) has a list of its own. */
#define MAX_COST 75000u
/* Nobody types longer ones that are still dear. */
#define MAX_CHARACTERS 12u

/* A prefix of the term that the walk is at. */
typedef struct
{
  gsize length; /* of the key */
  guint64 cost;
  guint n_terms;
} Open;

typedef struct
{
  Open open[MAX_CHARACTERS];
  guint n_open;
  guint8 key[QIMAM_INDEX_MAX_TERM + 8];
  gsize key_length;
  GPtrArray *found;
} Walk;

/* Lets go of prefixes down to @n, and notes the dear ones. */
static void
close_down_to (Walk *walk, guint n)
{
  while (walk->n_open > n)
    {
      const Open *open = &walk->open[--walk->n_open];

      if (open->cost > MAX_COST && open->n_terms > 1)
        g_ptr_array_add (walk->found, g_bytes_new (walk->key + 1, open->length - 1));
    }
}

static gsize
next_character (const guint8 *key, gsize length, gsize at)
{
  for (at++; at < length && (key[at] & 0xC0) == 0x80; at++)
    ;
  return at;
}

static void
take_entry (Walk *walk, const QimamTermEntry *entry)
{
  guint64 cost = TERM_COST + entry->heads[QIMAM_SLOT_STEM].n + entry->heads[QIMAM_SLOT_FORM].n;
  gsize shared = 0, at = 1;
  guint kept = 0;

  while (shared < MIN (walk->key_length, entry->key_length) && walk->key[shared] == entry->key[shared])
    shared++;
  while (kept < walk->n_open && walk->open[kept].length <= shared)
    kept++;
  close_down_to (walk, kept);
  memcpy (walk->key, entry->key, entry->key_length);
  walk->key_length = entry->key_length;
  if (kept > 0)
    at = walk->open[kept - 1].length;
  while (walk->n_open < MAX_CHARACTERS && at < entry->key_length)
    {
      at = next_character (entry->key, entry->key_length, at);
      walk->open[walk->n_open++] = (Open){ at, 0, 0 };
    }
  for (guint i = 0; i < walk->n_open; i++)
    {
      walk->open[i].cost += cost;
      walk->open[i].n_terms++;
    }
}

static int
compare_prefixes (gconstpointer a, gconstpointer b)
{
  return g_bytes_compare (*(GBytes *const *) a, *(GBytes *const *) b);
}

GPtrArray *
qimam_index_hot_prefixes (QimamSegment *segment, GError **error)
{
  static const char first[] = { QIMAM_KEY_TERM };
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  Walk walk = { .found = found };
  QimamTermCursor cursor;
  gboolean good;

  qimam_term_cursor_init (&cursor, segment);
  good = qimam_term_cursor_seek (&cursor, first, sizeof first, error);
  while (good && !cursor.end && cursor.key[0] == QIMAM_KEY_TERM)
    {
      take_entry (&walk, &cursor.entry);
      good = qimam_term_cursor_next (&cursor, error);
    }
  qimam_term_cursor_clear (&cursor);
  if (!good)
    return NULL;
  close_down_to (&walk, 0);
  g_ptr_array_sort (found, compare_prefixes);
  return g_steal_pointer (&found);
}

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
  QimamList lists[QIMAM_N_SLOTS] = { 0 };
  char key[QIMAM_INDEX_MAX_TERM + 1];
  gconstpointer text = g_bytes_get_data (prefix, &length);

  if (!qimam_index_unite (segment, text, length, words, error))
    return FALSE;
  for (gsize i = segment->source.first / 64; i < n_words; i++)
    for (guint64 word = words[i]; word != 0; word &= word - 1)
      {
        guint32 doc = (guint32) (i * 64) + (guint32) __builtin_ctzll (word);

        g_array_append_val (docs, doc);
      }
  if (docs->len == 0)
    return TRUE;
  lists[QIMAM_SLOT_PREFIX] = (QimamList){ docs->len, (const guint32 *) (gpointer) docs->data, NULL, NULL };
  key[0] = QIMAM_KEY_PREFIX;
  memcpy (key + 1, text, length);
  return qimam_segment_writer_add (writer, key, length + 1, QIMAM_TERM_HAS_PREFIX, lists, error);
}
