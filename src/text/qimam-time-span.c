/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-calendar.h"
#include "qimam-time-private.h"

/* Stretches that are counted from the reference: weeks, months and years, the last days, a weekday of a
 * month. */

#define at(self, i) qimam_time_at (self, i)

/* -1, 0 and 1 for "last", "this" and "next"; G_MAXINT for "the one after" and "the one before", which are
 * counted from what the text tells, not from the reference. */
gboolean
qimam_time_read_by (const QimamTimeReader *self, guint i, int *by)
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
  if (qimam_lex_is (at (self, i + 1), QIMAM_SENSE_AFTER) && qimam_time_read_by (self, i + 2, by) && *by == 1)
    {
      *by = 2;
      *next = i + 3;
      return TRUE;
    }
  if (qimam_time_read_by (self, i + 1, by))
    {
      *next = i + 2;
      return TRUE;
    }
  /* "نفس العام": the year that the text spoke of. */
  *by = this == 2 ? G_MAXINT : 0;
  return this != 0 || alone;
}

/* The value of a unit that is @by units away from the reference. */
void
qimam_time_set_relative_unit (const QimamTimeReader *self, QimamPoint *point, QimamTimeUnit unit, int by)
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
void
qimam_time_set_week_day (const QimamTimeReader *self, QimamPoint *point, int weekday, int by)
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
    by = G_MAXINT;
  *point = (QimamPoint){ .start = at (self, i)->core, .kind = QIMAM_TIME_DATE };
  qimam_time_set_relative_unit (self, point, unit, by);
  if (unit == QIMAM_UNIT_WEEK && qimam_time_read_weekday (self, next, &after, &weekday) && !alone)
    {
      qimam_time_set_week_day (self, point, weekday, by);
      next = after;
    }
  qimam_time_finish (self, point, next);
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
  if (self->has_reference && by != G_MAXINT)
    {
      qimam_calendar_week (self->today + 7 * by, &year, &week);
      g_snprintf (point->value, sizeof point->value, "%04d-W%02d-WE", year, week);
      point->how = QIMAM_TIME_RELATIVE;
    }
  qimam_time_finish (self, point, next);
  return TRUE;
}

/* "أول يوم جمعة من يوليو", "الأسبوع الثاني من عام 2015". */
static gboolean
read_nth (const QimamTimeReader *self, guint i, QimamPoint *point)
{
  gboolean week =
      qimam_time_is_unit (at (self, i), QIMAM_UNIT_WEEK) && (at (self, i)->prefix & QIMAM_PREFIX_ARTICLE);
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
  if (!qimam_time_read_relative (self, next + 1, TRUE, &owner) &&
      !qimam_time_read_date (self, next + 1, &owner) && !qimam_time_read_year_point (self, next + 1, &owner))
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
  qimam_time_finish (self, point, owner.next);
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
  if (n == 0 || !qimam_time_read_by (self, next, &by) || by == 0)
    return FALSE;
  *point = (QimamPoint){ .start = lex->core, .kind = QIMAM_TIME_PERIOD };
  point->precision = QIMAM_PRECISION_RANGE;
  point->how = QIMAM_TIME_UNRESOLVED;
  qimam_time_finish (self, point, next + 1);
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
  qimam_time_finish (self, point, next);
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
  return read_rolling (self, i, point) || read_nth (self, i, point) ||
         qimam_time_read_quarter (self, i, point) || read_weekend (self, i, point) ||
         qimam_time_read_decade (self, i, point) || qimam_time_read_relative (self, i, FALSE, point) ||
         qimam_time_read_season (self, i, point) || read_rest (self, i, point);
}
