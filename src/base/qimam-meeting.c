/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-meeting.h"

static GArray *
ids_new (void)
{
  return g_array_new (FALSE, FALSE, sizeof (gint64));
}

static void
ids_copy (GArray *to, const GArray *from)
{
  g_array_set_size (to, 0);
  g_array_append_vals (to, from->data, from->len);
}

static void
place_free (QimamMeetingPlace *place)
{
  g_free (place->name);
  g_free (place->key);
  g_array_unref (place->claims);
  g_free (place);
}

static void
duration_free (QimamMeetingDuration *duration)
{
  g_free (duration->iso);
  g_array_unref (duration->claims);
  g_free (duration);
}

static void
participant_free (QimamParticipant *participant)
{
  g_free (participant->name);
  g_free (participant->key);
  g_free (participant->party);
  g_array_unref (participant->claims);
  g_free (participant);
}

QimamMeeting *
qimam_meeting_new (void)
{
  QimamMeeting *self = g_new0 (QimamMeeting, 1);

  self->date.claims = ids_new ();
  self->format.claims = ids_new ();
  self->places = g_ptr_array_new_with_free_func ((GDestroyNotify) place_free);
  self->durations = g_ptr_array_new_with_free_func ((GDestroyNotify) duration_free);
  self->participants = g_ptr_array_new_with_free_func ((GDestroyNotify) participant_free);
  self->articles = g_array_new (FALSE, FALSE, sizeof (QimamMeetingArticle));
  return self;
}

QimamMeeting *
qimam_meeting_copy (const QimamMeeting *self)
{
  QimamMeeting *copy = qimam_meeting_new ();

  copy->id = self->id;
  copy->main = self->main;
  copy->fixed = self->fixed;
  copy->title = g_strdup (self->title);
  copy->kind = self->kind;
  copy->status = self->status;
  copy->date.iso = g_strdup (self->date.iso);
  copy->date.precision = self->date.precision;
  copy->date.basis = self->date.basis;
  copy->date.how = g_strdup (self->date.how);
  copy->date.began = self->date.began;
  ids_copy (copy->date.claims, self->date.claims);
  copy->format.keys = g_strdupv (self->format.keys);
  copy->format.basis = self->format.basis;
  copy->format.how = g_strdup (self->format.how);
  ids_copy (copy->format.claims, self->format.claims);
  for (guint i = 0; i < self->places->len; i++)
    {
      const QimamMeetingPlace *from = self->places->pdata[i];
      QimamMeetingPlace *to = qimam_meeting_add_place (copy, from->name, from->key, from->kind);
      to->basis = from->basis;
      ids_copy (to->claims, from->claims);
    }
  for (guint i = 0; i < self->durations->len; i++)
    {
      const QimamMeetingDuration *from = self->durations->pdata[i];
      QimamMeetingDuration *to = qimam_meeting_add_duration (copy, from->iso, from->cmp, from->scope);
      to->basis = from->basis;
      ids_copy (to->claims, from->claims);
    }
  for (guint i = 0; i < self->participants->len; i++)
    {
      const QimamParticipant *from = self->participants->pdata[i];
      QimamParticipant *to =
          qimam_meeting_add_participant (copy, from->name, from->key, from->role, from->party);
      ids_copy (to->claims, from->claims);
    }
  g_array_append_vals (copy->articles, self->articles->data, self->articles->len);
  copy->named = g_strdupv (self->named);
  return copy;
}

void
qimam_meeting_free (QimamMeeting *self)
{
  if (self == NULL)
    return;
  g_free (self->title);
  g_free (self->date.iso);
  g_free (self->date.how);
  g_array_unref (self->date.claims);
  g_strfreev (self->format.keys);
  g_free (self->format.how);
  g_array_unref (self->format.claims);
  g_ptr_array_unref (self->places);
  g_ptr_array_unref (self->durations);
  g_ptr_array_unref (self->participants);
  g_array_unref (self->articles);
  g_strfreev (self->named);
  g_free (self);
}

QimamMeetingPlace *
qimam_meeting_add_place (QimamMeeting *self, const char *name, const char *key, const char *kind)
{
  QimamMeetingPlace *place = g_new0 (QimamMeetingPlace, 1);

  place->name = g_strdup (name);
  place->key = g_strdup (key);
  place->kind = g_intern_string (kind);
  place->basis = QIMAM_BASIS_STATED;
  place->claims = ids_new ();
  g_ptr_array_add (self->places, place);
  return place;
}

QimamMeetingDuration *
qimam_meeting_add_duration (QimamMeeting *self, const char *iso, QimamCmp cmp, const char *scope)
{
  QimamMeetingDuration *duration = g_new0 (QimamMeetingDuration, 1);

  duration->iso = g_strdup (iso);
  duration->cmp = cmp;
  duration->scope = g_intern_string (scope);
  duration->basis = QIMAM_BASIS_STATED;
  duration->claims = ids_new ();
  g_ptr_array_add (self->durations, duration);
  return duration;
}

QimamParticipant *
qimam_meeting_add_participant (
    QimamMeeting *self, const char *name, const char *key, const char *role, const char *party)
{
  QimamParticipant *participant = g_new0 (QimamParticipant, 1);

  participant->name = g_strdup (name);
  participant->key = g_strdup (key);
  participant->role = g_intern_string (role);
  participant->party = g_strdup (party);
  participant->claims = ids_new ();
  g_ptr_array_add (self->participants, participant);
  return participant;
}

void
qimam_meeting_foreach_claims (QimamMeeting *self, QimamClaimIdsFunc func, gpointer data)
{
  func (self->date.claims, data);
  func (self->format.claims, data);
  for (guint i = 0; i < self->places->len; i++)
    func (((QimamMeetingPlace *) self->places->pdata[i])->claims, data);
  for (guint i = 0; i < self->durations->len; i++)
    func (((QimamMeetingDuration *) self->durations->pdata[i])->claims, data);
  for (guint i = 0; i < self->participants->len; i++)
    func (((QimamParticipant *) self->participants->pdata[i])->claims, data);
}

gboolean
qimam_meeting_has_format (const QimamMeeting *self, const char *key)
{
  return self->format.keys != NULL && g_strv_contains ((const char *const *) self->format.keys, key);
}

guint
qimam_meeting_count_independent (const QimamMeeting *self)
{
  g_autoptr (GHashTable) groups = g_hash_table_new (g_int64_hash, g_int64_equal);
  guint n = 0;

  for (guint i = 0; i < self->articles->len; i++)
    {
      QimamMeetingArticle *article = &g_array_index (self->articles, QimamMeetingArticle, i);

      if (article->main)
        n += article->copies == 0 || g_hash_table_add (groups, &article->copies);
    }
  return n;
}
