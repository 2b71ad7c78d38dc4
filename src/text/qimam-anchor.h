/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "qimam-types.h"

G_BEGIN_DECLS

/* How a stretch of a text is found again after the text has changed: by the words themselves with what stood
 * around them, as annotations of pages do it. All texts are valid UTF-8, all places bytes. */

/* So many characters before and behind a quotation are kept. */
#define QIMAM_ANCHOR_CONTEXT 48

/* The words, and what stood before and behind them. */
typedef struct
{
  const char *quote;
  const char *prefix;
  const char *suffix;
} QimamQuote;

/* Gives what stands around a stretch. @prefix, @suffix: (out) (transfer full) */
void qimam_anchor_context (const char *text, gsize start, gsize end, char **prefix, char **suffix);

/**
 * qimam_anchor_find:
 * @near: where the words are expected
 * @start: (out): where they are
 * @end: (out)
 *
 * Looks for the very words of a quotation. Of several places the one whose surroundings are most like those
 * of the quotation counts, then the nearest one; a word or two that stand elsewhere between other words are
 * not taken for the ones that were quoted.
 *
 * Returns: whether they are there
 */
gboolean qimam_anchor_find (const char *text, const QimamQuote *quote, gsize near, gsize *start, gsize *end);

/**
 * qimam_anchor_find_like:
 *
 * Looks for a stretch of about as many words that has most of a quotation's words in their order, whatever
 * the spelling of hamzas and marks. Nothing is like fewer than four words.
 *
 * Returns: whether there is one
 */
gboolean qimam_anchor_find_like (const char *text, const char *quote, gsize near, gsize *start, gsize *end);

/* How much two stretches have in common, by words: 0 nothing, 1 all. */
double qimam_anchor_likeness (const char *a, gssize a_length, const char *b, gssize b_length);

/**
 * qimam_anchor_follow:
 * @old_text: the text as it was
 * @new_text: the text as it is
 * @runs: (element-type QimamDiffRun): qimam_diff_words() of both
 * @quote: the words as they were when they were marked
 * @start: (inout): where they stood in @old_text; gets where they stand in @new_text
 * @end: (inout): as @start
 *
 * Follows marked words from one version of a text to the next.
 *
 * Returns: how; %QIMAM_ANCHOR_LOST leaves @start and @end as they were
 */
QimamAnchor qimam_anchor_follow (const char *old_text,
                                 const char *new_text,
                                 const GArray *runs,
                                 const QimamQuote *quote,
                                 gsize *start,
                                 gsize *end);

G_END_DECLS
