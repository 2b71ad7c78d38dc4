/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-claims-people.h"

#include "qimam-claims-attendance.h"

#define MAX_APART 12  /* words between sides and their names */
#define MAX_NAMES 200 /* of an article, looked through for how it names a state */

/* A state that a word names: as such, by its capital, or by an adjective of origin. */
typedef struct
{
  guint first; /* words */
  guint last;
  const char *key;
  const char *name;
} State;

/* A capital that stands for its state is named as the state is. */
static const char *
state_name (const QimamClauses *scan, const QimamMention *mention)
{
  const GPtrArray *mentions = scan->reading->mentions;
  const GArray *origins = scan->reading->origins;

  if (mention->named || mention->place_kind != NULL)
    return mention->name;
  for (guint i = 0; i < mentions->len && i < MAX_NAMES; i++)
    {
      const QimamMention *other = mentions->pdata[i];
      if (other->kind == QIMAM_MENTION_COUNTRY && other->named && g_strcmp0 (other->key, mention->key) == 0)
        return other->name;
    }
  for (guint i = 0; i < origins->len && i < MAX_NAMES; i++)
    if (g_strcmp0 (g_array_index (origins, QimamOrigin, i).key, mention->key) == 0)
      return g_array_index (origins, QimamOrigin, i).name;
  return mention->name;
}

/* The states that a sentence names, in the order of its words. (transfer full) (element-type State) */
static GArray *
find_states (const QimamClauses *scan, guint sentence)
{
  const QimamReading *reading = scan->reading;
  GArray *states = g_array_new (FALSE, FALSE, sizeof (State));
  guint from = g_array_index (reading->sentence_word, guint, sentence);
  guint end = g_array_index (reading->sentence_word, guint, sentence + 1);
  guint o = 0;
  gsize start;

  if (from >= end)
    return states;
  start = qimam_clauses_word (scan, from)->start;
  for (guint i = qimam_clauses_mention_from (scan, start); i <= reading->mentions->len; i++)
    {
      const QimamMention *mention = i < reading->mentions->len ? reading->mentions->pdata[i] : NULL;
      guint upto = mention != NULL && mention->first_word < end ? mention->first_word : end;

      for (; o < reading->origins->len; o++)
        {
          const QimamOrigin *origin = &g_array_index (reading->origins, QimamOrigin, o);
          State state = { origin->word, origin->word, origin->key, origin->name };

          if (origin->word >= upto)
            break;
          if (origin->word >= from)
            g_array_append_val (states, state);
        }
      if (upto == end)
        break;
      if (mention->kind == QIMAM_MENTION_COUNTRY && mention->key != NULL)
        {
          State state = { mention->first_word, mention->last_word, mention->key, state_name (scan, mention) };
          g_array_append_val (states, state);
        }
      while (mention->kind == QIMAM_MENTION_COUNTRY && o < reading->origins->len &&
             g_array_index (reading->origins, QimamOrigin, o).word <= mention->last_word)
        o++;
    }
  return states;
}

static gboolean
has_state (QimamClaimBuilder *builder, gint64 meeting, const char *key)
{
  const QimamValue value = { .set = TRUE, .key = (char *) key };

  return qimam_claim_builder_find (builder, QIMAM_DIMENSION_PARTICIPANTS, meeting, &value) != NULL;
}

static void
add_state (QimamClaimBuilder *builder, const QimamClauses *scan, const State *state, gint64 meeting)
{
  QimamClaim *claim;

  /* "وزراء مياه مصر والسودان": told as those whom they sent */
  if (has_state (builder, meeting, state->key) ||
      qimam_claim_builder_covers (builder, scan, 1 << QIMAM_DIMENSION_PARTICIPANTS,
                                  qimam_clauses_span (scan, state->first, state->last, TRUE)))
    return;
  claim = qimam_claim_builder_add (builder, scan, QIMAM_DIMENSION_PARTICIPANTS, state->first, state->last);
  if (claim == NULL)
    return;
  claim->meeting = meeting;
  claim->party = g_strdup (state->key);
  claim->value.set = TRUE;
  claim->value.key = g_strdup (state->key);
  claim->value.name = g_strdup (state->name);
  claim->value.role = g_intern_string ("delegation");
}

