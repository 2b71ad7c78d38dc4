/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-claims-outcome.h"

#include <string.h>

#define MAX_GROWN  10 /* words of a claim that grew */
#define MAX_BESIDE 12 /* words before a cue that say where or when it was */
#define MAX_CONDITION 24 /* words of a condition before what it is the condition of */
#define MAX_BACK   12 /* claims among which one may stand on the same words */

static const char *const pronoun_words[] = { "اليه", "اليها", "عليه", "عليها", "حوله", "حولها", NULL };
static const char *const in_words[] = { "في", NULL };
static const char *const this_words[] = { "هذا", "هذه", "ذلك", "تلك", "هولاء", "بذلك", "لذلك", NULL };
static const char *const adverbs[] = { "ايضا",   "كذلك",  "معا",    "حينها", "حينذاك",
                                       "انذاك",  "وقتها", "مبدييا", "رسميا", "خلاله",
                                       "خلالها", "فيه",   "فيها",   "حينيذ", NULL };
static const char *const weak_ends[] = { "في",  "من",  "علي", "الي", "عن",   "مع",  "التي", "الذي",
                                         "بعد", "قبل", "ان",  "حول", "بشان", "كما", "او",   NULL };

static guint
trim_end (const QimamClauses *scan, guint first, guint last)
{
  while (last > first && qimam_clauses_word_is (scan, last, weak_ends))
    last--;
  return last;
}

static gboolean
is_joint (const QimamOutcome *self, const char *party)
{
  const char *folded = qimam_clauses_word (self->scan, self->hit->first)->folded;
  QimamSpan span = qimam_clauses_span (self->scan, self->hit->first, self->hit->last, FALSE);
  const QimamStatement *statement = qimam_clauses_statement (self->scan, span);

  /* A verb or participle of two, or one with its subject in the cue. */
  if (g_str_has_suffix (folded, "ان") || self->hit->last > self->hit->first ||
      ((g_str_has_suffix (folded, "ا") || g_str_has_suffix (folded, "وا")) &&
       g_utf8_strlen (folded, -1) >= 4))
    return TRUE;
  if (statement != NULL && g_strcmp0 (statement->party, "joint") == 0)
    return TRUE;
  return g_strcmp0 (party, "joint") == 0;
}

/* (nullable): the side of the one who tells it; sources and onlookers have none */
static const char *
party_of_speaker (const QimamStatement *statement)
{
  return statement != NULL && g_strcmp0 (statement->party, "other") != 0 ? statement->party : NULL;
}

/* Whose act it is, by the names from the beginning of the clause to shortly after the cue. */
static char *
find_party (const QimamOutcome *self)
{
  const QimamClauses *scan = self->scan;
  const QimamClause *clause = qimam_clauses_clause (scan, self->hit->first);
  QimamSpan span = qimam_clauses_span (scan, self->hit->first, self->hit->last, FALSE);
  const QimamStatement *statement = qimam_clauses_statement (scan, span);
  guint last = MIN (MIN (self->hit->last + 5, clause->last), self->s_last);
  const char *fallback = NULL;

  if (self->rule->when & QIMAM_WHEN_SINGLE)
    {
      g_autofree char *subject = NULL;
      const QimamMention *mention;
      guint at = qimam_clauses_mention_from (scan, qimam_clauses_word (scan, self->s_first)->start);

      fallback = party_of_speaker (statement);
      subject = qimam_claim_builder_party (self->builder, scan, clause->first, self->hit->last, NULL);
      if (subject != NULL)
        return g_steal_pointer (&subject);
      if (fallback != NULL)
        return g_strdup (fallback);
      mention = at < scan->reading->mentions->len ? scan->reading->mentions->pdata[at] : NULL;
      return g_strdup (mention != NULL && mention->first_word < self->hit->first && mention->party != NULL
                           ? mention->party
                           : "joint");
    }
  if (self->rule->dimension == QIMAM_DIMENSION_AGREEMENT || self->rule->dimension == QIMAM_DIMENSION_ISSUE)
    {
      if (!(self->rule->when & QIMAM_WHEN_JOINT))
        return g_strdup ("joint");
      fallback = party_of_speaker (statement);
      return qimam_claim_builder_party (self->builder, scan, clause->first, last, fallback);
    }
  fallback = "joint";
  return qimam_claim_builder_party (self->builder, scan, clause->first, last, fallback);
}

