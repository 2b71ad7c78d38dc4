/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-claims-outcome-take.h"

#include <string.h>

/* How many words behind a verb its subject may be named. */
#define MAX_SUBJECT 4

#define MAX_EVENT    64 /* words that name a meeting and say something of it */
#define NEAR_MEETING 14 /* words from the meeting to its purpose */
#define MAX_PLAN     24 /* words of a plan */
#define MAX_AIM      14 /* words between a failure and what failed */
#define MAX_SOUGHT   4  /* words between what is sought and the agreement */

/* Whether the words first … last name the meeting that the article reports on. */
static gboolean
names_main (const QimamOutcome *self, guint first, guint last)
{
  return qimam_meeting_finder_names_main (self->builder->finder, self->scan, first, last);
}

/* "قد يتفق الطرفان": before a verb in the present, "قد" says that they may */
static gboolean
is_perhaps (const QimamOutcome *self)
{
  static const char *const perhaps[] = { "قد", NULL };

  return self->hit->first > self->s_first &&
         qimam_clauses_word_is (self->scan, self->hit->first - 1, perhaps) &&
         g_str_has_prefix (qimam_clauses_word (self->scan, self->hit->first)->folded, "ي");
}

/* "وفق البيان، سترفع واشنطن", "يحترم البلدان": what follows is what somebody will do */
static gboolean
is_undertaking (const QimamOutcome *self)
{
  guint next = self->hit->last + 1;
  const char *folded;

  /* "بحسب البيان الختامي المشترك، ستفعل" */
  while (next < self->s_last && next <= self->hit->last + 2 && self->scan->gaps[next] == 0 &&
         g_str_has_prefix (qimam_clauses_word (self->scan, next)->folded, "ال"))
    next++;
  if (next >= self->s_last || !(self->scan->gaps[next] & QIMAM_GAP_COMMA) ||
      qimam_clauses_has_mark (self->scan, next, QIMAM_MARK_VERB) ||
      qimam_clauses_has_hit (self->scan, "again_act", next, next))
    return FALSE;
  folded = qimam_clauses_word (self->scan, next)->folded;
  return (g_str_has_prefix (folded, "سي") || g_str_has_prefix (folded, "ست") ||
          g_str_has_prefix (folded, "ي")) &&
         g_utf8_strlen (folded, -1) >= 4;
}

/* Whether what names the meeting of the article stands a few words before the cue. */
static gboolean
is_near_meeting (const QimamOutcome *self)
{
  for (guint w = self->hit->first; w-- > self->s_first && self->hit->first - w <= NEAR_MEETING;)
    {
      /* "استضافت المحادثات في إطار المساعي الرامية إلى كذا" */
      if (qimam_clauses_has_hit (self->scan, "effort", w, w))
        return FALSE;
      const QimamEvent *event = qimam_meeting_finder_event_at (self->builder->finder, self->scan, w);

      if (event != NULL && event->first == w && event->relation == QIMAM_EVENT_MAIN)
        return TRUE;
    }
  return FALSE;
}

