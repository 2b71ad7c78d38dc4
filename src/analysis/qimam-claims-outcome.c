/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "qimam-claims-facts.h"

#define MAX_CLAIM_WORDS 15
#define MAX_LIST_WORDS  28
#define MAX_LINK_WORDS  40
#define MAX_AGAIN       6
#define MAX_GROWN       10 /* words of a claim that grew */
#define MAX_SUBJECT     7  /* words of a subject before its verb */
#define MAX_BACK        12 /* claims among which one may stand on the same words */

static const char *const that_words[] = { "ان", "انه", "انها", "انهما", "انهم", "بان", NULL };
static const char *const with_words[] = { "مع", "ونظيره", "نظيره", "نظيرته", NULL };
static const char *const namely_words[] = {
  "هي", "منها", "ابرزها", "بينها", "اهمها", "تحديدا", "وهما", NULL
};
static const char *const adjunct_words[] = { "مع",   "في",       "خلال", "اثناء", "ايضا",
                                             "كذلك", "بالتفصيل", "امس",  "اليوم", NULL };
static const char *const between_words[] = { "بين", NULL };
static const char *const pronoun_words[] = { "اليه", "اليها", "عليه", "عليها", "حوله", "حولها", NULL };
static const char *const in_words[] = { "في", NULL };
static const char *const on_words[] = { "علي", NULL };
static const char *const margin_words[] = { "هامش", "هوامش", NULL };
static const char *const also_words[] = { "ايضا", "كذلك", "لاحقا", "رسميا", NULL };
static const char *const this_words[] = { "هذا", "هذه", "ذلك", "تلك", "هولاء", "بذلك", "لذلك", NULL };
/* after على: "على هامش", "على مدى" */
static const char *const phrase_words[] = { "هامش", "هوامش", "حد",     "لسان",   "ضوء", "راس",
                                            "مدي",  "مدار",  "امتداد", "غرار",   "اثر", "الاقل",
                                            "سبيل", "صعيد",  "مستوي",  "انفراد", "حده", "التوالي",
                                            "جانب", "الرغم", "مراي",   NULL };
static const char *const weak_ends[] = { "في",  "من",  "علي", "الي", "عن",   "مع",  "التي", "الذي",
                                         "بعد", "قبل", "ان",  "حول", "بشان", "كما", "او",   NULL };

/* words with a ب or ل of their own, or where it is of another phrase: "بحسب", "بلاغ" */
static const char *const own_letter[] = { "بعد",    "بين",   "بينما",  "بحسب",   "بحضور", "بمشاركه", "بيان",
                                          "بلاد",   "بلاده", "بلادها", "بلاغ",   "بدوره", "بدورها", "برئاسه",
                                          "برياسه", "بلدان", "بلدين",  "برنامج", "بحث",   "بدعوه",  "بوصفه",
                                          "بسبب",   "بدء",   "بناء",   "بعض",    "بشان",  "بدايه",  "لدي",
                                          "لكن",    "لقاء",  "لجنه",   "لقد",    "ليس",   "لبنان",  "بموجب",
                                          "بغداد",  "بشكل",  "بصوره",  "بصفه",   "بحيث",  "بدل",    "بدلا",
                                          NULL };

typedef struct
{
  QimamClaimBuilder *builder;
  const QimamClauses *scan;
  const QimamCueHit *hit;
  const QimamCueRule *rule;
  guint s_first; /* words of the sentence */
  guint s_last;
} Outcome;

/* A link of one letter is a particle that is written with its word. */
static gboolean
is_link (const QimamClauses *scan, guint word, char *const *links, gboolean *attached)
{
  const char *folded = qimam_clauses_word (scan, word)->folded;

  *attached = FALSE;
  for (guint i = 0; links != NULL && links[i] != NULL; i++)
    {
      const char *link = links[i];

      if (g_utf8_strlen (link, -1) == 1)
        {
          if (g_str_has_prefix (folded, link) && g_utf8_strlen (folded, -1) >= 4 &&
              !g_strv_contains (own_letter, folded))
            {
              *attached = TRUE;
              return TRUE;
            }
        }
      else if (g_str_equal (folded, link) ||
               (g_str_has_prefix (folded, "و") && g_str_equal (folded + strlen ("و"), link)))
        return TRUE;
    }
  return FALSE;
}

/* The first word after the preposition that the cue asks for; FALSE if there is none. */
static gboolean
find_linked (const Outcome *self, guint *start, guint *link)
{
  const QimamClauses *scan = self->scan;
  guint8 ends = QIMAM_GAP_STOP | QIMAM_GAP_LINE | QIMAM_GAP_COLON;
  gboolean attached, between = FALSE;

  for (guint w = self->hit->last + 1; w <= self->s_last && w - self->hit->last <= MAX_LINK_WORDS; w++)
    {
      if (scan->gaps[w] & ends)
        return FALSE;
      between = between || qimam_clauses_word_is (scan, w, between_words);
      if (scan->names[w] != QIMAM_NAME_INSIDE && is_link (scan, w, self->rule->links, &attached) &&
          !(w < self->s_last && qimam_clauses_word_is (scan, w + 1, phrase_words)) &&
          /* a particle that belongs to a name, to "with … present", or to those between whom it is */
          !(attached && (between || scan->names[w] != QIMAM_NAME_NONE || qimam_clauses_has_hit (scan, "attend", w, w))))
        {
          *link = w;
          *start = attached ? w : w + 1;
          if (*start < self->s_last && qimam_clauses_word_is (scan, *start, that_words))
            (*start)++;
          return *start <= self->s_last;
        }
      if (w > self->hit->last + 1 && qimam_clauses_has_mark (scan, w, QIMAM_MARK_VERB) &&
          !qimam_clauses_has_mark (scan, w - 1, QIMAM_MARK_RELATIVE) &&
          !qimam_clauses_has_mark (scan, self->hit->last, QIMAM_MARK_RELATIVE))
        return FALSE;
      if (qimam_clauses_has_mark (scan, w, QIMAM_MARK_OPENER) && (scan->gaps[w] & QIMAM_GAP_COMMA))
        return FALSE;
    }
  return FALSE;
}

