/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "qimam-calendar.h"
#include "qimam-time-private.h"

/* Dates that name a day, a month or a year. */

#define at(self, i) qimam_time_at (self, i)

static gboolean
is_plain_number (const QimamLex *lex, guint digits)
{
  return lex->type == QIMAM_LEX_NUMBER && lex->n_digits <= digits;
}

gboolean
qimam_time_read_weekday (const QimamTimeReader *self, guint i, guint *next, int *weekday)
{
  const QimamLex *lex = at (self, i);
  gboolean cue = FALSE;
  gint64 value;

  if (qimam_lex_value (lex, QIMAM_SENSE_TIME_UNIT, &value) && value == 4 * QIMAM_UNIT_DAY + 1 &&
      !(lex->prefix & QIMAM_PREFIX_ARTICLE) && lex->letters <= 5)
    {
      cue = TRUE;
      lex = at (self, ++i);
    }
  if ((qimam_lex_value (lex, QIMAM_SENSE_WEEKDAY, &value) && (cue || (lex->prefix & QIMAM_PREFIX_ARTICLE))) ||
      qimam_lex_value (lex, QIMAM_SENSE_LATIN_WEEKDAY, &value))
    {
      *weekday = value;
      *next = i + 1;
      return TRUE;
    }
  return FALSE;
}

static gboolean
month_sense (const QimamLex *lex, int *month, gboolean *hijri, gboolean *weak)
{
  gint64 value;

  *hijri = FALSE;
  *weak = FALSE;
  if (qimam_lex_value (lex, QIMAM_SENSE_MONTH, &value))
    ;
  else if (qimam_lex_value (lex, QIMAM_SENSE_WEAK_MONTH, &value))
    *weak = TRUE;
  else if (qimam_lex_value (lex, QIMAM_SENSE_HIJRI_MONTH, &value))
    *hijri = *weak = TRUE;
  else
    return FALSE;
  *month = value;
  return TRUE;
}

gboolean
qimam_time_read_month (
    const QimamTimeReader *self, guint i, guint *next, int *month, gboolean *hijri, gboolean *weak)
{
  const QimamLex *lex = at (self, i);
  gboolean cue = FALSE, other_hijri, other_weak, bracket;
  int other;
  gint64 unit;

  if (qimam_lex_value (lex, QIMAM_SENSE_TIME_UNIT, &unit) && unit / 4 == QIMAM_UNIT_MONTH &&
      !(lex->prefix & QIMAM_PREFIX_ARTICLE))
    {
      cue = TRUE;
      lex = at (self, ++i);
    }
  if (!month_sense (lex, month, hijri, weak))
    return FALSE;
  *weak = *weak && !cue;
  *next = i + 1;
  /* A second name of the same month: "يونيو/حزيران", "حزيران (يونيو)". */
  bracket = qimam_lex_punct (at (self, i + 1), '(');
  if ((bracket || qimam_lex_punct (at (self, i + 1), '/') || qimam_lex_punct (at (self, i + 1), '-') ||
       qimam_lex_punct (at (self, i + 1), 0x2013) || qimam_lex_punct (at (self, i + 1), '\\')) &&
      month_sense (at (self, i + 2), &other, &other_hijri, &other_weak) && other == *month &&
      other_hijri == *hijri && (!bracket || qimam_lex_punct (at (self, i + 3), ')')))
    {
      *next = bracket ? i + 4 : i + 3;
      *weak = FALSE;
    }
  return TRUE;
}

/* Takes "م", "هـ", "ميلادي" and the like behind a year. */
static guint
read_era (const QimamTimeReader *self, guint i, int *era)
{
  const QimamLex *lex = at (self, i);
  gint64 value;

  if (qimam_lex_value (lex, QIMAM_SENSE_ERA, &value) && !(lex->prefix & ~QIMAM_PREFIX_ARTICLE))
    {
      *era = value;
      return i + 1;
    }
  if (qimam_lex_is (lex, QIMAM_SENSE_PM) && lex->letters == 1 && lex->prefix == 0)
    {
      *era = 1;
      return i + 1;
    }
  return i;
}

