/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "qimam-library.h"

G_BEGIN_DECLS

/**
 * QimamRequest:
 *
 * What an asynchronous call was asked for; the data of its task.
 */
typedef struct
{
  QimamFilter *filter;
  gint64 *ids;
  guint n_ids;
  gboolean sources;
  char *topic;
  char *language;
} QimamRequest;

/* Runs @func on a worker thread with a task whose data is @work, which @free_work frees. @tag: the function
 * that was called. */
void qimam_library_start (QimamLibrary *self,
                          gpointer work,
                          GDestroyNotify free_work,
                          gpointer tag,
                          GTaskThreadFunc func,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer data);

QimamRequest *qimam_request_new (const QimamFilter *filter, const gint64 *ids, guint n_ids);
/* The same with @request (transfer full). */
void qimam_library_run (QimamLibrary *self,
                        QimamRequest *request,
                        gpointer tag,
                        GTaskThreadFunc func,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer data);

/* Returns @result, that @free_result frees, from a task; where it is %NULL, @error (transfer full). */
void qimam_task_return_pointer (GTask *task, gpointer result, GDestroyNotify free_result, GError *error);
/* Returns from a task that all was @done; where it was not, @error (transfer full). */
void qimam_task_return_done (GTask *task, gboolean done, GError *error);

/* Hears of a report on the main context of the one who asked. */
typedef void (*QimamTaskHearFunc) (GTask *task, gconstpointer report);

/**
 * qimam_task_tell:
 * @report: (transfer full): @free_report frees it
 *
 * Called on the thread of a task: tells the one who asked for it how far it is. @hear is called on his main
 * context, in the order of the reports and before his callback; what comes too late, after that or after he
 * cancelled, is not told.
 */
void qimam_task_tell (GTask *task, QimamTaskHearFunc hear, gpointer report, GDestroyNotify free_report);

G_END_DECLS
