/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Distances are in tenths of a letter. Words that are not spelled nearly the same are this far apart. */
#define QIMAM_SPELLING_FAR 1000

/**
 * qimam_spelling_distance:
 * @a: a folded word
 * @b: another
 *
 * How far two spellings are apart: letters that are missing, too many, doubled, swapped, or taken for one
 * that sounds or looks alike or lies beside it on the keyboard (`data/lexicon/letter-confusions.tsv`), which
 * costs less than any other letter. Takes bounded time.
 *
 * Returns: 0 for the same word; %QIMAM_SPELLING_FAR where more is wrong than the words' length allows: one
 * letter in words of up to four letters, two in longer ones, three in those of nine and more
 */
guint qimam_spelling_distance (const char *a, const char *b);

/**
 * qimam_spelling_switch_layout:
 * @text: what was typed
 *
 * What the same keys give in the other of the two layouts, Arabic (101) and English: "hgrlm" is "القمة".
 *
 * Returns: (transfer full) (nullable): %NULL where the text has letters of neither, or of both
 */
char *qimam_spelling_switch_layout (const char *text);

G_END_DECLS
