/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "qimam-document.h"
#include "qimam-error.h"

G_BEGIN_DECLS

typedef enum
{
  QIMAM_FORMAT_AUTO,
  QIMAM_FORMAT_HTML,
  QIMAM_FORMAT_FEED,
  QIMAM_FORMAT_TEXT,
  QIMAM_FORMAT_OPML,
  QIMAM_FORMAT_JSONL,
  QIMAM_FORMAT_MAIL,    /* a mail, or a page as a browser saves it in one file (MHTML) */
  QIMAM_FORMAT_ARCHIVE, /* pages in a zip file (MAFF) */
} QimamFormat;

/* nick: auto, html, feed, text, opml, jsonl, mail, archive */
gboolean qimam_format_from_nick (const char *nick, QimamFormat *format);
const char *qimam_format_nick (QimamFormat format);

/**
 * QimamKnownFunc:
 * @piece: (inout): a number for all that an item of a feed is made of; whoever is asked may make another one
 *   of it, which the document gets
 *
 * Asked before an item is read, perhaps in another thread. Returns: whether it need not be.
 */
typedef gboolean (*QimamKnownFunc) (guint64 *piece, gpointer data);

/* What is known of the input from outside. All members may be NULL. */
typedef struct
{
  QimamFormat format;
  const char *name;         /* file name or address, for messages and to tell the format */
  const char *url;          /* address of the page */
  const char *content_type; /* as the server said: "text/html; charset=windows-1256" */
  const char *source;       /* the outlet, said by the user: replaces what the text states */
  const char *published;    /* ISO 8601, said by the user: replaces what the text states, basis "stated" */
  QimamKnownFunc is_known;  /* for items of feeds */
  gpointer known_data;
} QimamExtractOptions;

/* Whether what the user said can be used; %QIMAM_ERROR_USAGE, naming the value, where it cannot. */
gboolean qimam_extract_options_check (const QimamExtractOptions *options, GError **error);

/* Puts what the user said of every item in the place of what the item says. qimam_extract() and
 * qimam_extract_feed() have done so; lines of JSON know of no options. Errors: qimam_extract_options_check()
 */
gboolean
qimam_extract_apply_options (QimamDocument *document, const QimamExtractOptions *options, GError **error);

/* A feed and its items. */
typedef struct
{
  char *title;      /* (nullable) */
  char *home;       /* (nullable) */
  char *updated;    /* (nullable) ISO 8601 */
  char *language;   /* (nullable) */
  gboolean cut;     /* the end of it is missing: what stood before is there */
  GPtrArray *items; /* (element-type QimamDocument) */
  /* While it is read: as QimamExtractOptions has them. */
  QimamKnownFunc is_known;
  gpointer known_data;
  guint64 said; /* a number for what the user said */
} QimamFeed;

void qimam_feed_free (QimamFeed *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (QimamFeed, qimam_feed_free)

/**
 * qimam_format_guess:
 *
 * Tells what some bytes are, from the beginning of the content and then from name and type. By its content,
 * only what has a whole JSON object as its first line that is not empty is JSON lines; an object that is
 * broken right behind its first brace, over several lines, is taken for them as well, so that it is refused
 * rather than read as a text. A JSON Feed may stand in one line or in many.
 */
QimamFormat qimam_format_guess (GBytes *data, const QimamExtractOptions *options);

/**
 * qimam_extract:
 * @data: the bytes as received; kept in the document
 *
 * Makes an article of a page, a dump, or the page or text in a mail: headline, outlet, byline, caption,
 * publication date, body, and what was left out with the reason. Never touches the network or another file.
 *
 * Errors: those of qimam_charset_decode(); %QIMAM_ERROR_UNSUPPORTED (a feed, an image …), %QIMAM_ERROR_EMPTY
 * (no article in it), %QIMAM_ERROR_TOO_LARGE.
 *
 * Returns: (transfer full)
 */
QimamDocument *qimam_extract (GBytes *data, const QimamExtractOptions *options, GError **error);

/* Whether an item of a feed says anything. Errors: %QIMAM_ERROR_EMPTY, naming the item. */
gboolean qimam_extract_check_item (const QimamDocument *item, const char *name, GError **error);

/* As qimam_extract(), for RSS, Atom and JSON Feed. Errors: %QIMAM_ERROR_UNSUPPORTED where it is no feed. */
QimamFeed *qimam_extract_feed (GBytes *data, const QimamExtractOptions *options, GError **error);

/**
 * qimam_extract_jsonl_line:
 *
 * Reads one line `{"id":…,"url":…,"source":…,"headline":…,"published":…,"body":"paragraph\nparagraph"}`; "id"
 * becomes the guid. What an export tells besides is read as well. Members that are known must be of their
 * kind, the others may be anything. A line `{"topic":{…}}` of an export tells of no article:
 * qimam_extract_is_topic().
 *
 * Errors: %QIMAM_ERROR_ENCODING, %QIMAM_ERROR_UNSUPPORTED naming the member, %QIMAM_ERROR_EMPTY.
 */
QimamDocument *qimam_extract_jsonl_line (const char *line, gssize length, GError **error);

/* Whether what was read is no article but a topic of a user, which stands in `kept`. */
gboolean qimam_extract_is_topic (const QimamDocument *document);

G_END_DECLS
