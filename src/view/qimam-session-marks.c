/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the user marks as read or starred: one article, or many. */
#include "qimam-session-private.h"

#include "qimam-results.h"
#include "qimam-row-marks.h"

typedef struct
{
  gint64 article;
  gboolean starred; /* which mark */
  gboolean value;
} Mark;

static void
mark_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Mark *mark = data;
  QimamLibrary *library = source;
  GError *error = NULL;
  gboolean done;

  done = mark->starred ? qimam_library_set_starred (library, mark->article, mark->value, &error)
                       : qimam_library_set_read (library, mark->article, mark->value, &error);
  if (done)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static gboolean
end_own_mark_cb (gpointer data)
{
  g_autoptr (QimamSession) self = data;

  self->own_marks--;
  return G_SOURCE_REMOVE;
}

static void
mark_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (QimamSession) self = data;
  g_autoptr (GError) error = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), &error))
    qimam_session_accept (self, error);
  if (QIMAM_LIBRARY (source) == self->library)
    qimam_session_queue_refresh (self, error == NULL);
  /* The library's own "changed" may come a moment later. */
  g_timeout_add (QIMAM_SESSION_REFRESH_MS, end_own_mark_cb, g_steal_pointer (&self));
}

static void
mark (QimamSession *self, gint64 article, gboolean starred, gboolean value)
{
  g_autoptr (GTask) task = NULL;
  Mark *job;

  if (self->library == NULL || article == 0)
    return;
  job = g_new0 (Mark, 1);
  *job = (Mark){ article, starred, value };
  self->own_marks++;
  task = g_task_new (self->library, NULL, mark_cb, g_object_ref (self));
  g_task_set_task_data (task, job, g_free);
  g_task_run_in_thread (task, mark_thread);
}

void
qimam_session_mark_read (QimamSession *self, gint64 article, gboolean read)
{
  g_autoptr (QimamArticleItem) item = NULL;

  g_return_if_fail (QIMAM_IS_SESSION (self));

  item = qimam_session_find_item (self, article, NULL);
  if (item != NULL)
    {
      if (qimam_article_item_get_read (item) == read)
        return;
      qimam_article_item_set_read (item, read);
    }
  mark (self, article, FALSE, read);
}

void
qimam_session_mark_starred (QimamSession *self, gint64 article, gboolean starred)
{
  g_autoptr (QimamArticleItem) item = NULL;

  g_return_if_fail (QIMAM_IS_SESSION (self));

  item = qimam_session_find_item (self, article, NULL);
  if (item != NULL)
    qimam_article_item_set_starred (item, starred);
  mark (self, article, TRUE, starred);
}

/* ---- Marks of many articles ---- */

static void
marked_cb (
    QimamLibrary *library, const gint64 *ids, guint n_ids, gboolean starred, gboolean value, gpointer data)
{
  QimamSession *self = data;

  if (library != self->library || self->results == NULL)
    return;
  for (guint i = 0; i < n_ids; i++)
    {
      QimamArticleItem *item = qimam_results_peek (QIMAM_RESULTS (self->results), ids[i]);

      if (item != NULL && starred)
        qimam_article_item_set_starred (item, value);
      else if (item != NULL)
        qimam_article_item_set_read (item, value);
    }
}

static void
marks_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  QimamSession *self = data;
  g_autoptr (GError) error = NULL;

  g_clear_object (&self->marks_cancellable);
  if (!qimam_row_marks_finish (result, &error))
    qimam_session_accept (self, error);
  qimam_session_emit (self, QIMAM_SESSION_MARKING_CHANGED);
  if (QIMAM_LIBRARY (source) == self->library)
    qimam_session_queue_refresh (self, TRUE);
  g_timeout_add (QIMAM_SESSION_REFRESH_MS, end_own_mark_cb, self);
}

void
qimam_session_mark_positions (QimamSession *self,
                              const GtkBitset *positions,
                              gboolean starred,
                              gboolean value)
{
  g_return_if_fail (QIMAM_IS_SESSION (self));
  g_return_if_fail (positions != NULL);

  if (self->hits == NULL || self->marks_cancellable != NULL)
    return;
  self->marks_cancellable = g_cancellable_new ();
  self->own_marks++;
  qimam_row_marks_async (self->library, self->hits, positions, starred, value, marked_cb, self,
                         self->marks_cancellable, marks_cb, g_object_ref (self));
  qimam_session_emit (self, QIMAM_SESSION_MARKING_CHANGED);
}

gboolean
qimam_session_is_marking (QimamSession *self)
{
  g_return_val_if_fail (QIMAM_IS_SESSION (self), FALSE);
  return self->marks_cancellable != NULL;
}

void
qimam_session_stop_marking (QimamSession *self)
{
  g_return_if_fail (QIMAM_IS_SESSION (self));
  if (self->marks_cancellable != NULL)
    g_cancellable_cancel (self->marks_cancellable);
}
