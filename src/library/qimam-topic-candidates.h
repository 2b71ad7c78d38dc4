/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "qimam-connection.h"
#include "qimam-topic-rule.h"

G_BEGIN_DECLS

/**
 * QimamTopicCandidates:
 * @sure: bits by id: articles of which the index alone says that the rule matches
 * @open: the same: articles that must be read to know; none that is in @sure
 *
 * What the full-text index says of a rule.
 */
typedef struct
{
  guint64 *sure;
  guint64 *open;
  gsize n_words; /* of 64 bits */
} QimamTopicCandidates;

/* The index answers a phrase of one word exactly. Of longer ones it does not know where a sentence ends, and
 * of weights and days nothing at all. Cancelled with the connection. */
gboolean qimam_topic_candidates_find (QimamTopicCandidates *self,
                                      QimamConnection *connection,
                                      const QimamTopicRule *rule,
                                      GError **error);
void qimam_topic_candidates_clear (QimamTopicCandidates *self);

G_END_DECLS
