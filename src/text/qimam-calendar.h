/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Days as Julian day numbers of g_date_get_julian(); 0 is no day. */

gboolean qimam_calendar_valid (int year, int month, int day);
guint32 qimam_calendar_julian (int year, int month, int day);
void qimam_calendar_split (guint32 julian, int *year, int *month, int *day);
int qimam_calendar_days_in_month (int year, int month);

/* The Gregorian day of a day of the Umm al-Qura calendar, 0 where there is no such day. */
guint32 qimam_calendar_from_hijri (int year, int month, int day);

/* How far a zone of the tz database is from Greenwich, in minutes, at a local time; FALSE if there is no such
 * zone. */
gboolean qimam_calendar_zone_offset (const char *zone, guint32 julian, int minute, int *offset);

/* Moves a month by @by months. */
void qimam_calendar_add_months (int *year, int *month, int by);

/* "2021-W24" of a day. */
void qimam_calendar_week (guint32 julian, int *year, int *week);

G_END_DECLS
