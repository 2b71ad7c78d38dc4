/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-token.h"

#include <string.h>

#include "qimam-fold-private.h"
#include "qimam-stem.h"

/* What runs the tokenizer is in: words do not mix scripts, and numbers stand apart from Arabic letters. */
typedef enum
{
  RUN_NONE,
  RUN_ARABIC,
  RUN_OTHER, /* letters of another script, with digits: "G7" */
  RUN_DIGITS,
} Run;

typedef struct
{
  const char *text;
  QimamTokenFunc func;
  gpointer data;
  char *folded;
  gsize size;
  gsize length;
  gsize start;
  gsize end;
  Run run;
  gboolean stop;
} Tokenizer;

static void
flush (Tokenizer *self)
{
  QimamToken token = { self->start, self->end, self->folded, self->length, self->folded, self->length };
  char scratch[64];

  if (self->length > 0)
    {
      if (self->run == RUN_ARABIC)
        qimam_stem_into (self->folded, self->length, scratch, &token.stem, &token.stem_length);
      if (!self->func (&token, self->data))
        self->stop = TRUE;
    }
  self->run = RUN_NONE;
  self->length = 0;
}

static void
append (Tokenizer *self, const char *folded, guint length)
{
  if (self->length + length > self->size)
    {
      self->size = MAX (2 * self->size, self->length + length);
      self->folded = g_realloc (self->folded, self->size);
    }
  memcpy (self->folded + self->length, folded, length);
  self->length += length;
}

/* The separators that may stand between two digits of one number or clock time. Returns what it folds to. */
static const char *
number_separator (gunichar c)
{
  switch (c)
    {
    case '.':
    case 0x066B:
      return ".";
    case ':':
      return ":";
    case ',':
    case 0x066C:
    case 0x060C:
      return ",";
    default:
      return NULL;
    }
}

/* How many digits follow at @p, up to four. */
static guint
count_digits (const guchar *p, const guchar *end)
{
  const QimamFolded *table = qimam_fold_table ();
  guint n = 0, read;
  gunichar c;

  while (n < 4 && p < end && (read = qimam_utf8_read (p, end, &c)) > 0 && c < QIMAM_FOLD_TABLE_SIZE &&
         table[c].kind == QIMAM_CHAR_DIGIT)
    {
      n++;
      p += read;
    }
  return n;
}

static Run
run_of (QimamCharKind kind, Run now)
{
  if (kind == QIMAM_CHAR_ARABIC)
    return RUN_ARABIC;
  if (kind == QIMAM_CHAR_LETTER)
    return RUN_OTHER;
  return now == RUN_OTHER ? RUN_OTHER : RUN_DIGITS;
}

/* A separator inside a number: taken in where digits go on after it. */
static gboolean
take_separator (Tokenizer *self, gunichar c, const guchar *after, const guchar *end)
{
  const char *folded;
  guint digits;

  if (self->run != RUN_DIGITS || (folded = number_separator (c)) == NULL)
    return FALSE;
  digits = count_digits (after, end);
  if (digits == 0 || (c == 0x060C && digits != 3))
    return FALSE;
  /* A comma before three digits parts thousands and is not needed to find the number. */
  if (*folded != ',')
    append (self, folded, 1);
  else if (digits != 3)
    append (self, ".", 1);
  return TRUE;
}

void
qimam_tokenize (const char *text, gssize length, QimamTokenFunc func, gpointer data)
{
  const QimamFolded *table = qimam_fold_table ();
  const guchar *begin = (const guchar *) text, *p = begin, *end;
  Tokenizer self = { text, func, data, NULL, 0, 0, 0, 0, RUN_NONE, FALSE };

  g_return_if_fail (text != NULL && func != NULL);
  end = p + (length < 0 ? strlen (text) : (gsize) length);
  self.size = 256;
  self.folded = g_malloc (self.size);
  while (p < end && !self.stop)
    {
      char rare[QIMAM_FOLD_MAX];
      const char *folded = rare;
      guint folded_length = 0, read;
      QimamCharKind kind = QIMAM_CHAR_OTHER;
      gunichar c = 0;

      read = qimam_utf8_read (p, end, &c);
      if (read > 0 && c < QIMAM_FOLD_TABLE_SIZE)
        {
          kind = table[c].kind;
          folded = table[c].folded;
          folded_length = table[c].length;
        }
      else if (read > 0)
        kind = qimam_fold_rare (c, rare, &folded_length);
      read = MAX (read, 1);
      if (kind == QIMAM_CHAR_OTHER)
        {
          if (self.run != RUN_NONE && !take_separator (&self, c, p + read, end))
            flush (&self);
        }
      else if (kind == QIMAM_CHAR_MARK)
        {
          if (self.run != RUN_NONE)
            self.end = p + read - begin;
        }
      else if (kind != QIMAM_CHAR_FORMAT)
        {
          Run run = run_of (kind, self.run);

          if (self.run != RUN_NONE && run != self.run)
            flush (&self);
          if (self.run == RUN_NONE)
            self.start = p - begin;
          self.run = run;
          self.end = p + read - begin;
          append (&self, folded, folded_length);
        }
      p += read;
    }
  if (!self.stop)
    flush (&self);
  g_free (self.folded);
}

static gboolean
collect (const QimamToken *token, gpointer data)
{
  QimamWord word = { token->start, token->end, g_strndup (token->folded, token->folded_length), NULL };

  word.stem = word.folded;
  if (token->stem_length != token->folded_length ||
      memcmp (token->stem, token->folded, token->stem_length) != 0)
    word.stem = g_strndup (token->stem, token->stem_length);
  g_array_append_val ((GArray *) data, word);
  return TRUE;
}

static void
clear_word (gpointer data)
{
  QimamWord *word = data;

  if (word->stem != word->folded)
    g_free (word->stem);
  g_free (word->folded);
}

GArray *
qimam_words (const char *text, gssize length)
{
  GArray *words = g_array_new (FALSE, FALSE, sizeof (QimamWord));

  g_array_set_clear_func (words, clear_word);
  qimam_tokenize (text, length, collect, words);
  return words;
}
