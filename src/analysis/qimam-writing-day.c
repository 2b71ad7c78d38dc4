/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-writing-day.h"

#include <string.h>

#include "qimam-iso.h"

/* How far the day of writing may lie from that of publication, the likeliest first. */
static const int shifts[] = { 0, -1, 1, -2, -3 };

/* Whether a day is told by a word that counts from the day of writing; "الاثنين الماضي" is found by its
 * weekday whenever it was written. */
static gboolean
has_day_word (const QimamTime *time, const char *text)
{
  static const char *const words[] = { "اليوم", "أمس", "امس", "غد", "الليلة", "البارحة" };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_strstr_len (text + time->span.start, (gssize) (time->span.end - time->span.start), words[i]) !=
        NULL)
      return TRUE;
  return FALSE;
}

/* A single day that is counted from another: "اليوم", "صباح أمس". */
static gboolean
is_counted_day (const QimamTime *time, guint32 *day)
{
  guint32 last;

  return time->resolution == QIMAM_TIME_RELATIVE && time->day == 0 && time->month == 0 && time->year == 0 &&
         (time->kind == QIMAM_TIME_DATE || time->kind == QIMAM_TIME_TIME) && time->value != NULL &&
         strlen (time->value) >= strlen ("2000-01-01") && strchr (time->value, '/') == NULL &&
         qimam_iso_days (time->value, day, &last) && *day == last;
}

/* The weekday that is said with a day, beside it or in brackets behind it; 0 where none is. */
static int
find_weekday (const GPtrArray *times, guint index, const char *text)
{
  const QimamTime *time = times->pdata[index], *next;

  if (time->weekday > 0)
    return time->weekday;
  if (index + 1 >= times->len)
    return 0;
  next = times->pdata[index + 1];
  if (next->weekday == 0 || next->day > 0 || next->month > 0 || next->span.start < time->span.end)
    return 0;
  for (gsize i = time->span.end, opened = 0; i < next->span.start; i++)
    {
      if (text[i] == '(' && opened == 0)
        opened = 1;
      else if (text[i] != ' ' || i > time->span.end + 2)
        return 0;
      if (i + 1 == next->span.start && opened == 0)
        return 0;
    }
  return next->span.start > time->span.end ? next->weekday : 0;
}

/* Days from what is counted from publication to the nearest such weekday; FALSE where it is too far. */
static gboolean
find_shift (guint32 day, int weekday, int *shift)
{
  for (guint i = 0; i < G_N_ELEMENTS (shifts); i++)
    if (qimam_iso_weekday (day + (guint32) shifts[i]) == weekday)
      {
        *shift = shifts[i];
        return TRUE;
      }
  return FALSE;
}

static void
move_day (QimamTime *time, guint32 day, int shift)
{
  g_autofree char *moved = qimam_iso_from_julian (day + (guint32) shift);
  char *value = g_strconcat (moved, time->value + strlen ("2000-01-01"), NULL);

  g_free (time->value);
  time->value = value;
}

void
qimam_times_settle_writing_day (GPtrArray *times, const char *text)
{
  gboolean agreed = TRUE, told = FALSE;
  int of_all = 0;
  guint32 day;

  g_return_if_fail (times != NULL && text != NULL);

  for (guint i = 0; i < times->len; i++)
    {
      QimamTime *time = times->pdata[i];
      int weekday, shift;

      if (!is_counted_day (time, &day) || !has_day_word (time, text) ||
          (weekday = find_weekday (times, i, text)) == 0 || !find_shift (day, weekday, &shift))
        continue;
      agreed = agreed && (!told || shift == of_all);
      of_all = told ? of_all : shift;
      told = TRUE;
      if (shift == 0)
        continue;
      move_day (time, day, shift);
      time->weekday = (gint8) weekday;
    }
  if (!told || !agreed || of_all == 0)
    return;
  for (guint i = 0; i < times->len; i++)
    {
      QimamTime *time = times->pdata[i];

      if (is_counted_day (time, &day) && find_weekday (times, i, text) == 0 && has_day_word (time, text))
        move_day (time, day, of_all);
    }
}
