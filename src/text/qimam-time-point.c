/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "qimam-calendar.h"
#include "qimam-time-private.h"

/* Points and stretches that are counted from the reference or from the calendar: days of the week, "أمس",
 * weeks, months, years, decades, quarters, seasons; and what stands around them. */

#define at(self, i) qimam_time_at (self, i)

static void
finish (const QimamTimeReader *self, QimamPoint *point, guint next)
{
  point->next = next;
  point->end = at (self, next - 1)->end;
}

/* -1, 0 and 1 for "last", "this" and "next"; G_MAXINT for "the one after" and "the one before", which are
 * counted from what the text tells, not from the reference. */
static gboolean
read_by (const QimamTimeReader *self, guint i, int *by)
{
  const QimamLex *lex = at (self, i);
  gint64 value;

  if (lex->type != QIMAM_LEX_WORD || (lex->prefix & ~QIMAM_PREFIX_ARTICLE) != 0)
    return FALSE;
  if (qimam_lex_value (lex, QIMAM_SENSE_PAST, &value))
    *by = value == 1 ? -1 : G_MAXINT;
  else if (qimam_lex_value (lex, QIMAM_SENSE_FUTURE, &value))
    *by = value == 1 ? 1 : G_MAXINT;
  else if (qimam_lex_is (lex, QIMAM_SENSE_PRESENT))
    *by = 0;
  else
    return FALSE;
  return TRUE;
}

gboolean
qimam_time_read_relative_unit (
    const QimamTimeReader *self, guint i, gboolean alone, guint *next, QimamTimeUnit *unit, int *by)
{
  const QimamLex *lex = at (self, i);
  gint64 value, this = 0;

  if (qimam_lex_value (lex, QIMAM_SENSE_THIS, &this))
    lex = at (self, ++i);
  if (!qimam_lex_value (lex, QIMAM_SENSE_TIME_UNIT, &value) || value % 4 != 1 || value / 4 < QIMAM_UNIT_DAY ||
      !(lex->prefix & QIMAM_PREFIX_ARTICLE))
    return FALSE;
  *unit = value / 4;
  *next = i + 1;
  /* "الأسبوع بعد المقبل" */
  if (qimam_lex_is (at (self, i + 1), QIMAM_SENSE_AFTER) && read_by (self, i + 2, by) && *by == 1)
    {
      *by = 2;
      *next = i + 3;
      return TRUE;
    }
  if (read_by (self, i + 1, by))
    {
      *next = i + 2;
      return TRUE;
    }
  /* "نفس العام": the year that the text spoke of. */
  *by = this == 2 ? G_MAXINT : 0;
  return this != 0 || alone;
}

/* The value of a unit that is @by units away from the reference. */
static void
set_relative_unit (const QimamTimeReader *self, QimamPoint *point, QimamTimeUnit unit, int by)
{
  int year = self->year, month = self->month, week;

  point->how = QIMAM_TIME_UNRESOLVED;
  point->precision = QIMAM_PRECISION_RANGE;
  point->value[0] = '\0';
  if (!self->has_reference || by == G_MAXINT)
    return;
  point->how = QIMAM_TIME_RELATIVE;
  switch (unit)
    {
    case QIMAM_UNIT_DAY:
      qimam_time_set_day (point, self->today + by, QIMAM_TIME_RELATIVE);
      break;
    case QIMAM_UNIT_WEEK:
      qimam_calendar_week (self->today + 7 * by, &year, &week);
      g_snprintf (point->value, sizeof point->value, "%04d-W%02d", year, week);
      break;
    case QIMAM_UNIT_MONTH:
      qimam_calendar_add_months (&year, &month, by);
      g_snprintf (point->value, sizeof point->value, "%04d-%02d", year, month);
      point->precision = QIMAM_PRECISION_MONTH;
      break;
    case QIMAM_UNIT_YEAR:
      g_snprintf (point->value, sizeof point->value, "%04d", year + by);
      point->precision = QIMAM_PRECISION_YEAR;
      break;
    case QIMAM_UNIT_DECADE:
      g_snprintf (point->value, sizeof point->value, "%03d", year / 10 + by);
      break;
    case QIMAM_UNIT_CENTURY:
      g_snprintf (point->value, sizeof point->value, "%02d", year / 100 + by);
      break;
    default:
      point->how = QIMAM_TIME_UNRESOLVED;
      break;
    }
}

/* "في يوم الجمعة من الأسبوع المقبل", "الأسبوع المقبل يوم الجمعة": a day of the week in a week. */
static void
set_week_day (const QimamTimeReader *self, QimamPoint *point, int weekday, int by)
{
  point->weekday = weekday;
  point->bare_weekday = FALSE;
  point->how = QIMAM_TIME_UNRESOLVED;
  if (self->has_reference && by != G_MAXINT)
    {
      guint32 monday = self->today - (self->today - 1) % 7;

      qimam_time_set_day (point, monday + 7 * by + weekday - 1, QIMAM_TIME_RELATIVE);
    }
}

static gboolean
read_relative (const QimamTimeReader *self, guint i, gboolean alone, QimamPoint *point)
{
  QimamTimeUnit unit;
  guint next, after;
  int by, weekday;

  if (!qimam_time_read_relative_unit (self, i, alone, &next, &unit, &by))
    return FALSE;
  /* "اليوم الماضي" and the like are rather days of a story. */
  if (unit == QIMAM_UNIT_DAY && by != 0)
    by = G_MAXINT;
  *point = (QimamPoint){ .start = at (self, i)->core, .kind = QIMAM_TIME_DATE };
  set_relative_unit (self, point, unit, by);
  if (unit == QIMAM_UNIT_WEEK && qimam_time_read_weekday (self, next, &after, &weekday) && !alone)
    {
      set_week_day (self, point, weekday, by);
      next = after;
    }
  finish (self, point, next);
  return TRUE;
}

