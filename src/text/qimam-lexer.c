/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-lexer.h"

#include <string.h>

#include "qimam-fold-private.h"
#include "qimam-stem.h"

/* A word longer than this, folded, is in no table. */
#define MAX_WORD 48
/* Phrases of the tables have at most this many words. */
#define MAX_PHRASE 5

typedef struct
{
  const guchar *text;
  gsize length;
  GArray *tokens;
  char folded[MAX_WORD];
  guint folded_length; /* more than MAX_WORD: too long */
  gsize start;
  gsize end;
  gboolean in_word;
  gboolean arabic;
  gboolean space;
} Lexer;

/* The length of one of some letters where a word has it at @at and two or more behind it, else 0. */
static guint
strip_letter (const Lexer *self, guint at, const char *letters)
{
  if (self->folded_length < at + 6)
    return 0;
  for (; *letters != '\0'; letters += 2)
    if (memcmp (self->folded + at, letters, 2) == 0)
      return 2;
  return 0;
}

static guint8
preposition (const char *letter)
{
  return memcmp (letter, "ب", 2) == 0   ? QIMAM_PREFIX_BY
         : memcmp (letter, "ل", 2) == 0 ? QIMAM_PREFIX_TO
                                        : QIMAM_PREFIX_LIKE;
}

static const QimamLexeme *
find_from (const Lexer *self, guint at)
{
  return qimam_lexeme_find (self->folded + at, self->folded_length - at);
}

/* Finds the word in the tables, at first as it stands, then without particles and article. @at is where it
 * begins. */
static const QimamLexeme *
find_word (const Lexer *self, guint8 *prefix, guint *at, gboolean *phrase)
{
  guint8 found = 0, phrase_prefix = 0;
  guint from = 0, phrase_at = 0;

  for (guint step = 0; step < 3; step++)
    {
      const QimamLexeme *lexeme = find_from (self, from);
      guint article = 0, letter;

      *at = from;
      *prefix = found;
      if (lexeme != NULL)
        {
          if (lexeme->phrase && !*phrase)
            {
              *phrase = TRUE;
              phrase_at = from;
              phrase_prefix = found;
            }
          if (lexeme->n > 0)
            return lexeme;
        }
      if (self->folded_length >= from + 8 && memcmp (self->folded + from, "ال", 4) == 0)
        article = 4;
      else if ((found & QIMAM_PREFIX_TO) && self->folded_length >= from + 6 &&
               memcmp (self->folded + from, "ل", 2) == 0)
        article = 2;
      if (article > 0 && (lexeme = find_from (self, from + article)) != NULL)
        {
          *phrase = *phrase || lexeme->phrase;
          *prefix = found | QIMAM_PREFIX_ARTICLE;
          return lexeme;
        }
      if (step == 0 && (letter = strip_letter (self, 0, "وف")) > 0)
        found |= QIMAM_PREFIX_AND;
      else if (!(found & ~QIMAM_PREFIX_AND) && (letter = strip_letter (self, from, "بلك")) > 0)
        found |= preposition (self->folded + from);
      else
        break;
      from += letter;
    }
  *prefix = phrase_prefix;
  *at = phrase_at;
  return NULL;
}

/* The byte of the text where the letter with the folded offset @folded begins. All letters before it are
 * Arabic. */
static gsize
original_offset (const Lexer *self, guint folded)
{
  const QimamFolded *table = qimam_fold_table ();
  const guchar *p = self->text + self->start, *end = self->text + self->end;
  guint seen = 0;

  while (p < end)
    {
      gunichar c;
      guint read = qimam_utf8_read (p, end, &c);
      guint letters = 0;

      if (read == 0)
        break;
      if (c < QIMAM_FOLD_TABLE_SIZE)
        letters = table[c].length;
      else
        {
          char rare[QIMAM_FOLD_MAX];

          qimam_fold_rare (c, rare, &letters);
        }
      if (letters > 0 && seen >= folded)
        break;
      seen += letters;
      p += read;
    }
  return p - self->text;
}

/* A verb with the "will" in front: سيعقد, ستجري, وسنعمل. */
static gboolean
is_future_verb (const Lexer *self)
{
  guint from = strip_letter (self, 0, "وف");
  const char *word = self->folded + from;
  guint length = self->folded_length - from;

  if (length < 8 || memcmp (word, "س", 2) != 0)
    return FALSE;
  /* "سأعود", but not "سأل": folded, it could be any word in "سا". */
  if (memcmp (word + 2, "ا", 2) == 0)
    {
      const guchar *stem = self->text + original_offset (self, from + 2);

      return memcmp (stem, "أ", 2) == 0 && (length >= 12 || memcmp (word + 4, "ل", 2) != 0);
    }
  if (length < 10)
    return FALSE;
  return (memcmp (word + 2, "ي", 2) == 0 || memcmp (word + 2, "ت", 2) == 0 ||
          memcmp (word + 2, "ن", 2) == 0) &&
         !qimam_stem_is_known (word, length);
}

