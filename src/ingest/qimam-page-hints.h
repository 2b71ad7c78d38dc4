/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>
#include <libxml/tree.h>

G_BEGIN_DECLS

/* What the names of classes and ids tell, from the table `page-classes`. */
typedef enum
{
  QIMAM_HINT_DROP = 1 << 0,
  QIMAM_HINT_KEEP = 1 << 1,
  QIMAM_HINT_STORY = 1 << 2,
  QIMAM_HINT_MINUS = 1 << 3,
  QIMAM_HINT_CAPTION = 1 << 4,
  QIMAM_HINT_AUTHOR = 1 << 5,
  QIMAM_HINT_DATE = 1 << 6,
  QIMAM_HINT_COMMENTS = 1 << 7,
  QIMAM_HINT_LEAD = 1 << 8,
  QIMAM_HINT_EMBED = 1 << 9,
} QimamHint;

typedef struct _QimamPageHints QimamPageHints;

/* Returns: (transfer none): the table, or %NULL with a %QIMAM_ERROR_LEXICON error */
const QimamPageHints *qimam_page_hints_get (GError **error);

/* Which of @wanted hold for an element. */
guint qimam_page_hints_of (const QimamPageHints *self, const xmlNode *element, guint wanted);

G_END_DECLS
