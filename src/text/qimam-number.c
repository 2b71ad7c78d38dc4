/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-number.h"

#include <math.h>
#include <string.h>

/* The parts of a group below a thousand; -1 where a place is empty. */
typedef struct
{
  int hundreds;
  int tens;
  int units;
} Group;

static gboolean
group_is_empty (const Group *group)
{
  return group->hundreds < 0 && group->tens < 0 && group->units < 0;
}

static int
group_value (const Group *group)
{
  return MAX (group->hundreds, 0) + MAX (group->tens, 0) + MAX (group->units, 0);
}

/* Takes one word into the group. @joined: "and" stands before it. */
static gboolean
group_take (Group *group, const QimamLex *lex, gboolean joined, gboolean first)
{
  gint64 value;

  if (qimam_lex_value (lex, QIMAM_SENSE_HUNDRED, &value))
    {
      if (value == 100 && !joined && group->units >= 3 && group->units <= 9 && group->tens < 0 &&
          group->hundreds < 0)
        {
          group->hundreds = group->units * 100;
          group->units = -1;
          return TRUE;
        }
      if (group_is_empty (group) && (first || joined))
        {
          group->hundreds = value;
          return TRUE;
        }
      return FALSE;
    }
  if (qimam_lex_value (lex, QIMAM_SENSE_TENS, &value))
    {
      if (group->tens >= 0 || !(joined || (group_is_empty (group) && first)))
        return FALSE;
      group->tens = value;
      return TRUE;
    }
  if (qimam_lex_is (lex, QIMAM_SENSE_TEN) && group->tens < 0)
    {
      if (group->units > 0 ? joined : !(first || joined))
        return FALSE;
      group->tens = 10;
      return TRUE;
    }
  if (qimam_lex_value (lex, QIMAM_SENSE_UNIT, &value) || qimam_lex_value (lex, QIMAM_SENSE_TEEN_UNIT, &value))
    {
      if (group->units >= 0 || group->tens >= 0 || !(first || joined))
        return FALSE;
      group->units = value;
      return TRUE;
    }
  return FALSE;
}

static gboolean
is_joined (const QimamLex *lex)
{
  return (lex->prefix & QIMAM_PREFIX_AND) != 0;
}

/* Steps over an "and" that stands by itself. */
static guint
skip_and (const GArray *tokens, guint i, gboolean *joined)
{
  const QimamLex *lex = qimam_lex_at (tokens, i);

  *joined = is_joined (lex);
  if (qimam_lex_is (lex, QIMAM_SENSE_AND))
    {
      *joined = TRUE;
      return i + 1;
    }
  return i;
}

/* A fraction: "نصف", "ثلثين", or "ثلاثة أرباع". */
static gboolean
read_fraction (const GArray *tokens, guint i, gboolean weak, guint *next, double *value)
{
  const QimamLex *lex = qimam_lex_at (tokens, i);
  gint64 numerator, denominator;

  if (qimam_lex_value (lex, QIMAM_SENSE_FRACTION, &denominator) ||
      (weak && qimam_lex_value (lex, QIMAM_SENSE_FRACTION_WEAK, &denominator)))
    {
      *value = 1.0 / denominator;
      *next = i + 1;
      return TRUE;
    }
  if (qimam_lex_value (lex, QIMAM_SENSE_FRACTION_DUAL, &denominator))
    {
      *value = 2.0 / denominator;
      *next = i + 1;
      return TRUE;
    }
  if ((qimam_lex_value (lex, QIMAM_SENSE_UNIT, &numerator) ||
       (lex->type == QIMAM_LEX_NUMBER && lex->n_digits <= 2 && (numerator = lex->number, TRUE))) &&
      qimam_lex_value (qimam_lex_at (tokens, i + 1), QIMAM_SENSE_FRACTIONS, &denominator) &&
      !is_joined (qimam_lex_at (tokens, i + 1)))
    {
      *value = (double) numerator / denominator;
      *next = i + 2;
      return TRUE;
    }
  return FALSE;
}

static void
write_text (QimamNumber *number)
{
  number->whole = number->value == floor (number->value);
  if (number->whole && fabs (number->value) < 1e15)
    g_snprintf (number->text, sizeof number->text, "%" G_GINT64_FORMAT, (gint64) number->value);
  else
    g_ascii_formatd (number->text, sizeof number->text, "%.15g", number->value);
}