/* (nullable): the mention whose title or name begins at a word */
static const QimamMention *
mention_from (const QimamClauses *scan, guint word)
{
  const GPtrArray *mentions = scan->reading->mentions;
  guint low = 0, high = mentions->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      if (((QimamMention *) mentions->pdata[middle])->first_word < word)
        low = middle + 1;
      else
        high = middle;
    }
  return low < mentions->len && ((QimamMention *) mentions->pdata[low])->first_word == word
             ? mentions->pdata[low]
             : NULL;
}

/* Whether the words first … last name the meeting that the article reports on. */
static gboolean
names_main (const Outcome *self, guint first, guint last)
{
  for (guint w = first; w <= last; w++)
    {
      const QimamEvent *event = qimam_meeting_finder_event_at (self->builder->finder, self->scan, w);

      if (event != NULL && event->relation == QIMAM_EVENT_MAIN)
        return TRUE;
    }
  return FALSE;
}

/* "the summit discussed …" */
static gboolean
is_meeting_as_subject (const Outcome *self, guint word)
{
  const QimamEvent *event = qimam_meeting_finder_event_at (self->builder->finder, self->scan, word);

  return event != NULL && event->first == word && event->last == word && word < self->s_last &&
         g_str_has_prefix (qimam_clauses_word (self->scan, word)->folded, "ال");
}

/* "في القاهرة", "خلال اجتماع القمة", "على هامش القمة": where or when, before what was talked of. Gives the
 * word after it, or @word. */
static guint
pass_place (const Outcome *self, guint word)
{
  const QimamClauses *scan = self->scan;
  const QimamMention *mention;
  guint next = word + 1, end;

  if (next < self->s_last && qimam_clauses_word_is (scan, word, on_words) &&
      qimam_clauses_word_is (scan, next, margin_words))
    next++;
  else if (word >= self->s_last || !qimam_clauses_word_is (scan, word, adjunct_words))
    return word;
  for (end = next; end <= self->s_last && (end == next || scan->gaps[end] == 0);)
    {
      const QimamEvent *event = qimam_meeting_finder_event_at (self->builder->finder, scan, end);

      if (event == NULL || event->first != end || qimam_clauses_is_joined (scan, end))
        break;
      end = event->last + 1;
    }
  /* "في اجتماع مغلق مع": what describes it */
  for (guint w = end; end > next && w <= end + 2 && w < self->s_last; w++)
    {
      if (w > end && (scan->gaps[w] == QIMAM_GAP_COMMA || qimam_clauses_word_is (scan, w, adjunct_words)))
        {
          end = w;
          break;
        }
      if (scan->gaps[w] != 0)
        break;
    }
  mention = end == next ? mention_from (scan, next) : NULL;
  if (mention != NULL && mention->kind == QIMAM_MENTION_PLACE)
    end = mention->last_word + 1;
  return end > next && end < self->s_last && !qimam_clauses_is_joined (scan, end) ? end : word;
}

/* Passes over the subject, "with …", and where or when the talking was, to what was talked of. */
static guint
skip_adjuncts (const Outcome *self, guint word)
{
  const QimamClauses *scan = self->scan;
  gboolean attached;

  for (guint guard = 0; guard < 8 && word <= self->s_last; guard++)
    {
      const QimamMention *mention = mention_from (scan, word);

      if (scan->gaps[word] & (QIMAM_GAP_STOP | QIMAM_GAP_COLON | QIMAM_GAP_LINE))
        break;
      if (mention != NULL &&
          (mention->kind == QIMAM_MENTION_PERSON || mention->kind == QIMAM_MENTION_GROUP ||
           (mention->kind == QIMAM_MENTION_COUNTRY && (self->rule->when & QIMAM_WHEN_MASDAR))))
        word = mention->last_word + 1;
      else if ((self->rule->when & QIMAM_WHEN_MASDAR) && qimam_clauses_word_is (scan, word, also_words))
        word++;
      else if (qimam_clauses_word_is (scan, word, with_words) && word < self->s_last)
        {
          mention = mention_from (scan, word + 1);
          if (mention == NULL)
            mention = mention_from (scan, word);
          word = mention != NULL ? mention->last_word + 1 : word + 2;
        }
      else if (pass_place (self, word) > word)
        word = pass_place (self, word);
      else if (qimam_clauses_word_is (scan, word, adjunct_words) && word < self->s_last &&
               qimam_meeting_finder_event_at (self->builder->finder, scan, word + 1) != NULL)
        word = qimam_meeting_finder_event_at (self->builder->finder, scan, word + 1)->last + 1;
      else if (is_link (scan, word, self->rule->links, &attached) && !attached)
        return word + 1;
      else if (guard == 0 && is_meeting_as_subject (self, word))
        word++;
      else
        break;
    }
  return word;
}

