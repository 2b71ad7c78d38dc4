/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "qimam-page-work.h"

G_BEGIN_DECLS

#define QIMAM_TYPE_PRINT_OPERATION (qimam_print_operation_get_type ())
G_DECLARE_FINAL_TYPE (QimamPrintOperation, qimam_print_operation, QIMAM, PRINT_OPERATION, GtkPrintOperation)

/**
 * QimamPrintOperation:
 *
 * Prints a briefing or a comparison with the code that draws the preview and the PDF. The document is laid
 * out anew, in slices, for the paper that the user picks in the dialog.
 */

/**
 * qimam_print_operation_new:
 * @document: holds what @begin takes
 * @title: name of the print job
 * @paper: what the dialog suggests
 */
QimamPrintOperation *qimam_print_operation_new (QimamShared *document,
                                                QimamLayoutFunc begin,
                                                const char *title,
                                                const QimamPaper *paper);

/* Opens the print dialog; what goes wrong is told in a dialog. Takes no hold on @parent. */
void qimam_print_operation_show (QimamPrintOperation *self, GtkWindow *parent);

G_END_DECLS
