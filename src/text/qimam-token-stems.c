/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-token-stems.h"

#include <string.h>

#include "qimam-stem.h"

#define N_ENTRIES 16384
#define N_CHUNKS  (QIMAM_STEM_WORD / 8)

/* One cache line. */
typedef struct
{
  guint64 word[N_CHUNKS]; /* 0 where nothing was kept yet */
  char stem[31];
  guint8 length;
} Entry;

G_STATIC_ASSERT (sizeof (Entry) == 64);

struct _QimamStems
{
  Entry entries[N_ENTRIES];
  char scratch[64];
};

QimamStems *
qimam_stems_get (void)
{
  static GPrivate stems = G_PRIVATE_INIT (g_aligned_free);
  QimamStems *self = g_private_get (&stems);

  if (self == NULL)
    {
      self = g_aligned_alloc0 (1, sizeof (QimamStems), sizeof (Entry));
      g_private_set (&stems, self);
    }
  return self;
}

static inline guint
entry_of (const guint64 chunks[N_CHUNKS])
{
  guint64 hash = (chunks[0] ^ (chunks[2] << 5)) * G_GUINT64_CONSTANT (0x9E3779B97F4A7C15) +
                 (chunks[1] ^ (chunks[3] << 7)) * G_GUINT64_CONSTANT (0xD6E8FEB86659FD93);

  return (guint) ((hash ^ (hash >> 29)) >> 32) & (N_ENTRIES - 1);
}

const char *
qimam_stems_find (QimamStems *self, const char *word, gsize length, gsize *stem_length)
{
  guint64 chunks[N_CHUNKS];
  const char *stem;
  Entry *entry;

  if (length > QIMAM_STEM_WORD)
    {
      qimam_stem_into (word, length, self->scratch, &stem, stem_length);
      return stem;
    }
  memcpy (chunks, word, sizeof chunks);
  entry = &self->entries[entry_of (chunks)];
  if (G_UNLIKELY (memcmp (entry->word, chunks, sizeof chunks) != 0))
    {
      qimam_stem_into (word, length, self->scratch, &stem, stem_length);
      if (*stem_length > sizeof entry->stem)
        return stem;
      memcpy (entry->word, chunks, sizeof chunks);
      memcpy (entry->stem, stem, *stem_length);
      entry->length = *stem_length;
    }
  *stem_length = entry->length;
  return entry->stem;
}
