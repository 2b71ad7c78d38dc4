/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "qimam-calendar.h"
#include "qimam-time-private.h"

/* Points and stretches that are counted from the reference or from the calendar: days of the week, "أمس",
 * weeks, months, years, decades, quarters, seasons; and what stands around them. */

#define at(self, i) qimam_time_at (self, i)

/* "الأحد المقبل الموافق 20 يونيو": the date says which one. */
static gboolean
finish_with_date (const QimamTimeReader *self, guint i, int by, QimamPoint *point)
{
  QimamPoint date;

  if (qimam_lex_is (at (self, i), QIMAM_SENSE_FILL) && !qimam_lex_is (at (self, i), QIMAM_SENSE_THIS))
    i++;
  /* "فاز الأحد الماضي 3-1" */
  else if (at (self, i + 1)->type == QIMAM_LEX_PUNCT)
    return FALSE;
  if (!qimam_time_read_date (self, i, &date) || date.day == 0 || date.month == 0 || date.weekday != 0)
    return FALSE;
  date.start = point->start;
  date.weekday = point->weekday;
  if (date.how == QIMAM_TIME_COMPLETED && (by == 1 || by == -1))
    qimam_time_resolve (self, &date, by > 0 ? QIMAM_WHEN_AFTER : QIMAM_WHEN_BEFORE);
  *point = date;
  return TRUE;
}

/* "بعد المقبل", "قبل الماضي" behind a weekday: one week further than the next or the last one. */
static gboolean
read_second_next (const QimamTimeReader *self, guint i, QimamPoint *point)
{
  gboolean after = qimam_lex_is (at (self, i), QIMAM_SENSE_AFTER);
  int by;

  if (!(after || qimam_lex_is (at (self, i), QIMAM_SENSE_SINCE)) || !qimam_time_read_by (self, i + 1, &by) ||
      by != (after ? 1 : -1) || at (self, i + 1)->prefix != QIMAM_PREFIX_ARTICLE)
    return FALSE;
  if (self->has_reference)
    qimam_time_set_day (
        point,
        qimam_time_weekday_near (self, point->weekday, after ? QIMAM_WHEN_AFTER : QIMAM_WHEN_BEFORE) +
            (guint32) (7 * by),
        QIMAM_TIME_RELATIVE);
  qimam_time_finish (self, point, i + 2);
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
  /* "الاثنين الآخرين": the two others. */
  if (weekday == 1 && next == i + 1 && qimam_lex_is (at (self, next), QIMAM_SENSE_BOTH))
    return FALSE;
  *point = (QimamPoint){ .start = at (self, first)->core, .kind = QIMAM_TIME_DATE, .weekday = weekday };
  point->precision = QIMAM_PRECISION_DAY;
  point->how = QIMAM_TIME_UNRESOLVED;
  month_weekday =
      qimam_lex_is (at (self, next), QIMAM_SENSE_FROM) || qimam_lex_is (at (self, next), QIMAM_SENSE_IN);
  if (qimam_time_read_relative_unit (self, next + month_weekday, FALSE, &after, &unit, &by) &&
      unit == QIMAM_UNIT_WEEK)
    {
      qimam_time_set_week_day (self, point, weekday, by);
      qimam_time_finish (self, point, after);
      return TRUE;
    }
  if (this)
    {
      qimam_time_set_week_day (self, point, weekday, 0);
      qimam_time_finish (self, point, next);
      return TRUE;
    }
  if (read_second_next (self, next, point))
    return TRUE;
  if (qimam_time_read_by (self, next, &by))
    {
      /* "الثلاثاء التالي": the first one behind the day that was named. */
      if (by == QIMAM_BY_STORY_AFTER && self->story_day != 0)
        qimam_time_set_day (point,
                            self->story_day + 1 +
                                (guint32) (weekday - qimam_time_day_of_week (self->story_day + 1) + 7) % 7,
                            QIMAM_TIME_COMPLETED);
      if (finish_with_date (self, next + 1, by, point))
        return TRUE;
      if (self->has_reference && !qimam_time_of_story (by))
        qimam_time_set_day (point,
                            qimam_time_weekday_near (self, weekday,
                                                     by < 0   ? QIMAM_WHEN_BEFORE
                                                     : by > 0 ? QIMAM_WHEN_AFTER
                                                              : QIMAM_WHEN_UP_TO),
                            QIMAM_TIME_RELATIVE);
      qimam_time_finish (self, point, next + 1);
      return TRUE;
    }
  point->bare_weekday = TRUE;
  if (self->has_reference)
    qimam_time_set_day (point, qimam_time_weekday_near (self, weekday, qimam_time_when (self, i, FALSE)),
                        QIMAM_TIME_COMPLETED);
  qimam_time_finish (self, point, next);
  return TRUE;
}