/* "الأربعاء", "يوم السبت المقبل", "الجمعة من الأسبوع المقبل". */
static gboolean
read_weekday_point (const QimamTimeReader *self, guint i, QimamPoint *point)
{
  int weekday, by, month_weekday;
  QimamTimeUnit unit;
  guint next, after;
  gboolean this = FALSE;
  guint first = i;

  if (qimam_lex_is (at (self, i), QIMAM_SENSE_THIS) && qimam_time_read_weekday (self, i + 1, &next, &weekday))
    {
      this = TRUE;
      i++;
    }
  if (!qimam_time_read_weekday (self, i, &next, &weekday))
    return FALSE;
  *point = (QimamPoint){ .start = at (self, first)->core, .kind = QIMAM_TIME_DATE, .weekday = weekday };
  point->precision = QIMAM_PRECISION_DAY;
  point->how = QIMAM_TIME_UNRESOLVED;
  month_weekday =
      qimam_lex_is (at (self, next), QIMAM_SENSE_FROM) || qimam_lex_is (at (self, next), QIMAM_SENSE_IN);
  if (qimam_time_read_relative_unit (self, next + month_weekday, FALSE, &after, &unit, &by) &&
      unit == QIMAM_UNIT_WEEK)
    {
      set_week_day (self, point, weekday, by);
      finish (self, point, after);
      return TRUE;
    }
  if (this)
    {
      set_week_day (self, point, weekday, 0);
      finish (self, point, next);
      return TRUE;
    }
  if (read_by (self, next, &by))
    {
      if (self->has_reference && by != G_MAXINT)
        qimam_time_set_day (point, qimam_time_weekday_near (self, weekday, by == 0 ? 0 : by),
                            QIMAM_TIME_RELATIVE);
      finish (self, point, next + 1);
      return TRUE;
    }
  point->bare_weekday = TRUE;
  if (self->has_reference)
    qimam_time_set_day (point, qimam_time_weekday_near (self, weekday, qimam_time_is_ahead (self, i) ? 2 : 0),
                        QIMAM_TIME_COMPLETED);
  finish (self, point, next);
  return TRUE;
}

/* "اليوم", "أمس الجمعة", "غدا الاثنين", "اليوم 6 مايو". */
static gboolean
read_day_word (const QimamTimeReader *self, guint i, QimamPoint *point)
{
  const QimamLex *lex = at (self, i);
  QimamPoint date;
  int weekday, by;
  guint next;
  gint64 days;

  if (!qimam_lex_value (lex, QIMAM_SENSE_DAY_WORD, &days) || (lex->prefix & QIMAM_PREFIX_LIKE))
    return FALSE;
  *point = (QimamPoint){ .start = lex->core, .kind = QIMAM_TIME_DATE };
  point->how = QIMAM_TIME_UNRESOLVED;
  point->precision = QIMAM_PRECISION_DAY;
  if (days == 0 && (at (self, i + 1)->prefix & QIMAM_PREFIX_ARTICLE) &&
      (qimam_lex_is (at (self, i + 1), QIMAM_SENSE_OTHER_DAY) ||
       (qimam_lex_is (at (self, i + 1), QIMAM_SENSE_ORDINAL) && !qimam_time_read_date (self, i + 1, &date))))
    return FALSE;
  if (days == 0 && at (self, i + 1)->type == QIMAM_LEX_WORD && read_by (self, i + 1, &by) && by != 0)
    {
      /* "اليوم التالي" is a day of the story. */
      finish (self, point, i + 2);
      return TRUE;
    }
  if (days == 100)
    {
      guint behind = read_by (self, i + 1, &by) && by != G_MAXINT ? i + 2 : i + 1;

      if (self->has_reference)
        {
          qimam_time_set_day (point, self->today + (guint32) (behind > i + 1 ? by : 0), QIMAM_TIME_RELATIVE);
          g_strlcat (point->value, "TNI", sizeof point->value);
        }
      point->kind = QIMAM_TIME_TIME;
      finish (self, point, behind);
      return TRUE;
    }
  if (self->has_reference)
    qimam_time_set_day (point, self->today + (guint32) days, QIMAM_TIME_RELATIVE);
  finish (self, point, i + 1);
  next = i + 1;
  if (qimam_lex_punct (at (self, next), 0x060C) || qimam_lex_punct (at (self, next), ','))
    next++;
  if (qimam_time_read_date (self, next, &date) && date.day > 0 && date.month > 0)
    {
      /* The date that stands there is surer than the word. */
      date.start = point->start;
      *point = date;
      return TRUE;
    }
  if (qimam_time_read_weekday (self, next, &next, &weekday) && !read_by (self, next, &by))
    {
      point->weekday = weekday;
      finish (self, point, next);
    }
  return TRUE;
}

static gboolean
is_year_unit (const QimamLex *lex)
{
  gint64 unit;

  return qimam_lex_value (lex, QIMAM_SENSE_TIME_UNIT, &unit) && unit / 4 == QIMAM_UNIT_YEAR;
}

