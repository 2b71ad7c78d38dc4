/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-index-pairs.h"
#include "qimam-index-reader-private.h"
#include "qimam-index-reader.h"

#define STEPS_BETWEEN_LOOKS 1024u

/* A word of a phrase in one segment. */
typedef struct
{
  QimamListCursor *cursor;
  guint32 count;
  guint place; /* in the phrase */
} Part;

typedef struct
{
  QimamIndexReader *reader;
  QimamSegment *segment;
  QimamTermCursor *terms;
  const char *const *forms;
  guint n_forms;
  gboolean headline;
  GArray *parts; /* Part, in the order of the phrase at first */
  GArray *starts;
  guint64 *words;
  gsize n_words;
} Phrase;

static void
part_clear (gpointer data)
{
  qimam_list_cursor_free (((Part *) data)->cursor);
}

static int
compare_parts (gconstpointer a, gconstpointer b)
{
  guint32 x = ((const Part *) a)->count, y = ((const Part *) b)->count;

  return (x > y) - (x < y);
}

/* Finds the words' lists; @all is whether the segment has all of them. */
static gboolean
find_parts (Phrase *self, gboolean *all, GError **error)
{
  *all = FALSE;
  g_array_set_size (self->parts, 0);
  for (guint i = 0; i < self->n_forms; i++)
    {
      char key[QIMAM_INDEX_MAX_TERM + 1];
      gsize length = qimam_index_key (key, QIMAM_KEY_TERM, self->forms[i], strlen (self->forms[i]));
      const QimamListHead *head = NULL;
      Part part = { NULL, 0, i };

      if (!qimam_term_cursor_seek (self->terms, key, length, error))
        return FALSE;
      if (!self->terms->end && self->terms->entry.key_length == length &&
          memcmp (self->terms->key, key, length) == 0)
        head = qimam_term_entry_head (&self->terms->entry, QIMAM_SLOT_FORM);
      if (head == NULL)
        return TRUE;
      part.count = head->n;
      part.cursor = qimam_list_cursor_new (head, &self->segment->source, error);
      if (part.cursor == NULL)
        return FALSE;
      g_array_append_val (self->parts, part);
    }
  *all = TRUE;
  return TRUE;
}

/* ---- By pairs of common words ---- */

static gboolean
is_common (const Phrase *self, guint i)
{
  return g_array_index (self->parts, Part, i).count >= self->segment->pairs_least &&
         strlen (self->forms[i]) <= QIMAM_PAIR_MAX_WORD;
}

/* Adds the documents that have one word of the phrase right before the next. */
static gboolean
add_pair (Phrase *self, guint i, guint64 *words, GError **error)
{
  const QimamListSource *source = &self->segment->source;
  const char *first = self->forms[i], *second = self->forms[i + 1];

  for (guint32 chunk = source->first >> QIMAM_PAIR_CHUNK_BITS; chunk <= source->last >> QIMAM_PAIR_CHUNK_BITS;
       chunk++)
    {
      guint8 key[QIMAM_INDEX_MAX_TERM];
      gsize length = qimam_pair_key (key, chunk, first, strlen (first), second, strlen (second));

      if (!qimam_term_cursor_seek (self->terms, key, length, error))
        return FALSE;
      if (self->terms->end || self->terms->entry.key_length != length ||
          memcmp (self->terms->key, key, length) != 0)
        continue;
      if (self->terms->entry.heads[QIMAM_SLOT_PREFIX].n == 0)
        return qimam_list_set_damaged (error);
      if (!qimam_list_head_add_to_bits (&self->terms->entry.heads[QIMAM_SLOT_PREFIX], &self->segment->source,
                                        words, self->n_words, self->segment->deleted, error))
        return FALSE;
    }
  return TRUE;
}

/* Finds the documents that have all pairs of common words in the phrase. @known is whether there are such
 * pairs, @exact whether these are the documents that have the phrase. (transfer full) */
static gboolean
find_candidates (Phrase *self, guint64 **candidates, gboolean *exact, GError **error)
{
  *candidates = NULL;
  *exact = FALSE;
  if (!self->segment->pairs_known)
    {
      if (!qimam_pairs_read_least (self->segment, &self->segment->pairs_least, error))
        return FALSE;
      self->segment->pairs_known = TRUE;
    }
  for (guint i = 0; i + 1 < self->n_forms && self->segment->pairs_least > 0; i++)
    {
      g_autofree guint64 *words = NULL;

      if (!is_common (self, i) || !is_common (self, i + 1))
        continue;
      words = g_new0 (guint64, self->n_words + 1);
      if (!add_pair (self, i, words, error))
        {
          g_clear_pointer (candidates, g_free);
          return FALSE;
        }
      for (gsize w = 0; *candidates != NULL && w < self->n_words; w++)
        words[w] &= (*candidates)[w];
      g_free (*candidates);
      *candidates = g_steal_pointer (&words);
    }
  *exact = *candidates != NULL && self->n_forms == 2 && !self->headline;
  return TRUE;
}

/* ---- By positions ---- */

/* Keeps those of @starts, places where a phrase may begin, from which @part stands at its place.
 * Both ascend. */
