/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "qimam-calendar.h"
#include "qimam-iso.h"
#include "qimam-time-private.h"

/* Ranges: "من 5 إلى 7 مارس", "بين عامي 2014 و2021". */

#define at(self, i) qimam_time_at (self, i)

static gboolean
is_dash (const QimamLex *lex)
{
  return lex->type == QIMAM_LEX_PUNCT && (lex->punct == '-' || lex->punct == 0x2013 || lex->punct == 0x2014);
}

static gboolean
is_day_number (const QimamLex *lex)
{
  return lex->type == QIMAM_LEX_NUMBER && lex->n_digits <= 2 && lex->number >= 1 && lex->number <= 31;
}

static gboolean
is_comma (const QimamLex *lex)
{
  return qimam_lex_punct (lex, ',') || qimam_lex_punct (lex, 0x060C);
}

/* One end of a range: a point, or a day of a month that the other end names. */
static gboolean
read_end (const QimamTimeReader *self, guint i, QimamPoint *point)
{
  const QimamLex *lex = at (self, i);
  int year, era, day;
  guint next;
  gint64 unit;

  /* "يومي", "عامي", "شهري" before both ends, "يوم" before a day. */
  if (qimam_lex_value (lex, QIMAM_SENSE_TIME_UNIT, &unit) &&
      (unit % 4 == 2 || (unit == 4 * QIMAM_UNIT_DAY + 1 && lex->prefix == 0 &&
                         is_day_number (at (self, i + 1)) && !qimam_time_read_point (self, i, point))))
    lex = at (self, ++i);
  if (qimam_time_read_point (self, i, point))
    return point->kind == QIMAM_TIME_DATE || (point->hijri && point->kind == QIMAM_TIME_PERIOD);
  *point = (QimamPoint){ .start = lex->core, .kind = QIMAM_TIME_DATE };
  if (qimam_time_read_year (self, i, &next, &year, &era) && year >= 1000 && year < 3000 && era != 2)
    {
      point->year = year;
      qimam_time_resolve (self, point, QIMAM_WHEN_NEAREST);
    }
  else if (is_day_number (lex))
    {
      point->day = lex->number;
      point->day_alone = TRUE;
      next = i + 1;
    }
  else if (qimam_lex_punct (lex, '(') && at (self, i + 1)->type == QIMAM_LEX_NUMBER &&
           at (self, i + 1)->number >= 1 && at (self, i + 1)->number <= 31 &&
           qimam_lex_punct (at (self, i + 2), ')'))
    {
      point->day = at (self, i + 1)->number;
      point->day_alone = TRUE;
      next = i + 3;
    }
  else if ((lex->prefix & QIMAM_PREFIX_ARTICLE) && qimam_ordinal_read (self->tokens, i, &next, &day) &&
           day <= 31)
    {
      point->day = day;
      point->day_alone = TRUE;
    }
  else
    return FALSE;
  /* "إلى الخامس عشر منه" */
  if (point->day_alone && qimam_lex_is (at (self, next), QIMAM_SENSE_OF_IT))
    next++;
  qimam_time_finish (self, point, next);
  return TRUE;
}

/* Gives an end without a year that of the other, which the text says. */
static void
take_year (const QimamTimeReader *self, QimamPoint *point, int year)
{
  QimamTimeResolution how = point->how;

  point->year = year;
  qimam_time_resolve (self, point, QIMAM_WHEN_NEAREST);
  point->year = 0;
  if (point->how == QIMAM_TIME_STATED && how == QIMAM_TIME_RELATIVE)
    point->how = how;
}

/* "من 5 إلى 7 مارس": the month of one end is that of the other. */
static gboolean
complete_days (const QimamTimeReader *self, QimamPoint *from, QimamPoint *to)
{
  int y, m, d;

  if (to->day_alone)
    {
      QimamPoint completed = *to;

      if (from->julian == 0)
        return FALSE;
      qimam_calendar_split (from->julian, &y, &m, &d);
      completed.year = y;
      completed.month = m;
      qimam_time_resolve (self, &completed, QIMAM_WHEN_NEAREST);
      completed.how = from->how;
      *to = completed;
    }
  if (from->day_alone)
    {
      if (to->julian == 0)
        {
          /* Without a reference the month is known, the year is not. */
          from->month = to->month;
          return to->day > 0 && to->month > 0;
        }
      if (to->hijri)
        {
          from->hijri = TRUE;
          from->year = to->year;
          from->month = to->month;
          qimam_time_resolve (self, from, QIMAM_WHEN_NEAREST);
          return TRUE;
        }
      qimam_calendar_split (to->julian, &y, &m, &d);
      if (from->day > d)
        qimam_calendar_add_months (&y, &m, -1);
      from->year = y;
      from->month = m;
      qimam_time_resolve (self, from, QIMAM_WHEN_NEAREST);
      from->how = to->how;
    }
  return TRUE;
}

