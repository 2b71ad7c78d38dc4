/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-index-list.h"

#include "qimam-index-list-private.h"

#define BEFORE_FIRST G_MAXUINT

/* What the skip run tells of a block: its last document, and where its bytes begin. */
typedef struct
{
  guint32 last;
  guint32 max_tf;
  guint32 docs;
  guint32 tfs;
  guint32 positions;
} Skip;

struct _QimamListCursor
{
  QimamListHead head;
  QimamListSource *source;
  guint n_blocks;
  guint8 *bytes; /* of a short list all of them, else the skip run and the documents */
  guint8 *tf_bytes;
  Skip *skips; /* of a list of several blocks */

  guint block;
  guint n, at; /* documents of the block, and which of them it stands at */
  guint32 docs[QIMAM_LIST_BLOCK];
  guint32 tfs[QIMAM_LIST_BLOCK];
  gboolean has_tfs;

  guint8 *position_bytes; /* of the block */
  gsize n_position_bytes;
  QimamBytes plain; /* a short list's positions */
  QimamRice rice;
  guint position_block;
  guint decoded; /* documents of the block whose positions have been gone past */
  guint32 *positions;
  gsize room;
};

void
qimam_list_cursor_free (QimamListCursor *self)
{
  if (self == NULL)
    return;
  g_free (self->bytes);
  g_free (self->tf_bytes);
  g_free (self->skips);
  g_free (self->position_bytes);
  g_free (self->positions);
  g_free (self);
}

static gboolean
load (QimamListCursor *self, guint64 offset, gsize length, guint8 **bytes, GError **error)
{
  QimamListSource *source = self->source;
  guint64 address = self->head.address + offset;

  if (address > source->size || length > source->size - address)
    return qimam_list_set_damaged (error);
  g_free (*bytes);
  *bytes = g_malloc (length + 1);
  return source->load (source, address, length, *bytes, error);
}

/* ---- Blocks ---- */

