/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-quantity-reader.h"

#include <string.h>

#include "qimam-number.h"

typedef struct
{
  const char *text;
  GArray *tokens;
  GPtrArray *found;
  QimamField in;
} Reader;

static const QimamLex *
at (const Reader *self, guint i)
{
  return qimam_lex_at (self->tokens, i);
}

static QimamQuantity *
add (Reader *self, gsize start, gsize end, QimamQuantityKind kind, const char *value)
{
  QimamQuantity *quantity = qimam_quantity_new (qimam_span (self->in, start, end), kind);

  quantity->value = g_strdup (value);
  g_ptr_array_add (self->found, quantity);
  return quantity;
}

static gboolean
is_percent_sign (const QimamLex *lex)
{
  return lex->type == QIMAM_LEX_PUNCT &&
         (lex->punct == '%' || lex->punct == 0x066A || lex->punct == 0xFF05 || lex->punct == 0xFE6A);
}

/* "في المئة", "بالمئة": the token after it, or 0. */
static guint
read_percent_words (const Reader *self, guint i)
{
  const QimamLex *lex = at (self, i);
  gint64 value;

  if (qimam_lex_is (lex, QIMAM_SENSE_IN) && lex->end - lex->start == 4)
    {
      lex = at (self, i + 1);
      return qimam_lex_value (lex, QIMAM_SENSE_HUNDRED, &value) && value == 100 &&
                     (lex->prefix & ~QIMAM_PREFIX_AND) == QIMAM_PREFIX_ARTICLE
                 ? i + 2
                 : 0;
    }
  return qimam_lex_value (lex, QIMAM_SENSE_HUNDRED, &value) && value == 100 &&
                 lex->prefix == (QIMAM_PREFIX_BY | QIMAM_PREFIX_ARTICLE)
             ? i + 1
             : 0;
}

/* The comparator that stands before token @i, or after @next. */
static const char *
find_mod (const Reader *self, guint i, guint next)
{
  gint64 mod;

  if (i > 0 && qimam_lex_value (at (self, i - 1), QIMAM_SENSE_CMP, &mod))
    return qimam_mod_nick (mod);
  /* "نحو ( 4.5 )" */
  if (i > 1 && qimam_lex_punct (at (self, i - 1), '(') &&
      qimam_lex_value (at (self, i - 2), QIMAM_SENSE_CMP, &mod))
    return qimam_mod_nick (mod);
  for (guint ahead = next; ahead < next + 3; ahead++)
    {
      if (at (self, ahead)->type != QIMAM_LEX_WORD)
        break;
      if (qimam_lex_value (at (self, ahead), QIMAM_SENSE_CMP_AFTER, &mod))
        return qimam_mod_nick (mod);
    }
  return NULL;
}

/* "واحد على ثلاثة", "١ جزء من مئة", "واحد من أربعة": a ratio in words. */
static void
read_ratio (const Reader *self, QimamNumber *number)
{
  guint i = number->next;
  const QimamLex *lex = at (self, i);
  gboolean part = FALSE;
  QimamNumber below;

  if (qimam_lex_is (lex, QIMAM_SENSE_PART) && !(lex->prefix & QIMAM_PREFIX_ARTICLE))
    {
      part = TRUE;
      lex = at (self, ++i);
    }
  if (lex->type != QIMAM_LEX_WORD || lex->prefix != 0)
    return;
  if (!(part || number->words || number->whole) || number->fraction)
    return;
  if (lex->end - lex->start == 6 && memcmp (self->text + lex->start, "على", 6) == 0)
    {
      if (!qimam_number_read (self->tokens, i + 1, self->text, &below) || below.value == 0)
        return;
    }
  else if (qimam_lex_is (lex, QIMAM_SENSE_FROM) && (part || number->words))
    {
      if (!qimam_number_read (self->tokens, i + 1, self->text, &below) || below.value < number->value ||
          !(part || below.words))
        return;
    }
  else
    return;
  number->value /= below.value;
  g_ascii_formatd (number->text, sizeof number->text, "%.15g", number->value);
  number->next = below.next;
  number->end = below.end;
  number->alone_one = FALSE;
  number->fraction = TRUE;
}

/* Whether the number at @i is a piece of a clock time, a date or a name with digits. */
static gboolean
is_piece (const Reader *self, guint i, guint next)
{
  const QimamLex *lex = at (self, i), *after = at (self, next);

  if (lex->type != QIMAM_LEX_NUMBER)
    return FALSE;
  if (after->type == QIMAM_LEX_PUNCT && !after->space && at (self, next + 1)->type == QIMAM_LEX_NUMBER &&
      !at (self, next + 1)->space && (after->punct == ':' || after->punct == '/'))
    return TRUE;
  if (i > 1 && !lex->space && at (self, i - 1)->type == QIMAM_LEX_PUNCT && !at (self, i - 1)->space &&
      (at (self, i - 1)->punct == ':' || at (self, i - 1)->punct == '/') &&
      at (self, i - 2)->type == QIMAM_LEX_NUMBER)
    return TRUE;
  /* "G7", "F16" */
  return i > 0 && !lex->space && at (self, i - 1)->type == QIMAM_LEX_WORD && !at (self, i - 1)->arabic;
}

