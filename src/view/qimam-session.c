/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-session-private.h"

#include "qimam-day-counts.h"
#include "qimam-results.h"
#include "qimam-ui.h"

static guint signals[QIMAM_SESSION_N_SIGNALS];

G_DEFINE_FINAL_TYPE (QimamSession, qimam_session, G_TYPE_OBJECT)

static void
renew_cancellable (GCancellable **cancellable)
{
  if (*cancellable != NULL)
    g_cancellable_cancel (*cancellable);
  g_clear_object (cancellable);
  *cancellable = g_cancellable_new ();
}

static void
drop_cancellable (GCancellable **cancellable)
{
  if (*cancellable != NULL)
    g_cancellable_cancel (*cancellable);
  g_clear_object (cancellable);
}

void
qimam_session_emit (QimamSession *self, guint signal)
{
  g_signal_emit (self, signals[signal], 0);
}

void
qimam_session_tell_corrected (QimamSession *self, const char *what, QimamUndo *undo)
{
  g_signal_emit (self, signals[QIMAM_SESSION_CORRECTED], 0, what, undo);
}

gboolean
qimam_session_accept (QimamSession *self, const GError *error)
{
  if (error == NULL)
    return TRUE;
  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_signal_emit (self, signals[QIMAM_SESSION_FAILED], 0, error);
  return FALSE;
}

/* ---- Why nothing was found ---- */

static void
forget_nothing (QimamSession *self)
{
  drop_cancellable (&self->nothing_cancellable);
  g_clear_pointer (&self->nothing, qimam_nothing_free);
}

static void
nothing_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (QimamSession) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (QimamNothing) nothing = qimam_library_explain_finish (QIMAM_LIBRARY (source), result, &error);

  if (QIMAM_LIBRARY (source) != self->library || !qimam_session_accept (self, error))
    return;
  g_clear_pointer (&self->nothing, qimam_nothing_free);
  self->nothing = g_steal_pointer (&nothing);
  g_signal_emit (self, signals[QIMAM_SESSION_NOTHING_CHANGED], 0);
}

static void
ask_nothing (QimamSession *self)
{
  if (qimam_hits_get_total (self->hits) > 0 || qimam_filter_is_empty (self->filter))
    return;
  renew_cancellable (&self->nothing_cancellable);
  qimam_library_explain_async (self->library, self->filter, self->nothing_cancellable, nothing_cb,
                               g_object_ref (self));
}

/* ---- The answer ---- */

static void
query_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (QimamSession) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (QimamHits) hits = qimam_library_find_finish (QIMAM_LIBRARY (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || QIMAM_LIBRARY (source) != self->library)
    return;
  self->loading = FALSE;
  if (!qimam_session_accept (self, error))
    {
      g_signal_emit (self, signals[QIMAM_SESSION_RESULTS_CHANGED], 0);
      return;
    }
  /* The same rows stay the same objects, so that neither place nor selection is lost; only where a text is
   * searched may their snippets differ. */
  if (self->hits == NULL || self->filter->text != NULL || !qimam_hits_equal (hits, self->hits))
    {
      g_autoptr (GListModel) before = g_steal_pointer (&self->results);

      g_clear_pointer (&self->hits, qimam_hits_unref);
      self->hits = g_steal_pointer (&hits);
      self->results = qimam_library_create_results (self->library, self->hits, self->filter);
      if (before != NULL)
        qimam_results_follow (QIMAM_RESULTS (self->results), QIMAM_RESULTS (before));
    }
  g_signal_emit (self, signals[QIMAM_SESSION_RESULTS_CHANGED], 0);
  ask_nothing (self);
}

static void
days_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (QimamSession) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) days = qimam_day_counts_finish (result, &error);

  if (QIMAM_LIBRARY (source) != self->library || !qimam_session_accept (self, error))
    return;
  g_clear_pointer (&self->days, g_ptr_array_unref);
  self->days = days->len > 0 ? g_steal_pointer (&days) : NULL;
  g_signal_emit (self, signals[QIMAM_SESSION_FACETS_CHANGED], 0);
}

