/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "qimam-library.h"

G_BEGIN_DECLS

/* Analysing the whole library anew, after rules or lexicons changed: qimam_library_reanalyse(). It may be cut
 * off at any time, by being cancelled or by the end of the program; what is done is kept, and the next call
 * goes on where it was, unless rules have changed since. */

/**
 * qimam_library_is_reanalysis_due:
 * @done: (out) (optional): how many articles of @total are done, where one was begun
 *
 * Returns: whether one was begun and not ended, or articles were analysed by other rules
 */
gboolean qimam_library_is_reanalysis_due (QimamLibrary *self, guint *done, guint *total, GError **error);

/* As qimam_library_reanalyse(), on a thread of its own. @func is called on the caller's main context. */
void qimam_library_reanalyse_async (QimamLibrary *self,
                                    QimamImportFunc func,
                                    gpointer func_data,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer data);
gboolean qimam_library_reanalyse_finish (QimamLibrary *self, GAsyncResult *result, GError **error);

/**
 * qimam_library_mend_article:
 *
 * Analyses one article anew, as where what is kept of its analysis is damaged (`damaged` of #QimamAnalysis).
 * Corrections are applied to it. Emits "changed".
 */
gboolean qimam_library_mend_article (QimamLibrary *self, gint64 article, GError **error);
void qimam_library_mend_article_async (
    QimamLibrary *self, gint64 article, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data);
gboolean qimam_library_mend_article_finish (QimamLibrary *self, GAsyncResult *result, GError **error);

G_END_DECLS