static guint
trim_end (const QimamClauses *scan, guint first, guint last)
{
  while (last > first && qimam_clauses_word_is (scan, last, weak_ends))
    last--;
  return last;
}

static gboolean
is_joint (const Outcome *self, const char *party)
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

/* Whose act it is, by the names from the beginning of the clause to shortly after the cue. */
static char *
find_party (const Outcome *self)
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

      fallback = statement != NULL && statement->party != NULL ? statement->party : NULL;
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
      fallback = statement != NULL ? statement->party : NULL;
      return qimam_claim_builder_party (self->builder, scan, clause->first, last, fallback);
    }
  fallback = "joint";
  return qimam_claim_builder_party (self->builder, scan, clause->first, last, fallback);
}

/* What one side says that both agreed is its claim. */
static gboolean
is_own_claim (const Outcome *self)
{
  const char *folded = qimam_clauses_word (self->scan, self->hit->first)->folded;
  QimamSpan span = qimam_clauses_span (self->scan, self->hit->first, self->hit->last, FALSE);
  const QimamStatement *statement = qimam_clauses_statement (self->scan, span);

  return statement != NULL && g_strcmp0 (statement->party, "joint") != 0 &&
         qimam_reading_is_quoted (self->scan->reading, span.start) &&
         (g_str_has_suffix (folded, "قت") || g_str_has_suffix (folded, "قنا"));
}

/* "بحثا، في أول اتصال بينهما": where it was, and not what. */
static gboolean
is_meeting_alone (const Outcome *self, guint first, guint last)
{
  static const char *const ordinals[] = { "اول", "ثاني", "ثالث", "اخر", NULL };
  const QimamEvent *event =
      qimam_meeting_finder_event_at (self->builder->finder, self->scan,
                                     qimam_clauses_word_is (self->scan, first, ordinals) ? first + 1 : first);

  return first > self->s_first && g_str_equal (qimam_clauses_word (self->scan, first - 1)->folded, "في") &&
         event != NULL && event->relation == QIMAM_EVENT_MAIN && event->first <= first + 1 &&
         event->end + 1 >= last;
}

/* Whether a cue before this one told the most of these words. Where it told less of the same thing, what it
 * told grows: "اتفاقية تعاون" to "19 اتفاقية تعاون". */
static gboolean
is_told (const Outcome *self, guint first, guint last)
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
      if (claim->dimension == QIMAM_DIMENSION_NEXT_STEP && self->rule->polarity == QIMAM_POLARITY_OPEN)
        claim->polarity = QIMAM_POLARITY_OPEN;
      return TRUE;
    }
  return FALSE;
}

/* When a step is due, where its words tell. */
static void
set_due (const QimamClauses *scan, QimamClaim *claim)
{
  const GPtrArray *times = scan->reading->times;

  for (guint i = qimam_clauses_time_from (scan, claim->span.start); i < times->len; i++)
    {
      const QimamTime *time = times->pdata[i];

      if (time->span.start >= claim->span.end)
        break;
      if (qimam_span_contains (claim->span, time->span) && time->value != NULL &&
          (time->kind == QIMAM_TIME_DATE || time->kind == QIMAM_TIME_PERIOD))
        {
          claim->value.set = TRUE;
          claim->value.due = g_strdup (time->value);
          break;
        }
    }
}

/* "مواصلة المحادثات", "الاجتماع مجددا": that they meet or talk again is agreed, and is also what comes next.
 */
static gboolean
is_meeting_again (const QimamClauses *scan, guint first, guint last)
{
  return qimam_clauses_has_hit (scan, "again_act", first, first) &&
         qimam_clauses_has_hit (scan, "again_what", first + 1, MIN (last, first + 3));
}

static void
add_agreed_step (const Outcome *self, const QimamClaim *agreement, guint first, guint last)
{
  QimamClaim *step =
      qimam_claim_builder_add (self->builder, self->scan, QIMAM_DIMENSION_NEXT_STEP, first, last);

  if (step == NULL)
    return;
  step->meeting = agreement->meeting;
  step->polarity = QIMAM_POLARITY_AGREED;
  step->party = g_strdup (agreement->party);
  set_due (self->scan, step);
}

static gboolean
is_name_alone (const QimamClauses *scan, guint first, guint last)
{
  const QimamMention *mention = mention_from (scan, first);

  return mention != NULL && mention->kind == QIMAM_MENTION_PERSON && mention->last_word >= last;
}

