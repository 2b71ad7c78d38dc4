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
