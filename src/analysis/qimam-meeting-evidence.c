/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-meeting-evidence.h"

#include "qimam-mention.h"

/* Topics that say nothing of who talks: those of any contact between states, and those that are as much the
 * news of shops and hospitals. */
static const char *const everyday[] = { "bilateral_relations", "summit_protocol", "trade_economy",
                                        "covid_health", NULL };

gboolean
qimam_topic_is_matter (const char *topic)
{
  return !g_strv_contains (everyday, topic);
}

/* What is known of who took part, and of the rest. */
typedef struct
{
  guint n_sides;    /* states and organisations that they speak for */
  guint n_official; /* who speak for one */
  guint n_offices;  /* who hold an office, for whomever */
  guint n_places;
  gboolean dated;
  gboolean remote; /* or another way of meeting that somebody told of */
} Evidence;

static gboolean
is_side (const char *party)
{
  return qimam_party_is_told (party) && !g_str_equal (party, "joint");
}

static Evidence
weigh (const QimamMeeting *meeting)
{
  Evidence evidence = { .dated = meeting->date.iso != NULL };
  g_autoptr (GHashTable) sides = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < meeting->participants->len; i++)
    {
      const QimamParticipant *who = meeting->participants->pdata[i];

      evidence.n_offices += who->role != NULL && !g_str_equal (who->role, "other");
      if (!is_side (who->party))
        continue;
      evidence.n_official++;
      g_hash_table_add (sides, who->party);
    }
  evidence.n_sides = g_hash_table_size (sides);
  for (guint i = 0; i < meeting->places->len; i++)
    evidence.n_places += ((QimamMeetingPlace *) meeting->places->pdata[i])->key != NULL;
  for (guint i = 0; meeting->format.keys != NULL && meeting->format.keys[i] != NULL; i++)
    evidence.remote = evidence.remote || !g_str_equal (meeting->format.keys[i], "in_person");
  return evidence;
}

/* Whether articles only look back or ahead at a meeting, none reports on it. */
static gboolean
is_mentioned (const QimamMeeting *meeting)
{
  for (guint i = 0; i < meeting->articles->len; i++)
    if (g_array_index (meeting->articles, QimamMeetingArticle, i).main)
      return FALSE;
  return meeting->articles->len > 0 || !meeting->main;
}

gboolean
qimam_meeting_is_plausible (const QimamMeeting *meeting, gboolean on_matter)
{
  Evidence evidence = weigh (meeting);

  return evidence.n_official > 0 || on_matter ||
         ((evidence.n_offices > 0 || meeting->participants->len >= 2 ||
           meeting->kind == QIMAM_MEETING_SUMMIT) &&
          evidence.n_places > 0 && evidence.dated);
}

gboolean
qimam_meeting_is_evident (const QimamMeeting *meeting, gboolean on_matter, guint n_outcomes)
{
  Evidence evidence = weigh (meeting);
  gboolean summit = meeting->kind == QIMAM_MEETING_SUMMIT, alone;

  /* "The talks of 1962": nobody could tell it from others. */
  if (meeting->participants->len == 0 && evidence.n_places == 0)
    return FALSE;
  if (evidence.n_sides >= 2)
    return TRUE;
  /* "Talks" of one man whom nobody met nowhere are often no more than a word: "خلال اجتماع حكومته". */
  alone = meeting->kind == QIMAM_MEETING_TALKS && meeting->participants->len < 2 && !evidence.remote;
  if (evidence.n_official > 0 && on_matter && (evidence.n_places > 0 || (evidence.dated && !alone)))
    return TRUE;
  if (!evidence.dated)
    return FALSE;
  if (evidence.n_official > 0 && (summit || meeting->kind == QIMAM_MEETING_VISIT || evidence.n_places >= 2))
    return TRUE;
  /* Of "talks" at which nobody is known to have been something must have come, or coverage of others names
   * them. */
  if (on_matter && (evidence.n_places > 0 || evidence.remote || summit) &&
      (meeting->kind != QIMAM_MEETING_TALKS || meeting->participants->len > 0 || n_outcomes > 0 ||
       is_mentioned (meeting)))
    return TRUE;
  return meeting->participants->len >= 2 && evidence.n_places > 0 && n_outcomes >= 2;
}
