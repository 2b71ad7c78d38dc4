/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-number-private.h"

#include <math.h>
#include <string.h>

#include "qimam-quantity-dual.h"
#include "qimam-token.h"

/* The parts of a group below a thousand; -1 where a place is empty. */
typedef struct
{
  int hundreds;
  int tens;
  int units;
} Group;

static const Group empty_group = { -1, -1, -1 };

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

static gboolean
group_take_hundred (Group *group, gint64 value, gboolean joined, gboolean first)
{
  /* "ثلاث مئة" */
  if (value == 100 && !joined && group->units >= 3 && group->tens < 0 && group->hundreds <= 0)
    {
      group->hundreds = group->units * 100;
      group->units = -1;
      return TRUE;
    }
  /* "خمسة وأربعين وتسعمئة", from the small to the large as of old. */
  if (group->hundreds >= 0 || !(group_is_empty (group) ? first || joined : joined))
    return FALSE;
  group->hundreds = value;
  return TRUE;
}

/* Takes one word into the group. @joined: "and" stands before it. */
static gboolean
group_take (Group *group, const QimamLex *lex, gboolean joined, gboolean first)
{
  gint64 value;

  if (qimam_lex_value (lex, QIMAM_SENSE_HUNDRED, &value))
    return group_take_hundred (group, value, joined, first);
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

guint
qimam_number_skip_and (const GArray *tokens, guint i, gboolean *joined)
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

static const struct
{
  gunichar c;
  double value;
} vulgar[] = {
  { 0xBC, 0.25 },      { 0xBD, 0.5 },     { 0xBE, 0.75 },    { 0x2153, 1.0 / 3 }, { 0x2154, 2.0 / 3 },
  { 0x2155, 0.2 },     { 0x2156, 0.4 },   { 0x2157, 0.6 },   { 0x2158, 0.8 },     { 0x2159, 1.0 / 6 },
  { 0x215A, 5.0 / 6 }, { 0x215B, 0.125 }, { 0x215C, 0.375 }, { 0x215D, 0.625 },   { 0x215E, 0.875 },
};

double
qimam_number_vulgar (const QimamLex *lex)
{
  if (lex->type == QIMAM_LEX_PUNCT)
    for (guint i = 0; i < G_N_ELEMENTS (vulgar); i++)
      if (vulgar[i].c == lex->punct)
        return vulgar[i].value;
  return 0;
}

/* Whether a word that is a number and a fraction is the fraction: "خُمس" with its vowel, "خمس السكان". */
static gboolean
is_fraction_here (const GArray *tokens, guint i, const char *text, gint64 denominator)
{
  const QimamLex *lex = qimam_lex_at (tokens, i), *next = qimam_lex_at (tokens, i + 1);
  const char *second;

  if (text == NULL)
    return FALSE;
  second = g_utf8_next_char (text + lex->core);
  if (lex->end - lex->core > 4 && memcmp (second, "\xD9\x8F", 2) == 0)
    return TRUE;
  return (denominator == 5 || denominator == 10) && next->type == QIMAM_LEX_WORD && next->arabic &&
         next->letters >= 5 && memcmp (text + next->start, "ال", 4) == 0 &&
         memcmp (text + next->end - 4, "ات", 4) != 0 && !qimam_lex_is (next, QIMAM_SENSE_TIME_UNIT) &&
         !qimam_lex_is (next, QIMAM_SENSE_UNIT) && lex->prefix != QIMAM_PREFIX_ARTICLE;
}

gboolean
qimam_number_read_fraction (const GArray *tokens, guint i, const char *text, guint *next, double *value)
{
  const QimamLex *lex = qimam_lex_at (tokens, i);
  gint64 numerator, denominator;

  if (qimam_number_vulgar (lex) > 0)
    {
      *value = qimam_number_vulgar (lex);
      *next = i + 1;
      return TRUE;
    }
  if (qimam_lex_value (lex, QIMAM_SENSE_FRACTION, &denominator) ||
      (qimam_lex_value (lex, QIMAM_SENSE_FRACTION_WEAK, &denominator) &&
       is_fraction_here (tokens, i, text, denominator)))
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

void
qimam_number_print (double value, char text[QIMAM_NUMBER_TEXT])
{
  char format[16];
  int decimals;

  g_ascii_formatd (text, QIMAM_NUMBER_TEXT, "%.15g", value);
  if (strchr (text, 'e') == NULL || value == 0)
    return;
  /* Without an exponent, and with the digits that are known: "0.00000000333", "12000000000000000000". */
  decimals = CLAMP (14 - (int) floor (log10 (fabs (value))), 0, 34);
  g_snprintf (format, sizeof format, "%%.%df", decimals);
  g_ascii_formatd (text, QIMAM_NUMBER_TEXT, format, value);
  for (gsize n = strlen (text); decimals > 0 && n > 1 && (text[n - 1] == '0' || text[n - 1] == '.'); n--)
    {
      gboolean point = text[n - 1] == '.';

      text[n - 1] = '\0';
      if (point)
        break;
    }
}

void
qimam_number_write (QimamNumber *number)
{
  number->whole = number->value == floor (number->value);
  if (number->whole && fabs (number->value) < 1e15)
    g_snprintf (number->text, sizeof number->text, "%" G_GINT64_FORMAT, (gint64) number->value);
  else
    qimam_number_print (number->value, number->text);
}

/* Whether "ألفا" is two thousand: "ألفا متظاهر". By itself it is a thousand in the accusative. */
static gboolean
is_scale_dual (const GArray *tokens, guint i, const char *text)
{
  const QimamLex *next = qimam_lex_at (tokens, i + 1);
  char word[64];
  guint length;

  if (qimam_lex_is (next, QIMAM_SENSE_CURRENCY) || qimam_lex_is (next, QIMAM_SENSE_MEASURE) ||
      qimam_lex_is (next, QIMAM_SENSE_TIME_UNIT))
    return (next->prefix & ~QIMAM_PREFIX_ARTICLE) == 0;
  if (text == NULL || next->type != QIMAM_LEX_WORD || !next->arabic || next->phrase ||
      (next->lexeme != NULL && next->lexeme->n > 0))
    return FALSE;
  length = qimam_dual_fold (text, next->start, next->end, word, sizeof word);
  if (length < 4 || qimam_is_stop_word (word, length) || memcmp (word + length - 2, "ا", 2) == 0)
    return FALSE;
  /* What begins with a letter that may be a particle must be a noun that is known. */
  for (const char *p = "وفبلك"; *p != '\0'; p += 2)
    if (memcmp (word, p, 2) == 0)
      return qimam_dual_is_singular (next, text);
  return memcmp (word, "ال", 4) != 0;
}

/* "لست متأكدا", "كمية": not every word with a particle before a number is one. */
static gboolean
is_other_word (const QimamLex *lex)
{
  gint64 value;
  guint8 particles = lex->prefix & (QIMAM_PREFIX_TO | QIMAM_PREFIX_LIKE);
  guint letters = lex->letters - ((lex->prefix & QIMAM_PREFIX_AND) ? 1 : 0);

  if (particles == 0 || (lex->prefix & QIMAM_PREFIX_ARTICLE))
    return FALSE;
  if (qimam_lex_value (lex, QIMAM_SENSE_UNIT, &value) && value == 6 && letters == 3)
    return TRUE;
  return particles == QIMAM_PREFIX_LIKE && qimam_lex_value (lex, QIMAM_SENSE_HUNDRED, &value) && value == 100;
}

/* Takes a scale word: "ألف", "مليونين". */
static gboolean
take_scale (const GArray *tokens,
            guint at,
            const char *text,
            gboolean joined,
            gboolean first,
            Group *group,
            double *total,
            double *last_scale)
{
  const QimamLex *lex = qimam_lex_at (tokens, at);
  gboolean empty = group_is_empty (group), ascending = joined && !empty && *total == 0;
  gint64 scale, dual;

  /* "مئة ألف مليون" */
  if (empty && !joined && !first && *last_scale == 1000 && *total < 1000000 && lex->prefix == 0 &&
      qimam_lex_value (lex, QIMAM_SENSE_SCALE, &scale) && scale > 1000)
    {
      *total *= scale;
      *last_scale = scale;
      return TRUE;
    }
  if (qimam_lex_value (lex, QIMAM_SENSE_SCALE_DUAL, &dual) && (empty || ascending) && (first || joined) &&
      dual / 2 <= *last_scale &&
      (!qimam_lex_is (lex, QIMAM_SENSE_SCALE) || (empty && is_scale_dual (tokens, at, text))))
    {
      *total += dual + (ascending ? group_value (group) : 0);
      *last_scale = dual / 2;
    }
  else if (qimam_lex_value (lex, QIMAM_SENSE_SCALE, &scale) &&
           (empty ? (first || joined) && (!first || !qimam_lex_is (lex, QIMAM_SENSE_SOME))
                  : !joined || ascending))
    {
      /* "مئة ألف وألف" is 101,000; no third of the same size follows. */
      if (scale > *last_scale || (scale == *last_scale && (!empty || !joined || *total == scale)))
        return FALSE;
      *total += empty       ? scale
                : ascending ? scale + group_value (group)
                            : (double) group_value (group) * scale;
      *last_scale = scale == *last_scale ? 100 : scale;
    }
  else
    return FALSE;
  /* After "خمسة وأربعين وألف" nothing can follow. */
  if (ascending)
    *last_scale = 0;
  *group = empty_group;
  return TRUE;
}

gboolean
qimam_number_read_integer (
    const GArray *tokens, guint i, guint stop, const char *text, guint *next, double *value, guint *n_words)
{
  Group group = empty_group;
  double total = 0, last_scale = 1e18;
  gboolean first = TRUE, ascending = FALSE;
  guint words = 0;

  if (is_other_word (qimam_lex_at (tokens, i)))
    return FALSE;
  while (i < stop)
    {
      gboolean joined;
      guint at = qimam_number_skip_and (tokens, i, &joined);
      const QimamLex *lex = qimam_lex_at (tokens, at);
      guint ignored;
      double fraction;
      gint64 unit;

      if (lex->type != QIMAM_LEX_WORD || lex->lexeme == NULL || at >= stop || (first && at != i))
        break;
      /* Only the first word may stand behind a preposition or have an article of its own. */
      if (!first && (lex->prefix & (QIMAM_PREFIX_BY | QIMAM_PREFIX_TO | QIMAM_PREFIX_LIKE)))
        break;
      /* Folded, the "and eleven" of "مئة وأحد عشر" begins with "one". */
      if (!first && !joined && qimam_lex_value (lex, QIMAM_SENSE_UNIT, &unit) && unit == 1 &&
          qimam_lex_is (qimam_lex_at (tokens, at + 1), QIMAM_SENSE_TEN))
        joined = TRUE;
      /* "مئة وثلاثة أرباع": the three belongs to the quarters. */
      if (!first && joined && qimam_number_read_fraction (tokens, at, NULL, &ignored, &fraction))
        break;
      if (ascending && last_scale == 0)
        break;
      if (!take_scale (tokens, at, text, joined, first, &group, &total, &last_scale))
        {
          if (!first && group_is_empty (&group) && !joined)
            break;
          if (last_scale < 1000 || !group_take (&group, lex, joined, first))
            break;
        }
      else if (last_scale == 0)
        ascending = TRUE;
      else if (last_scale == 100)
        last_scale = 1000;
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

gboolean
qimam_number_read_rest (
    const GArray *tokens, guint i, const char *text, gint64 last_scale, guint *next, double *fraction)
{
  gboolean joined, except = FALSE;
  guint at = qimam_number_skip_and (tokens, i, &joined);
  const QimamLex *behind;
  gint64 scale;

  if (!joined && qimam_lex_is (qimam_lex_at (tokens, i), QIMAM_SENSE_EXCEPT))
    {
      except = TRUE;
      at = i + 1;
    }
  if (!(joined || except) || !qimam_number_read_fraction (tokens, at, text, next, fraction))
    return FALSE;
  behind = qimam_lex_at (tokens, *next);
  /* "ونصف الساعة": a unit's own. */
  if ((behind->prefix & QIMAM_PREFIX_ARTICLE) && qimam_lex_is (behind, QIMAM_SENSE_TIME_UNIT))
    return FALSE;
  /* "مليون ونصف", "مليون ونصف المليون": half of the million. */
  if (qimam_lex_value (behind, QIMAM_SENSE_SCALE, &scale) && (behind->prefix & ~QIMAM_PREFIX_ARTICLE) == 0 &&
      !qimam_lex_is (behind, QIMAM_SENSE_SOME))
    {
      last_scale = scale;
      (*next)++;
    }
  *fraction *= except ? -last_scale : last_scale;
  return TRUE;
}

/* "فاصلة خمسة": the decimals, in words. */
static gboolean
read_decimals (const GArray *tokens, guint i, const char *text, guint *next, double *fraction)
{
  const QimamLex *lex = qimam_lex_at (tokens, i);
  char word[16];
  guint length, n_words;

  if (lex->type != QIMAM_LEX_WORD || lex->lexeme != NULL || text == NULL)
    return FALSE;
  length = qimam_dual_fold (text, lex->start, lex->end, word, sizeof word);
  if (length < strlen ("فاصل") || memcmp (word, "فاصل", strlen ("فاصل")) != 0 || length > strlen ("فاصلة") ||
      is_joined (qimam_lex_at (tokens, i + 1)) ||
      !qimam_number_read_integer (tokens, i + 1, G_MAXUINT, text, next, fraction, &n_words))
    return FALSE;
  while (*fraction >= 1)
    *fraction /= 10;
  return TRUE;
}

/* The last scale word before token @i. */
static gint64
scale_before (const GArray *tokens, guint i)
{
  const QimamLex *last = qimam_lex_at (tokens, i - 1);
  gint64 scale = 1;

  if (qimam_lex_value (last, QIMAM_SENSE_SCALE, &scale))
    return scale;
  return qimam_lex_value (last, QIMAM_SENSE_SCALE_DUAL, &scale) ? scale / 2 : 1;
}

/* "نصف مليون", "ثلاثة أرباع المليون", "نصف دزينة". */
static void
multiply_fraction (const GArray *tokens, guint *next, double *value)
{
  const QimamLex *lex = qimam_lex_at (tokens, *next);
  gint64 scale;

  if (lex->prefix & ~QIMAM_PREFIX_ARTICLE)
    return;
  if (qimam_lex_value (lex, QIMAM_SENSE_DOZEN, &scale) ||
      (qimam_lex_value (lex, QIMAM_SENSE_SCALE, &scale) && !qimam_lex_is (lex, QIMAM_SENSE_SOME)))
    {
      *value *= scale;
      (*next)++;
    }
}

/* "بين خمسة وعشرين شخصا": two numbers, not one, where no other follows. Gives the token to stop at. */
static guint
stop_after_between (const GArray *tokens, guint i, guint next, const char *text)
{
  gboolean joined;
  guint at, last = next, n_words;
  double value;

  if (i == 0 || !qimam_lex_is (qimam_lex_at (tokens, i - 1), QIMAM_SENSE_BETWEEN))
    return G_MAXUINT;
  at = qimam_number_skip_and (tokens, next, &joined);
  if (joined && (qimam_lex_at (tokens, at)->type == QIMAM_LEX_NUMBER ||
                 qimam_number_read_integer (tokens, at, G_MAXUINT, text, &at, &value, &n_words)))
    return G_MAXUINT;
  for (at = i + 1; at < next; at++)
    if (is_joined (qimam_lex_at (tokens, at)) || qimam_lex_is (qimam_lex_at (tokens, at), QIMAM_SENSE_AND))
      last = at;
  return last;
}

/* "مليون و300 ألف": digits that are added behind a scale word. */
static gboolean
is_added_to (const GArray *tokens, guint next)
{
  gboolean joined;
  guint at = qimam_number_skip_and (tokens, next, &joined);

  return joined && qimam_lex_at (tokens, at)->type == QIMAM_LEX_NUMBER && scale_before (tokens, next) > 1;
}

static gboolean
read_words (const GArray *tokens, guint i, const char *text, QimamNumber *number)
{
  const QimamLex *lex = qimam_lex_at (tokens, i);
  guint next, n_words = 0;
  double value, fraction;

  *number = (QimamNumber){ .start = lex->core, .words = TRUE };
  if (qimam_number_read_fraction (tokens, i, text, &next, &value))
    {
      number->fraction = TRUE;
      multiply_fraction (tokens, &next, &value);
    }
  else if (qimam_lex_is (lex, QIMAM_SENSE_DOZEN))
    {
      value = 12;
      next = i + 1;
    }
  else if (qimam_number_read_integer (tokens, i, G_MAXUINT, text, &next, &value, &n_words))
    {
      guint stop = stop_after_between (tokens, i, next, text);

      if (stop < next)
        qimam_number_read_integer (tokens, i, stop, text, &next, &value, &n_words);
      number->alone_one = n_words == 1 && value == 1;
      if (qimam_lex_is (qimam_lex_at (tokens, next), QIMAM_SENSE_DOZEN))
        {
          value *= 12;
          next++;
        }
      else if (stop == G_MAXUINT && is_added_to (tokens, next))
        {
          number->next = next;
          number->value = value;
          qimam_number_read_addends (tokens, text, scale_before (tokens, next), number);
          next = number->next;
          value = number->value;
        }
      else if (stop == G_MAXUINT &&
               qimam_number_read_rest (tokens, next, text, scale_before (tokens, next), &next, &fraction))
        {
          value += fraction;
          number->alone_one = FALSE;
        }
      else if (read_decimals (tokens, next, text, &next, &fraction))
        {
          value += fraction;
          number->alone_one = FALSE;
        }
    }
  else
    return FALSE;
  number->next = next;
  number->end = qimam_lex_at (tokens, next - 1)->end;
  number->value = value;
  qimam_number_write (number);
  return TRUE;
}

gboolean
qimam_number_read_words (const GArray *tokens, guint i, QimamNumber *number)
{
  return read_words (tokens, i, NULL, number);
}

gboolean
qimam_number_read_words_in (const GArray *tokens, guint i, const char *text, QimamNumber *number)
{
  return read_words (tokens, i, text, number);
}
