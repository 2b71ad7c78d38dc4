/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-claims-outcome-take.h"

/* How many words behind a verb its subject may be named. */
#define MAX_SUBJECT 4

/* "إنها ستواصل عملها": the subject is the one who says it */
static gboolean
is_of_speaker (const QimamClauses *scan, guint verb)
{
  static const char *const they[] = { "انه",   "انها",  "انهم",   "انهما", "اننا",  "انني", "بانه",
                                      "بانها", "بانهم", "بانهما", "باننا", "بانني", NULL };

  return verb > 0 && qimam_clauses_word_is (scan, verb - 1, they);
}

/* Whether a state or body is named from the beginning of the clause to shortly after a verb, or speaks there.
 */
static gboolean
has_actor (const QimamOutcome *self, guint verb)
{
  const QimamClauses *scan = self->scan;
  const QimamClause *clause = qimam_clauses_clause (scan, self->hit->first);
  const GPtrArray *mentions = scan->reading->mentions;
  const QimamStatement *statement =
      qimam_clauses_statement (scan, qimam_clauses_span (scan, verb, verb, FALSE));
  guint from = clause->first;

  if ((statement != NULL && qimam_party_is_told (statement->party)) || is_of_speaker (scan, verb))
    return TRUE;
  /* "أن الرئيس ونائبه، زعيم المعارضة، سيلحقان": before what is put in between */
  if (clause->first == self->hit->first && self->hit->first > self->s_first)
    from = self->hit->first - MIN (self->hit->first - self->s_first, QIMAM_OUTCOME_MAX_WORDS);
  for (guint w = MAX (clause->first, verb - MIN (verb, MAX_SUBJECT)); w <= MIN (verb + 2, self->s_last); w++)
    if (qimam_clauses_has_hit (scan, "acting_body", w, w))
      return TRUE;
  for (guint i = qimam_clauses_mention_from (scan, qimam_clauses_word (scan, from)->start); i < mentions->len;
       i++)
    {
      const QimamMention *mention = mentions->pdata[i];

      if (mention->first_word > verb + MAX_SUBJECT)
        return FALSE;
      if (qimam_party_is_told (mention->party))
        return TRUE;
    }
  return FALSE;
}

/* "هذا الاتفاق سيخفض الأسعار": what a text does, and not what is done with it */
static gboolean
is_done_by_text (const QimamOutcome *self, guint verb)
{
  static const char *const these[] = { "هذا", "هذه", "ذلك", "تلك", NULL };
  const QimamClauses *scan = self->scan;

  if (verb < self->s_first + 1 || qimam_clauses_has_hit (scan, "text_fate", verb, verb))
    return FALSE;
  return qimam_clauses_has_hit (scan, "text_noun", verb - 1, verb - 1) &&
         (verb < self->s_first + 2 || qimam_clauses_word_is (scan, verb - 2, these) ||
          qimam_clauses_word_is (scan, verb - 2, qimam_outcome_that_words));
}

/* "من المفترض أن تنخفض الأسعار": an effect that is only expected */
static gboolean
is_expected_effect (const QimamOutcome *self)
{
  guint verb = self->hit->last + 1;

  return g_str_has_prefix (self->rule->rule, "step_due") && verb <= self->s_last &&
         qimam_clauses_has_hit (self->scan, "effect_now", verb, verb);
}

/* "تبدأ", "ستبدأ": a verb of what is or is to come, as far as its form tells */
static gboolean
begins_present (const QimamClauses *scan, guint word)
{
  const char *folded = qimam_clauses_word (scan, word)->folded;

  return g_str_has_prefix (folded, "ي") || g_str_has_prefix (folded, "ت") || g_str_has_prefix (folded, "س");
}

/* Whether what is talked of follows within a few words. */
static gboolean
follows_talk (const QimamOutcome *self, guint before)
{
  guint from = before - MIN (before - MIN (before, self->s_first), MAX_SUBJECT);

  return qimam_clauses_has_hit (self->scan, "looks_at", from, before) ||
         qimam_clauses_has_hit (self->scan, "discuss_verb", from, before) ||
         qimam_clauses_has_hit (self->scan, "issue_verb", from, before);
}

