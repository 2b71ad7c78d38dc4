/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-dating-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "qimam-ui.h"

#define MAX_WORDS 2

/* What ingest/qimam-dating.c tells. */
static const char *const parts[] = {
  /* Translators: what the day of an article was worked out from; %s are words of its text */
  N_ ("“%s” has passed"),
  N_ ("“%s” was earlier in the month"),
  N_ ("“%s” fell in the days of “%s”"),
  N_ ("“%s” and the date in the lead"),
  N_ ("weekday of the lead"),
  N_ ("weekday of the text"),
  /* Translators: %s is a date */
  N_ ("not before %s (photograph)"),
  N_ ("not before %s (embedded post)"),
  N_ ("the text names that day without its year"),
  N_ ("the text tells of the weekday of the post"),
  N_ ("the day after fits as well"),
};

static char *
show_words (const char *words)
{
  g_autofree char *day = NULL;

  if (g_ascii_isdigit (*words))
    day = qimam_ui_date (words);
  return qimam_ui_isolate (day != NULL ? day : words);
}

/* Whether a text is what a pattern tells; @words: what stands for each %s, owned by the caller. */
static gboolean
match (const char *pattern, const char *text, char *words[MAX_WORDS + 1])
{
  g_auto (GStrv) fixed = g_strsplit (pattern, "%s", MAX_WORDS + 1);
  const char *p = text;
  guint n = 0;

  if (!g_str_has_prefix (p, fixed[0]))
    return FALSE;
  p += strlen (fixed[0]);
  for (guint i = 1; fixed[i] != NULL; i++)
    {
      gboolean last = fixed[i + 1] == NULL;
      const char *end = last && *fixed[i] == '\0' ? p + strlen (p) : strstr (p, fixed[i]);

      if (end == NULL)
        break;
      words[n++] = g_strndup (p, end - p);
      p = end + strlen (fixed[i]);
    }
  return *p == '\0' && n + 1 == g_strv_length (fixed);
}

static char *
translate (const char *part)
{
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      char *words[MAX_WORDS + 1] = { NULL };
      gboolean found = match (parts[i], part, words);
      g_autofree char *first = words[0] != NULL ? show_words (words[0]) : NULL;
      g_autofree char *second = words[1] != NULL ? show_words (words[1]) : NULL;
      g_autoptr (GString) text = g_string_new (_ (parts[i]));

      for (guint w = 0; w < MAX_WORDS; w++)
        g_free (words[w]);
      if (!found)
        continue;
      /* No format of a translation is read as one: a word may hold any sign. */
      if (second != NULL)
        {
          const char *place = strstr (text->str, "%s");
          const char *next = place != NULL ? strstr (place + 2, "%s") : NULL;

          if (next != NULL)
            {
              gsize at = next - text->str;

              g_string_erase (text, at, 2);
              g_string_insert (text, at, second);
            }
        }
      if (first != NULL)
        g_string_replace (text, "%s", first, 1);
      return g_string_free (g_steal_pointer (&text), FALSE);
    }
  return qimam_ui_isolate (part);
}

char *
qimam_dating_text (const char *evidence)
{
  g_auto (GStrv) said = g_strsplit (evidence, "; ", -1);

  for (guint i = 0; said[i] != NULL; i++)
    {
      char *told = translate (said[i]);

      g_free (said[i]);
      said[i] = told;
    }
  /* Translators: between the parts of a list that stands in one line */
  return g_strjoinv (_ ("; "), said);
}
