/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include <libxml/tree.h>

G_BEGIN_DECLS

/* What a page says of its headline. */
typedef struct
{
  GPtrArray *heads;   /* (element-type utf8): texts of h1 */
  GPtrArray *titled;  /* (element-type utf8): texts of h2 and h3 whose class calls them a title */
  const char *named;  /* (nullable): the first of @heads that its class calls a title */
  const char *title;  /* (nullable): <title> */
  const char *meta;   /* (nullable): og:title and its like */
  const char *stated; /* (nullable): in JSON-LD */
  const char *source; /* (nullable): the outlet */
} QimamPageTitles;

/* (transfer full) (nullable): the headline as the page shows it, without the outlet's name */
char *qimam_page_title_choose (const QimamPageTitles *titles, xmlNode *root);

/* (nullable): the element that shows a headline; @key: as qimam_wording_key() gives it. A heading of the
 * first order where there are several; any element where there is no heading. */
xmlNode *qimam_page_title_find (xmlNode *root, const char *key);

/* (transfer full) (nullable): the outlet in the title of the window, beside the whole headline: "Headline -
 * Outlet" */
char *qimam_page_title_outlet (const char *title, const char *headline);

/* (transfer full): the name of a site without what it says of itself: "Outlet | News for all of us" */
char *qimam_page_title_cut_slogan (const char *site);

G_END_DECLS