/* Whether a number of four digits at @i, up to @next, stands where a year does. */
static gboolean
has_year_cue (const QimamTimeReader *self, guint i, guint next, int year)
{
  const QimamLex *before = i > 0 ? at (self, i - 1) : NULL, *after = at (self, next);

  if (year < 1200 || year > 2199 ||
      (before != NULL && !at (self, i)->space && before->type == QIMAM_LEX_NUMBER))
    return FALSE;
  /* What is counted or measured is no year. */
  if (after->type == QIMAM_LEX_WORD && after->prefix == 0 && after->lexeme != NULL &&
      (qimam_lex_is (after, QIMAM_SENSE_TIME_UNIT) || qimam_lex_is (after, QIMAM_SENSE_MEASURE) ||
       qimam_lex_is (after, QIMAM_SENSE_CURRENCY) || qimam_lex_is (after, QIMAM_SENSE_SCALE)))
    return FALSE;
  if (before == NULL)
    return after->type != QIMAM_LEX_WORD && year >= 1800;
  if (before->type == QIMAM_LEX_PUNCT)
    {
      if (before->punct == '(' || before->punct == '[')
        return after->type == QIMAM_LEX_PUNCT || !after->arabic;
      if (before->punct == '-' || before->punct == 0x2013 || before->punct == '|' || before->punct == '/')
        return (at (self, i)->space || before->space) && year >= 1500;
      return after->type != QIMAM_LEX_WORD && year >= 1900 && year < 2100 && before->punct != '$' &&
             before->punct != '#' && before->punct != '+';
    }
  if (qimam_lex_is (before, QIMAM_SENSE_IN) || qimam_lex_is (before, QIMAM_SENSE_TO) ||
      qimam_lex_is (before, QIMAM_SENSE_SINCE) || qimam_lex_is (before, QIMAM_SENSE_EDGE) ||
      qimam_lex_is (before, QIMAM_SENSE_SEASON) || is_year_unit (before))
    /* "في 2000 مدرسة" counts schools, "في 2018 بعد" does not. */
    return after->type != QIMAM_LEX_WORD || after->prefix != 0 || after->lexeme != NULL ||
           (year >= 1800 && year != 2000);
  if (qimam_lex_is (before, QIMAM_SENSE_AND) || qimam_lex_is (before, QIMAM_SENSE_AFTER) ||
      qimam_lex_is (before, QIMAM_SENSE_FROM))
    return year >= 1800 && year < 2100 && after->type != QIMAM_LEX_WORD;
  if (before->arabic && before->lexeme == NULL && qimam_lex_is (after, QIMAM_SENSE_YEAR_LINK))
    return year >= 1900 && year < 2100 && year != 2000;
  return year >= 1900 && year < 2100 && (after->type != QIMAM_LEX_WORD || (!after->arabic && before->arabic));
}

/* "عام 2015", "2018", "سنة ألف وتسعمئة". */
static gboolean
read_year_point (const QimamTimeReader *self, guint i, QimamPoint *point)
{
  const QimamLex *lex = at (self, i);
  gboolean cue = is_year_unit (lex);
  guint next, first = i;
  int year, era;
  gint64 unit = 0;

  if (cue)
    {
      qimam_lex_value (lex, QIMAM_SENSE_TIME_UNIT, &unit);
      if (unit % 4 == 2)
        return FALSE;
      i++;
      if (at (self, i)->type == QIMAM_LEX_NUMBER && at (self, i)->n_digits == 3 &&
          at (self, i + 1)->type != QIMAM_LEX_WORD)
        {
          *point = (QimamPoint){ .start = lex->core, .kind = QIMAM_TIME_DATE, .year = at (self, i)->number };
          point->how = QIMAM_TIME_INVALID;
          point->precision = QIMAM_PRECISION_YEAR;
          finish (self, point, i + 1);
          return TRUE;
        }
    }
  if (!qimam_time_read_year (self, i, &next, &year, &era))
    return FALSE;
  if (!cue && era == 0 && (at (self, i)->type == QIMAM_LEX_WORD || !has_year_cue (self, i, next, year)))
    {
      /* "في ألفين وأربعة عشر" */
      if (at (self, i)->type != QIMAM_LEX_WORD || i == 0 || year < 1900 || year > 2099 || next < i + 2 ||
          !qimam_lex_is (at (self, i - 1), QIMAM_SENSE_IN))
        return FALSE;
    }
  *point = (QimamPoint){ .start = at (self, first)->core, .kind = QIMAM_TIME_DATE, .year = year };
  if (era == 2)
    {
      /* A Hijri year lies in two of the other calendar. */
      guint32 from = qimam_calendar_from_hijri (year, 1, 1), to = qimam_calendar_from_hijri (year + 1, 1, 1);
      int y1, m1, d1, y2, m2, d2;

      point->hijri = TRUE;
      point->precision = QIMAM_PRECISION_RANGE;
      point->how = QIMAM_TIME_INVALID;
      if (from != 0 && to != 0)
        {
          qimam_calendar_split (from, &y1, &m1, &d1);
          qimam_calendar_split (to - 1, &y2, &m2, &d2);
          g_snprintf (point->value, sizeof point->value, "%04d-%02d-%02d/%04d-%02d-%02d", y1, m1, d1, y2, m2,
                      d2);
          point->how = QIMAM_TIME_STATED;
          point->kind = QIMAM_TIME_PERIOD;
        }
    }
  else
    qimam_time_resolve (self, point, 0);
  finish (self, point, next);
  return TRUE;
}

/* The year that a quarter or a season belongs to, behind it. 0 where none is said; -1 where it cannot be
 * known. */
