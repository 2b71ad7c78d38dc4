/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-charset.h"

#include <errno.h>
#include <string.h>
#include <uchardet.h>

#include "qimam-fold-private.h"

#define REPLACEMENT "\xEF\xBF\xBD"
/* How much of the text is shown to the guesser, and looked at for signs of a binary file. */
#define GUESS_SIZE (256 * 1024)
#define PROBE_SIZE (64 * 1024)

void
qimam_decoding_clear (QimamDecoding *self)
{
  g_clear_pointer (&self->charset, g_free);
  self->replaced = FALSE;
}

/* Labels that iconv does not know, or that mean something else on the web than they say. */
static const struct
{
  const char *label;
  const char *charset;
} aliases[] = {
  { "utf8", "UTF-8" },
  { "unicode-1-1-utf-8", "UTF-8" },
  { "unicode", "UTF-16" },
  { "ucs-2", "UTF-16" },
  { "utf16", "UTF-16" },
  { "utf-16", "UTF-16" },
  { "x-cp1256", "windows-1256" },
  { "cp1256", "windows-1256" },
  { "cp-1256", "windows-1256" },
  { "win-1256", "windows-1256" },
  { "windows1256", "windows-1256" },
  { "windows_1256", "windows-1256" },
  { "ms-arab", "windows-1256" },
  { "1256", "windows-1256" },
  { "arabic", "ISO-8859-6" },
  { "asmo-708", "ISO-8859-6" },
  { "ecma-114", "ISO-8859-6" },
  { "csisolatinarabic", "ISO-8859-6" },
  { "iso8859-6", "ISO-8859-6" },
  { "iso_8859-6", "ISO-8859-6" },
  { "iso-8859-6-e", "ISO-8859-6" },
  { "iso-8859-6-i", "ISO-8859-6" },
  { "x-mac-arabic", "MACARABIC" },
  { "dos-720", "CP720" },
  { "iso-8859-1", "windows-1252" },
  { "latin1", "windows-1252" },
  { "us-ascii", "windows-1252" },
  { "ascii", "windows-1252" },
  { "x-cp1252", "windows-1252" },
  { "x-cp1251", "windows-1251" },
};

/* (transfer full) (nullable): the name for iconv of a label as people write it. */
static char *
canonical_charset (const char *label)
{
  g_autofree char *name = NULL;
  GIConv converter;

  if (label == NULL)
    return NULL;
  name = g_ascii_strdown (label, -1);
  g_strdelimit (name, "\"'", ' ');
  g_strstrip (name);
  if (*name == '\0' || strlen (name) > 40)
    return NULL;
  for (guint i = 0; i < G_N_ELEMENTS (aliases); i++)
    if (g_str_equal (name, aliases[i].label))
      return g_strdup (aliases[i].charset);
  if (g_str_equal (name, "utf-8"))
    return g_strdup ("UTF-8");
  converter = g_iconv_open ("UTF-8", name);
  if (converter == (GIConv) -1)
    return NULL;
  g_iconv_close (converter);
  /* The registered names: "windows-1251" in small letters, the others in capitals. */
  return g_str_has_prefix (name, "windows-") ? g_steal_pointer (&name) : g_ascii_strup (name, -1);
}

/* Whether the bytes are UTF-8, but for a character that was cut at the end. */
static gboolean
is_utf8 (const char *data, gsize length)
{
  while (length > 0)
    {
      const char *end;

      if (g_utf8_validate_len (data, length, &end))
        return TRUE;
      if (*end != '\0')
        return length - (end - data) < 4 && end > data && (guchar) *end >= 0xC2 &&
               g_utf8_get_char_validated (end, length - (end - data)) == (gunichar) -2;
      length -= end + 1 - data;
      data = end + 1;
    }
  return TRUE;
}

/* Guesses the byte order of UTF-16 without a mark: the half that is nearly always the same is the high one.
 */
