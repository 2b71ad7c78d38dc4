/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "qimam-comparison.h"

G_BEGIN_DECLS

#define QIMAM_TYPE_MATRIX_CELL (qimam_matrix_cell_get_type ())
G_DECLARE_FINAL_TYPE (QimamMatrixCell, qimam_matrix_cell, QIMAM, MATRIX_CELL, GtkWidget)

/**
 * QimamMatrixCell:
 *
 * A cell of a comparison: a caption (an icon and a word that say its state) over a few lines of text.
 */

/* @role: %GTK_ACCESSIBLE_ROLE_CELL makes a cell that takes the focus, other roles one that does not */
GtkWidget *qimam_matrix_cell_new (GtkAccessibleRole role, guint row, guint column);

void qimam_matrix_cell_set_text (QimamMatrixCell *self, const char *text);

/* The words over the text; %NULL hides them. */
void qimam_matrix_cell_set_caption (QimamMatrixCell *self, const char *icon_name, const char *caption);

/* Sets caption and style class by the state. @n_claims is said where there is more than one. */
void qimam_matrix_cell_set_status (QimamMatrixCell *self,
                                   QimamStatus status,
                                   QimamCompareMode mode,
                                   guint n_claims);

guint qimam_matrix_cell_get_row (QimamMatrixCell *self);
guint qimam_matrix_cell_get_column (QimamMatrixCell *self);

/* (transfer none): "Agree", "Differs" …, in the window's language. That two meetings differ is no news, as it
 * is of two sources. */
const char *qimam_matrix_status_word (QimamStatus status, QimamCompareMode mode);
const char *qimam_matrix_status_icon (QimamStatus status, QimamCompareMode mode);

G_END_DECLS