static void
add_outcome (const Outcome *self, guint first, guint last, const char *party)
{
  const QimamClauses *scan = self->scan;
  const QimamWord *word;
  QimamClaim *claim;
  gboolean attached;

  if (self->rule->take == QIMAM_TAKE_LINK && first < last &&
      is_link (scan, first, self->rule->links, &attached) && !attached)
    first++;
  /* What had to be cut is cut before a relative clause rather than in it. */
  if (last - first + 1 >= MAX_CLAIM_WORDS && last < self->s_last)
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
  last = trim_end (scan, first, last);
  if (self->rule->dimension == QIMAM_DIMENSION_ISSUE &&
      (qimam_clauses_has_mark (scan, first, QIMAM_MARK_RELATIVE) || qimam_clauses_word_is (scan, first, this_words) || is_meeting_alone (self, first, last)))
    return;
  word = qimam_clauses_word (scan, first);
  /* who decided, "التوصل إليه", or where it was talked of */
  if (self->rule->dimension == QIMAM_DIMENSION_AGREEMENT &&
      (is_name_alone (scan, first, last) || qimam_clauses_word_is (scan, first, pronoun_words)))
    return;
  if (self->rule->dimension == QIMAM_DIMENSION_ISSUE && qimam_clauses_word_is (scan, first, in_words))
    return;
  if (first == last && (qimam_is_stop_word (word->folded, -1) || strlen (word->folded) < strlen ("ــــ")))
    return;
  if (is_told (self, first, last))
    return;
  claim = qimam_claim_builder_add (self->builder, scan, self->rule->dimension, first, last);
  if (claim == NULL)
    return;
  claim->meeting = self->rule->dimension == QIMAM_DIMENSION_BACKGROUND
                       ? 0
                       : qimam_meeting_finder_at (self->builder->finder, scan, self->hit->first);
  claim->polarity = self->rule->polarity;
  claim->party = g_strdup (party);
  /* What the article itself tells is no claim of a side. */
  if (g_str_has_prefix (self->rule->rule, "agree_consent") && claim->statement == 0)
    claim->polarity = QIMAM_POLARITY_AGREED;
  if (claim->dimension == QIMAM_DIMENSION_AGREEMENT && claim->polarity == QIMAM_POLARITY_AGREED &&
      is_own_claim (self))
    claim->polarity = QIMAM_POLARITY_CLAIMED_AGREEMENT;
  if (claim->dimension == QIMAM_DIMENSION_NEXT_STEP)
    set_due (scan, claim);
  else if (claim->dimension == QIMAM_DIMENSION_AGREEMENT && claim->polarity == QIMAM_POLARITY_AGREED &&
           is_meeting_again (scan, first, last))
    add_agreed_step (self, claim, first, last);
}

/* "جملة من النقاط", "عدد من الإجراءات" */
static gboolean
is_several (const Outcome *self, guint first)
{
  static const char *const several[] = { "جمله", "عدد", "عددا", "حزمه", "مجموعه", "سلسله", "عده", "نقاط", NULL };

  return qimam_clauses_word_is (self->scan, first, several);
}

/* "…، من أهمها، كذا": the word after it, or 0. */
static guint
find_namely (const Outcome *self, guint first)
{
  const QimamClauses *scan = self->scan;

  for (guint w = first + 1; w < self->s_last && w - first <= 10; w++)
    {
      if (scan->gaps[w] & (QIMAM_GAP_STOP | QIMAM_GAP_LINE))
        return 0;
      if (qimam_clauses_word_is (scan, w, namely_words))
        return w + 1;
    }
  return 0;
}

/* Adds what stands from @first on; gives the last word of it. */
static guint
add_complement (const Outcome *self, guint first, const char *party)
{
  gboolean list = (self->rule->when & QIMAM_WHEN_LIST) != 0;
  guint last = qimam_clauses_complement_end (self->scan, first, MAX_LIST_WORDS, list), namely;

  if (first > self->s_last ||
      ((self->rule->when & QIMAM_WHEN_MASDAR) && !qimam_clauses_is_act (self->scan, first)))
    return first;
  last = MIN (last, self->s_last);
  if (!list && is_several (self, first) && (namely = find_namely (self, first)) > 0)
    return add_complement (self, namely, party);
  if (!list && (self->rule->when & QIMAM_WHEN_WHOLE))
    {
      add_outcome (self, first, MIN (last, first + MAX_CLAIM_WORDS - 1), party);
      return last;
    }
  /* "several matters, namely …": only what they are is worth telling */
  if (list && last < self->s_last && qimam_clauses_word_is (self->scan, last + 1, namely_words) &&
      self->scan->gaps[last + 1] <= QIMAM_GAP_COMMA && last + 2 <= self->s_last)
    return add_complement (self, last + 2, party);
  g_autoptr (GArray) items = qimam_clauses_split_list (self->scan, first, last, list);
  for (guint i = 0; i < items->len; i++)
    {
      const QimamWords *item = &g_array_index (items, QimamWords, i);
      add_outcome (self, item->first, MIN (item->last, item->first + MAX_CLAIM_WORDS - 1), party);
    }
  return last;
}

/* "قد يتفق الطرفان": before a verb in the present, "قد" says that they may */
static gboolean
is_perhaps (const Outcome *self)
{
  static const char *const perhaps[] = { "قد", NULL };

  return self->hit->first > self->s_first &&
         qimam_clauses_word_is (self->scan, self->hit->first - 1, perhaps) &&
         g_str_has_prefix (qimam_clauses_word (self->scan, self->hit->first)->folded, "ي");
}

/* "انتهت القمة من دون اتفاق", "وأن نقطة لا تزال عالقة" */
static gboolean
is_negated_between (const Outcome *self, guint first, guint last)
{
  for (guint w = first; w < last && w <= self->s_last; w++)
    if (qimam_clauses_has_mark (self->scan, w, QIMAM_MARK_NEGATOR))
      return TRUE;
  return FALSE;
}

