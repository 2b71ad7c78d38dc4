/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "qimam-calendar.h"
#include "qimam-time-private.h"

/* Dates that name a month: with a day before or behind it, or alone. */

#define at(self, i) qimam_time_at (self, i)

static gboolean
is_joint (const QimamLex *lex)
{
  return qimam_lex_is (lex, QIMAM_SENSE_FROM) ||
         (lex->type == QIMAM_LEX_PUNCT &&
          (lex->punct == '-' || lex->punct == '.' || lex->punct == '/' || lex->punct == 0x2013));
}

/* Resolves a date in a year that the text does not write but counts from the reference. */
static void
resolve_in_year (const QimamTimeReader *self, int year, QimamPoint *point)
{
  point->year = year;
  qimam_time_resolve (self, point, QIMAM_WHEN_NEAREST);
  point->year = 0;
  if (point->how == QIMAM_TIME_STATED)
    point->how = QIMAM_TIME_RELATIVE;
}

/* "Wed, 16 Jun 21 09:30:00": two digits are a year between a Latin month and a clock time. */
static gboolean
read_short_year (const QimamTimeReader *self, guint i, int *year)
{
  const QimamLex *lex = at (self, i);

  if (i == 0 || at (self, i - 1)->arabic || at (self, i - 1)->type != QIMAM_LEX_WORD ||
      lex->type != QIMAM_LEX_NUMBER || lex->n_digits != 2 || at (self, i + 1)->type != QIMAM_LEX_NUMBER ||
      !qimam_lex_punct (at (self, i + 2), ':'))
    return FALSE;
  *year = (int) lex->number + (lex->number < 70 ? 2000 : 1900);
  return TRUE;
}

/* "من العام المقبل", "العام الماضي" behind a month. */
static gboolean
read_relative_year (const QimamTimeReader *self, guint i, guint *next, int *by)
{
  guint from = qimam_lex_is (at (self, i), QIMAM_SENSE_FROM) || qimam_lex_is (at (self, i), QIMAM_SENSE_IN)
                   ? i + 1
                   : i;
  QimamTimeUnit unit;

  return qimam_time_read_relative_unit (self, from, FALSE, next, &unit, by) && unit == QIMAM_UNIT_YEAR &&
         !qimam_time_of_story (*by);
}

/* "شباط وأيلول الماضيين", "مايو ويونيو 2020": what stands behind the second month says which year for both.
 */
static gboolean
read_shared_year (const QimamTimeReader *self, guint i, const QimamPoint *point, int *year, QimamWhen *when)
{
  gboolean hijri, weak, said;
  int month, era, direction = 0;
  guint next;

  if (qimam_lex_is (at (self, i), QIMAM_SENSE_AND))
    i++;
  else if (!(at (self, i)->prefix & QIMAM_PREFIX_AND))
    return FALSE;
  if (qimam_time_read_day (self, i, &next, &month))
    i = is_joint (at (self, next)) ? next + 1 : next;
  if (!qimam_time_read_month (self, i, &next, &month, &hijri, &weak) || hijri != point->hijri)
    return FALSE;
  if (qimam_time_read_year_behind (self, next, &i, year, &era))
    {
      *year -= month < point->month ? 1 : 0;
      return TRUE;
    }
  *year = 0;
  qimam_time_read_which (self, next, &direction, &said);
  if (said && direction != 0)
    *when = direction < 0 ? QIMAM_WHEN_BEFORE : QIMAM_WHEN_AFTER;
  return said && direction != 0;
}

/* A day so long ago that what is told behind it in its paragraph is of that time. */
#define LONG_AGO 1000

/* "التقيا في 27 أبريل 2018 … وفي سبتمبر": a month in a tale of years ago is one of that year, or of the next.
 * Returns: the year, 0 where no such tale is told */
static int
story_year_of (const QimamTimeReader *self, const QimamPoint *point, QimamWhen when)
{
  int year, month, day;

  if (!self->has_reference || self->tale_day == 0 || self->tale_day + LONG_AGO > self->today ||
      point->hijri || point->month == 0 || when == QIMAM_WHEN_FROM)
    return 0;
  qimam_calendar_split (self->tale_day, &year, &month, &day);
  return year + (point->month < month ? 1 : 0);
}

