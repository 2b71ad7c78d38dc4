/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "qimam-claims-day.h"
#include "qimam-claims-facts.h"
#include "qimam-claims-time.h"
#include "qimam-claims-weekday.h"
#include "qimam-iso.h"
#include "qimam-meeting-lead.h"

#define MAX_SAME 5  /* words between one hour and the same by another clock */
#define MAX_HITS 64 /* cues of a clause that are looked at */
#define MAX_DAYS 31 /* that may hold the day of the meeting */

static const char *const after_words[] = { "بعد", NULL };
static const char *const bound_words[] = { "اعتبارا", "ابتداء", "بدءا",  "بحلول", "حتي",
                                           "غايه",    "لغايه",  "بدايه", NULL };

gboolean
qimam_claims_is_clock (const QimamTime *time)
{
  return time->kind == QIMAM_TIME_TIME && time->value != NULL && strchr (time->value, 'T') != NULL &&
         g_ascii_isdigit (strchr (time->value, 'T')[1]);
}

/* "17:05 بالتوقيت المحلي (أي 15:05 بتوقيت غرينيتش)": one hour by two clocks. Gives the first word of the hour
 * that the one at @first says again, or @first. */
static guint
said_first (const QimamClauses *scan, const QimamTime *time, guint first)
{
  static const char *const same_words[] = {
    "اي", "الموافق", "الموافقه", "يوافق", "يعادل", "بما", "ما", NULL
  };
  const GPtrArray *times = scan->reading->times;

  for (guint i = qimam_clauses_time_from (scan, time->span.start); i > 0 && qimam_claims_is_clock (time); i--)
    {
      const QimamTime *before = times->pdata[i - 1];
      guint b_first, b_last;
      gboolean same = FALSE;

      if (!qimam_claims_is_clock (before) ||
          !qimam_clauses_words_of (scan, before->span, &b_first, &b_last) || b_last >= first ||
          first - b_last > MAX_SAME)
        break;
      for (guint w = b_last + 1; w <= first; w++)
        {
          same = same || (scan->gaps[w] & QIMAM_GAP_OPEN) || qimam_clauses_word_is (scan, w, same_words);
          if (scan->gaps[w] & (QIMAM_GAP_STOP | QIMAM_GAP_LINE))
            return first;
        }
      if (!same)
        break;
      first = b_first;
    }
  return first;
}

static const char *
find_role (const QimamClauses *scan, guint first, guint last)
{
  static const struct
  {
    const char *rule;
    const char *role;
  } roles[] = { { "resume", "resumption" }, { "begin", "start" }, { "finish", "end" } };
  const QimamClause *clause = qimam_clauses_clause (scan, first);

  for (guint i = 0; i < G_N_ELEMENTS (roles); i++)
    if (qimam_clauses_find_hit (scan, roles[i].rule, clause->first, clause->last) != NULL)
      return roles[i].role;
  return "event";
}

gboolean
qimam_claims_tells_agreement (const QimamClauses *scan, const QimamClause *clause)
{
  for (guint i = qimam_clauses_hit_from (scan, clause->first), n = 0; i < scan->hits->len && n < MAX_HITS;
       i++, n++)
    {
      const QimamCueHit *hit = &g_array_index (scan->hits, QimamCueHit, i);
      const QimamCueRule *rule = qimam_cue_table_rule (scan->table, hit->rule);

      if (hit->first > clause->last)
        break;
      if (rule->is_claim && rule->dimension == QIMAM_DIMENSION_AGREEMENT)
        return TRUE;
    }
  return FALSE;
}

/* "في قصر المؤتمرات بمدينة … اليوم الثلاثاء": words that say when and where; or the day of the news itself,
 * where nothing in the clause speaks of another time. */
