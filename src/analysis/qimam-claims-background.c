/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-claims-facts.h"

#define MAX_EARLIER 13 /* words of what was before */

static const char *const since_words[] = { "منذ", NULL };
static const char *const perfect_words[] = { "قد", NULL };

/* Meetings of another time, as they are named. */
static void
add_other_meetings (QimamClaimBuilder *builder, const QimamClauses *scan)
{
  const GPtrArray *events = builder->finder->events;

  for (guint i = 0; i < events->len; i++)
    {
      const QimamEvent *event = events->pdata[i];
      QimamClaim *claim;

      if (event->scan != scan || event->relation != QIMAM_EVENT_OTHER || event->meeting == 0 ||
          event->time == NULL)
        continue;
      claim = qimam_claim_builder_add (builder, scan, QIMAM_DIMENSION_BACKGROUND, event->first, event->end);
      if (claim != NULL)
        {
          claim->meeting = event->meeting;
          claim->party = g_strdup ("joint");
        }
    }
}

/* "يذكر أن …", "وتجدر الإشارة إلى أن …": what the reader is reminded of. */
static void
add_reminders (QimamClaimBuilder *builder, const QimamClauses *scan)
{
  static const char *const openers[] = { "يذكر", "يشار", "تجدر", "جدير", "الجدير", NULL };
  static const char *const that[] = { "ان", "انه", "انها", "بان", NULL };
  const GArray *starts = scan->reading->sentence_word;

  for (guint s = 0; s + 1 < starts->len; s++)
    {
      guint first = g_array_index (starts, guint, s), end = g_array_index (starts, guint, s + 1);
      guint word = first;
      QimamClaim *claim;

      if (first + 4 >= end || !qimam_clauses_word_is (scan, first, openers))
        continue;
      while (word < MIN (end, first + 5) && !qimam_clauses_word_is (scan, word, that))
        word++;
      if (word >= MIN (end, first + 5) || word + 3 >= end)
        continue;
      claim = qimam_claim_builder_add (builder, scan, QIMAM_DIMENSION_BACKGROUND, word + 1,
                                       MIN (end - 1, word + 1 + MAX_EARLIER));
      if (claim == NULL)
        continue;
      claim->meeting = 0;
      claim->party = qimam_claim_builder_party (builder, scan, word + 1, end - 1, "other");
      qimam_claim_builder_cover (builder, scan, QIMAM_DIMENSION_BACKGROUND, claim->span);
    }
}

/* "وكان الرئيس قد زار …": told as of before, where the sentence is about no meeting of the article. */
static void
add_earlier (QimamClaimBuilder *builder, const QimamClauses *scan)
{
  const guint told = 1u << QIMAM_DIMENSION_DATE | 1u << QIMAM_DIMENSION_NEXT_STEP |
                     1u << QIMAM_DIMENSION_AGREEMENT | 1u << QIMAM_DIMENSION_BACKGROUND;
  const GArray *starts = scan->reading->sentence_word;

  for (guint s = builder->finder->lead_last + 1; s + 1 < starts->len; s++)
    {
      guint first = g_array_index (starts, guint, s), end = g_array_index (starts, guint, s + 1), last;
      const QimamEvent *event = qimam_meeting_finder_in_sentence (builder->finder, scan, s);
      QimamClaim *claim;
      QimamSpan span;

      if (first + 3 >= end || !qimam_clauses_has_mark (scan, first, QIMAM_MARK_EARLIER) ||
          (event != NULL && event->relation == QIMAM_EVENT_MAIN) ||
          !(qimam_clauses_any_is (scan, first + 1, MIN (first + 8, end - 1), perfect_words) ||
            qimam_clauses_any_is (scan, first + 1, end - 1, since_words) ||
            g_str_has_suffix (qimam_clauses_word (scan, first)->folded, "سبق")))
        continue;
      last = MIN (MIN (qimam_clauses_clause (scan, first)->last, end - 1), first + MAX_EARLIER);
      /* "وكان السفير، فلان، في بلده منذ أشهر": the name and what is told stand after commas. */
      if (!qimam_clauses_any_is (scan, first + 1, last, perfect_words))
        last = MIN (end - 1, first + MAX_EARLIER);
      span = qimam_clauses_span (scan, first, last, TRUE);
      if (last < first + 3 || qimam_claim_builder_covers (builder, scan, told, span))
        continue;
      claim = qimam_claim_builder_add (builder, scan, QIMAM_DIMENSION_BACKGROUND, first, last);
      if (claim == NULL)
        continue;
      claim->meeting = 0;
      claim->party = qimam_claim_builder_party (builder, scan, first, last, "other");
    }
}

/* What happened at another time than the meetings: a clause with its own date, a meeting that was before. */
void
qimam_claims_find_background (QimamClaimBuilder *builder, const QimamClauses *scan)
{
  const guint told =
      1u << QIMAM_DIMENSION_DATE | 1u << QIMAM_DIMENSION_NEXT_STEP | 1u << QIMAM_DIMENSION_AGREEMENT;
  guint done = 0; /* word at which the date before ends */

  add_other_meetings (builder, scan);
  add_reminders (builder, scan);
  for (guint i = 0; i < scan->reading->times->len; i++)
    {
      const QimamTime *time = scan->reading->times->pdata[i];
      const QimamClause *clause;
      QimamClaim *claim;
      guint first, last, from;

      if ((time->kind != QIMAM_TIME_DATE && time->kind != QIMAM_TIME_PERIOD) ||
          (time->year == 0 && time->month == 0) ||
          qimam_claim_builder_covers (builder, scan, told, time->span) ||
          !qimam_clauses_words_of (scan, time->span, &first, &last))
        continue;
      clause = qimam_clauses_clause (scan, first);
      from = MAX (clause->first, first > 10 ? first - 10 : 0);
      /* "ضمت القرم عام 2014 وتدخلت في سوريا عام 2015": each year has its own words. */
      if (done > 0 && done + 3 < first)
        from = MAX (from, done + 1);
      done = last;
      claim = qimam_claim_builder_add (builder, scan, QIMAM_DIMENSION_BACKGROUND, from,
                                       MIN (clause->last, last + 4));
      if (claim == NULL)
        continue;
      claim->meeting = 0;
      claim->party = qimam_claim_builder_party (builder, scan, clause->first, clause->last, "other");
      qimam_claim_builder_cover (builder, scan, QIMAM_DIMENSION_BACKGROUND, claim->span);
    }
  add_earlier (builder, scan);
}
