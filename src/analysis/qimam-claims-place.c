/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "qimam-claims-facts.h"
#include "qimam-claims-journey.h"
#include "qimam-claims-place-add.h"
#include "qimam-claims-site.h"

#define MAX_HITS     64 /* cues of a clause that are looked at */
#define MAX_RELATIVE 6  /* words before a place in which a relative clause begins */
#define MAX_ARRIVAL  10 /* words before "to" in which somebody arrives */
#define MAX_CHOSEN   7  /* sentences in which a place is said to be chosen */
#define MAX_HOSTED   8  /* words between a host and the meeting */
#define MAX_BACK     48 /* words before a place in which somebody may begin to speak */

static const char *const from_words[] = { "من", NULL };

/* In the beginning, beside the meeting and outside what somebody says, "in …" is where it was. */
static gboolean
is_lead_place (const QimamMeetingFinder *finder,
               const QimamClauses *scan,
               const QimamMention *place,
               const QimamEvent *beside)
{
  const QimamClause *clause = qimam_clauses_clause (scan, place->first_word);

  if (scan->reading->in != QIMAM_FIELD_BODY || clause->sentence > finder->lead_last ||
      (beside->relation != QIMAM_EVENT_MAIN &&
       !(finder->has_main && qimam_meeting_finder_at (finder, scan, place->first_word) == 1)) ||
      !qimam_place_is_where (scan, place) || qimam_clauses_statement (scan, place->span) != NULL ||
      qimam_place_is_of_outcome (scan, clause, place->first_word))
    return FALSE;
  for (guint w = clause->first; w < place->first_word; w++)
    if (qimam_clauses_has_mark (scan, w, QIMAM_MARK_RELATIVE) ||
        qimam_clauses_has_hit (scan, "report", w, w) || qimam_clauses_has_hit (scan, "since", w, w) ||
        qimam_clauses_has_hit (scan, "scheduled", w, w))
      return FALSE;
  return !qimam_place_is_of_other_time (finder, scan, clause->first, place->first_word);
}

/* "… spoke from the palace, and … from his residence in the city": where the sides of a remote meeting were.
 */
static gboolean
is_speaking_from (const QimamClauses *scan, const QimamMention *place)
{
  guint s_first, s_last;

  qimam_clauses_sentence (scan, place->first_word, &s_first, &s_last);
  if (qimam_clauses_find_hit (scan, "speak_from", s_first, place->first_word) == NULL)
    return FALSE;
  for (guint back = 1; back <= 5 && back <= place->first_word - s_first; back++)
    {
      guint word = place->first_word - back;

      if (qimam_clauses_word_is (scan, word, from_words))
        return word > s_first && scan->names[word - 1] != QIMAM_NAME_NONE;
      if (scan->gaps[place->first_word - back + 1] & (QIMAM_GAP_COMMA | QIMAM_GAP_STOP))
        return FALSE;
    }
  return FALSE;
}

/* "the two signed in … a treaty": a place beside what was done there. */
static gboolean
tells_outcome (const QimamClauses *scan, const QimamClause *clause)
{
  for (guint i = qimam_clauses_hit_from (scan, clause->first), n = 0; i < scan->hits->len && n < MAX_HITS;
       i++, n++)
    {
      const QimamCueHit *hit = &g_array_index (scan->hits, QimamCueHit, i);
      const QimamCueRule *rule = qimam_cue_table_rule (scan->table, hit->rule);

      if (hit->first > clause->last)
        break;
      if (rule->is_claim && (rule->when & QIMAM_WHEN_VERB) &&
          (rule->dimension == QIMAM_DIMENSION_AGREEMENT || rule->dimension == QIMAM_DIMENSION_ISSUE))
        return TRUE;
    }
  return FALSE;
}

