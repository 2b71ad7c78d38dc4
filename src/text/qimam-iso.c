/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-iso.h"

#include <stdlib.h>
#include <string.h>

/* What the day part of a value says. */
typedef struct
{
  int year, month, day; /* 0: not said */
  QimamPrecision precision;
  const char *rest; /* after the day part */
} Parts;

static gboolean
read_digits (const char **text, int n, int *value)
{
  *value = 0;
  for (int i = 0; i < n; i++)
    {
      if (!g_ascii_isdigit ((*text)[i]))
        return FALSE;
      *value = *value * 10 + (*text)[i] - '0';
    }
  *text += n;
  return TRUE;
}

/* Reads "2021", "2021-06", "2021-06-16" and a clock time after it. */
static gboolean
read_parts (const char *iso, Parts *parts)
{
  const char *p = iso;
  int hour, minute, second;

  *parts = (Parts){ 0 };
  if (!read_digits (&p, 4, &parts->year) || parts->year < 1)
    return FALSE;
  parts->precision = QIMAM_PRECISION_YEAR;
  if (*p == '-' && g_ascii_isdigit (p[1]))
    {
      p++;
      if (!read_digits (&p, 2, &parts->month) || parts->month < 1 || parts->month > 12)
        return FALSE;
      parts->precision = QIMAM_PRECISION_MONTH;
      if (*p == '-')
        {
          p++;
          if (!read_digits (&p, 2, &parts->day) || !g_date_valid_dmy (parts->day, parts->month, parts->year))
            return FALSE;
          parts->precision = QIMAM_PRECISION_DAY;
        }
    }
  parts->rest = p;
  if (parts->day != 0 && (*p == 'T' || *p == ' '))
    {
      p++;
      if (read_digits (&p, 2, &hour))
        {
          parts->precision = QIMAM_PRECISION_MINUTE;
          if (*p == ':' && (p++, read_digits (&p, 2, &minute)) && *p == ':' &&
              (p++, read_digits (&p, 2, &second)))
            parts->precision = QIMAM_PRECISION_SECOND;
        }
      return TRUE;
    }
  return *p == '\0' || *p == '/';
}

static guint32
julian (int year, int month, int day)
{
  GDate date;

  g_date_clear (&date, 1);
  g_date_set_dmy (&date, day, month, year);
  return g_date_get_julian (&date);
}

/* Weeks, quarters, halves, seasons, decades and centuries. */
static gboolean
read_odd_days (const char *iso, guint32 *first, guint32 *last)
{
  gsize length = strcspn (iso, "/");
  const char *p = iso;
  int year, n;

  if (length == 2 && read_digits (&p, 2, &year) && year > 0)
    {
      *first = julian (year * 100, 1, 1);
      *last = julian (year * 100 + 99, 12, 31);
      return TRUE;
    }
  if (length == 3 && (p = iso, read_digits (&p, 3, &year)) && year > 0)
    {
      *first = julian (year * 10, 1, 1);
      *last = julian (year * 10 + 9, 12, 31);
      return TRUE;
    }
  p = iso;
  if (length < 7 || !read_digits (&p, 4, &year) || year < 1 || *p++ != '-')
    return FALSE;
  if (*p == 'W' && (p++, read_digits (&p, 2, &n)) && n >= 1 && n <= 53)
    {
      guint32 fourth = julian (year, 1, 4);

      *first = fourth - (guint32) (qimam_iso_weekday (fourth) - 1) + 7 * (guint32) (n - 1);
      *last = *first + 6;
      if (g_str_has_prefix (p, "-WE"))
        *first += 5;
      else if (*p == '-' && p[1] >= '1' && p[1] <= '7')
        *last = *first = *first + (guint32) (p[1] - '1');
      return TRUE;
    }
  if ((*p == 'Q' && p[1] >= '1' && p[1] <= '4') || (*p == 'H' && (p[1] == '1' || p[1] == '2')))
    {
      int months = *p == 'Q' ? 3 : 6, month = (p[1] - '1') * months + months;

      *first = julian (year, month - months + 1, 1);
      *last = julian (year, month, g_date_get_days_in_month (month, year));
      return TRUE;
    }
  /* A season is as wide as people mean it: winter may be either end of the year. */
  if (strncmp (p, "SP", 2) == 0 || strncmp (p, "SU", 2) == 0 || strncmp (p, "FA", 2) == 0)
    {
      int month = p[1] == 'P' ? 3 : p[1] == 'U' ? 6 : 9;

      *first = julian (year, month, 1);
      *last = julian (year, month + 3, g_date_get_days_in_month (month + 3, year));
      return TRUE;
    }
  if (strncmp (p, "WI", 2) == 0)
    {
      *first = julian (year, 1, 1);
      *last = julian (year, 12, 31);
      return TRUE;
    }
  return FALSE;
}

