/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "qimam-calendar.h"
#include "qimam-time-private.h"

/* Years, and what is counted in them: quarters, seasons, decades, centuries. */

#define at(self, i) qimam_time_at (self, i)

/* Whether a number of four digits at @i, up to @next, stands where a year does. */
static gboolean
has_year_cue (const QimamTimeReader *self, guint i, guint next, int year)
{
  const QimamLex *before = i > 0 ? at (self, i - 1) : NULL, *after = at (self, next);

  if (year < 1200 || year > 2199 ||
      (before != NULL && !at (self, i)->space && before->type == QIMAM_LEX_NUMBER))
    return FALSE;
  if (before != NULL && qimam_lex_is (before, QIMAM_SENSE_NUMBERED))
    return FALSE;
  /* "القرار 2021/15" */
  if ((qimam_lex_punct (after, '/') || qimam_lex_punct (after, '.') || qimam_lex_punct (after, '-')) &&
      !after->space && at (self, next + 1)->n_digits < 4 && at (self, next + 1)->type == QIMAM_LEX_NUMBER &&
      !at (self, next + 1)->space)
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
        return (i < 2 || !qimam_lex_is (at (self, i - 2), QIMAM_SENSE_CMP)) &&
               (after->type == QIMAM_LEX_PUNCT || !after->arabic);
      if (before->punct == '-' || before->punct == 0x2013 || before->punct == '|' || before->punct == '/')
        return (at (self, i)->space || before->space) && year >= 1500;
      return after->type != QIMAM_LEX_WORD && year >= 1900 && year < 2100 && before->punct != '$' &&
             before->punct != '#' && before->punct != '+';
    }
  if (qimam_lex_is (before, QIMAM_SENSE_IN) || qimam_lex_is (before, QIMAM_SENSE_TO) ||
      qimam_lex_is (before, QIMAM_SENSE_SINCE) || qimam_lex_is (before, QIMAM_SENSE_EDGE) ||
      qimam_lex_is (before, QIMAM_SENSE_SEASON) || qimam_time_is_year_unit (before))
    /* "في 2000 مدرسة" counts schools, "في 2018 بعد" does not. */
    return after->type != QIMAM_LEX_WORD || after->prefix != 0 || qimam_lex_means (after) ||
           (year >= 1800 && year != 2000);
  if (qimam_lex_is (before, QIMAM_SENSE_AND) || qimam_lex_is (before, QIMAM_SENSE_AFTER) ||
      qimam_lex_is (before, QIMAM_SENSE_FROM))
    return year >= 1800 && year < 2100 && after->type != QIMAM_LEX_WORD;
  if (before->arabic && !qimam_lex_means (before) && qimam_lex_is (after, QIMAM_SENSE_YEAR_LINK))
    return year >= 1900 && year < 2100 && year != 2000;
  return year >= 1900 && year < 2100 && (after->type != QIMAM_LEX_WORD || (!after->arabic && before->arabic));
}

void
qimam_time_set_hijri_year (QimamPoint *point, int year)
{
  guint32 from = qimam_calendar_from_hijri (year, 1, 1), to = qimam_calendar_from_hijri (year + 1, 1, 1);

  /* It lies in two of the other calendar. */
  point->value[0] = '\0';
  point->year = year;
  point->hijri = TRUE;
  point->precision = QIMAM_PRECISION_RANGE;
  point->how = from != 0 && to != 0 ? QIMAM_TIME_STATED : QIMAM_TIME_INVALID;
  if (from != 0 && to != 0)
    qimam_time_set_days (point, from, to - 1);
}

/* "في الألفين", "مواليد ألفين": the year 2000 in one word. */
static gboolean
is_two_thousand (const QimamTimeReader *self, guint i, gboolean cue)
{
  gint64 value;

  if (!qimam_lex_value (at (self, i), QIMAM_SENSE_SCALE_DUAL, &value) || value != 2000 ||
      !qimam_time_ends_clause (self, i + 1))
    return FALSE;
  return cue || (i > 0 && (qimam_lex_is (at (self, i - 1), QIMAM_SENSE_YEAR_OF) ||
                           ((at (self, i)->prefix & QIMAM_PREFIX_ARTICLE) &&
                            qimam_lex_is (at (self, i - 1), QIMAM_SENSE_IN))));
}

