/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-number-private.h"

#include <math.h>
#include <string.h>

/* Groups of three digits that are taken into one number. */
#define MAX_GROUPS 6

static gboolean
is_group_separator (const QimamLex *lex)
{
  return lex->type == QIMAM_LEX_PUNCT && (lex->punct == ',' || lex->punct == 0x060C || lex->punct == 0x066C ||
                                          lex->punct == '.' || lex->punct == '\'' || lex->punct == 0x2019);
}

static gboolean
is_decimal_separator (const QimamLex *lex)
{
  return lex->type == QIMAM_LEX_PUNCT && (lex->punct == '.' || lex->punct == ',' || lex->punct == 0x066B);
}

static gboolean
is_glued_number (const GArray *tokens, guint i)
{
  const QimamLex *lex = qimam_lex_at (tokens, i);

  return lex->type == QIMAM_LEX_NUMBER && !lex->space;
}

static void
append_digits (GString *digits, const QimamLex *lex)
{
  g_string_append_printf (digits, "%0*" G_GINT64_FORMAT, MIN (lex->n_digits, 18), lex->number);
}

/* Whether one blank, of any width, is all that stands between two tokens. */
static gboolean
is_one_blank (const char *text, guint32 from, guint32 to)
{
  static const char *const blanks[] = { " ", "\xC2\xA0", "\xE2\x80\xAF", "\xE2\x80\x89", "\xE2\x80\x87" };

  for (guint i = 0; i < G_N_ELEMENTS (blanks); i++)
    if (to - from == strlen (blanks[i]) && memcmp (text + from, blanks[i], to - from) == 0)
      return TRUE;
  return FALSE;
}

/* "1 234 567": blanks between groups of three. Returns the token after the last group. */
static guint
read_blank_groups (const GArray *tokens, guint next, const char *text, GString *digits)
{
  guint at = next;

  while (at < next + MAX_GROUPS && qimam_lex_at (tokens, at)->type == QIMAM_LEX_NUMBER &&
         qimam_lex_at (tokens, at)->n_digits == 3 &&
         is_one_blank (text, qimam_lex_at (tokens, at - 1)->end, qimam_lex_at (tokens, at)->start))
    append_digits (digits, qimam_lex_at (tokens, at++));
  return at;
}

/* "1,234,567" and "1.234.567". */
static guint
read_groups (const GArray *tokens, guint next, GString *digits, gunichar *separator)
{
  guint at = next, groups = 0;

  *separator = 0;
  while (groups < MAX_GROUPS && is_group_separator (qimam_lex_at (tokens, at)) &&
         !qimam_lex_at (tokens, at)->space && is_glued_number (tokens, at + 1) &&
         qimam_lex_at (tokens, at + 1)->n_digits == 3 &&
         (*separator == 0 || *separator == qimam_lex_at (tokens, at)->punct))
    {
      *separator = qimam_lex_at (tokens, at)->punct;
      groups++;
      at += 2;
    }
  /* One group after a full stop is a decimal number: "1.234"; but "1.234,5" has a decimal comma. */
  if (groups == 1 && *separator == '.' &&
      !(qimam_lex_punct (qimam_lex_at (tokens, at), ',') && !qimam_lex_at (tokens, at)->space &&
        is_glued_number (tokens, at + 1) && qimam_lex_at (tokens, at + 1)->n_digits < 3))
    groups = 0;
  if (groups == 0)
    {
      *separator = 0;
      return next;
    }
  for (guint g = next; g < at; g += 2)
    append_digits (digits, qimam_lex_at (tokens, g + 1));
  return at;
}

/* "5ر3", the decimal point of the news agencies: what comes first in the text are the decimals, since both
 * numbers stand one after the other from the right. */
static guint
read_agency_decimals (const GArray *tokens, guint i, const char *text, GString *digits)
{
  const QimamLex *decimals = qimam_lex_at (tokens, i), *point = qimam_lex_at (tokens, i + 1),
                 *whole = qimam_lex_at (tokens, i + 2);

  if (point->type != QIMAM_LEX_WORD || point->space || point->letters != 1 ||
      point->end - point->start != 2 || memcmp (text + point->start, "ر", 2) != 0 ||
      whole->type != QIMAM_LEX_NUMBER || whole->space || decimals->n_digits > 3)
    return 0;
  if (decimals->number == 0 && decimals->n_digits == 1)
    {
      const QimamLex *swapped = decimals;

      decimals = whole;
      whole = swapped;
    }
  append_digits (digits, whole);
  g_string_append_c (digits, '.');
  append_digits (digits, decimals);
  return i + 3;
}

