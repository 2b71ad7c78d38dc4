/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-time-reader.h"

#include <math.h>
#include <string.h>

#include "qimam-calendar.h"
#include "qimam-iso.h"
#include "qimam-time-private.h"

/* How many words a verb with "will" reaches. */
#define AHEAD_REACH 16

#define at(self, i) qimam_time_at (self, i)

gboolean
qimam_time_is_ahead (const QimamTimeReader *self, guint i)
{
  return self->future > 0 && i < self->future + AHEAD_REACH;
}

static QimamTime *
emit (QimamTimeReader *self,
      guint32 start,
      guint32 end,
      QimamTimeKind kind,
      const char *value,
      QimamMod mod,
      QimamTimeResolution how)
{
  QimamTime *time = qimam_time_new (qimam_span (self->in, start, end), kind);

  time->value = value != NULL && *value != '\0' ? g_strdup (value) : NULL;
  time->mod = qimam_mod_nick (mod);
  time->resolution = how;
  g_ptr_array_add (self->found, time);
  return time;
}

static guint
emit_point (QimamTimeReader *self, const QimamPoint *point)
{
  QimamTimeResolution how = point->how;
  QimamTime *time;

  if (point->value[0] == '\0' && how != QIMAM_TIME_INVALID)
    how = QIMAM_TIME_UNRESOLVED;
  time = emit (self, point->start, point->end, point->kind, point->value, point->mod, how);
  if (!point->hijri)
    {
      time->year = point->year;
      time->month = point->month;
      time->day = point->day;
    }
  time->weekday = point->weekday;
  time->bare_weekday = point->bare_weekday;
  return point->next;
}

/* Ranges */

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

static guint
emit_range (QimamTimeReader *self, guint32 start, QimamPoint *from, QimamPoint *to)
{
  g_autofree char *value = NULL;
  QimamTimeResolution how = MAX (from->how, to->how);

  if (from->value[0] != '\0' && to->value[0] != '\0' && strchr (from->value, '/') == NULL &&
      strchr (to->value, '/') == NULL)
    value = g_strconcat (from->value, "/", to->value, NULL);
  else if (how != QIMAM_TIME_INVALID)
    how = QIMAM_TIME_UNRESOLVED;
  emit (self, start, to->end, QIMAM_TIME_PERIOD, value, QIMAM_MOD_NONE, how);
  return to->next;
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
read_range_owner (QimamTimeReader *self, guint i, QimamPoint *from, QimamPoint *to, QimamTimeUnit wanted)
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
static guint
read_range (QimamTimeReader *self, guint i)
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
    return first;
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
    return first;
  second = read_joint (self, from.next, between, &dash);
  /* "3 و4 مارس", "يومي الأربعاء والخميس": two days that are next to each other. */
  if (second == 0 && !from_word && (from.day_alone || (from.bare_weekday && i + 1 < from.next)))
    {
      int weekday;
      guint ignored;

      second = read_joint (self, from.next, TRUE, &dash);
      if (second == 0)
        return first;
      if (from.day_alone
              ? at (self, second)->type != QIMAM_LEX_NUMBER || at (self, second)->number != from.day + 1
              : !qimam_time_read_weekday (self, second, &ignored, &weekday) ||
                    weekday != from.weekday % 7 + 1)
        return first;
    }
  if (second == 0 || !read_end (self, second, &to))
    return first;
  if (month_before)
    {
      if (!from.day_alone || !to.day_alone)
        return first;
      from.month = to.month = month;
      qimam_time_resolve (self, &from, qimam_time_is_ahead (self, first) ? 2 : 0);
      qimam_time_resolve (self, &to, qimam_time_is_ahead (self, first) ? 2 : 0);
      from.day_alone = to.day_alone = FALSE;
    }
  if (from.day_alone && to.day_alone)
    return first;
  /* Without a word in front only dates that lack nothing but what the other end gives make a range, and a
   * dash between two whole dates with blanks is a dash. */
  if (!from_word && !between && dash && from.precision == QIMAM_PRECISION_YEAR &&
      at (self, from.next)->space && to.precision != QIMAM_PRECISION_YEAR)
    return first;
  if (from.precision == QIMAM_PRECISION_UNKNOWN && !from.day_alone)
    return first;
  if (owned)
    {
      guint ignored = read_range_owner (self, first, &from, &to, QIMAM_UNIT_WEEK);

      if (ignored == first)
        return first;
    }
  if (!complete_ends (self, &from, &to))
    return first;
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
  return emit_range (
      self, from_word || between || owned || month_before ? at (self, first)->core : from.start, &from, &to);
}