/* "عام 2015", "2018", "سنة ألف وتسعمئة". */
gboolean
qimam_time_read_year_point (const QimamTimeReader *self, guint i, QimamPoint *point)
{
  const QimamLex *lex = at (self, i);
  gboolean cue = qimam_time_is_year_unit (lex);
  guint next, first = i;
  int year, era;
  gint64 unit = 0;

  if (cue)
    {
      qimam_lex_value (lex, QIMAM_SENSE_TIME_UNIT, &unit);
      if (unit % 4 == 2 || (i > 0 && (lex->prefix & QIMAM_PREFIX_ARTICLE) &&
                            qimam_lex_is (at (self, i - 1), QIMAM_SENSE_GENERAL)))
        return FALSE;
      i++;
      /* "السنة المالية 2021" */
      if ((lex->prefix & QIMAM_PREFIX_ARTICLE) && (at (self, i)->prefix & QIMAM_PREFIX_ARTICLE) &&
          qimam_lex_is (at (self, i), QIMAM_SENSE_UNIT_ADJECTIVE))
        i++;
      if (at (self, i)->type == QIMAM_LEX_NUMBER && at (self, i)->n_digits == 3 &&
          qimam_time_ends_clause (self, i + 1))
        {
          *point = (QimamPoint){ .start = lex->core, .kind = QIMAM_TIME_DATE, .year = at (self, i)->number };
          point->how = QIMAM_TIME_INVALID;
          point->precision = QIMAM_PRECISION_YEAR;
          qimam_time_finish (self, point, i + 1);
          return TRUE;
        }
    }
  if (is_two_thousand (self, i, cue))
    {
      *point = (QimamPoint){ .start = at (self, first)->core, .kind = QIMAM_TIME_DATE, .year = 2000 };
      qimam_time_resolve (self, point, QIMAM_WHEN_NEAREST);
      qimam_time_finish (self, point, i + 1);
      return TRUE;
    }
  if (!qimam_time_read_year (self, i, &next, &year, &era))
    return FALSE;
  if (!cue && era == 0 && (at (self, i)->type == QIMAM_LEX_WORD || !has_year_cue (self, i, next, year)))
    {
      gboolean whole = i == 0 && at (self, next)->type == QIMAM_LEX_NEWLINE && year >= 1500;

      /* "في ألفين وأربعة عشر" */
      if (!whole && (at (self, i)->type != QIMAM_LEX_WORD || i == 0 || year < 1900 || year > 2099 ||
                     next < i + 2 || !qimam_lex_is (at (self, i - 1), QIMAM_SENSE_IN)))
        return FALSE;
    }
  *point = (QimamPoint){ .start = at (self, first)->core, .kind = QIMAM_TIME_DATE, .year = year };
  if (era == 2)
    qimam_time_set_hijri_year (point, year);
  else
    qimam_time_resolve (self, point, QIMAM_WHEN_NEAREST);
  qimam_time_finish (self, point, next);
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
    from += qimam_time_is_year_unit (at (self, from)) ? 0 : 1;
  if (qimam_time_read_relative_unit (self, from, from > i, next, &unit, &by) && unit == QIMAM_UNIT_YEAR)
    return qimam_time_read_stated_year (self, *next, next, &year) ? year
           : self->has_reference && !qimam_time_of_story (by)     ? self->year + by
                                                                  : -1;
  if (qimam_time_is_year_unit (at (self, from)))
    from++;
  if (qimam_time_read_year (self, from, next, &year, &era) && year >= 1000 && year < 3000 && era != 2)
    return year;
  *next = i;
  return 0;
}