/* Whether the Arabic comma of "3،5 مليون" is a decimal point: not in "5،6،7" and "2014،2015". */
static gboolean
is_decimal_comma (const GArray *tokens, guint i)
{
  const QimamLex *comma = qimam_lex_at (tokens, i), *after = qimam_lex_at (tokens, i + 2);

  return qimam_lex_punct (comma, 0x060C) && i > 0 && qimam_lex_at (tokens, i - 1)->n_digits <= 3 &&
         is_glued_number (tokens, i + 1) && qimam_lex_at (tokens, i + 1)->n_digits <= 2 &&
         (qimam_lex_is (after, QIMAM_SENSE_SCALE) || qimam_lex_punct (after, '%') ||
          qimam_lex_punct (after, 0x066A) || qimam_lex_is (after, QIMAM_SENSE_MEASURE));
}

/* The digits at @i with their separators, as a decimal number. */
static guint
read_digits (const GArray *tokens, guint i, const char *text, GString *digits)
{
  const QimamLex *lex = qimam_lex_at (tokens, i);
  guint next = i + 1;
  gunichar separator = 0;

  if (qimam_lex_punct (lex, '.'))
    {
      g_string_append (digits, "0.");
      append_digits (digits, qimam_lex_at (tokens, i + 1));
      return i + 2;
    }
  next = read_agency_decimals (tokens, i, text, digits);
  if (next > 0)
    return next;
  next = i + 1;
  append_digits (digits, lex);
  if (lex->n_digits <= 3 && lex->number > 0)
    {
      next = read_blank_groups (tokens, next, text, digits);
      if (next == i + 1)
        next = read_groups (tokens, next, digits, &separator);
    }
  lex = qimam_lex_at (tokens, next);
  if ((is_decimal_separator (lex) || is_decimal_comma (tokens, next)) && !lex->space &&
      lex->punct != separator && is_glued_number (tokens, next + 1))
    {
      const QimamLex *after = qimam_lex_at (tokens, next + 2);

      /* Two full stops make a date or a version, not a number. */
      if (qimam_lex_punct (after, '.') && !after->space && is_glued_number (tokens, next + 3))
        return next;
      g_string_append_c (digits, '.');
      append_digits (digits, qimam_lex_at (tokens, next + 1));
      next += 2;
    }
  return next;
}

static void
tidy_digits (GString *digits)
{
  gsize zeros = strspn (digits->str, "0");

  if (zeros > 0 && digits->str[zeros] != '.' && digits->str[zeros] != '\0')
    g_string_erase (digits, 0, zeros);
  else if (zeros > 1)
    g_string_erase (digits, 0, zeros - 1);
  if (strchr (digits->str, '.') != NULL)
    {
      while (digits->str[digits->len - 1] == '0')
        g_string_truncate (digits, digits->len - 1);
      if (digits->str[digits->len - 1] == '.')
        g_string_truncate (digits, digits->len - 1);
    }
}

/* "3/4", "5 أرباع". */
static gboolean
read_ratio (const GArray *tokens, guint i, QimamNumber *number)
{
  const QimamLex *lex = qimam_lex_at (tokens, number->next);
  gint64 denominator;

  if (qimam_lex_punct (lex, '/') && !lex->space && is_glued_number (tokens, number->next + 1) &&
      qimam_lex_at (tokens, number->next + 1)->number > 0 && number->next == i + 1 &&
      !qimam_lex_punct (qimam_lex_at (tokens, number->next + 2), '/') &&
      qimam_lex_at (tokens, number->next + 1)->n_digits <= 3)
    {
      number->value /= qimam_lex_at (tokens, number->next + 1)->number;
      number->next += 2;
    }
  else if (qimam_lex_value (lex, QIMAM_SENSE_FRACTIONS, &denominator) && number->whole)
    {
      number->value /= denominator;
      number->next++;
    }
  else
    return FALSE;
  number->fraction = TRUE;
  return TRUE;
}

