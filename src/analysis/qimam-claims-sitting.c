/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-claims-groups.h"
#include "qimam-claims-people.h"

#include <string.h>

/* Bodies that hold a meeting of their own ("عقد مجلس الأمن جلسة"), and those of whom only the number is told
 * ("بمشاركة 22 دولة عربية"). */

#define MAX_BODY   5  /* words of the name of a body */
#define MAX_OBJECT 10 /* words between a body and the meeting that it holds */
#define MAX_NUMBER 5  /* words of "أكثر من ثلاثين" */
#define MAX_NOUN   3  /* words of what is counted, with its adjectives */
#define MAX_SKIP   4  /* words between "took part" and a number */

/* What may stand before the name of a body without being of it. */
static const char *
without_particle (const char *folded)
{
  return g_str_has_prefix (folded, "لل") ? folded + strlen ("ل") : folded;
}

static gboolean
is_definite (const QimamClauses *scan, guint word)
{
  return g_str_has_prefix (qimam_clauses_word (scan, word)->folded, "ال");
}

/* (nullable) */
static const QimamMention *
organisation_at (const QimamClauses *scan, guint word)
{
  const GPtrArray *mentions = scan->reading->mentions;

  for (guint i = qimam_clauses_mention_from (scan, qimam_clauses_word (scan, word)->start); i < mentions->len;
       i++)
    {
      const QimamMention *mention = mentions->pdata[i];

      if (mention->first_word > word)
        return NULL;
      if (mention->first_word == word && mention->kind == QIMAM_MENTION_ORGANISATION &&
          mention->key != NULL && g_strcmp0 (mention->key, mention->party) == 0)
        return mention;
    }
  return NULL;
}

/* The last word of a body whose name begins at @word; 0 if none does. */
static guint
read_body (const QimamClauses *scan, guint word, guint s_last, const char **party)
{
  static const char *const heads[] = { "لجنه",    "اللجنه", "مجلس",   "المجلس",   "هييه",
                                       "الهييه",  "برلمان", "مجموعه", "المجموعه", "ترويكا",
                                       "الفصايل", "الاليه", "اليه",   NULL };
  const QimamMention *mention = organisation_at (scan, word);
  guint last = word;

  *party = "other";
  if (mention != NULL)
    {
      *party = mention->party;
      return mention->last_word;
    }
  if (!g_strv_contains (heads, without_particle (qimam_clauses_word (scan, word)->folded)))
    return 0;
  while (last < s_last && last < word + MAX_BODY && scan->gaps[last + 1] == 0 &&
         is_definite (scan, last + 1) && !qimam_clauses_has_mark (scan, last + 1, QIMAM_MARK_RELATIVE) &&
         !qimam_clauses_has_mark (scan, last + 1, QIMAM_MARK_VERB))
    last++;
  return last > word ? last : 0;
}

static gboolean
is_main (const QimamEvent *event)
{
  return event != NULL && event->relation == QIMAM_EVENT_MAIN && event->meeting == 1 && !event->several &&
         !event->beside && !event->near;
}

/* "عقد المجلس جلسة", "اجتمعت اللجنة": whether the body of the words holds the main meeting. */
static gboolean
holds (const QimamMeetingFinder *finder, const QimamClauses *scan, guint first, guint last, guint s_last)
{
  guint verb = first - 1, upto = MIN (s_last, last + MAX_OBJECT);
  const QimamEvent *event = qimam_meeting_finder_event_at (finder, scan, verb);
  gboolean modal;

  if (scan->gaps[first] != 0 || qimam_clauses_is_negated (scan, verb, &modal) || modal)
    return FALSE;
  if (event != NULL && event->verb && event->first == verb)
    return is_main (event) && qimam_clauses_has_hit (scan, "meet", verb, verb);
  if (!qimam_clauses_has_hit (scan, "holder", verb, verb))
    return FALSE;
  for (guint w = last + 1; w <= upto; w++)
    {
      event = qimam_meeting_finder_event_at (finder, scan, w);
      if (event != NULL && event->first == w)
        return is_main (event) && !event->verb;
      if ((scan->gaps[w] & (QIMAM_GAP_STOP | QIMAM_GAP_COLON)) ||
          qimam_clauses_has_mark (scan, w, QIMAM_MARK_RELATIVE) ||
          qimam_clauses_has_mark (scan, w, QIMAM_MARK_VERB))
        return FALSE;
    }
  return FALSE;
}

static void
add (QimamClaimBuilder *builder, const QimamClauses *scan, guint first, guint last, const char *party)
{
  QimamSpan span = qimam_clauses_span (scan, first, last, TRUE);
  QimamClaim *claim;

  if (qimam_claim_builder_covers (builder, scan, 1 << QIMAM_DIMENSION_PARTICIPANTS, span))
    return;
  claim = qimam_claim_builder_add_span (builder, scan, QIMAM_DIMENSION_PARTICIPANTS, span);
  if (claim == NULL)
    return;
  claim->meeting = 1;
  claim->party = g_strdup (party);
  claim->value.set = TRUE;
  claim->value.name = g_strdup (claim->text);
  claim->value.role = g_intern_static_string ("delegation");
}

