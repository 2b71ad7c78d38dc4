/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "qimam-library.h"

G_BEGIN_DECLS

/* Whether the dates of a filter are close enough for a chart of days: within three months. */
gboolean qimam_day_counts_fit (const QimamFilter *filter);

/**
 * qimam_day_counts_async:
 * @filter: whose dates fit
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