void
qimam_number_read_addends (const GArray *tokens, const char *text, gint64 scale, QimamNumber *number)
{
  double more;

  for (;;)
    {
      gboolean joined;
      guint next, n_words, at = qimam_number_skip_and (tokens, number->next, &joined);
      const QimamLex *lex = qimam_lex_at (tokens, at), *behind = qimam_lex_at (tokens, at + 1);
      double limit = scale;

      if (!joined)
        break;
      if (qimam_number_read_fraction (tokens, at, text, &next, &more))
        break;
      if (lex->type == QIMAM_LEX_NUMBER)
        {
          gint64 by = 1;

          /* Without a scale word of its own it must fill the place: "12 ألفا و300", not "5 آلاف و20 طائرة".
           */
          if (lex->n_digits > 3 ||
              (!qimam_lex_value (behind, QIMAM_SENSE_SCALE, &by) && (lex->n_digits != 3 || scale != 1000)) ||
              (by == 1 && behind->type == QIMAM_LEX_PUNCT && !behind->space && behind->punct != '.' &&
               behind->punct != 0x060C && behind->punct != ')'))
            break;
          more = (double) lex->number * by;
          next = by > 1 ? at + 2 : at + 1;
          scale = by;
        }
      else if (qimam_number_read_integer (tokens, at, G_MAXUINT, text, &next, &more, &n_words))
        scale = 1;
      else
        break;
      if (more >= limit || more <= 0)
        break;
      number->value += more;
      number->next = next;
      if (scale == 1)
        return;
    }
  if (qimam_number_read_rest (tokens, number->next, text, scale, &number->next, &more))
    number->value += more;
}

gboolean
qimam_number_read (const GArray *tokens, guint i, const char *text, QimamNumber *number)
{
  const QimamLex *lex = qimam_lex_at (tokens, i);
  g_autoptr (GString) digits = NULL;
  gint64 scale;
  double fraction;

  if (lex->type == QIMAM_LEX_WORD || qimam_number_vulgar (lex) > 0)
    return qimam_number_read_words_in (tokens, i, text, number);
  if (!(lex->type == QIMAM_LEX_NUMBER || (qimam_lex_punct (lex, '.') && is_glued_number (tokens, i + 1))))
    return FALSE;
  *number = (QimamNumber){ .start = lex->start };
  digits = g_string_new (NULL);
  number->next = read_digits (tokens, i, text, digits);
  if (digits->len >= sizeof number->text)
    return FALSE;
  tidy_digits (digits);
  g_strlcpy (number->text, digits->str, sizeof number->text);
  number->value = g_ascii_strtod (digits->str, NULL);
  number->whole = number->value == floor (number->value);
  lex = qimam_lex_at (tokens, number->next);
  if (read_ratio (tokens, i, number))
    qimam_number_write (number);
  else if (number->whole && qimam_number_vulgar (lex) > 0)
    {
      number->value += qimam_number_vulgar (lex);
      number->next++;
      qimam_number_write (number);
    }
  else if (qimam_lex_value (lex, QIMAM_SENSE_SCALE, &scale) && (lex->prefix & ~QIMAM_PREFIX_ARTICLE) == 0)
    {
      number->value *= scale;
      number->next++;
      /* "ألف مليار", "ألف مليون" */
      if (scale == 1000 && qimam_lex_value (qimam_lex_at (tokens, number->next), QIMAM_SENSE_SCALE, &scale) &&
          qimam_lex_at (tokens, number->next)->prefix == 0 && scale > 1000)
        {
          number->value *= scale;
          number->next++;
        }
      qimam_number_read_addends (tokens, text, scale, number);
      qimam_number_write (number);
    }
  else if (number->whole && qimam_number_read_rest (tokens, number->next, text, 1, &number->next, &fraction))
    {
      number->value += fraction;
      qimam_number_write (number);
    }
  number->end = qimam_lex_at (tokens, number->next - 1)->end;
  return TRUE;
}

gboolean
qimam_ordinal_read (const GArray *tokens, guint i, guint *next, int *value)
{
  const QimamLex *lex = qimam_lex_at (tokens, i);
  gint64 unit = 0, tens;
  gboolean joined;
  guint at;

  if (qimam_lex_value (lex, QIMAM_SENSE_ORDINAL, &unit))
    {
      *value = unit;
      *next = i + 1;
      lex = qimam_lex_at (tokens, i + 1);
      if (qimam_lex_is (lex, QIMAM_SENSE_TEN) && lex->prefix == 0)
        {
          *value = unit + 10;
          *next = i + 2;
          return TRUE;
        }
      at = qimam_number_skip_and (tokens, i + 1, &joined);
      lex = qimam_lex_at (tokens, at);
      if (joined && qimam_lex_value (lex, QIMAM_SENSE_TENS, &tens) && (lex->prefix & QIMAM_PREFIX_ARTICLE))
        {
          *value = unit + tens;
          *next = at + 1;
        }
      return TRUE;
    }
  if (qimam_lex_value (lex, QIMAM_SENSE_TENS, &tens) && (lex->prefix & QIMAM_PREFIX_ARTICLE))
    {
      *value = tens;
      *next = i + 1;
      return TRUE;
    }
  return FALSE;
}