static void
facets_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (QimamSession) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (QimamFacets) facets = qimam_library_facets_finish (QIMAM_LIBRARY (source), result, &error);
  g_autoptr (QimamFilter) days = NULL;

  if (QIMAM_LIBRARY (source) != self->library || !qimam_session_accept (self, error))
    return;
  g_clear_pointer (&self->facets, qimam_facets_free);
  self->facets = g_steal_pointer (&facets);
  days = qimam_day_counts_filter (self->filter, self->facets);
  if (days != NULL)
    qimam_day_counts_async (self->library, days, self->facets_cancellable, days_cb, g_object_ref (self));
  else
    g_clear_pointer (&self->days, g_ptr_array_unref);
  g_signal_emit (self, signals[QIMAM_SESSION_FACETS_CHANGED], 0);
}

static void
ask_facets (QimamSession *self)
{
  renew_cancellable (&self->facets_cancellable);
  qimam_library_facets_async (self->library, self->filter, self->facets_cancellable, facets_cb,
                              g_object_ref (self));
}

static void
ask_results (QimamSession *self)
{
  renew_cancellable (&self->query_cancellable);
  forget_nothing (self);
  self->loading = TRUE;
  qimam_library_find_async (self->library, self->filter, self->results, self->query_cancellable, query_cb,
                            g_object_ref (self));
}

static void
ask (QimamSession *self)
{
  if (self->library == NULL)
    return;
  ask_results (self);
  ask_facets (self);
}

/* ---- What the library holds as a whole ---- */

static void
meetings_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (QimamSession) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) meetings =
      qimam_library_list_meetings_finish (QIMAM_LIBRARY (source), result, &error);

  if (QIMAM_LIBRARY (source) != self->library || !qimam_session_accept (self, error))
    return;
  g_clear_pointer (&self->meetings, g_ptr_array_unref);
  self->meetings = g_steal_pointer (&meetings);
  if (self->filter->meeting != 0 && qimam_session_find_meeting (self, self->filter->meeting) == NULL)
    qimam_session_set_meeting (self, 0);
  g_signal_emit (self, signals[QIMAM_SESSION_LIBRARY_CHANGED], 0);
}

static void
overall_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (QimamSession) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (QimamFacets) facets = qimam_library_facets_finish (QIMAM_LIBRARY (source), result, &error);

  if (QIMAM_LIBRARY (source) != self->library || !qimam_session_accept (self, error))
    return;
  g_clear_pointer (&self->overall, qimam_facets_free);
  self->overall = g_steal_pointer (&facets);
  qimam_library_list_meetings_async (self->library, self->content_cancellable, meetings_cb,
                                     g_object_ref (self));
}

static void
ask_content (QimamSession *self)
{
  g_autoptr (QimamFilter) all = qimam_filter_new ();

  qimam_saved_list_refresh (self->saved);
  qimam_session_ask_partial (self);
  renew_cancellable (&self->content_cancellable);
  qimam_library_facets_async (self->library, all, self->content_cancellable, overall_cb, g_object_ref (self));
}

static gboolean
refresh_cb (gpointer data)
{
  QimamSession *self = data;

  self->refresh_id = 0;
  if (self->library == NULL)
    return G_SOURCE_REMOVE;
  ask_content (self);
  if (self->keep_results)
    ask_facets (self);
  else
    ask (self);
  return G_SOURCE_REMOVE;
}

void
qimam_session_queue_refresh (QimamSession *self, gboolean keep_results)
{
  if (self->refresh_id != 0)
    {
      self->keep_results = self->keep_results && keep_results;
      return;
    }
  self->keep_results = keep_results;
  self->refresh_id = g_timeout_add (QIMAM_SESSION_REFRESH_MS, refresh_cb, self);
}

