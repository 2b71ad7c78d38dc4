/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "qimam-analysis.h"
#include "qimam-connection.h"

G_BEGIN_DECLS

/* Stores the topics of an article, which has none yet. @topics is of #QimamTopicHit. */
gboolean
qimam_store_topic_put (QimamConnection *connection, gint64 article, const GPtrArray *topics, GError **error);

/* Adds the topics of an article to @topics, in the order in which they were stored. */
gboolean
qimam_store_topic_load (QimamConnection *connection, gint64 article, GPtrArray *topics, GError **error);

/* (transfer full) (nullable): keys of an article's topics, weightiest first; NULL where it has none */
char **qimam_store_topic_keys (QimamConnection *connection, gint64 article, GError **error);

G_END_DECLS
