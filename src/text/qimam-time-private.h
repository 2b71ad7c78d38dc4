/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "qimam-expression.h"
#include "qimam-number.h"

G_BEGIN_DECLS

/* The parts of the time reader: days and longer spans, clock times, durations. Each reader takes the token
 * where it begins and says FALSE where nothing of its kind stands there. */

/* Which of the days that an expression can mean, seen from the reference. */
typedef enum
{
  QIMAM_WHEN_BEFORE = -1, /* the last one before it */
  QIMAM_WHEN_UP_TO,       /* it, or the last one before */
  QIMAM_WHEN_AFTER,       /* the first one after it */
  QIMAM_WHEN_FROM,        /* it, or the first one after */
  QIMAM_WHEN_NEAREST,
} QimamWhen;

typedef struct
{
  const char *text;
  GArray *tokens;
  GPtrArray *found;
  QimamField in;
  gboolean has_reference;
  guint32 today; /* of the reference */
  int year, month, day;
  int minute;         /* of the reference's day, -1 where it has no clock time */
  int tense;          /* of the sentence so far: 1 looks ahead, -1 back, 0 nothing tells */
  guint tense_at;     /* the token that says so */
  guint scheduled_at; /* behind the last verb of coming or going in the present; 0 for none */
  guint was_at;       /* behind the last "was" or "not" of the sentence; 0 for none */
  gboolean earlier;   /* the sentence tells what had been */
  gboolean exact;     /* the reference is a date of the text, from which months are counted to the day */
  /* What the paragraph named last, as far as it did, for "the following day"; 0 for nothing. */
  guint32 story_day;
  int story_year, story_month;
  guint32 tale_day; /* the last day that it named, whatever years or months came behind it */
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
  int zone;          /* minutes */
  const char *place; /* (nullable): name in the tz database of a zone with summer time */
  gboolean strong;   /* is one without any context */
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

/* Takes note of what token @i tells of the tense. */
void qimam_time_watch_tense (QimamTimeReader *self, guint i);
/* Which way the sentence looks at token @i. @look_behind: verbs that follow count where none stands before.
 */
QimamWhen qimam_time_when (const QimamTimeReader *self, guint i, gboolean look_behind);
/* Whether nothing can be counted or described at @i: a comma, a full stop, a closing bracket. */
gboolean qimam_time_ends_clause (const QimamTimeReader *self, guint i);

gboolean qimam_time_read_point (const QimamTimeReader *self, guint i, QimamPoint *point);
/* A day of the month: "16", "(28)", "الثامن", "الحادي والعشرين". */
gboolean qimam_time_read_day (const QimamTimeReader *self, guint i, guint *next, int *day);
/* What behind a day says that it is one of a month that is counted from the reference: "من الشهر المقبل". */
gboolean
qimam_time_read_day_of_relative_month (const QimamTimeReader *self, guint i, int day, QimamPoint *point);
/* The day of the month at @i behind the weekday that @point has. */
gboolean qimam_time_read_weekday_and_day (const QimamTimeReader *self, guint i, QimamPoint *point);
/* "يوم 27", "في 27." */
gboolean qimam_time_read_lone_day (const QimamTimeReader *self, guint i, QimamPoint *point);
/* "أول جمعة من مايو", "آخر يوم من العام". */
gboolean qimam_time_read_nth (const QimamTimeReader *self, guint i, QimamPoint *point);
/* A date with a day, a month or both; no relative words. */
gboolean qimam_time_read_date (const QimamTimeReader *self, guint i, QimamPoint *point);
gboolean qimam_time_read_numeric (const QimamTimeReader *self, guint i, QimamPoint *point);
/* "الأيام الثلاثة الماضية", "آخر عامين", "العشرين عاما المقبلة". */
gboolean qimam_time_read_rolling (const QimamTimeReader *self, guint i, QimamPoint *point);
/* "الأيام الماضية", without a number. */
gboolean qimam_time_read_some (const QimamTimeReader *self, guint i, QimamPoint *point);
/* The number behind "this year", which says which one: "العام الجاري 2015". */
gboolean qimam_time_read_stated_year (const QimamTimeReader *self, guint i, guint *next, int *year);
gboolean qimam_time_read_span (const QimamTimeReader *self, guint i, QimamPoint *point);
/* "عام 2015", "2018". */
gboolean qimam_time_read_year_point (const QimamTimeReader *self, guint i, QimamPoint *point);
gboolean qimam_time_read_quarter (const QimamTimeReader *self, guint i, QimamPoint *point);
gboolean qimam_time_read_season (const QimamTimeReader *self, guint i, QimamPoint *point);
gboolean qimam_time_read_centuries (const QimamTimeReader *self, guint i, QimamPoint *point);
gboolean qimam_time_read_decade (const QimamTimeReader *self, guint i, QimamPoint *point);
/* -1, 0 and 1 for "last", "this" and "next", and these for "the one after", "the one before" and "the same",
 * which are counted from what the text tells, not from the reference. */
#define QIMAM_BY_STORY        1000
#define QIMAM_BY_STORY_AFTER  1001
#define QIMAM_BY_STORY_BEFORE 1002

static inline gboolean
qimam_time_of_story (int by)
{
  return by >= QIMAM_BY_STORY;
}

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
/* @era: 1 Gregorian, 2 Hijri, 0 not said. */
gboolean qimam_time_read_year (const QimamTimeReader *self, guint i, guint *next, int *year, int *era);
/* Takes "م", "هـ", "ميلادي" and the like behind a year. */
guint qimam_time_read_era (const QimamTimeReader *self, guint i, int *era);
/* The year behind a month: ", 2021", "من عام 2021", "للعام 2021". */
gboolean qimam_time_read_year_behind (const QimamTimeReader *self, guint i, guint *next, int *year, int *era);
/* A word behind a date that says which one: -1, 0 with @said, 1. */
guint qimam_time_read_which (const QimamTimeReader *self, guint i, int *direction, gboolean *said);
/* "الأسبوع الماضي", "هذا العام": @by is -2 to 2, or one of QIMAM_BY_STORY. */
gboolean qimam_time_read_relative_unit (
    const QimamTimeReader *self, guint i, gboolean alone, guint *next, QimamTimeUnit *unit, int *by);
/* Gives a date its value from what the text and the reference say. */
void qimam_time_resolve (const QimamTimeReader *self, QimamPoint *point, QimamWhen when);
void qimam_time_set_day (QimamPoint *point, guint32 julian, QimamTimeResolution how);
/* Makes a point a period of days, the last one included. */
void qimam_time_set_days (QimamPoint *point, guint32 first, guint32 last);
/* The days of a Hijri year. */
void qimam_time_set_hijri_year (QimamPoint *point, int year);
/* 1 Monday … 7 Sunday */
int qimam_time_day_of_week (guint32 julian);
guint32 qimam_time_weekday_near (const QimamTimeReader *self, int weekday, QimamWhen when);

/* A period with two ends. */
gboolean qimam_time_read_range (const QimamTimeReader *self, guint i, QimamPoint *range);

/* Skips an article that stands by itself: "الـ17:05", "القرن الـ19". */
guint qimam_time_skip_article (const QimamTimeReader *self, guint i);
/* The zone that stands behind the day: "الثانية فجر اليوم بتوقيت غرينتش". Returns the token after it. */
guint qimam_time_read_zone_behind (const QimamTimeReader *self, guint i, QimamClock *clock);
gboolean qimam_time_read_clock (const QimamTimeReader *self, guint i, QimamClock *clock);
/* @day: a Julian day, which decides between summer and winter time, or 0. */
void qimam_time_print_clock (const QimamClock *clock, guint32 day, char *value, gsize size);

gboolean
qimam_time_read_length (const QimamTimeReader *self, guint i, gboolean allow_bare, QimamLength *length);
/* The point that lies a length before (@sign -1) or after the reference. FALSE where the length is unnamed.
 */
gboolean
qimam_time_shift (const QimamTimeReader *self, const QimamLength *length, int sign, QimamPoint *point);
char *qimam_time_print_length (const QimamLength *length);

G_END_DECLS