static int
read_owner_year (const QimamTimeReader *self, guint i, guint *next)
{
  QimamTimeUnit unit;
  int year, era, by;
  guint from = i;

  *next = i;
  if (qimam_lex_is (at (self, from), QIMAM_SENSE_FROM) || qimam_lex_is (at (self, from), QIMAM_SENSE_IN))
    from += is_year_unit (at (self, from)) ? 0 : 1;
  if (qimam_time_read_relative_unit (self, from, from > i, next, &unit, &by) && unit == QIMAM_UNIT_YEAR)
    return self->has_reference && by != G_MAXINT ? self->year + by : -1;
  if (is_year_unit (at (self, from)))
    from++;
  if (qimam_time_read_year (self, from, next, &year, &era) && year >= 1000 && year < 3000 && era != 2)
    return year;
  *next = i;
  return 0;
}

/* "الربع الثالث من 2016", "النصف الأول من العام الجاري". */
static gboolean
read_quarter (const QimamTimeReader *self, guint i, QimamPoint *point)
{
  const QimamLex *lex = at (self, i);
  gboolean half = qimam_lex_is (lex, QIMAM_SENSE_HALF);
  int ordinal, year;
  guint next;

  if (!(half || qimam_lex_is (lex, QIMAM_SENSE_QUARTER)) || !(lex->prefix & QIMAM_PREFIX_ARTICLE) ||
      !qimam_ordinal_read (self->tokens, i + 1, &next, &ordinal) || ordinal > (half ? 2 : 4))
    return FALSE;
  year = read_owner_year (self, next, &next);
  if (year == 0)
    return FALSE;
  *point = (QimamPoint){ .start = lex->core, .kind = QIMAM_TIME_DATE };
  point->precision = QIMAM_PRECISION_RANGE;
  point->how = year > 0 ? QIMAM_TIME_STATED : QIMAM_TIME_UNRESOLVED;
  if (year > 0)
    g_snprintf (point->value, sizeof point->value, "%04d-%c%d", year, half ? 'H' : 'Q', ordinal);
  finish (self, point, next);
  return TRUE;
}

/* "صيف 2020", "الشتاء الماضي". */
static gboolean
read_season (const QimamTimeReader *self, guint i, QimamPoint *point)
{
  static const char *const keys[] = { "SP", "SU", "FA", "WI" };
  static const int last_months[] = { 5, 8, 11, 2 };
  const QimamLex *lex = at (self, i);
  gboolean cue = FALSE;
  guint first = i, next;
  gint64 season;
  int year, by;

  if (qimam_lex_is (lex, QIMAM_SENSE_SEASON_CUE))
    {
      cue = TRUE;
      lex = at (self, ++i);
    }
  if (!qimam_lex_value (lex, QIMAM_SENSE_SEASON, &season) || season < 1 || season > 4)
    return FALSE;
  *point = (QimamPoint){ .start = at (self, first)->core, .kind = QIMAM_TIME_DATE };
  point->precision = QIMAM_PRECISION_RANGE;
  point->how = QIMAM_TIME_UNRESOLVED;
  year = read_owner_year (self, i + 1, &next);
  if (year > 0)
    point->how = QIMAM_TIME_STATED;
  else if (year == 0 && read_by (self, i + 1, &by))
    {
      next = i + 2;
      if (self->has_reference && by != G_MAXINT)
        {
          /* The last one that is over, the next one that has not begun. */
          gboolean over = self->month > last_months[season - 1] || season == 4;

          year = by < 0   ? (over ? self->year - (season == 4 && self->month > 2 ? 0
                                                  : season == 4                  ? 1
                                                                                 : 0)
                                  : self->year - 1)
                 : by > 0 ? (self->month < last_months[season - 1] - 2 ? self->year
                             : season == 4                             ? self->year
                                                                       : self->year + 1)
                          : self->year;
          point->how = QIMAM_TIME_RELATIVE;
        }
    }
  else if (year == 0 && !cue && !((lex->prefix & QIMAM_PREFIX_ARTICLE) && season != 1))
    return FALSE;
  if (year > 0)
    g_snprintf (point->value, sizeof point->value, "%04d-%s", year, keys[season - 1]);
  finish (self, point, next);
  return TRUE;
}

static gboolean
is_unit (const QimamLex *lex, QimamTimeUnit unit)
{
  gint64 value;

  return qimam_lex_value (lex, QIMAM_SENSE_TIME_UNIT, &value) && value / 4 == (gint64) unit && value % 4 == 1;
}

/* "القرن التاسع عشر" and what says "of last century". Returns the two digits, or -1. */
static int
read_century (const QimamTimeReader *self, guint i, guint *next)
{
  const QimamLex *lex = at (self, i);
  int ordinal, by;

  if (!is_unit (lex, QIMAM_UNIT_CENTURY))
    return -1;
  if (read_by (self, i + 1, &by))
    {
      *next = i + 2;
      return self->has_reference && by != G_MAXINT ? self->year / 100 + by : -2;
    }
  if (!qimam_ordinal_read (self->tokens, i + 1, next, &ordinal) || ordinal > 29)
    return -1;
  return ordinal - 1;
}

