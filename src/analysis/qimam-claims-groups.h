/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "qimam-claims-builder.h"

G_BEGIN_DECLS

/* Those who took part in a meeting without a name of their own: "وزراء خارجية دول مجلس التعاون", "قادة حلف
 * شمال الأطلسي", "وفد من الحركة". */
void qimam_claims_find_groups (QimamClaimBuilder *builder, const QimamClauses *scan);

/* Bodies that hold the main meeting as theirs, and those of whom only the number is told: after the groups. */
void qimam_claims_find_sitting (QimamClaimBuilder *builder, const QimamClauses *scan);

/* The heads of the members of a body who are told to speak or act at its summit: after the groups. */
void qimam_claims_find_members (QimamClaimBuilder *builder, const QimamClauses *scan);

G_END_DECLS
