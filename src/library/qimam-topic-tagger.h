/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "qimam-database.h"

G_BEGIN_DECLS

/**
 * QimamTopicTagger:
 *
 * Gives articles the topics of the user that were added, changed or removed, a few at a time. How far it is
 * stands in the library, so that any other goes on where one ended. Used by one thread at a time.
 */
typedef struct _QimamTopicTagger QimamTopicTagger;

QimamTopicTagger *qimam_topic_tagger_new (QimamDatabase *database);
void qimam_topic_tagger_free (QimamTopicTagger *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (QimamTopicTagger, qimam_topic_tagger_free)

/**
 * qimam_topic_tagger_step:
 * @budget: microseconds after which the transaction ends
 * @more: (out): whether there is more to do
 *
 * Does some, in one transaction.
 */
gboolean qimam_topic_tagger_step (
    QimamTopicTagger *self, gint64 budget, gboolean *more, GCancellable *cancellable, GError **error);

/* How many of the articles that the current topic concerns are done. */
void qimam_topic_tagger_get_progress (const QimamTopicTagger *self, guint *done, guint *total);

G_END_DECLS
