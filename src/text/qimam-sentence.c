/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-sentence.h"

#include <string.h>

#include "qimam-fold-private.h"

/* A quotation longer than this is cut inside: it holds sentences of its own. In bytes. */
#define LONG_QUOTATION 600

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
  return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == 0xA0 || c == 0x202F || c == 0x200F ||
         c == 0x200E || c == 0x3000;
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
  guint letters;
  guint digits;
  gboolean latin;
  gboolean upper;  /* the first letter */
  gboolean dotted; /* another full stop stands right before the word: "ص.ب." */
  gboolean first;  /* nothing stands before it in the sentence */
} WordBefore;

static WordBefore
word_before (const Cutter *self, gsize start, gsize at)
{
  WordBefore word = { 0 };
  gsize p = at;

  while (p > start && word.letters + word.digits < 6)
    {
      gsize q = p - 1;
      gunichar c;

      while (q > start && (self->text[q] & 0xC0) == 0x80)
        q--;
      c = char_at (self, q, NULL);
      if (g_unichar_isdigit (c))
        word.digits++;
      else if (g_unichar_isalpha (c))
        {
          word.letters++;
          word.latin = c < 0x250;
          word.upper = g_unichar_isupper (c);
        }
      else if (!g_unichar_ismark (c) && c != 0x0640)
        {
          word.dotted = c == '.';
          break;
        }
      p = q;
    }
  while (p > start && is_blank (self->text[p - 1]))
    p--;
  word.first = p == start;
  return word;
}

/* Abbreviations of two or three Latin letters before a name. */
static gboolean
is_latin_title (const Cutter *self, gsize at)
{
  static const char *const titles[] = { "Mr",  "Mrs", "Ms",   "Dr", "St", "Gen",
                                        "Sen", "Rep", "Prof", "No", "vs", "Jr" };

  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    {
      gsize n = strlen (titles[i]);

      if (at >= n && memcmp (self->text + at - n, titles[i], n) == 0 &&
          (at == n || !g_ascii_isalpha (self->text[at - n - 1])))
        return TRUE;
    }
  return FALSE;
}

/* Whether the single full stop at @at, with @after right behind it, ends a sentence that began at @start. */
static gboolean
stop_ends (const Cutter *self, gsize start, gsize at, gsize after)
{
  WordBefore word = word_before (self, start, at);
  gunichar next = char_at (self, after, NULL);
  gboolean blank = after >= self->length || is_blank (next);

  if (word.letters == 1 && word.digits == 0 && !(blank && after >= self->length))
    return word.latin && blank && !word.upper && !word.dotted;
  if (word.dotted && word.letters <= 2 && word.letters > 0)
    return FALSE;
  if (word.latin && blank && is_latin_title (self, at))
    return FALSE;
  /* "1. " opens an item of a list. */
  if (word.digits > 0 && word.digits <= 2 && word.letters == 0 && word.first)
    return FALSE;
  if (blank)
    return TRUE;
  /* The blank was forgotten between two Arabic words, or before a quotation. */
  return word.letters >= 2 && !word.latin &&
         ((next >= 0x0620 && next <= 0x064A) || next == '"' || next == 0x201C || next == 0x00AB);
}

static void
cut_paragraph (Cutter *self, gsize start, gsize end)
{
  gsize at = start;

  while (at < end)
    {
      const QimamQuotation *quotation;
      gsize after;
      guint read, marks = 0;
      gunichar c = char_at (self, at, &read);
      gboolean ends;

      if (!is_terminator (c))
        {
          at += read;
          continue;
        }
      for (after = at; after < end && is_terminator (char_at (self, after, &read)); after += read)
        marks++;
      quotation = whole_quotation (self, at);
      if (quotation != NULL)
        {
          /* Inside a quotation only the mark at its very end may end the sentence around it. */
          if (after < quotation->inner.end)
            {
              at = after;
              continue;
            }
          after = quotation->outer.end;
          ends = after >= end || is_blank (char_at (self, after, NULL));
        }
      else if (marks == 1 && c == '.')
        {
          gsize closers = after;

          while (closers < end && is_closer (char_at (self, closers, &read)))
            closers += read;
          ends = closers == after || is_blank (char_at (self, closers, NULL)) || closers >= end
                     ? stop_ends (self, start, at, closers)
                     : stop_ends (self, start, at, after);
          if (ends && (closers >= end || is_blank (char_at (self, closers, NULL))))
            after = closers;
        }
      else
        {
          while (after < end && is_closer (char_at (self, after, &read)))
            after += read;
          ends = after >= end || is_blank (char_at (self, after, NULL)) || c == 0x061F;
        }
      if (ends)
        {
          add (self, start, after);
          start = after;
        }
      at = after;
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
