/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "qimam-calendar.h"
#include "qimam-time-private.h"

/* Clock times: "17:05", "الساعة الرابعة والنصف عصرا", "1400 بتوقيت غرينتش". */

/* "+0300", "+03:00", "+3" right behind a zone or a clock. */
static gboolean
read_offset (const QimamTimeReader *self, guint i, guint *next, int *offset)
{
  const QimamLex *sign = qimam_time_at (self, i), *hours = qimam_time_at (self, i + 1);
  int value;

  if (!(qimam_lex_punct (sign, '+') || qimam_lex_punct (sign, '-') || qimam_lex_punct (sign, 0x2212)) ||
      (sign->space && (hours->n_digits != 4 || hours->number > 1400)) || hours->type != QIMAM_LEX_NUMBER ||
      hours->space)
    return FALSE;
  *next = i + 2;
  if (hours->n_digits == 4)
    value = hours->number / 100 * 60 + hours->number % 100;
  else if (hours->n_digits <= 2)
    {
      const QimamLex *minutes = qimam_time_at (self, i + 3);

      value = hours->number * 60;
      if (qimam_lex_punct (qimam_time_at (self, i + 2), ':') && minutes->type == QIMAM_LEX_NUMBER &&
          minutes->n_digits == 2 && !minutes->space)
        {
          value += minutes->number;
          *next = i + 4;
        }
    }
  else
    return FALSE;
  if (value > 14 * 60)
    return FALSE;
  *offset = qimam_lex_punct (sign, '+') ? value : -value;
  return TRUE;
}

/* The zone itself: "بالتوقيت المحلي", "بتوقيت موسكو", "GMT", "Z". */
static gboolean
read_zone_name (const QimamTimeReader *self, guint i, QimamClock *clock, guint *next)
{
  const QimamLex *lex = qimam_time_at (self, i), *city = qimam_time_at (self, i + 1);
  gint64 zone = 0;

  *next = i + 1;
  if (qimam_lex_is (lex, QIMAM_SENSE_ZONE_LOCAL))
    return TRUE;
  if (qimam_lex_is (lex, QIMAM_SENSE_ZONE_CUE))
    {
      if (city->type != QIMAM_LEX_WORD)
        return FALSE;
      *next = i + 2;
      clock->has_zone = qimam_lex_value (city, QIMAM_SENSE_ZONE, &zone);
      clock->zone = (int) zone;
      clock->place = qimam_lex_text (city, QIMAM_SENSE_ZONE_PLACE);
      /* "بتوقيت بيروت المحلي" */
      if (qimam_lex_is (qimam_time_at (self, i + 2), QIMAM_SENSE_ZONE_LOCAL))
        (*next)++;
      return TRUE;
    }
  clock->has_zone = (qimam_lex_value (lex, QIMAM_SENSE_ZONE, &zone) && zone == 0) ||
                    (lex->type == QIMAM_LEX_WORD && !lex->space && lex->end - lex->start == 1 &&
                     self->text[lex->start] == 'Z');
  clock->zone = 0;
  return clock->has_zone;
}

/* A zone after a clock time. @offset: an offset alone is one. */
static gboolean
read_zone (const QimamTimeReader *self, guint i, gboolean offset, QimamClock *clock, guint *next)
{
  gboolean bracket = qimam_lex_punct (qimam_time_at (self, i), '(');

  if (!bracket && offset && read_offset (self, i, next, &clock->zone))
    {
      clock->has_zone = TRUE;
      return TRUE;
    }
  if (!read_zone_name (self, bracket ? i + 1 : i, clock, next))
    return FALSE;
  if (clock->has_zone && clock->zone == 0)
    read_offset (self, *next, next, &clock->zone);
  return !bracket || qimam_lex_punct (qimam_time_at (self, (*next)++), ')');
}

guint
qimam_time_read_zone_behind (const QimamTimeReader *self, guint i, QimamClock *clock)
{
  QimamClock with_zone = *clock;
  guint next;

  if (clock->has_zone || clock->place != NULL || !read_zone (self, i, FALSE, &with_zone, &next))
    return i;
  *clock = with_zone;
  return next;
}