/* "ما تم التوصل إليه", "العمل على أن يتم": words of a cue that are no cue */
static gboolean
is_other_phrase (const QimamOutcome *self)
{
  static const char *const what[] = { "ما", "مما", "كما", "بما", "لما", NULL },
                           *const asking[] = { "هل", "من", "بمن", "لمن", NULL },
                           *const which[] = { "ما", "مما", "لما", "بما", NULL },
                           *const amounts_to[] = { "يقتصر", "اقتصر", "يقضي",  "يشمل",
                                                   "شمل",   "هو",    "يتضمن", NULL };
  static const char *const without[] = { "غير", NULL };
  static const char *const did[] = { "فقد", "لقد", "ولقد", NULL };
  static const char *const working[] = { "العمل", "الحرص", "حريص", "التاكيد", "التشديد", "اكد",
                                         "شدد",   "حرصه",  "يعمل", "تعمل",    "اصر",  "اصرت",
                                         "يصر",   "تصر",   "مصر",  "مصره",    "يشدد", NULL };
  const QimamClauses *scan = self->scan;

  if (g_str_equal (self->rule->rule, "step_will") && self->hit->first > self->s_first &&
      (qimam_clauses_has_mark (scan, self->hit->first - 1, QIMAM_MARK_RELATIVE) ||
       qimam_clauses_word_is (scan, self->hit->first - 1, asking)))
    return TRUE;
  /* "لن يعقدا مؤتمرا صحافيا": how they meet, and no step */
  if (self->rule->dimension == QIMAM_DIMENSION_NEXT_STEP && self->rule->polarity == QIMAM_POLARITY_NONE &&
      qimam_clauses_has_hit (scan, "press_meeting", self->hit->first, MIN (self->s_last, self->hit->last + 4)))
    return TRUE;
  /* "فقد توقع": they did */
  if (g_str_has_prefix (self->rule->rule, "step_may") && qimam_clauses_word_is (scan, self->hit->first, did))
    return TRUE;
  /* "وقف غير مشروط": no condition at all */
  if (g_str_equal (self->rule->rule, "step_hinges"))
    return qimam_clauses_word_is (scan, self->hit->last - 1, without);
  /* "…، على أن تحال المسودة": behind what was told, and not "أصر على أن" */
  if (g_str_equal (self->rule->rule, "step_then_any"))
    return !(scan->gaps[self->hit->first] & QIMAM_GAP_COMMA);
  if (g_str_equal (self->rule->rule, "step_then"))
    return self->hit->first > self->s_first &&
           qimam_clauses_any_is (scan, self->hit->first - MIN (self->hit->first - self->s_first, 3),
                                 self->hit->first - 1, working);
  if (self->rule->dimension == QIMAM_DIMENSION_AGREEMENT && qimam_outcome_is_no_agreement (self))
    return TRUE;
  if (g_str_has_prefix (self->rule->rule, "agree_text_goes_on"))
    return !qimam_outcome_is_of_text (self);
  if (g_str_equal (self->rule->rule, "agree_thereby"))
    return !qimam_outcome_is_under_text (self);
  if (g_str_equal (self->rule->rule, "agree_vow_told"))
    return !qimam_outcome_is_told_by_other (self);
  if (g_str_equal (self->rule->rule, "agree_joining"))
    return !qimam_outcome_is_of_group (self);
  /* "أرجأ زيارته في فبراير الماضي" */
  if (g_str_equal (self->rule->rule, "step_put_off") &&
      qimam_clauses_has_hit (scan, "past", self->hit->last, MIN (self->s_last, self->hit->last + 4)))
    return TRUE;
  /* "رحبا بفكرة كذا", "أعربوا عن أملهم في كذا", "طالبا منه": no act of theirs */
  if (g_str_equal (self->rule->rule, "agree_condemn") &&
      qimam_clauses_has_hit (scan, "no_deal_noun", self->hit->last, MIN (self->s_last, self->hit->last + 3)))
    return TRUE;
  if (g_str_equal (self->rule->rule, "agree_call") && self->hit->first > self->s_first &&
      g_str_equal (qimam_clauses_word (scan, self->hit->first)->folded, "طالبا"))
    return TRUE;
  /* "ما تم التوصل إليه": which, and not that */
  if (self->rule->dimension == QIMAM_DIMENSION_AGREEMENT && (self->rule->when & QIMAM_WHEN_VERB) &&
      self->hit->first > self->s_first + 1 && qimam_clauses_word_is (scan, self->hit->first - 1, which) &&
      !qimam_clauses_any_is (scan, self->hit->last + 1, self->hit->last + 2, amounts_to))
    return TRUE;
  /* "الأحزاب التي وافقت على المشاركة": which ones */
  if (g_str_has_prefix (self->rule->rule, "agree_consent") && self->hit->first > self->s_first &&
      qimam_clauses_has_mark (scan, self->hit->first - 1, QIMAM_MARK_RELATIVE))
    return TRUE;
  /* "كما تقرر", but not where a sentence goes on with it: "كما تقرر تشكيل …" */
  if (g_str_equal (self->rule->rule, "agree_decided") && self->hit->first > self->s_first &&
      qimam_clauses_word_is (scan, self->hit->first - 1, what) &&
      !(qimam_clauses_is_act (scan, self->hit->last + 1) && self->hit->first - 1 == self->s_first))
    return TRUE;
  /* "اجتماعا غدا لوضع اللمسات الأخيرة على كذا": shortly after the meeting, whose purpose it is */
  if (g_str_equal (self->rule->rule, "discuss_purpose_near") || g_str_equal (self->rule->rule, "discuss_aim"))
    return !is_near_meeting (self);
  /* "الإصلاحات التي تم الاتفاق عليها", "وتم الاتفاق عليه": which one, and not what */
  if (g_str_equal (self->rule->rule, "agree_passive_on_it"))
    return self->hit->first == self->s_first ||
           qimam_clauses_has_mark (scan, self->hit->first - 1, QIMAM_MARK_RELATIVE) ||
           qimam_clauses_word_is (scan, self->hit->first - 1, what) ||
           g_str_has_prefix (qimam_clauses_word (scan, self->hit->first)->folded, "و") ||
           self->hit->first - qimam_clauses_clause (scan, self->hit->first)->first > NEAR_MEETING;
  /* "أقروا بأن", "أقر بوجود": they admit it */
  if (g_str_equal (self->rule->rule, "agree_adopt") && self->hit->last < self->s_last &&
      strstr (qimam_clauses_word (scan, self->hit->first)->folded, "قر") != NULL &&
      g_str_has_prefix (qimam_clauses_word (scan, self->hit->last + 1)->folded, "ب"))
    return TRUE;
  /* "في التوصل إلى اتفاق" is mostly what somebody wants; "أعلن … التوصل إلى اتفاق" is not. */
  if (g_str_equal (self->rule->rule, "agree_reached_noun"))
    return !qimam_clauses_has_hit (scan, "announcing", qimam_clauses_clause (scan, self->hit->first)->first,
                                   self->hit->first);
  if (g_str_equal (self->rule->rule, "agree_by_text"))
    return !is_undertaking (self);
  return FALSE;
}

