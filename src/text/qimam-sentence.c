/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-sentence.h"

#include <string.h>

#include "qimam-fold-private.h"
#include "qimam-sentence-private.h"

/* A quotation longer than this is cut inside: it holds sentences of its own. In bytes. */
#define LONG_QUOTATION 600
/* An address is looked for this far back, and a word that may be an abbreviation. In bytes. */
#define ADDRESS_REACH 200
#define WORD_REACH    40

typedef struct
{
  const guchar *text;
  gsize length;
  QimamField in;
  GArray *quotations;
  guint quotation; /* the first one that ends after the place of reading */
  GArray *sentences;
} Cutter;

static gunichar
char_at (const Cutter *self, gsize at, guint *read)
{
  gunichar c;
  guint n = at < self->length ? qimam_utf8_read (self->text + at, self->text + self->length, &c) : 0;

  if (read != NULL)
    *read = MAX (n, 1);
  return n > 0 ? c : 0;
}

static gboolean
is_terminator (gunichar c)
{
  return c == '.' || c == '!' || c == '?' || c == 0x061F || c == 0x2026 || c == 0x06D4 || c == 0x203C ||
         c == 0x2049 || c == 0x3002;
}

static gboolean
is_closer (gunichar c)
{
  return c == ')' || c == ']' || c == '"' || c == '\'' || c == 0x201D || c == 0x201C || c == 0x00BB ||
         c == 0x2019 || c == 0x200F || c == 0x200E || c == 0x202C;
}

static gboolean
is_blank (gunichar c)
{
  return c == ' ' || c == '\t' || c == '\n' || c == 0x200E || c == 0x200F || c == 0x200B || c == 0xFEFF ||
         (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069) || g_unichar_isspace (c);
}

/* What ends a paragraph beside the newline. */
static gboolean
is_break (gunichar c)
{
  return c == 0x2028 || c == 0x2029 || c == 0x85 || c == '\r' || c == '\v' || c == '\f';
}

/* Adds a sentence without the white space around it. */
static void
add (Cutter *self, gsize start, gsize end)
{
  QimamSpan span;
  guint read;

  while (start < end && is_blank (char_at (self, start, &read)))
    start += read;
  while (end > start)
    {
      gsize last = end - 1;

      while (last > start && (self->text[last] & 0xC0) == 0x80)
        last--;
      if (!is_blank (char_at (self, last, NULL)))
        break;
      end = last;
    }
  if (start >= end)
    return;
  span = qimam_span (self->in, start, end);
  g_array_append_val (self->sentences, span);
}

/* The quotation around @at that must stay whole, or NULL. */
static const QimamQuotation *
whole_quotation (Cutter *self, gsize at)
{
  const QimamQuotation *quotation;

  while (self->quotation < self->quotations->len &&
         g_array_index (self->quotations, QimamQuotation, self->quotation).outer.end <= at)
    self->quotation++;
  if (self->quotation == self->quotations->len)
    return NULL;
  quotation = &g_array_index (self->quotations, QimamQuotation, self->quotation);
  if (at < quotation->inner.start || at >= quotation->inner.end || !quotation->balanced ||
      quotation->inner.end - quotation->inner.start > LONG_QUOTATION)
    return NULL;
  return quotation;
}

/* What stands before a full stop. */
typedef struct
{
  gsize start;
  guint letters;
  guint digits;
  gboolean latin;
  gboolean upper;  /* the first letter */
  gboolean dotted; /* another full stop stands right before the word: "ص.ب." */
  gboolean first;  /* nothing stands before it in the sentence */
} WordBefore;

static gsize
previous (const Cutter *self, gsize start, gsize at)
{
  at--;
  while (at > start && (self->text[at] & 0xC0) == 0x80)
    at--;
  return at;
}

static WordBefore
word_before (const Cutter *self, gsize start, gsize at)
{
  WordBefore word = { 0 };
  gsize p = at;

  while (p > start && at - p < WORD_REACH)
    {
      gsize q = previous (self, start, p);
      gunichar c = char_at (self, q, NULL);

      if (g_unichar_isdigit (c))
        word.digits++;
      else if (c == 0x0640 || g_unichar_ismark (c) || c == 0x200D || c == 0x200C)
        ;
      else if (g_unichar_isalpha (c))
        {
          word.letters++;
          word.latin = c < 0x250;
          word.upper = g_unichar_isupper (c);
        }
      else
        {
          word.dotted = c == '.';
          break;
        }
      p = q;
    }
  word.start = p;
  while (p > start && is_blank (char_at (self, previous (self, start, p), NULL)))
    p = previous (self, start, p);
  word.first = p == start;
  return word;
}

