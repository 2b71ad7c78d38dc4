/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-claims-outcome-take.h"

#include <string.h>

#define MAX_LIST_WORDS 28 /* of a list of matters */
#define MAX_AGAIN      6
#define MAX_LINES      24  /* lines of a list */
#define MAX_SUBJECT    7   /* words of a subject before its verb */
#define MAX_NAME       6   /* words of a name between commas */
#define MAX_RAISER     10  /* words that tell who raises a matter */
#define MAX_UPTO       200 /* words before a cue that are all of a claim */

static const char *const namely_words[] = { "هي",     "منها",  "ابرزها",  "بينها", "اهمها",
                                            "تحديدا", "وهما",  "مقدمتها", "راسها", "صدارتها",
                                            "ضمنها",  "اولها", "ابرزهما", NULL };
static const char *const before_namely[] = { "في", "من", "علي", NULL };
static const char *const between_words[] = { "بين", NULL };
static const char *const on_words[] = { "علي", NULL };
static const char *const aside_words[] = { "خلال", "في", "عقب", "اثر", "بحضور", "ايضا", "كذلك", NULL };

/* "…، من أهمها، كذا": the word after it, or 0. */
static guint
find_namely (const QimamOutcome *self, guint first)
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

/* "اتفاق على أن تستضيف …", "متعهدين بالعمل": what is agreed is an act, told by a noun of it or by a verb
 * after "أن", and no stand: "أهمية كذا". */
static gboolean
is_agreed_act (const QimamOutcome *self, guint *first)
{
  static const char *const stands[] = { "اهميه", "ضروره", "باهميه", "بضروره", NULL };
  static const char *const that[] = { "ان", NULL };
  const QimamClauses *scan = self->scan;
  const char *folded;

  if ((g_str_equal (self->rule->rule, "agree_participle") || g_str_equal (self->rule->rule, "agree_joining")) &&
      qimam_clauses_word_is (scan, *first, stands))
    return FALSE;
  if (qimam_clauses_is_act (scan, *first))
    return TRUE;
  if (*first >= self->s_last || (!g_str_has_prefix (self->rule->rule, "agree_noun") &&
                                 !g_str_has_prefix (self->rule->rule, "agree_between") &&
                                 !g_str_equal (self->rule->rule, "agree_chief_of") &&
                                 !g_str_has_prefix (self->rule->rule, "agree_text")))
    return FALSE;
  if (qimam_clauses_word_is (scan, *first, that))
    (*first)++;
  else if (!qimam_clauses_word_is (scan, *first - 1, that))
    return FALSE;
  folded = qimam_clauses_word (scan, *first)->folded;
  return (g_str_has_prefix (folded, "ي") || g_str_has_prefix (folded, "ت")) &&
         g_utf8_strlen (folded, -1) >= 4;
}

/* "ناقشوا ثلاثة ملفات لا غير: كذا": the word after the colon, where what stands before it only counts them;
 * or 0
 */
static guint
find_matters (const QimamOutcome *self, guint first, guint last)
{
  const QimamClauses *scan = self->scan;

  if (last >= self->s_last || last - first > 5 ||
      (scan->gaps[last + 1] & ~QIMAM_GAP_QUOTE) != QIMAM_GAP_COLON)
    return 0;
  for (guint w = first; w <= MIN (last, first + 2); w++)
    if (qimam_clauses_has_hit (scan, "containers", w, w) || qimam_outcome_is_several (self, w))
      return last + 1;
  return 0;
}

/* "كذا، وكذا وكذا، ثم كذا": every part between commas is a matter. Gives the last word of them. */
static guint
add_matters (const QimamOutcome *self, guint first, const char *party)
{
  static const char *const then[] = { "ثم", "اخيرا", "ايضا", "كذلك", NULL };
  const QimamClauses *scan = self->scan;

  for (guint w = first; w <= self->s_last && w - first <= MAX_LIST_WORDS; w++)
    {
      guint from = w;

      while (w < self->s_last && !(scan->gaps[w + 1] & (QIMAM_GAP_COMMA | QIMAM_GAP_STOP | QIMAM_GAP_LINE)))
        w++;
      if (from < w && qimam_clauses_word_is (scan, from, then))
        from++;
      if (qimam_clauses_has_mark (scan, from, QIMAM_MARK_VERB) ||
          qimam_clauses_has_mark (scan, from, QIMAM_MARK_OPENER))
        break;
      qimam_outcome_add (self, from, MIN (w, from + QIMAM_OUTCOME_MAX_WORDS - 1), party);
      first = MAX (first, from);
    }
  return self->s_last;
}

