/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define QIMAM_TYPE_ROW_SELECTION (qimam_row_selection_get_type ())
G_DECLARE_FINAL_TYPE (QimamRowSelection, qimam_row_selection, QIMAM, ROW_SELECTION, GObject)

/**
 * QimamRowSelection:
 *
 * Any number of rows of a list, by their positions alone. (#GtkMultiSelection asks the list for each row that
 * it selects, which is what a list that loads its rows as they are looked at must be spared.)
 */
QimamRowSelection *qimam_row_selection_new (void);

/* @model: (nullable). @keep: whether the rows are the same as before, in the same places. */
void qimam_row_selection_set_model (QimamRowSelection *self, GListModel *model, gboolean keep);
/* (transfer none) (nullable) */
GListModel *qimam_row_selection_get_model (QimamRowSelection *self);

/* (transfer none): the positions, until the selection changes */
const GtkBitset *qimam_row_selection_get_positions (QimamRowSelection *self);
guint64 qimam_row_selection_get_n (QimamRowSelection *self);
/* GTK_INVALID_LIST_POSITION unless exactly one row is selected. */
guint qimam_row_selection_get_single (QimamRowSelection *self);
/* Selects one row alone, or none for GTK_INVALID_LIST_POSITION. */
void qimam_row_selection_set_single (QimamRowSelection *self, guint position);

G_END_DECLS
