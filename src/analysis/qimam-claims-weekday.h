/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "qimam-meeting-finder.h"

G_BEGIN_DECLS

/* Weekdays, which do not tell by themselves what day they are of. */

/* The one full date of the article that falls on a weekday. */
typedef struct
{
  const QimamTime *time; /* (nullable): where it first stands */
  const QimamClauses *scan;
  guint32 day;
  gboolean several; /* there are others */
} QimamFullDate;

/* Those of all weekdays; all 0 until one is asked for. */
typedef struct
{
  gboolean read;
  QimamFullDate of[8]; /* by weekday, 1 Monday … 7 Sunday */
} QimamFullDates;

/* (nullable): a weekday that no reference settles may be that of the one full date of the article that falls
 * on it. */
const QimamFullDate *
qimam_full_dates_settle (QimamFullDates *dates, const GPtrArray *scans, const QimamTime *time);

/* (transfer full) (nullable): "تنطلق غدا الثلاثاء …، قبل جلسة عمل الأربعاء": in news of what is to come a
 * weekday alone is the next one. */
char *qimam_claims_coming_weekday (const QimamMeetingFinder *finder,
                                   const QimamClauses *scan,
                                   const QimamTime *time);

G_END_DECLS
