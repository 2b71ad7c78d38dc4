/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-toast.h"

#include <glib/gi18n-lib.h>

#include "qimam-ui.h"

/* libadwaita 1.2 lets a toast come for half a second where another one goes, but go in 300 ms, and dies of
 * one that is gone before it came. So we show one at a time: none goes before it came, none comes before the
 * one before it went. */
#define COMING_MS 600
#define GOING_MS  350

/* The toasts of an overlay. */
typedef struct
{
  AdwToastOverlay *overlay; /* not held: this is data of it */
  GQueue waiting;           /* (element-type AdwToast) held */
  AdwToast *shown;          /* (nullable) */
  gint64 since;             /* when it was shown, in microseconds */
  guint timeout;
} Toasts;

static void wait_for (Toasts *self, guint ms);

static void
dismissed_cb (AdwToast *toast, Toasts *self)
{
  g_signal_handlers_disconnect_by_data (toast, self);
  g_clear_object (&self->shown);
  wait_for (self, GOING_MS);
}

static void
show_next (Toasts *self)
{
  AdwToast *toast = g_queue_pop_head (&self->waiting);

  if (toast == NULL)
    return;
  self->shown = g_object_ref (toast);
  self->since = g_get_monotonic_time ();
  g_signal_connect (toast, "dismissed", G_CALLBACK (dismissed_cb), self);
  adw_toast_overlay_add_toast (self->overlay, toast);
}

static gboolean
waited_cb (gpointer data)
{
  Toasts *self = data;

  self->timeout = 0;
  if (self->shown != NULL)
    adw_toast_dismiss (self->shown);
  else
    show_next (self);
  return G_SOURCE_REMOVE;
}

static void
wait_for (Toasts *self, guint ms)
{
  g_clear_handle_id (&self->timeout, g_source_remove);
  self->timeout = g_timeout_add (ms, waited_cb, self);
}

static void
toasts_free (gpointer data)
{
  Toasts *self = data;

  g_clear_handle_id (&self->timeout, g_source_remove);
  if (self->shown != NULL)
    g_signal_handlers_disconnect_by_data (self->shown, self);
  g_clear_object (&self->shown);
  g_queue_clear_full (&self->waiting, g_object_unref);
  g_free (self);
}

static Toasts *
toasts_of (AdwToastOverlay *overlay)
{
  Toasts *self = g_object_get_data (G_OBJECT (overlay), "qimam-toasts");

  if (self == NULL)
    {
      self = g_new0 (Toasts, 1);
      self->overlay = overlay;
      g_queue_init (&self->waiting);
      g_object_set_data_full (G_OBJECT (overlay), "qimam-toasts", self, toasts_free);
    }
  return self;
}

AdwToast *
qimam_toast_new (const char *text)
{
  g_autofree char *escaped = g_markup_escape_text (text, -1);

  return adw_toast_new (escaped);
}

AdwToast *
qimam_toast_new_undo (const char *text)
{
  AdwToast *toast = qimam_toast_new (text);

  adw_toast_set_button_label (toast, _ ("_Undo"));
  g_object_set_data (G_OBJECT (toast), "urgent", toast);
  return toast;
}

void
qimam_toast_show (AdwToastOverlay *toasts, AdwToast *toast)
{
  Toasts *self;
  gboolean urgent;

  g_return_if_fail (ADW_IS_TOAST_OVERLAY (toasts) && ADW_IS_TOAST (toast));
  self = toasts_of (toasts);
  urgent = g_object_get_data (G_OBJECT (toast), "urgent") != NULL;
  if (urgent)
    g_queue_push_head (&self->waiting, toast);
  else
    g_queue_push_tail (&self->waiting, toast);
  if (self->shown == NULL && self->timeout == 0)
    show_next (self);
  else if (self->shown != NULL && self->timeout == 0 && (urgent || adw_toast_get_timeout (self->shown) == 0))
    {
      gint64 shown = (g_get_monotonic_time () - self->since) / 1000;

      wait_for (self, shown < COMING_MS ? (guint) (COMING_MS - shown) : 0);
    }
}

void
qimam_toast_tell (AdwToastOverlay *toasts, const char *text)
{
  g_autofree char *clean = qimam_ui_message (text);

  qimam_toast_show (toasts, qimam_toast_new (clean));
}
