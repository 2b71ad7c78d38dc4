/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-meeting-relation.h"

#include <string.h>

#include "qimam-iso.h"
#include "qimam-meeting-lead.h"

#define OLD_DAYS   45 /* before an article: of nothing that it reports on */
#define NEW_DAYS   7
#define MAX_COURSE 30 /* days that talks may go on */
#define MAX_DOUBT  5  /* words before a meeting in which it is denied */

static const char *const in_words[] = { "في", NULL };

static gboolean
place_is_known (const QimamMeetingFinder *self, const QimamMention *place)
{
  return (place->key != NULL && g_hash_table_contains (self->places, place->key)) ||
         g_hash_table_contains (self->places, place->name);
}

static gboolean
all_are_heads (const GPtrArray *people)
{
  for (guint i = 0; i < people->len; i++)
    {
      const QimamMention *mention = people->pdata[i];
      if (!qimam_meeting_lead_is_head (mention->role))
        return FALSE;
    }
  return people->len > 1;
}

static gboolean
people_conflict (const QimamMeetingFinder *self, const QimamEvent *event)
{
  guint known = 0, strange = 0;

  /* "وحضر الاجتماع فلان": the meeting that is told of has others in it, too */
  if (event->first > 1 && g_str_has_prefix (qimam_clauses_word (event->scan, event->first)->folded, "ال") &&
      (qimam_clauses_has_hit (event->scan, "attend", event->first - 1, event->first - 1) ||
       (qimam_clauses_word_is (event->scan, event->first - 1, in_words) &&
        qimam_clauses_has_hit (event->scan, "attend", event->first - 2, event->first - 2))))
    return FALSE;
  if (event->possessive)
    return !self->main_has_heads && (all_are_heads (event->people) || all_are_heads (event->subjects));
  for (guint i = 0; i < event->people->len; i++)
    {
      const QimamMention *mention = event->people->pdata[i];
      if (mention->key != NULL && g_hash_table_contains (self->people, mention->key))
        known++;
      else
        strange++;
    }
  return strange > 0 && known < 2 && g_hash_table_size (self->people) > 1;
}

/* Whether a time lies after all those of the beginning. */
static gboolean
is_later (const QimamMeetingFinder *self, const QimamTime *time)
{
  guint32 first, last, a, b;

  if (!qimam_iso_days (time->value, &first, &last))
    return FALSE;
  for (guint i = 0; i < self->times->len; i++)
    {
      const QimamTime *main = self->times->pdata[i];
      if (main != time && qimam_iso_days (main->value, &a, &b) && first <= b)
        return FALSE;
    }
  return TRUE;
}

/* Whether a time lies less than a month before one of the beginning: talks that go on have begun then. */
static gboolean
is_shortly_before (const QimamMeetingFinder *self, const QimamTime *time)
{
  guint32 first, last, a, b;

  if (!qimam_iso_days (time->value, &first, &last))
    return FALSE;
  for (guint i = 0; i < self->times->len; i++)
    {
      const QimamTime *main = self->times->pdata[i];
      if (main != time && qimam_iso_days (main->value, &a, &b) && last <= a && last + MAX_COURSE > a)
        return TRUE;
    }
  return FALSE;
}

/* "انفضت القمة بعد محادثات دامت ثلاث ساعات": its own. */
static gboolean
lasts_hours (const QimamEvent *event)
{
  const QimamClauses *scan = event->scan;
  guint upto = MIN (event->last + 4, scan->n_words - 1);
  const QimamCueHit *last =
      event->last < upto ? qimam_clauses_find_hit (scan, "last", event->last + 1, upto) : NULL;

  if (last == NULL)
    return FALSE;
  for (guint i = qimam_clauses_time_from (scan, qimam_clauses_word (scan, last->last)->end);
       i < scan->reading->times->len; i++)
    {
      const QimamTime *time = scan->reading->times->pdata[i];
      guint first, end;

      if (!qimam_clauses_words_of (scan, time->span, &first, &end) || first > last->last + 4)
        return FALSE;
      if (time->kind == QIMAM_TIME_DURATION)
        return time->value != NULL && strchr (time->value, 'T') != NULL;
    }
  return FALSE;
}

