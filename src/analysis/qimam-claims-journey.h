/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "qimam-claims-builder.h"

G_BEGIN_DECLS

/* "كان متوقعا أن يصل الرئيس اليوم إلى كييف", "ذهب فلان إلى …": the verb that tells how a person or a
 * delegation comes to a city or a state; G_MAXUINT for none. */
guint qimam_journey_to (const QimamClauses *scan, const QimamMention *place);

/* Whether those who go, by the verb at @verb, to what stands behind "to" at @to, are people who meet: with an
 * office, a delegation, "الوفود"; not ships. */
gboolean qimam_journey_is_of_people (const QimamClauses *scan, guint verb, guint to);

/* Claims of where people went beside the meeting of the article. */
void qimam_claims_find_journeys (QimamClaimBuilder *builder, const QimamClauses *scan);

G_END_DECLS
