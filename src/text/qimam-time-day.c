/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "qimam-calendar.h"
#include "qimam-time-private.h"

/* Days of a month that is not named: "يوم 27", "الجمعة 15", "20 من الشهر المقبل". */

#define at(self, i) qimam_time_at (self, i)

static gboolean
is_plain_number (const QimamLex *lex, guint digits)
{
  return lex->type == QIMAM_LEX_NUMBER && lex->n_digits <= digits;
}

/* A number that can be a day, and is no piece of a longer one. */
static gboolean
is_day_number (const QimamTimeReader *self, guint i)
{
  const QimamLex *lex = at (self, i), *after = at (self, i + 1);

  return is_plain_number (lex, 2) && lex->number >= 1 && lex->number <= 31 &&
         !(after->type == QIMAM_LEX_PUNCT && !after->space && at (self, i + 2)->type == QIMAM_LEX_NUMBER &&
           !at (self, i + 2)->space);
}

gboolean
qimam_time_ends_clause (const QimamTimeReader *self, guint i)
{
  const QimamLex *lex = at (self, i);

  if (lex->type != QIMAM_LEX_PUNCT)
    return lex->type == QIMAM_LEX_NEWLINE;
  switch (lex->punct)
    {
    case '.':
    case ',':
      /* Not a piece of a number. */
      return lex->space || at (self, i + 1)->space || at (self, i + 1)->type != QIMAM_LEX_NUMBER;
    case ';':
    case '!':
    case '?':
    case ')':
    case ']':
    case '"':
    case 0x060C: /* Arabic comma, semicolon, question mark */
    case 0x061B:
    case 0x061F:
    case 0x00BB:
    case 0x201D:
      return TRUE;
    default:
      return FALSE;
    }
}

/* "16th", "1st" */
static gboolean
is_english_ending (const QimamTimeReader *self, guint i)
{
  static const char *const endings[] = { "st", "nd", "rd", "th" };
  const QimamLex *lex = at (self, i);

  if (lex->type != QIMAM_LEX_WORD || lex->space || lex->end - lex->start != 2)
    return FALSE;
  for (guint k = 0; k < G_N_ELEMENTS (endings); k++)
    if (g_ascii_strncasecmp (self->text + lex->start, endings[k], 2) == 0)
      return TRUE;
  return FALSE;
}

gboolean
qimam_time_read_day (const QimamTimeReader *self, guint i, guint *next, int *day)
{
  const QimamLex *lex = at (self, i);
  gint64 value;

  if (is_plain_number (lex, 2))
    {
      *day = (int) lex->number;
      *next = i + (is_english_ending (self, i + 1) ? 2 : 1);
    }
  else if (qimam_lex_punct (lex, '(') && is_plain_number (at (self, i + 1), 2) &&
           qimam_lex_punct (at (self, i + 2), ')'))
    {
      *day = (int) at (self, i + 1)->number;
      *next = i + 3;
    }
  else if (qimam_lex_value (lex, QIMAM_SENSE_DAY_NAME, &value))
    {
      *day = (int) value;
      *next = i + 1;
    }
  else if (lex->type != QIMAM_LEX_WORD || !qimam_ordinal_read (self->tokens, i, next, day))
    return FALSE;
  return *day >= 1 && *day <= 99;
}

/* "15 الجاري", "15 من الجاري". */
static gboolean
read_current (const QimamTimeReader *self, guint i, guint *next)
{
  if (qimam_lex_is (at (self, i), QIMAM_SENSE_FROM))
    i++;
  *next = i + 1;
  return at (self, i - 1)->type != QIMAM_LEX_PUNCT && qimam_lex_is (at (self, i), QIMAM_SENSE_PRESENT) &&
         at (self, i)->prefix == QIMAM_PREFIX_ARTICLE;
}

