/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-claims-attendance.h"

/* Those who are at a meeting for others: who heads a delegation, stands for a side, or was sent. */

#define MAX_FATHERS 6 /* words between a name and what one stands for */

/* "الحكومة السودانية", "روسيا", "حركة العدل والمساواة": one whom others stand for begins at a word. */
static gboolean
is_party (const QimamClauses *scan, guint word)
{
  static const char *const bodies[] = { "حركه", "حزب", "جبهه", "حكومه", "الحكومه", "المعارضه", NULL };
  const GPtrArray *mentions = scan->reading->mentions;
  guint i = qimam_clauses_mention_from (scan, qimam_clauses_word (scan, word)->start);
  const QimamMention *mention = i < mentions->len ? mentions->pdata[i] : NULL;

  return qimam_clauses_word_is (scan, word, bodies) ||
         (mention != NULL && mention->first_word == word &&
          (mention->kind == QIMAM_MENTION_COUNTRY || mention->kind == QIMAM_MENTION_ORGANISATION));
}

/* "ومثّل الحكومة السودانية فلان": the verb begins a clause; "دول مثل روسيا" is no verb. */
static gboolean
is_standing_for (const QimamClauses *scan, guint word, guint s_first)
{
  return qimam_clauses_has_hit (scan, "represents", word, word) && is_party (scan, word + 1) &&
         (word == s_first || scan->gaps[word] != 0 || qimam_clauses_is_joined (scan, word) ||
          qimam_clauses_has_mark (scan, word - 1, QIMAM_MARK_OPENER));
}

/* "وفدها الذي يرأسه فلان", "وفد، يقوده فلان" */
static gboolean
heads_its_own (const QimamClauses *scan, guint word, guint s_first)
{
  static const char *const sides[] = { "وفد",    "الوفد", "وفدا",  "وفده",   "وفدها", "وفدهم",  "لوفد", "بوفد",
                                       "الفريق", "فريق",  "فريقه", "فريقها", "بعثه",  "البعثه", NULL };

  return g_str_has_suffix (qimam_clauses_word (scan, word)->folded, "ه") &&
         qimam_clauses_any_is (scan, word > s_first + 4 ? word - 4 : s_first, word, sides);
}

/* "وترأس الوفد الروسي فلان", "مثل الجانب الإيراني فلان", "مثّل الحكومة فلان": between the verb and him stands
 * only the delegation or the side. */
gboolean
qimam_attendance_heads_before (const QimamClauses *scan, const QimamMention *who, guint s_first)
{
  static const char *const sides[] = { "الوفد", "وفد", "الجانب", "جانب", "الوفدين", NULL };
  guint from = who->first_word > s_first + 12 ? who->first_word - 12 : s_first;
  gboolean side = FALSE, second = FALSE;

  for (guint w = who->first_word; w-- > from;)
    {
      if (qimam_clauses_has_hit (scan, "head", w, w))
        return side || is_standing_for (scan, w, s_first) || heads_its_own (scan, w, s_first);
      /* "وقاد الوفد الإيراني فلان، والوفد الأميركي فلان" */
      if (!second && side && (scan->gaps[w + 1] & ~QIMAM_GAP_QUOTE) == QIMAM_GAP_COMMA &&
          qimam_clauses_is_joined (scan, w + 1) && qimam_clauses_word_is (scan, w + 1, sides))
        {
          second = TRUE;
          from = w > s_first + 14 ? w - 14 : s_first;
          continue;
        }
      if ((scan->gaps[w + 1] & ~QIMAM_GAP_QUOTE) || qimam_clauses_has_mark (scan, w, QIMAM_MARK_OPENER) ||
          qimam_clauses_has_mark (scan, w, QIMAM_MARK_RELATIVE))
        return FALSE;
      side = side || qimam_clauses_word_is (scan, w, sides);
    }
  return FALSE;
}

