/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <string.h>

#include "qimam-time-private.h"

/* Lengths of time: "ثلاث ساعات ونصف الساعة", "أكثر من ساعة". */

static gboolean
is_plural (const QimamLex *lex)
{
  gint64 value;

  return qimam_lex_value (lex, QIMAM_SENSE_TIME_UNIT, &value) && value % 4 == 3;
}

static gboolean
read_unit (const QimamTimeReader *self, guint i, QimamTimeUnit *unit, gboolean *dual)
{
  const QimamLex *lex = qimam_time_at (self, i);
  gint64 value;

  if (!qimam_lex_value (lex, QIMAM_SENSE_TIME_UNIT, &value))
    return FALSE;
  *unit = value / 4;
  *dual = value % 4 == 2;
  return TRUE;
}

/* "يومي", "عامي": a dual that stands before what it counts ("عامي 2014 و2021"), or the adjective "daily". */
static gboolean
is_construct (const QimamTimeReader *self, guint i)
{
  const QimamLex *lex = qimam_time_at (self, i);

  return memcmp (self->text + lex->end - 2, "ي", 2) == 0 || memcmp (self->text + lex->end - 2, "ا", 2) == 0;
}

static gboolean
add_part (QimamLength *length, QimamTimeUnit unit, double number)
{
  if (length->n_parts == QIMAM_MAX_PARTS)
    return FALSE;
  for (guint i = 0; i < length->n_parts; i++)
    if (length->units[i] == unit)
      return FALSE;
  length->units[length->n_parts] = unit;
  length->numbers[length->n_parts] = number;
  length->n_parts++;
  return TRUE;
}

/* What may stand after the unit: "واحدة", "كاملة", "ونصف", "ونصف الساعة". */
static guint
read_tail (const QimamTimeReader *self, guint i, QimamLength *length)
{
  double *number = &length->numbers[length->n_parts - 1];
  QimamTimeUnit unit = length->units[length->n_parts - 1], other;
  const QimamLex *lex = qimam_time_at (self, i);
  gint64 denominator;
  gboolean dual, joined;
  guint at;

  for (; qimam_lex_is (lex, QIMAM_SENSE_WHOLE) && lex->prefix == 0; lex = qimam_time_at (self, ++i))
    length->bare = FALSE;
  joined = (lex->prefix & QIMAM_PREFIX_AND) != 0;
  at = i;
  if (qimam_lex_is (lex, QIMAM_SENSE_AND))
    {
      joined = TRUE;
      lex = qimam_time_at (self, ++at);
    }
  /* "ساعة إلا ربعا" */
  if (qimam_lex_is (lex, QIMAM_SENSE_EXCEPT) && *number >= 1 &&
      qimam_lex_value (qimam_time_at (self, at + 1), QIMAM_SENSE_FRACTION, &denominator))
    {
      *number -= 1.0 / denominator;
      length->bare = FALSE;
      return at + 2;
    }
  /* "ساعات عدة", "سنوات طويلة" */
  if (*number < 0 && lex->prefix == 0 && qimam_lex_is (lex, QIMAM_SENSE_SOME_AFTER))
    {
      length->bare = length->bare && !qimam_lex_is (lex, QIMAM_SENSE_SOME);
      return i + 1;
    }
  if (!joined || *number < 0 || !qimam_lex_value (lex, QIMAM_SENSE_FRACTION, &denominator))
    return i;
  /* "ساعة ونصف الساعة", but not "ساعة ونصف مليون". */
  if (qimam_lex_is (qimam_time_at (self, at + 1), QIMAM_SENSE_SCALE))
    return i;
  *number += 1.0 / denominator;
  length->bare = FALSE;
  at++;
  if (read_unit (self, at, &other, &dual) && other == unit && !dual)
    at++;
  return at;
}

