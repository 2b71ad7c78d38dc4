/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "qimam-claims-builder.h"

G_BEGIN_DECLS

/* "وقعا في ستوكهولم اتفاقا", "الاتفاق الذي أبرم في فيينا": the word that tells of signing, reaching or
 * pledging something to which what stands at @word belongs; G_MAXUINT for none, or where the meeting of the
 * article is named between. */
guint qimam_signing_before (const QimamMeetingFinder *finder, const QimamClauses *scan, guint word);

/* Whether that is told as of an earlier time: "الاتفاق الذي وقع", "كان الطرفان قد وقعا", "بعد توقيع". */
gboolean qimam_signing_is_earlier (const QimamClauses *scan, guint signing);

/* Claims of where accords were made, beside the meeting of the article. */
void qimam_claims_find_signing_places (QimamClaimBuilder *builder, const QimamClauses *scan);

G_END_DECLS
