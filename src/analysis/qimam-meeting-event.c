/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-meeting-event-private.h"

#include <string.h>

#define MAX_INVITED 14 /* words between an invitation and what it is to */
#define MAX_FRONT   4  /* words before a verb in which the day may stand */
#define MAX_SUBJECT 48 /* words before a meeting in which those who met are looked for */

static const char *const apart_words[] = { "بعد", "قبل", "عقب", "قبيل", "منذ", "اثر", "رغم", "بسبب", NULL };
static const char *const in_words[] = { "في",   "خلال",   "اثناء", "ضمن",    "لدي",
                                        "ختام", "اختتام", "مستهل", "افتتاح", NULL };

void
qimam_event_free (QimamEvent *event)
{
  if (event == NULL)
    return;
  g_ptr_array_unref (event->places);
  g_ptr_array_unref (event->people);
  g_ptr_array_unref (event->subjects);
  g_free (event);
}

static gboolean
is_of_person (const QimamEvent *event, guint word)
{
  for (guint i = 0; i < event->people->len; i++)
    {
      const QimamMention *mention = event->people->pdata[i];
      if (mention->first_word <= word && word <= mention->last_word)
        return TRUE;
    }
  return FALSE;
}

/* "اجتماع آخر", "جولة جديدة": one to be held, where something is agreed, announced or wished. */
static gboolean
is_another (const QimamEvent *event)
{
  static const char *const still_words[] = { "موعد",    "بموعد", "لموعد", "احتمال", "امكانيه",
                                             "ترتيبات", "ترتيب", "فكره",  NULL };
  static const char *const holding[] = { "عقد", "اجراء", "تنظيم", "ترتيب", NULL };
  static const char *const may_be[] = { "ممكن",   "ممكنا",  "ممكنه",   "وارد",  "واردا",  "وارده", "محتمل",
                                        "محتمله", "مستبعد", "مستبعده", "مرهون", "مرهونه", NULL };
  const QimamClauses *scan = event->scan;
  guint behind = event->end + 1;

  if (event->last < event->end && qimam_clauses_has_hit (scan, "again", event->last + 1, event->last + 1))
    return TRUE;
  /* "موعد لقاء الرئيسين" */
  if (event->first > 0 && qimam_clauses_word_is (scan, event->first - 1, still_words))
    return TRUE;
  if (g_str_has_prefix (qimam_clauses_word (scan, event->first)->folded, "ال") || event->first == 0)
    return FALSE;
  /* "إمكانية عقد لقاء", "عقد لقاء بين فلان وفلان ممكن" */
  if (!event->verb && scan->gaps[event->first] == 0 &&
      qimam_clauses_word_is (scan, event->first - 1, holding) &&
      ((event->first > 1 && qimam_clauses_word_is (scan, event->first - 2, still_words)) ||
       qimam_clauses_any_is (scan, event->last, event->end, may_be) ||
       (behind < scan->n_words && scan->gaps[behind] == 0 && qimam_clauses_word_is (scan, behind, may_be))))
    return TRUE;
  if (!qimam_clauses_has_hit (scan, "masdar", event->first - 1, event->first - 1))
    return FALSE;
  for (guint w = event->last + 1; w <= event->end && w <= event->last + 2; w++)
    if (qimam_clauses_has_hit (scan, "another", w, w))
      return TRUE;
  return event->first > 1 &&
         (qimam_clauses_has_mark (scan, event->first - 2, QIMAM_MARK_MODAL) ||
          (event->first > 2 && qimam_clauses_has_mark (scan, event->first - 3, QIMAM_MARK_MODAL)));
}

/* "على هامش قمة …", "قبيل انعقاد قمة …", "بعد ثلاثة أيام من قمة …": named to tell where or when another
 * meeting was. */
