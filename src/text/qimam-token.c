/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-token.h"

#include "qimam-token-private.h"
#include "qimam-token-stems.h"

/* What runs the tokenizer is in: words do not mix scripts, and numbers stand apart from Arabic letters. */
typedef enum
{
  RUN_NONE,
  RUN_ARABIC,
  RUN_OTHER, /* letters of another script, with digits: "G7" */
  RUN_DIGITS,
} Run;

/* The letters U+0600 to U+06FF, packed for the innermost loop: two bytes of the folded form, its number in a
 * spelling, and what it is. */
#define LETTERS_SIZE   256
#define LETTER_SHIFT   16
#define LETTER_IS      (1u << 24)
#define LETTER_IS_MARK (1u << 25)

typedef struct
{
  const guchar *begin;
  const guchar *end;
  const QimamFolded *table;
  const guint32 *letters;
  QimamStems *stems;
  QimamTokenFunc func;
  gpointer data;
  QimamTokenBuffer folded;
  guint64 spelling; /* of an Arabic word, its last letters */
  guint leads;      /* the first bytes of its letters, what differs from U+0600 to U+067F */
  QimamNumberList numbers;
  gsize start;
  gsize stop; /* of the word */
  Run run;
  gboolean stopped;
  char room[512]; /* for words that are not absurd */
} Tokenizer;

static const guint32 *
get_letters (void)
{
  static gsize ready;
  static guint32 letters[LETTERS_SIZE];

  if (g_once_init_enter (&ready))
    {
      const QimamFolded *table = qimam_fold_table () + 0x600;

      for (guint i = 0; i < LETTERS_SIZE; i++)
        {
          const guchar *folded = (const guchar *) table[i].folded;
          guint16 bytes;

          memcpy (&bytes, folded, sizeof bytes);
          if (table[i].kind == QIMAM_CHAR_MARK)
            letters[i] = LETTER_IS_MARK;
          /* Those that a spelling can hold. */
          else if (table[i].kind == QIMAM_CHAR_ARABIC && table[i].length == 2 &&
                   (folded[0] == 0xD8 || (folded[0] == 0xD9 && folded[1] < 0xA0)))
            letters[i] = bytes | (guint32) (folded[1] & QIMAM_SPELLING_MASK) << LETTER_SHIFT | LETTER_IS;
        }
      g_once_init_leave (&ready, 1);
    }
  return letters;
}

void
qimam_token_buffer_grow (QimamTokenBuffer *self, gsize more)
{
  gboolean own = self->size > sizeof ((Tokenizer *) NULL)->room;
  gsize size = MAX (2 * self->size, self->length + more + QIMAM_TOKEN_SLACK);
  char *data = own ? g_realloc (self->data, size) : g_malloc (size);

  if (!own)
    memcpy (data, self->data, self->length);
  self->data = data;
  self->size = size;
}

static void
flush (Tokenizer *self)
{
  const char *folded = self->folded.data;
  gsize length = self->folded.length;
  QimamToken token = { self->start, self->stop, folded, length, folded, length };

  if (self->run == RUN_ARABIC && self->stems != NULL)
    {
      gboolean spelt = (self->leads & ~1u) == 0 && length <= 2 * QIMAM_SPELLING_LETTERS;

      token.stem =
          qimam_stems_find (self->stems, folded, length, spelt ? self->spelling : 0, &token.stem_length);
    }
  self->spelling = 0;
  self->leads = 0;
  self->run = RUN_NONE;
  self->folded.length = 0;
  if (length > 0)
    self->stopped = !self->func (&token, self->data);
}

static void
append (Tokenizer *self, const char *folded, guint length)
{
  qimam_token_buffer_reserve (&self->folded, length);
  memcpy (self->folded.data + self->folded.length, folded, length);
  self->folded.length += length;
}

/* Appends letters of two bytes. */
static void
append_arabic (Tokenizer *self, const char *folded, guint length)
{
  append (self, folded, length);
  for (guint i = 0; i + 1 < length; i += 2)
    {
      self->leads |= (guchar) folded[i] ^ 0xD8;
      self->spelling = self->spelling << QIMAM_SPELLING_BITS | ((guchar) folded[i + 1] & QIMAM_SPELLING_MASK);
    }
}

