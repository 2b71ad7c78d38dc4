/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "qimam-claims-builder.h"
#include "qimam-lexicon.h"

G_BEGIN_DECLS

/* The finders of claims. Each reads one field and adds to the builder. */

/* Dates and clock times of the meetings. @explicit: full dates that the article states, which settle a
 * weekday. */
void qimam_claims_find_dates (QimamClaimBuilder *builder, const QimamClauses *scan, const GPtrArray *scans);

/* Days of other meetings and of what was signed before, beside what is told of them as background. */
void qimam_claims_find_other_days (QimamClaimBuilder *builder, const QimamClauses *scan);

/* Where the beginning tells of the meeting as of what was before, what it tells of another day and place goes. */
void qimam_claims_settle_lead (QimamClaimBuilder *builder);

/* A time that nothing fixes ("earlier today") says nothing beside a day of the same meeting that is known: it
 * is told as another place where that is said. */
void qimam_claims_settle_dates (QimamClaimBuilder *builder);

/* How long the meetings took, with their parts. */
void qimam_claims_find_durations (QimamClaimBuilder *builder, const QimamClauses *scan);

/* Where they were held. */
void qimam_claims_find_places (QimamClaimBuilder *builder, const QimamClauses *scan);

/* Houses in quotation marks that the lexicon does not know. */
void qimam_claims_find_venues (QimamClaimBuilder *builder, const QimamClauses *scan);

/* Who took part. */
void qimam_claims_find_participants (QimamClaimBuilder *builder, const QimamClauses *scan);

/* Who stayed away, and bodies that sent somebody nameless. */
void qimam_claims_find_absent (QimamClaimBuilder *builder, const QimamClauses *scan);

/* Whether a joint communiqué came of the meeting, and whether the sides met in one room. */
void qimam_claims_find_communiques (QimamClaimBuilder *builder, const QimamClauses *scan);

/* The ways of meeting, from `data/lexicon/format-cues.tsv`. Immutable. */
typedef struct _QimamFormatCues QimamFormatCues;

QimamFormatCues *qimam_format_cues_new (GError **error);
void qimam_format_cues_free (QimamFormatCues *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (QimamFormatCues, qimam_format_cues_free)

void
qimam_claims_find_formats (QimamClaimBuilder *builder, const QimamClauses *scan, const QimamFormatCues *cues);

/* What came of them: agreements, disagreements, issues, next steps. */
void qimam_claims_find_outcomes (QimamClaimBuilder *builder, const QimamClauses *scan);

/* Numbers that are no date, no duration of a meeting. */
void qimam_claims_find_figures (QimamClaimBuilder *builder, const QimamClauses *scan);

/* What lies outside the meetings: earlier events with their dates. */
void qimam_claims_find_background (QimamClaimBuilder *builder, const QimamClauses *scan);

/* A statement that tells what was agreed, discussed or disputed is the act of those who did, and is of that
 * sense: "he said that the two had agreed on …". */
void qimam_claims_settle_statements (QimamClaimBuilder *builder, const QimamClauses *scan);

/* What each claim of a field is about. The topics of the article are known, and all claims are there. */
void
qimam_claims_settle_topics (QimamClaimBuilder *builder, const QimamClauses *scan, const QimamLexicon *lexicon);

/* One claim for each statement. */
void qimam_claims_copy_statements (QimamClaimBuilder *builder, const QimamClauses *scan);

G_END_DECLS