void
qimam_session_refresh_counts (QimamSession *self)
{
  g_return_if_fail (QIMAM_IS_SESSION (self));
  qimam_session_queue_refresh (self, TRUE);
}

static void
library_changed_cb (QimamSession *self)
{
  /* An article that was just read must not vanish from the list of unread ones under the reader's eyes. */
  qimam_session_queue_refresh (self, self->own_marks > 0);
}

/* ---- GObject ---- */

static void
forget_library (QimamSession *self)
{
  drop_cancellable (&self->query_cancellable);
  drop_cancellable (&self->facets_cancellable);
  drop_cancellable (&self->content_cancellable);
  qimam_session_stop_marking (self);
  forget_nothing (self);
  g_clear_handle_id (&self->refresh_id, g_source_remove);
  g_clear_handle_id (&self->partial_id, g_source_remove);
  self->n_indexed = self->n_to_index = 0;
  if (self->library != NULL)
    g_clear_signal_handler (&self->changed_id, self->library);
  g_clear_object (&self->library);
  g_clear_object (&self->results);
  g_clear_pointer (&self->hits, qimam_hits_unref);
  g_clear_pointer (&self->facets, qimam_facets_free);
  g_clear_pointer (&self->days, g_ptr_array_unref);
  g_clear_pointer (&self->overall, qimam_facets_free);
  g_clear_pointer (&self->meetings, g_ptr_array_unref);
  self->article = 0;
  self->loading = FALSE;
}

static void
qimam_session_dispose (GObject *object)
{
  QimamSession *self = QIMAM_SESSION (object);

  forget_library (self);
  g_clear_pointer (&self->filter, qimam_filter_free);
  g_clear_object (&self->saved);
  G_OBJECT_CLASS (qimam_session_parent_class)->dispose (object);
}

/* Numbers and dates are written anew. */
static void
digits_changed_cb (QimamSession *self)
{
  for (guint i = QIMAM_SESSION_LIBRARY_CHANGED; i <= QIMAM_SESSION_FACETS_CHANGED; i++)
    g_signal_emit (self, signals[i], 0);
}

