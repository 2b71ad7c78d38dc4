/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-claims-people.h"

#include "qimam-claims-attendance.h"
#include "qimam-claims-facts.h"
#include "qimam-claims-groups.h"

#define MAX_BESIDE 16  /* events of a sentence that are looked at */
#define MAX_BEFORE 14  /* words between a verb and the meeting in which something is done */
#define MAX_MATTER 12  /* words between a meeting that is spoken of and one of those who are to meet */
#define MAX_NAMED  300 /* mentions that are looked through for a name */
#define MAX_AFTER  40  /* words between one who acts on a meeting and the meeting */

void
qimam_claims_add_participant (QimamClaimBuilder *builder,
                              const QimamClauses *scan,
                              const QimamMention *who,
                              gint64 meeting,
                              const char *role)
{
  QimamValue value = { .set = TRUE, .name = who->name, .key = who->key, .role = role };
  QimamClaim *known = qimam_claim_builder_find (builder, QIMAM_DIMENSION_PARTICIPANTS, meeting, &value);
  QimamClaim *claim;

  if (known != NULL)
    {
      if (known->value.role == NULL || g_strcmp0 (role, "head_of_delegation") == 0)
        known->value.role = role;
      qimam_claim_builder_repeat (known, who->full);
      return;
    }
  claim = qimam_claim_builder_add_span (builder, scan, QIMAM_DIMENSION_PARTICIPANTS, who->full);
  if (claim == NULL)
    return;
  claim->meeting = meeting;
  claim->party = g_strdup (who->party);
  qimam_value_copy (&claim->value, &value);
}

/* Whether the main meeting is one of heads or a call, which no delegations hold among themselves. */
static gboolean
is_of_heads (const QimamMeetingFinder *finder)
{
  for (guint e = 0; e < finder->events->len; e++)
    {
      const QimamEvent *event = finder->events->pdata[e];

      if (event->relation == QIMAM_EVENT_MAIN && event->kind != QIMAM_MEETING_OTHER)
        return event->kind == QIMAM_MEETING_SUMMIT || event->kind == QIMAM_MEETING_CALL;
    }
  return FALSE;
}

static void
add_delegation (QimamClaimBuilder *builder,
                const QimamClauses *scan,
                const QimamMention *group,
                gint64 meeting,
                const char *role)
{
  QimamClaim *claim;
  const GPtrArray *claims = builder->analysis->claims;

  for (guint i = 0; i < claims->len; i++)
    {
      QimamClaim *known = claims->pdata[i];
      if (known->dimension == QIMAM_DIMENSION_PARTICIPANTS && known->meeting == meeting &&
          known->value.role == role && g_strcmp0 (known->party, "joint") == 0)
        {
          qimam_claim_builder_repeat (known, group->full);
          return;
        }
    }
  claim = qimam_claim_builder_add_span (builder, scan, QIMAM_DIMENSION_PARTICIPANTS, group->full);
  if (claim == NULL)
    return;
  claim->meeting = meeting;
  claim->party = g_strdup ("joint");
  claim->value.set = TRUE;
  claim->value.name = g_strdup (claim->text);
  claim->value.role = role;
}

static gboolean
is_delegation (const QimamClauses *scan, const QimamMention *group)
{
  guint first, last;

  if (g_strcmp0 (group->role, "delegation") == 0 || g_strcmp0 (group->role, "adviser") == 0)
    return TRUE;
  return qimam_clauses_words_of (scan, group->full, &first, &last) &&
         qimam_clauses_has_hit (scan, "delegation", first, last);
}

/* "أبلغ الرئيس فلانا بهذا اللقاء": the meeting is what the sentence speaks of, and not where it happens. */
static gboolean
is_object (const QimamEvent *event)
{
  static const char *const joined[] = { "بهذا", "بهذه", "لهذا", "لهذه", NULL };
  static const char *const these[] = { "هذا", "هذه", NULL };
  static const char *const of[] = { "عن", "من", "الي", "علي", "بشان", "حول", NULL };
  const QimamClauses *scan = event->scan;

  return event->first > 1 && (qimam_clauses_word_is (scan, event->first - 1, joined) ||
                              (qimam_clauses_word_is (scan, event->first - 1, these) &&
                               qimam_clauses_word_is (scan, event->first - 2, of)));
}

