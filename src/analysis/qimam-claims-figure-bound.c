/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-claims-figure.h"

#include "qimam-claims-time.h"

#define MAX_EXCEEDED 9 /* words between a verb of exceeding and what is exceeded */

static gboolean
is_denied (const QimamClauses *scan, guint verb)
{
  static const char *const not_to[] = { "الا", "بالا", NULL };

  return verb > 0 && scan->gaps[verb] == 0 &&
         (qimam_clauses_has_mark (scan, verb - 1, QIMAM_MARK_NEGATOR) ||
          qimam_clauses_word_is (scan, verb - 1, not_to));
}

/* The verb of a rule that stands before word @first, be it before its subject: "تتجاوز قيمة التبادل بين
 * الجانبين مليار يورو"; G_MAXUINT if there is none. */
static guint
find_verb (const QimamClauses *scan, const char *rule, guint first)
{
  guint from = qimam_clauses_clause (scan, first)->first;

  for (guint w = first; w-- > from && first - w <= MAX_EXCEEDED;)
    {
      if (qimam_clauses_has_hit (scan, rule, w, w))
        return w;
      if ((qimam_clauses_holds_number (scan, w) &&
           /* "بين الجانبين" counts nothing */
           !g_str_has_prefix (qimam_clauses_word (scan, w)->folded, "ال")) ||
          qimam_clauses_has_mark (scan, w, QIMAM_MARK_VERB))
        return G_MAXUINT;
    }
  return G_MAXUINT;
}

/* "يزيد عددهم على 300", "ألا تقل حصتهن عن الثلث": verbs that need their preposition right before the number.
 */
static QimamCmp
read_above (const QimamClauses *scan, guint first)
{
  static const char *const over[] = { "علي", "عن", NULL };
  guint verb;

  if (first == 0 || scan->gaps[first] != 0 || !qimam_clauses_word_is (scan, first - 1, over))
    return QIMAM_CMP_EQ;
  verb = find_verb (scan, "rise_above", first);
  if (verb != G_MAXUINT)
    return is_denied (scan, verb) ? QIMAM_CMP_LT : QIMAM_CMP_GT;
  verb = find_verb (scan, "fall_below", first);
  if (verb != G_MAXUINT)
    return is_denied (scan, verb) ? QIMAM_CMP_GT : QIMAM_CMP_LT;
  return QIMAM_CMP_EQ;
}

/* "قد تصل إلى 99 عاما", "لا تبلغ عشر حصتها" */
static gboolean
is_not_reached (const QimamClauses *scan, guint first)
{
  static const char *const up_to[] = { "الي", NULL };
  guint verb = first;

  if (first == 0 || scan->gaps[first] != 0)
    return FALSE;
  verb--;
  if (verb > 0 && scan->gaps[verb] == 0 && qimam_clauses_word_is (scan, verb, up_to))
    verb--;
  if (!qimam_clauses_has_hit (scan, "reach", verb, verb))
    return FALSE;
  return is_denied (scan, verb) || (verb + 1 < first && verb > 0 && scan->gaps[verb] == 0 &&
                                    qimam_clauses_has_hit (scan, "perhaps", verb - 1, verb - 1));
}

gboolean
qimam_figure_exceeds (const QimamClauses *scan, guint first)
{
  guint verb = find_verb (scan, "exceed", first);

  return verb != G_MAXUINT && !is_denied (scan, verb);
}

QimamCmp
qimam_figure_cmp (const QimamClauses *scan, guint first, const char *mod)
{
  QimamCmp cmp = qimam_claims_cmp_of (mod);
  guint verb;

  if (cmp != QIMAM_CMP_EQ)
    return cmp;
  if (first > 0 && scan->gaps[first] == 0 && qimam_clauses_has_hit (scan, "at_most", first - 1, first - 1))
    return QIMAM_CMP_LT;
  verb = find_verb (scan, "exceed", first);
  if (verb != G_MAXUINT)
    return is_denied (scan, verb) ? QIMAM_CMP_LT : QIMAM_CMP_GT;
  cmp = read_above (scan, first);
  if (cmp != QIMAM_CMP_EQ)
    return cmp;
  if (is_not_reached (scan, first))
    return QIMAM_CMP_LT;
  return find_verb (scan, "come_near", first) != G_MAXUINT ? QIMAM_CMP_APPROX : QIMAM_CMP_EQ;
}
