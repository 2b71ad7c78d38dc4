/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "qimam-library.h"

G_BEGIN_DECLS

#define QIMAM_TYPE_FACT_ROW (qimam_fact_row_get_type ())
G_DECLARE_FINAL_TYPE (QimamFactRow, qimam_fact_row, QIMAM, FACT_ROW, GtkBox)

/**
 * QimamFactRow:
 *
 * A fact of a meeting: a button that opens the passages that it rests on.
 *
 * Signals:
 * - "open-span" (gint64 article, guint in, guint start, guint end): a passage was activated
 * - "toggled": it was opened or closed
 */

/* @row: what the fact is about
 * @cell: what is said; both are copied */
GtkWidget *qimam_fact_row_new (QimamLibrary *library, const QimamRow *row, const QimamCell *cell);

/* (transfer none): what the fact is about */
const char *qimam_fact_row_get_key (QimamFactRow *self);

/* Whether the passages are shown. */
void qimam_fact_row_set_open (QimamFactRow *self, gboolean open);
gboolean qimam_fact_row_is_open (QimamFactRow *self);

G_END_DECLS
