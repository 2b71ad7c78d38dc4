/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "qimam-span.h"

G_BEGIN_DECLS

typedef enum
{
  QIMAM_SEARCH_AND, /* all of @children; those with @exclude must not hold */
  QIMAM_SEARCH_OR,  /* one of @children is enough; one with @exclude holds where it does not */
  QIMAM_SEARCH_WORD,
  QIMAM_SEARCH_PHRASE,
  QIMAM_SEARCH_TOPIC,
  QIMAM_SEARCH_SOURCE,
  QIMAM_SEARCH_MEETING,
  QIMAM_SEARCH_DATES,
  QIMAM_SEARCH_UNREAD,
  QIMAM_SEARCH_STARRED,
  QIMAM_SEARCH_NOTED,
} QimamSearchKind;

/* No node lies deeper under the root than this, so that functions may call themselves for the children. */
#define QIMAM_SEARCH_MAX_DEPTH 20
/* Words that count, phrases' words among them. */
#define QIMAM_SEARCH_MAX_WORDS 32

/**
 * QimamSearchNode:
 * @exclude: must not hold ("-"); on all kinds, and never on the root
 * @headline: a word or phrase that must stand in the headline ("title:")
 * @prefix: a word that is still being typed, or a value of a topic, source or meeting: its beginning
 * @words: (element-type QimamWord) (nullable): the one of a word; all of a phrase, in order; what a
 *   value of a topic, source or meeting is made of (perhaps none)
 * @value: (nullable): of topics, sources and meetings as it was typed, without quotation marks
 * @first: of dates, the first Julian day, 0 for no bound
 * @last: of dates, the last Julian day, 0 for no bound
 * @children: (element-type QimamSearchNode) (nullable): of AND and OR, never empty but in the root
 * @start: first byte of what was typed, with minus, keyword and marks
 * @end: one past its last byte
 *
 * A part of a query. Stop words are not in the tree, unless there is nothing else. Neither AND within AND
 * nor OR within OR occurs, but for excluded ones; children of one node that say the same occur once.
 */
typedef struct _QimamSearchNode QimamSearchNode;
struct _QimamSearchNode
{
  QimamSearchKind kind;
  gboolean exclude;
  gboolean headline;
  gboolean prefix;
  GArray *words;
  char *value;
  guint32 first;
  guint32 last;
  GPtrArray *children;
  guint32 start;
  guint32 end;
};

/**
 * QimamSearchText:
 *
 * What a person typed to search for, taken apart. Any text is one: there is no wrong syntax.
 */
typedef struct _QimamSearchText QimamSearchText;

/**
 * qimam_search_text_parse:
 * @text: (nullable): any bytes
 * @prefix: whether the last word is still being typed
 *
 * Words stand for themselves in all their forms and must all be there; "…", «…» and their like hold a phrase
 * as it is written; "-" right before a part excludes it; "OR" or "أو" between two parts lets one of them be
 * enough, and binds its neighbours alone; brackets group. Keywords, in Arabic, English or French, are
 * followed by a colon and a value without a blank or in quotation marks: topic: source: meeting: title: from:
 * to: date: is:
 * (`data/lexicon/query-words.tsv`). Dates are ISO 8601 or as people write them ("يونيو 2021", "أمس"), the
 * latter counted from today. All else is words: a mark or bracket without its partner, a date that is none.
 */
QimamSearchText *qimam_search_text_parse (const char *text, gboolean prefix);
/* As qimam_search_text_parse(), with the Julian day that "today" is. */
QimamSearchText *qimam_search_text_parse_on (const char *text, gboolean prefix, guint32 today);
void qimam_search_text_free (QimamSearchText *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (QimamSearchText, qimam_search_text_free)

/* Whether nothing is asked for. */
gboolean qimam_search_text_is_empty (const QimamSearchText *self);

/* Whether a text was given in which there is nothing to look for ("؟!"): then nothing is found. */
gboolean qimam_search_text_is_void (const QimamSearchText *self);

/**
 * qimam_search_text_get_root:
 *
 * Returns: (transfer none): an AND node; without children where nothing is asked for, or nothing can be
 */
const QimamSearchNode *qimam_search_text_get_root (const QimamSearchText *self);

/**
 * qimam_search_node_is_plain:
 *
 * Whether a part consists of words alone that are looked for anywhere in an article: a word or a phrase, or such
 * under OR. Where results are sorted by relevance one plain part of the root is enough, and what has a phrase
 * comes before what does not; all other parts must hold.
 */
gboolean qimam_search_node_is_plain (const QimamSearchNode *node);

/**
 * qimam_search_text_get_words:
 *
 * Returns: (transfer none) (element-type QimamWord): the words that are looked for, in the order in which
 * they were typed, those of phrases and stop words among them, excluded ones and those of values not
 */
const GArray *qimam_search_text_get_words (const QimamSearchText *self);

/**
 * qimam_search_text_get_open:
 * @keyword: (out): the keyword before it (a #QimamSearchWord), 0 for none
 * @start: (out): where it begins: a value's first byte after the colon, a word's first
 *
 * What stands at the very end of the text without a blank or a closing mark after it, and may be completed.
 *
 * Returns: (transfer none) (nullable): what is typed of it, without an opening mark; "" right after a colon;
 * NULL where nothing is open
 */
const char *qimam_search_text_get_open (const QimamSearchText *self, guint *keyword, gsize *start);

/**
 * qimam_search_text_to_match:
 * @any: one of the plain parts is enough
 *
 * Returns: (transfer full) (nullable): an FTS5 expression for the words that must be there; NULL where there
 * are none
 */
char *qimam_search_text_to_match (const QimamSearchText *self, gboolean any);

/* (transfer full) (nullable): an FTS5 expression for what must not be there. */
char *qimam_search_text_to_exclusion (const QimamSearchText *self);

/**
 * qimam_search_text_find:
 * @matches: (element-type QimamSpan): gets the spans of @text that match, in the order of the text, at most
 * @max
 *
 * Finds what a search marks in a text.
 */
void qimam_search_text_find (
    const QimamSearchText *self, const char *text, gsize length, QimamField in, guint max, GArray *matches);

G_END_DECLS
