/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-iso.h"

#include <string.h>
#include "qimam-meeting-linker.h"
#include "qimam-meeting-merge.h"

#define MAX_DAYS 10 /* of one meeting */
#define FRESH    2  /* days after which news of a meeting that tells no day is still of it */
#define BEGAN    7  /* days after which what began is no longer dated by that */
#define STALE    45 /* days after which an article no longer reports on a meeting as news */

static gboolean
is_remote (const char *mode)
{
  return g_strcmp0 (mode, "video") == 0 || g_strcmp0 (mode, "phone") == 0;
}

static gboolean
has_city (const QimamMeeting *self)
{
  for (guint i = 0; i < self->places->len; i++)
    if (g_strcmp0 (((QimamMeetingPlace *) self->places->pdata[i])->kind, "city") == 0)
      return TRUE;
  return FALSE;
}

static gboolean
names (const QimamMeeting *self, const char *key)
{
  return self->named != NULL && key != NULL && g_strv_contains ((const char *const *) self->named, key);
}

/* Whether an article that tells no city names that of the other elsewhere. */
static gboolean
names_city (const QimamMeeting *self, const QimamMeeting *other)
{
  for (guint i = 0; i < other->places->len && !has_city (self); i++)
    {
      const QimamMeetingPlace *place = other->places->pdata[i];

      if (g_strcmp0 (place->kind, "city") == 0 && names (self, place->key))
        return TRUE;
    }
  return FALSE;
}

/* 2 a shared place, 1 one that the other names, -1 two cities that differ, 0 nothing to compare. */
static int
compare_places (const QimamMeeting *a, const QimamMeeting *b)
{
  gboolean differ = FALSE;

  for (guint i = 0; i < a->places->len; i++)
    for (guint k = 0; k < b->places->len; k++)
      {
        const QimamMeetingPlace *x = a->places->pdata[i], *y = b->places->pdata[k];

        if (x->key != NULL && y->key != NULL ? g_str_equal (x->key, y->key)
                                             : g_strcmp0 (x->name, y->name) == 0)
          return 2;
        if (g_strcmp0 (x->kind, "city") == 0 && g_strcmp0 (y->kind, "city") == 0)
          differ = TRUE;
      }
  return differ ? -1 : names_city (a, b) || names_city (b, a) ? 1 : 0;
}

static gboolean
is_person (const QimamParticipant *who)
{
  return who->key != NULL && g_strcmp0 (who->role, "delegation") != 0 && g_strcmp0 (who->role, "state") != 0;
}

/* Whether people of two sides are told to have been there. */
static gboolean
has_two_sides (const QimamMeeting *self)
{
  const char *side = NULL;

  for (guint i = 0; i < self->participants->len; i++)
    {
      const QimamParticipant *who = self->participants->pdata[i];

      if (!is_person (who) || who->party == NULL)
        continue;
      if (side != NULL && !g_str_equal (side, who->party))
        return TRUE;
      side = who->party;
    }
  return FALSE;
}

gboolean
qimam_meeting_is_vague (const QimamMeeting *self)
{
  return self->main && (!has_two_sides (self) || !has_city (self));
}

typedef struct
{
  guint shared;
  guint of_a; /* people with a key */
  guint of_b;
} People;

/* How many of the people of @other an article that tells of one side at most has or names. */
static guint
count_named (const QimamMeeting *self, const QimamMeeting *other)
{
  guint n = 0;

  for (guint i = 0; self->main && !has_two_sides (self) && i < other->participants->len; i++)
    {
      const QimamParticipant *who = other->participants->pdata[i];

      n += is_person (who) && names (self, who->key);
    }
  return n;
}

static People
compare_people (const QimamMeeting *a, const QimamMeeting *b)
{
  People people = { 0 };

  for (guint i = 0; i < b->participants->len; i++)
    people.of_b += is_person (b->participants->pdata[i]);
  for (guint i = 0; i < a->participants->len; i++)
    {
      const QimamParticipant *x = a->participants->pdata[i];
      gboolean shared = FALSE;

      if (!is_person (x))
        continue;
      people.of_a++;
      for (guint k = 0; k < b->participants->len && !shared; k++)
        shared = g_strcmp0 (x->key, ((QimamParticipant *) b->participants->pdata[k])->key) == 0;
      people.shared += shared;
    }
  return people;
}