/* "الليلة", "الليلة الماضية", "ليلة أمس" is a part of a day. */
static void
finish_night (const QimamTimeReader *self, guint i, QimamPoint *point)
{
  int by = 0;
  guint next = qimam_time_read_by (self, i, &by) && !qimam_time_of_story (by) ? i + 1 : i;

  /* "الليلة قبل الماضية" */
  if (qimam_lex_is (at (self, i), QIMAM_SENSE_SINCE) && qimam_time_read_by (self, i + 1, &by) && by == -1)
    {
      by = -2;
      next = i + 2;
    }

  /* "مساء الاثنين … الليلة ذاتها" */
  if (next == i && self->story_day != 0 && qimam_lex_is (at (self, i), QIMAM_SENSE_SAME))
    {
      qimam_time_set_day (point, self->story_day, QIMAM_TIME_COMPLETED);
      g_strlcat (point->value, "TNI", sizeof point->value);
      next++;
    }
  else if (self->has_reference)
    {
      qimam_time_set_day (point, self->today + (guint32) (next > i ? by : 0), QIMAM_TIME_RELATIVE);
      g_strlcat (point->value, "TNI", sizeof point->value);
    }
  point->kind = QIMAM_TIME_TIME;
  qimam_time_finish (self, point, next);
}

/* Whether "اليوم" begins something else than today: "اليوم العالمي", "اليوم الثالث للمعرض". */
static gboolean
is_other_day (const QimamTimeReader *self, guint i)
{
  const QimamLex *lex = at (self, i);
  QimamPoint date;

  return (lex->prefix & QIMAM_PREFIX_ARTICLE) &&
         (qimam_lex_is (lex, QIMAM_SENSE_OTHER_DAY) ||
          (qimam_lex_is (lex, QIMAM_SENSE_ORDINAL) && !qimam_time_read_date (self, i, &date)));
}

/* What may follow "أمس": a date, which is surer, or a weekday. */
static void
finish_day_word (const QimamTimeReader *self, guint i, QimamPoint *point)
{
  guint next = i;
  QimamPoint date;
  int weekday, by;

  qimam_time_finish (self, point, i);
  if (qimam_lex_punct (at (self, next), 0x060C) || qimam_lex_punct (at (self, next), ','))
    next++;
  if (qimam_time_read_date (self, next, &date) && date.day > 0 && date.month > 0)
    {
      date.start = point->start;
      *point = date;
    }
  else if (qimam_time_read_weekday (self, next, &next, &weekday) && !qimam_time_read_by (self, next, &by))
    {
      point->weekday = weekday;
      qimam_time_finish (self, point, next);
    }
}

/* Whether "this", "that" or "day" begins a day word, or a word before it shows that "غد" is one. @this: 1 for
 * "this", 2 for "the same". */
static gboolean
has_day_cue (const QimamTimeReader *self, guint i, gint64 *this)
{
  const QimamLex *lex = at (self, i), *before = i > 0 ? at (self, i - 1) : NULL;

  if (qimam_lex_value (lex, QIMAM_SENSE_THIS, this))
    return TRUE;
  /* "في ذلك اليوم", "عصر ذلك اليوم", but not "جاء ذلك اليوم". */
  if (before != NULL && qimam_lex_is (lex, QIMAM_SENSE_THAT_ONE) &&
      (qimam_lex_is (before, QIMAM_SENSE_IN) || qimam_lex_is (before, QIMAM_SENSE_PART_OF_DAY)))
    {
      *this = 2;
      return TRUE;
    }
  if (qimam_time_is_unit (lex, QIMAM_UNIT_DAY) && !(lex->prefix & QIMAM_PREFIX_ARTICLE))
    return TRUE;
  return before != NULL &&
         (qimam_lex_is (before, QIMAM_SENSE_PART_OF_DAY) ||
          ((qimam_lex_is (before, QIMAM_SENSE_FROM) || qimam_lex_is (before, QIMAM_SENSE_TO)) &&
           qimam_time_ends_clause (self, i + 1)));
}

