/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-claims-meetings.h"

#include <string.h>

#include "qimam-claims-people.h"
#include "qimam-format.h"
#include "qimam-iso.h"

static const char met_how[] = "they are told to have met";
static const char *const modes[] = { "in_person", "video", "phone", "hybrid", NULL };

static void
add_date (QimamMeeting *meeting, const QimamClaim *claim)
{
  g_autofree char *day = NULL;

  if (claim->value.iso == NULL || g_strcmp0 (claim->value.role, "announcement") == 0 ||
      claim->value.iso[0] == 'T' || claim->value.cmp == QIMAM_CMP_LT || claim->value.cmp == QIMAM_CMP_GT)
    return;
  day =
      strchr (claim->value.iso, '/') == NULL ? qimam_iso_day (claim->value.iso) : g_strdup (claim->value.iso);
  if (day == NULL)
    day = g_strdup (claim->value.iso);
  if (meeting->date.iso != NULL && qimam_iso_compatible (meeting->date.iso, day))
    {
      g_array_append_val (meeting->date.claims, claim->id);
      if (strlen (day) <= strlen (meeting->date.iso))
        return;
      g_free (meeting->date.iso);
    }
  else if (meeting->date.iso != NULL)
    return;
  else
    g_array_append_val (meeting->date.claims, claim->id);
  meeting->date.iso = g_steal_pointer (&day);
  meeting->date.began = g_strcmp0 (claim->value.role, "start") == 0;
  meeting->date.precision = qimam_iso_precision (meeting->date.iso);
  meeting->date.basis = claim->basis;
  g_free (meeting->date.how);
  meeting->date.how = g_strdup (claim->how);
}

static void
add_place (QimamMeeting *meeting, const QimamClaim *claim)
{
  QimamMeetingPlace *place =
      qimam_meeting_add_place (meeting, claim->value.name, claim->value.key, claim->value.kind);

  place->basis = claim->basis;
  g_array_append_val (place->claims, claim->id);
}

static void
add_duration (QimamMeeting *meeting, const QimamClaim *claim)
{
  QimamMeetingDuration *duration = NULL;

  for (guint i = 0; i < meeting->durations->len; i++)
    {
      QimamMeetingDuration *known = meeting->durations->pdata[i];
      if (g_strcmp0 (known->iso, claim->value.iso) == 0 && known->cmp == claim->value.cmp &&
          known->scope == claim->value.scope)
        duration = known;
    }
  if (duration == NULL)
    duration = qimam_meeting_add_duration (meeting, claim->value.iso, claim->value.cmp, claim->value.scope);
  g_array_append_val (duration->claims, claim->id);
}

/* Who is named among those who took part in a meeting. */
typedef struct
{
  GHashTable *parties; /* for whom somebody who is named came */
  guint n_named;
} Named;

static Named
find_named (const QimamMeeting *meeting, const GPtrArray *claims)
{
  Named named = { g_hash_table_new (g_str_hash, g_str_equal), 0 };

  for (guint i = 0; i < claims->len; i++)
    {
      const QimamClaim *claim = claims->pdata[i];

      if (claim->dimension != QIMAM_DIMENSION_PARTICIPANTS || claim->meeting != meeting->id ||
          claim->value.key == NULL)
        continue;
      named.n_named++;
      if (claim->party != NULL && !g_str_equal (claim->value.key, claim->party))
        g_hash_table_add (named.parties, claim->party);
    }
  return named;
}

/* "وزراء خارجية فرنسا وألمانيا …. وقال الوزير الفرنسي فلان": a state is not one more of those who met where
 * somebody came for it, and neither is a crowd ("نحو أربعين وفدا", "الوفدان") where others are named. */
static gboolean
is_stood_for (const Named *named, const QimamClaim *claim)
{
  if (claim->value.key == NULL)
    return named->n_named > 1 && g_strcmp0 (claim->party, "joint") == 0;
  return g_strcmp0 (claim->value.key, claim->party) == 0 && g_ascii_isupper (*claim->value.key) &&
         g_hash_table_contains (named->parties, claim->party);
}