static const char *
guess_utf16 (const guchar *data, gsize length)
{
  gsize pairs = MIN (length, PROBE_SIZE) / 2, high_first = 0, high_second = 0;

  if (pairs < 8)
    return NULL;
  for (gsize i = 0; i < pairs; i++)
    {
      guchar a = data[2 * i], b = data[2 * i + 1];

      /* Latin, Arabic and general punctuation live in these blocks. */
      high_first += (a == 0x00 || a == 0x06 || a == 0x20 || a == 0xFE) && b >= 0x09;
      high_second += (b == 0x00 || b == 0x06 || b == 0x20 || b == 0xFE) && a >= 0x09;
    }
  if (high_second > pairs * 9 / 10 && high_second > high_first)
    return "UTF-16LE";
  if (high_first > pairs * 9 / 10 && high_first > high_second)
    return "UTF-16BE";
  return NULL;
}

static gboolean
has_magic (const guchar *data, gsize length)
{
  static const struct
  {
    const char *bytes;
    gsize length;
  } magics[] = {
    { "%PDF-", 5 },
    { "PK\3\4", 4 },
    { "PK\5\6", 4 },
    { "\x89PNG", 4 },
    { "\xFF\xD8\xFF", 3 },
    { "GIF8", 4 },
    { "\x1F\x8B", 2 },
    { "BZh", 3 },
    { "\xFD"
      "7zXZ",
      5 },
    { "7z\xBC\xAF", 4 },
    { "Rar!", 4 },
    { "\x28\xB5\x2F\xFD", 4 },
    { "\x7F"
      "ELF",
      4 },
    { "\xD0\xCF\x11\xE0", 4 },
    { "OggS", 4 },
    { "ID3", 3 },
    { "SQLite format 3", 16 },
    { "RIFF", 4 },
    { "wOF", 3 },
    { "II*\0", 4 },
    { "MM\0*", 4 },
    { "\0\0\1\0", 4 },
    { "\xCA\xFE\xBA\xBE", 4 },
    { "{\\rtf", 5 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (magics); i++)
    if (length >= magics[i].length && memcmp (data, magics[i].bytes, magics[i].length) == 0)
      return TRUE;
  return FALSE;
}

static gboolean
is_binary (const guchar *data, gsize length)
{
  gsize probe = MIN (length, PROBE_SIZE), nuls = 0, controls = 0;

  for (gsize i = 0; i < probe; i++)
    {
      nuls += data[i] == 0;
      controls += data[i] < 0x20 && data[i] != '\t' && data[i] != '\n' && data[i] != '\r' &&
                  data[i] != '\f' && data[i] != 0x1B && data[i] != 0;
    }
  /* A stray NUL is an accident of an editor; many are not a text. */
  return nuls > 4 + probe / 1000 || controls > 8 + probe / 20;
}

/* Drops NUL, the other controls and byte order marks at the beginning, and replaces what is not UTF-8. */
static char *
clean_utf8 (const char *data, gsize length, gboolean *replaced)
{
  GString *text = g_string_sized_new (length + 1);
  const guchar *p = (const guchar *) data, *end = p + length, *kept = p;

  while (p < end)
    {
      gunichar c;
      guint read;

      if (G_LIKELY (*p >= 0x20 && *p < 0x7F))
        {
          p++;
          continue;
        }
      read = qimam_utf8_read (p, end, &c);
      if (read > 0 && (c >= 0xA0 || c == '\t' || c == '\n' || c == '\r') &&
          !(c == 0xFEFF && p == kept && text->len == 0))
        {
          p += read;
          continue;
        }
      g_string_append_len (text, (const char *) kept, p - kept);
      if (read > 0)
        {
          *replaced = *replaced || c != 0xFEFF;
          p += read;
        }
      else
        {
          g_string_append (text, REPLACEMENT);
          *replaced = TRUE;
          /* One mark for a broken character, however many of its bytes are there. */
          for (p++; p < end && (*p & 0xC0) == 0x80; p++)
            ;
        }
      kept = p;
    }
  g_string_append_len (text, (const char *) kept, p - kept);
  return g_string_free (text, FALSE);
}

/* Converts with U+FFFD in place of what does not fit. */
static char *
convert (const char *data, gsize length, const char *charset, gsize *out_length, gsize *lost)
{
  GIConv converter = g_iconv_open ("UTF-8", charset);
  g_autoptr (GByteArray) out = NULL;
  char buffer[16384];
  gchar *in = (gchar *) data;
  gsize left = length;

  *lost = 0;
  if (converter == (GIConv) -1)
    return NULL;
  out = g_byte_array_sized_new (length + length / 2 + 1);
  for (;;)
    {
      gchar *to = buffer;
      gsize room = sizeof buffer;
      gsize result = g_iconv (converter, &in, &left, &to, &room);
      int reason = errno;

      g_byte_array_append (out, (guint8 *) buffer, to - buffer);
      if (result != (gsize) -1)
        break;
      if (reason == E2BIG)
        continue;
      g_byte_array_append (out, (guint8 *) REPLACEMENT, 3);
      (*lost)++;
      if (reason == EINVAL || left == 0)
        break;
      in++;
      left--;
    }
  g_iconv_close (converter);
  *out_length = out->len;
  g_byte_array_append (out, (guint8 *) "", 1);
  return (char *) g_byte_array_free (g_steal_pointer (&out), FALSE);
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
      charset = canonical_charset (uchardet_get_charset (detector));
    }
  uchardet_delete (detector);
  return charset;
}