/* "اليوم", "أمس الجمعة", "غدا الاثنين", "اليوم 6 مايو", "يوم غد", "هذا اليوم". */
static gboolean
read_day_word (const QimamTimeReader *self, guint i, QimamPoint *point)
{
  guint first = i;
  gboolean cue;
  gint64 days, this = 0;
  int by;

  cue = has_day_cue (self, i, &this);
  if (cue && !qimam_lex_is (at (self, i), QIMAM_SENSE_DAY_WORD))
    i++;
  if (!qimam_lex_value (at (self, i), QIMAM_SENSE_DAY_WORD, &days) ||
      (at (self, i)->prefix & QIMAM_PREFIX_LIKE))
    return FALSE;
  /* "غد" is tomorrow behind "day" and the like and before a weekday; else the future. */
  if (qimam_lex_is (at (self, i), QIMAM_SENSE_WEAK_DAY_WORD) && !cue &&
      !qimam_time_read_weekday (self, i + 1, &(guint){ 0 }, &by))
    return FALSE;
  *point = (QimamPoint){ .start = at (self, first)->core, .kind = QIMAM_TIME_DATE };
  point->how = QIMAM_TIME_UNRESOLVED;
  point->precision = QIMAM_PRECISION_DAY;
  if (days == 0 && is_other_day (self, i + 1))
    return FALSE;
  /* "هذا اليوم": the day word says it alone. */
  if (days == 0 && this == 1)
    point->start = at (self, i)->core;
  if (days == 0 && this == 2)
    {
      /* "نفس اليوم" */
      qimam_time_set_relative_unit (self, point, QIMAM_UNIT_DAY, QIMAM_BY_STORY);
      point->precision = QIMAM_PRECISION_DAY;
      qimam_time_finish (self, point, i + 1);
      return TRUE;
    }
  if (days == 0 && at (self, i + 1)->type == QIMAM_LEX_WORD &&
      (qimam_lex_is (at (self, i + 1), QIMAM_SENSE_SAME) ||
       (qimam_time_read_by (self, i + 1, &by) && by != 0)))
    {
      /* "اليوم التالي", "اليوم نفسه" are days of the story. */
      if (qimam_lex_is (at (self, i + 1), QIMAM_SENSE_SAME) || !qimam_time_of_story (by))
        by = QIMAM_BY_STORY;
      qimam_time_set_relative_unit (self, point, QIMAM_UNIT_DAY, by);
      point->precision = QIMAM_PRECISION_DAY;
      qimam_time_finish (self, point, i + 2);
      return TRUE;
    }
  if (days == 100)
    {
      finish_night (self, i + 1, point);
      return TRUE;
    }
  if (self->has_reference)
    qimam_time_set_day (point, self->today + (guint32) days, QIMAM_TIME_RELATIVE);
  finish_day_word (self, i + 1, point);
  return TRUE;
}

/* A point with the words that lie before it: the edge, the part of the day. */
static gboolean
read_core (const QimamTimeReader *self, guint i, QimamPoint *point)
{
  const QimamLex *lex = at (self, i);

  if (lex->type == QIMAM_LEX_NUMBER)
    return qimam_time_read_numeric (self, i, point) || qimam_time_read_date (self, i, point) ||
           qimam_time_read_quarter (self, i, point) || qimam_time_read_year_point (self, i, point);
  return read_day_word (self, i, point) || qimam_time_read_date (self, i, point) ||
         qimam_time_read_span (self, i, point) || read_weekday_point (self, i, point) ||
         qimam_time_read_year_point (self, i, point);
}

/* Puts the clock time behind the day, or the part of the day. */
static void
join_clock (QimamPoint *point, const QimamClock *clock)
{
  char value[32];

  point->kind = QIMAM_TIME_TIME;
  qimam_time_print_clock (clock, point->julian, value, sizeof value);
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
      /* "الجمعة على الساعة الخامسة" of the Maghreb */
      if (qimam_lex_is (lex, QIMAM_SENSE_ONTO) && qimam_time_is_unit (at (self, i + 1), QIMAM_UNIT_HOUR) &&
          at (self, i + 1)->prefix == QIMAM_PREFIX_ARTICLE)
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
      qimam_time_finish (self, point, clock.next);
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
          qimam_time_finish (self, point, point->next + 1);
        }
    }
}

