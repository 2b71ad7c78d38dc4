/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-scrolling.h"

enum
{
  PROP_HADJUSTMENT = 1,
  PROP_VADJUSTMENT,
  PROP_HSCROLL_POLICY,
  PROP_VSCROLL_POLICY,
};

static void
value_changed_cb (GtkAdjustment *adjustment, gpointer data)
{
  QimamScrolling *self = data;

  self->scrolled (self->widget, adjustment);
}

static void
drop_adjustment (QimamScrolling *self, GtkOrientation orientation)
{
  if (self->adjustments[orientation] != NULL)
    g_signal_handlers_disconnect_by_func (self->adjustments[orientation], value_changed_cb, self);
  g_clear_object (&self->adjustments[orientation]);
}

static void
set_adjustment (QimamScrolling *self, GtkOrientation orientation, GtkAdjustment *adjustment)
{
  if (adjustment != NULL && self->adjustments[orientation] == adjustment)
    return;
  drop_adjustment (self, orientation);
  self->adjustments[orientation] =
      g_object_ref_sink (adjustment != NULL ? adjustment : gtk_adjustment_new (0, 0, 0, 0, 0, 0));
  g_signal_connect (self->adjustments[orientation], "value-changed", G_CALLBACK (value_changed_cb), self);
  qimam_scrolling_queue_layout (self->widget);
}

void
qimam_scrolling_install (GObjectClass *klass)
{
  g_object_class_override_property (klass, PROP_HADJUSTMENT, "hadjustment");
  g_object_class_override_property (klass, PROP_VADJUSTMENT, "vadjustment");
  g_object_class_override_property (klass, PROP_HSCROLL_POLICY, "hscroll-policy");
  g_object_class_override_property (klass, PROP_VSCROLL_POLICY, "vscroll-policy");
}

void
qimam_scrolling_init (QimamScrolling *self, GtkWidget *widget, QimamScrolledFunc scrolled)
{
  self->widget = widget;
  self->scrolled = scrolled;
}

void
qimam_scrolling_clear (QimamScrolling *self)
{
  drop_adjustment (self, GTK_ORIENTATION_HORIZONTAL);
  drop_adjustment (self, GTK_ORIENTATION_VERTICAL);
}

void
qimam_scrolling_get_property (const QimamScrolling *self, guint id, GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_HADJUSTMENT:
      g_value_set_object (value, self->adjustments[GTK_ORIENTATION_HORIZONTAL]);
      break;
    case PROP_VADJUSTMENT:
      g_value_set_object (value, self->adjustments[GTK_ORIENTATION_VERTICAL]);
      break;
    case PROP_HSCROLL_POLICY:
      g_value_set_enum (value, self->policies[GTK_ORIENTATION_HORIZONTAL]);
      break;
    case PROP_VSCROLL_POLICY:
      g_value_set_enum (value, self->policies[GTK_ORIENTATION_VERTICAL]);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (self->widget, id, pspec);
    }
}

void
qimam_scrolling_set_property (QimamScrolling *self, guint id, const GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_HADJUSTMENT:
      set_adjustment (self, GTK_ORIENTATION_HORIZONTAL, g_value_get_object (value));
      break;
    case PROP_VADJUSTMENT:
      set_adjustment (self, GTK_ORIENTATION_VERTICAL, g_value_get_object (value));
      break;
    case PROP_HSCROLL_POLICY:
      self->policies[GTK_ORIENTATION_HORIZONTAL] = g_value_get_enum (value);
      break;
    case PROP_VSCROLL_POLICY:
      self->policies[GTK_ORIENTATION_VERTICAL] = g_value_get_enum (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (self->widget, id, pspec);
    }
}

void
qimam_scrolling_queue_layout (GtkWidget *widget)
{
  gtk_widget_queue_resize (widget);
}

double
qimam_scrolling_get_value (const QimamScrolling *self, GtkOrientation orientation)
{
  return self->adjustments[orientation] != NULL ? gtk_adjustment_get_value (self->adjustments[orientation])
                                                : 0;
}
