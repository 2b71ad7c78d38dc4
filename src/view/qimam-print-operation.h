/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "qimam-page-layout.h"
#include "qimam-shared.h"

G_BEGIN_DECLS

#define QIMAM_TYPE_PRINT_OPERATION (qimam_print_operation_get_type ())
G_DECLARE_FINAL_TYPE (QimamPrintOperation, qimam_print_operation, QIMAM, PRINT_OPERATION, GtkPrintOperation)

/**
 * QimamPrintOperation:
 *
 * Prints a briefing or a comparison with the code that draws the preview and the PDF. The document is laid
 * out anew, on a worker thread, for the paper that the user picks in the dialog.
 */

/* Lays out a document: qimam_page_layout_new() or its sister for comparisons. */
typedef QimamPageLayout *(*QimamLayoutFunc) (gconstpointer document, const QimamPaper *paper);

/**
 * qimam_print_operation_new:
 * @document: holds what @lay_out takes
 * @title: name of the print job
 * @paper: what the dialog suggests
 */
QimamPrintOperation *qimam_print_operation_new (QimamShared *document,
                                                QimamLayoutFunc lay_out,
                                                const char *title,
                                                const QimamPaper *paper);

/* Opens the print dialog; what goes wrong is told in a dialog. Takes no hold on @parent. */
void qimam_print_operation_show (QimamPrintOperation *self, GtkWindow *parent);

/* The two documents, as #QimamLayoutFunc. */
QimamPageLayout *qimam_print_lay_out_briefing (gconstpointer document, const QimamPaper *paper);
QimamPageLayout *qimam_print_lay_out_comparison (gconstpointer document, const QimamPaper *paper);

G_END_DECLS