/* "الستينيات", "ثمانينيات القرن الماضي", "القرن التاسع عشر", "العقد الثاني من القرن العشرين". */
static gboolean
read_decade (const QimamTimeReader *self, guint i, QimamPoint *point)
{
  const QimamLex *lex = at (self, i);
  int century, ordinal;
  guint next, after;
  gint64 tens;

  *point = (QimamPoint){ .start = lex->core, .kind = QIMAM_TIME_DATE };
  point->precision = QIMAM_PRECISION_RANGE;
  point->how = QIMAM_TIME_STATED;
  century = read_century (self, i, &next);
  if (century >= 0)
    {
      g_snprintf (point->value, sizeof point->value, "%02d", century);
      finish (self, point, next);
      return TRUE;
    }
  if (is_unit (lex, QIMAM_UNIT_DECADE) && qimam_lex_is (at (self, i + 1), QIMAM_SENSE_DECADE_NAME))
    lex = at (self, ++i);
  next = i + 1;
  if (qimam_lex_value (lex, QIMAM_SENSE_DECADE_NAME, &tens))
    ;
  else if (is_unit (lex, QIMAM_UNIT_DECADE) && qimam_ordinal_read (self->tokens, i + 1, &next, &ordinal) &&
           ordinal <= 10 && qimam_lex_is (at (self, next), QIMAM_SENSE_FROM))
    {
      tens = ordinal - 1;
      if (read_century (self, next + 1, &after) == -1)
        return FALSE;
    }
  else
    return FALSE;
  after = next;
  century = read_century (self, qimam_lex_is (at (self, next), QIMAM_SENSE_FROM) ? next + 1 : next, &after);
  if (century >= 0)
    next = after;
  else if (century == -2 || tens < 3)
    {
      /* The twenties are those of either century. */
      point->how = QIMAM_TIME_UNRESOLVED;
      next = century == -2 ? after : next;
    }
  else
    {
      century = 19;
      point->how = QIMAM_TIME_COMPLETED;
    }
  if (point->how != QIMAM_TIME_UNRESOLVED)
    g_snprintf (point->value, sizeof point->value, "%02d%d", century, (int) tens);
  finish (self, point, next);
  return TRUE;
}

static gboolean
read_weekend (const QimamTimeReader *self, guint i, QimamPoint *point)
{
  int by = 0, year, week;
  guint next = i + 1;

  if (!qimam_lex_is (at (self, i), QIMAM_SENSE_WEEKEND))
    return FALSE;
  *point = (QimamPoint){ .start = at (self, i)->core, .kind = QIMAM_TIME_DATE };
  point->precision = QIMAM_PRECISION_RANGE;
  point->how = QIMAM_TIME_UNRESOLVED;
  if (qimam_lex_is (at (self, next), QIMAM_SENSE_AFTER) && at (self, next + 1)->type == QIMAM_LEX_WORD &&
      qimam_lex_is (at (self, next + 1), QIMAM_SENSE_FUTURE))
    {
      by = 2;
      next += 2;
    }
  else if (read_by (self, next, &by))
    next++;
  if (self->has_reference && by != G_MAXINT)
    {
      qimam_calendar_week (self->today + 7 * by, &year, &week);
      g_snprintf (point->value, sizeof point->value, "%04d-W%02d-WE", year, week);
      point->how = QIMAM_TIME_RELATIVE;
    }
  finish (self, point, next);
  return TRUE;
}

/* "أول يوم جمعة من يوليو", "الأسبوع الثاني من عام 2015". */
static gboolean
read_nth (const QimamTimeReader *self, guint i, QimamPoint *point)
{
  gboolean week = is_unit (at (self, i), QIMAM_UNIT_WEEK) && (at (self, i)->prefix & QIMAM_PREFIX_ARTICLE);
  int ordinal, weekday = 1, year, month = 0, m, d;
  guint32 julian, monday;
  QimamPoint owner;
  guint next;

  if (!qimam_ordinal_read (self->tokens, week ? i + 1 : i, &next, &ordinal) || ordinal > 53)
    return FALSE;
  if (!week && (ordinal > 5 || !qimam_time_read_weekday (self, next, &next, &weekday)))
    return FALSE;
  if (!qimam_lex_is (at (self, next), QIMAM_SENSE_FROM) && !qimam_lex_is (at (self, next), QIMAM_SENSE_IN))
    return FALSE;
  if (!read_relative (self, next + 1, TRUE, &owner) && !qimam_time_read_date (self, next + 1, &owner) &&
      !read_year_point (self, next + 1, &owner))
    return FALSE;
  if (owner.precision != QIMAM_PRECISION_MONTH && !(week && owner.precision == QIMAM_PRECISION_YEAR))
    return FALSE;
  *point = (QimamPoint){ .start = at (self, i)->core, .kind = QIMAM_TIME_DATE };
  point->how = QIMAM_TIME_UNRESOLVED;
  if (owner.value[0] != '\0')
    {
      year = (int) g_ascii_strtoll (owner.value, NULL, 10);
      if (owner.precision == QIMAM_PRECISION_MONTH)
        month = (int) g_ascii_strtoll (owner.value + 5, NULL, 10);
      if (week && month == 0)
        {
          /* Weeks of a year are those of ISO 8601. */
          g_snprintf (point->value, sizeof point->value, "%04d-W%02d", year, ordinal);
          point->precision = QIMAM_PRECISION_RANGE;
        }
      else if (week)
        {
          julian = qimam_calendar_julian (year, month, 1);
          monday = julian - (julian - 1) % 7;
          qimam_calendar_week (monday + 7 * (guint32) (ordinal - 1), &year, &m);
          g_snprintf (point->value, sizeof point->value, "%04d-W%02d", year, m);
          point->precision = QIMAM_PRECISION_RANGE;
        }
      else
        {
          julian = qimam_calendar_julian (year, month, 1);
          julian += (guint32) ((weekday - 1 - (int) ((julian - 1) % 7) + 7) % 7 + 7 * (ordinal - 1));
          qimam_calendar_split (julian, &year, &m, &d);
          if (m == month)
            qimam_time_set_day (point, julian, QIMAM_TIME_RELATIVE);
        }
      point->how = point->value[0] != '\0' ? owner.how : QIMAM_TIME_INVALID;
    }
  finish (self, point, owner.next);
  return TRUE;
}

