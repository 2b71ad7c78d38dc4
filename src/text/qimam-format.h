/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "qimam-types.h"

G_BEGIN_DECLS

/* Values as people read them. @language is "ar", "en" or "fr". Digits are ASCII. */

/* (transfer full): "16 يونيو 2021", "16 June 2021", "يونيو 2021", "28–30 يونيو 2021"; @iso itself where it is
 * odd */
char *qimam_format_date (const char *iso, const char *language);

/* (transfer full): "الأربعاء 16 يونيو 2021" */
char *qimam_format_date_long (const char *iso, const char *language);

/* (transfer full): "نحو 4 ساعات ونصف", "أقل من 4 ساعات", "about 4 hours 30 minutes"; Arabic number agreement
 */
char *qimam_format_duration (const char *iso, QimamCmp cmp, const char *language);

/* (transfer full): "17:05 بالتوقيت المحلي …" for clock values such as "T17:05+02:00" or "2021-06-16T17:05", and
 * "مساء" for "TEV" */
char *qimam_format_clock (const char *iso, const char *language);

/**
 * qimam_format_count:
 * @noun: key in `data/lexicon/nouns.tsv`, such as "article"
 *
 * Returns: (transfer full): a counted noun with Arabic agreement: "مقالان", "3 مقالات", "11 مقالا", "2
 * articles"
 */
char *qimam_format_count (guint64 n, const char *noun, const char *language);

G_END_DECLS