/* What one side says that both agreed is its claim. */
static gboolean
is_own_claim (const QimamOutcome *self)
{
  const char *folded = qimam_clauses_word (self->scan, self->hit->first)->folded;
  QimamSpan span = qimam_clauses_span (self->scan, self->hit->first, self->hit->last, FALSE);
  const QimamStatement *statement = qimam_clauses_statement (self->scan, span);

  /* "عن السفير أن تفاهمات أبرمت" */
  if (g_str_equal (self->rule->rule, "agree_were_made") ||
      g_str_equal (self->rule->rule, "agree_passive_on_it"))
    return statement != NULL && g_strcmp0 (statement->party, "joint") != 0;
  return statement != NULL && g_strcmp0 (statement->party, "joint") != 0 &&
         qimam_reading_is_quoted (self->scan->reading, span.start) &&
         (g_str_has_suffix (folded, "قت") || g_str_has_suffix (folded, "قنا"));
}

/* "بحثا، في أول اتصال بينهما": where it was, and not what. */
static gboolean
is_meeting_alone (const QimamOutcome *self, guint first, guint last)
{
  static const char *const ordinals[] = { "اول", "ثاني", "ثالث", "اخر", NULL };
  const QimamEvent *event =
      qimam_meeting_finder_event_at (self->builder->finder, self->scan,
                                     qimam_clauses_word_is (self->scan, first, ordinals) ? first + 1 : first);

  return first > self->s_first && g_str_equal (qimam_clauses_word (self->scan, first - 1)->folded, "في") &&
         event != NULL && event->relation == QIMAM_EVENT_MAIN && event->first >= first && event->first <= first + 1 &&
         event->end + 1 >= last;
}

/* "أيضا الوضع في المنطقة خلال القمة": what was talked of begins after a word that only adds it to others, and
 * ends before where or when it was. FALSE where nothing is left but a word that points back: "الملف". */
static gboolean
trim_issue (const QimamOutcome *self, guint *first, guint *last)
{
  static const char *const also[] = { "ايضا", "كذلك", "معا", "سويا", "مطولا", NULL };
  static const char *const during[] = { "خلال", "اثناء", "ضمن", NULL };
  static const char *const manner[] = { "بصوره",    "بشكل", "بطريقه", "باسهاب",
                                        "بالتفصيل", "بعمق", "بصراحه", NULL };
  static const char *const margin[] = { "هامش", "هوامش", NULL };
  static const char *const bare[] = { "الملف",   "الموضوع", "القضيه",   "المساله",   "الامر",   "الشان",
                                      "الملفات", "القضايا", "المواضيع", "الموضوعات", "المسائل", NULL };
  const QimamClauses *scan = self->scan;

  while (*first < *last && qimam_clauses_word_is (scan, *first, also))
    (*first)++;
  if (qimam_clauses_has_hit (scan, "meal", *first, *first) || qimam_clauses_word_is (scan, *first, manner))
    return FALSE;
  *last = qimam_clauses_before_benefit (scan, *first, *last);
  for (guint w = *first + 1; w < *last; w++)
    {
      const QimamEvent *event = qimam_meeting_finder_event_at (self->builder->finder, scan, w + 1);
      gboolean at = event != NULL && event->first == w + 1;

      if ((at && (qimam_clauses_word_is (scan, w, during) || qimam_clauses_word_is (scan, w, margin))) ||
          (at && qimam_clauses_word_is (scan, w, in_words) && event->relation == QIMAM_EVENT_MAIN))
        {
          *last = qimam_clauses_word_is (scan, w, margin) ? w - 1 : w;
          *last = MAX (*last, *first + 1) - 1;
          break;
        }
    }
  *last = trim_end (scan, *first, *last);
  while (*last > *first && qimam_clauses_word_is (scan, *last, also))
    (*last)--;
  return *first < *last || !qimam_clauses_word_is (scan, *first, bare);
}