static void
find_aside (QimamEvent *event, guint s_first)
{
  static const char *const beside[] = { "هامش", "هوامش", NULL };
  static const char *const before[] = { "قبيل", "قبل", "عشيه", "تمهيدا", "تحضيرا", NULL };
  static const char *const from_words[] = { "من", "علي", NULL };
  const QimamClauses *scan = event->scan;

  if (event->kind != QIMAM_MEETING_SUMMIT && event->kind != QIMAM_MEETING_CONFERENCE)
    return;
  for (guint back = 1; back <= 3 && event->first >= s_first + back; back++)
    {
      guint word = event->first - back;

      if (scan->gaps[word + 1] & ~QIMAM_GAP_QUOTE)
        return;
      event->beside = event->beside || qimam_clauses_word_is (scan, word, beside);
      event->near = event->near || qimam_clauses_word_is (scan, word, before);
      if (back == 1 && word > s_first && qimam_clauses_word_is (scan, word, from_words))
        for (guint w = word; w-- > s_first && w + 5 > word;)
          event->near = event->near || qimam_clauses_word_is (scan, w, apart_words);
    }
}

/* A city between a verb of holding and the meeting. */
static void
add_place_in_front (QimamEvent *event, guint sentence_first)
{
  static const char *const rules[] = { "hold", "begin", "finish", "resume" };
  static const char *const in[] = { "في", NULL };
  const QimamClauses *scan = event->scan;
  const GPtrArray *mentions = scan->reading->mentions;
  guint from = MAX (sentence_first, event->first - MIN (event->first, MAX_FRONT));

  for (guint i = qimam_clauses_mention_from (scan, qimam_clauses_word (scan, from)->start); i < mentions->len;
       i++)
    {
      QimamMention *place = mentions->pdata[i];
      guint verb = place->first_word;

      if (place->first_word >= event->first)
        return;
      if (place->kind != QIMAM_MENTION_PLACE || g_strcmp0 (place->place_kind, "city") != 0 ||
          place->last_word + 1 != event->first || scan->gaps[event->first] != 0 || verb == sentence_first)
        continue;
      verb--;
      if (verb > sentence_first && qimam_clauses_word_is (scan, verb, in))
        verb--;
      else if (!g_str_has_prefix (qimam_clauses_word (scan, place->first_word)->folded, "ب"))
        continue;
      for (guint k = 0; k < G_N_ELEMENTS (rules); k++)
        if (qimam_clauses_has_hit (scan, rules[k], verb, verb))
          {
            g_ptr_array_add (event->places, place);
            return;
          }
    }
}