/* Adds what stands from @first on; gives the last word of it. */
static guint
add_complement (const QimamOutcome *self, guint first, const char *party)
{
  gboolean list = (self->rule->when & QIMAM_WHEN_LIST) != 0;
  guint last = qimam_clauses_complement_end (self->scan, first, MAX_LIST_WORDS, list), namely;

  if (first > self->s_last || ((self->rule->when & QIMAM_WHEN_MASDAR) && !is_agreed_act (self, &first)))
    return first;
  last = qimam_outcome_before_again (self, first, MIN (last, self->s_last));
  if ((namely = find_matters (self, first, last)) > 0)
    return add_matters (self, namely, party);
  if (!list && qimam_outcome_is_several (self, first) && (namely = find_namely (self, first)) > 0)
    return add_complement (self, namely, party);
  if (!list && (self->rule->when & QIMAM_WHEN_WHOLE))
    {
      qimam_outcome_add (self, first, MIN (last, first + QIMAM_OUTCOME_MAX_WORDS - 1), party);
      return last;
    }
  /* "several matters, namely …": only what they are is worth telling */
  if (list && last < self->s_last && qimam_clauses_word_is (self->scan, last + 1, namely_words) &&
      self->scan->gaps[last + 1] <= QIMAM_GAP_COMMA && last + 2 <= self->s_last)
    return add_complement (self, last + 2, party);
  /* "عددا من القضايا، في مقدمتها كذا" */
  if (list && last + 2 < self->s_last && qimam_outcome_is_several (self, first) &&
      (self->scan->gaps[last + 1] & QIMAM_GAP_COMMA) &&
      qimam_clauses_word_is (self->scan, last + 1, before_namely) &&
      qimam_clauses_word_is (self->scan, last + 2, namely_words))
    return add_complement (self, last + 3, party);
  g_autoptr (GArray) items = qimam_clauses_split_list (self->scan, first, last, list);
  for (guint i = 0; i < items->len; i++)
    {
      const QimamWords *item = &g_array_index (items, QimamWords, i);

      /* "اتفاق يلغي الرسوم على الحواسيب والهواتف": one thing, told of several */
      if (i > 0 && self->rule->take == QIMAM_TAKE_AT && !qimam_clauses_is_act (self->scan, item->first) &&
          !qimam_clauses_has_hit (self->scan, "thing", item->first, item->first))
        break;
      qimam_outcome_add (self, item->first, MIN (item->last, item->first + QIMAM_OUTCOME_MAX_WORDS - 1),
                         party);
    }
  return last;
}

/* "اتفاق بين فلان وفلان بشأن كذا": what it is about, and not who made it. */
static void
take_thing (const QimamOutcome *self, guint thing, const char *party)
{
  static const char *const abouts[] = { "بشان", "حول", "علي", "يقضي", "ينص", "بخصوص", NULL };
  const QimamClauses *scan = self->scan;

  /* "اختتمت بإعلان شدد على كذا": what the text says is told for itself. */
  if (g_str_equal (self->rule->rule, "agree_ends") && thing + 2 < self->s_last &&
      qimam_clauses_has_hit (scan, "agree_text_goes_on", thing + 1, thing + 2))
    return;
  if (thing < self->s_last && qimam_clauses_word_is (scan, thing + 1, between_words))
    {
      for (guint w = thing + 2; w < self->s_last && w - thing <= QIMAM_OUTCOME_MAX_LINK; w++)
        if (scan->gaps[w] & (QIMAM_GAP_STOP | QIMAM_GAP_LINE | QIMAM_GAP_COLON))
          break;
        else if (scan->names[w] != QIMAM_NAME_INSIDE && qimam_clauses_word_is (scan, w, abouts) &&
                 !qimam_clauses_word_is (scan, w + 1, qimam_outcome_phrase_words))
          {
            add_complement (self, w + 1, party);
            return;
          }
      qimam_outcome_add (self, thing,
                         MIN (thing + QIMAM_OUTCOME_MAX_WORDS - 1, qimam_clauses_clause (scan, thing)->last),
                         party);
      return;
    }
  /* "وقع البيان المشترك مستشار الأمن", "بيان العلا خلال القمة": the text alone */
  if (g_str_equal (self->rule->rule, "agree_sign_one") && qimam_clauses_has_hit (scan, "text_noun", thing, thing))
    {
      guint end = MIN (qimam_clauses_clause (scan, thing)->last, thing + MAX_NAME);

      for (guint w = thing + 1; w <= end && !qimam_clauses_has_mark (scan, w, QIMAM_MARK_VERB); w++)
        {
          const QimamMention *who = qimam_outcome_mention_from (scan, w);

          if ((who != NULL && who->kind == QIMAM_MENTION_PERSON) || qimam_clauses_word_is (scan, w, aside_words))
            {
              qimam_outcome_add (self, thing, w - 1, party);
              return;
            }
        }
    }
  add_complement (self, thing, party);
}

