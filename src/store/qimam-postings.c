/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-index-reader.h"

#include "qimam-index-reader-private.h"

/* Steps between two looks at the cancellable: some microseconds. */
#define STEPS_BETWEEN_LOOKS 1024u

/* The term's list in one segment. */
typedef struct
{
  QimamSegment *segment;
  QimamListCursor *cursor;
  guint32 doc; /* where it stands; meant where lists interleave */
} Part;

struct _QimamPostings
{
  QimamIndexReader *reader;
  Part *parts;
  guint n_parts;
  guint at;         /* the part that has the current document */
  gboolean chained; /* each part's documents come after those of the part before */
  gboolean started;
  guint32 doc;
  guint steps;
  GError *failure;

  guint64 *words; /* of a set of bits instead */
  gsize n_words;

  guint32 window, taken; /* the window that is taken, and how far it is in the part */
  guint32 docs[QIMAM_POSTINGS_BLOCK], tfs[QIMAM_POSTINGS_BLOCK];
};

QimamPostings *
qimam_postings_new (QimamIndexReader *reader, guint max_parts)
{
  QimamPostings *self = g_new0 (QimamPostings, 1);

  self->reader = reader;
  self->window = QIMAM_DOC_END;
  self->parts = g_new (Part, max_parts);
  self->chained = TRUE;
  return self;
}

QimamPostings *
qimam_postings_new_bits (QimamIndexReader *reader, guint64 *words, gsize n_words)
{
  QimamPostings *self = g_new0 (QimamPostings, 1);

  self->reader = reader;
  self->window = QIMAM_DOC_END;
  self->words = words;
  self->n_words = n_words;
  return self;
}

void
qimam_postings_add (QimamPostings *self, QimamSegment *segment, QimamListCursor *cursor)
{
  if (self->n_parts > 0 && self->parts[self->n_parts - 1].segment->source.last >= segment->source.first)
    self->chained = FALSE;
  self->parts[self->n_parts++] = (Part){ segment, cursor, 0 };
}

void
qimam_postings_free (QimamPostings *self)
{
  if (self == NULL)
    return;
  for (guint i = 0; i < self->n_parts; i++)
    qimam_list_cursor_free (self->parts[i].cursor);
  g_free (self->parts);
  g_free (self->words);
  g_clear_error (&self->failure);
  g_free (self);
}

gboolean
qimam_postings_failed (QimamPostings *self, GError **error)
{
  if (self->failure == NULL)
    return FALSE;
  g_propagate_error (error, g_error_copy (self->failure));
  return TRUE;
}

guint32
qimam_postings_count (QimamPostings *self)
{
  guint32 count = 0;

  for (guint i = 0; i < self->n_parts; i++)
    count += qimam_list_cursor_count (self->parts[i].cursor);
  for (gsize i = 0; i < self->n_words; i++)
    count += (guint32) __builtin_popcountll (self->words[i]);
  return count;
}

guint32
qimam_postings_max_tf (QimamPostings *self)
{
  guint32 max = 1;

  for (guint i = 0; i < self->n_parts; i++)
    max = MAX (max, qimam_list_cursor_max_tf (self->parts[i].cursor));
  return max;
}

/* ---- Sets of bits ---- */

/* The first document from @doc on. */
static guint32
bits_from (const QimamPostings *self, guint32 doc)
{
  gsize i = doc / 64;
  guint64 word;

  if (i >= self->n_words)
    return QIMAM_DOC_END;
  word = self->words[i] & (G_MAXUINT64 << (doc % 64));
  while (word == 0)
    {
      if (++i >= self->n_words)
        return QIMAM_DOC_END;
      word = self->words[i];
    }
  return (guint32) (i * 64) + (guint32) __builtin_ctzll (word);
}

/* ---- Walking ---- */

static guint32
end_early (QimamPostings *self)
{
  self->doc = QIMAM_DOC_END;
  self->at = self->n_parts;
  return QIMAM_DOC_END;
}

