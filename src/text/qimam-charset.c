/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-charset.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "qimam-charset-private.h"
#include "qimam-fold-private.h"

void
qimam_decoding_clear (QimamDecoding *self)
{
  g_clear_pointer (&self->charset, g_free);
  self->replaced = FALSE;
}

/* Whether any character between the bytes is beyond ASCII. */
static gboolean
has_beyond_ascii (const char *data, const char *end)
{
  for (; data < end; data++)
    if ((guchar) *data >= 0x80)
      return TRUE;
  return FALSE;
}

/* Whether the bytes are UTF-8, but for a character that was cut at the end of a text that has others. */
static gboolean
is_utf8 (const char *data, gsize length)
{
  const char *begin = data;

  while (length > 0)
    {
      const char *end;

      if (g_utf8_validate_len (data, length, &end))
        return TRUE;
      if (*end != '\0')
        return length - (end - data) < 4 && (guchar) *end >= 0xC2 &&
               g_utf8_get_char_validated (end, length - (end - data)) == (gunichar) -2 &&
               has_beyond_ascii (begin, end);
      length -= end + 1 - data;
      data = end + 1;
    }
  return TRUE;
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
  gsize probe = MIN (length, QIMAM_CHARSET_PROBE), nuls = 0, controls = 0;

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
          g_string_append (text, QIMAM_CHARSET_REPLACEMENT);
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

/* The charset that a byte order mark tells, and the length of the mark. */
static const char *
read_mark (const guchar *bytes, gsize length, gsize *mark)
{
  static const struct
  {
    const char *bytes;
    gsize length;
    const char *charset;
  } marks[] = {
    { "\xEF\xBB\xBF", 3, "UTF-8" }, { "\xFF\xFE\0\0", 4, "UTF-32LE" }, { "\0\0\xFE\xFF", 4, "UTF-32BE" },
    { "\xFF\xFE", 2, "UTF-16LE" },  { "\xFE\xFF", 2, "UTF-16BE" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    if (length >= marks[i].length && memcmp (bytes, marks[i].bytes, marks[i].length) == 0)
      {
        *mark = marks[i].length;
        return marks[i].charset;
      }
  *mark = 0;
  return NULL;
}

/* Whether bytes that a text never has make a look for UTF-16 worth while: NUL, and 6, which all Arabic
 * letters have. */
static gboolean
may_be_utf16 (const char *bytes, gsize length)
{
  gsize probe = MIN (length, QIMAM_CHARSET_PROBE);

  return memchr (bytes, 0, probe) != NULL || memchr (bytes, 6, probe) != NULL;
}

/* Reads the bytes, from a byte order mark down to a guess. */
static gboolean
read_bytes (const char *bytes,
            gsize length,
            const char *http,
            const char *declared,
            QimamCharsetReading *reading,
            GError **error)
{
  gsize mark;
  const char *charset = read_mark ((const guchar *) bytes, length, &mark);

  bytes += mark;
  length -= mark;
  if (charset == NULL && has_magic ((const guchar *) bytes, length))
    {
      g_set_error_literal (error, QIMAM_ERROR, QIMAM_ERROR_BINARY, _ ("this is a binary file, not a text"));
      return FALSE;
    }
  if (charset == NULL && may_be_utf16 (bytes, length))
    charset = qimam_charset_guess_utf16 ((const guchar *) bytes, length);
  if (charset != NULL && !g_str_equal (charset, "UTF-8"))
    {
      reading->text = qimam_charset_convert (bytes, length, charset, &reading->length, &reading->lost);
      reading->charset = g_strdup (charset);
      return TRUE;
    }
  if (is_binary ((const guchar *) bytes, length))
    {
      g_set_error_literal (error, QIMAM_ERROR, QIMAM_ERROR_BINARY, _ ("this is a binary file, not a text"));
      return FALSE;
    }
  if (charset != NULL || is_utf8 (bytes, length))
    {
      reading->charset = g_strdup ("UTF-8");
      reading->text = qimam_charset_undo_twice (bytes, length, &reading->length);
      return TRUE;
    }
  if (qimam_charset_read_legacy (bytes, length, http, declared, reading))
    return TRUE;
  g_set_error_literal (error, QIMAM_ERROR, QIMAM_ERROR_ENCODING, _ ("the character set is not known"));
  return FALSE;
}

char *
qimam_charset_decode (
    GBytes *data, const char *http_charset, const char *declared, QimamDecoding *decoding, GError **error)
{
  gsize length = 0;
  const char *bytes = g_bytes_get_data (data, &length);
  g_autofree char *text = NULL;
  gboolean replaced = FALSE;
  QimamCharsetReading reading = { 0 };

  if (length == 0)
    {
      g_set_error_literal (error, QIMAM_ERROR, QIMAM_ERROR_EMPTY, _ ("the text is empty"));
      return NULL;
    }
  if (!read_bytes (bytes, length, http_charset, declared, &reading, error))
    {
      qimam_charset_reading_clear (&reading);
      return NULL;
    }
  replaced = reading.lost > 0;
  text = reading.text == NULL ? clean_utf8 (bytes, length, &replaced)
                              : clean_utf8 (reading.text, reading.length, &replaced);
  if (*text == '\0' || strspn (text, " \t\r\n") == strlen (text))
    {
      qimam_charset_reading_clear (&reading);
      g_set_error_literal (error, QIMAM_ERROR, QIMAM_ERROR_EMPTY, _ ("the text is empty"));
      return NULL;
    }
  if (decoding != NULL)
    *decoding = (QimamDecoding){ g_steal_pointer (&reading.charset), replaced };
  qimam_charset_reading_clear (&reading);
  return g_steal_pointer (&text);
}
