/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "qimam-time-private.h"

/* What dates are made of: days of the week, months, years and their eras. */

#define at(self, i) qimam_time_at (self, i)

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

  if (qimam_time_is_unit (lex, QIMAM_UNIT_MONTH) && !(lex->prefix & QIMAM_PREFIX_ARTICLE))
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
  /* "أغسطس آب" */
  else if (month_sense (at (self, i + 1), &other, &other_hijri, &other_weak) && other == *month &&
           other_hijri == *hijri && at (self, i + 1)->prefix == 0)
    {
      *next = i + 2;
      *weak = FALSE;
    }
  return TRUE;
}

guint
qimam_time_read_era (const QimamTimeReader *self, guint i, int *era)
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

/* "تسعة عشر وثمانية وسبعين": a year as two numbers, the hundreds and the rest. */
static gboolean
read_halves (const QimamTimeReader *self, guint i, guint *next, int *year)
{
  const QimamLex *lex = at (self, i);
  QimamNumber number;
  gint64 unit;

  if (!(qimam_lex_value (lex, QIMAM_SENSE_UNIT, &unit) ||
        qimam_lex_value (lex, QIMAM_SENSE_TEEN_UNIT, &unit)) ||
      lex->prefix != 0 || unit < 5 || !qimam_lex_is (at (self, i + 1), QIMAM_SENSE_TEN) ||
      at (self, i + 1)->prefix != 0 || !qimam_number_read_words (self->tokens, i + 2, &number) ||
      !number.whole || number.value < 10 || number.value > 99)
    return FALSE;
  *year = 100 * (10 + (int) unit) + (int) number.value;
  *next = number.next;
  return TRUE;
}

gboolean
qimam_time_read_year (const QimamTimeReader *self, guint i, guint *next, int *year, int *era)
{
  const QimamLex *lex = at (self, i);
  QimamNumber number;
  gboolean cue;

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
      *year = (int) lex->number;
      *next = qimam_time_read_era (self, i + 1, era);
      /* Before Christ: no year that a value can have. */
      if (*era == 3)
        *year = 1;
      return TRUE;
    }
  if (lex->type != QIMAM_LEX_WORD || lex->lexeme == NULL)
    return FALSE;
  /* "خمس وأربعين وتسعمئة وألف" begins as any number does. */
  cue = i > 0 && qimam_time_is_year_unit (at (self, i - 1));
  if ((cue || qimam_lex_is (lex, QIMAM_SENSE_SCALE) || qimam_lex_is (lex, QIMAM_SENSE_SCALE_DUAL)) &&
      qimam_number_read_words (self->tokens, i, &number) && number.whole && number.value >= 1000 &&
      number.value <= 2999 && !(number.value == 1000 && number.next == i + 1))
    {
      *year = number.value;
      *next = qimam_time_read_era (self, number.next, era);
      return TRUE;
    }
  return (cue || i == 0) && read_halves (self, i, next, year);
}

gboolean
qimam_time_read_year_behind (const QimamTimeReader *self, guint i, guint *next, int *year, int *era)
{
  const QimamLex *lex = at (self, i);

  if (qimam_lex_punct (lex, ',') || qimam_lex_punct (lex, 0x060C) || qimam_lex_punct (lex, '-') ||
      qimam_lex_punct (lex, '/') || qimam_lex_punct (lex, '.') || qimam_lex_punct (lex, 0x2013))
    lex = at (self, ++i);
  else if (qimam_lex_is (lex, QIMAM_SENSE_FROM) || qimam_lex_is (lex, QIMAM_SENSE_IN))
    {
      if (qimam_time_is_unit (lex, QIMAM_UNIT_YEAR))
        ;
      else if (!qimam_time_is_unit (at (self, i + 1), QIMAM_UNIT_YEAR))
        return FALSE;
      else
        lex = at (self, ++i);
    }
  if (qimam_time_is_unit (lex, QIMAM_UNIT_YEAR))
    i++;
  if (!qimam_time_read_year (self, i, next, year, era))
    return FALSE;
  return *year >= 1000;
}

guint
qimam_time_read_which (const QimamTimeReader *self, guint i, int *direction, gboolean *said)
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

guint
qimam_time_skip_article (const QimamTimeReader *self, guint i)
{
  const QimamLex *lex = at (self, i);

  return lex->type == QIMAM_LEX_WORD && lex->arabic && lex->letters == 2 && lex->end - lex->start >= 4 &&
                 lex->lexeme == NULL && memcmp (self->text + lex->start, "ال", 4) == 0 &&
                 (!at (self, i + 1)->space || lex->end - lex->start > 4)
             ? i + 1
             : i;
}