/* The half of the day. A letter alone ("م") counts only where minutes stand before it. */
static gboolean
read_half (const QimamTimeReader *self, guint i, gboolean letters, QimamClock *clock, guint *next)
{
  const QimamLex *lex = qimam_time_at (self, i);

  if (lex->type != QIMAM_LEX_WORD || lex->prefix != 0 || (!letters && lex->letters < 2))
    return FALSE;
  if (qimam_lex_is (lex, QIMAM_SENSE_PM))
    {
      if (clock->hour < 12)
        clock->hour += 12;
    }
  else if (qimam_lex_is (lex, QIMAM_SENSE_AM))
    {
      if (clock->hour == 12)
        clock->hour = 0;
    }
  else if (qimam_lex_is (lex, QIMAM_SENSE_NOON))
    {
      if (clock->hour < 6)
        clock->hour += 12;
    }
  else if (qimam_lex_is (lex, QIMAM_SENSE_NIGHT))
    {
      if (clock->hour == 12)
        clock->hour = 0;
      else if (clock->hour >= 6 && clock->hour < 12)
        clock->hour += 12;
    }
  else
    return FALSE;
  *next = i + 1;
  return TRUE;
}

/* Minutes that are added to the hour or taken from it: "النصف", "ربعا", "خمس دقائق". */
static gboolean
read_amount (const QimamTimeReader *self, guint i, guint *next, int *minutes)
{
  const QimamLex *lex = qimam_time_at (self, i);
  QimamNumber number;
  gint64 value;

  if (qimam_lex_value (lex, QIMAM_SENSE_MINUTES, &value) &&
      ((lex->prefix & QIMAM_PREFIX_ARTICLE) || lex->letters < 7))
    {
      *minutes = (int) value;
      *next = i + 1;
      return TRUE;
    }
  /* "دقيقتين" */
  if (qimam_lex_value (lex, QIMAM_SENSE_TIME_UNIT, &value) && value == 4 * QIMAM_UNIT_MINUTE + 2)
    {
      *minutes = 2;
      *next = i + 1;
      return TRUE;
    }
  if (!qimam_number_read (self->tokens, i, self->text, &number) || !number.whole || number.value >= 60 ||
      !qimam_lex_value (qimam_time_at (self, number.next), QIMAM_SENSE_TIME_UNIT, &value) ||
      value / 4 != QIMAM_UNIT_MINUTE)
    return FALSE;
  *minutes = (int) number.value;
  *next = number.next + 1;
  return TRUE;
}

/* "والنصف", "والربع", "إلا ربعا", "و20 دقيقة", "والنصف وخمس دقائق". */
static guint
read_minutes (const QimamTimeReader *self, guint i, QimamClock *clock)
{
  int total = 0, minutes;

  for (guint steps = 0; steps < 2; steps++)
    {
      const QimamLex *lex = qimam_time_at (self, i);
      gboolean except = qimam_lex_is (lex, QIMAM_SENSE_EXCEPT);
      guint from = except || qimam_lex_is (lex, QIMAM_SENSE_AND) ? i + 1 : i, next;

      if ((from == i && !(lex->prefix & QIMAM_PREFIX_AND)) || !read_amount (self, from, &next, &minutes))
        break;
      total += except ? -minutes : minutes;
      i = next;
    }
  if (total < 0)
    clock->hour = (clock->hour + 23) % 24;
  clock->minute = (total + 60) % 60;
  return i;
}

/* The hour in words: "الرابعة", "الثانية عشرة", "الواحدة". */
static gboolean
read_hour_word (const QimamTimeReader *self, guint i, guint *next, int *hour)
{
  const QimamLex *lex = qimam_time_at (self, i);
  gint64 value;

  if (!(lex->prefix & QIMAM_PREFIX_ARTICLE))
    return FALSE;
  if (qimam_lex_value (lex, QIMAM_SENSE_UNIT, &value) && value == 1)
    {
      *hour = 1;
      *next = i + 1;
      return TRUE;
    }
  /* Hours are feminine; "الثاني" is a date or the second of something. */
  if (memcmp (self->text + lex->end - 2, "ة", 2) != 0 && memcmp (self->text + lex->end - 2, "ه", 2) != 0 &&
      memcmp (self->text + lex->end - 2, "ى", 2) != 0)
    return FALSE;
  return qimam_ordinal_read (self->tokens, i, next, hour) && *hour <= 12;
}

