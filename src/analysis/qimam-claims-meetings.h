/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "qimam-claims-builder.h"

G_BEGIN_DECLS

/* Fills in the meetings of the finder from the claims about them, whose ids must be settled: date, places,
 * format, durations, participants, title. Meetings that no claim and no event tells anything of are left out.
 * Moves them into the analysis. */
void qimam_claims_fill_meetings (QimamClaimBuilder *builder);

/* "قمة جنيف: فلان وفلان": a title by what is known. (transfer full) */
char *qimam_meeting_make_title (const QimamMeeting *meeting);

G_END_DECLS