/* A number and its unit: "ثلاث ساعات", "( 4.5 ) ساعة". */
static gboolean
read_counted (const QimamTimeReader *self, guint i, QimamLength *length, guint *next)
{
  gboolean bracket = FALSE, dual;
  QimamTimeUnit unit;
  QimamNumber number;

  if (qimam_lex_punct (qimam_time_at (self, i), '('))
    {
      bracket = TRUE;
      i++;
    }
  if (!qimam_number_read (self->tokens, i, self->text, &number))
    return FALSE;
  /* "ثلاثة أرباع الساعة", but not "نصف الساعات". */
  if (number.fraction && number.words && number.value < 1 && number.next < i + 2)
    return FALSE;
  i = number.next;
  if (bracket && !qimam_lex_punct (qimam_time_at (self, i++), ')'))
    return FALSE;
  if (!read_unit (self, i, &unit, &dual) || dual ||
      (qimam_time_at (self, i)->prefix & ~QIMAM_PREFIX_ARTICLE) != 0 ||
      ((qimam_time_at (self, i)->prefix & QIMAM_PREFIX_ARTICLE) && number.whole))
    return FALSE;
  if (!add_part (length, unit, number.value))
    return FALSE;
  *next = read_tail (self, i + 1, length);
  return TRUE;
}

/* One number with its unit. */
static gboolean
read_part (const QimamTimeReader *self,
           guint i,
           gboolean allow_bare,
           gboolean first,
           QimamLength *length,
           guint *next)
{
  const QimamLex *lex = qimam_time_at (self, i);
  QimamTimeUnit unit;
  gint64 denominator;
  gboolean dual;

  if (qimam_lex_is (lex, QIMAM_SENSE_SOME) && read_unit (self, i + 1, &unit, &dual) && !dual &&
      (qimam_time_at (self, i + 1)->prefix & ~QIMAM_PREFIX_ARTICLE) == 0)
    {
      *next = i + 2;
      return add_part (length, unit, -1);
    }
  /* "عشرات السنين" */
  if (qimam_lex_is (lex, QIMAM_SENSE_SOME_OF) && lex->prefix == 0 &&
      is_plural (qimam_time_at (self, i + 1)) &&
      qimam_time_at (self, i + 1)->prefix == QIMAM_PREFIX_ARTICLE && read_unit (self, i + 1, &unit, &dual))
    {
      *next = i + 2;
      return add_part (length, unit, -1);
    }
  /* "نصف ساعة", "ربع الساعة" */
  if (qimam_lex_value (lex, QIMAM_SENSE_FRACTION, &denominator) && read_unit (self, i + 1, &unit, &dual) &&
      !dual && (qimam_time_at (self, i + 1)->prefix & ~QIMAM_PREFIX_ARTICLE) == 0)
    {
      *next = i + 2;
      return add_part (length, unit, 1.0 / denominator);
    }
  if (read_unit (self, i, &unit, &dual))
    {
      if (dual)
        {
          if (is_construct (self, i))
            return FALSE;
          length->article = first && (lex->prefix & QIMAM_PREFIX_ARTICLE) != 0;
          if (!add_part (length, unit, 2))
            return FALSE;
          *next = read_tail (self, i + 1, length);
          return TRUE;
        }
      /* "ساعات" alone: some of them. */
      if (!add_part (length, unit, is_plural (lex) ? -1 : 1) || (is_plural (lex) && !first))
        return FALSE;
      length->bare = first;
      length->article = first && (lex->prefix & QIMAM_PREFIX_ARTICLE) != 0;
      *next = read_tail (self, i + 1, length);
      return allow_bare || !length->bare;
    }
  return read_counted (self, i, length, next);
}