static gboolean
is_hour_word (const QimamLex *lex)
{
  gint64 unit;

  return qimam_lex_value (lex, QIMAM_SENSE_TIME_UNIT, &unit) && unit == 4 * QIMAM_UNIT_HOUR + 1 &&
         (lex->prefix & QIMAM_PREFIX_ARTICLE);
}

/* "17", "17:05", "17:05:30.25"; behind "الساعة" also "17.05". */
static gboolean
read_digits (const QimamTimeReader *self, guint i, gboolean cue, QimamClock *clock, guint *next)
{
  const QimamLex *hour = qimam_time_at (self, i), *joint = qimam_time_at (self, i + 1),
                 *minute = qimam_time_at (self, i + 2);

  clock->hour = (int) hour->number;
  *next = i + 1;
  if (!(qimam_lex_punct (joint, ':') ||
        (cue && (qimam_lex_punct (joint, '.') || qimam_lex_punct (joint, ',')))) ||
      joint->space || minute->type != QIMAM_LEX_NUMBER || minute->space || minute->n_digits != 2 ||
      minute->number >= 60)
    return FALSE;
  clock->minute = (int) minute->number;
  *next = i + 3;
  if (qimam_lex_punct (qimam_time_at (self, i + 3), ':') &&
      qimam_time_at (self, i + 4)->type == QIMAM_LEX_NUMBER && !qimam_time_at (self, i + 4)->space &&
      qimam_time_at (self, i + 4)->number < 61)
    {
      clock->second = (int) qimam_time_at (self, i + 4)->number;
      *next = i + 5;
      /* Fractions of a second. */
      if (qimam_lex_punct (qimam_time_at (self, i + 5), '.') && !qimam_time_at (self, i + 5)->space &&
          qimam_time_at (self, i + 6)->type == QIMAM_LEX_NUMBER && !qimam_time_at (self, i + 6)->space)
        *next = i + 7;
    }
  return TRUE;
}

/* "1400 بتوقيت غرينتش", "الساعة 1400": only the zone, or "hour", says that it is no year. */
static gboolean
read_four_digits (const QimamTimeReader *self, guint i, gboolean cue, QimamClock *clock)
{
  const QimamLex *lex = qimam_time_at (self, i);
  guint next;

  if (lex->number / 100 >= 24 || lex->number % 100 >= 60)
    return FALSE;
  clock->hour = (int) lex->number / 100;
  clock->minute = (int) lex->number % 100;
  clock->strong = TRUE;
  clock->next = i + 1;
  if (qimam_time_at (self, i + 1)->type == QIMAM_LEX_WORD && read_zone (self, i + 1, FALSE, clock, &next))
    clock->next = next;
  else if (!cue)
    return FALSE;
  clock->end = qimam_time_at (self, clock->next - 1)->end;
  return TRUE;
}

/* "منتصف الليل" */
static gboolean
read_named (const QimamTimeReader *self, guint i, QimamClock *clock)
{
  gint64 minutes;

  if (!qimam_lex_value (qimam_time_at (self, i), QIMAM_SENSE_CLOCK_NAME, &minutes))
    return FALSE;
  clock->hour = (int) minutes / 60;
  clock->minute = (int) minutes % 60;
  clock->strong = TRUE;
  if (!read_zone (self, i + 1, FALSE, clock, &clock->next))
    clock->next = i + 1;
  clock->end = qimam_time_at (self, clock->next - 1)->end;
  return TRUE;
}

/* Whether "من مساء", "صباح" and the like follow, which show that "السابعة" is an hour. */
static gboolean
has_part_behind (const QimamTimeReader *self, guint i)
{
  const QimamLex *lex = qimam_time_at (self, i);

  if (qimam_lex_is (lex, QIMAM_SENSE_FROM))
    lex = qimam_time_at (self, i + 1);
  /* "23 ليلة" */
  else if (qimam_time_at (self, i - 1)->type == QIMAM_LEX_NUMBER)
    return FALSE;
  return qimam_lex_is (lex, QIMAM_SENSE_PART_OF_DAY) && lex->prefix == 0;
}