static gboolean
may_go_on (QimamPostings *self)
{
  if (self->failure != NULL)
    return FALSE;
  return ++self->steps % STEPS_BETWEEN_LOOKS != 0 ||
         !qimam_connection_set_cancelled (self->reader->connection, &self->failure);
}

/* Goes to the next document of a part that is not deleted, from @doc on. */
static gboolean
part_advance (QimamPostings *self, Part *part, gboolean seek, guint32 doc)
{
  if (!(seek ? qimam_list_cursor_seek (part->cursor, doc, &self->failure)
             : qimam_list_cursor_next (part->cursor, &self->failure)))
    return FALSE;
  part->doc = qimam_list_cursor_doc (part->cursor);
  while (part->segment->deleted != NULL && part->doc != QIMAM_DOC_END &&
         qimam_segment_is_deleted (part->segment, part->doc))
    {
      if (!qimam_list_cursor_next (part->cursor, &self->failure))
        return FALSE;
      part->doc = qimam_list_cursor_doc (part->cursor);
    }
  return TRUE;
}

static guint32
take_lowest (QimamPostings *self)
{
  self->doc = QIMAM_DOC_END;
  for (guint i = 0; i < self->n_parts; i++)
    if (self->parts[i].doc < self->doc)
      {
        self->doc = self->parts[i].doc;
        self->at = i;
      }
  return self->doc;
}

guint32
qimam_postings_next (QimamPostings *self)
{
  gboolean first = !self->started;

  self->started = TRUE;
  if (self->words != NULL)
    {
      if (!first && self->doc == QIMAM_DOC_END)
        return QIMAM_DOC_END;
      return self->doc = bits_from (self, first ? 0 : self->doc + 1);
    }
  if (!may_go_on (self) || (!first && self->doc == QIMAM_DOC_END))
    return end_early (self);
  if (!self->chained)
    {
      for (guint i = 0; i < self->n_parts; i++)
        if ((first || self->parts[i].doc == self->doc) && !part_advance (self, &self->parts[i], FALSE, 0))
          return end_early (self);
      return take_lowest (self);
    }
  for (; self->at < self->n_parts; self->at++)
    {
      if (!part_advance (self, &self->parts[self->at], FALSE, 0))
        return end_early (self);
      self->doc = self->parts[self->at].doc;
      if (self->doc != QIMAM_DOC_END)
        return self->doc;
    }
  return self->doc = QIMAM_DOC_END;
}

guint32
qimam_postings_seek (QimamPostings *self, guint32 doc)
{
  gboolean first = !self->started;

  if (!first && self->doc >= doc)
    return self->doc;
  self->started = TRUE;
  if (self->words != NULL)
    return self->doc = bits_from (self, doc);
  if (!may_go_on (self))
    return end_early (self);
  if (!self->chained)
    {
      for (guint i = 0; i < self->n_parts; i++)
        if ((first || self->parts[i].doc < doc) && !part_advance (self, &self->parts[i], TRUE, doc))
          return end_early (self);
      return take_lowest (self);
    }
  for (; self->at < self->n_parts; self->at++)
    {
      if (self->parts[self->at].segment->source.last < doc)
        continue;
      if (!part_advance (self, &self->parts[self->at], TRUE, doc))
        return end_early (self);
      self->doc = self->parts[self->at].doc;
      if (self->doc != QIMAM_DOC_END)
        return self->doc;
    }
  return self->doc = QIMAM_DOC_END;
}

guint32
qimam_postings_doc (QimamPostings *self)
{
  return self->doc;
}

guint32
qimam_postings_tf (QimamPostings *self)
{
  guint32 tf = 0;

  if (!self->started || self->doc == QIMAM_DOC_END)
    return 0;
  if (self->words != NULL)
    return 1;
  if (!qimam_list_cursor_tf (self->parts[self->at].cursor, &tf,
                             self->failure == NULL ? &self->failure : NULL))
    return 0;
  return tf;
}

