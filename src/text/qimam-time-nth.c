/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-calendar.h"
#include "qimam-time-private.h"

/* The first, the third or the last day, weekday or week of a month or a year. */

#define at(self, i) qimam_time_at (self, i)

/* What is counted. */
typedef struct
{
  gboolean week;
  int weekday; /* 0: any day */
  int ordinal; /* -1: the last */
} Nth;

/* "أول", "الثالث", "الأخير". */
static gboolean
read_ordinal (const QimamTimeReader *self, guint i, guint *next, int *ordinal)
{
  gint64 edge, value;

  if (qimam_lex_value (at (self, i), QIMAM_SENSE_EDGE, &edge) && edge == QIMAM_MOD_END &&
      qimam_lex_is (at (self, i), QIMAM_SENSE_LAST))
    {
      *ordinal = -1;
      *next = i + 1;
      return TRUE;
    }
  if ((at (self, i)->prefix & QIMAM_PREFIX_ARTICLE) && qimam_lex_is (at (self, i), QIMAM_SENSE_LAST) &&
      qimam_lex_value (at (self, i), QIMAM_SENSE_PAST, &value))
    {
      *ordinal = -1;
      *next = i + 1;
      return TRUE;
    }
  return qimam_ordinal_read (self->tokens, i, next, ordinal);
}

/* "يوم جمعة", "جمعة", "يوم", "أيام" behind "أول". */
static gboolean
read_counted (const QimamTimeReader *self, guint i, guint *next, Nth *nth)
{
  gint64 value;

  *next = i + 1;
  if (qimam_lex_value (at (self, i), QIMAM_SENSE_TIME_UNIT, &value) && value / 4 == QIMAM_UNIT_DAY &&
      value % 4 != 2 && at (self, i)->prefix == 0)
    {
      if (value % 4 == 1 && qimam_lex_value (at (self, i + 1), QIMAM_SENSE_WEEKDAY, &value) &&
          at (self, i + 1)->prefix == 0)
        {
          nth->weekday = (int) value;
          *next = i + 2;
        }
      return TRUE;
    }
  if (qimam_lex_value (at (self, i), QIMAM_SENSE_WEEKDAY, &value) && at (self, i)->prefix == 0)
    {
      nth->weekday = (int) value;
      return TRUE;
    }
  nth->week = qimam_time_is_unit (at (self, i), QIMAM_UNIT_WEEK) && at (self, i)->prefix == 0;
  return nth->week;
}

/* What is counted and how, up to the month or year. */
static gboolean
read_what (const QimamTimeReader *self, guint i, guint *next, Nth *nth)
{
  const QimamLex *lex = at (self, i);

  *nth = (Nth){ 0 };
  if (qimam_time_is_unit (lex, QIMAM_UNIT_WEEK) && (lex->prefix & QIMAM_PREFIX_ARTICLE))
    {
      nth->week = TRUE;
      return read_ordinal (self, i + 1, next, &nth->ordinal) && nth->ordinal <= 53;
    }
  if (qimam_time_read_weekday (self, i, next, &nth->weekday))
    return (at (self, *next)->prefix & QIMAM_PREFIX_ARTICLE) &&
           read_ordinal (self, *next, next, &nth->ordinal) && nth->ordinal <= 5;
  return !(lex->prefix & QIMAM_PREFIX_ARTICLE) && read_ordinal (self, i, next, &nth->ordinal) &&
         nth->ordinal <= 31 && read_counted (self, *next, next, nth) &&
         (nth->weekday == 0 || nth->ordinal <= 5);
}

static void
set_nth_of_year (QimamPoint *point, const Nth *nth, int year)
{
  if (nth->week)
    {
      /* Weeks of a year are those of ISO 8601; the 28th of December lies in the last one. */
      int week = nth->ordinal, ignored;

      if (week < 0)
        qimam_calendar_week (qimam_calendar_julian (year, 12, 28), &ignored, &week);
      g_snprintf (point->value, sizeof point->value, "%04d-W%02d", year, week);
      point->precision = QIMAM_PRECISION_RANGE;
    }
  else if (nth->weekday == 0 && nth->ordinal == 1)
    qimam_time_set_day (point, qimam_calendar_julian (year, 1, 1), QIMAM_TIME_RELATIVE);
  else if (nth->weekday == 0 && nth->ordinal < 0)
    qimam_time_set_day (point, qimam_calendar_julian (year, 12, 31), QIMAM_TIME_RELATIVE);
}

