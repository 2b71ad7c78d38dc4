/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "qimam-meeting-finder.h"

G_BEGIN_DECLS

/* Whether a day that stands beside no word for the meeting of the article is told as that of another one: of
 * an agreement that was signed, of talks named elsewhere in the sentence. @first, @last: its words. @meeting
 * (out): whose day it is, 0 where nothing tells more of it. */
gboolean qimam_day_is_of_other (const QimamMeetingFinder *finder,
                                const QimamClauses *scan,
                                const QimamTime *time,
                                guint first,
                                guint last,
                                gint64 *meeting);

/* "تصافح الرجلان مساء الأربعاء", "ما الذي دار في الرياض يوم الثلاثاء؟", "بعد انتهائها ظهر الجمعة": a day told
 * by what those who met did; @role (out): "event", "start" or "end". */
gboolean qimam_day_is_of_act (const QimamMeetingFinder *finder,
                              const QimamClauses *scan,
                              const QimamTime *time,
                              guint first,
                              const char **role);

/* A day that is none of a meeting: of printing, one that was given up, said a second time, or since when
 * something was not. */
gboolean qimam_day_is_none (const QimamClauses *scan, const QimamTime *time, guint first);

/* The same, or one told of something else than the meeting: what is to be done, coming to it, the report. */
gboolean qimam_day_is_apart (const QimamMeetingFinder *finder,
                             const QimamClauses *scan,
                             const QimamTime *time,
                             guint first,
                             guint last);

/* A day up to that of publication, in words that count from it: "أمس", "اليوم الثلاثاء". */
gboolean qimam_day_is_recent (const QimamClauses *scan, const QimamTime *time);

G_END_DECLS
