/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The bytes of a list, block by block. */
#include "qimam-index-cursor-private.h"

/* A frugal cursor reads so many bytes at a time, unless a block has more. */
#define FRUGAL_BYTES 2048u

gboolean
qimam_cursor_load (QimamListCursor *self, guint64 offset, gsize length, guint8 **bytes, GError **error)
{
  QimamListSource *source = self->source;
  guint64 address = self->head.address + offset;

  if (address > source->size || length > source->size - address)
    return qimam_list_set_damaged (error);
  g_free (*bytes);
  *bytes = g_malloc (length + 1);
  return source->load (source, address, length, *bytes, error);
}

gboolean
qimam_cursor_read (QimamListCursor *self,
                   QimamListStretch *stretch,
                   guint64 from,
                   guint64 to,
                   guint64 end,
                   QimamBytes *bytes,
                   GError **error)
{
  if (stretch->bytes == NULL || from < stretch->from || to > stretch->to)
    {
      guint64 extent = self->source->extent, address = self->head.address, last = to;

      if (extent > 0)
        last = MAX (to, MIN (end, (address + to + extent - 1) / extent * extent - address));
      if (self->frugal)
        last = MAX (to, MIN (last, from + FRUGAL_BYTES));
      if (!qimam_cursor_load (self, from, last - from, &stretch->bytes, error))
        {
          stretch->from = stretch->to = 0;
          return FALSE;
        }
      stretch->from = from;
      stretch->to = last;
    }
  *bytes = qimam_bytes (stretch->bytes + (from - stretch->from), to - from);
  return TRUE;
}

static gboolean
read_skips (QimamListCursor *self)
{
  QimamBytes bytes = qimam_bytes (self->bytes, self->head.skip);
  gboolean tfs = (self->head.parts & QIMAM_LIST_TFS) != 0;
  guint64 next = self->source->first;
  QimamListSkip at = { 0 };

  self->skips = g_new (QimamListSkip, self->n_blocks);
  for (guint i = 0; i < self->n_blocks; i++)
    {
      guint32 gap, docs = 0, tf_bytes = 0, positions = 0;

      if (!qimam_bytes_read_32 (&bytes, &gap) ||
          (self->head.storage == QIMAM_STORAGE_BLOCKS && !qimam_bytes_read_32 (&bytes, &docs)) ||
          (tfs && (!qimam_bytes_read_32 (&bytes, &tf_bytes) || !qimam_bytes_read_32 (&bytes, &at.max_tf))) ||
          ((self->head.parts & QIMAM_LIST_POSITIONS) && !qimam_bytes_read_32 (&bytes, &positions)))
        return FALSE;
      if (next + gap > self->source->last || docs > self->head.docs - at.docs ||
          tf_bytes > self->head.tfs - at.tfs || positions > self->head.positions - at.positions)
        return FALSE;
      if (!tfs)
        at.max_tf = 1;
      at.last = (guint32) (next + gap);
      next = (guint64) at.last + 1;
      self->skips[i] = at;
      at.docs += docs;
      at.tfs += tf_bytes;
      at.positions += positions;
    }
  return TRUE;
}

static gboolean
decode_tiny (QimamListCursor *self, const guint8 *data)
{
  QimamBytes bytes = qimam_bytes (data, self->head.length);
  gboolean with_tfs = (self->head.parts & QIMAM_LIST_TFS) != 0;
  guint64 next = self->source->first;

  for (guint i = 0; i < self->head.n; i++)
    {
      guint64 gap;
      guint32 more = 0;

      if (!qimam_bytes_read (&bytes, &gap) || gap >> 34 != 0)
        return FALSE;
      self->tfs[i] = 1;
      if (with_tfs)
        {
          if ((gap & 1) && (!qimam_bytes_read_32 (&bytes, &more) || more > G_MAXINT32))
            return FALSE;
          if (gap & 1)
            self->tfs[i] = more + 2;
          gap >>= 1;
        }
      if (next + gap > self->source->last)
        return FALSE;
      self->docs[i] = (guint32) (next + gap);
      next += gap + 1;
    }
  self->plain = bytes;
  return TRUE;
}

gboolean
qimam_cursor_add_gaps (guint32 *docs, guint n, guint64 next, guint32 last)
{
  for (guint i = 0; i < n; i++)
    {
      next += docs[i];
      docs[i] = (guint32) next;
      next++;
    }
  return next - 1 <= last;
}

static gboolean
decode_tfs (QimamBytes *bytes, guint32 *tfs, guint n)
{
  if (!qimam_unpack (bytes, tfs, n))
    return FALSE;
  for (guint i = 0; i < n; i++)
    if (tfs[i]++ > G_MAXINT32)
      return FALSE;
  return TRUE;
}

gboolean
qimam_cursor_decode_inline (QimamListCursor *self, const guint8 *data)
{
  QimamBytes bytes = qimam_bytes (data, self->head.length);

  if (self->head.n < QIMAM_LIST_TINY)
    {
      if (!decode_tiny (self, data))
        return FALSE;
    }
  else
    {
      if (!qimam_unpack (&bytes, self->docs, self->head.n) ||
          !qimam_cursor_add_gaps (self->docs, self->head.n, self->source->first, self->source->last) ||
          ((self->head.parts & QIMAM_LIST_TFS) && !decode_tfs (&bytes, self->tfs, self->head.n)))
        return FALSE;
      self->plain = bytes;
    }
  self->has_tfs = TRUE;
  if (!(self->head.parts & QIMAM_LIST_TFS))
    for (guint i = 0; i < self->head.n; i++)
      self->tfs[i] = 1;
  self->head.max_tf = 1;
  for (guint i = 0; i < self->head.n; i++)
    self->head.max_tf = MAX (self->head.max_tf, self->tfs[i]);
  return TRUE;
}