/* "after talks that …": some talks that led to a summit, not the summit. */
static gboolean
is_preliminary (const QimamEvent *event)
{
  const char *folded = qimam_clauses_word (event->scan, event->first)->folded;

  return (event->kind == QIMAM_MEETING_TALKS || event->kind == QIMAM_MEETING_CALL) && !event->part &&
         !event->possessive && !lasts_hours (event) && !g_str_has_prefix (folded, "ال") &&
         qimam_event_is_apart (event);
}

/* Whether an event names somebody whom the one before it does not. */
static gboolean
has_stranger_to (const QimamEvent *event, const QimamEvent *before)
{
  for (guint i = 0; i < event->people->len; i++)
    {
      const char *key = ((QimamMention *) event->people->pdata[i])->key;

      if (key != NULL && !qimam_event_has_person (before, key))
        return TRUE;
    }
  return FALSE;
}

/* "كما تلقى اتصالا من …", "من جهة ثانية اجتمع مع …": beside the meeting that was told of before, one with
 * another. */
static gboolean
is_another (const QimamMeetingFinder *self, guint index)
{
  const QimamEvent *event = self->events->pdata[index];

  if (!event->further)
    return FALSE;
  for (guint back = 1; back <= index && back < QIMAM_MEETING_RELATION_MAX_BACK; back++)
    {
      const QimamEvent *before = self->events->pdata[index - back];

      if (before->scan != event->scan)
        return FALSE;
      if (before->relation == QIMAM_EVENT_MAIN && before->people->len > 0)
        return has_stranger_to (event, before);
    }
  return FALSE;
}

/* "خلال لقاء مع فلان": with one who is none of those who met. */
static gboolean
is_with_stranger (const QimamMeetingFinder *self, const QimamEvent *event)
{
  static const char *const with[] = { "مع", "وبين", "من", NULL };
  const QimamMention *who;

  if (event->verb || event->possessive || event->part || event->people->len == 0 ||
      g_str_has_prefix (qimam_clauses_word (event->scan, event->first)->folded, "ال") ||
      g_hash_table_size (self->people) < 2)
    return FALSE;
  who = event->people->pdata[0];
  return who->key != NULL && !g_hash_table_contains (self->people, who->key) &&
         who->first_word > event->last && who->first_word <= event->last + 3 &&
         qimam_clauses_word_is (event->scan, who->first_word - 1, with);
}

static gboolean
names_known_place (const QimamMeetingFinder *self, const QimamEvent *event)
{
  for (guint i = 0; i < event->places->len; i++)
    if (place_is_known (self, event->places->pdata[i]))
      return TRUE;
  return FALSE;
}

/* "وكان الرئيسان اجتمعا أمس في …": of an earlier meeting, unless its day or place is that of the main one. */
static gboolean
is_known_again (const QimamMeetingFinder *self, const QimamEvent *event)
{
  static const char *const hours[] = { "صباحا", "ظهرا", "عصرا", "فجرا", NULL };
  guint32 a, b;

  /* "الرئيس الذي كان أدى زيارة إلى …" */
  if (!event->verb && event->earlier)
    return FALSE;
  if (event->time != NULL && qimam_iso_days (event->time->value, &a, &b))
    return !qimam_meeting_finder_time_differs (self, event->time);
  /* "وكان بايدن قد استقبل شي صباحا": earlier on the same day */
  if (event->verb && event->last < event->end &&
      qimam_clauses_any_is (event->scan, event->last + 1, event->end, hours))
    return TRUE;
  return names_known_place (self, event);
}

/* "فقد زار واشنطن في أكتوبر واستقبل في البيت الأبيض", "تباحثوا هاتفيا قبل دخولهم، وعقدوا اجتماعا": a verb
 * that is joined to the one of another meeting goes on with that. */
