/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The stems of the words that a thread has met of late. Text repeats itself: nine words of ten are found
 * here, at a tenth of what finding their stem costs. */

/* Arabic words of up to sixteen letters, padded with NULs. */
#define QIMAM_STEM_WORD 32

typedef struct _QimamStems QimamStems;

/* (transfer none): those of this thread */
QimamStems *qimam_stems_get (void);

/* The stem of a folded Arabic word. @word has QIMAM_STEM_WORD bytes that can be read, NULs behind the word.
 * The result is valid until the next call. */
const char *qimam_stems_find (QimamStems *self, const char *word, gsize length, gsize *stem_length);

G_END_DECLS
