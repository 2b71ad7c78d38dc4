/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-claims-outcome-take.h"

#include <string.h>

#include "qimam-iso.h"

/* Whether an agreement is one of another event than the meeting that the article reports on. */

#define NEAR_CUE   4   /* words around a cue that say when it was */
#define MAX_BACK   400 /* words before a deal among which it may be told first */
#define MANY_SIDES 4   /* sides of a meeting at which two alone are not all */
#define MAX_SIDES  64  /* claims of who took part that are looked at */

/* what an agreement is called where it is known already */
static const char *const deals[] = { "الاتفاق", "الاتفاقيه", "المعاهده", "الصفقه", "الهدنه",
                                     "التفاهم", "المذكره",   "الاطار",   NULL };

/* "ووافقت واشنطن حينذاك على كذا" */
static gboolean
is_of_then (const QimamOutcome *self, guint first)
{
  const QimamClause *clause = qimam_clauses_clause (self->scan, self->hit->first);
  guint from = MAX (clause->first, self->hit->first - MIN (self->hit->first, NEAR_CUE));

  return qimam_clauses_has_hit (self->scan, "at_that_time", from,
                                MIN (self->s_last, MAX (first, self->hit->last + NEAR_CUE)));
}

/* "وكان الوزير قد أعلن عشية القمة أنه اتفق على كذا": what is told of before the meeting */
static gboolean
is_before_meeting (const QimamOutcome *self)
{
  static const char *const before[] = { "عشيه", "قبل", "قبيل", NULL };
  const QimamClauses *scan = self->scan;

  if (!qimam_clauses_has_mark (scan, self->s_first, QIMAM_MARK_EARLIER))
    return FALSE;
  for (guint w = self->s_first; w + 1 < self->hit->first; w++)
    if (qimam_clauses_word_is (scan, w, before) &&
        qimam_meeting_finder_names_main (self->builder->finder, scan, w + 1, w + 1))
      return TRUE;
  return FALSE;
}

/* How many sides took part in the meeting of the article, as far as was found before. */
static guint
count_sides (const QimamOutcome *self)
{
  const GPtrArray *claims = self->builder->analysis->claims;
  g_autoptr (GHashTable) sides = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < MIN (claims->len, MAX_SIDES); i++)
    {
      const QimamClaim *claim = claims->pdata[i];

      if (claim->dimension == QIMAM_DIMENSION_PARTICIPANTS && claim->meeting == 1 &&
          qimam_party_is_told (claim->party))
        g_hash_table_add (sides, claim->party);
    }
  return g_hash_table_size (sides);
}

/* "وقع الجانبان السعودي والأميركي" at a meeting of many */
static gboolean
is_of_two_among_many (const QimamOutcome *self)
{
  const QimamClauses *scan = self->scan;

  for (guint w = self->hit->first; w <= self->hit->last + 1 && w + 2 <= self->s_last; w++)
    {
      const char *folded = qimam_clauses_word (scan, w)->folded;
      const char *one = qimam_clauses_word (scan, w + 1)->folded;
      const char *two = qimam_clauses_word (scan, w + 2)->folded;

      if ((g_str_has_suffix (folded, "ان") || g_str_has_suffix (folded, "ين")) &&
          (qimam_clauses_has_hit (scan, "parties", w, w) ||
           qimam_clauses_has_hit (scan, "of_parties", w, w)) &&
          g_str_has_prefix (one, "ال") && g_str_has_suffix (one, "ي") && g_str_has_prefix (two, "وال") &&
          g_str_has_suffix (two, "ي"))
        return count_sides (self) >= MANY_SIDES;
    }
  return FALSE;
}

/* "الاتفاقية الموقعة قبل عشر سنوات", "الاتفاق الذي وقع في 2018": whether a time before the meeting stands among
 * the words first … last. @same (out): or one that may be its own: "التفاهم الذي أعلن أمس" */
