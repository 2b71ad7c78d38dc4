/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "qimam-connection.h"

G_BEGIN_DECLS

/* Which articles were made of which pieces of feeds (%QimamDocument's `piece`): a piece that comes once more
 * need not be read again. An article whose content changes loses its pieces. */

/* The table, for the migration. */
extern const char qimam_store_piece_schema[];

/**
 * qimam_store_piece_find:
 * @article: (out): the article that says exactly what the piece says, 0 where there is none
 * @headline: (out) (optional) (transfer full) (nullable): its headline
 */
gboolean qimam_store_piece_find (
    QimamConnection *connection, guint64 piece, gint64 *article, char **headline, GError **error);

/* Notes that @article says what the piece says. @fresh: no piece of it is noted yet; of the others a few are
 * kept, since an item may stand in several feeds. To be called in a transaction, after the article is stored.
 */
gboolean qimam_store_piece_put (
    QimamConnection *connection, guint64 piece, gint64 article, gboolean fresh, GError **error);

G_END_DECLS