gboolean
qimam_time_read_length (const QimamTimeReader *self, guint i, gboolean allow_bare, QimamLength *length)
{
  const QimamLex *lex = qimam_time_at (self, i);
  gboolean bare;
  gint64 mod;
  guint next;

  *length = (QimamLength){ .start = lex->core };
  if (qimam_lex_value (lex, QIMAM_SENSE_CMP, &mod) || qimam_lex_value (lex, QIMAM_SENSE_CMP_AFTER, &mod))
    {
      length->mod = mod;
      allow_bare = TRUE;
      i++;
    }
  if (!read_part (self, i, TRUE, TRUE, length, &next))
    return FALSE;
  bare = length->bare && !allow_bare;
  if (bare && (length->article || length->numbers[0] < 0))
    return FALSE;
  /* "بين أسبوع وعشرة أيام" are two. */
  while (i == 0 || !qimam_lex_is (qimam_time_at (self, i - 1), QIMAM_SENSE_BETWEEN))
    {
      const QimamLex *joint = qimam_time_at (self, next);
      QimamLength longer = *length;
      guint at = next;

      if (qimam_lex_is (joint, QIMAM_SENSE_AND))
        at++;
      else if (!(joint->prefix & QIMAM_PREFIX_AND))
        break;
      if (!read_part (self, at, length->bare && allow_bare, FALSE, &longer, &at))
        break;
      *length = longer;
      length->bare = FALSE;
      next = at;
    }
  /* "شهر وثلاثة أيام": the second part shows that the first is a length. */
  lex = qimam_time_at (self, next);
  /* So does "تقريبا". */
  if (bare && length->n_parts == 1 && !qimam_lex_is (lex, QIMAM_SENSE_CMP_AFTER))
    return FALSE;
  if (length->mod == QIMAM_MOD_NONE && qimam_lex_value (lex, QIMAM_SENSE_CMP_AFTER, &mod))
    {
      length->mod = mod;
      next++;
    }
  length->next = next;
  length->end = qimam_time_at (self, next - 1)->end;
  return TRUE;
}

static void
append_number (GString *text, double number, const char *mark)
{
  char digits[G_ASCII_DTOSTR_BUF_SIZE];

  g_ascii_formatd (digits, sizeof digits, "%.6g", number);
  if (number == floor (number) && number < 1e15)
    g_snprintf (digits, sizeof digits, "%" G_GINT64_FORMAT, (gint64) number);
  g_string_append_printf (text, "%s%s", digits, mark);
}

char *
qimam_time_print_length (const QimamLength *length)
{
  static const char *const marks[] = { "S", "M", "H", "D", "W", "M", "Y", "DE", "CE" };
  /* Into what a fraction of a unit is turned where that comes out even. */
  static const int smaller[] = { 0, 60, 60, 24, 7, 0, 12, 10, 100 };
  double amounts[QIMAM_UNIT_CENTURY + 1] = { 0 };
  gboolean unnamed[QIMAM_UNIT_CENTURY + 1] = { FALSE }, clock = FALSE;
  GString *text = g_string_new ("P");

  for (guint i = 0; i < length->n_parts; i++)
    {
      QimamTimeUnit unit = length->units[i];
      double number = length->numbers[i];

      if (number < 0)
        {
          unnamed[unit] = TRUE;
          continue;
        }
      while (number != floor (number) && smaller[unit] > 0)
        {
          double rest = (number - floor (number)) * smaller[unit];

          if (fabs (rest - round (rest)) > 1e-6 && fabs (2 * rest - round (2 * rest)) > 1e-6)
            break;
          amounts[unit] += floor (number);
          number = fabs (rest - round (rest)) > 1e-6 ? rest : round (rest);
          /* "قرن ونصف" is 150 years. */
          if (unit > QIMAM_UNIT_YEAR)
            {
              number += amounts[unit] * smaller[unit];
              amounts[unit] = 0;
              unit = QIMAM_UNIT_YEAR;
            }
          else
            unit--;
        }
      amounts[unit] += number;
    }
  for (int unit = QIMAM_UNIT_CENTURY; unit >= 0; unit--)
    {
      if (amounts[unit] == 0 && !unnamed[unit])
        continue;
      if (unit <= QIMAM_UNIT_HOUR && !clock)
        {
          g_string_append_c (text, 'T');
          clock = TRUE;
        }
      if (unnamed[unit])
        g_string_append_printf (text, "X%s", marks[unit]);
      else
        append_number (text, amounts[unit], marks[unit]);
    }
  if (text->len == 1)
    g_string_append (text, "T0S");
  return g_string_free (text, FALSE);
}