static void
add_participant (QimamMeeting *meeting, const Named *named, const QimamClaim *claim)
{
  QimamParticipant *participant;

  if (is_stood_for (named, claim))
    return;
  participant = qimam_meeting_add_participant (meeting, claim->value.name, claim->value.key,
                                               claim->value.role, claim->party);
  g_array_append_val (participant->claims, claim->id);
}

static void
add_format (QimamMeeting *meeting, const QimamClaim *claim, GPtrArray *keys)
{
  gboolean mode = g_strv_contains (modes, claim->value.key);

  if (mode && keys->len > 0 && g_strv_contains (modes, keys->pdata[0]))
    {
      if (g_str_equal (keys->pdata[0], claim->value.key))
        g_array_append_val (meeting->format.claims, claim->id);
      return;
    }
  for (guint i = 0; i < keys->len; i++)
    if (g_str_equal (keys->pdata[i], claim->value.key))
      {
        g_array_append_val (meeting->format.claims, claim->id);
        return;
      }
  g_ptr_array_insert (keys, mode ? 0 : -1, claim->value.key);
  g_array_append_val (meeting->format.claims, claim->id);
  meeting->format.basis = claim->basis;
  if (claim->basis == QIMAM_BASIS_INFERRED && meeting->format.how == NULL)
    meeting->format.how = g_strdup (claim->how);
}

/* People who meet in a named place meet in person, unless another way is told. */
static void
settle_format (QimamMeeting *meeting, GPtrArray *keys)
{
  gboolean has_mode = keys->len > 0 && g_strv_contains (modes, keys->pdata[0]);

  if (!has_mode && meeting->kind == QIMAM_MEETING_CALL)
    {
      g_ptr_array_insert (keys, 0, (gpointer) "phone");
      meeting->format.basis = QIMAM_BASIS_INFERRED;
      meeting->format.how = g_strdup ("it is a telephone call");
    }
  else if (!has_mode && meeting->places->len > 0 && meeting->status != QIMAM_MEETING_CANCELLED)
    {
      const QimamMeetingPlace *place = meeting->places->pdata[0];

      g_ptr_array_insert (keys, 0, (gpointer) "in_person");
      meeting->format.basis = QIMAM_BASIS_INFERRED;
      meeting->format.how = g_strdup ("a place is named");
      g_array_append_vals (meeting->format.claims, place->claims->data, place->claims->len);
    }
  g_ptr_array_add (keys, NULL);
  if (keys->pdata[0] != NULL)
    meeting->format.keys = g_strdupv ((char **) keys->pdata);
}

static void
fill (QimamMeeting *meeting, const GPtrArray *claims)
{
  g_autoptr (GPtrArray) keys = g_ptr_array_new ();
  Named named = find_named (meeting, claims);

  for (guint i = 0; i < claims->len; i++)
    {
      const QimamClaim *claim = claims->pdata[i];

      if (claim->meeting != meeting->id || !claim->value.set)
        continue;
      switch (claim->dimension)
        {
        case QIMAM_DIMENSION_DATE:
          add_date (meeting, claim);
          break;
        case QIMAM_DIMENSION_PLACE:
          add_place (meeting, claim);
          break;
        case QIMAM_DIMENSION_FORMAT:
          add_format (meeting, claim, keys);
          break;
        case QIMAM_DIMENSION_DURATION:
          add_duration (meeting, claim);
          break;
        case QIMAM_DIMENSION_PARTICIPANTS:
          add_participant (meeting, &named, claim);
          break;
        default:
          break;
        }
    }
  settle_format (meeting, keys);
  g_hash_table_unref (named.parties);
}

/* A state that took part as such. */
static gboolean
is_state (const QimamParticipant *who)
{
  return who->key != NULL && g_strcmp0 (who->key, who->party) == 0;
}

static const char *
kind_name (const QimamMeeting *meeting)
{
  switch (meeting->kind)
    {
    case QIMAM_MEETING_SUMMIT:
      return "قمة";
    case QIMAM_MEETING_CALL:
      return "اتصال هاتفي";
    case QIMAM_MEETING_VISIT:
      return "زيارة";
    case QIMAM_MEETING_CONFERENCE:
      return "مؤتمر";
    default:
      return "محادثات";
    }
}

