/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "qimam-library.h"

G_BEGIN_DECLS

/* These articles are marked in the library; told on the caller's thread. */
typedef void (*QimamRowMarksFunc) (
    QimamLibrary *library, const gint64 *ids, guint n_ids, gboolean starred, gboolean value, gpointer data);

/**
 * qimam_row_marks_async:
 * @positions: which of the hits; the caller may change it afterwards
 * @starred: whether stars are set, and not what was read
 * @progress: (nullable): called after each transaction with @progress_data, not after @callback
 *
 * Marks articles by their places in a list, without loading them, on a worker thread and in small
 * transactions. What was marked before a cancellation or an error stays.
 */
void qimam_row_marks_async (QimamLibrary *library,
                            QimamHits *hits,
                            const GtkBitset *positions,
                            gboolean starred,
                            gboolean value,
                            QimamRowMarksFunc progress,
                            gpointer progress_data,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer data);
gboolean qimam_row_marks_finish (GAsyncResult *result, GError **error);

G_END_DECLS
