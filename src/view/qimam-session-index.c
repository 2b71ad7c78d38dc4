/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether all articles are indexed. */
#include "qimam-session-private.h"

/* How often is looked whether the index is complete, as long as it is not. */
#define PARTIAL_MS 1000

static gboolean look_again_cb (gpointer data);

static void
partial_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  guint *counts = data;

  g_task_return_boolean (task, qimam_library_is_partly_indexed (source, &counts[0], &counts[1]));
}

static void
partial_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (QimamSession) self = data;
  const guint *counts = g_task_get_task_data (G_TASK (result));
  gboolean partial = g_task_propagate_boolean (G_TASK (result), NULL);

  if (QIMAM_LIBRARY (source) != self->library)
    return;
  if (partial && self->partial_id == 0)
    self->partial_id = g_timeout_add (PARTIAL_MS, look_again_cb, self);
  if ((partial ? counts[1] : 0) == self->n_to_index && (!partial || counts[0] == self->n_indexed))
    return;
  /* What was missed until now may be found. */
  if (!partial)
    qimam_session_queue_refresh (self, FALSE);
  self->n_indexed = counts[0];
  self->n_to_index = partial ? counts[1] : 0;
  qimam_session_emit (self, QIMAM_SESSION_INDEX_CHANGED);
}

void
qimam_session_ask_partial (QimamSession *self)
{
  g_autoptr (GTask) task = g_task_new (self->library, NULL, partial_cb, g_object_ref (self));

  g_task_set_task_data (task, g_new0 (guint, 2), g_free);
  g_task_run_in_thread (task, partial_thread);
}

static gboolean
look_again_cb (gpointer data)
{
  QimamSession *self = data;

  self->partial_id = 0;
  qimam_session_ask_partial (self);
  return G_SOURCE_REMOVE;
}

gboolean
qimam_session_is_partial (QimamSession *self, guint *done, guint *total)
{
  *done = self->n_indexed;
  *total = self->n_to_index;
  return self->n_to_index > 0;
}
