/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-meeting-lead.h"

#include <string.h>

#include "qimam-iso.h"

#define MAX_LEAD     4  /* sentences that the beginning can have */
#define MAX_CALLED   4  /* words behind a meeting in which its city stands */
#define MAX_REPORTED 8  /* words behind "that" in which a meeting is told */
#define MAX_SPEAKER  8  /* words of who speaks */
#define MAX_TIMES    32 /* of the beginning, that are compared with those of other mentions */

static const char *const heads_of_state[] = { "president", "prime_minister", "king",   "crown_prince",
                                              "emir",      "vice_president", "leader", NULL };

gboolean
qimam_meeting_lead_has (const QimamMeetingFinder *self, const QimamClauses *scan, guint sentence)
{
  if (scan->reading->in == QIMAM_FIELD_HEADLINE)
    return TRUE;
  return scan->reading->in == QIMAM_FIELD_BODY && sentence <= self->lead_last;
}

/* The beginning: the headline, and the body up to the sentence after the first one that speaks of a meeting.
 */
static void
find_lead (QimamMeetingFinder *self)
{
  gboolean found = FALSE;

  self->lead_last = 0;
  for (guint pass = 0; pass < 2 && !found; pass++)
    for (guint i = 0; i < self->events->len && !found; i++)
      {
        const QimamEvent *event = self->events->pdata[i];
        if (event->scan->reading->in == QIMAM_FIELD_BODY && (pass == 1 || !event->past))
          {
            found = pass == 1 || event->sentence < 4;
            if (found)
              self->lead_last = MIN (event->sentence + 1, 4);
          }
      }
}

/* Which sentences name a meeting that is not to come. */
static void
find_present (QimamMeetingFinder *self)
{
  for (guint i = 0; i < self->events->len; i++)
    {
      const QimamEvent *event = self->events->pdata[i];

      if (!event->next)
        self->present[event->scan->reading->in][event->sentence] = TRUE;
    }
}

/* Whether all that a sentence says of meetings is of those to come, in an article that begins with another.
 */
static gboolean
is_of_next (const QimamMeetingFinder *self, const QimamClauses *scan, guint sentence)
{
  QimamField in = scan->reading->in;

  return self->first_event[in][sentence] > 0 && !((QimamEvent *) self->events->pdata[0])->next &&
         !self->present[in][sentence];
}

static void
read_lead_mentions (QimamMeetingFinder *self, const QimamClauses *scan)
{
  const GPtrArray *mentions = scan->reading->mentions;

  for (guint i = 0; i < mentions->len; i++)
    {
      const QimamMention *mention = mentions->pdata[i];
      if (!qimam_meeting_lead_has (self, scan, mention->sentence))
        break;
      if (is_of_next (self, scan, mention->sentence))
        continue;
      if (mention->kind == QIMAM_MENTION_PLACE)
        {
          if (mention->key != NULL)
            g_hash_table_add (self->places, mention->key);
          g_hash_table_add (self->places, mention->name);
        }
      else if (mention->kind == QIMAM_MENTION_PERSON && mention->key != NULL)
        {
          g_hash_table_add (self->people, mention->key);
          if (mention->role != NULL && g_strv_contains (heads_of_state, mention->role))
            self->main_has_heads = TRUE;
        }
    }
}

/* "أرجأ الوزير، اليوم، زيارة …": the verb may stand before its subject and a time. */
static gboolean
is_called_off (const QimamEvent *event, guint s_first)
{
  const QimamClauses *scan = event->scan;
  guint from = event->first > s_first + 14 ? event->first - 14 : s_first;
  const QimamCueHit *cancel = qimam_clauses_find_hit (scan, "cancel", from, event->first);

  if (cancel == NULL)
    return FALSE;
  for (guint w = cancel->last + 1; w < event->first; w++)
    if (qimam_clauses_has_mark (scan, w, QIMAM_MARK_VERB) ||
        qimam_clauses_has_mark (scan, w, QIMAM_MARK_OPENER) ||
        qimam_clauses_has_mark (scan, w, QIMAM_MARK_RELATIVE))
      return FALSE;
  return TRUE;
}