/* "أكد فلان ونظيره", "أكدت الرياض وباريس": two sides as the subject of a verb */
static gboolean
has_pair (const QimamOutcome *self)
{
  const QimamClauses *scan = self->scan;
  const QimamMention *first = qimam_outcome_mention_from (scan, self->hit->last + 1), *second;

  if (first == NULL || first->last_word + 1 > self->s_last || first->kind == QIMAM_MENTION_DOCUMENT)
    return FALSE;
  if (first->party != NULL && g_str_equal (first->party, "joint"))
    return TRUE;
  second = qimam_outcome_mention_from (scan, first->last_word + 1);
  return second != NULL && scan->gaps[second->first_word] == 0 && first->party != NULL &&
         second->party != NULL && !g_str_equal (first->party, second->party) &&
         g_str_has_prefix (qimam_clauses_word (scan, second->first_word)->folded, "و");
}

/* "أثار غضب أنقرة", "تشترط أنقرة": the country, the organisation or the person of one is named within a few
 * words, after a verb at once */
static gboolean
names_side (const QimamOutcome *self)
{
  guint last = MIN (self->s_last, self->hit->last + (self->rule->when & QIMAM_WHEN_VERB ? 1 : 3));

  for (guint w = self->hit->last + 1; w <= last && !(self->scan->gaps[w] & ~QIMAM_GAP_QUOTE); w++)
    {
      const QimamMention *mention = qimam_outcome_mention_from (self->scan, w);
      if (mention != NULL && mention->party != NULL && mention->kind != QIMAM_MENTION_DOCUMENT)
        return TRUE;
    }
  return FALSE;
}

/* "فشل الوزراء، بعد يومين من النقاش، في التوصل إلى": the noun of what people try at a meeting */
static gboolean
has_aim (const QimamOutcome *self)
{
  static const char *const links[] = { "في", "عن", "من", "الي", NULL };
  static const char *const any[] = { "اي", "ايه", NULL };
  const QimamClauses *scan = self->scan;
  guint last = MIN (self->s_last, self->hit->last + MAX_AIM);

  for (guint w = self->hit->last + 1; w <= last; w++)
    {
      if (scan->gaps[w] & (QIMAM_GAP_STOP | QIMAM_GAP_LINE | QIMAM_GAP_COLON))
        return FALSE;
      if (qimam_clauses_has_hit (scan, "overcome", w, w) &&
          (qimam_clauses_word_is (scan, w - (qimam_clauses_word_is (scan, w - 1, any) ? 2 : 1), links) ||
           g_str_has_prefix (qimam_clauses_word (scan, w)->folded, "ب")))
        return TRUE;
    }
  return FALSE;
}

/* "had agreed", with no meeting named: nothing of the meeting the article reports on. What somebody had said
 * that was still to come, or was still disputed, is: "وكان المتحدث قد قال إن الموعد سيعلن". */
