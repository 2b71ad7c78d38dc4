/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-histogram.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "qimam-histogram-bins.h"
#include "qimam-ui.h"

#define BARS_HEIGHT 66
/* Room for the dates below the bars, as large as the user has all texts. */
#define AXIS_HEIGHT 18
#define MAX_BAR     28.0
/* Keys come in bursts: the list follows once they rest. */
#define SETTLE_MS 180

struct _QimamHistogram
{
  GtkWidget parent_instance;

  GArray *bins;
  guint max;
  int first; /* chosen bins, -1 for none */
  int last;
  int anchor; /* where a drag or a stretch began */
  int hover;
  gboolean dragging;
  guint settle_id;
};

enum
{
  RANGE_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (QimamHistogram, qimam_histogram, GTK_TYPE_WIDGET)

static const QimamHistogramBin *
bin_at (QimamHistogram *self, int index)
{
  return &g_array_index (self->bins, QimamHistogramBin, index);
}

/* ---- What it says ---- */

static void
update_value_text (QimamHistogram *self)
{
  g_autofree char *text = NULL;
  g_autofree char *digits = NULL;

  if (self->first < 0)
    text = g_strdup (C_ ("dates of articles", "All dates"));
  else
    {
      g_autofree char *from = qimam_ui_date (bin_at (self, self->first)->from);
      g_autofree char *to = qimam_ui_date (bin_at (self, self->last)->to);
      guint count = 0;

      for (int i = self->first; i <= self->last; i++)
        count += bin_at (self, i)->count;
      /* Translators: a range of dates and how many articles it holds */
      text = g_strdup_printf (ngettext ("%s to %s: %u article", "%s to %s: %u articles", count), from, to,
                              count);
    }
  digits = qimam_ui_digits (text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, digits,
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_NOW, (double) MAX (self->last, 0),
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_MIN, 0.0, GTK_ACCESSIBLE_PROPERTY_VALUE_MAX,
                                  (double) MAX (self->bins->len, 1) - 1, -1);
}

static gboolean
settle_cb (gpointer data)
{
  QimamHistogram *self = data;

  self->settle_id = 0;
  if (self->first < 0)
    g_signal_emit (self, signals[RANGE_CHANGED], 0, NULL, NULL);
  else
    g_signal_emit (self, signals[RANGE_CHANGED], 0, bin_at (self, self->first)->from,
                   bin_at (self, self->last)->to);
  return G_SOURCE_REMOVE;
}

static void
choose (QimamHistogram *self, int first, int last, gboolean tell)
{
  self->first = first;
  self->last = last;
  update_value_text (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  if (!tell)
    return;
  g_clear_handle_id (&self->settle_id, g_source_remove);
  self->settle_id = g_timeout_add (SETTLE_MS, settle_cb, self);
}

/* ---- Geometry: time runs in the direction of reading ---- */

static double
slot_width (QimamHistogram *self)
{
  return self->bins->len > 0 ? (double) gtk_widget_get_width (GTK_WIDGET (self)) / self->bins->len : 0;
}

static double
slot_x (QimamHistogram *self, int index)
{
  double width = slot_width (self);

  if (gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL)
    return gtk_widget_get_width (GTK_WIDGET (self)) - (index + 1) * width;
  return index * width;
}

static int
bin_at_x (QimamHistogram *self, double x)
{
  double width = slot_width (self);
  int index;

  if (width <= 0)
    return -1;
  if (gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL)
    x = gtk_widget_get_width (GTK_WIDGET (self)) - x;
  index = (int) floor (x / width);
  return CLAMP (index, 0, (int) self->bins->len - 1);
}

/* ---- Drawing ---- */

static void
draw_bars (QimamHistogram *self, cairo_t *cr, const GdkRGBA *color, const GdkRGBA *accent, double height)
{
  double width = slot_width (self);
  double bar = MAX (MIN (width - MIN (2, width * 0.2), MAX_BAR), 1);

  for (guint i = 0; i < self->bins->len; i++)
    {
      const QimamHistogramBin *bin = bin_at (self, (int) i);
      gboolean chosen = self->first < 0 || ((int) i >= self->first && (int) i <= self->last);
      /* One article among thousands is still to be seen. */
      double tall = bin->count > 0 ? MAX (3, height * bin->count / MAX (self->max, 1)) : 0;
      double x = slot_x (self, (int) i) + (width - bar) / 2;

      if (tall <= 0)
        continue;
      if (chosen)
        gdk_cairo_set_source_rgba (cr, accent);
      else
        cairo_set_source_rgba (cr, color->red, color->green, color->blue, 0.25);
      cairo_rectangle (cr, x, height - tall, bar, tall);
      cairo_fill (cr);
      if (self->hover == (int) i)
        {
          cairo_set_source_rgba (cr, color->red, color->green, color->blue, 0.18);
          cairo_rectangle (cr, x, height - tall, bar, tall);
          cairo_fill (cr);
        }
    }
}

static void
draw_range (QimamHistogram *self, cairo_t *cr, const GdkRGBA *accent, double height)
{
  double width = slot_width (self);
  double a;
  double b;

  if (self->first < 0)
    return;
  a = slot_x (self, self->first);
  b = slot_x (self, self->last);
  if (a > b)
    {
      double swap = a;

      a = b;
      b = swap;
    }
  cairo_set_source_rgba (cr, accent->red, accent->green, accent->blue, 0.14);
  cairo_rectangle (cr, a, 0, b + width - a, height);
  cairo_fill (cr);
  gdk_cairo_set_source_rgba (cr, accent);
  cairo_rectangle (cr, a, 0, 2, height);
  cairo_rectangle (cr, b + width - 2, 0, 2, height);
  cairo_fill (cr);
}

static void
draw_axis (QimamHistogram *self, cairo_t *cr, const GdkRGBA *color, double height)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), NULL);
  PangoFontDescription *font = pango_font_description_new ();
  int full = gtk_widget_get_width (GTK_WIDGET (self));
  double reach = -1;
  int last_label = (int) self->bins->len - 1;
  GArray *taken = g_array_new (FALSE, FALSE, sizeof (double));

  cairo_set_source_rgba (cr, color->red, color->green, color->blue, 0.3);
  cairo_rectangle (cr, 0, height, full, 1);
  cairo_fill (cr);
  pango_font_description_set_size (font, 8 * PANGO_SCALE);
  pango_layout_set_font_description (layout, font);
  cairo_set_source_rgba (cr, color->red, color->green, color->blue, 0.75);

  /* The ends first, then what fits between them. */
  for (int pass = 0; pass < 2; pass++)
    for (int i = 0; i <= last_label; i++)
      {
        g_autofree char *text = NULL;
        gboolean end = i == 0 || i == last_label;
        gboolean clash = FALSE;
        double x;
        int w;

        if (end != (pass == 0))
          continue;
        text = qimam_ui_date (bin_at (self, i)->key);
        pango_layout_set_text (layout, text, -1);
        pango_layout_get_pixel_size (layout, &w, NULL);
        x = CLAMP (slot_x (self, i) + (slot_width (self) - w) / 2, 0, MAX (full - w, 0));
        for (guint t = 0; t + 1 < taken->len; t += 2)
          clash = clash || (x < g_array_index (taken, double, t + 1) + 10 &&
                            g_array_index (taken, double, t) < x + w + 10);
        if (clash)
          continue;
        reach = x + w;
        g_array_append_val (taken, x);
        g_array_append_val (taken, reach);
        cairo_move_to (cr, x, height + 3);
        pango_cairo_show_layout (cr, layout);
      }
  g_array_unref (taken);
  pango_font_description_free (font);
}