gboolean
qimam_cursor_open_bitmap (QimamListCursor *self, guint32 *first, guint32 *n_words, const guint8 **words)
{
  QimamBytes bytes = qimam_bytes (self->bytes + self->head.skip, self->head.docs);

  if (!qimam_bytes_read_32 (&bytes, first) || qimam_bytes_left (&bytes) % 8 != 0)
    return FALSE;
  *n_words = (guint32) (qimam_bytes_left (&bytes) / 8);
  *words = bytes.p;
  return *first >= self->source->first / 64 &&
         (guint64) *first + *n_words <= (guint64) self->source->last / 64 + 1;
}

/* Documents of a block of a set of bits: those from @start on. */
static gboolean
decode_bits (QimamListCursor *self, guint32 start, guint n)
{
  guint32 first, n_words, found = 0;
  const guint8 *words;

  if (!qimam_cursor_open_bitmap (self, &first, &n_words, &words))
    return FALSE;
  start = MAX (start, first * 64);
  for (guint32 i = start / 64 - first; i < n_words; i++)
    {
      guint64 word = qimam_cursor_bitmap_word (words, i);

      if (i == start / 64 - first)
        word &= G_MAXUINT64 << (start % 64);
      for (; word != 0; word &= word - 1)
        {
          self->docs[found++] = (first + i) * 64 + (guint32) __builtin_ctzll (word);
          if (found == n)
            return TRUE;
        }
    }
  return FALSE;
}

guint
qimam_cursor_block_length (QimamListCursor *self, guint block)
{
  return block + 1 < self->n_blocks ? QIMAM_LIST_BLOCK
                                    : self->head.n - (self->n_blocks - 1) * QIMAM_LIST_BLOCK;
}

/* The bytes of a block's documents. */
static gboolean
open_docs (QimamListCursor *self, guint block, QimamBytes *bytes, GError **error)
{
  guint32 from = self->skips != NULL ? self->skips[block].docs : 0, to = self->head.docs;

  if (!self->frugal)
    {
      *bytes = qimam_bytes (self->bytes + self->head.skip + from, to - from);
      return TRUE;
    }
  if (block + 1 < self->n_blocks)
    to = self->skips[block + 1].docs;
  return qimam_cursor_read (self, &self->doc_stretch, (guint64) self->head.skip + from,
                            (guint64) self->head.skip + to, (guint64) self->head.skip + self->head.docs,
                            bytes, error);
}

static gboolean
decode_docs (QimamListCursor *self, guint block, guint n, GError **error)
{
  guint64 start = self->source->first;
  QimamBytes bytes;

  if (block > 0)
    start = (guint64) self->skips[block - 1].last + 1;
  if (self->head.storage == QIMAM_STORAGE_BITMAP)
    {
      if (!decode_bits (self, (guint32) start, n))
        return qimam_list_set_damaged (error);
    }
  else
    {
      if (!open_docs (self, block, &bytes, error))
        return FALSE;
      if (!qimam_unpack (&bytes, self->docs, n) ||
          !qimam_cursor_add_gaps (self->docs, n, start, self->source->last))
        return qimam_list_set_damaged (error);
    }
  return self->skips == NULL || self->docs[n - 1] == self->skips[block].last ||
         qimam_list_set_damaged (error);
}

gboolean
qimam_cursor_open_blocks (QimamListCursor *self, GError **error)
{
  gsize length = (gsize) self->head.skip + (self->frugal ? 0 : self->head.docs);

  if (self->bytes == NULL && !qimam_cursor_load (self, 0, length, &self->bytes, error))
    return FALSE;
  if (self->n_blocks > 1 && self->skips == NULL && !read_skips (self))
    return qimam_list_set_damaged (error);
  return TRUE;
}

gboolean
qimam_cursor_enter_block (QimamListCursor *self, guint block, GError **error)
{
  self->block = block;
  self->at = self->n = 0;
  if (block >= self->n_blocks)
    return TRUE;
  if (self->head.storage != QIMAM_STORAGE_INLINE)
    {
      guint n = qimam_cursor_block_length (self, block);

      if (!qimam_cursor_open_blocks (self, error))
        return FALSE;
      self->has_tfs = FALSE;
      if (!decode_docs (self, block, n, error))
        return FALSE;
    }
  self->n = qimam_cursor_block_length (self, block);
  return TRUE;
}

gboolean
qimam_cursor_need_tfs (QimamListCursor *self, GError **error)
{
  guint64 run = (guint64) self->head.skip + self->head.docs;
  guint32 from = self->skips != NULL ? self->skips[self->block].tfs : 0, to = self->head.tfs;
  QimamBytes bytes;

  if (self->has_tfs)
    return TRUE;
  self->has_tfs = TRUE;
  if (!(self->head.parts & QIMAM_LIST_TFS))
    {
      for (guint i = 0; i < self->n; i++)
        self->tfs[i] = 1;
      return TRUE;
    }
  if (self->frugal)
    {
      if (self->block + 1 < self->n_blocks)
        to = self->skips[self->block + 1].tfs;
      if (!qimam_cursor_read (self, &self->tf_stretch, run + from, run + to, run + self->head.tfs, &bytes,
                              error))
        return FALSE;
    }
  else
    {
      if (self->tf_bytes == NULL && !qimam_cursor_load (self, run, to, &self->tf_bytes, error))
        return FALSE;
      bytes = qimam_bytes (self->tf_bytes + from, to - from);
    }
  return decode_tfs (&bytes, self->tfs, self->n) || qimam_list_set_damaged (error);
}