/* The parties of those who took part, persons and states; "joint" is none. */
static GHashTable *
parties_of (const QimamMeeting *meeting)
{
  GHashTable *parties = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < meeting->participants->len; i++)
    {
      const QimamParticipant *who = meeting->participants->pdata[i];
      if (who->party != NULL && g_strcmp0 (who->party, "joint") != 0)
        g_hash_table_add (parties, who->party);
    }
  return parties;
}

/* "قادة الدول العربية", "وزراء خارجية المجلس": people of a body met, of whom an outlet names those it likes.
 */
static gboolean
is_of_many (const QimamMeeting *meeting)
{
  for (guint i = 0; i < meeting->participants->len; i++)
    {
      const QimamParticipant *who = meeting->participants->pdata[i];

      if (who->key == NULL && who->party != NULL && strlen (who->party) > 2 &&
          !g_str_equal (who->party, "joint"))
        return TRUE;
    }
  return FALSE;
}

static People
compare_parties (const QimamMeeting *a, const QimamMeeting *b)
{
  g_autoptr (GHashTable) x = parties_of (a), y = parties_of (b);
  People parties = { 0, g_hash_table_size (x), g_hash_table_size (y) };
  GHashTableIter iter;
  gpointer party;

  g_hash_table_iter_init (&iter, x);
  while (g_hash_table_iter_next (&iter, &party, NULL))
    parties.shared += g_hash_table_contains (y, party);
  return parties;
}

/* On how many days a meeting was held, as far as its length tells. */
static guint
days_of (const QimamMeeting *meeting)
{
  guint most = 1;

  for (guint i = 0; i < meeting->durations->len; i++)
    {
      const QimamMeetingDuration *duration = meeting->durations->pdata[i];
      guint64 days;
      char *end;

      if (duration->iso == NULL || duration->iso[0] != 'P' || g_strcmp0 (duration->scope, "break") == 0)
        continue;
      days = g_ascii_strtoull (duration->iso + 1, &end, 10);
      if (*end == 'D' && days > most && days <= MAX_DAYS)
        most = (guint) days;
    }
  return most;
}

/* Whether one of the two is the news before the other, held on @day. */
static gboolean
is_announced (const QimamMeeting *known, const QimamMeeting *told, const char *told_published, guint32 day)
{
  guint32 first, last;

  if (known->status == QIMAM_MEETING_PLANNED && told->status == QIMAM_MEETING_HELD)
    return TRUE;
  return known->status == QIMAM_MEETING_HELD && told->status == QIMAM_MEETING_PLANNED &&
         qimam_iso_days (told_published, &first, &last) && last < day;
}

/* (nullable): the key of somebody, or of the side for which somebody nameless came. */
static const char *
key_of (const QimamParticipant *who)
{
  return who->key != NULL || g_strcmp0 (who->party, "joint") == 0 ? who->key : who->party;
}

static gboolean
has_key (const QimamMeeting *self, const char *key)
{
  for (guint i = 0; i < self->participants->len; i++)
    if (g_strcmp0 (key_of (self->participants->pdata[i]), key) == 0)
      return TRUE;
  return FALSE;
}

/* Of those who have a key among the participants of @self: how many there are, how many took part in @other,
 * too, and how many its article has or names. */
static void
count_known (const QimamMeeting *self, const QimamMeeting *other, guint *all, guint *shared, guint *told)
{
  *all = *shared = *told = 0;
  for (guint i = 0; i < self->participants->len; i++)
    {
      const QimamParticipant *who = self->participants->pdata[i];
      const char *key = key_of (who);
      gboolean there;

      if (key == NULL)
        continue;
      there = has_key (other, key);
      *all += 1;
      *shared += there;
      *told += there || names (other, key);
    }
}

