/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "qimam-calendar.h"
#include "qimam-time-private.h"

/* Stretches that are counted from the reference: weeks, months and years, the last days, weekends. */

#define at(self, i) qimam_time_at (self, i)

gboolean
qimam_time_read_by (const QimamTimeReader *self, guint i, int *by)
{
  const QimamLex *lex = at (self, i);
  gint64 value;

  if (lex->type != QIMAM_LEX_WORD || (lex->prefix & ~QIMAM_PREFIX_ARTICLE) != 0)
    return FALSE;
  if (qimam_lex_value (lex, QIMAM_SENSE_PAST, &value))
    *by = value == 1 ? -1 : QIMAM_BY_STORY_BEFORE;
  else if (qimam_lex_value (lex, QIMAM_SENSE_FUTURE, &value))
    *by = value == 1 ? 1 : QIMAM_BY_STORY_AFTER;
  else if (qimam_lex_is (lex, QIMAM_SENSE_PRESENT))
    *by = 0;
  else
    return FALSE;
  return TRUE;
}

/* "عامنا هذا", "أسبوعنا الحالي"; @alone: also "أسبوعنا". */
static gboolean
read_our_unit (
    const QimamTimeReader *self, guint i, gboolean alone, guint *next, QimamTimeUnit *unit, int *by)
{
  gint64 value;

  if (!qimam_lex_value (at (self, i), QIMAM_SENSE_OUR_UNIT, &value))
    return FALSE;
  *unit = value;
  *next = i + 2;
  if (qimam_time_read_by (self, i + 1, by))
    return !qimam_time_of_story (*by);
  *by = 0;
  if (qimam_lex_value (at (self, i + 1), QIMAM_SENSE_THIS, &value) && value == 1 &&
      at (self, i + 1)->prefix == 0)
    return TRUE;
  *next = i + 1;
  return alone;
}

gboolean
qimam_time_read_relative_unit (
    const QimamTimeReader *self, guint i, gboolean alone, guint *next, QimamTimeUnit *unit, int *by)
{
  const QimamLex *lex = at (self, i);
  gint64 value, this = 0;

  if (read_our_unit (self, i, alone, next, unit, by))
    return TRUE;
  if (qimam_lex_value (lex, QIMAM_SENSE_THIS, &this) || qimam_lex_is (lex, QIMAM_SENSE_THAT_ONE))
    {
      /* "ذلك العام", but "وافق على ذلك العام الماضي". */
      if (this == 0)
        {
          if (qimam_time_read_by (self, i + 2, by))
            return FALSE;
          this = 2;
        }
      lex = at (self, ++i);
    }
  if (!qimam_lex_value (lex, QIMAM_SENSE_TIME_UNIT, &value) || value % 4 != 1 || value / 4 < QIMAM_UNIT_DAY ||
      !(lex->prefix & QIMAM_PREFIX_ARTICLE))
    return FALSE;
  *unit = value / 4;
  /* "الأمين العام السابق" */
  if (*unit == QIMAM_UNIT_YEAR && this == 0 && i > 0 && qimam_lex_is (at (self, i - 1), QIMAM_SENSE_GENERAL))
    return FALSE;
  /* "العام المالي المقبل" */
  if (*unit == QIMAM_UNIT_YEAR && (at (self, i + 1)->prefix & QIMAM_PREFIX_ARTICLE) &&
      qimam_lex_is (at (self, i + 1), QIMAM_SENSE_UNIT_ADJECTIVE))
    i++;
  *next = i + 1;
  /* "الأسبوع بعد المقبل", "العام قبل الماضي" */
  if (((qimam_lex_is (at (self, i + 1), QIMAM_SENSE_AFTER) && qimam_time_read_by (self, i + 2, by) &&
        *by == 1) ||
       (qimam_lex_is (at (self, i + 1), QIMAM_SENSE_SINCE) && qimam_time_read_by (self, i + 2, by) &&
        *by == -1)))
    {
      *by *= 2;
      *next = i + 3;
      return TRUE;
    }
  if (qimam_time_read_by (self, i + 1, by))
    {
      *next = i + 2;
      return TRUE;
    }
  /* "العام نفسه", "نفس العام": the year that the text spoke of. */
  if (qimam_lex_is (at (self, i + 1), QIMAM_SENSE_SAME) && at (self, i + 1)->prefix == 0)
    {
      *by = QIMAM_BY_STORY;
      *next = i + 2;
      return TRUE;
    }
  *by = this == 2 ? QIMAM_BY_STORY : 0;
  return this != 0 || alone;
}

/* Whether "the following month" is counted from the reference: the text looks ahead, and says nothing before
 * it from which it could be. The day after this one has a word of its own. */
static gboolean
is_next_from_now (const QimamTimeReader *self, QimamTimeUnit unit, int by)
{
  return by == QIMAM_BY_STORY_AFTER && unit != QIMAM_UNIT_DAY && self->story_year == 0 && self->tense > 0;
}