/* "الأول", "الرابع", "الأخير" behind a quarter or a half: 1 to @last. */
static gboolean
read_part_ordinal (const QimamTimeReader *self, guint i, int last, guint *next, int *ordinal)
{
  gint64 value;

  if (qimam_lex_value (at (self, i), QIMAM_SENSE_PAST, &value) &&
      qimam_lex_is (at (self, i), QIMAM_SENSE_LAST) && at (self, i)->prefix == QIMAM_PREFIX_ARTICLE)
    {
      *ordinal = last;
      *next = i + 1;
      return TRUE;
    }
  return qimam_ordinal_read (self->tokens, i, next, ordinal) && *ordinal <= last;
}

/* "الربع المقبل", "خلال هذا الربع". */
static gboolean
read_relative_quarter (const QimamTimeReader *self, guint i, QimamPoint *point)
{
  guint first = i;
  int by = 0, quarter;

  if (qimam_lex_is (at (self, i), QIMAM_SENSE_THIS) && i > 0 &&
      (qimam_lex_is (at (self, i - 1), QIMAM_SENSE_IN) ||
       qimam_lex_is (at (self, i - 1), QIMAM_SENSE_LASTING)))
    i++;
  if (!qimam_lex_is (at (self, i), QIMAM_SENSE_QUARTER) || !(at (self, i)->prefix & QIMAM_PREFIX_ARTICLE) ||
      (i == first && (!qimam_time_read_by (self, i + 1, &by) || qimam_time_of_story (by) ||
                      qimam_lex_is (at (self, i + 1), QIMAM_SENSE_LAST))))
    return FALSE;
  *point = (QimamPoint){ .start = at (self, first)->core, .kind = QIMAM_TIME_DATE };
  point->precision = QIMAM_PRECISION_RANGE;
  point->how = self->has_reference ? QIMAM_TIME_RELATIVE : QIMAM_TIME_UNRESOLVED;
  quarter = 4 * self->year + (self->month - 1) / 3 + by;
  if (self->has_reference)
    g_snprintf (point->value, sizeof point->value, "%04d-Q%d", quarter / 4, quarter % 4 + 1);
  qimam_time_finish (self, point, i + (i == first ? 2 : 1));
  return TRUE;
}

/* "النصف الأول من يونيو", "الثلث الأخير من الشهر المقبل": days of a month. */
static gboolean
read_part_of_month (const QimamTimeReader *self, guint i, QimamPoint *point)
{
  const QimamLex *lex = at (self, i);
  int parts = 2, ordinal, year, month, length;
  QimamPoint owner;
  guint32 first;
  guint next;
  gint64 value;

  if (!qimam_lex_is (lex, QIMAM_SENSE_HALF))
    {
      if (!qimam_lex_value (lex, QIMAM_SENSE_FRACTION, &value) || value != 3)
        return FALSE;
      parts = 3;
    }
  if (!(lex->prefix & QIMAM_PREFIX_ARTICLE) || !read_part_ordinal (self, i + 1, parts, &next, &ordinal) ||
      !qimam_lex_is (at (self, next), QIMAM_SENSE_FROM) ||
      !(qimam_time_read_relative (self, next + 1, TRUE, &owner) ||
        qimam_time_read_date (self, next + 1, &owner)) ||
      owner.precision != QIMAM_PRECISION_MONTH || owner.day != 0 || owner.hijri)
    return FALSE;
  *point = owner;
  point->start = lex->core;
  point->kind = QIMAM_TIME_PERIOD;
  point->precision = QIMAM_PRECISION_RANGE;
  if (owner.value[0] == '\0')
    return TRUE;
  year = (int) g_ascii_strtoll (owner.value, NULL, 10);
  month = (int) g_ascii_strtoll (owner.value + 5, NULL, 10);
  length = 30 / parts;
  first = qimam_calendar_julian (year, month, 1) + (guint32) (length * (ordinal - 1));
  qimam_time_set_days (point, first,
                       ordinal < parts
                           ? first + (guint32) length - 1
                           : qimam_calendar_julian (year, month, qimam_calendar_days_in_month (year, month)));
  point->how = owner.how;
  return TRUE;
}

