/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "qimam-analysis.h"
#include "qimam-connection.h"

G_BEGIN_DECLS

/* Libraries of before have a row a claim and a row a statement, in tables "claim" and "statement", and times,
 * quantities and summary in columns of article_text. They are packed in the background, some articles at a
 * time, and read meanwhile; when all are packed the two tables go. All functions do nothing where the tables
 * are not there. */

gboolean qimam_store_unpacked_exists (QimamConnection *connection, gboolean *exists, GError **error);

/* As qimam_store_packed_load(), of an article that has no packed row. */
gboolean qimam_store_unpacked_load (QimamConnection *connection,
                                    gint64 article,
                                    QimamAnalysis *analysis,
                                    GError **error);

gboolean qimam_store_unpacked_remove (QimamConnection *connection, gint64 article, GError **error);

/* @article: (out): the one that has the claim, 0 where none has */
gboolean
qimam_store_unpacked_find_claim (QimamConnection *connection, gint64 claim, gint64 *article, GError **error);

/* How many agreements, disagreements and next steps articles that are not packed tell of a meeting. */
gboolean
qimam_store_unpacked_count_outcomes (QimamConnection *connection, gint64 meeting, gint64 *n, GError **error);

/* Packs an article, if it is not. To be called in a transaction. */
gboolean qimam_store_unpacked_pack (QimamConnection *connection, gint64 article, GError **error);

/**
 * qimam_store_unpacked_pack_some:
 * @budget: microseconds after which it stops, all that is done committed
 * @more: (out): whether there is more to do
 *
 * Packs articles. To be called outside of a transaction.
 */
gboolean
qimam_store_unpacked_pack_some (QimamConnection *connection, gint64 budget, gboolean *more, GError **error);

G_END_DECLS