/* The year that only one end says. */
static void
complete_years (const QimamTimeReader *self, QimamPoint *from, QimamPoint *to)
{
  int y, m, d;
  gboolean lacks = from->month > 0 && from->year == 0 && !from->hijri;

  /* "من 28 ديسمبر إلى 3 يناير 2022": the year that is said is that of the second end. */
  if (lacks && (from->how == QIMAM_TIME_COMPLETED || from->how == QIMAM_TIME_UNRESOLVED) && to->year > 0)
    take_year (self, from, from->month > to->month ? to->year - 1 : to->year);
  /* "من 28 أبريل إلى 8 مايو المقبل": the first end is the last such day before the second. */
  else if (lacks && from->how == QIMAM_TIME_COMPLETED && to->julian != 0 && to->year == 0)
    {
      QimamTimeResolution how = to->how;

      qimam_calendar_split (to->julian, &y, &m, &d);
      take_year (self, from, from->month > m || (from->month == m && from->day > d) ? y - 1 : y);
      from->how = how;
    }
  else if (lacks && from->how == QIMAM_TIME_COMPLETED && to->month > 0 && to->day == 0 && to->year == 0 &&
           to->value[0] != '\0' && to->how != QIMAM_TIME_INVALID)
    {
      y = (int) g_ascii_strtoll (to->value, NULL, 10);
      take_year (self, from, from->month > to->month ? y - 1 : y);
      from->how = to->how;
    }
  else if (to->how == QIMAM_TIME_COMPLETED && to->month > 0 && from->year > 0)
    take_year (self, to, to->month < from->month ? from->year + 1 : from->year);
}

/* Two weekdays lie within a week, the second behind the first. */
static void
complete_weekdays (const QimamTimeReader *self, QimamPoint *from, QimamPoint *to)
{
  guint32 between = (guint32) (to->weekday - from->weekday + 7) % 7;

  if (from->julian == 0 || to->julian == 0 || to->weekday == 0)
    return;
  if (from->bare_weekday && to->bare_weekday)
    {
      if (qimam_time_when (self, from->next, FALSE) == QIMAM_WHEN_FROM)
        qimam_time_set_day (to, from->julian + between, QIMAM_TIME_COMPLETED);
      else
        qimam_time_set_day (from, to->julian - between, QIMAM_TIME_COMPLETED);
    }
  /* "السبت والأحد المقبلين" */
  else if (from->bare_weekday && to->day == 0)
    qimam_time_set_day (from, to->julian - between, to->how);
  /* A weekday behind a day comes after it. */
  else if (to->bare_weekday && to->julian < from->julian)
    qimam_time_set_day (to, to->julian + 7, QIMAM_TIME_COMPLETED);
}

/* Gives the parts that one end lacks to it from the other. */
static gboolean
complete_ends (const QimamTimeReader *self, QimamPoint *from, QimamPoint *to)
{
  guint32 first, last;

  if (from->day_alone || to->day_alone)
    {
      if (!complete_days (self, from, to))
        return FALSE;
    }
  else
    {
      complete_years (self, from, to);
      complete_weekdays (self, from, to);
    }
  if (from->value[0] != '\0' && to->value[0] != '\0')
    return qimam_iso_days (from->value, &first, NULL) && qimam_iso_days (to->value, NULL, &last) &&
           first <= last;
  return TRUE;
}

/* Puts the first day or year of one end before the last of the other; an end may be a period itself. */
static void
join_values (const QimamPoint *from, const QimamPoint *to, QimamPoint *range)
{
  const char *slash = strchr (from->value, '/'), *last = strchr (to->value, '/');

  g_snprintf (range->value, sizeof range->value, "%.*s/%s",
              slash != NULL ? (int) (slash - from->value) : (int) strlen (from->value), from->value,
              last != NULL ? last + 1 : to->value);
}