/* Whether a cue before this one told the most of these words. Where it told less of the same thing, what it
 * told grows: "اتفاقية تعاون" to "19 اتفاقية تعاون". */
static gboolean
is_told (const QimamOutcome *self, guint first, guint last)
{
  const GPtrArray *claims = self->builder->analysis->claims;
  QimamSpan span = qimam_clauses_span (self->scan, first, last, TRUE);

  for (guint i = claims->len; i > 0 && i + MAX_BACK > claims->len; i--)
    {
      QimamClaim *claim = claims->pdata[i - 1];
      gsize start = MAX (claim->span.start, span.start), end = MIN (claim->span.end, span.end);
      gsize shorter = MIN (claim->span.end - claim->span.start, span.end - span.start);

      if (claim->dimension != self->rule->dimension || claim->span.in != span.in || start >= end ||
          (end - start) * 10 < shorter * 7)
        continue;
      if (last - first + 1 <= MAX_GROWN && span.start < claim->span.start && span.end >= claim->span.end)
        {
          g_free (claim->text);
          claim->span = span;
          claim->text = qimam_reading_text (self->scan->reading, span);
        }
      /* "عقد اجتماع آخر في موعد يحدد لاحقا" */
      if (claim->dimension == QIMAM_DIMENSION_NEXT_STEP && self->rule->polarity == QIMAM_POLARITY_OPEN &&
          !g_str_equal (self->rule->rule, "step_call"))
        claim->polarity = QIMAM_POLARITY_OPEN;
      return TRUE;
    }
  return FALSE;
}

/* Whether "إلى", "حتى" stands before a time: "إرجاء الجلسة المقررة غدا إلى الخميس" */
static gboolean
is_until (const QimamClauses *scan, const QimamTime *time)
{
  static const char *const until[] = { "الي", "حتي", "لغايه", NULL };
  guint first, last;

  return qimam_clauses_words_of (scan, time->span, &first, &last) && first > 0 &&
         (qimam_clauses_word_is (scan, first, until) || qimam_clauses_word_is (scan, first - 1, until));
}

/* When a step is due, where its words tell; what is put off is due at the later time. */
static void
set_due (const QimamOutcome *self, QimamClaim *claim)
{
  const QimamClauses *scan = self->scan;
  const GPtrArray *times = scan->reading->times;
  gboolean put_off =
      g_str_equal (self->rule->rule, "step_delay") || g_str_equal (self->rule->rule, "step_put_off");
  const char *range;

  for (guint i = qimam_clauses_time_from (scan, claim->span.start); i < times->len; i++)
    {
      const QimamTime *time = times->pdata[i];

      if (time->span.start >= claim->span.end)
        break;
      if (qimam_span_contains (claim->span, time->span) && time->value != NULL &&
          !g_str_has_suffix (time->value, "_REF") &&
          (time->kind == QIMAM_TIME_DATE || time->kind == QIMAM_TIME_PERIOD))
        {
          claim->value.set = TRUE;
          g_free (claim->value.due);
          claim->value.due = g_strdup (time->value);
          /* "من الأحد إلى الخميس" */
          range = put_off ? strchr (claim->value.due, '/') : NULL;
          if (range != NULL)
            memmove (claim->value.due, range + 1, strlen (range + 1) + 1);
          if (range != NULL || (put_off && is_until (scan, time)))
            claim->polarity = QIMAM_POLARITY_AGREED;
          else if (put_off)
            continue;
          break;
        }
    }
}

/* "مواصلة المحادثات", "الاجتماع مجددا": that they meet or talk again is agreed, and is also what comes next.
 */
static gboolean
is_meeting_again (const QimamClauses *scan, guint first, guint last)
{
  return qimam_clauses_has_hit (scan, "again_verb", first, first) ||
         (qimam_clauses_has_hit (scan, "again_act", first, first) &&
          qimam_clauses_has_hit (scan, "again_what", first + 1, MIN (last, first + 3)));
}