/* How many letters of a decoded text are Arabic, out of a hundred that are not ASCII. */
static guint
arabic_share (const char *text)
{
  gsize arabic = 0, other = 0;

  for (const char *p = text; *p != '\0' && p - text < PROBE_SIZE; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c >= 0x0620 && c <= 0x06FF)
        arabic++;
      else if (c >= 0x80 && c != 0xFFFD && g_unichar_isalpha (c))
        other++;
    }
  return arabic + other == 0 ? 0 : (guint) (100 * arabic / (arabic + other));
}

typedef struct
{
  char *text; /* NULL with UTF-8: the bytes as they are */
  gsize length;
  char *charset;
  gsize lost;
} Attempt;

static void
attempt_clear (Attempt *attempt)
{
  g_clear_pointer (&attempt->text, g_free);
  g_clear_pointer (&attempt->charset, g_free);
}

/* Tries a charset that was told. Returns TRUE where it fits: hardly anything is lost. */
static gboolean
try_charset (const char *data, gsize length, const char *label, Attempt *attempt)
{
  g_autofree char *charset = canonical_charset (label);

  /* That it is not UTF-8 is known by now. */
  if (charset == NULL || g_str_equal (charset, "UTF-8"))
    return FALSE;
  if (g_str_equal (charset, "UTF-16"))
    {
      const char *order = guess_utf16 ((const guchar *) data, length);

      if (order == NULL)
        return FALSE;
      g_free (charset);
      charset = g_strdup (order);
    }
  attempt_clear (attempt);
  attempt->text = convert (data, length, charset, &attempt->length, &attempt->lost);
  attempt->charset = g_steal_pointer (&charset);
  return attempt->text != NULL && attempt->lost <= 2 + length / 200;
}

/* A UTF-8 text with a few broken characters: most of what is not ASCII still reads as UTF-8. */
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
  return good > 4 * bad;
}

