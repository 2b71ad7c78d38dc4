/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include <libxml/tree.h>

G_BEGIN_DECLS

/**
 * qimam_page_author_clean:
 * @text: what stands in a place for authors: a field, an element that is called so
 * @source: (nullable): the outlet, which is no author
 * @publisher: (nullable): as the page states it for machines; no author either
 *
 * Makes names of it: "By A and B for the Post" becomes "A، B". Addresses, roles, places and the outlet are
 * left out.
 *
 * Returns: (transfer full) (nullable)
 */
char *qimam_page_author_clean (const char *text, const char *source, const char *publisher);

/* (transfer full) (nullable): the name in a line of running text, if it is an author line: "By A, June 16" */
char *qimam_page_author_in_line (const char *line);

/* (transfer full) (nullable): the name in a link to the page of an author */
char *qimam_page_author_in_link (const xmlNode *node);

G_END_DECLS
