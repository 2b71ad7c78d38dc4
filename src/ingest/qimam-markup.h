/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>
#include <libxml/HTMLparser.h>

#include "qimam-error.h"

G_BEGIN_DECLS

/* Markup that someone else wrote, made harmless before a parser sees it. */
typedef struct
{
  GString *html;      /* without scripts, styles, comments, drawings */
  GPtrArray *json_ld; /* (element-type utf8): contents of <script type="application/ld+json"> */
} QimamMarkup;

void qimam_markup_clear (QimamMarkup *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (QimamMarkup, qimam_markup_clear)

/**
 * qimam_markup_prepare:
 * @text: UTF-8
 *
 * Leaves out what is never read, and refuses what would cost a parser too much: elements nested deeper than
 * 240, elements with more than 500 attributes. Takes linear time.
 *
 * Errors: %QIMAM_ERROR_TOO_LARGE
 */
gboolean qimam_markup_prepare (QimamMarkup *self, const char *text, GError **error);

/**
 * qimam_markup_parse:
 *
 * Parses prepared HTML; nothing is fetched, no entity is loaded. A document that the parser would cut is
 * refused.
 *
 * Returns: (transfer full): free with xmlFreeDoc()
 */
htmlDocPtr qimam_markup_parse (const char *html, gssize length, GError **error);

/* Makes the XML library refuse to load anything from outside, in every thread. May be called again. */
void qimam_markup_secure (void);

G_END_DECLS