/* What may stand behind the hour: minutes, the half of the day, the zone. */
static gboolean
read_behind (const QimamTimeReader *self,
             guint next,
             gboolean cue,
             gboolean minutes,
             gboolean after_t,
             QimamClock *clock)
{
  QimamClock with_zone;
  gboolean half, zone;
  guint after = next;

  if (!minutes)
    next = read_minutes (self, next, clock);
  half = read_half (self, next, minutes || cue, clock, &next);
  if (qimam_lex_is (qimam_time_at (self, next), QIMAM_SENSE_SHARP) && (cue || half || minutes))
    next++;
  with_zone = *clock;
  zone = read_zone (
      self, next, minutes && (clock->second >= 0 || after_t || qimam_time_at (self, next + 1)->n_digits == 4),
      &with_zone, &after);
  if (zone)
    {
      *clock = with_zone;
      next = after;
    }
  if (!half && zone)
    read_half (self, next, FALSE, clock, &next);
  if (clock->hour > 23)
    {
      if (clock->hour != 24 || clock->minute != 0)
        return FALSE;
      clock->hour = 0;
    }
  clock->strong = cue || minutes || half || zone || has_part_behind (self, next);
  clock->next = next;
  clock->end = qimam_time_at (self, next - 1)->end;
  return clock->strong;
}

gboolean
qimam_time_read_clock (const QimamTimeReader *self, guint i, QimamClock *clock)
{
  const QimamLex *lex = qimam_time_at (self, i);
  gboolean cue = is_hour_word (lex), minutes = FALSE, after_t, bracket;
  guint next;

  *clock = (QimamClock){ .start = lex->core, .second = -1 };
  /* "2021-06-16T17:05+03:00": an offset; "10:30-12:00": none. */
  after_t = i > 0 && !lex->space && qimam_time_at (self, i - 1)->type == QIMAM_LEX_WORD &&
            !qimam_time_at (self, i - 1)->arabic;
  if (cue && qimam_lex_punct (qimam_time_at (self, ++i), ':'))
    i++;
  i = qimam_time_skip_article (self, i);
  bracket = cue && qimam_lex_punct (qimam_time_at (self, i), '(') &&
            qimam_time_at (self, i + 1)->type == QIMAM_LEX_NUMBER;
  if (bracket)
    i++;
  lex = qimam_time_at (self, i);
  if (lex->type == QIMAM_LEX_NUMBER && lex->n_digits == 4)
    return read_four_digits (self, i, cue, clock);
  if (lex->type == QIMAM_LEX_NUMBER && lex->n_digits <= 2 && lex->number < 25)
    minutes = read_digits (self, i, cue, clock, &next);
  else if (!cue && read_named (self, i, clock))
    return TRUE;
  else if (!read_hour_word (self, i, &next, &clock->hour))
    return FALSE;
  if (bracket && !qimam_lex_punct (qimam_time_at (self, next++), ')'))
    return FALSE;
  return read_behind (self, next, cue, minutes, after_t, clock);
}

void
qimam_time_print_clock (const QimamClock *clock, guint32 day, char *value, gsize size)
{
  gboolean has_zone = clock->has_zone;
  int offset = clock->zone;
  char zone[16] = "";

  if (!has_zone && clock->place != NULL && day != 0)
    has_zone = qimam_calendar_zone_offset (clock->place, day, clock->hour * 60 + clock->minute, &offset);
  if (has_zone && offset == 0)
    g_strlcpy (zone, "Z", sizeof zone);
  else if (has_zone)
    g_snprintf (zone, sizeof zone, "%c%02d:%02d", offset < 0 ? '-' : '+', ABS (offset) / 60 % 24,
                ABS (offset) % 60);
  if (clock->second >= 0)
    g_snprintf (value, size, "T%02d:%02d:%02d%s", clock->hour, clock->minute, clock->second, zone);
  else
    g_snprintf (value, size, "T%02d:%02d%s", clock->hour, clock->minute, zone);
}
