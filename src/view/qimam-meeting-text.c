/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-meeting-text.h"

#include <glib/gi18n.h>

#include "qimam-ui.h"

static const char *
kind_label (QimamMeetingKind kind)
{
  switch (kind)
    {
    case QIMAM_MEETING_SUMMIT:
      return C_ ("kind of a meeting", "Summit");
    case QIMAM_MEETING_TALKS:
      return C_ ("kind of a meeting", "Talks");
    case QIMAM_MEETING_CALL:
      return C_ ("kind of a meeting", "Telephone call");
    case QIMAM_MEETING_VISIT:
      return C_ ("kind of a meeting", "Visit");
    case QIMAM_MEETING_CONFERENCE:
      return C_ ("kind of a meeting", "Conference");
    default:
      return C_ ("kind of a meeting", "Meeting");
    }
}

static const char *
status_label (QimamMeetingStatus status)
{
  switch (status)
    {
    case QIMAM_MEETING_HELD:
      return C_ ("state of a meeting", "held");
    case QIMAM_MEETING_PLANNED:
      return C_ ("state of a meeting", "planned");
    case QIMAM_MEETING_CANCELLED:
      return C_ ("state of a meeting", "cancelled");
    default:
      return NULL;
    }
}

char *
qimam_meeting_text_about (const QimamMeeting *meeting)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);

  g_ptr_array_add (parts, g_strdup (kind_label (meeting->kind)));
  if (meeting->date.iso != NULL)
    g_ptr_array_add (parts, qimam_ui_date_long (meeting->date.iso));
  else
    g_ptr_array_add (parts, g_strdup (_ ("No date")));
  if (status_label (meeting->status) != NULL)
    g_ptr_array_add (parts, g_strdup (status_label (meeting->status)));
  if (meeting->fixed)
    g_ptr_array_add (parts, g_strdup (C_ ("a meeting", "settled by you")));
  g_ptr_array_add (parts, NULL);
  return g_strjoinv (" · ", (char **) parts->pdata);
}

static void
count_articles (const QimamMeeting *meeting, guint *reports, guint *mentions)
{
  *reports = *mentions = 0;
  for (guint i = 0; i < meeting->articles->len; i++)
    if (g_array_index (meeting->articles, QimamMeetingArticle, i).main)
      ++*reports;
    else
      ++*mentions;
}

char *
qimam_meeting_text_coverage (const QimamMeeting *meeting)
{
  guint reports, mentions, independent = qimam_meeting_count_independent (meeting);
  GString *text = g_string_new (NULL);

  count_articles (meeting, &reports, &mentions);
  if (reports > 0)
    {
      g_autofree char *number = qimam_ui_number (reports);

      g_string_append_printf (
          text, ngettext ("%s article reports on it", "%s articles report on it", reports), number);
    }
  if (reports > 0 && independent < reports)
    {
      g_autofree char *number = qimam_ui_number (independent);

      g_string_append (text, " · ");
      g_string_append_printf (text, ngettext ("%s independent report", "%s independent reports", independent),
                              number);
    }
  if (mentions > 0)
    {
      g_autofree char *number = qimam_ui_number (mentions);

      g_string_append (text, text->len > 0 ? " · " : "");
      g_string_append_printf (text, ngettext ("%s article mentions it", "%s articles mention it", mentions),
                              number);
    }
  return g_string_free (text, FALSE);
}
