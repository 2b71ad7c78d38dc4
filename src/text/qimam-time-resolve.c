/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-calendar.h"
#include "qimam-time-private.h"

/* From what a text says of a day to the day. */

void
qimam_time_set_day (QimamPoint *point, guint32 julian, QimamTimeResolution how)
{
  int year, month, day;

  qimam_calendar_split (julian, &year, &month, &day);
  g_snprintf (point->value, sizeof point->value, "%04d-%02d-%02d", year, month, day);
  point->julian = julian;
  point->precision = QIMAM_PRECISION_DAY;
  point->how = how;
}

/* The nearest day of the week: -1 before today, 0 today or before, 1 after today, 2 today or after. */
guint32
qimam_time_weekday_near (const QimamTimeReader *self, int weekday, int direction)
{
  int today = (int) ((self->today - 1) % 7) + 1, back = (today - weekday + 7) % 7;

  if (direction == 0)
    return self->today - back;
  if (direction < 0)
    return self->today - (back == 0 ? 7 : back);
  if (direction == 2 && back == 0)
    return self->today;
  return self->today + 7 - back;
}

static gboolean
resolve_hijri (QimamPoint *point)
{
  guint32 first, last;
  int year = point->year, month = point->month, y, m, d;

  if (year < 1 || year > 1600 || month == 0)
    {
      point->how = year > 1600 ? QIMAM_TIME_INVALID : QIMAM_TIME_UNRESOLVED;
      return FALSE;
    }
  if (point->day > 0)
    {
      first = qimam_calendar_from_hijri (year, month, point->day);
      if (first == 0)
        {
          point->how = QIMAM_TIME_INVALID;
          return FALSE;
        }
      qimam_time_set_day (point, first, QIMAM_TIME_STATED);
    }
  else
    {
      first = qimam_calendar_from_hijri (year, month, 1);
      qimam_calendar_add_months (&year, &month, 1);
      last = qimam_calendar_from_hijri (year, month, 1);
      if (first == 0 || last == 0)
        {
          point->how = QIMAM_TIME_INVALID;
          return FALSE;
        }
      qimam_calendar_split (first, &y, &m, &d);
      g_snprintf (point->value, sizeof point->value, "%04d-%02d-%02d/", y, m, d);
      qimam_calendar_split (last - 1, &y, &m, &d);
      g_snprintf (point->value + 11, sizeof point->value - 11, "%04d-%02d-%02d", y, m, d);
      point->precision = QIMAM_PRECISION_RANGE;
      point->kind = QIMAM_TIME_PERIOD;
      point->how = QIMAM_TIME_STATED;
    }
  return TRUE;
}

/* The year that a day and month without one belong to. */
static int
complete_year (const QimamTimeReader *self, const QimamPoint *point, int direction)
{
  int today = self->month * 100 + self->day, then = point->month * 100 + (point->day > 0 ? point->day : 0);
  int year;

  if (point->day == 0)
    today = self->month * 100;
  if (direction > 0)
    year = then > today || (then == today && direction == 2) ? self->year : self->year + 1;
  else
    year = then < today || (then == today && direction == 0) ? self->year : self->year - 1;
  /* The day of the week decides where it fits only the other year. */
  if (point->weekday > 0 && point->day > 0)
    for (int other = 0; other < 3; other++)
      {
        int candidate = other == 0 ? year : other == 1 ? (direction > 0 ? year - 1 : year + 1) : year - 1;
        guint32 julian = qimam_calendar_julian (candidate, point->month, point->day);

        if (julian != 0 && (int) ((julian - 1) % 7) + 1 == point->weekday)
          return candidate;
      }
  return year;
}

void
qimam_time_resolve (const QimamTimeReader *self, QimamPoint *point, int direction)
{
  int year = point->year, longest;
  QimamTimeResolution how = QIMAM_TIME_STATED;

  point->value[0] = '\0';
  point->julian = 0;
  point->precision = point->day > 0     ? QIMAM_PRECISION_DAY
                     : point->month > 0 ? QIMAM_PRECISION_MONTH
                                        : QIMAM_PRECISION_YEAR;
  if (point->hijri)
    {
      resolve_hijri (point);
      return;
    }
  if (point->month > 12 || (year != 0 && (year < 1000 || year > 2999)))
    {
      point->how = QIMAM_TIME_INVALID;
      return;
    }
  longest = point->month == 0 ? 31
            : point->month == 2 && year == 0
                ? 29
                : qimam_calendar_days_in_month (year != 0 ? year : 2000, point->month);
  if (point->day > longest)
    {
      point->how = QIMAM_TIME_INVALID;
      return;
    }
  if (year == 0)
    {
      if (!self->has_reference)
        {
          point->how = QIMAM_TIME_UNRESOLVED;
          return;
        }
      year = complete_year (self, point, direction);
      how = QIMAM_TIME_COMPLETED;
      /* The 29th of February needs a leap year. */
      for (int i = 0; point->month == 2 && point->day == 29 && i < 8 && !g_date_is_leap_year (year); i++)
        year += direction > 0 ? 1 : -1;
    }
  point->how = how;
  if (point->day > 0)
    qimam_time_set_day (point, qimam_calendar_julian (year, point->month, point->day), how);
  else if (point->month > 0)
    g_snprintf (point->value, sizeof point->value, "%04d-%02d", year, point->month);
  else
    g_snprintf (point->value, sizeof point->value, "%04d", year);
}