static void
describe (QimamEvent *event, guint sentence_first)
{
  const QimamClauses *scan = event->scan;
  const QimamReading *reading = scan->reading;
  QimamSpan span = qimam_clauses_span (scan, event->first, event->end, FALSE);

  for (guint i = qimam_clauses_time_from (scan, span.start); i < reading->times->len && event->time == NULL;
       i++)
    {
      const QimamTime *time = reading->times->pdata[i];
      if (time->span.start >= span.end)
        break;
      if (qimam_span_overlaps (span, time->span) &&
          (time->kind == QIMAM_TIME_DATE || time->kind == QIMAM_TIME_TIME) &&
          !qimam_event_is_since (scan, time))
        event->time = time;
    }
  if (event->verb && event->time == NULL)
    event->time = qimam_event_time_in_front (event, sentence_first);
  for (guint i = qimam_clauses_mention_from (scan, span.start); i < reading->mentions->len; i++)
    {
      QimamMention *mention = reading->mentions->pdata[i];
      if (mention->span.start >= span.end)
        break;
      if (!qimam_span_overlaps (span, mention->span))
        continue;
      if (mention->kind == QIMAM_MENTION_PLACE)
        g_ptr_array_add (event->places, mention);
      else if (mention->kind == QIMAM_MENTION_PERSON)
        g_ptr_array_add (event->people, mention);
    }
  /* "المحادثات التي انطلقت في 14 أغسطس" */
  /* "بدأت بأديس أبابا جولة من المباحثات" */
  if (!event->verb && event->places->len == 0 && event->first > sentence_first + 1)
    add_place_in_front (event, sentence_first);
  event->starts = event->time != NULL && qimam_clauses_has_hit (scan, "begin", event->last + 1, event->end);
  if (!event->verb && event->time == NULL)
    qimam_event_add_start (event, sentence_first);
  for (guint w = event->last + 1; w <= event->end; w++)
    {
      /* "الرئيس السابق": it is he who is of the past. */
      if (qimam_clauses_has_hit (scan, "past", w, w) && !is_of_person (event, w) &&
          !qimam_event_is_of_start (event, w))
        event->past = TRUE;
      if (qimam_clauses_has_hit (scan, "coming", w, w))
        event->next = TRUE;
      /* "الاجتماع الخامس المقرر عقده في نيويورك"; "كان مقررا" was given up */
      if (!event->verb && qimam_clauses_has_hit (scan, "scheduled", w, w) && w + 1 <= event->end &&
          qimam_clauses_has_hit (scan, "hold", w + 1, w + 1) &&
          !qimam_clauses_has_mark (scan, w - 1, QIMAM_MARK_EARLIER))
        event->next = TRUE;
    }
  if (is_another (event))
    event->next = TRUE;
  if (qimam_event_is_from_before (event, sentence_first))
    event->past = event->earlier = TRUE;
  event->ordinal = qimam_event_find_ordinal (scan, event->first, event->last);
  if (event->ordinal == 0 && event->last < event->end &&
      qimam_clauses_has_hit (scan, "latest", event->last + 1, event->last + 1))
    event->ordinal = G_MAXUINT;
}

/* A description ends where another meeting of the kind is named: "تختلف قمة … عن قمة …". */
static void
cut_description (
    QimamEvent *event, const QimamMeetingNoun *row, const GArray *matches, guint at, const GArray *rows)
{
  for (guint i = at + 1; i < matches->len; i++)
    {
      const QimamCueMatch *next = &g_array_index (matches, QimamCueMatch, i);
      const QimamMeetingNoun *other = &g_array_index (rows, QimamMeetingNoun, next->id);

      if (next->first_word > event->end)
        break;
      if (next->first_word > event->last && !other->is_not && !other->part && !row->part &&
          other->kind == row->kind)
        {
          event->end = next->first_word - 1;
          break;
        }
    }
}

static gboolean
is_adverbial (const QimamClauses *scan, guint first)
{
  const char *folded = qimam_clauses_word (scan, first)->folded;

  if (g_str_has_prefix (folded, "بال") || g_str_has_prefix (folded, "باجتماع") ||
      qimam_clauses_word_is (scan, first, in_words))
    return TRUE;
  for (guint back = 1; back <= 2 && back <= first; back++)
    {
      if (qimam_clauses_word_is (scan, first - back, in_words))
        return TRUE;
      if (qimam_clauses_find_hit (scan, "hold", first - back, first - back) != NULL)
        return TRUE;
    }
  return FALSE;
}

/* People named before a meeting in the same sentence: "the two presidents … in a summit", "… their meeting".
 */
static void
add_subjects (QimamEvent *event, guint sentence_first)
{
  const QimamReading *reading = event->scan->reading;
  guint from = event->first > MAX_SUBJECT ? MAX (sentence_first, event->first - MAX_SUBJECT) : sentence_first;
  QimamSpan span = qimam_clauses_span (event->scan, from, event->first, FALSE);

  for (guint i = qimam_clauses_mention_from (event->scan, span.start); i < reading->mentions->len; i++)
    {
      QimamMention *mention = reading->mentions->pdata[i];
      if (mention->span.start >= span.end)
        break;
      if (mention->kind == QIMAM_MENTION_PERSON && qimam_span_contains (span, mention->span))
        g_ptr_array_add (event->subjects, mention);
    }
}

