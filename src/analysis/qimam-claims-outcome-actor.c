/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-claims-outcome-take.h"

#include <string.h>

#include "qimam-iso.h"

/* Who does what a verb tells, and what he does it to. */

#define MAX_PARTS  10 /* of a subject and of what stands around it */
#define MAX_ASIDE  16 /* words between two commas */
#define MAX_TITLE  6  /* words behind "وزراء" that tell of what and of whom */
#define MAX_BEFORE 6  /* words between a subject and the verb that follows it */
#define MAX_TEXT   22 /* words from what names a text to a verb of which it is the subject */
#define NEAR_TEXT  3  /* the same without anything in between that tells so */
#define MAX_TIMES  8  /* days told before a cue that are looked at */
#define MAX_GROUP  45 /* words from a group to a participle that goes on with what it did */

static const char *const adverbs[] = { "ايضا",  "كذلك",   "معا",    "رسميا",  "مبديا",  "مبدييا",
                                       "مجددا", "موخرا",  "لاحقا",  "بالمثل", "مشتركا", "فورا",
                                       "ضمنا",  "نهاييا", "بالفعل", "اخيرا",  "سويا",   NULL };
static const char *const aside_heads[] = { "في",    "خلال",   "اثناء",   "عقب",   "بعد",    "اثر",   "علي",
                                           "لدي",   "مساء",   "صباح",    "اليوم", "امس",    "بموجب", "وفق",
                                           "وفقا",  "بحسب",   "حسب",     "بحضور", "برعايه", "من",    "عند",
                                           "قبيل",  "بعيد",   "حسبما",   "كما",   "الذي",   "التي",  "اللذان",
                                           "الذين", "بوساطه", "بمشاركه", "ضمن",   "غداه",   "عشيه",  NULL };

/* "قررا", "وقعوا", "اتفقنا", "سيعملان": a verb that several do */
static gboolean
is_of_several (const char *folded)
{
  /* with an alif of their own: "أنشأ" */
  static const char *const alone[] = {
    "انشا", "بدا", "دعا", "ارجا", "لجا", "هيا", "هنا", "كافا", "فاجا", NULL
  };

  if (g_str_has_prefix (folded, "و") && g_utf8_strlen (folded, -1) > 4)
    folded += strlen ("و");
  if (g_utf8_strlen (folded, -1) < 4 || g_strv_contains (alone, folded))
    return FALSE;
  return g_str_has_suffix (folded, "ا") || g_str_has_suffix (folded, "ان") || g_str_has_suffix (folded, "ون");
}

guint
qimam_outcome_pass_aside (const QimamOutcome *self, guint word)
{
  const QimamClauses *scan = self->scan;

  if (word >= self->s_last || scan->gaps[word] != QIMAM_GAP_COMMA ||
      !qimam_clauses_word_is (scan, word, aside_heads))
    return word;
  for (guint w = word + 1; w <= self->s_last && w - word <= MAX_ASIDE; w++)
    if (scan->gaps[w] & (QIMAM_GAP_COMMA | QIMAM_GAP_STOP | QIMAM_GAP_LINE | QIMAM_GAP_COLON))
      return scan->gaps[w] == QIMAM_GAP_COMMA ? w : word;
  return word;
}

static gboolean
is_definite (const char *folded)
{
  return g_str_has_prefix (folded, "ال") && g_utf8_strlen (folded, -1) >= 5;
}

guint
qimam_outcome_pass_group (const QimamOutcome *self, guint first, guint last)
{
  const QimamClauses *scan = self->scan;
  const char *head = qimam_clauses_word (scan, last)->folded;
  gboolean dual = g_str_has_suffix (head, "ان"), construct = !is_definite (head);
  guint w = last + 1;

  if (g_str_has_prefix (head, "وال"))
    construct = FALSE;
  for (; w <= self->s_last && w - first <= MAX_TITLE && scan->gaps[w] == 0; w++)
    {
      const char *folded = qimam_clauses_word (scan, w)->folded;
      const QimamMention *mention = qimam_outcome_mention_from (scan, w);

      if (mention != NULL && (mention->kind == QIMAM_MENTION_COUNTRY || construct))
        {
          w = mention->last_word;
          construct = FALSE;
          continue;
        }
      if (scan->names[w] == QIMAM_NAME_INSIDE)
        continue;
      if (construct)
        {
          construct = !is_definite (folded);
          continue;
        }
      if (qimam_clauses_is_act (scan, w) || qimam_clauses_has_hit (scan, "thing", w, w))
        break;
      /* adjectives: those of two end as it does */
      if (!(is_definite (folded) || g_str_has_prefix (folded, "وال")) ||
          (dual && !g_str_has_suffix (folded, "ان") && !g_str_has_suffix (folded, "ي")))
        break;
    }
  return w;
}