/* The first word of the clause of the cue, or the one that stands so many words before the cue. */
static guint
words_back (const QimamOutcome *self, guint most)
{
  guint first = qimam_clauses_clause (self->scan, self->hit->first)->first;

  return MAX (first, self->hit->first - MIN (self->hit->first, most));
}

static void
add_clause (const QimamOutcome *self, const char *party)
{
  const QimamClauses *scan = self->scan;
  const QimamClause *clause = qimam_clauses_clause (scan, self->hit->first);
  guint first = clause->first;
  guint last = MIN (qimam_clauses_clause (scan, self->hit->last)->last, self->hit->last + 10);

  for (guint w = words_back (self, QIMAM_OUTCOME_MAX_WORDS); w < self->hit->first; w++)
    if (qimam_clauses_word_is (scan, w, qimam_outcome_that_words))
      first = w + 1;
  if (last - first >= QIMAM_OUTCOME_MAX_WORDS && self->hit->first > first)
    first = MAX (first, last >= QIMAM_OUTCOME_MAX_WORDS
                            ? MIN (self->hit->first, last - QIMAM_OUTCOME_MAX_WORDS + 1)
                            : 0);
  qimam_outcome_add (self, first, MIN (last, first + QIMAM_OUTCOME_MAX_WORDS), party);
}

/* "الرحلات بين البلدين ستستأنف": a step begins with who or what takes it, where that stands before its verb.
 */
static guint
find_subject (const QimamOutcome *self)
{
  const QimamClauses *scan = self->scan;
  guint first = qimam_clauses_clause (scan, self->hit->first)->first;
  const char *folded = qimam_clauses_word (scan, self->hit->first)->folded;

  /* "على أن تستضيف" */
  if (g_str_has_prefix (self->rule->rule, "step_then"))
    return self->hit->last;
  /* "وجهات نظر الجانبين متطابقة" */
  if (g_str_equal (self->rule->rule, "agree_views_are"))
    for (guint w = words_back (self, QIMAM_OUTCOME_MAX_WORDS - 3); w < self->hit->first; w++)
      if (qimam_clauses_has_hit (scan, "views", w, w))
        return w;
  if (self->rule->dimension != QIMAM_DIMENSION_NEXT_STEP ||
      (!g_str_has_prefix (folded, "ست") && !g_str_has_prefix (folded, "سي")))
    return self->hit->first;
  for (guint w = words_back (self, MAX_SUBJECT + 1); w < self->hit->first; w++)
    {
      if (qimam_clauses_word_is (scan, w, qimam_outcome_that_words))
        first = w + 1;
      else if (qimam_clauses_has_mark (scan, w, QIMAM_MARK_VERB) ||
               qimam_clauses_has_mark (scan, w, QIMAM_MARK_RELATIVE) ||
               qimam_clauses_has_mark (scan, w, QIMAM_MARK_OPENER))
        first = self->hit->first;
    }
  return self->hit->first - first <= MAX_SUBJECT ? first : self->hit->first;
}

