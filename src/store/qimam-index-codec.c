/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-index-codec.h"

/* The first byte of a packed list: its width, and whether larger numbers follow. */
#define PACK_WIDTH      0x3F
#define PACK_EXCEPTIONS 0x80
/* Quotients from here on are written whole instead. */
#define QIMAM_RICE_ESCAPE 20u
#define RICE_MAX_K        31u

void
qimam_buffer_clear (QimamBuffer *self)
{
  g_clear_pointer (&self->data, g_free);
  self->length = self->room = 0;
}

void
qimam_buffer_grow (QimamBuffer *self, gsize more)
{
  self->room = MAX (MAX (2 * self->room, self->length + more), 64);
  self->data = g_realloc (self->data, self->room);
}

/* ---- Packing ---- */

/* The width that takes the fewest bits, a larger number counted with its place and the bytes it needs. */
static guint
choose_width (const guint32 *values, guint n, guint *n_larger)
{
  guint counts[33] = { 0 }, best = 32, larger = 0, widest;
  guint64 best_cost = G_MAXUINT64;

  for (guint i = 0; i < n; i++)
    counts[qimam_bit_length (values[i])]++;
  for (widest = 32; widest > 0 && counts[widest] == 0; widest--)
    ;
  for (gint width = (gint) widest; width >= 0; width--)
    {
      guint64 cost = (guint64) n * width + (guint64) larger * (8 + 8 * ((widest - width + 6) / 7)) +
                     (larger > 0 ? 8 : 0);

      if (cost < best_cost)
        {
          best_cost = cost;
          best = (guint) width;
          *n_larger = larger;
        }
      larger += counts[width];
    }
  return best;
}

void
qimam_pack (QimamBuffer *buffer, const guint32 *values, guint n)
{
  guint n_larger = 0, width = choose_width (values, n, &n_larger), n_bits = 0;
  guint32 mask = width == 32 ? G_MAXUINT32 : (1u << width) - 1;
  guint64 bits = 0;

  qimam_buffer_reserve (buffer, 2 + (gsize) n * 11 + 8);
  qimam_buffer_add_byte (buffer, (guint8) (width | (n_larger > 0 ? PACK_EXCEPTIONS : 0)));
  if (n_larger > 0)
    qimam_buffer_add_byte (buffer, (guint8) n_larger);
  for (guint i = 0; i < n; i++)
    {
      bits |= (guint64) (values[i] & mask) << n_bits;
      n_bits += width;
      while (n_bits >= 8)
        {
          buffer->data[buffer->length++] = (guint8) bits;
          bits >>= 8;
          n_bits -= 8;
        }
    }
  if (n_bits > 0)
    buffer->data[buffer->length++] = (guint8) bits;
  for (guint i = 0; i < n && n_larger > 0; i++)
    if (qimam_bit_length (values[i]) > width)
      {
        qimam_buffer_add_byte (buffer, (guint8) i);
        qimam_buffer_add_number (buffer, values[i] >> width);
        n_larger--;
      }
}

static gboolean
read_pack_header (QimamBytes *bytes, guint *width, guint *n_larger)
{
  const guint8 *head = qimam_bytes_take (bytes, 1);

  if (head == NULL)
    return FALSE;
  *width = *head & PACK_WIDTH;
  *n_larger = 0;
  if (*head & PACK_EXCEPTIONS)
    {
      const guint8 *count = qimam_bytes_take (bytes, 1);

      if (count == NULL)
        return FALSE;
      *n_larger = *count;
    }
  return *width <= 32;
}

static inline void
unpack_bits (const guint8 *data, const guint8 *end, guint32 *values, guint n, guint width, guint64 mask)
{
  guint whole = 0, bit = 0;

  if (width == 0)
    {
      memset (values, 0, n * sizeof *values);
      return;
    }
  /* Eight bytes can be read at a time for as many: all but the last ones, mostly. */
  if (end - data >= 8)
    whole = (guint) MIN (n, (gsize) (end - data - 8) * 8 / width + 1);
  for (guint i = 0; i < whole; i++, bit += width)
    {
      guint64 word;

      memcpy (&word, data + bit / 8, sizeof word);
      values[i] = (guint32) ((GUINT64_FROM_LE (word) >> (bit % 8)) & mask);
    }
  for (guint i = whole; i < n; i++, bit += width)
    values[i] = (guint32) ((qimam_load_word (data + bit / 8, end) >> (bit % 8)) & mask);
}