static void
flush_word (Lexer *self)
{
  QimamLex lex = { 0 };
  guint at = 0;

  if (!self->in_word)
    return;
  self->in_word = FALSE;
  lex.start = lex.core = self->start;
  lex.end = self->end;
  lex.type = QIMAM_LEX_WORD;
  lex.space = self->space;
  lex.arabic = self->arabic;
  self->space = FALSE;
  if (self->folded_length <= MAX_WORD)
    {
      gboolean phrase = FALSE;

      lex.letters = MIN (self->folded_length / 2, 15);
      if (self->arabic)
        {
          lex.lexeme = find_word (self, &lex.prefix, &at, &phrase);
          /* The article of "للقرن" has no letter of its own: the word stays whole. */
          if (at > 0 && !((lex.prefix & QIMAM_PREFIX_TO) && (lex.prefix & QIMAM_PREFIX_ARTICLE)))
            lex.core = original_offset (self, at);
          if (!phrase && (lex.lexeme == NULL || !lex.lexeme->means))
            lex.future = is_future_verb (self);
        }
      else
        {
          lex.lexeme = qimam_lexeme_find (self->folded, self->folded_length);
          phrase = lex.lexeme != NULL && lex.lexeme->phrase;
        }
      lex.phrase = phrase;
    }
  g_array_append_val (self->tokens, lex);
}

static void
add_letter (Lexer *self, gsize at, guint read, gboolean arabic, const char *folded, guint length)
{
  if (self->in_word && self->arabic != arabic)
    flush_word (self);
  if (!self->in_word)
    {
      self->in_word = TRUE;
      self->arabic = arabic;
      self->start = at;
      self->folded_length = 0;
    }
  if (self->folded_length + length <= MAX_WORD)
    memcpy (self->folded + self->folded_length, folded, length);
  else
    length = MAX_WORD + 1;
  self->folded_length = MIN (self->folded_length + length, MAX_WORD + 1);
  self->end = at + read;
}

static void
add_digit (Lexer *self, gsize at, guint read, int digit)
{
  QimamLex *last =
      self->tokens->len > 0 ? &g_array_index (self->tokens, QimamLex, self->tokens->len - 1) : NULL;
  QimamLex lex = { 0 };

  flush_word (self);
  if (last != NULL && self->tokens->len > 0)
    last = &g_array_index (self->tokens, QimamLex, self->tokens->len - 1);
  else
    last = NULL;
  if (last != NULL && last->type == QIMAM_LEX_NUMBER && last->end == at && last->n_digits < 255)
    {
      last->n_digits++;
      /* Eighteen digits fit; a longer run is no number that anyone means. */
      if (last->n_digits <= 18)
        last->number = last->number * 10 + digit;
      last->end = at + read;
      return;
    }
  lex.type = QIMAM_LEX_NUMBER;
  lex.start = lex.core = at;
  lex.end = at + read;
  lex.n_digits = 1;
  lex.number = digit;
  lex.space = self->space;
  self->space = FALSE;
  g_array_append_val (self->tokens, lex);
}

static void
add_other (Lexer *self, gsize at, guint read, gunichar c)
{
  QimamLex lex = { 0 };

  flush_word (self);
  if (c != '\n' && (c == ' ' || c == '\t' || c == '\r' || c == 0xA0 || g_unichar_isspace (c)))
    {
      self->space = TRUE;
      return;
    }
  lex.start = lex.core = at;
  lex.end = at + read;
  lex.type = c == '\n' ? QIMAM_LEX_NEWLINE : QIMAM_LEX_PUNCT;
  lex.punct = c;
  lex.space = self->space;
  self->space = c == '\n';
  g_array_append_val (self->tokens, lex);
}

/* Words of the text, folded, with a blank between them; the last may reach beyond the limit. */
#define MAX_PHRASE_LENGTH (4 * MAX_WORD)

typedef struct
{
  char text[MAX_PHRASE_LENGTH + QIMAM_FOLD_MAX + 1];
  gsize length;
} Phrase;

