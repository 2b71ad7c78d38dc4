/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "qimam-article-item.h"
#include "qimam-connection.h"
#include "qimam-facets.h"
#include "qimam-filter.h"
#include "qimam-hits.h"

G_BEGIN_DECLS

/* What a filter gives. Each function reads from one connection, whose cancellable stops it. */

/* (transfer full): the articles that pass, in order. */
QimamHits *qimam_query_find (QimamConnection *connection, const QimamFilter *filter, GError **error);

/* (transfer full): the articles that the text of a filter finds, by date. */
QimamHits *qimam_query_find_text (QimamConnection *connection,
                                  QimamSnapshot *snapshot,
                                  const QimamFilter *filter,
                                  GError **error);

/* (transfer full) (element-type gint64): the ids of all articles that pass, in order. */
GArray *qimam_query_ids (QimamConnection *connection, const QimamFilter *filter, GError **error);

QimamFacets *qimam_query_facets (QimamConnection *connection, const QimamFilter *filter, GError **error);

/* The most days that qimam_query_days() counts. */
#define QIMAM_QUERY_MAX_DAYS 1000

/**
 * qimam_query_days:
 * @filter: with both dates
 *
 * Counts the articles of each day in the filter's range.
 *
 * Returns: (transfer full): only @months is filled, with days ("2021-06-16") that have articles; nothing
 * where there are more than %QIMAM_QUERY_MAX_DAYS days
 */
QimamFacets *qimam_query_days (QimamConnection *connection, const QimamFilter *filter, GError **error);

/* (transfer full) (element-type utf8): what the articles are called where they come from, one an id; NULL for
 * those that have no such name. */
GPtrArray *qimam_query_guids (QimamConnection *connection, const gint64 *ids, guint n_ids, GError **error);

/**
 * qimam_query_items:
 * @filter: (nullable): whose text is marked
 *
 * Returns: (transfer full) (element-type QimamArticleItem): one an id, in order; one without headline for an
 * article that is no longer there
 */
GPtrArray *qimam_query_items (
    QimamConnection *connection, const gint64 *ids, guint n_ids, const QimamFilter *filter, GError **error);

G_END_DECLS