gboolean
qimam_event_is_to_come (const QimamClauses *scan, guint word, guint s_first)
{
  static const char *const to[] = { "ان", "سوف", NULL };
  static const char *const once[] = { "قبل", "بعد", "دون", "بعيد", "قبيل", NULL };
  const char *folded = qimam_clauses_word (scan, word)->folded;

  if (g_str_has_prefix (folded, "و"))
    folded += strlen ("و");
  if (g_str_has_prefix (folded, "سي") || g_str_has_prefix (folded, "ست"))
    return TRUE;
  return word > s_first && qimam_clauses_word_is (scan, word - 1, to) &&
         (g_str_has_prefix (folded, "ي") || g_str_has_prefix (folded, "ت")) &&
         !(word > s_first + 1 && qimam_clauses_word_is (scan, word - 2, once));
}

gboolean
qimam_event_is_done (const QimamEvent *event)
{
  const char *folded = qimam_clauses_word (event->scan, event->first)->folded;

  if (g_str_has_prefix (folded, "و"))
    folded += strlen ("و");
  return event->verb && event->scan->reading->in == QIMAM_FIELD_BODY && !g_str_has_prefix (folded, "ي") &&
         !g_str_has_prefix (folded, "س") &&
         /* "تباحث" is of the past, "تبحث" is not */
         (!g_str_has_prefix (folded, "ت") ||
          qimam_clauses_has_hit (event->scan, "past_with_t", event->first, event->first));
}

static gboolean
is_several (const char *folded)
{
  static const char *const duals[] = {
    "اتصال", "لقاء", "اجتماع", "مكالمت", "محادثت", "جلست", "زيارت", "قمت"
  };

  for (guint i = 0; i < G_N_ELEMENTS (duals); i++)
    {
      const char *found = strstr (folded, duals[i]);

      if (found != NULL &&
          (g_str_equal (found + strlen (duals[i]), "ين") || g_str_equal (found + strlen (duals[i]), "ان")))
        return TRUE;
    }
  return FALSE;
}

