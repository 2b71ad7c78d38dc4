/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-claims-outcome-take.h"

#include <string.h>

/* What talks were about, told by a sentence of which it is the subject: "هيمنت الحرب على القمة", "الملف تصدر
 * المباحثات", "كانت الهدنة محور اللقاء", "على جدول الأعمال كذا". */

#define MAX_MATTER 14 /* words */
#define MAX_SHARE  8  /* words between what is told to have a share of the talks and the talks */

static const char *const on_words[] = { "علي", "في", "عن", "من", "الي", NULL };
static const char *const verbs_of_being[] = {
  "كان",  "كانت", "كانا", "كانتا", "سيكون", "ستكون", "ظل",   "ظلت",   "تبقي", "يبقي", "بقي",   "بقيت", "شكل",
  "شكلت", "يشكل", "تشكل", "مثل",   "مثلت",  "باتت",  "بات",  "وضع",   "وضعت", "ادرج", "ادرجت", "طرح",  "طرحت",
  "يكون", "تكون", "احتل", "احتلت", "جاء",   "جاءت",  "اصبح", "اصبحت", "شكلا", "هناك", "حضر",   "حضرت", "يحضر",
  "تحضر", "برز",  "برزت", "ثمه",   "كذلك",  "ايضا",  "قد",   "فقد",   "لقد",  "انه",  "انها",  NULL
};
static const char *const adverbs[] = { "ايضا", "كذلك", "مجددا", "بقوه", "تماما", "طبعا", "بوضوح", NULL };

/* "النقاش", "مداولات القادة", "القمة": those who speak, at a word */
static gboolean
is_talk (const QimamOutcome *self, guint word)
{
  const QimamEvent *event = qimam_meeting_finder_event_at (self->builder->finder, self->scan, word);

  return (event != NULL && event->first == word && event->relation != QIMAM_EVENT_OTHER) ||
         qimam_clauses_has_hit (self->scan, "talk_word", word, word);
}

static gboolean
is_share (const QimamOutcome *self, guint word)
{
  return qimam_clauses_has_hit (self->scan, "portion_word", word, word);
}

/* "القضية المباحثات": what is told of talks ends before them; "لجان الحوار" is a word with its owner. */
static gboolean
ends_before (const QimamOutcome *self, guint word)
{
  const QimamClauses *scan = self->scan;

  return word == self->hit->last + 1 || scan->names[word - 1] != QIMAM_NAME_NONE ||
         g_str_has_prefix (qimam_clauses_word (scan, word - 1)->folded, "ال") ||
         g_str_has_prefix (qimam_clauses_word (scan, word - 1)->folded, "وال");
}

/* Whether the talks are named from a word on, past what tells how much of them. */
static gboolean
reaches_talks (const QimamOutcome *self, guint word, guint last)
{
  for (guint w = word; w <= last && w - word <= MAX_SHARE; w++)
    if (is_talk (self, w))
      return TRUE;
  return FALSE;
}

/* Where the clause ends, commas not counted. */
static guint
find_end (const QimamOutcome *self)
{
  const QimamClauses *scan = self->scan;
  guint w = self->hit->last;

  while (w < self->s_last && w - self->hit->last < MAX_MATTER + MAX_SHARE &&
         !(scan->gaps[w + 1] & (QIMAM_GAP_STOP | QIMAM_GAP_LINE | QIMAM_GAP_COLON)))
    w++;
  return w;
}

/* The first word before @end that is of the subject of a cue there; @end where it has none before it. */
static guint
find_subject (const QimamOutcome *self, guint end)
{
  const QimamClauses *scan = self->scan;
  guint first = qimam_clauses_clause (scan, end)->first;
  gboolean broken = FALSE;

  /* "مسألة (بوكو حرام) ستكون": past what stands in brackets */
  while (first > self->s_first && first + 2 * MAX_MATTER > end &&
         (scan->gaps[first] & (QIMAM_GAP_OPEN | QIMAM_GAP_CLOSE)))
    first = qimam_clauses_clause (scan, first - 1)->first;
  for (guint w = MAX (first, end - MIN (end, 2 * MAX_MATTER)); w < end; w++)
    {
      if (qimam_clauses_word_is (scan, w, qimam_outcome_that_words) ||
          qimam_clauses_word_is (scan, w, verbs_of_being) ||
          qimam_clauses_has_mark (scan, w, QIMAM_MARK_OPENER) ||
          g_str_equal (qimam_clauses_word (scan, w)->folded, "ان"))
        {
          first = w + 1;
          broken = FALSE;
        }
      else if (qimam_clauses_has_mark (scan, w, QIMAM_MARK_VERB) ||
               qimam_clauses_has_mark (scan, w, QIMAM_MARK_RELATIVE))
        broken = TRUE;
    }
  return broken || end - first > MAX_MATTER ? end : first;
}