static void
join_ends (guint32 start, const QimamPoint *from, const QimamPoint *to, QimamPoint *range)
{
  *range = (QimamPoint){ .start = start, .end = to->end, .next = to->next, .kind = QIMAM_TIME_PERIOD };
  range->how = MAX (from->how, to->how);
  range->precision = QIMAM_PRECISION_RANGE;
  if (from->value[0] != '\0' && to->value[0] != '\0')
    join_values (from, to, range);
  else if (range->how != QIMAM_TIME_INVALID)
    range->how = QIMAM_TIME_UNRESOLVED;
}

/* What joins the ends. @between: "and", else "to" or a dash. Returns the token where the second end begins,
 * or 0. */
static guint
read_joint (const QimamTimeReader *self, guint i, gboolean between, gboolean *dash)
{
  const QimamLex *lex = at (self, i);

  *dash = FALSE;
  if (is_comma (lex))
    lex = at (self, ++i);
  if (qimam_lex_is (lex, QIMAM_SENSE_TO))
    return i + 1;
  if (is_dash (lex))
    {
      *dash = TRUE;
      return i + 1;
    }
  if (!between)
    return 0;
  if (qimam_lex_is (lex, QIMAM_SENSE_AND))
    return i + 1;
  if (lex->type == QIMAM_LEX_WORD && (lex->prefix & QIMAM_PREFIX_AND))
    return i;
  return 0;
}

/* Moves the ends into the week that stands before or behind the range. */
static guint
read_week (const QimamTimeReader *self, guint i, QimamPoint *from, QimamPoint *to)
{
  QimamTimeUnit unit;
  guint32 monday;
  guint next;
  int by;

  if (from->weekday == 0 || to->weekday == 0 ||
      !qimam_time_read_relative_unit (self, i, FALSE, &next, &unit, &by) || unit != QIMAM_UNIT_WEEK ||
      qimam_time_of_story (by) || !self->has_reference)
    return i;
  monday = self->today - (self->today - 1) % 7 + 7 * (guint32) by;
  qimam_time_set_day (from, monday + (guint32) from->weekday - 1, QIMAM_TIME_RELATIVE);
  qimam_time_set_day (to, monday + (guint32) to->weekday - 1, QIMAM_TIME_RELATIVE);
  return next;
}

/* What stands before the ends of a range. */
typedef struct
{
  guint next;    /* where the first end begins */
  gboolean word; /* "from", "between" or "since" */
  gboolean between;
  gboolean since;
  gboolean week; /* a week or a month that holds both ends stands before them */
  int month;
} Opening;

static gboolean
is_opening (const QimamLex *lex)
{
  return qimam_lex_is (lex, QIMAM_SENSE_FROM) || qimam_lex_is (lex, QIMAM_SENSE_BETWEEN);
}

static Opening
read_opening (const QimamTimeReader *self, guint i)
{
  Opening opening = { .next = i };
  const QimamLex *lex = at (self, i);
  gboolean hijri, weak;
  QimamTimeUnit unit;
  int by, month;
  guint next;

  opening.since = qimam_lex_is (lex, QIMAM_SENSE_SINCE) && !qimam_lex_is (lex, QIMAM_SENSE_FROM);
  /* "الأسبوع المقبل بين الأربعاء والجمعة", "نوفمبر بين 15 و19" */
  if (!opening.since && !is_opening (lex))
    {
      if (qimam_time_read_relative_unit (self, i, FALSE, &next, &unit, &by) && unit == QIMAM_UNIT_WEEK)
        opening.week = is_opening (at (self, next));
      else if (qimam_time_read_month (self, i, &next, &month, &hijri, &weak) && !hijri &&
               is_opening (at (self, next)))
        opening.month = month;
      if (!opening.week && opening.month == 0)
        return opening;
      opening.next = next;
      lex = at (self, next);
    }
  opening.between = qimam_lex_is (lex, QIMAM_SENSE_BETWEEN) && !qimam_lex_is (lex, QIMAM_SENSE_FROM);
  opening.word = TRUE;
  opening.next++;
  return opening;
}