/* Reads the subject that stands behind the verb. Gives whether it is several; @next (out): the word behind
 * it. */
static gboolean
read_subject (const QimamOutcome *self, guint *next)
{
  const QimamClauses *scan = self->scan;
  g_autofree char *one = NULL;
  gboolean several = FALSE, named = FALSE;
  guint w = self->hit->last + 1;

  for (guint guard = 0; guard < MAX_PARTS && w <= self->s_last; guard++)
    {
      const QimamMention *mention = qimam_outcome_mention_from (scan, w);
      const QimamCueHit *parties = qimam_clauses_find_hit (scan, "parties", w, w);
      guint after = qimam_outcome_pass_aside (self, w);

      if (after > w)
        {
          w = after;
          continue;
        }
      if (scan->gaps[w] & (QIMAM_GAP_STOP | QIMAM_GAP_COLON | QIMAM_GAP_LINE))
        break;
      if (qimam_clauses_word_is (scan, w, adverbs))
        w++;
      else if (parties != NULL && !named)
        {
          several = named = TRUE;
          w = qimam_outcome_pass_group (self, parties->first, parties->last);
        }
      else if (mention == NULL && !named && qimam_clauses_has_hit (scan, "acting_body", w, w))
        {
          named = TRUE;
          w = qimam_outcome_pass_group (self, w, w);
        }
      else if (mention != NULL && mention->kind != QIMAM_MENTION_DOCUMENT &&
               mention->kind != QIMAM_MENTION_PLACE &&
               (!named || g_str_has_prefix (qimam_clauses_word (scan, w)->folded, "و")))
        {
          several = several || g_strcmp0 (mention->party, "joint") == 0 ||
                    (named && one != NULL && mention->party != NULL && !g_str_equal (one, mention->party));
          named = TRUE;
          if (one == NULL)
            one = g_strdup (mention->party);
          w = MAX (mention->last_word, w) + 1;
        }
      else
        break;
    }
  *next = w;
  return several;
}

/* "القمة، التي عقدت في كذا، أقرت", "أن المجتمعين قرروا": a group named before its verb, at the beginning of
 * the clause or behind "أن" */
static gboolean
follows_subject (const QimamOutcome *self)
{
  const QimamClauses *scan = self->scan;
  guint from = qimam_clauses_clause (scan, self->hit->first)->first;

  for (guint w = self->hit->first; w-- > from && self->hit->first - w <= MAX_BEFORE;)
    {
      if (qimam_clauses_has_mark (scan, w, QIMAM_MARK_VERB) ||
          qimam_clauses_has_mark (scan, w, QIMAM_MARK_RELATIVE))
        return FALSE;
      if (qimam_clauses_has_hit (scan, "parties", w, w) || qimam_clauses_has_hit (scan, "of_parties", w, w))
        return w == from || qimam_clauses_word_is (scan, w - 1, qimam_outcome_that_words) ||
               qimam_clauses_has_mark (scan, w - 1, QIMAM_MARK_OPENER);
    }
  return FALSE;
}

gboolean
qimam_outcome_takes_part (const QimamOutcome *self, const char *party, gboolean *any)
{
  const GPtrArray *claims = self->builder->analysis->claims;

  for (guint i = 0; i < claims->len; i++)
    {
      const QimamClaim *claim = claims->pdata[i];

      if (claim->dimension != QIMAM_DIMENSION_PARTICIPANTS || claim->meeting != 1 || claim->party == NULL)
        continue;
      if (g_str_equal (claim->party, party))
        return TRUE;
      if (any != NULL)
        *any = TRUE;
    }
  return FALSE;
}

/* Whether @party is one of those who meet, as far as the article names them. */
static gboolean
may_take_part (const QimamOutcome *self, const char *party)
{
  gboolean any = FALSE;

  return qimam_party_is_told (party) &&
         (qimam_outcome_takes_part (self, party, &any) || !any || g_str_equal (party, "joint"));
}

static gboolean
names_party (const QimamOutcome *self, guint word)
{
  const QimamClauses *scan = self->scan;
  const QimamMention *mention = qimam_outcome_mention_from (scan, word);

  if (mention != NULL)
    return mention->kind == QIMAM_MENTION_DOCUMENT ||
           (self->rule->dimension == QIMAM_DIMENSION_DISAGREEMENT ? may_take_part (self, mention->party)
                                                                  : qimam_party_is_told (mention->party));
  return qimam_clauses_has_hit (scan, "parties", word, word) ||
         qimam_clauses_has_hit (scan, "text_noun", word, word) ||
         qimam_clauses_has_hit (scan, "acting_body", word, word);
}

