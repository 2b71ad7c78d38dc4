/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>
#include <uchardet.h>

#include "qimam-charset-private.h"
#include "qimam-fold-private.h"

/* How much of the text is shown to the guesser. */
#define GUESS_SIZE (256 * 1024)
/* How many of a hundred characters beyond ASCII may make no sense in a charset that was told. */
#define TOLERANCE 5

void
qimam_charset_reading_clear (QimamCharsetReading *reading)
{
  g_clear_pointer (&reading->text, g_free);
  g_clear_pointer (&reading->charset, g_free);
}

const char *
qimam_charset_guess_utf16 (const guchar *data, gsize length)
{
  gsize pairs = MIN (length, QIMAM_CHARSET_PROBE) / 2, high_first = 0, high_second = 0, arabic[2] = { 0 };
  gsize least = pairs - pairs / 10;

  if (pairs < 2)
    return NULL;
  for (gsize i = 0; i < pairs; i++)
    {
      guchar a = data[2 * i], b = data[2 * i + 1];

      /* Latin, Arabic and general punctuation live in these blocks. */
      high_first += (a == 0x00 || a == 0x06 || a == 0x20 || a == 0xFE) && b >= 0x09;
      high_second += (b == 0x00 || b == 0x06 || b == 0x20 || b == 0xFE) && a >= 0x09;
      arabic[0] += a == 0x06 || a == 0x00;
      arabic[1] += b == 0x06 || b == 0x00;
    }
  /* The half that is nearly always the same is the high one. */
  if (high_second >= least && high_second > high_first && arabic[1] * 2 > pairs)
    return "UTF-16LE";
  if (high_first >= least && high_first > high_second && arabic[0] * 2 > pairs)
    return "UTF-16BE";
  return NULL;
}

/* (transfer full) (nullable): what uchardet thinks. */
static char *
guess_charset (const char *data, gsize length)
{
  uchardet_t detector = uchardet_new ();
  char *charset = NULL;

  if (uchardet_handle_data (detector, data, MIN (length, GUESS_SIZE)) == 0)
    {
      uchardet_data_end (detector);
      charset = qimam_charset_canonical (uchardet_get_charset (detector));
    }
  uchardet_delete (detector);
  return charset;
}

static gboolean
is_arabic_letter (gunichar c)
{
  return c >= 0x0620 && c <= 0x06FF && g_unichar_isalpha (c) && c != 0x0640;
}

/* How many of a hundred characters beyond ASCII of a decoded text make no sense where they stand. */
static guint
nonsense_share (const QimamCharsetReading *reading, guint *arabic_share)
{
  const char *p = reading->text, *end = p + MIN (reading->length, QIMAM_CHARSET_PROBE);
  gsize beyond = 0, arabic = 0, letters = 0, nonsense = 0;
  gunichar before = ' ';

  for (; p < end; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      gboolean letter = is_arabic_letter (c), latin = c >= 0xC0 && c < 0x250;

      if (c >= 0x80)
        {
          beyond++;
          arabic += letter;
          letters += g_unichar_isalpha (c) && c != 0x0640;
        }
      if (c == 0xFFFD || (c >= 0x80 && c < 0xA0) || (c < 0x20 && !g_ascii_isspace (c)))
        nonsense += 2;
      /* A Latin letter within an Arabic word, two Latin letters with accents in a row. */
      else if (latin && (is_arabic_letter (before) || (before >= 0xC0 && before < 0x250)))
        nonsense++;
      else if (letter && ((before >= 0xC0 && before < 0x250) || (before < 0x80 && g_ascii_isalpha (before))))
        nonsense++;
      else if (c < 0x80 && g_ascii_isalpha (c) && is_arabic_letter (before))
        nonsense++;
      /* A vowel mark without its letter, a tanwin, ة or ى in the middle of a word. */
      else if (c >= 0x064B && c <= 0x0652 && !is_arabic_letter (before) &&
               !(before >= 0x064B && before <= 0x0652))
        nonsense++;
      else if (letter && (before == 0x064C || before == 0x064D ||
                          (c != 0x0627 && (before == 0x0629 || before == 0x0649 || before == 0x064B))))
        nonsense++;
      /* The signs of ASCII that are no punctuation, at a word: the charset of Macintoshes writes them from
       * the right as well. */
      else if ((letter && before < 0x80 && strchr ("^\\]_{|}", before) != NULL && before != 0) ||
               (is_arabic_letter (before) && c < 0x80 && strchr ("^\\[_{|}", c) != NULL && c != 0))
        nonsense++;
      /* A sign or a currency between two letters. */
      else if (letter && before >= 0xA2 && before < 0xC0 && before != 0xAB && before != 0xBB)
        nonsense++;
      before = c;
    }
  *arabic_share = letters > 0 ? (guint) (100 * arabic / letters) : 0;
  return beyond > 0 ? (guint) MIN (100 * nonsense / beyond, 1000) : 0;
}