static int
rank_of (const QimamParticipant *who)
{
  static const char *const ranks[] = { "king",           "emir",   "president",        "crown_prince",
                                       "prime_minister", "leader", "foreign_minister", "head_of_delegation" };

  if (is_state (who))
    return G_N_ELEMENTS (ranks) + 2;
  for (guint i = 0; i < G_N_ELEMENTS (ranks); i++)
    if (g_strcmp0 (who->role, ranks[i]) == 0)
      return i < 6 ? 0 : (int) i;
  return G_N_ELEMENTS (ranks) + (who->key == NULL ? 1 : 0);
}

/* Those who lead, then those of whom most is told; in an order that does not depend on which article told
 * them first. */
static int
compare_participants (gconstpointer a, gconstpointer b)
{
  const QimamParticipant *x = *(QimamParticipant *const *) a, *y = *(QimamParticipant *const *) b;
  int order = rank_of (x) - rank_of (y);

  if (order == 0 && x->claims->len != y->claims->len)
    return x->claims->len > y->claims->len ? -1 : 1;
  return order != 0 ? order : g_strcmp0 (x->name, y->name);
}

static gboolean
has_party (const GPtrArray *participants, const char *party)
{
  for (guint i = 0; i < participants->len; i++)
    if (g_strcmp0 (((QimamParticipant *) participants->pdata[i])->party, party) == 0)
      return TRUE;
  return FALSE;
}

/* Where ministers of several sides talk, those who are there for none of these look on. */
static gboolean
are_onlookers (const GPtrArray *states, const GPtrArray *people)
{
  const QimamParticipant *first = people->len > 0 ? people->pdata[0] : NULL;
  gboolean several = FALSE;

  for (guint i = 0; i < people->len; i++)
    several |= g_strcmp0 (((QimamParticipant *) people->pdata[i])->party, first->party) != 0;
  for (guint i = 0; several && i < states->len; i++)
    if (has_party (people, ((QimamParticipant *) states->pdata[i])->party))
      return FALSE;
  return several;
}

/* States are named where delegations talk, people where heads meet or nobody says for whom they spoke. */
static GPtrArray *
find_title_people (const QimamMeeting *meeting)
{
  GPtrArray *people = g_ptr_array_new (), *states = g_ptr_array_new ();

  for (guint i = 0; i < meeting->participants->len; i++)
    {
      QimamParticipant *who = meeting->participants->pdata[i];
      if (is_state (who))
        g_ptr_array_add (states, who);
      else if (who->key != NULL && g_strcmp0 (who->role, "delegation") != 0 &&
               g_strcmp0 (who->role, "host") != 0)
        g_ptr_array_add (people, who);
    }
  /* the sides name the talks, and not the bodies that sit with them */
  for (guint i = states->len; i > 0 && states->len > 2; i--)
    if (qimam_claims_is_body_of_states (((QimamParticipant *) states->pdata[i - 1])->key))
      g_ptr_array_remove_index (states, i - 1);
  g_ptr_array_sort (people, compare_participants);
  g_ptr_array_sort (states, compare_participants);
  if (states->len >= 2 &&
      (people->len < 2 || (meeting->kind == QIMAM_MEETING_TALKS && !are_onlookers (states, people))))
    {
      g_ptr_array_unref (people);
      return states;
    }
  g_ptr_array_unref (states);
  /* Beside heads of state their ministers are not named. */
  while (people->len > 2 && rank_of (people->pdata[1]) == 0 && rank_of (people->pdata[people->len - 1]) > 0)
    g_ptr_array_remove_index (people, people->len - 1);
  return people;
}

static void
append_people (GString *title, const GPtrArray *people)
{
  for (guint i = 0; i < people->len && (i < 2 || (i == 2 && people->len == 3)); i++)
    g_string_append_printf (title, "%s%s", i > 0 ? " و" : "", ((QimamParticipant *) people->pdata[i])->name);
  if (people->len > 3)
    g_string_append (title, " وآخرون");
}

