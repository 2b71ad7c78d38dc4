/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <libxml/tree.h>

#include "qimam-stamp.h"

G_BEGIN_DECLS

/* What a page shows its readers between the headline and the story. */
typedef struct
{
  gboolean has_date;
  QimamStamp date; /* one that is said to be that of an update does not count */
  gboolean has_modified;
  QimamStamp modified; /* the one that is said to be that of an update */
  char *byline;        /* (nullable) the names of an author line: "By A and B" */
} QimamPageHead;

/**
 * qimam_page_head_read:
 * @headline: (nullable): as the page shows it in an h1; without it nothing is found
 * @head: (out): clear it with qimam_page_head_clear()
 */
void qimam_page_head_read (xmlNode *root, const char *headline, QimamPageHead *head);
/* Whether a line is a date, or little else: "12/22/2023 12:12 PM Link copied". */
gboolean qimam_page_head_is_date (const char *line);

void qimam_page_head_clear (QimamPageHead *head);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (QimamPageHead, qimam_page_head_clear)

G_END_DECLS
