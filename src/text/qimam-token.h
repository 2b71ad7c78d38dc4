/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "qimam-span.h"

G_BEGIN_DECLS

/* The version of folding, token borders and stems. A library file made with another one is indexed anew. */
#define QIMAM_TOKENIZER_VERSION 3

/* A word (a run of letters, marks and digits; "4.5" and "17:05" are one token, "–" and "،" are none). Tokens
 * come in the order of the text and do not overlap, but for the words of a character that stands for several
 * ("ﷺ"): all of these have the place of the character. */
typedef struct
{
  gsize start; /* bytes of the original text */
  gsize end;
  const char *folded; /* not NUL-terminated */
  gsize folded_length;
  const char *stem; /* not NUL-terminated; equals the folded form where nothing was cut */
  gsize stem_length;
} QimamToken;

/* Returns FALSE to stop. The token's strings are valid during the call. */
typedef gboolean (*QimamTokenFunc) (const QimamToken *token, gpointer data);

/**
 * qimam_tokenize:
 * @text: UTF-8; invalid bytes are taken as borders
 * @length: in bytes, or -1
 *
 * Calls @func for each word, in order. Takes linear time whatever the text.
 */
void qimam_tokenize (const char *text, gssize length, QimamTokenFunc func, gpointer data);

/* A token that owns its strings, for those who look back and forth. */
typedef struct
{
  guint32 start;
  guint32 end;
  char *folded;
  char *stem; /* may be the same pointer as @folded */
  /*< private >*/
  char *owned; /* (nullable) the strings of this word and of some that follow */
} QimamWord;

/**
 * qimam_words:
 *
 * Returns: (transfer full) (element-type QimamWord): all the words of a text; strings live as long as the
 * array
 */
GArray *qimam_words (const char *text, gssize length);

/* As qimam_words(), for those that ask for no stems: these are the folded forms, and no tables are read. */
GArray *qimam_words_folded (const char *text, gssize length);

/**
 * qimam_stem:
 * @folded: one folded word
 *
 * Returns: (transfer full): its stem
 */
char *qimam_stem (const char *folded, gssize length);

/* A word that says nothing on its own (في, من, هذا …), by its folded form. */
gboolean qimam_is_stop_word (const char *folded, gssize length);

G_END_DECLS