static gboolean
is_frame (const QimamClauses *scan, const QimamTime *time, const QimamClause *clause, guint first)
{
  static const char *const heads[] = { "في", "داخل", "خلال", NULL };
  gboolean recent = qimam_day_is_recent (scan, time);

  if (scan->reading->in != QIMAM_FIELD_BODY ||
      (!recent && clause->first != first && !qimam_clauses_word_is (scan, clause->first, heads)))
    return FALSE;
  for (guint w = clause->first; w < first; w++)
    if ((!recent && qimam_clauses_has_mark (scan, w, QIMAM_MARK_VERB)) ||
        (!recent && qimam_clauses_has_mark (scan, w, QIMAM_MARK_EARLIER)) ||
        qimam_clauses_has_mark (scan, w, QIMAM_MARK_RELATIVE))
      return FALSE;
  return TRUE;
}

/* In the beginning of an article a day is that of its meeting, where it stands in a clause of its own or
 * beside a verb of meeting, or the meeting itself. A year is none: it dates a treaty, a war. */
static gboolean
is_lead_date (const QimamClaimBuilder *builder,
              const QimamClauses *scan,
              const QimamTime *time,
              const QimamClause *clause,
              guint first)
{
  static const char *const rules[] = { "hold", "begin",    "finish", "resume",   "meet",
                                       "move", "announce", "report", "scheduled" };
  guint32 a = 0, b = 0;

  if ((time->day == 0 && time->weekday == 0 && time->resolution != QIMAM_TIME_RELATIVE &&
       !qimam_iso_days (time->value, &a, &b)) ||
      qimam_clauses_any_is (scan, first > 2 ? first - 2 : 0, first, bound_words))
    return FALSE;
  if (time->day == 0 && time->weekday == 0 && time->resolution != QIMAM_TIME_RELATIVE && b - a > 14)
    return FALSE;
  if (clause->last - clause->first <= 3)
    return TRUE;
  for (guint w = clause->first; w <= clause->last; w++)
    if (qimam_meeting_finder_event_at (builder->finder, scan, w) != NULL)
      return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (rules); i++)
    if (qimam_clauses_has_hit (scan, rules[i], clause->first, clause->last))
      return TRUE;
  return qimam_claims_tells_agreement (scan, clause) || is_frame (scan, time, clause, first);
}