/* "اتفقا على كذا، وعلى كذا", "فضلا عن كذا": the preposition again, or what goes on with the list. Gives the word
 * after it, or 0. @first, @last: what the preposition brought before; @link: the preposition; @last where there
 * is none. */
static guint
find_again (const Outcome *self, guint first, guint last, guint link)
{
  static const char *const besides[] = { "بالاضافه", "اضافه", "فضلا", "علاوه", NULL };
  const QimamClauses *scan = self->scan;
  const char *preposition = link < last ? qimam_clauses_word (scan, link)->folded : NULL;

  for (guint w = last + 1; w < self->s_last && w - last <= MAX_LINK_WORDS; w++)
    {
      const char *folded = qimam_clauses_word (scan, w)->folded;

      if (scan->gaps[w] & (QIMAM_GAP_STOP | QIMAM_GAP_LINE | QIMAM_GAP_COLON))
        return 0;
      if (w + 2 <= self->s_last && qimam_clauses_word_is (scan, w, besides) &&
          qimam_clauses_is_act (scan, w + 2))
        return w + 2;
      /* "…، بهدف كذا، وتخصيص كذا" */
      if (w > last + 1 && scan->gaps[w] == QIMAM_GAP_COMMA && g_str_has_prefix (folded, "و") &&
          qimam_clauses_is_act (scan, w) && qimam_clauses_is_act (scan, first))
        return w;
      /* "بوقف القتال، وبتبادل الأسرى", "على كذا، وأن يفعلا" */
      if (preposition != NULL && g_str_has_prefix (preposition, "ب") && !g_str_equal (preposition, "ب") &&
          g_str_has_prefix (folded, "وب") && qimam_clauses_is_act (scan, w))
        return w;
      if (scan->gaps[w] == QIMAM_GAP_COMMA && (g_str_equal (folded, "وان") || g_str_equal (folded, "وبان")) &&
          w + 1 < self->s_last)
        return is_negated_between (self, w, qimam_clauses_clause (scan, w)->last + 1) ? 0 : w + 1;
      /* "التزامها بكذا، ورفضها كذا" */
      if (scan->gaps[w] == QIMAM_GAP_COMMA && g_str_has_prefix (folded, "و") &&
          (g_str_has_suffix (folded, "ها") || g_str_has_suffix (folded, "هم")) &&
          g_str_has_suffix (qimam_clauses_word (scan, first)->folded, g_str_has_suffix (folded, "ها") ? "ها" : "هم"))
        return w;
      if (preposition != NULL && g_str_has_prefix (folded, "و") &&
          g_str_equal (folded + strlen ("و"), preposition))
        return qimam_clauses_word_is (scan, w + 1, that_words) ? w + 2 : w + 1;
      if (qimam_clauses_has_mark (scan, w, QIMAM_MARK_VERB) ||
          qimam_clauses_has_mark (scan, w, QIMAM_MARK_OPENER))
        return 0;
    }
  return 0;
}

/* "قرر الوزراء، خلال اجتماعهم اليوم في القاهرة، تأجيل …": the act that is decided, past when and where. */
static guint
skip_frame (const Outcome *self, guint start)
{
  static const char *const heads[] = { "في",   "خلال", "اثناء", "امس",  "اليوم",
                                       "مساء", "صباح", "فجر",   "ختام", NULL };
  const QimamClauses *scan = self->scan;
  gboolean frame = FALSE;

  /* "أكد الجانبان على أهمية كذا" */
  if (start < self->s_last && qimam_clauses_word_is (scan, start, on_words) &&
      !qimam_clauses_word_is (scan, start + 1, phrase_words))
    return start + 1;
  if (start > self->s_last || qimam_clauses_is_act (scan, start) || is_several (self, start) ||
      (self->rule->dimension == QIMAM_DIMENSION_ISSUE && !qimam_clauses_any_is (scan, start - 1, start, heads)))
    return start;
  for (guint w = start; w <= self->s_last && w - start <= MAX_LINK_WORDS; w++)
    {
      if ((scan->gaps[w] & (QIMAM_GAP_STOP | QIMAM_GAP_COLON | QIMAM_GAP_LINE)) && w > start)
        return start;
      if (w > start && (qimam_clauses_has_mark (scan, w, QIMAM_MARK_VERB) ||
                        qimam_clauses_has_mark (scan, w, QIMAM_MARK_RELATIVE)))
        return start;
      if (frame && scan->names[w] == QIMAM_NAME_NONE && !qimam_clauses_is_joined (scan, w) &&
          qimam_clauses_is_act (scan, w) && !qimam_clauses_word_is (scan, w - 1, weak_ends) &&
          !qimam_clauses_word_is (scan, w - 1, heads))
        return w;
      frame = frame || qimam_clauses_word_is (scan, w, heads);
    }
  return start;
}

/* "اتفاق بين فلان وفلان بشأن كذا": what it is about, and not who made it. */
static void
take_thing (const Outcome *self, guint thing, const char *party)
{
  static const char *const abouts[] = { "بشان", "حول", "علي", "يقضي", "ينص", "بخصوص", NULL };
  const QimamClauses *scan = self->scan;

  if (thing < self->s_last && qimam_clauses_word_is (scan, thing + 1, between_words))
    {
      for (guint w = thing + 2; w < self->s_last && w - thing <= MAX_LINK_WORDS; w++)
        if (scan->gaps[w] & (QIMAM_GAP_STOP | QIMAM_GAP_LINE | QIMAM_GAP_COLON))
          break;
        else if (scan->names[w] != QIMAM_NAME_INSIDE && qimam_clauses_word_is (scan, w, abouts))
          {
            add_complement (self, w + 1, party);
            return;
          }
      add_outcome (self, thing, MIN (thing + MAX_CLAIM_WORDS - 1, qimam_clauses_clause (scan, thing)->last),
                   party);
      return;
    }
  add_complement (self, thing, party);
}