/* "كان قد أعلن في يوليو أنه سيأتي في أغسطس": what lay ahead then is counted from that month. */
static gboolean
resolve_from_story (const QimamTimeReader *self, QimamWhen when, QimamPoint *point)
{
  QimamTimeReader then = *self;

  if (!self->earlier || when != QIMAM_WHEN_FROM || !self->has_reference || point->hijri ||
      self->story_month == 0)
    return FALSE;
  then.year = self->story_year;
  then.month = self->story_month;
  then.today = self->story_day != 0 ? self->story_day : qimam_calendar_julian (then.year, then.month, 1);
  if (then.today == 0 || then.today > self->today)
    return FALSE;
  qimam_time_resolve (&then, point, when);
  return TRUE;
}

/* What behind a month says which year: a year, "الماضي", "من العام المقبل". Sets the value. */
static void
finish_date (const QimamTimeReader *self, guint i, guint first, QimamPoint *point)
{
  QimamWhen when = qimam_time_when (self, first, TRUE);
  int era, by, direction = 0, year = 0;
  gboolean said;
  guint next;

  if (qimam_time_read_year_behind (self, i, &next, &point->year, &era))
    {
      point->hijri = point->hijri || era == 2;
      qimam_time_resolve (self, point, when);
    }
  else if (read_short_year (self, i, &point->year))
    {
      next = i + 1;
      qimam_time_resolve (self, point, when);
    }
  else if (next = qimam_time_read_which (self, i, &direction, &said), said)
    {
      if (direction == 0 && self->has_reference && !point->hijri)
        resolve_in_year (self, self->year, point);
      else
        qimam_time_resolve (self, point,
                            direction < 0   ? QIMAM_WHEN_BEFORE
                            : direction > 0 ? QIMAM_WHEN_AFTER
                                            : QIMAM_WHEN_NEAREST);
    }
  else if (!point->hijri && read_relative_year (self, i, &next, &by))
    {
      /* "يوليو من العام الجاري 2015" */
      if (qimam_time_read_stated_year (self, next, &next, &point->year))
        qimam_time_resolve (self, point, when);
      else if (self->has_reference)
        resolve_in_year (self, self->year + by, point);
      else
        qimam_time_resolve (self, point, when);
    }
  else if (next = i, read_shared_year (self, i, point, &year, &when) && year != 0)
    resolve_in_year (self, year, point);
  else if ((year = story_year_of (self, point, when)) != 0)
    resolve_in_year (self, year, point);
  else if (!resolve_from_story (self, when, point))
    qimam_time_resolve (self, point, when);
  qimam_time_finish (self, point, next);
}

/* Whether a month name that is also another word stands where a month does. */
static gboolean
has_month_cue (const QimamTimeReader *self, guint i, guint next)
{
  const QimamLex *before = i > 0 ? at (self, i - 1) : NULL;
  int year, era, direction;
  gboolean said, hijri, weak;
  guint after;

  if (qimam_time_read_year_behind (self, next, &after, &year, &era))
    return TRUE;
  qimam_time_read_which (self, next, &direction, &said);
  if (said && (at (self, next)->prefix & QIMAM_PREFIX_ARTICLE))
    return TRUE;
  /* "من رجب إلى شعبان" */
  if (qimam_lex_is (at (self, next), QIMAM_SENSE_TO) &&
      qimam_time_read_month (self, next + 1, &after, &era, &hijri, &weak))
    return TRUE;
  if (before == NULL ||
      at (self, i)->prefix & (QIMAM_PREFIX_ARTICLE | QIMAM_PREFIX_TO | QIMAM_PREFIX_BY | QIMAM_PREFIX_LIKE))
    return FALSE;
  /* "يناير ومارس" */
  if (at (self, i)->prefix & QIMAM_PREFIX_AND)
    return qimam_lex_is (before, QIMAM_SENSE_MONTH);
  /* "الأسبوع الثاني من مارس", "أول جمعة من مارس" */
  if (qimam_lex_is (before, QIMAM_SENSE_FROM) && i > 1)
    return qimam_lex_is (at (self, i - 2), QIMAM_SENSE_ORDINAL) ||
           qimam_lex_is (at (self, i - 2), QIMAM_SENSE_WEEKDAY) ||
           qimam_time_is_unit (at (self, i - 2), QIMAM_UNIT_WEEK);
  return qimam_lex_is (before, QIMAM_SENSE_IN) || qimam_lex_is (before, QIMAM_SENSE_EDGE) ||
         qimam_lex_is (before, QIMAM_SENSE_SINCE) || qimam_lex_is (before, QIMAM_SENSE_TO) ||
         qimam_lex_is (before, QIMAM_SENSE_THIS);
}