/* "2021/2022" of a season. */
static gboolean
is_next_year (const QimamTimeReader *self, const QimamPoint *from)
{
  const QimamLex *slash = at (self, from->next), *year = at (self, from->next + 1);

  return from->precision == QIMAM_PRECISION_YEAR && qimam_lex_punct (slash, '/') &&
         slash->space == year->space && year->type == QIMAM_LEX_NUMBER && year->n_digits == 4 &&
         year->number == from->year + 1;
}

/* "شهري", "أعوام" before what they count. */
static gboolean
is_several (const QimamLex *lex)
{
  gint64 unit;

  return qimam_lex_value (lex, QIMAM_SENSE_TIME_UNIT, &unit) && unit % 4 != 1 &&
         (lex->prefix & QIMAM_PREFIX_ARTICLE) == 0;
}

/* "إبريل ومايو ويونيو": moves @second, where the month behind @month stands, to the last one. */
static guint
skip_months (const QimamTimeReader *self, guint second, int month)
{
  gboolean dash, hijri, weak;
  guint next, after;
  int other;

  for (int steps = 0; steps < 11; steps++)
    {
      if (!qimam_time_read_month (self, second, &next, &other, &hijri, &weak) || other != month % 12 + 1)
        break;
      after = read_joint (self, next, TRUE, &dash);
      month = other;
      if (after == 0 || dash || !qimam_time_read_month (self, after, &next, &other, &hijri, &weak) ||
          other != month % 12 + 1)
        break;
      second = after;
    }
  return second;
}

/* "أعوام 2017 و2018 و2019", "سنوات 2017، 2018 و2019": moves @second, where the year behind @year stands, to
 * the last one. */
static guint
skip_years (const QimamTimeReader *self, guint second, int year)
{
  gboolean dash = FALSE;

  for (; at (self, second)->type == QIMAM_LEX_NUMBER && at (self, second)->number == year + 1; year++)
    {
      guint after = read_joint (self, second + 1, TRUE, &dash);

      if (after == 0 && is_comma (at (self, second + 1)))
        after = second + 2;
      if (after == 0 || dash || at (self, after)->type != QIMAM_LEX_NUMBER ||
          at (self, after)->n_digits != 4 || at (self, after)->number != year + 2)
        break;
      second = after;
    }
  return second;
}

/* "المقبلين" behind the weekday at @i, which tells of it and the one before. */
static gboolean
has_dual_behind (const QimamTimeReader *self, guint i)
{
  int weekday, by;
  guint next;

  return qimam_time_read_weekday (self, i, &next, &weekday) && qimam_time_read_by (self, next, &by) &&
         !qimam_time_of_story (by) && memcmp (self->text + at (self, next)->end - 4, "ين", 4) == 0;
}

/* Where the second end begins behind "and": two days, months or years that are next to each other, "3 و4
 * مارس", "يومي الأربعاء والخميس", "عامي 2019 و2020". Else 0. */
static guint
read_neighbour (const QimamTimeReader *self, guint i, const QimamPoint *from)
{
  gboolean dash, hijri, weak;
  int weekday, month, year, era;
  guint next, second = read_joint (self, from->next, TRUE, &dash);

  if (second == 0 && from->day_alone && is_comma (at (self, from->next)) &&
      at (self, from->next + 1)->type == QIMAM_LEX_NUMBER &&
      at (self, from->next + 1)->number == from->day + 1)
    return from->next + 1;
  if (second == 0 && from->precision == QIMAM_PRECISION_YEAR && is_comma (at (self, from->next)) &&
      at (self, from->next + 1)->n_digits == 4)
    second = from->next + 1;
  if (second == 0 || dash)
    return 0;
  if (from->day_alone)
    return at (self, second)->type == QIMAM_LEX_NUMBER && at (self, second)->number == from->day + 1 ? second
                                                                                                     : 0;
  if (from->bare_weekday && (i + 1 < from->next || has_dual_behind (self, second)))
    return qimam_time_read_weekday (self, second, &next, &weekday) && weekday == from->weekday % 7 + 1
               ? second
               : 0;
  if (!is_several (at (self, i)) && (i == 0 || !is_several (at (self, i - 1))))
    return 0;
  if (from->day == 0 && from->month > 0 && from->year == 0)
    return qimam_time_read_month (self, second, &next, &month, &hijri, &weak) && month == from->month % 12 + 1
               ? skip_months (self, second, from->month)
               : 0;
  return from->precision == QIMAM_PRECISION_YEAR && qimam_time_read_year (self, second, &next, &year, &era) &&
                 year == from->year + 1
             ? skip_years (self, second, from->year)
             : 0;
}

