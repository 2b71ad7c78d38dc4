/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "qimam-label.h"
#include "qimam-library.h"

#include "qimam-format.h"
#include "qimam-library-private.h"
#include "qimam-query.h"
#include "qimam-store-article.h"
#include "qimam-store-meeting.h"

/* More articles make no briefing that anyone reads. */
#define MAX_BRIEFED 500

static GPtrArray *
load_meetings (QimamConnection *reader, const gint64 *ids, guint n_ids, GError **error)
{
  g_autoptr (GPtrArray) meetings = g_ptr_array_new_with_free_func ((GDestroyNotify) qimam_meeting_free);

  for (guint i = 0; i < n_ids; i++)
    {
      QimamMeeting *meeting = qimam_store_meeting_load (reader, ids[i], error);

      if (meeting == NULL)
        return NULL;
      g_ptr_array_add (meetings, meeting);
    }
  return g_steal_pointer (&meetings);
}

/* All articles that speak of the meetings, each once. */
static GPtrArray *
load_articles_of (QimamConnection *reader, GPtrArray *meetings, gboolean main_only, GError **error)
{
  g_autoptr (GPtrArray) articles = g_ptr_array_new_with_free_func ((GDestroyNotify) qimam_article_free);
  g_autoptr (GHashTable) ids = qimam_id_set_new ();
  g_autoptr (GArray) sorted = NULL;

  for (guint i = 0; i < meetings->len; i++)
    {
      const QimamMeeting *meeting = meetings->pdata[i];

      for (guint j = 0; j < meeting->articles->len; j++)
        {
          const QimamMeetingArticle *entry = &g_array_index (meeting->articles, QimamMeetingArticle, j);

          if (entry->main || !main_only)
            qimam_id_set_add (ids, entry->article);
        }
    }
  sorted = qimam_id_set_to_array (ids);
  for (guint i = 0; i < sorted->len; i++)
    {
      QimamArticle *article =
          qimam_store_article_load (reader, g_array_index (sorted, gint64, i), FALSE, error);

      if (article == NULL)
        return NULL;
      g_ptr_array_add (articles, article);
    }
  return g_steal_pointer (&articles);
}

static QimamComparison *
compare (QimamLibrary *self,
         const gint64 *ids,
         guint n_ids,
         gboolean sources,
         const char *topic,
         const char *language,
         GCancellable *cancellable,
         GError **error)
{
  g_auto (QimamLibraryReader) reading = { 0 };
  g_autoptr (GPtrArray) meetings = NULL, articles = NULL;

  if (n_ids == 0)
    {
      g_set_error_literal (error, QIMAM_ERROR, QIMAM_ERROR_USAGE, _ ("No meeting is named to be compared"));
      return NULL;
    }
  if (!qimam_library_reader_begin (&reading, self, cancellable, error))
    return NULL;
  meetings = load_meetings (reading.connection, ids, n_ids, error);
  if (meetings != NULL)
    articles = load_articles_of (reading.connection, meetings, sources, error);
  qimam_library_reader_end (&reading);
  if (articles == NULL)
    return NULL;
  return sources ? qimam_compare_sources (meetings->pdata[0], articles, topic, language)
                 : qimam_compare_meetings (meetings, articles, topic, language);
}

QimamComparison *
qimam_library_compare_meetings (QimamLibrary *self,
                                const gint64 *meetings,
                                guint n_meetings,
                                const char *topic,
                                const char *language,
                                GCancellable *cancellable,
                                GError **error)
{
  g_return_val_if_fail (QIMAM_IS_LIBRARY (self), NULL);
  return compare (self, meetings, n_meetings, FALSE, topic, language, cancellable, error);
}

QimamComparison *
qimam_library_compare_sources (QimamLibrary *self,
                               gint64 meeting,
                               const char *topic,
                               const char *language,
                               GCancellable *cancellable,
                               GError **error)
{
  g_return_val_if_fail (QIMAM_IS_LIBRARY (self), NULL);
  return compare (self, &meeting, 1, TRUE, topic, language, cancellable, error);
}

static void
compare_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  QimamRequest *request = data;
  GError *error = NULL;
  QimamComparison *comparison = compare (source, request->ids, request->n_ids, request->sources,
                                         request->topic, request->language, cancellable, &error);

  qimam_task_return_pointer (task, comparison, (GDestroyNotify) qimam_comparison_free, error);
}

void
qimam_library_compare_async (QimamLibrary *self,
                             const gint64 *meetings,
                             guint n_meetings,
                             gboolean sources,
                             const char *topic,
                             const char *language,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer data)
{
  QimamRequest *request;

  g_return_if_fail (QIMAM_IS_LIBRARY (self));
  request = qimam_request_new (NULL, meetings, n_meetings);
  request->sources = sources;
  request->topic = g_strdup (topic);
  request->language = g_strdup (language);
  qimam_library_run (self, request, qimam_library_compare_async, compare_thread, cancellable, callback, data);
}

QimamComparison *
qimam_library_compare_finish (QimamLibrary *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}

/* ---- Briefing ---- */