/* "عاد السفير تنفيذا لما اتفق عليه الرئيسان في القمة", "قال فلان تعليقا على ما أعلن في القمة": who carries
 * out what a meeting decided, or comments on it, need not have been there. */
static gboolean
is_aftermath (const QimamClauses *scan, const QimamMention *who, const QimamEvent *event)
{
  const QimamCueHit *hit;

  if (event == NULL || event->first <= who->last_word + 1 || event->first - who->last_word > MAX_AFTER)
    return FALSE;
  hit = qimam_clauses_find_hit (scan, "carried_out", who->last_word + 1, event->first - 1);
  if (hit == NULL)
    return FALSE;
  for (guint w = who->last_word + 1; w <= event->first; w++)
    if ((scan->gaps[w] & (QIMAM_GAP_STOP | QIMAM_GAP_COLON)) ||
        /* "…، عملا بالاتفاق، قمة": the phrase has closed */
        (w > hit->last && (scan->gaps[w] & QIMAM_GAP_COMMA)))
      return FALSE;
  return TRUE;
}

/* "القمة باسم «قمة السلطان فلان»": a gathering in quotation marks is called by a name. */
static gboolean
is_of_name (const QimamClauses *scan, const QimamMention *who)
{
  const GPtrArray *mentions = scan->reading->mentions;
  guint first = who->first_word;

  /* "قمة السلطان فلان والشيخ فلان" */
  for (guint i = qimam_clauses_mention_from (scan, who->full.start), n = 0; i > 0 && n < 2; i--, n++)
    {
      const QimamMention *before = mentions->pdata[i - 1];

      if (before->kind != QIMAM_MENTION_PERSON || before->last_word + 1 != first || scan->gaps[first] != 0)
        break;
      first = before->first_word;
    }
  return first > 1 && scan->gaps[first] == 0 &&
         (scan->gaps[first - 1] & (QIMAM_GAP_OPEN | QIMAM_GAP_QUOTE)) &&
         qimam_clauses_has_hit (scan, "meeting_word", first - 1, first - 1) &&
         scan->statement_of[who->first_word] == 0;
}

/* "التحضير للقاء بين الرئيسين", "بحثا عقد قمة تجمع فلانا وفلانا", "نتائج قمة فلان وفلان": a meeting that is
 * spoken of at another one. */
static gboolean
is_of_matter (const QimamMeetingFinder *finder, const QimamClauses *scan, const QimamMention *who)
{
  const QimamEvent *event = NULL;
  guint s_first, s_last, before;

  for (guint w = who->first_word, n = 0; event == NULL && w > 0 && n < MAX_MATTER; w--, n++)
    {
      event = qimam_meeting_finder_event_at (finder, scan, w);
      if (scan->gaps[w] & (QIMAM_GAP_STOP | QIMAM_GAP_COLON))
        break;
    }
  if (event == NULL || event == finder->first || event->first < 2 || who->first_word <= event->last)
    return FALSE;
  qimam_clauses_sentence (scan, who->first_word, &s_first, &s_last);
  before = event->first - 1;
  if (before <= s_first || scan->gaps[event->first] != 0)
    return FALSE;
  if (qimam_clauses_has_hit (scan, "prepared", before, before))
    return TRUE;
  if (event->verb)
    return FALSE;
  if (qimam_clauses_has_hit (scan, "outcome_of", before, before))
    return who->key != NULL && finder->people != NULL && !g_hash_table_contains (finder->people, who->key);
  /* "بحثا عقد قمة", "إمكانية إجراء محادثات" */
  return qimam_clauses_has_hit (scan, "holding", before, before) &&
         (qimam_clauses_has_hit (scan, "speaks_of", before - 1, before - 1) ||
          qimam_clauses_has_hit (scan, "prepared", before - 1, before - 1));
}