/* "أقر الاجتماع، حسب الوزير، عددا": what stands between two commas and tells the source */
static guint
skip_parenthesis (const Outcome *self, guint start)
{
  static const char *const heads[] = { "حسب", "بحسب", "وفق", "وفقا", "حسبما", "كما", "طبقا", NULL };
  const QimamClauses *scan = self->scan;

  if (start >= self->s_last || scan->gaps[start] != QIMAM_GAP_COMMA ||
      !qimam_clauses_word_is (scan, start, heads))
    return start;
  for (guint w = start + 1; w <= self->s_last && w - start <= 10; w++)
    if (scan->gaps[w] != 0)
      return scan->gaps[w] == QIMAM_GAP_COMMA ? w : start;
  return start;
}

static void
add_clause (const Outcome *self, const char *party)
{
  const QimamClauses *scan = self->scan;
  const QimamClause *clause = qimam_clauses_clause (scan, self->hit->first);
  guint first = clause->first;
  guint last = MIN (qimam_clauses_clause (scan, self->hit->last)->last, self->hit->last + 10);

  for (guint w = clause->first; w < self->hit->first; w++)
    if (qimam_clauses_word_is (scan, w, that_words))
      first = w + 1;
  if (last - first >= MAX_CLAIM_WORDS && self->hit->first > first)
    first = MAX (first, last >= MAX_CLAIM_WORDS ? MIN (self->hit->first, last - MAX_CLAIM_WORDS + 1) : 0);
  add_outcome (self, first, MIN (last, first + MAX_CLAIM_WORDS), party);
}

/* "الرحلات بين البلدين ستستأنف": a step begins with who or what takes it, where that stands before its verb.
 */
static guint
find_subject (const Outcome *self)
{
  const QimamClauses *scan = self->scan;
  guint first = qimam_clauses_clause (scan, self->hit->first)->first;
  const char *folded = qimam_clauses_word (scan, self->hit->first)->folded;

  if (self->rule->dimension != QIMAM_DIMENSION_NEXT_STEP ||
      (!g_str_has_prefix (folded, "ست") && !g_str_has_prefix (folded, "سي")))
    return self->hit->first;
  for (guint w = first; w < self->hit->first; w++)
    {
      if (qimam_clauses_word_is (scan, w, that_words))
        first = w + 1;
      else if (qimam_clauses_has_mark (scan, w, QIMAM_MARK_VERB) ||
               qimam_clauses_has_mark (scan, w, QIMAM_MARK_RELATIVE) ||
               qimam_clauses_has_mark (scan, w, QIMAM_MARK_OPENER))
        first = self->hit->first;
    }
  return self->hit->first - first <= MAX_SUBJECT ? first : self->hit->first;
}

static void
take (const Outcome *self, const char *party)
{
  guint start, link;

  switch (self->rule->take)
    {
    case QIMAM_TAKE_LINK:
      if (find_linked (self, &start, &link))
        for (guint guard = 0; guard < MAX_AGAIN && start > 0 && start <= self->s_last; guard++)
          start = find_again (self, start, add_complement (self, start, party), link);
      break;
    case QIMAM_TAKE_AT:
      if (find_linked (self, &start, &link) && !is_negated_between (self, self->hit->last + 1, link))
        take_thing (self, link, party);
      break;
    case QIMAM_TAKE_AFTER:
      start = skip_adjuncts (self, skip_parenthesis (self, self->hit->last + 1));
      if (!(self->rule->when & QIMAM_WHEN_MASDAR) || g_str_equal (self->rule->rule, "agree_announce"))
        start = skip_frame (self, start);
      /* "both affirmed that …" is speech. */
      if ((self->rule->when & QIMAM_WHEN_WHOLE) && start <= self->s_last &&
          qimam_clauses_word_is (self->scan, start, that_words))
        break;
      if (start <= self->s_last &&
          !(self->scan->gaps[start] & (QIMAM_GAP_STOP | QIMAM_GAP_COLON | QIMAM_GAP_LINE)))
        for (guint guard = 0; guard < MAX_AGAIN && start > 0 && start <= self->s_last; guard++)
          {
            link = add_complement (self, start, party);
            start = find_again (self, start, link, link);
          }
      break;
    case QIMAM_TAKE_FROM:
      start = find_subject (self);
      link = qimam_clauses_complement_end (self->scan, self->hit->last, MAX_CLAIM_WORDS, FALSE);
      add_outcome (self, start, MIN (MIN (link, self->s_last), start + MAX_CLAIM_WORDS - 1), party);
      break;
    case QIMAM_TAKE_BETWEEN:
      if (find_linked (self, &start, &link) && link > self->hit->last + 1)
        add_outcome (self, self->hit->last + 1, link - 1, party);
      break;
    case QIMAM_TAKE_CLAUSE:
      add_clause (self, party);
      break;
    case QIMAM_TAKE_UPTO:
      start = qimam_clauses_clause (self->scan, self->hit->first)->first;
      for (guint w = start; w < self->hit->first; w++)
        if (qimam_clauses_word_is (self->scan, w, that_words))
          start = w + 1;
      add_outcome (self, start, self->hit->last, party);
      break;
    case QIMAM_TAKE_CUE:
      add_outcome (self, self->hit->first, self->hit->last, party);
      break;
    default:
      break;
    }
}

