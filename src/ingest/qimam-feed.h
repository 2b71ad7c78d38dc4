/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "qimam-extract.h"

G_BEGIN_DECLS

/**
 * qimam_feed_read:
 * @text: UTF-8
 * @url: (nullable): the address of the feed
 *
 * Reads RSS 0.9x, 1.0 and 2.0, Atom 0.3 and 1.0, and JSON Feed. Slips of the author are mended as far as they
 * can be.
 *
 * Errors: %QIMAM_ERROR_UNSUPPORTED where it is no feed or defines entities, %QIMAM_ERROR_TOO_LARGE.
 *
 * Returns: (transfer full)
 */
QimamFeed *qimam_feed_read (const char *text, const char *url, GError **error);

/* The two ways; both as qimam_feed_read(). */
QimamFeed *qimam_feed_read_xml (const char *text, const char *url, GError **error);
QimamFeed *qimam_feed_read_json (const char *text, const char *url, GError **error);

/* What the two ways have found of an item, before it becomes a document. All strings may be NULL. */
typedef struct
{
  char *guid;
  char *url;
  char *headline; /* plain text */
  char *byline;
  char *source;
  char *published;
  char *updated;
  char *summary; /* HTML */
  char *content; /* HTML */
  char *image;
  char *language;
} QimamFeedItem;

void qimam_feed_item_clear (QimamFeedItem *self);

/* Makes a document of an item and adds it to the feed. @base: (nullable): what relative addresses are
 * relative to. */
void qimam_feed_add (QimamFeed *self, const QimamFeedItem *item, const char *base);

QimamFeed *qimam_feed_new (void);

/* (transfer full): @address made whole; @address itself where it cannot be */
char *qimam_feed_resolve (const char *address, const char *base);

/* (transfer full): a title or a name without markup and character references */
char *qimam_feed_plain (const char *text);

/* (transfer full) (nullable): a date as ISO 8601, NULL where @text is none */
char *qimam_feed_date (const char *text);

G_END_DECLS