/* "يستقبل الرئيس فلانا الأربعاء", "تعقد القمة الخميس": news of what was has another tense, so that the
 * weekday is the next one; headlines have this tense for all. */
static gboolean
is_on_coming_day (const QimamEvent *event)
{
  const QimamClauses *scan = event->scan;
  const QimamTime *time = event->time;
  guint verb = event->first, first, last, s_first, s_last;
  guint32 day, end, now, upto;
  const char *folded;

  if (scan->reading->in != QIMAM_FIELD_BODY || time == NULL || time->weekday == 0 || time->day > 0 ||
      time->month > 0 || !qimam_iso_days (time->value, &day, &end) || day != end ||
      !qimam_iso_days (scan->reading->document->published.value, &now, &upto) || now != upto || day >= now ||
      now > day + 7 || !qimam_clauses_words_of (scan, time->span, &first, &last) || last > first + 1 ||
      (last + 1 < scan->n_words && qimam_clauses_has_hit (scan, "past", last + 1, last + 1)))
    return FALSE;
  qimam_clauses_sentence (scan, event->first, &s_first, &s_last);
  if (!event->verb && (verb == s_first || !qimam_clauses_has_hit (scan, "hold", verb - 1, verb - 1)))
    return FALSE;
  if (!event->verb)
    verb--;
  folded = qimam_clauses_word (scan, verb)->folded;
  if (qimam_clauses_has_mark (scan, s_first, QIMAM_MARK_EARLIER))
    return FALSE;
  if (g_str_has_prefix (folded, "و"))
    folded += strlen ("و");
  /* Further on, "تصافح" may be a verb of what was. */
  return g_str_has_prefix (folded, "ي") ||
         (g_str_has_prefix (folded, "ت") && !qimam_clauses_has_hit (scan, "past_with_t", verb, verb) &&
          (event->sentence <= MAX_LEAD || g_str_has_prefix (folded, "تلتق") ||
           g_str_has_prefix (folded, "تجتمع") || g_str_has_prefix (folded, "تعقد") ||
           g_str_has_prefix (folded, "تستض")));
}

/* Moves weekdays to come, which are read as those before, a week on. */
static void
settle_weekdays (QimamMeetingFinder *self)
{
  for (guint i = 0; i < self->events->len; i++)
    {
      QimamEvent *event = self->events->pdata[i];
      GPtrArray *times = event->scan->reading->times;
      guint32 first, last;
      guint at;

      if (!is_on_coming_day (event) ||
          (at = qimam_clauses_time_from (event->scan, event->time->span.start)) >= times->len ||
          times->pdata[at] != event->time || !qimam_iso_days (event->time->value, &first, &last))
        continue;
      g_free (((QimamTime *) times->pdata[at])->value);
      ((QimamTime *) times->pdata[at])->value = qimam_iso_from_julian (first + 7);
      event->next = TRUE;
    }
}

/* Whether the words from @from to @to say that a meeting is to come: "سيلتقي", "القمة المقررة", but not
 * "التقى فلان … لبحث الخطوات المقبلة". */
static gboolean
tells_will (const QimamEvent *event, guint from, guint to)
{
  for (guint w = from; w <= to; w++)
    {
      const QimamCueHit *hit = qimam_clauses_find_hit (event->scan, "will", w, w);

      if (hit != NULL &&
          (hit->first != hit->last || hit->first <= event->last + MAX_CALLED ||
           !g_str_has_prefix (qimam_clauses_word (event->scan, w)->folded, "ال")) &&
          !(event->verb && w > event->last &&
            g_str_has_prefix (qimam_clauses_word (event->scan, w)->folded, "ال")))
        return TRUE;
    }
  return FALSE;
}

