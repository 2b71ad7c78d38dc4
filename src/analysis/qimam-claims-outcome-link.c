/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-claims-outcome-take.h"

#include <string.h>

static const char *const between_words[] = { "بين", NULL };
/* words with a ب or ل of their own, or where it is of another phrase: "بحسب", "بلاغ" */
static const char *const own_letter[] = {
  "بعد",   "بين",    "بينما",  "بحسب",   "بحضور", "بمشاركه", "بيان",   "بلاد", "بلاده", "بلادها", "بلاغ",
  "بدوره", "بدورها", "برئاسه", "برياسه", "بلدان", "بلدين",   "برنامج", "بحث",  "بدعوه", "بوصفه",  "بسبب",
  "بدء",   "بناء",   "بعض",    "بشان",   "بدايه", "لدي",     "لكن",    "لقاء", "لجنه",  "لقد",    "ليس",
  "لبنان", "بموجب",  "بغداد",  "بشكل",   "بصوره", "بصفه",    "بحيث",   "بدل",  "بدلا",  NULL
};

const char *const qimam_outcome_that_words[] = { "ان", "انه", "انها", "انهما", "انهم", "بان", NULL };
const char *const qimam_outcome_phrase_words[] = { "هامش", "هوامش", "حد",     "لسان",   "ضوء", "راس",
                                                   "مدي",  "مدار",  "امتداد", "غرار",   "اثر", "الاقل",
                                                   "سبيل", "صعيد",  "مستوي",  "انفراد", "حده", "التوالي",
                                                   "جانب", "الرغم", "مراي",   NULL };

/* A link of one letter is a particle that is written with its word. */
gboolean
qimam_outcome_is_link (const QimamClauses *scan, guint word, char *const *links, gboolean *attached)
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

gboolean
qimam_outcome_find_linked (const QimamOutcome *self, guint *start, guint *link)
{
  const QimamClauses *scan = self->scan;
  guint8 ends = QIMAM_GAP_STOP | QIMAM_GAP_LINE | QIMAM_GAP_COLON;
  gboolean attached, between = FALSE;

  for (guint w = qimam_outcome_skip_aside (self, self->hit->last + 1);
       w <= self->s_last && w - self->hit->last <= QIMAM_OUTCOME_MAX_LINK; w++)
    {
      if ((scan->gaps[w] & ends) ||
          (w > self->hit->last + 1 && g_str_equal (self->rule->rule, "agree_pledging")))
        return FALSE;
      between = between || qimam_clauses_word_is (scan, w, between_words);
      if (scan->names[w] != QIMAM_NAME_INSIDE &&
          qimam_outcome_is_link (scan, w, self->rule->links, &attached) &&
          !(w < self->s_last && qimam_clauses_word_is (scan, w + 1, qimam_outcome_phrase_words)) &&
          /* a particle that belongs to a name, to "with … present", or to those between whom it is */
          !(attached &&
            (between || scan->names[w] != QIMAM_NAME_NONE || qimam_clauses_has_hit (scan, "attend", w, w))))
        {
          *link = w;
          *start = attached ? w : w + 1;
          if (*start < self->s_last && qimam_clauses_word_is (scan, *start, qimam_outcome_that_words))
            (*start)++;
          return *start <= self->s_last;
        }
      /* "التوصل إلى اتفاق مهم سيسمح بإلغاء كذا": what it does, and not what it is */
      if (qimam_clauses_is_future (scan, w) && g_str_has_prefix (self->rule->rule, "agree_reached"))
        return FALSE;
      if (w > self->hit->last + 1 && qimam_clauses_has_mark (scan, w, QIMAM_MARK_VERB) &&
          !qimam_clauses_has_mark (scan, w - 1, QIMAM_MARK_RELATIVE) &&
          !qimam_clauses_has_mark (scan, self->hit->last, QIMAM_MARK_RELATIVE))
        return FALSE;
      if (qimam_clauses_has_mark (scan, w, QIMAM_MARK_OPENER) && (scan->gaps[w] & QIMAM_GAP_COMMA))
        return FALSE;
    }
  return FALSE;
}

