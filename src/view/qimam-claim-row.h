/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "qimam-claim.h"

G_BEGIN_DECLS

/* A line of the claim panel: a claim, or (without one) the heading of a dimension. */
#define QIMAM_TYPE_CLAIM_ITEM (qimam_claim_item_get_type ())
G_DECLARE_FINAL_TYPE (QimamClaimItem, qimam_claim_item, QIMAM, CLAIM_ITEM, GObject)

/* @claim: (nullable): copied
 * @note: (nullable): a line to add, such as the name of its meeting
 * @count: for a heading, the number of claims below it */
QimamClaimItem *
qimam_claim_item_new (QimamDimension dimension, const QimamClaim *claim, const char *note, guint count);
/* (nullable) */
const QimamClaim *qimam_claim_item_get_claim (QimamClaimItem *self);

#define QIMAM_TYPE_CLAIM_ROW (qimam_claim_row_get_type ())
G_DECLARE_FINAL_TYPE (QimamClaimRow, qimam_claim_row, QIMAM, CLAIM_ROW, GtkBox)

GtkWidget *qimam_claim_row_new (void);
void qimam_claim_row_set_item (QimamClaimRow *self, QimamClaimItem *item);

G_END_DECLS
