/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-quantity-reader.h"

#include <string.h>

#include "qimam-quantity-private.h"

/* A run of digits that the lexer keeps whole. */
#define MAX_DIGITS 18

typedef QimamQuantityReader Reader;

static const QimamLex *
at (const Reader *self, guint i)
{
  return qimam_lex_at (self->tokens, i);
}

QimamQuantity *
qimam_quantity_add (
    QimamQuantityReader *self, gsize start, gsize end, QimamQuantityKind kind, const char *value)
{
  QimamQuantity *quantity = qimam_quantity_new (qimam_span (self->in, start, end), kind);

  quantity->value = g_strdup (value);
  g_ptr_array_add (self->found, quantity);
  return quantity;
}

/* Whether a number stands among the tokens before @i: what follows it belongs to that one. */
static gboolean
has_number_before (const Reader *self, guint i)
{
  for (guint back = i; back > 0 && back + 3 > i; back--)
    {
      const QimamLex *lex = at (self, back - 1);

      if (lex->type == QIMAM_LEX_NUMBER || qimam_lex_is (lex, QIMAM_SENSE_UNIT) ||
          qimam_lex_is (lex, QIMAM_SENSE_SCALE) || qimam_lex_is (lex, QIMAM_SENSE_TENS))
        return TRUE;
      if (lex->type != QIMAM_LEX_WORD)
        break;
    }
  return FALSE;
}

/* Whether a token may stand between a comparator and its number: "نحو (4.5)", "نحو الـ50", "نحو $5". */
static gboolean
is_between (const Reader *self, const QimamLex *lex)
{
  if (lex->type == QIMAM_LEX_PUNCT)
    return lex->punct == '(' || lex->punct == '$' || lex->punct == '%' || lex->punct == 0x066A ||
           (lex->punct >= 0x20A0 && lex->punct < 0x20D0);
  return lex->type == QIMAM_LEX_WORD && lex->letters == 2 && memcmp (self->text + lex->start, "ال", 4) == 0;
}

const char *
qimam_quantity_mod (const QimamQuantityReader *self, guint i, guint next)
{
  guint before = i;
  gint64 mod;

  for (guint step = 0; step < 2 && before > 0 && is_between (self, at (self, before - 1)); step++)
    before--;
  if (before > 0)
    {
      const QimamLex *lex = at (self, before - 1);

      if (qimam_lex_value (lex, QIMAM_SENSE_CMP, &mod))
        return qimam_mod_nick (mod);
      if (qimam_lex_punct (lex, '~') || qimam_lex_punct (lex, 0x2248))
        return qimam_mod_nick (QIMAM_MOD_APPROX);
      if (qimam_lex_value (lex, QIMAM_SENSE_CMP_AFTER, &mod) && !has_number_before (self, before - 1))
        return qimam_mod_nick (mod);
    }
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
  qimam_number_print (number->value, number->text);
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
  /* "الاثنين" is Monday, or "the two of them". */
  if (number.next == first + 1 && qimam_lex_is (at (self, first), QIMAM_SENSE_WEEKDAY) &&
      memcmp (self->text + at (self, first)->core, "ال", 4) == 0)
    return number.next;
  /* "نصف" before a period of the year and "ثمن" for a price are no fractions; "one" alone is a pronoun. */
  if ((number.alone_one && !minus) || (number.words && number.fraction && number.next == first + 1 &&
                                       (at (self, first)->prefix & QIMAM_PREFIX_ARTICLE) &&
                                       qimam_lex_is (at (self, number.next), QIMAM_SENSE_ORDINAL)))
    return number.next;
  start = minus ? at (self, i)->start : number.start;
  end = number.end;
  kind = qimam_quantity_read_unit (self, i, &number, &start, &end, &unit);
  /* More digits than are kept: the number is there, but not its value. */
  if (at (self, first)->type == QIMAM_LEX_NUMBER && at (self, first)->n_digits > MAX_DIGITS)
    quantity = qimam_quantity_add (self, start, end, kind, NULL);
  else if (minus)
    {
      g_autofree char *value = g_strconcat ("-", number.text, NULL);

      quantity = qimam_quantity_add (self, start, end, kind, value);
    }
  else
    quantity = qimam_quantity_add (self, start, end, kind, number.text);
  quantity->unit = g_strdup (unit);
  quantity->mod = qimam_quantity_mod (self, i, number.next);
  return number.next;
}

/* "جزء من مئة" */
static guint
read_part (Reader *self, guint i)
{
  QimamNumber below;
  char value[QIMAM_NUMBER_TEXT];

  if (!qimam_lex_is (at (self, i), QIMAM_SENSE_PART) || !qimam_lex_is (at (self, i + 1), QIMAM_SENSE_FROM) ||
      !qimam_number_read (self->tokens, i + 2, self->text, &below) || below.value == 0)
    return i;
  qimam_number_print (1 / below.value, value);
  qimam_quantity_add (self, at (self, i)->core, below.end, QIMAM_QUANTITY_NUMBER, value);
  return below.next;
}

/* "بالمئة 210" */
static guint
read_leading_percent (Reader *self, guint i)
{
  QimamNumber number;
  guint next = qimam_quantity_skip_percent (self, i);

  if (next == 0 || at (self, next)->type != QIMAM_LEX_NUMBER ||
      !qimam_number_read (self->tokens, next, self->text, &number))
    return i;
  qimam_quantity_add (self, at (self, i)->start, number.end, QIMAM_QUANTITY_PERCENT, number.text);
  return number.next;
}

GPtrArray *
qimam_quantities_find (const char *text, gssize length, QimamField in)
{
  static guint (*const readers[]) (Reader *, guint) = {
    read_leading_percent,        read_part,   qimam_quantity_read_one,
    qimam_quantity_read_ordinal, read_number, qimam_quantity_read_dual,
    qimam_quantity_read_some,
  };
  GPtrArray *found = g_ptr_array_new_with_free_func ((GDestroyNotify) qimam_quantity_free);
  g_autoptr (GArray) tokens = NULL;
  Reader self = { text, NULL, found, in, QIMAM_DUAL_NONE, 0 };

  g_return_val_if_fail (text != NULL, found);
  tokens = qimam_lex (text, length < 0 ? strlen (text) : (gsize) length);
  self.tokens = tokens;
  for (guint i = 0; i < tokens->len;)
    {
      const QimamLex *lex = at (&self, i);
      guint next = i;

      if (lex->type == QIMAM_LEX_NEWLINE || (lex->type == QIMAM_LEX_WORD && lex->lexeme == NULL))
        {
          /* "الـ46" */
          if (lex->type == QIMAM_LEX_WORD && lex->letters <= 3)
            next = qimam_quantity_read_ordinal (&self, i);
          else if (lex->type == QIMAM_LEX_WORD)
            next = qimam_quantity_read_dual (&self, i);
          i = MAX (next, i + 1);
          continue;
        }
      for (guint r = 0; r < G_N_ELEMENTS (readers) && next == i; r++)
        next = readers[r](&self, i);
      i = MAX (next, i + 1);
    }
  return found;
}