gboolean
qimam_outcome_is_negated (const QimamOutcome *self, guint first, guint last)
{
  for (guint w = first; w < last && w <= self->s_last; w++)
    if (qimam_clauses_has_mark (self->scan, w, QIMAM_MARK_NEGATOR))
      return TRUE;
  return FALSE;
}

/* "يلتقي", "وتعود": a verb of the present or the future */
static gboolean
is_present (const QimamClauses *scan, guint word)
{
  const char *folded;

  if (word >= scan->n_words || scan->names[word] != QIMAM_NAME_NONE || qimam_clauses_is_act (scan, word))
    return FALSE;
  folded = qimam_clauses_word (scan, word)->folded;
  if (g_str_has_prefix (folded, "و"))
    folded += strlen ("و");
  return qimam_clauses_is_future (scan, word) ||
         ((g_str_has_prefix (folded, "ي") || g_str_has_prefix (folded, "ت")) && g_utf8_strlen (folded, -1) >= 4);
}

const char *
qimam_outcome_preposition (const QimamClauses *scan, guint first)
{
  static const char *const prepositions[] = { "علي", "الي", "عن", "حول", "بشان", NULL };

  return first > 0 && qimam_clauses_word_is (scan, first - 1, prepositions)
             ? qimam_clauses_word (scan, first - 1)->folded
             : NULL;
}

guint
qimam_outcome_before_again (const QimamOutcome *self, guint first, guint last)
{
  const QimamClauses *scan = self->scan;
  const char *preposition = qimam_outcome_preposition (scan, first);
  gboolean attached = g_str_has_prefix (qimam_clauses_word (scan, first)->folded, "ب");

  if (self->rule->dimension != QIMAM_DIMENSION_AGREEMENT)
    return last;
  for (guint w = first + 2; w < last; w++)
    {
      const char *folded = qimam_clauses_word (scan, w)->folded;

      if (!g_str_has_prefix (folded, "و"))
        continue;
      if (preposition != NULL && g_str_equal (folded + strlen ("و"), preposition) &&
          !qimam_clauses_word_is (scan, w + 1, qimam_outcome_phrase_words))
        return w - 1;
      if (attached && g_str_has_prefix (folded, "وب") && qimam_clauses_is_act (scan, first) &&
          qimam_clauses_is_act (scan, w))
        return w - 1;
    }
  return last;
}