static void
begin_run (Tokenizer *self, Run run, gsize start)
{
  if (self->run == run)
    return;
  if (self->run != RUN_NONE)
    flush (self);
  self->run = run;
  self->start = start;
}

/* The entry of an Arabic letter or mark of two bytes, or 0 where something else stands. */
static inline guint32
letter_at (const Tokenizer *self, const guchar *p)
{
  return self->end - p >= 2 && (p[0] & 0xFC) == 0xD8 && (p[1] & 0xC0) == 0x80
             ? self->letters[(p[0] & 0x03) << 6 | (p[1] & 0x3F)]
             : 0;
}

/* Takes in Arabic letters and their marks: nearly all that there is. */
static const guchar *
read_arabic (Tokenizer *self, const guchar *p)
{
  /* In variables of its own: the letters that are written could be anything to the compiler. */
  char *to = self->folded.data + self->folded.length;
  const char *limit = self->folded.data + self->folded.size - QIMAM_TOKEN_SLACK;
  guint64 spelling = self->spelling;
  guint32 letter;

  while ((letter = letter_at (self, p)) != 0)
    {
      p += 2;
      if (G_UNLIKELY (letter & LETTER_IS_MARK))
        continue;
      memcpy (to, &(guint16){ (guint16) letter }, 2);
      to += 2;
      spelling = spelling << QIMAM_SPELLING_BITS | ((letter >> LETTER_SHIFT) & QIMAM_SPELLING_MASK);
      if (G_UNLIKELY (to > limit))
        {
          self->folded.length = to - self->folded.data;
          qimam_token_buffer_grow (&self->folded, 0);
          to = self->folded.data + self->folded.length;
          limit = self->folded.data + self->folded.size - QIMAM_TOKEN_SLACK;
        }
    }
  self->folded.length = to - self->folded.data;
  self->spelling = spelling;
  self->stop = p - self->begin;
  return p;
}

/* A character that stands for several words, as "ﷺ" does: each is a token, all with the place of the
 * character. */
static void
emit_words (Tokenizer *self, gsize start, gsize stop, const char *folded, guint length)
{
  if (self->run != RUN_NONE)
    flush (self);
  for (guint from = 0; from < length && !self->stopped;)
    {
      const char *blank = memchr (folded + from, ' ', length - from);
      guint to = blank != NULL ? (guint) (blank - folded) : length;

      self->run = RUN_ARABIC;
      self->start = start;
      self->stop = stop;
      append_arabic (self, folded + from, to - from);
      flush (self);
      from = to + 1;
    }
}

/* Reads one character that begins or goes on with a word, or ends one. */
static const guchar *
read_character (Tokenizer *self, const guchar *p)
{
  char rare[QIMAM_FOLD_MAX];
  const QimamFolded *entry = NULL;
  const char *folded = rare;
  guint length = 0, read;
  QimamCharKind kind = QIMAM_CHAR_OTHER;
  gsize at = p - self->begin;
  gunichar c;

  read = qimam_utf8_read (p, self->end, &c);
  if (read > 0 && (entry = qimam_fold_find (self->table, c)) != NULL)
    {
      kind = entry->kind;
      folded = entry->folded;
      length = entry->length;
    }
  else if (read > 0)
    kind = qimam_fold_rare (c, rare, &length);
  read = MAX (read, 1);
  switch (kind)
    {
    case QIMAM_CHAR_ARABIC:
      if (entry == NULL && memchr (folded, ' ', length) != NULL)
        {
          emit_words (self, at, at + read, folded, length);
          break;
        }
      begin_run (self, RUN_ARABIC, at);
      append_arabic (self, folded, length);
      self->stop = at + read;
      break;
    case QIMAM_CHAR_LETTER:
      begin_run (self, RUN_OTHER, at);
      append (self, folded, length);
      self->stop = at + read;
      break;
    case QIMAM_CHAR_DIGIT:
      if (self->run == RUN_OTHER)
        {
          append (self, folded, length);
          self->stop = at + read;
          break;
        }
      if (self->run != RUN_NONE)
        flush (self);
      begin_run (self, RUN_DIGITS, at);
      p = qimam_token_read_number (p, self->end, &self->folded, &self->numbers);
      self->stop = p - self->begin;
      return p;
    case QIMAM_CHAR_MARK:
      if (self->run != RUN_NONE)
        self->stop = at + read;
      break;
    case QIMAM_CHAR_FORMAT:
      break;
    case QIMAM_CHAR_OTHER:
    default:
      if (self->run != RUN_NONE)
        flush (self);
      break;
    }
  return p + read;
}

