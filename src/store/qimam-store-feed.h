/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "qimam-connection.h"

G_BEGIN_DECLS

/* A feed that is asked for again and again. Times are in seconds since 1970. */
typedef struct
{
  gint64 id;
  char *url;
  char *title;      /* (nullable) the outlet under which its articles are kept */
  char *home;       /* (nullable) */
  char **folder;    /* names from the outermost folder on; may be empty, never NULL */
  char *attributes; /* (nullable) what a list of subscriptions says of it that is not Qimam's */
  gboolean typed;   /* a person typed the address: it may lie in the local network */
  gboolean whole;   /* the pages of its articles are fetched, too */
  char *etag;
  char *last_modified;
  gint64 fetched;    /* 0: never */
  gint64 next_fetch; /* 0: at once; G_MAXINT64: never again */
  guint status;      /* of HTTP, the last time; 0 where there was no answer */
  guint failures;    /* in a row */
  char *problem;     /* (nullable) why the last request failed */
} QimamFeedRow;

QimamFeedRow *qimam_feed_row_new (void);
void qimam_feed_row_free (QimamFeedRow *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (QimamFeedRow, qimam_feed_row_free)

/* The table, for the migration. */
extern const char qimam_store_feed_schema[];

/* (transfer full) (element-type QimamFeedRow): all feeds, in the order in which they came */
GPtrArray *qimam_store_feed_list (QimamConnection *connection, GError **error);

/* @id: (out): 0 where there is no feed of that address */
gboolean qimam_store_feed_find (QimamConnection *connection, const char *url, gint64 *id, GError **error);

/* Adds a feed (its id 0) or replaces what is kept of one; @feed gets its id. Errors: %QIMAM_ERROR_USAGE where
 * another feed has the address. */
gboolean qimam_store_feed_put (QimamConnection *connection, QimamFeedRow *feed, GError **error);

/* Errors: %QIMAM_ERROR_NOT_FOUND. The articles stay. */
gboolean qimam_store_feed_remove (QimamConnection *connection, gint64 id, GError **error);

G_END_DECLS
