/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "qimam-page-layout.h"
#include "qimam-shared.h"

G_BEGIN_DECLS

/*
 * Pages laid out and drawn on the thread of the widgets, in slices of an idle that take a part of a frame:
 * drawing and input come first. (Not on another thread: see QimamPageLayout.)
 */

/* Microseconds that a slice may take. */
#define QIMAM_PAGE_SLICE 4000

/* Takes up a document: qimam_page_layout_begin() or its sister for comparisons. */
typedef QimamPageLayout *(*QimamLayoutFunc) (gconstpointer document, const QimamPaper *paper);

/* The two documents, as #QimamLayoutFunc. */
QimamPageLayout *qimam_page_work_begin_briefing (gconstpointer document, const QimamPaper *paper);
QimamPageLayout *qimam_page_work_begin_comparison (gconstpointer document, const QimamPaper *paper);

/* How far the work is, from 0 to 1; told after each slice but the last. */
typedef void (*QimamPageProgress) (GObject *source, double fraction);

/**
 * qimam_page_work_lay_out_async:
 * @source: who asks; is held meanwhile
 * @document: holds what @begin takes; is held meanwhile, and must outlive the layout
 * @progress: (nullable)
 *
 * Lays a document out. After a cancellation no further slice is begun.
 */
void qimam_page_work_lay_out_async (GObject *source,
                                    QimamShared *document,
                                    QimamLayoutFunc begin,
                                    const QimamPaper *paper,
                                    QimamPageProgress progress,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer data);

/* (transfer full) (nullable): %NULL after a cancellation */
QimamPageLayout *qimam_page_work_lay_out_finish (GAsyncResult *result, GError **error);

/* Lays a document out and draws it into a PDF file in memory. */
void qimam_page_work_draw_pdf_async (GObject *source,
                                     QimamShared *document,
                                     QimamLayoutFunc begin,
                                     const QimamPaper *paper,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer data);

/* (transfer full) (nullable) */
GBytes *qimam_page_work_draw_pdf_finish (GAsyncResult *result, GError **error);

G_END_DECLS