/* "قال الوزير كذا، لكنه أحجم عن الرد": a pronoun that stands for the side named first in the sentence */
static gboolean
follows_pronoun (const QimamOutcome *self)
{
  static const char *const pronouns[] = { "لكنه", "لكنها", "ولكنه", "لكنهما", "لكنهم", "انه", "انها", NULL };
  const QimamClauses *scan = self->scan;

  if (self->hit->first == self->s_first || !qimam_clauses_word_is (scan, self->hit->first - 1, pronouns))
    return FALSE;
  for (guint w = self->s_first; w + 1 < self->hit->first; w++)
    if (qimam_outcome_mention_from (scan, w) != NULL)
      return names_party (self, w);
  return FALSE;
}

gboolean
qimam_outcome_is_of_party (const QimamOutcome *self)
{
  const QimamClauses *scan = self->scan;
  guint from = qimam_clauses_clause (scan, self->hit->first)->first, word = self->hit->last + 1;

  if (!self->builder->finder->has_main)
    return FALSE;
  /* "أحجم فلان عن الرد": within the cue */
  if ((self->hit->last > self->hit->first && names_party (self, self->hit->first + 1)) ||
      follows_pronoun (self))
    return TRUE;
  for (guint guard = 0; guard < MAX_PARTS && word <= self->s_last; guard++)
    {
      guint after = qimam_outcome_pass_aside (self, word);

      if (after == word && qimam_clauses_word_is (scan, word, adverbs))
        after++;
      if (after == word)
        break;
      word = after;
    }
  if (word <= self->s_last && !(scan->gaps[word] & ~(guint) (QIMAM_GAP_QUOTE | QIMAM_GAP_COMMA)) &&
      names_party (self, word))
    return TRUE;
  for (guint w = self->hit->first; w-- > from && self->hit->first - w <= MAX_BEFORE;)
    {
      if (qimam_clauses_has_mark (scan, w, QIMAM_MARK_VERB) ||
          qimam_clauses_has_mark (scan, w, QIMAM_MARK_RELATIVE))
        return FALSE;
      if (names_party (self, w))
        return w == from || qimam_clauses_word_is (scan, w - 1, qimam_outcome_that_words) ||
               qimam_clauses_has_mark (scan, w - 1, QIMAM_MARK_OPENER) || qimam_clauses_is_joined (scan, w);
    }
  return FALSE;
}

gboolean
qimam_outcome_has_actors (const QimamOutcome *self)
{
  static const char *const what[] = { "ما", "مما", "كما", "بما", "لما", "ماذا", NULL };
  guint next;

  /* "كما أعلنا": told of something else */
  if (!self->builder->finder->has_main || (self->hit->first > self->s_first + 1 &&
                                           qimam_clauses_word_is (self->scan, self->hit->first - 1, what)))
    return FALSE;
  return is_of_several (qimam_clauses_word (self->scan, self->hit->first)->folded) ||
         read_subject (self, &next) || follows_subject (self);
}

/* "لضمان كذا", "بتمويل كذا": what for, or how */
static gboolean
has_particle (const QimamClauses *scan, guint word)
{
  static const char *const own[] = { "بدء",   "بناء", "بحث",    "بيع", "بعث",  "بسط", "بلوره",
                                     "برمجه", "لقاء", "لقاءات", "لجم", "لجان", NULL };
  const char *folded = qimam_clauses_word (scan, word)->folded;

  return (g_str_has_prefix (folded, "ب") || g_str_has_prefix (folded, "ل")) &&
         !g_strv_contains (own, folded) && !qimam_clauses_has_hit (scan, "thing", word, word);
}

/* "لجنة", "ثلاث اتفاقيات", "عددا من المذكرات", "إنشاء كذا": what people make, open or end together */
static gboolean
is_thing (const QimamOutcome *self, guint word)
{
  static const char *const of[] = { "من", NULL };
  const QimamClauses *scan = self->scan;

  if (qimam_clauses_has_hit (scan, "thing", word, word) ||
      (qimam_clauses_is_act (scan, word) && (self->rule->links != NULL || !has_particle (scan, word))))
    return TRUE;
  /* "تعهدت بالحد من كذا" */
  if (g_str_has_prefix (self->rule->rule, "agree_vow_") && scan->names[word] == QIMAM_NAME_NONE &&
      g_str_has_prefix (qimam_clauses_word (scan, word)->folded, "بال"))
    return TRUE;
  if (word >= self->s_last || scan->gaps[word + 1] != 0 ||
      !(qimam_outcome_is_several (self, word) || qimam_clauses_holds_number (scan, word)))
    return FALSE;
  word += qimam_clauses_word_is (scan, word + 1, of) ? 2 : 1;
  return word <= self->s_last && qimam_clauses_has_hit (scan, "thing", word, word);
}

