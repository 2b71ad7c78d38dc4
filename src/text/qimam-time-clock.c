/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

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

/* A zone after a clock time. */
static gboolean
read_zone (const QimamTimeReader *self, guint i, gboolean minutes, QimamClock *clock, guint *next)
{
  const QimamLex *lex = qimam_time_at (self, i);
  gboolean bracket = FALSE;
  gint64 zone;

  if (qimam_lex_punct (lex, '('))
    {
      bracket = TRUE;
      lex = qimam_time_at (self, ++i);
    }
  if (qimam_lex_is (lex, QIMAM_SENSE_ZONE_LOCAL))
    *next = i + 1;
  else if (qimam_lex_is (lex, QIMAM_SENSE_ZONE_CUE))
    {
      const QimamLex *city = qimam_time_at (self, i + 1);

      if (city->type != QIMAM_LEX_WORD)
        return FALSE;
      if (qimam_lex_value (city, QIMAM_SENSE_ZONE, &zone))
        {
          clock->has_zone = TRUE;
          clock->zone = zone;
        }
      *next = i + 2;
    }
  else if (qimam_lex_value (lex, QIMAM_SENSE_ZONE, &zone) && zone == 0)
    {
      clock->has_zone = TRUE;
      clock->zone = 0;
      *next = i + 1;
    }
  else if (lex->type == QIMAM_LEX_WORD && !lex->space && lex->end - lex->start == 1 &&
           self->text[lex->start] == 'Z')
    {
      clock->has_zone = TRUE;
      clock->zone = 0;
      *next = i + 1;
    }
  else if (!bracket && minutes && read_offset (self, i, next, &clock->zone))
    {
      clock->has_zone = TRUE;
      return TRUE;
    }
  else
    return FALSE;
  if (clock->has_zone && clock->zone == 0)
    read_offset (self, *next, next, &clock->zone);
  if (bracket)
    {
      if (!qimam_lex_punct (qimam_time_at (self, *next), ')'))
        return FALSE;
      (*next)++;
    }
  return TRUE;
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

/* "والنصف", "والربع", "إلا ربعا", "و20 دقيقة". */
static guint
read_minutes (const QimamTimeReader *self, guint i, QimamClock *clock)
{
  const QimamLex *lex = qimam_time_at (self, i);
  gboolean joined = (lex->prefix & QIMAM_PREFIX_AND) != 0;
  QimamNumber number;
  gint64 minutes;
  guint at = i;

  if (qimam_lex_is (lex, QIMAM_SENSE_EXCEPT))
    {
      if (qimam_lex_value (qimam_time_at (self, i + 1), QIMAM_SENSE_MINUTES, &minutes) ||
          (qimam_lex_is (qimam_time_at (self, i + 1), QIMAM_SENSE_FRACTION) && (minutes = 15, TRUE)))
        {
          clock->hour = (clock->hour + 23) % 24;
          clock->minute = 60 - minutes;
          return i + 2;
        }
      return i;
    }
  if (qimam_lex_is (lex, QIMAM_SENSE_AND))
    {
      joined = TRUE;
      lex = qimam_time_at (self, ++at);
    }
  if (!joined)
    return i;
  if (qimam_lex_value (lex, QIMAM_SENSE_MINUTES, &minutes) &&
      ((lex->prefix & QIMAM_PREFIX_ARTICLE) || lex->letters < 7))
    {
      clock->minute = minutes;
      return at + 1;
    }
  if (qimam_number_read (self->tokens, at, self->text, &number) && number.whole && number.value < 60 &&
      qimam_lex_value (qimam_time_at (self, number.next), QIMAM_SENSE_TIME_UNIT, &minutes) &&
      minutes / 4 == QIMAM_UNIT_MINUTE)
    {
      clock->minute = number.value;
      return number.next + 1;
    }
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

/* Skips an article that stands by itself: "الـ17:05". */
static guint
skip_article (const QimamTimeReader *self, guint i)
{
  const QimamLex *lex = qimam_time_at (self, i);

  return lex->type == QIMAM_LEX_WORD && lex->arabic && lex->letters == 2 && lex->end - lex->start >= 4 &&
                 lex->lexeme == NULL && memcmp (self->text + lex->start, "ال", 4) == 0 &&
                 !qimam_time_at (self, i + 1)->space
             ? i + 1
             : i;
}

static gboolean
is_hour_word (const QimamLex *lex)
{
  gint64 unit;

  return qimam_lex_value (lex, QIMAM_SENSE_TIME_UNIT, &unit) && unit == 4 * QIMAM_UNIT_HOUR + 1 &&
         (lex->prefix & QIMAM_PREFIX_ARTICLE);
}

gboolean
qimam_time_read_clock (const QimamTimeReader *self, guint i, QimamClock *clock)
{
  const QimamLex *lex = qimam_time_at (self, i), *second;
  gboolean cue = FALSE, half, zone, minutes = FALSE, after_t;
  QimamClock with_zone;
  guint next, after_zone;

  *clock = (QimamClock){ .start = lex->core, .second = -1 };
  /* "2021-06-16T17:05+03:00": an offset; "10:30-12:00": none. */
  after_t = i > 0 && !lex->space && qimam_time_at (self, i - 1)->type == QIMAM_LEX_WORD &&
            !qimam_time_at (self, i - 1)->arabic;
  if (is_hour_word (lex))
    {
      cue = TRUE;
      lex = qimam_time_at (self, ++i);
      if (qimam_lex_punct (lex, ':'))
        lex = qimam_time_at (self, ++i);
    }
  next = skip_article (self, i);
  if (next != i)
    lex = qimam_time_at (self, i = next);
  if (lex->type == QIMAM_LEX_NUMBER && lex->n_digits <= 2 && lex->number < 25)
    {
      clock->hour = lex->number;
      second = qimam_time_at (self, i + 1);
      next = i + 1;
      if ((qimam_lex_punct (second, ':') ||
           (cue && (qimam_lex_punct (second, '.') || qimam_lex_punct (second, ',')))) &&
          !second->space && qimam_time_at (self, i + 2)->type == QIMAM_LEX_NUMBER &&
          !qimam_time_at (self, i + 2)->space && qimam_time_at (self, i + 2)->n_digits == 2 &&
          qimam_time_at (self, i + 2)->number < 60)
        {
          clock->minute = qimam_time_at (self, i + 2)->number;
          next = i + 3;
          minutes = TRUE;
          if (qimam_lex_punct (qimam_time_at (self, next), ':') &&
              qimam_time_at (self, next + 1)->type == QIMAM_LEX_NUMBER &&
              !qimam_time_at (self, next + 1)->space && qimam_time_at (self, next + 1)->number < 61)
            {
              clock->second = qimam_time_at (self, next + 1)->number;
              next += 2;
              /* Fractions of a second. */
              if (qimam_lex_punct (qimam_time_at (self, next), '.') && !qimam_time_at (self, next)->space &&
                  qimam_time_at (self, next + 1)->type == QIMAM_LEX_NUMBER &&
                  !qimam_time_at (self, next + 1)->space)
                next += 2;
            }
        }
    }
  else if (lex->type == QIMAM_LEX_NUMBER && lex->n_digits == 4 && lex->number / 100 < 24 &&
           lex->number % 100 < 60)
    {
      /* "1400 بتوقيت غرينتش": only the zone says that it is no year. */
      clock->hour = lex->number / 100;
      clock->minute = lex->number % 100;
      if (!read_zone (self, i + 1, FALSE, clock, &next) ||
          qimam_time_at (self, i + 1)->type == QIMAM_LEX_PUNCT)
        return FALSE;
      clock->strong = TRUE;
      clock->next = next;
      clock->end = qimam_time_at (self, next - 1)->end;
      return TRUE;
    }
  else if (!read_hour_word (self, i, &next, &clock->hour))
    return FALSE;
  if (!minutes)
    next = read_minutes (self, next, clock);
  half = read_half (self, next, minutes || cue, clock, &next);
  with_zone = *clock;
  zone = read_zone (self, next, minutes && (clock->second >= 0 || after_t), &with_zone, &after_zone);
  if (zone)
    {
      *clock = with_zone;
      next = after_zone;
    }
  if (!half && zone)
    read_half (self, next, FALSE, clock, &next);
  if (clock->hour > 23)
    {
      if (clock->hour != 24 || clock->minute != 0)
        return FALSE;
      clock->hour = 0;
    }
  clock->strong = cue || minutes || (half && lex->type == QIMAM_LEX_WORD) || half || zone;
  clock->next = next;
  clock->end = qimam_time_at (self, next - 1)->end;
  return clock->strong;
}

void
qimam_time_print_clock (const QimamClock *clock, char *value, gsize size)
{
  char zone[16] = "";

  if (clock->has_zone && clock->zone == 0)
    g_strlcpy (zone, "Z", sizeof zone);
  else if (clock->has_zone)
    g_snprintf (zone, sizeof zone, "%c%02d:%02d", clock->zone < 0 ? '-' : '+', ABS (clock->zone) / 60 % 24,
                ABS (clock->zone) % 60);
  if (clock->second >= 0)
    g_snprintf (value, size, "T%02d:%02d:%02d%s", clock->hour, clock->minute, clock->second, zone);
  else
    g_snprintf (value, size, "T%02d:%02d%s", clock->hour, clock->minute, zone);
}
