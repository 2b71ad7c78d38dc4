/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-claims-outcome-take.h"

#include <string.h>

#include "qimam-iso.h"

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

/* "إدانتهم", "دعمهما": whether somebody affirms it, in its clause or with one of these before */
static gboolean
is_affirmed (const QimamOutcome *self)
{
  const QimamClauses *scan = self->scan;
  guint from = self->hit->first - MIN (self->hit->first - self->s_first, MAX_PLAN);

  for (guint w = from; w < self->hit->first; w++)
    if (qimam_clauses_has_hit (scan, "report", w, w) || qimam_clauses_has_hit (scan, "affirming", w, w) ||
        qimam_clauses_has_hit (scan, "agree_of_both", w, w))
      return TRUE;
  return FALSE;
}

/* "للوصول إلى توافق على كذا": an agreement that is only sought */
static gboolean
is_sought (const QimamOutcome *self)
{
  const QimamClauses *scan = self->scan;
  guint from = self->hit->first - MIN (self->hit->first - self->s_first, MAX_SOUGHT);

  for (guint w = from; w < self->hit->first; w++)
    if (g_str_has_prefix (qimam_clauses_word (scan, w)->folded, "ل") && qimam_clauses_is_act (scan, w) &&
        qimam_clauses_word (scan, w)->folded[strlen ("ل")] != '\0' &&
        qimam_clauses_has_hit (scan, "overcome", w, w))
      return TRUE;
  return FALSE;
}

/* Whether the views that are told to be the same, and whose they are, stand before the cue: "المواقف", "مواقف
 * البلدين", but not "مواقف السيارات". */
static gboolean
has_views (const QimamOutcome *self)
{
  guint first = qimam_clauses_clause (self->scan, self->hit->first)->first;
  guint from = MAX (first, self->hit->first - MIN (self->hit->first, QIMAM_OUTCOME_MAX_WORDS - 3));

  for (guint w = from, views = 0; w < self->hit->first; w++)
    {
      const QimamMention *mention = qimam_outcome_mention_from (self->scan, w);

      if (qimam_clauses_has_hit (self->scan, "views", w, w))
        views = w + 1;
      if (views > 0 && (g_str_has_prefix (qimam_clauses_word (self->scan, views - 1)->folded, "ال") ||
                        qimam_clauses_has_hit (self->scan, "of_parties", w, w) ||
                        (mention != NULL && qimam_party_is_told (mention->party))))
        return TRUE;
    }
  return FALSE;
}