char *
qimam_meeting_make_title (const QimamMeeting *meeting)
{
  GString *title = g_string_new (kind_name (meeting));
  g_autoptr (GPtrArray) people = find_title_people (meeting);
  gboolean video = qimam_meeting_has_format (meeting, "video");
  gboolean states = people->len > 1 && is_state (people->pdata[0]);
  const QimamMeetingPlace *city = NULL;

  for (guint i = 0; i < meeting->places->len && !video; i++)
    {
      const QimamMeetingPlace *place = meeting->places->pdata[i];
      if (g_strcmp0 (place->kind, "city") == 0 && (city == NULL || place->claims->len > city->claims->len))
        city = place;
    }
  for (guint i = 0; i < meeting->places->len && !video && city == NULL; i++)
    if (g_strcmp0 (((QimamMeetingPlace *) meeting->places->pdata[i])->kind, "country") == 0)
      city = meeting->places->pdata[i];
  if (states)
    {
      g_string_append_c (title, ' ');
      append_people (title, people);
      if (city != NULL)
        g_string_append_printf (title, " في %s", city->name);
    }
  else if (city != NULL)
    g_string_append_printf (title, meeting->kind == QIMAM_MEETING_VISIT ? " إلى %s" : " %s", city->name);
  if (video)
    g_string_append (title, " عبر الفيديو");
  if (!states && people->len > 0)
    {
      g_string_append (title, ": ");
      append_people (title, people);
    }
  if (people->len == 0 && meeting->date.iso != NULL)
    {
      g_autofree char *date = qimam_format_date (meeting->date.iso, "ar");
      g_string_append_printf (title, " (%s)", date);
    }
  return g_string_free (title, FALSE);
}

/* "تؤجل القمة إلى الرابع من مارس": put off to a day that is told. */
static gboolean
is_put_off_to (const QimamMeetingFinder *finder, guint32 now)
{
  static const char *const to[] = { "الي", NULL };

  for (guint s = 0; s < finder->scans->len; s++)
    {
      const QimamClauses *scan = finder->scans->pdata[s];

      for (guint i = 0; i < scan->reading->times->len; i++)
        {
          const QimamTime *time = scan->reading->times->pdata[i];
          guint32 first, last;
          guint word, end, s_first, s_last;

          if (!qimam_iso_days (time->value, &first, &last) || first <= now || first != last ||
              !qimam_clauses_words_of (scan, time->span, &word, &end) || word == 0 ||
              !qimam_clauses_word_is (scan, word - 1, to))
            continue;
          qimam_clauses_sentence (scan, word, &s_first, &s_last);
          if (qimam_clauses_has_hit (scan, "cancel", s_first, word))
            return TRUE;
        }
    }
  return FALSE;
}

/* A meeting is held unless the article speaks of it as one to come. */
static QimamMeetingStatus
find_status (const QimamClaimBuilder *builder, const QimamMeeting *meeting)
{
  const QimamMeetingFinder *finder = builder->finder;
  const char *published = NULL;
  guint32 first, last, now, end;

  if (finder->scans->len > 0)
    published = ((QimamClauses *) finder->scans->pdata[0])->reading->document->published.value;
  if (meeting->status == QIMAM_MEETING_CANCELLED)
    return meeting->main && qimam_iso_days (published, &now, &end) && is_put_off_to (finder, end)
               ? QIMAM_MEETING_PLANNED
               : QIMAM_MEETING_CANCELLED;
  if (qimam_iso_days (meeting->date.iso, &first, &last) && qimam_iso_days (published, &now, &end))
    {
      gboolean next = FALSE;

      for (guint i = 0; i < finder->events->len && last > end; i++)
        next = next || (((QimamEvent *) finder->events->pdata[i])->meeting == meeting->id &&
                        ((QimamEvent *) finder->events->pdata[i])->relation == QIMAM_EVENT_NEXT);
      return first > end || next ? QIMAM_MEETING_PLANNED : QIMAM_MEETING_HELD;
    }
  if (meeting->status == QIMAM_MEETING_PLANNED)
    return QIMAM_MEETING_PLANNED;
  for (guint i = 0; i < finder->events->len; i++)
    {
      const QimamEvent *event = finder->events->pdata[i];
      if (event->meeting == meeting->id && event->next)
        return QIMAM_MEETING_PLANNED;
    }
  return QIMAM_MEETING_HELD;
}

