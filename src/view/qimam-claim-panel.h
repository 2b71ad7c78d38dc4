/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "qimam-analysis.h"

G_BEGIN_DECLS

#define QIMAM_TYPE_CLAIM_PANEL (qimam_claim_panel_get_type ())
G_DECLARE_FINAL_TYPE (QimamClaimPanel, qimam_claim_panel, QIMAM, CLAIM_PANEL, AdwBin)

/**
 * QimamClaimPanel:
 *
 * What an article says, by dimension, party or issue, and what of it was dismissed.
 *
 * Signals:
 * - "claim-selected" (gint64 claim): the user chose a claim
 */

/* @article: (nullable): (transfer none): it is read, not kept */
void qimam_claim_panel_set_article (QimamClaimPanel *self, const QimamArticle *article);

/* Marks a claim and shows it; emits nothing. */
void qimam_claim_panel_select (QimamClaimPanel *self, gint64 claim);

G_END_DECLS