/* "حرصهما على كذا والعمل على كذا، ورفض كذا": one claim for each. FALSE where it is but one. */
static gboolean
add_commitments (const QimamOutcome *self, const char *party)
{
  const QimamClauses *scan = self->scan;
  guint head = self->hit->last + 1, last;

  if (!g_str_equal (self->rule->rule, "agree_of_both") || head >= self->s_last)
    return FALSE;
  if (qimam_clauses_word_is (scan, head, on_words))
    head++;
  last = MIN (qimam_clauses_complement_end (scan, head, MAX_LIST_WORDS, FALSE), self->s_last);
  /* "دعمهم لكذا والتزامهم كذا": the next one is a cue of its own. */
  for (guint w = head + 1; w <= last; w++)
    if (qimam_clauses_has_hit (scan, "agree_of_both", w, w))
      {
        qimam_outcome_add (self, self->hit->first, w - 1, party);
        return TRUE;
      }
  if (head >= last)
    return FALSE;
  g_autoptr (GArray) items = qimam_clauses_split_list (scan, head, last, FALSE);
  if (items->len < 2)
    return FALSE;
  for (guint i = 0; i < items->len; i++)
    {
      const QimamWords *item = &g_array_index (items, QimamWords, i);
      guint from = i == 0 ? self->hit->first : item->first;

      /* "…، والمنافية للأعراف" */
      if (i > 0 && !qimam_clauses_is_act (scan, item->first))
        break;
      qimam_outcome_add (self, from, MIN (item->last, from + QIMAM_OUTCOME_MAX_WORDS - 1), party);
    }
  return TRUE;
}

/* The first word of a line that a number or a dash begins, past these; 0 where the word begins none. */
static guint
item_of_line (const QimamClauses *scan, guint word)
{
  const char *folded;

  if (word + 1 >= scan->n_words || !(scan->gaps[word] & QIMAM_GAP_LINE))
    return 0;
  folded = qimam_clauses_word (scan, word)->folded;
  if (g_ascii_isdigit (*folded) && strspn (folded, "0123456789") == strlen (folded) && strlen (folded) <= 2 &&
      scan->gaps[word + 1] != 0 && !(scan->gaps[word + 1] & QIMAM_GAP_LINE))
    return word + 1;
  return scan->gaps[word] & QIMAM_GAP_DASH ? word : 0;
}

/* "اتفق الجانبان على ما يلي:" and lines of a list, each with what was agreed. */
static void
take_lines (const QimamOutcome *self, const char *party)
{
  const QimamClauses *scan = self->scan;
  guint word = self->s_last + 1, first;

  if (word >= scan->n_words || !(scan->gaps[word] & QIMAM_GAP_COLON))
    return;
  for (guint guard = 0; guard < MAX_LINES && (first = item_of_line (scan, word)) > 0; guard++)
    {
      QimamOutcome line = *self;
      guint last;

      qimam_clauses_sentence (scan, first, &line.s_first, &line.s_last);
      last = qimam_clauses_complement_end (scan, first, MAX_LIST_WORDS, FALSE);
      g_autoptr (GArray) items = qimam_clauses_split_list (scan, first, MIN (last, line.s_last), FALSE);
      for (guint i = 0; i < items->len; i++)
        {
          const QimamWords *item = &g_array_index (items, QimamWords, i);
          qimam_outcome_add (&line, item->first, MIN (item->last, item->first + QIMAM_OUTCOME_MAX_WORDS - 1),
                             party);
        }
      for (word = line.s_last + 1; word < scan->n_words && !(scan->gaps[word] & QIMAM_GAP_LINE);)
        {
          guint begin;

          qimam_clauses_sentence (scan, word, &begin, &word);
          word++;
        }
    }
}

/* "أثار فلان", "أثار رئيس الوزراء"; "الرئيس أثار مع نظيره": who raises a matter stands behind the verb, or before it
 * and behind it who he raises it with */
static gboolean
follows_raiser (const QimamOutcome *self)
{
  static const char *const with[] = { "مع", "خلال", "في", "امام", NULL };
  const QimamClauses *scan = self->scan;
  guint next = self->hit->last + 1;

  if (next > self->s_last || qimam_outcome_mention_from (scan, next) != NULL)
    return next <= self->s_last;
  if (qimam_clauses_has_hit (scan, "acting_body", next, next))
    return qimam_clauses_any_is (scan, next + 1, next + 3, with);
  return self->hit->first > self->s_first + 1 && qimam_clauses_word_is (scan, next, with) &&
         (scan->names[self->hit->first - 1] != QIMAM_NAME_NONE ||
          qimam_clauses_has_hit (scan, "acting_body", self->hit->first - 2, self->hit->first - 1));
}

/* "أثار القرار جدلا في ملف كذا", "فتح مسؤول ملف": a matter is the object of the verb that raises it, shortly
 * after who does. */
