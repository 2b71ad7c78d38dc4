/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "qimam-expression.h"
#include "qimam-number.h"

G_BEGIN_DECLS

/* The parts of the time reader: days and longer spans, clock times, durations. Each reader takes the token
 * where it begins and says FALSE where nothing of its kind stands there. */

typedef struct
{
  const char *text;
  GArray *tokens;
  GPtrArray *found;
  QimamField in;
  gboolean has_reference;
  guint32 today; /* of the reference */
  int year, month, day;
  int minute;   /* of the reference's day, -1 where it has no clock time */
  guint future; /* one past the last token that says that the sentence looks ahead, 0 for none */
} QimamTimeReader;

/* A point or a stretch of the calendar, or a clock time. */
typedef struct
{
  guint next;
  guint32 start;
  guint32 end;
  QimamTimeKind kind;
  char value[72]; /* "" where nothing fixes it */
  QimamMod mod;
  QimamTimeResolution how;
  int year, month, day, weekday; /* as the text says them */
  gboolean bare_weekday;
  gboolean hijri;
  QimamPrecision precision; /* YEAR, MONTH, DAY or RANGE */
  guint32 julian;           /* of a day that is known, else 0 */
  gboolean day_alone;       /* a number that may be a day of a month named later */
} QimamPoint;

typedef struct
{
  guint next;
  guint32 start;
  guint32 end;
  int hour, minute, second; /* second -1: not said */
  gboolean has_zone;
  int zone;        /* minutes */
  gboolean strong; /* is one without any context */
} QimamClock;

#define QIMAM_MAX_PARTS 4

typedef struct
{
  guint next;
  guint32 start;
  guint32 end;
  QimamMod mod;
  guint n_parts;
  QimamTimeUnit units[QIMAM_MAX_PARTS];
  double numbers[QIMAM_MAX_PARTS]; /* negative: an unnamed number */
  gboolean bare;                   /* a unit alone: "ساعة" */
  gboolean article;                /* "الساعتين" */
} QimamLength;

static inline const QimamLex *
qimam_time_at (const QimamTimeReader *self, guint i)
{
  return qimam_lex_at (self->tokens, i);
}

/* Ends a point before token @next. */
static inline void
qimam_time_finish (const QimamTimeReader *self, QimamPoint *point, guint next)
{
  point->next = next;
  point->end = qimam_time_at (self, next - 1)->end;
}

/* Whether a word is the singular of a unit. */
static inline gboolean
qimam_time_is_unit (const QimamLex *lex, QimamTimeUnit unit)
{
  gint64 value;

  return qimam_lex_value (lex, QIMAM_SENSE_TIME_UNIT, &value) && value / 4 == (gint64) unit && value % 4 == 1;
}

/* Whether a word is "year", of any number. */
static inline gboolean
qimam_time_is_year_unit (const QimamLex *lex)
{
  gint64 value;

  return qimam_lex_value (lex, QIMAM_SENSE_TIME_UNIT, &value) && value / 4 == QIMAM_UNIT_YEAR;
}

/* Whether the sentence looks ahead at token @i. */
gboolean qimam_time_is_ahead (const QimamTimeReader *self, guint i);

gboolean qimam_time_read_point (const QimamTimeReader *self, guint i, QimamPoint *point);
/* A date with a day, a month or both; no relative words. */
gboolean qimam_time_read_date (const QimamTimeReader *self, guint i, QimamPoint *point);
gboolean qimam_time_read_numeric (const QimamTimeReader *self, guint i, QimamPoint *point);
gboolean qimam_time_read_span (const QimamTimeReader *self, guint i, QimamPoint *point);
/* "عام 2015", "2018". */
gboolean qimam_time_read_year_point (const QimamTimeReader *self, guint i, QimamPoint *point);
gboolean qimam_time_read_quarter (const QimamTimeReader *self, guint i, QimamPoint *point);
gboolean qimam_time_read_season (const QimamTimeReader *self, guint i, QimamPoint *point);
gboolean qimam_time_read_decade (const QimamTimeReader *self, guint i, QimamPoint *point);
/* -1, 0 and 1 for "last", "this" and "next"; G_MAXINT for "the one after" and "the one before", which are
 * counted from what the text tells, not from the reference. */
gboolean qimam_time_read_by (const QimamTimeReader *self, guint i, int *by);
/* The value of a unit that is @by units away from the reference. */
void
qimam_time_set_relative_unit (const QimamTimeReader *self, QimamPoint *point, QimamTimeUnit unit, int by);
/* The value of a day of the week in a week. */
void qimam_time_set_week_day (const QimamTimeReader *self, QimamPoint *point, int weekday, int by);
gboolean qimam_time_read_relative (const QimamTimeReader *self, guint i, gboolean alone, QimamPoint *point);
gboolean qimam_time_read_weekday (const QimamTimeReader *self, guint i, guint *next, int *weekday);
gboolean qimam_time_read_month (
    const QimamTimeReader *self, guint i, guint *next, int *month, gboolean *hijri, gboolean *weak);
gboolean qimam_time_read_year (const QimamTimeReader *self, guint i, guint *next, int *year, int *era);
/* "الأسبوع الماضي", "هذا العام": @by is -1, 0, 1, 2; or G_MAXINT where the text says no more than "the
 * following". */
gboolean qimam_time_read_relative_unit (
    const QimamTimeReader *self, guint i, gboolean alone, guint *next, QimamTimeUnit *unit, int *by);
/* Gives a date its value from what the text and the reference say. @direction: -1 past, 1 future, 0 not said.
 */
void qimam_time_resolve (const QimamTimeReader *self, QimamPoint *point, int direction);
void qimam_time_set_day (QimamPoint *point, guint32 julian, QimamTimeResolution how);
guint32 qimam_time_weekday_near (const QimamTimeReader *self, int weekday, int direction);

/* A period with two ends. */
gboolean qimam_time_read_range (const QimamTimeReader *self, guint i, QimamPoint *range);

gboolean qimam_time_read_clock (const QimamTimeReader *self, guint i, QimamClock *clock);
void qimam_time_print_clock (const QimamClock *clock, char *value, gsize size);

gboolean
qimam_time_read_length (const QimamTimeReader *self, guint i, gboolean allow_bare, QimamLength *length);
char *qimam_time_print_length (const QimamLength *length);

G_END_DECLS