/* Steps over what may stand between a clock time and its day. @dash: a dash was among it. */
static guint
skip_to_day (const QimamTimeReader *self, guint i, gboolean *dash)
{
  *dash = FALSE;
  for (guint steps = 0; steps < 2; steps++)
    {
      const QimamLex *lex = at (self, i);

      if (qimam_lex_punct (lex, '-') || qimam_lex_punct (lex, 0x2013) || qimam_lex_punct (lex, '|'))
        *dash = TRUE;
      else if (!qimam_lex_is (lex, QIMAM_SENSE_FROM) && !qimam_lex_is (lex, QIMAM_SENSE_IN) &&
               !qimam_lex_punct (lex, ',') && !qimam_lex_punct (lex, 0x060C))
        break;
      i++;
    }
  return i;
}

/* Moves an hour into the part of the day that is named: "السابعة من مساء". */
static void
set_half (QimamClock *clock, gint64 part)
{
  if ((part == 'E' || part == 'A' || (part == 'N' && clock->hour >= 6)) && clock->hour < 12)
    clock->hour += 12;
  else if (part == 'N' && clock->hour == 12)
    clock->hour = 0;
}

/* A clock time, with the day behind it where one stands there: "الساعة الثالثة من مساء الأربعاء". */
static gboolean
read_clock_point (const QimamTimeReader *self, guint i, QimamPoint *point)
{
  QimamClock clock;
  QimamPoint day;
  gboolean dash, this_day = FALSE;
  gint64 part;
  guint next;

  if (!qimam_time_read_clock (self, i, &clock))
    return FALSE;
  *point = (QimamPoint){ .start = clock.start, .kind = QIMAM_TIME_TIME };
  point->how = QIMAM_TIME_STATED;
  next = skip_to_day (self, clock.next, &dash);
  if (qimam_lex_value (at (self, next), QIMAM_SENSE_PART_OF_DAY, &part))
    {
      set_half (&clock, part);
      this_day = (at (self, next)->prefix & QIMAM_PREFIX_ARTICLE) != 0;
      next++;
    }
  else if (next > clock.next && at (self, next - 1)->type == QIMAM_LEX_PUNCT && !dash &&
           at (self, next)->type != QIMAM_LEX_NUMBER)
    next = clock.next;
  if (!this_day && read_core (self, next, &day) && is_day (&day) && day.kind == QIMAM_TIME_DATE &&
      (!dash || (day.day > 0 && day.month > 0)))
    {
      day.start = clock.start;
      qimam_time_finish (self, &day, qimam_time_read_zone_behind (self, day.next, &clock));
      join_clock (&day, &clock);
      *point = day;
      return TRUE;
    }
  qimam_time_print_clock (&clock, 0, point->value, sizeof point->value);
  qimam_time_finish (self, point, clock.next);
  return TRUE;
}

/* "ليل الثلاثاء الأربعاء", "ليلة الثلاثاء/الأربعاء": the night from one day to the next. */
static void
finish_between (const QimamTimeReader *self, QimamPoint *point)
{
  const QimamLex *joint = at (self, point->next);
  guint next = point->next;
  int weekday;

  if (qimam_lex_punct (joint, '/') || qimam_lex_punct (joint, '-') || qimam_lex_punct (joint, 0x2013))
    next++;
  if (at (self, next)->prefix == QIMAM_PREFIX_ARTICLE &&
      qimam_time_read_weekday (self, next, &next, &weekday) && weekday == point->weekday % 7 + 1)
    qimam_time_finish (self, point, next);
}

