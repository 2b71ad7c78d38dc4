/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "qimam-lexer.h"

G_BEGIN_DECLS

/* Room for any number that is read. */
#define QIMAM_NUMBER_TEXT 40

/* A number in digits or words. */
typedef struct
{
  guint next; /* the token after it */
  guint32 start;
  guint32 end;
  double value;
  char text[QIMAM_NUMBER_TEXT]; /* the decimal number */
  gboolean words;               /* in words, all of it */
  gboolean whole;               /* has no fraction */
  gboolean fraction;            /* a fraction alone: "half", "3/4" */
  gboolean alone_one;           /* "one" alone, which is more often a pronoun */
} QimamNumber;

/* Writes a number with its decimals, never with an exponent. */
void qimam_number_print (double value, char text[QIMAM_NUMBER_TEXT]);

/**
 * qimam_number_read:
 * @tokens: from qimam_lex()
 * @i: where it begins; a sign or an opening bracket is not looked for before it
 * @text: the text that was lexed
 *
 * Returns: %FALSE if no number begins at @i
 */
gboolean qimam_number_read (const GArray *tokens, guint i, const char *text, QimamNumber *number);

/* As qimam_number_read(), for a cardinal number in words alone. */
gboolean qimam_number_read_words (const GArray *tokens, guint i, QimamNumber *number);

/* An ordinal number in words ("الحادي والعشرين"): 1 to 99. */
gboolean qimam_ordinal_read (const GArray *tokens, guint i, guint *next, int *value);

static inline const QimamLex *
qimam_lex_at (const GArray *tokens, guint i)
{
  /* A newline stands at the end; nothing reads past it. */
  return &g_array_index (tokens, QimamLex, MIN (i, tokens->len - 1));
}

G_END_DECLS