/* "تبحث النزاعات في اليمن وسوريا", "اتسعت المجموعة لتضم مصر وإيران": states in which something is, or of
 * which something is told. */
static gboolean
is_where (const QimamClauses *scan, guint word)
{
  static const char *const where[] = { "في", "الي", "علي",  "عن",   "حول", "بشان",
                                       "ضد", "لدي", "تجاه", "ازاء", "نحو", NULL };

  return word > 0 && scan->gaps[word] == 0 &&
         (qimam_clauses_word_is (scan, word - 1, where) ||
          qimam_clauses_has_hit (scan, "matter", word - 1, word - 1) ||
          qimam_clauses_has_hit (scan, "widens", word - 1, word - 1));
}

/* Whether somebody who is named took part for a state. */
static gboolean
speaks_for (const QimamClaimBuilder *builder, gint64 meeting, const char *state)
{
  for (guint i = 0; i < builder->analysis->claims->len; i++)
    {
      const QimamClaim *claim = builder->analysis->claims->pdata[i];

      if (claim->dimension == QIMAM_DIMENSION_PARTICIPANTS && claim->meeting == meeting &&
          claim->value.key != NULL && g_strcmp0 (claim->party, state) == 0 &&
          !g_str_equal (claim->value.key, state))
        return TRUE;
    }
  return FALSE;
}

/* States that meet as such, where nobody of theirs is named: "… and … said they held talks",
 * "American-Russian talks", "the Russian and the American delegations". */
static void
add_states (QimamClaimBuilder *builder, const QimamClauses *scan)
{
  const QimamMeetingFinder *finder = builder->finder;
  guint read = G_MAXUINT;

  for (guint e = 0; e < finder->events->len; e++)
    {
      const QimamEvent *event = finder->events->pdata[e];
      g_autoptr (GArray) states = NULL;

      if (event->scan != scan || event->relation != QIMAM_EVENT_MAIN || event->sentence > finder->lead_last ||
          event->sentence == read)
        continue;
      read = event->sentence;
      states = find_states (scan, event->sentence);
      for (guint i = 0; i + 1 < states->len; i++)
        {
          const State *a = &g_array_index (states, State, i), *b = a + 1;

          if (b->first > a->last + 1 || (scan->gaps[b->first] & ~QIMAM_GAP_QUOTE) ||
              g_str_equal (a->key, b->key))
            continue;
          /* with all that are joined to it */
          if (is_where (scan, a->first))
            {
              while (i + 2 < states->len && g_array_index (states, State, i + 2).first ==
                                                g_array_index (states, State, i + 1).last + 1)
                i++;
              i++;
              continue;
            }
          if (speaks_for (builder, event->meeting, a->key) && speaks_for (builder, event->meeting, b->key))
            return;
          add_state (builder, scan, a, event->meeting);
          for (; i + 1 < states->len; i++)
            {
              a = &g_array_index (states, State, i);
              b = a + 1;
              if (b->first > a->last + 1 || (scan->gaps[b->first] & ~QIMAM_GAP_QUOTE))
                break;
              add_state (builder, scan, b, event->meeting);
            }
          return;
        }
    }
}

/* "…، وحضور الأمم المتحدة والأردن": where the sentence tells of the meeting. */
static gboolean
is_noun_of_coming (const QimamClaimBuilder *builder, const QimamClauses *scan, const QimamMention *who)
{
  const QimamEvent *event = qimam_meeting_finder_in_sentence (builder->finder, scan, who->sentence);

  return event != NULL && event->relation == QIMAM_EVENT_MAIN && event->first < who->first_word &&
         qimam_clauses_is_joined (scan, who->first_word - 1) &&
         qimam_clauses_has_hit (scan, "came_states_noun", who->first_word - 1, who->first_word - 1);
}

