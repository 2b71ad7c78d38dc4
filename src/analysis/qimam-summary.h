/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "qimam-reading.h"

G_BEGIN_DECLS

/**
 * qimam_summary_choose:
 * @body: the reading of the body
 * @claims: (element-type QimamClaim): a sentence that carries claims says more
 *
 * Chooses the sentences that say most of what the article is about and repeat each other least: centrality by
 * shared stems, helped by a place near the beginning and by claims, then taken one by one with what is
 * already said subtracted. Takes time linear in the words and in the square of at most a few hundred
 * sentences.
 *
 * Returns: (transfer full) (element-type QimamSummarySentence): in the order of the text
 */
GArray *qimam_summary_choose (const QimamReading *body, const GPtrArray *claims);

G_END_DECLS