static gboolean
is_of_another (const QimamOutcome *self, guint link)
{
  static const char *const before[] = { "في", "علي", "من", "عن", "الي", "حول", "بشان", "مع", "بسبب", NULL };

  return self->rule->dimension == QIMAM_DIMENSION_ISSUE &&
         (link > self->hit->last + MAX_RAISER ||
          !follows_raiser (self) || qimam_clauses_word_is (self->scan, link - 1, before));
}

/* "من المقرر أن يجري فلان، الذي وصل أمس، محادثات مع": what is to be done stands past what is said in between.
 * Gives the first word of it, or @first; @last (in, out): the last one */
static guint
past_aside (const QimamOutcome *self, guint first, guint *last)
{
  const QimamClauses *scan = self->scan;
  guint next;

  if (self->rule->dimension != QIMAM_DIMENSION_NEXT_STEP || *last + 1 >= self->s_last ||
      *last - first > MAX_SUBJECT || scan->names[*last] == QIMAM_NAME_NONE ||
      !qimam_clauses_has_mark (scan, *last + 1, QIMAM_MARK_RELATIVE))
    return first;
  next = qimam_outcome_pass_aside (self, *last + 1);
  if (next == *last + 1 || qimam_clauses_has_mark (scan, next, QIMAM_MARK_OPENER) ||
      g_str_has_prefix (qimam_clauses_word (scan, next)->folded, "و"))
    return first;
  *last = qimam_clauses_complement_end (scan, next, QIMAM_OUTCOME_MAX_WORDS, FALSE);
  return next;
}

/* "رفضت المتحدثة باسم الخارجية، فلانة، الاكتفاء بكذا": where nothing but who did it stands before a name between
 * commas, what was done comes after that. Gives the last word of it, or @last. */
static guint
pass_name (const QimamOutcome *self, guint last)
{
  const QimamClauses *scan = self->scan;
  const QimamMention *who = qimam_outcome_mention_from (scan, self->hit->last + 1);

  if (who == NULL || who->first_word > last || who->last_word < last || last >= self->s_last ||
      scan->gaps[last + 1] != QIMAM_GAP_COMMA)
    return last;
  for (guint w = last + 2; w < self->s_last && w - last <= MAX_NAME; w++)
    if (scan->gaps[w] != 0)
      return scan->gaps[w] == QIMAM_GAP_COMMA
                 ? qimam_clauses_complement_end (scan, w, QIMAM_OUTCOME_MAX_WORDS, FALSE)
                 : last;
  return last;
}

/* What begins at the word @start, and what goes on with it. */
static void
take_from_word (const QimamOutcome *self, guint start, const char *party)
{
  for (guint guard = 0; guard < MAX_AGAIN && start > 0 && start <= self->s_last; guard++)
    {
      guint last = add_complement (self, start, party);

      start = qimam_outcome_find_again (self, start, last, last);
    }
}

/* What stands behind the cue, past what is put in between. */
static void
take_after (const QimamOutcome *self, const char *party)
{
  guint start = self->hit->last + 1;

  /* "بحسب البيان الختامي المشترك، ستفعل" */
  if (g_str_equal (self->rule->rule, "agree_by_text"))
    while (start < self->s_last && start <= self->hit->last + 2 && self->scan->gaps[start] == 0 &&
           g_str_has_prefix (qimam_clauses_word (self->scan, start)->folded, "ال"))
      start++;
  /* "تضمن البيان الختامي", "إعلان المنامة" */
  if (g_str_has_prefix (self->rule->rule, "agree_text_holds") &&
      qimam_clauses_has_hit (self->scan, "text_noun", self->hit->last, self->hit->last))
    start = qimam_outcome_pass_group (self, self->hit->last, self->hit->last);
  /* "وقع الجانبان السعودي والأميركي" */
  if (self->rule->dimension == QIMAM_DIMENSION_AGREEMENT && self->hit->last > self->hit->first &&
      g_str_has_suffix (qimam_clauses_word (self->scan, self->hit->last)->folded, "ان") &&
      qimam_clauses_has_hit (self->scan, "parties", self->hit->last, self->hit->last))
    start = qimam_outcome_pass_group (self, self->hit->last, self->hit->last);
  start = qimam_outcome_skip_adjuncts (self, qimam_outcome_skip_aside (self, start));
  if (self->rule->dimension == QIMAM_DIMENSION_ISSUE)
    start = qimam_outcome_skip_adjuncts (self, qimam_outcome_skip_aside (self, start));
  if (self->rule->dimension != QIMAM_DIMENSION_NEXT_STEP &&
      (!(self->rule->when & QIMAM_WHEN_MASDAR) || g_str_equal (self->rule->rule, "agree_announce")))
    start = qimam_outcome_skip_frame (self, start);
  /* "both affirmed that …" is speech. */
  if ((self->rule->when & QIMAM_WHEN_WHOLE) && start <= self->s_last &&
      (qimam_clauses_word_is (self->scan, start, qimam_outcome_that_words) ||
       /* "أكدا حرصهما على": a cue of its own */
       qimam_clauses_has_hit (self->scan, "agree_of_both", start, start)))
    return;
  if (start <= self->s_last &&
      !(self->scan->gaps[start] & (QIMAM_GAP_STOP | QIMAM_GAP_COLON | QIMAM_GAP_LINE)))
    take_from_word (self, start, party);
}

