/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-index-list.h"

#include <glib/gi18n-lib.h>

#include "qimam-error.h"
#include "qimam-index-list-private.h"

/* A list with more bytes than this does not stand with its term. */
#define MAX_INLINE 256u
/* A list is kept as a set of bits where this many bits a document, or fewer, come out of it. */
#define BITS_A_DOC 8u

void
qimam_list_encoder_clear (QimamListEncoder *self)
{
  qimam_buffer_clear (&self->skip);
  qimam_buffer_clear (&self->docs);
  qimam_buffer_clear (&self->tfs);
  qimam_buffer_clear (&self->positions);
  qimam_buffer_clear (&self->inlined);
  g_clear_pointer (&self->codes, g_free);
  self->n_codes = 0;
}

/* ---- Positions ---- */

/* Codes of one document, ascending: body and headline are each in order and are merged. */
static void
positions_to_codes (const guint32 *positions, guint32 n, guint32 *codes)
{
  guint32 n_headline = 0, h = 0, b, last = 0;

  while (n_headline < n && positions[n_headline] < QIMAM_LIST_BODY)
    n_headline++;
  b = n_headline;
  for (guint32 i = 0; i < n; i++)
    {
      guint32 head = h < n_headline ? qimam_position_to_code (positions[h], QIMAM_LIST_BODY) : G_MAXUINT32;
      guint32 body = b < n ? qimam_position_to_code (positions[b], QIMAM_LIST_BODY) : G_MAXUINT32;
      guint32 code = MIN (head, body);

      if (h < n_headline && head <= body)
        h++;
      else
        b++;
      codes[i] = code - last;
      last = code;
    }
}

/* Encodes the positions of documents @from to @to and gives how many there were. */
static gsize
encode_positions (QimamListEncoder *self, const QimamList *list, guint32 from, guint32 to, gsize first)
{
  gsize n = 0, done = 0;

  for (guint32 i = from; i < to; i++)
    n += list->tfs[i];
  if (n > self->n_codes)
    {
      self->n_codes = MAX (n, 2 * self->n_codes);
      self->codes = g_renew (guint32, self->codes, self->n_codes);
    }
  for (guint32 i = from; i < to; i++)
    {
      positions_to_codes (list->positions + first + done, list->tfs[i], self->codes + done);
      done += list->tfs[i];
    }
  if (list->n < QIMAM_LIST_TINY)
    for (gsize i = 0; i < n; i++)
      qimam_buffer_add_number (&self->positions, self->codes[i]);
  else
    qimam_rice_write (&self->positions, self->codes, n);
  return n;
}

/* ---- Documents and frequencies ---- */

static void
encode_tiny (QimamListEncoder *self, const QimamList *list, guint32 first)
{
  guint32 next = first;

  for (guint32 i = 0; i < list->n; i++)
    {
      guint64 gap = list->docs[i] - next;

      next = list->docs[i] + 1;
      if (list->tfs == NULL)
        {
          qimam_buffer_add_number (&self->docs, gap);
          continue;
        }
      qimam_buffer_add_number (&self->docs, gap << 1 | (list->tfs[i] > 1));
      if (list->tfs[i] > 1)
        qimam_buffer_add_number (&self->docs, list->tfs[i] - 2);
    }
  if (list->positions != NULL)
    encode_positions (self, list, 0, list->n, 0);
}

static void
encode_bitmap (QimamListEncoder *self, const QimamList *list)
{
  guint32 first = list->docs[0] / 64, n_words = list->docs[list->n - 1] / 64 - first + 1;
  guint64 *words = g_new0 (guint64, n_words);

  for (guint32 i = 0; i < list->n; i++)
    words[list->docs[i] / 64 - first] |= (guint64) 1 << (list->docs[i] % 64);
  for (guint32 i = 0; i < n_words; i++)
    words[i] = GUINT64_TO_LE (words[i]);
  qimam_buffer_add_number (&self->docs, first);
  qimam_buffer_add (&self->docs, words, (gsize) n_words * sizeof *words);
  g_free (words);
}

static guint32
highest (const guint32 *values, guint32 n)
{
  guint32 max = 0;

  for (guint32 i = 0; i < n; i++)
    max = MAX (max, values[i]);
  return max;
}