/* The first character behind @at that is not blank, and where it stands. */
static gunichar
next_char (const Cutter *self, gsize at, gsize *where)
{
  gunichar c;
  guint read;

  while (at < self->length && is_blank (c = char_at (self, at, &read)) && c != '\n')
    at += read;
  *where = at;
  return at < self->length ? char_at (self, at, NULL) : '\n';
}

/* What the word at @at is among the words of the table. @particle: it begins with "and". */
static QimamStopWord
word_after (const Cutter *self, gsize at, gboolean *particle)
{
  gsize end = at;
  guint read;
  gunichar c;

  *particle = memcmp (self->text + at, "و", MIN (2, self->length - at)) == 0;
  while (end < self->length && end - at < WORD_REACH &&
         ((c = char_at (self, end, &read)), g_unichar_isalpha (c) || g_unichar_ismark (c)))
    end += read;
  return qimam_stop_word ((const char *) self->text, at, end);
}

/* Whether an address stands right before @at: "https://example.org/a.b." ends a sentence. */
static gboolean
is_address (const Cutter *self, gsize start, gsize at)
{
  gsize p = at;

  while (p > start && at - p < ADDRESS_REACH && self->text[p - 1] > ' ' && self->text[p - 1] < 0x80)
    p--;
  return g_strstr_len ((const char *) self->text + p, at - p, "://") != NULL ||
         g_strstr_len ((const char *) self->text + p, at - p, "www.") != NULL ||
         memchr (self->text + p, '@', at - p) != NULL;
}

/* "1. ", "أولا. ", "المادة 5. " open an item of a list; "16. 6. 2021" is a date. */
static gboolean
is_enumerator (const Cutter *self, gsize start, const WordBefore *word, gunichar next)
{
  if (word->digits > 0 && word->digits <= 2 && word->letters == 0)
    {
      WordBefore noun;
      gsize p = word->start;

      if (word->first || g_unichar_isdigit (next))
        return TRUE;
      while (p > start && is_blank (char_at (self, previous (self, start, p), NULL)))
        p = previous (self, start, p);
      noun = word_before (self, start, p);
      return noun.first && (qimam_stop_word ((const char *) self->text, noun.start, p) & QIMAM_STOP_NUMBERED);
    }
  return FALSE;
}

/* Whether the single full stop at @at, with @after right behind it, ends a sentence that began at @start. */
static gboolean
stop_ends (const Cutter *self, gsize start, gsize at, gsize after)
{
  WordBefore word = word_before (self, start, at);
  gunichar next = char_at (self, after, NULL), follower;
  gboolean blank = after >= self->length || is_blank (next);
  QimamStopWord kind = 0;
  gsize where;

  follower = next_char (self, after, &where);
  if (blank && follower == '\n' && !word.first)
    return TRUE;
  if (word.letters == 1 && word.digits == 0)
    return blank &&
           ((word.latin && !word.upper && !word.dotted) || (word.dotted && is_address (self, start, at)));
  if (word.dotted && word.letters <= 2 && word.letters > 0)
    return blank && is_address (self, start, at);
  if (word.letters > 0 && word.digits == 0)
    kind = qimam_stop_word ((const char *) self->text, word.start, at);
  if (word.latin && blank &&
      ((kind & QIMAM_STOP_TITLE) || g_unichar_islower (follower) ||
       ((kind & QIMAM_STOP_LATIN) && !g_unichar_isupper (follower))))
    return FALSE;
  if (((kind & QIMAM_STOP_ENUMERATOR) && word.first) || is_enumerator (self, start, &word, follower))
    return FALSE;
  if (blank)
    return TRUE;
  if (kind & QIMAM_STOP_LETTER)
    return FALSE;
  /* The blank was forgotten between two Arabic words, or before a quotation. */
  return word.letters >= 2 && !word.latin &&
         ((next >= 0x0620 && next <= 0x064A) || next == '"' || next == 0x201C || next == 0x00AB);
}

/* Whether an ellipsis from @at to @after ends the sentence. */
static gboolean
ellipsis_ends (const Cutter *self, gsize start, gsize at, gsize after)
{
  gboolean particle;
  QimamStopWord kind;
  gunichar before, follower;
  gsize where;

  follower = next_char (self, after, &where);
  if (follower == '\n')
    return TRUE;
  /* Nothing but blanks before it, an omission in brackets, "و...". */
  before = at > start ? char_at (self, previous (self, start, at), NULL) : ' ';
  if (before == '(' || before == '[' || is_blank (before) ||
      (before == 0x0648 && word_before (self, start, at).letters == 1))
    return FALSE;
  if (after < self->length && !is_blank (char_at (self, after, NULL)))
    return FALSE;
  if (g_unichar_isdigit (follower) || g_unichar_islower (follower) || follower == ',' || follower == 0x060C ||
      follower == 0x061B || follower == ')' || follower == 0x00BB || follower == 0x201D)
    return FALSE;
  kind = word_after (self, where, &particle);
  return !(kind & QIMAM_STOP_CONTINUE) && (!particle || (kind & QIMAM_STOP_OPENER));
}

