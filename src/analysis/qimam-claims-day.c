/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-claims-day.h"

#include <string.h>

#include "qimam-iso.h"

#define MAX_NEAR    10 /* words between a day and the verb that it belongs to */
#define MAX_NOUN    14 /* words between a day and the name of the meeting */
#define MAX_SPEAKER 6  /* words in which who speaks and the day are named */
#define MAX_AFTER   4  /* words between a day and "after his meeting" */
#define MAX_SHIFT   3  /* days between what those who met did and their meeting */
#define MAX_EVENTS  12 /* of a sentence */

static gboolean
ends_phrase (const QimamClauses *scan, guint word)
{
  return (scan->gaps[word] & (QIMAM_GAP_STOP | QIMAM_GAP_COLON | QIMAM_GAP_LINE)) != 0;
}

/* A day or a month whose value is known and is not to come. */
static gboolean
is_past_day (const QimamClauses *scan, const QimamTime *time)
{
  guint32 first, last, now, end;

  if (time->value == NULL || strlen (time->value) < strlen ("2000-01") ||
      !qimam_iso_days (time->value, &first, &last) || last - first > 31)
    return FALSE;
  return !qimam_iso_days (scan->reading->document->published.value, &now, &end) || first <= end;
}

/* (nullable): the event of the sentence whose day @time is. */
static const QimamEvent *
find_dated (const QimamMeetingFinder *finder, const QimamClauses *scan, const QimamTime *time, guint s_first)
{
  const QimamEvent *event =
      qimam_meeting_finder_in_sentence (finder, scan, qimam_clauses_clause (scan, s_first)->sentence);
  guint index;

  if (event == NULL || !g_ptr_array_find (finder->events, event, &index))
    return NULL;
  for (guint n = 0; n < MAX_EVENTS && index < finder->events->len; n++, index++)
    {
      const QimamEvent *one = finder->events->pdata[index];

      if (one->scan != scan || one->sentence != event->sentence)
        return NULL;
      if (one->time == time)
        return one;
    }
  return NULL;
}

/* "قرروا عقد اجتماع آخر في أبريل": one that is to be held. */
static gboolean
is_to_be_held (const QimamEvent *event)
{
  static const char *const holding[] = { "عقد", "لعقد", "بعقد", "اجراء", "استضافه", "تنظيم", "انعقاد", NULL };

  /* "وقرر المجتمعون عقد اجتماع آخر" */
  return event->next ||
         qimam_clauses_any_is (event->scan, event->first - MIN (event->first, 1), event->end, holding);
}

/* "قال فلان اليوم عقب لقائه مع فلان": the day of that meeting. */
static const QimamEvent *
find_met_before_speech (
    const QimamMeetingFinder *finder, const QimamClauses *scan, guint s_first, guint s_last, guint last)
{
  static const char *const after[] = { "عقب", "بعد", "اثر", "خلال", "ختام", "لدي", "اثناء", "اعقاب", NULL };

  if (last > s_first + MAX_SPEAKER ||
      !qimam_clauses_has_hit (scan, "report", s_first, MIN (s_first + 1, s_last)))
    return NULL;
  for (guint w = last + 1; w < s_last && w <= last + 2 && !ends_phrase (scan, w); w++)
    {
      if (!qimam_clauses_word_is (scan, w, after))
        continue;
      for (guint v = w + 1; v <= s_last && v <= w + MAX_AFTER; v++)
        {
          const QimamEvent *event = qimam_meeting_finder_event_at (finder, scan, v);

          if (event != NULL)
            return event->first >= v && event->time == NULL && !is_to_be_held (event) ? event : NULL;
        }
    }
  return NULL;
}

/* "التي التأمت يومي السبت والأحد", "استضافت في جدة في أغسطس اجتماعا": talks other than those that are
 * reported, by a verb of holding beside the day. */
