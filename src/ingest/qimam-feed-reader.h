/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <libxml/parser.h>

#include "qimam-feed.h"
#include "qimam-xml-text.h"

G_BEGIN_DECLS

/* The insides of the XML feed reader: qimam-feed-xml.c follows the parser, qimam-feed-fields.c knows what
 * elements mean, qimam-feed-element.c reads names and attributes. Attributes come as SAX2 gives them, five
 * pointers each. */

/* Whose element it is. */
typedef enum
{
  QIMAM_SPACE_RSS,
  QIMAM_SPACE_ATOM,
  QIMAM_SPACE_DC,
  QIMAM_SPACE_CONTENT,
  QIMAM_SPACE_MEDIA,
  QIMAM_SPACE_ITUNES,
  QIMAM_SPACE_XHTML,
  QIMAM_SPACE_OTHER,
} QimamFeedSpace;

/* What is being collected. */
typedef struct
{
  gboolean open;
  guint depth; /* of the element that is collected */
  QimamFeedSpace space;
  char *name;
  gboolean markup; /* inner elements are content, not noise */
  gboolean base64;
  gboolean plain; /* stated to be plain text */
  GString *text;
} QimamFeedCapture;

typedef struct
{
  QimamXmlGuard guard;
  xmlParserCtxtPtr context;
  QimamFeed *feed;
  QimamFeedItem item;
  gboolean in_item;
  gboolean known; /* a root element of a feed was seen */
  guint depth;
  guint item_depth;
  guint skip_depth; /* above 0: everything down to this depth is passed over */
  guint link_rank;
  guint home_rank;
  gboolean guid_is_link;
  gboolean borrowed_title; /* the headline is that of a picture */
  guint8 date_rank;
  QimamFeedCapture capture;
  GPtrArray *bases; /* char *, one a level */
  GHashTable *entities;
  const char *url;
} QimamFeedReader;

QimamFeedSpace qimam_feed_space (const xmlChar *prefix, const xmlChar *uri);

/* (transfer full) (nullable): the value of an attribute, whatever its prefix */
char *qimam_feed_attribute (const xmlChar **attributes, int n, const char *name);
gboolean qimam_feed_has_attribute (const xmlChar **attributes, int n, const char *name);

/* @value: (out) (transfer full): set if there is such an attribute */
gboolean qimam_feed_prefixed_attribute (
    const xmlChar **attributes, int n, const char *prefix, const char *name, char **value);

gboolean qimam_feed_is_one_of (const char *name, const char *const *names);
#define QIMAM_NAMES(...) ((const char *const[]){ __VA_ARGS__, NULL })

/* (nullable): what relative addresses are relative to, where the parser stands */
const char *qimam_feed_base (const QimamFeedReader *reader);

/* Elements that speak by their attributes. */
void qimam_feed_read_link (QimamFeedReader *reader, QimamFeedSpace space, const xmlChar **attributes, int n);
void qimam_feed_read_picture (QimamFeedReader *reader, const char *name, const xmlChar **attributes, int n);

/* Puts a collected text where it belongs. */
void qimam_feed_finish_item_field (QimamFeedReader *reader, const QimamFeedCapture *capture);
void qimam_feed_finish_feed_field (QimamFeedReader *reader, const QimamFeedCapture *capture);

G_END_DECLS