/* Bytes that are neither UTF-8 nor UTF-16. */
static gboolean
decode_legacy (const char *data, gsize length, const char *http, const char *declared, Attempt *attempt)
{
  g_autofree char *guess = NULL;

  if (is_damaged_utf8 (data, length))
    {
      attempt->charset = g_strdup ("UTF-8");
      return TRUE;
    }
  if (try_charset (data, length, http, attempt) || try_charset (data, length, declared, attempt))
    return TRUE;
  guess = guess_charset (data, length);
  if (guess != NULL && try_charset (data, length, guess, attempt))
    {
      /* Short Arabic texts are often taken for another single-byte charset. */
      Attempt arabic = { 0 };

      if (arabic_share (attempt->text) < 50 && try_charset (data, length, "windows-1256", &arabic) &&
          arabic_share (arabic.text) > 90)
        {
          attempt_clear (attempt);
          *attempt = arabic;
        }
      else
        attempt_clear (&arabic);
      return TRUE;
    }
  return try_charset (data, length, "windows-1256", attempt) && arabic_share (attempt->text) > 50;
}

char *
qimam_charset_decode (
    GBytes *data, const char *http_charset, const char *declared, QimamDecoding *decoding, GError **error)
{
  gsize length = 0;
  const char *bytes = g_bytes_get_data (data, &length);
  const guchar *b = (const guchar *) bytes;
  g_autofree char *text = NULL;
  const char *charset = NULL;
  gboolean replaced = FALSE;
  Attempt attempt = { 0 };

  if (length == 0)
    {
      g_set_error_literal (error, QIMAM_ERROR, QIMAM_ERROR_EMPTY, "the text is empty");
      return NULL;
    }
  if (length >= 3 && memcmp (bytes, "\xEF\xBB\xBF", 3) == 0)
    {
      charset = "UTF-8";
      bytes += 3;
      length -= 3;
    }
  else if (length >= 4 && (memcmp (bytes, "\xFF\xFE\0\0", 4) == 0 || memcmp (bytes, "\0\0\xFE\xFF", 4) == 0))
    {
      charset = b[0] == 0xFF ? "UTF-32LE" : "UTF-32BE";
      bytes += 4;
      length -= 4;
    }
  else if (length >= 2 && ((b[0] == 0xFF && b[1] == 0xFE) || (b[0] == 0xFE && b[1] == 0xFF)))
    {
      charset = b[0] == 0xFF ? "UTF-16LE" : "UTF-16BE";
      bytes += 2;
      length -= 2;
    }
  else if (has_magic (b, length))
    {
      g_set_error_literal (error, QIMAM_ERROR, QIMAM_ERROR_BINARY, "this is a binary file, not a text");
      return NULL;
    }
  else
    charset = memchr (bytes, 0, MIN (length, PROBE_SIZE)) != NULL ? guess_utf16 (b, length) : NULL;
  if (charset != NULL && !g_str_equal (charset, "UTF-8"))
    {
      attempt.text = convert (bytes, length, charset, &attempt.length, &attempt.lost);
      attempt.charset = g_strdup (charset);
    }
  else if (is_binary ((const guchar *) bytes, length))
    {
      g_set_error_literal (error, QIMAM_ERROR, QIMAM_ERROR_BINARY, "this is a binary file, not a text");
      return NULL;
    }
  else if (charset != NULL || is_utf8 (bytes, length))
    attempt.charset = g_strdup ("UTF-8");
  else if (!decode_legacy (bytes, length, http_charset, declared, &attempt))
    attempt_clear (&attempt);
  if (attempt.charset == NULL)
    {
      g_set_error_literal (error, QIMAM_ERROR, QIMAM_ERROR_ENCODING, "the character set is not known");
      return NULL;
    }
  replaced = attempt.lost > 0;
  text = attempt.text == NULL ? clean_utf8 (bytes, length, &replaced)
                              : clean_utf8 (attempt.text, attempt.length, &replaced);
  if (*text == '\0' || strspn (text, " \t\r\n") == strlen (text))
    {
      attempt_clear (&attempt);
      g_set_error_literal (error, QIMAM_ERROR, QIMAM_ERROR_EMPTY, "the text is empty");
      return NULL;
    }
  if (decoding != NULL)
    *decoding = (QimamDecoding){ g_steal_pointer (&attempt.charset), replaced };
  attempt_clear (&attempt);
  return g_steal_pointer (&text);
}