/* (nullable): the event of the sentence that tells of the meeting for which somebody is named. */
static const QimamEvent *
find_beside (const QimamMeetingFinder *finder,
             const QimamClauses *scan,
             const QimamMention *who,
             gint64 meeting)
{
  guint index = qimam_meeting_finder_in_sentence (finder, scan, who->sentence) != NULL
                    ? finder->first_event[scan->reading->in][who->sentence]
                    : G_MAXUINT;

  for (guint n = 0; index <= finder->events->len && n < MAX_BESIDE; index++, n++)
    {
      const QimamEvent *event = finder->events->pdata[index - 1];

      if (event->scan != scan || event->sentence != who->sentence)
        break;
      if (event->meeting == meeting)
        return event;
    }
  return NULL;
}

/* Named in the description of a meeting of which too little is known to be one. */
static gboolean
is_of_unknown (const QimamMeetingFinder *finder, const QimamClauses *scan, const QimamMention *who)
{
  const QimamEvent *event = qimam_meeting_finder_event_at (finder, scan, who->first_word);

  return event != NULL && event->meeting == 0 && finder->has_main;
}

/* "فلان، والذي ترأس اجتماعين قبله": what he heads is another meeting. */
static gboolean
heads_other (const QimamMeetingFinder *finder,
             const QimamClauses *scan,
             const QimamMention *who,
             gint64 meeting)
{
  for (guint w = who->last_word + 1; w <= who->last_word + 5 && w < scan->n_words; w++)
    {
      const QimamEvent *event = qimam_meeting_finder_event_at (finder, scan, w);

      if (event != NULL && event->first == w)
        return event->meeting != meeting;
    }
  return FALSE;
}

/* "المتحدث باسم الوزارة فلان", "فلان، الناطق باسم الحكومة" */
static gboolean
is_spokesman (const QimamClauses *scan, const QimamMention *who)
{
  static const char *const words[] = { "المتحدث", "المتحدثه", "الناطق", "الناطقه", "متحدث",
                                       "متحدثه",  "ناطق",     "ناطقه",  NULL };
  static const char *const writers[] = { "السكرتير", "السكرتيره", NULL };
  static const char *const press[] = { "الصحفي", "الصحفيه", "الصحافي", "الصحافيه", "الاعلامي", NULL };
  static const char *const others[] = { "عن", "من", "الي", "علي", "مع", "ان", NULL };
  guint from = who->first_word > 7 ? who->first_word - 7 : 0;

  for (guint w = who->last_word + 1; w-- > from;)
    {
      if (w < who->first_word &&
          ((scan->gaps[w + 1] &
            ~(w + 1 == who->first_word ? QIMAM_GAP_QUOTE | QIMAM_GAP_COMMA : QIMAM_GAP_QUOTE)) ||
           qimam_clauses_word_is (scan, w, others) || qimam_clauses_has_mark (scan, w, QIMAM_MARK_VERB) ||
           qimam_clauses_has_mark (scan, w, QIMAM_MARK_RELATIVE)))
        break;
      if (qimam_clauses_word_is (scan, w, words) ||
          (qimam_clauses_word_is (scan, w, writers) && qimam_clauses_word_is (scan, w + 1, press)))
        return TRUE;
    }
  return who->last_word + 1 < scan->n_words && (scan->gaps[who->last_word + 1] & ~QIMAM_GAP_COMMA) == 0 &&
         qimam_clauses_word_is (scan, who->last_word + 1, words);
}

/* (transfer full): the keys of those who speak for others. */
static GHashTable *
find_spokesmen (const QimamClauses *scan)
{
  GHashTable *keys = g_hash_table_new (g_str_hash, g_str_equal);
  const GPtrArray *mentions = scan->reading->mentions;

  for (guint i = 0; i < mentions->len; i++)
    {
      const QimamMention *who = mentions->pdata[i];

      if (who->kind == QIMAM_MENTION_PERSON && who->named && who->key != NULL && who->group == 0 &&
          who->last_word < scan->n_words && is_spokesman (scan, who))
        g_hash_table_add (keys, who->key);
    }
  return keys;
}

