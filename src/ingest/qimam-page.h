/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "qimam-document.h"

G_BEGIN_DECLS

/**
 * qimam_page_read:
 * @html: UTF-8
 * @document: its url, where it is known, tells relative addresses and may hold the date
 *
 * Makes an article of a news page. Errors: %QIMAM_ERROR_TOO_LARGE, %QIMAM_ERROR_EMPTY.
 */
gboolean qimam_page_read (const char *html, QimamDocument *document, GError **error);

/**
 * qimam_page_read_fragment:
 * @html: UTF-8: a piece of HTML, such as the content of a feed item; a plain text will do
 *
 * Returns: (transfer full) (nullable): its text, a paragraph a line; %NULL if it cannot be parsed
 */
char *qimam_page_read_fragment (const char *html, GArray *roles);

G_END_DECLS