/* Steps over the pieces of a date or clock time. */
static guint
skip_pieces (const Reader *self, guint i)
{
  while (at (self, i)->type == QIMAM_LEX_NUMBER && at (self, i + 1)->type == QIMAM_LEX_PUNCT &&
         at (self, i + 2)->type == QIMAM_LEX_NUMBER && !at (self, i + 2)->space && !at (self, i + 1)->space &&
         (at (self, i + 1)->punct == ':' || at (self, i + 1)->punct == '/' || at (self, i + 1)->punct == '-'))
    i += 2;
  return i + 1;
}

/* The sign before a number: "-5", "سالب خمسة". Returns the first token. */
static guint
read_sign (const Reader *self, guint i, gboolean *minus)
{
  const QimamLex *lex = at (self, i);

  *minus = TRUE;
  if (qimam_lex_is (lex, QIMAM_SENSE_MINUS))
    return i + 1;
  if ((qimam_lex_punct (lex, '-') || qimam_lex_punct (lex, 0x2212)) && !at (self, i + 1)->space &&
      at (self, i + 1)->type == QIMAM_LEX_NUMBER &&
      (i == 0 || lex->space || at (self, i - 1)->type == QIMAM_LEX_PUNCT ||
       qimam_lex_is (at (self, i - 1), QIMAM_SENSE_AND)))
    return i + 1;
  *minus = FALSE;
  return i;
}

/* What is counted: percent, money, a measure. Extends @end. */
static QimamQuantityKind
read_unit (
    const Reader *self, guint before, QimamNumber *number, guint32 *start, guint32 *end, const char **unit)
{
  guint next = number->next, words;
  const QimamLex *lex;

  /* "( 4.5 ) كيلومتر" */
  if (before > 0 && qimam_lex_punct (at (self, before - 1), '(') && qimam_lex_punct (at (self, next), ')') &&
      (qimam_lex_text (at (self, next + 1), QIMAM_SENSE_MEASURE) != NULL ||
       qimam_lex_text (at (self, next + 1), QIMAM_SENSE_CURRENCY) != NULL))
    next++;
  lex = at (self, next);
  if (is_percent_sign (lex))
    {
      *end = lex->end;
      number->next = next + 1;
      return QIMAM_QUANTITY_PERCENT;
    }
  words = read_percent_words (self, next);
  if (words > 0)
    {
      *end = at (self, words - 1)->end;
      number->next = words;
      return QIMAM_QUANTITY_PERCENT;
    }
  if (lex->prefix == 0 || lex->prefix == QIMAM_PREFIX_ARTICLE)
    {
      *unit = qimam_lex_text (lex, QIMAM_SENSE_CURRENCY);
      if (*unit != NULL)
        {
          *end = lex->end;
          number->next = next + 1;
          return QIMAM_QUANTITY_MONEY;
        }
      *unit = qimam_lex_text (lex, QIMAM_SENSE_MEASURE);
      if (*unit != NULL)
        {
          *end = lex->end;
          number->next = next + 1;
          return QIMAM_QUANTITY_MEASURE;
        }
    }
  if (lex->type == QIMAM_LEX_PUNCT && (lex->punct == '$' || lex->punct == 0x20AC || lex->punct == 0xA3))
    {
      *unit = lex->punct == '$' ? "USD" : lex->punct == 0xA3 ? "GBP" : "EUR";
      *end = lex->end;
      number->next = next + 1;
      return QIMAM_QUANTITY_MONEY;
    }
  if (before > 0)
    {
      lex = at (self, before - 1);
      if (is_percent_sign (lex) && !at (self, before)->space)
        {
          *start = lex->start;
          return QIMAM_QUANTITY_PERCENT;
        }
      if (lex->type == QIMAM_LEX_PUNCT && (lex->punct == '$' || lex->punct == 0x20AC || lex->punct == 0xA3))
        {
          *unit = lex->punct == '$' ? "USD" : lex->punct == 0xA3 ? "GBP" : "EUR";
          *start = lex->start;
          return QIMAM_QUANTITY_MONEY;
        }
    }
  return QIMAM_QUANTITY_NUMBER;
}

/* A number at @i with its sign and unit. Returns the token after it, or @i. */
static guint
read_number (Reader *self, guint i)
{
  QimamQuantityKind kind;
  QimamQuantity *quantity;
  QimamNumber number;
  gboolean minus;
  guint first = read_sign (self, i, &minus);
  const char *unit = NULL;
  guint32 start, end;

  if (!qimam_number_read (self->tokens, first, self->text, &number))
    return i;
  if (!number.fraction && is_piece (self, first, number.next))
    return skip_pieces (self, first);
  read_ratio (self, &number);
  /* "نصف" before a period of the year and "ثمن" for a price are no fractions; "one" alone is a pronoun. */
  if ((number.alone_one && !minus) || (number.words && number.fraction && number.next == first + 1 &&
                                       (at (self, first)->prefix & QIMAM_PREFIX_ARTICLE) &&
                                       qimam_lex_is (at (self, number.next), QIMAM_SENSE_ORDINAL)))
    return number.next;
  start = minus ? at (self, i)->start : number.start;
  end = number.end;
  kind = read_unit (self, i, &number, &start, &end, &unit);
  if (minus)
    {
      g_autofree char *value = g_strconcat ("-", number.text, NULL);

      quantity = add (self, start, end, kind, value);
    }
  else
    quantity = add (self, start, end, kind, number.text);
  quantity->unit = g_strdup (unit);
  quantity->mod = find_mod (self, i, number.next);
  return number.next;
}