gboolean
qimam_time_read_year (const QimamTimeReader *self, guint i, guint *next, int *year, int *era)
{
  const QimamLex *lex = at (self, i);
  QimamNumber number;

  *era = 0;
  if (lex->type == QIMAM_LEX_NUMBER && lex->n_digits == 4)
    {
      const QimamLex *after = at (self, i + 1), *beyond = at (self, i + 2);

      /* "2021.5", "2,021": a piece of a number. */
      if (after->type == QIMAM_LEX_PUNCT && !after->space && (after->punct == '.' || after->punct == ',') &&
          beyond->type == QIMAM_LEX_NUMBER && !beyond->space)
        return FALSE;
      if (after->type == QIMAM_LEX_PUNCT && (after->punct == '%' || after->punct == 0x066A))
        return FALSE;
      *year = lex->number;
      *next = read_era (self, i + 1, era);
      return TRUE;
    }
  if (lex->type == QIMAM_LEX_WORD && lex->lexeme != NULL &&
      (qimam_lex_is (lex, QIMAM_SENSE_SCALE) || qimam_lex_is (lex, QIMAM_SENSE_SCALE_DUAL)) &&
      qimam_number_read_words (self->tokens, i, &number) && number.whole && number.value >= 1000 &&
      number.value <= 2999 && !(number.value == 1000 && number.next == i + 1))
    {
      *year = number.value;
      *next = read_era (self, number.next, era);
      return TRUE;
    }
  return FALSE;
}

static gboolean
is_year_word (const QimamLex *lex)
{
  gint64 unit;

  return qimam_lex_value (lex, QIMAM_SENSE_TIME_UNIT, &unit) && unit / 4 == QIMAM_UNIT_YEAR && unit % 4 == 1;
}

/* The year behind a month: ", 2021", "من عام 2021", "للعام 2021". */
static gboolean
read_year_behind (const QimamTimeReader *self, guint i, guint *next, int *year, int *era)
{
  const QimamLex *lex = at (self, i);

  if (qimam_lex_punct (lex, ',') || qimam_lex_punct (lex, 0x060C) || qimam_lex_punct (lex, '-') ||
      qimam_lex_punct (lex, '/') || qimam_lex_punct (lex, '.') || qimam_lex_punct (lex, 0x2013))
    lex = at (self, ++i);
  else if (qimam_lex_is (lex, QIMAM_SENSE_FROM) || qimam_lex_is (lex, QIMAM_SENSE_IN))
    {
      if (is_year_word (lex))
        ;
      else if (!is_year_word (at (self, i + 1)))
        return FALSE;
      else
        lex = at (self, ++i);
    }
  if (is_year_word (lex))
    i++;
  if (!qimam_time_read_year (self, i, next, year, era))
    return FALSE;
  return *year >= 1000;
}

static gboolean
is_hijri_year (int year, int era)
{
  return era == 2 || (era == 0 && year >= 1300 && year <= 1500);
}

