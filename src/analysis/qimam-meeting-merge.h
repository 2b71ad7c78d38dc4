/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "qimam-meeting.h"

G_BEGIN_DECLS

/* (nullable) (transfer none): in_person, video, phone or hybrid, where the meeting's format tells. */
const char *qimam_meeting_mode (const QimamMeeting *self);

/* Whether an article tells too little of whom it was between, or no city: then what it names elsewhere
 * counts.
 */
gboolean qimam_meeting_is_vague (const QimamMeeting *self);

/**
 * qimam_meeting_merge:
 * @group: a meeting as several articles tell it; its #QimamMeeting.main says whether its date is from an
 * article that reports on it
 * @told: the same meeting as one more article tells it
 *
 * Adds what @told tells: a better date, places, ways, lengths, people, with the ids of their claims.
 */
void qimam_meeting_merge (QimamMeeting *group, const QimamMeeting *told);

G_END_DECLS
