/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "qimam-expression.h"

G_BEGIN_DECLS

/**
 * qimam_times_find:
 * @text: UTF-8
 * @length: in bytes, or -1
 * @in: written into the spans
 * @reference: (nullable): ISO 8601 date or date and time from which "today" and the like are counted; without
 * it they are found and have no value
 *
 * Finds dates, clock times, periods, durations and repetitions, and gives their values. Nothing is guessed:
 * what the text and the reference do not fix has no value.
 *
 * Returns: (transfer full) (element-type QimamTime): in the order of the text, not overlapping
 */
GPtrArray *qimam_times_find (const char *text, gssize length, QimamField in, const char *reference);

G_END_DECLS
