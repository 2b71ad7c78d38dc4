/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-calendar.h"
#include "qimam-time-private.h"

/* Periods that end or begin with the reference: the last three days, the next two years. */

#define at(self, i) qimam_time_at (self, i)

/* How many units there are: a dual, "الثلاثة", "الخمس عشرة", "3". 0 where the text does not count them. */
static int
read_count (const QimamTimeReader *self, guint i, guint *next)
{
  guint at_count = qimam_time_skip_article (self, i + 1);
  const QimamLex *count = at (self, at_count);
  gint64 value = 0;
  int n;

  *next = i + 1;
  if (qimam_lex_value (at (self, i), QIMAM_SENSE_TIME_UNIT, &value) && value % 4 == 2)
    return 2;
  *next = at_count + 1;
  if (count->type == QIMAM_LEX_NUMBER && count->n_digits <= 3)
    return (int) count->number;
  if (!(count->prefix & QIMAM_PREFIX_ARTICLE))
    return 0;
  if (qimam_lex_value (count, QIMAM_SENSE_UNIT, &value))
    {
      n = (int) value;
      if (qimam_lex_is (at (self, *next), QIMAM_SENSE_TEN))
        {
          n += 10;
          (*next)++;
        }
      return n;
    }
  if (qimam_lex_is (count, QIMAM_SENSE_TEN))
    return 10;
  return qimam_lex_value (count, QIMAM_SENSE_TENS, &value) ? (int) value : 0;
}

/* The @n units before (@by negative) or after the reference. */
static void
set_rolling (const QimamTimeReader *self, QimamPoint *point, QimamTimeUnit unit, int n, int by)
{
  int first = by < 0 ? -n : 0, last = by < 0 ? 0 : n, y1, m1, y2, m2;

  switch (unit)
    {
    case QIMAM_UNIT_DECADE:
    case QIMAM_UNIT_CENTURY:
      {
        int now = unit == QIMAM_UNIT_DECADE ? self->year / 10 : self->year / 100,
            digits = unit == QIMAM_UNIT_DECADE ? 3 : 2;

        g_snprintf (point->value, sizeof point->value, "%0*d/%0*d", digits, now + (by < 0 ? -n : 1), digits,
                    now + (by < 0 ? -1 : n));
        break;
      }
    case QIMAM_UNIT_YEAR:
      g_snprintf (point->value, sizeof point->value, "%04d/%04d", self->year + first, self->year + last);
      break;
    case QIMAM_UNIT_MONTH:
      y1 = y2 = self->year;
      m1 = m2 = self->month;
      qimam_calendar_add_months (&y1, &m1, first);
      qimam_calendar_add_months (&y2, &m2, last);
      g_snprintf (point->value, sizeof point->value, "%04d-%02d/%04d-%02d", y1, m1, y2, m2);
      break;
    default:
      n *= unit == QIMAM_UNIT_WEEK ? 7 : 1;
      qimam_time_set_days (point, by < 0 ? self->today - (guint32) n : self->today + 1,
                           by < 0 ? self->today : self->today + (guint32) n);
      break;
    }
}

/* "الأخيرة": those at the end of what is told, "السنوات الأخيرة من حياته", which need not reach the present.
 * Only their length is known. */
static void
set_length (const QimamTimeReader *self, guint i, guint next, QimamTimeUnit unit, int n, QimamPoint *point)
{
  QimamLength length = { .n_parts = 1, .units = { unit }, .numbers = { n } };
  g_autofree char *value = qimam_time_print_length (&length);

  *point = (QimamPoint){ .start = at (self, i)->core, .kind = QIMAM_TIME_DURATION };
  point->how = QIMAM_TIME_STATED;
  g_strlcpy (point->value, value, sizeof point->value);
  qimam_time_finish (self, point, next);
}

/* The period of @n units before or after the reference, between tokens @i and @next. */
static void
set_point (
    const QimamTimeReader *self, guint i, guint next, QimamTimeUnit unit, int n, int by, QimamPoint *point)
{
  *point = (QimamPoint){ .start = at (self, i)->core, .kind = QIMAM_TIME_PERIOD };
  point->precision = QIMAM_PRECISION_RANGE;
  point->how = QIMAM_TIME_UNRESOLVED;
  qimam_time_finish (self, point, next);
  if (self->has_reference && !qimam_time_of_story (by))
    {
      point->how = QIMAM_TIME_RELATIVE;
      set_rolling (self, point, unit, n, by);
    }
}