/* Lengths and what is counted with them */

static gboolean
is_unnamed (const QimamLength *length)
{
  for (guint i = 0; i < length->n_parts; i++)
    if (length->numbers[i] < 0)
      return TRUE;
  return FALSE;
}

/* Moves the reference by a length. */
static gboolean
shift (const QimamTimeReader *self, const QimamLength *length, int sign, QimamPoint *point)
{
  int year = self->year, month = self->month, day = self->day, months = 0, minute = self->minute;
  double days = 0, minutes = 0;
  QimamTimeUnit smallest = QIMAM_UNIT_CENTURY;
  guint32 julian;

  point->how = QIMAM_TIME_UNRESOLVED;
  if (!self->has_reference)
    return TRUE;
  for (guint i = 0; i < length->n_parts; i++)
    {
      double n = length->numbers[i];

      if (n < 0)
        return FALSE;
      smallest = MIN (smallest, length->units[i]);
      if (n > 100000)
        return TRUE;
      switch (length->units[i])
        {
        case QIMAM_UNIT_SECOND:
          minutes += n / 60;
          break;
        case QIMAM_UNIT_MINUTE:
          minutes += n;
          break;
        case QIMAM_UNIT_HOUR:
          minutes += n * 60;
          break;
        case QIMAM_UNIT_DAY:
          days += n;
          break;
        case QIMAM_UNIT_WEEK:
          days += 7 * n;
          break;
        case QIMAM_UNIT_MONTH:
          months += (int) n;
          break;
        case QIMAM_UNIT_YEAR:
          months += (int) (12 * n);
          break;
        case QIMAM_UNIT_DECADE:
          months += (int) (120 * n);
          break;
        case QIMAM_UNIT_CENTURY:
        default:
          months += (int) (1200 * n);
          break;
        }
    }
  if (minute < 0 && minutes > 0)
    {
      /* Without a clock time hours cannot be counted. */
      return TRUE;
    }
  if (year * 12 + month - 1 + sign * months < 12 * 1000 || year * 12 + sign * months > 12 * 2999)
    return TRUE;
  qimam_calendar_add_months (&year, &month, sign * months);
  point->how = QIMAM_TIME_RELATIVE;
  if (smallest >= QIMAM_UNIT_YEAR)
    {
      if (smallest == QIMAM_UNIT_YEAR)
        g_snprintf (point->value, sizeof point->value, "%04d", year);
      else if (smallest == QIMAM_UNIT_DECADE)
        g_snprintf (point->value, sizeof point->value, "%03d", year / 10);
      else
        g_snprintf (point->value, sizeof point->value, "%02d", year / 100);
      return TRUE;
    }
  if (smallest == QIMAM_UNIT_MONTH)
    {
      g_snprintf (point->value, sizeof point->value, "%04d-%02d", year, month);
      return TRUE;
    }
  day = MIN (day, qimam_calendar_days_in_month (year, month));
  julian = qimam_calendar_julian (year, month, day);
  julian += (guint32) (sign * (gint64) days);
  if (smallest >= QIMAM_UNIT_DAY)
    {
      qimam_time_set_day (point, julian, QIMAM_TIME_RELATIVE);
      return TRUE;
    }
  minute += sign * (int) minutes;
  julian += (guint32) (minute >= 0 ? minute / 1440 : -((1439 - minute) / 1440));
  minute = ((minute % 1440) + 1440) % 1440;
  qimam_time_set_day (point, julian, QIMAM_TIME_RELATIVE);
  g_snprintf (point->value + 10, sizeof point->value - 10, "T%02d:%02d", minute / 60, minute % 60);
  point->kind = QIMAM_TIME_TIME;
  return TRUE;
}

static guint
emit_length (QimamTimeReader *self, const QimamLength *length)
{
  g_autofree char *value = qimam_time_print_length (length);

  emit (self, length->start, length->end, QIMAM_TIME_DURATION, value, length->mod, QIMAM_TIME_STATED);
  return length->next;
}

