/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-index-list.h"

#include "qimam-index-cursor-private.h"

void
qimam_list_cursor_free (QimamListCursor *self)
{
  if (self == NULL)
    return;
  g_free (self->bytes);
  g_free (self->doc_stretch.bytes);
  g_free (self->tf_stretch.bytes);
  g_free (self->tf_bytes);
  g_free (self->skips);
  g_free (self->position_stretch.bytes);
  g_free (self->positions);
  g_free (self);
}

/* ---- Walking ---- */

/* Makes ready; of a list that stands with its term the bytes are only borrowed. */
static gboolean
cursor_init (QimamListCursor *self, const QimamListHead *head, QimamListSource *source, GError **error)
{
  if (source->last < source->first || head->n > (guint64) source->last - source->first + 1)
    return qimam_list_set_damaged (error);
  /* The arrays of documents and frequencies need no zeros. */
  memset (self, 0, G_STRUCT_OFFSET (QimamListCursor, docs));
  memset (&self->has_tfs, 0, sizeof *self - G_STRUCT_OFFSET (QimamListCursor, has_tfs));
  self->head = *head;
  self->source = source;
  self->n_blocks = (head->n + QIMAM_LIST_BLOCK - 1) / QIMAM_LIST_BLOCK;
  self->block = self->position_block = QIMAM_CURSOR_BEFORE_FIRST;
  if (head->storage == QIMAM_STORAGE_INLINE && !qimam_cursor_decode_inline (self, head->data))
    return qimam_list_set_damaged (error);
  return TRUE;
}

QimamListCursor *
qimam_list_cursor_new (const QimamListHead *head, QimamListSource *source, GError **error)
{
  QimamListCursor *self = g_new (QimamListCursor, 1);

  if (!cursor_init (self, head, source, error))
    {
      g_free (self);
      return NULL;
    }
  if (head->storage == QIMAM_STORAGE_INLINE)
    {
      gsize rest = qimam_bytes_left (&self->plain);

      /* Documents and frequencies are decoded; the positions are kept for later. */
      self->bytes = g_memdup2 (self->plain.p, rest);
      self->head.data = self->bytes;
      self->head.length = rest;
      self->plain = qimam_bytes (self->bytes, rest);
    }
  return self;
}

void
qimam_list_cursor_set_frugal (QimamListCursor *self)
{
  self->frugal = self->head.storage == QIMAM_STORAGE_BLOCKS && self->n_blocks > 1;
}

guint32
qimam_list_cursor_count (QimamListCursor *self)
{
  return self->head.n;
}

guint32
qimam_list_cursor_max_tf (QimamListCursor *self)
{
  return self->head.max_tf;
}

guint32
qimam_list_cursor_doc (QimamListCursor *self)
{
  if (self->block == QIMAM_CURSOR_BEFORE_FIRST)
    return 0;
  return self->at < self->n ? self->docs[self->at] : G_MAXUINT32;
}

gboolean
qimam_list_cursor_next (QimamListCursor *self, GError **error)
{
  if (self->block == QIMAM_CURSOR_BEFORE_FIRST)
    return qimam_cursor_enter_block (self, 0, error);
  if (self->at + 1 < self->n)
    {
      self->at++;
      return TRUE;
    }
  return self->block >= self->n_blocks || qimam_cursor_enter_block (self, self->block + 1, error);
}

/* The first block from @from on whose last document is @doc or later. */
static guint
find_block (QimamListCursor *self, guint from, guint32 doc)
{
  guint low = from, high, step = 1;

  if (self->skips == NULL)
    return from;
  while (low + step < self->n_blocks && self->skips[low + step - 1].last < doc)
    {
      low += step;
      step *= 2;
    }
  high = MIN (low + step, self->n_blocks);
  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (self->skips[middle].last < doc)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

gboolean
qimam_list_cursor_seek (QimamListCursor *self, guint32 doc, GError **error)
{
  guint block = self->block == QIMAM_CURSOR_BEFORE_FIRST ? 0 : self->block, low, high;

  if (self->block != QIMAM_CURSOR_BEFORE_FIRST && qimam_list_cursor_doc (self) >= doc)
    return TRUE;
  if (self->n_blocks > 1)
    {
      if (!qimam_cursor_open_blocks (self, error))
        return FALSE;
      block = find_block (self, block, doc);
    }
  if (block != self->block && !qimam_cursor_enter_block (self, block, error))
    return FALSE;
  low = self->at;
  high = self->n;
  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (self->docs[middle] < doc)
        low = middle + 1;
      else
        high = middle;
    }
  self->at = low;
  /* Only a list of one block can end here: the skip run knows where others do. */
  return self->at < self->n || self->block >= self->n_blocks ||
         qimam_cursor_enter_block (self, self->block + 1, error);
}

