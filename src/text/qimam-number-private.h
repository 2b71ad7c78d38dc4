/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "qimam-number.h"

G_BEGIN_DECLS

/* What the readers of digits and of words share. */

/* Writes the value as a decimal number. */
void qimam_number_write (QimamNumber *number);

/* Steps over an "and" that stands by itself. @joined: whether there is an "and", by itself or glued. */
guint qimam_number_skip_and (const GArray *tokens, guint i, gboolean *joined);

/* A whole number in words at @i, before token @stop. */
gboolean qimam_number_read_integer (
    const GArray *tokens, guint i, guint stop, const char *text, guint *next, double *value, guint *n_words);

/* A fraction by itself: "نصف", "ثلثين", "ثلاثة أرباع", "½". @text: (nullable) */
gboolean
qimam_number_read_fraction (const GArray *tokens, guint i, const char *text, guint *next, double *value);

/* A fraction after a number: "ونصف", "ونصف المليون", "إلا ربعا". It is one of @last_scale: 1000 where
 * "thousand" is the last word before @i, else 1. */
gboolean qimam_number_read_rest (
    const GArray *tokens, guint i, const char *text, gint64 last_scale, guint *next, double *fraction);

/* What is added behind a scale word: "3 ملايين و200 ألف", "مليون و300 ألف", "1.5 مليون ونصف". @scale: that
 * word's. */
void qimam_number_read_addends (const GArray *tokens, const char *text, gint64 scale, QimamNumber *number);

/* As qimam_number_read_words(), with the text, which tells a fifth from five. */
gboolean qimam_number_read_words_in (const GArray *tokens, guint i, const char *text, QimamNumber *number);

/* "½" and the like: the value, or 0. */
double qimam_number_vulgar (const QimamLex *lex);

G_END_DECLS