/* Whether "قد" stands before a verb in the present, or within the cue, or the verb answers an "إذا". */
static gboolean
is_perhaps (const QimamOutcome *self)
{
  static const char *const perhaps[] = { "قد", "فقد", NULL };
  const char *folded = qimam_clauses_word (self->scan, self->hit->first)->folded;

  if (qimam_outcome_is_under_condition (self))
    return TRUE;
  return self->hit->first > self->s_first &&
         (g_str_has_prefix (folded, "ي") || g_str_has_prefix (folded, "ت")) &&
         qimam_clauses_word_is (self->scan, self->hit->first - 1, perhaps);
}

/* "إذا لم توافق الدول، فإن الحكومة ستبادر": whether a condition stands before it */
static gboolean
answers_condition (const QimamOutcome *self)
{
  static const char *const if_words[] = { "اذا", "واذا", "لو", "ولو", NULL }, *const whether[] = { "ما", NULL };
  const QimamClauses *scan = self->scan;

  for (guint w = MAX (self->s_first, self->hit->first - MIN (self->hit->first, MAX_CONDITION));
       w < self->hit->first; w++)
    if (qimam_clauses_word_is (scan, w, if_words))
      return w == self->s_first || !qimam_clauses_word_is (scan, w - 1, whether);
  return FALSE;
}

/* "سيلتقيان ما إن تعين بكين وزيرا", "ستستضيف، على الأرجح، الجولة": a step that waits for something else, or
 * of which nobody is sure. */
static void
set_step_polarity (const QimamOutcome *self, QimamClaim *claim, guint first, guint last)
{
  const QimamClauses *scan = self->scan;
  guint end = MIN (self->s_last, last + 2);

  /* "مستعدون للعودة إذا رفع الحصار" */
  if ((g_str_equal (self->rule->rule, "step_readiness") || g_str_equal (self->rule->rule, "step_no_objection")) &&
      qimam_clauses_has_hit (scan, "step_on_condition", first + 1, end))
    claim->polarity = QIMAM_POLARITY_CONDITIONAL;
  if (claim->polarity != QIMAM_POLARITY_AGREED)
    return;
  /* "موعد الزيارة سيتفق عليه" */
  if (qimam_clauses_has_hit (scan, "date_verb", self->hit->first, self->hit->first) && first < self->hit->first &&
      qimam_clauses_has_hit (scan, "date_word", first, self->hit->first - 1))
    claim->polarity = QIMAM_POLARITY_OPEN;
  if (claim->polarity != QIMAM_POLARITY_AGREED)
    return;
  /* "وقد تستضيف", "فسيوقع الاتفاق" */
  if (is_perhaps (self) ||
      (qimam_clauses_is_future (scan, self->hit->first) && answers_condition (self)))
    {
      claim->polarity = QIMAM_POLARITY_CONDITIONAL;
      return;
    }
  for (guint w = first; w <= end; w++)
    {
      if (w > last && scan->gaps[w] & (QIMAM_GAP_STOP | QIMAM_GAP_LINE | QIMAM_GAP_COLON))
        return;
      if (w > self->hit->first && qimam_clauses_has_hit (scan, "step_on_condition", w, w))
        claim->polarity = QIMAM_POLARITY_CONDITIONAL;
      else if (qimam_clauses_has_hit (scan, "step_unsure", w, w))
        claim->polarity = QIMAM_POLARITY_OPEN;
      else
        continue;
      return;
    }
}

/* "عقد لقاء قريبا دون أن يحددا موعدا": what is said not to be is told for itself. */
static guint
end_before_without (const QimamOutcome *self, guint last)
{
  static const char *const without[] = { "دون", "بدون", NULL };

  for (guint w = self->hit->last + 1; w <= last; w++)
    if (qimam_clauses_word_is (self->scan, w, without))
      return w - 1;
  return last;
}