/* "الأيام الثلاثة الماضية", "اليومين المقبلين", "العقدين الماضيين". */
static gboolean
read_rolling (const QimamTimeReader *self, guint i, QimamPoint *point)
{
  const QimamLex *lex = at (self, i), *count;
  int n, by, y1, m1, d1, y2, m2, d2;
  QimamTimeUnit unit;
  guint32 from, to;
  gint64 value;
  guint next = i + 1;

  if (!qimam_lex_value (lex, QIMAM_SENSE_TIME_UNIT, &value) || !(lex->prefix & QIMAM_PREFIX_ARTICLE) ||
      value / 4 < QIMAM_UNIT_DAY)
    return FALSE;
  unit = value / 4;
  n = value % 4 == 2 ? 2 : 0;
  count = at (self, next);
  if (n == 0 && count->type == QIMAM_LEX_NUMBER && count->n_digits <= 3)
    n = (int) count->number, next++;
  else if (n == 0 && (count->prefix & QIMAM_PREFIX_ARTICLE) &&
           qimam_lex_value (count, QIMAM_SENSE_UNIT, &value))
    {
      n = (int) value;
      next++;
      if (qimam_lex_is (at (self, next), QIMAM_SENSE_TEN))
        {
          n += 10;
          next++;
        }
    }
  else if (n == 0 && (count->prefix & QIMAM_PREFIX_ARTICLE) &&
           (qimam_lex_is (count, QIMAM_SENSE_TEN) || qimam_lex_value (count, QIMAM_SENSE_TENS, &value)))
    {
      n = qimam_lex_is (count, QIMAM_SENSE_TEN) ? 10 : (int) value;
      next++;
    }
  if (n == 0 || !read_by (self, next, &by) || by == 0)
    return FALSE;
  *point = (QimamPoint){ .start = lex->core, .kind = QIMAM_TIME_PERIOD };
  point->precision = QIMAM_PRECISION_RANGE;
  point->how = QIMAM_TIME_UNRESOLVED;
  finish (self, point, next + 1);
  if (!self->has_reference || by == G_MAXINT)
    return TRUE;
  point->how = QIMAM_TIME_RELATIVE;
  if (unit == QIMAM_UNIT_DECADE)
    {
      g_snprintf (point->value, sizeof point->value, "%03d/%03d", self->year / 10 + (by < 0 ? -n : 1),
                  self->year / 10 + (by < 0 ? -1 : n));
      return TRUE;
    }
  if (unit == QIMAM_UNIT_CENTURY)
    {
      g_snprintf (point->value, sizeof point->value, "%02d/%02d", self->year / 100 + (by < 0 ? -n : 1),
                  self->year / 100 + (by < 0 ? -1 : n));
      return TRUE;
    }
  if (unit == QIMAM_UNIT_YEAR)
    {
      g_snprintf (point->value, sizeof point->value, "%04d/%04d", self->year + (by < 0 ? -n : 0),
                  self->year + (by < 0 ? 0 : n));
      return TRUE;
    }
  if (unit == QIMAM_UNIT_MONTH)
    {
      y1 = y2 = self->year;
      m1 = m2 = self->month;
      qimam_calendar_add_months (&y1, &m1, by < 0 ? -n : 0);
      qimam_calendar_add_months (&y2, &m2, by < 0 ? 0 : n);
      g_snprintf (point->value, sizeof point->value, "%04d-%02d/%04d-%02d", y1, m1, y2, m2);
      return TRUE;
    }
  n *= unit == QIMAM_UNIT_WEEK ? 7 : 1;
  from = by < 0 ? self->today - (guint32) n : self->today + 1;
  to = by < 0 ? self->today : self->today + (guint32) n;
  qimam_calendar_split (from, &y1, &m1, &d1);
  qimam_calendar_split (to, &y2, &m2, &d2);
  g_snprintf (point->value, sizeof point->value, "%04d-%02d-%02d/%04d-%02d-%02d", y1, m1, d1, y2, m2, d2);
  return TRUE;
}

/* "بقية الأسبوع", "ما تبقى من العام". */
static gboolean
read_rest (const QimamTimeReader *self, guint i, QimamPoint *point)
{
  int year = self->year, month = self->month, m = 12, d = 31, by;
  QimamTimeUnit unit;
  guint next;

  if (!qimam_lex_is (at (self, i), QIMAM_SENSE_REST) ||
      !qimam_time_read_relative_unit (self, i + 1, TRUE, &next, &unit, &by) || by != 0 ||
      (unit != QIMAM_UNIT_WEEK && unit != QIMAM_UNIT_MONTH && unit != QIMAM_UNIT_YEAR))
    return FALSE;
  *point = (QimamPoint){ .start = at (self, i)->core, .kind = QIMAM_TIME_PERIOD };
  point->precision = QIMAM_PRECISION_RANGE;
  point->how = QIMAM_TIME_UNRESOLVED;
  finish (self, point, next);
  if (!self->has_reference)
    return TRUE;
  if (unit == QIMAM_UNIT_WEEK)
    qimam_calendar_split (self->today + 6 - (self->today - 1) % 7, &year, &m, &d);
  else if (unit == QIMAM_UNIT_MONTH)
    {
      m = month;
      d = qimam_calendar_days_in_month (year, month);
    }
  g_snprintf (point->value, sizeof point->value, "%04d-%02d-%02d/%04d-%02d-%02d", self->year, self->month,
              self->day, year, m, d);
  point->how = QIMAM_TIME_RELATIVE;
  return TRUE;
}

