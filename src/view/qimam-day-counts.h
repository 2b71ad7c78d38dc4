/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "qimam-library.h"

G_BEGIN_DECLS

/**
 * qimam_day_counts_filter:
 * @facets: what is counted under the filter
 *
 * Returns: (transfer full) (nullable): the filter whose days are worth a chart: its dates lie within three months,
 *   or it has none and all that it finds lies within two; %NULL where months tell more
 */
QimamFilter *qimam_day_counts_filter (const QimamFilter *filter, const QimamFacets *facets);

/**
 * qimam_day_counts_async:
 * @filter: one of qimam_day_counts_filter()
 *
 * Counts the articles of each day in the months of the filter's dates, under its other parts.
 */
void qimam_day_counts_async (QimamLibrary *library,
                             const QimamFilter *filter,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer data);

/* (transfer full) (element-type QimamFacet): days in order, those with articles */
GPtrArray *qimam_day_counts_finish (GAsyncResult *result, GError **error);

G_END_DECLS