/* "وشارك عن السودان الوزير فلان": for whom somebody came. */
static gboolean
is_stood_for (const QimamClauses *scan, guint word)
{
  static const char *const of[] = { "عن", NULL };

  return word > 0 && scan->gaps[word] == 0 && qimam_clauses_word_is (scan, word - 1, of);
}

/* "قد تشارك بنين في هذه القوة": what a state takes part in is something else than a meeting. */
static gboolean
is_in_other (const QimamClaimBuilder *builder, const QimamClauses *scan, const QimamMention *who)
{
  static const char *const in[] = { "في", NULL };
  static const char *const these[] = { "هذا", "هذه", "تلك", "كل", NULL };
  guint s_first, s_last, word = who->last_word + 1;

  qimam_clauses_sentence (scan, who->first_word, &s_first, &s_last);
  if (who->first_word == s_first ||
      !qimam_clauses_has_hit (scan, "takes_part", who->first_word - 1, who->first_word - 1))
    return FALSE;
  if (word + 1 > s_last || scan->gaps[word] != 0 || !qimam_clauses_word_is (scan, word, in))
    return FALSE;
  word += qimam_clauses_word_is (scan, word + 1, these) ? 2 : 1;
  return word <= s_last && qimam_meeting_finder_event_at (builder->finder, scan, word) == NULL &&
         !qimam_clauses_has_hit (scan, "meeting_word", word, word) &&
         !qimam_clauses_has_hit (scan, "gathering", word, word);
}

/* "وما بذله، بمشاركة الولايات المتحدة، من جهود": they take part in what somebody did. */
static gboolean
is_in_deed (const QimamClauses *scan, const QimamMention *who)
{
  static const char *const what[] = { "ما", "مما", "وما", "بما", "لما", NULL };
  guint s_first, s_last, from;

  qimam_clauses_sentence (scan, who->first_word, &s_first, &s_last);
  from = who->first_word > s_first + 6 ? who->first_word - 6 : s_first;
  return qimam_clauses_any_is (scan, from, who->first_word, what);
}

/* "محادثات … برعاية السعودية وسويسرا", "باستضافة مشتركة من …": in the words of a meeting. */
static gboolean
is_sponsor (const QimamClaimBuilder *builder, const QimamClauses *scan, const QimamMention *who)
{
  const QimamEvent *event = qimam_meeting_finder_in_sentence (builder->finder, scan, who->sentence);
  guint from = who->first_word > 2 ? who->first_word - 3 : 0;
  const QimamCueHit *hit =
      who->first_word > 0 ? qimam_clauses_find_hit (scan, "sponsors", from, who->first_word - 1) : NULL;

  return hit != NULL && hit->last + 1 == who->first_word && event != NULL && !event->verb &&
         event->relation == QIMAM_EVENT_MAIN && event->first < hit->first &&
         event->sentence <= builder->finder->lead_last && scan->statement_of[who->first_word] == 0;
}

/* "الدول الراعية، وهي مصر والإمارات", "الوسطاء (قطر ومصر)": the sides of a meeting by their names. */
static gboolean
is_of_sides (const QimamClauses *scan, const QimamMention *who)
{
  static const char *const these[] = { "وهي", "هي", "وهم", "هم", "وهما", NULL };
  guint from = who->first_word > MAX_APART ? who->first_word - MAX_APART : 0;
  const QimamCueHit *hit;
  gboolean told;

  if (who->first_word == 0 || scan->statement_of[who->first_word] != 0)
    return FALSE;
  told = (scan->gaps[who->first_word] & QIMAM_GAP_OPEN) != 0;
  for (guint w = who->first_word; w-- > from;)
    {
      if ((scan->gaps[w + 1] & (QIMAM_GAP_STOP | QIMAM_GAP_COLON | QIMAM_GAP_LINE)) ||
          qimam_clauses_has_mark (scan, w, QIMAM_MARK_VERB) ||
          qimam_clauses_has_mark (scan, w, QIMAM_MARK_RELATIVE))
        return FALSE;
      hit = qimam_clauses_find_hit (scan, "sides", w, w);
      if (hit != NULL)
        return told && hit->last < who->first_word;
      told = told || qimam_clauses_word_is (scan, w, these);
      if (!told && (scan->gaps[w + 1] & ~QIMAM_GAP_QUOTE))
        return FALSE;
    }
  return FALSE;
}

