/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "qimam-types.h"

G_BEGIN_DECLS

/* Arithmetic on the ISO 8601 strings that the data model uses. None of these functions fails on odd input:
 * they say FALSE, 0 or NULL. */

/**
 * qimam_iso_days:
 * @iso: date, date and time, month, year, or FROM/TO
 * @first: (out): Julian day (as g_date_get_julian()) of the first day it can mean
 * @last: (out): of the last
 *
 * Returns: %FALSE if @iso names no day ("T17:05", "PT2H", NULL)
 */
gboolean qimam_iso_days (const char *iso, guint32 *first, guint32 *last);

/* The precision of a value such as "2021-06": UNKNOWN where it is none of year … second or a range. */
QimamPrecision qimam_iso_precision (const char *iso);

/**
 * qimam_iso_seconds:
 * @iso: a duration such as "PT4H30M"; months count 30.44 days, years 365.25
 *
 * Returns: its length in seconds, -1 if @iso is not a duration with numbers
 */
gint64 qimam_iso_seconds (const char *iso);

/* (transfer full): "2021-06-16" for a Julian day. */
char *qimam_iso_from_julian (guint32 julian);

/* 1 Monday … 7 Sunday. */
int qimam_iso_weekday (guint32 julian);

/* (transfer full) (nullable): the day part of a date and time, "2021-06-16" of "2021-06-16T17:05+02:00". */
char *qimam_iso_day (const char *iso);

/* Whether two values can mean the same time: days overlap, or clock times are the same moment. */
gboolean qimam_iso_compatible (const char *a, const char *b);

G_END_DECLS