gboolean
qimam_meeting_is_day_apart (const QimamMeeting *a, const QimamMeeting *b)
{
  guint32 a_first, a_last, b_first, b_last;

  return a->kind == QIMAM_MEETING_TALKS && b->kind == QIMAM_MEETING_TALKS &&
         a->status == QIMAM_MEETING_HELD && b->status == QIMAM_MEETING_HELD &&
         qimam_iso_days (a->date.iso, &a_first, &a_last) && qimam_iso_days (b->date.iso, &b_first, &b_last) &&
         (a_last + 1 == b_first || b_last + 1 == a_first) && compare_places (a, b) == 2;
}

gboolean
qimam_meeting_is_of_several (const QimamMeeting *self)
{
  g_autoptr (GHashTable) parties = parties_of (self);

  return g_hash_table_size (parties) > 2;
}

gboolean
qimam_meeting_is_beside (const QimamMeeting *a, const QimamMeeting *b)
{
  guint32 a_first, a_last, b_first, b_last;

  return a->main && b->main && a->kind == b->kind &&
         (a->kind == QIMAM_MEETING_SUMMIT || a->kind == QIMAM_MEETING_CONFERENCE) &&
         qimam_iso_days (a->date.iso, &a_first, &a_last) && qimam_iso_days (b->date.iso, &b_first, &b_last) &&
         a_first <= b_last && b_first <= a_last && a_last - a_first < MAX_DAYS &&
         b_last - b_first < MAX_DAYS &&
         is_remote (qimam_meeting_mode (a)) == is_remote (qimam_meeting_mode (b)) &&
         compare_places (a, b) == 2 && compare_people (a, b).shared > 0;
}

/* Talks of delegations in one city that one article dates by the night and another by the morning after, or
 * by their opening and by their first session: at least two of the parties are of both. */
static gboolean
goes_over_night (const QimamMeeting *a, const QimamMeeting *b)
{
  guint all, shared, told;

  if (!qimam_meeting_is_day_apart (a, b))
    return FALSE;
  for (guint pass = 0; pass < 2; pass++)
    {
      count_known (pass == 0 ? a : b, pass == 0 ? b : a, &all, &shared, &told);
      if (shared > 0 && told >= 2)
        return TRUE;
    }
  return FALSE;
}

/* Whether all who are told to have taken part in one of two talks are in the article on the other, too. */
static gboolean
are_all_told (const QimamMeeting *a, const QimamMeeting *b)
{
  guint all, shared, told;

  if (a->kind != QIMAM_MEETING_TALKS || b->kind != QIMAM_MEETING_TALKS)
    return FALSE;
  for (guint pass = 0; pass < 2; pass++)
    {
      count_known (pass == 0 ? a : b, pass == 0 ? b : a, &all, &shared, &told);
      if (shared > 0 && all >= 2 && told == all)
        return TRUE;
    }
  return FALSE;
}

/* What two dates add; below 0 they part the meetings. */
static double
compare_dates (const QimamMeeting *known, const QimamMeeting *told, const char *told_published)
{
  guint32 a_first, a_last, b_first, b_last;
  gboolean has_a = qimam_iso_days (known->date.iso, &a_first, &a_last);
  gboolean has_b = qimam_iso_days (told->date.iso, &b_first, &b_last);

  if (has_a && has_b)
    {
      if (!qimam_iso_compatible (known->date.iso, told->date.iso))
        {
          /* Each day of a meeting of several days has its news. */
          guint more = MAX (days_of (known), days_of (told)) - 1;

          /* A call in the evening here is one of the next morning there. */
          if (more == 0 && is_remote (qimam_meeting_mode (known)) && is_remote (qimam_meeting_mode (told)) &&
              compare_people (known, told).shared >= 2)
            more = 1;
          /* What began on a day went on on the next. */
          if ((known->date.began && b_first > a_last) || (told->date.began && a_first > b_last))
            more = MAX (more, BEGAN);
          /* What is announced for one day may begin, or go on, on another. */
          if (more == 0 && is_announced (known, told, told_published, a_first))
            more = 1;
          if (more == 0 && goes_over_night (known, told))
            more = 1;
          if (a_last + more < b_first || b_last + more < a_first)
            return -1;
        }
      return a_last - a_first < 7 && b_last - b_first < 7     ? 0.5
             : a_last - a_first < 32 && b_last - b_first < 32 ? 0.35
                                                              : 0.15;
    }
  /* News of a meeting comes out shortly after it. */
  if (has_a && told->main && qimam_iso_days (told_published, &b_first, &b_last))
    {
      if (b_first > a_last + STALE || b_last + STALE < a_first)
        return -1;
      if (b_first >= a_first && b_first <= a_last + FRESH)
        return 0.25;
    }
  return 0;
}

