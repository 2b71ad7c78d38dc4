/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "qimam-document.h"

G_BEGIN_DECLS

/* A date as pages and feeds state it. */
typedef struct
{
  char *value; /* ISO 8601 with the zone that was stated, "2021-06-16", "2021-06-16T09:30+03:00" */
  QimamPrecision precision;
  gsize start; /* bytes of the text it was read from */
  gsize end;
} QimamStamp;

void qimam_stamp_clear (QimamStamp *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (QimamStamp, qimam_stamp_clear)

/**
 * qimam_stamp_find:
 * @text: UTF-8
 * @from: byte to begin at
 *
 * Finds the next date with its year: ISO 8601, RFC 822 and its misspellings, and written dates in Arabic,
 * English and French ("16 يونيو/حزيران 2021", "June 16, 2021 9:30 am EDT", "16/06/2021"), with the clock time
 * that belongs to it. A date that is not in the calendar is passed over.
 */
gboolean qimam_stamp_find (const char *text, gsize from, QimamStamp *stamp);

/**
 * qimam_stamp_read:
 *
 * Reads a text that is a date and nothing but a date; a year or a year and a month will do.
 */
gboolean qimam_stamp_read (const char *text, QimamStamp *stamp);

/**
 * qimam_stamp_read_line:
 *
 * As qimam_stamp_find(), where nothing but the date and words that introduce dates ("نشر في", "Published")
 * stands in the line.
 */
gboolean qimam_stamp_read_line (const char *line, QimamStamp *stamp);

/* Takes a text for the time at which a document was last changed, where it is a day at least and not before
 * the one on which it was published. @text: (nullable) */
void qimam_stamp_take_modified (QimamDocument *document, const char *text);

/* The month (1-12) or the weekday (1 Monday to 7 Sunday) that a folded word names; 0 if it names none. */
int qimam_stamp_month (const char *folded);
int qimam_stamp_weekday (const char *folded);

G_END_DECLS