/* Days in a row, "5 و6 و7 مارس", "5، 6 و7 مارس": moves @second to the last of them. */
static guint
skip_row (const QimamTimeReader *self, guint second, int day)
{
  while (second != 0 && at (self, second)->type == QIMAM_LEX_NUMBER && at (self, second)->number == day + 1 &&
         day < 31)
    {
      gboolean dash = FALSE;
      guint after = read_joint (self, second + 1, TRUE, &dash);

      if (after == 0 && is_comma (at (self, second + 1)))
        after = second + 2;
      if (after == 0 || dash || at (self, after)->type != QIMAM_LEX_NUMBER ||
          at (self, after)->number != day + 2)
        break;
      second = after;
      day++;
    }
  return second;
}

/* Whether two ends make a range: without a word in front only dates that lack nothing but what the other end
 * gives do, and a dash between two whole dates with blanks is a dash. */
static gboolean
fit (const QimamTimeReader *self,
     const Opening *opening,
     const QimamPoint *from,
     const QimamPoint *to,
     gboolean dash)
{
  if (from->day_alone && to->day_alone)
    return FALSE;
  if (from->hijri != to->hijri && !from->day_alone && !to->day_alone)
    return FALSE;
  if (!opening->word && dash && at (self, from->next)->space && !from->day_alone && !to->day_alone &&
      (from->precision == QIMAM_PRECISION_YEAR) != (to->precision == QIMAM_PRECISION_YEAR))
    return FALSE;
  return from->precision != QIMAM_PRECISION_UNKNOWN || from->day_alone;
}

/* Both ends lie in the month that stands before them: "نوفمبر بين 15 و19". */
static gboolean
set_month (const QimamTimeReader *self, guint i, int month, QimamPoint *from, QimamPoint *to)
{
  QimamWhen when = qimam_time_when (self, i, TRUE);

  if (!from->day_alone || !to->day_alone)
    return FALSE;
  from->month = to->month = month;
  from->day_alone = to->day_alone = FALSE;
  qimam_time_resolve (self, from, when);
  qimam_time_resolve (self, to, when);
  return TRUE;
}

/* "من 5 إلى 7 مارس", "بين عامي 2014 و2021", "28-30 يونيو", "2014-2018". */
gboolean
qimam_time_read_range (const QimamTimeReader *self, guint i, QimamPoint *range)
{
  Opening opening = read_opening (self, i);
  QimamPoint from, to;
  guint second, next;
  gboolean dash;

  if (at (self, i)->type == QIMAM_LEX_NEWLINE || !read_end (self, opening.next, &from) ||
      (!opening.word && from.mod != QIMAM_MOD_NONE))
    return FALSE;
  second = read_joint (self, from.next, opening.between, &dash);
  if (second == 0 && is_next_year (self, &from))
    second = from.next + 1;
  if (second == 0 && (!opening.word || opening.between))
    second = read_neighbour (self, i, &from);
  if (second != 0 && from.day_alone && !dash)
    second = skip_row (self, second, from.day);
  if (second == 0 || (opening.since && !qimam_lex_is (at (self, second - 1), QIMAM_SENSE_TO)) ||
      !read_end (self, second, &to))
    return FALSE;
  /* "1436-1437 هـ": the era is that of both. */
  if (to.hijri && !from.hijri && from.precision == QIMAM_PRECISION_YEAR && from.year >= 1300 &&
      from.year < 1500)
    qimam_time_set_hijri_year (&from, from.year);
  if (opening.month > 0 && !set_month (self, i, opening.month, &from, &to))
    return FALSE;
  if (!fit (self, &opening, &from, &to, dash) || (opening.week && read_week (self, i, &from, &to) == i) ||
      !complete_ends (self, &from, &to))
    return FALSE;
  next = opening.week ? to.next : read_week (self, to.next, &from, &to);
  if (next != to.next)
    qimam_time_finish (self, &to, next);
  join_ends (opening.word ? at (self, i)->core : from.start, &from, &to, range);
  return TRUE;
}