static int
axis_height (QimamHistogram *self)
{
  return (int) (AXIS_HEIGHT * qimam_ui_text_scale (GTK_WIDGET (self)) + 0.5);
}

static void
qimam_histogram_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  QimamHistogram *self = QIMAM_HISTOGRAM (widget);
  GtkStyleContext *context = gtk_widget_get_style_context (widget);
  int width = gtk_widget_get_width (widget);
  int height = gtk_widget_get_height (widget);
  int bars = height - axis_height (self);
  GdkRGBA color;
  GdkRGBA accent;
  cairo_t *cr;

  if (self->bins->len == 0 || width <= 0)
    return;
  gtk_style_context_get_color (context, &color);
  if (!gtk_style_context_lookup_color (context, "accent_color", &accent))
    accent = color;
  cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, width, height));
  draw_range (self, cr, &accent, bars);
  draw_bars (self, cr, &color, &accent, bars);
  draw_axis (self, cr, &color, bars);
  cairo_destroy (cr);
}

static void
qimam_histogram_measure (GtkWidget *widget,
                         GtkOrientation orientation,
                         int for_size,
                         int *minimum,
                         int *natural,
                         int *minimum_baseline,
                         int *natural_baseline)
{
  int height = BARS_HEIGHT + axis_height (QIMAM_HISTOGRAM (widget));

  *minimum = orientation == GTK_ORIENTATION_VERTICAL ? height : 120;
  *natural = orientation == GTK_ORIENTATION_VERTICAL ? height : 320;
}

