/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _GNU_SOURCE /* strchrnul() */
#include "qimam-snippet.h"

#include <string.h>

/* In characters. */
#define SNIPPET_LENGTH 180
#define LEAD_LENGTH    60
/* A word longer than this is cut: it is no word. */
#define MAX_WORD    60
#define MAX_MATCHES 32

static gboolean
is_gap (const char *p)
{
  return *p == ' ' || *p == '\n' || *p == '\0';
}

/* Goes back from @at to the beginning of the piece. */
static const char *
find_start (const char *text, const char *at)
{
  const char *start = at, *p = at;

  for (guint n = 0; p > text && n < LEAD_LENGTH; n++)
    {
      p = g_utf8_prev_char (p);
      if (p == text || is_gap (p - 1))
        start = p;
      /* The sentence before is of no use here. */
      if (*p == '\n')
        return p + 1;
    }
  return start;
}

static const char *
find_end (const char *start)
{
  const char *end = start, *p = start;

  for (guint n = 0; n < SNIPPET_LENGTH + MAX_WORD; n++)
    {
      if (is_gap (p))
        {
          end = p;
          if (n >= SNIPPET_LENGTH || *p == '\0')
            return end;
        }
      p = g_utf8_next_char (p);
    }
  return end > start ? end : p;
}

/* Where the first match begins, NULL where there is none. Paragraph by paragraph, since taking words apart
 * costs more than all else and the first match mostly stands near the beginning. */
static const char *
find_match (const QimamSearchText *search, const char *text)
{
  g_autoptr (GArray) first = g_array_new (FALSE, FALSE, sizeof (QimamSpan));

  for (const char *start = text; *start != '\0';)
    {
      const char *end = strchrnul (start, '\n');

      qimam_search_text_find (search, start, end - start, QIMAM_FIELD_BODY, 1, first);
      if (first->len > 0)
        return start + g_array_index (first, QimamSpan, 0).start;
      start = *end != '\0' ? end + 1 : end;
    }
  return NULL;
}

char *
qimam_snippet_make (const QimamSearchText *search, const char *text, GArray *matches)
{
  const char *match = search != NULL ? find_match (search, text) : NULL;
  const char *start = match != NULL ? find_start (text, match) : text;
  const char *end = find_end (start);
  g_autofree char *piece = g_strstrip (g_strdelimit (g_strndup (start, end - start), "\n", ' '));
  char *snippet = g_strconcat (start > text ? "…" : "", piece, *end != '\0' ? "…" : "", NULL);

  if (search != NULL)
    qimam_search_text_find (search, snippet, strlen (snippet), QIMAM_FIELD_BODY, MAX_MATCHES, matches);
  return snippet;
}