/* From the subject of the cue on. */
static void
take_with_subject (const QimamOutcome *self, const char *party)
{
  guint start = find_subject (self), link;

  if (add_commitments (self, party))
    return;
  link = qimam_clauses_complement_end (self->scan, self->hit->last, QIMAM_OUTCOME_MAX_WORDS, FALSE);
  /* "تمسكت واشنطن، كما قال مبعوثها، بأن" */
  if (link < self->s_last && link < self->hit->last + 3 &&
      !(self->rule->dimension == QIMAM_DIMENSION_NEXT_STEP &&
        qimam_clauses_has_mark (self->scan, link + 1, QIMAM_MARK_RELATIVE)) &&
      qimam_outcome_skip_aside (self, link + 1) > link + 1)
    link = qimam_clauses_complement_end (self->scan, qimam_outcome_skip_aside (self, link + 1),
                                         QIMAM_OUTCOME_MAX_WORDS, FALSE);
  start = past_aside (self, start, &link);
  link = pass_name (self, link);
  qimam_outcome_add (self, start, MIN (MIN (link, self->s_last), start + QIMAM_OUTCOME_MAX_WORDS - 1),
                     party);
}

void
qimam_outcome_take (const QimamOutcome *self, const char *party)
{
  guint start, link;

  if (self->rule->dimension == QIMAM_DIMENSION_AGREEMENT)
    take_lines (self, party);

  switch (self->rule->take)
    {
    case QIMAM_TAKE_LINK:
      if (qimam_outcome_find_linked (self, &start, &link))
        for (guint guard = 0; guard < MAX_AGAIN && start > 0 && start <= self->s_last; guard++)
          start = qimam_outcome_find_again (self, start, add_complement (self, start, party), link);
      break;
    case QIMAM_TAKE_AT:
      if (qimam_outcome_find_linked (self, &start, &link) &&
          !qimam_outcome_is_negated (self, self->hit->last + 1, link) && !is_of_another (self, link) &&
          /* "حصلوا على ضمانات": at once */
          !(g_str_equal (self->rule->rule, "agree_obtained") && link > self->hit->last + 2))
        take_thing (self, link, party);
      break;
    case QIMAM_TAKE_AFTER:
      take_after (self, party);
      break;
    case QIMAM_TAKE_OBJECT:
      take_from_word (self, qimam_outcome_object (self), party);
      break;
    case QIMAM_TAKE_FROM:
      take_with_subject (self, party);
      break;
    case QIMAM_TAKE_BETWEEN:
      if (qimam_outcome_find_linked (self, &start, &link) && link > self->hit->last + 1)
        qimam_outcome_add (self, self->hit->last + 1, link - 1, party);
      break;
    case QIMAM_TAKE_CLAUSE:
      add_clause (self, party);
      break;
    case QIMAM_TAKE_UPTO:
      start = words_back (self, MAX_UPTO);
      for (guint w = start; w < self->hit->first; w++)
        if (qimam_clauses_word_is (self->scan, w, qimam_outcome_that_words))
          start = w + 1;
      qimam_outcome_add (self, start, self->hit->last, party);
      break;
    case QIMAM_TAKE_CUE:
      qimam_outcome_add (self, self->hit->first, self->hit->last, party);
      break;
    case QIMAM_TAKE_MATTER:
      qimam_outcome_take_matter (self, party);
      break;
    default:
      break;
    }
}