gboolean
qimam_list_cursor_tf (QimamListCursor *self, guint32 *tf, GError **error)
{
  *tf = 0;
  if (self->block == QIMAM_CURSOR_BEFORE_FIRST || self->at >= self->n)
    return TRUE;
  if (!qimam_cursor_need_tfs (self, error))
    return FALSE;
  *tf = self->tfs[self->at];
  return TRUE;
}

gboolean
qimam_list_cursor_take (QimamListCursor *self,
                        guint32 from,
                        guint32 to,
                        const guint32 **docs,
                        const guint32 **tfs,
                        guint *n,
                        GError **error)
{
  guint low, high;

  *n = 0;
  if (!qimam_list_cursor_seek (self, from, error))
    return FALSE;
  if (qimam_list_cursor_doc (self) > to || self->at >= self->n)
    return TRUE;
  if (!qimam_cursor_need_tfs (self, error))
    return FALSE;
  high = self->n;
  low = self->docs[high - 1] <= to ? high : self->at + 1;
  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (self->docs[middle] <= to)
        low = middle + 1;
      else
        high = middle;
    }
  *docs = self->docs + self->at;
  *tfs = self->tfs + self->at;
  *n = low - self->at;
  self->at = low - 1;
  return TRUE;
}

gboolean
qimam_list_cursor_bound (QimamListCursor *self, guint32 from, guint32 to, guint32 *max_tf, GError **error)
{
  *max_tf = 0;
  if (self->n_blocks > 1)
    {
      if (!qimam_cursor_open_blocks (self, error))
        return FALSE;
      self->bound_block = find_block (self, self->bound_block, from);
      for (guint i = self->bound_block; i < self->n_blocks; i++)
        {
          /* A block begins behind the end of the one before it. */
          if (i > self->bound_block && self->skips[i - 1].last >= to)
            break;
          *max_tf = MAX (*max_tf, self->skips[i].max_tf);
        }
      return TRUE;
    }
  if (self->block == QIMAM_CURSOR_BEFORE_FIRST && !qimam_cursor_enter_block (self, 0, error))
    return FALSE;
  if (!qimam_cursor_need_tfs (self, error))
    return FALSE;
  while (self->bound_block < self->n && self->docs[self->bound_block] < from)
    self->bound_block++;
  for (guint i = self->bound_block; i < self->n && self->docs[i] <= to; i++)
    *max_tf = MAX (*max_tf, self->tfs[i]);
  return TRUE;
}

/* ---- Positions ---- */

static gboolean
open_positions (QimamListCursor *self, GError **error)
{
  if (!qimam_cursor_need_tfs (self, error))
    return FALSE;
  self->position_block = self->block;
  self->decoded = 0;
  if (self->head.storage == QIMAM_STORAGE_INLINE)
    {
      self->plain = qimam_bytes (self->bytes, self->head.length);
      return self->head.n < QIMAM_LIST_TINY ||
             qimam_rice_open (&self->rice, self->bytes, self->head.length) || qimam_list_set_damaged (error);
    }
  else
    {
      guint64 run = (guint64) self->head.skip + self->head.docs + self->head.tfs;
      guint32 from = self->skips != NULL ? self->skips[self->block].positions : 0;
      guint32 to = self->head.positions;
      QimamBytes bytes;

      if (self->skips != NULL && self->block + 1 < self->n_blocks)
        to = self->skips[self->block + 1].positions;
      if (!qimam_cursor_read (self, &self->position_stretch, run + from, run + to, run + self->head.positions,
                              &bytes, error))
        return FALSE;
      return qimam_rice_open (&self->rice, bytes.p, to - from) || qimam_list_set_damaged (error);
    }
}

static inline gboolean
read_code (QimamListCursor *self, guint32 *code)
{
  if (self->head.n < QIMAM_LIST_TINY)
    return qimam_bytes_read_32 (&self->plain, code);
  return qimam_rice_read (&self->rice, code);
}

/* Codes ascend, so that of the headline and of the rest each stand in order; the headline comes first. */
static gboolean
decode_positions (QimamListCursor *self, guint n)
{
  guint32 code = 0, n_headline = 0, gap = 0;
  guint32 few[16], *codes = n <= G_N_ELEMENTS (few) ? few : g_new (guint32, n);
  gboolean good = TRUE;
  guint at = 0;

  if (n == 1)
    {
      good = read_code (self, &code);
      self->positions[0] = qimam_position_from_code (code, QIMAM_LIST_BODY);
      return good;
    }
  for (guint i = 0; i < n && good; i++)
    {
      good = read_code (self, &gap) && gap <= G_MAXUINT32 - code;
      code += gap;
      codes[i] = code;
      n_headline += qimam_position_code_is_headline (code);
    }
  for (guint i = 0; i < n && good && n_headline > 0; i++)
    if (qimam_position_code_is_headline (codes[i]))
      self->positions[at++] = qimam_position_from_code (codes[i], QIMAM_LIST_BODY);
  for (guint i = 0; i < n && good; i++)
    if (!qimam_position_code_is_headline (codes[i]))
      self->positions[at++] = qimam_position_from_code (codes[i], QIMAM_LIST_BODY);
  if (codes != few)
    g_free (codes);
  return good;
}

