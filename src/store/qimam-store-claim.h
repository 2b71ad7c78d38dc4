/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "qimam-analysis.h"
#include "qimam-connection.h"
#include "qimam-id-map.h"

G_BEGIN_DECLS

/* What an article says, apart from its topics and the meetings that it tells of: all in one row of the
 * article (qimam-store-packed.h). */

/* (transfer full): where the claims of an article stand, with their ids, for the analysis that replaces them:
 * what stands in the same place again keeps its id. */
GHashTable *qimam_store_claim_places (QimamConnection *connection, gint64 article, GError **error);

/* Settles which ids the claims of an analysis will have. @places: (nullable): of the analysis before it */
gboolean qimam_store_claim_reserve (QimamConnection *connection,
                                    const QimamAnalysis *analysis,
                                    GHashTable *places,
                                    QimamIdMap *ids,
                                    GError **error);

/* Stores what an article says, with the ids of @ids; fills @ids' statements. */
gboolean qimam_store_claim_put (QimamConnection *connection,
                                gint64 article,
                                const QimamDocument *document,
                                const QimamAnalysis *analysis,
                                QimamIdMap *ids,
                                GError **error);

gboolean qimam_store_claim_remove (QimamConnection *connection, gint64 article, GError **error);

/* Stores the topics of claims and statements of an article, that was loaded since the last change of it. */
gboolean qimam_store_claim_put_topics (QimamConnection *connection,
                                       gint64 article,
                                       const QimamDocument *document,
                                       const QimamAnalysis *analysis,
                                       GError **error);

/* Adds what an article says to its analysis; dismissed claims stand apart. @document: the article as it is
 * stored. Where what is kept is damaged nothing is added but that it is. */
gboolean qimam_store_claim_load (QimamConnection *connection,
                                 gint64 article,
                                 const QimamDocument *document,
                                 QimamAnalysis *analysis,
                                 GError **error);

/* The article that has a claim. Errors: %QIMAM_ERROR_NOT_FOUND */
gboolean
qimam_store_claim_find_article (QimamConnection *connection, gint64 claim, gint64 *article, GError **error);

G_END_DECLS