/* "وفق البيان، سترفع واشنطن", "يحترم البلدان": what follows is what somebody will do */
static gboolean
is_undertaking (const Outcome *self)
{
  guint next = self->hit->last + 1;
  const char *folded;

  if (next >= self->s_last || !(self->scan->gaps[next] & QIMAM_GAP_COMMA) ||
      qimam_clauses_has_mark (self->scan, next, QIMAM_MARK_VERB) ||
      qimam_clauses_has_hit (self->scan, "again_act", next, next))
    return FALSE;
  folded = qimam_clauses_word (self->scan, next)->folded;
  return (g_str_has_prefix (folded, "سي") || g_str_has_prefix (folded, "ست") || g_str_has_prefix (folded, "ي")) &&
         g_utf8_strlen (folded, -1) >= 4;
}

/* "بحثا عن ناجين", "العمل على أن يتم": words of a cue that are no cue */
static gboolean
is_other_phrase (const Outcome *self)
{
  static const char *const searching[] = { "بحثا", NULL }, *const for_words[] = { "عن", NULL },
                           *const what[] = { "ما", "مما", "كما", NULL };
  static const char *const working[] = { "العمل", "الحرص", "حريص", "الاتفاق", "التاكيد", "التشديد", "اتفقا",
                                         "اتفق",  "اتفقت", "اكد",  "شدد",     "حرصه",    "يعمل",    "تعمل",
                                         NULL };
  const QimamClauses *scan = self->scan;

  if (g_str_equal (self->rule->rule, "step_then"))
    return self->hit->first > self->s_first && qimam_clauses_word_is (scan, self->hit->first - 1, working);
  if (g_str_equal (self->rule->rule, "agree_decided") && self->hit->first > self->s_first &&
      qimam_clauses_word_is (scan, self->hit->first - 1, what))
    return TRUE;
  /* "أقروا بأن", "أقر بوجود": they admit it */
  if (g_str_equal (self->rule->rule, "agree_adopt") && self->hit->last < self->s_last &&
      strstr (qimam_clauses_word (scan, self->hit->first)->folded, "قر") != NULL &&
      g_str_has_prefix (qimam_clauses_word (scan, self->hit->last + 1)->folded, "ب"))
    return TRUE;
  if (g_str_equal (self->rule->rule, "agree_by_text"))
    return !is_undertaking (self);
  return self->rule->dimension == QIMAM_DIMENSION_ISSUE &&
         qimam_clauses_word_is (scan, self->hit->first, searching) && self->hit->last < self->s_last &&
         qimam_clauses_word_is (scan, self->hit->last + 1, for_words);
}

/* "تشترط طهران … في حين تصر واشنطن على": a second stand in the sentence of the first */
static gboolean
is_opposed (const Outcome *self)
{
  const QimamClauses *scan = self->scan;

  return (self->hit->first > self->s_first &&
          qimam_clauses_has_hit (scan, "stance", self->s_first, self->hit->first - 1)) ||
         (self->hit->last < self->s_last &&
          qimam_clauses_has_hit (scan, "stance", self->hit->last + 1, self->s_last));
}

/* "أكد فلان ونظيره", "أكدت الرياض وباريس": two sides as the subject of a verb */
static gboolean
has_pair (const Outcome *self)
{
  const QimamClauses *scan = self->scan;
  const QimamMention *first = mention_from (scan, self->hit->last + 1), *second;

  if (first == NULL || first->last_word + 1 > self->s_last || first->kind == QIMAM_MENTION_DOCUMENT)
    return FALSE;
  if (first->party != NULL && g_str_equal (first->party, "joint"))
    return TRUE;
  second = mention_from (scan, first->last_word + 1);
  return second != NULL && scan->gaps[second->first_word] == 0 && first->party != NULL &&
         second->party != NULL && !g_str_equal (first->party, second->party) &&
         g_str_has_prefix (qimam_clauses_word (scan, second->first_word)->folded, "و");
}

/* "had agreed", with no meeting named: nothing of the meeting the article reports on. */
static gboolean
is_earlier (const Outcome *self)
{
  const QimamClauses *scan = self->scan;

  return qimam_clauses_has_mark (scan, self->s_first, QIMAM_MARK_EARLIER) &&
         self->hit->first - self->s_first < 14 &&
         qimam_meeting_finder_at (self->builder->finder, scan, self->hit->first) <= 1;
}

/* "the round will be held": the meeting itself, as it was announced, is no next step. */
static gboolean
is_this_meeting (const Outcome *self)
{
  const QimamClause *clause = qimam_clauses_clause (self->scan, self->hit->first);

  if (self->rule->dimension != QIMAM_DIMENSION_NEXT_STEP || self->rule->polarity != QIMAM_POLARITY_AGREED)
    return FALSE;
  for (guint w = clause->first; w < self->hit->first; w++)
    {
      const QimamEvent *event = qimam_meeting_finder_event_at (self->builder->finder, self->scan, w);
      if (event != NULL && event->relation == QIMAM_EVENT_MAIN && event->end + 1 >= self->hit->first &&
          !qimam_clauses_any_is (self->scan, event->last + 1, self->hit->first, that_words))
        return TRUE;
    }
  return FALSE;
}

