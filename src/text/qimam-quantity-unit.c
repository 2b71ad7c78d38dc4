/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-quantity-private.h"

#include <string.h>

static const QimamLex *
at (const QimamQuantityReader *self, guint i)
{
  return qimam_lex_at (self->tokens, i);
}

static gboolean
is_percent_sign (const QimamLex *lex)
{
  return lex->type == QIMAM_LEX_PUNCT &&
         (lex->punct == '%' || lex->punct == 0x066A || lex->punct == 0xFF05 || lex->punct == 0xFE6A);
}

guint
qimam_quantity_skip_percent (const QimamQuantityReader *self, guint i)
{
  const QimamLex *lex = at (self, i);
  gint64 value;

  if (qimam_lex_is (lex, QIMAM_SENSE_IN) && lex->end - lex->start == strlen ("في"))
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

/* The currency of a sign: "$". */
static const char *
sign_currency (const QimamLex *lex)
{
  const QimamLexeme *lexeme;
  char utf8[6];

  if (lex->type != QIMAM_LEX_PUNCT || (lex->punct < 0x80 && lex->punct != '$'))
    return NULL;
  lexeme = qimam_lexeme_find (utf8, g_unichar_to_utf8 (lex->punct, utf8));
  for (guint i = 0; lexeme != NULL && i < lexeme->n; i++)
    if (lexeme->senses[i] == QIMAM_SENSE_CURRENCY)
      return lexeme->texts[i];
  return NULL;
}

/* A sign or a code before the number: "%5", "$5", "USD 5". */
static gboolean
read_before (
    const QimamQuantityReader *self, guint i, guint32 *start, const char **unit, QimamQuantityKind *kind)
{
  const QimamQuantity *last = self->found->len > 0 ? self->found->pdata[self->found->len - 1] : NULL;
  const QimamLex *lex;

  if (i == 0)
    return FALSE;
  lex = at (self, i - 1);
  /* "7 %8": the sign went with the number before it. */
  if (last != NULL && last->span.end > lex->start)
    return FALSE;
  *kind = QIMAM_QUANTITY_MONEY;
  if (is_percent_sign (lex) && !at (self, i)->space)
    *kind = QIMAM_QUANTITY_PERCENT;
  else if (lex->type == QIMAM_LEX_WORD && !lex->arabic)
    *unit = qimam_lex_text (lex, QIMAM_SENSE_CURRENCY);
  else
    *unit = sign_currency (lex);
  if (*kind == QIMAM_QUANTITY_MONEY && *unit == NULL)
    return FALSE;
  *start = lex->start;
  return TRUE;
}

QimamQuantityKind
qimam_quantity_read_unit (const QimamQuantityReader *self,
                          guint before,
                          QimamNumber *number,
                          guint32 *start,
                          guint32 *end,
                          const char **unit)
{
  QimamQuantityKind kind = QIMAM_QUANTITY_NUMBER;
  guint next = number->next, words;
  const QimamLex *lex;

  /* "( 4.5 ) كيلومتر" */
  if (before > 0 && qimam_lex_punct (at (self, before - 1), '(') && qimam_lex_punct (at (self, next), ')') &&
      (qimam_lex_is (at (self, next + 1), QIMAM_SENSE_MEASURE) ||
       qimam_lex_is (at (self, next + 1), QIMAM_SENSE_CURRENCY)))
    next++;
  lex = at (self, next);
  words = qimam_quantity_skip_percent (self, next);
  if (is_percent_sign (lex))
    {
      kind = QIMAM_QUANTITY_PERCENT;
      words = next + 1;
    }
  else if (words > 0)
    kind = QIMAM_QUANTITY_PERCENT;
  else if (lex->type == QIMAM_LEX_WORD && (lex->prefix & ~QIMAM_PREFIX_ARTICLE) == 0 &&
           (*unit = qimam_lex_text (lex, QIMAM_SENSE_CURRENCY)) != NULL)
    kind = QIMAM_QUANTITY_MONEY;
  else if (lex->type == QIMAM_LEX_WORD && (lex->prefix & ~QIMAM_PREFIX_ARTICLE) == 0 &&
           (*unit = qimam_lex_text (lex, QIMAM_SENSE_MEASURE)) != NULL)
    kind = QIMAM_QUANTITY_MEASURE;
  else if ((*unit = sign_currency (lex)) != NULL)
    kind = QIMAM_QUANTITY_MONEY;
  if (kind != QIMAM_QUANTITY_NUMBER)
    {
      number->next = MAX (words, next + 1);
      *end = at (self, number->next - 1)->end;
      return kind;
    }
  return read_before (self, before, start, unit, &kind) ? kind : QIMAM_QUANTITY_NUMBER;
}

/* The unit that stands in the dual: "كيلومترين", "مترين مربعين". */
static const char *
find_dual_unit (const QimamQuantityReader *self, guint i, gboolean *money, guint32 *core, guint *next)
{
  static const char *const endings[] = { "ين", "ان" };
  const QimamLex *lex = at (self, i), *behind = at (self, i + 1);
  char words[2][48], phrase[100];
  guint lengths[2], skip = 0;

  lengths[0] = qimam_dual_fold (self->text, lex->start, lex->end, words[0], sizeof words[0] - 2);
  for (; skip <= 6 && skip < lengths[0]; skip += 2)
    if (qimam_dual_is_guarded (words[0] + skip, lengths[0] - skip))
      return NULL;
    else if (strstr ("وفبلكا", (char[]){ words[0][skip], words[0][skip + 1], 0 }) == NULL)
      break;
  skip = 0;
  lengths[1] = behind->type == QIMAM_LEX_WORD && behind->arabic
                   ? qimam_dual_fold (self->text, behind->start, behind->end, words[1], sizeof words[1] - 2)
                   : 0;
  for (guint w = 0; w < 2; w++)
    {
      guint length = lengths[w];

      if (length < 8 || (memcmp (words[w] + length - 4, endings[0], 4) != 0 &&
                         memcmp (words[w] + length - 4, endings[1], 4) != 0))
        lengths[w] = 0;
      else
        lengths[w] = length - 4;
      if (lengths[w] > 0 && memcmp (words[w] + lengths[w] - 2, "ت", 2) == 0)
        memcpy (words[w] + lengths[w] - 2, "ه", 2);
    }
  for (; lengths[0] >= skip + 4; skip += 2)
    {
      const QimamLexeme *lexeme = NULL;
      guint length = lengths[0] - skip;

      memcpy (phrase, words[0] + skip, length);
      *next = i + 1;
      if (lengths[1] > 0)
        {
          phrase[length] = ' ';
          memcpy (phrase + length + 1, words[1], lengths[1]);
          lexeme = qimam_lexeme_find (phrase, length + 1 + lengths[1]);
          *next = i + 2;
        }
      if (lexeme == NULL || lexeme->n == 0)
        {
          lexeme = qimam_lexeme_find (phrase, length);
          *next = i + 1;
        }
      for (guint s = 0; lexeme != NULL && s < lexeme->n; s++)
        if (lexeme->senses[s] == QIMAM_SENSE_CURRENCY || lexeme->senses[s] == QIMAM_SENSE_MEASURE)
          {
            *money = lexeme->senses[s] == QIMAM_SENSE_CURRENCY;
            *core = lex->start;
            for (guint n = 0; n < skip; n += 2)
              *core = g_utf8_next_char (self->text + *core) - self->text;
            return lexeme->texts[s];
          }
      /* Only "and", "by", "to", "like" and the article may stand before it. */
      if (skip >= 8 || lengths[0] - skip <= 6 ||
          strstr ("وفبلكا", (char[]){ words[0][skip], words[0][skip + 1], 0 }) == NULL)
        break;
    }
  return NULL;
}

/* The time units' names. */
static const char *
time_unit_name (gint64 unit)
{
  static const char *const names[] = { "second", "minute", "hour",   "day",    "week",
                                       "month",  "year",   "decade", "century" };

  return names[MIN ((guint) unit, G_N_ELEMENTS (names) - 1)];
}

/* Whether a unit of time in the form of a dual is one: "يومين", "يومي السبت والأحد", "ساعتي عمل", but not the
 * adjectives "يومي" and "الشهري". */
static gboolean
is_time_dual (const QimamQuantityReader *self, guint i)
{
  const QimamLex *lex = at (self, i), *next = at (self, i + 1);
  char word[32];
  guint length = qimam_dual_fold (self->text, lex->core, lex->end, word, sizeof word);

  if (length < 4 || memcmp (word + length - 2, "ن", 2) == 0)
    return TRUE;
  if (lex->prefix & QIMAM_PREFIX_ARTICLE)
    return FALSE;
  return (next->type == QIMAM_LEX_NUMBER && next->space) || qimam_lex_is (next, QIMAM_SENSE_WEEKDAY) ||
         qimam_lex_is (next, QIMAM_SENSE_MONTH) || qimam_lex_is (next, QIMAM_SENSE_HIJRI_MONTH) ||
         (memcmp (word + length - 4, "ت", 2) == 0 && qimam_dual_has_owner (self->tokens, i, self->text));
}

guint
qimam_quantity_read_dual (QimamQuantityReader *self, guint i)
{
  const QimamLex *lex = at (self, i);
  QimamQuantity *quantity;
  QimamDual dual = QIMAM_DUAL_FREE;
  gboolean money = FALSE;
  const char *unit = NULL;
  gint64 time_unit;
  guint next = i + 1, distance;
  guint32 core = lex->core;

  if (lex->type != QIMAM_LEX_WORD || !lex->arabic)
    return i;
  if (qimam_lex_value (lex, QIMAM_SENSE_TIME_UNIT, &time_unit) && time_unit % 4 == 2 &&
      is_time_dual (self, i))
    unit = time_unit_name (time_unit / 4);
  else if (lex->lexeme != NULL && lex->lexeme->n > 0)
    return i;
  else
    {
      const char *last = self->text + lex->end - 2;

      if (lex->letters >= 4 && (memcmp (last, "ن", 2) == 0 || (guchar) last[1] >= 0x8B))
        unit = find_dual_unit (self, i, &money, &core, &next);
      if (unit == NULL)
        {
          dual = qimam_dual_read (self->tokens, i, self->text, &core);
          next = i + 1;
        }
    }
  if (dual == QIMAM_DUAL_NONE)
    return i;
  /* What agrees with the dual before it: "البلدين الصديقين", "مجموعتي عمل مشتركتين". */
  distance = self->dual != QIMAM_DUAL_NONE ? i - self->dual_at : G_MAXUINT;
  if (dual == QIMAM_DUAL_ADJECTIVE ||
      (unit == NULL &&
       ((distance == 1 && self->dual != QIMAM_DUAL_CONSTRUCT) || (dual == QIMAM_DUAL_FORM && distance <= 3))))
    {
      if (distance <= 3)
        self->dual_at = i;
      return i + 1;
    }
  self->dual = dual;
  self->dual_at = next - 1;
  quantity = qimam_quantity_add (self, core, at (self, next - 1)->end,
                                 money          ? QIMAM_QUANTITY_MONEY
                                 : unit != NULL ? QIMAM_QUANTITY_MEASURE
                                                : QIMAM_QUANTITY_NUMBER,
                                 "2");
  quantity->unit = g_strdup (unit);
  quantity->dual = TRUE;
  quantity->mod = qimam_quantity_mod (self, i, next);
  return next;
}

guint
qimam_quantity_read_one (QimamQuantityReader *self, guint i)
{
  const QimamLex *lex = at (self, i), *behind = at (self, i + 1);
  const char *unit = qimam_lex_text (lex, QIMAM_SENSE_CURRENCY);
  gboolean money = unit != NULL;
  QimamQuantity *quantity;
  gint64 value;

  if (unit == NULL)
    unit = qimam_lex_text (lex, QIMAM_SENSE_MEASURE);
  if (unit == NULL || !lex->arabic || !qimam_lex_value (behind, QIMAM_SENSE_UNIT, &value) || value != 1 ||
      behind->prefix != 0 || (lex->prefix & QIMAM_PREFIX_ARTICLE))
    return i;
  quantity = qimam_quantity_add (self, lex->core, behind->end,
                                 money ? QIMAM_QUANTITY_MONEY : QIMAM_QUANTITY_MEASURE, "1");
  quantity->unit = g_strdup (unit);
  quantity->mod = qimam_quantity_mod (self, i, i + 2);
  return i + 2;
}

/* Whether a word of a vague quantity needs what is counted after it. */
#define SOME_OF_A_NOUN 1

guint
qimam_quantity_read_some (QimamQuantityReader *self, guint i)
{
  const QimamLex *lex = at (self, i);
  QimamQuantityKind kind = QIMAM_QUANTITY_MEASURE;
  QimamQuantity *quantity;
  const char *unit;
  guint next = i + 1;
  gint64 value;

  if (!qimam_lex_value (lex, QIMAM_SENSE_SOME, &value) ||
      (value == SOME_OF_A_NOUN &&
       (at (self, next)->type != QIMAM_LEX_WORD || (lex->prefix & QIMAM_PREFIX_ARTICLE))))
    return i;
  /* "عدّه الرئيس" */
  if (value == SOME_OF_A_NOUN && memcmp (self->text + lex->end - 2, "ه", 2) == 0 &&
      memcmp (self->text + at (self, next)->start, "ال", 4) == 0)
    return i;
  /* "مئات الآلاف", "بضعة آلاف" */
  while (next < i + 3 && qimam_lex_is (at (self, next), QIMAM_SENSE_SOME) &&
         (at (self, next)->prefix & ~QIMAM_PREFIX_ARTICLE) == 0)
    next++;
  lex = at (self, next);
  unit = (lex->prefix & ~QIMAM_PREFIX_ARTICLE) == 0 ? qimam_lex_text (lex, QIMAM_SENSE_CURRENCY) : NULL;
  if (unit != NULL)
    kind = QIMAM_QUANTITY_MONEY;
  else if ((lex->prefix & ~QIMAM_PREFIX_ARTICLE) == 0)
    unit = qimam_lex_text (lex, QIMAM_SENSE_MEASURE);
  if (unit != NULL)
    next++;
  quantity = qimam_quantity_add (self, at (self, i)->core, at (self, next - 1)->end, kind, NULL);
  quantity->unit = g_strdup (unit);
  quantity->mod = qimam_quantity_mod (self, i, next);
  return next;
}
