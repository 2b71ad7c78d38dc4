/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "qimam-claims-builder.h"

G_BEGIN_DECLS

/* Fills in the meetings of the finder from the claims about them, whose ids must be settled: date, places,
 * format, durations, participants, title. Meetings that no claim and no event tells anything of are left out.
 * Moves them into the analysis. */
void qimam_claims_fill_meetings (QimamClaimBuilder *builder);

/**
 * qimam_meeting_refill:
 * @self: a meeting as one article tells it
 * @claims: (element-type QimamClaim): claims of the article, those first that are to be believed first
 * @published: (nullable): when the article was published
 *
 * Makes date, format, places, durations and participants anew from the claims about the meeting, after some
 * of them changed; and its title, unless it has none.
 */
void qimam_meeting_refill (QimamMeeting *self, const GPtrArray *claims, const char *published);

/* "قمة جنيف: فلان وفلان": a title by what is known. (transfer full) */
char *qimam_meeting_make_title (const QimamMeeting *meeting);

G_END_DECLS