/* Whether a sentence tells of those who met: by a word for talks, by what they did or agreed, by a person. */
static gboolean
tells_of_meeting (const QimamClauses *scan, const QimamMention *place, const QimamEvent *event)
{
  static const char *const rules[] = { "together", "talk", "talking", "sign", "signing", "move", "confer" };
  const GPtrArray *mentions = scan->reading->mentions;
  guint s_first, s_last;

  qimam_clauses_sentence (scan, place->first_word, &s_first, &s_last);
  for (guint i = 0; i < G_N_ELEMENTS (rules); i++)
    if (qimam_clauses_has_hit (scan, rules[i], s_first, s_last))
      return TRUE;
  for (guint i = qimam_clauses_mention_from (scan, qimam_clauses_word (scan, s_first)->start);
       i < mentions->len && ((QimamMention *) mentions->pdata[i])->first_word < place->first_word; i++)
    if (((QimamMention *) mentions->pdata[i])->kind == QIMAM_MENTION_PERSON &&
        ((QimamMention *) mentions->pdata[i])->named)
      return TRUE;
  return event != NULL || tells_outcome (scan, qimam_clauses_clause (scan, place->first_word));
}

/* A meeting whose place stands beside none of its names: where the headline or the first sentences say that
 * something happened. */
static void
add_place_of_news (QimamClaimBuilder *builder, const QimamClauses *scan)
{
  const QimamMeetingFinder *finder = builder->finder;
  const GPtrArray *claims = builder->analysis->claims, *mentions = scan->reading->mentions;
  static const char *const of_words[] = { "علي", "حول", "بشان", NULL };
  gboolean headline = scan->reading->in == QIMAM_FIELD_HEADLINE;

  if (!finder->has_main || finder->remote || scan->reading->in == QIMAM_FIELD_CAPTION ||
      ((QimamMeeting *) finder->meetings->pdata[0])->status != QIMAM_MEETING_STATUS_UNKNOWN)
    return;
  for (guint i = 0; i < claims->len; i++)
    {
      const QimamClaim *claim = claims->pdata[i];
      if (claim->dimension == QIMAM_DIMENSION_PLACE && claim->meeting == 1 &&
          claim->span.in == QIMAM_FIELD_BODY && (!headline || g_strcmp0 (claim->value.kind, "city") == 0))
        return;
    }
  for (guint i = 0; i < mentions->len; i++)
    {
      const QimamMention *place = mentions->pdata[i];
      const QimamEvent *event;
      guint s_first, s_last;

      if (place->first_word >= scan->n_words || place->sentence >= (headline ? 1u : 2u))
        return;
      qimam_clauses_sentence (scan, place->first_word, &s_first, &s_last);
      event = qimam_meeting_finder_in_sentence (finder, scan, place->sentence);
      if (!(qimam_place_is_physical (place) ? qimam_place_is_where (scan, place)
                                            : qimam_place_is_house (scan, place)) ||
          qimam_place_is_of_people (scan, place) || qimam_place_is_of_matter (finder, scan, place) ||
          /* "اتفاق على هدنة في المدينة" */
          (headline && qimam_clauses_any_is (scan, s_first, place->first_word, of_words)) ||
          (event != NULL && event->relation != QIMAM_EVENT_MAIN) ||
          (place->sentence > 0 && g_strcmp0 (place->place_kind, "venue") != 0 &&
           !tells_of_meeting (scan, place, event)) ||
          qimam_meeting_finder_at (finder, scan, place->first_word) != 1 ||
          qimam_clauses_statement (scan, place->span) != NULL ||
          (qimam_clauses_has_hit (scan, "report", s_first, MIN (s_first + 1, s_last)) &&
           !qimam_clauses_has_hit (scan, "move", s_first, MIN (s_first + 1, s_last))) ||
          qimam_place_is_of_outcome (scan, qimam_clauses_clause (scan, place->first_word), place->first_word))
        continue;
      qimam_place_add (builder, scan, place, 1, NULL);
      return;
    }
}

/* Where nothing else tells it, the place abroad at which somebody spoke in the first sentences. */
static void
add_place_of_speech (QimamClaimBuilder *builder, const QimamClauses *scan)
{
  const QimamMeetingFinder *finder = builder->finder;
  const GPtrArray *claims = builder->analysis->claims, *mentions = scan->reading->mentions;

  if (!finder->has_main || finder->remote || scan->reading->in != QIMAM_FIELD_BODY ||
      ((QimamMeeting *) finder->meetings->pdata[0])->status != QIMAM_MEETING_STATUS_UNKNOWN)
    return;
  for (guint i = 0; i < claims->len; i++)
    {
      const QimamClaim *claim = claims->pdata[i];
      if (claim->dimension == QIMAM_DIMENSION_PLACE && claim->meeting == 1)
        return;
    }
  for (guint i = 0; i < mentions->len; i++)
    {
      const QimamMention *place = mentions->pdata[i];
      const QimamEvent *event;

      if (place->first_word >= scan->n_words || place->sentence > 1)
        return;
      event = qimam_meeting_finder_in_sentence (finder, scan, place->sentence);
      if ((event == NULL || event->relation == QIMAM_EVENT_MAIN) &&
          qimam_meeting_finder_at (finder, scan, place->first_word) == 1 &&
          qimam_site_is_speech_abroad (scan, place, place->sentence))
        {
          qimam_place_add (builder, scan, place, 1, NULL);
          return;
        }
    }
}

