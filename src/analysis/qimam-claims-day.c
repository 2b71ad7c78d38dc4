/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-claims-day.h"

#include <string.h>

#include "qimam-claims-signing.h"
#include "qimam-iso.h"

#define MAX_COMING   10 /* words between a verb of coming and its day */
#define MAX_LASTING  8  /* words before "منذ" that tell what has lasted */
#define MAX_DATELINE 12 /* words in which a dateline ends */
#define MAX_NEAR     10 /* words between a day and the verb that it belongs to */
#define MAX_NOUN     14 /* words between a day and the name of the meeting */
#define MAX_SPEAKER  6  /* words in which who speaks and the day are named */
#define MAX_AFTER    4  /* words between a day and "after his meeting" */
#define MAX_SHIFT    3  /* days between what those who met did and their meeting */
#define MAX_EVENTS   12 /* of a sentence */

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
  return event != NULL || (qimam_meeting_finder_time_differs (finder, time) &&
                           qimam_signing_before (finder, scan, first) != G_MAXUINT);
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

/* A day up to that of publication, in words that count from it: "أمس", "اليوم الثلاثاء". */
gboolean
qimam_day_is_recent (const QimamClauses *scan, const QimamTime *time)
{
  const char *published = scan->reading->document->published.value;
  guint32 first, last, now, end;

  return time->resolution == QIMAM_TIME_RELATIVE && qimam_iso_days (time->value, &first, &last) &&
         qimam_iso_days (published, &now, &end) && last <= end && first + 2 >= now;
}

/* "بدلا من 27 فبراير": the day on which it is not. */
static gboolean
is_given_up (const QimamClauses *scan, guint first)
{
  static const char *const instead[] = { "بدلا", "عوضا", "بدل", NULL };

  return first > 0 && qimam_clauses_any_is (scan, first > 3 ? first - 3 : 0, first - 1, instead);
}

/* "في مثل هذا اليوم من العام الماضي": another day of that name. */
static gboolean
is_like_day (const QimamClauses *scan, guint first, guint last)
{
  static const char *const like[] = { "مثل", "كمثل", "بمثل", NULL };

  return first > 0 && last > 0 && qimam_clauses_any_is (scan, first > 2 ? first - 2 : 0, last - 1, like);
}

/* "الصحف الصادرة صباح اليوم": the day of printing. */
static gboolean
is_of_printing (const QimamClauses *scan, guint first)
{
  static const char *const printed[] = { "الصادره", "الصادر", "الصادرين", "صادره", "المنشوره", "المنشور",
                                         "عددها",   "عدده",   "تنشره",    "نشرته", NULL };

  return first > 0 && qimam_clauses_any_is (scan, first > 2 ? first - 2 : 0, first - 1, printed);
}

/* "اليوم (الثلاثاء)": the same day a second time. */
static gboolean
is_said_again (const QimamClauses *scan, const QimamTime *time, guint first)
{
  guint index = qimam_clauses_time_from (scan, time->span.start);
  const QimamTime *before;
  guint b_first, b_last;

  if (index == 0 || !(scan->gaps[first] & QIMAM_GAP_OPEN) || time->weekday == 0 || time->day > 0)
    return FALSE;
  before = scan->reading->times->pdata[index - 1];
  return before->value != NULL && time->value != NULL && qimam_iso_compatible (before->value, time->value) &&
         qimam_clauses_words_of (scan, before->span, &b_first, &b_last) && b_last + 1 == first;
}

static gboolean
ends_dateline (const QimamClauses *scan, guint last)
{
  const char *p = scan->reading->text + qimam_clauses_word (scan, last)->end;

  return (scan->gaps[last + 1] & (QIMAM_GAP_OPEN | QIMAM_GAP_DASH | QIMAM_GAP_COLON)) ||
         memchr (p, '/', qimam_clauses_word (scan, last + 1)->start - qimam_clauses_word (scan, last)->end) ||
         memchr (p, '|', qimam_clauses_word (scan, last + 1)->start - qimam_clauses_word (scan, last)->end);
}

/* "قازان 22 أكتوبر (وكالة) التقى … اليوم": the day of the report, where the text itself tells that of the
 * meeting. */
static gboolean
is_dateline (const QimamMeetingFinder *finder, const QimamClauses *scan, const QimamTime *time, guint last)
{
  const GPtrArray *times = scan->reading->times;

  if (scan->reading->in != QIMAM_FIELD_BODY || last > MAX_DATELINE || last + 1 >= scan->n_words ||
      !ends_dateline (scan, last))
    return FALSE;
  for (guint w = 0; w <= last; w++)
    if (qimam_clauses_has_mark (scan, w, QIMAM_MARK_VERB) || qimam_clauses_has_hit (scan, "report", w, w) ||
        qimam_clauses_has_hit (scan, "meet", w, w) || qimam_meeting_finder_event_at (finder, scan, w) != NULL)
      return FALSE;
  for (guint i = qimam_clauses_time_from (scan, time->span.end); i < times->len; i++)
    {
      const QimamTime *other = times->pdata[i];
      int sentence = qimam_reading_sentence_at (scan->reading, other->span.start);

      if (sentence < 0 || (guint) sentence > finder->lead_last)
        return FALSE;
      if (other->value != NULL && time->value != NULL && other->kind != QIMAM_TIME_DURATION &&
          (qimam_iso_compatible (other->value, time->value) || qimam_day_is_recent (scan, other) ||
           (other->bare_weekday && other->day == 0)))
        return TRUE;
    }
  return FALSE;
}