/* Whether a day is within what the beginning tells of the meeting: "الأسبوع المقبل", "في 30 يوليو". */
static gboolean
is_known_day (const QimamMeetingFinder *finder, const QimamTime *time)
{
  guint32 first, last, a, b;

  if (!qimam_iso_days (time->value, &first, &last) || first != last)
    return FALSE;
  for (guint i = 0; i < finder->times->len; i++)
    {
      const QimamTime *known = finder->times->pdata[i];

      if (known != time && qimam_iso_days (known->value, &a, &b) && a <= first && last <= b &&
          b - a <= MAX_DAYS)
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_announced (const QimamClaimBuilder *builder)
{
  return builder->finder->has_main &&
         ((QimamMeeting *) builder->finder->meetings->pdata[0])->status == QIMAM_MEETING_PLANNED;
}

/* "يمكن أن تبدأ المفاوضات غدا": a day to come, in news of a meeting that was held. */
static gboolean
is_still_to_come (const QimamMeetingFinder *finder, const QimamClauses *scan, const QimamTime *time)
{
  guint32 first, last, now, end;

  return finder->has_main && finder->first != NULL && !finder->first->next &&
         ((QimamMeeting *) finder->meetings->pdata[0])->status == QIMAM_MEETING_STATUS_UNKNOWN &&
         finder->n_told > 0 && qimam_iso_days (time->value, &first, &last) &&
         qimam_iso_days (scan->reading->document->published.value, &now, &end) && first > end &&
         qimam_meeting_finder_time_differs (finder, time);
}

/* "يهيمن الخلاف هذا العام على الاجتماعات", "خطة عمل للأعوام 2023-2026": a year or more, of what is spoken of.
 */
static gboolean
is_of_years (const QimamTime *time)
{
  guint32 first, last;

  return qimam_iso_days (time->value, &first, &last) && last - first >= 364;
}

/* Whether a time tells when a meeting was, as far as the words around show. */
static gboolean
is_of_meeting (const QimamClaimBuilder *builder, const QimamClauses *scan, const QimamTime *time, guint first)
{
  const QimamEvent *event = qimam_meeting_finder_event_at (builder->finder, scan, first);
  const QimamClause *clause = qimam_clauses_clause (scan, first);
  guint s_first, s_last;

  qimam_clauses_sentence (scan, first, &s_first, &s_last);
  if (event != NULL && event->relation == QIMAM_EVENT_MAIN && is_still_to_come (builder->finder, scan, time))
    return FALSE;
  if (event != NULL)
    return event->relation != QIMAM_EVENT_NEXT || (event->meeting > 0 && event->time == time);
  if (qimam_meeting_lead_is_day_of_report (builder->finder, scan, time))
    return FALSE;
  if (is_of_years (time))
    return FALSE;
  event = qimam_meeting_finder_in_sentence (builder->finder, scan, clause->sentence);
  if (scan->reading->in == QIMAM_FIELD_CAPTION)
    return event != NULL;
  if (qimam_claims_is_clock (time))
    return event != NULL && (qimam_clauses_find_hit (scan, "begin", s_first, s_last) != NULL ||
                             qimam_clauses_find_hit (scan, "finish", s_first, s_last) != NULL ||
                             qimam_clauses_find_hit (scan, "resume", s_first, s_last) != NULL ||
                             qimam_clauses_find_hit (scan, "hold", s_first, s_last) != NULL ||
                             qimam_clauses_find_hit (scan, "meet", s_first, s_last) != NULL);
  if (event == NULL || event->relation == QIMAM_EVENT_NEXT)
    {
      /* "سيلتقي القادة بعد أربعة أشهر" is another meeting */
      const QimamCueHit *meet = qimam_clauses_find_hit (scan, "meet", clause->first, clause->last);

      return meet != NULL && (!qimam_event_is_to_come (scan, meet->first, s_first) || is_announced (builder));
    }
  if (clause->sentence <= builder->finder->lead_last && scan->reading->in == QIMAM_FIELD_BODY)
    return is_lead_date (builder, scan, time, clause, first);
  /* Later on, only beside the meeting, and nothing that speaks of another time. */
  return event->relation == QIMAM_EVENT_MAIN && !event->past &&
         ((time->year == 0 && time->month == 0) || is_known_day (builder->finder, time)) &&
         !qimam_meeting_finder_time_differs (builder->finder, time) &&
         (first > event->first ? first <= event->end + 8 : first + 4 > event->first);
}

/* "أرجأ …، اليوم الجمعة، زيارة …": before the meeting is named a time is that of calling it off. */
static gboolean
is_beside_cancel (const QimamClauses *scan, guint first)
{
  guint s_first, s_last;
  const QimamCueHit *cancel;

  qimam_clauses_sentence (scan, first, &s_first, &s_last);
  cancel = qimam_clauses_find_hit (scan, "cancel", s_first, first);
  return cancel != NULL && first - cancel->last < 16;
}

/* "كشف الرئيس، اليوم الأحد، أن لقاء جمعهما أمس": the meeting has a day of its own. */
static gboolean
has_other_day (const QimamMeetingFinder *finder, const QimamTime *time)
{
  for (guint i = 0; i < finder->n_told && i < finder->times->len; i++)
    {
      const QimamTime *known = finder->times->pdata[i];
      guint32 a, b;

      if (known == time)
        return FALSE;
      if (known->value != NULL && qimam_iso_days (known->value, &a, &b))
        return !qimam_iso_compatible (known->value, time->value);
    }
  return FALSE;
}

/* The day on which a meeting to come, or one called off, was spoken of. */
static gboolean
is_announcement (const QimamClaimBuilder *builder,
                 const QimamClauses *scan,
                 const QimamTime *time,
                 guint first)
{
  const QimamMeetingFinder *finder = builder->finder;
  const QimamClause *clause = qimam_clauses_clause (scan, first);
  const QimamMeeting *main = finder->has_main ? finder->meetings->pdata[0] : NULL;
  guint s_first = g_array_index (scan->reading->sentence_word, guint, clause->sentence);
  guint32 day, last, now, end;

  /* Nothing is announced on a day to come. */
  if (qimam_iso_days (time->value, &day, &last) &&
      qimam_iso_days (scan->reading->document->published.value, &now, &end) && day > end)
    return FALSE;
  if (time->value != NULL && time->resolution == QIMAM_TIME_RELATIVE &&
      clause->sentence <= finder->lead_last &&
      qimam_clauses_has_hit (scan, "report", s_first, MIN (s_first + 1, first)) &&
      has_other_day (finder, time))
    return TRUE;

  if (qimam_clauses_has_hit (scan, "scheduled", clause->first, first))
    return FALSE;
  return main != NULL && (main->status == QIMAM_MEETING_CANCELLED || main->status == QIMAM_MEETING_PLANNED) &&
         (qimam_clauses_has_hit (scan, "announce", clause->first, first) ||
          /* "أعلن الرئيس فلان، مساء الأربعاء، إلغاء القمة" */
          (clause->last - clause->first <= 4 && clause->first > s_first &&
           clause->sentence <= finder->lead_last && time->day == 0 &&
           (qimam_clauses_has_hit (scan, "announce", s_first, s_first + 1) ||
            qimam_clauses_has_hit (scan, "report", s_first, s_first + 1))) ||
          qimam_clauses_has_hit (scan, "report", clause->first, first) ||
          (main->status == QIMAM_MEETING_CANCELLED && is_beside_cancel (scan, first)));
}

/* Whether the day told by @time at @first is one of a meeting, and no other's. */
static gboolean
is_told_day (const QimamClaimBuilder *builder,
             const QimamClauses *scan,
             const QimamTime *time,
             guint first,
             guint last)
{
  return is_of_meeting (builder, scan, time, first) && !qimam_event_is_within_since (scan, first) &&
         !qimam_day_is_apart (builder->finder, scan, time, first, last);
}

/* What @time is to the meeting of @event. NULL where it is only the day on which somebody spoke:
 * "قال مسؤول أمس إن القمة ستعقد". */
static const char *
find_date_role (const QimamClaimBuilder *builder,
                const QimamClauses *scan,
                const QimamTime *time,
                const QimamEvent *event,
                guint first,
                guint last)
{
  const char *role = find_role (scan, said_first (scan, time, first), last);
  guint s_first, s_last;

  if (event != NULL || !is_announcement (builder, scan, time, first))
    return qimam_claims_is_clock (time) ? role : "event";
  qimam_clauses_sentence (scan, first, &s_first, &s_last);
  return qimam_clauses_has_hit (scan, "announce", s_first, first) ||
                 qimam_clauses_has_hit (scan, "cancel", s_first, s_last)
             ? "announcement"
             : NULL;
}

/* The day by which "الثلاثاء" was settled is evidence as well. */
static void
add_settling_date (QimamClaimBuilder *builder, const QimamFullDate *by, const QimamClaim *claim)
{
  guint first, last;
  QimamClaim *other = NULL;

  if (qimam_clauses_words_of (by->scan, by->time->span, &first, &last))
    other = qimam_claim_builder_add (builder, by->scan, QIMAM_DIMENSION_DATE, first, last);
  if (other == NULL)
    return;
  other->meeting = claim->meeting;
  qimam_value_copy (&other->value, &claim->value);
  other->party = g_strdup ("joint");
}

static QimamPrecision
date_precision (const QimamTime *time, const char *iso)
{
  if (qimam_claims_is_clock (time))
    return QIMAM_PRECISION_MINUTE;
  if (iso != NULL && strchr (iso, 'T') != NULL)
    return QIMAM_PRECISION_DAY;
  return iso != NULL ? qimam_iso_precision (iso) : QIMAM_PRECISION_UNKNOWN;
}

/* A claim of a day that stands beside no word for the meeting @meeting. */
static void
add_day (QimamClaimBuilder *builder,
         const QimamClauses *scan,
         const QimamTime *time,
         guint first,
         guint last,
         const char *role,
         gint64 meeting)
{
  QimamValue value = { .set = TRUE, .iso = time->value, .role = g_intern_string (role) };
  QimamClaim *known, *claim;
  guint from = first;

  value.cmp = qimam_claims_find_comparator (scan, &from, qimam_claims_cmp_of (time->mod));
  value.precision = date_precision (time, value.iso);
  known = qimam_claim_builder_find (builder, QIMAM_DIMENSION_DATE, meeting, &value);
  if (known != NULL && meeting > 0)
    {
      qimam_claim_builder_repeat (known, time->span);
      return;
    }
  claim = qimam_claim_builder_add (builder, scan, QIMAM_DIMENSION_DATE, from, last);
  if (claim == NULL)
    return;
  claim->meeting = meeting;
  qimam_value_copy (&claim->value, &value);
  claim->party = g_strdup ("joint");
  if (time->resolution == QIMAM_TIME_STATED)
    return;
  claim->basis = QIMAM_BASIS_INFERRED;
  claim->how = g_strdup ("counted from the day of publication");
}

static void
add_date (QimamClaimBuilder *builder,
          const QimamClauses *scan,
          const GPtrArray *scans,
          QimamFullDates *dates,
          const QimamTime *time)
{
  const QimamFullDate *by = NULL;
  const QimamEvent *event, *course = NULL;
  QimamValue value = { .set = TRUE };
  g_autofree char *settled = NULL;
  const char *role = NULL;
  QimamClaim *claim, *known;
  guint first, last, from;

  if (time->value != NULL && strstr (time->value, "_REF") != NULL)
    return;
  if (!qimam_clauses_words_of (scan, time->span, &first, &last) ||
      /* "بعد أربع ساعات": of what goes before, and no day */
      (time->value == NULL && qimam_clauses_word_is (scan, first, after_words)))
    return;
  if ((time->kind == QIMAM_TIME_DATE || time->kind == QIMAM_TIME_TIME) && time->value != NULL &&
      !qimam_claims_is_clock (time))
    course = qimam_claims_find_course (builder->finder, scan, first, &role);
  if (course == NULL && !is_told_day (builder, scan, time, first, last))
    {
      if (!qimam_claims_is_clock (time) && !qimam_day_is_none (scan, time, first) &&
          qimam_day_is_of_act (builder->finder, scan, time, first, &role))
        add_day (builder, scan, time, first, last, role, 1);
      return;
    }
  event = qimam_meeting_finder_event_at (builder->finder, scan, first);
  if (course == NULL && (role = find_date_role (builder, scan, time, event, first, last)) == NULL)
    return;
  from = first;
  value.cmp = qimam_claims_find_comparator (scan, &from, qimam_claims_cmp_of (time->mod));
  value.role = g_intern_string (role);
  if (time->value == NULL && time->weekday > 0)
    by = qimam_full_dates_settle (dates, scans, time);
  if (by != NULL)
    settled = qimam_iso_from_julian (by->day);
  value.iso = settled != NULL ? settled : time->value;
  value.precision = date_precision (time, value.iso);
  if (settled == NULL && !g_str_equal (role, "announcement") &&
      (settled = qimam_claims_coming_weekday (builder->finder, scan, time)) != NULL)
    value.iso = settled;
  claim = qimam_claim_builder_add (builder, scan, QIMAM_DIMENSION_DATE, from, last);
  if (claim == NULL)
    return;
  if (course != NULL)
    claim->meeting = course->meeting;
  else if (event != NULL && event->meeting > 0)
    claim->meeting = event->meeting;
  if (claim->meeting > 1 && builder->finder->has_main && !qimam_claims_is_clock (time) &&
      ((QimamMeeting *) builder->finder->meetings->pdata[claim->meeting - 1])->kind != QIMAM_MEETING_SUMMIT)
    value.role = g_intern_string ("other_meeting");
  known = value.iso != NULL ? qimam_claim_builder_find (builder, QIMAM_DIMENSION_DATE, claim->meeting, &value)
                            : NULL;
  if (known != NULL)
    {
      qimam_claim_builder_repeat (known, claim->span);
      qimam_claim_builder_take_back (builder, claim);
      return;
    }
  qimam_value_copy (&claim->value, &value);
  claim->party = g_strdup ("joint");
  if (settled != NULL || (time->resolution != QIMAM_TIME_STATED && value.iso != NULL))
    {
      claim->basis = QIMAM_BASIS_INFERRED;
      claim->how = settled != NULL ? g_strdup ("weekday of the date that the article states elsewhere")
                                   : g_strdup ("counted from the day of publication");
    }
  else if (value.iso == NULL)
    claim->basis = QIMAM_BASIS_UNKNOWN;
  if (by != NULL)
    add_settling_date (builder, by, claim);
}

void
qimam_claims_find_dates (QimamClaimBuilder *builder, const QimamClauses *scan, const GPtrArray *scans)
{
  const GPtrArray *times = scan->reading->times;
  QimamFullDates dates = { 0 };

  for (guint i = 0; i < times->len; i++)
    {
      const QimamTime *time = times->pdata[i];
      if (time->kind == QIMAM_TIME_DATE || time->kind == QIMAM_TIME_TIME || time->kind == QIMAM_TIME_PERIOD)
        add_date (builder, scan, scans, &dates, time);
    }
}

void
qimam_claims_find_other_days (QimamClaimBuilder *builder, const QimamClauses *scan)
{
  const GPtrArray *times = scan->reading->times;

  for (guint i = 0; i < times->len; i++)
    {
      const QimamTime *time = times->pdata[i];
      gint64 meeting = 0;
      guint first, last;

      if ((time->kind == QIMAM_TIME_DATE || time->kind == QIMAM_TIME_TIME) &&
          !qimam_claim_builder_covers (builder, scan, 1u << QIMAM_DIMENSION_DATE, time->span) &&
          qimam_clauses_words_of (scan, time->span, &first, &last) && !qimam_claims_is_clock (time) &&
          !qimam_day_is_none (scan, time, first) &&
          qimam_day_is_of_other (builder->finder, scan, time, first, last, &meeting))
        add_day (builder, scan, time, first, last, "other_meeting", meeting);
    }
}

void
qimam_claims_settle_dates (QimamClaimBuilder *builder)
{
  GPtrArray *claims = builder->analysis->claims;
  g_autoptr (GHashTable) days = g_hash_table_new (NULL, NULL); /* meeting: claim of its day */

  qimam_claims_add_day_of_news (builder);
  for (guint i = 0; i < claims->len; i++)
    {
      QimamClaim *claim = claims->pdata[i];
      guint32 first, last;

      if (claim->dimension == QIMAM_DIMENSION_DATE && claim->value.iso != NULL &&
          g_strcmp0 (claim->value.role, "announcement") != 0 &&
          qimam_iso_days (claim->value.iso, &first, &last) && first == last &&
          !g_hash_table_contains (days, GINT_TO_POINTER ((gint) claim->meeting)))
        g_hash_table_insert (days, GINT_TO_POINTER ((gint) claim->meeting), claim);
    }
  for (guint i = 0; i < claims->len; i++)
    {
      QimamClaim *claim = claims->pdata[i];
      QimamClaim *day = NULL;

      if (claim->dimension == QIMAM_DIMENSION_DATE && claim->value.iso == NULL)
        day = g_hash_table_lookup (days, GINT_TO_POINTER ((gint) claim->meeting));
      if (day == NULL)
        continue;
      qimam_claim_builder_repeat (day, claim->span);
      qimam_claim_free (claim);
      claims->pdata[i] = NULL;
    }
  qimam_claim_builder_close_gaps (claims);
}