static gboolean
read_skips (QimamListCursor *self)
{
  QimamBytes bytes = qimam_bytes (self->bytes, self->head.skip);
  gboolean tfs = (self->head.parts & QIMAM_LIST_TFS) != 0;
  guint64 next = self->source->first;
  Skip at = { 0 };

  self->skips = g_new (Skip, self->n_blocks);
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

/* Turns gaps into documents; FALSE where they leave the segment. */
static gboolean
add_gaps (guint32 *docs, guint n, guint64 next, guint32 last)
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

/* All of a list that stands with its term. */
static gboolean
decode_inline (QimamListCursor *self, const guint8 *data)
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
          !add_gaps (self->docs, self->head.n, self->source->first, self->source->last) ||
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

/* The words of a list that is a set of bits. */
static gboolean
open_bitmap (QimamListCursor *self, guint32 *first, guint32 *n_words, const guint8 **words)
{
  QimamBytes bytes = qimam_bytes (self->bytes + self->head.skip, self->head.docs);

  if (!qimam_bytes_read_32 (&bytes, first) || qimam_bytes_left (&bytes) % 8 != 0)
    return FALSE;
  *n_words = (guint32) (qimam_bytes_left (&bytes) / 8);
  *words = bytes.p;
  return *first >= self->source->first / 64 &&
         (guint64) *first + *n_words <= (guint64) self->source->last / 64 + 1;
}

static inline guint64
bitmap_word (const guint8 *words, guint32 i)
{
  guint64 word;

  memcpy (&word, words + (gsize) i * 8, 8);
  return GUINT64_FROM_LE (word);
}

/* Documents of a block of a set of bits: those from @start on. */
static gboolean
decode_bits (QimamListCursor *self, guint32 start, guint n)
{
  guint32 first, n_words, found = 0;
  const guint8 *words;

  if (!open_bitmap (self, &first, &n_words, &words))
    return FALSE;
  start = MAX (start, first * 64);
  for (guint32 i = start / 64 - first; i < n_words; i++)
    {
      guint64 word = bitmap_word (words, i);

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

static guint
block_length (QimamListCursor *self, guint block)
{
  return block + 1 < self->n_blocks ? QIMAM_LIST_BLOCK
                                    : self->head.n - (self->n_blocks - 1) * QIMAM_LIST_BLOCK;
}

static gboolean
decode_docs (QimamListCursor *self, guint block, guint n)
{
  guint64 start = self->source->first;
  guint32 offset = 0;
  QimamBytes bytes;

  if (block > 0)
    start = (guint64) self->skips[block - 1].last + 1;
  if (self->skips != NULL)
    offset = self->skips[block].docs;
  if (self->head.storage == QIMAM_STORAGE_BITMAP)
    {
      if (!decode_bits (self, (guint32) start, n))
        return FALSE;
    }
  else
    {
      bytes = qimam_bytes (self->bytes + self->head.skip + offset, self->head.docs - offset);
      if (!qimam_unpack (&bytes, self->docs, n) || !add_gaps (self->docs, n, start, self->source->last))
        return FALSE;
    }
  return self->skips == NULL || self->docs[n - 1] == self->skips[block].last;
}

/* Reads what finding blocks needs. */
static gboolean
open_blocks (QimamListCursor *self, GError **error)
{
  if (self->bytes == NULL && !load (self, 0, (gsize) self->head.skip + self->head.docs, &self->bytes, error))
    return FALSE;
  if (self->n_blocks > 1 && self->skips == NULL && !read_skips (self))
    return qimam_list_set_damaged (error);
  return TRUE;
}

/* Stands at the first document of a block, or at the end. */
static gboolean
enter_block (QimamListCursor *self, guint block, GError **error)
{
  self->block = block;
  self->at = self->n = 0;
  if (block >= self->n_blocks)
    return TRUE;
  if (self->head.storage != QIMAM_STORAGE_INLINE)
    {
      guint n = block_length (self, block);

      if (!open_blocks (self, error))
        return FALSE;
      self->has_tfs = FALSE;
      if (!decode_docs (self, block, n))
        return qimam_list_set_damaged (error);
    }
  self->n = block_length (self, block);
  return TRUE;
}

static gboolean
need_tfs (QimamListCursor *self, GError **error)
{
  QimamBytes bytes;
  guint32 offset = self->skips != NULL ? self->skips[self->block].tfs : 0;

  if (self->has_tfs)
    return TRUE;
  self->has_tfs = TRUE;
  if (!(self->head.parts & QIMAM_LIST_TFS))
    {
      for (guint i = 0; i < self->n; i++)
        self->tfs[i] = 1;
      return TRUE;
    }
  if (self->tf_bytes == NULL &&
      !load (self, (guint64) self->head.skip + self->head.docs, self->head.tfs, &self->tf_bytes, error))
    return FALSE;
  bytes = qimam_bytes (self->tf_bytes + offset, self->head.tfs - offset);
  if (!decode_tfs (&bytes, self->tfs, self->n))
    return qimam_list_set_damaged (error);
  return TRUE;
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
  self->block = self->position_block = BEFORE_FIRST;
  if (head->storage == QIMAM_STORAGE_INLINE && !decode_inline (self, head->data))
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
  if (self->block == BEFORE_FIRST)
    return 0;
  return self->at < self->n ? self->docs[self->at] : G_MAXUINT32;
}

gboolean
qimam_list_cursor_next (QimamListCursor *self, GError **error)
{
  if (self->block == BEFORE_FIRST)
    return enter_block (self, 0, error);
  if (self->at + 1 < self->n)
    {
      self->at++;
      return TRUE;
    }
  return self->block >= self->n_blocks || enter_block (self, self->block + 1, error);
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
  guint block = self->block == BEFORE_FIRST ? 0 : self->block, low, high;

  if (self->block != BEFORE_FIRST && qimam_list_cursor_doc (self) >= doc)
    return TRUE;
  if (self->n_blocks > 1)
    {
      if (!open_blocks (self, error))
        return FALSE;
      block = find_block (self, block, doc);
    }
  if (block != self->block && !enter_block (self, block, error))
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
  return self->at < self->n || self->block >= self->n_blocks || enter_block (self, self->block + 1, error);
}

gboolean
qimam_list_cursor_tf (QimamListCursor *self, guint32 *tf, GError **error)
{
  *tf = 0;
  if (self->block == BEFORE_FIRST || self->at >= self->n)
    return TRUE;
  if (!need_tfs (self, error))
    return FALSE;
  *tf = self->tfs[self->at];
  return TRUE;
}

gboolean
qimam_list_cursor_block (
    QimamListCursor *self, const guint32 **docs, const guint32 **tfs, guint *n, GError **error)
{
  *n = 0;
  if (!qimam_list_cursor_next (self, error))
    return FALSE;
  if (self->at >= self->n)
    return TRUE;
  if (tfs != NULL && !need_tfs (self, error))
    return FALSE;
  *docs = self->docs + self->at;
  if (tfs != NULL)
    *tfs = self->tfs + self->at;
  *n = self->n - self->at;
  self->at = self->n - 1;
  return TRUE;
}

gboolean
qimam_list_cursor_peek (QimamListCursor *self, guint32 doc, guint32 *last, guint32 *max_tf, GError **error)
{
  guint block = self->block == BEFORE_FIRST ? 0 : self->block;

  *last = G_MAXUINT32;
  *max_tf = 0;
  if (self->n_blocks > 1)
    {
      if (!open_blocks (self, error))
        return FALSE;
      block = block < self->n_blocks ? find_block (self, block, doc) : block;
      if (block >= self->n_blocks)
        return TRUE;
      *last = self->skips[block].last;
      *max_tf = self->skips[block].max_tf;
      return TRUE;
    }
  if (self->block == BEFORE_FIRST && !enter_block (self, 0, error))
    return FALSE;
  if (self->n == 0 || self->docs[self->n - 1] < doc)
    return TRUE;
  *last = self->docs[self->n - 1];
  *max_tf = self->head.max_tf;
  return TRUE;
}

/* ---- Positions ---- */

static gboolean
open_positions (QimamListCursor *self, GError **error)
{
  if (!need_tfs (self, error))
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

      if (self->skips != NULL && self->block + 1 < self->n_blocks)
        to = self->skips[self->block + 1].positions;
      self->n_position_bytes = to - from;
      if (!load (self, run + from, to - from, &self->position_bytes, error))
        return FALSE;
      return qimam_rice_open (&self->rice, self->position_bytes, self->n_position_bytes) ||
             qimam_list_set_damaged (error);
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
  guint32 code = 0, n_headline = 0, gap;
  guint32 few[16], *codes = n <= G_N_ELEMENTS (few) ? few : g_new (guint32, n);
  gboolean good = TRUE;
  guint at = 0;

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
  if (!(self->head.parts & QIMAM_LIST_POSITIONS) || self->block == BEFORE_FIRST || self->at >= self->n)
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

  if (!open_bitmap (self, &first, &n, &bits))
    return FALSE;
  n = first < n_words ? (guint32) MIN (n, n_words - first) : 0;
  if (without == NULL)
    for (guint32 i = 0; i < n; i++)
      words[first + i] |= bitmap_word (bits, i);
  else
    for (guint32 i = 0; i < n; i++)
      words[first + i] |= bitmap_word (bits, i) & ~without[first + i - base];
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
  if (self->bytes == NULL && !load (self, 0, (gsize) self->head.skip + self->head.docs, &self->bytes, error))
    return FALSE;
  if (self->head.storage == QIMAM_STORAGE_BITMAP)
    return add_bitmap (self, words, n_words, without) || qimam_list_set_damaged (error);
  bytes = qimam_bytes (self->bytes + self->head.skip, self->head.docs);
  for (guint i = 0; i < self->n_blocks; i++)
    {
      guint n = block_length (self, i);

      if (!qimam_unpack (&bytes, docs, n) || !add_gaps (docs, n, next, self->source->last))
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