/* "و…", "ل…", "ب…": no adjective begins so. */
static gboolean
has_particle (const char *folded)
{
  return g_str_has_prefix (folded, "و") || g_str_has_prefix (folded, "ل") || g_str_has_prefix (folded, "ب");
}

/* The last word of a number with its noun: "أكثر من ثلاثين دولة عربية"; 0 if there is none. */
static guint
read_number (const QimamClauses *scan, guint first, guint s_last)
{
  static const char *const of[] = { "من", NULL };
  static const char *const crowds[] = { "عدد", "عشرات", "ميات", NULL };
  static const char *const ends[] = {
    "في", "الي", "علي", "عن", "مع", "بين", "ان", "قبل", "بعد", "خلال", NULL
  };
  guint word = first;
  gboolean counted = FALSE;

  while (word <= s_last && word < first + MAX_NUMBER && (word == first || scan->gaps[word] == 0) &&
         (qimam_clauses_holds_number (scan, word) || qimam_clauses_has_hit (scan, "approx", word, word) ||
          qimam_clauses_has_hit (scan, "more", word, word) || qimam_clauses_word_is (scan, word, crowds) ||
          (word > first && qimam_clauses_word_is (scan, word, of))))
    {
      counted =
          counted || qimam_clauses_holds_number (scan, word) || qimam_clauses_word_is (scan, word, crowds);
      word++;
    }
  if (!counted || word > s_last || scan->gaps[word] != 0)
    return 0;
  for (guint n = 0; n + 1 < MAX_NOUN && word < s_last && scan->gaps[word + 1] == 0; n++, word++)
    if (qimam_clauses_word_is (scan, word + 1, ends) ||
        has_particle (qimam_clauses_word (scan, word + 1)->folded) ||
        qimam_clauses_has_mark (scan, word + 1, QIMAM_MARK_VERB) ||
        qimam_clauses_has_mark (scan, word + 1, QIMAM_MARK_RELATIVE))
      break;
  return word;
}

/* "ويشارك فيه نحو ألف مسؤول", "بمشاركة 22 دولة عربية و12 دولة أخرى" */
static void
read_crowd (QimamClaimBuilder *builder, const QimamClauses *scan, const QimamCueHit *hit)
{
  static const char *const it[] = { "فيه", "فيها", "فيهما", "ايضا", "كذلك", NULL };
  guint s_first, s_last, word = hit->last + 1;

  if (hit->last + 1 >= scan->n_words || scan->statement_of[hit->first] != 0 ||
      qimam_meeting_finder_at (builder->finder, scan, hit->first) != 1)
    return;
  qimam_clauses_sentence (scan, hit->first, &s_first, &s_last);
  if (hit->first > s_first && qimam_clauses_has_mark (scan, hit->first - 1, QIMAM_MARK_NEGATOR))
    return;
  while (word <= s_last && word < hit->last + MAX_SKIP && qimam_clauses_word_is (scan, word, it))
    word++;
  for (guint n = 0; n < 2 && word <= s_last && (scan->gaps[word] & ~QIMAM_GAP_COMMA) == 0; n++)
    {
      guint last = read_number (scan, word, s_last);

      if (last == 0)
        return;
      add (builder, scan, word, last, "joint");
      word = last + 1;
      if (word > s_last || !qimam_clauses_is_joined (scan, word))
        return;
    }
}

void
qimam_claims_find_sitting (QimamClaimBuilder *builder, const QimamClauses *scan)
{
  const QimamMeetingFinder *finder = builder->finder;

  if (scan->reading->in != QIMAM_FIELD_BODY || !finder->has_main)
    return;
  for (guint word = 1; word < scan->n_words; word++)
    {
      guint s_first, s_last, last;
      const char *party;

      if (scan->statement_of[word] != 0 || !(qimam_clauses_has_hit (scan, "holder", word - 1, word - 1) ||
                                             qimam_clauses_has_hit (scan, "meet", word - 1, word - 1)))
        continue;
      qimam_clauses_sentence (scan, word, &s_first, &s_last);
      if (word == s_first)
        continue;
      last = read_body (scan, word, s_last, &party);
      if (last > 0 && holds (finder, scan, word, last, s_last))
        add (builder, scan, word, last, party);
    }
  for (guint i = 0; i < scan->hits->len; i++)
    {
      const QimamCueHit *hit = &g_array_index (scan->hits, QimamCueHit, i);

      if (g_str_equal (qimam_cue_table_rule (scan->table, hit->rule)->rule, "attend_it"))
        read_crowd (builder, scan, hit);
    }
}
