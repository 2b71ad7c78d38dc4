/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "qimam-claims-builder.h"

G_BEGIN_DECLS

/* What the files that find figures share: numbers and shares (-figure), those without
 * a noun behind them (-bare), their bounds (-bound), lengths of time (-length). */

/* Whose figure it is: the last one named before it in its clause, else the one who speaks. @word: the first
 * of the figure. (transfer full) */
char *qimam_figure_party (const QimamClauses *scan, const QimamClaim *claim, guint word);

/* Whether a verb of exceeding that nothing denies stands before word @first, be it before its subject:
 * "تتجاوز قيمة التبادل بين الجانبين مليار يورو". */
gboolean qimam_figure_exceeds (const QimamClauses *scan, guint first);

/* More, less or about: by the comparator of the number (nullable), else by what stands before word @first,
 * "مدة أقصاها", "لا يتجاوز عددهم", "ألا تقل حصتهن عن". */
QimamCmp qimam_figure_cmp (const QimamClauses *scan, guint first, const char *mod);

/* Numbers with nothing behind them that they count. */
gboolean qimam_figure_follows_number_of (const QimamClauses *scan, guint first);
guint qimam_figure_find_head (const QimamClauses *scan, const QimamQuantity *quantity, guint first);
gboolean
qimam_figure_stands_alone (const QimamClauses *scan, const QimamQuantity *quantity, guint first, guint last);
gboolean qimam_figure_is_share (
    const QimamClauses *scan, const QimamQuantity *quantity, guint first, guint last, guint *noun);
const QimamQuantity *
qimam_figure_find_amount (const QimamClauses *scan, const QimamQuantity *quantity, guint first);

/* Adds a length of time that is no meeting's: of a treaty, since an event, an age. */
void qimam_figure_add_length (QimamClaimBuilder *builder, const QimamClauses *scan, const QimamTime *time);

/* "since five years": adds a length, though it is told as a point in time. */
void qimam_figure_add_since (QimamClaimBuilder *builder, const QimamClauses *scan, const QimamTime *time);

G_END_DECLS