/* Words of an agreement that are none: of one side alone, sought, or of something else. */
static gboolean
is_no_agreement (const QimamOutcome *self)
{
  static const char *const announced[] = { "عن",   "في",    "خلال",   "اثناء", "عقب",    "ايضا",  "كذلك", "رسميا",
                                           "لاحقا", "خلاله", "خلالها", "بعده",  "بعدها",  "اخيرا", "ضمن",  "فيه",
                                           "فيها", NULL };
  const char *rule = self->rule->rule;
  const QimamClauses *scan = self->scan;

  if (g_str_equal (rule, "agree_of_both"))
    return !is_affirmed (self);
  /* "أعلن في ختام اللقاء عن كذا": by nobody who is named */
  if (g_str_equal (rule, "agree_announced"))
    return self->hit->first == self->hit->last &&
           !qimam_clauses_word_is (scan, MIN (self->s_last, self->hit->last + 1), announced);
  /* "ما تم التوصل إليه" */
  if (g_str_equal (rule, "agree_what_happened"))
    return self->hit->last >= self->s_last ||
           g_str_has_prefix (qimam_clauses_word (scan, self->hit->last + 1)->folded, "ال");
  if (g_str_equal (rule, "agree_views_are"))
    return !has_views (self);
  if (g_str_has_prefix (rule, "agree_noun") || g_str_has_prefix (rule, "agree_between") ||
      g_str_equal (rule, "agree_consensus"))
    return is_sought (self);
  /* "النائبان رفضا حضور": the verb of somebody named; "رفضا" may be a noun too */
  if (g_str_equal (rule, "agree_condemn") &&
      qimam_clauses_has_mark (scan, self->hit->first, QIMAM_MARK_NEGATOR) &&
      self->hit->first == self->hit->last)
    return self->hit->first > self->s_first &&
           !g_str_has_prefix (qimam_clauses_word (scan, self->hit->first)->folded, "و");
  /* where they are still to meet */
  return g_str_has_prefix (rule, "agree_vow_") && self->builder->finder->has_main &&
         ((QimamMeeting *) self->builder->finder->meetings->pdata[0])->status == QIMAM_MEETING_PLANNED;
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
  static const char *const did[] = { "فقد", "لقد", "ولقد", NULL };
  static const char *const working[] = { "العمل", "الحرص", "حريص", "التاكيد", "التشديد", "اكد",
                                         "شدد",   "حرصه",  "يعمل", "تعمل",    NULL };
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
  if (g_str_equal (self->rule->rule, "step_then"))
    return self->hit->first > self->s_first && qimam_clauses_word_is (scan, self->hit->first - 1, working);
  if (self->rule->dimension == QIMAM_DIMENSION_AGREEMENT && is_no_agreement (self))
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

/* "في 10 حزيران": a date that begins at a word and is after the meeting */
static gboolean
begins_later_time (const QimamOutcome *self, guint word)
{
  static const char *const since[] = { "منذ", "اوائل", "مطلع", "بدايه", NULL };
  const GPtrArray *times = self->scan->reading->times, *main = self->builder->finder->times;
  gsize start = qimam_clauses_word (self->scan, word)->start;
  guint at = qimam_clauses_time_from (self->scan, start);
  const QimamTime *time = at < times->len ? times->pdata[at] : NULL;
  gboolean known = FALSE;
  guint32 first, last, begin, end;

  if (time == NULL || time->span.start != start || time->kind != QIMAM_TIME_DATE ||
      !qimam_iso_days (time->value, &first, &last) ||
      (word > 0 && qimam_clauses_word_is (self->scan, word - 1, since)))
    return FALSE;
  for (guint i = 0; i < main->len; i++)
    if (main->pdata[i] != time && qimam_iso_days (((QimamTime *) main->pdata[i])->value, &begin, &end))
      {
        if (end >= first)
          return FALSE;
        known = TRUE;
      }
  return known;
}

/* Whether such a date follows within the clause. */
static gboolean
is_later (const QimamOutcome *self)
{
  guint last = MIN (qimam_clauses_clause (self->scan, self->hit->last)->last, self->hit->last + MAX_PLAN);

  for (guint w = self->hit->last + 1; w <= last; w++)
    if (begins_later_time (self, w))
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
  for (guint w = self->hit->first; w > clause->first && self->hit->first - w < MAX_EVENT; w--)
    {
      const QimamEvent *event = qimam_meeting_finder_event_at (self->builder->finder, self->scan, w - 1);
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

/* "تلتقي الوفود مجددا الأسبوع المقبل": a time to come within the words after a verb */
static gboolean
is_coming (const QimamOutcome *self)
{
  static const char *const from_words[] = { "من", NULL };
  guint last = MIN (self->s_last, self->hit->last + QIMAM_OUTCOME_MAX_WORDS);

  /* "وغدا يلتقي", "وخلال الأشهر المقبلة ننتظر": at the beginning of the sentence */
  if (self->hit->first > self->s_first && self->hit->first - self->s_first <= MAX_SUBJECT &&
      qimam_clauses_has_hit (self->scan, "coming_time", self->s_first, self->hit->first - 1))
    return TRUE;
  for (guint w = self->hit->last + 1; w <= last; w++)
    {
      if (self->scan->gaps[w] & (QIMAM_GAP_STOP | QIMAM_GAP_LINE | QIMAM_GAP_COLON))
        return FALSE;
      /* "القادمة من الخارج" */
      if (qimam_clauses_has_hit (self->scan, "coming_time", w, w) &&
          !(w < last && qimam_clauses_word_is (self->scan, w + 1, from_words)))
        return TRUE;
      if (begins_later_time (self, w))
        return TRUE;
    }
  return FALSE;
}

/* "was to be held": it was not. */
static gboolean
was_to_be (const QimamOutcome *self)
{
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
  if (((when & QIMAM_WHEN_COMING) && !is_coming (self)) || ((when & QIMAM_WHEN_SIDE) && !names_side (self)) ||
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

/* "سيعزز الأمن", "التي ستنعكس": what is expected to come of it, or what is said of a thing, is nobody's step.
 */
static gboolean
is_effect (const QimamOutcome *self)
{
  const QimamClauses *scan = self->scan;
  static const char *const asks[] = { "هل", "من", "بمن", "لمن", "ما", "بما", "مما", "ماذا", "كيف", NULL };
  guint verb = self->hit->last, before = self->hit->first - MIN (self->hit->first, 1);

  if (g_str_equal (self->rule->rule, "step_intends_all"))
    return !self->builder->finder->has_main || !has_actor (self, verb) ||
           (before >= self->s_first && qimam_clauses_has_mark (scan, before, QIMAM_MARK_RELATIVE));
  /* "قد تشارك بنين", but "التي قد تشارك" */
  if (g_str_equal (self->rule->rule, "step_may_act"))
    return !has_actor (self, verb) || qimam_clauses_has_mark (scan, before, QIMAM_MARK_RELATIVE) ||
           qimam_clauses_has_hit (scan, "effect_bare", verb, verb);
  /* "التي سيتم توزيعها": which one */
  if (g_str_equal (self->rule->rule, "step_will_pass") &&
      (qimam_clauses_has_mark (scan, before, QIMAM_MARK_RELATIVE) || qimam_clauses_word_is (scan, before, asks)))
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

gboolean
qimam_outcome_is_wanted (const QimamOutcome *self)
{
  if (is_effect (self) || is_purpose (self))
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
