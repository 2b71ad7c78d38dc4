/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "qimam-session.h"

G_BEGIN_DECLS

#define QIMAM_TYPE_CLAIM_EDITOR (qimam_claim_editor_get_type ())
G_DECLARE_FINAL_TYPE (QimamClaimEditor, qimam_claim_editor, QIMAM, CLAIM_EDITOR, AdwWindow)

/**
 * QimamClaimEditor:
 *
 * What a claim should say: its dimension, its value with the members that the dimension has, whose it is, how
 * it stands and which meeting it is about. What the user typed is shown as the program understands it. Only
 * what was changed is kept as a correction.
 */

/* Loads a claim and presents the editor once it is there. */
void qimam_claim_editor_open (GtkWindow *parent, QimamSession *session, gint64 claim);

G_END_DECLS