guint
qimam_outcome_object (const QimamOutcome *self)
{
  const QimamClauses *scan = self->scan;
  guint word, before;

  read_subject (self, &word);
  for (guint guard = 0; guard < MAX_PARTS && word <= self->s_last; guard++)
    {
      before = word;
      word = qimam_outcome_skip_adjuncts (self, qimam_outcome_pass_aside (self, word));
      if (word <= self->s_last && qimam_clauses_word_is (scan, word, adverbs))
        word++;
      if (word == before)
        break;
    }
  if (word > self->s_last || (scan->gaps[word] & (QIMAM_GAP_STOP | QIMAM_GAP_COLON | QIMAM_GAP_LINE)) ||
      qimam_clauses_has_mark (scan, word, QIMAM_MARK_OPENER))
    return 0;
  if (word < self->s_last && qimam_clauses_word_is (scan, word, qimam_outcome_that_words))
    return self->rule->links != NULL ? word + 1 : 0;
  if ((self->rule->when & QIMAM_WHEN_THING) && !is_thing (self, word))
    return 0;
  return word;
}

/* what a text is called where it is mostly one of another day */
static const char *const names[] = { "الاتفاق", "الاتفاقيه", "المعاهده", "الصفقه", "الهدنه",
                                     "التفاهم", "المذكره",   "الاطار",   NULL };

/* Whether a text is the subject of a verb that names none: "بإعلان شدد على", "الإعلان الذي وضع كذا، ونص على",
 * "نص البيان على كذا، كما دعا إلى" */
static gboolean
goes_on_text (const QimamOutcome *self)
{
  static const char *const as[] = { "كما", "كذلك", "ايضا", NULL }, *const deal[] = { "اتفاق", NULL };
  const QimamClauses *scan = self->scan;
  guint verb = self->hit->first;
  gboolean again = g_str_has_prefix (qimam_clauses_word (scan, verb)->folded, "و"), relative = FALSE;
  gboolean told = FALSE;

  again = again || (verb > self->s_first && qimam_clauses_word_is (scan, verb - 1, as));
  for (guint w = verb; w-- > self->s_first && verb - w <= MAX_TEXT;)
    {
      const QimamMention *mention = qimam_outcome_mention_from (scan, w);

      if (qimam_clauses_has_hit (scan, "text_noun", w, w))
        {
          /* "الاتفاق الذي رعته الأمم المتحدة يشمل" */
          if (told && qimam_clauses_has_mark (scan, w + 1, QIMAM_MARK_RELATIVE))
            return TRUE;
          if (relative ? again
                       : verb - w <= NEAR_TEXT && !again && !qimam_clauses_word_is (scan, w, names) &&
                             !qimam_clauses_word_is (scan, w, deal))
            return TRUE;
          if (again && w + NEAR_TEXT < verb &&
              qimam_clauses_has_hit (scan, "agree_text_goes_on", w + 1, w + NEAR_TEXT))
            return TRUE;
          if (again && w > self->s_first && qimam_clauses_has_hit (scan, "agree_text_says", w - 1, w))
            return TRUE;
        }
      if (mention != NULL && mention->kind == QIMAM_MENTION_PERSON && !again)
        return FALSE;
      relative = relative || qimam_clauses_has_mark (scan, w, QIMAM_MARK_RELATIVE);
      told = told || (w + 1 < verb && !again && !(scan->gaps[verb] & ~(guint) QIMAM_GAP_COMMA) &&
                      qimam_clauses_has_mark (scan, w, QIMAM_MARK_RELATIVE));
    }
  return FALSE;
}

gboolean
qimam_outcome_is_of_text (const QimamOutcome *self)
{
  gboolean attached;
  guint next;

  if (self->hit->last >= self->s_last || !self->builder->finder->has_main)
    return FALSE;
  /* with a subject of its own */
  read_subject (self, &next);
  if (next != self->hit->last + 1 || (self->scan->gaps[next] & ~QIMAM_GAP_QUOTE) ||
      (self->rule->links != NULL && !qimam_outcome_is_link (self->scan, next, self->rule->links, &attached)))
    return FALSE;
  return goes_on_text (self);
}

