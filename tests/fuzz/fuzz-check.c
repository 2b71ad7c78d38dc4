/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fuzz.h"

#include <string.h>

/* What a byte may become: a character reference or a ligature grows, but by no more than this. */
#define GROWTH 64

char *
fuzz_copy (const uint8_t *data, size_t size)
{
  char *copy = g_malloc (MAX (size, 1));

  if (size > 0)
    memcpy (copy, data, size);
  return copy;
}

char *
fuzz_text (const uint8_t *data, size_t size, gsize *length)
{
  g_autofree char *copy = fuzz_copy (data, size), *valid = NULL;

  for (size_t i = 0; i < size; i++)
    if (copy[i] == '\0')
      copy[i] = ' ';
  valid = g_utf8_make_valid (copy, (gssize) size);
  *length = strlen (valid);
  return fuzz_copy ((const uint8_t *) valid, *length);
}

void
fuzz_check_string (const char *text, gsize size)
{
  if (text == NULL)
    return;
  g_assert_true (g_utf8_validate (text, -1, NULL));
  g_assert_cmpuint (strlen (text), <=, GROWTH * (size + 64));
}

void
fuzz_check_error (const GError *error)
{
  if (error == NULL)
    return;
  g_assert_true (g_utf8_validate (error->message, -1, NULL));
  g_assert_cmpuint (strlen (error->message), >, 0);
}

void
fuzz_check_span (const char *text, gsize length, gsize start, gsize end)
{
  g_assert_cmpuint (start, <, end);
  g_assert_cmpuint (end, <=, length);
  g_assert_true (((guchar) text[start] & 0xC0) != 0x80);
  g_assert_true (end == length || ((guchar) text[end] & 0xC0) != 0x80);
}

void
fuzz_check_document (const QimamDocument *document, gsize size)
{
  const char *strings[] = {
    document->guid,   document->url,      document->source,    document->headline,
    document->byline, document->dateline, document->caption,   document->language,
    document->lead,   document->body,     document->image_url, document->published.value,
  };
  guint paragraphs = 0;

  for (guint i = 0; i < G_N_ELEMENTS (strings); i++)
    fuzz_check_string (strings[i], size);
  fuzz_check_string (document->published.evidence, size);
  g_assert_nonnull (document->body);
  g_assert_true (document->headline == NULL || strchr (document->headline, '\n') == NULL);
  for (const char *p = document->body; *p != '\0'; p += strcspn (p, "\n"))
    {
      if (p > document->body)
        p++;
      /* No paragraph is empty. */
      g_assert_true (*p != '\n' && *p != '\0');
      paragraphs++;
    }
  g_assert_cmpuint (document->roles->len, ==, paragraphs);
  for (guint i = 0; i < document->dropped->len; i++)
    {
      const QimamDropped *dropped = document->dropped->pdata[i];

      fuzz_check_string (dropped->text, size);
      g_assert_nonnull (dropped->why);
    }
}
