/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "qimam-library.h"

G_BEGIN_DECLS

#define QIMAM_TYPE_DISCREPANCY_ROW (qimam_discrepancy_row_get_type ())
G_DECLARE_FINAL_TYPE (QimamDiscrepancyRow, qimam_discrepancy_row, QIMAM, DISCREPANCY_ROW, AdwExpanderRow)

/**
 * QimamDiscrepancyRow:
 *
 * One thing in a comparison that does not fit together; it unfolds to the passages behind it.
 *
 * Signals:
 * - "open-span" (gint64 article, guint in, guint start, guint end)
 */

/* @library: (nullable). Holds a copy of the claims, and loads their sentences when it is unfolded. */
GtkWidget *qimam_discrepancy_row_new (QimamLibrary *library,
                                      const QimamComparison *comparison,
                                      const QimamDiscrepancy *discrepancy);

/* (transfer none): "Contradiction" …, in the window's language */
const char *qimam_discrepancy_level_word (QimamLevel level);

G_END_DECLS