static gboolean
is_earlier (const QimamOutcome *self)
{
  static const char *const perfect[] = { "قد", NULL };
  const QimamClauses *scan = self->scan;
  guint first = self->hit->first;

  if ((self->rule->dimension == QIMAM_DIMENSION_NEXT_STEP ||
       self->rule->dimension == QIMAM_DIMENSION_DISAGREEMENT) &&
      scan->statement_of[self->hit->first] > 0)
    return FALSE;
  /* "وكان الملف حاضرا في المباحثات": the verb of a clause of nouns */
  if (self->rule->take == QIMAM_TAKE_MATTER || g_str_equal (self->rule->rule, "agree_views_are") ||
      g_str_equal (self->rule->rule, "agree_chief_of") ||
      (self->rule->dimension == QIMAM_DIMENSION_DISAGREEMENT && !(self->rule->when & QIMAM_WHEN_VERB)))
    return FALSE;
  /* "وكانت القمة بدأت على انفراج، بعدما وافق …": of the meeting */
  if (self->rule->dimension == QIMAM_DIMENSION_AGREEMENT && first > self->s_first + 2 &&
      qimam_clauses_clause (scan, first)->first > self->s_first &&
      names_main (self, self->s_first + 1, self->s_first + 1))
    return FALSE;
  return qimam_clauses_has_mark (scan, self->s_first, QIMAM_MARK_EARLIER) &&
         (first - self->s_first < 14 ||
          (self->rule->dimension == QIMAM_DIMENSION_AGREEMENT && first - self->s_first < MAX_EVENT &&
           qimam_clauses_word_is (scan, first - 1, perfect))) &&
         qimam_meeting_finder_at (self->builder->finder, scan, self->hit->first) <= 1;
}

/* Whether such a date follows within the clause. */
static gboolean
is_later (const QimamOutcome *self)
{
  guint last = MIN (qimam_clauses_clause (self->scan, self->hit->last)->last, self->hit->last + MAX_PLAN);

  for (guint w = self->hit->last + 1; w <= last; w++)
    if (qimam_outcome_begins_later_time (self, w))
      return TRUE;
  return FALSE;
}

