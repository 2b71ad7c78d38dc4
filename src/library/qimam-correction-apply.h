/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "qimam-analysis.h"
#include "qimam-store-correction.h"

G_BEGIN_DECLS

/* What is known of a meeting that an article tells of. */
typedef struct
{
  gint64 meeting;   /* which of the library it was before, 0 where nobody knows */
  gboolean changed; /* what it is known by was corrected */
  gboolean placed;  /* the article tells of it only because the reader said that a claim is about it */
} QimamToldHint;

/**
 * qimam_correction_note:
 * @document: the article that @claim is of
 *
 * Returns: (transfer full): a correction that knows the claim again and says nothing of it yet
 */
QimamCorrection *qimam_correction_note (const QimamDocument *document, const QimamClaim *claim);

/**
 * qimam_corrections_apply:
 * @corrections: (element-type QimamCorrection): of the article; told where their words are now
 * @hints: (element-type QimamToldHint): one for each meeting of the analysis, and so on return
 *
 * Makes a fresh analysis say what the reader said: moves claims that are wrong to the dismissed ones, changes
 * those that should say something else, and makes the meetings that rest on them anew. A corrected claim that
 * the analysis no longer finds is put back where its words are. Linear in the text and in the claims for each
 * correction.
 */
void qimam_corrections_apply (GPtrArray *corrections,
                              const QimamDocument *document,
                              QimamAnalysis *analysis,
                              GArray *hints);

G_END_DECLS
