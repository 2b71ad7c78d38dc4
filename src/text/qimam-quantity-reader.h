/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "qimam-expression.h"

G_BEGIN_DECLS

/**
 * qimam_quantities_find:
 * @text: UTF-8
 * @length: in bytes, or -1
 * @in: written into the spans
 *
 * Finds numbers in digits and words, percentages, money, measures and ordinals; nouns in the dual, as two; and
 * vague quantities, which have no value.
 *
 * Returns: (transfer full) (element-type QimamQuantity): in the order of the text, not overlapping
 */
GPtrArray *qimam_quantities_find (const char *text, gssize length, QimamField in);

G_END_DECLS
