/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "qimam-claims-builder.h"

G_BEGIN_DECLS

/* The comparator of a time's modifier ("approx", "gt", "lt"). */
QimamCmp qimam_claims_cmp_of (const char *mod);

/* Looks for a comparator before the words *first …, where the reader of times has left it outside; moves
 * *first to it. Returns @known where there is none. */
QimamCmp qimam_claims_find_comparator (const QimamClauses *scan, guint *first, QimamCmp known);

/* "التي بدأت الخميس", "وتستمر حتى الأربعاء", "اعتبارا من الغد": the meeting whose beginning or end the time
 * at word @first tells, and which (out). (nullable) */
const QimamEvent *qimam_claims_find_course (const QimamMeetingFinder *finder,
                                            const QimamClauses *scan,
                                            guint first,
                                            const char **role);

/* An hour of the day, with or without its day. */
gboolean qimam_claims_is_clock (const QimamTime *time);

/* Whether a clause has words that tell of something agreed. */
gboolean qimam_claims_tells_agreement (const QimamClauses *scan, const QimamClause *clause);

/* An article that dates its meeting nowhere tells of it on the day of its news. */
void qimam_claims_add_day_of_news (QimamClaimBuilder *builder);

G_END_DECLS
