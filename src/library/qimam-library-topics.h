/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "qimam-library.h"
#include "qimam-topic-rule.h"

G_BEGIN_DECLS

/* The topics of the program and those that users add. A user's topic is told by a rule, see #QimamTopicRule;
 * it is found, counted and compared as any other. */

typedef struct
{
  char *key;
  char *name;        /* (nullable): as the user calls it; a topic of the program has names in languages */
  char *rule;        /* (nullable): the user's; NULL for the program's as it is */
  gboolean built_in; /* of the program, with a rule of the user or without */
  gboolean pending;  /* articles are still being tagged after a change */
  guint count;       /* articles */
} QimamLibraryTopic;

void qimam_library_topic_free (QimamLibraryTopic *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (QimamLibraryTopic, qimam_library_topic_free)

/* (transfer full) (element-type QimamLibraryTopic): the user's by name, then the program's by key */
GPtrArray *qimam_library_list_topics (QimamLibrary *self, GError **error);

/* Whether there is a topic of this key. */
gboolean qimam_library_has_topic (QimamLibrary *self, const char *key);

/* (transfer full) (nullable): the rule of a topic; that of the program's as a user could have written it.
 * Errors: %QIMAM_ERROR_NOT_FOUND. */
char *qimam_library_get_topic_rule (QimamLibrary *self, const char *key, GError **error);

/**
 * qimam_library_add_topic:
 * @key: (nullable): letters, digits, "_" and "-"; made of @name where it is %NULL
 * @new_key: (out) (optional) (transfer full)
 *
 * Adds a topic. It counts for what comes in from now on; qimam_library_tag_topics() tags what is there.
 *
 * Errors: %QIMAM_ERROR_USAGE where the rule is wrong, or key or name are no good or taken.
 */
gboolean qimam_library_add_topic (
    QimamLibrary *self, const char *key, const char *name, const char *rule, char **new_key, GError **error);

/* Changes name or rule (%NULL: as it was) of a topic. A topic of the program can have a rule of the user and
 * keeps its names. Errors as above, and %QIMAM_ERROR_NOT_FOUND. */
gboolean qimam_library_edit_topic (
    QimamLibrary *self, const char *key, const char *name, const char *rule, GError **error);

/* Removes a topic of the user, or gives a topic of the program its own rule back. Adding it again with its
 * key undoes this. Errors: %QIMAM_ERROR_NOT_FOUND, %QIMAM_ERROR_USAGE for one of the program without a rule
 * of the user. */
gboolean qimam_library_remove_topic (QimamLibrary *self, const char *key, GError **error);

/* Puts the user's topics into an analysis that is not stored. */
gboolean qimam_library_apply_topics (QimamLibrary *self,
                                     const QimamDocument *document,
                                     QimamAnalysis *analysis,
                                     GError **error);

/* ---- Tagging ---- */

/* Of how many articles those are done that a change of topics concerns. */
typedef void (*QimamTagFunc) (guint done, guint total, gpointer data);

/**
 * qimam_library_tag_topics:
 * @func: (nullable): called on the calling thread; with `_async` on the caller's main context
 *
 * Gives all articles the topics that were added, changed or removed and were not tagged yet. Only articles
 * that have such a topic or may get it are looked at. What is done is kept: it goes on where it was cancelled
 * or its program was killed, at the latest some seconds after a library is opened.
 */
gboolean qimam_library_tag_topics (
    QimamLibrary *self, QimamTagFunc func, gpointer data, GCancellable *cancellable, GError **error);
void qimam_library_tag_topics_async (QimamLibrary *self,
                                     QimamTagFunc func,
                                     gpointer func_data,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer data);
gboolean qimam_library_tag_topics_finish (QimamLibrary *self, GAsyncResult *result, GError **error);

/* ---- Trying a rule ---- */

/* An article that a rule would match, or no longer match. */
typedef struct
{
  gint64 id;
  char *headline;  /* (nullable) */
  char *source;    /* (nullable) */
  char *published; /* (nullable) ISO 8601 */
  GPtrArray
      *words; /* (element-type utf8): what matched, as it is written, each once; none where it is lost */
} QimamTopicExample;

typedef struct
{
  guint n_articles;    /* that the rule matches, as far as is known */
  guint n_open;        /* that may match as well and were not read yet; 0 in the end */
  guint n_gained;      /* of @n_articles, those that do not have the topic now */
  guint n_lost;        /* that have the topic now and would not; right where @n_open is 0 */
  GPtrArray *examples; /* (element-type QimamTopicExample): the newest first */
  GPtrArray *lost;     /* the same, of those that would lose it; in the end */
} QimamTopicTest;

void qimam_topic_test_free (QimamTopicTest *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (QimamTopicTest, qimam_topic_test_free)

/* Tells what is known so far; @test is valid during the call. */
typedef void (*QimamTopicTestFunc) (const QimamTopicTest *test, gpointer data);

/**
 * qimam_library_test_topic:
 * @key: (nullable): the topic that has the rule, to tell what it gains and loses
 * @max: how many examples
 * @func: (nullable): called on the calling thread, at once with what the index knows and then as articles are
 *   read; with `_async` on the caller's main context
 *
 * Tells what a rule would match. Nothing is stored.
 *
 * Returns: (transfer full)
 */
QimamTopicTest *qimam_library_test_topic (QimamLibrary *self,
                                          const QimamTopicRule *rule,
                                          const char *key,
                                          guint max,
                                          QimamTopicTestFunc func,
                                          gpointer data,
                                          GCancellable *cancellable,
                                          GError **error);
void qimam_library_test_topic_async (QimamLibrary *self,
                                     QimamTopicRule *rule,
                                     const char *key,
                                     guint max,
                                     QimamTopicTestFunc func,
                                     gpointer func_data,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer data);
QimamTopicTest *qimam_library_test_topic_finish (QimamLibrary *self, GAsyncResult *result, GError **error);

G_END_DECLS