gboolean
qimam_list_cursor_positions (QimamListCursor *self, const guint32 **positions, guint *n, GError **error)
{
  guint32 tf, gap;

  *positions = NULL;
  *n = 0;
  if (!(self->head.parts & QIMAM_LIST_POSITIONS) || self->block == QIMAM_CURSOR_BEFORE_FIRST ||
      self->at >= self->n)
    return TRUE;
  if ((self->position_block != self->block || self->decoded > self->at) && !open_positions (self, error))
    return FALSE;
  for (; self->decoded < self->at; self->decoded++)
    for (guint32 i = 0; i < self->tfs[self->decoded]; i++)
      if (!read_code (self, &gap))
        return qimam_list_set_damaged (error);
  tf = self->tfs[self->at];
  /* A position takes at least a bit. */
  if (tf > self->source->size * 8 + QIMAM_LIST_BLOCK * 8 * 8)
    return qimam_list_set_damaged (error);
  if (tf > self->room)
    {
      self->room = MAX (tf, 2 * self->room);
      self->positions = g_renew (guint32, self->positions, self->room);
    }
  if (!decode_positions (self, tf))
    return qimam_list_set_damaged (error);
  self->decoded++;
  *positions = self->positions;
  *n = tf;
  return TRUE;
}

/* ---- Sets of bits ---- */

static gboolean
add_bitmap (QimamListCursor *self, guint64 *words, gsize n_words, const guint64 *without)
{
  guint32 first, n, base = self->source->first / 64;
  const guint8 *bits;

  if (!qimam_cursor_open_bitmap (self, &first, &n, &bits))
    return FALSE;
  n = first < n_words ? (guint32) MIN (n, n_words - first) : 0;
  if (without == NULL)
    for (guint32 i = 0; i < n; i++)
      words[first + i] |= qimam_cursor_bitmap_word (bits, i);
  else
    for (guint32 i = 0; i < n; i++)
      words[first + i] |= qimam_cursor_bitmap_word (bits, i) & ~without[first + i - base];
  return TRUE;
}

static void
add_docs (QimamListCursor *self,
          const guint32 *docs,
          guint n,
          guint64 *words,
          gsize n_words,
          const guint64 *without)
{
  guint32 base = self->source->first / 64;

  while (n > 0 && docs[n - 1] / 64 >= n_words)
    n--;
  for (guint i = 0; i < n; i++)
    if (without == NULL || !(without[docs[i] / 64 - base] >> (docs[i] % 64) & 1))
      words[docs[i] / 64] |= (guint64) 1 << (docs[i] % 64);
}

gboolean
qimam_list_cursor_add_to_bits (
    QimamListCursor *self, guint64 *words, gsize n_words, const guint64 *without, GError **error)
{
  guint32 docs[QIMAM_LIST_BLOCK];
  guint64 next = self->source->first;
  QimamBytes bytes;

  if (self->head.storage == QIMAM_STORAGE_INLINE)
    {
      add_docs (self, self->docs, self->head.n, words, n_words, without);
      return TRUE;
    }
  if ((self->bytes == NULL || self->frugal) &&
      !qimam_cursor_load (self, 0, (gsize) self->head.skip + self->head.docs, &self->bytes, error))
    return FALSE;
  if (self->head.storage == QIMAM_STORAGE_BITMAP)
    return add_bitmap (self, words, n_words, without) || qimam_list_set_damaged (error);
  bytes = qimam_bytes (self->bytes + self->head.skip, self->head.docs);
  for (guint i = 0; i < self->n_blocks; i++)
    {
      guint n = qimam_cursor_block_length (self, i);

      if (!qimam_unpack (&bytes, docs, n) || !qimam_cursor_add_gaps (docs, n, next, self->source->last))
        return qimam_list_set_damaged (error);
      add_docs (self, docs, n, words, n_words, without);
      next = (guint64) docs[n - 1] + 1;
    }
  return TRUE;
}

gboolean
qimam_list_head_add_to_bits (const QimamListHead *head,
                             QimamListSource *source,
                             guint64 *words,
                             gsize n_words,
                             const guint64 *without,
                             GError **error)
{
  QimamListCursor cursor;
  gboolean done;

  if (!cursor_init (&cursor, head, source, error))
    return FALSE;
  done = qimam_list_cursor_add_to_bits (&cursor, words, n_words, without, error);
  g_free (cursor.bytes);
  return done;
}
