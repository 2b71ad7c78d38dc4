/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "qimam-calendar.h"
#include "qimam-time-private.h"

/* The reference moved by a length: "منذ ساعتين", "بعد ثلاثة أيام". */

/* The unit in which a number of units can be counted out: half a century is fifty years, a year and a half
 * eighteen months. */
static QimamTimeUnit
even_unit (QimamTimeUnit unit, double n)
{
  if (n == floor (n))
    return unit;
  return unit > QIMAM_UNIT_YEAR ? QIMAM_UNIT_YEAR : unit == QIMAM_UNIT_YEAR ? QIMAM_UNIT_MONTH : unit;
}

/* A length in the units that the calendar counts apart. */
typedef struct
{
  int months;
  double days;
  double minutes;
  QimamTimeUnit smallest;
} Distance;

static gboolean
measure (const QimamLength *length, Distance *distance)
{
  *distance = (Distance){ .smallest = QIMAM_UNIT_CENTURY };
  for (guint i = 0; i < length->n_parts; i++)
    {
      double n = length->numbers[i];

      distance->smallest = MIN (distance->smallest, even_unit (length->units[i], n));
      if (n > 100000)
        return FALSE;
      switch (length->units[i])
        {
        case QIMAM_UNIT_SECOND:
          distance->minutes += n / 60;
          break;
        case QIMAM_UNIT_MINUTE:
          distance->minutes += n;
          break;
        case QIMAM_UNIT_HOUR:
          distance->minutes += n * 60;
          break;
        case QIMAM_UNIT_DAY:
          distance->days += n;
          break;
        case QIMAM_UNIT_WEEK:
          distance->days += 7 * n;
          break;
        case QIMAM_UNIT_MONTH:
          distance->months += (int) n;
          break;
        case QIMAM_UNIT_YEAR:
          distance->months += (int) (12 * n);
          break;
        case QIMAM_UNIT_DECADE:
          distance->months += (int) (120 * n);
          break;
        case QIMAM_UNIT_CENTURY:
        default:
          distance->months += (int) (1200 * n);
          break;
        }
    }
  return TRUE;
}

static void
set_months (QimamPoint *point, QimamTimeUnit smallest, int year, int month)
{
  switch (smallest)
    {
    case QIMAM_UNIT_MONTH:
      g_snprintf (point->value, sizeof point->value, "%04d-%02d", year, month);
      break;
    case QIMAM_UNIT_YEAR:
      g_snprintf (point->value, sizeof point->value, "%04d", year);
      break;
    case QIMAM_UNIT_DECADE:
      g_snprintf (point->value, sizeof point->value, "%03d", year / 10);
      break;
    default:
      g_snprintf (point->value, sizeof point->value, "%02d", year / 100);
      break;
    }
}

gboolean
qimam_time_shift (const QimamTimeReader *self, const QimamLength *length, int sign, QimamPoint *point)
{
  int year = self->year, month = self->month, day = self->day, minute = self->minute;
  Distance by;
  guint32 julian;

  for (guint i = 0; i < length->n_parts; i++)
    if (length->numbers[i] < 0)
      return FALSE;
  point->how = QIMAM_TIME_UNRESOLVED;
  /* Without a clock time hours cannot be counted. */
  if (!self->has_reference || !measure (length, &by) || (minute < 0 && by.minutes > 0) ||
      year * 12 + month - 1 + sign * by.months < 12 * 1000 || year * 12 + sign * by.months > 12 * 2999)
    return TRUE;
  qimam_calendar_add_months (&year, &month, sign * by.months);
  point->how = QIMAM_TIME_RELATIVE;
  if (by.smallest >= QIMAM_UNIT_MONTH && !self->exact)
    {
      set_months (point, by.smallest, year, month);
      return TRUE;
    }
  day = MIN (day, qimam_calendar_days_in_month (year, month));
  julian = qimam_calendar_julian (year, month, day);
  julian += (guint32) (sign * (gint64) by.days);
  if (by.smallest >= QIMAM_UNIT_DAY)
    {
      qimam_time_set_day (point, julian, QIMAM_TIME_RELATIVE);
      return TRUE;
    }
  minute += sign * (int) by.minutes;
  julian += (guint32) (minute >= 0 ? minute / 1440 : -((1439 - minute) / 1440));
  minute = ((minute % 1440) + 1440) % 1440;
  qimam_time_set_day (point, julian, QIMAM_TIME_RELATIVE);
  g_snprintf (point->value + 10, sizeof point->value - 10, "T%02d:%02d", minute / 60, minute % 60);
  point->kind = QIMAM_TIME_TIME;
  return TRUE;
}
