/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-claims-attendance.h"

/* Those of whose coming the text speaks beside other things: "وأثار حضور فلان غضبا", "فلان، الذي كان ضمن
 * الوفد", "ترأس مدير المكتب فلان الوفد". */

#define MAX_OFFICE 6  /* words of an office that no table knows */
#define MAX_BEHIND 5  /* words between a name and what tells that he was there */
#define MAX_LIST   16 /* words between "stood for" and the second of those who did */

static gboolean
is_plain (const QimamClauses *scan, guint word)
{
  return (scan->gaps[word] & ~QIMAM_GAP_QUOTE) == 0;
}

/* "وأثار حضور فلان غضبا", but "دون حضور فلان", "يرتقب مشاركة فلان": his coming is told of as a thing that
 * was. */
static gboolean
is_come (const QimamClauses *scan, const QimamMention *who, guint s_first)
{
  guint first = qimam_attendance_first_of_name (scan, who), noun = first - 1;
  gboolean modal;

  return first > s_first + 1 && is_plain (scan, first) &&
         qimam_clauses_has_hit (scan, "coming_noun", noun, noun) &&
         !qimam_clauses_has_hit (scan, "no_coming", noun > s_first + 3 ? noun - 3 : s_first, noun - 1) &&
         !qimam_clauses_is_negated (scan, noun, &modal) && !modal &&
         !qimam_clauses_is_future (scan, noun - 1);
}

/* "فلان، الذي كان ضمن الوفد", "فلان، المشارك في المحادثات": what is told behind his name. */
static gboolean
is_among (const QimamClauses *scan, const QimamMention *who, guint s_last)
{
  guint upto = MIN (s_last, who->last_word + MAX_BEHIND);

  for (guint w = who->last_word + 1; w <= upto; w++)
    {
      if (scan->gaps[w] & (QIMAM_GAP_STOP | QIMAM_GAP_COLON | QIMAM_GAP_LINE))
        return FALSE;
      if (qimam_clauses_has_hit (scan, "is_among", w, w))
        return TRUE;
      if (qimam_clauses_has_mark (scan, w, QIMAM_MARK_VERB) || scan->names[w] == QIMAM_NAME_BEGINS)
        return FALSE;
    }
  return FALSE;
}

/* "ترأس مدير مكتب الرئاسة فلان الوفد": an office that no table knows stands between the verb and him. */
static gboolean
heads_it (const QimamClauses *scan, const QimamMention *who, guint s_first, guint s_last)
{
  static const char *const sides[] = { "الوفد",  "وفد",     "وفدا",      "الجانب",    "الفريق",    "الاجتماع",
                                       "الجلسه", "الجلسات", "المحادثات", "المباحثات", "المفاوضات", "اللقاء",
                                       "القمه",  "الموتمر", "جلسه",      "اجتماع",    "اعمال",     NULL };
  guint from = who->first_word > s_first + MAX_OFFICE ? who->first_word - MAX_OFFICE : s_first;
  guint next = who->last_word + 1;

  if (next > s_last || !is_plain (scan, next) || !qimam_clauses_word_is (scan, next, sides))
    return FALSE;
  for (guint w = who->first_word; w-- > from && is_plain (scan, w + 1);)
    {
      if (qimam_clauses_has_hit (scan, "head", w, w))
        return !(w > s_first && qimam_clauses_has_mark (scan, w - 1, QIMAM_MARK_NEGATOR));
      if (qimam_clauses_ends_phrase (scan, w) || scan->names[w] != QIMAM_NAME_NONE)
        return FALSE;
    }
  return FALSE;
}

/* "مثّل البحرين ولي عهدها فلان، وعمان نائب رئيس الوزراء فلان": the verb of the first holds for the second. */
static gboolean
stands_in_turn (const QimamClauses *scan, const QimamMention *who, guint s_first)
{
  const GPtrArray *mentions = scan->reading->mentions;
  guint first = who->first_word;
  guint i = qimam_clauses_mention_from (scan, who->full.start);
  const QimamMention *state = i > 0 ? mentions->pdata[i - 1] : NULL;
  guint from = first > s_first + MAX_LIST ? first - MAX_LIST : s_first;

  if (state == NULL || state->kind != QIMAM_MENTION_COUNTRY || state->last_word + 1 != first ||
      !is_plain (scan, first) || !(scan->gaps[state->first_word] & QIMAM_GAP_COMMA) ||
      !qimam_clauses_is_joined (scan, state->first_word))
    return FALSE;
  for (guint w = state->first_word; w-- > from;)
    {
      if (scan->gaps[w + 1] & (QIMAM_GAP_STOP | QIMAM_GAP_COLON))
        return FALSE;
      if (qimam_clauses_has_hit (scan, "represents", w, w) || qimam_clauses_has_hit (scan, "head", w, w))
        return TRUE;
    }
  return FALSE;
}

gboolean
qimam_attendance_is_noted (const QimamClauses *scan, const QimamMention *who, guint s_first, guint s_last)
{
  return scan->statement_of[who->first_word] == 0 &&
         (is_come (scan, who, s_first) || is_among (scan, who, s_last) ||
          heads_it (scan, who, s_first, s_last) || stands_in_turn (scan, who, s_first));
}

/* "فلان، الذي … ولم يشارك في المحادثات": what is told of him behind his name. */
gboolean
qimam_attendance_stays_out (const QimamClauses *scan, const QimamMention *who, guint s_last)
{
  guint upto = MIN (s_last, who->last_word + MAX_LIST);
  gboolean relative = FALSE;

  for (guint w = who->last_word + 1; w <= upto; w++)
    {
      if (scan->gaps[w] & (QIMAM_GAP_STOP | QIMAM_GAP_COLON | QIMAM_GAP_LINE))
        return FALSE;
      if (w == who->last_word + 1)
        relative = qimam_clauses_has_mark (scan, w, QIMAM_MARK_RELATIVE);
      if (!relative || (w > who->last_word + 1 && (scan->gaps[w] & QIMAM_GAP_COMMA)))
        return FALSE;
      if (qimam_clauses_has_hit (scan, "attend_not", w, w) &&
          qimam_clauses_has_mark (scan, w - 1, QIMAM_MARK_NEGATOR))
        return TRUE;
    }
  return FALSE;
}
