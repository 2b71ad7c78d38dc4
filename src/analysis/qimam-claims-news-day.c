/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-claims-day.h"
#include "qimam-claims-time.h"
#include "qimam-iso.h"
#include "qimam-meeting-lead.h"

#define NEWS_SENTENCES 4 /* of the body, in which the day of the news is looked for */

/* Whether a day in the first sentences tells of what the article reports, where nothing dates its meeting: no
 * day of an announcement, of what somebody says, or of another meeting. */
static gboolean
is_day_of_news (const QimamMeetingFinder *finder,
                const QimamClauses *scan,
                const QimamTime *time,
                guint first)
{
  const QimamEvent *event;
  guint s_first, s_last;
  guint sentence = qimam_clauses_sentence (scan, first, &s_first, &s_last);
  guint32 day, last, now, end;

  if (sentence >= NEWS_SENTENCES || (time->kind != QIMAM_TIME_DATE && time->kind != QIMAM_TIME_TIME) ||
      time->day > 0 || qimam_claims_is_clock (time) || !qimam_iso_days (time->value, &day, &last) ||
      !qimam_iso_days (scan->reading->document->published.value, &now, &end) || last > end || day + 7 < now ||
      last - day > 1)
    return FALSE;
  event = qimam_meeting_finder_in_sentence (finder, scan, sentence);
  if ((event != NULL && event->relation != QIMAM_EVENT_MAIN) ||
      qimam_meeting_lead_is_day_of_report (finder, scan, time) ||
      qimam_meeting_finder_at (finder, scan, first) != 1)
    return FALSE;
  /* "قال فلان إن البلدين اتفقا يوم الاثنين على …" */
  if (qimam_claims_tells_agreement (scan, qimam_clauses_clause (scan, first)))
    return TRUE;
  return qimam_clauses_statement (scan, time->span) == NULL &&
         !qimam_clauses_has_hit (scan, "report", s_first, MIN (s_first + 1, s_last)) &&
         !qimam_clauses_has_hit (scan, "announce", s_first, MIN (s_first + 1, s_last)) &&
         !qimam_clauses_has_hit (scan, "since", first > 0 ? first - 1 : 0, first) &&
         !qimam_clauses_has_mark (scan, s_first, QIMAM_MARK_EARLIER) &&
         !qimam_day_is_none (scan, time, first);
}

/* The claim of a day on which something was done, where it stands on the words of @time. (nullable) */
static QimamClaim *
find_day_of_act (const GPtrArray *claims, const QimamClauses *scan, const QimamTime *time)
{
  for (guint i = 0; i < claims->len; i++)
    {
      QimamClaim *claim = claims->pdata[i];

      if (claim->dimension == QIMAM_DIMENSION_DATE && claim->meeting == 0 &&
          claim->span.in == scan->reading->in && qimam_span_contains (claim->span, time->span))
        return claim;
    }
  return NULL;
}

void
qimam_claims_add_day_of_news (QimamClaimBuilder *builder)
{
  const QimamMeetingFinder *finder = builder->finder;
  const GPtrArray *claims = builder->analysis->claims;

  if (!finder->has_main ||
      ((QimamMeeting *) finder->meetings->pdata[0])->status != QIMAM_MEETING_STATUS_UNKNOWN)
    return;
  for (guint i = 0; i < claims->len; i++)
    {
      const QimamClaim *claim = claims->pdata[i];
      if (claim->dimension == QIMAM_DIMENSION_DATE && claim->meeting == 1)
        return;
    }
  for (guint s = 0; s < finder->scans->len; s++)
    {
      const QimamClauses *scan = finder->scans->pdata[s];

      for (guint i = 0; scan->reading->in == QIMAM_FIELD_BODY && i < scan->reading->times->len; i++)
        {
          const QimamTime *time = scan->reading->times->pdata[i];
          QimamClaim *claim;
          guint first, last;

          if (!qimam_clauses_words_of (scan, time->span, &first, &last) ||
              !is_day_of_news (finder, scan, time, first))
            continue;
          claim = find_day_of_act (claims, scan, time);
          if (claim == NULL)
            claim = qimam_claim_builder_add (builder, scan, QIMAM_DIMENSION_DATE, first, last);
          if (claim == NULL)
            continue;
          claim->meeting = 1;
          g_free (claim->party);
          claim->party = g_strdup ("joint");
          claim->value.set = TRUE;
          g_free (claim->value.iso);
          claim->value.iso = g_strdup (time->value);
          claim->value.precision = QIMAM_PRECISION_DAY;
          claim->value.role = g_intern_string ("event");
          claim->basis = QIMAM_BASIS_INFERRED;
          g_free (claim->how);
          claim->how = g_strdup ("the day of what the article reports");
          return;
        }
    }
}
