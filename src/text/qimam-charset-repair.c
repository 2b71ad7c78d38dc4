/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "qimam-charset-private.h"
#include "qimam-fold-private.h"

/* Fewer characters than this may be a letter of another language that happens to look like it. */
#define MIN_BROKEN 4
/* The letters of a charset with one byte a letter stand below this. */
#define MAX_LETTER 0x2200

/* The charsets that Arabic UTF-8 is taken for, and what its first bytes, D8 and D9, look like there. */
static const struct
{
  const char *charset;
  gunichar first[2];
} wrong[] = {
  { "windows-1252", { 0xD8, 0xD9 } },
  { "windows-1256", { 0x637, 0x638 } },
};

/* The bytes of the letters beyond ASCII, 0 for those that a charset does not have. */
static const guint8 *
get_bytes (guint w)
{
  static gsize ready;
  static guint8 bytes[G_N_ELEMENTS (wrong)][MAX_LETTER];

  if (g_once_init_enter (&ready))
    {
      for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
        for (guint b = 0x80; b < 0x100; b++)
          {
            char byte = b;
            gsize length, lost;
            g_autofree char *letter = qimam_charset_convert (&byte, 1, wrong[i].charset, &length, &lost);
            /* A byte without a letter becomes a control. */
            gunichar c = letter == NULL || lost > 0 ? b : g_utf8_get_char (letter);

            if (c < MAX_LETTER)
              bytes[i][c] = b;
          }
      g_once_init_leave (&ready, 1);
    }
  return bytes[w];
}

/* Whether a look at the beginning of a text makes it worth trying. */
static gboolean
is_suspicious (const guchar *p, const guchar *end, guint w)
{
  gsize beyond = 0, first = 0;

  end = MIN (end, p + QIMAM_CHARSET_PROBE);
  while (p < end)
    {
      gunichar c = 0;
      guint read = *p < 0x80 ? 1 : qimam_utf8_read (p, end, &c);

      if (read > 1)
        {
          beyond++;
          first += c == wrong[w].first[0] || c == wrong[w].first[1];
        }
      p += MAX (read, 1);
    }
  return first >= MIN_BROKEN && first * 3 >= beyond;
}

char *
qimam_charset_undo_twice (const char *text, gsize length, gsize *out_length)
{
  const guchar *begin = (const guchar *) text, *end = begin + length;

  for (guint w = 0; w < G_N_ELEMENTS (wrong); w++)
    {
      g_autoptr (GString) once = NULL;
      const guint8 *bytes;
      const guchar *p;

      if (!is_suspicious (begin, end, w))
        continue;
      bytes = get_bytes (w);
      once = g_string_sized_new (length);
      for (p = begin; p < end;)
        {
          gunichar c = 0;
          guint read = qimam_utf8_read (p, end, &c);

          if (read == 0 || (c >= 0x80 && (c >= MAX_LETTER || bytes[c] == 0)))
            break;
          g_string_append_c (once, c < 0x80 ? (char) c : (char) bytes[c]);
          p += read;
        }
      /* All of it must come out as UTF-8: nothing else does by accident. */
      if (p < end || !g_utf8_validate_len (once->str, once->len, NULL))
        continue;
      *out_length = once->len;
      return g_string_free (g_steal_pointer (&once), FALSE);
    }
  return NULL;
}