/* The integer in words at @i, up to where it ends. */
static gboolean
read_integer (const GArray *tokens, guint i, guint *next, double *value, guint *n_words)
{
  Group group = { -1, -1, -1 };
  double total = 0, last_scale = 1e18;
  gboolean first = TRUE;
  gint64 scale;
  guint words = 0;

  for (;;)
    {
      gboolean joined;
      guint at = skip_and (tokens, i, &joined);
      const QimamLex *lex = qimam_lex_at (tokens, at);
      guint ignored;
      double fraction;

      if (lex->type != QIMAM_LEX_WORD || lex->lexeme == NULL || (first && at != i))
        break;
      /* Only the first word may stand behind a preposition. */
      if (!first && (lex->prefix & (QIMAM_PREFIX_BY | QIMAM_PREFIX_TO | QIMAM_PREFIX_LIKE)))
        break;
      /* "مئة وثلاثة أرباع": the three belongs to the quarters. */
      if (!first && joined && read_fraction (tokens, at, FALSE, &ignored, &fraction))
        break;
      if (qimam_lex_value (lex, QIMAM_SENSE_SCALE_DUAL, &scale) && group_is_empty (&group) &&
          (first || joined) && scale / 2 < last_scale)
        {
          total += scale;
          last_scale = scale / 2;
        }
      else if (qimam_lex_value (lex, QIMAM_SENSE_SCALE, &scale) && (!joined || group_is_empty (&group)) &&
               (first || joined || !group_is_empty (&group)) && scale < last_scale)
        {
          total += (double) (group_is_empty (&group) ? 1 : group_value (&group)) * scale;
          last_scale = scale;
          group = (Group){ -1, -1, -1 };
        }
      else if (!first && group_is_empty (&group) && !joined)
        break;
      else if (!group_take (&group, lex, joined, first))
        break;
      first = FALSE;
      words++;
      i = at + 1;
    }
  /* "أحد" is a number only in "eleven". */
  if (words == 1 && qimam_lex_is (qimam_lex_at (tokens, i - 1), QIMAM_SENSE_TEEN_UNIT))
    return FALSE;
  *next = i;
  *value = total + group_value (&group);
  *n_words = words;
  return words > 0;
}

/* A fraction after a whole number: "ونصف", "وثلاثة أرباع", " و ربع". Not "ونصف الساعة": a unit's own. */
static gboolean
read_added_fraction (const GArray *tokens, guint i, guint *next, double *fraction)
{
  gboolean joined;
  guint at = skip_and (tokens, i, &joined);

  return joined && read_fraction (tokens, at, FALSE, next, fraction) &&
         !((qimam_lex_at (tokens, *next)->prefix & QIMAM_PREFIX_ARTICLE) &&
           qimam_lex_is (qimam_lex_at (tokens, *next), QIMAM_SENSE_TIME_UNIT));
}

gboolean
qimam_number_read_words (const GArray *tokens, guint i, QimamNumber *number)
{
  const QimamLex *lex = qimam_lex_at (tokens, i);
  guint next, n_words = 0;
  double value, fraction;

  *number = (QimamNumber){ .start = lex->core, .words = TRUE };
  if (read_fraction (tokens, i, FALSE, &next, &value))
    {
      number->fraction = TRUE;
      if (qimam_lex_is (qimam_lex_at (tokens, next), QIMAM_SENSE_DOZEN))
        {
          value *= 12;
          next++;
        }
    }
  else if (qimam_lex_is (lex, QIMAM_SENSE_DOZEN))
    {
      value = 12;
      next = i + 1;
    }
  else if (read_integer (tokens, i, &next, &value, &n_words))
    {
      guint after = next;

      number->alone_one = n_words == 1 && value == 1;
      if (qimam_lex_is (qimam_lex_at (tokens, next), QIMAM_SENSE_DOZEN) && n_words > 0)
        {
          value *= 12;
          next++;
        }
      else if (read_added_fraction (tokens, next, &next, &fraction))
        {
          gint64 scale = 1;
          const QimamLex *last = qimam_lex_at (tokens, after - 1), *behind = qimam_lex_at (tokens, next);

          /* "مليون ونصف", "مليون ونصف المليون": half of the million. */
          if (qimam_lex_value (last, QIMAM_SENSE_SCALE_DUAL, &scale))
            scale /= 2;
          else
            qimam_lex_value (last, QIMAM_SENSE_SCALE, &scale);
          if (qimam_lex_is (behind, QIMAM_SENSE_SCALE) && (behind->prefix & QIMAM_PREFIX_ARTICLE))
            {
              qimam_lex_value (behind, QIMAM_SENSE_SCALE, &scale);
              next++;
            }
          value += fraction * scale;
          number->alone_one = FALSE;
        }
    }
  else
    return FALSE;
  number->next = next;
  number->end = qimam_lex_at (tokens, next - 1)->end;
  number->value = value;
  write_text (number);
  return TRUE;
}

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

