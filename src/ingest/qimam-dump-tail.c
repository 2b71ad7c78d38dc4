/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-dump.h"

#include <string.h>

#include "qimam-wording.h"

#define MAX_CREDIT_WORDS 24

void
qimam_dump_add_byline (QimamDocument *document, const char *names)
{
  char *joined = document->byline != NULL ? g_strconcat (document->byline, "، ", names, NULL) : g_strdup (names);

  g_free (document->byline);
  document->byline = joined;
}

/* The first of the outlets that is neither an agency nor a word for agencies; else the first that is named. */
static char *
choose_source (char **names, const QimamCruft *tables)
{
  const char *agency = NULL;

  for (guint i = 0; names[i] != NULL; i++)
    {
      g_autofree char *key = qimam_wording_key (names[i], -1);
      guint kinds = qimam_cruft_outlets (tables, key);

      if (kinds & QIMAM_OUTLET_WORD && !(kinds & QIMAM_OUTLET_AGENCY))
        return g_strdup (names[i]);
      if (agency == NULL && *key != '\0' && !(kinds & QIMAM_OUTLET_GENERIC))
        agency = names[i];
    }
  return g_strdup (agency);
}

gboolean
qimam_dump_is_credit (const QimamLine *line, const QimamCruft *tables, char **source)
{
  g_autoptr (GRegex) split = NULL;
  g_auto (GStrv) names = NULL;
  gboolean outlet = FALSE;
  guint n_names = 0;

  *source = NULL;
  if (line->n_words > MAX_CREDIT_WORDS || line->sentence)
    return FALSE;
  split = g_regex_new ("\\s*[|_+/•·]\\s*|\\s+[-–—]\\s+|\\s*[،,]\\s*", G_REGEX_OPTIMIZE, 0, NULL);
  names = g_regex_split (split, line->text, 0);
  for (; names[n_names] != NULL; n_names++)
    {
      g_autofree char *key = qimam_wording_key (names[n_names], -1);

      if (qimam_wording_count (key) > 4)
        return FALSE;
      outlet = outlet || qimam_cruft_outlets (tables, key) != QIMAM_OUTLET_NONE;
    }
  if (!outlet || n_names < 2)
    return FALSE;
  *source = choose_source (names, tables);
  return TRUE;
}

/* Author, source and credit lines behind the story. */
static gboolean
read_signature (QimamLine *line, const QimamCruft *tables, QimamDocument *document)
{
  g_autofree char *names = qimam_cruft_byline (tables, line->text, line->key);
  g_autofree char *source = NULL;

  if (names != NULL)
    {
      if (document->byline == NULL)
        qimam_dump_add_byline (document, names);
      qimam_line_set (line, QIMAM_LINE_BYLINE, "author line");
      return TRUE;
    }
  source = qimam_cruft_source (tables, line->text, line->key);
  if (source != NULL)
    {
      QimamLine rest = { .text = source, .n_words = line->n_words };
      char *chosen = NULL;

      if (!qimam_dump_is_credit (&rest, tables, &chosen))
        {
          g_autofree char *key = qimam_wording_key (source, -1);
          chosen = qimam_cruft_outlets (tables, key) & QIMAM_OUTLET_GENERIC ? NULL : g_strdup (source);
        }
      g_free (source);
      source = chosen;
      qimam_line_set (line, QIMAM_LINE_CREDIT, "source line");
    }
  else if (qimam_dump_is_credit (line, tables, &source))
    qimam_line_set (line, QIMAM_LINE_CREDIT, "credit line");
  else
    return FALSE;
  if (document->source == NULL)
    document->source = g_steal_pointer (&source);
  return TRUE;
}

void
qimam_dump_read_tail (GPtrArray *lines, guint last, const QimamCruft *tables, QimamDocument *document)
{
  gboolean over = FALSE;

  for (guint i = last + 1; i < lines->len; i++)
    {
      QimamLine *line = qimam_line (lines, i);

      if (line->role == QIMAM_LINE_BLANK)
        continue;
      if (line->role == QIMAM_LINE_CRUFT)
        over = over || line->n_words > 0;
      else if (line->role != QIMAM_LINE_OPEN)
        continue;
      else if (read_signature (line, tables, document))
        over = TRUE;
      else if (over)
        qimam_line_set (line, QIMAM_LINE_CRUFT, "page furniture after the story");
    }
}