static void
set_nth_of_month (QimamPoint *point, const Nth *nth, int year, int month)
{
  guint32 first = qimam_calendar_julian (year, month, 1);
  guint32 last = first + (guint32) qimam_calendar_days_in_month (year, month) - 1, day;

  if (nth->week)
    {
      guint32 monday = first - (first - 1) % 7;
      int week;

      qimam_calendar_week (nth->ordinal < 0 ? last : monday + 7 * (guint32) (nth->ordinal - 1), &year, &week);
      g_snprintf (point->value, sizeof point->value, "%04d-W%02d", year, week);
      point->precision = QIMAM_PRECISION_RANGE;
      return;
    }
  if (nth->weekday == 0)
    day = nth->ordinal < 0 ? last : first + (guint32) nth->ordinal - 1;
  else if (nth->ordinal < 0)
    day = last - (guint32) (qimam_time_day_of_week (last) - nth->weekday + 7) % 7;
  else
    day =
        first + (guint32) ((nth->weekday - qimam_time_day_of_week (first) + 7) % 7 + 7 * (nth->ordinal - 1));
  if (day <= last)
    qimam_time_set_day (point, day, QIMAM_TIME_RELATIVE);
}

/* The month or year that is counted in. */
static gboolean
read_owner (const QimamTimeReader *self, guint i, const Nth *nth, QimamPoint *owner)
{
  gboolean joint =
      qimam_lex_is (at (self, i), QIMAM_SENSE_FROM) || qimam_lex_is (at (self, i), QIMAM_SENSE_IN);

  /* "أول أيام يوليو" needs no "of". */
  if (!joint && nth->weekday > 0)
    return FALSE;
  if (joint)
    i++;
  /* Nothing is counted in a day. */
  if (qimam_time_read_weekday (self, i, &(guint){ 0 }, &(int){ 0 }))
    return FALSE;
  if (!qimam_time_read_relative (self, i, joint, owner) && !qimam_time_read_date (self, i, owner) &&
      !qimam_time_read_year_point (self, i, owner))
    return FALSE;
  return (owner->precision == QIMAM_PRECISION_MONTH && owner->day == 0) ||
         (nth->weekday == 0 && owner->precision == QIMAM_PRECISION_YEAR);
}

/* "أول يوم جمعة من يوليو", "الخميس الأخير من مايو", "آخر يوم من العام", "الأسبوع الثاني من عام 2015";
 * "الثلاثاء الثالث" alone is that of this month. */
gboolean
qimam_time_read_nth (const QimamTimeReader *self, guint i, QimamPoint *point)
{
  QimamPoint owner = { 0 };
  guint next;
  Nth nth;

  if (!read_what (self, i, &next, &nth))
    return FALSE;
  if (read_owner (self, next, &nth, &owner))
    next = owner.next;
  else if (nth.weekday > 0 && nth.ordinal > 0 && (at (self, i)->prefix & QIMAM_PREFIX_ARTICLE) &&
           qimam_time_ends_clause (self, next))
    {
      owner.how = QIMAM_TIME_COMPLETED;
      owner.precision = QIMAM_PRECISION_MONTH;
      if (self->has_reference)
        g_snprintf (owner.value, sizeof owner.value, "%04d-%02d", self->year, self->month);
    }
  /* "في آخر يوم", as "في اليوم الأخير": of what is not said. */
  else if (!(nth.weekday == 0 && !nth.week && nth.ordinal < 0 && next == i + 2 &&
             qimam_time_is_unit (at (self, i + 1), QIMAM_UNIT_DAY) && i > 0 &&
             qimam_lex_is (at (self, i - 1), QIMAM_SENSE_IN) && qimam_time_ends_clause (self, next)))
    return FALSE;
  *point = (QimamPoint){ .start = at (self, i)->core, .kind = QIMAM_TIME_DATE, .weekday = nth.weekday };
  point->how = QIMAM_TIME_UNRESOLVED;
  if (owner.value[0] != '\0')
    {
      int year = (int) g_ascii_strtoll (owner.value, NULL, 10);

      if (owner.precision == QIMAM_PRECISION_MONTH)
        set_nth_of_month (point, &nth, year, (int) g_ascii_strtoll (owner.value + 5, NULL, 10));
      else
        set_nth_of_year (point, &nth, year);
      point->how = point->value[0] != '\0' ? owner.how : QIMAM_TIME_INVALID;
    }
  qimam_time_finish (self, point, next);
  return TRUE;
}
