/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What every GtkScrollable does with its two adjustments, for widgets whose only properties are those four.
 */

typedef void (*QimamScrolledFunc) (GtkWidget *widget, GtkAdjustment *adjustment);

typedef struct
{
  GtkWidget *widget;
  QimamScrolledFunc scrolled;
  GtkAdjustment *adjustments[2]; /* (nullable) by GtkOrientation */
  GtkScrollablePolicy policies[2];
} QimamScrolling;

/* Overrides the properties, from the number 1 on. To be called in class_init. */
void qimam_scrolling_install (GObjectClass *klass);

/* @scrolled is told when the value of an adjustment changes. */
void qimam_scrolling_init (QimamScrolling *self, GtkWidget *widget, QimamScrolledFunc scrolled);
void qimam_scrolling_clear (QimamScrolling *self);

/* For the widget's get_property and set_property; another adjustment makes it ask for a new layout. */
void qimam_scrolling_get_property (const QimamScrolling *self, guint id, GValue *value, GParamSpec *pspec);
void qimam_scrolling_set_property (QimamScrolling *self, guint id, const GValue *value, GParamSpec *pspec);

/* Asks for a new layout, though the size stays the same: where a tooltip was hidden by one, GTK 4.8 loses the
 * requests of gtk_widget_queue_allocate(), and the window goes blank. */
void qimam_scrolling_queue_layout (GtkWidget *widget);

/* The value of an adjustment; 0 where there is none. */
double qimam_scrolling_get_value (const QimamScrolling *self, GtkOrientation orientation);

G_END_DECLS