/* "وسيناقش الوزير المواضيع خلال لقائه بفلان": a meeting to come beside the one of the article. */
static gboolean
is_yet_to_be (const QimamClauses *scan, const QimamMention *who, const QimamEvent *event, guint s_first)
{
  if (event == NULL || event->verb || !event->adverbial || event->first >= who->first_word ||
      who->first_word > event->end || qimam_event_is_to_come (scan, event->first, s_first))
    return FALSE;
  for (guint w = event->first; w-- > s_first && event->first - w < MAX_BEFORE;)
    {
      if (scan->gaps[w + 1] & (QIMAM_GAP_STOP | QIMAM_GAP_COLON))
        return FALSE;
      if (qimam_clauses_has_hit (scan, "step_will", w, w))
        return TRUE;
      if (qimam_clauses_has_mark (scan, w, QIMAM_MARK_VERB) ||
          qimam_clauses_has_mark (scan, w, QIMAM_MARK_RELATIVE) ||
          qimam_clauses_has_mark (scan, w, QIMAM_MARK_OPENER))
        return FALSE;
    }
  return FALSE;
}

/* Whether a sentence has a verb of meeting that tells of no other meeting ("وسيلتقي الوزيران غدا"); each is
 * looked through once. */
static gboolean
meets (const QimamMeetingFinder *finder,
       const QimamClauses *scan,
       guint *known,
       gboolean *met,
       guint sentence,
       guint first,
       guint last)
{
  if (*known != sentence)
    {
      const QimamCueHit *hit = qimam_clauses_find_hit (scan, "meet", first, last);
      const QimamEvent *event = hit != NULL ? qimam_meeting_finder_event_at (finder, scan, hit->first) : NULL;

      *met = hit != NULL && (event == NULL || event->meeting == 1 || !event->verb);
    }
  *known = sentence;
  return *met;
}

/* What the sentences so far say of those who met. */
typedef struct
{
  GHashTable *spokesmen; /* keys of those who only speak for others */
  guint met_in;
  gboolean met;
} Telling;

/* Whether the text names, somewhere, one who is told of by his office alone. */
gboolean
qimam_claims_is_named_elsewhere (const QimamClauses *scan, const QimamMention *who)
{
  const GPtrArray *mentions = scan->reading->mentions;

  for (guint i = 0; i < mentions->len && i < MAX_NAMED; i++)
    {
      const QimamMention *other = mentions->pdata[i];

      if (other->kind == QIMAM_MENTION_PERSON && other->named &&
          ((who->key != NULL && g_strcmp0 (other->key, who->key) == 0) ||
           (g_strcmp0 (other->role, who->role) == 0 && g_strcmp0 (other->party, who->party) == 0)))
        return TRUE;
    }
  return FALSE;
}

/* "قمة حضرها أمير قطر", "بحضور السفير الأميركي": one of an office, whom the text names nowhere, directly
 * behind a word of coming. */
static gboolean
comes_unnamed (const QimamClauses *scan, const QimamMention *who, const QimamEvent *beside, guint s_first)
{
  static const char *const alone[] = { "president", "prime_minister", "king",           "crown_prince",
                                       "emir",      "leader",         "vice_president", "foreign_minister",
                                       NULL };
  gboolean modal;
  guint before = who->first_word - 1;

  /* "السفير في الرياض" can be of any state */
  if (who->key != NULL && who->role != NULL && !g_strv_contains (alone, who->role))
    return FALSE;
  return who->group == 0 && who->role != NULL && qimam_party_is_told (who->party) && beside != NULL &&
         beside->relation == QIMAM_EVENT_MAIN && who->first_word > s_first &&
         scan->gaps[who->first_word] == 0 && scan->statement_of[who->first_word] == 0 &&
         qimam_clauses_has_hit (scan, "came_one", before, before) &&
         !qimam_clauses_is_negated (scan, before, &modal) && !qimam_claims_is_named_elsewhere (scan, who);
}

