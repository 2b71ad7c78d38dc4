/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-word-map.h"

#include <string.h>

typedef struct
{
  char *word;
  guint32 length;
  guint32 hash;
  gpointer value;
} Slot;

struct _QimamWordMap
{
  Slot *slots;
  guint mask;
  guint size;
};

static guint32
hash_word (const char *word, gsize length)
{
  guint32 hash = 2166136261u;

  for (gsize i = 0; i < length; i++)
    hash = (hash ^ (guchar) word[i]) * 16777619u;
  return hash ^ (hash >> 15);
}

static Slot *
find_slot (const QimamWordMap *self, const char *word, gsize length, guint32 hash)
{
  guint i = hash & self->mask;

  while (self->slots[i].word != NULL && (self->slots[i].hash != hash || self->slots[i].length != length ||
                                         memcmp (self->slots[i].word, word, length) != 0))
    i = (i + 1) & self->mask;
  return &self->slots[i];
}

QimamWordMap *
qimam_word_map_new (void)
{
  QimamWordMap *self = g_new0 (QimamWordMap, 1);

  self->mask = 255;
  self->slots = g_new0 (Slot, self->mask + 1);
  return self;
}

static void
grow (QimamWordMap *self)
{
  Slot *old = self->slots;
  guint n_old = self->mask + 1;

  self->mask = 2 * n_old - 1;
  self->slots = g_new0 (Slot, self->mask + 1);
  for (guint i = 0; i < n_old; i++)
    if (old[i].word != NULL)
      *find_slot (self, old[i].word, old[i].length, old[i].hash) = old[i];
  g_free (old);
}

void
qimam_word_map_insert (QimamWordMap *self, const char *word, gssize length, gpointer value)
{
  gsize n = length < 0 ? strlen (word) : (gsize) length;
  guint32 hash = hash_word (word, n);
  Slot *slot;

  g_return_if_fail (value != NULL);
  if (2 * self->size > self->mask)
    grow (self);
  slot = find_slot (self, word, n, hash);
  if (slot->word == NULL)
    {
      *slot = (Slot){ g_strndup (word, n), n, hash, NULL };
      self->size++;
    }
  slot->value = value;
}

gpointer
qimam_word_map_lookup (const QimamWordMap *self, const char *word, gsize length)
{
  return find_slot (self, word, length, hash_word (word, length))->value;
}

const char *
qimam_word_map_key (const QimamWordMap *self, const char *word, gsize length)
{
  return find_slot (self, word, length, hash_word (word, length))->word;
}
