/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "qimam-claim.h"

G_BEGIN_DECLS

/* A line of the claim panel: a claim, or (without one) the heading of a group. */
#define QIMAM_TYPE_CLAIM_ITEM (qimam_claim_item_get_type ())
G_DECLARE_FINAL_TYPE (QimamClaimItem, qimam_claim_item, QIMAM, CLAIM_ITEM, GObject)

/* @claim: copied
 * @note: (nullable): a line to add, such as the name of its meeting */
QimamClaimItem *qimam_claim_item_new (const QimamClaim *claim, const char *note);
/* @style: (nullable): class of the mark before it, the nick of a dimension
 * @count: how many claims are below it */
QimamClaimItem *qimam_claim_item_new_heading (const char *label, const char *style, guint count);
/* (nullable) */
const QimamClaim *qimam_claim_item_get_claim (QimamClaimItem *self);
/* Whether both lines look the same. */
gboolean qimam_claim_item_equal (QimamClaimItem *self, QimamClaimItem *other);

#define QIMAM_TYPE_CLAIM_ROW (qimam_claim_row_get_type ())
G_DECLARE_FINAL_TYPE (QimamClaimRow, qimam_claim_row, QIMAM, CLAIM_ROW, GtkBox)

/**
 * QimamClaimRow:
 *
 * Signals:
 * - "menu" (GtkWidget near): the user asked what can be done with the claim
 */

GtkWidget *qimam_claim_row_new (void);
void qimam_claim_row_set_item (QimamClaimRow *self, QimamClaimItem *item);
/* (transfer none) (nullable) */
QimamClaimItem *qimam_claim_row_get_item (QimamClaimRow *self);

G_END_DECLS
