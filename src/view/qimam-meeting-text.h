/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "qimam-meeting.h"

G_BEGIN_DECLS

/* (transfer full): what kind of meeting it is, its day, whether it was held. */
char *qimam_meeting_text_about (const QimamMeeting *meeting);

/* (transfer full): how many articles report on it and mention it; "" where none do. */
char *qimam_meeting_text_coverage (const QimamMeeting *meeting);

G_END_DECLS
