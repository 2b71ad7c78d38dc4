/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-quantity-private.h"

#include <string.h>

static const QimamLex *
at (const QimamQuantityReader *self, guint i)
{
  return qimam_lex_at (self->tokens, i);
}

static guint
add_ordinal (QimamQuantityReader *self, guint32 start, guint next, gint64 number)
{
  char value[24];

  g_snprintf (value, sizeof value, "%" G_GINT64_FORMAT, number);
  qimam_quantity_add (self, start, at (self, next - 1)->end, QIMAM_QUANTITY_ORDINAL, value);
  return next;
}

static gboolean
is_word (const QimamQuantityReader *self, const QimamLex *lex, const char *folded)
{
  char word[24];
  guint length;

  if (lex->type != QIMAM_LEX_WORD || !lex->arabic)
    return FALSE;
  length = qimam_dual_fold (self->text, lex->start, lex->end, word, sizeof word);
  return length == strlen (folded) && memcmp (word, folded, length) == 0;
}

/* Whether a noun with the article, in the singular, stands before token @i: "الرئيس الـ46", but "الدول الـ27"
 * are 27. */
static gboolean
follows_singular (const QimamQuantityReader *self, guint i)
{
  const QimamLex *lex;
  char word[48];
  guint length;

  if (i == 0)
    return FALSE;
  lex = at (self, i - 1);
  if (lex->type != QIMAM_LEX_WORD || !lex->arabic)
    return FALSE;
  length = qimam_dual_fold (self->text, lex->core, lex->end, word, sizeof word);
  if (length < 6 || (memcmp (word, "ال", 4) != 0 && memcmp (word, "لل", 4) != 0))
    return FALSE;
  if (qimam_lex_is (lex, QIMAM_SENSE_TIME_UNIT))
    {
      gint64 unit;

      return qimam_lex_value (lex, QIMAM_SENSE_TIME_UNIT, &unit) && unit % 4 == 1;
    }
  return qimam_dual_is_singular (lex, self->text);
}

/* "الـ46" */
static guint
read_article_number (QimamQuantityReader *self, guint i)
{
  const QimamLex *lex = at (self, i), *number = at (self, i + 1);

  if (lex->letters < 2 || lex->letters > 3 || number->type != QIMAM_LEX_NUMBER || number->n_digits > 4 ||
      !(is_word (self, lex, "ال") || is_word (self, lex, "لل") || is_word (self, lex, "وال")) ||
      !follows_singular (self, i))
    return i;
  if (at (self, i + 2)->type == QIMAM_LEX_PUNCT && !at (self, i + 2)->space &&
      at (self, i + 3)->type == QIMAM_LEX_NUMBER && !at (self, i + 3)->space)
    return i;
  return add_ordinal (self, lex->start, i + 2, number->number);
}

static gboolean
is_number_word (const QimamLex *lex)
{
  return qimam_lex_is (lex, QIMAM_SENSE_UNIT) || qimam_lex_is (lex, QIMAM_SENSE_TEN) ||
         qimam_lex_is (lex, QIMAM_SENSE_TENS) || qimam_lex_is (lex, QIMAM_SENSE_HUNDRED) ||
         qimam_lex_is (lex, QIMAM_SENSE_SCALE) || qimam_lex_is (lex, QIMAM_SENSE_SOME) ||
         lex->type == QIMAM_LEX_NUMBER;
}

/* "الذكرى المئة", "الزائر المليون", "القرن العشرين": round numbers have no form of their own. */
static guint
read_round (QimamQuantityReader *self, guint i)
{
  const QimamLex *lex = at (self, i);
  gint64 value;

  if (!(lex->prefix & QIMAM_PREFIX_ARTICLE) ||
      !(qimam_lex_value (lex, QIMAM_SENSE_TENS, &value) ||
        qimam_lex_value (lex, QIMAM_SENSE_HUNDRED, &value) ||
        (qimam_lex_value (lex, QIMAM_SENSE_SCALE, &value) && !qimam_lex_is (lex, QIMAM_SENSE_SOME))) ||
      /* "تجاوز الدين المئة مليار" */
      (at (self, i + 1)->prefix == 0 &&
       (is_number_word (at (self, i + 1)) || qimam_lex_is (at (self, i + 1), QIMAM_SENSE_CURRENCY))) ||
      !follows_singular (self, i))
    return i;
  return add_ordinal (self, lex->core, i + 1, value);
}

/* Without an article: "ثالث لقاء", "جولة ثانية". */
static guint
read_indefinite (QimamQuantityReader *self, guint i, guint next, gint64 value)
{
  const QimamLex *lex = at (self, i), *before = i > 0 ? at (self, i - 1) : NULL;
  const char *last = self->text + lex->end - 2;

  if (memcmp (last, "ة", 2) == 0 || memcmp (last, "ى", 2) == 0 || (value == 1 && memcmp (last, "ي", 2) == 0))
    {
      /* "ثانية" is a unit of time as well, "أولى" a verb. */
      if (before == NULL || before->type != QIMAM_LEX_WORD ||
          memcmp (self->text + before->end - 2, "ة", 2) != 0 || (before->prefix & QIMAM_PREFIX_ARTICLE) ||
          is_number_word (before))
        return i;
    }
  /* "آل ثاني" */
  else if (before != NULL && is_word (self, before, "ال"))
    return i;
  else if (at (self, next)->type != QIMAM_LEX_WORD &&
           (before == NULL || before->type != QIMAM_LEX_WORD || (before->prefix & QIMAM_PREFIX_ARTICLE)))
    return i;
  return add_ordinal (self, lex->core, next, value);
}

guint
qimam_quantity_read_ordinal (QimamQuantityReader *self, guint i)
{
  const QimamLex *lex = at (self, i);
  gint64 hundred;
  guint next;
  int value;

  if (lex->type != QIMAM_LEX_WORD || !lex->arabic)
    return i;
  next = read_article_number (self, i);
  if (next == i)
    next = read_round (self, i);
  if (next > i)
    return next;
  if (!qimam_lex_is (lex, QIMAM_SENSE_ORDINAL) || !qimam_ordinal_read (self->tokens, i, &next, &value))
    return i;
  if (!(lex->prefix & QIMAM_PREFIX_ARTICLE))
    return read_indefinite (self, i, next, value);
  /* "التقرير الأولي" is the preliminary one. */
  if (value == 1 && memcmp (self->text + lex->end - 2, "ي", 2) == 0 &&
      (i == 0 || memcmp (self->text + at (self, i - 1)->end - 2, "ة", 2) != 0))
    return i;
  /* "الثالثة والستين بعد المئة" */
  if (is_word (self, at (self, next), "بعد") &&
      qimam_lex_value (at (self, next + 1), QIMAM_SENSE_HUNDRED, &hundred) &&
      at (self, next + 1)->prefix == QIMAM_PREFIX_ARTICLE)
    {
      value += hundred;
      next += 2;
    }
  return add_ordinal (self, lex->core, next, value);
}
