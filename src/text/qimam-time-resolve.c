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

void
qimam_time_set_days (QimamPoint *point, guint32 first, guint32 last)
{
  int y, m, d;

  qimam_calendar_split (first, &y, &m, &d);
  g_snprintf (point->value, sizeof point->value, "%04d-%02d-%02d/", y, m, d);
  qimam_calendar_split (last, &y, &m, &d);
  g_snprintf (point->value + 11, sizeof point->value - 11, "%04d-%02d-%02d", y, m, d);
  point->precision = QIMAM_PRECISION_RANGE;
  point->kind = QIMAM_TIME_PERIOD;
}

int
qimam_time_day_of_week (guint32 julian)
{
  return (int) ((julian - 1) % 7) + 1;
}

guint32
qimam_time_weekday_near (const QimamTimeReader *self, int weekday, QimamWhen when)
{
  int today = qimam_time_day_of_week (self->today), back = (today - weekday + 7) % 7;

  switch (when)
    {
    case QIMAM_WHEN_BEFORE:
      return self->today - (guint32) (back == 0 ? 7 : back);
    case QIMAM_WHEN_AFTER:
      return self->today + (guint32) (7 - back);
    case QIMAM_WHEN_FROM:
      return self->today + (guint32) (back == 0 ? 0 : 7 - back);
    case QIMAM_WHEN_UP_TO:
    case QIMAM_WHEN_NEAREST:
    default:
      return self->today - (guint32) back;
    }
}

/* Whether a distance from the reference goes the way that is wanted. */
static gboolean
is_that_way (int distance, QimamWhen when)
{
  switch (when)
    {
    case QIMAM_WHEN_BEFORE:
      return distance < 0;
    case QIMAM_WHEN_UP_TO:
      return distance <= 0;
    case QIMAM_WHEN_AFTER:
      return distance > 0;
    case QIMAM_WHEN_FROM:
      return distance >= 0;
    case QIMAM_WHEN_NEAREST:
    default:
      return TRUE;
    }
}

/* The year that a day and month without one belong to: the nearest that goes the way that is wanted. A day of
 * the week decides where it fits only one of the years around. */
static int
complete_year (const QimamTimeReader *self, const QimamPoint *point, QimamWhen when)
{
  /* The 29th of February needs a leap year. */
  int reach = point->month == 2 && point->day == 29 ? 8 : 2, best = G_MAXINT, best_fitting = G_MAXINT;
  int year = self->year, fitting = 0;

  for (int by = -reach; by <= reach; by++)
    {
      int distance = by * 12 + point->month - self->month, rank;
      guint32 julian = 0;
      gboolean wanted;

      if (point->day > 0)
        {
          julian = qimam_calendar_julian (self->year + by, point->month, point->day);
          if (julian == 0)
            continue;
          distance = (int) julian - (int) self->today;
        }
      wanted = is_that_way (distance, when);
      rank = 2 * ABS (distance) + (distance > 0 ? 1 : 0);
      if (wanted && rank < best)
        {
          best = rank;
          year = self->year + by;
        }
      if (!wanted)
        rank += 100000;
      if (julian != 0 && point->weekday == qimam_time_day_of_week (julian) && rank < best_fitting)
        {
          best_fitting = rank;
          fitting = self->year + by;
        }
    }
  return fitting != 0 ? fitting : year;
}

/* The Hijri year that a month, or a day of one, without a year belongs to. */
static int
complete_hijri_year (const QimamTimeReader *self, const QimamPoint *point, QimamWhen when)
{
  int now = (self->year - 622) * 33 / 32, best = G_MAXINT, year = 0;

  for (int candidate = now - 1; candidate <= now + 3; candidate++)
    {
      guint32 first = qimam_calendar_from_hijri (candidate, point->month, MAX (point->day, 1));
      int distance = (int) first - (int) self->today;

      if (first == 0)
        continue;
      /* A month that runs is here. */
      if (point->day == 0 && distance < 0)
        distance = MIN (distance + 29, 0);
      if (is_that_way (distance, when) && ABS (distance) < best)
        {
          best = ABS (distance);
          year = candidate;
        }
    }
  return year;
}

/* A day or a month of the Umm al-Qura calendar. */
static void
resolve_hijri (const QimamTimeReader *self, QimamPoint *point, QimamWhen when)
{
  guint32 first, last;
  int year = point->year, month = point->month;

  point->how = QIMAM_TIME_STATED;
  if (year == 0 && self->has_reference && month > 0 && point->day <= 30)
    {
      year = complete_hijri_year (self, point, when);
      point->how = QIMAM_TIME_COMPLETED;
    }
  if (year < 1 || year > 1600 || month == 0)
    {
      point->how = year > 1600 || point->day > 30 ? QIMAM_TIME_INVALID : QIMAM_TIME_UNRESOLVED;
      return;
    }
  first = qimam_calendar_from_hijri (year, month, MAX (point->day, 1));
  if (point->day > 0 && first != 0)
    {
      qimam_time_set_day (point, first, point->how);
      return;
    }
  qimam_calendar_add_months (&year, &month, 1);
  last = qimam_calendar_from_hijri (year, month, 1);
  if (first == 0 || last == 0)
    {
      point->how = QIMAM_TIME_INVALID;
      return;
    }
  qimam_time_set_days (point, first, last - 1);
}

void
qimam_time_resolve (const QimamTimeReader *self, QimamPoint *point, QimamWhen when)
{
  int year = point->year, longest;

  point->value[0] = '\0';
  point->julian = 0;
  point->precision = point->day > 0     ? QIMAM_PRECISION_DAY
                     : point->month > 0 ? QIMAM_PRECISION_MONTH
                                        : QIMAM_PRECISION_YEAR;
  if (point->hijri)
    {
      resolve_hijri (self, point, when);
      return;
    }
  longest = point->month == 0 || point->month > 12 ? 31
            : point->month == 2 && year == 0
                ? 29
                : qimam_calendar_days_in_month (year != 0 ? CLAMP (year, 1, 9999) : 2000, point->month);
  if (point->month > 12 || (year != 0 && (year < 1000 || year > 2999)) || point->day > longest)
    {
      point->how = QIMAM_TIME_INVALID;
      return;
    }
  point->how = QIMAM_TIME_STATED;
  if (year == 0)
    {
      point->how = self->has_reference ? QIMAM_TIME_COMPLETED : QIMAM_TIME_UNRESOLVED;
      if (!self->has_reference)
        return;
      year = complete_year (self, point, when);
    }
  if (point->day > 0)
    qimam_time_set_day (point, qimam_calendar_julian (year, point->month, point->day), point->how);
  else if (point->month > 0)
    g_snprintf (point->value, sizeof point->value, "%04d-%02d", year, point->month);
  else
    g_snprintf (point->value, sizeof point->value, "%04d", year);
}