/* "اتفق القادة على رفض التدخل": what both refuse is no disagreement of theirs. */
static gboolean
is_noun_of_refusal (const Outcome *self)
{
  static const char *const prepositions[] = { "علي", "الي", "عن", "من", "في", "مع", NULL };

  return self->rule->dimension == QIMAM_DIMENSION_DISAGREEMENT && (self->rule->when & QIMAM_WHEN_VERB) &&
         self->hit->first == self->hit->last && self->hit->first > self->s_first &&
         qimam_clauses_word_is (self->scan, self->hit->first - 1, prepositions);
}

/* "نفى وجود خلاف", "نفى أن تكون القمة بحثت": what is denied is told as nothing that happened. */
static gboolean
is_denied (const Outcome *self)
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
is_talk_to_come (const Outcome *self)
{
  const QimamClauses *scan = self->scan;
  guint first = qimam_clauses_clause (scan, self->hit->first)->first;

  /* "من المنتظر أن يبحث القادة" */
  if (g_str_equal (self->rule->rule, "discuss_now") && self->hit->first > self->s_first &&
      qimam_clauses_word_is (scan, self->hit->first - 1, that_words))
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
is_coming (const Outcome *self)
{
  guint last = MIN (self->s_last, self->hit->last + MAX_CLAIM_WORDS);

  for (guint w = self->hit->last + 1; w <= last; w++)
    {
      if (self->scan->gaps[w] & (QIMAM_GAP_STOP | QIMAM_GAP_LINE | QIMAM_GAP_COLON))
        return FALSE;
      if (qimam_clauses_has_hit (self->scan, "coming_time", w, w))
        return TRUE;
    }
  return FALSE;
}

/* "was to be held": it was not. */
static gboolean
was_to_be (const Outcome *self)
{
  for (guint w = MAX (self->hit->first, self->s_first + 1) - 1; w <= self->hit->last; w++)
    if (qimam_clauses_has_mark (self->scan, w, QIMAM_MARK_EARLIER))
      return TRUE;
  return FALSE;
}

void
qimam_claims_find_outcomes (QimamClaimBuilder *builder, const QimamClauses *scan)
{
  for (guint i = 0; i < scan->hits->len; i++)
    {
      const QimamCueHit *hit = &g_array_index (scan->hits, QimamCueHit, i);
      Outcome self = { builder, scan, hit, qimam_cue_table_rule (scan->table, hit->rule) };
      g_autofree char *party = NULL;
      gboolean modal, negated;

      if (!self.rule->is_claim || scan->roles[hit->first] == QIMAM_PARAGRAPH_SUBHEAD ||
          scan->roles[hit->first] == QIMAM_PARAGRAPH_EMBED)
        continue;
      guint sentence = qimam_clauses_sentence (scan, hit->first, &self.s_first, &self.s_last);
      negated = qimam_clauses_is_negated (scan, hit->first, &modal);
      /* "عن أمله في التوصل إلى": between the words of the cue */
      for (guint w = hit->first + 1; w < hit->last; w++)
        {
          negated = negated || qimam_clauses_has_mark (scan, w, QIMAM_MARK_NEGATOR);
          modal = modal || qimam_clauses_has_mark (scan, w, QIMAM_MARK_MODAL);
        }
      if ((self.rule->when & QIMAM_WHEN_PLAIN) && (negated || modal))
        continue;
      if (self.rule->dimension == QIMAM_DIMENSION_ISSUE && negated)
        continue;
      if (self.rule->dimension == QIMAM_DIMENSION_AGREEMENT && is_perhaps (&self))
        continue;
      if ((self.rule->when & QIMAM_WHEN_NEGATED) && !negated)
        continue;
      if ((self.rule->when & QIMAM_WHEN_MEETING) &&
          qimam_meeting_finder_in_sentence (builder->finder, scan, sentence) == NULL)
        continue;
      if ((self.rule->when & QIMAM_WHEN_OPPOSED) && !is_opposed (&self))
        continue;
      if ((self.rule->when & QIMAM_WHEN_PAIR) && !has_pair (&self))
        continue;
      const QimamClause *clause = qimam_clauses_clause (scan, hit->first);
      if ((self.rule->when & QIMAM_WHEN_APART) && names_main (&self, clause->first, clause->last))
        continue;
      if ((self.rule->when & QIMAM_WHEN_COMING) && !is_coming (&self))
        continue;
      if ((self.rule->when & QIMAM_WHEN_REPORTED) && !names_main (&self, self.s_first, self.s_last))
        continue;
      if (self.rule->dimension == QIMAM_DIMENSION_NEXT_STEP && was_to_be (&self))
        continue;
      if (is_noun_of_refusal (&self) || is_denied (&self) || is_talk_to_come (&self) ||
          is_other_phrase (&self))
        continue;
      if (is_earlier (&self) || is_this_meeting (&self))
        continue;
      party = find_party (&self);
      if ((self.rule->when & QIMAM_WHEN_JOINT) && !is_joint (&self, party))
        continue;
      take (&self, self.rule->when & QIMAM_WHEN_JOINT ? "joint" : party);
    }
}