/* "كانت الأزمة محور اللقاء", "الأزمة كانت محور اللقاء": past the verb of being before a word, going back */
static guint
pass_back (const QimamOutcome *self, guint word)
{
  static const char *const noted[] = { "ايضا", "كذلك", NULL };
  const QimamClauses *scan = self->scan;
  guint first = qimam_clauses_clause (scan, word)->first;

  while (word > first && (qimam_clauses_word_is (scan, word - 1, verbs_of_being) ||
                          qimam_clauses_word_is (scan, word - 1, noted)))
    word--;
  return word;
}

/* The first word of the subject before a predicate that begins at a word, or @word where none is before it.
 */
static guint
find_before (const QimamOutcome *self, guint word)
{
  guint first = find_subject (self, word), back = pass_back (self, word);

  if (first < word || back == word || back == qimam_clauses_clause (self->scan, word)->first)
    {
      /* the verb of being opens a clause of its own behind brackets */
      if (first < word || back == word || back <= self->s_first ||
          !(self->scan->gaps[back] & QIMAM_GAP_CLOSE))
        return first;
    }
  first = find_subject (self, back);
  return first < back ? first : word;
}

/* Somebody who heads the talks is no matter of them, nor is a country alone: "تصدرت فرنسا المفاوضات". */
static gboolean
is_somebody (const QimamOutcome *self, guint first, guint last)
{
  const QimamMention *mention = qimam_outcome_mention_from (self->scan, first);

  return mention != NULL && (mention->last_word >= last || mention->kind == QIMAM_MENTION_PERSON ||
                             mention->kind == QIMAM_MENTION_GROUP || mention->kind == QIMAM_MENTION_DOCUMENT);
}

static void
add_list (const QimamOutcome *self, guint first, guint last, const char *party)
{
  const QimamClauses *scan = self->scan;

  while (first < last && qimam_clauses_word_is (scan, last, adverbs))
    last--;
  if (is_somebody (self, first, last) || is_talk (self, first) || is_share (self, first) ||
      qimam_clauses_has_hit (scan, "no_matter", first, first) ||
      qimam_clauses_has_mark (scan, first, QIMAM_MARK_RELATIVE))
    return;
  g_autoptr (GArray) items = qimam_clauses_split_list (scan, first, last, TRUE);
  for (guint i = 0; i < items->len; i++)
    {
      const QimamWords *item = &g_array_index (items, QimamWords, i);
      qimam_outcome_add (self, item->first, MIN (item->last, item->first + QIMAM_OUTCOME_MAX_WORDS - 1),
                         party);
    }
}

/* What follows from a word on, as far as the list goes. */
static void
take_rest (const QimamOutcome *self, guint start, const char *party)
{
  const QimamClauses *scan = self->scan;
  guint last;

  if (start >= self->s_last || (scan->gaps[start] & (QIMAM_GAP_STOP | QIMAM_GAP_LINE | QIMAM_GAP_COMMA)) ||
      (qimam_clauses_has_mark (scan, start, QIMAM_MARK_VERB) && !qimam_clauses_is_act (scan, start)))
    return;
  last = qimam_clauses_complement_end (scan, start, 2 * MAX_MATTER, TRUE);
  add_list (self, start, MIN (last, self->s_last), party);
}

/* The last word of what names the talks at a word. */
static guint
end_of_talk (const QimamOutcome *self, guint word)
{
  const QimamEvent *event = qimam_meeting_finder_event_at (self->builder->finder, self->scan, word);
  const QimamCueHit *talk = qimam_clauses_find_hit (self->scan, "talk_word", word, word);

  return MAX (event != NULL && event->first == word ? event->last : word, talk != NULL ? talk->last : word);
}

/* "هيمنت الحرب على القمة": what stands between the verb and its share of the talks */
static void
take_of_verb (const QimamOutcome *self, const char *party)
{
  static const char *const times[] = { "قبل",   "بعد", "خلال", "منذ",  "قبيل", "عقب", "مع",
                                       "اثناء", "لدي", "حتي",  "عشيه", "امام", "بين", NULL };
  const QimamClauses *scan = self->scan;
  guint start = self->hit->last + 1, last = find_end (self), object = 0, first;

  for (guint w = start; w <= last && object == 0; w++)
    {
      if (w > start &&
          (qimam_clauses_has_mark (scan, w, QIMAM_MARK_VERB) ||
           qimam_clauses_has_mark (scan, w, QIMAM_MARK_OPENER) || qimam_clauses_word_is (scan, w, times)))
        return;
      if (is_share (self, w) || (is_talk (self, w) && ends_before (self, w)) ||
          (w < last && qimam_clauses_word_is (scan, w, on_words) &&
           (is_share (self, w + 1) || is_talk (self, w + 1))))
        object = w;
    }
  if (object == 0 || !reaches_talks (self, object, last) ||
      /* "حضرت الأزمة في المباحثات": who attends them is no matter */
      (g_str_equal (self->rule->rule, "discuss_attended") &&
       !qimam_clauses_word_is (scan, object, on_words)) ||
      (g_str_equal (self->rule->rule, "discuss_had") && !is_share (self, object)))
    return;
  if (object > start)
    {
      add_list (self, start, object - 1, party);
      return;
    }
  first = find_subject (self, self->hit->first);
  if (first < self->hit->first)
    {
      add_list (self, first, self->hit->first - 1, party);
      return;
    }
  /* "حضرت على طاولة اللقاء أيضا كذا" */
  for (start = object;
       start < last && (qimam_clauses_word_is (scan, start, on_words) || is_share (self, start) ||
                        is_talk (self, start) || qimam_clauses_word_is (scan, start, adverbs));)
    start = MAX (start, end_of_talk (self, start)) + 1;
  if (g_str_equal (self->rule->rule, "discuss_attended"))
    take_rest (self, start, party);
}