static void
qimam_session_class_init (QimamSessionClass *klass)
{
  static const char *const names[] = { "library-changed", "filter-changed",  "results-changed",
                                       "facets-changed",  "article-changed", "nothing-changed",
                                       "index-changed",   "marking-changed" };

  G_OBJECT_CLASS (klass)->dispose = qimam_session_dispose;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    signals[i] =
        g_signal_new (names[i], QIMAM_TYPE_SESSION, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[QIMAM_SESSION_FAILED] = g_signal_new ("failed", QIMAM_TYPE_SESSION, G_SIGNAL_RUN_LAST, 0, NULL,
                                                NULL, NULL, G_TYPE_NONE, 1, G_TYPE_ERROR);
  signals[QIMAM_SESSION_CORRECTED] =
      g_signal_new ("corrected", QIMAM_TYPE_SESSION, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2,
                    G_TYPE_STRING, G_TYPE_POINTER);
}

static void
saved_failed_cb (QimamSession *self, const GError *error)
{
  g_signal_emit (self, signals[QIMAM_SESSION_FAILED], 0, error);
}

static void
qimam_session_init (QimamSession *self)
{
  self->filter = qimam_filter_new ();
  self->saved = qimam_saved_list_new ();
  g_signal_connect_object (self->saved, "failed", G_CALLBACK (saved_failed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (qimam_ui_settings (), "changed::digits", G_CALLBACK (digits_changed_cb), self,
                           G_CONNECT_SWAPPED);
}

QimamSession *
qimam_session_new (void)
{
  return g_object_new (QIMAM_TYPE_SESSION, NULL);
}

void
qimam_session_set_library (QimamSession *self, QimamLibrary *library)
{
  g_return_if_fail (QIMAM_IS_SESSION (self));

  if (self->library == library)
    return;
  forget_library (self);
  g_clear_pointer (&self->filter, qimam_filter_free);
  self->filter = qimam_filter_new ();
  qimam_saved_list_set_library (self->saved, library);
  if (library != NULL)
    {
      self->library = g_object_ref (library);
      self->changed_id = g_signal_connect_swapped (library, "changed", G_CALLBACK (library_changed_cb), self);
      ask_content (self);
    }
  g_signal_emit (self, signals[QIMAM_SESSION_FILTER_CHANGED], 0);
  g_signal_emit (self, signals[QIMAM_SESSION_ARTICLE_CHANGED], 0);
  ask (self);
}

QimamLibrary *
qimam_session_get_library (QimamSession *self)
{
  g_return_val_if_fail (QIMAM_IS_SESSION (self), NULL);
  return self->library;
}

/* ---- The question ---- */

const QimamFilter *
qimam_session_get_filter (QimamSession *self)
{
  g_return_val_if_fail (QIMAM_IS_SESSION (self), NULL);
  return self->filter;
}

void
qimam_session_take_filter (QimamSession *self, QimamFilter *filter)
{
  g_return_if_fail (QIMAM_IS_SESSION (self));
  g_return_if_fail (filter != NULL);

  if (qimam_filter_equal (self->filter, filter))
    {
      qimam_filter_free (filter);
      return;
    }
  qimam_filter_free (self->filter);
  self->filter = filter;
  g_signal_emit (self, signals[QIMAM_SESSION_FILTER_CHANGED], 0);
  ask (self);
}

/* ---- The answer ---- */

gboolean
qimam_session_is_loading (QimamSession *self)
{
  return self->loading;
}

GListModel *
qimam_session_get_results (QimamSession *self)
{
  return self->results;
}

QimamHits *
qimam_session_get_hits (QimamSession *self)
{
  return self->hits;
}

const QimamFacets *
qimam_session_get_facets (QimamSession *self)
{
  return self->facets;
}

GPtrArray *
qimam_session_get_days (QimamSession *self)
{
  return self->days;
}

const QimamFacets *
qimam_session_get_overall (QimamSession *self)
{
  return self->overall;
}

GPtrArray *
qimam_session_get_meetings (QimamSession *self)
{
  return self->meetings;
}

const QimamMeeting *
qimam_session_find_meeting (QimamSession *self, gint64 id)
{
  for (guint i = 0; self->meetings != NULL && i < self->meetings->len; i++)
    {
      const QimamMeeting *meeting = g_ptr_array_index (self->meetings, i);

      if (meeting->id == id)
        return meeting;
    }
  return NULL;
}

const char *
qimam_session_topic_name (QimamSession *self, const char *key)
{
  return self->library != NULL ? qimam_library_topic_name (self->library, key, qimam_ui_language ()) : key;
}

const QimamNothing *
qimam_session_get_nothing (QimamSession *self)
{
  return self->nothing;
}

QimamSavedList *
qimam_session_get_saved (QimamSession *self)
{
  return self->saved;
}

/* ---- The article ---- */

gint64
qimam_session_get_article (QimamSession *self)
{
  return self->article;
}

void
qimam_session_set_article (QimamSession *self, gint64 article)
{
  g_return_if_fail (QIMAM_IS_SESSION (self));

  if (self->article == article)
    return;
  self->article = article;
  g_signal_emit (self, signals[QIMAM_SESSION_ARTICLE_CHANGED], 0);
}

QimamArticleItem *
qimam_session_find_item (QimamSession *self, gint64 article, guint *position)
{
  guint at = self->hits != NULL ? qimam_hits_find (self->hits, article) : QIMAM_NO_POSITION;

  if (at == QIMAM_NO_POSITION)
    return NULL;
  if (position != NULL)
    *position = at;
  return g_list_model_get_item (self->results, at);
}