/* ---- Pointer and keys ---- */

static void
drag_begin_cb (GtkGestureDrag *gesture, double x, double y, QimamHistogram *self)
{
  if (self->bins->len == 0)
    return;
  gtk_widget_grab_focus (GTK_WIDGET (self));
  self->dragging = TRUE;
  self->anchor = bin_at_x (self, x);
  choose (self, self->anchor, self->anchor, FALSE);
}

static void
drag_update_cb (GtkGestureDrag *gesture, double dx, double dy, QimamHistogram *self)
{
  double x;
  double y;
  int bin;

  if (!self->dragging || !gtk_gesture_drag_get_start_point (gesture, &x, &y))
    return;
  bin = bin_at_x (self, x + dx);
  choose (self, MIN (bin, self->anchor), MAX (bin, self->anchor), FALSE);
}

static void
drag_end_cb (GtkGestureDrag *gesture, double dx, double dy, QimamHistogram *self)
{
  if (!self->dragging)
    return;
  self->dragging = FALSE;
  choose (self, self->first, self->last, TRUE);
}

static void
drag_cancel_cb (GtkGesture *gesture, GdkEventSequence *sequence, QimamHistogram *self)
{
  self->dragging = FALSE;
}

static gboolean
query_tooltip_cb (QimamHistogram *self, int x, int y, gboolean keyboard, GtkTooltip *tooltip)
{
  g_autofree char *date = NULL;
  g_autofree char *text = NULL;
  g_autofree char *digits = NULL;
  const QimamHistogramBin *bin;

  if (self->bins->len == 0 || keyboard)
    return FALSE;
  bin = bin_at (self, bin_at_x (self, x));
  date = qimam_ui_date (bin->key);
  /* Translators: a day, month or year and how many articles it has */
  text = g_strdup_printf (ngettext ("%s: %u article", "%s: %u articles", bin->count), date, bin->count);
  digits = qimam_ui_digits (text);
  gtk_tooltip_set_text (tooltip, digits);
  return TRUE;
}

