/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "qimam-article-item.h"
#include "qimam-hits.h"

G_BEGIN_DECLS

#define QIMAM_TYPE_RESULTS (qimam_results_get_type ())
G_DECLARE_FINAL_TYPE (QimamResults, qimam_results, QIMAM, RESULTS, GObject)

/* Rows are loaded in pages of so many. */
#define QIMAM_RESULTS_PAGE 64

/* Loads the rows from position @first on: (transfer full) (element-type QimamArticleItem) @n of them, or
 * NULL. */
typedef GPtrArray *(*QimamResultsLoader) (
    QimamHits *hits, guint first, guint n, gpointer data, GError **error);

/**
 * qimam_results_new:
 * @hits: the result
 *
 * A #GListModel of #QimamArticleItem that loads pages of rows as they are looked into and keeps the last few:
 * to ask for a row costs next to nothing, to ask the row for anything may read from the library. As long as
 * somebody holds an item, the same id gives the same item. Used from one thread.
 */
QimamResults *
qimam_results_new (QimamHits *hits, QimamResultsLoader loader, gpointer data, GDestroyNotify free_data);

/* To be called before any row is asked for: rows of @before that somebody holds, and that say the same, stay
 * the objects that they were, so that who shows them has nothing to do. @before forgets what it loaded. */
void qimam_results_follow (QimamResults *self, QimamResults *before);

/* (transfer none) */
QimamHits *qimam_results_get_hits (QimamResults *self);

/* (transfer none) (nullable): the row of an article, if somebody holds it; loads none. */
QimamArticleItem *qimam_results_peek (QimamResults *self, gint64 id);

/* Gives ids and positions of the first and the last row of the pages that were looked at last, the latest
 * first, at most @n rows. Returns how many. */
guint qimam_results_get_recent (QimamResults *self, gint64 *ids, guint *positions, guint n);

G_END_DECLS