static gboolean
read_days (const char *iso, guint32 *first, guint32 *last)
{
  Parts parts;

  if (read_odd_days (iso, first, last))
    return TRUE;
  if (!read_parts (iso, &parts))
    return FALSE;
  if (parts.precision == QIMAM_PRECISION_YEAR)
    {
      *first = julian (parts.year, 1, 1);
      *last = julian (parts.year, 12, 31);
    }
  else if (parts.precision == QIMAM_PRECISION_MONTH)
    {
      *first = julian (parts.year, parts.month, 1);
      *last = julian (parts.year, parts.month, g_date_get_days_in_month (parts.month, parts.year));
    }
  else
    *first = *last = julian (parts.year, parts.month, parts.day);
  return TRUE;
}

gboolean
qimam_iso_days (const char *iso, guint32 *first, guint32 *last)
{
  guint32 from_first, from_last, to_first, to_last;
  const char *slash;

  if (iso == NULL || !read_days (iso, &from_first, &from_last))
    return FALSE;
  to_last = from_last;
  slash = strchr (iso, '/');
  if (slash != NULL && (!read_days (slash + 1, &to_first, &to_last) || to_last < from_first))
    return FALSE;
  if (first != NULL)
    *first = from_first;
  if (last != NULL)
    *last = to_last;
  return TRUE;
}

QimamPrecision
qimam_iso_precision (const char *iso)
{
  guint32 first, last;
  Parts parts;

  if (iso == NULL)
    return QIMAM_PRECISION_UNKNOWN;
  if (!qimam_iso_days (iso, &first, &last))
    return QIMAM_PRECISION_UNKNOWN;
  if (strchr (iso, '/') != NULL)
    return QIMAM_PRECISION_RANGE;
  if (read_odd_days (iso, &first, &last))
    return first == last ? QIMAM_PRECISION_DAY : QIMAM_PRECISION_RANGE;
  return read_parts (iso, &parts) ? parts.precision : QIMAM_PRECISION_UNKNOWN;
}

gint64
qimam_iso_seconds (const char *iso)
{
  static const struct
  {
    const char *mark;
    double seconds;
    gboolean clock;
  } units[] = {
    { "DE", 3652.5 * 86400, FALSE },
    { "CE", 36525.0 * 86400, FALSE },
    { "Y", 365.25 * 86400, FALSE },
    { "Q", 91.32 * 86400, FALSE },
    { "M", 30.44 * 86400, FALSE },
    { "W", 604800, FALSE },
    { "D", 86400, FALSE },
    { "H", 3600, TRUE },
    { "M", 60, TRUE },
    { "S", 1, TRUE },
  };
  double total = 0;
  gboolean clock = FALSE, any = FALSE;

  if (iso == NULL || *iso++ != 'P')
    return -1;
  while (*iso != '\0')
    {
      char *end;
      double number;
      guint i;

      if (*iso == 'T' && !clock)
        {
          clock = TRUE;
          iso++;
          continue;
        }
      if (!g_ascii_isdigit (*iso))
        return -1;
      number = g_ascii_strtod (iso, &end);
      for (i = 0; i < G_N_ELEMENTS (units); i++)
        if (units[i].clock == clock && g_str_has_prefix (end, units[i].mark))
          break;
      if (i == G_N_ELEMENTS (units))
        return -1;
      total += number * units[i].seconds;
      any = TRUE;
      iso = end + strlen (units[i].mark);
    }
  return any && total < 9e15 ? (gint64) (total + 0.5) : -1;
}