/* Whether the beginning puts its meeting on a day up to that of publication. */
static gboolean
is_dated_before (const QimamMeetingFinder *self)
{
  guint32 first, last, now, end;

  for (guint i = 0; i < self->events->len; i++)
    {
      const QimamEvent *event = self->events->pdata[i];

      if (!event->next && !event->past && !event->beside && event->time != NULL &&
          qimam_meeting_lead_has (self, event->scan, event->sentence) &&
          qimam_iso_days (event->time->value, &first, &last) && last < first + 2 &&
          qimam_iso_days (event->scan->reading->document->published.value, &now, &end) && last <= end)
        return TRUE;
    }
  return FALSE;
}

/* Whether the first words about the meeting say that it is called off or still to come. */
static QimamMeetingStatus
read_lead_status (const QimamMeetingFinder *self)
{
  for (guint i = 0; i < self->events->len; i++)
    {
      const QimamEvent *event = self->events->pdata[i];
      guint first, last;

      if (!qimam_meeting_lead_has (self, event->scan, event->sentence) || event->past || event->part)
        continue;
      /* "… لبحث الزيارة المرتقبة": another than the meeting that the article begins with */
      if (event != self->first && self->first != NULL && event->next && !self->first->next &&
          ((event->kind == QIMAM_MEETING_VISIT) != (self->first->kind == QIMAM_MEETING_VISIT) ||
           qimam_event_is_done (self->first) || is_dated_before (self)))
        continue;
      qimam_clauses_sentence (event->scan, event->first, &first, &last);
      if (is_called_off (event, first))
        return QIMAM_MEETING_CANCELLED;
      if (tells_will (event, event->first > first + 3 ? event->first - 3 : first, MIN (event->end + 1, last)))
        return QIMAM_MEETING_PLANNED;
    }
  return QIMAM_MEETING_STATUS_UNKNOWN;
}

/* The city that a meeting is called after: "قمة جنيف", not "القمة … في جنيف". */
static const QimamMention *
named_after (const QimamEvent *event)
{
  for (guint i = 0; i < event->places->len; i++)
    {
      const QimamMention *place = event->places->pdata[i];
      if (place->first_word == event->last + 1 && g_strcmp0 (place->place_kind, "city") == 0)
        return place;
    }
  return NULL;
}

/* The city that is told as where a meeting was: "محادثات السلام في جنيف", "القمة التي عقدت بجوهانسبرغ". */
static const QimamMention *
held_in (const QimamEvent *event)
{
  static const char *const in[] = { "في", "بمدينه", "بالعاصمه", "بقريه", "ببلده", NULL };
  const QimamClauses *scan = event->scan;

  for (guint i = 0; i < event->places->len; i++)
    {
      const QimamMention *place = event->places->pdata[i];
      guint word = place->first_word, from = word - MIN (word, MAX_CALLED + 1);
      gboolean hold;

      if (g_strcmp0 (place->place_kind, "city") == 0 && word < event->first)
        return place;
      if (g_strcmp0 (place->place_kind, "city") != 0 || word <= event->last ||
          qimam_event_is_about (event, word))
        continue;
      from = MAX (from, event->last + 1);
      hold = from < word && qimam_clauses_find_hit (scan, "hold", event->last + 1, word - 1) != NULL;
      if ((hold || word <= event->last + MAX_CALLED) &&
          (g_str_has_prefix (qimam_clauses_word (scan, word)->folded, "ب") ||
           (from < word && qimam_clauses_any_is (scan, from, word - 1, in))))
        return place;
    }
  return NULL;
}

static gboolean
has_place (const QimamEvent *event, const QimamMention *place)
{
  for (guint i = 0; i < event->places->len; i++)
    if (g_strcmp0 (((QimamMention *) event->places->pdata[i])->key, place->key) == 0)
      return TRUE;
  return FALSE;
}

gboolean
qimam_meeting_lead_parts (const QimamEvent *a, const QimamEvent *b)
{
  const QimamMention *x = named_after (a), *y = named_after (b);

  x = x != NULL ? x : held_in (a);
  y = y != NULL ? y : held_in (b);
  if (x != NULL && y != NULL && g_strcmp0 (x->key, y->key) != 0 &&
      (named_after (b) != NULL || !(has_place (b, x) || has_place (a, y))))
    return TRUE;
  return a->time != NULL && b->time != NULL && a->time->value != NULL && b->time->value != NULL &&
         !qimam_event_goes_on (a, b->time) && !qimam_event_goes_on (b, a->time) &&
         a->time->value[0] != 'T' && b->time->value[0] != 'T' &&
         !qimam_iso_compatible (a->time->value, b->time->value);
}