/* "وترأس نائب الوزير فلان وفد بلاده": he stands between the verb and the delegation. */
gboolean
qimam_attendance_heads_after (const QimamClauses *scan, const QimamMention *who, guint s_first, guint s_last)
{
  static const char *const sides[] = { "الوفد", "وفد", "وفدا", "الجانب", "جانب", NULL };
  guint first = who->first_word, next = who->last_word + 1;

  return first > s_first && next <= s_last && scan->gaps[next] == 0 &&
         qimam_clauses_word_is (scan, next, sides) && scan->gaps[first] == 0 &&
         qimam_clauses_has_hit (scan, "head", first - 1, first - 1);
}

/* "قال رئيس وفد المعارضة فلان", "فلان، الناطق باسم الحركة ورئيس وفدها": a delegation is led where it meets.
 */
gboolean
qimam_attendance_leads_delegation (const QimamClauses *scan, const QimamMention *who, guint s_last)
{
  static const char *const heads[] = { "رييس", "رييسه", NULL };
  static const char *const theirs[] = { "وفدها", "وفده", "وفدهم", NULL };
  static const char *const for_side[] = { "ممثل", "ممثله", "مندوب", "مندوبه", NULL };
  static const char *const at[] = { "في", "الي", NULL };
  static const char *const talks[] = { "اللقاء",    "الاجتماع", "المحادثات", "المباحثات",
                                       "المفاوضات", "الموتمر",  "الجوله",    NULL };
  guint upto = MIN (who->last_word + 9, s_last);
  guint side = who->last_word + 1;

  if (g_strcmp0 (who->role, "head_of_delegation") == 0)
    return TRUE;
  /* "فلان، ممثل طوكيو في اللقاء" */
  for (guint w = side + 2; w < side + 5 && w < s_last && qimam_clauses_word_is (scan, side, for_side); w++)
    if (scan->gaps[w] != 0)
      break;
    else if (qimam_clauses_word_is (scan, w, at) && qimam_clauses_word_is (scan, w + 1, talks))
      return TRUE;
  for (guint w = who->last_word + 1; w < upto; w++)
    {
      if ((scan->gaps[w] & (QIMAM_GAP_STOP | QIMAM_GAP_COLON)) ||
          qimam_clauses_has_mark (scan, w, QIMAM_MARK_VERB) ||
          qimam_clauses_has_mark (scan, w, QIMAM_MARK_OPENER))
        return FALSE;
      if (qimam_clauses_word_is (scan, w, heads) && qimam_clauses_word_is (scan, w + 1, theirs))
        return TRUE;
    }
  return FALSE;
}

/* "أوفد رئيس الوزراء فلانا", "وينوب عنه وزير الخارجية فلان", "فلان ممثلا عن السلطان": who comes for another.
 */
gboolean
qimam_attendance_stands_for (const QimamClauses *scan, const QimamMention *who, guint s_first, guint s_last)
{
  guint from = who->first_word > s_first + 6 ? who->first_word - 6 : s_first;

  for (guint w = who->last_word + 1; w <= MIN (s_last, who->last_word + MAX_FATHERS); w++)
    {
      if ((scan->gaps[w] & ~(QIMAM_GAP_QUOTE | QIMAM_GAP_COMMA)) ||
          qimam_clauses_has_mark (scan, w, QIMAM_MARK_VERB) ||
          (scan->names[w] == QIMAM_NAME_BEGINS && w > who->last_word + 1))
        break;
      if (qimam_clauses_has_hit (scan, "stands_for", w, w))
        return qimam_clauses_find_hit (scan, "attend", s_first, who->first_word) != NULL ||
               qimam_clauses_find_hit (scan, "came", s_first, who->first_word) != NULL;
    }
  for (guint w = who->first_word; w-- > from;)
    {
      const QimamCueHit *hit = qimam_clauses_find_hit (scan, "sent", w, w);

      if (scan->gaps[w + 1] & ~QIMAM_GAP_QUOTE)
        return FALSE;
      if (hit != NULL)
        return hit->last < who->first_word;
      if (qimam_clauses_has_mark (scan, w, QIMAM_MARK_VERB))
        return FALSE;
    }
  return FALSE;
}
