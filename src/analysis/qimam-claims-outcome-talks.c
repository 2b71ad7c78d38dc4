/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-claims-outcome-take.h"

#include <string.h>

/* Whether a verb of discussing tells what was talked of at the meeting: by its subject, which is the talks,
 * one or all of those who meet, or nobody new where the text goes on with what it told before. */

#define MAX_BEFORE    12 /* words from a subject to its verb */
#define MAX_ASIDES    4
#define MAX_SENTENCES 2 /* back to what was talked of */

static const char *const adverbs[] = { "ايضا",   "كذلك",     "معا",   "سويا",   "مطولا", "باسهاب", "بعمق",
                                       "مجددا",  "بالتفصيل", "بدوره", "بدورها", "اساسا", "تحديدا", "خصوصا",
                                       "خلالها", "خلاله",    "حينها", "بينهما", "بينهم", "معه",    "معها",
                                       "معهم",   "فيه",      "فيها",  NULL };
static const char *const pronouns[] = { "انه",  "انها",  "انهما", "انهم", "بانه", "بانها", "لانه",
                                        "لكنه", "لكنها", "ولكنه", "اننا", "انني", "باننا", NULL };

/* Whether the talks, somebody who takes part in them or a group of those begins at a word. "أثارت الزيارة
 * كذا": what the talks themselves raise is no matter of theirs. */
static gboolean
is_subject (const QimamOutcome *self, guint word)
{
  const QimamClauses *scan = self->scan;
  const QimamEvent *event = qimam_meeting_finder_event_at (self->builder->finder, scan, word);
  const QimamMention *mention;
  gboolean any = FALSE;

  if (event != NULL && event->first == word)
    return event->relation != QIMAM_EVENT_OTHER && !(self->rule->when & QIMAM_WHEN_SINGLE);
  if (self->rule->when & QIMAM_WHEN_MEETING)
    return qimam_clauses_has_hit (scan, "talk_word", word, word);
  if (qimam_clauses_has_hit (scan, "talk_word", word, word))
    return !(self->rule->when & QIMAM_WHEN_SINGLE);
  if (qimam_clauses_has_hit (scan, "parties", word, word))
    return TRUE;
  mention = qimam_outcome_mention_from (scan, word);
  return mention != NULL && mention->kind != QIMAM_MENTION_DOCUMENT && qimam_party_is_told (mention->party) &&
         (g_str_equal (mention->party, "joint") || qimam_outcome_takes_part (self, mention->party, &any) ||
          !any);
}

/* "المباحثات سوف تتطرق", "أن الوزيرين، اللذين التقيا، يبحثان": the subject before its verb */
static gboolean
has_subject_before (const QimamOutcome *self)
{
  const QimamClauses *scan = self->scan;

  for (guint w = self->hit->first; w-- > self->s_first && self->hit->first - w <= MAX_BEFORE;)
    {
      if (scan->gaps[w + 1] & (QIMAM_GAP_STOP | QIMAM_GAP_COLON | QIMAM_GAP_LINE))
        return FALSE;
      if (is_subject (self, w))
        return w == self->s_first || qimam_clauses_word_is (scan, w - 1, qimam_outcome_that_words) ||
               qimam_clauses_clause (scan, w)->first == w ||
               qimam_clauses_has_mark (scan, w - 1, QIMAM_MARK_OPENER);
      if (qimam_clauses_has_mark (scan, w, QIMAM_MARK_VERB))
        return FALSE;
    }
  return FALSE;
}

/* "قال فلان إنه أثار كذا": the one who says it, and who takes part */
static gboolean
is_of_speaker (const QimamOutcome *self)
{
  const QimamClauses *scan = self->scan;
  const QimamStatement *statement =
      qimam_clauses_statement (scan, qimam_clauses_span (scan, self->hit->first, self->hit->first, FALSE));
  gboolean any = FALSE;

  return self->hit->first > self->s_first && qimam_clauses_word_is (scan, self->hit->first - 1, pronouns) &&
         !(self->rule->when & QIMAM_WHEN_MEETING) && statement != NULL &&
         qimam_party_is_told (statement->party) &&
         (qimam_outcome_takes_part (self, statement->party, &any) || !any);
}