/* Whether a time can be that of a meeting whose times are known: the day on which somebody spoke of it is
 * none, nor that of a meeting before. */
static gboolean
fits_times (const QimamMeetingFinder *self, const QimamTime *time)
{
  guint32 first, last, a, b;

  if (!qimam_iso_days (time->value, &first, &last))
    return TRUE;
  for (guint i = 0; i < self->times->len; i++)
    {
      const QimamTime *known = self->times->pdata[i];
      if (qimam_iso_days (known->value, &a, &b) && !qimam_iso_compatible (known->value, time->value))
        return FALSE;
    }
  return TRUE;
}

/* Whether the beginning tells of a meeting that took place, beside one that somebody is invited to. */
static gboolean
has_held (const QimamMeetingFinder *self)
{
  for (guint i = 0; i < self->events->len; i++)
    {
      const QimamEvent *event = self->events->pdata[i];

      if (qimam_meeting_lead_has (self, event->scan, event->sentence) && !event->past && !event->next &&
          !event->beside && !event->near && event->kind != QIMAM_MEETING_SUMMIT)
        return TRUE;
    }
  return FALSE;
}

/* Whether a noun tells of which kind the meeting is: the first one, or one that goes back to it. What is told
 * in passing ("مخرجات مؤتمر …", "فلان الذي يزور …") is another. */
static gboolean
names_kind (const QimamMeetingFinder *self, const QimamEvent *event)
{
  if (event == self->first || event->scan->reading->in == QIMAM_FIELD_HEADLINE || event->possessive)
    return TRUE;
  if (event->verb)
    return FALSE;
  return event->adverbial || event->kind == QIMAM_MEETING_TALKS || event->kind == QIMAM_MEETING_CALL ||
         g_str_has_prefix (qimam_clauses_word (event->scan, event->first)->folded, "ال") ||
         (self->first->kind == QIMAM_MEETING_OTHER && event->first <= 8 && event->sentence == 0);
}

/* "وخاطبه الوزير عبر الفيديو من واشنطن": one spoke from afar to those who met. */
gboolean
qimam_meeting_lead_is_one_away (const QimamClauses *scan, guint first, guint last)
{
  static const char *const from[] = { "من", NULL };
  const QimamClause *clause = qimam_clauses_clause (scan, first);

  return last + 1 < scan->n_words && scan->gaps[last + 1] == 0 &&
         qimam_clauses_word_is (scan, last + 1, from) &&
         qimam_clauses_has_hit (scan, "join", clause->first, first);
}

/* "… والمفاوضات تستأنف الخميس": a headline that ends with how it goes on does not name the meeting that the
 * article reports on. */
static gboolean
is_to_resume (const QimamEvent *event)
{
  static const char *const resume[] = { "تستانف", "يستانف", "تستكمل", "يستكمل", "تتواصل", "يتواصل", NULL };

  return event->scan->reading->in == QIMAM_FIELD_HEADLINE && event->time != NULL && !event->verb &&
         event->last < event->end && qimam_clauses_any_is (event->scan, event->last + 1, event->end, resume);
}

