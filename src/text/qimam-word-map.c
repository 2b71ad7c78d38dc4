/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-word-map.h"

#include <string.h>

typedef struct
{
  char *word;
  gsize length;
  gpointer value;
} Slot;

/* Most look-ups are of words that are absent: those need no more than the tags, sixteen to a cache line. */
struct _QimamWordMap
{
  guint32 *tags; /* the upper half of the hash, never 0; 0 where the slot is free */
  Slot *slots;
  guint mask;
  guint size;
};

static inline guint64
read_bytes (const char *p, guint n)
{
  guint64 eight = 0;
  guint32 four;

  if (n >= 8)
    memcpy (&eight, p, 8);
  else if (n >= 4)
    {
      memcpy (&four, p, 4);
      eight = (guint64) four << 32;
      memcpy (&four, p + n - 4, 4);
      eight |= four;
    }
  else if (n > 0)
    eight = (guint64) (guchar) p[0] << 16 | (guint64) (guchar) p[n / 2] << 8 | (guchar) p[n - 1];
  return eight;
}

static inline guint64
hash_word (const char *word, gsize length)
{
  guint64 hash = length * G_GUINT64_CONSTANT (0x9E3779B97F4A7C15);

  for (gsize i = 0; i + 8 < length; i += 8)
    {
      hash = (hash ^ read_bytes (word + i, 8)) * G_GUINT64_CONSTANT (0xD6E8FEB86659FD93);
      hash ^= hash >> 32;
    }
  /* The last eight bytes, some of them for the second time. */
  if (length > 8)
    hash ^= read_bytes (word + length - 8, 8);
  else
    hash ^= read_bytes (word, (guint) length);
  hash *= G_GUINT64_CONSTANT (0xD6E8FEB86659FD93);
  return hash ^ (hash >> 32);
}

static inline gboolean
same_word (const Slot *slot, const char *word, gsize length)
{
  if (slot->length != length)
    return FALSE;
  if (length < 8)
    return read_bytes (slot->word, (guint) length) == read_bytes (word, (guint) length);
  for (gsize i = 0; i + 8 < length; i += 8)
    if (read_bytes (slot->word + i, 8) != read_bytes (word + i, 8))
      return FALSE;
  return read_bytes (slot->word + length - 8, 8) == read_bytes (word + length - 8, 8);
}

static inline guint32
tag_of (guint64 hash)
{
  return (guint32) (hash >> 32) | 1;
}

/* The slot of a word, or the free one where it would go. */
static inline guint
find_slot (const QimamWordMap *self, const char *word, gsize length, guint64 hash)
{
  guint32 tag = tag_of (hash);
  guint i = (guint) hash & self->mask;

  while (self->tags[i] != 0 && (self->tags[i] != tag || !same_word (&self->slots[i], word, length)))
    i = (i + 1) & self->mask;
  return i;
}

static void
allocate (QimamWordMap *self, guint n)
{
  self->mask = n - 1;
  self->tags = g_new0 (guint32, n);
  self->slots = g_new0 (Slot, n);
}

QimamWordMap *
qimam_word_map_new (void)
{
  QimamWordMap *self = g_new0 (QimamWordMap, 1);

  allocate (self, 256);
  return self;
}

static void
grow (QimamWordMap *self)
{
  guint32 *tags = self->tags;
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
  if (2 * self->size > self->mask)
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