/* "منذ ساعتين", "قبل ثلاثة أيام", "بعد أسبوعين من الآن". */
static guint
read_shift (QimamTimeReader *self, guint i)
{
  gboolean past = qimam_lex_is (at (self, i), QIMAM_SENSE_SINCE), now;
  QimamPoint point = { .start = at (self, i)->core, .kind = QIMAM_TIME_DATE };
  QimamLength length;

  if (!(past || qimam_lex_is (at (self, i), QIMAM_SENSE_AFTER)) ||
      !qimam_time_read_length (self, i + 1, TRUE, &length) || length.article ||
      (length.bare && is_unnamed (&length)))
    return i;
  now = qimam_lex_is (at (self, length.next), QIMAM_SENSE_FROM) &&
        qimam_lex_is (at (self, length.next + 1), QIMAM_SENSE_NOW);
  /* "بعد شهر من بدء العرض": counted from something else. */
  if ((!now && qimam_lex_is (at (self, length.next), QIMAM_SENSE_FROM)) || is_unnamed (&length))
    return emit_length (self, &length);
  if (!shift (self, &length, past ? -1 : 1, &point))
    return emit_length (self, &length);
  point.mod = length.mod;
  point.next = length.next + (now ? 2 : 0);
  point.end = at (self, point.next - 1)->end;
  return emit_point (self, &point);
}

/* Whether a unit alone is a length here: "استمرت ساعة", "لمدة عام", "طوال الأسبوع". */
static gboolean
has_length_cue (const QimamTimeReader *self, guint i, gint64 least)
{
  gint64 value;

  return i > 0 && qimam_lex_value (at (self, i - 1), QIMAM_SENSE_LASTING, &value) && value >= least;
}

static guint
read_length (QimamTimeReader *self, guint i)
{
  QimamLength length;
  guint next;

  if (qimam_lex_punct (at (self, i), '(') &&
      !(at (self, i + 1)->type == QIMAM_LEX_NUMBER || qimam_lex_is (at (self, i + 1), QIMAM_SENSE_UNIT)))
    return i;
  if (qimam_lex_punct (at (self, i), '(') && qimam_time_read_length (self, i + 1, FALSE, &length))
    {
      emit_length (self, &length);
      return length.next;
    }
  if (!qimam_time_read_length (self, i, has_length_cue (self, i, 1), &length))
    return i;
  /* "الساعة" with the article is a length only behind "طوال". */
  if (length.article && length.bare && !has_length_cue (self, i, 2))
    return i;
  next = length.next;
  /* "ساعتين من الآن" */
  if (qimam_lex_is (at (self, next), QIMAM_SENSE_FROM) && qimam_lex_is (at (self, next + 1), QIMAM_SENSE_NOW))
    {
      QimamPoint point = { .start = length.start, .kind = QIMAM_TIME_DATE };

      if (shift (self, &length, 1, &point))
        {
          point.mod = length.mod;
          point.next = next + 2;
          point.end = at (self, next + 1)->end;
          return emit_point (self, &point);
        }
    }
  return emit_length (self, &length);
}

/* Sets */

static guint
read_set (QimamTimeReader *self, guint i)
{
  static const char *const steps[] = { "PT1S", "PT1M", "PT1H", "P1D", "P1W", "P1M", "P1Y", "P1DE", "P1CE" };
  const QimamLex *lex = at (self, i), *next = at (self, i + 1);
  g_autofree char *value = NULL;
  QimamLength length;
  gint64 unit, weekday;

  if (qimam_lex_value (lex, QIMAM_SENSE_SET, &unit))
    {
      /* "يومي" is the dual as well. */
      if (qimam_lex_is (lex, QIMAM_SENSE_TIME_UNIT))
        return i;
      emit (self, lex->core, lex->end, QIMAM_TIME_SET, steps[unit], QIMAM_MOD_NONE, QIMAM_TIME_STATED);
      return i + 1;
    }
  if (!qimam_lex_is (lex, QIMAM_SENSE_EVERY) || (lex->prefix & QIMAM_PREFIX_ARTICLE))
    return i;
  if (qimam_lex_value (next, QIMAM_SENSE_TIME_UNIT, &unit) && unit == 4 * QIMAM_UNIT_DAY + 1 &&
      qimam_lex_is (at (self, i + 2), QIMAM_SENSE_WEEKDAY))
    {
      i++;
      next = at (self, i + 1);
    }
  if (qimam_lex_value (next, QIMAM_SENSE_WEEKDAY, &weekday) && next->prefix == 0)
    {
      value = g_strdup_printf ("XXXX-WXX-%d", (int) weekday);
      emit (self, lex->core, next->end, QIMAM_TIME_SET, value, QIMAM_MOD_NONE, QIMAM_TIME_STATED);
      return i + 2;
    }
  if (next->prefix != 0 || !qimam_time_read_length (self, i + 1, TRUE, &length) || is_unnamed (&length))
    return i;
  value = qimam_time_print_length (&length);
  emit (self, lex->core, length.end, QIMAM_TIME_SET, value, QIMAM_MOD_NONE, QIMAM_TIME_STATED);
  return length.next;
}