static void
encode_blocks (QimamListEncoder *self, const QimamList *list, guint32 first, gboolean bitmap)
{
  guint32 gaps[QIMAM_LIST_BLOCK], next = first;
  gsize n_positions = 0;

  for (guint32 from = 0; from < list->n; from += QIMAM_LIST_BLOCK)
    {
      guint32 n = MIN (QIMAM_LIST_BLOCK, list->n - from);
      gsize docs = self->docs.length, tfs = self->tfs.length, positions = self->positions.length;
      guint32 start = next, last = list->docs[from + n - 1];

      for (guint32 i = 0; i < n; i++)
        {
          gaps[i] = list->docs[from + i] - next;
          next = list->docs[from + i] + 1;
        }
      if (!bitmap)
        qimam_pack (&self->docs, gaps, n);
      if (list->tfs != NULL)
        {
          for (guint32 i = 0; i < n; i++)
            gaps[i] = list->tfs[from + i] - 1;
          qimam_pack (&self->tfs, gaps, n);
        }
      if (list->positions != NULL)
        n_positions += encode_positions (self, list, from, from + n, n_positions);
      if (list->n <= QIMAM_LIST_BLOCK)
        break;
      qimam_buffer_add_number (&self->skip, last - start);
      if (!bitmap)
        qimam_buffer_add_number (&self->skip, self->docs.length - docs);
      if (list->tfs != NULL)
        {
          qimam_buffer_add_number (&self->skip, self->tfs.length - tfs);
          qimam_buffer_add_number (&self->skip, highest (list->tfs + from, n));
        }
      if (list->positions != NULL)
        qimam_buffer_add_number (&self->skip, self->positions.length - positions);
    }
}

gboolean
qimam_list_encode (
    QimamListEncoder *self, const QimamList *list, guint32 first, guint32 last, QimamBuffer *head)
{
  guint32 span = list->docs[list->n - 1] - list->docs[0] + 1;
  gboolean bitmap = list->n > QIMAM_LIST_BLOCK && span / list->n < BITS_A_DOC;
  gsize size;

  self->skip.length = self->docs.length = self->tfs.length = self->positions.length = 0;
  if (list->n < QIMAM_LIST_TINY)
    encode_tiny (self, list, first);
  else
    encode_blocks (self, list, first, bitmap);
  if (bitmap)
    encode_bitmap (self, list);
  size = self->docs.length + self->tfs.length + self->positions.length;
  if (list->n < QIMAM_LIST_BLOCK && size <= MAX_INLINE)
    {
      qimam_buffer_add_number (head, (guint64) list->n << 2 | QIMAM_STORAGE_INLINE);
      qimam_buffer_add_number (head, size);
      qimam_buffer_add (head, self->docs.data, self->docs.length);
      qimam_buffer_add (head, self->tfs.data, self->tfs.length);
      qimam_buffer_add (head, self->positions.data, self->positions.length);
      return FALSE;
    }
  qimam_buffer_add_number (head,
                           (guint64) list->n << 2 | (bitmap ? QIMAM_STORAGE_BITMAP : QIMAM_STORAGE_BLOCKS));
  qimam_buffer_add_number (head, self->skip.length);
  qimam_buffer_add_number (head, self->docs.length);
  if (list->tfs != NULL)
    {
      qimam_buffer_add_number (head, self->tfs.length);
      qimam_buffer_add_number (head, highest (list->tfs, list->n));
    }
  if (list->positions != NULL)
    qimam_buffer_add_number (head, self->positions.length);
  return TRUE;
}

/* ---- Heads ---- */

gboolean
qimam_list_head_read (QimamListHead *self, QimamBytes *bytes, QimamListParts parts, guint64 *address)
{
  guint64 first;

  *self = (QimamListHead){ 0 };
  self->parts = parts;
  if (!qimam_bytes_read (bytes, &first) || first >> 2 > G_MAXINT32 || first >> 2 == 0)
    return FALSE;
  self->n = (guint32) (first >> 2);
  self->storage = first & 3;
  if (self->storage == QIMAM_STORAGE_INLINE)
    {
      guint64 length;

      if (!qimam_bytes_read (bytes, &length) || self->n >= QIMAM_LIST_BLOCK)
        return FALSE;
      self->length = length;
      self->data = qimam_bytes_take (bytes, length);
      return self->data != NULL;
    }
  if (self->storage != QIMAM_STORAGE_BLOCKS && self->storage != QIMAM_STORAGE_BITMAP)
    return FALSE;
  self->max_tf = 1;
  self->address = *address;
  if (!qimam_bytes_read_32 (bytes, &self->skip) || !qimam_bytes_read_32 (bytes, &self->docs))
    return FALSE;
  if ((parts & QIMAM_LIST_TFS) &&
      (!qimam_bytes_read_32 (bytes, &self->tfs) || !qimam_bytes_read_32 (bytes, &self->max_tf)))
    return FALSE;
  if ((parts & QIMAM_LIST_POSITIONS) && !qimam_bytes_read_32 (bytes, &self->positions))
    return FALSE;
  *address += (guint64) self->skip + self->docs + self->tfs + self->positions;
  return TRUE;
}

gboolean
qimam_list_set_damaged (GError **error)
{
  g_set_error_literal (error, QIMAM_ERROR, QIMAM_ERROR_LIBRARY_DAMAGED,
                       _ ("The search index of the library is damaged; “check --repair” makes it anew"));
  return FALSE;
}