static const QimamEvent *
find_held (const QimamMeetingFinder *finder, const QimamClauses *scan, guint first, guint last)
{
  static const char *const rules[] = { "hold", "host", "meet" };
  guint s_first, s_last, verb = G_MAXUINT;

  qimam_clauses_sentence (scan, first, &s_first, &s_last);
  for (guint w = first; w-- > s_first && w + MAX_NEAR > first && verb == G_MAXUINT;)
    {
      if (ends_phrase (scan, w + 1))
        return NULL;
      for (guint i = 0; i < G_N_ELEMENTS (rules); i++)
        if (qimam_clauses_has_hit (scan, rules[i], w, w) && !qimam_event_is_to_come (scan, w, s_first))
          verb = w;
    }
  if (verb == G_MAXUINT)
    return NULL;
  for (guint i = 1; i <= MAX_NOUN; i++)
    {
      const QimamEvent *event =
          verb >= s_first + i ? qimam_meeting_finder_event_at (finder, scan, verb - i) : NULL;

      if (event == NULL && last + i <= s_last)
        event = qimam_meeting_finder_event_at (finder, scan, last + i);
      if (event != NULL)
        return event->relation == QIMAM_EVENT_OTHER && event->time == NULL && !is_to_be_held (event) ? event
                                                                                                     : NULL;
    }
  return NULL;
}

/* "وقعت في 11 يوليو بالأحرف الأولى على اتفاق", "الاتفاق الذي أبرم في فيينا الشهر الماضي" */
static gboolean
is_of_signing (const QimamMeetingFinder *finder, const QimamClauses *scan, const QimamTime *time, guint first)
{
  static const char *const signs[] = { "وقع",     "وقعت",  "وقعا",  "وقعوا",   "وقعته",  "وقعتها",  "وقعتاه",
                                       "ابرم",    "ابرمت", "ابرما", "ابرموا",  "المبرم", "المبرمه", "الموقع",
                                       "الموقعه", "توقيع", "ابرام", "التوقيع", "توصلت",  "توصلا",   NULL };
  static const char *const deals[] = { "اتفاق",   "اتفاقا", "الاتفاق", "اتفاقيه", "الاتفاقيه", "معاهده",
                                       "مذكره",   "اعلان",  "اعلانا",  "وثيقه",   "اتفاقات",   "اتفاقيات",
                                       "المذكره", "هدنه",   "الهدنه",  NULL };
  guint s_first, s_last, from;
  gboolean signs_it = FALSE;

  if (!qimam_meeting_finder_time_differs (finder, time))
    return FALSE;
  qimam_clauses_sentence (scan, first, &s_first, &s_last);
  from = first;
  for (guint w = first; w-- > s_first && w + MAX_NEAR > first && !signs_it;)
    {
      const QimamEvent *event = qimam_meeting_finder_event_at (finder, scan, w);

      if (ends_phrase (scan, w + 1) || (event != NULL && event->relation == QIMAM_EVENT_MAIN))
        return FALSE;
      signs_it = qimam_clauses_word_is (scan, w, signs);
      from = w;
    }
  return signs_it && qimam_clauses_any_is (scan, MAX (s_first, from - MIN (from, MAX_AFTER)),
                                           MIN (s_last, first + MAX_NEAR), deals);
}

gboolean
qimam_day_is_of_other (const QimamMeetingFinder *finder,
                       const QimamClauses *scan,
                       const QimamTime *time,
                       guint first,
                       guint last,
                       gint64 *meeting)
{
  const QimamEvent *event;
  guint s_first, s_last;

  if (scan->reading->in != QIMAM_FIELD_BODY || !finder->has_main ||
      (time->kind != QIMAM_TIME_DATE && time->kind != QIMAM_TIME_TIME) || !is_past_day (scan, time))
    return FALSE;
  qimam_clauses_sentence (scan, first, &s_first, &s_last);
  event = find_dated (finder, scan, time, s_first);
  if (event != NULL && (event->relation != QIMAM_EVENT_OTHER || is_to_be_held (event)))
    return FALSE;
  if (event == NULL)
    event = find_met_before_speech (finder, scan, s_first, s_last, last);
  if (event == NULL)
    event = find_held (finder, scan, first, last);
  *meeting = event != NULL ? event->meeting : 0;
  return event != NULL || is_of_signing (finder, scan, time, first);
}