double
qimam_meeting_same (const QimamMeeting *known, const QimamMeeting *told, const char *told_published)
{
  const char *mode_a, *mode_b;
  double score;
  People people, parties;
  guint named;
  int places;

  g_return_val_if_fail (known != NULL && told != NULL, 0);

  score = compare_dates (known, told, told_published);
  if (score < 0)
    return 0;
  /* Those of whom one article tells that they were there, and whom the other names at least: that speaks for
   * one meeting where the days fit, and otherwise not against it. */
  named = MAX (count_named (known, told), count_named (told, known));
  mode_a = qimam_meeting_mode (known);
  mode_b = qimam_meeting_mode (told);
  if (mode_a != NULL && mode_b != NULL && is_remote (mode_a) != is_remote (mode_b))
    return 0;
  if ((known->kind == QIMAM_MEETING_SUMMIT) != (told->kind == QIMAM_MEETING_SUMMIT) &&
      known->kind != QIMAM_MEETING_OTHER && told->kind != QIMAM_MEETING_OTHER)
    {
      /* What one outlet calls a summit another may call talks, but then the same people were there. */
      people = compare_people (known, told);
      if (people.shared < 2 && (named < 2 || score <= 0))
        return 0;
    }
  places = is_remote (mode_a) || is_remote (mode_b) ? 0 : compare_places (known, told);
  if (places < 0)
    return 0;
  people = compare_people (known, told);
  parties = compare_parties (known, told);
  if (parties.of_a >= 2 && parties.of_b >= 2 && parties.shared == 0 &&
      !(is_of_many (known) && is_of_many (told)))
    return 0;
  if (people.of_a > 0 && people.of_b > 0 && people.shared < MIN (2, MIN (people.of_a, people.of_b)) &&
      !(known->kind == told->kind && places > 0 && (is_of_many (known) || is_of_many (told))))
    {
      /* Of a meeting of many, each outlet names those it knows; of two delegations, one or the other head. */
      gboolean many = MAX (parties.of_a, parties.of_b) > 2 && people.shared > 0;
      gboolean delegations = known->kind != QIMAM_MEETING_SUMMIT && told->kind != QIMAM_MEETING_SUMMIT &&
                             parties.shared >= 2 && people.shared > 0;

      /* … and another may tell no place at all */
      gboolean placeless = parties.shared >= 2 && (known->places->len == 0 || told->places->len == 0);

      if (named < MIN (2, MIN (people.of_a, people.of_b)) &&
          !(score >= 0.5 && places == 2 && are_all_told (known, told)) &&
          (!(many || delegations) || score < 0.5 || !(places > 0 || placeless)))
        return 0;
    }
  /* A city that one of them only names says nothing without somebody who was there. */
  if (places == 1 && people.shared == 0 && named == 0 && parties.shared < 2)
    places = 0;
  /* That two meetings fell on one day makes them no more one than others of that day. */
  if (places == 0 && people.shared == 0 && parties.shared < 2)
    score = MIN (score, 0.3);
  if (places > 0)
    score += places > 1 ? 0.2 : 0.1;
  if (people.shared >= 2)
    score += 0.3;
  else if (named >= 2 && score > 0)
    score += 0.2;
  else if (people.shared == 1 || parties.shared >= 2)
    score += 0.1;
  if (known->kind == told->kind && known->kind != QIMAM_MEETING_OTHER)
    score += 0.1;
  if (mode_a != NULL && mode_a == mode_b && is_remote (mode_a))
    score += 0.2;
  return MIN (score, 1.0);
}