static void
motion_cb (GtkEventControllerMotion *controller, double x, double y, QimamHistogram *self)
{
  int hover = self->bins->len > 0 ? bin_at_x (self, x) : -1;

  if (hover == self->hover)
    return;
  self->hover = hover;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
leave_cb (GtkEventControllerMotion *controller, QimamHistogram *self)
{
  self->hover = -1;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* Moves or stretches the range by some bins; the first press marks the newest bar. */
static void
step (QimamHistogram *self, int by, gboolean stretch)
{
  int n = (int) self->bins->len;
  int moving;

  if (self->first < 0)
    {
      self->anchor = n - 1;
      choose (self, n - 1, n - 1, TRUE);
      return;
    }
  if (!stretch)
    {
      self->anchor = CLAMP ((by < 0 ? self->first : self->last) + by, 0, n - 1);
      choose (self, self->anchor, self->anchor, TRUE);
      return;
    }
  moving = self->anchor == self->first ? self->last : self->first;
  moving = CLAMP (moving + by, 0, n - 1);
  choose (self, MIN (moving, self->anchor), MAX (moving, self->anchor), TRUE);
}

static gboolean
key_pressed_cb (
    GtkEventControllerKey *controller, guint key, guint code, GdkModifierType state, QimamHistogram *self)
{
  gboolean rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  gboolean stretch = (state & GDK_SHIFT_MASK) != 0;
  int n = (int) self->bins->len;

  if (n == 0 || (state & (GDK_CONTROL_MASK | GDK_ALT_MASK)) != 0)
    return FALSE;
  switch (key)
    {
    case GDK_KEY_Left:
    case GDK_KEY_KP_Left:
      step (self, rtl ? 1 : -1, stretch);
      return TRUE;
    case GDK_KEY_Right:
    case GDK_KEY_KP_Right:
      step (self, rtl ? -1 : 1, stretch);
      return TRUE;
    case GDK_KEY_Home:
      step (self, -n, stretch);
      return TRUE;
    case GDK_KEY_End:
      step (self, n, stretch);
      return TRUE;
    case GDK_KEY_Delete:
    case GDK_KEY_BackSpace:
    case GDK_KEY_Escape:
      if (self->first < 0)
        return FALSE;
      choose (self, -1, -1, TRUE);
      return TRUE;
    default:
      return FALSE;
    }
}

/* ---- GObject ---- */

static void
qimam_histogram_dispose (GObject *object)
{
  QimamHistogram *self = QIMAM_HISTOGRAM (object);

  g_clear_handle_id (&self->settle_id, g_source_remove);
  G_OBJECT_CLASS (qimam_histogram_parent_class)->dispose (object);
}

static void
qimam_histogram_finalize (GObject *object)
{
  g_array_unref (QIMAM_HISTOGRAM (object)->bins);
  G_OBJECT_CLASS (qimam_histogram_parent_class)->finalize (object);
}

static void
qimam_histogram_class_init (QimamHistogramClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = qimam_histogram_dispose;
  G_OBJECT_CLASS (klass)->finalize = qimam_histogram_finalize;
  widget_class->snapshot = qimam_histogram_snapshot;
  widget_class->measure = qimam_histogram_measure;
  signals[RANGE_CHANGED] = g_signal_new ("range-changed", QIMAM_TYPE_HISTOGRAM, G_SIGNAL_RUN_LAST, 0, NULL,
                                         NULL, NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_STRING);
  gtk_widget_class_set_css_name (widget_class, "histogram");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_SLIDER);
}

static void
qimam_histogram_init (QimamHistogram *self)
{
  GtkGesture *drag = gtk_gesture_drag_new ();
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkEventController *key = gtk_event_controller_key_new ();

  self->bins = g_array_new (FALSE, FALSE, sizeof (QimamHistogramBin));
  self->first = self->last = self->anchor = self->hover = -1;
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  g_signal_connect (self, "query-tooltip", G_CALLBACK (query_tooltip_cb), NULL);
  g_signal_connect (drag, "drag-begin", G_CALLBACK (drag_begin_cb), self);
  g_signal_connect (drag, "drag-update", G_CALLBACK (drag_update_cb), self);
  g_signal_connect (drag, "drag-end", G_CALLBACK (drag_end_cb), self);
  g_signal_connect (drag, "cancel", G_CALLBACK (drag_cancel_cb), self);
  g_signal_connect (motion, "motion", G_CALLBACK (motion_cb), self);
  g_signal_connect (motion, "leave", G_CALLBACK (leave_cb), self);
  g_signal_connect (key, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
  gtk_widget_add_controller (GTK_WIDGET (self), key);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Dates of the articles"), -1);
  update_value_text (self);
}

GtkWidget *
qimam_histogram_new (void)
{
  return g_object_new (QIMAM_TYPE_HISTOGRAM, NULL);
}

void
qimam_histogram_set_counts (QimamHistogram *self, GPtrArray *facets)
{
  GArray *bins;
  gboolean same;

  g_return_if_fail (QIMAM_IS_HISTOGRAM (self));

  /* The bars stay under the pointer that drags over them; the next answer brings the new ones. */
  if (self->dragging)
    return;
  bins = qimam_histogram_bins (facets);
  same =
      bins->len == self->bins->len &&
      (bins->len == 0 || g_str_equal (g_array_index (bins, QimamHistogramBin, 0).key, bin_at (self, 0)->key));
  g_array_unref (self->bins);
  self->bins = bins;
  self->max = 0;
  for (guint i = 0; i < self->bins->len; i++)
    self->max = MAX (self->max, bin_at (self, (int) i)->count);
  if (!same)
    {
      g_clear_handle_id (&self->settle_id, g_source_remove);
      self->first = self->last = self->anchor = self->hover = -1;
    }
  update_value_text (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
qimam_histogram_set_range (QimamHistogram *self, const char *from, const char *to)
{
  int first = -1;
  int last = -1;

  g_return_if_fail (QIMAM_IS_HISTOGRAM (self));

  if (self->dragging || self->settle_id != 0)
    return;
  for (guint i = 0; (from != NULL || to != NULL) && i < self->bins->len; i++)
    {
      const QimamHistogramBin *bin = bin_at (self, (int) i);

      if ((from != NULL && strcmp (bin->to, from) < 0) || (to != NULL && strcmp (bin->from, to) > 0))
        continue;
      if (first < 0)
        first = (int) i;
      last = (int) i;
    }
  if (self->first != first || self->last != last)
    self->anchor = first;
  choose (self, first, last, FALSE);
}

guint
qimam_histogram_get_n_bins (QimamHistogram *self)
{
  g_return_val_if_fail (QIMAM_IS_HISTOGRAM (self), 0);
  return self->bins->len;
}
