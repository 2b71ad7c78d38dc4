/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A set of row ids, one bit each. */
typedef struct
{
  guint64 *words;
  gsize n_words;
} QimamIdBits;

/* Room for ids up to @max. */
static inline void
qimam_id_bits_init (QimamIdBits *self, gint64 max)
{
  self->n_words = (gsize) (MAX (max, 0) / 64 + 1);
  self->words = g_new0 (guint64, self->n_words);
}

static inline void
qimam_id_bits_clear (QimamIdBits *self)
{
  g_clear_pointer (&self->words, g_free);
}

static inline void
qimam_id_bits_add (QimamIdBits *self, gint64 id)
{
  if (id >= 0 && (gsize) (id / 64) < self->n_words)
    self->words[id / 64] |= G_GUINT64_CONSTANT (1) << (id % 64);
}

static inline gboolean
qimam_id_bits_has (const QimamIdBits *self, gint64 id)
{
  return id >= 0 && (gsize) (id / 64) < self->n_words && (self->words[id / 64] >> (id % 64) & 1) != 0;
}

static inline guint
qimam_id_bits_count (const QimamIdBits *self)
{
  guint n = 0;

  for (gsize i = 0; i < self->n_words; i++)
    n += (guint) __builtin_popcountll (self->words[i]);
  return n;
}

/* The next id from @id on, -1 where there is none. */
static inline gint64
qimam_id_bits_next (const QimamIdBits *self, gint64 id)
{
  for (gsize i = (gsize) (id / 64); i < self->n_words; i++)
    {
      guint64 word = self->words[i];

      if (i == (gsize) (id / 64))
        word &= G_MAXUINT64 << (id % 64);
      if (word != 0)
        return (gint64) (i * 64) + __builtin_ctzll (word);
    }
  return -1;
}

G_END_DECLS