/* "يبحثان", "اجتمعا": a verb of two who were named before */
static gboolean
is_of_two (const QimamOutcome *self)
{
  const char *folded = qimam_clauses_word (self->scan, self->hit->first)->folded;

  return g_utf8_strlen (folded, -1) >= 4 && !(self->rule->when & QIMAM_WHEN_MEETING) &&
         !qimam_clauses_is_act (self->scan, self->hit->first) &&
         (g_str_has_suffix (folded, "ا") || g_str_has_suffix (folded, "ان"));
}

gboolean
qimam_outcome_goes_on (const QimamOutcome *self)
{
  const QimamClauses *scan = self->scan;
  guint first = self->s_first, last;

  for (guint back = 0; back < MAX_SENTENCES && first > 0 && !(scan->gaps[first] & QIMAM_GAP_LINE); back++)
    qimam_clauses_sentence (scan, first - 1, &first, &last);
  return self->hit->first > first &&
         qimam_claim_builder_covers (self->builder, scan, 1u << QIMAM_DIMENSION_ISSUE,
                                     qimam_clauses_span (scan, first, self->hit->first - 1, FALSE));
}

gboolean
qimam_outcome_is_of_talks (const QimamOutcome *self)
{
  const QimamClauses *scan = self->scan;
  guint word = self->hit->last + 1;
  gboolean adverb = FALSE;

  if (!self->builder->finder->has_main)
    return FALSE;
  for (guint guard = 0; guard < MAX_ASIDES && word <= self->s_last; guard++)
    {
      guint after = qimam_outcome_pass_aside (self, word);

      if (after == word && qimam_clauses_word_is (scan, word, adverbs))
        {
          adverb = TRUE;
          after++;
        }
      if (after == word)
        break;
      word = after;
    }
  if (word > self->s_last || (scan->gaps[word] & (QIMAM_GAP_STOP | QIMAM_GAP_COLON | QIMAM_GAP_LINE)))
    return FALSE;
  /* "كرس الوزيران جلستهما لبحث": within the cue */
  for (guint w = self->hit->first + 1; w <= self->hit->last; w++)
    if (is_subject (self, w))
      return TRUE;
  return is_subject (self, word) || has_subject_before (self) || is_of_two (self) || is_of_speaker (self) ||
         (adverb && qimam_outcome_goes_on (self));
}

/* "عرجا على ملف المياه", "وقف الجانبان على سبل كذا": a matter follows the preposition */
static gboolean
has_issue_head (const QimamOutcome *self)
{
  guint start, link;

  return qimam_outcome_find_linked (self, &start, &link) &&
         (qimam_clauses_has_hit (self->scan, "issue_head", start, start) ||
          qimam_clauses_has_hit (self->scan, "matter", start, start) ||
          qimam_clauses_has_hit (self->scan, "container", start, start));
}

/* "وحول أوكرانيا، دعا الزعيمان إلى": a matter at the beginning of a sentence in which those who meet take a stand */
static gboolean
is_heading (const QimamOutcome *self)
{
  const QimamClauses *scan = self->scan;
  guint w = self->hit->last + 1;

  if (self->hit->first != self->s_first || w >= self->s_last)
    return FALSE;
  while (w < self->s_last && w - self->hit->last <= MAX_ASIDES && scan->gaps[w] == 0)
    w++;
  return scan->gaps[w] == QIMAM_GAP_COMMA && w > self->hit->last + 1 &&
         (qimam_clauses_has_hit (scan, "parties", w, MIN (self->s_last, w + 2)) ||
          qimam_clauses_has_hit (scan, "agree_affirm", w, MIN (self->s_last, w + 1)));
}

/* "أطلع فلان نظيره على كذا", "اطلع فلان، وزير كذا، من نظيره على كذا": who told, and whom */
static gboolean
has_teller (const QimamOutcome *self)
{
  static const char *const from_words[] = { "من", NULL };
  const QimamClauses *scan = self->scan;
  const QimamMention *who = qimam_outcome_mention_from (scan, self->hit->last + 1);

  if (who == NULL)
    return FALSE;
  for (guint w = who->last_word + 1; w < self->s_last && w - who->last_word <= MAX_BEFORE; w++)
    if (qimam_clauses_word_is (scan, w, from_words) && qimam_outcome_mention_from (scan, w + 1) != NULL)
      return TRUE;
  /* "اطلع فلان خلال اللقاء على كذا" */
  return qimam_outcome_mention_from (scan, who->last_word + 1) != NULL ||
         qimam_meeting_finder_names_main (self->builder->finder, scan, who->last_word + 1,
                                          MIN (self->s_last, who->last_word + 4));
}