/* "سيصل إلى … ليبحث الزيارة المرتقبة", "على أن تعقد في …": where another meeting is to be, in an article on
 * one that was. */
static gboolean
is_of_next (const QimamMeetingFinder *finder,
            const QimamClauses *scan,
            const QimamMention *place,
            const QimamEvent *beside)
{
  static const char *const rules[] = { "hold", "move", "meet", "host", "begin" };
  const QimamClause *clause = qimam_clauses_clause (scan, place->first_word);
  guint s_first = g_array_index (scan->reading->sentence_word, guint, clause->sentence);
  guint from = MAX (s_first, place->first_word - MIN (place->first_word, MAX_BACK));
  const QimamCueHit *last = NULL;

  if (!finder->has_main ||
      ((QimamMeeting *) finder->meetings->pdata[0])->status != QIMAM_MEETING_STATUS_UNKNOWN)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (rules); i++)
    for (guint w = place->first_word; w-- > from;)
      {
        const QimamCueHit *hit = qimam_clauses_find_hit (scan, rules[i], w, w);

        if (hit != NULL && (last == NULL || hit->first > last->first))
          last = hit;
        if (hit != NULL)
          break;
      }
  if (last != NULL)
    return qimam_event_is_to_come (scan, last->first, s_first);
  return beside != NULL && beside->relation == QIMAM_EVENT_NEXT;
}

/* "ستعقد، على الأرجح، في …": a verb of holding before a word that commas set apart. */
static gboolean
is_held_before (const QimamMeetingFinder *finder, const QimamClauses *scan, guint word)
{
  guint commas = 0;

  for (guint w = word; w-- > 0 && w + MAX_RELATIVE >= word;)
    {
      if ((scan->gaps[w + 1] & (QIMAM_GAP_STOP | QIMAM_GAP_COLON | QIMAM_GAP_LINE)) ||
          qimam_clauses_has_mark (scan, w, QIMAM_MARK_RELATIVE) ||
          qimam_clauses_has_mark (scan, w, QIMAM_MARK_OPENER))
        return FALSE;
      commas += (scan->gaps[w + 1] & QIMAM_GAP_COMMA) != 0;
      if (qimam_clauses_has_hit (scan, "hold", w, w))
        return commas == 2 && qimam_meeting_finder_in_sentence (
                                  finder, scan, qimam_clauses_clause (scan, w)->sentence) != NULL;
    }
  return FALSE;
}

/* Whether a city is told already as that of the meeting which the article reports on. */
static gboolean
has_other_city (const QimamClaimBuilder *builder, const QimamMention *place)
{
  const GPtrArray *claims = builder->analysis->claims;

  for (guint i = 0; i < claims->len; i++)
    {
      const QimamClaim *claim = claims->pdata[i];

      if (claim->dimension == QIMAM_DIMENSION_PLACE && claim->meeting == 1 &&
          g_strcmp0 (claim->value.kind, "city") == 0 && g_strcmp0 (claim->value.key, place->key) != 0)
        return TRUE;
    }
  return FALSE;
}

/* "غادر الرئيس … إلى": told of him who sets out. */
static gboolean
is_left (const QimamClauses *scan, guint word, guint s_first)
{
  static const char *const leave[] = { "غادر", "غادرت", "غادرا", "يغادر", "يغادران", "مغادره", NULL };

  return word > s_first &&
         qimam_clauses_any_is (scan, MAX (s_first, word - MIN (word, MAX_ARRIVAL)), word - 1, leave);
}

/* "ستصل الوفود إلى أثينا", "وصل الوزير، اليوم، إلى بغداد": in the beginning, where nobody goes on from there.
 */
