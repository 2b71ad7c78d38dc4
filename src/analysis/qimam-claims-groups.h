/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "qimam-claims-builder.h"

G_BEGIN_DECLS

/* Those who took part in a meeting without a name of their own: "وزراء خارجية دول مجلس التعاون", "قادة حلف
 * شمال الأطلسي", "وفد من الحركة". */
void qimam_claims_find_groups (QimamClaimBuilder *builder, const QimamClauses *scan);

/* Bodies that hold the main meeting as theirs, and those of whom only the number is told: after the groups. */
void qimam_claims_find_sitting (QimamClaimBuilder *builder, const QimamClauses *scan);

/* Those who met, whatever they are called, by where they stand beside the words of a meeting: after the groups. */
void qimam_claims_find_partners (QimamClaimBuilder *builder, const QimamClauses *scan);

/* The meeting of which an event tells; one to come is that of the article where its beginning tells of no
 * other. 0 if there is none. */
gint64 qimam_groups_meeting_of (const QimamClaimBuilder *builder, const QimamEvent *event);

/* Whether the sentence of a word names a meeting, or means it: "ويشارك فيه ممثلون عن …". */
gboolean qimam_groups_is_told_of (const QimamClaimBuilder *builder,
                                  const QimamClauses *scan,
                                  guint word,
                                  gint64 meeting);

/* The heads of the members of a body who are told to speak or act at its summit: after the groups. */
void qimam_claims_find_members (QimamClaimBuilder *builder, const QimamClauses *scan);

G_END_DECLS
