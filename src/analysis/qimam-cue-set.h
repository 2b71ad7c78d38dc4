/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "qimam-error.h"
#include "qimam-token.h"

G_BEGIN_DECLS

/**
 * QimamCueSet:
 *
 * Many phrases looked for in one pass over the words of a text. A pattern is a few words separated by spaces:
 * - a word matches by stem, so "عقوبة" finds "والعقوبات" too;
 * - a word after "=" matches by its folded surface form alone (an attached و ف ب ل ك is still allowed): "=ستارت";
 * - "a/b" matches either word;
 * - "…" lets up to three words stand between.
 * Made once, then read by any thread.
 */
typedef struct _QimamCueSet QimamCueSet;

typedef struct
{
  guint id;         /* as given to qimam_cue_set_add() */
  guint first_word; /* index into the words */
  guint last_word;  /* included */
} QimamCueMatch;

QimamCueSet *qimam_cue_set_new (void);
void qimam_cue_set_free (QimamCueSet *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (QimamCueSet, qimam_cue_set_free)

/* Errors: %QIMAM_ERROR_LEXICON where the pattern has no word. */
gboolean qimam_cue_set_add (QimamCueSet *self, const char *pattern, guint id, GError **error);

/**
 * qimam_cue_set_match:
 * @words: (element-type QimamWord)
 * @first: first word to look at
 * @n_words: how many; matches lie inside
 *
 * Returns: (transfer full) (element-type QimamCueMatch): by first word, the longest first; matches may overlap
 */
GArray *qimam_cue_set_match (const QimamCueSet *self, const GArray *words, guint first, guint n_words);

G_END_DECLS
