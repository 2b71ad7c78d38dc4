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

/* One end of a range: a point, or a day of a month that the other end names. */
static gboolean
read_end (const QimamTimeReader *self, guint i, QimamPoint *point)
{
  const QimamLex *lex = at (self, i);
  int year, era, day;
  guint next;
  gint64 unit;

  /* "يومي", "عامي", "شهري" before both ends. */
  if (qimam_lex_value (lex, QIMAM_SENSE_TIME_UNIT, &unit) && unit % 4 == 2)
    lex = at (self, ++i);
  if (qimam_time_read_point (self, i, point))
    return point->kind == QIMAM_TIME_DATE;
  *point = (QimamPoint){ .start = lex->core, .kind = QIMAM_TIME_DATE };
  if (qimam_time_read_year (self, i, &next, &year, &era) && year >= 1000 && year < 3000 && era != 2)
    {
      point->year = year;
      qimam_time_resolve (self, point, 0);
    }
  else if (lex->type == QIMAM_LEX_NUMBER && lex->n_digits <= 2 && lex->number >= 1 && lex->number <= 31)
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
  point->next = next;
  point->end = at (self, next - 1)->end;
  return TRUE;
}

/* Gives the parts that one end lacks to it from the other. */
static gboolean
complete_ends (const QimamTimeReader *self, QimamPoint *from, QimamPoint *to)
{
  guint32 first, last;
  int y, m, d;

  if (to->day_alone && from->julian == 0)
    return FALSE;
  if (to->day_alone)
    {
      QimamPoint swap = *to;

      qimam_calendar_split (from->julian, &y, &m, &d);
      swap.year = y;
      swap.month = m;
      qimam_time_resolve (self, &swap, 0);
      swap.how = from->how;
      *to = swap;
    }
  if (from->day_alone)
    {
      if (to->julian == 0)
        {
          /* "من 5 إلى 7 مارس" without a reference: the month is known, the year is not. */
          from->month = to->month;
          return to->day > 0 && to->month > 0;
        }
      qimam_calendar_split (to->julian, &y, &m, &d);
      if (from->day > d)
        qimam_calendar_add_months (&y, &m, -1);
      from->year = y;
      from->month = m;
      qimam_time_resolve (self, from, 0);
      from->how = to->how;
    }
  /* "من 28 ديسمبر إلى 3 يناير 2022": the year that is said is that of the second end. */
  else if (from->how == QIMAM_TIME_COMPLETED && from->month > 0 && from->year == 0 && to->year > 0)
    {
      from->year = from->month > to->month ? to->year - 1 : to->year;
      qimam_time_resolve (self, from, 0);
      from->year = 0;
    }
  else if (from->how == QIMAM_TIME_UNRESOLVED && from->month > 0 && from->year == 0 && to->year > 0)
    {
      from->year = from->month > to->month ? to->year - 1 : to->year;
      qimam_time_resolve (self, from, 0);
      from->year = 0;
    }
  /* "من 28 أبريل إلى 8 مايو المقبل": the first end is the last such day before the second. */
  else if (from->how == QIMAM_TIME_COMPLETED && from->month > 0 && from->year == 0 && to->julian != 0 &&
           to->year == 0)
    {
      qimam_calendar_split (to->julian, &y, &m, &d);
      from->year = from->month > m || (from->month == m && from->day > d) ? y - 1 : y;
      qimam_time_resolve (self, from, 0);
      from->year = 0;
      from->how = to->how;
    }
  else if (to->how == QIMAM_TIME_COMPLETED && to->month > 0 && from->year > 0)
    {
      to->year = to->month < from->month ? from->year + 1 : from->year;
      qimam_time_resolve (self, to, 0);
      to->year = 0;
    }
  /* Two weekdays: the second comes after the first, and both lie on the same side of today. */
  else if (from->bare_weekday && to->bare_weekday && from->julian != 0 && to->julian != 0)
    {
      guint32 between = (guint32) (to->weekday - from->weekday + 7) % 7;

      if (qimam_time_is_ahead (self, from->next))
        qimam_time_set_day (to, from->julian + between, QIMAM_TIME_COMPLETED);
      else
        qimam_time_set_day (from, to->julian - between, QIMAM_TIME_COMPLETED);
    }
  /* A weekday behind a day comes after it. */
  else if (to->bare_weekday && from->julian != 0 && to->julian != 0 && to->julian < from->julian)
    qimam_time_set_day (to, to->julian + 7, QIMAM_TIME_COMPLETED);
  if (from->value[0] != '\0' && to->value[0] != '\0')
    return qimam_iso_days (from->value, &first, NULL) && qimam_iso_days (to->value, NULL, &last) &&
           first <= last;
  return from->kind == QIMAM_TIME_DATE && to->kind == QIMAM_TIME_DATE;
}

