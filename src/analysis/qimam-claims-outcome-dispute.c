/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-claims-outcome.h"

/* Whether a cue of a dispute tells one of those who meet: not what was settled, what both refuse, what others
 * quarrel about. */

#define MAX_OBJECT 3 /* words from a verb of refusing to what is refused */

/* "تشترط طهران … في حين تصر واشنطن على": a second stand in the sentence of the first */
gboolean
qimam_outcome_is_opposed (const QimamOutcome *self)
{
  const QimamClauses *scan = self->scan;

  return (self->hit->first > self->s_first &&
          qimam_clauses_has_hit (scan, "stance", self->s_first, self->hit->first - 1)) ||
         (self->hit->last < self->s_last &&
          (qimam_clauses_has_hit (scan, "stance", self->hit->last + 1, self->s_last) ||
           qimam_clauses_has_hit (scan, "differ_contrast", self->hit->last + 1, self->s_last)));
}

/* "يجب أن تبقى خارج الخلاف": what is demanded to be is not said to be. */
static gboolean
is_demanded (const QimamOutcome *self)
{
  const QimamClauses *scan = self->scan;
  guint first = self->hit->first;

  return self->rule->dimension == QIMAM_DIMENSION_DISAGREEMENT && first > self->s_first + 1 &&
         scan->gaps[first] == 0 && scan->gaps[first - 1] == 0 &&
         g_str_equal (qimam_clauses_word (scan, first - 1)->folded, "ان") &&
         qimam_clauses_has_mark (scan, first - 2, QIMAM_MARK_MODAL);
}

/* "اتفق القادة على رفض التدخل": what both refuse is no disagreement of theirs. */
static gboolean
is_noun_of_refusal (const QimamOutcome *self)
{
  static const char *const prepositions[] = { "علي", "الي", "عن", "من", "في", "مع", NULL };

  if (self->rule->dimension != QIMAM_DIMENSION_DISAGREEMENT || !(self->rule->when & QIMAM_WHEN_VERB) ||
      self->hit->first != self->hit->last || self->hit->first == self->s_first)
    return FALSE;
  if (qimam_clauses_word_is (self->scan, self->hit->first - 1, prepositions))
    return TRUE;
  /* "على حماية أمنهما ورفض محاولات التدخل": the noun again, one of those that they agreed on */
  return g_str_equal (qimam_clauses_word (self->scan, self->hit->first)->folded, "ورفض") &&
         self->hit->last < self->s_last &&
         qimam_outcome_mention_from (self->scan, self->hit->last + 1) == NULL;
}

/* "لا توجد خلافات", "لا تعترض", "في حال رفض الكونغرس": a dispute that there is not, or not yet */
static gboolean
is_settled (const QimamOutcome *self)
{
  static const char *const being[] = { "توجد", "يوجد", "يكن", "تكن", "هناك", "وجود", "ثمه", NULL };
  static const char *const perhaps[] = { "حال", "حاله", "اذا", "لو", "بحال", "كي", "لكي", NULL };
  static const char *const pointers[] = { "هذه", "هذا", "تلك",  "ما",  "كل",  "جميع",  "كافه",
                                          "علي", "اي",  "فجوه", "هوه", "شقه", "فجوات", NULL };
  static const char *const still[] = { "يزال", "تزال", "زال", "زالت", "يزالون", NULL };
  const QimamClauses *scan = self->scan;
  guint first = self->hit->first, at;
  gboolean modal;

  if (self->rule->dimension != QIMAM_DIMENSION_DISAGREEMENT || (self->rule->when & QIMAM_WHEN_NEGATED) ||
      first == self->s_first || scan->gaps[first] > QIMAM_GAP_QUOTE)
    return FALSE;
  /* "حتى لا يوافق": what somebody wants to prevent */
  if (qimam_clauses_word_is (scan, first - 1, perhaps) ||
      (qimam_clauses_has_mark (scan, first, QIMAM_MARK_NEGATOR) &&
       qimam_clauses_has_hit (scan, "purpose", first - 1, first - 1)))
    return TRUE;
  /* "لتجاوز هذه الخلافات": efforts to end it do not tell it */
  at = first > self->s_first + 1 && qimam_clauses_word_is (scan, first - 1, pointers) ? first - 2 : first - 1;
  if (qimam_clauses_has_hit (scan, "settle", at, at) && !qimam_clauses_is_negated (scan, first, &modal))
    return TRUE;
  /* "أنهى الاتفاق خلافا" */
  for (guint w = first; w-- > self->s_first && first - w <= MAX_OBJECT && scan->gaps[w + 1] == 0;)
    if (qimam_clauses_has_hit (scan, "settle_verb", w, w))
      return !qimam_clauses_is_negated (scan, first, &modal);
  /* a cue that is negated in itself: "لم يتفقا"; "لا يزال" is */
  if (qimam_clauses_has_mark (scan, first, QIMAM_MARK_NEGATOR) || qimam_clauses_word_is (scan, first, still))
    return FALSE;
  return qimam_clauses_has_mark (scan, first - 1, QIMAM_MARK_NEGATOR) ||
         (first > self->s_first + 1 && qimam_clauses_word_is (scan, first - 1, being) &&
          qimam_clauses_has_mark (scan, first - 2, QIMAM_MARK_NEGATOR));
}

