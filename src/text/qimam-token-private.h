/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <string.h>

#include "qimam-fold-private.h"

G_BEGIN_DECLS

/* What the tokenizer and its reader of numbers share. */

/* The folded form of the word that is being read. */
typedef struct
{
  char *data;
  gsize size;
  gsize length;
} QimamTokenBuffer;

/* Behind the folded form there is always room for one entry of the folding table and for the NULs that the
 * look-up of stems wants. */
#define QIMAM_TOKEN_SLACK 64

void qimam_token_buffer_grow (QimamTokenBuffer *self, gsize more);

static inline void
qimam_token_buffer_reserve (QimamTokenBuffer *self, gsize more)
{
  if (G_UNLIKELY (self->length + more + QIMAM_TOKEN_SLACK > self->size))
    qimam_token_buffer_grow (self, more);
}

/* The separators that may stand between the digits of one number or clock time. */
typedef enum
{
  QIMAM_SEPARATOR_NONE,
  QIMAM_SEPARATOR_POINT,    /* . parts decimals, or thousands as on the continent */
  QIMAM_SEPARATOR_DECIMAL,  /* ٫ */
  QIMAM_SEPARATOR_COMMA,    /* , ٬ thousands; decimals where the digits do not fit */
  QIMAM_SEPARATOR_SENTENCE, /* ، thousands only */
  QIMAM_SEPARATOR_CLOCK,    /* : */
} QimamSeparator;

/* Where the next number of a list begins, and what parts the list: "16.6.2021" is three numbers, and the last
 * two are not "6.2021". */
typedef struct
{
  const guchar *next;
  QimamSeparator separator;
} QimamNumberList;

/**
 * qimam_token_read_number:
 * @p: a digit
 * @list: the state of one text, zero at its beginning
 *
 * Reads the number that begins at @p and appends its digits, separators of thousands left out and the decimal
 * one as ".": "13,000", "1.234,5", "٤٫٥" and "17:05" are one number each, "16/6/2021", "16.6.2021", "1,2,3"
 * and "2021,2022" several. Takes linear time over all the numbers of a text.
 *
 * Returns: where the number ends
 */
const guchar *
qimam_token_read_number (const guchar *p, const guchar *end, QimamTokenBuffer *folded, QimamNumberList *list);

G_END_DECLS