static void
join_ends (guint32 start, const QimamPoint *from, const QimamPoint *to, QimamPoint *range)
{
  *range = (QimamPoint){ .start = start, .end = to->end, .next = to->next, .kind = QIMAM_TIME_PERIOD };
  range->how = MAX (from->how, to->how);
  range->precision = QIMAM_PRECISION_RANGE;
  if (from->value[0] != '\0' && to->value[0] != '\0' && strchr (from->value, '/') == NULL &&
      strchr (to->value, '/') == NULL)
    g_snprintf (range->value, sizeof range->value, "%s/%s", from->value, to->value);
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
  if (qimam_lex_punct (lex, 0x060C) || qimam_lex_punct (lex, ','))
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

/* Moves the ends into the week, month or year that stands before or behind the range. */
static guint
read_range_owner (
    const QimamTimeReader *self, guint i, QimamPoint *from, QimamPoint *to, QimamTimeUnit wanted)
{
  QimamTimeUnit unit;
  guint next;
  int by;

  if (wanted != QIMAM_UNIT_WEEK || from->weekday == 0 || to->weekday == 0)
    return i;
  if (!qimam_time_read_relative_unit (self, i, FALSE, &next, &unit, &by) || unit != wanted ||
      by == G_MAXINT || !self->has_reference)
    return i;
  guint32 monday = self->today - (self->today - 1) % 7 + 7 * (guint32) by;

  qimam_time_set_day (from, monday + from->weekday - 1, QIMAM_TIME_RELATIVE);
  qimam_time_set_day (to, monday + to->weekday - 1, QIMAM_TIME_RELATIVE);
  return next;
}

/* "من 5 إلى 7 مارس", "بين عامي 2014 و2021", "28-30 يونيو", "2014-2018". */
gboolean
qimam_time_read_range (const QimamTimeReader *self, guint i, QimamPoint *range)
{
  const QimamLex *lex = at (self, i);
  gboolean from_word = qimam_lex_is (lex, QIMAM_SENSE_FROM),
           between = qimam_lex_is (lex, QIMAM_SENSE_BETWEEN), dash;
  QimamPoint from, to;
  QimamTimeUnit unit;
  guint first = i, next, second;
  gboolean owned = FALSE, month_before = FALSE;
  int by = 0, month;
  gboolean hijri, weak;

  if (lex->type == QIMAM_LEX_NEWLINE)
    return FALSE;
  /* "الأسبوع المقبل بين الأربعاء والجمعة", "نوفمبر بين 15 و19" */
  if (!from_word && !between)
    {
      if (qimam_time_read_relative_unit (self, i, FALSE, &next, &unit, &by) && unit == QIMAM_UNIT_WEEK)
        owned = TRUE;
      else if (qimam_time_read_month (self, i, &next, &month, &hijri, &weak) && !hijri)
        month_before = TRUE;
      if ((owned || month_before) && (qimam_lex_is (at (self, next), QIMAM_SENSE_FROM) ||
                                      qimam_lex_is (at (self, next), QIMAM_SENSE_BETWEEN)))
        {
          i = next;
          from_word = qimam_lex_is (at (self, i), QIMAM_SENSE_FROM);
          between = !from_word;
        }
      else
        owned = month_before = FALSE;
    }
  if (from_word || between)
    i++;
  if (!read_end (self, i, &from) ||
      (!from_word && !between && (from.mod != QIMAM_MOD_NONE || from.kind != QIMAM_TIME_DATE)))
    return FALSE;
  second = read_joint (self, from.next, between, &dash);
  /* "موسم 2021/2022" */
  if (second == 0 && from.precision == QIMAM_PRECISION_YEAR && qimam_lex_punct (at (self, from.next), '/') &&
      !at (self, from.next)->space && at (self, from.next + 1)->type == QIMAM_LEX_NUMBER &&
      at (self, from.next + 1)->number == from.year + 1)
    second = from.next + 1;
  /* "3 و4 مارس", "يومي الأربعاء والخميس": two days that are next to each other. */
  if (second == 0 && !from_word && (from.day_alone || (from.bare_weekday && i + 1 < from.next)))
    {
      int weekday;
      guint ignored;

      second = read_joint (self, from.next, TRUE, &dash);
      if (second == 0)
        return FALSE;
      if (from.day_alone
              ? at (self, second)->type != QIMAM_LEX_NUMBER || at (self, second)->number != from.day + 1
              : !qimam_time_read_weekday (self, second, &ignored, &weekday) ||
                    weekday != from.weekday % 7 + 1)
        return FALSE;
    }
  if (second == 0 || !read_end (self, second, &to))
    return FALSE;
  if (month_before)
    {
      if (!from.day_alone || !to.day_alone)
        return FALSE;
      from.month = to.month = month;
      qimam_time_resolve (self, &from, qimam_time_is_ahead (self, first) ? 2 : 0);
      qimam_time_resolve (self, &to, qimam_time_is_ahead (self, first) ? 2 : 0);
      from.day_alone = to.day_alone = FALSE;
    }
  if (from.day_alone && to.day_alone)
    return FALSE;
  /* Without a word in front only dates that lack nothing but what the other end gives make a range, and a
   * dash between two whole dates with blanks is a dash. */
  if (!from_word && !between && dash && from.precision == QIMAM_PRECISION_YEAR &&
      at (self, from.next)->space && to.precision != QIMAM_PRECISION_YEAR)
    return FALSE;
  if (from.precision == QIMAM_PRECISION_UNKNOWN && !from.day_alone)
    return FALSE;
  if (owned)
    {
      guint ignored = read_range_owner (self, first, &from, &to, QIMAM_UNIT_WEEK);

      if (ignored == first)
        return FALSE;
    }
  if (!complete_ends (self, &from, &to))
    return FALSE;
  next = to.next;
  if (!owned && from.weekday > 0 && to.weekday > 0)
    {
      next = read_range_owner (self, to.next, &from, &to, QIMAM_UNIT_WEEK);
      if (next != to.next)
        {
          to.next = next;
          to.end = at (self, next - 1)->end;
        }
    }
  join_ends (from_word || between || owned || month_before ? at (self, first)->core : from.start, &from, &to,
             range);
  return TRUE;
}
