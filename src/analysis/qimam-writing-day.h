/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "qimam-expression.h"

G_BEGIN_DECLS

/**
 * qimam_times_settle_writing_day:
 * @times: (element-type QimamTime): of one text, in its order
 * @text: the text, UTF-8
 *
 * An article is often printed a day after it was written: where "اليوم (الأربعاء)" or "أمس الجمعة" names
 * another weekday than the day of publication gives, the weekday is right. Where no such pair fits the day of
 * publication and all that do not agree with each other, the other days that are counted from it move as
 * well.
 */
void qimam_times_settle_writing_day (GPtrArray *times, const char *text);

G_END_DECLS