gboolean
qimam_claims_is_body_of_states (const char *key)
{
  static const char *const bodies[] = { "un",  "african_union", "arab_league", "eu",   "gcc",
                                        "oic", "igad",          "nato",        "osce", NULL };

  return g_strv_contains (bodies, key);
}

/* "وشاركت مصر والإمارات والأمم المتحدة", "بمشاركة قطر وتركيا": states and bodies that come as such, one after
 * the other behind a word of coming. */
static void
add_listed_states (QimamClaimBuilder *builder, const QimamClauses *scan)
{
  const GPtrArray *mentions = scan->reading->mentions;
  guint next = 0; /* the word after the last one of the list */

  for (guint i = 0; i < mentions->len; i++)
    {
      const QimamMention *who = mentions->pdata[i];
      gboolean joined = next > 0 && who->first_word == next;

      if (who->first_word >= scan->n_words ||
          !((who->kind == QIMAM_MENTION_COUNTRY && who->named &&
             g_strcmp0 (who->place_kind, "country") == 0) ||
            (who->kind == QIMAM_MENTION_ORGANISATION && who->key != NULL &&
             qimam_claims_is_body_of_states (who->key))) ||
          !(joined ? (scan->gaps[who->first_word] & (QIMAM_GAP_STOP | QIMAM_GAP_COLON)) == 0
                   : who->first_word > 0 &&
                         (qimam_clauses_has_hit (scan, "came_states",
                                                 who->first_word > 1 ? who->first_word - 2 : 0,
                                                 who->first_word - 1) ||
                          is_noun_of_coming (builder, scan, who) || is_sponsor (builder, scan, who) ||
                          is_of_sides (scan, who))) ||
          qimam_meeting_finder_at (builder->finder, scan, who->first_word) != 1 ||
          (!joined && (is_stood_for (scan, who->first_word) || is_in_other (builder, scan, who) ||
                       is_in_deed (scan, who))))
        continue;
      next = who->last_word + 1;
      add_state (builder, scan, &(State){ who->first_word, who->last_word, who->key, who->name }, 1);
    }
}

/* roles of those who head a state */
static const char *const of_heads[] = { "president", "prime_minister", "king", "crown_prince",
                                        "emir",      "leader",         NULL };

/* "توصل زعماء روسيا وأوكرانيا وفرنسا …": the heads of states, or their foreign ministers, who met are those
 * whom the article names for these states. (nullable): the roles that the word before the states tells. */
static const char *const *
roles_of_states (const QimamClauses *scan, guint first)
{
  static const char *const heads[] = { "زعماء", "قاده", "روساء", "زعيما", "زعيمي", "رييسا", "رييسي", NULL };
  static const char *const ministers[] = { "خارجيه", NULL };
  static const char *const of_ministers[] = { "foreign_minister", NULL };

  for (guint back = 1; back <= 2 && back <= first; back++)
    {
      if (qimam_clauses_word_is (scan, first - back, heads))
        return of_heads;
      if (qimam_clauses_word_is (scan, first - back, ministers))
        return of_ministers;
    }
  return NULL;
}