/* @stems: (nullable): without them a stem is the folded form */
static void
tokenize (const char *text, gssize length, QimamStems *stems, QimamTokenFunc func, gpointer data)
{
  Tokenizer self;
  const guchar *p = (const guchar *) text;

  self.begin = p;
  self.end = p + (length < 0 ? strlen (text) : (gsize) length);
  self.table = qimam_fold_table ();
  self.letters = get_letters ();
  self.stems = stems;
  self.func = func;
  self.data = data;
  self.folded = (QimamTokenBuffer){ self.room, sizeof self.room, 0 };
  self.numbers = (QimamNumberList){ NULL, QIMAM_SEPARATOR_NONE };
  self.spelling = 0;
  self.leads = 0;
  self.start = self.stop = 0;
  self.run = RUN_NONE;
  self.stopped = FALSE;
  while (p < self.end && !self.stopped)
    {
      /* Words of Arabic letters and the blanks between them need no more than this. */
      if (letter_at (&self, p) & LETTER_IS)
        {
          begin_run (&self, RUN_ARABIC, p - self.begin);
          p = read_arabic (&self, p);
        }
      else if (*p == ' ')
        {
          if (self.run != RUN_NONE)
            flush (&self);
          p++;
        }
      else
        p = read_character (&self, p);
    }
  if (!self.stopped && self.run != RUN_NONE)
    flush (&self);
  if (self.folded.data != self.room)
    g_free (self.folded.data);
}

void
qimam_tokenize (const char *text, gssize length, QimamTokenFunc func, gpointer data)
{
  g_return_if_fail (text != NULL && func != NULL);
  tokenize (text, length, qimam_stems_get (), func, data);
}

/* ---- Words that own their strings ---- */

#define CHUNK 16384

typedef struct
{
  GArray *words;
  char *chunk; /* of the words since the last that owns one */
  gsize used;
  gsize size;
  gsize length; /* of the text */
} Collector;

/* Room for @n bytes that the word @word, or one before it, frees. */
static char *
take_room (Collector *self, QimamWord *word, gsize n)
{
  char *room;

  if (self->used + n > self->size)
    {
      /* Folded forms and stems together are seldom longer than the text. */
      self->size = MAX (n, CLAMP (self->length, 64, CHUNK));
      self->chunk = word->owned = g_malloc (self->size);
      self->used = 0;
    }
  room = self->chunk + self->used;
  self->used += n;
  return room;
}

static gboolean
collect (const QimamToken *token, gpointer data)
{
  Collector *self = data;
  QimamWord word = { token->start, token->end, NULL, NULL, NULL };
  gboolean cut = token->stem_length != token->folded_length ||
                 memcmp (token->stem, token->folded, token->stem_length) != 0;

  word.folded = take_room (self, &word, token->folded_length + 1 + (cut ? token->stem_length + 1 : 0));
  memcpy (word.folded, token->folded, token->folded_length);
  word.folded[token->folded_length] = '\0';
  word.stem = word.folded;
  if (cut)
    {
      word.stem = word.folded + token->folded_length + 1;
      memcpy (word.stem, token->stem, token->stem_length);
      word.stem[token->stem_length] = '\0';
    }
  g_array_append_val (self->words, word);
  return TRUE;
}

static void
clear_word (gpointer data)
{
  g_free (((QimamWord *) data)->owned);
}

static GArray *
collect_words (const char *text, gssize length, QimamStems *stems)
{
  Collector self = { NULL };

  self.length = length < 0 ? strlen (text) : (gsize) length;
  self.words = g_array_sized_new (FALSE, FALSE, sizeof (QimamWord), self.length / 10 + 1);
  g_array_set_clear_func (self.words, clear_word);
  tokenize (text, (gssize) self.length, stems, collect, &self);
  return self.words;
}

GArray *
qimam_words (const char *text, gssize length)
{
  g_return_val_if_fail (text != NULL, NULL);
  return collect_words (text, length, qimam_stems_get ());
}

GArray *
qimam_words_folded (const char *text, gssize length)
{
  g_return_val_if_fail (text != NULL, NULL);
  return collect_words (text, length, NULL);
}
