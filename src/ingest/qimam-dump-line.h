/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "qimam-cruft.h"

G_BEGIN_DECLS

/* What a line of a dump turns out to be. */
typedef enum
{
  QIMAM_LINE_OPEN, /* not told yet; what is open at the end is of the story */
  QIMAM_LINE_BLANK,
  QIMAM_LINE_CRUFT,
  QIMAM_LINE_HEADLINE,
  QIMAM_LINE_SUBHEAD,
  QIMAM_LINE_LIST_ITEM,
  QIMAM_LINE_CAPTION,
  QIMAM_LINE_BYLINE,
  QIMAM_LINE_DATELINE,
  QIMAM_LINE_CREDIT,
  QIMAM_LINE_DATE,
  QIMAM_LINE_EMBED,
} QimamLineRole;

typedef struct
{
  char *raw;  /* as it stands in the dump */
  char *text; /* cleaned */
  char *key;
  guint n_words;
  gboolean sentence;    /* ends as a sentence does */
  gboolean full_stop;   /* ends with one */
  QimamCruftKind cruft; /* what the tables say */
  const char *rest;     /* in @text: what follows the phrase of the tables */
  QimamLineRole role;
  const char *why; /* (nullable): why it is left out of the body */
} QimamLine;

/* Returns: (transfer full) (element-type QimamLine): the lines of a text; line number n is element n - 1 */
GPtrArray *qimam_lines_cut (const char *text, const QimamCruft *tables);

static inline QimamLine *
qimam_line (GPtrArray *lines, guint i)
{
  return lines->pdata[i];
}

static inline void
qimam_line_set (QimamLine *line, QimamLineRole role, const char *why)
{
  line->role = role;
  line->why = why;
}

/* Whether a line reads as a paragraph of a story, and whether it can be nothing else. */
gboolean qimam_line_is_story (const QimamLine *line);
gboolean qimam_line_is_plain_story (const QimamLine *line);

/* The next line after @i that is not blank, or the number of lines. */
guint qimam_lines_next (GPtrArray *lines, guint i);

G_END_DECLS
