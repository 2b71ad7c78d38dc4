/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "qimam-connection.h"
#include "qimam-store-topic.h"
#include "qimam-topic-matcher.h"

G_BEGIN_DECLS

/**
 * QimamOwnTopics:
 *
 * The topics of a library's user, as one connection sees them.
 */
typedef struct
{
  gint64 revision;
  GPtrArray *rows; /* (element-type QimamTopicRow) */
  QimamTopicMatcher *matcher;
} QimamOwnTopics;

/**
 * qimam_own_topics_get:
 *
 * Reads the topics, where they have changed since the last time; their names are then known to
 * qimam_topic_own_name().
 *
 * Returns: (transfer none): until the next call with the same connection
 */
const QimamOwnTopics *qimam_own_topics_get (QimamConnection *connection, GError **error);

/* Puts the user's topics into an analysis that is about to be stored. */
gboolean qimam_own_topics_apply (QimamConnection *connection,
                                 const QimamDocument *document,
                                 QimamAnalysis *analysis,
                                 GError **error);

/* (nullable): the user's topic of a key */
const QimamTopicRow *qimam_own_topics_find (const QimamOwnTopics *self, const char *key);

/* (transfer full): a matcher of all the user's topics. @restored: (nullable): a topic of the program whose
 * own rule counts again, though what is stored was matched by another one. */
QimamTopicMatcher *qimam_own_topics_matcher (const QimamOwnTopics *self, const char *restored);

/* Whether a key is that of a topic of the program; a QimamTopicKeyFunc. */
gboolean qimam_topic_is_built_in (const char *key, gpointer unused);

G_END_DECLS
