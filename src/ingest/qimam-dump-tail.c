/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-dump.h"

#include <string.h>

#include "qimam-wording.h"

#define MAX_CREDIT_WORDS 24

void
qimam_dump_add_byline (QimamDocument *document, const char *names)
{
  char *joined =
      document->byline != NULL ? g_strconcat (document->byline, "، ", names, NULL) : g_strdup (names);

  g_free (document->byline);
  document->byline = joined;
}

/* The first that is an outlet and no agency. Where the text says that these are its sources, and no outlet is
 * among them, the first that is named. */
static char *
choose_source (char **names, const QimamCruft *tables, gboolean said)
{
  const char *other = NULL;

  for (guint i = 0; names[i] != NULL; i++)
    {
      g_autofree char *key = qimam_wording_key (names[i], -1);
      guint kinds = qimam_cruft_outlets (tables, key);

      if (kinds & QIMAM_OUTLET_WORD && !(kinds & QIMAM_OUTLET_AGENCY))
        return g_strdup (names[i]);
      if (other == NULL && *key != '\0' && !(kinds & QIMAM_OUTLET_GENERIC))
        other = names[i];
    }
  return said ? g_strdup (other) : NULL;
}

/* (transfer full): without brackets around it */
static char *
strip_brackets (const char *text)
{
  gsize length = strlen (text);

  return length > 2 &&
                 ((text[0] == '(' && text[length - 1] == ')') || (text[0] == '[' && text[length - 1] == ']'))
             ? g_strndup (text + 1, length - 2)
             : g_strdup (text);
}

/* "A | B | Reuters", "(Reuters, A)". @said: the line says that these are sources, and one will do. */
static gboolean
read_credit (const char *text, const QimamCruft *tables, gboolean said, char **source)
{
  g_autoptr (GRegex) split = NULL;
  g_autofree char *inner = strip_brackets (text);
  g_auto (GStrv) names = NULL;
  gboolean outlet = said;
  guint n_names = 0;

  split = g_regex_new ("\\s*[|_+/•·]\\s*|\\s+[-–—]\\s+|\\s*[،,]\\s*", G_REGEX_OPTIMIZE, 0, NULL);
  names = g_regex_split (split, inner, 0);
  for (; names[n_names] != NULL; n_names++)
    {
      g_autofree char *key = qimam_wording_key (names[n_names], -1);

      if (qimam_wording_count (key) > 4)
        return FALSE;
      outlet = outlet || qimam_cruft_outlets (tables, key) != QIMAM_OUTLET_NONE;
    }
  if (!outlet || (n_names < 2 && !said && strlen (inner) == strlen (text)))
    return FALSE;
  *source = choose_source (names, tables, said);
  return TRUE;
}

/* A bracket at the end of a line is no end of a sentence. */
static gboolean
is_label (const QimamLine *line)
{
  return !line->sentence || g_str_has_suffix (line->text, ")") || g_str_has_suffix (line->text, "]");
}

/* Author, source and credit lines behind the story. */
static gboolean
read_signature (QimamLine *line, const QimamCruft *tables, QimamDocument *document)
{
  g_autofree char *names = qimam_cruft_byline (tables, line->text, line->key, FALSE);
  g_autofree char *said = NULL, *source = NULL;

  if (names != NULL)
    {
      if (document->byline == NULL)
        qimam_dump_add_byline (document, names);
      qimam_line_set (line, QIMAM_LINE_BYLINE, "author line");
      return TRUE;
    }
  said = qimam_cruft_source (tables, line->text, line->key);
  if (said != NULL && read_credit (said, tables, TRUE, &source))
    qimam_line_set (line, QIMAM_LINE_CREDIT, "source line");
  else if (line->n_words <= MAX_CREDIT_WORDS && is_label (line) &&
           read_credit (line->text, tables, FALSE, &source))
    qimam_line_set (line, QIMAM_LINE_CREDIT, "credit line");
  else
    return FALSE;
  if (document->source == NULL)
    document->source = g_steal_pointer (&source);
  return TRUE;
}

/* "* A writer from the coast" */
static gboolean
is_about_author (const QimamLine *line, const QimamCruft *tables)
{
  return !line->sentence && line->n_words <= 10 && qimam_cruft_is_role (tables, line->key);
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
      else if (is_about_author (line, tables))
        {
          qimam_line_set (line, QIMAM_LINE_BYLINE, "author line");
          over = TRUE;
        }
      else if (over)
        qimam_line_set (line, QIMAM_LINE_CRUFT, "page furniture after the story");
    }
}