/* Three numbers, or two and a four-digit year. */
gboolean
qimam_time_read_numeric (const QimamTimeReader *self, guint i, QimamPoint *point)
{
  const QimamLex *a = at (self, i), *s = at (self, i + 1), *b = at (self, i + 2), *t = at (self, i + 3),
                 *c = at (self, i + 4);
  int era = 0;

  if (a->type != QIMAM_LEX_NUMBER || s->type != QIMAM_LEX_PUNCT || b->type != QIMAM_LEX_NUMBER ||
      b->n_digits > 4 || a->n_digits > 4 ||
      !(s->punct == '/' || s->punct == '-' || s->punct == '.' || s->punct == '\\' || s->punct == 0x2013))
    return FALSE;
  *point = (QimamPoint){ .start = a->start, .kind = QIMAM_TIME_DATE };
  if (t->type == QIMAM_LEX_PUNCT && t->punct == s->punct && c->type == QIMAM_LEX_NUMBER && b->n_digits <= 2 &&
      (s->space == t->space || s->punct != '-'))
    {
      if (a->n_digits == 4 && c->n_digits <= 2)
        {
          point->year = a->number;
          point->month = b->number;
          point->day = c->number;
        }
      else if (c->n_digits == 4 && a->n_digits <= 2)
        {
          point->year = c->number;
          point->month = b->number;
          point->day = a->number;
        }
      else if (c->n_digits == 2 && a->n_digits <= 2 && s->punct != '.' && !s->space && !b->space && !c->space)
        {
          point->year = 2000 + c->number;
          point->month = b->number;
          point->day = a->number;
        }
      else
        return FALSE;
      if (point->month > 12 && point->day <= 12)
        {
          int month = point->day;

          point->day = point->month;
          point->month = month;
        }
      point->next = read_era (self, i + 5, &era);
      if (era == 1 && at (self, i + 5)->type == QIMAM_LEX_WORD && at (self, i + 5)->letters == 1 &&
          at (self, i + 5)->space && at (self, i + 6)->type == QIMAM_LEX_NUMBER)
        point->next = i + 5;
      point->hijri = is_hijri_year (point->year, era);
      point->end = at (self, point->next - 1)->end;
      if (point->day == 0 || point->month == 0 || point->day > 31 || point->month > 12)
        {
          if (point->day == 0 || point->day > 99 || point->month > 99)
            return FALSE;
          point->how = QIMAM_TIME_INVALID;
          point->day = MIN (point->day, 31);
          point->month = MIN (point->month, 12);
          return TRUE;
        }
      qimam_time_resolve (self, point, 0);
      return TRUE;
    }
  if (s->punct != '/' || (t->type == QIMAM_LEX_PUNCT && !t->space && t->punct == '/'))
    return FALSE;
  /* "3/2015" */
  if (a->n_digits <= 2 && b->n_digits == 4 && a->number >= 1 && a->number <= 12 && b->number >= 1000)
    {
      point->month = a->number;
      point->year = b->number;
    }
  /* "22/4": only where one of the two can be nothing but the day. */
  else if (a->n_digits <= 2 && b->n_digits <= 2 && !s->space && !b->space && a->number >= 1 &&
           b->number >= 1 &&
           ((a->number > 12 && a->number <= 31 && b->number <= 12) ||
            (b->number > 12 && b->number <= 31 && a->number <= 12)))
    {
      point->day = MAX (a->number, b->number);
      point->month = MIN (a->number, b->number);
    }
  else
    return FALSE;
  point->next = i + 3;
  point->end = b->end;
  qimam_time_resolve (self, point, qimam_time_is_ahead (self, i) ? 2 : 0);
  return TRUE;
}

/* A day of the month: "16", "(28)", "الثامن", "الحادي والعشرين". */
static gboolean
read_day (const QimamTimeReader *self, guint i, guint *next, int *day)
{
  const QimamLex *lex = at (self, i);
  int value;

  if (is_plain_number (lex, 2))
    {
      value = lex->number;
      *next = i + 1;
    }
  else if (qimam_lex_punct (lex, '(') && is_plain_number (at (self, i + 1), 2) &&
           qimam_lex_punct (at (self, i + 2), ')'))
    {
      value = at (self, i + 1)->number;
      *next = i + 3;
    }
  else if (lex->type != QIMAM_LEX_WORD || !qimam_ordinal_read (self->tokens, i, next, &value))
    return FALSE;
  *day = value;
  return value >= 1 && value <= 99;
}

/* A word behind a date that says which one: -1, 0 with @said, 1. */
static guint
read_direction (const QimamTimeReader *self, guint i, int *direction, gboolean *said)
{
  const QimamLex *lex = at (self, i);
  gint64 value;

  *said = TRUE;
  if (lex->type == QIMAM_LEX_WORD && (lex->prefix & ~QIMAM_PREFIX_ARTICLE) == 0)
    {
      if (qimam_lex_value (lex, QIMAM_SENSE_PAST, &value) && value == 1)
        {
          *direction = -1;
          return i + 1;
        }
      if (qimam_lex_value (lex, QIMAM_SENSE_FUTURE, &value) && value == 1)
        {
          *direction = 1;
          return i + 1;
        }
      if (qimam_lex_is (lex, QIMAM_SENSE_PRESENT))
        {
          *direction = 0;
          return i + 1;
        }
    }
  *said = FALSE;
  return i;
}