/* What a filter selects, in words: "“قمة” · ضبط التسلح · 1 يونيو 2021 – 30 يونيو 2021". */
static char *
describe_filter (QimamLibrary *self, const QimamFilter *filter, const char *language)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);

  if (filter->text != NULL && *filter->text != '\0')
    g_ptr_array_add (parts, g_strdup_printf ("“%s”", filter->text));
  for (char **key = filter->topics; key != NULL && *key != NULL; key++)
    g_ptr_array_add (parts, g_strdup (qimam_library_topic_name (self, *key, language)));
  for (char **name = filter->sources; name != NULL && *name != NULL; name++)
    g_ptr_array_add (parts, g_strdup (*name));
  if (filter->from != NULL || filter->to != NULL)
    {
      g_autofree char *from =
          filter->from != NULL ? qimam_format_date (filter->from, language) : g_strdup ("…");
      g_autofree char *to = filter->to != NULL ? qimam_format_date (filter->to, language) : g_strdup ("…");

      g_ptr_array_add (parts, g_strdup_printf ("%s – %s", from, to));
    }
  if (parts->len == 0)
    g_ptr_array_add (parts, g_strdup (qimam_label ("brief.articles", language)));
  g_ptr_array_add (parts, NULL);
  return g_strjoinv (" · ", (char **) parts->pdata);
}

static GPtrArray *
load_filtered (QimamConnection *reader, const QimamFilter *filter, GError **error)
{
  g_autoptr (GPtrArray) articles = g_ptr_array_new_with_free_func ((GDestroyNotify) qimam_article_free);
  g_autoptr (GArray) ids = qimam_query_ids (reader, filter, error);

  for (guint i = 0; ids != NULL && i < MIN (ids->len, MAX_BRIEFED); i++)
    {
      QimamArticle *article = qimam_store_article_load (reader, g_array_index (ids, gint64, i), FALSE, error);

      if (article == NULL)
        return NULL;
      g_ptr_array_add (articles, article);
    }
  return ids != NULL ? g_steal_pointer (&articles) : NULL;
}

QimamBriefing *
qimam_library_brief (QimamLibrary *self,
                     const gint64 *meetings,
                     guint n_meetings,
                     const QimamFilter *filter,
                     const char *language,
                     GCancellable *cancellable,
                     GError **error)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *created = g_date_time_format (now, "%Y-%m-%dT%H:%M:%S%:z");
  g_autoptr (GPtrArray) list = NULL, articles = NULL;
  g_autofree char *title = NULL;
  g_auto (QimamLibraryReader) reading = { 0 };

  g_return_val_if_fail (QIMAM_IS_LIBRARY (self) && (n_meetings > 0 || filter != NULL), NULL);
  if (!qimam_library_reader_begin (&reading, self, cancellable, error))
    return NULL;
  if (n_meetings > 0)
    list = load_meetings (reading.connection, meetings, n_meetings, error);
  if (list != NULL)
    articles = load_articles_of (reading.connection, list, FALSE, error);
  else if (n_meetings == 0)
    articles = load_filtered (reading.connection, filter, error);
  qimam_library_reader_end (&reading);
  if (articles == NULL)
    return NULL;
  if (list != NULL)
    return qimam_briefing_of_meetings (list, articles, language, created);
  if (articles->len == 0)
    {
      g_set_error_literal (error, QIMAM_ERROR, QIMAM_ERROR_EMPTY,
                           _ ("No article is selected for the briefing"));
      return NULL;
    }
  title = describe_filter (self, filter, language);
  return qimam_briefing_of_articles (articles, title, language, created);
}

gboolean
qimam_library_describe_meeting (QimamLibrary *self,
                                gint64 meeting,
                                const char *language,
                                GCancellable *cancellable,
                                QimamComparison **facts,
                                QimamBriefing **summary,
                                GError **error)
{
  g_auto (QimamLibraryReader) reading = { 0 };
  g_autoptr (GPtrArray) list = NULL, articles = NULL;

  g_return_val_if_fail (QIMAM_IS_LIBRARY (self) && facts != NULL && summary != NULL, FALSE);
  if (!qimam_library_reader_begin (&reading, self, cancellable, error))
    return FALSE;
  list = load_meetings (reading.connection, &meeting, 1, error);
  if (list != NULL)
    articles = load_articles_of (reading.connection, list, FALSE, error);
  qimam_library_reader_end (&reading);
  if (articles == NULL)
    return FALSE;
  *facts = qimam_compare_meetings (list, articles, NULL, language);
  *summary = qimam_briefing_summary (list->pdata[0], articles, language, "");
  return TRUE;
}

static void
brief_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  QimamRequest *request = data;
  GError *error = NULL;
  QimamBriefing *briefing = qimam_library_brief (source, request->ids, request->n_ids, request->filter,
                                                 request->language, cancellable, &error);

  qimam_task_return_pointer (task, briefing, (GDestroyNotify) qimam_briefing_free, error);
}

void
qimam_library_brief_async (QimamLibrary *self,
                           const gint64 *meetings,
                           guint n_meetings,
                           const QimamFilter *filter,
                           const char *language,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer data)
{
  QimamRequest *request;

  g_return_if_fail (QIMAM_IS_LIBRARY (self) && (n_meetings > 0 || filter != NULL));
  request = qimam_request_new (filter, meetings, n_meetings);
  request->language = g_strdup (language);
  qimam_library_run (self, request, qimam_library_brief_async, brief_thread, cancellable, callback, data);
}

QimamBriefing *
qimam_library_brief_finish (QimamLibrary *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}