/* Appends a token's word, folded, to a phrase. @skip leaves و ف ب ل ك out. */
static gboolean
append_folded (const Lexer *self, const QimamLex *lex, Phrase *phrase, gboolean skip)
{
  const QimamFolded *table = qimam_fold_table (), *entry;
  const guchar *p = self->text + (skip ? lex->core : lex->start), *end = self->text + lex->end;

  while (p < end && phrase->length < MAX_PHRASE_LENGTH)
    {
      gunichar c = 0;
      guint read = qimam_utf8_read (p, end, &c), length;

      if (read == 0)
        return FALSE;
      if ((entry = qimam_fold_find (table, c)) != NULL)
        {
          memcpy (phrase->text + phrase->length, entry->folded, sizeof entry->folded);
          length = entry->length;
        }
      else
        qimam_fold_rare (c, phrase->text + phrase->length, &length);
      phrase->length += length;
      p += read;
    }
  return p == end;
}

/* The longest phrase of the tables that begins at token @i, with its last token. @skip: without و ف ب ل ك. */
static const QimamLexeme *
find_phrase (const Lexer *self, guint i, gboolean skip, guint *last)
{
  const GArray *tokens = self->tokens;
  const QimamLexeme *best = NULL;
  Phrase phrase;

  phrase.length = 0;
  if (!append_folded (self, &g_array_index (tokens, QimamLex, i), &phrase, skip))
    return NULL;
  for (guint at = i + 1; at < tokens->len && at < i + MAX_PHRASE; at++)
    {
      const QimamLex *next = &g_array_index (tokens, QimamLex, at);
      const QimamLexeme *found;

      if (next->type == QIMAM_LEX_PUNCT && next->punct == '.' && !next->space && at == i + 1)
        continue; /* "ت.غ" */
      if (next->type != QIMAM_LEX_WORD)
        break;
      phrase.text[phrase.length++] = ' ';
      if (!append_folded (self, next, &phrase, FALSE))
        break;
      found = qimam_lexeme_find (phrase.text, phrase.length);
      if (found != NULL && found->n > 0)
        {
          best = found;
          *last = at;
        }
    }
  return best;
}

/* Makes one token of the words of a phrase of the tables. */
static void
join_phrases (Lexer *self)
{
  GArray *tokens = self->tokens;
  guint to = 0;

  for (guint i = 0; i < tokens->len; i++, to++)
    {
      QimamLex *lex = &g_array_index (tokens, QimamLex, i);
      guint last = i;

      if (lex->type == QIMAM_LEX_WORD && lex->phrase)
        {
          const QimamLexeme *best = find_phrase (self, i, FALSE, &last);

          if (best != NULL)
            lex->core = lex->start;
          else if (lex->core != lex->start)
            best = find_phrase (self, i, TRUE, &last);
          if (best != NULL)
            {
              lex->lexeme = best;
              lex->end = g_array_index (tokens, QimamLex, last).end;
              lex->prefix &= lex->core == lex->start ? 0 : (guint8) ~QIMAM_PREFIX_ARTICLE;
            }
        }
      g_array_index (tokens, QimamLex, to) = *lex;
      i = last;
    }
  g_array_set_size (tokens, to);
}

GArray *
qimam_lex (const char *text, gsize length)
{
  const QimamFolded *table = qimam_fold_table (), *entry;
  Lexer self = { 0 };
  const guchar *p, *end;

  self.text = (const guchar *) text;
  self.length = length;
  self.tokens = g_array_sized_new (FALSE, FALSE, sizeof (QimamLex), length / 8 + 16);
  self.space = TRUE;
  p = self.text;
  end = p + length;
  while (p < end)
    {
      char rare[QIMAM_FOLD_MAX];
      const char *folded = rare;
      guint folded_length = 0;
      QimamCharKind kind = QIMAM_CHAR_OTHER;
      gunichar c = 0xFFFD;
      guint read = qimam_utf8_read (p, end, &c);
      gsize at = p - self.text;

      if (read > 0 && (entry = qimam_fold_find (table, c)) != NULL)
        {
          kind = entry->kind;
          folded = entry->folded;
          folded_length = entry->length;
        }
      else if (read > 0)
        kind = qimam_fold_rare (c, rare, &folded_length);
      read = MAX (read, 1);
      switch (kind)
        {
        case QIMAM_CHAR_ARABIC:
        case QIMAM_CHAR_LETTER:
          add_letter (&self, at, read, kind == QIMAM_CHAR_ARABIC, folded, folded_length);
          break;
        case QIMAM_CHAR_DIGIT:
          add_digit (&self, at, read, folded[0] - '0');
          break;
        case QIMAM_CHAR_MARK:
          if (self.in_word)
            self.end = at + read;
          else if (c == 0x0640)
            /* A stretch that stretches nothing is written for a dash. */
            add_other (&self, at, read, 0x2013);
          break;
        case QIMAM_CHAR_FORMAT:
          break;
        case QIMAM_CHAR_OTHER:
        default:
          add_other (&self, at, read, c);
          break;
        }
      p += read;
    }
  flush_word (&self);
  add_other (&self, length, 0, '\n');
  join_phrases (&self);
  return self.tokens;
}