const guint32 *
qimam_postings_positions (QimamPostings *self, guint *n)
{
  const guint32 *positions = NULL;

  *n = 0;
  if (!self->started || self->doc == QIMAM_DOC_END || self->words != NULL || self->failure != NULL)
    return NULL;
  if (!qimam_list_cursor_positions (self->parts[self->at].cursor, &positions, n, &self->failure))
    {
      *n = 0;
      return NULL;
    }
  return positions;
}

/* ---- Many at a time ---- */

/* Takes documents of a set of bits. */
static guint
take_bits (QimamPostings *self, guint32 from, guint32 to)
{
  guint n = 0;

  for (guint32 doc = bits_from (self, from); doc <= to && doc != QIMAM_DOC_END && n < QIMAM_POSTINGS_BLOCK;
       doc = bits_from (self, doc + 1))
    {
      self->docs[n] = doc;
      self->tfs[n++] = 1;
    }
  return n;
}

/* Leaves those out that are deleted. */
static guint
keep_living (QimamPostings *self, const Part *part, const guint32 *docs, const guint32 *tfs, guint n)
{
  guint kept = 0;

  for (guint i = 0; i < n; i++)
    if (!qimam_segment_is_deleted (part->segment, docs[i]))
      {
        self->docs[kept] = docs[i];
        self->tfs[kept++] = tfs[i];
      }
  return kept;
}

guint
qimam_postings_take (QimamPostings *self, guint32 from, guint32 to, const guint32 **docs, const guint32 **tfs)
{
  guint n, taken;

  if (self->window != from)
    {
      self->window = self->taken = from;
      self->at = 0;
      self->steps += STEPS_BETWEEN_LOOKS / 16 - 1;
      if (!may_go_on (self))
        end_early (self);
    }
  *docs = self->docs;
  *tfs = self->tfs;
  if (self->words != NULL)
    {
      n = self->taken <= to && self->failure == NULL ? take_bits (self, self->taken, to) : 0;
      self->taken = n > 0 ? self->docs[n - 1] + 1 : self->taken;
      return n;
    }
  while (self->at < self->n_parts)
    {
      const Part *part = &self->parts[self->at];
      const QimamListSource *source = &part->segment->source;

      n = 0;
      if (source->last >= self->taken && source->first <= to && self->taken <= to &&
          !qimam_list_cursor_take (part->cursor, self->taken, to, docs, tfs, &n, &self->failure))
        {
          end_early (self);
          return 0;
        }
      if (n == 0)
        {
          self->at++;
          self->taken = from;
          continue;
        }
      self->taken = (*docs)[n - 1] + 1;
      if (part->segment->deleted == NULL)
        return n;
      taken = keep_living (self, part, *docs, *tfs, n);
      *docs = self->docs;
      *tfs = self->tfs;
      if (taken > 0)
        return taken;
    }
  return 0;
}

guint32
qimam_postings_bound (QimamPostings *self, guint32 from, guint32 to)
{
  guint32 bound = 0;

  if (self->words != NULL)
    return bits_from (self, from) <= to ? 1 : 0;
  for (guint i = 0; i < self->n_parts && self->failure == NULL; i++)
    {
      const QimamListSource *source = &self->parts[i].segment->source;
      guint32 part_bound = 0;

      if (source->last < from || source->first > to)
        continue;
      if (!qimam_list_cursor_bound (self->parts[i].cursor, from, to, &part_bound, &self->failure))
        break;
      bound = MAX (bound, part_bound);
    }
  return bound;
}

gboolean
qimam_postings_add_to_bits (QimamPostings *self, guint64 *words, gsize n_words)
{
  if (self->words != NULL)
    {
      for (gsize i = 0; i < MIN (n_words, self->n_words); i++)
        words[i] |= self->words[i];
      return TRUE;
    }
  if (self->failure != NULL || qimam_connection_set_cancelled (self->reader->connection, &self->failure))
    return FALSE;
  for (guint i = 0; i < self->n_parts; i++)
    if (!qimam_list_cursor_add_to_bits (self->parts[i].cursor, words, n_words,
                                        self->parts[i].segment->deleted, &self->failure))
      return FALSE;
  return TRUE;
}
