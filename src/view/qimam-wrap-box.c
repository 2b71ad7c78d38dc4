/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-wrap-box.h"

#define SPACING 4

struct _QimamWrapBox
{
  GtkWidget parent_instance;
};

G_DEFINE_FINAL_TYPE (QimamWrapBox, qimam_wrap_box, GTK_TYPE_WIDGET)

/* Lays the children out in @width; with @place they are put there. Returns the height. */
static int
flow (QimamWrapBox *self, int width, gboolean place)
{
  GtkWidget *widget = GTK_WIDGET (self);
  gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int x = 0;
  int y = 0;
  int line = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      int minimum;
      int natural;
      int child_width;
      int child_height;

      if (!gtk_widget_should_layout (child))
        continue;
      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, &natural, NULL, NULL);
      child_width = MAX (minimum, MIN (natural, width));
      gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, child_width, NULL, &child_height, NULL, NULL);
      if (x > 0 && x + child_width > width)
        {
          x = 0;
          y += line + SPACING;
          line = 0;
        }
      if (place)
        gtk_widget_size_allocate (
            child, &(GtkAllocation){ rtl ? width - x - child_width : x, y, child_width, child_height }, -1);
      x += child_width + SPACING;
      line = MAX (line, child_height);
    }
  return y + line;
}

static void
qimam_wrap_box_measure (GtkWidget *widget,
                        GtkOrientation orientation,
                        int for_size,
                        int *minimum,
                        int *natural,
                        int *minimum_baseline,
                        int *natural_baseline)
{
  int widest = 0;
  int widest_natural = 0;
  int total = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      int child_minimum;
      int child_natural;

      if (!gtk_widget_should_layout (child))
        continue;
      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &child_minimum, &child_natural, NULL, NULL);
      widest = MAX (widest, child_minimum);
      widest_natural = MAX (widest_natural, child_natural);
      total += (total > 0 ? SPACING : 0) + child_natural;
    }
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      /* It asks for no room to put all in one line: what stands beside it would move with each child. */
      *minimum = widest;
      *natural = widest_natural;
    }
  else
    *minimum = *natural =
        flow (QIMAM_WRAP_BOX (widget), for_size >= 0 ? for_size : MAX (total, widest_natural), FALSE);
}

static GtkSizeRequestMode
qimam_wrap_box_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
qimam_wrap_box_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  flow (QIMAM_WRAP_BOX (widget), width, TRUE);
}

static void
qimam_wrap_box_dispose (GObject *object)
{
  qimam_wrap_box_clear (QIMAM_WRAP_BOX (object));
  G_OBJECT_CLASS (qimam_wrap_box_parent_class)->dispose (object);
}

static void
qimam_wrap_box_class_init (QimamWrapBoxClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = qimam_wrap_box_dispose;
  widget_class->measure = qimam_wrap_box_measure;
  widget_class->get_request_mode = qimam_wrap_box_get_request_mode;
  widget_class->size_allocate = qimam_wrap_box_size_allocate;
  gtk_widget_class_set_css_name (widget_class, "wrapbox");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
qimam_wrap_box_init (QimamWrapBox *self)
{
}

GtkWidget *
qimam_wrap_box_new (void)
{
  return g_object_new (QIMAM_TYPE_WRAP_BOX, NULL);
}

void
qimam_wrap_box_append (QimamWrapBox *self, GtkWidget *child)
{
  g_return_if_fail (QIMAM_IS_WRAP_BOX (self));
  g_return_if_fail (GTK_IS_WIDGET (child));

  gtk_widget_insert_before (child, GTK_WIDGET (self), NULL);
}

void
qimam_wrap_box_clear (QimamWrapBox *self)
{
  GtkWidget *child;

  g_return_if_fail (QIMAM_IS_WRAP_BOX (self));

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
}