/* "أول لقاء منذ 25 عاما", "للمرة الأولى منذ 15 أبريل": since when none was before; but "المستمرة منذ الأحد".
 */
static gboolean
is_since (const QimamClauses *scan, const QimamTime *time, guint first)
{
  static const char *const lasting[] = { "مستمره",    "المستمره", "مستمر",   "المستمر", "متواصله",
                                         "المتواصله", "المتواصل", "الجاريه", "الجاري",  "جاريه",
                                         "المنعقده",  "المنعقد",  "تتواصل",  "يتواصل",  "تستمر",
                                         "يستمر",     "تجري",     "يجري",    "تعقد",    "يعقد",
                                         "تستضيف",    "يستضيف",   "الداير",  "الدايره", NULL };

  if (time->value == NULL || !qimam_clauses_has_hit (scan, "since", first > 0 ? first - 1 : 0, first))
    return FALSE;
  if (strlen (time->value) <= strlen ("2000-01"))
    return TRUE;
  for (guint w = first; w-- > 0 && first - w <= MAX_LASTING && !(scan->gaps[w + 1] & QIMAM_GAP_STOP);)
    if (qimam_clauses_word_is (scan, w, lasting) || qimam_clauses_has_hit (scan, "begin", w, w))
      return FALSE;
  return TRUE;
}

/* "وصل الرئيس مساء الجمعة إلى جدة، حيث يشارك غدا السبت في قمة": the day of coming, where one of the meeting
 * follows */
static gboolean
is_of_arrival (const QimamClauses *scan, const QimamTime *time, guint first, guint last)
{
  static const char *const verbs[] = { "وصل",  "وصلت",  "وصلا", "وصلوا",  "يصل",     "تصل",
                                       "حل",   "حلت",   "توجه", "توجهت",  "يتوجه",   "تتوجه",
                                       "غادر", "غادرت", "هبطت", "استقبل", "استقبلت", NULL };
  guint s_first, s_last;
  guint32 a, b, c, d;
  gboolean came = FALSE;

  qimam_clauses_sentence (scan, first, &s_first, &s_last);
  for (guint w = first; w-- > s_first && first - w <= MAX_COMING && !came;)
    came = qimam_clauses_word_is (scan, w, verbs);
  if (!came || !qimam_iso_days (time->value, &a, &b))
    return FALSE;
  for (guint i = qimam_clauses_time_from (scan, qimam_clauses_word (scan, last)->end);
       i < scan->reading->times->len; i++)
    {
      const QimamTime *other = scan->reading->times->pdata[i];
      guint o_first, o_last;

      if (!qimam_clauses_words_of (scan, other->span, &o_first, &o_last) || o_first > s_last)
        return FALSE;
      if (other->kind == QIMAM_TIME_DATE && qimam_iso_days (other->value, &c, &d) && c > b)
        return TRUE;
    }
  return FALSE;
}

gboolean
qimam_day_is_none (const QimamClauses *scan, const QimamTime *time, guint first)
{
  return is_given_up (scan, first) || is_of_printing (scan, first) || is_said_again (scan, time, first) ||
         is_since (scan, time, first);
}

/* "الوثيقة التي أعدت للتوقيع عليها في السابع عشر من أغسطس": the day of what is to be done. */
static gboolean
is_of_purpose (const QimamClauses *scan, guint first)
{
  static const char *const in[] = { "في", "يوم", "بتاريخ", NULL };

  for (guint back = 1; back <= 4 && back <= first; back++)
    {
      guint w = first - back;
      const char *folded = qimam_clauses_word (scan, w)->folded;

      if (scan->gaps[w + 1] & (QIMAM_GAP_STOP | QIMAM_GAP_COMMA | QIMAM_GAP_COLON))
        return FALSE;
      if (back > 1 && g_str_has_prefix (folded, "ل") && qimam_clauses_has_hit (scan, "deed", w, w))
        return TRUE;
      if (back == 1 && !qimam_clauses_word_is (scan, w, in))
        return FALSE;
    }
  return FALSE;
}

gboolean
qimam_day_is_apart (const QimamMeetingFinder *finder,
                    const QimamClauses *scan,
                    const QimamTime *time,
                    guint first,
                    guint last)
{
  return qimam_day_is_none (scan, time, first) || is_like_day (scan, first, last) ||
         is_of_purpose (scan, first) || is_of_arrival (scan, time, first, last) ||
         is_dateline (finder, scan, time, last);
}