static gboolean
is_joined_to_other (const QimamMeetingFinder *self, guint index)
{
  const QimamEvent *event = self->events->pdata[index], *before;
  guint verb = event->first;

  if (index == 0 || event->people->len > 0)
    return FALSE;
  before = self->events->pdata[index - 1];
  if (!event->verb)
    {
      if (verb == 0 || event->possessive ||
          g_str_has_prefix (qimam_clauses_word (event->scan, verb)->folded, "ال") ||
          !qimam_clauses_has_hit (event->scan, "hold", verb - 1, verb - 1))
        return FALSE;
      verb--;
    }
  return before->scan == event->scan && before->sentence == event->sentence && before->verb &&
         before->relation == QIMAM_EVENT_OTHER && verb > before->last &&
         g_str_has_prefix (qimam_clauses_word (event->scan, verb)->folded, "و") &&
         qimam_clauses_is_joined (event->scan, verb);
}

/* "منذ الصيف، حين استقبل بوتين في …": at another time. */
static gboolean
is_at_time_since (const QimamEvent *event)
{
  static const char *const when[] = { "حين", "عندما", "حينما", "يوم", NULL };
  static const char *const since[] = { "منذ", NULL };
  guint s_first, s_last;

  qimam_clauses_sentence (event->scan, event->first, &s_first, &s_last);
  return event->verb && event->first > s_first + 2 &&
         qimam_clauses_word_is (event->scan, event->first - 1, when) &&
         qimam_clauses_any_is (event->scan, MAX (s_first, event->first - MIN (event->first, MAX_DOUBT)),
                               event->first - 2, since);
}

/* "عقب لقائه مع فلان", "أثناء لقاء سابق مع …" */
static gboolean
is_after (const QimamEvent *event)
{
  static const char *const after[] = { "عقب", "بعد", "اثر", NULL };

  return event->first > 0 && qimam_clauses_word_is (event->scan, event->first - 1, after) &&
         event->people->len > 0;
}

/* "قمة مماثلة", "لقاء مشابه": of the kind, but another one. */
static gboolean
is_like (const QimamEvent *event)
{
  static const char *const like[] = { "مماثل", "مماثله", "مشابه", "مشابهه", "شبيه", "شبيهه", NULL };

  return !event->verb && event->last + 1 < event->scan->n_words && event->scan->gaps[event->last + 1] == 0 &&
         qimam_clauses_word_is (event->scan, event->last + 1, like);
}

/* "تستقبل بعد أيام مؤتمر المناخ": further on in news of a summit or of talks, a conference that is told anew.
 */
static gboolean
is_conference_apart (const QimamEvent *event, const QimamMeeting *main)
{
  static const char *const summit[] = { "القمه", "قمه", NULL };

  return event->kind == QIMAM_MEETING_CONFERENCE && main->kind != QIMAM_MEETING_CONFERENCE && !event->verb &&
         !event->possessive &&
         !g_str_has_prefix (qimam_clauses_word (event->scan, event->first)->folded, "ال") &&
         !(event->last + 1 < event->scan->n_words &&
           qimam_clauses_word_is (event->scan, event->last + 1, summit)) &&
         event->scan->reading->in == QIMAM_FIELD_BODY;
}

/* "أرجأ فلان زيارة إلى …": called off, in news of a meeting that was not. */
static gboolean
is_other_called_off (const QimamEvent *event, const QimamMeeting *main)
{
  guint s_first, s_last;

  if (event->kind != QIMAM_MEETING_VISIT || main->kind == QIMAM_MEETING_VISIT ||
      main->status == QIMAM_MEETING_CANCELLED || event->verb)
    return FALSE;
  qimam_clauses_sentence (event->scan, event->first, &s_first, &s_last);
  return event->first > s_first &&
         qimam_clauses_find_hit (event->scan, "cancel", MAX (s_first, event->first - MIN (event->first, 4)),
                                 event->first - 1) != NULL;
}

/* "وفي مونترو، اتفق مشاركون … بعد ثلاثة أيام من المشاورات": a sentence that begins with another city than
 * those of the article's beginning, unless it goes on with somebody's words. */