static gboolean
is_arrival (const QimamMeetingFinder *finder, const QimamClauses *scan, const QimamMention *place)
{
  static const char *const to[] = { "الي", NULL };
  static const char *const leave[] = { "غادر", "غادرت", "غادرا", "يغادر", "يغادران", "مغادره", NULL };
  static const char *const towns[] = { "العاصمه", "مدينه", NULL };
  guint word = place->first_word, s_first, s_last;
  guint sentence = qimam_clauses_sentence (scan, word, &s_first, &s_last);

  if (scan->reading->in != QIMAM_FIELD_BODY || sentence > MIN (finder->lead_last, 1) ||
      qimam_meeting_finder_at (finder, scan, word) != 1 ||
      qimam_clauses_statement (scan, place->span) != NULL)
    return FALSE;
  if (!qimam_place_is_physical (place))
    return place->named && g_strcmp0 (place->place_kind, "country") == 0 && !is_left (scan, word, s_first) &&
           qimam_journey_to (scan, place) != G_MAXUINT;
  for (guint back = 1; back <= 3 && word >= s_first + back; back++)
    {
      guint w = word - back;

      if (scan->gaps[w + 1] != 0)
        return FALSE;
      if (qimam_clauses_word_is (scan, w, to))
        {
          for (guint v = w; v-- > s_first && v + MAX_ARRIVAL > w;)
            if (qimam_clauses_has_hit (scan, "move", v, v))
              return !qimam_clauses_word_is (scan, v, leave) && qimam_journey_is_of_people (scan, v, w) &&
                     !(v > s_first && qimam_clauses_has_mark (scan, v - 1, QIMAM_MARK_NEGATOR)) &&
                     !(v > s_first && qimam_clauses_has_mark (scan, v - 1, QIMAM_MARK_RELATIVE));
          return FALSE;
        }
      if (back > 1 && !qimam_clauses_word_is (scan, w, towns))
        return FALSE;
    }
  return FALSE;
}

/* "عاد الرئيس من سوتشي أمس", "العائد من بكين": in the beginning, whence he came back. */
static gboolean
is_return (const QimamMeetingFinder *finder, const QimamClauses *scan, const QimamMention *place)
{
  static const char *const back[] = { "عاد",     "عادت",  "عادا", "عادوا",   "يعود",   "تعود",  "يعد",
                                      "تعد",     "رجع",   "رجعت", "عايدا",   "العايد", "عودته", "عودتها",
                                      "العايده", "عايده", "قفل",  "عودتهما", NULL };
  guint word = place->first_word, s_first, s_last;
  guint sentence = qimam_clauses_sentence (scan, word, &s_first, &s_last);

  if (scan->reading->in != QIMAM_FIELD_BODY || sentence > MIN (finder->lead_last, 1) || word <= s_first + 1 ||
      scan->gaps[word] != 0 || !qimam_place_is_physical (place) ||
      !qimam_clauses_word_is (scan, word - 1, from_words) ||
      qimam_meeting_finder_at (finder, scan, word) != 1 ||
      qimam_clauses_statement (scan, place->span) != NULL)
    return FALSE;
  return qimam_clauses_any_is (scan, MAX (s_first, word - MIN (word, MAX_ARRIVAL)), word - 2, back);
}

/* "المطل على البحر", "المقابل لمقر الأمم المتحدة": what a house lies beside. */
static gboolean
is_beside_house (const QimamClauses *scan, guint word)
{
  static const char *const beside[] = { "المطل",    "المطله",  "المشرف",  "المشرفه",  "المقابل",
                                        "المقابله", "المواجه", "المجاور", "المجاوره", "المحاذي",
                                        "المحاذيه", "القريب",  "القريبه", "مقابل",    "قباله",
                                        "قرب",      "جوار",    "بجوار",   NULL };

  return word > 0 && scan->gaps[word] == 0 &&
         qimam_clauses_any_is (scan, word - MIN (word, 2), word - 1, beside);
}

