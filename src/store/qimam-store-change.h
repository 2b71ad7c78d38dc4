/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "qimam-connection.h"

G_BEGIN_DECLS

/* The library's list of changes, which triggers write: what the snapshot of all articles (query/) must bring in.
 * Its entries are numbered; the number of the last one is the library's generation. */

/* The numbers are in files. */
typedef enum
{
  QIMAM_CHANGE_ARTICLE = 1,  /* it came, went, or has another date or source */
  QIMAM_CHANGE_FLAGS = 2,    /* an article was read, starred, got a note, or is no longer */
  QIMAM_CHANGE_TOPICS = 3,   /* an article has other topics */
  QIMAM_CHANGE_MEETINGS = 4, /* an article speaks of other meetings */
  QIMAM_CHANGE_TITLE = 5,    /* a meeting has another title */
  QIMAM_CHANGE_NAMES = 6,    /* a source or a topic has another name */
  QIMAM_CHANGE_TOPIC = 7,    /* what a user calls a topic changed, not its key: nothing that is counted */
} QimamChange;

/* The tables and triggers, for the migration. */
extern const char qimam_store_change_schema[];

/* The last entry, 0 where there is none; and up to which one entries were forgotten. */
gboolean
qimam_store_change_range (QimamConnection *connection, gint64 *forgotten, gint64 *last, GError **error);

typedef void (*QimamChangeFunc) (QimamChange change, gint64 id, gpointer data);
/* Tells the entries after @after, in order. */
gboolean qimam_store_change_foreach (
    QimamConnection *connection, gint64 after, QimamChangeFunc func, gpointer data, GError **error);

/* Forgets the entries up to @upto, which must not be after the last one. To be called in a transaction. */
gboolean qimam_store_change_forget (QimamConnection *connection, gint64 upto, GError **error);

/* What is worked out from all articles, as bytes, with the generation it is of. (transfer full) (nullable) */
GBytes *qimam_store_kept_get (QimamConnection *connection, gint64 *generation, GError **error);
/* The generation of what is kept; -1 where there is nothing. */
gboolean qimam_store_kept_generation (QimamConnection *connection, gint64 *generation, GError **error);
/* Forgets it. */
gboolean qimam_store_kept_remove (QimamConnection *connection, GError **error);
gboolean
qimam_store_kept_put (QimamConnection *connection, gint64 generation, GBytes *bytes, GError **error);

G_END_DECLS
