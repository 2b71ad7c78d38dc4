/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "qimam-connection.h"
#include "qimam-note.h"

G_BEGIN_DECLS

/* Earlier versions of articles: what they said before their publisher sent another text. */

/* The table, for the migration. */
extern const char qimam_store_version_schema[];

/* An article has at most so many: the newest, the very first, and those that notes were made on. A page that
 * says something else at each visit must not fill the library. */
#define QIMAM_VERSIONS_KEPT 100

/**
 * qimam_store_version_keep:
 * @document: what is about to be put in the place of what the article says now
 * @before: (out) (transfer full): headline, byline, caption, body and dates as they are now
 * @version: (out): the version that was made of it, 0 where @document says the same
 *
 * To be called in a transaction, before the article is replaced.
 */
gboolean qimam_store_version_keep (QimamConnection *connection,
                                   gint64 article,
                                   const QimamDocument *document,
                                   QimamDocument **before,
                                   gint64 *version,
                                   GError **error);

/* Adds the versions of an article, the oldest first, to @versions (element-type QimamVersion); their
 * documents are empty. */
gboolean
qimam_store_version_list (QimamConnection *connection, gint64 article, GPtrArray *versions, GError **error);

/* Puts in an earlier version that came along with an article. To be called in a transaction. */
gboolean qimam_store_version_put (QimamConnection *connection,
                                  gint64 article,
                                  const QimamVersion *version,
                                  GError **error);

/* (transfer full): with its document. Errors: %QIMAM_ERROR_NOT_FOUND */
QimamVersion *qimam_store_version_load (QimamConnection *connection, gint64 version, GError **error);

/* (transfer full) (nullable): the bytes that the version was read from; %NULL, too, where none were kept */
GBytes *qimam_store_version_load_original (QimamConnection *connection, gint64 version, GError **error);

/* Marks all versions of an article as looked at. */
gboolean qimam_store_version_set_seen (QimamConnection *connection, gint64 article, GError **error);

G_END_DECLS