/* "اختار البيت الأبيض ضيعة …", "وقع الاختيار على جنيف": in the first sentences, the place of the meeting. */
static gboolean
is_chosen (const QimamMeetingFinder *finder, const QimamClauses *scan, const QimamMention *place)
{
  guint word = place->first_word, s_first, s_last;
  guint sentence = qimam_clauses_sentence (scan, word, &s_first, &s_last);

  return qimam_place_is_physical (place) && scan->reading->in == QIMAM_FIELD_BODY && sentence <= MAX_CHOSEN &&
         qimam_meeting_finder_at (finder, scan, word) == 1 && word > s_first &&
         qimam_clauses_find_hit (scan, "choose", MAX (s_first, word - MIN (word, MAX_RELATIVE)), word - 1) !=
             NULL;
}

/* The nearest meeting's noun within some words of a sentence, behind @from or before it. */
static const QimamEvent *
nearest_noun (const QimamMeetingFinder *finder, const QimamClauses *scan, guint from, gboolean behind)
{
  guint s_first, s_last;

  qimam_clauses_sentence (scan, from, &s_first, &s_last);
  for (guint i = 1; i <= MAX_HOSTED; i++)
    {
      const QimamEvent *event;

      if (behind ? from + i > s_last : from < s_first + i)
        break;
      event = qimam_meeting_finder_event_at (finder, scan, behind ? from + i : from - i);
      if (event != NULL && !event->verb && event->first <= from + i)
        return event;
    }
  return NULL;
}

/* "الصين ستستضيف الجولة الثانية من المحادثات", "استضافت باكستان الجولة الأولى", "محادثات تستضيفها قطر": the
 * state that is host; of which meeting, or 0. */
static gint64
find_hosted (const QimamMeetingFinder *finder, const QimamClauses *scan, const QimamMention *place)
{
  guint before = place->first_word - MIN (place->first_word, 1), behind = place->last_word + 1;
  const QimamEvent *event = NULL;

  if (!((place->kind == QIMAM_MENTION_COUNTRY && place->named &&
         g_strcmp0 (place->place_kind, "country") == 0) ||
        (place->kind == QIMAM_MENTION_PLACE && g_strcmp0 (place->place_kind, "city") == 0)) ||
      place->span.start > qimam_clauses_word (scan, place->first_word)->start)
    return 0;
  if (before < place->first_word && scan->gaps[place->first_word] == 0 &&
      qimam_clauses_has_hit (scan, "host", before, before))
    {
      const char *folded = qimam_clauses_word (scan, before)->folded;
      gboolean object = g_str_has_suffix (folded, "ها") || g_str_has_suffix (folded, "فه") ||
                        g_str_has_suffix (folded, "نه");

      event = nearest_noun (finder, scan, object ? before : place->last_word, !object);
    }
  else if (behind < scan->n_words && scan->gaps[behind] == 0 &&
           qimam_clauses_has_hit (scan, "host", behind, behind))
    event = nearest_noun (finder, scan, behind, TRUE);
  return event != NULL ? event->meeting : 0;
}

/* Whether a verb of holding or meeting stands shortly before a place. */
static gboolean
tells_holding (const QimamClauses *scan, const QimamMention *place)
{
  static const char *const rules[] = { "hold", "host", "meet", "begin" };
  guint word = place->first_word, s_first, s_last;

  qimam_clauses_sentence (scan, word, &s_first, &s_last);
  for (guint i = 0; i < G_N_ELEMENTS (rules) && word > s_first; i++)
    if (qimam_clauses_has_hit (scan, rules[i], MAX (s_first, word - MIN (word, MAX_HOSTED)), word - 1))
      return TRUE;
  return FALSE;
}

/* Whether a mention can be where something was: a city, a house, a state, and not where people are who speak
 * of it, nor where the matter is. */
static gboolean
is_candidate (const QimamClaimBuilder *builder,
              const QimamClauses *scan,
              const QimamMention *place,
              gboolean remote)
{
  const QimamMeetingFinder *finder = builder->finder;

  return place->first_word < scan->n_words &&
         (qimam_place_is_physical (place) || qimam_place_is_called_region (scan, place) ||
          qimam_place_is_region_of_meeting (scan, place) || place->kind == QIMAM_MENTION_COUNTRY ||
          qimam_place_is_house (scan, place) || (remote && place->kind == QIMAM_MENTION_ORGANISATION)) &&
         !is_beside_house (scan, place->first_word) &&
         /* "علاقاتنا في الولايات المتحدة عميقة" */
         !(place->kind == QIMAM_MENTION_COUNTRY &&
           qimam_reading_is_quoted (scan->reading, place->span.start)) &&
         !qimam_place_is_of_people (scan, place) && !qimam_place_is_of_matter (finder, scan, place) &&
         !(qimam_place_is_in_relative (finder, scan, place->first_word) && has_other_city (builder, place)) &&
         !qimam_site_is_other (finder, scan, place->first_word);
}