/* "16 يونيو 2021", "السادس عشر من يونيو", "16 من الشهر المقبل". */
static gboolean
read_day_first (const QimamTimeReader *self, guint i, guint first, QimamPoint *point)
{
  gboolean hijri, weak;
  int day, month;
  guint next, at_month;

  if (!qimam_time_read_day (self, i, &next, &day))
    return FALSE;
  if (qimam_time_read_day_of_relative_month (self, next, day, point))
    return day <= 31;
  at_month = is_joint (at (self, next)) ? next + 1 : next;
  if (!qimam_time_read_month (self, at_month, &next, &month, &hijri, &weak))
    return FALSE;
  /* "ثاني مارس" reads "the second to practise"; digits and the article are sure. */
  if (weak && !hijri && at (self, i)->type == QIMAM_LEX_WORD &&
      !(at (self, i)->prefix & QIMAM_PREFIX_ARTICLE) && !has_month_cue (self, at_month, next))
    return FALSE;
  point->day = day;
  point->month = month;
  point->hijri = hijri;
  finish_date (self, next, first, point);
  return TRUE;
}

/* Whether the number or ordinal at @i, up to @after, is the day of the month that stands before it: "ديسمبر
 * 25, 2020", "مايو الحادي والعشرين". */
static gboolean
is_day_behind (const QimamTimeReader *self, guint i, guint after, const QimamPoint *point)
{
  const QimamLex *lex = at (self, i), *behind = at (self, after);
  int year, era;
  guint ignored;

  if (lex->type != QIMAM_LEX_NUMBER && !(lex->prefix & QIMAM_PREFIX_ARTICLE))
    return FALSE;
  if (behind->type == QIMAM_LEX_PUNCT && !behind->space &&
      (behind->punct == ':' || behind->punct == '%' || behind->punct == '.' || behind->punct == ',' ||
       behind->punct == 0x066B || behind->punct == 0x066C) &&
      !at (self, after + 1)->space && at (self, after + 1)->type == QIMAM_LEX_NUMBER)
    return FALSE;
  return qimam_time_read_year_behind (self, after, &ignored, &year, &era) || point->weekday > 0 ||
         !at (self, i - 1)->arabic || behind->type != QIMAM_LEX_WORD || lex->type == QIMAM_LEX_WORD;
}

static gboolean
read_month_first (const QimamTimeReader *self, guint i, guint first, QimamPoint *point)
{
  gboolean hijri, weak;
  int month, day;
  guint next, after;

  if (!qimam_time_read_month (self, i, &next, &month, &hijri, &weak))
    return FALSE;
  point->month = month;
  point->hijri = hijri;
  if (qimam_time_read_day (self, next, &after, &day) && day <= 31 && is_day_behind (self, next, after, point))
    {
      point->day = day;
      finish_date (self, after, first, point);
      return TRUE;
    }
  if (weak && !has_month_cue (self, i, next) && point->weekday == 0)
    return FALSE;
  finish_date (self, next, first, point);
  return TRUE;
}

/* "2021 يونيو 16". */
static gboolean
read_year_first (const QimamTimeReader *self, guint i, QimamPoint *point)
{
  const QimamLex *lex = at (self, i);
  gboolean hijri, weak;
  int month, day;
  guint next;

  if (lex->type != QIMAM_LEX_NUMBER || lex->n_digits != 4 || lex->number < 1300 || lex->number > 2199 ||
      !qimam_time_read_month (self, i + 1, &next, &month, &hijri, &weak) ||
      at (self, next)->type != QIMAM_LEX_NUMBER || at (self, next)->n_digits > 2 ||
      !qimam_time_read_day (self, next, &next, &day) || day > 31)
    return FALSE;
  point->year = (int) lex->number;
  point->month = month;
  point->day = day;
  point->hijri = hijri;
  qimam_time_resolve (self, point, QIMAM_WHEN_NEAREST);
  qimam_time_finish (self, point, next);
  return TRUE;
}

