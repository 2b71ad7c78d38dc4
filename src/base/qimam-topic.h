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

/* What a user calls a topic. */
typedef struct
{
  const char *key;
  const char *name;
} QimamTopicName;

/**
 * qimam_topic_set_own_names:
 *
 * Tells what the topics of the user are called in the library that is open, so that whatever names topics
 * names them as well. Replaces what was told before.
 */
void qimam_topic_set_own_names (const QimamTopicName *names, guint n_names);

/* (nullable) (static): what a user calls a topic */
const char *qimam_topic_own_name (const char *key);

G_END_DECLS
