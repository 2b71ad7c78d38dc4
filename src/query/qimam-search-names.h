/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "qimam-connection.h"
#include "qimam-search-text.h"

G_BEGIN_DECLS

/**
 * QimamSearchNames:
 *
 * What topics, sources and meetings are called: what a value after "topic:", "source:" and "meeting:" can
 * name. Does not change once it is made, and may be read by any thread.
 */
typedef struct _QimamSearchNames QimamSearchNames;

/* A thing and one of its names. */
typedef struct
{
  QimamSearchKind kind; /* TOPIC, SOURCE or MEETING */
  const char *key;      /* topic key, source name or QIMAM_SOURCE_UNKNOWN, meeting id in decimal */
  const char *name;
} QimamSearchName;

/* The names that a library has: the topics of `data/lexicon/topics.tsv` and its own, sources, meetings. Takes
 * as long as reading the titles of all meetings. */
QimamSearchNames *qimam_search_names_load (QimamConnection *connection, GError **error);

/* As qimam_search_names_load(), which it calls where the library has changed since the last time. */
QimamSearchNames *qimam_search_names_acquire (QimamConnection *connection, GError **error);

/* A list of names; strings are copied. */
QimamSearchNames *qimam_search_names_new (const QimamSearchName *names, guint n_names);
QimamSearchNames *qimam_search_names_ref (QimamSearchNames *self);
void qimam_search_names_unref (QimamSearchNames *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (QimamSearchNames, qimam_search_names_unref)

/**
 * qimam_search_names_find:
 * @node: of kind TOPIC, SOURCE or MEETING
 *
 * The things that a value names: the one with that key, else those with exactly that name, else those whose
 * name holds its words (in any form and order), the last one by its beginning where it is half typed.
 *
 * Returns: (transfer container) (element-type utf8): keys, each once; valid as long as @self. Empty where
 * nothing is called so.
 */
GPtrArray *qimam_search_names_find (const QimamSearchNames *self, const QimamSearchNode *node);

/**
 * qimam_search_names_complete:
 * @text: what is typed so far; "" for all
 * @language: in which things are told that have several names, where nothing is typed
 *
 * Returns: (transfer container) (element-type QimamSearchName): at most @max things whose name has words that
 * begin so, those where it is the first word first, one a thing; valid as long as @self
 */
GPtrArray *qimam_search_names_complete (
    const QimamSearchNames *self, QimamSearchKind kind, const char *text, const char *language, guint max);

/**
 * qimam_search_names_nearest:
 *
 * Returns: (transfer container) (element-type QimamSearchName): at most @max things whose name is spelled
 * nearly as
 * @text, or has a word that is, nearest first
 */
GPtrArray *
qimam_search_names_nearest (const QimamSearchNames *self, QimamSearchKind kind, const char *text, guint max);

G_END_DECLS
