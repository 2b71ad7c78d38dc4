/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "qimam-filter.h"

G_BEGIN_DECLS

#define QIMAM_TYPE_RESULTS (qimam_results_get_type ())
G_DECLARE_FINAL_TYPE (QimamResults, qimam_results, QIMAM, RESULTS, GObject)

/* Loads rows: (transfer full) (element-type QimamArticleItem) one an id, or NULL. */
typedef GPtrArray *(*QimamResultsLoader) (const gint64 *ids, guint n_ids, gpointer data, GError **error);

/**
 * qimam_results_new:
 * @ids: (element-type gint64): the result; not to be changed any more
 *
 * A #GListModel of #QimamArticleItem that loads pages of rows as they are asked for and keeps the last few.
 * As long as somebody holds an item, the same id gives the same item. Used from one thread.
 */
QimamResults *
qimam_results_new (GArray *ids, QimamResultsLoader loader, gpointer data, GDestroyNotify free_data);

G_END_DECLS
