/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "qimam-library.h"

G_BEGIN_DECLS

#define QIMAM_TYPE_CELL_POPOVER (qimam_cell_popover_get_type ())
G_DECLARE_FINAL_TYPE (QimamCellPopover, qimam_cell_popover, QIMAM, CELL_POPOVER, GtkPopover)

/**
 * QimamCellPopover:
 *
 * What stands behind a cell of a comparison: its whole text and the passages that it rests on.
 *
 * Signals:
 * - "open-span" (gint64 article, guint in, guint start, guint end): a passage was activated; the popover
 * closes
 */

/* @library: (nullable) */
GtkWidget *qimam_cell_popover_new (QimamLibrary *library);

/* Shows a cell; the popover keeps nothing of @comparison. */
void qimam_cell_popover_set_cell (QimamCellPopover *self,
                                  const QimamComparison *comparison,
                                  guint row,
                                  guint column);

G_END_DECLS