/* Whether a day can be one of the meeting that is reported: near those that the beginning tells. */
static gboolean
is_near (const QimamMeetingFinder *finder, const QimamClauses *scan, const QimamTime *time)
{
  guint32 first, last, a, b;
  gboolean known = FALSE;

  if (!is_past_day (scan, time) || !qimam_iso_days (time->value, &first, &last) || last > first + MAX_SHIFT)
    return FALSE;
  for (guint i = 0; i < finder->times->len; i++)
    {
      const QimamTime *told = finder->times->pdata[i];

      if (told == time || !qimam_iso_days (told->value, &a, &b) || b - a > 31)
        continue;
      known = TRUE;
      if (first <= b + MAX_SHIFT && a <= last + MAX_SHIFT)
        return TRUE;
    }
  return !known;
}

/* "بعد انتهائها ظهر الجمعة", "منذ انطلاقها الاثنين" */
static const char *
role_by_suffix (const QimamClauses *scan, guint first)
{
  static const char *const ends[] = { "انتهايها", "انتهايه",  "ختامها",   "ختامه", "اختتامها",
                                      "اختتامه",  "انتهاءها", "انفضاضها", NULL };
  static const char *const starts[] = {
    "بديها", "بدءها", "انطلاقها", "افتتاحها", "انطلاقه", "افتتاحه", NULL
  };

  if (first == 0 || (scan->gaps[first] & ~QIMAM_GAP_QUOTE))
    return NULL;
  if (qimam_clauses_word_is (scan, first - 1, ends))
    return "end";
  return qimam_clauses_word_is (scan, first - 1, starts) ? "start" : NULL;
}

gboolean
qimam_day_is_of_act (const QimamMeetingFinder *finder,
                     const QimamClauses *scan,
                     const QimamTime *time,
                     guint first,
                     const char **role)
{
  static const char *const what[] = { "الذي", "ماذا", "ما", "هذا", "ذلك", NULL };
  static const char *const happened[] = { "دار", "جري", "حدث", "حصل", "فعله", "جرت", "دارت", NULL };
  guint s_first, s_last, from, upto;
  const QimamEvent *event;

  if (scan->reading->in != QIMAM_FIELD_BODY || !finder->has_main ||
      ((QimamMeeting *) finder->meetings->pdata[0])->status != QIMAM_MEETING_STATUS_UNKNOWN ||
      (time->kind != QIMAM_TIME_DATE && time->kind != QIMAM_TIME_TIME) || !is_near (finder, scan, time) ||
      qimam_meeting_finder_at (finder, scan, first) != 1 ||
      qimam_clauses_statement (scan, time->span) != NULL)
    return FALSE;
  qimam_clauses_sentence (scan, first, &s_first, &s_last);
  event = qimam_meeting_finder_in_sentence (finder, scan, qimam_clauses_clause (scan, first)->sentence);
  if (event != NULL && event->relation != QIMAM_EVENT_MAIN)
    return FALSE;
  *role = role_by_suffix (scan, first);
  if (*role != NULL)
    return TRUE;
  *role = "event";
  from = MAX (s_first, first - MIN (first, MAX_NEAR));
  upto = MIN (s_last, first + MAX_AFTER);
  for (guint w = from; w <= upto; w++)
    {
      if (w > from && w <= first && ends_phrase (scan, w))
        return FALSE;
      if (w > first && (ends_phrase (scan, w) || (scan->gaps[w] & QIMAM_GAP_COMMA)))
        break;
      if (qimam_clauses_has_hit (scan, "together", w, w) || qimam_clauses_has_hit (scan, "talk", w, w) ||
          qimam_clauses_has_hit (scan, "meet", w, w) ||
          (w > s_first && qimam_clauses_word_is (scan, w, happened) &&
           qimam_clauses_any_is (scan, w - 1, MIN (w + 1, s_last), what)))
        return TRUE;
    }
  return FALSE;
}