/* What the beginning of the article says of its meeting. */
static void
read_lead (QimamMeetingFinder *self)
{
  QimamMeeting *main = qimam_meeting_new ();
  gboolean summit = FALSE, decided = FALSE, held = has_held (self);

  for (guint i = 0; i < self->scans->len; i++)
    {
      const QimamClauses *scan = self->scans->pdata[i];
      const QimamCueHit *hit =
          scan->n_words > 0 ? qimam_clauses_find_hit (scan, "remote", 0, scan->n_words - 1) : NULL;

      read_lead_mentions (self, scan);
      if (hit != NULL && !qimam_meeting_lead_is_one_away (scan, hit->first, hit->last) &&
          qimam_meeting_lead_has (self, scan, qimam_clauses_clause (scan, hit->first)->sentence))
        self->remote = TRUE;
    }
  main->kind = QIMAM_MEETING_TALKS;
  for (guint i = 0; i < self->events->len; i++)
    {
      const QimamEvent *event = self->events->pdata[i];

      if (!qimam_meeting_lead_has (self, event->scan, event->sentence))
        continue;
      self->has_main = TRUE;
      if (event->past)
        continue;
      if (is_to_resume (event))
        continue;
      if (self->first == NULL && !event->beside && !event->near && !(event->invited && held))
        self->first = event;
      else if (self->first == NULL)
        continue;
      else if (qimam_meeting_lead_parts (self->first, event))
        continue;
      if (event->invited && event != self->first)
        continue;
      if (event->kind == QIMAM_MEETING_SUMMIT)
        summit = summit || !(event->beside || event->near);
      else if (event->kind != QIMAM_MEETING_OTHER && !decided && !event->part && names_kind (self, event))
        {
          main->kind = event->kind;
          decided = TRUE;
        }
      if (self->main_ordinal == 0 &&
          (!event->part || event == self->first || self->first->kind == QIMAM_MEETING_TALKS) &&
          event->ordinal != G_MAXUINT)
        self->main_ordinal = event->ordinal;
      if (event->time != NULL && self->times->len < MAX_TIMES && !qimam_event_is_apart (event) &&
          fits_times (self, event->time))
        g_ptr_array_add (self->times, (gpointer) event->time);
      if (event->starts && !event->next)
        g_ptr_array_add (self->begun, (gpointer) event);
    }
  if (summit)
    main->kind = QIMAM_MEETING_SUMMIT;
  main->status = read_lead_status (self);
  main->id = 1;
  main->main = TRUE;
  if (self->has_main)
    g_ptr_array_add (self->meetings, main);
  else
    qimam_meeting_free (main);
}

/* Whether a meeting is told right behind the words of speech: "أعلن الكرملين اليوم أن الرئيسين التقيا". */
static gboolean
reports_meeting (
    const QimamMeetingFinder *self, const QimamClauses *scan, guint s_first, guint word, guint s_last)
{
  gboolean announced = qimam_clauses_has_hit (scan, "announce", s_first, s_first);

  /* "أعلنت الأمم المتحدة اليوم أن الطرفين اتفقا" */
  for (guint i = qimam_clauses_hit_from (scan, word); announced && i < scan->hits->len; i++)
    {
      const QimamCueHit *hit = &g_array_index (scan->hits, QimamCueHit, i);
      const QimamCueRule *rule = qimam_cue_table_rule (scan->table, hit->rule);

      if (hit->first > MIN (s_last, word + MAX_REPORTED))
        break;
      if (rule->is_claim && rule->dimension == QIMAM_DIMENSION_AGREEMENT && (rule->when & QIMAM_WHEN_VERB))
        return TRUE;
    }
  for (guint w = word; w <= s_last && w <= word + MAX_REPORTED; w++)
    {
      const QimamEvent *event = qimam_meeting_finder_event_at (self, scan, w);

      if (event != NULL && event->first >= word)
        /* not what somebody says of an outcome: "قال مسؤول إن البلدين توصلا إلى اتفاق" */
        return announced || event->verb || event->kind != QIMAM_MEETING_OTHER ||
               !qimam_clauses_has_mark (scan, event->first, QIMAM_MARK_VERB);
    }
  return FALSE;
}

