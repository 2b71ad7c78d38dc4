/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "qimam-library.h"
#include "qimam-store-job.h"

G_BEGIN_DECLS

/* What was taken in, when, and what was refused. All functions block and may be called from any thread. */

/* (transfer full) (element-type QimamJobRow): the newest first */
GPtrArray *qimam_library_list_jobs (QimamLibrary *self, GError **error);

/* (transfer full). Errors: %QIMAM_ERROR_NOT_FOUND. */
QimamJobRow *qimam_library_load_job (QimamLibrary *self, gint64 id, GError **error);

/* (transfer full) (element-type QimamJobRefused): at most @n of what a job refused, from @first on */
GPtrArray *qimam_library_list_refused (QimamLibrary *self, gint64 job, guint first, guint n, GError **error);

/* Forgets all jobs that do not run. What they took in stays. */
gboolean qimam_library_clear_jobs (QimamLibrary *self, GError **error);

/* (transfer full) (nullable): what is being read just now by a job of this program; with @id 0 by the one
 * that began last. */
char *qimam_library_dup_current_item (QimamLibrary *self, gint64 id);

/**
 * qimam_library_retry_job:
 * @origin: (nullable): only what this file or address gave; %NULL for all that the job refused
 *
 * Tries once more to take in what a job refused: a job of its own, with the options of the first one. Of a
 * file that holds several items, those that are there already are "unchanged".
 *
 * Errors: those of qimam_library_import(); %QIMAM_ERROR_NOT_FOUND where there is nothing to try again, as
 * with text that was pasted
 */
gboolean qimam_library_retry_job (QimamLibrary *self,
                                  gint64 id,
                                  const char *origin,
                                  QimamImportFunc func,
                                  gpointer data,
                                  QimamImportTotals *totals,
                                  GCancellable *cancellable,
                                  GError **error);

/* The same on a worker thread; to be ended with qimam_library_import_finish(). */
void qimam_library_retry_job_async (QimamLibrary *self,
                                    gint64 id,
                                    const char *origin,
                                    QimamImportFunc func,
                                    gpointer func_data,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer data);

G_END_DECLS
