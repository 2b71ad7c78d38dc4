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
 * - a word after "=" matches by its folded surface form alone (an attached و ف ب ل ك is still allowed):
 * "=ستارت";
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
  guint skip;       /* letters of the first word that are attached particles and no part of the match */
} QimamCueMatch;

QimamCueSet *qimam_cue_set_new (void);
void qimam_cue_set_free (QimamCueSet *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (QimamCueSet, qimam_cue_set_free)

/* Errors: %QIMAM_ERROR_LEXICON where the pattern has no word. */
gboolean qimam_cue_set_add (QimamCueSet *self, const char *pattern, guint id, GError **error);

/**
 * QimamCueWords:
 *
 * The words of a text as sets of cues look at them: with the forms that they may stand for and the stems of
 * these. Each word is read when a set first asks for it, and then known to all sets. For one thread at a
 * time.
 */
typedef struct _QimamCueWords QimamCueWords;

/* @words: (element-type QimamWord), which stay unchanged as long as this is used */
QimamCueWords *qimam_cue_words_new (const GArray *words);
void qimam_cue_words_free (QimamCueWords *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (QimamCueWords, qimam_cue_words_free)

/**
 * qimam_cue_set_match:
 * @words: the words of a text
 * @first: first word to look at
 * @n_words: how many; matches lie inside
 *
 * Returns: (transfer full) (element-type QimamCueMatch): by first word, the longest first; matches may
 * overlap
 */
GArray *qimam_cue_set_match (const QimamCueSet *self, QimamCueWords *words, guint first, guint n_words);

/* A word without the particles that stand attached before it. */
typedef struct
{
  char *form;
  guint skip; /* letters of the word that were taken off */
} QimamWordForm;

/* The word itself, then what is left without و ف ب ل ك ("ولوزير": لوزير, وزير; "للرئيس": الرئيس) where enough
 * is left. */
#define QIMAM_WORD_MAX_FORMS 8

/* Fills @forms and gives their number; free each form. */
guint qimam_word_forms (const char *folded, QimamWordForm forms[QIMAM_WORD_MAX_FORMS]);

/* Byte offset in @text of a word that begins at @start, past its first @letters letters and their marks. */
gsize qimam_word_skip (const char *text, gsize start, gsize end, guint letters);

G_END_DECLS
