/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "qimam-claims-builder.h"

G_BEGIN_DECLS

/* What the files that find figures share: numbers and shares (-figure), lengths of time (-length). */

/* Whose figure it is: the last one named before it in its clause, else the one who speaks. @word: the first
 * of the figure. (transfer full) */
char *qimam_figure_party (const QimamClauses *scan, const QimamClaim *claim, guint word);

/* Whether a verb of exceeding that nothing denies stands before word @first, be it before its subject:
 * "تتجاوز قيمة التبادل بين الجانبين مليار يورو". */
gboolean qimam_figure_exceeds (const QimamClauses *scan, guint first);

/* "خلال مدة أقصاها شهران": whether what stands right before word @first makes it a bound from above. */
gboolean qimam_figure_is_at_most (const QimamClauses *scan, guint first);

/* Adds a length of time that is no meeting's: of a treaty, since an event, an age. */
void qimam_figure_add_length (QimamClaimBuilder *builder, const QimamClauses *scan, const QimamTime *time);

/* "since five years": adds a length, though it is told as a point in time. */
void qimam_figure_add_since (QimamClaimBuilder *builder, const QimamClauses *scan, const QimamTime *time);

G_END_DECLS
