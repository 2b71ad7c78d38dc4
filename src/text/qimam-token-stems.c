/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-token-stems.h"

#include <string.h>

#include "qimam-stem.h"

#define SET_BITS 14
#define N_WAYS   4

/* The value of a word: its stem spelt out, or where the stem lies inside the word. */
#define VALUE_SPELT (G_GUINT64_CONSTANT (1) << 63)

/* One cache line: the words that share a hash, the newest first. */
typedef struct
{
  guint64 spellings[N_WAYS]; /* 0 where nothing was kept yet */
  guint64 values[N_WAYS];
} Set;

G_STATIC_ASSERT (sizeof (Set) == 64);

struct _QimamStems
{
  Set sets[1 << SET_BITS];
  char scratch[64];
};

QimamStems *
qimam_stems_get (void)
{
  static GPrivate stems = G_PRIVATE_INIT (g_aligned_free);
  QimamStems *self = g_private_get (&stems);

  if (G_UNLIKELY (self == NULL))
    {
      self = g_aligned_alloc0 (1, sizeof (QimamStems), sizeof (Set));
      g_private_set (&stems, self);
    }
  return self;
}

/* Spells a stem, or returns 0. */
static guint64
spell (const char *stem, gsize length)
{
  guint64 spelling = 0;

  if (length > 2 * QIMAM_SPELLING_LETTERS || length % 2 != 0)
    return 0;
  for (gsize i = 0; i < length; i += 2)
    {
      if (((guchar) stem[i] & 0xFE) != 0xD8 || ((guchar) stem[i] == 0xD9 && (guchar) stem[i + 1] > 0x9F))
        return 0;
      spelling = spelling << QIMAM_SPELLING_BITS | ((guchar) stem[i + 1] & QIMAM_SPELLING_MASK);
    }
  return spelling;
}

/* Where a stem stands in a word as it is, or NULL. */
static const char *
find_inside (const char *word, gsize length, const char *stem, gsize stem_length)
{
  for (gsize from = 0; from + stem_length <= length; from += 2)
    if (memcmp (word + from, stem, stem_length) == 0)
      return word + from;
  return NULL;
}

static const char *
write_letters (QimamStems *self, guint64 spelling, gsize *length)
{
  char *p = self->scratch + 2 * QIMAM_SPELLING_LETTERS;

  spelling &= ~VALUE_SPELT;
  for (*length = 0; spelling != 0; spelling >>= QIMAM_SPELLING_BITS, *length += 2)
    {
      guint letter = spelling & QIMAM_SPELLING_MASK;

      *--p = (char) (0x80 | letter);
      *--p = (char) (letter >= 0x20 ? 0xD8 : 0xD9);
    }
  return p;
}

/* Finds the stem anew and keeps it. */
static const char *
find_new (QimamStems *self, Set *set, const char *word, gsize length, guint64 spelling, gsize *stem_length)
{
  const char *stem, *inside;
  guint64 value;

  qimam_stem_into (word, length, self->scratch, &stem, stem_length);
  if (spelling == 0 || *stem_length == 0)
    return stem;
  inside = find_inside (word, length, stem, *stem_length);
  if (inside != NULL)
    value = (guint64) (inside - word) << 8 | *stem_length;
  else if ((value = spell (stem, *stem_length)) != 0)
    value |= VALUE_SPELT;
  else
    return stem;
  memmove (set->spellings + 1, set->spellings, (N_WAYS - 1) * sizeof *set->spellings);
  memmove (set->values + 1, set->values, (N_WAYS - 1) * sizeof *set->values);
  set->spellings[0] = spelling;
  set->values[0] = value;
  return stem;
}

const char *
qimam_stems_find (QimamStems *self, const char *word, gsize length, guint64 spelling, gsize *stem_length)
{
  Set *set = &self->sets[(spelling * G_GUINT64_CONSTANT (0x9E3779B97F4A7C15)) >> (64 - SET_BITS)];
  guint64 value = 0;

  /* Without a branch: which of them it is cannot be foreseen. */
  for (guint i = 0; i < N_WAYS; i++)
    value |= set->values[i] & -(guint64) (set->spellings[i] == spelling);
  if (G_UNLIKELY (value == 0))
    return find_new (self, set, word, length, spelling, stem_length);
  if (value & VALUE_SPELT)
    return write_letters (self, value, stem_length);
  *stem_length = value & 0xFF;
  return word + (value >> 8);
}