/* "الربع الثالث من 2016", "النصف الأول من العام الجاري", "2016 الربع الثالث", "الفصل الأول من 2020". */
gboolean
qimam_time_read_quarter (const QimamTimeReader *self, guint i, QimamPoint *point)
{
  const QimamLex *lex = at (self, i);
  int ordinal, year = 0, era;
  guint next, first = i;
  gint64 lasting;
  gboolean half;

  if (read_relative_quarter (self, i, point) || read_part_of_month (self, i, point))
    return TRUE;
  if (lex->type == QIMAM_LEX_NUMBER)
    {
      if (!qimam_time_read_year (self, i, &i, &year, &era) || year < 1000 || year > 2999 || era == 2)
        return FALSE;
      lex = at (self, i);
    }
  half = qimam_lex_is (lex, QIMAM_SENSE_HALF);
  if (!(half || qimam_lex_is (lex, QIMAM_SENSE_QUARTER) || qimam_lex_is (lex, QIMAM_SENSE_SEASON_CUE)) ||
      !(lex->prefix & QIMAM_PREFIX_ARTICLE) ||
      !read_part_ordinal (self, i + 1, half ? 2 : 4, &next, &ordinal))
    return FALSE;
  *point = (QimamPoint){ .start = at (self, first)->core, .kind = QIMAM_TIME_DATE };
  point->how = QIMAM_TIME_STATED;
  if (year == 0)
    {
      year = read_owner_year (self, next, &next);
      /* "طوال الربع الأول" is a length, as is "طوال الأسبوع". */
      if (year == 0 && qimam_lex_is (lex, QIMAM_SENSE_QUARTER) && first > 0 &&
          qimam_lex_value (at (self, first - 1), QIMAM_SENSE_LASTING, &lasting) && lasting == 2)
        {
          point->start = at (self, first - 1)->core;
          point->kind = QIMAM_TIME_DURATION;
          g_strlcpy (point->value, "P1Q", sizeof point->value);
          qimam_time_finish (self, point, next);
          return TRUE;
        }
      /* "خلال الربع الأول": of the year that runs; but not "الربع الأول من المباراة". */
      if (year == 0 && qimam_lex_is (lex, QIMAM_SENSE_QUARTER) && first > 0 &&
          (qimam_lex_is (at (self, first - 1), QIMAM_SENSE_IN) ||
           qimam_lex_is (at (self, first - 1), QIMAM_SENSE_LASTING)) &&
          !qimam_lex_is (at (self, next), QIMAM_SENSE_FROM))
        {
          year = self->has_reference ? self->year : -1;
          point->how = QIMAM_TIME_COMPLETED;
        }
    }
  if (year == 0)
    return FALSE;
  point->precision = QIMAM_PRECISION_RANGE;
  if (year > 0)
    g_snprintf (point->value, sizeof point->value, "%04d-%c%d", year, half ? 'H' : 'Q', ordinal);
  else
    point->how = QIMAM_TIME_UNRESOLVED;
  qimam_time_finish (self, point, next);
  return TRUE;
}

