/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The stems of the words that a thread has met of late. Text repeats itself: most words are found here, at a
 * fraction of what finding their stem costs. */

/* A folded Arabic word of up to ten letters as a number, six bits a letter: folded letters stand between
 * U+0621 and U+064A, where the lower six bits of the last byte tell them apart. */
#define QIMAM_SPELLING_LETTERS 10
#define QIMAM_SPELLING_BITS    6
#define QIMAM_SPELLING_MASK    0x3F

typedef struct _QimamStems QimamStems;

/* (transfer none): those of this thread */
QimamStems *qimam_stems_get (void);

/**
 * qimam_stems_find:
 * @word: a folded Arabic word, not NUL-terminated
 * @spelling: the word as a number, or 0 where it is too long or has letters outside of the range
 *
 * Returns: its stem, inside @word or valid until the next call
 */
const char *
qimam_stems_find (QimamStems *self, const char *word, gsize length, guint64 spelling, gsize *stem_length);

G_END_DECLS