/* "بحثا عن ناجين", "بحثت فرق الإنقاذ عن ناجين": a search */
static gboolean
is_search (const QimamOutcome *self)
{
  static const char *const verbs[] = { "بحث",  "بحثا",   "بحثت",  "بحثوا",  "يبحث",
                                       "تبحث", "يبحثون", "بحثهم", "بحثهما", NULL };
  static const char *const for_words[] = { "عن", NULL };
  const QimamClauses *scan = self->scan;
  guint last = MIN (qimam_clauses_clause (scan, self->hit->last)->last, self->hit->last + MAX_ASIDES);

  return qimam_clauses_word_is (scan, self->hit->first, verbs) &&
         qimam_clauses_any_is (scan, self->hit->last + 1, last, for_words);
}

gboolean
qimam_outcome_is_asked (const QimamOutcome *self)
{
  const QimamClauses *scan = self->scan;
  const char *text = scan->reading->text + qimam_clauses_word (scan, self->s_last)->end;

  return (self->rule->dimension == QIMAM_DIMENSION_DISAGREEMENT ||
          self->rule->dimension == QIMAM_DIMENSION_ISSUE) &&
         scan->statement_of[self->hit->first] == 0 && (g_str_has_prefix (text, "؟") || *text == '?');
}

gboolean
qimam_outcome_is_no_matter (const QimamOutcome *self)
{
  const QimamClauses *scan = self->scan;
  const char *rule = self->rule->rule;
  guint next = self->hit->last + 1;
  const QimamEvent *event;

  if (self->rule->dimension != QIMAM_DIMENSION_ISSUE)
    return FALSE;
  /* "إنشاء آلية للتشاور" */
  if (g_str_equal (rule, "discuss_purpose") && self->hit->first > self->s_first &&
      qimam_clauses_has_hit (scan, "standing_body", self->hit->first - 1, self->hit->first - 1))
    return TRUE;
  if (g_str_equal (rule, "discuss_brief_of"))
    return !has_teller (self);
  /* "ناقش البرلمان الموازنة": a house that is no side of the talks */
  if ((self->rule->when & QIMAM_WHEN_VERB) && next <= self->s_last &&
      qimam_clauses_has_hit (scan, "other_house", next, next) &&
      !qimam_meeting_finder_names_main (self->builder->finder, scan, self->s_first, self->s_last))
    return TRUE;
  if (g_str_equal (rule, "discuss_heading"))
    return !is_heading (self);
  /* "خصصت القمة للحرب بندا", but "خصصت مئة مليون للاجئين" */
  if (g_str_equal (rule, "discuss_weight_of"))
    return !qimam_clauses_has_hit (scan, "portion_word", next, qimam_clauses_clause (scan, self->hit->first)->last);
  /* "أثار جدلا": what came of it */
  if (g_str_equal (rule, "discuss_raise_any"))
    return qimam_clauses_has_hit (scan, "reaction", next, MIN (self->s_last, self->hit->last + MAX_ASIDES));
  /* "عرجوا على صور", "وقفوا على الحياد" */
  if (g_str_equal (rule, "discuss_veer"))
    return !has_issue_head (self);
  /* "تشاورا في عمان", "تباحثوا في اجتماع": where */
  if (g_str_equal (rule, "discuss_consult"))
    return next > self->s_last || qimam_outcome_mention_from (scan, next) != NULL ||
           ((event = qimam_meeting_finder_event_at (self->builder->finder, scan, next)) != NULL &&
            event->first == next) ||
           scan->names[next] != QIMAM_NAME_NONE;
  /* "تناولت الصحف الزيارة" */
  return (next <= self->s_last && qimam_clauses_has_hit (scan, "press_word", next, next)) || is_search (self);
}
