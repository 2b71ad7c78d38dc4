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

/* Replaces the topics of an article. */
gboolean qimam_store_topic_replace (QimamConnection *connection,
                                    gint64 article,
                                    const GPtrArray *topics,
                                    GError **error);

/* ---- The user's topics ---- */

/* The tables, for the migration. */
extern const char qimam_store_topic_schema[];

/* A topic of the user; or one of the program with a rule of the user. */
typedef struct
{
  gint64 id;
  char *key;
  char *name;       /* (nullable): a topic of the program keeps its names */
  char *rule;       /* (nullable): the topic is being removed, or is the program's again */
  gboolean pending; /* articles are still to be tagged */
  gint64 after;     /* the last article that was, 0 for none */
} QimamTopicRow;

void qimam_topic_row_free (QimamTopicRow *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (QimamTopicRow, qimam_topic_row_free)

/* (transfer full) (element-type QimamTopicRow): those with a rule, in the order of their names */
GPtrArray *qimam_store_topic_list (QimamConnection *connection, GError **error);

/* Counts up with every change of names and rules. */
gboolean qimam_store_topic_revision (QimamConnection *connection, gint64 *revision, GError **error);

/* Adds a topic or changes its name and rule. Where the rule is another one, all articles are to be tagged.
 * To be called in a transaction. */
gboolean qimam_store_topic_put_rule (
    QimamConnection *connection, const char *key, const char *name, const char *rule, GError **error);

/* Takes name and rule away; its articles are still to lose it. @found: whether there was one. To be called in
 * a transaction. */
gboolean
qimam_store_topic_drop_rule (QimamConnection *connection, const char *key, gboolean *found, GError **error);

/* (transfer full) (nullable): a topic whose articles are to be tagged; NULL without @error where there is
 * none */
QimamTopicRow *qimam_store_topic_next_pending (QimamConnection *connection, GError **error);

/* All articles up to @after are tagged; with @done all are, and a topic that was removed is no more.
 * @pending: (out): FALSE where somebody else has tagged all of them already */
gboolean qimam_store_topic_put_progress (QimamConnection *connection,
                                         gint64 topic,
                                         gint64 after,
                                         gboolean done,
                                         gboolean *pending,
                                         GError **error);

/* (transfer full) (element-type gint64): the articles of a topic after @after, in order */
GArray *
qimam_store_topic_articles (QimamConnection *connection, const char *key, gint64 after, GError **error);

G_END_DECLS