gboolean
qimam_outcome_is_effect (const QimamOutcome *self)
{
  const QimamClauses *scan = self->scan;
  static const char *const when[] = { "متي", "اين", NULL };
  static const char *const asks[] = { "هل", "من", "بمن", "لمن", "ما", "بما", "مما", "ماذا", "كيف", NULL };
  static const char *const of_actors[] = { "step_plan",   "step_charge",    "step_stay",
                                           "step_reply",  "step_time_left", "step_await_any",
                                           "step_we_any", "step_decide",    "step_do_so",
                                           "step_unless", "step_readiness", NULL };
  guint verb = self->hit->last, before = self->hit->first - MIN (self->hit->first, 1);

  /* what is to be only where a state or body does it */
  if (g_strv_contains (of_actors, self->rule->rule))
    return !has_actor (self, verb) ||
           (before >= self->s_first && qimam_clauses_has_mark (scan, before, QIMAM_MARK_RELATIVE));
  /* "لم يكشف متى توفي": what was */
  if (g_str_equal (self->rule->rule, "step_untold") && qimam_clauses_word_is (scan, verb, when))
    return verb >= self->s_last || !begins_present (scan, verb + 1);
  /* "طلب القادة من وزرائهم": those who meet give it to somebody as a task; what one asks of another is a
   * demand */
  if (g_str_equal (self->rule->rule, "step_request"))
    return !qimam_clauses_has_hit (scan, "parties", self->hit->first + 1, self->hit->first + 1) &&
           !g_str_has_suffix (qimam_clauses_word (scan, self->hit->first)->folded, "ا");
  /* "بحثا إمكانية عقد قمة": what was talked of */
  if (g_str_equal (self->rule->rule, "step_chance"))
    return follows_talk (self, before);
  if (g_str_equal (self->rule->rule, "step_intends_all"))
    return !self->builder->finder->has_main || !has_actor (self, verb) ||
           (before >= self->s_first && qimam_clauses_has_mark (scan, before, QIMAM_MARK_RELATIVE));
  /* "قد تشارك بنين", but "التي قد تشارك" */
  if (g_str_equal (self->rule->rule, "step_may_act"))
    return !has_actor (self, verb) || qimam_clauses_has_mark (scan, before, QIMAM_MARK_RELATIVE) ||
           qimam_clauses_has_hit (scan, "effect_bare", verb, verb);
  /* "التي سيتم توزيعها": which one */
  if (g_str_equal (self->rule->rule, "step_will_pass") &&
      (qimam_clauses_has_mark (scan, before, QIMAM_MARK_RELATIVE) ||
       qimam_clauses_word_is (scan, before, asks)))
    return TRUE;
  /* of a meeting that is still to be held, and what is to be talked of there */
  if (qimam_clauses_has_hit (scan, "will_discuss", verb, verb) && self->builder->finder->has_main &&
      ((QimamMeeting *) self->builder->finder->meetings->pdata[0])->status == QIMAM_MEETING_PLANNED)
    return TRUE;
  if (!g_str_equal (self->rule->rule, "step_form"))
    return is_expected_effect (self);
  if (!qimam_clauses_is_future (scan, verb))
    verb++;
  /* Where nobody meets, a verb alone, "هل سيفتح": nothing that anybody is to do. */
  if (!self->builder->finder->has_main || verb >= self->s_last || qimam_clauses_word_is (scan, before, asks))
    return TRUE;
  return !has_actor (self, verb) || is_done_by_text (self, verb) ||
         qimam_clauses_has_hit (scan, "effect", verb, verb) ||
         qimam_clauses_has_hit (scan, "effect_shall", self->hit->first, self->hit->first) ||
         /* "التي ستعزز كذا"; but "التي ستحتضن القمة" */
         (before >= self->s_first && qimam_clauses_has_mark (scan, before, QIMAM_MARK_RELATIVE) &&
          !qimam_clauses_has_hit (scan, "meeting_word", verb + 1, MIN (verb + 2, self->s_last)));
}