/* What behind a month says which year: a year, "الماضي", "من العام المقبل". Sets the value. */
static void
finish_date (const QimamTimeReader *self, guint i, guint first, QimamPoint *point)
{
  int era, direction = qimam_time_is_ahead (self, first) ? 2 : 0, by;
  gboolean said;
  QimamTimeUnit unit;
  guint next, from;

  if (read_year_behind (self, i, &next, &point->year, &era))
    {
      i = next;
      point->hijri = point->hijri || era == 2;
      if (point->hijri && point->year > 1600)
        era = 0;
    }
  else
    {
      next = read_direction (self, i, &direction, &said);
      if (said && direction == 0 && self->has_reference && !point->hijri)
        point->year = self->year;
      i = next;
      from = qimam_lex_is (at (self, i), QIMAM_SENSE_FROM) || qimam_lex_is (at (self, i), QIMAM_SENSE_IN)
                 ? i + 1
                 : i;
      if (!said && qimam_time_read_relative_unit (self, from, FALSE, &next, &unit, &by) &&
          unit == QIMAM_UNIT_YEAR && by != G_MAXINT)
        {
          i = next;
          if (self->has_reference)
            {
              QimamPoint dated = *point;

              dated.year = self->year + by;
              qimam_time_resolve (self, &dated, 0);
              dated.year = 0;
              dated.how = dated.how == QIMAM_TIME_STATED ? QIMAM_TIME_RELATIVE : dated.how;
              *point = dated;
              point->next = i;
              point->end = at (self, i - 1)->end;
              return;
            }
        }
      if (point->year != 0)
        {
          qimam_time_resolve (self, point, 0);
          point->year = 0;
          if (point->how == QIMAM_TIME_STATED)
            point->how = QIMAM_TIME_RELATIVE;
          point->next = i;
          point->end = at (self, i - 1)->end;
          return;
        }
    }
  qimam_time_resolve (self, point, direction);
  point->next = i;
  point->end = at (self, i - 1)->end;
}

/* "20 من الشهر المقبل", "31 من هذا الشهر" */
static gboolean
read_day_of_relative_month (const QimamTimeReader *self, guint i, int day, QimamPoint *point)
{
  guint next = i;
  QimamTimeUnit unit;
  int by, year, month;

  if (qimam_lex_is (at (self, i), QIMAM_SENSE_FROM) || qimam_lex_is (at (self, i), QIMAM_SENSE_IN))
    next = i + 1;
  if (!qimam_time_read_relative_unit (self, next, next > i, &next, &unit, &by) || unit != QIMAM_UNIT_MONTH)
    return FALSE;
  point->day = day;
  point->next = next;
  point->end = at (self, next - 1)->end;
  point->precision = QIMAM_PRECISION_DAY;
  point->how = QIMAM_TIME_UNRESOLVED;
  if (!self->has_reference || by == G_MAXINT)
    return TRUE;
  year = self->year;
  month = self->month;
  qimam_calendar_add_months (&year, &month, by);
  if (qimam_calendar_valid (year, month, day))
    qimam_time_set_day (point, qimam_calendar_julian (year, month, day), QIMAM_TIME_RELATIVE);
  else
    point->how = QIMAM_TIME_INVALID;
  return TRUE;
}

