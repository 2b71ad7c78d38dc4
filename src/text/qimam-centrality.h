/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "qimam-token.h"

G_BEGIN_DECLS

/* A sentence that may be chosen for a summary. */
typedef struct
{
  const GArray *words; /* (element-type QimamWord) in which it stands; borrowed, as are their stems */
  guint first;         /* its words are first … end - 1 */
  guint end;
  double prior; /* what else speaks for it, on the scale of a centrality between 0 and 1 */
} QimamCentralSentence;

typedef struct
{
  guint index;  /* among the sentences */
  double score; /* of the best one 1 */
} QimamCentralChoice;

/**
 * qimam_central_choose:
 * @sentences: (element-type QimamCentralSentence)
 * @wanted: at most so many
 *
 * Chooses the sentences that say most of what all of them are about and repeat each other least: centrality
 * is the sum of the cosines with all others over stems, weighted by rarity, of the best one 1; with the prior
 * added, sentences are taken one by one, each discounted by what of it is said already, as in maximal
 * marginal relevance (Carbonell and Goldstein 1998). Takes time in the square of the number of sentences.
 *
 * Returns: (transfer full) (element-type QimamCentralChoice): in the order in which they were chosen
 */
GArray *qimam_central_choose (const GArray *sentences, guint wanted);

G_END_DECLS