gboolean
qimam_time_read_span (const QimamTimeReader *self, guint i, QimamPoint *point)
{
  return read_rolling (self, i, point) || read_nth (self, i, point) || read_quarter (self, i, point) ||
         read_weekend (self, i, point) || read_decade (self, i, point) ||
         read_relative (self, i, FALSE, point) || read_season (self, i, point) || read_rest (self, i, point);
}

/* A point with the words that lie before it: the edge, the part of the day. */
static gboolean
read_core (const QimamTimeReader *self, guint i, QimamPoint *point)
{
  const QimamLex *lex = at (self, i);

  if (lex->type == QIMAM_LEX_NUMBER)
    return qimam_time_read_numeric (self, i, point) || qimam_time_read_date (self, i, point) ||
           read_year_point (self, i, point);
  return read_day_word (self, i, point) || qimam_time_read_date (self, i, point) ||
         qimam_time_read_span (self, i, point) || read_weekday_point (self, i, point) ||
         read_year_point (self, i, point);
}

/* Puts the clock time behind the day, or the part of the day. */
static void
join_clock (QimamPoint *point, const QimamClock *clock)
{
  char value[32];

  point->kind = QIMAM_TIME_TIME;
  qimam_time_print_clock (clock, value, sizeof value);
  if (point->julian == 0)
    point->value[0] = '\0';
  else
    g_strlcat (point->value, value, sizeof point->value);
}

static void
join_part (QimamPoint *point, char part)
{
  const char *mark = part == 'M' ? "TMO" : part == 'A' ? "TAF" : part == 'E' ? "TEV" : "TNI";

  point->kind = QIMAM_TIME_TIME;
  if (point->julian == 0)
    point->value[0] = '\0';
  else
    g_strlcat (point->value, mark, sizeof point->value);
}

static gboolean
is_day (const QimamPoint *point)
{
  return point->precision == QIMAM_PRECISION_DAY && point->how != QIMAM_TIME_INVALID;
}

/* Steps over what may stand between a date and its clock time. */
static guint
skip_to_clock (const QimamTimeReader *self, guint i)
{
  for (guint steps = 0; steps < 4; steps++, i++)
    {
      const QimamLex *lex = at (self, i);

      if (lex->type == QIMAM_LEX_PUNCT &&
          (lex->punct == ',' || lex->punct == 0x060C || lex->punct == '-' || lex->punct == 0x2013 ||
           lex->punct == '|' || lex->punct == ':' || lex->punct == '('))
        continue;
      if (lex->type == QIMAM_LEX_WORD && !lex->arabic && lex->end - lex->start == 1 &&
          (self->text[lex->start] == 'T' || self->text[lex->start] == 't'))
        continue;
      if (qimam_lex_is (lex, QIMAM_SENSE_UPDATED) || qimam_lex_is (lex, QIMAM_SENSE_IN))
        continue;
      break;
    }
  return i;
}

static void
read_clock_behind (const QimamTimeReader *self, QimamPoint *point)
{
  guint i = skip_to_clock (self, point->next);
  const QimamLex *lex = at (self, point->next);
  QimamClock clock;
  gint64 part;

  if (!is_day (point) || point->kind != QIMAM_TIME_DATE)
    return;
  if (qimam_time_read_clock (self, i, &clock))
    {
      join_clock (point, &clock);
      finish (self, point, clock.next);
      return;
    }
  /* "أمس مساء", "الأربعاء صباحا" */
  if (lex->type == QIMAM_LEX_WORD && lex->prefix == 0 && lex->letters >= 4)
    {
      part = qimam_lex_is (lex, QIMAM_SENSE_AM)                                                    ? 'M'
             : qimam_lex_is (lex, QIMAM_SENSE_NOON)                                                ? 'A'
             : qimam_lex_is (lex, QIMAM_SENSE_NIGHT)                                               ? 'N'
             : qimam_lex_is (lex, QIMAM_SENSE_PM) && memcmp (self->text + lex->start, "ع", 2) == 0 ? 'A'
             : qimam_lex_is (lex, QIMAM_SENSE_PM)                                                  ? 'E'
                                                                                                   : 0;
      if (part != 0)
        {
          join_part (point, (char) part);
          finish (self, point, point->next + 1);
        }
    }
}

/* A clock time, with the day behind it where one stands there: "الساعة الثالثة من مساء الأربعاء". */
static gboolean
read_clock_point (const QimamTimeReader *self, guint i, QimamPoint *point)
{
  QimamClock clock;
  QimamPoint day;
  gint64 part;
  guint next;

  if (!qimam_time_read_clock (self, i, &clock))
    return FALSE;
  *point = (QimamPoint){ .start = clock.start, .kind = QIMAM_TIME_TIME };
  point->how = QIMAM_TIME_STATED;
  next = clock.next;
  for (guint steps = 0; steps < 2; steps++)
    if (qimam_lex_is (at (self, next), QIMAM_SENSE_FROM) || qimam_lex_is (at (self, next), QIMAM_SENSE_IN) ||
        qimam_lex_punct (at (self, next), ',') || qimam_lex_punct (at (self, next), 0x060C))
      next++;
  if (qimam_lex_value (at (self, next), QIMAM_SENSE_PART_OF_DAY, &part))
    {
      if ((part == 'E' || part == 'A' || (part == 'N' && clock.hour >= 6)) && clock.hour < 12)
        clock.hour += 12;
      next++;
    }
  else if (next > clock.next && at (self, next - 1)->type == QIMAM_LEX_PUNCT &&
           at (self, next)->type != QIMAM_LEX_NUMBER)
    next = clock.next;
  if (read_core (self, next, &day) && is_day (&day) && day.kind == QIMAM_TIME_DATE)
    {
      day.start = clock.start;
      join_clock (&day, &clock);
      *point = day;
      return TRUE;
    }
  qimam_time_print_clock (&clock, point->value, sizeof point->value);
  finish (self, point, clock.next);
  return TRUE;
}

