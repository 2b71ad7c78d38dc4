/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "qimam-article-item.h"
#include "qimam-connection.h"
#include "qimam-facets.h"
#include "qimam-filter.h"

G_BEGIN_DECLS

/* What a filter gives. Each function reads from one connection, whose cancellable stops it. */

/* (transfer full) (element-type gint64): all articles that pass, in order. */
GArray *qimam_query_ids (QimamConnection *connection, const QimamFilter *filter, GError **error);

QimamFacets *qimam_query_facets (QimamConnection *connection, const QimamFilter *filter, GError **error);

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