gboolean
qimam_meeting_lead_is_day_of_report (const QimamMeetingFinder *self,
                                     const QimamClauses *scan,
                                     const QimamTime *time)
{
  static const char *const that[] = { "ان", "انه", "انها", "بان", "انهم", NULL };
  const GPtrArray *mentions = scan->reading->mentions;
  guint first, last, s_first, s_last;

  if (scan->reading->in != QIMAM_FIELD_BODY || !qimam_clauses_words_of (scan, time->span, &first, &last))
    return FALSE;
  qimam_clauses_sentence (scan, first, &s_first, &s_last);
  if (first > s_first + MAX_SPEAKER || last >= s_last ||
      !(qimam_clauses_has_hit (scan, "report", s_first, s_first) ||
        qimam_clauses_has_hit (scan, "announce", s_first, s_first)))
    return FALSE;
  for (guint i = qimam_clauses_mention_from (scan, qimam_clauses_word (scan, s_first)->end);
       i < mentions->len; i++)
    {
      const QimamMention *who = mentions->pdata[i];

      if (who->first_word >= first)
        break;
      if (who->kind == QIMAM_MENTION_PERSON)
        return FALSE;
    }
  /* "اليوم (الخميس)، إن" */
  for (guint w = last + 1; w <= MIN (last + 2, s_last); w++)
    if (qimam_clauses_word_is (scan, w, that))
      return !reports_meeting (self, scan, s_first, w + 1, s_last);
  return FALSE;
}

/* The time of the first sentences that stands beside their meeting, where no time stands in its description.
 */
static void
read_lead_times (QimamMeetingFinder *self)
{
  guint n_told = self->n_told = self->times->len;

  for (guint i = 0; i < self->scans->len; i++)
    {
      const QimamClauses *scan = self->scans->pdata[i];
      const GPtrArray *times = scan->reading->times;

      for (guint k = 0; k < times->len; k++)
        {
          QimamTime *time = times->pdata[k];
          int sentence = qimam_reading_sentence_at (scan->reading, time->span.start);

          if (sentence < 0 || !qimam_meeting_lead_has (self, scan, (guint) sentence))
            break;
          /* A year alone dates a treaty or a war, a decade an absence. */
          if ((time->month == 0 && time->day == 0 && time->weekday == 0 &&
               time->resolution != QIMAM_TIME_RELATIVE) ||
              (time->value != NULL && strlen (time->value) <= strlen ("2000")))
            continue;
          if (self->times->len >= MAX_TIMES)
            return;
          if (qimam_meeting_lead_is_day_of_report (self, scan, time))
            continue;
          if ((time->kind == QIMAM_TIME_DATE || time->kind == QIMAM_TIME_TIME) &&
              (n_told == 0 || fits_times (self, time)) && !is_of_next (self, scan, (guint) sentence) &&
              qimam_meeting_finder_in_sentence (self, scan, (guint) sentence) != NULL)
            g_ptr_array_add (self->times, time);
        }
    }
}

/* News that names a day to come beside its meeting announces it. */
static void
read_lead_day (QimamMeetingFinder *self)
{
  QimamMeeting *main = self->has_main ? self->meetings->pdata[0] : NULL;
  const char *published = self->scans->len > 0
                              ? ((QimamClauses *) self->scans->pdata[0])->reading->document->published.value
                              : NULL;
  guint32 first, last, now, end;

  if (main == NULL || main->status != QIMAM_MEETING_STATUS_UNKNOWN || !qimam_iso_days (published, &now, &end))
    return;
  for (guint i = 0; i < self->events->len; i++)
    {
      const QimamEvent *event = self->events->pdata[i];
      const QimamReading *reading = event->scan->reading;

      if (reading->in != QIMAM_FIELD_BODY || event->past)
        continue;
      for (guint k = 0; k < self->times->len; k++)
        {
          const QimamTime *time = self->times->pdata[k];

          if (g_ptr_array_find (reading->times, time, NULL) && qimam_iso_days (time->value, &first, &last) &&
              qimam_reading_sentence_at (reading, time->span.start) == (int) event->sentence)
            {
              if (first > end)
                main->status = QIMAM_MEETING_PLANNED;
              return;
            }
        }
      return;
    }
}

void
qimam_meeting_lead_read (QimamMeetingFinder *self)
{
  settle_weekdays (self);
  find_present (self);
  find_lead (self);
  read_lead (self);
  read_lead_times (self);
  read_lead_day (self);
}

gboolean
qimam_meeting_lead_is_head (const char *role)
{
  return role != NULL && g_strv_contains (heads_of_state, role);
}
