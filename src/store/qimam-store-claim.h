/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "qimam-analysis.h"
#include "qimam-connection.h"

G_BEGIN_DECLS

/* The library's ids of what counts from 1 within an analysis; (key-type gint64) (value-type gint64), own
 * memory. */
typedef struct
{
  GHashTable *claims;
  GHashTable *statements;
  GHashTable *told; /* meetings as the article tells them: row ids of article_meeting */
} QimamIdMap;

void qimam_id_map_init (QimamIdMap *self);
void qimam_id_map_clear (QimamIdMap *self);
void qimam_id_map_add (GHashTable *map, gint64 from, gint64 to);
/* 0 where @from has no id in the library */
gint64 qimam_id_map_get (GHashTable *map, gint64 from);

/* (transfer full): where the claims of an article stand, with their ids, for the analysis that replaces them:
 * what stands in the same place again keeps its id. */
GHashTable *qimam_store_claim_places (QimamConnection *connection, gint64 article, GError **error);

/* Settles which ids the claims of an analysis will have. @places: (nullable): of the analysis before it */
gboolean qimam_store_claim_reserve (QimamConnection *connection,
                                    const QimamAnalysis *analysis,
                                    GHashTable *places,
                                    QimamIdMap *ids,
                                    GError **error);

/* Stores statements and then claims, with the ids of @ids; fills @ids' statements. */
gboolean qimam_store_claim_put (QimamConnection *connection,
                                gint64 article,
                                const QimamAnalysis *analysis,
                                QimamIdMap *ids,
                                GError **error);

/* Adds the claims and statements of an article to its analysis; dismissed claims stand apart. */
gboolean
qimam_store_claim_load (QimamConnection *connection, gint64 article, QimamAnalysis *analysis, GError **error);

G_END_DECLS
