/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "qimam-meeting.h"

G_BEGIN_DECLS

/**
 * QimamMeetingChoice:
 *
 * A line of the list from which meetings are chosen.
 */
#define QIMAM_TYPE_MEETING_CHOICE (qimam_meeting_choice_get_type ())
G_DECLARE_FINAL_TYPE (QimamMeetingChoice, qimam_meeting_choice, QIMAM, MEETING_CHOICE, GObject)

/* @meeting: must live as long */
QimamMeetingChoice *qimam_meeting_choice_new (const QimamMeeting *meeting);

gint64 qimam_meeting_choice_get_id (QimamMeetingChoice *self);

/* (transfer full): its name, as it is shown */
char *qimam_meeting_choice_dup_title (QimamMeetingChoice *self);

/* (transfer full): its day and how many articles it has */
char *qimam_meeting_choice_describe (QimamMeetingChoice *self);

/* Whether what is shown of it contains @wanted, which is folded. */
gboolean qimam_meeting_choice_matches (QimamMeetingChoice *self, const char *wanted);

G_END_DECLS
