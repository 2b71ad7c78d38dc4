/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "qimam-comparison.h"
#include "qimam-shared.h"

G_BEGIN_DECLS

#define QIMAM_TYPE_MATRIX_VIEW (qimam_matrix_view_get_type ())
G_DECLARE_FINAL_TYPE (QimamMatrixView, qimam_matrix_view, QIMAM, MATRIX_VIEW, GtkWidget)

/**
 * QimamMatrixView:
 *
 * A comparison as a table; lives in a #GtkScrolledWindow. The row of column titles and the column of row
 * labels stay where they are; only cells that can be seen (and the one with the focus) are widgets. In RTL
 * the first column stands at the right. As everywhere in GTK, the horizontal adjustment counts from the left.
 *
 * Arrows move the focus from cell to cell, Home and End along the row (with Ctrl to the corners), the Page
 * keys by what is seen, Enter or Space opens.
 *
 * Signals:
 * - "cell-activated" (guint row, guint column)
 */
GtkWidget *qimam_matrix_view_new (void);

/* @comparison: (nullable) (transfer none): holds a #QimamComparison */
void qimam_matrix_view_set_comparison (QimamMatrixView *self, QimamShared *comparison);

/* Scrolls to a cell and gives it the focus. %FALSE where there is no such cell. */
gboolean qimam_matrix_view_focus_cell (QimamMatrixView *self, guint row, guint column);

/* The cell that has, or will get, the focus. */
void qimam_matrix_view_get_cursor (QimamMatrixView *self, guint *row, guint *column);

/* Scrolls until a cell is seen whole, as far as it fits. */
void qimam_matrix_view_scroll_to (QimamMatrixView *self, guint row, guint column);

/* (transfer none) (nullable): the widget of a cell, where it has one just now */
GtkWidget *qimam_matrix_view_get_cell (QimamMatrixView *self, guint row, guint column);

/* (transfer none) (nullable): the title of a column; the label of a row, where it has a widget just now */
GtkWidget *qimam_matrix_view_get_column_title (QimamMatrixView *self, guint column);
GtkWidget *qimam_matrix_view_get_row_label (QimamMatrixView *self, guint row);

/* How many cells are widgets just now. */
guint qimam_matrix_view_get_n_live (QimamMatrixView *self);

G_END_DECLS