/* A weekday with the day of the month alone: "الجمعة 15". */
static void
resolve_weekday_and_day (const QimamTimeReader *self, QimamPoint *point)
{
  point->how = QIMAM_TIME_UNRESOLVED;
  point->precision = QIMAM_PRECISION_DAY;
  if (!self->has_reference)
    return;
  /* The nearest month in which the two meet, before or after. */
  for (int i = 0; i < 12; i++)
    for (int direction = -1; direction <= 1; direction += 2)
      {
        int year = self->year, month = self->month;
        guint32 julian;

        qimam_calendar_add_months (&year, &month, i * direction);
        julian = qimam_calendar_julian (year, month, point->day);
        if (julian != 0 && (int) ((julian - 1) % 7) + 1 == point->weekday)
          {
            qimam_time_set_day (point, julian, QIMAM_TIME_COMPLETED);
            return;
          }
      }
}

/* "يوم 27": a day of this month or the last one. */
static gboolean
read_lone_day (const QimamTimeReader *self, guint i, QimamPoint *point)
{
  const QimamLex *day = at (self, i + 1), *after = at (self, i + 2);
  int year = self->year, month = self->month;
  gint64 unit;

  if (!qimam_lex_value (at (self, i), QIMAM_SENSE_TIME_UNIT, &unit) || unit != 4 * QIMAM_UNIT_DAY + 1 ||
      (at (self, i)->prefix & QIMAM_PREFIX_ARTICLE) || !is_plain_number (day, 2) || day->number < 1 ||
      day->number > 31 || (after->type == QIMAM_LEX_WORD && after->lexeme != NULL && after->lexeme->n > 0) ||
      (after->type == QIMAM_LEX_PUNCT && !after->space && at (self, i + 3)->type == QIMAM_LEX_NUMBER))
    return FALSE;
  point->day = day->number;
  point->next = i + 2;
  point->end = day->end;
  point->precision = QIMAM_PRECISION_DAY;
  point->how = QIMAM_TIME_UNRESOLVED;
  if (!self->has_reference)
    return TRUE;
  for (int tries = 0; tries < 3; tries++)
    {
      guint32 julian = qimam_calendar_julian (year, month, point->day);
      gboolean ahead = qimam_time_is_ahead (self, i);

      if (julian != 0 && (ahead ? julian >= self->today : julian <= self->today))
        {
          qimam_time_set_day (point, julian, QIMAM_TIME_COMPLETED);
          break;
        }
      qimam_calendar_add_months (&year, &month, ahead ? 1 : -1);
    }
  return TRUE;
}

/* Whether a month name that is also another word stands where a month does. */
static gboolean
has_month_cue (const QimamTimeReader *self, guint i, guint next)
{
  int year, era, direction;
  gboolean said;
  guint after;

  if (read_year_behind (self, next, &after, &year, &era))
    return TRUE;
  read_direction (self, next, &direction, &said);
  if (said && (at (self, next)->prefix & QIMAM_PREFIX_ARTICLE))
    return TRUE;
  if (at (self, i)->prefix & QIMAM_PREFIX_ARTICLE)
    return FALSE;
  if (i == 0 || at (self, i)->prefix & (QIMAM_PREFIX_TO | QIMAM_PREFIX_BY | QIMAM_PREFIX_LIKE))
    return FALSE;
  return qimam_lex_is (at (self, i - 1), QIMAM_SENSE_IN) ||
         qimam_lex_is (at (self, i - 1), QIMAM_SENSE_EDGE) ||
         qimam_lex_is (at (self, i - 1), QIMAM_SENSE_SINCE) ||
         qimam_lex_is (at (self, i - 1), QIMAM_SENSE_TO) || qimam_lex_is (at (self, i - 1), QIMAM_SENSE_THIS);
}