static void
add_agreed_step (const QimamOutcome *self, const QimamClaim *agreement, guint first, guint last)
{
  QimamClaim *step =
      qimam_claim_builder_add (self->builder, self->scan, QIMAM_DIMENSION_NEXT_STEP, first, last);

  if (step == NULL)
    return;
  step->meeting = agreement->meeting;
  step->polarity = QIMAM_POLARITY_AGREED;
  step->party = g_strdup (agreement->party);
  set_due (self, step);
}

/* What follows an agreement in its clause and is none: "دون أن يحددا موعدا"; and the verb that tells the next
 * one: "وقعا بيانا تعهدا فيه بكذا". Gives the last word before it. */
static guint
cut_agreement (const QimamClauses *scan, guint first, guint last)
{
  static const char *const without[] = { "دون", "بدون", "غير", "بلا", NULL };
  static const char *const from_words[] = { "من", NULL };
  static const char *const that[] = { "ان", "تحديد", "ذكر", "الكشف", "الاعلان", "توضيح", "تقديم", NULL };

  for (guint w = first + 2; w <= last; w++)
    {
      if (w < scan->n_words - 1 && qimam_clauses_word_is (scan, w, without) &&
          qimam_clauses_word_is (scan, w + 1, that))
        return qimam_clauses_word_is (scan, w - 1, from_words) ? w - 2 : w - 1;
      if (qimam_clauses_has_hit (scan, "agree_pledge", w, w))
        return w - 1;
    }
  return last;
}

/* "ما يلي", "النقاط التالية": words that only point at the list that follows */
static gboolean
only_points (const QimamClauses *scan, guint first, guint last)
{
  static const char *const pointers[] = { "ما",      "يلي",      "ياتي",    "الاتي",   "الاتيه",  "التالي",
                                          "التاليه", "النقاط",   "الامور",  "البنود",  "المسائل", "المحاور",
                                          "عدد",     "من",       "الخطوات", "القضايا", "الملفات", "الموضوعات",
                                          "النحو",   "المجالات", NULL };

  for (guint w = first; w <= last; w++)
    if (!qimam_clauses_word_is (scan, w, pointers))
      return FALSE;
  return TRUE;
}

/* "وقعا على هامش القمة اتفاقية": what was agreed beside the meeting is not what it agreed. */
static gboolean
is_beside (const QimamOutcome *self, guint first)
{
  static const char *const margin[] = { "هامش", "هوامش", NULL };
  const QimamClauses *scan = self->scan;
  guint from = qimam_clauses_clause (scan, self->hit->first)->first, to = MIN (first, self->hit->last + 8);

  if (self->hit->first - from > MAX_BESIDE)
    from = self->hit->first - MAX_BESIDE;
  for (guint w = from; w < to; w++)
    if (qimam_clauses_word_is (scan, w, margin))
      return TRUE;
  return FALSE;
}

static gboolean
is_name_alone (const QimamClauses *scan, guint first, guint last)
{
  const QimamMention *mention = qimam_outcome_mention_from (scan, first);

  return mention != NULL && mention->kind == QIMAM_MENTION_PERSON && mention->last_word >= last;
}

/* "مدير المخابرات، فلان": the title of somebody who took part */
static gboolean
is_of_name (const QimamClauses *scan, guint first)
{
  const QimamMention *mention = qimam_outcome_mention_from (scan, first);

  return mention != NULL && mention->kind == QIMAM_MENTION_PERSON;
}

/* "إليه", which is folded as "آلية" is */
static gboolean
is_pronoun (const QimamClauses *scan, guint word)
{
  const char *written = scan->reading->text + qimam_clauses_word (scan, word)->start;

  return qimam_clauses_word_is (scan, word, pronoun_words) && !g_str_has_prefix (written, "آ") &&
         !g_str_has_prefix (written, "وآ") &&
         !g_str_has_suffix (qimam_clauses_word (scan, word)->folded, "ة");
}