/* A place that the sentence ties to one meeting by more than standing beside it. */
static gboolean
take_tied (QimamClaimBuilder *builder, const QimamClauses *scan, const QimamMention *place)
{
  const QimamMeetingFinder *finder = builder->finder;
  const QimamEvent *event = qimam_site_find_event (finder, scan, place);
  gint64 meeting;

  if (event != NULL && (event->meeting > 0 || event->relation == QIMAM_EVENT_OTHER))
    {
      qimam_place_add (builder, scan, place, event->meeting, NULL);
      return TRUE;
    }
  meeting = find_hosted (finder, scan, place);
  if (meeting == 0)
    return FALSE;
  if (meeting == 1 && qimam_site_is_earlier (finder, scan, place->first_word))
    return TRUE;
  qimam_place_add (builder, scan, place, meeting, NULL);
  if (place->kind == QIMAM_MENTION_PLACE)
    qimam_place_add_presence (builder, scan, place, meeting);
  return TRUE;
}

/* Whether a verb of holding, or of what was agreed in the beginning, stands in the clause of a place. */
static gboolean
is_in_clause_of_meeting (const QimamMeetingFinder *finder,
                         const QimamClauses *scan,
                         const QimamMention *place)
{
  static const char *const rules[] = { "hold", "begin", "resume", "finish", "last", "meet" };
  const QimamClause *clause = qimam_clauses_clause (scan, place->first_word);

  if (is_held_before (finder, scan, place->first_word))
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (rules); i++)
    if (qimam_clauses_has_hit (scan, rules[i], clause->first, clause->last))
      return TRUE;
  return clause->sentence <= finder->lead_last && scan->reading->in == QIMAM_FIELD_BODY &&
         tells_outcome (scan, clause) && !qimam_place_is_of_outcome (scan, clause, place->first_word);
}

/* A place beside a word for the meeting @meeting, which is @event, or in its sentence. */
static void
take_beside (QimamClaimBuilder *builder,
             const QimamClauses *scan,
             const QimamMention *place,
             const QimamEvent *event,
             gint64 meeting)
{
  const QimamMeetingFinder *finder = builder->finder;
  const QimamClause *clause = qimam_clauses_clause (scan, place->first_word);
  const QimamEvent *beside = qimam_meeting_finder_in_sentence (finder, scan, clause->sentence);

  if (qimam_place_is_host (scan, place) || qimam_place_is_apart (finder, scan, place) ||
      (event != NULL &&
       (qimam_place_is_where (scan, place) ||
        (event->kind == QIMAM_MEETING_VISIT && qimam_place_is_destination (scan, place, event) &&
         place->kind == QIMAM_MENTION_PLACE) ||
        /* but "«قمة القدس»" is a name */
        (place->first_word == event->last + 1 && !(scan->gaps[event->first] & QIMAM_GAP_QUOTE)))))
    {
      qimam_place_add (builder, scan, place, meeting, NULL);
      qimam_place_add_presence (builder, scan, place, meeting);
    }
  else if ((qimam_place_is_where (scan, place) && is_in_clause_of_meeting (finder, scan, place)) ||
           is_lead_place (finder, scan, place, beside) ||
           (scan->reading->in == QIMAM_FIELD_BODY && clause->sentence <= finder->lead_last &&
            qimam_clauses_has_hit (scan, "move",
                                   g_array_index (scan->reading->sentence_word, guint, clause->sentence),
                                   place->first_word)))
    qimam_place_add (builder, scan, place, meeting, NULL);
}

/* "القمة القادمة في البحرين": of a meeting to come, beside the one that is reported. */
static gboolean
is_place_of_next (const QimamClauses *scan, const QimamMention *place, const QimamEvent *event)
{
  return event->relation == QIMAM_EVENT_NEXT &&
         (event->meeting == 0 || (event->meeting > 1 && place->kind == QIMAM_MENTION_COUNTRY));
}

