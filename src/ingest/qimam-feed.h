/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "qimam-extract.h"

G_BEGIN_DECLS

/* To be raised when items are read in another way: what was read before is read anew then. */
#define QIMAM_FEED_READER_VERSION 1

/**
 * qimam_feed_read:
 * @text: UTF-8
 * @options: (nullable): the address of the feed, what the user said of it, and who knows its items already
 *
 * Reads RSS 0.9x, 1.0 and 2.0, Atom 0.3 and 1.0, and JSON Feed. Slips of the author are mended as far as they
 * can be.
 *
 * Errors: %QIMAM_ERROR_UNSUPPORTED where it is no feed or defines entities, %QIMAM_ERROR_TOO_LARGE.
 *
 * Returns: (transfer full)
 */
QimamFeed *qimam_feed_read (const char *text, const QimamExtractOptions *options, GError **error);

/* The two ways; both as qimam_feed_read(). */
QimamFeed *qimam_feed_read_xml (const char *text, const QimamExtractOptions *options, GError **error);
QimamFeed *qimam_feed_read_json (const char *text, const QimamExtractOptions *options, GError **error);

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

/* Makes a document of an item and adds it to the feed; of one that is known it has little. @base: (nullable): what relative addresses are
 * relative to. */
void qimam_feed_add (QimamFeed *self, const QimamFeedItem *item, const char *base);

QimamFeed *qimam_feed_new (const QimamExtractOptions *options);

/* (transfer full): @address made whole; @address itself where it cannot be */
char *qimam_feed_resolve (const char *address, const char *base);

/* (transfer full): a title or a name without markup and character references */
char *qimam_feed_plain (const char *text);

/* (transfer full) (nullable): a date as ISO 8601, NULL where @text is none */
char *qimam_feed_date (const char *text);

G_END_DECLS
