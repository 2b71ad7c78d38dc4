/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "qimam-span.h"

G_BEGIN_DECLS

/**
 * qimam_sentences:
 * @text: UTF-8, paragraphs separated by "\n"
 * @in: written into the spans
 *
 * Cuts a text into sentences. A sentence never crosses a paragraph; a quotation in marks is not cut inside
 * unless it is long, and stays with the words and the colon before it; numbers, abbreviations, addresses and
 * an ellipsis with which the sentence goes on do not end one. White space around a sentence is outside it.
 *
 * Returns: (transfer full) (element-type QimamSpan)
 */
GArray *qimam_sentences (const char *text, gssize length, QimamField in);

/* A stretch in quotation marks. @inner leaves the marks out. Unbalanced marks end at the end of the
 * paragraph. */
typedef struct
{
  QimamSpan outer;
  QimamSpan inner;
  gboolean balanced;
} QimamQuotation;

/**
 * qimam_quotations:
 *
 * Finds “…”, «…», "…", ”…“ and the like, in order and not nested.
 *
 * Returns: (transfer full) (element-type QimamQuotation)
 */
GArray *qimam_quotations (const char *text, gssize length, QimamField in);

G_END_DECLS