/* "محور زيارة فلان سيكون كذا": the word after the verb of being, or 0 */
static guint
find_copula (const QimamOutcome *self)
{
  static const char *const copulas[] = { "كان",  "كانت",  "كانا", "سيكون", "ستكون", "يكون",
                                         "تكون", "ستبقي", "هو",   "هي",    "هما",   NULL };
  const QimamClauses *scan = self->scan;

  for (guint w = self->hit->last + 1; w < self->s_last && w - self->hit->last <= MAX_MATTER; w++)
    {
      if (scan->gaps[w] & (QIMAM_GAP_STOP | QIMAM_GAP_LINE | QIMAM_GAP_COLON))
        return 0;
      if (qimam_clauses_word_is (scan, w, copulas))
        return w + 1;
      if (qimam_clauses_has_mark (scan, w, QIMAM_MARK_VERB) ||
          qimam_clauses_has_mark (scan, w, QIMAM_MARK_OPENER))
        return 0;
    }
  return 0;
}

/* "من أبرز الملفات التي بحثها الوزيران كذا", "كان كذا من بين القضايا المطروحة" */
static void
take_of_items (const QimamOutcome *self, const char *party)
{
  static const char *const heads[] = { "من",  "بين",   "ابرز",  "اهم", "احد", "احدي", "مقدمه", "راس",
                                       "علي", "صداره", "طليعه", "ضمن", "في",  "جانب", "الي",   NULL };
  const QimamClauses *scan = self->scan;
  static const char *const of[] = { "من", "عن", "في", "حول", "بشان", NULL };
  guint head = self->hit->first, first, start, before;

  while (head > qimam_clauses_clause (scan, self->hit->first)->first &&
         qimam_clauses_word_is (scan, head - 1, heads))
    head--;
  first = find_before (self, head);
  if (first < head && head < self->hit->first)
    {
      /* "95 في المائة من القضايا المطروحة", "عن أبرز المحاور التي" */
      if ((head + 1 == self->hit->first && qimam_clauses_word_is (scan, head, of)) ||
          qimam_clauses_word_is (scan, first, of))
        return;
      add_list (self, first, pass_back (self, head) - 1, party);
      return;
    }
  start = find_copula (self);
  if (start == 0 && head < self->hit->first && head == qimam_clauses_clause (scan, head)->first)
    for (start = self->hit->last + 1, before = 0; start < self->s_last && start != before;)
      {
        before = start;
        start = qimam_outcome_skip_adjuncts (self, qimam_outcome_pass_aside (self, start));
        if (start < self->s_last &&
            (is_talk (self, start) || qimam_clauses_has_hit (scan, "parties", start, start)))
          start++;
      }
  if (start > 0)
    take_rest (self, start, party);
}

/* "كانت الهدنة محور اللقاء", "على جدول أعمال القمة كذا" */
static void
take_of_predicate (const QimamOutcome *self, const char *party)
{
  const QimamClauses *scan = self->scan;
  guint first = find_before (self, self->hit->first), start = self->hit->last + 1;

  if (first < self->hit->first)
    {
      add_list (self, first, pass_back (self, self->hit->first) - 1, party);
      return;
    }
  if (!qimam_clauses_word_is (scan, self->hit->first, on_words))
    {
      start = find_copula (self);
      /* "كان محور زيارة فلان كذا" */
      if (start == 0 && self->hit->first > self->s_first &&
          qimam_clauses_word_is (scan, self->hit->first - 1, verbs_of_being))
        start = qimam_outcome_skip_adjuncts (self, self->hit->last + 1);
      if (start > 0)
        take_rest (self, start, party);
      return;
    }
  while (start < self->s_last &&
         (is_talk (self, start) || qimam_clauses_word_is (scan, start, verbs_of_being)) &&
         !(scan->gaps[start] & ~QIMAM_GAP_COMMA))
    start++;
  /* "في صدارة القضايا المطروحة كذا": those of discuss_items */
  if (qimam_clauses_has_hit (scan, "discuss_items", self->hit->last, self->hit->last))
    return;
  take_rest (self, start, party);
}

void
qimam_outcome_take_matter (const QimamOutcome *self, const char *party)
{
  if (g_str_equal (self->rule->rule, "discuss_fore"))
    take_of_predicate (self, party);
  else if (g_str_equal (self->rule->rule, "discuss_items"))
    take_of_items (self, party);
  else
    take_of_verb (self, party);
}