static void
add_one (const QimamOutcome *self, guint first, guint last, const char *party)
{
  const QimamClauses *scan = self->scan;
  const QimamWord *word;
  QimamClaim *claim;
  gboolean attached;

  if (self->rule->take == QIMAM_TAKE_LINK && first < last &&
      qimam_outcome_is_link (scan, first, self->rule->links, &attached) && !attached)
    first++;
  /* What had to be cut is cut before a relative clause rather than in it. */
  if (last - first + 1 >= QIMAM_OUTCOME_MAX_WORDS && last < self->s_last)
    for (guint w = last; w > first + 4 && last - w < 5; w--)
      if (qimam_clauses_has_mark (scan, w, QIMAM_MARK_RELATIVE))
        {
          last = w - 1;
          break;
        }
  /* "وبحث سبل التعاون": what was discussed, and not the discussing */
  if (self->rule->dimension == QIMAM_DIMENSION_ISSUE && first < last &&
      qimam_clauses_has_hit (scan, "issue_verb", first, first))
    first++;
  if (self->rule->dimension == QIMAM_DIMENSION_NEXT_STEP && self->rule->polarity == QIMAM_POLARITY_AGREED)
    last = MAX (first, end_before_without (self, last));
  if (self->rule->dimension == QIMAM_DIMENSION_AGREEMENT)
    {
      while (first < last && first > self->hit->last && qimam_clauses_word_is (scan, first, adverbs))
        first++;
      last = cut_agreement (scan, first, last);
    }
  last = trim_end (scan, first, last);
  if (only_points (scan, first, last))
    return;
  if (self->rule->dimension == QIMAM_DIMENSION_ISSUE && !trim_issue (self, &first, &last))
    return;
  if (self->rule->dimension == QIMAM_DIMENSION_ISSUE &&
      (qimam_clauses_has_mark (scan, first, QIMAM_MARK_RELATIVE) ||
       qimam_clauses_word_is (scan, first, this_words) || is_meeting_alone (self, first, last)))
    return;
  word = qimam_clauses_word (scan, first);
  /* who decided, "التوصل إليه", or where it was talked of */
  if (self->rule->dimension == QIMAM_DIMENSION_AGREEMENT &&
      (is_name_alone (scan, first, last) || is_pronoun (scan, first)))
    return;
  /* "وجرى التوقيع في قاعة، التي تعكس": which one it is */
  if (self->rule->dimension == QIMAM_DIMENSION_AGREEMENT && first > self->hit->last &&
      qimam_clauses_has_mark (scan, first, QIMAM_MARK_RELATIVE))
    return;
  if (self->rule->dimension == QIMAM_DIMENSION_ISSUE &&
      (qimam_clauses_word_is (scan, first, in_words) || is_name_alone (scan, first, last) ||
       is_of_name (scan, first)))
    return;
  if (first == last && (qimam_is_stop_word (word->folded, -1) || strlen (word->folded) < strlen ("ــــ")))
    return;
  if (is_told (self, first, last))
    return;
  /* What was agreed on a day before the meeting is what went before it; what was agreed elsewhere is no
   * agreement of it. */
  if (self->rule->dimension == QIMAM_DIMENSION_AGREEMENT &&
      qimam_meeting_finder_at (self->builder->finder, scan, self->hit->first) <= 1 &&
      (qimam_outcome_is_dated_before (self) || qimam_outcome_is_of_other_event (self, first)))
    {
      claim = qimam_claim_builder_add (self->builder, scan, QIMAM_DIMENSION_BACKGROUND, first, last);
      if (claim != NULL)
        claim->meeting = 0;
      return;
    }
  claim = qimam_claim_builder_add (self->builder, scan, self->rule->dimension, first, last);
  if (claim == NULL)
    return;
  claim->meeting = self->rule->dimension == QIMAM_DIMENSION_BACKGROUND
                       ? 0
                       : qimam_meeting_finder_at (self->builder->finder, scan, self->hit->first);
  if (claim->dimension == QIMAM_DIMENSION_AGREEMENT && claim->meeting == 1 && is_beside (self, first))
    claim->meeting = 0;
  claim->polarity = claim->dimension == QIMAM_DIMENSION_DISAGREEMENT ? qimam_outcome_dispute_polarity (self)
                                                                     : self->rule->polarity;
  claim->party = g_strdup (party);
  /* What the article itself tells is no claim of a side. */
  if (g_str_has_prefix (self->rule->rule, "agree_consent") && claim->statement == 0)
    claim->polarity = QIMAM_POLARITY_AGREED;
  if (claim->dimension == QIMAM_DIMENSION_AGREEMENT && claim->polarity == QIMAM_POLARITY_AGREED &&
      is_own_claim (self))
    claim->polarity = QIMAM_POLARITY_CLAIMED_AGREEMENT;
  if (claim->dimension == QIMAM_DIMENSION_NEXT_STEP)
    {
      set_step_polarity (self, claim, first, last);
      set_due (self, claim);
    }
  else if (claim->dimension == QIMAM_DIMENSION_AGREEMENT && claim->polarity == QIMAM_POLARITY_AGREED &&
           is_meeting_again (scan, first, last))
    add_agreed_step (self, claim, first, last);
}