static gboolean
is_elsewhere (const QimamMeetingFinder *self, QimamEvent *event)
{
  static const char *const in[] = { "في", "وفي", NULL };
  const QimamClauses *scan = event->scan;
  const GPtrArray *mentions = scan->reading->mentions;
  guint first, last;

  qimam_clauses_sentence (scan, event->first, &first, &last);
  if (scan->reading->in != QIMAM_FIELD_BODY || event->possessive || event->first <= first + 2 ||
      g_hash_table_size (self->places) == 0 || !qimam_clauses_word_is (scan, first, in))
    return FALSE;
  for (guint i = qimam_clauses_mention_from (scan, qimam_clauses_word (scan, first)->start);
       i < mentions->len; i++)
    {
      const QimamMention *place = mentions->pdata[i];

      if (place->first_word > first + 2 || place->first_word >= event->first)
        return FALSE;
      if (place->kind == QIMAM_MENTION_PLACE && g_strcmp0 (place->place_kind, "city") == 0)
        {
          if (place_is_known (self, place) ||
              qimam_clauses_has_hit (scan, "report", place->last_word + 1, MIN (place->last_word + 4, last)))
            return FALSE;
          g_ptr_array_add (event->places, (gpointer) place);
          return TRUE;
        }
    }
  return FALSE;
}

/* "وعقد أول اجتماع للجنة في 30 تشرين الأول 2019": of a day long before the article, which begins with one
 * about when it was written */
static gboolean
is_old (const QimamMeetingFinder *self, const QimamEvent *event)
{
  const QimamReading *reading = event->scan->reading;
  guint32 first, last, now, end, a, b;

  if (reading->in != QIMAM_FIELD_BODY || !qimam_iso_days (event->time->value, &first, &last) ||
      !qimam_iso_days (reading->document->published.value, &now, &end) || last + OLD_DAYS >= now)
    return FALSE;
  for (guint i = 0; i < reading->times->len; i++)
    {
      const QimamTime *time = reading->times->pdata[i];
      guint w_first, w_last;

      if (!qimam_clauses_words_of (event->scan, time->span, &w_first, &w_last))
        continue;
      if (qimam_clauses_clause (event->scan, w_first)->sentence > self->lead_last ||
          qimam_clauses_clause (event->scan, w_first)->sentence >= event->sentence)
        return FALSE;
      if (time->kind == QIMAM_TIME_DATE && qimam_iso_days (time->value, &a, &b) && a + NEW_DAYS >= now &&
          b <= end)
        return TRUE;
    }
  return FALSE;
}

