/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "qimam-error.h"

G_BEGIN_DECLS

/* A feed that a page names. */
typedef struct
{
  char *url;
  char *title; /* (nullable) */
} QimamFeedLink;

/**
 * qimam_feed_discover:
 * @page: HTML in UTF-8
 * @url: the address of the page
 *
 * Finds the feeds that a page names in its links: RSS, Atom and JSON Feed, those of comments last.
 *
 * Returns: (transfer full) (element-type QimamFeedLink): may be empty; %NULL with @error where the page
 * cannot be read
 */
GPtrArray *qimam_feed_discover (const char *page, const char *url, GError **error);

G_END_DECLS