static gboolean
read_day_first (const QimamTimeReader *self, guint i, guint first, QimamPoint *point)
{
  gboolean hijri, weak;
  int day, month;
  guint next, at_month;

  if (!read_day (self, i, &next, &day))
    return FALSE;
  if (read_day_of_relative_month (self, next, day, point))
    return day <= 31;
  at_month = next;
  if (qimam_lex_is (at (self, at_month), QIMAM_SENSE_FROM) || qimam_lex_punct (at (self, at_month), '-') ||
      qimam_lex_punct (at (self, at_month), '.') || qimam_lex_punct (at (self, at_month), '/') ||
      qimam_lex_punct (at (self, at_month), 0x2013))
    at_month++;
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

static gboolean
read_month_first (const QimamTimeReader *self, guint i, guint first, QimamPoint *point)
{
  gboolean hijri, weak;
  int month, day, year, era;
  guint next, after;

  if (!qimam_time_read_month (self, i, &next, &month, &hijri, &weak))
    return FALSE;
  point->month = month;
  point->hijri = hijri;
  /* "ديسمبر 25, 2020", "مايو الحادي والعشرين" */
  if (read_day (self, next, &after, &day) && day <= 31 &&
      (at (self, next)->type == QIMAM_LEX_NUMBER || (at (self, next)->prefix & QIMAM_PREFIX_ARTICLE)) &&
      !(at (self, after)->type == QIMAM_LEX_PUNCT && !at (self, after)->space &&
        (at (self, after)->punct == ':' || at (self, after)->punct == '%' ||
         at (self, after)->punct == '.') &&
        at (self, after + 1)->type == QIMAM_LEX_NUMBER) &&
      (read_year_behind (self, after, &i, &year, &era) || point->weekday > 0 ||
       !at (self, next - 1)->arabic || at (self, after)->type != QIMAM_LEX_WORD ||
       at (self, next)->type == QIMAM_LEX_WORD))
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

gboolean
qimam_time_read_date (const QimamTimeReader *self, guint i, QimamPoint *point)
{
  const QimamLex *lex = at (self, i);
  guint first = i, next, at_date = i;
  int weekday = 0;

  *point = (QimamPoint){ .start = lex->core, .kind = QIMAM_TIME_DATE };
  if (qimam_time_read_weekday (self, i, &next, &weekday))
    {
      at_date = next;
      if (at (self, at_date)->type == QIMAM_LEX_PUNCT &&
          (at (self, at_date)->punct == ',' || at (self, at_date)->punct == 0x060C ||
           at (self, at_date)->punct == '-' || at (self, at_date)->punct == '('))
        at_date++;
      while (qimam_lex_is (at (self, at_date), QIMAM_SENSE_FILL) ||
             qimam_lex_is (at (self, at_date), QIMAM_SENSE_IN))
        {
          if (at_date > next + 3)
            return FALSE;
          at_date++;
        }
      point->weekday = weekday;
    }
  if (at (self, at_date)->type == QIMAM_LEX_NUMBER && qimam_time_read_numeric (self, at_date, point))
    {
      point->start = lex->core;
      point->weekday = weekday;
      return TRUE;
    }
  if (read_day_first (self, at_date, first, point) || read_month_first (self, at_date, first, point))
    {
      /* "الثلاثاء (15 يونيو 2021)": the bracket closes what it opened. */
      if (at_date > first && qimam_lex_punct (at (self, at_date - 1), '(') &&
          qimam_lex_punct (at (self, point->next), ')'))
        qimam_time_finish (self, point, point->next + 1);
      return TRUE;
    }
  /* "الجمعة 15": a weekday and a day, with no month. */
  if (weekday > 0 && is_plain_number (at (self, at_date), 2) && at (self, at_date)->number >= 1 &&
      at (self, at_date)->number <= 31 &&
      !(at (self, at_date + 1)->type == QIMAM_LEX_PUNCT && !at (self, at_date + 1)->space &&
        at (self, at_date + 2)->type == QIMAM_LEX_NUMBER) &&
      (at (self, at_date + 1)->type != QIMAM_LEX_WORD || at (self, at_date + 1)->lexeme == NULL ||
       qimam_lex_is (at (self, at_date + 1), QIMAM_SENSE_TO)) &&
      at (self, at_date - 1)->type != QIMAM_LEX_PUNCT)
    {
      point->day = at (self, at_date)->number;
      point->next = at_date + 1;
      point->end = at (self, at_date)->end;
      resolve_weekday_and_day (self, point);
      return TRUE;
    }
  return weekday == 0 && read_lone_day (self, i, point);
}
