/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-meeting-fixed.h"

static void
forget_ids (GArray *claims, gpointer data)
{
  g_array_set_size (claims, 0);
}

void
qimam_meeting_forget_claims (QimamMeeting *meeting)
{
  qimam_meeting_foreach_claims (meeting, forget_ids, NULL);
}

static gboolean
rests_on (const GArray *claims, GHashTable *gone)
{
  for (guint i = 0; i < claims->len; i++)
    if (!g_hash_table_contains (gone, &g_array_index (claims, gint64, i)))
      return FALSE;
  return claims->len > 0;
}

static void
drop_items (GPtrArray *items, gsize claims_offset, GHashTable *gone)
{
  for (guint i = items->len; i > 0; i--)
    if (rests_on (G_STRUCT_MEMBER (GArray *, items->pdata[i - 1], claims_offset), gone))
      g_ptr_array_remove_index (items, i - 1);
}

void
qimam_meeting_drop_claims (QimamMeeting *meeting, GHashTable *gone)
{
  if (rests_on (meeting->date.claims, gone))
    {
      g_clear_pointer (&meeting->date.iso, g_free);
      g_clear_pointer (&meeting->date.how, g_free);
      meeting->date.precision = QIMAM_PRECISION_UNKNOWN;
      meeting->date.basis = QIMAM_BASIS_UNKNOWN;
    }
  if (rests_on (meeting->format.claims, gone))
    {
      g_clear_pointer (&meeting->format.keys, g_strfreev);
      g_clear_pointer (&meeting->format.how, g_free);
      meeting->format.basis = QIMAM_BASIS_UNKNOWN;
    }
  drop_items (meeting->places, G_STRUCT_OFFSET (QimamMeetingPlace, claims), gone);
  drop_items (meeting->durations, G_STRUCT_OFFSET (QimamMeetingDuration, claims), gone);
  drop_items (meeting->participants, G_STRUCT_OFFSET (QimamParticipant, claims), gone);
}

static void
add_ids (GArray *to, const GArray *from)
{
  for (guint i = 0; i < from->len; i++)
    {
      gint64 id = g_array_index (from, gint64, i);
      guint at = 0;

      while (at < to->len && g_array_index (to, gint64, at) != id)
        at++;
      if (at == to->len)
        g_array_append_val (to, id);
    }
}

static gboolean
same_thing (const char *key, const char *name, const char *other_key, const char *other_name)
{
  return key != NULL && other_key != NULL ? g_str_equal (key, other_key) : g_strcmp0 (name, other_name) == 0;
}

static void
absorb_lists (QimamMeeting *meeting, const QimamMeeting *told)
{
  for (guint i = 0; i < told->places->len; i++)
    {
      const QimamMeetingPlace *from = told->places->pdata[i];
      QimamMeetingPlace *to = NULL;

      for (guint j = 0; j < meeting->places->len && to == NULL; j++)
        {
          QimamMeetingPlace *place = meeting->places->pdata[j];

          if (same_thing (place->key, place->name, from->key, from->name))
            to = place;
        }
      if (to == NULL)
        {
          to = qimam_meeting_add_place (meeting, from->name, from->key, from->kind);
          to->basis = from->basis;
        }
      add_ids (to->claims, from->claims);
    }
  for (guint i = 0; i < told->durations->len; i++)
    {
      const QimamMeetingDuration *from = told->durations->pdata[i];
      QimamMeetingDuration *to = NULL;

      for (guint j = 0; j < meeting->durations->len && to == NULL; j++)
        {
          QimamMeetingDuration *duration = meeting->durations->pdata[j];

          if (g_strcmp0 (duration->iso, from->iso) == 0 && duration->cmp == from->cmp &&
              duration->scope == from->scope)
            to = duration;
        }
      if (to == NULL)
        {
          to = qimam_meeting_add_duration (meeting, from->iso, from->cmp, from->scope);
          to->basis = from->basis;
        }
      add_ids (to->claims, from->claims);
    }
  for (guint i = 0; i < told->participants->len; i++)
    {
      const QimamParticipant *from = told->participants->pdata[i];
      QimamParticipant *to = NULL;

      for (guint j = 0; j < meeting->participants->len && to == NULL; j++)
        {
          QimamParticipant *participant = meeting->participants->pdata[j];

          if (same_thing (participant->key, participant->name, from->key, from->name))
            to = participant;
        }
      if (to == NULL)
        to = qimam_meeting_add_participant (meeting, from->name, from->key, from->role, from->party);
      add_ids (to->claims, from->claims);
    }
}

static void
absorb_format (QimamMeeting *meeting, const QimamMeeting *told)
{
  g_autoptr (GStrvBuilder) keys = g_strv_builder_new ();

  if (told->format.keys == NULL)
    return;
  if (meeting->format.keys == NULL)
    {
      meeting->format.basis = told->format.basis;
      g_free (meeting->format.how);
      meeting->format.how = g_strdup (told->format.how);
    }
  else
    g_strv_builder_addv (keys, (const char **) meeting->format.keys);
  for (char **key = told->format.keys; *key != NULL; key++)
    if (!qimam_meeting_has_format (meeting, *key))
      g_strv_builder_add (keys, *key);
  g_strfreev (meeting->format.keys);
  meeting->format.keys = g_strv_builder_end (keys);
  add_ids (meeting->format.claims, told->format.claims);
}

void
qimam_meeting_absorb_date (QimamMeeting *meeting, const QimamMeeting *told)
{
  if (meeting->date.iso == NULL && told->date.iso != NULL)
    {
      meeting->date.iso = g_strdup (told->date.iso);
      meeting->date.precision = told->date.precision;
      meeting->date.basis = told->date.basis;
      g_free (meeting->date.how);
      meeting->date.how = g_strdup (told->date.how);
    }
  if (g_strcmp0 (meeting->date.iso, told->date.iso) == 0)
    add_ids (meeting->date.claims, told->date.claims);
}

void
qimam_meeting_absorb (QimamMeeting *meeting, const QimamMeeting *told)
{
  qimam_meeting_absorb_date (meeting, told);
  if (meeting->title == NULL)
    meeting->title = g_strdup (told->title);
  absorb_format (meeting, told);
  absorb_lists (meeting, told);
}

/* A fixed meeting keeps what it is known by; what no claim carries any more goes, unless nothing would be
 * left. */
static void
drop_unclaimed (GPtrArray *items, gsize claims_offset)
{
  gboolean any = FALSE;

  for (guint i = 0; i < items->len; i++)
    any = any || G_STRUCT_MEMBER (GArray *, items->pdata[i], claims_offset)->len > 0;
  for (guint i = items->len; any && i > 0; i--)
    if (G_STRUCT_MEMBER (GArray *, items->pdata[i - 1], claims_offset)->len == 0)
      g_ptr_array_remove_index (items, i - 1);
}

void
qimam_meeting_drop_unclaimed (QimamMeeting *self)
{
  drop_unclaimed (self->places, G_STRUCT_OFFSET (QimamMeetingPlace, claims));
  drop_unclaimed (self->durations, G_STRUCT_OFFSET (QimamMeetingDuration, claims));
  drop_unclaimed (self->participants, G_STRUCT_OFFSET (QimamParticipant, claims));
}