/* Whether @who does what only those do who are at the main meeting, wherever the text names them. */
static gboolean
acts_as_present (const QimamClauses *scan, const QimamMention *who, const char **role)
{
  guint s_first, s_last;

  qimam_clauses_sentence (scan, who->first_word, &s_first, &s_last);
  if (qimam_attendance_heads_before (scan, who, s_first) ||
      qimam_attendance_heads_after (scan, who, s_first, s_last))
    {
      *role = g_intern_string ("head_of_delegation");
      return TRUE;
    }
  return qimam_attendance_addresses (scan, who) || qimam_attendance_signs (scan, who, s_first) ||
         qimam_attendance_mediates (scan, who) || qimam_attendance_stands_beside (scan, who, s_first) ||
         qimam_attendance_is_said_to_attend (scan, who, s_last) ||
         qimam_attendance_hands_over (scan, s_first, s_last);
}

/* Whether @who stands with the words of the meeting as one who is there. */
static gboolean
is_beside_as_present (QimamClaimBuilder *builder,
                      const QimamClauses *scan,
                      const QimamMention *who,
                      const QimamEvent *beside,
                      gint64 meeting)
{
  const QimamMeetingFinder *finder = builder->finder;
  guint s_first, s_last;

  qimam_clauses_sentence (scan, who->first_word, &s_first, &s_last);
  if (qimam_attendance_is_attending (builder, scan, who, s_first) ||
      qimam_attendance_acts_there (scan, who, beside) || qimam_attendance_holds_it (scan, who, beside))
    return TRUE;
  if (meeting != 1)
    return FALSE;
  return qimam_attendance_speaks_there (scan, who, beside) ||
         (finder->has_main && who->sentence <= finder->lead_last && scan->reading->in == QIMAM_FIELD_BODY &&
          who->first_word < beside->end + 8 && beside->relation == QIMAM_EVENT_MAIN && !is_object (beside));
}

/* What @who is at the meeting; @meeting is set to it. Returns FALSE where nothing tells that they were there,
 * and TRUE with a @role of NULL where the one who was there has no office. */
static gboolean
find_part (QimamClaimBuilder *builder,
           const QimamClauses *scan,
           const QimamMention *who,
           const QimamEvent *beside,
           Telling *telling,
           gint64 *meeting,
           const char **role)
{
  const QimamMeetingFinder *finder = builder->finder;
  gboolean in_body = *meeting == 1 && scan->reading->in == QIMAM_FIELD_BODY;
  gboolean at_main = in_body && finder->has_main;
  const QimamEvent *subject_of;
  guint s_first, s_last;

  qimam_clauses_sentence (scan, who->first_word, &s_first, &s_last);
  *role = who->role;
  if (finder->first != NULL && !finder->first->next && is_yet_to_be (scan, who, beside, s_first))
    return FALSE;
  if (at_main && !who->named && comes_unnamed (scan, who, beside, s_first))
    return TRUE;
  if (at_main && who->named && qimam_attendance_is_noted (scan, who, s_first, s_last))
    {
      /* who heads a delegation is told as such */
      acts_as_present (scan, who, role);
      return TRUE;
    }
  if (!who->named || qimam_attendance_is_absent (scan, who, s_first) ||
      qimam_attendance_stays_out (scan, who, s_last) ||
      qimam_attendance_is_behind (scan, who, s_first) || is_aftermath (scan, who, beside) ||
      is_of_name (scan, who) || is_of_matter (finder, scan, who))
    return FALSE;
  if (at_main && (qimam_attendance_is_there_even_so (scan, who, s_first) ||
                  qimam_attendance_comes_for (scan, who, s_first, s_last) ||
                  qimam_attendance_runs_it (scan, who, s_last)))
    return TRUE;
  if (in_body && qimam_attendance_met_before (scan, who, s_first))
    return FALSE;
  if (qimam_attendance_does_not_act (scan, who, s_first))
    return FALSE;
  if (at_main && qimam_attendance_leads_delegation (scan, who, s_last) && !is_of_heads (finder))
    {
      *role = g_intern_string ("head_of_delegation");
      return TRUE;
    }
  if (at_main && (qimam_attendance_stands_for (scan, who, s_first, s_last) ||
                  qimam_attendance_faces_press (scan, who, s_first, s_last)))
    return TRUE;
  if (who->key != NULL && g_hash_table_contains (telling->spokesmen, who->key) &&
      !qimam_attendance_is_said_to_attend (scan, who, s_last) &&
      !qimam_attendance_is_listed (scan, who, s_first) &&
      !qimam_clauses_has_hit (scan, "head", who->first_word > s_first + 4 ? who->first_word - 4 : s_first,
                              who->last_word + 2))
    return FALSE;
  subject_of = qimam_attendance_subject_of (builder, scan, who);
  if (subject_of != NULL)
    {
      *meeting = subject_of->meeting;
      return TRUE;
    }
  if (beside != NULL && qimam_attendance_is_speaking (scan, who) &&
      !qimam_attendance_is_said_to_attend (scan, who, s_last) &&
      !qimam_attendance_speaks_there (scan, who, beside))
    return FALSE;
  if (at_main && acts_as_present (scan, who, role))
    return TRUE;
  if (qimam_clauses_has_hit (scan, "head", who->last_word + 1, MIN (who->last_word + 3, s_last)) &&
      beside != NULL && !heads_other (finder, scan, who, *meeting))
    {
      *role = g_intern_string ("head_of_delegation");
      return TRUE;
    }
  if (beside != NULL && is_beside_as_present (builder, scan, who, beside, *meeting))
    return TRUE;
  if (in_body && meets (finder, scan, &telling->met_in, &telling->met, who->sentence, s_first, s_last))
    return TRUE;
  return at_main && (beside == NULL || beside->relation == QIMAM_EVENT_MAIN) &&
         qimam_attendance_is_listed (scan, who, s_first);
}

