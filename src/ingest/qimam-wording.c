/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-wording.h"

#include <string.h>

#include "qimam-fold.h"

/* Whether the character at @p is one of a word; @n: its bytes. What most texts are made of is told by its
 * bytes. */
static gboolean
is_of_word (const char *p, gsize *n)
{
  guchar first = (guchar) p[0], second;
  gunichar c;

  *n = 1;
  if (first < 0x80)
    return g_ascii_isalnum ((char) first);
  second = (guchar) p[1];
  *n = 2;
  /* The letters, marks and digits from U+0621 to U+0669. */
  if ((first == 0xD8 && second >= 0xA1) || (first == 0xD9 && second >= 0x81 && second <= 0xA9))
    return TRUE;
  c = g_utf8_get_char (p);
  *n = g_utf8_next_char (p) - p;
  return g_unichar_isalnum (c) || g_unichar_ismark (c);
}

char *
qimam_wording_key (const char *text, gssize length)
{
  char *folded = qimam_fold (text, length, NULL), *to = folded;
  gboolean gap = FALSE;

  /* What parts words takes a byte at least: the answer fits where it came from. */
  for (const char *p = folded; *p != '\0';)
    {
      const char *begin = p;
      gsize n, run;

      while (*p != '\0' && is_of_word (p, &n))
        p += n;
      run = p - begin;
      if (run == 0)
        {
          gap = TRUE;
          p += n;
          continue;
        }
      if (gap && to > folded)
        *to++ = ' ';
      gap = FALSE;
      memmove (to, begin, run);
      to += run;
    }
  *to = '\0';
  return folded;
}

/* So many bytes at the beginning of @text are letters, digits and marks that stay as they are. Of the
 * characters that part words, or say nothing, only those of a few first bytes are no ASCII. */
static gsize
count_plain (const guchar *text, gsize length)
{
  gsize i = 0;

  for (; i < length; i++)
    if (text[i] <= ' ' || text[i] == 0x7F || text[i] == 0xC2 || (text[i] >= 0xE1 && text[i] <= 0xE3) ||
        text[i] == 0xEF)
      break;
  return i;
}

char *
qimam_wording_clean (const char *text, gssize length)
{
  const char *end = text + (length < 0 ? (gssize) strlen (text) : length);
  /* What parts words takes a byte at least: the answer is not longer. */
  char *clean = g_malloc (end - text + 1), *to = clean;
  gboolean gap = FALSE;

  for (const char *p = text; p < end;)
    {
      gsize n = count_plain ((const guchar *) p, end - p);

      if (n == 0)
        {
          gunichar c = g_utf8_get_char (p);

          n = MIN ((gsize) (g_utf8_next_char (p) - p), (gsize) (end - p));
          if (c == 0xFEFF || g_unichar_isspace (c) || g_unichar_iscntrl (c) || c == 0x2028 || c == 0x2029 ||
              c == 0xA0)
            {
              gap = gap || c != 0xFEFF;
              p += n;
              continue;
            }
        }
      if (gap && to > clean)
        *to++ = ' ';
      gap = FALSE;
      memcpy (to, p, n);
      to += n;
      p += n;
    }
  *to = '\0';
  return clean;
}

guint
qimam_wording_count (const char *key)
{
  guint n = *key != '\0';

  for (const char *p = key; *p != '\0'; p++)
    n += *p == ' ';
  return n;
}

gboolean
qimam_wording_starts (const char *key, const char *phrase)
{
  gsize length = strlen (phrase);

  return length > 0 && strncmp (key, phrase, length) == 0 && (key[length] == '\0' || key[length] == ' ');
}

const char *
qimam_wording_find (const char *key, const char *phrase)
{
  gsize length = strlen (phrase);

  if (length == 0)
    return NULL;
  for (const char *p = strstr (key, phrase); p != NULL; p = strstr (p + 1, phrase))
    if ((p == key || p[-1] == ' ') && (p[length] == '\0' || p[length] == ' '))
      return p;
  return NULL;
}

const char *
qimam_wording_skip (const char *text, guint n)
{
  gboolean inside = FALSE;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      /* Joiners and direction marks are dropped by folding and part no words. */
      gboolean letter =
          g_unichar_isalnum (c) || g_unichar_ismark (c) || g_unichar_type (c) == G_UNICODE_FORMAT;

      if (inside && !letter && --n == 0)
        return p;
      inside = letter;
    }
  return text + strlen (text);
}

static gboolean
is_closing (gunichar c)
{
  static const gunichar closing[] = { '"', '\'', ')', ']', 0xBB, 0x2019, 0x201C, 0x201D, 0x201E, 0x203A };

  for (guint i = 0; i < G_N_ELEMENTS (closing); i++)
    if (closing[i] == c)
      return TRUE;
  return FALSE;
}

gboolean
qimam_wording_is_sentence (const char *text)
{
  const char *p = text + strlen (text);
  gboolean quoted = FALSE;

  while (p > text)
    {
      gunichar c;

      p = g_utf8_prev_char (p);
      c = g_utf8_get_char (p);
      if (g_unichar_isspace (c) || c == 0x200F || c == 0x200E)
        continue;
      if (is_closing (c))
        {
          quoted = quoted || c != ')';
          continue;
        }
      return c == '.' || c == '!' || c == '?' || c == 0x061F || c == 0x06D4 || c == 0x2026 || c == ';' ||
             c == 0x061B || quoted;
    }
  return FALSE;
}

gboolean
qimam_wording_is_ornament (const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (g_unichar_isalnum (g_utf8_get_char (p)))
      return FALSE;
  return TRUE;
}

gboolean
qimam_wording_is_counter (const char *text)
{
  guint digits = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isdigit (c))
        digits++;
      else if ((c == 'K' || c == 'k' || c == 'M') && digits > 0 && p[1] == '\0')
        continue;
      else if (g_unichar_isalpha (c))
        return FALSE;
    }
  return digits > 0 && digits <= 9;
}

const char *
qimam_wording_language (const char *text)
{
  static const char *const english[] = { " the ",  " and ", " of ",   " that ",
                                         " said ", " was ", " with ", " for " };
  static const char *const french[] = {
    " le ", " la ", " les ", " des ", " est ", " une ", " et ", " dans "
  };
  guint arabic = 0, latin = 0, persian = 0, en = 0, fr = 0;
  g_autofree char *lower = NULL;
  const char *p = text;

  for (; *p != '\0' && p - text < 20000; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c >= 0x0600 && c < 0x0700)
        {
          arabic++;
          persian += c == 0x067E || c == 0x0686 || c == 0x06AF || c == 0x06A9 || c == 0x06CC;
        }
      else if (c < 0x250 && g_unichar_isalpha (c))
        latin++;
    }
  if (arabic > latin)
    return persian * 15 > arabic ? "fa" : "ar";
  lower = g_ascii_strdown (text, p - text);
  for (guint i = 0; i < G_N_ELEMENTS (english); i++)
    for (const char *q = strstr (lower, english[i]); q != NULL; q = strstr (q + 1, english[i]))
      en++;
  for (guint i = 0; i < G_N_ELEMENTS (french); i++)
    for (const char *q = strstr (lower, french[i]); q != NULL; q = strstr (q + 1, french[i]))
      fr++;
  if (en == fr)
    return NULL;
  return en > fr ? "en" : "fr";
}
