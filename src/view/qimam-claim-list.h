/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "qimam-library.h"

G_BEGIN_DECLS

#define QIMAM_TYPE_CLAIM_LIST (qimam_claim_list_get_type ())
G_DECLARE_FINAL_TYPE (QimamClaimList, qimam_claim_list, QIMAM, CLAIM_LIST, GtkWidget)

/**
 * QimamClaimList:
 *
 * The claims behind a cell or a discrepancy: for each its outlet and its sentence word for word, the claim
 * set off. Until its article is loaded a claim shows its own words alone.
 *
 * Signals:
 * - "open-span" (gint64 article, guint in, guint start, guint end): a claim was activated
 */

/* @library: (nullable): without one sentences are not loaded */
GtkWidget *qimam_claim_list_new (QimamLibrary *library);

/* @claims: (nullable) (element-type QimamClaim): copied. Ends what was still being loaded for the list
 * before. */
void qimam_claim_list_set_claims (QimamClaimList *self, GPtrArray *claims);

/* Opens the claim at @index as if it were clicked. %FALSE where there is none. */
gboolean qimam_claim_list_activate (QimamClaimList *self, guint index);

G_END_DECLS