/* A day, month or year that is counted from the last one that the paragraph names. */
static void
set_story_unit (const QimamTimeReader *self, QimamPoint *point, QimamTimeUnit unit, int by)
{
  int step = by == QIMAM_BY_STORY_AFTER ? 1 : by == QIMAM_BY_STORY_BEFORE ? -1 : 0;
  int year = self->story_year, month = self->story_month;

  if (unit == QIMAM_UNIT_DAY && self->story_day != 0)
    {
      qimam_time_set_day (point, self->story_day + (guint32) step, QIMAM_TIME_COMPLETED);
      return;
    }
  if (unit == QIMAM_UNIT_MONTH && month != 0)
    {
      qimam_calendar_add_months (&year, &month, step);
      g_snprintf (point->value, sizeof point->value, "%04d-%02d", year, month);
      point->precision = QIMAM_PRECISION_MONTH;
    }
  else if (unit == QIMAM_UNIT_YEAR && year != 0)
    {
      g_snprintf (point->value, sizeof point->value, "%04d", year + step);
      point->precision = QIMAM_PRECISION_YEAR;
    }
  else
    return;
  point->how = QIMAM_TIME_COMPLETED;
}

void
qimam_time_set_relative_unit (const QimamTimeReader *self, QimamPoint *point, QimamTimeUnit unit, int by)
{
  int year = self->year, month = self->month, week;

  point->how = QIMAM_TIME_UNRESOLVED;
  point->precision = QIMAM_PRECISION_RANGE;
  point->value[0] = '\0';
  if (is_next_from_now (self, unit, by))
    by = 1;
  if (qimam_time_of_story (by))
    {
      set_story_unit (self, point, unit, by);
      return;
    }
  if (!self->has_reference)
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
void
qimam_time_set_week_day (const QimamTimeReader *self, QimamPoint *point, int weekday, int by)
{
  point->weekday = weekday;
  point->bare_weekday = FALSE;
  point->how = QIMAM_TIME_UNRESOLVED;
  if (self->has_reference && !qimam_time_of_story (by))
    {
      guint32 monday = self->today - (self->today - 1) % 7;

      qimam_time_set_day (point, monday + 7 * by + weekday - 1, QIMAM_TIME_RELATIVE);
    }
}

gboolean
qimam_time_read_stated_year (const QimamTimeReader *self, guint i, guint *next, int *year)
{
  const QimamLex *lex = at (self, i);
  int era, said;
  guint after;

  if (lex->type != QIMAM_LEX_NUMBER || lex->n_digits != 4 || lex->number < 1800 || lex->number > 2199 ||
      !qimam_time_read_year (self, i, &after, &said, &era) || era == 2 ||
      qimam_lex_is (at (self, after), QIMAM_SENSE_SCALE))
    return FALSE;
  *year = said;
  *next = after;
  return TRUE;
}

/* "يوم 20" behind "الشهر المقبل". */
static gboolean
read_day_in_month (const QimamTimeReader *self, guint i, QimamPoint *point)
{
  guint next = qimam_lex_is (at (self, i), QIMAM_SENSE_IN) ? i + 1 : i;
  const QimamLex *day = at (self, next + 1);
  int year, month;

  if (!qimam_time_is_unit (at (self, next), QIMAM_UNIT_DAY) ||
      (at (self, next)->prefix & QIMAM_PREFIX_ARTICLE) || day->type != QIMAM_LEX_NUMBER ||
      day->n_digits > 2 || !qimam_time_ends_clause (self, next + 2) || point->value[0] == '\0')
    return FALSE;
  year = (int) g_ascii_strtoll (point->value, NULL, 10);
  month = (int) g_ascii_strtoll (point->value + 5, NULL, 10);
  if (!qimam_calendar_valid (year, month, (int) day->number))
    return FALSE;
  point->day = (int) day->number;
  qimam_time_set_day (point, qimam_calendar_julian (year, month, point->day), QIMAM_TIME_RELATIVE);
  qimam_time_finish (self, point, next + 2);
  return TRUE;
}

/* "الأسبوع الماضي", "العام المقبل"; @alone: also "العام". */
gboolean
qimam_time_read_relative (const QimamTimeReader *self, guint i, gboolean alone, QimamPoint *point)
{
  QimamTimeUnit unit;
  guint next, after;
  int by, weekday;

  if (!qimam_time_read_relative_unit (self, i, alone, &next, &unit, &by))
    return FALSE;
  /* "اليوم الماضي" and the like are rather days of a story. */
  if (unit == QIMAM_UNIT_DAY && by != 0)
    by = QIMAM_BY_STORY;
  *point = (QimamPoint){ .start = at (self, i)->core, .kind = QIMAM_TIME_DATE };
  qimam_time_set_relative_unit (self, point, unit, by);
  /* "العام الجاري 2015" */
  if (unit == QIMAM_UNIT_YEAR && qimam_time_read_stated_year (self, next, &next, &point->year))
    qimam_time_resolve (self, point, QIMAM_WHEN_NEAREST);
  if (unit == QIMAM_UNIT_WEEK && qimam_time_read_weekday (self, next, &after, &weekday) && !alone)
    {
      qimam_time_set_week_day (self, point, weekday, by);
      next = after;
    }
  if (unit != QIMAM_UNIT_MONTH || alone || qimam_time_of_story (by) || !read_day_in_month (self, next, point))
    qimam_time_finish (self, point, next);
  return TRUE;
}

/* "أسبوع 16 سبتمبر": the week of a day. */
static gboolean
read_week_of (const QimamTimeReader *self, guint i, QimamPoint *point)
{
  const QimamLex *lex = at (self, i);
  int year, week;

  if (!qimam_time_is_unit (lex, QIMAM_UNIT_WEEK) || at (self, i + 1)->type != QIMAM_LEX_NUMBER ||
      !qimam_time_read_date (self, i + 1, point) || point->day == 0 || point->julian == 0)
    return FALSE;
  qimam_calendar_week (point->julian, &year, &week);
  g_snprintf (point->value, sizeof point->value, "%04d-W%02d", year, week);
  point->precision = QIMAM_PRECISION_RANGE;
  point->julian = 0;
  point->start = lex->core;
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
  else if (qimam_time_read_by (self, next, &by))
    next++;
  if (self->has_reference && !qimam_time_of_story (by))
    {
      qimam_calendar_week (self->today + 7 * by, &year, &week);
      g_snprintf (point->value, sizeof point->value, "%04d-W%02d-WE", year, week);
      point->how = QIMAM_TIME_RELATIVE;
    }
  qimam_time_finish (self, point, next);
  return TRUE;
}

/* "أسبوعي" behind "the rest of": my week, though the word is also "weekly" and "two weeks of". */
static gboolean
read_my_unit (const QimamTimeReader *self, guint i, guint *next, QimamTimeUnit *unit)
{
  const QimamLex *lex = at (self, i);
  gint64 value;

  if (lex->prefix != 0 || !qimam_lex_value (lex, QIMAM_SENSE_TIME_UNIT, &value) || value % 4 != 2 ||
      memcmp (self->text + lex->end - 2, "ي", 2) != 0)
    return FALSE;
  *unit = value / 4;
  *next = i + 1;
  return TRUE;
}

/* "بقية الأسبوع", "ما تبقى من العام", "باقي أسبوعي". */
static gboolean
read_rest (const QimamTimeReader *self, guint i, QimamPoint *point)
{
  QimamTimeUnit unit;
  int by = 0, last_day;
  guint next;

  if (!qimam_lex_is (at (self, i), QIMAM_SENSE_REST) ||
      !(qimam_time_read_relative_unit (self, i + 1, TRUE, &next, &unit, &by) ||
        read_my_unit (self, i + 1, &next, &unit)) ||
      by != 0 || (unit != QIMAM_UNIT_WEEK && unit != QIMAM_UNIT_MONTH && unit != QIMAM_UNIT_YEAR))
    return FALSE;
  *point = (QimamPoint){ .start = at (self, i)->core, .kind = QIMAM_TIME_PERIOD };
  point->precision = QIMAM_PRECISION_RANGE;
  point->how = QIMAM_TIME_UNRESOLVED;
  qimam_time_finish (self, point, next);
  if (!self->has_reference)
    return TRUE;
  last_day = qimam_calendar_days_in_month (self->year, self->month);
  qimam_time_set_days (point, self->today,
                       unit == QIMAM_UNIT_WEEK    ? self->today + 6 - (self->today - 1) % 7
                       : unit == QIMAM_UNIT_MONTH ? qimam_calendar_julian (self->year, self->month, last_day)
                                                  : qimam_calendar_julian (self->year, 12, 31));
  point->how = QIMAM_TIME_RELATIVE;
  return TRUE;
}

/* Whether token @i is all that its line says: "الأسبوع" is this one then. */
static gboolean
is_alone (const QimamTimeReader *self, guint i)
{
  const QimamLex *lex = at (self, i);

  return (i == 0 || at (self, i - 1)->type == QIMAM_LEX_NEWLINE) &&
         at (self, i + 1)->type == QIMAM_LEX_NEWLINE && lex->prefix == QIMAM_PREFIX_ARTICLE &&
         (qimam_time_is_unit (lex, QIMAM_UNIT_WEEK) || qimam_time_is_unit (lex, QIMAM_UNIT_MONTH));
}

gboolean
qimam_time_read_span (const QimamTimeReader *self, guint i, QimamPoint *point)
{
  return qimam_time_read_rolling (self, i, point) || read_week_of (self, i, point) ||
         qimam_time_read_nth (self, i, point) || qimam_time_read_quarter (self, i, point) ||
         read_weekend (self, i, point) || qimam_time_read_centuries (self, i, point) ||
         qimam_time_read_decade (self, i, point) ||
         qimam_time_read_relative (self, i, is_alone (self, i), point) ||
         qimam_time_read_season (self, i, point) || read_rest (self, i, point);
}