/* "جزء من مئة" */
static guint
read_part (Reader *self, guint i)
{
  QimamNumber below;
  char value[G_ASCII_DTOSTR_BUF_SIZE];

  if (!qimam_lex_is (at (self, i), QIMAM_SENSE_PART) || !qimam_lex_is (at (self, i + 1), QIMAM_SENSE_FROM) ||
      !qimam_number_read (self->tokens, i + 2, self->text, &below) || below.value == 0)
    return i;
  g_ascii_formatd (value, sizeof value, "%.15g", 1 / below.value);
  add (self, at (self, i)->core, below.end, QIMAM_QUANTITY_NUMBER, value);
  return below.next;
}

/* "بالمئة 210" */
static guint
read_leading_percent (Reader *self, guint i)
{
  QimamNumber number;
  guint next = read_percent_words (self, i);

  if (next == 0 || at (self, next)->type != QIMAM_LEX_NUMBER ||
      !qimam_number_read (self->tokens, next, self->text, &number))
    return i;
  add (self, at (self, i)->start, number.end, QIMAM_QUANTITY_PERCENT, number.text);
  return number.next;
}

/* "الثالث عشر", "الجولة الأولى": an ordinal. Not "second" and "last" as nouns. */
static guint
read_ordinal (Reader *self, guint i)
{
  char value[16];
  guint next;
  int number;

  if (!(at (self, i)->prefix & QIMAM_PREFIX_ARTICLE) || !qimam_ordinal_read (self->tokens, i, &next, &number))
    return i;
  g_snprintf (value, sizeof value, "%d", number);
  add (self, at (self, i)->core, at (self, next - 1)->end, QIMAM_QUANTITY_ORDINAL, value);
  return next;
}

/* A dual: the noun itself says two. */
static guint
read_dual (Reader *self, guint i)
{
  static const char *const names[] = { "second", "minute", "hour",   "day",    "week",
                                       "month",  "year",   "decade", "century" };
  const QimamLex *lex = at (self, i);
  QimamQuantity *quantity;
  gint64 unit;

  if (qimam_lex_value (lex, QIMAM_SENSE_TIME_UNIT, &unit) && unit % 4 == 2)
    {
      quantity = add (self, lex->core, lex->end, QIMAM_QUANTITY_MEASURE, "2");
      quantity->unit = g_strdup (names[unit / 4]);
    }
  else if (lex->dual)
    quantity = add (self, lex->core, lex->end, QIMAM_QUANTITY_NUMBER, "2");
  else
    return i;
  quantity->dual = TRUE;
  quantity->mod = find_mod (self, i, i + 1);
  return i + 1;
}

/* "عدة ساعات": a number that the text does not name. */
static guint
read_some (Reader *self, guint i)
{
  QimamQuantity *quantity;

  if (!qimam_lex_is (at (self, i), QIMAM_SENSE_SOME) || at (self, i + 1)->type != QIMAM_LEX_WORD)
    return i;
  quantity = qimam_quantity_new (qimam_span (self->in, at (self, i)->core, at (self, i)->end),
                                 QIMAM_QUANTITY_MEASURE);
  g_ptr_array_add (self->found, quantity);
  return i + 1;
}

GPtrArray *
qimam_quantities_find (const char *text, gssize length, QimamField in)
{
  static guint (*const readers[]) (Reader *, guint) = { read_leading_percent, read_part, read_ordinal,
                                                        read_number,          read_dual, read_some };
  GPtrArray *found = g_ptr_array_new_with_free_func ((GDestroyNotify) qimam_quantity_free);
  g_autoptr (GArray) tokens = NULL;
  Reader self = { text, NULL, found, in };

  g_return_val_if_fail (text != NULL, found);
  tokens = qimam_lex (text, length < 0 ? strlen (text) : (gsize) length);
  self.tokens = tokens;
  for (guint i = 0; i < tokens->len;)
    {
      const QimamLex *lex = at (&self, i);
      guint next = i;

      if (lex->type == QIMAM_LEX_NEWLINE || (lex->type == QIMAM_LEX_WORD && lex->lexeme == NULL))
        {
          next = lex->type == QIMAM_LEX_WORD ? read_dual (&self, i) : i;
          i = MAX (next, i + 1);
          continue;
        }
      for (guint r = 0; r < G_N_ELEMENTS (readers) && next == i; r++)
        next = readers[r](&self, i);
      i = MAX (next, i + 1);
    }
  return found;
}