/* "the round will be held": the meeting itself, as it was announced, is no next step. */
static gboolean
is_this_meeting (const QimamOutcome *self)
{
  const QimamClause *clause = qimam_clauses_clause (self->scan, self->hit->first);

  if (self->rule->dimension != QIMAM_DIMENSION_NEXT_STEP || self->rule->polarity != QIMAM_POLARITY_AGREED)
    return FALSE;
  /* "المفاوضات ستستكمل قريبا": that it goes on */
  if (qimam_clauses_has_hit (self->scan, "goes_on_verb", self->hit->last, self->hit->last))
    return FALSE;
  for (guint w = self->hit->first; w > clause->first && self->hit->first - w < MAX_EVENT; w--)
    {
      const QimamEvent *event = qimam_meeting_finder_event_at (self->builder->finder, self->scan, w - 1);

      /* "قال في ختام الاجتماع: سننقل العرض": who says it was there */
      if (self->scan->statement_of[self->hit->first] != self->scan->statement_of[w - 1])
        return FALSE;
      if (event != NULL && event->relation == QIMAM_EVENT_MAIN && event->end + 1 >= self->hit->first &&
          !qimam_clauses_any_is (self->scan, event->last + 1, self->hit->first, qimam_outcome_that_words))
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_known_place (const QimamMeetingFinder *finder, const QimamMention *place)
{
  return (place->key != NULL && g_hash_table_contains (finder->places, place->key)) ||
         (place->name != NULL && g_hash_table_contains (finder->places, place->name));
}

/* "من المقرر أن يلتقي الرئيسان في القصر": where the meeting itself is told to be held, by the verb that
 * follows the cue. What is held again, or on another day, comes after it. */
static gboolean
is_plan_of_it (const QimamOutcome *self)
{
  static const char *const anew[] = { "مجددا",   "ثانيه",  "ثانيا",   "اخري",    "اخر",     "جديد",
                                      "جديده",   "مره",    "لاحقا",   "تاليه",   "قريبا",   "المقبل",
                                      "مقبل",    "مقبله",  "قادم",    "قادمه",   "المقبله", "القادم",
                                      "القادمه", "التالي", "التاليه", "الثانيه", "الثاني",  NULL };
  const QimamClauses *scan = self->scan;
  const QimamClause *clause = qimam_clauses_clause (scan, self->hit->last);
  guint upto = MIN (self->hit->last + 2, clause->last), near = self->hit->last + MAX_PLAN;

  if (self->rule->dimension != QIMAM_DIMENSION_NEXT_STEP || self->rule->polarity != QIMAM_POLARITY_AGREED)
    return FALSE;
  for (guint w = self->hit->first; w <= upto; w++)
    {
      const QimamEvent *event = qimam_meeting_finder_event_at (self->builder->finder, scan, w);
      gboolean there = FALSE;

      if (event == NULL || event->first != w || event->relation == QIMAM_EVENT_OTHER ||
          qimam_clauses_any_is (scan, self->hit->first, MIN (MAX (clause->last, event->end), near), anew) ||
          (event->time != NULL && qimam_meeting_finder_time_differs (self->builder->finder, event->time)))
        continue;
      for (guint i = 0; i < event->places->len; i++)
        {
          if (!is_known_place (self->builder->finder, event->places->pdata[i]))
            return FALSE;
          there = TRUE;
        }
      if (there)
        return TRUE;
    }
  return FALSE;
}

/* "نفى وجود خلاف", "نفى أن تكون القمة بحثت": what is denied is told as nothing that happened. */
static gboolean
is_denied (const QimamOutcome *self)
{
  const QimamStatement *statement = qimam_clauses_statement (
      self->scan, qimam_clauses_span (self->scan, self->hit->first, self->hit->last, FALSE));

  return statement != NULL && statement->polarity == QIMAM_POLARITY_DENIAL && statement->verb != NULL &&
         self->rule->dimension != QIMAM_DIMENSION_NEXT_STEP &&
         statement->attribution != QIMAM_ATTRIBUTION_DIRECT &&
         (g_str_equal (statement->verb, "نفى") || g_str_equal (statement->verb, "ناف") ||
          g_str_equal (statement->verb, "نافي") || g_str_equal (statement->verb, "أنكر"));
}

/* "اتفقا على إجراء محادثات بشأن": talks that are to be held have discussed nothing yet. */
static gboolean
is_talk_to_come (const QimamOutcome *self)
{
  const QimamClauses *scan = self->scan;
  guint first = qimam_clauses_clause (scan, self->hit->first)->first;

  /* "من المنتظر أن يبحث القادة" */
  if (g_str_equal (self->rule->rule, "discuss_now") && self->hit->first > self->s_first &&
      qimam_clauses_word_is (scan, self->hit->first - 1, qimam_outcome_that_words))
    return TRUE;
  /* the meeting of the article, which was still to be held */
  if (names_main (self, self->hit->first, self->hit->first) &&
      !qimam_clauses_has_hit (scan, "agree_verb", self->s_first, self->hit->first))
    return FALSE;
  return g_str_equal (self->rule->rule, "discuss_about") && first < self->hit->first &&
         (qimam_clauses_has_hit (scan, "again_act", first, self->hit->first - 1) ||
          qimam_clauses_has_hit (scan, "will", first, self->hit->first - 1) ||
          qimam_clauses_has_mark (scan, self->s_first, QIMAM_MARK_EARLIER));
}

/* "was to be held": it was not. */
static gboolean
was_to_be (const QimamOutcome *self)
{
  /* "لم يعرف ما إذا كانت ستعقد": whether it will be */
  if (g_str_equal (self->rule->rule, "step_whether"))
    return FALSE;
  for (guint w = MAX (self->hit->first, self->s_first + 1) - 1; w <= self->hit->last; w++)
    if (qimam_clauses_has_mark (self->scan, w, QIMAM_MARK_EARLIER))
      return TRUE;
  return FALSE;
}

/* What the rule itself asks of the words around the cue. */
static gboolean
meets_conditions (const QimamOutcome *self)
{
  const QimamClauses *scan = self->scan;
  const QimamCueHit *hit = self->hit;
  const QimamClause *clause = qimam_clauses_clause (scan, hit->first);
  guint when = self->rule->when;

  if ((when & QIMAM_WHEN_MEETING) &&
      qimam_meeting_finder_in_sentence (self->builder->finder, scan, clause->sentence) == NULL)
    return FALSE;
  if ((when & QIMAM_WHEN_OPPOSED) && !qimam_outcome_is_opposed (self))
    return FALSE;
  if ((when & QIMAM_WHEN_PAIR) && !has_pair (self))
    return FALSE;
  if ((when & QIMAM_WHEN_ACTORS) && !qimam_outcome_has_actors (self))
    return FALSE;
  if (((when & QIMAM_WHEN_PARTY) && !qimam_outcome_is_of_party (self)) ||
      ((when & QIMAM_WHEN_PASSIVE) && qimam_outcome_is_of_party (self)))
    return FALSE;
  if ((when & QIMAM_WHEN_TALKS) && !qimam_outcome_is_of_talks (self))
    return FALSE;
  if ((when & QIMAM_WHEN_ONWARD) && !qimam_outcome_goes_on (self) && !names_main (self, self->s_first, self->s_last))
    return FALSE;
  if ((when & QIMAM_WHEN_APART) && names_main (self, clause->first, clause->last) && !is_later (self))
    return FALSE;
  if (((when & QIMAM_WHEN_COMING) && !qimam_outcome_is_coming (self)) || ((when & QIMAM_WHEN_SIDE) && !names_side (self)) ||
      ((when & QIMAM_WHEN_AIM) && !has_aim (self)))
    return FALSE;
  return !(when & QIMAM_WHEN_REPORTED) || names_main (self, self->s_first, self->s_last);
}

/* "لإقناع الفصائل، المدعومة من …، بالتوقيع على": a wish before what is put in between */
static gboolean
is_wished_before (const QimamOutcome *self)
{
  const QimamClauses *scan = self->scan;
  const char *folded = qimam_clauses_word (scan, self->hit->first)->folded;

  if (self->rule->dimension != QIMAM_DIMENSION_AGREEMENT || !(self->rule->when & QIMAM_WHEN_PLAIN) ||
      (self->rule->when & QIMAM_WHEN_VERB) ||
      (!g_str_has_prefix (folded, "بال") && !g_str_has_prefix (folded, "لل")))
    return FALSE;
  for (guint w = self->hit->first; w-- > self->s_first && self->hit->first - w <= MAX_PLAN;)
    if (qimam_clauses_has_mark (scan, w, QIMAM_MARK_MODAL))
      return TRUE;
  return FALSE;
}

gboolean
qimam_outcome_is_under_condition (const QimamOutcome *self)
{
  const char *folded = qimam_clauses_word (self->scan, self->hit->first)->folded;

  return g_str_has_prefix (folded, "فسي") || g_str_has_prefix (folded, "فست");
}

/* "دون أن يحدد موعدا لما سيتم", "لم يأخذ بالطلب، واكتفى": a negation before a verb that none can stand over */
static gboolean
is_past_negation (const QimamOutcome *self)
{
  static const char *const shall[] = { "سوف", NULL }, *const is_not[] = { "ليس", "ليست", "وليس", NULL };
  const QimamClauses *scan = self->scan;
  guint first = self->hit->first;
  const char *folded = qimam_clauses_word (scan, first)->folded;

  if (qimam_clauses_has_mark (scan, first, QIMAM_MARK_NEGATOR))
    return FALSE;
  if (self->rule->dimension == QIMAM_DIMENSION_NEXT_STEP &&
      qimam_clauses_any_is (scan, first - MIN (first - self->s_first, MAX_SOUGHT), first, is_not))
    return FALSE;
  if (self->rule->dimension == QIMAM_DIMENSION_NEXT_STEP)
    return qimam_clauses_word_is (scan, first, shall) || g_str_has_prefix (self->rule->rule, "step_will_pass") ||
           qimam_clauses_is_future (scan, first);
  return g_str_has_prefix (self->rule->rule, "agree_text_goes_on") && first > self->s_first &&
         (scan->gaps[first] & QIMAM_GAP_COMMA) && g_str_has_prefix (folded, "و") &&
         !g_str_has_prefix (folded, "وي") && !g_str_has_prefix (folded, "وت");
}

/* Whether a negation, a wish or a demand stands over the cue. */
static gboolean
is_taken_back (const QimamOutcome *self)
{
  const QimamClauses *scan = self->scan;
  const QimamCueHit *hit = self->hit;
  gboolean modal, negated = qimam_clauses_is_negated (scan, hit->first, &modal) && !is_past_negation (self);

  /* "عن أمله في التوصل إلى": between the words of the cue */
  for (guint w = hit->first + 1; w < hit->last; w++)
    {
      negated = negated || qimam_clauses_has_mark (scan, w, QIMAM_MARK_NEGATOR);
      modal = modal || qimam_clauses_has_mark (scan, w, QIMAM_MARK_MODAL);
    }
  /* "إذا التزمت فسيوقع الاتفاق": told under its condition */
  if (modal && !negated && self->rule->dimension == QIMAM_DIMENSION_NEXT_STEP &&
      qimam_outcome_is_under_condition (self))
    return FALSE;
  if (((self->rule->when & QIMAM_WHEN_PLAIN) && (negated || modal)) || is_wished_before (self))
    return TRUE;
  if (self->rule->dimension == QIMAM_DIMENSION_ISSUE && negated)
    return TRUE;
  if (self->rule->dimension == QIMAM_DIMENSION_AGREEMENT && is_perhaps (self))
    return TRUE;
  return (self->rule->when & QIMAM_WHEN_NEGATED) && !negated;
}

/* "لتنطلق المباحثات": what followed, or what for */
static gboolean
is_purpose (const QimamOutcome *self)
{
  const char *folded = qimam_clauses_word (self->scan, self->hit->first)->folded;

  return self->rule->dimension == QIMAM_DIMENSION_NEXT_STEP &&
         !qimam_clauses_has_mark (self->scan, self->hit->first, QIMAM_MARK_NEGATOR) &&
         (g_str_has_prefix (folded, "لت") || g_str_has_prefix (folded, "لي")) &&
         !qimam_clauses_is_act (self->scan, self->hit->first);
}

/* "كي يقبل بهدنة", "إذا وافقوا على كذا", "فإن هو رفض": what is hoped for or may be; "لم ترفض"; "لتفاهم كان يقضي بكذا": what
 * was agreed before */
static gboolean
is_held_out (const QimamOutcome *self)
{
  static const char *const so_that[] = { "كي", "لكي", "اذا", "لو", NULL }, *const he[] = { "هو", "هي", "هم", NULL };
  static const char *const if_he[] = { "ان", "فان", NULL }, *const was[] = { "كان", "كانت", NULL };
  static const char *const not[] = { "لم", "لن", "لا", NULL };
  const QimamClauses *scan = self->scan;
  guint first = self->hit->first;
  const char *last = qimam_clauses_word (scan, self->hit->last)->folded;

  if (self->rule->dimension != QIMAM_DIMENSION_AGREEMENT && self->rule->dimension != QIMAM_DIMENSION_DISAGREEMENT)
    return FALSE;
  if (self->rule->dimension == QIMAM_DIMENSION_AGREEMENT && self->hit->last > self->s_first &&
      (g_str_has_prefix (last, "ي") || g_str_has_prefix (last, "ت")) &&
      qimam_clauses_word_is (scan, self->hit->last - 1, was))
    return TRUE;
  if (first == self->s_first || scan->gaps[first] != 0)
    return FALSE;
  if (self->rule->dimension == QIMAM_DIMENSION_AGREEMENT && qimam_clauses_word_is (scan, first - 1, so_that))
    return TRUE;
  /* "لم ترفض الوساطة يوما" */
  if (self->rule->dimension == QIMAM_DIMENSION_DISAGREEMENT && qimam_clauses_word_is (scan, first - 1, not) &&
      qimam_clauses_has_hit (scan, "refuse", first, first))
    return TRUE;
  return first > self->s_first + 1 && qimam_clauses_word_is (scan, first - 1, he) &&
         qimam_clauses_word_is (scan, first - 2, if_he);
}

gboolean
qimam_outcome_is_wanted (const QimamOutcome *self)
{
  if (qimam_outcome_is_effect (self) || is_purpose (self) || is_held_out (self))
    return FALSE;
  if (is_taken_back (self) || !meets_conditions (self))
    return FALSE;
  if (self->rule->dimension == QIMAM_DIMENSION_NEXT_STEP && was_to_be (self))
    return FALSE;
  return !qimam_outcome_is_no_dispute (self) && !is_denied (self) &&
         !qimam_outcome_is_asked (self) &&
         !qimam_outcome_is_no_matter (self) && !is_talk_to_come (self) && !is_other_phrase (self) && !is_earlier (self) &&
         !is_this_meeting (self) && !is_plan_of_it (self);
}
