/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "qimam-claims-builder.h"

G_BEGIN_DECLS

/* Those who took part in a meeting without a name of their own: "وزراء خارجية دول مجلس التعاون", "قادة حلف
 * شمال الأطلسي", "وفد من الحركة". */
void qimam_claims_find_groups (QimamClaimBuilder *builder, const QimamClauses *scan);

G_END_DECLS
