/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-refresher.h"

#include "qimam-library-feeds.h"
#include "qimam-ui.h"

/* Each feed has a time of its own; this is how often the clock is looked at. */
#define LOOK_SECONDS  300
#define FIRST_SECONDS 20

struct _QimamRefresher
{
  QimamLibrary *library;
  GCancellable *running; /* (nullable) */
  guint timer;
};

static void
work (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  g_autoptr (GError) error = NULL;

  /* What went wrong with a feed is kept with it. */
  if (!qimam_library_refresh_feeds (source, NULL, 0, NULL, NULL, NULL, NULL, cancellable, &error))
    g_debug ("%s", error->message);
  g_task_return_boolean (task, TRUE);
}

static void
worked_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  QimamRefresher *self = data;

  /* Cancelled: the refresher is no longer. */
  if (!g_cancellable_is_cancelled (g_task_get_cancellable (G_TASK (result))))
    g_clear_object (&self->running);
}

static gboolean
may_ask (void)
{
  GNetworkMonitor *monitor = g_network_monitor_get_default ();

  return g_settings_get_boolean (qimam_ui_settings (), "refresh-feeds") &&
         g_network_monitor_get_network_available (monitor) &&
         !g_network_monitor_get_network_metered (monitor);
}

static gboolean
look_cb (gpointer data)
{
  QimamRefresher *self = data;
  g_autoptr (GTask) task = NULL;

  if (self->running != NULL || !may_ask ())
    return G_SOURCE_CONTINUE;
  self->running = g_cancellable_new ();
  task = g_task_new (self->library, self->running, worked_cb, self);
  g_task_run_in_thread (task, work);
  return G_SOURCE_CONTINUE;
}

static gboolean
first_cb (gpointer data)
{
  QimamRefresher *self = data;

  look_cb (self);
  self->timer = g_timeout_add_seconds (LOOK_SECONDS, look_cb, self);
  return G_SOURCE_REMOVE;
}

QimamRefresher *
qimam_refresher_new (QimamLibrary *library)
{
  QimamRefresher *self = g_new0 (QimamRefresher, 1);

  self->library = g_object_ref (library);
  self->timer = g_timeout_add_seconds (FIRST_SECONDS, first_cb, self);
  return self;
}

void
qimam_refresher_free (QimamRefresher *self)
{
  if (self == NULL)
    return;
  if (self->running != NULL)
    g_cancellable_cancel (self->running);
  g_clear_object (&self->running);
  g_source_remove (self->timer);
  g_object_unref (self->library);
  g_free (self);
}