/* "وحضر المراسم فلان وفلان الذي زار المدينة في مايو": the other meeting is told of one of those who came. */
static gboolean
came_before_relative (const QimamMeetingFinder *finder, const QimamClauses *scan, const QimamMention *who)
{
  const QimamEvent *event = qimam_meeting_finder_in_sentence (finder, scan, who->sentence);
  guint s_first, s_last;

  if (event == NULL || event->relation == QIMAM_EVENT_MAIN || event->first <= who->last_word ||
      !qimam_clauses_has_mark (scan, event->first - 1, QIMAM_MARK_RELATIVE))
    return FALSE;
  qimam_clauses_sentence (scan, who->first_word, &s_first, &s_last);
  return qimam_attendance_is_listed (scan, who, s_first);
}

void
qimam_claims_find_participants (QimamClaimBuilder *builder, const QimamClauses *scan)
{
  g_autoptr (GHashTable) spokesmen = find_spokesmen (scan);
  Telling telling = { .spokesmen = spokesmen, .met_in = G_MAXUINT };
  const QimamMeetingFinder *finder = builder->finder;
  const GPtrArray *mentions = scan->reading->mentions;

  for (guint i = 0; i < mentions->len; i++)
    {
      const QimamMention *who = mentions->pdata[i];
      const char *role;
      guint s_first, s_last;
      const QimamEvent *beside;
      gint64 meeting;

      if ((who->kind != QIMAM_MENTION_PERSON && who->kind != QIMAM_MENTION_GROUP) ||
          who->first_word >= scan->n_words)
        continue;
      meeting = qimam_meeting_finder_at (finder, scan, who->first_word);
      if (meeting > 1 && finder->has_main && came_before_relative (finder, scan, who))
        meeting = 1;
      beside = find_beside (finder, scan, who, meeting);
      if (meeting == 0 || is_of_unknown (finder, scan, who))
        continue;
      if (who->kind == QIMAM_MENTION_PERSON)
        {
          if (find_part (builder, scan, who, beside, &telling, &meeting, &role))
            qimam_claims_add_participant (builder, scan, who, meeting, role);
          continue;
        }
      qimam_clauses_sentence (scan, who->first_word, &s_first, &s_last);
      if (beside != NULL && is_delegation (scan, who) &&
          qimam_attendance_is_attending (builder, scan, who, s_first))
        add_delegation (builder, scan, who, meeting, g_intern_string ("delegation"));
    }
  qimam_claims_find_groups (builder, scan);
  qimam_claims_find_sitting (builder, scan);
  qimam_claims_find_partners (builder, scan);
  qimam_claims_find_members (builder, scan);
  qimam_claims_find_states (builder, scan);
  qimam_claims_find_present (builder, scan, spokesmen);
}