static QimamEventRelation
relate (const QimamMeetingFinder *self, guint index)
{
  QimamEvent *event = self->events->pdata[index];
  const QimamMeeting *main = self->meetings->pdata[0];
  gboolean lead = qimam_meeting_lead_has (self, event->scan, event->sentence);
  gboolean caption = event->scan->reading->in == QIMAM_FIELD_CAPTION;

  if (event == self->first)
    return QIMAM_EVENT_MAIN;
  if (is_like (event) || is_other_called_off (event, main) || (!lead && is_conference_apart (event, main)))
    return QIMAM_EVENT_OTHER;
  if (event->next && !lead)
    return main->status == QIMAM_MEETING_PLANNED && is_known_again (self, event) ? QIMAM_EVENT_MAIN
                                                                                 : QIMAM_EVENT_NEXT;
  /* In news of a meeting that was held: "ليبحث الزيارة المرتقبة" */
  if (event->next && self->first != NULL && !self->first->next &&
      main->status == QIMAM_MEETING_STATUS_UNKNOWN &&
      (event->scan->reading->in == QIMAM_FIELD_BODY || event->invited))
    return event->invited && event->time != NULL ? QIMAM_EVENT_OTHER : QIMAM_EVENT_NEXT;
  /* "وقال فلان عقب لقائه مع …": held, where the article announces one */
  if (main->status == QIMAM_MEETING_PLANNED && !event->next && self->first != NULL &&
      (is_after (event) || (event->people->len > 0 && qimam_event_is_done (event))))
    return QIMAM_EVENT_OTHER;
  /* "اللذين تحدثا هاتفيا الأربعاء": beside a meeting of another kind */
  if (event->verb && event->kind == QIMAM_MEETING_CALL && main->kind != QIMAM_MEETING_CALL && !caption)
    return QIMAM_EVENT_OTHER;
  if (event->earlier && !is_known_again (self, event))
    return QIMAM_EVENT_OTHER;
  if (is_at_time_since (event) || (!lead && is_joined_to_other (self, index)))
    return QIMAM_EVENT_OTHER;
  if (event->verb && event->kind == QIMAM_MEETING_VISIT && !lead && !names_known_place (self, event))
    return QIMAM_EVENT_OTHER;
  /* "بعد نجاح اجتماعين": of others than the one that is reported */
  if (event->several && !lead && self->first != NULL && !self->first->several && !event->possessive)
    return QIMAM_EVENT_OTHER;
  if (is_another (self, index))
    {
      event->adverbial = TRUE;
      return QIMAM_EVENT_OTHER;
    }
  if (!lead && is_elsewhere (self, event))
    {
      event->adverbial = TRUE;
      return QIMAM_EVENT_OTHER;
    }
  if (event->near && self->first != NULL && main->kind != QIMAM_MEETING_SUMMIT)
    return QIMAM_EVENT_OTHER;
  if (self->first != NULL && qimam_meeting_lead_parts (self->first, event))
    {
      event->next = event->time != NULL && is_later (self, event->time);
      return QIMAM_EVENT_OTHER;
    }
  if (self->main_ordinal > 1 && event->ordinal > 0 && event->ordinal != G_MAXUINT &&
      event->ordinal != self->main_ordinal)
    return event->ordinal < self->main_ordinal ? QIMAM_EVENT_OTHER : QIMAM_EVENT_NEXT;
  if (event->time != NULL && qimam_meeting_finder_time_differs (self, event->time) &&
      !(event->starts && is_shortly_before (self, event->time)))
    {
      event->next = is_later (self, event->time);
      return QIMAM_EVENT_OTHER;
    }
  if (!caption && event->time != NULL && is_old (self, event))
    return QIMAM_EVENT_OTHER;
  if (lead && !(main->kind == QIMAM_MEETING_SUMMIT && is_preliminary (event)))
    return event->past && event->time != NULL && event->time->value == NULL ? QIMAM_EVENT_OTHER
                                                                            : QIMAM_EVENT_MAIN;
  if (event->past && !(event->time != NULL && event->time->value != NULL))
    return QIMAM_EVENT_OTHER;
  if (main->kind == QIMAM_MEETING_SUMMIT && is_preliminary (event))
    return QIMAM_EVENT_OTHER;
  if (event->kind == QIMAM_MEETING_SUMMIT && main->kind != QIMAM_MEETING_SUMMIT && !self->main_has_heads)
    return QIMAM_EVENT_OTHER;
  /* They also called each other. */
  if (event->kind == QIMAM_MEETING_CALL && main->kind != QIMAM_MEETING_CALL && !caption && !event->possessive)
    return QIMAM_EVENT_OTHER;
  if (!caption)
    for (guint i = 0; i < event->places->len; i++)
      {
        const QimamMention *place = event->places->pdata[i];
        gboolean named_by = place->first_word == event->last + 1;

        /* A remote meeting is not held in a city; "قمة جنيف" is not the meeting of an article that begins
         * without that city; a venue inside the city of the meeting is no other place. */
        if (g_strcmp0 (place->place_kind, "city") == 0 && !place_is_known (self, place) &&
            (named_by || self->remote || (event->time != NULL && event->time->value != NULL)))
          return QIMAM_EVENT_OTHER;
      }
  if (is_with_stranger (self, event))
    return QIMAM_EVENT_OTHER;
  if (people_conflict (self, event) && (event->possessive || event->time != NULL || event->people->len > 1))
    return QIMAM_EVENT_OTHER;
  return QIMAM_EVENT_MAIN;
}