gboolean
qimam_unpack (QimamBytes *bytes, guint32 *values, guint n)
{
  guint width, n_larger;
  const guint8 *data;
  guint64 mask;

  if (!read_pack_header (bytes, &width, &n_larger))
    return FALSE;
  data = qimam_bytes_take (bytes, ((gsize) n * width + 7) / 8);
  if (data == NULL)
    return FALSE;
  mask = width == 32 ? G_MAXUINT32 : (1u << width) - 1;
  unpack_bits (data, bytes->end, values, n, width, mask);
  for (guint i = 0; i < n_larger; i++)
    {
      const guint8 *place = qimam_bytes_take (bytes, 1);
      guint64 high;

      if (place == NULL || *place >= n || !qimam_bytes_read (bytes, &high) || width >= 32 ||
          high > G_MAXUINT32 >> width)
        return FALSE;
      values[*place] |= (guint32) high << width;
    }
  return TRUE;
}

gboolean
qimam_unpack_skip (QimamBytes *bytes, guint n)
{
  guint width, n_larger;
  guint64 high;

  if (!read_pack_header (bytes, &width, &n_larger) ||
      qimam_bytes_take (bytes, ((gsize) n * width + 7) / 8) == NULL)
    return FALSE;
  for (guint i = 0; i < n_larger; i++)
    if (qimam_bytes_take (bytes, 1) == NULL || !qimam_bytes_read (bytes, &high))
      return FALSE;
  return TRUE;
}

/* ---- Rice codes ---- */

static guint64
rice_cost (const guint32 *values, gsize n, guint k)
{
  guint64 cost = 0;

  for (gsize i = 0; i < n; i++)
    {
      guint32 quotient = values[i] >> k;

      cost += quotient >= QIMAM_RICE_ESCAPE ? QIMAM_RICE_ESCAPE + 32 : quotient + 1 + k;
    }
  return cost;
}

static guint
choose_k (const guint32 *values, gsize n)
{
  guint64 sum = 0, best_cost = G_MAXUINT64;
  guint k, best = 0;

  for (gsize i = 0; i < n; i++)
    sum += values[i];
  k = qimam_bit_length ((guint32) MIN (sum / n, G_MAXINT32));
  for (guint try = k > 2 ? k - 2 : 0; try <= MIN (k, RICE_MAX_K); try++)
    {
      guint64 cost = rice_cost (values, n, try);

      if (cost < best_cost)
        {
          best_cost = cost;
          best = try;
        }
    }
  return best;
}

typedef struct
{
  QimamBuffer *buffer;
  guint64 bits;
  guint n_bits;
} BitWriter;

/* @n is at most 56. */
static inline void
write_bits (BitWriter *self, guint64 bits, guint n)
{
  self->bits |= bits << self->n_bits;
  self->n_bits += n;
  while (self->n_bits >= 8)
    {
      qimam_buffer_add_byte (self->buffer, (guint8) self->bits);
      self->bits >>= 8;
      self->n_bits -= 8;
    }
}

void
qimam_rice_write (QimamBuffer *buffer, const guint32 *values, gsize n)
{
  BitWriter writer = { buffer, 0, 0 };
  guint k;

  if (n == 0)
    return;
  k = choose_k (values, n);
  qimam_buffer_add_byte (buffer, (guint8) k);
  for (gsize i = 0; i < n; i++)
    {
      guint32 quotient = values[i] >> k;

      if (quotient >= QIMAM_RICE_ESCAPE)
        {
          write_bits (&writer, (1u << QIMAM_RICE_ESCAPE) - 1, QIMAM_RICE_ESCAPE);
          write_bits (&writer, values[i], 32);
          continue;
        }
      /* The quotient's ones, a zero, and the rest. */
      write_bits (&writer, (1u << quotient) - 1, quotient + 1);
      write_bits (&writer, values[i] & ((1u << k) - 1), k);
    }
  if (writer.n_bits > 0)
    qimam_buffer_add_byte (buffer, (guint8) writer.bits);
}

gboolean
qimam_rice_open (QimamRice *self, gconstpointer data, gsize length)
{
  const guint8 *head;

  self->bytes = qimam_bytes (data, length);
  self->bits = self->n_bits = 0;
  head = qimam_bytes_take (&self->bytes, 1);
  self->k = head != NULL ? *head : 0;
  return head != NULL && self->k <= RICE_MAX_K;
}