static gboolean
is_unicode (const char *charset)
{
  return g_ascii_strncasecmp (charset, "UTF-", 4) == 0 || g_ascii_strncasecmp (charset, "UCS-", 4) == 0 ||
         g_ascii_strncasecmp (charset, "ISO-10646", 9) == 0;
}

/* Reads the bytes in a charset, and tells how much of it makes no sense. FALSE where it is out of the
 * question: by now it is known that the bytes are no Unicode. */
static gboolean
read_as (const char *data,
         gsize length,
         const char *charset,
         QimamCharsetReading *reading,
         guint *nonsense,
         guint *arabic)
{
  if (charset == NULL || is_unicode (charset))
    return FALSE;
  reading->text = qimam_charset_convert (data, length, charset, &reading->length, &reading->lost);
  if (reading->text == NULL)
    return FALSE;
  reading->charset = g_strdup (charset);
  *nonsense = nonsense_share (reading, arabic);
  return TRUE;
}

/* Keeps the reading that makes more sense. An Arabic one is preferred to one that makes as much. */
static void
keep_better (
    QimamCharsetReading *best, guint *best_score, QimamCharsetReading *reading, guint nonsense, guint arabic)
{
  guint score = 2 * nonsense + (arabic > 90 ? 0 : 3);

  if (best->text != NULL && score >= *best_score)
    {
      qimam_charset_reading_clear (reading);
      return;
    }
  qimam_charset_reading_clear (best);
  *best = *reading;
  *reading = (QimamCharsetReading){ 0 };
  *best_score = score;
}

/* A UTF-8 text with broken characters: most of what is not ASCII still reads as UTF-8, which no other text
 * does. */
static gboolean
is_damaged_utf8 (const char *data, gsize length)
{
  const guchar *p = (const guchar *) data, *end = p + length;
  gsize good = 0, bad = 0;

  while (p < end)
    {
      gunichar c;
      guint read = qimam_utf8_read (p, end, &c);

      good += read > 1;
      bad += read == 0;
      p += MAX (read, 1);
    }
  return good > 2 * bad;
}

gboolean
qimam_charset_read_legacy (
    const char *data, gsize length, const char *http, const char *declared, QimamCharsetReading *reading)
{
  static const char *const usual[] = { "windows-1256", "ISO-8859-6", "x-mac-arabic", "windows-1252" };
  const char *told[] = { http, declared };
  QimamCharsetReading best = { 0 };
  guint nonsense, arabic, best_score = G_MAXUINT;
  g_autofree char *guess = NULL;

  if (is_damaged_utf8 (data, length))
    {
      reading->charset = g_strdup ("UTF-8");
      return TRUE;
    }
  for (guint i = 0; i < G_N_ELEMENTS (told); i++)
    {
      g_autofree char *charset = qimam_charset_canonical (told[i]);

      if (!read_as (data, length, charset, reading, &nonsense, &arabic))
        continue;
      if (nonsense <= TOLERANCE)
        {
          qimam_charset_reading_clear (&best);
          return TRUE;
        }
      keep_better (&best, &best_score, reading, nonsense, arabic);
    }
  guess = guess_charset (data, length);
  if (read_as (data, length, guess, reading, &nonsense, &arabic))
    keep_better (&best, &best_score, reading, nonsense, arabic);
  for (guint i = 0; i < G_N_ELEMENTS (usual); i++)
    if (read_as (data, length, usual[i], reading, &nonsense, &arabic))
      keep_better (&best, &best_score, reading, nonsense, arabic);
  *reading = best;
  /* More than every third character senseless: this is no text in any of them. */
  return best.text != NULL && best_score < 2 * 34;
}