/* "الأيام الثلاثة الماضية", "اليومين المقبلين", "العقدين الماضيين", "السنوات الـ20 الماضية". */
static gboolean
read_units_first (const QimamTimeReader *self, guint i, QimamPoint *point)
{
  const QimamLex *lex = at (self, i);
  gint64 value;
  guint next;
  int n, by;

  if (!qimam_lex_value (lex, QIMAM_SENSE_TIME_UNIT, &value) || !(lex->prefix & QIMAM_PREFIX_ARTICLE))
    return FALSE;
  n = read_count (self, i, &next);
  if (n == 0 || !qimam_time_read_by (self, next, &by) || by == 0)
    return FALSE;
  if (qimam_lex_is (at (self, next), QIMAM_SENSE_LAST) || value / 4 < QIMAM_UNIT_DAY)
    set_length (self, i, next + 1, value / 4, n, point);
  else
    set_point (self, i, next + 1, value / 4, n, by, point);
  return TRUE;
}

/* "الثلاثة أيام الماضية", "الـ10 أيام المقبلة", "العشرين عاما الماضية". */
static gboolean
read_count_first (const QimamTimeReader *self, guint i, QimamPoint *point)
{
  guint number_at = qimam_time_skip_article (self, i);
  QimamNumber number;
  gint64 value;
  int by;

  if ((number_at == i && !(at (self, i)->prefix & QIMAM_PREFIX_ARTICLE)) ||
      !qimam_number_read (self->tokens, number_at, self->text, &number) || !number.whole ||
      number.value < 1 || number.value > 999 || at (self, number.next)->prefix != 0 ||
      !qimam_lex_value (at (self, number.next), QIMAM_SENSE_TIME_UNIT, &value) ||
      !qimam_time_read_by (self, number.next + 1, &by) || by == 0)
    return FALSE;
  if (qimam_lex_is (at (self, number.next + 1), QIMAM_SENSE_LAST) || value / 4 < QIMAM_UNIT_DAY)
    set_length (self, i, number.next + 2, value / 4, (int) number.value, point);
  else
    set_point (self, i, number.next + 2, value / 4, (int) number.value, by, point);
  return TRUE;
}

/* "آخر ثلاثة أيام", "آخر عامين". */
static gboolean
read_last (const QimamTimeReader *self, guint i, QimamPoint *point)
{
  QimamNumber number = { .next = i + 1, .value = 2 };
  gint64 value;

  if (!qimam_lex_is (at (self, i), QIMAM_SENSE_LAST) || !qimam_lex_is (at (self, i), QIMAM_SENSE_EDGE))
    return FALSE;
  if (qimam_lex_value (at (self, i + 1), QIMAM_SENSE_TIME_UNIT, &value))
    {
      if (value % 4 != 2)
        return FALSE;
    }
  else if (!qimam_number_read (self->tokens, i + 1, self->text, &number) || !number.whole ||
           number.value < 2 || number.value > 999 ||
           !qimam_lex_value (at (self, number.next), QIMAM_SENSE_TIME_UNIT, &value) || value % 4 == 2)
    return FALSE;
  if (value / 4 < QIMAM_UNIT_DAY || at (self, number.next)->prefix != 0)
    return FALSE;
  set_point (self, i, number.next + 1, value / 4, (int) number.value, -1, point);
  return TRUE;
}

/* "الأيام الماضية", "الأسابيع القليلة المقبلة": some of them. "السنوات الأخيرة" of a story are left out. */
gboolean
qimam_time_read_some (const QimamTimeReader *self, guint i, QimamPoint *point)
{
  guint next = i + 1;
  gint64 value;
  int by;

  if (!qimam_lex_value (at (self, i), QIMAM_SENSE_TIME_UNIT, &value) || value % 4 != 3 ||
      !(at (self, i)->prefix & QIMAM_PREFIX_ARTICLE))
    return FALSE;
  if ((at (self, next)->prefix & QIMAM_PREFIX_ARTICLE) &&
      qimam_lex_is (at (self, next), QIMAM_SENSE_SOME_AFTER))
    next++;
  if (!qimam_time_read_by (self, next, &by) || by == 0 || qimam_time_of_story (by) ||
      qimam_lex_is (at (self, next), QIMAM_SENSE_LAST))
    return FALSE;
  *point = (QimamPoint){ .start = at (self, i)->core, .kind = QIMAM_TIME_DATE, .how = QIMAM_TIME_STATED };
  g_strlcpy (point->value, by < 0 ? "PAST_REF" : "FUTURE_REF", sizeof point->value);
  qimam_time_finish (self, point, next + 1);
  return TRUE;
}

gboolean
qimam_time_read_rolling (const QimamTimeReader *self, guint i, QimamPoint *point)
{
  return read_units_first (self, i, point) || read_count_first (self, i, point) || read_last (self, i, point);
}