/* The digits at @i with their separators, as a decimal number. */
static guint
read_digits (const GArray *tokens, guint i, GString *digits)
{
  const QimamLex *lex = qimam_lex_at (tokens, i);
  guint next = i + 1, groups = 0;
  gunichar separator = 0;

  if (qimam_lex_punct (lex, '.'))
    {
      g_string_append (digits, "0.");
      append_digits (digits, qimam_lex_at (tokens, i + 1));
      return i + 2;
    }
  append_digits (digits, lex);
  if (lex->n_digits <= 3 && lex->number > 0)
    {
      guint at = next;

      /* "1 234 567": blanks between groups of three, but not in "40 000" where the first has four. */
      while (qimam_lex_at (tokens, at)->type == QIMAM_LEX_NUMBER &&
             qimam_lex_at (tokens, at)->n_digits == 3 && qimam_lex_at (tokens, at)->space &&
             qimam_lex_at (tokens, at)->start == qimam_lex_at (tokens, at - 1)->end + 1)
        append_digits (digits, qimam_lex_at (tokens, at++));
      if (at > next)
        return at;
      while (is_group_separator (qimam_lex_at (tokens, at)) && !qimam_lex_at (tokens, at)->space &&
             is_glued_number (tokens, at + 1) && qimam_lex_at (tokens, at + 1)->n_digits == 3 &&
             (separator == 0 || separator == qimam_lex_at (tokens, at)->punct))
        {
          separator = qimam_lex_at (tokens, at)->punct;
          groups++;
          at += 2;
        }
      /* One group after a full stop is a decimal number: "1.234". */
      if (groups > 1 || (groups == 1 && separator != '.'))
        {
          for (guint g = next; g < at; g += 2)
            append_digits (digits, qimam_lex_at (tokens, g + 1));
          next = at;
        }
      else
        separator = 0;
    }
  lex = qimam_lex_at (tokens, next);
  if (is_decimal_separator (lex) && !lex->space && lex->punct != separator &&
      is_glued_number (tokens, next + 1))
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

gboolean
qimam_number_read (const GArray *tokens, guint i, const char *text, QimamNumber *number)
{
  const QimamLex *lex = qimam_lex_at (tokens, i);
  g_autoptr (GString) digits = NULL;
  gint64 scale, numerator = 0;
  double fraction, more;
  guint next, n_words;

  if (lex->type == QIMAM_LEX_WORD)
    return qimam_number_read_words (tokens, i, number);
  if (!(lex->type == QIMAM_LEX_NUMBER || (qimam_lex_punct (lex, '.') && is_glued_number (tokens, i + 1))))
    return FALSE;
  *number = (QimamNumber){ .start = lex->start };
  digits = g_string_new (NULL);
  next = read_digits (tokens, i, digits);
  if (digits->len >= sizeof number->text)
    return FALSE;
  tidy_digits (digits);
  g_strlcpy (number->text, digits->str, sizeof number->text);
  number->value = g_ascii_strtod (digits->str, NULL);
  number->whole = number->value == floor (number->value);
  lex = qimam_lex_at (tokens, next);
  if (qimam_lex_punct (lex, '/') && !lex->space && is_glued_number (tokens, next + 1) &&
      qimam_lex_at (tokens, next + 1)->number > 0 && next == i + 1 &&
      !qimam_lex_punct (qimam_lex_at (tokens, next + 2), '/') &&
      qimam_lex_at (tokens, next + 1)->n_digits <= 3)
    {
      number->value /= qimam_lex_at (tokens, next + 1)->number;
      number->fraction = TRUE;
      next += 2;
      write_text (number);
    }
  else if (qimam_lex_value (lex, QIMAM_SENSE_FRACTIONS, &numerator) && number->whole)
    {
      number->value /= numerator;
      number->fraction = TRUE;
      next++;
      write_text (number);
    }
  else if ((qimam_lex_value (lex, QIMAM_SENSE_SCALE, &scale)) && !is_joined (lex))
    {
      number->value *= scale;
      next++;
      /* "3 ملايين و200 ألف", "1.5 مليون ونصف". */
      for (;;)
        {
          gboolean joined;
          guint at = skip_and (tokens, next, &joined);
          QimamNumber rest;

          if (joined && read_integer (tokens, at, &at, &more, &n_words) && more < scale)
            {
              number->value += more;
              next = at;
            }
          else if (joined && qimam_lex_at (tokens, at)->type == QIMAM_LEX_NUMBER &&
                   qimam_lex_is (qimam_lex_at (tokens, at + 1), QIMAM_SENSE_SCALE) &&
                   qimam_number_read (tokens, at, text, &rest) && rest.value < scale)
            {
              number->value += rest.value;
              next = rest.next;
            }
          else
            break;
          scale = 1000;
        }
      if (read_added_fraction (tokens, next, &next, &fraction))
        number->value += fraction * scale;
      write_text (number);
    }
  else if (number->whole && read_added_fraction (tokens, next, &next, &fraction))
    {
      number->value += fraction;
      write_text (number);
    }
  number->next = next;
  number->end = qimam_lex_at (tokens, next - 1)->end;
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
      at = skip_and (tokens, i + 1, &joined);
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
