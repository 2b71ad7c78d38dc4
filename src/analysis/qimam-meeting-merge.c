/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-meeting-merge.h"

#include "qimam-claim.h"

#include "qimam-iso.h"

static const char *const modes[] = { "in_person", "video", "phone", "hybrid" };

const char *
qimam_meeting_mode (const QimamMeeting *meeting)
{
  for (guint i = 0; i < G_N_ELEMENTS (modes); i++)
    if (qimam_meeting_has_format (meeting, modes[i]))
      return modes[i];
  return NULL;
}

static void
add_ids (GArray *to, const GArray *from)
{
  g_array_append_vals (to, from->data, from->len);
}

/* How much a date is worth: its precision, then whether the article reports on the meeting, then its basis.
 */
static int
date_rank (const QimamMeeting *meeting)
{
  if (meeting->date.iso == NULL)
    return 0;
  return (meeting->date.precision >= QIMAM_PRECISION_DAY     ? 8
          : meeting->date.precision == QIMAM_PRECISION_MONTH ? 4
                                                             : 2) +
         (meeting->main ? 1 : 0);
}

static void
merge_date (QimamMeeting *group, const QimamMeeting *told)
{
  if (told->date.iso == NULL || group->fixed)
    return;
  if (date_rank (told) > date_rank (group) ||
      (date_rank (told) == date_rank (group) && g_strcmp0 (told->date.iso, group->date.iso) < 0))
    {
      g_free (group->date.iso);
      g_free (group->date.how);
      group->date.iso = g_strdup (told->date.iso);
      group->date.precision = told->date.precision;
      group->date.basis = told->main ? told->date.basis : QIMAM_BASIS_INFERRED;
      group->date.how = told->main || told->date.how != NULL
                            ? g_strdup (told->date.how)
                            : g_strdup ("stated by an article that mentions the meeting");
      group->main = told->main;
    }
  if (qimam_iso_compatible (group->date.iso, told->date.iso))
    add_ids (group->date.claims, told->date.claims);
}

static void
merge_places (QimamMeeting *group, const QimamMeeting *told)
{
  for (guint i = 0; i < told->places->len; i++)
    {
      const QimamMeetingPlace *from = told->places->pdata[i];
      QimamMeetingPlace *to = NULL;

      for (guint k = 0; k < group->places->len && to == NULL; k++)
        {
          QimamMeetingPlace *place = group->places->pdata[k];
          if (place->key != NULL && from->key != NULL ? g_str_equal (place->key, from->key)
                                                      : g_strcmp0 (place->name, from->name) == 0)
            to = place;
        }
      if (to == NULL)
        {
          to = qimam_meeting_add_place (group, from->name, from->key, from->kind);
          to->basis = from->basis;
        }
      add_ids (to->claims, from->claims);
    }
}

static void
merge_durations (QimamMeeting *group, const QimamMeeting *told)
{
  for (guint i = 0; i < told->durations->len; i++)
    {
      const QimamMeetingDuration *from = told->durations->pdata[i];
      QimamMeetingDuration *to = NULL;

      for (guint k = 0; k < group->durations->len && to == NULL; k++)
        {
          QimamMeetingDuration *duration = group->durations->pdata[k];
          if (g_strcmp0 (duration->iso, from->iso) == 0 && duration->cmp == from->cmp &&
              duration->scope == from->scope)
            to = duration;
        }
      if (to == NULL)
        {
          to = qimam_meeting_add_duration (group, from->iso, from->cmp, from->scope);
          to->basis = from->basis;
        }
      add_ids (to->claims, from->claims);
    }
}

static void
merge_participants (QimamMeeting *group, const QimamMeeting *told)
{
  for (guint i = 0; i < told->participants->len; i++)
    {
      const QimamParticipant *from = told->participants->pdata[i];
      QimamParticipant *to = NULL;

      for (guint k = 0; k < group->participants->len && to == NULL; k++)
        {
          QimamParticipant *participant = group->participants->pdata[k];
          if (participant->key != NULL && from->key != NULL ? g_str_equal (participant->key, from->key)
                                                            : g_strcmp0 (participant->name, from->name) == 0)
            to = participant;
        }
      if (to == NULL)
        to = qimam_meeting_add_participant (group, from->name, from->key, from->role, from->party);
      /* announced, and then there */
      else if (g_strcmp0 (to->role, QIMAM_ROLE_EXPECTED) == 0)
        to->role = from->role;
      add_ids (to->claims, from->claims);
    }
}

/* A mode of meeting that is stated comes before one that was worked out; other keys are joined. */
static void
merge_format (QimamMeeting *group, const QimamMeeting *told)
{
  g_autoptr (GPtrArray) keys = g_ptr_array_new ();
  const char *mode = qimam_meeting_mode (group), *other = qimam_meeting_mode (told);

  if (told->format.keys == NULL)
    return;
  if (mode == NULL || (other != NULL && told->format.basis == QIMAM_BASIS_STATED &&
                       group->format.basis != QIMAM_BASIS_STATED))
    mode = other != NULL ? other : mode;
  if (mode != NULL)
    g_ptr_array_add (keys, (gpointer) mode);
  for (guint pass = 0; pass < 2; pass++)
    {
      char **from = pass == 0 ? group->format.keys : told->format.keys;
      for (guint i = 0; from != NULL && from[i] != NULL; i++)
        {
          gboolean there = FALSE;
          for (guint k = 0; k < G_N_ELEMENTS (modes); k++)
            there = there || g_str_equal (modes[k], from[i]);
          for (guint k = 0; k < keys->len && !there; k++)
            there = g_str_equal (keys->pdata[k], from[i]);
          if (!there)
            g_ptr_array_add (keys, (gpointer) g_intern_string (from[i]));
        }
    }
  g_ptr_array_add (keys, NULL);
  if (group->format.basis != QIMAM_BASIS_STATED)
    {
      group->format.basis = told->format.basis;
      g_free (group->format.how);
      group->format.how = g_strdup (told->format.how);
    }
  char **joined = g_strdupv ((char **) keys->pdata);
  g_strfreev (group->format.keys);
  group->format.keys = joined;
  add_ids (group->format.claims, told->format.claims);
}

void
qimam_meeting_merge (QimamMeeting *group, const QimamMeeting *told)
{
  if (group->status == QIMAM_MEETING_PLANNED && told->status == QIMAM_MEETING_HELD)
    group->status = QIMAM_MEETING_HELD;
  if (told->kind == QIMAM_MEETING_SUMMIT && !group->fixed)
    group->kind = QIMAM_MEETING_SUMMIT;
  merge_date (group, told);
  merge_places (group, told);
  merge_format (group, told);
  merge_durations (group, told);
  merge_participants (group, told);
}
