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
read_range (QimamTimeReader *self, guint i)
{
  QimamPoint range;

  return qimam_time_read_range (self, i, &range) ? emit_point (self, &range) : i;
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
