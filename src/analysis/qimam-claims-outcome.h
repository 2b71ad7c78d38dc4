/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "qimam-claims-facts.h"

G_BEGIN_DECLS

/* What the files that find outcomes share: a cue of an agreement, a dispute, a next step or an issue where it
 * stands, whether it counts there (-check), which words it makes a claim of (-take), and the claim. */
typedef struct
{
  QimamClaimBuilder *builder;
  const QimamClauses *scan;
  const QimamCueHit *hit;
  const QimamCueRule *rule;
  guint s_first; /* words of the sentence */
  guint s_last;
} QimamOutcome;

#define QIMAM_OUTCOME_MAX_WORDS 15 /* of a claim */

/* Whether the conditions of the rule hold, and nothing around the cue takes it back: a negation, a wish,
 * another meeting, a phrase that only looks like it. */
gboolean qimam_outcome_is_wanted (const QimamOutcome *self);

/* "انتهت الحرب في 10 نوفمبر 2020 باتفاق نص على": whether a day, a month or a year that lies before the meeting is
 * told before the cue, with nothing that names the meeting after it. */
gboolean qimam_outcome_is_dated_before (const QimamOutcome *self);

/* Whether an agreement that is told from the word @first on is one of another event: of then, of a call, of a
 * deal that was known before, of two among many who meet. */
gboolean qimam_outcome_is_of_other_event (const QimamOutcome *self, guint first);

/* "إذا التزمت فسيوقع الاتفاق": whether the cue tells what is to be under a condition. */
gboolean qimam_outcome_is_under_condition (const QimamOutcome *self);

/* "تشترط طهران … في حين تصر واشنطن على": a second stand in the sentence of the first */
gboolean qimam_outcome_is_opposed (const QimamOutcome *self);

/* "وما الذي رفضه كل منهما؟": whether a dispute or a matter is only asked for. What somebody says with a question
 * is told. */
gboolean qimam_outcome_is_asked (const QimamOutcome *self);

/* Whether the words of a cue of a matter of talks are none: a search, where they spoke, what came of it. */
gboolean qimam_outcome_is_no_matter (const QimamOutcome *self);

/* Whether the cue tells of no dispute among those who meet: one that is settled, that others have, that is
 * only feared, or what everybody refuses. */
gboolean qimam_outcome_is_no_dispute (const QimamOutcome *self);

/* Whether those who meet dispute what the cue tells, or it is only left open: what comes of nobody's stand,
 * "لم تسفر المحادثات عن اتفاق", is open. */
QimamPolarity qimam_outcome_dispute_polarity (const QimamOutcome *self);

/* Whether somebody of @party took part in the meeting of the article, as far as was found before. @any: (inout)
 * (nullable): set where he did not, but the party of somebody who did is told. */
gboolean qimam_outcome_takes_part (const QimamOutcome *self, const char *party, gboolean *any);

/* Makes claims of the words that the rule takes. @party: (nullable) whose they are */
void qimam_outcome_take (const QimamOutcome *self, const char *party);

/* Makes a claim of the words first … last, less what is no part of it; none where they say nothing. */
void qimam_outcome_add (const QimamOutcome *self, guint first, guint last, const char *party);

/* Whether a word is one of the prepositions that a cue asks for. @attached (out): it is a particle that is
 * written with its word. */
gboolean qimam_outcome_is_link (const QimamClauses *scan, guint word, char *const *links, gboolean *attached);

/* (nullable): the mention whose title or name begins at a word */
const QimamMention *qimam_outcome_mention_from (const QimamClauses *scan, guint word);

/* "أن", "أنه", "بأن" … */
extern const char *const qimam_outcome_that_words[];

G_END_DECLS
