/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-calendar.h"

#include <unicode/ucal.h>
#include <unicode/ustring.h>

gboolean
qimam_calendar_valid (int year, int month, int day)
{
  return year >= 1 && year <= 9999 && month >= 1 && month <= 12 && day >= 1 &&
         g_date_valid_dmy (day, month, year);
}

guint32
qimam_calendar_julian (int year, int month, int day)
{
  GDate date;

  if (!qimam_calendar_valid (year, month, day))
    return 0;
  g_date_clear (&date, 1);
  g_date_set_dmy (&date, day, month, year);
  return g_date_get_julian (&date);
}

void
qimam_calendar_split (guint32 julian, int *year, int *month, int *day)
{
  GDate date;

  g_date_clear (&date, 1);
  g_date_set_julian (&date, MAX (julian, 1));
  *year = g_date_get_year (&date);
  *month = g_date_get_month (&date);
  *day = g_date_get_day (&date);
}

int
qimam_calendar_days_in_month (int year, int month)
{
  return g_date_get_days_in_month (month, year);
}

guint32
qimam_calendar_from_hijri (int year, int month, int day)
{
  static const char locale[] = "en@calendar=islamic-umalqura";
  UErrorCode status = U_ZERO_ERROR;
  UCalendar *calendar;
  UChar zone[8];
  guint32 julian = 0;
  UDate moment;

  if (year < 1 || year > 1600 || month < 1 || month > 12 || day < 1 || day > 30)
    return 0;
  u_uastrcpy (zone, "GMT");
  calendar = ucal_open (zone, -1, locale, UCAL_DEFAULT, &status);
  if (U_FAILURE (status))
    return 0;
  ucal_clear (calendar);
  ucal_setDate (calendar, year, month - 1, day, &status);
  moment = ucal_getMillis (calendar, &status);
  /* The thirtieth of a short month has become the first of the next one. */
  if (U_SUCCESS (status) && ucal_get (calendar, UCAL_DATE, &status) == day && U_SUCCESS (status))
    {
      gint64 days = (gint64) (moment / 86400000.0);

      if (moment < 0 && days * 86400000.0 > moment)
        days--;
      julian = (guint32) (days + (gint64) qimam_calendar_julian (1970, 1, 1));
    }
  ucal_close (calendar);
  return julian;
}

void
qimam_calendar_add_months (int *year, int *month, int by)
{
  int months = *year * 12 + *month - 1 + by;

  *year = months / 12;
  *month = months % 12 + 1;
}

void
qimam_calendar_week (guint32 julian, int *year, int *week)
{
  int weekday = (int) ((julian - 1) % 7), month, day;
  GDate date;

  g_date_clear (&date, 1);
  g_date_set_julian (&date, julian);
  *week = g_date_get_iso8601_week_of_year (&date);
  /* The week belongs to the year of its Thursday. */
  qimam_calendar_split (julian - weekday + 3, year, &month, &day);
}
