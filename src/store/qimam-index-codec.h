/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include <string.h>

G_BEGIN_DECLS

/* The numbers of the index as bytes. Whatever is read is checked against the end of its bytes: what was not
 * written by these functions is told as damaged, never read beyond. */

/* ---- Bytes being written ---- */

typedef struct
{
  guint8 *data;
  gsize length;
  gsize room;
} QimamBuffer;

void qimam_buffer_clear (QimamBuffer *self);
void qimam_buffer_grow (QimamBuffer *self, gsize more);

static inline void
qimam_buffer_reserve (QimamBuffer *self, gsize more)
{
  if (G_UNLIKELY (self->length + more > self->room))
    qimam_buffer_grow (self, more);
}

static inline void
qimam_buffer_add_byte (QimamBuffer *self, guint8 byte)
{
  qimam_buffer_reserve (self, 1);
  self->data[self->length++] = byte;
}

static inline void
qimam_buffer_add (QimamBuffer *self, gconstpointer data, gsize length)
{
  if (length == 0)
    return;
  qimam_buffer_reserve (self, length);
  memcpy (self->data + self->length, data, length);
  self->length += length;
}

/* Seven bits a byte, the low ones first. */
static inline void
qimam_buffer_add_number (QimamBuffer *self, guint64 value)
{
  qimam_buffer_reserve (self, 10);
  while (value >= 0x80)
    {
      self->data[self->length++] = (guint8) (value | 0x80);
      value >>= 7;
    }
  self->data[self->length++] = (guint8) value;
}

/* ---- Bytes being read ---- */

typedef struct
{
  const guint8 *p;
  const guint8 *end;
} QimamBytes;

static inline QimamBytes
qimam_bytes (gconstpointer data, gsize length)
{
  return (QimamBytes){ data, length > 0 ? (const guint8 *) data + length : data };
}

static inline gsize
qimam_bytes_left (const QimamBytes *self)
{
  return (gsize) (self->end - self->p);
}

/* FALSE where the bytes end before the number does, or it needs more than 64 bits. */
static inline gboolean
qimam_bytes_read (QimamBytes *self, guint64 *value)
{
  guint64 result = 0;

  for (guint shift = 0; shift < 64 && self->p < self->end; shift += 7)
    {
      guint8 byte = *self->p++;

      result |= (guint64) (byte & 0x7F) << shift;
      if (byte < 0x80)
        {
          *value = result;
          return TRUE;
        }
    }
  return FALSE;
}

static inline gboolean
qimam_bytes_read_32 (QimamBytes *self, guint32 *value)
{
  guint64 wide;

  if (G_LIKELY (self->p < self->end && *self->p < 0x80))
    {
      *value = *self->p++;
      return TRUE;
    }
  if (!qimam_bytes_read (self, &wide) || wide > G_MAXUINT32)
    return FALSE;
  *value = (guint32) wide;
  return TRUE;
}

/* Takes @length bytes; NULL where there are not so many. */
static inline const guint8 *
qimam_bytes_take (QimamBytes *self, gsize length)
{
  const guint8 *data = self->p;

  if (length > qimam_bytes_left (self))
    return NULL;
  self->p += length;
  return data;
}

/* Eight bytes, little-endian whatever the machine; those beyond @end count as 0. */
static inline guint64
qimam_load_word (const guint8 *p, const guint8 *end)
{
  guint64 word = 0;

  if (G_LIKELY (end - p >= 8))
    {
      memcpy (&word, p, 8);
      return GUINT64_FROM_LE (word);
    }
  for (guint i = 0; p + i < end; i++)
    word |= (guint64) p[i] << (8 * i);
  return word;
}

/* ---- Lists of numbers ---- */

/* As many numbers as qimam_pack() takes. */
#define QIMAM_PACK_MAX 128

/* Packs up to %QIMAM_PACK_MAX numbers with as many bits each as suits most of them; the few larger ones
 * follow. */
void qimam_pack (QimamBuffer *buffer, const guint32 *values, guint n);
gboolean qimam_unpack (QimamBytes *bytes, guint32 *values, guint n);
/* Goes past what qimam_pack() wrote. */
gboolean qimam_unpack_skip (QimamBytes *bytes, guint n);

/* Golomb codes with a power of two (after Rice): a number has the bits that it needs. For lists that are read
 * from their beginning. */
#define QIMAM_RICE_ESCAPE 20u /* quotients from here on are written whole instead */
void qimam_rice_write (QimamBuffer *buffer, const guint32 *values, gsize n);

typedef struct
{
  QimamBytes bytes;
  guint64 bits;
  guint n_bits;
  guint k;
} QimamRice;

/* FALSE where there is nothing to read or it cannot be what qimam_rice_write() wrote. */
gboolean qimam_rice_open (QimamRice *self, gconstpointer data, gsize length);
static inline void
qimam_rice_refill (QimamRice *self)
{
  QimamBytes *bytes = &self->bytes;

  if (G_LIKELY (qimam_bytes_left (bytes) >= 8))
    {
      guint more = (63 - self->n_bits) / 8;
      guint64 word = qimam_load_word (bytes->p, bytes->end);

      self->bits |= word << self->n_bits;
      bytes->p += more;
      self->n_bits += 8 * more;
      /* Bits above those that count must not be there twice. */
      if (self->n_bits < 64)
        self->bits &= ((guint64) 1 << self->n_bits) - 1;
      return;
    }
  while (self->n_bits <= 56 && bytes->p < bytes->end)
    {
      self->bits |= (guint64) *bytes->p++ << self->n_bits;
      self->n_bits += 8;
    }
}

/* FALSE at the end of the bytes. */
static inline gboolean
qimam_rice_read (QimamRice *self, guint32 *value)
{
  guint quotient, used;

  if (self->n_bits < QIMAM_RICE_ESCAPE + 32)
    qimam_rice_refill (self);
  quotient = ~self->bits == 0 ? 64 : (guint) __builtin_ctzll (~self->bits);
  if (quotient >= QIMAM_RICE_ESCAPE)
    {
      used = QIMAM_RICE_ESCAPE + 32;
      *value = (guint32) (self->bits >> QIMAM_RICE_ESCAPE);
    }
  else
    {
      used = quotient + 1 + self->k;
      *value = (quotient << self->k) | (guint32) ((self->bits >> (quotient + 1)) & ((1u << self->k) - 1));
    }
  if (used > self->n_bits)
    return FALSE;
  self->bits >>= used;
  self->n_bits -= used;
  return TRUE;
}

/* ---- Positions ---- */

/* Positions of the headline and of the rest go into one sequence of small numbers: of eight codes one is the
 * headline's. */
static inline guint32
qimam_position_to_code (guint32 position, guint32 body)
{
  guint32 after = position - body;

  return position < body ? position * 8 + 7 : after / 7 * 8 + after % 7;
}

static inline gboolean
qimam_position_code_is_headline (guint32 code)
{
  return code % 8 == 7;
}

static inline guint32
qimam_position_from_code (guint32 code, guint32 body)
{
  return code % 8 == 7 ? code / 8 : code / 8 * 7 + code % 8 + body;
}

/* The number of bits that @value needs. */
static inline guint
qimam_bit_length (guint32 value)
{
  return value == 0 ? 0 : 32 - (guint) __builtin_clz (value);
}

G_END_DECLS