guint
qimam_outcome_find_again (const QimamOutcome *self, guint first, guint last, guint link)
{
  static const char *const besides[] = { "بالاضافه", "اضافه", "فضلا", "علاوه", NULL },
                           *const towards[] = { "الي", NULL }, *const side[] = { "جانب", NULL },
                           *const on[] = { "علي", NULL }, *const that[] = { "ان", NULL },
                           *const as[] = { "كما", NULL }, *const also[] = { "كذلك", "ايضا", "مع", NULL };
  const QimamClauses *scan = self->scan;
  gboolean tells = (g_str_equal (self->rule->rule, "agree_under") || g_str_has_prefix (self->rule->rule, "agree_by")) &&
                   first <= self->s_last && is_present (scan, first);
  const char *preposition = link < last ? qimam_clauses_word (scan, link)->folded : NULL;

  /* "تم الاتفاق على": within the cue */
  if (preposition == NULL)
    preposition = qimam_outcome_preposition (scan, first);
  /* "وافق بإصدار كذا، وبالسماح بكذا" */
  if (preposition == NULL && qimam_clauses_is_act (scan, first))
    preposition = qimam_clauses_word (scan, first)->folded;

  for (guint w = last + 1; w < self->s_last && w - last <= QIMAM_OUTCOME_MAX_LINK; w++)
    {
      const char *folded = qimam_clauses_word (scan, w)->folded;

      if (scan->gaps[w] & (QIMAM_GAP_STOP | QIMAM_GAP_LINE | QIMAM_GAP_COLON))
        return 0;
      if (w + 2 <= self->s_last && qimam_clauses_word_is (scan, w, besides) &&
          qimam_clauses_is_act (scan, w + 2))
        return w + 2;
      /* "إلى جانب استقدام", "وكذلك تشغيل", "مع رفض كذا" */
      if (w + 2 <= self->s_last && qimam_clauses_word_is (scan, w, towards) &&
          qimam_clauses_word_is (scan, w + 1, side) && qimam_clauses_is_act (scan, w + 2))
        return w + 2;
      if (self->rule->dimension == QIMAM_DIMENSION_AGREEMENT && scan->gaps[w] == QIMAM_GAP_COMMA &&
          qimam_clauses_word_is (scan, w, also) && qimam_clauses_is_act (scan, w + 1))
        return w + 1;
      /* "…، بهدف كذا، وتخصيص كذا" */
      if (w > last + 1 && scan->gaps[w] == QIMAM_GAP_COMMA && g_str_has_prefix (folded, "و") &&
          qimam_clauses_is_act (scan, w) && qimam_clauses_is_act (scan, first))
        return w;
      /* "بموجب ما اتفق عليه، يلتقي الوزيران، وتعود البعثات، كما يتاح كذا" */
      if (tells && scan->gaps[w] == QIMAM_GAP_COMMA && scan->names[w] == QIMAM_NAME_NONE)
        {
          guint at = qimam_clauses_word_is (scan, w, as) ? w + 1 : w;

          if ((at > w || g_str_has_prefix (folded, "و")) && is_present (scan, at))
            return at;
        }
      /* "بوقف القتال، وبتبادل الأسرى", "على كذا، وأن يفعلا" */
      if (preposition != NULL && g_str_has_prefix (preposition, "ب") && !g_str_equal (preposition, "ب") &&
          g_str_has_prefix (folded, "وب") && qimam_clauses_is_act (scan, w))
        return w;
      if (self->rule->dimension != QIMAM_DIMENSION_ISSUE && scan->gaps[w] == QIMAM_GAP_COMMA &&
          (g_str_equal (folded, "وان") || g_str_equal (folded, "وبان")) && w + 1 < self->s_last)
        return qimam_outcome_is_negated (self, w, qimam_clauses_clause (scan, w)->last + 1) ? 0 : w + 1;
      /* "التزامها بكذا، ورفضها كذا" */
      if (scan->gaps[w] == QIMAM_GAP_COMMA && g_str_has_prefix (folded, "و") &&
          (g_str_has_suffix (folded, "ها") || g_str_has_suffix (folded, "هم")) &&
          g_str_has_suffix (qimam_clauses_word (scan, first)->folded,
                            g_str_has_suffix (folded, "ها") ? "ها" : "هم"))
        return w;
      /* "وقف كذا، على أن تتولى لجنة كذا": on what terms; what is to come is a step */
      if (self->rule->dimension == QIMAM_DIMENSION_AGREEMENT && scan->gaps[w] == QIMAM_GAP_COMMA &&
          qimam_clauses_word_is (scan, w, on) && qimam_clauses_word_is (scan, w + 1, that) &&
          is_present (scan, w + 2) && !qimam_clauses_has_hit (scan, "step_then", w, w + 2))
        return w + 2;
      if (preposition != NULL && g_str_has_prefix (folded, "و") &&
          g_str_equal (folded + strlen ("و"), preposition) &&
          !qimam_clauses_word_is (scan, w + 1, qimam_outcome_phrase_words))
        return qimam_clauses_word_is (scan, w + 1, qimam_outcome_that_words) ? w + 2 : w + 1;
      if (qimam_clauses_has_mark (scan, w, QIMAM_MARK_VERB) ||
          qimam_clauses_has_mark (scan, w, QIMAM_MARK_OPENER))
        return 0;
    }
  return 0;
}