gboolean
qimam_time_read_day_of_relative_month (const QimamTimeReader *self, guint i, int day, QimamPoint *point)
{
  guint next = i;
  QimamTimeUnit unit = QIMAM_UNIT_MONTH;
  int by = 0, year, month;

  if (qimam_lex_is (at (self, i), QIMAM_SENSE_FROM) || qimam_lex_is (at (self, i), QIMAM_SENSE_IN))
    next = i + 1;
  if (!(qimam_time_read_relative_unit (self, next, next > i, &next, &unit, &by) &&
        unit == QIMAM_UNIT_MONTH) &&
      !read_current (self, i, &next))
    return FALSE;
  point->day = day;
  qimam_time_finish (self, point, next);
  point->precision = QIMAM_PRECISION_DAY;
  point->how = QIMAM_TIME_UNRESOLVED;
  if (!self->has_reference || qimam_time_of_story (by))
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

/* A day of the month and nothing else: of the month that runs, unless the sentence looks the other way. */
static void
resolve_lone_day (const QimamTimeReader *self, guint i, QimamPoint *point)
{
  QimamWhen when = qimam_time_when (self, i, FALSE);
  int year = self->year, month = self->month;

  point->precision = QIMAM_PRECISION_DAY;
  point->how = QIMAM_TIME_UNRESOLVED;
  for (int tries = 0; self->has_reference && tries < 3; tries++)
    {
      guint32 julian = qimam_calendar_julian (year, month, point->day);

      if (julian != 0 && (when == QIMAM_WHEN_FROM    ? julian >= self->today
                          : when == QIMAM_WHEN_UP_TO ? julian <= self->today
                                                     : TRUE))
        {
          qimam_time_set_day (point, julian, QIMAM_TIME_COMPLETED);
          return;
        }
      qimam_calendar_add_months (&year, &month, when == QIMAM_WHEN_FROM ? 1 : -1);
    }
}

/* The nearest month in which a weekday and a day of the month meet, before or after. */
static void
resolve_weekday_and_day (const QimamTimeReader *self, QimamPoint *point)
{
  point->how = QIMAM_TIME_UNRESOLVED;
  point->precision = QIMAM_PRECISION_DAY;
  for (int i = 0; self->has_reference && i < 12; i++)
    for (int direction = -1; direction <= 1; direction += 2)
      {
        int year = self->year, month = self->month;
        guint32 julian;

        qimam_calendar_add_months (&year, &month, i * direction);
        julian = qimam_calendar_julian (year, month, point->day);
        if (julian != 0 && qimam_time_day_of_week (julian) == point->weekday)
          {
            qimam_time_set_day (point, julian, QIMAM_TIME_COMPLETED);
            return;
          }
      }
}

/* "الجمعة 15", "الخميس في الحادي والعشرين". */
gboolean
qimam_time_read_weekday_and_day (const QimamTimeReader *self, guint i, QimamPoint *point)
{
  const QimamLex *lex = at (self, i), *after;
  guint next;
  int day;

  if (at (self, i - 1)->type == QIMAM_LEX_PUNCT || !qimam_time_read_day (self, i, &next, &day) || day > 31)
    return FALSE;
  after = at (self, next);
  if (lex->type == QIMAM_LEX_NUMBER)
    {
      if (!is_day_number (self, i) || (qimam_lex_means (after) && !qimam_lex_is (after, QIMAM_SENSE_TO)))
        return FALSE;
    }
  else if (!(lex->prefix & QIMAM_PREFIX_ARTICLE) || !qimam_time_ends_clause (self, next))
    return FALSE;
  point->day = day;
  qimam_time_finish (self, point, next);
  resolve_weekday_and_day (self, point);
  return TRUE;
}

/* Whether a verb of coming back or putting off stands right before "to the 27th". */
static gboolean
has_date_verb (const QimamTimeReader *self, guint i, gboolean joined)
{
  if (!joined && i > 0 && qimam_lex_is (at (self, i - 1), QIMAM_SENSE_TO))
    i--;
  else if (!joined)
    return FALSE;
  return i > 0 && qimam_lex_is (at (self, i - 1), QIMAM_SENSE_DATE_VERB);
}

/* "في 27", "للثاني والعشرين" at the end of a clause, where nothing that is counted follows. */
static gboolean
is_bare_day (const QimamTimeReader *self, guint i, guint next, int day)
{
  const QimamLex *lex = at (self, i), *before = i > 0 ? at (self, i - 1) : NULL;
  gboolean joined = (lex->prefix & QIMAM_PREFIX_TO) != 0;
  gboolean in = before != NULL && before->arabic && before->letters == 2 && before->prefix == 0 &&
                qimam_lex_is (before, QIMAM_SENSE_IN);

  if (day > 31 || !qimam_time_ends_clause (self, next))
    return FALSE;
  if (lex->type == QIMAM_LEX_NUMBER)
    return is_day_number (self, i) && lex->space && (in || has_date_verb (self, i, FALSE));
  /* "الثالثة" is an hour, or the third of something. */
  if (!(lex->prefix & QIMAM_PREFIX_ARTICLE) || memcmp (self->text + lex->end - 2, "ة", 2) == 0 ||
      memcmp (self->text + lex->end - 2, "ى", 2) == 0)
    return FALSE;
  return (day > 10 && day % 10 != 0 && in) || has_date_verb (self, i, joined);
}

gboolean
qimam_time_read_lone_day (const QimamTimeReader *self, guint i, QimamPoint *point)
{
  const QimamLex *lex = at (self, i), *after;
  guint next;
  int day;

  if (qimam_time_is_unit (lex, QIMAM_UNIT_DAY) && !(lex->prefix & QIMAM_PREFIX_ARTICLE))
    {
      after = at (self, i + 2);
      if (!is_day_number (self, i + 1) || qimam_lex_means (after))
        return FALSE;
      day = (int) at (self, i + 1)->number;
      next = i + 2;
    }
  else if (lex->type == QIMAM_LEX_PUNCT || !qimam_time_read_day (self, i, &next, &day) ||
           !is_bare_day (self, i, next, day))
    return FALSE;
  point->day = day;
  qimam_time_finish (self, point, next);
  resolve_lone_day (self, i, point);
  return TRUE;
}