/* "ويبحث الاجتماع التصعيد في …": what follows the meeting is what it looks at. */
static gboolean
discusses (const QimamClauses *scan, guint word, guint s_first)
{
  guint verb = word - 1;

  if (word == s_first || scan->gaps[word] != 0)
    return FALSE;
  for (guint i = qimam_clauses_hit_from (scan, verb); i < scan->hits->len; i++)
    {
      const QimamCueHit *hit = &g_array_index (scan->hits, QimamCueHit, i);
      const QimamCueRule *rule = qimam_cue_table_rule (scan->table, hit->rule);

      if (hit->first > verb)
        break;
      if (g_str_equal (rule->rule, "looks_at") ||
          (rule->is_claim && rule->dimension == QIMAM_DIMENSION_ISSUE && (rule->when & QIMAM_WHEN_VERB)))
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_invited (const QimamClauses *scan, guint word, guint s_first)
{
  static const char *const to[] = { "حضور",  "لحضور", "المشاركه", "للمشاركه", "مشاركه", "في",
                                    "اعمال", "الي",   "عقد",      "لعقد",     NULL };
  guint from = MAX (s_first, word - MIN (word, MAX_INVITED));

  static const char *const nouns[] = { "موتمر", "اجتماع", "اجتماعات", "اعمال", "اشغال", "دوره", NULL };

  /* "حضور مؤتمر القمة" */
  if (word > s_first && qimam_clauses_word_is (scan, word - 1, nouns))
    word--;
  if (word == s_first || !qimam_clauses_word_is (scan, word - 1, to))
    return FALSE;
  for (guint w = word; w-- > from;)
    {
      if (scan->gaps[w + 1] & (QIMAM_GAP_STOP | QIMAM_GAP_COLON))
        return FALSE;
      if (qimam_clauses_has_hit (scan, "invite", w, w))
        return TRUE;
    }
  return FALSE;
}

QimamEvent *
qimam_event_new (const QimamClauses *scan,
                 const QimamCueMatch *match,
                 const QimamMeetingNoun *row,
                 const GArray *matches,
                 guint at,
                 const GArray *rows,
                 gboolean verb,
                 gboolean reaches)
{
  QimamEvent *event = g_new0 (QimamEvent, 1);
  const char *folded = qimam_clauses_word (scan, match->last_word)->folded;
  const QimamTime *when = NULL;
  guint first, last;

  event->scan = scan;
  event->first = match->first_word;
  event->last = match->last_word;
  event->sentence = qimam_clauses_sentence (scan, match->first_word, &first, &last);
  event->kind = row->kind;
  event->part = row->part;
  event->verb = verb;
  event->several = is_several (folded);
  event->possessive = g_str_has_suffix (folded, "هما") || g_str_has_suffix (folded, "هم") ||
                      g_str_has_suffix (folded, "ته") || g_str_has_suffix (folded, "نا");
  event->end = qimam_event_find_end (scan, event->last, last, reaches, row->kind);
  if (!verb && discusses (scan, event->first, first))
    event->end = qimam_event_last_attribute (scan, event->last, event->end);
  if (matches != NULL)
    cut_description (event, row, matches, at, rows);
  event->adverbial = is_adverbial (scan, event->first);
  event->places = g_ptr_array_new ();
  event->people = g_ptr_array_new ();
  event->subjects = g_ptr_array_new ();
  describe (event, first);
  find_aside (event, first);
  add_subjects (event, first);
  /* "من المرجح أن تجري المشاورات في …" */
  if (!verb && event->first > first + 1 &&
      qimam_clauses_has_hit (scan, "hold", event->first - 1, event->first - 1) &&
      scan->gaps[event->first] == 0)
    event->next = event->next || qimam_event_is_to_come (scan, event->first - 1, first);
  event->invited = !verb && is_invited (scan, event->first, first);
  event->next = event->next || event->invited;
  if (verb)
    {
      event->next = event->next || qimam_event_is_to_come (scan, event->first, first);
      event->earlier =
          event->first > first &&
          (qimam_clauses_has_mark (scan, first, QIMAM_MARK_EARLIER) ||
           (event->first > first + 1 && qimam_clauses_has_mark (scan, first + 1, QIMAM_MARK_EARLIER)));
    }
  else if (qimam_event_was_held_before (event, first, last, &when) ||
           qimam_event_is_last_before (event, first, last, &when) ||
           qimam_event_is_where_one_was (event, first))
    {
      event->past = event->earlier = TRUE;
      event->time = event->time != NULL ? event->time : when;
    }
  event->further = qimam_clauses_has_hit (scan, "further", first, MIN (first + 1, event->first)) &&
                   (verb || row->kind == QIMAM_MEETING_CALL);
  return event;
}

gboolean
qimam_event_is_about (const QimamEvent *self, guint word)
{
  gboolean about = FALSE;

  /* "القمة بشأن … ستعقد في": a verb of holding goes back to the meeting */
  for (guint w = self->last + 1; w < word; w++)
    about = (about || qimam_clauses_has_hit (self->scan, "about", w, w)) &&
            !qimam_clauses_has_hit (self->scan, "hold", w, w);
  return about;
}

gboolean
qimam_event_is_apart (const QimamEvent *self)
{
  return self->first > 0 && qimam_clauses_word_is (self->scan, self->first - 1, apart_words);
}

gboolean
qimam_event_has_person (const QimamEvent *self, const char *key)
{
  for (guint i = 0; i < self->people->len; i++)
    if (g_strcmp0 (((QimamMention *) self->people->pdata[i])->key, key) == 0)
      return TRUE;
  for (guint i = 0; i < self->subjects->len; i++)
    if (g_strcmp0 (((QimamMention *) self->subjects->pdata[i])->key, key) == 0)
      return TRUE;
  return FALSE;
}