static gboolean
keep_starts (guint32 *starts, guint *n_starts, const Part *part, GError **error)
{
  const guint32 *positions;
  guint n, at = 0, kept = 0;

  if (!qimam_list_cursor_positions (part->cursor, &positions, &n, error))
    return FALSE;
  for (guint i = 0; i < *n_starts; i++)
    {
      guint32 wanted = starts[i] + part->place;

      while (at < n && positions[at] < wanted)
        at++;
      if (at == n)
        break;
      if (positions[at] == wanted)
        starts[kept++] = starts[i];
    }
  *n_starts = kept;
  return TRUE;
}

/* Whether the document at which all parts stand has them one after the other. */
static gboolean
is_phrase (Phrase *self, gboolean *is, GError **error)
{
  const Part *parts = (const Part *) (gpointer) self->parts->data;
  const guint32 *positions;
  guint n, n_starts = 0;
  guint32 *starts;

  if (!qimam_list_cursor_positions (parts[0].cursor, &positions, &n, error))
    return FALSE;
  g_array_set_size (self->starts, n);
  starts = (guint32 *) (gpointer) self->starts->data;
  for (guint i = 0; i < n && (!self->headline || positions[i] < QIMAM_POSITION_BODY); i++)
    if (positions[i] >= parts[0].place)
      starts[n_starts++] = positions[i] - parts[0].place;
  for (guint i = 1; i < self->parts->len && n_starts > 0; i++)
    if (!keep_starts (starts, &n_starts, &parts[i], error))
      return FALSE;
  *is = n_starts > 0;
  return TRUE;
}

/* The first candidate from @doc on. */
static guint32
next_candidate (const Phrase *self, const guint64 *candidates, guint32 doc)
{
  gsize w = doc / 64;
  guint64 word;

  if (candidates == NULL || w >= self->n_words)
    return candidates == NULL ? doc : QIMAM_DOC_END;
  word = candidates[w] & (G_MAXUINT64 << (doc % 64));
  while (word == 0)
    {
      if (++w >= self->n_words)
        return QIMAM_DOC_END;
      word = candidates[w];
    }
  return (guint32) (w * 64) + (guint32) __builtin_ctzll (word);
}

/* Walks the documents that all parts have, led by the rarest. */
static gboolean
walk (Phrase *self, const guint64 *candidates, GError **error)
{
  guint32 doc = self->segment->source.first;

  g_array_sort (self->parts, compare_parts);
  for (guint steps = 1;; steps++)
    {
      guint32 other;
      gboolean is;

      if (steps % STEPS_BETWEEN_LOOKS == 0 &&
          qimam_connection_set_cancelled (self->reader->connection, error))
        return FALSE;
      doc = other = next_candidate (self, candidates, doc);
      for (guint i = 0; i < self->parts->len && other == doc && doc != QIMAM_DOC_END; i++)
        {
          QimamListCursor *cursor = g_array_index (self->parts, Part, i).cursor;

          if (!qimam_list_cursor_seek (cursor, doc, error))
            return FALSE;
          other = qimam_list_cursor_doc (cursor);
          /* The rarest leads. */
          if (i == 0 && candidates == NULL)
            doc = other;
        }
      if (other == QIMAM_DOC_END || doc / 64 >= self->n_words)
        return TRUE;
      if (other != doc)
        {
          doc = other;
          continue;
        }
      if (!qimam_segment_is_deleted (self->segment, doc))
        {
          if (!is_phrase (self, &is, error))
            return FALSE;
          if (is)
            self->words[doc / 64] |= (guint64) 1 << (doc % 64);
        }
      doc++;
    }
}

static gboolean
add_segment (Phrase *self, GError **error)
{
  g_autofree guint64 *candidates = NULL;
  gboolean all, exact;

  if (!find_parts (self, &all, error))
    return FALSE;
  if (!all)
    return TRUE;
  if (!find_candidates (self, &candidates, &exact, error))
    return FALSE;
  for (gsize w = 0; exact && w < self->n_words; w++)
    self->words[w] |= candidates[w];
  return exact || walk (self, candidates, error);
}

gboolean
qimam_index_reader_add_phrase (QimamIndexReader *self,
                               const char *const *forms,
                               guint n_forms,
                               gboolean headline,
                               guint64 *words,
                               gsize n_words,
                               GError **error)
{
  g_autoptr (GArray) parts = g_array_new (FALSE, FALSE, sizeof (Part));
  g_autoptr (GArray) starts = g_array_new (FALSE, FALSE, sizeof (guint32));
  Phrase phrase = { self,     NULL,  NULL,   forms, n_forms,
                    headline, parts, starts, words, MIN (n_words, self->n_words) };

  g_return_val_if_fail (self != NULL && words != NULL, FALSE);
  g_array_set_clear_func (parts, part_clear);
  for (guint i = 0; i < self->segments->len && n_forms > 0; i++)
    {
      phrase.segment = self->segments->pdata[i];
      phrase.terms = &self->cursors[i];
      if (qimam_connection_set_cancelled (self->connection, error) || !add_segment (&phrase, error))
        return FALSE;
    }
  return TRUE;
}