/* "مساء اليوم الأربعاء", "فجر 16 يونيو". */
static gboolean
read_part_of_day (const QimamTimeReader *self, guint i, QimamPoint *point)
{
  const QimamLex *lex = at (self, i);
  guint next = i + 1;
  gint64 part;

  /* "هذا الصباح"; "هذا العصر" is rather an age. */
  if (qimam_lex_is (lex, QIMAM_SENSE_THIS) && (at (self, next)->prefix & QIMAM_PREFIX_ARTICLE) &&
      qimam_lex_value (at (self, next), QIMAM_SENSE_PART_OF_DAY, &part) && part != 'A')
    {
      *point = (QimamPoint){ .start = lex->core };
      qimam_time_set_relative_unit (self, point, QIMAM_UNIT_DAY, 0);
      point->precision = QIMAM_PRECISION_DAY;
      join_part (point, (char) part);
      qimam_time_finish (self, point, next + 1);
      return TRUE;
    }
  if (!qimam_lex_value (lex, QIMAM_SENSE_PART_OF_DAY, &part) || (lex->prefix & QIMAM_PREFIX_ARTICLE))
    return FALSE;
  if (qimam_lex_is (at (self, next), QIMAM_SENSE_FROM))
    next++;
  if (!read_core (self, next, point) || !is_day (point) || point->kind != QIMAM_TIME_DATE)
    return FALSE;
  point->start = lex->core;
  if (part == 'N' && point->bare_weekday)
    finish_between (self, point);
  join_part (point, (char) part);
  return TRUE;
}

/* "نهاية يوليو", "مطلع العام", "أواخر الستينيات". */
static gboolean
read_edge (const QimamTimeReader *self, guint i, QimamPoint *point)
{
  const QimamLex *lex = at (self, i);
  guint next = i + 1, after;
  gint64 edge;
  int by;
  QimamTimeUnit unit;

  if (!qimam_lex_value (lex, QIMAM_SENSE_EDGE, &edge) || (lex->prefix & QIMAM_PREFIX_ARTICLE))
    return FALSE;
  /* "أواخر فترة الخمسينيات" */
  if (qimam_lex_is (at (self, next), QIMAM_SENSE_FILL) && !qimam_lex_is (at (self, next), QIMAM_SENSE_THIS) &&
      !qimam_lex_is (at (self, next), QIMAM_SENSE_TIME_UNIT))
    next++;
  /* "نهاية الأسبوع" alone is the weekend. */
  if (edge == QIMAM_MOD_END && qimam_time_is_unit (at (self, next), QIMAM_UNIT_WEEK) &&
      qimam_time_read_relative_unit (self, next, TRUE, &after, &unit, &by) && after == next + 1 && by == 0)
    {
      *point = (QimamPoint){ .kind = QIMAM_TIME_DATE };
      qimam_time_set_relative_unit (self, point, unit, by);
      qimam_time_finish (self, point, after);
      if (point->value[0] != '\0')
        g_strlcat (point->value, "-WE", sizeof point->value);
      edge = QIMAM_MOD_NONE;
    }
  else if (read_core (self, next, point))
    {
      if (point->precision == QIMAM_PRECISION_DAY)
        return FALSE;
    }
  /* "نهاية شهر": of which one the text does not say. */
  else if ((qimam_time_is_unit (at (self, next), QIMAM_UNIT_MONTH) ||
            qimam_time_is_unit (at (self, next), QIMAM_UNIT_WEEK)) &&
           at (self, next)->prefix == 0 && edge == QIMAM_MOD_END)
    {
      *point = (QimamPoint){ .kind = QIMAM_TIME_DATE, .how = QIMAM_TIME_UNRESOLVED };
      point->precision = QIMAM_PRECISION_RANGE;
      qimam_time_finish (self, point, next + 1);
    }
  else
    {
      if (!qimam_time_read_relative_unit (self, next, TRUE, &next, &unit, &by) || unit == QIMAM_UNIT_DAY ||
          unit > QIMAM_UNIT_YEAR)
        return FALSE;
      *point = (QimamPoint){ .kind = QIMAM_TIME_DATE };
      qimam_time_set_relative_unit (self, point, unit, by);
      qimam_time_finish (self, point, next);
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
      qimam_time_set_relative_unit (self, point, unit, by);
      qimam_time_finish (self, point, next);
    }
  else if (!read_part_of_day (self, next, point) && !read_core (self, next, point))
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
    return qimam_time_read_some (self, i, point);
  *point = (QimamPoint){ .start = lex->core, .kind = QIMAM_TIME_DATE };
  point->how = QIMAM_TIME_STATED;
  point->precision = QIMAM_PRECISION_UNKNOWN;
  g_strlcpy (point->value, values[which], sizeof point->value);
  qimam_time_finish (self, point, i + 1);
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
