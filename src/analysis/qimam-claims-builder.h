/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "qimam-meeting-finder.h"
#include "qimam-members.h"

G_BEGIN_DECLS

/**
 * QimamClaimBuilder:
 *
 * Collects the claims of one article, each with what its place in the text says of it: meeting, sentence,
 * topics, speaker.
 */
typedef struct
{
  QimamAnalysis *analysis;
  const QimamMeetingFinder *finder;
  guint16 *covers[3];          /* by #QimamField: 1 << dimension of the claims that cover each word */
  GHashTable *told;            /* for qimam_claim_builder_find() */
  guint n_told;                /* how many of the claims are in it */
  guint n_partners;            /* read by where they stand beside a meeting */
  const QimamMembers *members; /* (nullable) */
  const char *country; /* (nullable) where the first place of the main meeting lies; of a mention */
} QimamClaimBuilder;

void
qimam_claim_builder_init (QimamClaimBuilder *self, QimamAnalysis *analysis, const QimamMeetingFinder *finder);
void qimam_claim_builder_clear (QimamClaimBuilder *self);

/**
 * qimam_claim_builder_add:
 * @first: first word of the span
 * @last: last word
 *
 * Adds a claim over some words. An attached و of the first word is left out.
 *
 * Returns: (transfer none): the claim, to be filled in
 */
QimamClaim *qimam_claim_builder_add (
    QimamClaimBuilder *self, const QimamClauses *scan, QimamDimension dimension, guint first, guint last);

/* As above, over a span that need not end at words. NULL where the span is empty or crosses paragraphs. */
QimamClaim *qimam_claim_builder_add_span (QimamClaimBuilder *self,
                                          const QimamClauses *scan,
                                          QimamDimension dimension,
                                          QimamSpan span);

/* (nullable): the first claim of the same meeting with the same value. The values of all claims but the
 * newest one must be settled. */
QimamClaim *qimam_claim_builder_find (QimamClaimBuilder *self,
                                      QimamDimension dimension,
                                      gint64 meeting,
                                      const QimamValue *value);

/* Takes out the newest claim, which has got no value yet. */
void qimam_claim_builder_take_back (QimamClaimBuilder *self, QimamClaim *claim);

/* Takes out the claims whose places were set to NULL. */
void qimam_claim_builder_close_gaps (GPtrArray *claims);

/* Marks the words of a span as told by a claim of a dimension; adding a claim does so by itself. */
void qimam_claim_builder_cover (QimamClaimBuilder *self,
                                const QimamClauses *scan,
                                QimamDimension dimension,
                                QimamSpan span);

/* Whether one of the words of a span is told by a claim of one of the dimensions: 1 << dimension, or several.
 */
gboolean qimam_claim_builder_covers (const QimamClaimBuilder *self,
                                     const QimamClauses *scan,
                                     guint dimensions,
                                     QimamSpan span);

/* Adds a place where the same is said again; a span inside the claim's own or already there is passed over.
 */
void qimam_claim_builder_repeat (QimamClaim *claim, QimamSpan span);

/* Whose act words tell: "joint" where two parties or a group act, the party of the one who does, else
 * @fallback. (transfer full) (nullable) */
char *qimam_claim_builder_party (
    const QimamClaimBuilder *self, const QimamClauses *scan, guint first, guint last, const char *fallback);

/* Puts the claims in the order of the text, numbers them, and leaves out repeats of what stands in another.
 */
void qimam_claim_builder_finish (QimamClaimBuilder *self);

G_END_DECLS