char *
qimam_iso_from_julian (guint32 day)
{
  GDate date;

  if (!g_date_valid_julian (day))
    return g_strdup ("");
  g_date_clear (&date, 1);
  g_date_set_julian (&date, day);
  return g_strdup_printf ("%04d-%02d-%02d", g_date_get_year (&date), g_date_get_month (&date),
                          g_date_get_day (&date));
}

int
qimam_iso_weekday (guint32 day)
{
  return day == 0 ? 0 : (int) ((day - 1) % 7) + 1;
}

char *
qimam_iso_day (const char *iso)
{
  Parts parts;

  if (iso == NULL || !read_parts (iso, &parts) || parts.day == 0)
    return NULL;
  return g_strdup_printf ("%04d-%02d-%02d", parts.year, parts.month, parts.day);
}

/* A clock time in minutes, with the day and the zone where they are said. */
typedef struct
{
  gboolean has_clock, has_day, has_zone;
  gint64 minute; /* of the day, or since the first Julian day */
  int offset;
} Clock;

static gboolean
read_clock (const char *iso, Clock *clock)
{
  const char *p = strchr (iso, 'T');
  int hour, minute = 0, second;
  guint32 day;

  *clock = (Clock){ 0 };
  clock->has_day = p != iso && qimam_iso_days (iso, &day, NULL);
  if (p == NULL || (p != iso && !clock->has_day))
    return FALSE;
  p++;
  if (!read_digits (&p, 2, &hour))
    return FALSE;
  if (*p == ':' && (p++, !read_digits (&p, 2, &minute)))
    return FALSE;
  if (*p == ':' && (p++, !read_digits (&p, 2, &second)))
    return FALSE;
  clock->has_clock = TRUE;
  clock->minute = hour * 60 + minute + (clock->has_day ? (gint64) day * 1440 : 0);
  if (*p == 'Z')
    clock->has_zone = TRUE;
  else if (*p == '+' || *p == '-')
    {
      int sign = *p++ == '-' ? -1 : 1, zone_hour, zone_minute = 0;

      if (!read_digits (&p, 2, &zone_hour))
        return FALSE;
      if (*p == ':')
        p++;
      if (*p != '\0' && !read_digits (&p, 2, &zone_minute))
        return FALSE;
      clock->has_zone = TRUE;
      clock->offset = sign * (zone_hour * 60 + zone_minute);
    }
  return TRUE;
}

gboolean
qimam_iso_compatible (const char *a, const char *b)
{
  guint32 a_first, a_last, b_first, b_last;
  Clock x, y;

  if (a == NULL || b == NULL)
    return FALSE;
  if (g_str_equal (a, b))
    return TRUE;
  if (read_clock (a, &x) && read_clock (b, &y))
    {
      gint64 difference = x.minute - y.minute;

      if (x.has_zone && y.has_zone)
        difference -= x.offset - y.offset;
      /* Without a zone on one side the faces may show the same moment in different places; they are not taken
       * as the same. Times without a day wrap at midnight. */
      if (!x.has_day || !y.has_day)
        {
          if (x.has_day)
            difference = x.minute % 1440 - y.minute - (x.has_zone && y.has_zone ? x.offset - y.offset : 0);
          else if (y.has_day)
            difference = x.minute - y.minute % 1440 - (x.has_zone && y.has_zone ? x.offset - y.offset : 0);
          difference %= 1440;
        }
      return difference == 0;
    }
  return qimam_iso_days (a, &a_first, &a_last) && qimam_iso_days (b, &b_first, &b_last) &&
         a_first <= b_last && b_first <= a_last;
}