/* "مساء اليوم الأربعاء", "فجر 16 يونيو". */
static gboolean
read_part_of_day (const QimamTimeReader *self, guint i, QimamPoint *point)
{
  const QimamLex *lex = at (self, i);
  guint next = i + 1;
  gint64 part;

  if (!qimam_lex_value (lex, QIMAM_SENSE_PART_OF_DAY, &part) || (lex->prefix & QIMAM_PREFIX_ARTICLE))
    return FALSE;
  if (qimam_lex_is (at (self, next), QIMAM_SENSE_FROM))
    next++;
  if (!read_core (self, next, point) || !is_day (point) || point->kind != QIMAM_TIME_DATE)
    return FALSE;
  point->start = lex->core;
  join_part (point, (char) part);
  return TRUE;
}

/* "نهاية يوليو", "مطلع العام", "أواخر الستينيات". */
static gboolean
read_edge (const QimamTimeReader *self, guint i, QimamPoint *point)
{
  const QimamLex *lex = at (self, i);
  guint next = i + 1;
  gint64 edge;
  int by;
  QimamTimeUnit unit;

  if (!qimam_lex_value (lex, QIMAM_SENSE_EDGE, &edge) || (lex->prefix & QIMAM_PREFIX_ARTICLE))
    return FALSE;
  /* "أواخر فترة الخمسينيات" */
  if (qimam_lex_is (at (self, next), QIMAM_SENSE_FILL) && !qimam_lex_is (at (self, next), QIMAM_SENSE_THIS) &&
      !qimam_lex_is (at (self, next), QIMAM_SENSE_TIME_UNIT))
    next++;
  if (read_core (self, next, point))
    {
      if (point->precision == QIMAM_PRECISION_DAY)
        return FALSE;
    }
  else
    {
      if (!qimam_time_read_relative_unit (self, next, TRUE, &next, &unit, &by) || unit == QIMAM_UNIT_DAY ||
          unit > QIMAM_UNIT_YEAR)
        return FALSE;
      *point = (QimamPoint){ .kind = QIMAM_TIME_DATE };
      set_relative_unit (self, point, unit, by);
      finish (self, point, next);
      /* "نهاية الأسبوع" alone is the weekend. */
      if (unit == QIMAM_UNIT_WEEK && edge == QIMAM_MOD_END && next == i + 2)
        {
          if (point->value[0] != '\0')
            g_strlcat (point->value, "-WE", sizeof point->value);
          edge = QIMAM_MOD_NONE;
        }
    }
  point->start = lex->core;
  point->mod = edge;
  return TRUE;
}

/* "في وقت سابق من الشهر الجاري", "في وقت سابق من اليوم". */
static gboolean
read_within (const QimamTimeReader *self, guint i, QimamPoint *point)
{
  guint32 start = at (self, i)->core;
  QimamTimeUnit unit;
  guint next;
  int by;

  if (!qimam_lex_is (at (self, i), QIMAM_SENSE_WITHIN))
    return FALSE;
  next = qimam_lex_is (at (self, i + 1), QIMAM_SENSE_FROM) || qimam_lex_is (at (self, i + 1), QIMAM_SENSE_IN)
             ? i + 2
             : i + 1;
  if (qimam_time_read_relative_unit (self, next, TRUE, &next, &unit, &by) && unit != QIMAM_UNIT_DAY)
    {
      *point = (QimamPoint){ .kind = QIMAM_TIME_DATE };
      set_relative_unit (self, point, unit, by);
      finish (self, point, next);
    }
  else if (!read_core (self, next, point))
    return FALSE;
  point->start = start;
  return TRUE;
}

/* "حاليا", "مؤخرا", "قريبا". */
static gboolean
read_vague (const QimamTimeReader *self, guint i, QimamPoint *point)
{
  static const char *const values[] = { "PAST_REF", "PRESENT_REF", "FUTURE_REF" };
  const QimamLex *lex = at (self, i);
  gint64 which;

  if (!qimam_lex_value (lex, QIMAM_SENSE_VAGUE, &which) || which < 0 || which > 2)
    return FALSE;
  *point = (QimamPoint){ .start = lex->core, .kind = QIMAM_TIME_DATE };
  point->how = QIMAM_TIME_STATED;
  point->precision = QIMAM_PRECISION_UNKNOWN;
  g_strlcpy (point->value, values[which], sizeof point->value);
  finish (self, point, i + 1);
  return TRUE;
}

gboolean
qimam_time_read_point (const QimamTimeReader *self, guint i, QimamPoint *point)
{
  if (read_within (self, i, point) || read_vague (self, i, point) || read_edge (self, i, point) ||
      read_part_of_day (self, i, point) || read_clock_point (self, i, point))
    return TRUE;
  if (!read_core (self, i, point))
    return FALSE;
  read_clock_behind (self, point);
  return TRUE;
}