/* Talks between those who lead two states are a summit, whatever they are called. */
static gboolean
is_between_heads (const QimamMeeting *meeting)
{
  static const char *const heads[] = { "president", "prime_minister", "king", "crown_prince",
                                       "emir",      "leader",         NULL };
  const char *party = NULL;

  for (guint i = 0; i < meeting->participants->len; i++)
    {
      const QimamParticipant *participant = meeting->participants->pdata[i];

      if (participant->key == NULL || participant->party == NULL || participant->role == NULL ||
          !g_strv_contains (heads, participant->role))
        continue;
      if (party != NULL && !g_str_equal (party, participant->party))
        return TRUE;
      party = participant->party;
    }
  return FALSE;
}

/* "التقى الوزير نظيره": where no place tells it either, and no other way of meeting is told. */
static void
add_presence (QimamMeeting *meeting)
{
  g_autoptr (GPtrArray) keys = g_ptr_array_new ();

  if (meeting->format.keys != NULL && g_strv_contains (modes, meeting->format.keys[0]))
    return;
  g_ptr_array_add (keys, (gpointer) "in_person");
  for (guint i = 0; meeting->format.keys != NULL && meeting->format.keys[i] != NULL; i++)
    g_ptr_array_add (keys, meeting->format.keys[i]);
  g_ptr_array_add (keys, NULL);
  for (guint i = 0; i < meeting->participants->len; i++)
    {
      const QimamParticipant *who = meeting->participants->pdata[i];

      g_array_append_vals (meeting->format.claims, who->claims->data, who->claims->len);
    }
  {
    char **all = g_strdupv ((char **) keys->pdata);

    g_strfreev (meeting->format.keys);
    meeting->format.keys = all;
  }
  meeting->format.basis = QIMAM_BASIS_INFERRED;
  g_free (meeting->format.how);
  meeting->format.how = g_strdup (met_how);
}

/* Whether the beginning tells of its meeting by a verb of meeting or receiving, as of what was; a headline
 * has another tense, so it is the body that counts. */
static gboolean
is_told_to_have_met (const QimamMeetingFinder *finder, const QimamMeeting *meeting)
{
  if (!finder->has_main || meeting->id != 1 || finder->remote || meeting->kind == QIMAM_MEETING_CALL ||
      meeting->status != QIMAM_MEETING_HELD || meeting->participants->len == 0)
    return FALSE;
  for (guint i = 0; i < finder->events->len; i++)
    {
      const QimamEvent *event = finder->events->pdata[i];

      if (event->scan->reading->in != QIMAM_FIELD_BODY || event->relation != QIMAM_EVENT_MAIN)
        continue;
      return event->verb && !event->next && event->sentence <= finder->lead_last &&
             qimam_clauses_has_hit (event->scan, "meet", event->first, event->first);
    }
  return FALSE;
}

void
qimam_meeting_refill (QimamMeeting *self, const GPtrArray *claims, const char *published)
{
  guint32 first, last, now, end;
  gboolean met = g_strcmp0 (self->format.how, met_how) == 0;

  g_clear_pointer (&self->date.iso, g_free);
  g_clear_pointer (&self->date.how, g_free);
  self->date.precision = QIMAM_PRECISION_UNKNOWN;
  self->date.basis = QIMAM_BASIS_UNKNOWN;
  g_array_set_size (self->date.claims, 0);
  g_clear_pointer (&self->format.keys, g_strfreev);
  g_clear_pointer (&self->format.how, g_free);
  self->format.basis = QIMAM_BASIS_UNKNOWN;
  g_array_set_size (self->format.claims, 0);
  g_ptr_array_set_size (self->places, 0);
  g_ptr_array_set_size (self->durations, 0);
  g_ptr_array_set_size (self->participants, 0);
  fill (self, claims);
  if (met)
    add_presence (self);
  if (self->status != QIMAM_MEETING_CANCELLED && qimam_iso_days (self->date.iso, &first, &last) &&
      qimam_iso_days (published, &now, &end))
    self->status = first > end ? QIMAM_MEETING_PLANNED : QIMAM_MEETING_HELD;
  if (self->title != NULL)
    {
      g_free (self->title);
      self->title = qimam_meeting_make_title (self);
    }
}