gboolean
qimam_outcome_is_of_group (const QimamOutcome *self)
{
  const QimamClauses *scan = self->scan;

  if (!self->builder->finder->has_main)
    return FALSE;
  for (guint w = self->hit->first; w-- > self->s_first && self->hit->first - w <= MAX_GROUP;)
    if (qimam_clauses_has_hit (scan, "parties", w, w) || qimam_clauses_has_hit (scan, "agree_affirm", w, w) ||
        qimam_clauses_has_hit (scan, "agree_verb", w, w))
      return TRUE;
  return FALSE;
}

/* "اتفاق يفرج بموجبه كل طرف عن كذا": a verb of the present stands shortly before, and what names a text
 * before that or in the sentence before */
gboolean
qimam_outcome_is_under_text (const QimamOutcome *self)
{
  static const char *const soon[] = { "قريب",   "قريبان", "قريبون", "قريبين", "قرب",
                                      "اقتراب", "وشك",    "بصدد",   NULL };
  const QimamClauses *scan = self->scan;
  gboolean verb = FALSE;

  if (qimam_clauses_any_is (scan, MAX (self->s_first, self->hit->first - MIN (self->hit->first, MAX_TEXT)),
                            self->hit->first, soon))
    return FALSE;
  for (guint w = self->hit->first; w-- > 0 && self->hit->first - w <= MAX_TEXT;)
    {
      const char *folded = qimam_clauses_word (scan, w)->folded;

      if (w >= self->s_first && self->hit->first - w <= NEAR_TEXT && g_utf8_strlen (folded, -1) >= 4 &&
          (g_str_has_prefix (folded, "ي") || g_str_has_prefix (folded, "ت") ||
           g_str_has_prefix (folded, "وي") || g_str_has_prefix (folded, "وت") ||
           qimam_clauses_is_future (scan, w)))
        verb = TRUE;
      if (qimam_clauses_has_hit (scan, "text_noun", w, w))
        return verb && self->builder->finder->has_main &&
               (w < self->s_first || !qimam_clauses_word_is (scan, w, names));
    }
  return FALSE;
}

gboolean
qimam_outcome_is_told_by_other (const QimamOutcome *self)
{
  const QimamClauses *scan = self->scan;
  const QimamClause *clause = qimam_clauses_clause (scan, self->hit->first);
  const QimamStatement *statement =
      qimam_clauses_statement (scan, qimam_clauses_span (scan, self->hit->first, self->hit->last, FALSE));
  g_autofree char *party = NULL;
  guint from = clause->first;

  if (statement == NULL || !qimam_party_is_told (statement->party) || !self->builder->finder->has_main)
    return FALSE;
  while (from < self->hit->first && scan->statement_of[from] == 0)
    from++;
  party =
      qimam_claim_builder_party (self->builder, scan, from, MIN (self->hit->last + 2, clause->last), NULL);
  return qimam_party_is_told (party) && !g_str_equal (party, statement->party) &&
         !g_str_equal (party, "joint");
}

gboolean
qimam_outcome_is_dated_before (const QimamOutcome *self)
{
  static const char *const in[] = { "في", "عام", "سنه", "يوم", "خلال", "بتاريخ", "شهر", "العام", NULL };
  const GPtrArray *times = self->scan->reading->times, *main = self->builder->finder->times;
  gsize end = qimam_clauses_word (self->scan, self->hit->first)->start;
  gsize start = qimam_clauses_word (self->scan, self->s_first)->start;
  guint32 first, last, begin, until;

  /* the last few before the cue */
  for (guint i = qimam_clauses_time_from (self->scan, end), n = 0; i-- > 0 && n < MAX_TIMES; n++)
    {
      const QimamTime *time = times->pdata[i];
      gboolean before = main->len > 0;
      guint from, to;

      if (time->span.start < start)
        return FALSE;
      if (time->span.end > end || time->kind != QIMAM_TIME_DATE ||
          !qimam_iso_days (time->value, &first, &last) ||
          !qimam_clauses_words_of (self->scan, time->span, &from, &to) || from == 0 ||
          !(qimam_clauses_word_is (self->scan, from - 1, in) || qimam_clauses_word_is (self->scan, from, in)))
        continue;
      for (guint k = 0; k < main->len && before; k++)
        before = main->pdata[k] != time &&
                 qimam_iso_days (((QimamTime *) main->pdata[k])->value, &begin, &until) && last + 14 < begin;
      if (before &&
          !qimam_meeting_finder_names_main (self->builder->finder, self->scan, to, self->hit->first))
        return TRUE;
    }
  return FALSE;
}