/* "تلتئم القمة القادمة في البحرين": where a meeting to come is to be, as far as nobody only wishes it. */
static gboolean
is_told_of_next (const QimamClauses *scan, const QimamMention *place)
{
  static const char *const in[] = { "في", NULL };
  gboolean modal, state = place->kind == QIMAM_MENTION_COUNTRY && place->named &&
                          g_strcmp0 (place->place_kind, "country") == 0;
  guint word = place->first_word;

  if (word == 0 || scan->gaps[word] != 0 || scan->reading->in != QIMAM_FIELD_BODY ||
      !(state ? qimam_clauses_word_is (scan, word - 1, in)
              : qimam_place_is_physical (place) && qimam_place_is_where (scan, place)))
    return FALSE;
  return !qimam_clauses_is_negated (scan, word, &modal) && !modal;
}

static void
take_place (QimamClaimBuilder *builder, const QimamClauses *scan, const QimamMention *place, gboolean remote)
{
  const QimamMeetingFinder *finder = builder->finder;
  const QimamClause *clause = qimam_clauses_clause (scan, place->first_word);
  const QimamEvent *event = qimam_meeting_finder_event_at (finder, scan, place->first_word);
  const QimamEvent *beside = qimam_meeting_finder_in_sentence (finder, scan, clause->sentence);
  gint64 meeting = event != NULL ? event->meeting : qimam_meeting_finder_at (finder, scan, place->first_word);

  if (event != NULL && qimam_event_is_about (event, place->first_word))
    return;
  if (event != NULL ? is_place_of_next (scan, place, event) : is_of_next (finder, scan, place, beside))
    {
      if (is_told_of_next (scan, place) && (event != NULL || tells_holding (scan, place)))
        {
          qimam_place_add (builder, scan, place, event != NULL ? event->meeting : 0, NULL);
          return;
        }
      if (event == NULL || event->meeting == 0)
        return;
    }
  if (meeting == 0)
    return;
  if (qimam_place_is_state_of (scan, place, event) && !remote && (event != NULL || beside != NULL))
    qimam_place_add (builder, scan, place, meeting, NULL);
  else if (remote && place->kind != QIMAM_MENTION_COUNTRY && is_speaking_from (scan, place))
    {
      g_autofree char *party =
          qimam_claim_builder_party (builder, scan, clause->first, place->first_word, "joint");
      qimam_place_add (builder, scan, place, 1, party);
    }
  else if (event == NULL && qimam_site_is_earlier (finder, scan, place->first_word))
    {
      if ((qimam_place_is_physical (place) ? qimam_place_is_where (scan, place)
                                           : qimam_place_is_house (scan, place)) &&
          tells_holding (scan, place))
        qimam_place_add (builder, scan, place, meeting == 1 ? 0 : meeting, NULL);
    }
  else if (is_arrival (finder, scan, place) || qimam_site_is_scene (finder, scan, place) ||
           qimam_site_is_announced (finder, scan, place) ||
           ((is_chosen (finder, scan, place) || is_return (finder, scan, place)) &&
            !has_other_city (builder, place)))
    qimam_place_add (builder, scan, place, meeting, NULL);
  else if (beside != NULL && (qimam_place_is_physical (place) || qimam_place_is_called_region (scan, place) ||
                              qimam_place_is_region_of_meeting (scan, place) ||
                              (qimam_place_is_house (scan, place) && !remote)))
    take_beside (builder, scan, place, event, meeting);
}

void
qimam_claims_find_places (QimamClaimBuilder *builder, const QimamClauses *scan)
{
  const GPtrArray *mentions = scan->reading->mentions;
  const QimamValue video = { .set = TRUE, .key = (char *) "video" };
  gboolean remote = builder->finder->has_main &&
                    qimam_claim_builder_find (builder, QIMAM_DIMENSION_FORMAT, 1, &video) != NULL;

  for (guint i = 0; i < mentions->len; i++)
    {
      const QimamMention *place = mentions->pdata[i];

      if (is_candidate (builder, scan, place, remote) && !take_tied (builder, scan, place))
        take_place (builder, scan, place, remote);
    }
  add_place_of_news (builder, scan);
  add_place_of_speech (builder, scan);
}