/* "رفض الوزيران التهجير", "يرفضان": what those who meet refuse together divides them from nobody, unless it
 * is what a mediator proposes. */
static gboolean
is_of_all (const QimamOutcome *self)
{
  const QimamClauses *scan = self->scan;
  guint next = self->hit->first + 1;

  if (!qimam_clauses_has_hit (scan, "refuse", self->hit->first, self->hit->first) ||
      qimam_clauses_has_hit (scan, "proposal", next, MIN (next + MAX_OBJECT, self->s_last)))
    return FALSE;
  return (next <= self->s_last && qimam_clauses_has_hit (scan, "all_of_them", next, next)) ||
         (self->hit->first > self->s_first &&
          qimam_clauses_has_hit (scan, "all_of_them", self->hit->first - 1, self->hit->first - 1)) ||
         qimam_clauses_has_hit (scan, "refuse_both", self->hit->first, self->hit->first);
}

/* "ترفض التدخل في شؤونها", "رافضا الإجابة": a stand that everybody takes, or somebody who does not speak */
static gboolean
is_common_stand (const QimamOutcome *self)
{
  static const char *const charges[] = { "الاتهامات", "اتهامات", "الاتهام", "اتهام", NULL };
  const QimamClauses *scan = self->scan;
  guint last = MIN (self->s_last, self->hit->last + MAX_OBJECT + 1);

  if (!qimam_clauses_has_hit (scan, "refuse", self->hit->first, self->hit->first))
    return FALSE;
  for (guint w = self->hit->first + 1; w <= last; w++)
    {
      /* "رفض الاتهامات بالتدخل" */
      if (qimam_clauses_word_is (scan, w, charges))
        return FALSE;
      if (qimam_clauses_has_hit (scan, "common_stand", w, w))
        return TRUE;
      if (scan->names[w] == QIMAM_NAME_NONE && qimam_clauses_is_act (scan, w))
        return FALSE;
    }
  return FALSE;
}

/* "الخلاف بين الرياض والدوحة" in news of another meeting: two who are named, and none of whom was there */
static gboolean
is_of_others (const QimamOutcome *self)
{
  static const char *const between[] = { "بين", NULL };
  const QimamClauses *scan = self->scan;
  guint last = MIN (self->s_last, self->hit->last + MAX_OBJECT), n = 0;

  for (guint w = self->hit->first + 1; w <= last; w++)
    if (qimam_clauses_word_is (scan, w, between))
      for (guint k = w + 1; k <= MIN (self->s_last, w + 8) && n < 2; k++)
        {
          const QimamMention *mention = qimam_outcome_mention_from (scan, k);

          if (scan->gaps[k] & (QIMAM_GAP_STOP | QIMAM_GAP_COMMA | QIMAM_GAP_LINE))
            return FALSE;
          if (mention == NULL || mention->party == NULL)
            continue;
          if (!qimam_party_is_told (mention->party) || qimam_outcome_takes_part (self, mention->party, NULL))
            return FALSE;
          n++;
        }
  return n == 2;
}

/* "اتهمت أنقرة القاهرة بكذا": a quarrel of those who meet only where both are named, and meet */
static gboolean
is_blame_of_others (const QimamOutcome *self)
{
  const QimamMention *who, *whom;

  if (!g_str_equal (self->rule->rule, "differ_lay_blame"))
    return FALSE;
  who = qimam_outcome_mention_from (self->scan, self->hit->last + 1);
  whom = who != NULL ? qimam_outcome_mention_from (self->scan, who->last_word + 1) : NULL;
  return whom == NULL || !qimam_party_is_told (who->party) || !qimam_party_is_told (whom->party) ||
         g_str_equal (who->party, whom->party) || !qimam_outcome_takes_part (self, whom->party, NULL);
}

