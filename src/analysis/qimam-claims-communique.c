/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-claims-facts.h"

/* Whether a joint communiqué came of the meeting, or none; and whether the sides sat in one room. */

#define MAX_ISSUE  10 /* words between what issues a text, or does not, and the text */
#define MAX_BEHIND 3 /* words behind the text within which its verb stands: "بيان مشترك صدر في ختام …" */
#define MAX_BARE   3 /* words between "without" and the text: "من دون أي بيان مشترك" */
#define MAX_DENIED 16 /* words between who denies and what */
#define MAX_APART  6 /* words between "did not" and "in one room" */

typedef enum
{
  SIGN_NONE,
  SIGN_ISSUED,
  SIGN_NOT_ISSUED,
} Sign;

static const char *const particles[] = { "لم", "لن", "لا", "ليس", "ليست", "لما", "ما", NULL };
/* "من دون أن يتضمن البيان", "غاب عن البيان": what is not is no text. */
static const char *const that[] = { "ان", "عن", "من", "في", NULL };
static const char *const but[] = { "الا", "سوي", NULL };
static const char *const never[] = { "لن", NULL };

/* First of the words from which one that tells of @word may reach it: those of its sentence, not beyond a
 * mark that ends what is said. */
static guint
reach_back (const QimamClauses *scan, guint word, guint most)
{
  guint s_first, s_last, from = word;

  qimam_clauses_sentence (scan, word, &s_first, &s_last);
  while (from > s_first && word - from < most &&
         !(scan->gaps[from] & (QIMAM_GAP_STOP | QIMAM_GAP_COLON | QIMAM_GAP_LINE)))
    from--;
  return from;
}

/* "ويتوقع أن يصدر عنها بيان", "سيصدر", "مشروع البيان": none yet. */
static gboolean
is_to_come (const QimamClauses *scan, guint first, guint word)
{
  static const char *const rules[] = { "expected", "scheduled", "draft", "step_expected" };
  guint from = reach_back (scan, word, 2 * MAX_ISSUE);

  for (guint i = 0; i < G_N_ELEMENTS (rules); i++)
    if (qimam_clauses_has_hit (scan, rules[i], from, word))
      return TRUE;
  for (guint w = first; w < word; w++)
    if (qimam_clauses_is_future (scan, w) || qimam_clauses_word_is (scan, w, never) ||
        qimam_clauses_has_mark (scan, w, QIMAM_MARK_MODAL))
      return TRUE;
  return FALSE;
}

static gboolean
is_definite (const QimamClauses *scan, guint word)
{
  static const char *const endings[] = { "هم", "هما", "ها" };
  const char *folded = qimam_clauses_word (scan, word)->folded;

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    if (g_str_has_suffix (folded, endings[i]))
      return TRUE;
  return g_str_has_prefix (folded, "ال") || g_str_has_prefix (folded, "وال") ||
         g_str_has_prefix (folded, "بال") || g_str_has_prefix (folded, "لل");
}

/* @first (in, out): the first word of what is told of the text. */
static Sign
read_sign (const QimamClauses *scan, const QimamCueHit *text, guint *first)
{
  guint word = text->first, from = reach_back (scan, word, MAX_ISSUE), issue = G_MAXUINT;

  *first = word;
  for (guint w = word; w-- > from;)
    {
      if (qimam_clauses_has_hit (scan, "issue_text", w, w))
        issue = w;
      if (!qimam_clauses_has_mark (scan, w, QIMAM_MARK_NEGATOR))
        continue;
      *first = w;
      if (issue != G_MAXUINT || (!qimam_clauses_word_is (scan, w, particles) && word - w <= MAX_BARE &&
                                 !qimam_clauses_any_is (scan, w + 1, word, that)))
        return is_to_come (scan, w, word) ? SIGN_NONE : SIGN_NOT_ISSUED;
      break;
    }
  if (issue == G_MAXUINT && qimam_clauses_has_hit (scan, "issue_text", text->last + 1,
                                                   MIN (text->last + MAX_BEHIND, scan->n_words - 1)))
    issue = word;
  *first = issue != G_MAXUINT ? issue : word;
  if (is_to_come (scan, *first, word) || (issue == G_MAXUINT && !is_definite (scan, word)))
    return SIGN_NONE;
  return SIGN_ISSUED;
}

static void
add_told (QimamClaimBuilder *builder, const QimamClauses *scan, const char *key, guint first, guint last)
{
  QimamValue value = { .set = TRUE, .key = (char *) key };
  QimamClaim *claim = qimam_claim_builder_find (builder, QIMAM_DIMENSION_BACKGROUND, 1, &value);
  static const char *const own[] = { "وقع", "وقعا", "وقعوا", "وقعت", "ورد", NULL };
  /* these have a و of their own */
  gboolean trim = !g_strv_contains (own, qimam_clauses_word (scan, first)->folded);
  QimamSpan span = qimam_clauses_span (scan, first, last, trim);

  if (claim != NULL)
    {
      qimam_claim_builder_repeat (claim, span);
      return;
    }
  claim = qimam_claim_builder_add_span (builder, scan, QIMAM_DIMENSION_BACKGROUND, span);
  if (claim == NULL)
    return;
  claim->meeting = 1;
  claim->party = g_strdup ("joint");
  qimam_value_copy (&claim->value, &value);
}

/* (nullable): the hits of a rule */
static const GArray *
hits_of (const QimamClauses *scan, const char *rule)
{
  return g_hash_table_lookup (scan->hits_of, rule);
}