/* "صيف 2020", "الشتاء الماضي". */
gboolean
qimam_time_read_season (const QimamTimeReader *self, guint i, QimamPoint *point)
{
  static const char *const keys[] = { "SP", "SU", "FA", "WI" };
  static const int last_months[] = { 5, 8, 11, 2 };
  const QimamLex *lex = at (self, i);
  gboolean cue = FALSE;
  guint first = i, next;
  gint64 season;
  int year, by;

  if (qimam_lex_is (lex, QIMAM_SENSE_THIS) && (at (self, i + 1)->prefix & QIMAM_PREFIX_ARTICLE))
    {
      cue = TRUE;
      lex = at (self, ++i);
    }
  if (qimam_lex_is (lex, QIMAM_SENSE_SEASON_CUE))
    {
      /* "فصل" only says of what kind the name is. */
      cue = TRUE;
      lex = at (self, ++i);
      first = i;
    }
  if (!qimam_lex_value (lex, QIMAM_SENSE_SEASON, &season) || season < 1 || season > 4)
    return FALSE;
  *point = (QimamPoint){ .start = at (self, first)->core, .kind = QIMAM_TIME_DATE };
  point->precision = QIMAM_PRECISION_RANGE;
  point->how = QIMAM_TIME_UNRESOLVED;
  year = read_owner_year (self, i + 1, &next);
  if (year > 0)
    point->how = QIMAM_TIME_STATED;
  else if (year == 0 && qimam_time_read_by (self, i + 1, &by))
    {
      next = i + 2;
      if (self->has_reference && !qimam_time_of_story (by))
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
  else if (year == 0)
    {
      /* "في الصيف", but not "مهرجان الصيف", and "الربيع" is also that of a revolution. */
      if (!cue && !((lex->prefix & QIMAM_PREFIX_ARTICLE) && season != 1 && first > 0 &&
                    (at (self, first - 1)->future || qimam_lex_is (at (self, first - 1), QIMAM_SENSE_IN) ||
                     qimam_lex_is (at (self, first - 1), QIMAM_SENSE_LASTING) ||
                     qimam_lex_is (at (self, first - 1), QIMAM_SENSE_EDGE))))
        return FALSE;
      year = self->has_reference ? self->year : 0;
      point->how = year > 0 ? QIMAM_TIME_COMPLETED : QIMAM_TIME_UNRESOLVED;
    }
  if (year > 0)
    g_snprintf (point->value, sizeof point->value, "%04d-%s", year, keys[season - 1]);
  qimam_time_finish (self, point, next);
  return TRUE;
}

/* "القرن التاسع عشر" and what says "of last century". Returns the two digits, or -1. */
static int
read_century (const QimamTimeReader *self, guint i, guint *next)
{
  const QimamLex *lex = at (self, i), *number;
  gboolean hijri = FALSE;
  int ordinal, by;
  gint64 value;

  if (!qimam_time_is_unit (lex, QIMAM_UNIT_CENTURY))
    return -1;
  if (qimam_time_read_by (self, i + 1, &by))
    {
      *next = i + 2;
      return self->has_reference && !qimam_time_of_story (by) ? self->year / 100 + by : -2;
    }
  /* "القرن الميلادي السابع عشر" */
  if (qimam_lex_is (at (self, i + 1), QIMAM_SENSE_ERA) && (at (self, i + 1)->prefix & QIMAM_PREFIX_ARTICLE))
    {
      gint64 era = 0;

      qimam_lex_value (at (self, ++i), QIMAM_SENSE_ERA, &era);
      hijri = era == 2;
    }
  /* "القرن الواحد والعشرين" */
  if (qimam_lex_value (at (self, i + 1), QIMAM_SENSE_UNIT, &value) && value == 1 &&
      at (self, i + 1)->prefix == QIMAM_PREFIX_ARTICLE &&
      qimam_lex_value (at (self, i + 2), QIMAM_SENSE_TENS, &value) && value == 20 &&
      at (self, i + 2)->prefix == (QIMAM_PREFIX_AND | QIMAM_PREFIX_ARTICLE))
    {
      *next = i + 3;
      return 20;
    }
  /* "القرن الـ19", "القرن 21" */
  number = at (self, qimam_time_skip_article (self, i + 1));
  if (number->type == QIMAM_LEX_NUMBER && number->n_digits <= 2 && number->number >= 1 &&
      number->number <= 30 && (lex->prefix & QIMAM_PREFIX_ARTICLE))
    {
      *next = qimam_time_skip_article (self, i + 1) + 1;
      return (int) number->number - 1;
    }
  if (!qimam_ordinal_read (self->tokens, i + 1, next, &ordinal) || ordinal > 29)
    return -1;
  /* Before Christ, which no value says. */
  if (qimam_lex_value (at (self, *next), QIMAM_SENSE_ERA, &value) && value == 3)
    {
      (*next)++;
      return -2;
    }
  /* "للميلاد", "الميلادي"; "القرن الثالث الهجري" lies in two centuries of the other calendar. */
  if (((at (self, *next)->prefix & QIMAM_PREFIX_ARTICLE) ||
       memcmp (self->text + at (self, *next)->start, "لل", 4) == 0) &&
      qimam_lex_value (at (self, *next), QIMAM_SENSE_ERA, &value))
    {
      (*next)++;
      hijri = hijri || value == 2;
    }
  return hijri ? -2 : ordinal - 1;
}

/* "القرنين التاسع عشر والعشرين" */
gboolean
qimam_time_read_centuries (const QimamTimeReader *self, guint i, QimamPoint *point)
{
  const QimamLex *lex = at (self, i);
  int first, last;
  gint64 value;
  guint next;

  if (!qimam_lex_value (lex, QIMAM_SENSE_TIME_UNIT, &value) || value != 4 * QIMAM_UNIT_CENTURY + 2 ||
      !(lex->prefix & QIMAM_PREFIX_ARTICLE) || !qimam_ordinal_read (self->tokens, i + 1, &next, &first) ||
      !(at (self, next)->prefix & QIMAM_PREFIX_AND) ||
      !qimam_ordinal_read (self->tokens, next, &next, &last) || first >= last || last > 30)
    return FALSE;
  *point = (QimamPoint){ .start = lex->core, .kind = QIMAM_TIME_PERIOD, .how = QIMAM_TIME_STATED };
  point->precision = QIMAM_PRECISION_RANGE;
  g_snprintf (point->value, sizeof point->value, "%02d/%02d", first - 1, last - 1);
  qimam_time_finish (self, point, next);
  return TRUE;
}

/* "الستينيات", "ثمانينيات القرن الماضي", "القرن التاسع عشر"; "العقد الثاني" before "من القرن العشرين". */
gboolean
qimam_time_read_decade (const QimamTimeReader *self, guint i, QimamPoint *point)
{
  const QimamLex *lex = at (self, i);
  int century, ordinal;
  guint next, after;
  gint64 tens;

  *point = (QimamPoint){ .start = lex->core, .kind = QIMAM_TIME_DATE };
  point->precision = QIMAM_PRECISION_RANGE;
  point->how = QIMAM_TIME_STATED;
  century = read_century (self, i, &next);
  if (century >= 0 || century == -2)
    {
      if (century >= 0)
        g_snprintf (point->value, sizeof point->value, "%02d", century);
      else
        point->how = QIMAM_TIME_UNRESOLVED;
      qimam_time_finish (self, point, next);
      return TRUE;
    }
  if ((qimam_time_is_unit (lex, QIMAM_UNIT_DECADE) || qimam_time_is_year_unit (lex)) &&
      !(lex->prefix & QIMAM_PREFIX_ARTICLE) && qimam_lex_is (at (self, i + 1), QIMAM_SENSE_DECADE_NAME))
    lex = at (self, ++i);
  next = i + 1;
  if (qimam_lex_value (lex, QIMAM_SENSE_DECADE_NAME, &tens))
    ;
  else if (qimam_time_is_unit (lex, QIMAM_UNIT_DECADE) &&
           qimam_ordinal_read (self->tokens, i + 1, &next, &ordinal) && ordinal <= 10 &&
           qimam_lex_is (at (self, next), QIMAM_SENSE_FROM))
    {
      tens = ordinal - 1;
      if (read_century (self, next + 1, &after) == -1)
        return FALSE;
    }
  else
    return FALSE;
  /* "في الثلاثينيات من العمر" */
  if (qimam_lex_is (at (self, next), QIMAM_SENSE_FROM) && qimam_lex_is (at (self, next + 1), QIMAM_SENSE_AGE))
    return FALSE;
  after = next;
  century = read_century (self, qimam_lex_is (at (self, next), QIMAM_SENSE_FROM) ? next + 1 : next, &after);
  /* In "الستينيات من القرن الماضي" the century is an expression of its own. */
  if (century != -1 && !qimam_lex_is (at (self, next), QIMAM_SENSE_FROM))
    next = after;
  if (century == -2 || (century == -1 && tens < 3))
    /* The twenties are those of either century. */
    point->how = QIMAM_TIME_UNRESOLVED;
  else if (century == -1)
    {
      century = 19;
      point->how = QIMAM_TIME_COMPLETED;
    }
  if (point->how != QIMAM_TIME_UNRESOLVED)
    g_snprintf (point->value, sizeof point->value, "%02d%d", century, (int) tens);
  qimam_time_finish (self, point, next);
  return TRUE;
}