/* Whether a question or an exclamation that ends inside of marks or brackets ends what is around them. */
static gboolean
inner_mark_ends (const Cutter *self, gsize after)
{
  gboolean particle;
  gsize where;

  return next_char (self, after, &where) == '\n' ||
         !(word_after (self, where, &particle) & (QIMAM_STOP_CONTINUE | QIMAM_STOP_REPLY));
}

/* The marks at an end of a sentence. */
typedef struct
{
  gsize after;       /* the first byte behind them */
  guint dots;        /* full stops and ellipses, an ellipsis counting twice */
  gboolean question; /* a question or an exclamation mark is among them */
} Marks;

static Marks
read_marks (const Cutter *self, gsize at, gsize end)
{
  Marks marks = { at, 0, FALSE };
  guint read;
  gunichar c;

  for (; marks.after < end && is_terminator (c = char_at (self, marks.after, &read)); marks.after += read)
    {
      if (c == '.' || c == 0x2026)
        marks.dots += c == '.' ? 1 : 2;
      else
        marks.question = TRUE;
      /* ". . ." */
      while (c == '.' && marks.after + 2 < end && self->text[marks.after + 1] == ' ' &&
             self->text[marks.after + 2] == '.')
        {
          marks.after += 2;
          marks.dots++;
        }
    }
  return marks;
}

static gsize
skip_closers (const Cutter *self, gsize at, gsize end)
{
  guint read;

  while (at < end && is_closer (char_at (self, at, &read)))
    at += read;
  return at;
}

/* Whether the marks at @at end the sentence. Moves @marks->after behind what closes there. */
static gboolean
marks_end (Cutter *self, gsize start, gsize at, gsize end, Marks *marks)
{
  const QimamQuotation *quotation = whole_quotation (self, at);
  gsize closers;
  gboolean blank;

  if (quotation != NULL)
    {
      /* Inside a quotation only the mark at its very end may end the sentence around it. */
      if (marks->after < quotation->inner.end)
        return FALSE;
      marks->after = skip_closers (self, quotation->outer.end, end);
      blank = marks->after >= end || is_blank (char_at (self, marks->after, NULL));
      if (marks->dots > 1 && !marks->question)
        return blank && ellipsis_ends (self, start, at, marks->after);
      return blank && (!marks->question || inner_mark_ends (self, marks->after));
    }
  closers = skip_closers (self, marks->after, end);
  blank = closers >= end || is_blank (char_at (self, closers, NULL));
  if (marks->dots == 1 && !marks->question)
    {
      gboolean ends = stop_ends (self, start, at, blank ? closers : marks->after);

      if (ends && blank)
        marks->after = closers;
      return ends;
    }
  if (marks->dots > 1 && !marks->question)
    {
      gboolean ends = ellipsis_ends (self, start, at, closers);

      marks->after = closers;
      return ends;
    }
  blank = blank || char_at (self, at, NULL) == 0x061F;
  if (closers > marks->after && blank)
    blank = inner_mark_ends (self, closers);
  marks->after = closers;
  return blank;
}

static void
cut_paragraph (Cutter *self, gsize start, gsize end)
{
  gsize at = start;

  while (at < end)
    {
      Marks marks;
      guint read;
      gunichar c = char_at (self, at, &read);

      if (is_break (c))
        {
          add (self, start, at);
          start = at = at + read;
          continue;
        }
      if (!is_terminator (c))
        {
          at += read;
          continue;
        }
      marks = read_marks (self, at, end);
      if (marks_end (self, start, at, end, &marks))
        {
          add (self, start, marks.after);
          start = marks.after;
        }
      at = marks.after;
    }
  add (self, start, end);
}

GArray *
qimam_sentences (const char *text, gssize length, QimamField in)
{
  Cutter self = { 0 };
  gsize start = 0;

  self.sentences = g_array_new (FALSE, FALSE, sizeof (QimamSpan));
  g_return_val_if_fail (text != NULL, self.sentences);
  self.text = (const guchar *) text;
  self.length = length < 0 ? strlen (text) : (gsize) length;
  self.in = in;
  self.quotations = qimam_quotations (text, self.length, in);
  while (start < self.length)
    {
      const guchar *newline = memchr (self.text + start, '\n', self.length - start);
      gsize end = newline != NULL ? (gsize) (newline - self.text) : self.length;

      cut_paragraph (&self, start, end);
      start = end + 1;
    }
  g_array_unref (self.quotations);
  return self.sentences;
}