static void
add_heads_of_states (QimamClaimBuilder *builder, const QimamClauses *scan)
{
  const GPtrArray *mentions = scan->reading->mentions, *claims = builder->analysis->claims;
  const char *const *roles = NULL;
  g_autoptr (GHashTable) states = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < claims->len; i++)
    {
      const QimamClaim *claim = claims->pdata[i];
      guint first, last;

      if (claim->dimension != QIMAM_DIMENSION_PARTICIPANTS || claim->meeting != 1 ||
          claim->span.in != scan->reading->in || g_strcmp0 (claim->value.key, claim->party) != 0 ||
          claim->party == NULL)
        continue;
      g_hash_table_add (states, claim->party);
      if (roles == NULL && qimam_clauses_words_of (scan, claim->span, &first, &last))
        roles = roles_of_states (scan, first);
    }
  for (guint i = 0; i < mentions->len; i++)
    {
      const QimamMention *who = mentions->pdata[i];
      const QimamEvent *beside;

      if (who->sentence > builder->finder->lead_last)
        break;
      beside = qimam_meeting_finder_in_sentence (builder->finder, scan, who->sentence);
      if (who->kind == QIMAM_MENTION_PERSON && who->group > 0 && !who->named && who->key != NULL &&
          beside != NULL && beside->relation == QIMAM_EVENT_MAIN)
        g_hash_table_add (states, who->key);
    }
  for (guint i = 0; i < mentions->len && g_hash_table_size (states) > 0; i++)
    {
      const QimamMention *who = mentions->pdata[i];
      guint s_first, s_last;

      if (who->kind != QIMAM_MENTION_PERSON || !who->named || who->key == NULL || who->role == NULL ||
          who->party == NULL || who->first_word >= scan->n_words ||
          !(g_hash_table_contains (states, who->key) ||
            (roles != NULL && g_strv_contains (roles, who->role) &&
             g_hash_table_contains (states, who->party))) ||
          qimam_meeting_finder_at (builder->finder, scan, who->first_word) != 1)
        continue;
      qimam_clauses_sentence (scan, who->first_word, &s_first, &s_last);
      if (!qimam_attendance_is_absent (scan, who, s_first) &&
          !qimam_attendance_is_behind (scan, who, s_first))
        qimam_claims_add_participant (builder, scan, who, 1, who->role);
    }
}

/* Whether someone who took part is named in the beginning of the body. */
static gboolean
lead_names_people (const QimamClaimBuilder *builder, const QimamClauses *scan)
{
  for (guint i = 0; i < builder->analysis->claims->len; i++)
    {
      const QimamClaim *claim = builder->analysis->claims->pdata[i];
      int sentence;

      if (claim->dimension != QIMAM_DIMENSION_PARTICIPANTS || claim->meeting != 1 ||
          claim->value.key == NULL || claim->span.in != scan->reading->in ||
          g_strcmp0 (claim->value.role, "delegation") == 0)
        continue;
      sentence = qimam_reading_sentence_at (scan->reading, claim->span.start);
      if (sentence >= 0 && (guint) sentence <= builder->finder->lead_last)
        return TRUE;
    }
  return FALSE;
}

/* Whether it is still to be found who met: fewer than two are known, or at a summit those alone who came with
 * the heads. */
static gboolean
wants_two (const QimamClaimBuilder *builder)
{
  const QimamEvent *first = builder->finder->first;
  gboolean has_head = FALSE;
  guint n = 0;

  for (guint i = 0; i < builder->analysis->claims->len; i++)
    {
      const QimamClaim *claim = builder->analysis->claims->pdata[i];

      if (claim->dimension != QIMAM_DIMENSION_PARTICIPANTS || claim->meeting != 1 ||
          g_strcmp0 (claim->value.role, "delegation") == 0)
        continue;
      has_head = has_head || (claim->value.role != NULL && g_strv_contains (of_heads, claim->value.role));
      n++;
    }
  return n < 2 || (!has_head && first != NULL && first->kind == QIMAM_MEETING_SUMMIT);
}