static gboolean
is_of_main (const QimamMeetingFinder *finder, const QimamClauses *scan, guint word)
{
  guint s_first, s_last;

  qimam_clauses_sentence (scan, word, &s_first, &s_last);
  return qimam_meeting_finder_at (finder, scan, word) == 1 &&
         !qimam_clauses_has_mark (scan, s_first, QIMAM_MARK_EARLIER);
}

/* "وتنقل الوسطاء بين القاعتين", "ولم يلتق الوفدان في غرفة واحدة" */
static void
find_indirect (QimamClaimBuilder *builder, const QimamClauses *scan)
{
  const GArray *apart = hits_of (scan, "indirect"), *together = hits_of (scan, "in_one_room");

  for (guint i = 0; apart != NULL && i < apart->len; i++)
    {
      const QimamCueHit *hit = &g_array_index (scan->hits, QimamCueHit, g_array_index (apart, guint, i));
      gboolean modal;

      if (is_of_main (builder->finder, scan, hit->first) &&
          !qimam_clauses_is_negated (scan, hit->first, &modal) && !modal)
        add_told (builder, scan, "indirect", hit->first, hit->last);
    }
  for (guint i = 0; together != NULL && i < together->len; i++)
    {
      const QimamCueHit *hit = &g_array_index (scan->hits, QimamCueHit, g_array_index (together, guint, i));

      if (is_of_main (builder->finder, scan, hit->first) && hit->first > 0 &&
          !(hit->last + 1 < scan->n_words && qimam_clauses_word_is (scan, hit->last + 1, but)) &&
          hit->last - hit->first <= MAX_APART && qimam_clauses_word_is (scan, hit->first - 1, particles) &&
          !qimam_clauses_word_is (scan, hit->first - 1, never))
        add_told (builder, scan, "indirect", hit->first - 1, hit->last);
    }
}

/* "نفى المتحدث صحة ما نشر عن اتفاق الطرفين على …": what is denied is told by a noun; where it is a clause it is
 * a statement. */
static void
find_denied (QimamClaimBuilder *builder, const QimamClauses *scan)
{
  static const char *const clause[] = { "ان", "انه", "انها", "انهما", "بان", NULL };
  const GArray *verbs = hits_of (scan, "deny_verb");

  for (guint i = 0; verbs != NULL && i < verbs->len; i++)
    {
      const QimamCueHit *verb = &g_array_index (scan->hits, QimamCueHit, g_array_index (verbs, guint, i));
      guint s_first, s_last, upto;
      const QimamCueHit *accord;
      QimamClaim *claim;

      if (qimam_meeting_finder_at (builder->finder, scan, verb->first) != 1)
        continue;
      qimam_clauses_sentence (scan, verb->first, &s_first, &s_last);
      upto = MIN (s_last, verb->last + MAX_DENIED);
      accord = verb->last < upto ? qimam_clauses_find_hit (scan, "accord_noun", verb->last + 1, upto) : NULL;
      if (accord == NULL || qimam_clauses_any_is (scan, verb->last + 1, accord->first, clause) ||
          !qimam_clauses_has_hit (scan, "deny_what", verb->last + 1, accord->first))
        continue;
      claim = qimam_claim_builder_add (builder, scan, QIMAM_DIMENSION_BACKGROUND, accord->first,
                                       qimam_clauses_complement_end (scan, accord->first, MAX_DENIED, FALSE));
      if (claim == NULL)
        continue;
      claim->meeting = 1;
      claim->value.set = TRUE;
      claim->value.key = g_strdup ("denied");
    }
}

/* "ولم يصدر عن الوزيرين أي بيان": no text at all, so that no joint one, either. */
static void
find_no_text (QimamClaimBuilder *builder, const QimamClauses *scan)
{
  static const char *const texts[] = { "بيان", "بيانا", "اعلان", "بلاغ", "وثيقه", NULL };
  static const char *const any[] = { "اي", NULL };

  for (guint w = 1; w < scan->n_words; w++)
    {
      guint from, issue = G_MAXUINT;

      if (!qimam_clauses_word_is (scan, w, texts) || !qimam_clauses_word_is (scan, w - 1, any) ||
          qimam_clauses_has_hit (scan, "communique", w, w) || !is_of_main (builder->finder, scan, w))
        continue;
      from = reach_back (scan, w, MAX_ISSUE);
      for (guint k = w - 1; k-- > from;)
        {
          if (qimam_clauses_has_hit (scan, "issue_text", k, k))
            issue = k;
          else if (issue == k + 1 && qimam_clauses_word_is (scan, k, particles) &&
                   !qimam_clauses_word_is (scan, k, never) && !is_to_come (scan, k, w))
            {
              add_told (builder, scan, "no_communique", k, w);
              break;
            }
        }
    }
}

void
qimam_claims_find_communiques (QimamClaimBuilder *builder, const QimamClauses *scan)
{
  const GArray *texts = hits_of (scan, "communique");

  if (!builder->finder->has_main || scan->reading->in != QIMAM_FIELD_BODY)
    return;
  for (guint i = 0; texts != NULL && i < texts->len; i++)
    {
      const QimamCueHit *text = &g_array_index (scan->hits, QimamCueHit, g_array_index (texts, guint, i));
      guint first;
      Sign sign;

      if (!is_of_main (builder->finder, scan, text->first))
        continue;
      sign = read_sign (scan, text, &first);
      if (sign != SIGN_NONE)
        add_told (builder, scan, sign == SIGN_ISSUED ? "communique" : "no_communique", first, text->last);
    }
  find_no_text (builder, scan);
  find_indirect (builder, scan);
  find_denied (builder, scan);
}