static guint
read_point (QimamTimeReader *self, guint i)
{
  QimamPoint point;

  return qimam_time_read_point (self, i, &point) ? emit_point (self, &point) : i;
}

static void
read_reference (QimamTimeReader *self, const char *reference)
{
  const char *clock;

  self->minute = -1;
  if (reference == NULL || qimam_iso_precision (reference) < QIMAM_PRECISION_DAY ||
      qimam_iso_precision (reference) > QIMAM_PRECISION_SECOND ||
      !qimam_iso_days (reference, &self->today, NULL))
    return;
  self->has_reference = TRUE;
  qimam_calendar_split (self->today, &self->year, &self->month, &self->day);
  clock = strchr (reference, 'T');
  if (clock != NULL && g_ascii_isdigit (clock[1]) && g_ascii_isdigit (clock[2]) && clock[3] == ':' &&
      g_ascii_isdigit (clock[4]) && g_ascii_isdigit (clock[5]))
    self->minute = (clock[1] - '0') * 600 + (clock[2] - '0') * 60 + (clock[4] - '0') * 10 + clock[5] - '0';
}

/* Whether anything can begin at a token: most words are in no table. */
static gboolean
can_begin (const QimamLex *lex)
{
  switch (lex->type)
    {
    case QIMAM_LEX_WORD:
      return lex->lexeme != NULL && lex->lexeme->n > 0;
    case QIMAM_LEX_NUMBER:
      return TRUE;
    case QIMAM_LEX_PUNCT:
      return lex->punct == '(';
    default:
      return FALSE;
    }
}

static void
watch_future (QimamTimeReader *self, guint i)
{
  const QimamLex *lex = at (self, i);

  if (lex->type == QIMAM_LEX_NEWLINE ||
      (lex->type == QIMAM_LEX_PUNCT && (lex->punct == '.' || lex->punct == 0x061F || lex->punct == '!') &&
       at (self, i + 1)->type != QIMAM_LEX_NUMBER))
    self->future = 0;
  else if (lex->type == QIMAM_LEX_WORD && (lex->future || qimam_lex_is (lex, QIMAM_SENSE_FUTURE_CUE)))
    self->future = i + 1;
}

GPtrArray *
qimam_times_find (const char *text, gssize length, QimamField in, const char *reference)
{
  static guint (*const readers[]) (QimamTimeReader *, guint) = { read_set, read_range, read_shift, read_point,
                                                                 read_length };
  GPtrArray *found = g_ptr_array_new_with_free_func ((GDestroyNotify) qimam_time_free);
  g_autoptr (GArray) tokens = NULL;
  QimamTimeReader self = { 0 };

  g_return_val_if_fail (text != NULL, found);
  tokens = qimam_lex (text, length < 0 ? strlen (text) : (gsize) length);
  self.text = text;
  self.tokens = tokens;
  self.found = found;
  self.in = in;
  read_reference (&self, reference);
  for (guint i = 0; i < tokens->len;)
    {
      guint next = i;

      watch_future (&self, i);
      if (can_begin (at (&self, i)))
        for (guint r = 0; r < G_N_ELEMENTS (readers) && next == i; r++)
          next = readers[r](&self, i);
      i = MAX (next, i + 1);
    }
  return found;
}