/* "هذا أغسطس": the one of this year. */
static gboolean
read_this_month (const QimamTimeReader *self, guint i, QimamPoint *point)
{
  gboolean hijri, weak;
  int month;
  guint next;

  if (!qimam_lex_is (at (self, i), QIMAM_SENSE_THIS) ||
      !qimam_time_read_month (self, i + 1, &next, &month, &hijri, &weak) || hijri)
    return FALSE;
  point->month = month;
  if (self->has_reference)
    resolve_in_year (self, self->year, point);
  else
    qimam_time_resolve (self, point, QIMAM_WHEN_NEAREST);
  qimam_time_finish (self, point, next);
  return TRUE;
}

/* Steps over what stands between a weekday and its date: a comma, a bracket, "الموافق", "في". */
static gboolean
skip_to_date (const QimamTimeReader *self, guint i, guint *at_date)
{
  const QimamLex *lex = at (self, i);
  guint last = i + 3;

  if (lex->type == QIMAM_LEX_PUNCT &&
      (lex->punct == ',' || lex->punct == 0x060C || lex->punct == '-' || lex->punct == '('))
    i++;
  while (qimam_lex_is (at (self, i), QIMAM_SENSE_FILL) || qimam_lex_is (at (self, i), QIMAM_SENSE_IN))
    if (i++ > last)
      return FALSE;
  *at_date = i;
  return TRUE;
}

/* A day of the week and a date that do not agree, "الثلاثاء الثالث من مارس": rather the third Tuesday.
 * "الجمعة" is feminine, unlike the days of a month: "الجمعة الأولى" is always the first Friday. */
static gboolean
is_nth_weekday (const QimamTimeReader *self, guint at_date, const QimamPoint *point)
{
  const char *last = self->text + at (self, at_date)->end - 2;

  if (point->weekday == 5 && point->day <= 5 && at (self, at_date)->type == QIMAM_LEX_WORD)
    return memcmp (last, "ى", 2) == 0 || memcmp (last, "ة", 2) == 0;
  return point->weekday > 0 && point->day <= 5 && point->day > 0 &&
         at (self, at_date)->type == QIMAM_LEX_WORD &&
         (point->julian == 0 || qimam_time_day_of_week (point->julian) != point->weekday);
}

gboolean
qimam_time_read_date (const QimamTimeReader *self, guint i, QimamPoint *point)
{
  const QimamLex *lex = at (self, i);
  guint first = i, next, at_date = i;
  int weekday = 0;

  *point = (QimamPoint){ .start = lex->core, .kind = QIMAM_TIME_DATE };
  if (qimam_time_read_weekday (self, i, &next, &weekday))
    {
      if (!skip_to_date (self, next, &at_date))
        return FALSE;
      point->weekday = weekday;
    }
  else if (qimam_time_is_unit (lex, QIMAM_UNIT_DAY) && !(lex->prefix & QIMAM_PREFIX_ARTICLE) &&
           !qimam_time_read_month (self, i + 1, &next, &(int){ 0 }, &(gboolean){ 0 }, &(gboolean){ 0 }))
    at_date++;
  else if (read_this_month (self, i, point))
    return TRUE;
  if (at (self, at_date)->type == QIMAM_LEX_NUMBER && qimam_time_read_numeric (self, at_date, point))
    {
      point->start = lex->core;
      point->weekday = weekday;
      return TRUE;
    }
  if (read_day_first (self, at_date, first, point) || read_month_first (self, at_date, first, point) ||
      read_year_first (self, at_date, point))
    {
      if (is_nth_weekday (self, at_date, point) && qimam_time_read_nth (self, i, point))
        return TRUE;
      /* "الثلاثاء (15 يونيو 2021)": the bracket closes what it opened. */
      if (at_date > first && qimam_lex_punct (at (self, at_date - 1), '(') &&
          qimam_lex_punct (at (self, point->next), ')'))
        qimam_time_finish (self, point, point->next + 1);
      return TRUE;
    }
  if (weekday > 0)
    return qimam_time_read_nth (self, i, point) || qimam_time_read_weekday_and_day (self, at_date, point);
  return qimam_time_read_lone_day (self, i, point);
}
