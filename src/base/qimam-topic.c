/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-topic.h"

QimamTopicHit *
qimam_topic_hit_new (const char *key)
{
  QimamTopicHit *self = g_new0 (QimamTopicHit, 1);

  self->key = g_strdup (key);
  self->spans = g_array_new (FALSE, FALSE, sizeof (QimamSpan));
  return self;
}

void
qimam_topic_hit_free (QimamTopicHit *self)
{
  if (self == NULL)
    return;
  g_free (self->key);
  g_array_unref (self->spans);
  g_free (self);
}

/* One library is open at a time. Names live as long as the program, so that whoever has one can keep it. */
static struct
{
  GMutex lock;
  GHashTable *names; /* (nullable) (interned) key to (interned) name */
} own;

void
qimam_topic_set_own_names (const QimamTopicName *names, guint n_names)
{
  GHashTable *table = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < n_names; i++)
    g_hash_table_insert (table, (gpointer) g_intern_string (names[i].key),
                         (gpointer) g_intern_string (names[i].name));
  g_mutex_lock (&own.lock);
  g_clear_pointer (&own.names, g_hash_table_unref);
  own.names = table;
  g_mutex_unlock (&own.lock);
}

const char *
qimam_topic_own_name (const char *key)
{
  const char *name = NULL;

  g_mutex_lock (&own.lock);
  if (own.names != NULL && key != NULL)
    name = g_hash_table_lookup (own.names, key);
  g_mutex_unlock (&own.lock);
  return name;
}
