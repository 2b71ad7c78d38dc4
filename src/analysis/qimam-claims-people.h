/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "qimam-claims-builder.h"

G_BEGIN_DECLS

/* @who took part in @meeting as @role; told a second time it is a repeat of the first. */
void qimam_claims_add_participant (QimamClaimBuilder *builder,
                                   const QimamClauses *scan,
                                   const QimamMention *who,
                                   gint64 meeting,
                                   const char *role);

/* States and bodies that met as such, and those whom the text names only together ("the two presidents"):
 * after all who are named for themselves. */
void qimam_claims_find_states (QimamClaimBuilder *builder, const QimamClauses *scan);

G_END_DECLS
