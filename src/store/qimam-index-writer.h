/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "qimam-connection.h"

G_BEGIN_DECLS

/* Changes of the full-text index. What is put and removed is gathered in memory and becomes a segment when
 * the transaction is committed with qimam_connection_commit(), or before that where it grows large. */

/* Indexes an article, instead of what the index had of it. Texts may be NULL. To be called in a transaction.
 * Errors: %QIMAM_ERROR_TOO_LARGE where @article is beyond 32 bits. */
gboolean qimam_index_put (QimamConnection *connection,
                          gint64 article,
                          const char *headline,
                          const char *body,
                          const char *caption,
                          GError **error);

/* Takes an article out. Does nothing where it is not in. To be called in a transaction. */
gboolean qimam_index_remove (QimamConnection *connection, gint64 article, GError **error);

/* Writes what was gathered now, and not only at the commit. */
gboolean qimam_index_flush (QimamConnection *connection, GError **error);

/* Empties the index and marks all articles to be indexed: qimam_index_fill() does it. In a transaction. */
gboolean qimam_index_reset (QimamConnection *connection, GError **error);

/* Marks all articles to be indexed anew, and leaves what there is for searching meanwhile. In a
 * transaction. */
gboolean qimam_index_outdate (QimamConnection *connection, GError **error);

/**
 * qimam_index_fill:
 * @max: articles
 * @more: (out): whether there are more
 *
 * Indexes the next articles that wait for it, in a transaction of its own: after a stop at any moment it goes
 * on where it was.
 */
gboolean qimam_index_fill (QimamConnection *connection, guint max, gboolean *more, GError **error);

G_END_DECLS
