/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-word-map.h"

#include <string.h>

typedef struct
{
  char *word;
  gsize length;
  gpointer value;
} Slot;

/* Most look-ups are of words that are absent: those need no more than the tags, which
 * are so small that they stay in the processor. */
struct _QimamWordMap
{
  guint8 *tags; /* of the hash, never 0; 0 where the slot is free */
  Slot *slots;
  guint mask;
  guint size;
};

static inline guint64
read_eight (const char *p)
{
  guint64 bytes;

  memcpy (&bytes, p, sizeof bytes);
  return bytes;
}

/* Fewer than eight bytes. */
static inline guint64
read_few (const char *p, gsize n)
{
  guint32 first, last;

  if (n >= 4)
    {
      memcpy (&first, p, sizeof first);
      memcpy (&last, p + n - 4, sizeof last);
      return (guint64) first << 32 | last;
    }
  if (n == 0)
    return 0;
  return (guint64) (guchar) p[0] << 16 | (guint64) (guchar) p[n / 2] << 8 | (guchar) p[n - 1];
}

#define MULTIPLIER G_GUINT64_CONSTANT (0xD6E8FEB86659FD93)

static inline guint64
hash_word (const char *word, gsize length)
{
  guint64 hash = length;

  if (length < 8)
    hash ^= read_few (word, length) << 3;
  else
    {
      for (gsize i = 0; i + 16 < length; i += 8)
        hash = (hash ^ read_eight (word + i)) * MULTIPLIER;
      /* The last sixteen bytes, some of them for the second time. */
      hash ^= read_eight (word + (length > 16 ? length - 16 : 0)) * G_GUINT64_CONSTANT (0x9E3779B97F4A7C15);
      hash ^= hash >> 32;
      hash ^= read_eight (word + length - 8);
    }
  hash *= MULTIPLIER;
  return hash ^ (hash >> 32);
}

static inline gboolean
same_word (const Slot *slot, const char *word, gsize length)
{
  if (slot->length != length)
    return FALSE;
  if (length < 8)
    return read_few (slot->word, length) == read_few (word, length);
  for (gsize i = 0; i + 8 < length; i += 8)
    if (read_eight (slot->word + i) != read_eight (word + i))
      return FALSE;
  return read_eight (slot->word + length - 8) == read_eight (word + length - 8);
}

static inline guint8
tag_of (guint64 hash)
{
  return (guint8) (hash >> 56) | 1;
}

/* The slot of a word, or the free one where it would go. */
static inline guint
find_slot (const QimamWordMap *self, const char *word, gsize length, guint64 hash)
{
  guint8 tag = tag_of (hash);
  guint i = (guint) hash & self->mask;

  while (self->tags[i] != 0 && (self->tags[i] != tag || !same_word (&self->slots[i], word, length)))
    i = (i + 1) & self->mask;
  return i;
}

static void
allocate (QimamWordMap *self, guint n)
{
  self->mask = n - 1;
  self->tags = g_new0 (guint8, n);
  self->slots = g_new0 (Slot, n);
}

QimamWordMap *
qimam_word_map_new (void)
{
  QimamWordMap *self = g_new0 (QimamWordMap, 1);

  allocate (self, 256);
  return self;
}

void
qimam_word_map_free (QimamWordMap *self)
{
  if (self == NULL)
    return;
  for (guint i = 0; i <= self->mask; i++)
    g_free (self->slots[i].word);
  g_free (self->slots);
  g_free (self->tags);
  g_free (self);
}

static void
grow (QimamWordMap *self)
{
  guint8 *tags = self->tags;
  Slot *slots = self->slots;
  guint n = self->mask + 1;

  allocate (self, 2 * n);
  for (guint i = 0; i < n; i++)
    if (tags[i] != 0)
      {
        guint to =
            find_slot (self, slots[i].word, slots[i].length, hash_word (slots[i].word, slots[i].length));

        self->tags[to] = tags[i];
        self->slots[to] = slots[i];
      }
  g_free (tags);
  g_free (slots);
}

void
qimam_word_map_insert (QimamWordMap *self, const char *word, gssize length, gpointer value)
{
  gsize n = length < 0 ? strlen (word) : (gsize) length;
  guint64 hash = hash_word (word, n);
  guint i;

  g_return_if_fail (value != NULL);
  if (4 * self->size > self->mask)
    grow (self);
  i = find_slot (self, word, n, hash);
  if (self->tags[i] == 0)
    {
      self->tags[i] = tag_of (hash);
      self->slots[i] = (Slot){ g_strndup (word, n), n, NULL };
      self->size++;
    }
  self->slots[i].value = value;
}

gpointer
qimam_word_map_lookup (const QimamWordMap *self, const char *word, gsize length)
{
  guint i = find_slot (self, word, length, hash_word (word, length));

  return self->tags[i] != 0 ? self->slots[i].value : NULL;
}

const char *
qimam_word_map_key (const QimamWordMap *self, const char *word, gsize length)
{
  guint i = find_slot (self, word, length, hash_word (word, length));

  return self->tags[i] != 0 ? self->slots[i].word : NULL;
}
