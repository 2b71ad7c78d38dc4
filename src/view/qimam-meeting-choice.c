/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-meeting-choice.h"

#include <glib/gi18n.h>
#include <string.h>

#include "qimam-fold.h"
#include "qimam-ui.h"

struct _QimamMeetingChoice
{
  GObject parent_instance;

  const QimamMeeting *meeting; /* not owned */
  char *key;                   /* (nullable) what a search looks at, folded; made by the first */
};

G_DEFINE_FINAL_TYPE (QimamMeetingChoice, qimam_meeting_choice, G_TYPE_OBJECT)

static void
qimam_meeting_choice_finalize (GObject *object)
{
  g_free (QIMAM_MEETING_CHOICE (object)->key);
  G_OBJECT_CLASS (qimam_meeting_choice_parent_class)->finalize (object);
}

static void
qimam_meeting_choice_class_init (QimamMeetingChoiceClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = qimam_meeting_choice_finalize;
}

static void
qimam_meeting_choice_init (QimamMeetingChoice *self)
{
}

QimamMeetingChoice *
qimam_meeting_choice_new (const QimamMeeting *meeting)
{
  QimamMeetingChoice *self = g_object_new (QIMAM_TYPE_MEETING_CHOICE, NULL);

  self->meeting = meeting;
  return self;
}

gint64
qimam_meeting_choice_get_id (QimamMeetingChoice *self)
{
  g_return_val_if_fail (QIMAM_IS_MEETING_CHOICE (self), 0);
  return self->meeting->id;
}

char *
qimam_meeting_choice_dup_title (QimamMeetingChoice *self)
{
  g_return_val_if_fail (QIMAM_IS_MEETING_CHOICE (self), NULL);
  return qimam_ui_clean (self->meeting->title, 0);
}

char *
qimam_meeting_choice_describe (QimamMeetingChoice *self)
{
  const QimamMeeting *meeting;
  g_autofree char *date = NULL;
  g_autofree char *number = NULL;
  g_autofree char *count = NULL;
  guint n;

  g_return_val_if_fail (QIMAM_IS_MEETING_CHOICE (self), NULL);
  meeting = self->meeting;
  n = meeting->articles ? meeting->articles->len : 0;
  date = meeting->date.iso ? qimam_ui_date (meeting->date.iso) : g_strdup (_ ("no date"));
  number = qimam_ui_number (n);
  count = g_strdup_printf (ngettext ("%s article", "%s articles", n), number);
  return g_strdup_printf ("%s · %s", date, count);
}

gboolean
qimam_meeting_choice_matches (QimamMeetingChoice *self, const char *wanted)
{
  g_return_val_if_fail (QIMAM_IS_MEETING_CHOICE (self), FALSE);
  if (self->key == NULL)
    {
      g_autofree char *title = qimam_meeting_choice_dup_title (self);
      g_autofree char *details = qimam_meeting_choice_describe (self);
      g_autofree char *text = g_strconcat (title, " ", details, NULL);

      self->key = qimam_fold (text, -1, NULL);
    }
  return strstr (self->key, wanted) != NULL;
}