/* "الصحفيين": many who are meant by what they are */
static gboolean
names_people (const QimamClauses *scan, guint word)
{
  const char *folded = qimam_clauses_word (scan, word)->folded;

  return g_str_has_prefix (folded, "ال") && g_str_has_suffix (folded, "يين");
}

/* "إطلاق آلية على أن تنعقد كل سنتين": what is agreed, and on what terms. */
void
qimam_outcome_add (const QimamOutcome *self, guint first, guint last, const char *party)
{
  static const char *const on[] = { "علي", NULL }, *const that[] = { "ان", NULL };
  const QimamClauses *scan = self->scan;

  if (self->rule->dimension == QIMAM_DIMENSION_AGREEMENT)
    {
      if (first < last && first > self->hit->last && qimam_clauses_word_is (scan, first, that))
        first++;
      for (guint w = first + 2; w + 2 <= last && first > self->hit->last; w++)
        if (qimam_clauses_word_is (scan, w, on) && qimam_clauses_word_is (scan, w + 1, that))
          {
            /* "نص البيان الذي وزع على الصحفيين على أن": to whom, and then what */
            if (!names_people (scan, first))
              add_one (self, first, w - 1, party);
            first = w + 2;
          }
    }
  add_one (self, first, last, party);
}

void
qimam_claims_find_outcomes (QimamClaimBuilder *builder, const QimamClauses *scan)
{
  gboolean gathering = builder->finder->events->len > 0 ||
                       qimam_clauses_has_hit (scan, "gathering", 0, MAX (scan->n_words, 1) - 1);

  for (guint i = 0; i < scan->hits->len; i++)
    {
      const QimamCueHit *hit = &g_array_index (scan->hits, QimamCueHit, i);
      QimamOutcome self = { builder, scan, hit, qimam_cue_table_rule (scan->table, hit->rule) };
      g_autofree char *party = NULL;

      if (!self.rule->is_claim || scan->roles[hit->first] == QIMAM_PARAGRAPH_SUBHEAD ||
          scan->roles[hit->first] == QIMAM_PARAGRAPH_EMBED)
        continue;
      /* Where nobody meets, what somebody rejects or plans is a matter of his own. */
      if (!gathering && (self.rule->dimension == QIMAM_DIMENSION_DISAGREEMENT ||
                         self.rule->dimension == QIMAM_DIMENSION_NEXT_STEP))
        continue;
      if ((self.rule->when & QIMAM_WHEN_HELD) && !builder->finder->has_main)
        continue;
      qimam_clauses_sentence (scan, hit->first, &self.s_first, &self.s_last);
      if (!qimam_outcome_is_wanted (&self))
        continue;
      party = find_party (&self);
      if ((self.rule->when & QIMAM_WHEN_JOINT) && !is_joint (&self, party))
        continue;
      qimam_outcome_take (&self, self.rule->when & QIMAM_WHEN_JOINT ? "joint" : party);
    }
}
