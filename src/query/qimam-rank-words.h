/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "qimam-index-reader.h"
#include "qimam-search-text.h"

G_BEGIN_DECLS

/* A word that ranks. */
typedef struct
{
  char *stem;
  char *form;
  gboolean prefix;   /* still being typed */
  gboolean headline; /* looked for in headlines alone */
  gboolean phrase;   /* typed in quotation marks right behind the word before it */
  gboolean guess;    /* not typed, but probably meant by the word before it */
  guint32 count;     /* of articles with the stem */
  float weight;      /* how much it tells */
} QimamRankWord;

/**
 * qimam_rank_words:
 *
 * Gives the words of a query, in the order of the query, each stem once, with what they weigh; and after a
 * word that next to no article has, the word that it is probably meant to be.
 *
 * Returns: (transfer full) (element-type QimamRankWord)
 */
GArray *qimam_rank_words (QimamIndexReader *reader, const QimamSearchText *search, GError **error);

/**
 * qimam_rank_guess:
 * @form: a folded word of at least four letters
 *
 * Returns: (transfer full) (nullable): the most frequent word of the index that has one letter more, less,
 * other or swapped, or one sound of a foreign name in another letter, and another stem; else two words with a
 * blank that were perhaps typed without one; NULL without @error for none
 */
char *qimam_rank_guess (QimamIndexReader *reader, const char *form, GError **error);

G_END_DECLS
