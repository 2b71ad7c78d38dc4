/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "qimam-filter.h"
#include "qimam-search-names.h"

G_BEGIN_DECLS

/* Why a filter lets nothing through, and what would. */

typedef enum
{
  QIMAM_NOTHING_TEXT,
  QIMAM_NOTHING_TOPICS,
  QIMAM_NOTHING_SOURCES,
  QIMAM_NOTHING_MEETING,
  QIMAM_NOTHING_DATES,
  QIMAM_NOTHING_UNREAD,
  QIMAM_NOTHING_STARRED,
  QIMAM_NOTHING_NOTED,
} QimamNothingKind;

/* nick: text, topics, sources, meeting, dates, unread, starred, noted */
const char *qimam_nothing_kind_nick (QimamNothingKind kind);

/**
 * QimamNothingPart:
 * @text: (nullable): of TEXT, this part as it was typed
 * @alone: how many articles it lets through by itself
 * @without: how many all other parts let through
 * @filter: all other parts
 */
typedef struct
{
  QimamNothingKind kind;
  char *text;
  guint alone;
  guint without;
  QimamFilter *filter;
} QimamNothingPart;

typedef enum
{
  QIMAM_HINT_SPELLING, /* a word that is spelled nearly so */
  QIMAM_HINT_NAME,     /* a topic, source or meeting that is called nearly so */
  QIMAM_HINT_LAYOUT,   /* what the keys give in the other keyboard layout */
  QIMAM_HINT_WORDS,    /* the words of a phrase, wherever they stand */
  QIMAM_HINT_ANYWHERE, /* words of the headline in the text as well */
} QimamHintKind;

/* nick: spelling, name, layout, words, anywhere */
const char *qimam_hint_kind_nick (QimamHintKind kind);

/**
 * QimamHint:
 * @from: what was typed
 * @to: what would find something in its place
 * @count: how many articles @filter lets through
 * @filter: the whole filter with @to in place of @from
 */
typedef struct
{
  QimamHintKind kind;
  char *from;
  char *to;
  guint count;
  QimamFilter *filter;
} QimamHint;

/**
 * QimamNothing:
 * @parts: (element-type QimamNothingPart): in the order of the text, then the other filters
 * @hints: (element-type QimamHint): the most likely first; all find something
 */
typedef struct
{
  GPtrArray *parts;
  GPtrArray *hints;
} QimamNothing;

void qimam_nothing_free (QimamNothing *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (QimamNothing, qimam_nothing_free)

/**
 * QimamNothingSource:
 * @count: counts what a filter lets through
 * @near: (transfer full) (element-type utf8): words of the library that are spelled nearly as @word, or two
 *   words apart by a blank that it is made of, nearest first, at most @max; NULL with @error
 * @names: (nullable): what topics, sources and meetings are called
 *
 * The library, as far as an explanation needs it.
 */
typedef struct
{
  gboolean (*count) (const QimamFilter *filter, guint *count, gpointer data, GError **error);
  GPtrArray *(*near) (const char *word, guint max, gpointer data, GError **error);
  const QimamSearchNames *names;
  gpointer data;
} QimamNothingSource;

/**
 * qimam_nothing_explain:
 *
 * Leaves out each part of a filter that lets nothing through in turn, and looks for what would let something
 * through. Counts a bounded number of times.
 */
QimamNothing *
qimam_nothing_explain (const QimamFilter *filter, const QimamNothingSource *source, GError **error);

/* (transfer full): @text without the bytes from @start to @end, and without the white space that is left
 * over. */
char *qimam_search_cut (const char *text, gsize start, gsize end);

G_END_DECLS