static gboolean
is_dated (const QimamOutcome *self, guint first, guint last, gboolean *same)
{
  static const char *const ago[] = { "قبل", "منذ", NULL };
  static const char *const units[] = { "سنوات", "سنه",  "اعوام", "عام",   "عقود", "عقد",
                                       "عقدين", "اشهر", "عامين", "سنتين", "قرن",  NULL };
  const QimamClauses *scan = self->scan;
  const GPtrArray *times = scan->reading->times, *main = self->builder->finder->times;
  gsize end = qimam_clauses_word (scan, last)->end;
  guint32 from, to, begin, until;

  *same = FALSE;
  for (guint w = first; w < last; w++)
    if (qimam_clauses_word_is (scan, w, ago) && qimam_clauses_any_is (scan, w + 1, MIN (last, w + 3), units))
      return TRUE;
  for (guint i = qimam_clauses_time_from (scan, qimam_clauses_word (scan, first)->start); i < times->len; i++)
    {
      const QimamTime *time = times->pdata[i];

      if (time->span.start >= end)
        break;
      if (time->kind != QIMAM_TIME_DATE)
        continue;
      *same = TRUE;
      if (!qimam_iso_days (time->value, &from, &to))
        continue;
      for (guint k = 0; k < main->len; k++)
        if (qimam_iso_days (((QimamTime *) main->pdata[k])->value, &begin, &until) && to + 7 < begin)
          return TRUE;
    }
  return FALSE;
}

/* Whether the article told before that those who meet agreed, or names a text that is new: "إلى اتفاق". */
static gboolean
is_introduced (const QimamOutcome *self, guint deal)
{
  const GPtrArray *claims = self->builder->analysis->claims;
  const QimamClauses *scan = self->scan;

  for (guint i = claims->len; i > 0 && i + MAX_BACK > claims->len; i--)
    {
      const QimamClaim *claim = claims->pdata[i - 1];

      if (claim->dimension == QIMAM_DIMENSION_AGREEMENT && claim->meeting == 1)
        return TRUE;
    }
  for (guint w = deal; w-- > 0 && deal - w <= MAX_BACK;)
    {
      const char *next = qimam_clauses_word (scan, w + 1)->folded;

      if (qimam_clauses_has_hit (scan, "agree_verb", w, w) &&
          qimam_meeting_finder_at (self->builder->finder, scan, w) == 1)
        return TRUE;
      if (scan->names[w] == QIMAM_NAME_NONE && qimam_clauses_has_hit (scan, "text_noun", w, w) &&
          !g_str_has_prefix (qimam_clauses_word (scan, w)->folded, "ال") &&
          !(scan->gaps[w + 1] == 0 && g_str_has_prefix (next, "ال")) &&
          qimam_meeting_finder_at (self->builder->finder, scan, w) == 1)
        return TRUE;
    }
  return FALSE;
}

/* "وينص الاتفاق على كذا", "بعد التوصل إلى الاتفاق": a deal that everybody knows, of another day */
static gboolean
is_of_known_deal (const QimamOutcome *self)
{
  const QimamClauses *scan = self->scan;
  guint last = MIN (self->s_last, self->hit->last + 2);

  static const char *const tellers[] = { "agree_text",    "agree_provides", "agree_under",
                                         "agree_by_text", "agree_reached",  "agree_truce" };
  gboolean of_text = FALSE, same;

  /* "تم الاتفاق على": no deal, but that they agree */
  for (guint i = 0; i < G_N_ELEMENTS (tellers); i++)
    of_text = of_text || g_str_has_prefix (self->rule->rule, tellers[i]);
  if (!of_text || !self->builder->finder->has_main)
    return FALSE;
  for (guint w = self->hit->first; w <= last; w++)
    if (qimam_clauses_word_is (scan, w, deals))
      return is_dated (self, w, MIN (self->s_last, w + NEAR_CUE), &same) ||
             (!same && !is_introduced (self, w));
  return FALSE;
}

/* "هاتف فلان نظيره، واتفقا على كذا", where the meeting of the article was none by telephone */
static gboolean
is_of_call (const QimamOutcome *self)
{
  return !self->builder->finder->remote &&
         qimam_clauses_has_hit (self->scan, "call", self->s_first, self->hit->first);
}

/* "الاجتماع السابق الذي تم الاتفاق خلاله على كذا" */
static gboolean
is_within_other (const QimamOutcome *self)
{
  static const char *const within[] = { "خلاله", "خلالها", "فيه", "فيها", "اثناءه", "اثناءها", NULL };

  if (!qimam_clauses_any_is (self->scan, self->hit->last + 1, self->hit->last + 2, within))
    return FALSE;
  for (guint w = self->hit->first; w-- > self->s_first;)
    {
      const QimamEvent *event = qimam_meeting_finder_event_at (self->builder->finder, self->scan, w);

      if (event != NULL)
        return event->relation == QIMAM_EVENT_OTHER;
    }
  return FALSE;
}

gboolean
qimam_outcome_is_of_other_event (const QimamOutcome *self, guint first)
{
  return is_of_then (self, first) || is_before_meeting (self) || is_of_two_among_many (self) ||
         is_of_known_deal (self) || is_of_call (self) || is_within_other (self);
}
