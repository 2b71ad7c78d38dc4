/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "qimam-span.h"

G_BEGIN_DECLS

/**
 * QimamSearchText:
 *
 * What a person typed to search for, taken apart. Any text is one: there is no wrong syntax.
 */
typedef struct _QimamSearchText QimamSearchText;

/**
 * qimam_search_text_parse:
 * @text: (nullable)
 * @prefix: whether the last word is still being typed
 *
 * Words stand for themselves in all their forms; "…", «…» and “…” hold a phrase as it is written; a minus
 * before a word or phrase excludes it. At most 32 words count.
 */
QimamSearchText *qimam_search_text_parse (const char *text, gboolean prefix);
void qimam_search_text_free (QimamSearchText *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (QimamSearchText, qimam_search_text_free)

/* Whether nothing is asked for. */
gboolean qimam_search_text_is_empty (const QimamSearchText *self);

/* Whether a text was given in which there is no word to look for ("؟!"): then nothing is found. */
gboolean qimam_search_text_is_void (const QimamSearchText *self);

/**
 * qimam_search_text_to_match:
 * @any: one of the plain words is enough
 *
 * Returns: (transfer full) (nullable): an FTS5 expression for what must be there; NULL where only words to
 * exclude are given
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