/* "وبينما طالبت الأولى بكذا، رفضت الثانية كذا": only where the sentence begins so */
static gboolean
is_later_while (const QimamOutcome *self)
{
  return g_str_equal (self->rule->rule, "differ_while_first") && self->hit->first != self->s_first;
}

/* "رفضت المحكمة الطعن", "لبحث القضايا العالقة", "مصر على موعد": what others refuse, what is to be solved, and
 * a name that is spelled like a verb */
static gboolean
is_other_matter (const QimamOutcome *self)
{
  const QimamClauses *scan = self->scan;
  guint first = self->hit->first;

  if (qimam_clauses_has_hit (scan, "refuse", first, first) && self->hit->last < self->s_last &&
      qimam_clauses_has_hit (scan, "outsider", self->hit->last + 1, self->hit->last + 1))
    return TRUE;
  if (self->rule->polarity == QIMAM_POLARITY_OPEN &&
      !qimam_clauses_has_mark (scan, first, QIMAM_MARK_NEGATOR) && first > self->s_first &&
      qimam_clauses_has_hit (scan, "issue_verb", first - 1, first - 1))
    return TRUE;
  /* "ولا يوضح الفيديو متى": a subject that is none of those who meet */
  if (g_str_equal (self->rule->rule, "differ_silent_how") && self->hit->last > first + 2)
    return qimam_outcome_mention_from (scan, first + 2) == NULL &&
           !qimam_clauses_has_hit (scan, "parties", first + 2, first + 2) &&
           !qimam_clauses_has_hit (scan, "text_noun", first + 2, first + 2) &&
           !qimam_clauses_has_hit (scan, "acting_body", first + 2, first + 2);
  return g_str_equal (self->rule->rule, "differ_insists") && scan->names[first] != QIMAM_NAME_NONE &&
         qimam_outcome_mention_from (scan, first) != NULL;
}

/* Whether a word names the talks, or somebody who takes part in them. @people (out): it is somebody */
static gboolean
is_actor (const QimamOutcome *self, guint word, gboolean *people)
{
  const QimamEvent *event = qimam_meeting_finder_event_at (self->builder->finder, self->scan, word);
  const QimamMention *mention = qimam_outcome_mention_from (self->scan, word);

  *people = FALSE;
  if ((event != NULL && event->first == word) ||
      qimam_clauses_has_hit (self->scan, "talk_word", word, word) ||
      qimam_clauses_has_hit (self->scan, "text_noun", word, word))
    return TRUE;
  *people = (mention != NULL && mention->kind != QIMAM_MENTION_PLACE) ||
            qimam_clauses_has_hit (self->scan, "parties", word, word);
  return *people;
}

QimamPolarity
qimam_outcome_dispute_polarity (const QimamOutcome *self)
{
  static const char *const nothing[] = { "بلا", "دون", "بدون", NULL }, *const deal[] = { "اتفاق", NULL };
  const QimamClauses *scan = self->scan;
  const QimamClause *clause = qimam_clauses_clause (scan, self->hit->first);
  guint verb = self->hit->first + 1;
  gboolean people;

  if (self->rule->polarity != QIMAM_POLARITY_DISPUTED || verb > self->s_last)
    return self->rule->polarity;
  /* "انتهت بلا اتفاق" */
  if (qimam_clauses_word_is (scan, self->hit->first, nothing))
    return qimam_clauses_word_is (scan, verb, deal) ? QIMAM_POLARITY_OPEN : QIMAM_POLARITY_DISPUTED;
  if (!qimam_clauses_has_mark (scan, self->hit->first, QIMAM_MARK_NEGATOR) ||
      !qimam_clauses_has_hit (scan, "come_of", verb, verb))
    return QIMAM_POLARITY_DISPUTED;
  for (guint w = verb + 1; w <= MIN (verb + 2, self->s_last); w++)
    if (is_actor (self, w, &people))
      return people ? QIMAM_POLARITY_DISPUTED : QIMAM_POLARITY_OPEN;
  for (guint w = self->hit->first; w-- > clause->first;)
    if (is_actor (self, w, &people))
      return people ? QIMAM_POLARITY_DISPUTED : QIMAM_POLARITY_OPEN;
  return QIMAM_POLARITY_OPEN;
}

gboolean
qimam_outcome_is_no_dispute (const QimamOutcome *self)
{
  return self->rule->dimension == QIMAM_DIMENSION_DISAGREEMENT &&
         (is_other_matter (self) || is_demanded (self) || is_noun_of_refusal (self) || is_settled (self) ||
          is_of_all (self) || is_common_stand (self) || is_of_others (self) || is_blame_of_others (self) ||
          is_later_while (self));
}
