/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "qimam-lexicon.h"

G_BEGIN_DECLS

/**
 * qimam_article_topics_settle:
 * @analysis: with the topics that the words tell of, the claims and the meetings
 * @told: whether the article tells of a meeting at all
 *
 * Which topics the article has and which it is about, by what it says of its meeting.
 */
void qimam_article_topics_settle (QimamAnalysis *analysis,
                                  const QimamLexicon *lexicon,
                                  gboolean told,
                                  QimamReading *const *readings,
                                  guint n_readings);

G_END_DECLS
