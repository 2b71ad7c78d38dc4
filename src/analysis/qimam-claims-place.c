/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "qimam-claims-facts.h"
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

static gboolean
is_of_state (const QimamMention *place)
{
  return place->party != NULL && g_ascii_isupper (place->party[0]) &&
         place->kind != QIMAM_MENTION_ORGANISATION;
}

/* One meeting is not in two states, unless its sides are apart or it is a journey: where the first place is
 * told, one in another state is of something else. */
static gboolean
is_abroad (const QimamClaimBuilder *builder, const QimamMention *place)
{
  const QimamMeetingFinder *finder = builder->finder;

  return finder->has_main && !finder->remote &&
         ((QimamMeeting *) finder->meetings->pdata[0])->kind != QIMAM_MEETING_VISIT &&
         builder->country != NULL && is_of_state (place) && strcmp (builder->country, place->party) != 0;
}

static void
add_place (QimamClaimBuilder *builder,
           const QimamClauses *scan,
           const QimamMention *place,
           gint64 meeting,
           const char *party)
{
  QimamValue value = { .set = TRUE,
                       .name = place->name,
                       .key = place->key,
                       .kind = g_intern_string (place->place_kind != NULL ? place->place_kind : "venue") };
  QimamClaim *known, *claim;

  if (meeting == 1 && is_abroad (builder, place))
    meeting = 0;
  else if (meeting == 1 && builder->country == NULL && is_of_state (place))
    builder->country = place->party;
  known = qimam_claim_builder_find (builder, QIMAM_DIMENSION_PLACE, meeting, &value);
  if (known != NULL)
    {
      qimam_claim_builder_repeat (known, place->span);
      return;
    }
  claim = qimam_claim_builder_add_span (builder, scan, QIMAM_DIMENSION_PLACE, place->full);
  if (claim == NULL)
    return;
  claim->meeting = meeting;
  claim->party = g_strdup (party != NULL ? party : "joint");
  qimam_value_copy (&claim->value, &value);
}

static gboolean
has_mode (QimamClaimBuilder *builder, gint64 meeting)
{
  static const char *const modes[] = { "in_person", "video", "phone", "hybrid" };

  for (guint i = 0; i < G_N_ELEMENTS (modes); i++)
    {
      const QimamValue value = { .set = TRUE, .key = (char *) modes[i] };
      if (qimam_claim_builder_find (builder, QIMAM_DIMENSION_FORMAT, meeting, &value) != NULL)
        return TRUE;
    }
  return FALSE;
}

/* "… that was held in the palace": where nothing else tells how, those who met were there. */
static void
add_presence (QimamClaimBuilder *builder, const QimamClauses *scan, const QimamMention *place, gint64 meeting)
{
  guint from = place->first_word > 3 ? place->first_word - 3 : 0;
  const QimamCueHit *hold = qimam_clauses_find_hit (scan, "hold", from, place->first_word);
  QimamClaim *claim;

  if (hold == NULL || has_mode (builder, meeting) ||
      (claim = qimam_claim_builder_add (builder, scan, QIMAM_DIMENSION_FORMAT, hold->first,
                                        place->last_word)) == NULL)
    return;
  claim->meeting = meeting;
  claim->party = g_strdup ("joint");
  claim->value.set = TRUE;
  claim->value.key = g_strdup ("in_person");
  claim->basis = QIMAM_BASIS_INFERRED;
  claim->how = g_strdup ("a place is named");
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
          qimam_meeting_finder_at (finder, scan, place->first_word) != 1 ||
          qimam_clauses_statement (scan, place->span) != NULL ||
          (qimam_clauses_has_hit (scan, "report", s_first, MIN (s_first + 1, s_last)) &&
           !qimam_clauses_has_hit (scan, "move", s_first, MIN (s_first + 1, s_last))) ||
          qimam_place_is_of_outcome (scan, qimam_clauses_clause (scan, place->first_word), place->first_word))
        continue;
      add_place (builder, scan, place, 1, NULL);
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
          add_place (builder, scan, place, 1, NULL);
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

  if (!qimam_place_is_physical (place) || scan->reading->in != QIMAM_FIELD_BODY ||
      sentence > MIN (finder->lead_last, 1) || qimam_meeting_finder_at (finder, scan, word) != 1 ||
      qimam_clauses_statement (scan, place->span) != NULL)
    return FALSE;
  for (guint back = 1; back <= 3 && word >= s_first + back; back++)
    {
      guint w = word - back;

      if (scan->gaps[w + 1] != 0)
        return FALSE;
      if (qimam_clauses_word_is (scan, w, to))
        {
          for (guint v = w; v-- > s_first && v + MAX_ARRIVAL > w;)
            if (qimam_clauses_has_hit (scan, "move", v, v))
              return !qimam_clauses_word_is (scan, v, leave) &&
                     !(v > s_first && qimam_clauses_has_mark (scan, v - 1, QIMAM_MARK_NEGATOR)) &&
                     !(v > s_first && qimam_clauses_has_mark (scan, v - 1, QIMAM_MARK_RELATIVE));
          return FALSE;
        }
      if (back > 1 && !qimam_clauses_word_is (scan, w, towns))
        return FALSE;
    }
  return FALSE;
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

