/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "qimam-analysis.h"
#include "qimam-reading.h"
#include "qimam-topic-rule.h"

G_BEGIN_DECLS

/**
 * QimamTopicMatcher:
 *
 * The topics of a user, with their rules. They are matched, weighed and marked as those of the program are;
 * one with the key of a topic of the program takes its place. Made once, then read by any thread.
 */
typedef struct _QimamTopicMatcher QimamTopicMatcher;

QimamTopicMatcher *qimam_topic_matcher_new (void);
QimamTopicMatcher *qimam_topic_matcher_ref (QimamTopicMatcher *self);
void qimam_topic_matcher_unref (QimamTopicMatcher *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (QimamTopicMatcher, qimam_topic_matcher_unref)

/* To be called before any thread matches. */
void qimam_topic_matcher_add (QimamTopicMatcher *self, const char *key, const QimamTopicRule *rule);

/* Whether a key is one of those that were added. */
gboolean qimam_topic_matcher_has (const QimamTopicMatcher *self, const char *key);

/**
 * qimam_topic_matcher_match:
 * @built_in: (nullable) (element-type QimamTopicHit): the article's topics of the program
 *
 * Returns: (transfer full) (element-type QimamTopicHit): the user's topics of an article, in no order
 */
GPtrArray *qimam_topic_matcher_match (const QimamTopicMatcher *self,
                                      const QimamDocument *document,
                                      const GPtrArray *built_in);

/* Whether a key is that of a topic of the program. */
typedef gboolean (*QimamTopicKeyFunc) (const char *key, gpointer data);

/**
 * qimam_topic_matcher_apply:
 * @is_built_in: tells the topics of the program; all others that @analysis has are a user's and go
 *
 * Puts the user's topics into what an article says: its topics and those of its statements and claims. What
 * it gave before is replaced, so that it can be called again after a change of the rules.
 *
 * Returns: whether anything changed
 */
gboolean qimam_topic_matcher_apply (const QimamTopicMatcher *self,
                                    const QimamDocument *document,
                                    QimamAnalysis *analysis,
                                    QimamTopicKeyFunc is_built_in,
                                    gpointer data);

G_END_DECLS
