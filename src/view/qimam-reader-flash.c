/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-reader-flash.h"

#define FLASH_MS    1600
#define FLASH_ALPHA 0.55

struct _QimamReaderFlash
{
  GObject parent_instance;

  GtkTextView *view; /* not owned: the view's owner owns this */
  GtkTextTag *tag;
  AdwAnimation *animation;
  guint steady_id; /* where the user wants no animations */
};

G_DEFINE_FINAL_TYPE (QimamReaderFlash, qimam_reader_flash, G_TYPE_OBJECT)

static void
fade_cb (double alpha, gpointer data)
{
  QimamReaderFlash *self = data;
  GdkRGBA color = { 0.96f, 0.76f, 0.07f, (float) alpha };

  g_object_set (self->tag, "background-rgba", &color, NULL);
}

static void
done_cb (QimamReaderFlash *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->view);
  GtkTextIter start;
  GtkTextIter end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  gtk_text_buffer_remove_tag (buffer, self->tag, &start, &end);
}

static gboolean
steady_cb (gpointer data)
{
  QimamReaderFlash *self = data;

  self->steady_id = 0;
  done_cb (self);
  return G_SOURCE_REMOVE;
}

static void
qimam_reader_flash_dispose (GObject *object)
{
  QimamReaderFlash *self = QIMAM_READER_FLASH (object);

  g_clear_handle_id (&self->steady_id, g_source_remove);
  if (self->animation != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->animation, self);
      adw_animation_reset (self->animation);
    }
  g_clear_object (&self->animation);
  g_clear_object (&self->tag);
  G_OBJECT_CLASS (qimam_reader_flash_parent_class)->dispose (object);
}

static void
qimam_reader_flash_class_init (QimamReaderFlashClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = qimam_reader_flash_dispose;
}

static void
qimam_reader_flash_init (QimamReaderFlash *self)
{
}

QimamReaderFlash *
qimam_reader_flash_new (GtkTextView *view)
{
  QimamReaderFlash *self = g_object_new (QIMAM_TYPE_READER_FLASH, NULL);

  self->view = view;
  self->tag = g_object_ref (gtk_text_buffer_create_tag (gtk_text_view_get_buffer (view), NULL, NULL));
  self->animation = adw_timed_animation_new (GTK_WIDGET (view), FLASH_ALPHA, 0, FLASH_MS,
                                             adw_callback_animation_target_new (fade_cb, self, NULL));
  adw_timed_animation_set_easing (ADW_TIMED_ANIMATION (self->animation), ADW_EASE_IN_CUBIC);
  g_signal_connect_swapped (self->animation, "done", G_CALLBACK (done_cb), self);
  return self;
}

void
qimam_reader_flash_start (QimamReaderFlash *self, const GtkTextIter *start, const GtkTextIter *end)
{
  g_return_if_fail (QIMAM_IS_READER_FLASH (self));

  adw_animation_pause (self->animation);
  g_clear_handle_id (&self->steady_id, g_source_remove);
  done_cb (self);
  gtk_text_buffer_apply_tag (gtk_text_view_get_buffer (self->view), self->tag, start, end);
  fade_cb (FLASH_ALPHA, self);
  if (!adw_get_enable_animations (GTK_WIDGET (self->view)))
    {
      self->steady_id = g_timeout_add (FLASH_MS, steady_cb, self);
      return;
    }
  adw_animation_reset (self->animation);
  adw_animation_play (self->animation);
}