void
qimam_claims_find_places (QimamClaimBuilder *builder, const QimamClauses *scan)
{
  const GPtrArray *mentions = scan->reading->mentions;
  const QimamMeetingFinder *finder = builder->finder;
  const QimamValue video = { .set = TRUE, .key = (char *) "video" };
  gboolean remote =
      finder->has_main && qimam_claim_builder_find (builder, QIMAM_DIMENSION_FORMAT, 1, &video) != NULL;

  for (guint i = 0; i < mentions->len; i++)
    {
      const QimamMention *place = mentions->pdata[i];
      const QimamEvent *event, *beside;
      const QimamClause *clause;
      gint64 meeting;

      if (place->first_word >= scan->n_words ||
          !(qimam_place_is_physical (place) || qimam_place_is_called_region (scan, place) ||
            qimam_place_is_region_of_meeting (scan, place) || place->kind == QIMAM_MENTION_COUNTRY ||
            qimam_place_is_house (scan, place) || (remote && place->kind == QIMAM_MENTION_ORGANISATION)) ||
          qimam_place_is_of_people (scan, place) || qimam_place_is_of_matter (finder, scan, place) ||
          (qimam_place_is_in_relative (finder, scan, place->first_word) && has_other_city (builder, place)))
        continue;
      if (qimam_site_is_other (finder, scan, place->first_word))
        continue;
      event = qimam_site_find_event (finder, scan, place);
      if (event != NULL && (event->meeting > 0 || event->relation == QIMAM_EVENT_OTHER))
        {
          add_place (builder, scan, place, event->meeting, NULL);
          continue;
        }
      if ((meeting = find_hosted (finder, scan, place)) > 0)
        {
          if (meeting == 1 && qimam_site_is_earlier (finder, scan, place->first_word))
            continue;
          add_place (builder, scan, place, meeting, NULL);
          if (place->kind == QIMAM_MENTION_PLACE)
            add_presence (builder, scan, place, meeting);
          continue;
        }
      clause = qimam_clauses_clause (scan, place->first_word);
      event = qimam_meeting_finder_event_at (finder, scan, place->first_word);
      beside = qimam_meeting_finder_in_sentence (finder, scan, clause->sentence);
      meeting = event != NULL ? event->meeting : qimam_meeting_finder_at (finder, scan, place->first_word);
      if (event != NULL && qimam_event_is_about (event, place->first_word))
        continue;
      if (event == NULL && is_of_next (finder, scan, place, beside))
        continue;
      if (meeting == 0 || (event != NULL && event->meeting == 0 && event->relation == QIMAM_EVENT_NEXT))
        continue;
      if (qimam_place_is_state_of (scan, place, event) && !remote && (event != NULL || beside != NULL))
        {
          add_place (builder, scan, place, meeting, NULL);
          continue;
        }
      if (remote && place->kind != QIMAM_MENTION_COUNTRY && is_speaking_from (scan, place))
        {
          g_autofree char *party =
              qimam_claim_builder_party (builder, scan, clause->first, place->first_word, "joint");
          add_place (builder, scan, place, 1, party);
          continue;
        }
      if (event == NULL && qimam_site_is_earlier (finder, scan, place->first_word))
        {
          if ((qimam_place_is_physical (place) ? qimam_place_is_where (scan, place)
                                               : qimam_place_is_house (scan, place)) &&
              tells_holding (scan, place))
            add_place (builder, scan, place, meeting == 1 ? 0 : meeting, NULL);
          continue;
        }
      if (is_arrival (finder, scan, place) || qimam_site_is_scene (finder, scan, place) ||
          qimam_site_is_announced (finder, scan, place) ||
          (is_chosen (finder, scan, place) && !has_other_city (builder, place)))
        {
          add_place (builder, scan, place, meeting, NULL);
          continue;
        }
      if (beside == NULL || !(qimam_place_is_physical (place) || qimam_place_is_called_region (scan, place) ||
                              qimam_place_is_region_of_meeting (scan, place) ||
                              (qimam_place_is_house (scan, place) && !remote)))
        continue;
      if (qimam_place_is_host (scan, place) || qimam_place_is_apart (finder, scan, place) ||
          (event != NULL &&
           (qimam_place_is_where (scan, place) ||
            (event->kind == QIMAM_MEETING_VISIT && qimam_place_is_destination (scan, place, event) &&
             place->kind == QIMAM_MENTION_PLACE) ||
            /* but "«قمة القدس»" is a name */
            (place->first_word == event->last + 1 && !(scan->gaps[event->first] & QIMAM_GAP_QUOTE)))))
        {
          add_place (builder, scan, place, meeting, NULL);
          add_presence (builder, scan, place, meeting);
        }
      else if (qimam_place_is_where (scan, place) &&
               (is_held_before (finder, scan, place->first_word) ||
                qimam_clauses_find_hit (scan, "hold", clause->first, clause->last) != NULL ||
                qimam_clauses_find_hit (scan, "begin", clause->first, clause->last) != NULL ||
                qimam_clauses_find_hit (scan, "resume", clause->first, clause->last) != NULL ||
                qimam_clauses_find_hit (scan, "finish", clause->first, clause->last) != NULL ||
                qimam_clauses_find_hit (scan, "last", clause->first, clause->last) != NULL ||
                (clause->sentence <= finder->lead_last && scan->reading->in == QIMAM_FIELD_BODY &&
                 tells_outcome (scan, clause) &&
                 !qimam_place_is_of_outcome (scan, clause, place->first_word)) ||
                qimam_clauses_find_hit (scan, "meet", clause->first, clause->last) != NULL))
        add_place (builder, scan, place, meeting, NULL);
      else if (is_lead_place (finder, scan, place, beside))
        add_place (builder, scan, place, meeting, NULL);
      else if (scan->reading->in == QIMAM_FIELD_BODY && clause->sentence <= finder->lead_last &&
               qimam_clauses_find_hit (scan, "move",
                                       g_array_index (scan->reading->sentence_word, guint, clause->sentence),
                                       place->first_word) != NULL)
        add_place (builder, scan, place, meeting, NULL);
    }
  add_place_of_news (builder, scan);
  add_place_of_speech (builder, scan);
}
