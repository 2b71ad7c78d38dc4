/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "qimam-span.h"

G_BEGIN_DECLS

/* A topic that an article has, with what matched. */
typedef struct
{
  char *key;
  double weight; /* 0 to 1 */
  gboolean primary;
  GArray *spans; /* (element-type QimamSpan) */
} QimamTopicHit;

QimamTopicHit *qimam_topic_hit_new (const char *key);
void qimam_topic_hit_free (QimamTopicHit *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (QimamTopicHit, qimam_topic_hit_free)

G_END_DECLS
