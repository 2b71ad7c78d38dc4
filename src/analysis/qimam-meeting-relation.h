/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "qimam-meeting-finder.h"

G_BEGIN_DECLS

#define QIMAM_MEETING_RELATION_MAX_MEETINGS 32 /* of one article */
#define QIMAM_MEETING_RELATION_MAX_BACK     96 /* mentions of meetings to compare one with */

/* Settles which meeting each event means: the one that the article reports on, one to come, or another, which
 * is added to the meetings where enough is told of it. Needs what the beginning tells. */
void qimam_meeting_relation_read (QimamMeetingFinder *self);

/* Id of the meeting that the event at @index fits best, and none of whose other mentions it contradicts; 0 if
 * there is none. */
gint64 qimam_meeting_relation_find_fitting (const QimamMeetingFinder *self, guint index);

G_END_DECLS