/* "من المستبعد أن تعقد القمة الأسبوع المقبل", "لن يعقد اجتماع", "كان من المقرر أن يلتقي". */
static gboolean
is_denied (const QimamEvent *event)
{
  static const char *const unlikely[] = { "المستبعد", "مستبعد", "يستبعد", "استبعد", "استبعدت", NULL };
  guint from = event->first - MIN (event->first, MAX_DOUBT);

  for (guint w = event->first; w-- > from;)
    {
      if (event->scan->gaps[w + 1] & (QIMAM_GAP_STOP | QIMAM_GAP_COMMA | QIMAM_GAP_COLON))
        break;
      if (qimam_clauses_has_mark (event->scan, w, QIMAM_MARK_NEGATOR) ||
          /* "كان من المقرر أن يلتقي": it did not come about */
          (w + 1 < event->first && qimam_clauses_has_mark (event->scan, w, QIMAM_MARK_EARLIER) &&
           (qimam_clauses_has_hit (event->scan, "scheduled", w + 1, event->first) ||
            qimam_clauses_has_hit (event->scan, "expected", w + 1, event->first))) ||
          qimam_clauses_word_is (event->scan, w, unlikely))
        return TRUE;
    }
  return FALSE;
}

/* A meeting to come is one of its own where its day or place is told: "الاجتماع المقبل في واشنطن في تموز". */
static gboolean
is_told (const QimamMeetingFinder *self, const QimamEvent *event)
{
  const char *published = event->scan->reading->document->published.value;
  guint32 first, last, now, end;

  if (((QimamMeeting *) self->meetings->pdata[0])->status == QIMAM_MEETING_CANCELLED ||
      (event->verb && event->kind != QIMAM_MEETING_VISIT && event->people->len == 0))
    return FALSE;
  if (event->time != NULL && qimam_iso_days (event->time->value, &first, &last))
    return !qimam_iso_days (published, &now, &end) || last > now;
  for (guint i = 0; i < event->places->len; i++)
    {
      const QimamMention *place = event->places->pdata[i];

      if (g_strcmp0 (place->place_kind, "city") == 0 && !qimam_event_is_about (event, place->first_word))
        return TRUE;
    }
  return FALSE;
}

/* "الجولة الأولى من المحادثات": the talks are those of the round, where it is of another meeting. */
static gboolean
is_of_round (const QimamMeetingFinder *self, guint index)
{
  static const char *const of[] = { "من", NULL };
  const QimamEvent *event = self->events->pdata[index], *round;

  if (index == 0 || event->verb || event->part || event->kind != QIMAM_MEETING_TALKS)
    return FALSE;
  round = self->events->pdata[index - 1];
  return round->scan == event->scan && round->part && round->relation == QIMAM_EVENT_OTHER &&
         round->meeting > 0 && round->last < event->first && event->first <= round->last + 4 &&
         qimam_clauses_word_is (event->scan, event->first - 1, of);
}

void
qimam_meeting_relation_read (QimamMeetingFinder *self)
{
  for (guint i = 0; i < self->events->len; i++)
    {
      QimamEvent *event = self->events->pdata[i];

      event->relation = self->has_main ? relate (self, i) : QIMAM_EVENT_OTHER;
      if (is_of_round (self, i))
        {
          event->relation = ((QimamEvent *) self->events->pdata[i - 1])->relation;
          event->meeting = ((QimamEvent *) self->events->pdata[i - 1])->meeting;
          continue;
        }
      if (event->relation == QIMAM_EVENT_MAIN)
        event->meeting = 1;
      if (event->relation == QIMAM_EVENT_MAIN ||
          (event->relation == QIMAM_EVENT_NEXT && !is_told (self, event)) ||
          (event->next && is_denied (event)))
        continue;
      event->next = event->next || event->relation == QIMAM_EVENT_NEXT;
      event->meeting = qimam_meeting_relation_find_fitting (self, i);
      if (event->meeting == 0 &&
          (event->time != NULL || event->places->len > 0 || event->ordinal > 0 || event->people->len > 1 ||
           (event->adverbial && event->people->len > 0 && event->subjects->len > 0) ||
           (event->kind == QIMAM_MEETING_CALL && event->subjects->len > 0)) &&
          self->meetings->len < QIMAM_MEETING_RELATION_MAX_MEETINGS)
        {
          QimamMeeting *meeting = qimam_meeting_new ();

          meeting->id = self->meetings->len + 1;
          meeting->kind = event->kind == QIMAM_MEETING_OTHER ? QIMAM_MEETING_TALKS : event->kind;
          g_ptr_array_add (self->meetings, meeting);
          event->meeting = meeting->id;
        }
    }
}
