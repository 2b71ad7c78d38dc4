/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "qimam-meeting-finder.h"

G_BEGIN_DECLS

/* Settles which meeting each event means: the one that the article reports on, one to come, or another, which
 * is added to the meetings where enough is told of it. Needs what the beginning tells. */
void qimam_meeting_relation_read (QimamMeetingFinder *self);

G_END_DECLS