/* Nobody took part in a meeting that is to come, or was called off. */
static void
expect_people (QimamMeeting *meeting, const GPtrArray *claims)
{
  const char *expected = g_intern_static_string (QIMAM_ROLE_EXPECTED);

  for (guint i = 0; i < meeting->participants->len; i++)
    ((QimamParticipant *) meeting->participants->pdata[i])->role = expected;
  for (guint i = 0; i < claims->len; i++)
    {
      QimamClaim *claim = claims->pdata[i];

      if (claim->meeting == meeting->id && claim->dimension == QIMAM_DIMENSION_PARTICIPANTS)
        claim->value.role = expected;
    }
}

static int
compare_keys (gconstpointer a, gconstpointer b)
{
  return strcmp (*(char *const *) a, *(char *const *) b);
}

/* Keys of all that an article names, each once, in the order of the alphabet. (nullable) */
static char **
read_names (const QimamClaimBuilder *builder)
{
  g_autoptr (GPtrArray) keys = g_ptr_array_new ();
  const char *last = NULL;
  GPtrArray *once;

  for (guint s = 0; s < builder->finder->scans->len; s++)
    {
      const GPtrArray *mentions = ((QimamClauses *) builder->finder->scans->pdata[s])->reading->mentions;

      for (guint i = 0; i < mentions->len; i++)
        {
          const QimamMention *mention = mentions->pdata[i];

          if (mention->key != NULL && mention->kind != QIMAM_MENTION_GROUP &&
              mention->kind != QIMAM_MENTION_DOCUMENT)
            g_ptr_array_add (keys, mention->key);
        }
    }
  if (keys->len == 0)
    return NULL;
  g_ptr_array_sort (keys, compare_keys);
  once = g_ptr_array_new ();
  for (guint i = 0; i < keys->len; i++)
    {
      if (g_strcmp0 (last, keys->pdata[i]) != 0)
        g_ptr_array_add (once, g_strdup (keys->pdata[i]));
      last = keys->pdata[i];
    }
  g_ptr_array_add (once, NULL);
  return (char **) g_ptr_array_free (once, FALSE);
}

/* Whether a day is that on which the meeting is told to have begun. */
static gboolean
began_on (const QimamMeetingFinder *finder, const char *iso)
{
  for (guint i = 0; i < finder->begun->len; i++)
    if (g_strcmp0 (((const QimamEvent *) finder->begun->pdata[i])->time->value, iso) == 0)
      return TRUE;
  return FALSE;
}

void
qimam_claims_fill_meetings (QimamClaimBuilder *builder)
{
  GPtrArray *meetings = builder->finder->meetings;
  QimamAnalysis *analysis = builder->analysis;

  for (guint i = 0; i < meetings->len; i++)
    {
      QimamMeeting *meeting = qimam_meeting_copy (meetings->pdata[i]);

      fill (meeting, analysis->claims);
      if (meeting->kind == QIMAM_MEETING_TALKS && is_between_heads (meeting))
        meeting->kind = QIMAM_MEETING_SUMMIT;
      meeting->status = find_status (builder, meeting);
      if (is_told_to_have_met (builder->finder, meeting))
        add_presence (meeting);
      meeting->title = qimam_meeting_make_title (meeting);
      if (meeting->status == QIMAM_MEETING_PLANNED || meeting->status == QIMAM_MEETING_CANCELLED)
        expect_people (meeting, analysis->claims);
      if (meeting->main)
        {
          meeting->named = read_names (builder);
          meeting->date.began = meeting->date.began || began_on (builder->finder, meeting->date.iso);
        }
      g_ptr_array_add (analysis->meetings, meeting);
    }
}