/* Absent, or told of as one who need not be there. */
static gboolean
is_elsewhere (const QimamClauses *scan, const QimamMention *who)
{
  guint s_first, s_last;

  if (who->first_word >= scan->n_words)
    return TRUE;
  qimam_clauses_sentence (scan, who->first_word, &s_first, &s_last);
  return qimam_attendance_is_absent (scan, who, s_first) || qimam_attendance_is_behind (scan, who, s_first);
}

/* "… that the two presidents meet": the two of that office who were named before. */
static void
add_pair (QimamClaimBuilder *builder, const QimamClauses *scan)
{
  const QimamMeetingFinder *finder = builder->finder;
  const GPtrArray *mentions = scan->reading->mentions;
  const QimamMention *named[2] = { NULL, NULL };
  guint n = 0;

  for (guint i = 0; i < mentions->len; i++)
    {
      const QimamMention *who = mentions->pdata[i];
      const QimamEvent *beside = qimam_meeting_finder_in_sentence (finder, scan, who->sentence);

      if (who->sentence > finder->lead_last)
        return;
      if (who->kind == QIMAM_MENTION_PERSON && who->named && who->key != NULL && n < 2 &&
          !is_elsewhere (scan, who) && (n == 0 || g_strcmp0 (named[0]->party, who->party) != 0))
        named[n++] = who;
      else if (who->kind == QIMAM_MENTION_GROUP && n == 2 && g_strcmp0 (who->party, "joint") == 0 &&
               (g_strcmp0 (who->role, "leader") == 0 ||
                (g_strcmp0 (who->role, named[0]->role) == 0 && g_strcmp0 (who->role, named[1]->role) == 0)) &&
               beside != NULL && beside->relation == QIMAM_EVENT_MAIN)
        {
          qimam_claims_add_participant (builder, scan, named[0], 1, named[0]->role);
          qimam_claims_add_participant (builder, scan, named[1], 1, named[1]->role);
          return;
        }
    }
}

/* "غادر الرئيس فلان … بعد مشادة مع نظيره فلان ونائبه فلان": one named first in the news, and his counterpart.
 */
static void
add_counterpart (QimamClaimBuilder *builder, const QimamClauses *scan)
{
  static const char *const others[] = { "نظيره",  "نظيرها", "نظيرته", "نظيرتها", "ونظيره", "بنظيره",
                                        "لنظيره", "ضيفه",   "مضيفه",  "بضيفه",   "مضيفها", NULL };
  const GPtrArray *mentions = scan->reading->mentions;
  const QimamMention *one = NULL;

  for (guint i = 0; i < mentions->len; i++)
    {
      const QimamMention *who = mentions->pdata[i];

      if (who->sentence > builder->finder->lead_last || who->first_word >= scan->n_words)
        return;
      if (who->kind != QIMAM_MENTION_PERSON || !who->named || who->key == NULL ||
          qimam_meeting_finder_at (builder->finder, scan, who->first_word) != 1 || is_elsewhere (scan, who))
        continue;
      if (one == NULL || one->sentence != who->sentence)
        one = who;
      else if (g_strcmp0 (one->party, who->party) != 0 &&
               qimam_clauses_any_is (scan, who->first_word > 0 ? who->first_word - 1 : 0, who->first_word,
                                     others))
        {
          qimam_claims_add_participant (builder, scan, one, 1, one->role);
          qimam_claims_add_participant (builder, scan, who, 1, who->role);
          return;
        }
    }
}

void
qimam_claims_find_states (QimamClaimBuilder *builder, const QimamClauses *scan)
{
  if (scan->reading->in != QIMAM_FIELD_BODY || !builder->finder->has_main)
    return;
  if (wants_two (builder))
    add_pair (builder, scan);
  if (wants_two (builder))
    add_counterpart (builder, scan);
  if (!lead_names_people (builder, scan))
    add_states (builder, scan);
  add_listed_states (builder, scan);
  add_heads_of_states (builder, scan);
}
