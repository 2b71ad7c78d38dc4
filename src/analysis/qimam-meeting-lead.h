/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "qimam-meeting-finder.h"

G_BEGIN_DECLS

/* The beginning of an article, which tells what meeting it reports on. */

/* Finds the beginning and what it says of the meeting: kind, status, times, places, people. Needs the events.
 */
void qimam_meeting_lead_read (QimamMeetingFinder *self);

/* Whether a sentence belongs to the beginning. */
gboolean qimam_meeting_lead_has (const QimamMeetingFinder *self, const QimamClauses *scan, guint sentence);

/* Whether two events are told apart: by the cities that they are called after, or by their days. */
gboolean qimam_meeting_lead_parts (const QimamEvent *a, const QimamEvent *b);

/* Whether the words first … last, a way of meeting from afar, are that of one who spoke to those who met. */
gboolean qimam_meeting_lead_is_one_away (const QimamClauses *scan, guint first, guint last);

/* Whether a role is that of a head of state or government. */
gboolean qimam_meeting_lead_is_head (const char *role);

/* "ذكرت تقارير اليوم أن", "قال مسؤول أمس إن": the day on which somebody spoke who is no side of a meeting. */
gboolean qimam_meeting_lead_is_day_of_report (const QimamMeetingFinder *self,
                                              const QimamClauses *scan,
                                              const QimamTime *time);

G_END_DECLS
