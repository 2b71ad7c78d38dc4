/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "qimam-analysis-pack.h"
#include "qimam-connection.h"

G_BEGIN_DECLS

/* What articles say, a packed row an article, and whose claims those with a number are: ids are given out in
 * the order in which articles come, so that of each run of ids one row is enough, under the last of them. */

extern const char qimam_store_packed_schema[];

/* Puts the packed row of an article in the place of the one that it has. @ids: (nullable): as in
 * qimam_analysis_pack() */
gboolean qimam_store_packed_put (QimamConnection *connection,
                                 gint64 article,
                                 const QimamDocument *document,
                                 const QimamAnalysis *analysis,
                                 const QimamIdMap *ids,
                                 GError **error);

/**
 * qimam_store_packed_load:
 * @document: (nullable): as in qimam_analysis_unpack()
 * @found: (out): whether the article has a packed row
 *
 * Adds what the row of an article holds to @analysis; nothing but that it is damaged where it is, so that the
 * article can be read all the same and analysed anew.
 */
gboolean qimam_store_packed_load (QimamConnection *connection,
                                  gint64 article,
                                  const QimamDocument *document,
                                  QimamAnalysis *analysis,
                                  gboolean *found,
                                  GError **error);

gboolean qimam_store_packed_remove (QimamConnection *connection, gint64 article, GError **error);

/* @article: (out): the one that has the claim; 0 where none has */
gboolean
qimam_store_packed_find_claim (QimamConnection *connection, gint64 claim, gint64 *article, GError **error);

/* The last id that a claim or a statement was given. */
gboolean qimam_store_packed_last_claim (QimamConnection *connection, gint64 *id, GError **error);
gboolean qimam_store_packed_last_statement (QimamConnection *connection, gint64 *id, GError **error);
gboolean qimam_store_packed_set_last_statement (QimamConnection *connection, gint64 id, GError **error);

/**
 * qimam_store_packed_check:
 * @problems: (element-type utf8): gets a sentence for each row that is damaged or does not agree with the ids
 *
 * @repair: take damaged rows away and mark their articles as to be analysed anew, and note all ids again
 */
gboolean
qimam_store_packed_check (QimamConnection *connection, gboolean repair, GPtrArray *problems, GError **error);

G_END_DECLS
