/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "qimam-meeting.h"

G_BEGIN_DECLS

/* What a meeting of the library that the user fixed is made of. */

/* Takes away the ids of claims, which go with an analysis. */
void qimam_meeting_forget_claims (QimamMeeting *self);

/* Takes away what rests on claims of @gone (element-type gint64) alone: date, format, places, durations and
 * participants. */
void qimam_meeting_drop_claims (QimamMeeting *self, GHashTable *gone);

/* Adds what an article tells of it. */
void qimam_meeting_absorb (QimamMeeting *self, const QimamMeeting *told);
/* The same for the date alone. */
void qimam_meeting_absorb_date (QimamMeeting *self, const QimamMeeting *told);

/* Takes away places, durations and participants that no claim carries any more, unless none of them has a
 * claim. */
void qimam_meeting_drop_unclaimed (QimamMeeting *self);

G_END_DECLS
