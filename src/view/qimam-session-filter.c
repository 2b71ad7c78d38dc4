/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-session.h"

#include "qimam-ui.h"

/* The parts of the question one by one: each makes a new filter out of the one that holds. */

void
qimam_session_set_text (QimamSession *self, const char *text, gboolean typing)
{
  QimamFilter *filter = qimam_filter_copy (qimam_session_get_filter (self));
  g_autofree char *stripped = g_strstrip (g_strdup (text != NULL ? text : ""));

  g_free (filter->text);
  filter->text = *stripped != '\0' ? g_steal_pointer (&stripped) : NULL;
  filter->prefix = filter->text != NULL && typing;
  filter->sort =
      filter->text != NULL ? (QimamSort) g_settings_get_enum (qimam_ui_settings (), "sort") : QIMAM_SORT_DATE;
  qimam_session_take_filter (self, filter);
}

/* Adds a word to a list of words, or takes it out. */
static void
toggle_word (char ***list, const char *word)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  gboolean found = FALSE;
  guint n = 0;

  for (guint i = 0; *list != NULL && (*list)[i] != NULL; i++)
    {
      if (g_str_equal ((*list)[i], word))
        {
          found = TRUE;
          continue;
        }
      g_strv_builder_add (builder, (*list)[i]);
      n++;
    }
  if (!found)
    {
      g_strv_builder_add (builder, word);
      n++;
    }
  g_strfreev (*list);
  *list = n > 0 ? g_strv_builder_end (builder) : NULL;
}

void
qimam_session_toggle_topic (QimamSession *self, const char *key)
{
  QimamFilter *filter = qimam_filter_copy (qimam_session_get_filter (self));

  toggle_word (&filter->topics, key);
  qimam_session_take_filter (self, filter);
}

void
qimam_session_toggle_source (QimamSession *self, const char *name)
{
  QimamFilter *filter = qimam_filter_copy (qimam_session_get_filter (self));

  toggle_word (&filter->sources, name);
  qimam_session_take_filter (self, filter);
}

void
qimam_session_set_meeting (QimamSession *self, gint64 meeting)
{
  QimamFilter *filter = qimam_filter_copy (qimam_session_get_filter (self));

  filter->meeting = meeting;
  qimam_session_take_filter (self, filter);
}

void
qimam_session_set_range (QimamSession *self, const char *from, const char *to)
{
  QimamFilter *filter = qimam_filter_copy (qimam_session_get_filter (self));

  g_free (filter->from);
  filter->from = g_strdup (from);
  g_free (filter->to);
  filter->to = g_strdup (to);
  qimam_session_take_filter (self, filter);
}

void
qimam_session_set_unread (QimamSession *self, gboolean unread)
{
  QimamFilter *filter = qimam_filter_copy (qimam_session_get_filter (self));

  filter->unread = unread;
  qimam_session_take_filter (self, filter);
}

void
qimam_session_set_starred (QimamSession *self, gboolean starred)
{
  QimamFilter *filter = qimam_filter_copy (qimam_session_get_filter (self));

  filter->starred = starred;
  qimam_session_take_filter (self, filter);
}

void
qimam_session_set_noted (QimamSession *self, gboolean noted)
{
  QimamFilter *filter = qimam_filter_copy (qimam_session_get_filter (self));

  filter->noted = noted;
  qimam_session_take_filter (self, filter);
}

void
qimam_session_set_sort (QimamSession *self, QimamSort sort)
{
  QimamFilter *filter = qimam_filter_copy (qimam_session_get_filter (self));

  filter->sort = sort;
  qimam_session_take_filter (self, filter);
}

void
qimam_session_set_topics_all (QimamSession *self, gboolean all)
{
  QimamFilter *filter = qimam_filter_copy (qimam_session_get_filter (self));

  filter->topics_all = all;
  qimam_session_take_filter (self, filter);
}

void
qimam_session_clear (QimamSession *self)
{
  qimam_session_take_filter (self, qimam_filter_new ());
}
