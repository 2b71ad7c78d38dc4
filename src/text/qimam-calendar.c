/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-calendar.h"

#include <string.h>
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

/* A calendar of ICU in a zone, at no time yet. */
static UCalendar *
open_calendar (const char *zone, const char *locale)
{
  UErrorCode status = U_ZERO_ERROR;
  UCalendar *calendar;
  UChar name[48];

  if (strlen (zone) >= G_N_ELEMENTS (name))
    return NULL;
  u_uastrcpy (name, zone);
  calendar = ucal_open (name, -1, locale, UCAL_DEFAULT, &status);
  if (U_FAILURE (status))
    return NULL;
  ucal_clear (calendar);
  return calendar;
}

static guint32
find_hijri (UCalendar *calendar, int year, int month, int day)
{
  UErrorCode status = U_ZERO_ERROR;
  UDate moment;
  gint64 days;

  ucal_setDate (calendar, year, month - 1, day, &status);
  moment = ucal_getMillis (calendar, &status);
  /* The thirtieth of a short month has become the first of the next one. */
  if (U_FAILURE (status) || ucal_get (calendar, UCAL_DATE, &status) != day || U_FAILURE (status))
    return 0;
  days = (gint64) (moment / 86400000.0);
  if (moment < 0 && days * 86400000.0 > moment)
    days--;
  return (guint32) (days + (gint64) qimam_calendar_julian (1970, 1, 1));
}

/* The first days of the months that texts speak of are kept once they were asked for: ICU is slow. */
#define FIRST_KEPT 1300
#define LAST_KEPT  1500

/* The first day of a month, counted from the first of those that are kept. */
static guint32
hijri_month (int i)
{
  static gint months[(LAST_KEPT - FIRST_KEPT + 1) * 12];
  guint32 first = (guint32) g_atomic_int_get (&months[i]);
  UCalendar *calendar;

  if (first != 0)
    return first;
  calendar = open_calendar ("GMT", "en@calendar=islamic-umalqura");
  if (calendar == NULL)
    return 0;
  first = find_hijri (calendar, FIRST_KEPT + i / 12, i % 12 + 1, 1);
  ucal_close (calendar);
  g_atomic_int_set (&months[i], (gint) first);
  return first;
}

guint32
qimam_calendar_from_hijri (int year, int month, int day)
{
  UCalendar *calendar;
  guint32 julian = 0;

  if (year < 1 || year > 1600 || month < 1 || month > 12 || day < 1 || day > 30)
    return 0;
  if (year >= FIRST_KEPT && year < LAST_KEPT)
    {
      int at = (year - FIRST_KEPT) * 12 + month - 1;
      guint32 first = hijri_month (at);

      return first != 0 && first + (guint32) day <= hijri_month (at + 1) ? first + (guint32) day - 1 : 0;
    }
  calendar = open_calendar ("GMT", "en@calendar=islamic-umalqura");
  if (calendar == NULL)
    return 0;
  julian = find_hijri (calendar, year, month, day);
  ucal_close (calendar);
  return julian;
}

gboolean
qimam_calendar_zone_offset (const char *zone, guint32 julian, int minute, int *offset)
{
  UCalendar *calendar = open_calendar (zone, "en");
  UErrorCode status = U_ZERO_ERROR;
  int year, month, day;

  if (calendar == NULL)
    return FALSE;
  qimam_calendar_split (julian, &year, &month, &day);
  ucal_setDateTime (calendar, year, month - 1, day, minute / 60, minute % 60, 0, &status);
  *offset = (ucal_get (calendar, UCAL_ZONE_OFFSET, &status) + ucal_get (calendar, UCAL_DST_OFFSET, &status)) /
            60000;
  ucal_close (calendar);
  return U_SUCCESS (status);
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
