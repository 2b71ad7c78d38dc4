/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-page-preview.h"

#include <math.h>

#include "qimam-page-style.h"
#include "qimam-preview-page.h"
#include "qimam-scrolling.h"

#define GAP       18
#define ZOOM_MIN  0.25
#define ZOOM_MAX  3.0
#define PIXELS_PT (96.0 / 72.0)

struct _QimamPagePreview
{
  GtkWidget parent_instance;

  QimamShared *layout;
  QimamPaper paper;
  double zoom; /* 0 fits the width */
  QimamScrolling scrolling;
  GHashTable *pages; /* number → QimamPreviewPage */
  double scale;      /* pixels a point, as allocated */
  guint page;        /* as told last */
  guint sync_source;
  guint tell_source;
  gboolean in_allocate;
};

enum
{
  ITEM_ACTIVATED,
  VIEW_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE_WITH_CODE (QimamPagePreview,
                               qimam_page_preview,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_SCROLLABLE, NULL))

/* ---- Geometry ---- */

static guint
n_pages (QimamPagePreview *self)
{
  return self->layout ? qimam_page_layout_n_pages (qimam_shared_get (self->layout)) : 0;
}

static double
scale_for (QimamPagePreview *self, int width)
{
  double zoom = self->zoom;

  if (zoom == 0)
    zoom = CLAMP ((width - 2.0 * GAP) / (self->paper.width * PIXELS_PT), ZOOM_MIN, 1.6);
  return zoom * PIXELS_PT;
}

static int
page_width (QimamPagePreview *self)
{
  return (int) (self->paper.width * self->scale + 0.5);
}

static int
page_height (QimamPagePreview *self)
{
  return (int) (self->paper.height * self->scale + 0.5);
}

static guint
page_at (QimamPagePreview *self, double y)
{
  int step = page_height (self) + GAP;

  if (n_pages (self) == 0 || y < GAP || step <= 0)
    return 0;
  return MIN ((guint) ((y - GAP) / step), n_pages (self) - 1);
}

/* Keeps what is in the middle of the view in the middle when the size of the pages changes. */
static void
configure (QimamPagePreview *self, GtkOrientation orientation, double total, double view)
{
  GtkAdjustment *adjustment = self->scrolling.adjustments[orientation];
  double before, value;

  if (adjustment == NULL)
    return;
  before = gtk_adjustment_get_upper (adjustment);
  value = gtk_adjustment_get_value (adjustment);
  total = MAX (total, view);
  if (orientation == GTK_ORIENTATION_HORIZONTAL && before <= gtk_adjustment_get_page_size (adjustment))
    value = (total - view) / 2;
  else if (before > 0 && before != total && value > 0)
    value = (value + gtk_adjustment_get_page_size (adjustment) / 2) / before * total - view / 2;
  gtk_adjustment_configure (adjustment, CLAMP (value, 0, total - view), 0, total, view * 0.1, view * 0.9,
                            view);
}

static void
on_item_activated (QimamPagePreview *self, gpointer item)
{
  g_signal_emit (self, signals[ITEM_ACTIVATED], 0, item);
}

/* The pages in view and their neighbours, to which the Tab key goes on. */
static void
get_range (QimamPagePreview *self, guint *first, guint *last)
{
  double top = qimam_scrolling_get_value (&self->scrolling, GTK_ORIENTATION_VERTICAL);

  *first = page_at (self, top);
  *first -= *first > 0;
  *last = MIN (page_at (self, top + gtk_widget_get_height (GTK_WIDGET (self))) + 1, n_pages (self) - 1);
}

static gboolean
is_current (QimamPagePreview *self)
{
  guint first, last;

  get_range (self, &first, &last);
  for (guint page = first; page <= last; page++)
    {
      if (!g_hash_table_contains (self->pages, GUINT_TO_POINTER (page)))
        return FALSE;
    }
  return TRUE;
}

static void
sync_pages (QimamPagePreview *self)
{
  guint first, last;
  GHashTableIter iter;
  gpointer key, widget;

  if (n_pages (self) == 0 || self->scale == 0)
    return;
  get_range (self, &first, &last);
  g_hash_table_iter_init (&iter, self->pages);
  while (g_hash_table_iter_next (&iter, &key, &widget))
    {
      guint page = GPOINTER_TO_UINT (key);

      if ((page < first || page > last) && gtk_widget_get_focus_child (GTK_WIDGET (self)) != widget)
        {
          g_hash_table_iter_remove (&iter);
          gtk_widget_unparent (widget);
        }
    }
  for (guint page = first; page <= last; page++)
    {
      if (g_hash_table_contains (self->pages, GUINT_TO_POINTER (page)))
        continue;
      widget = qimam_preview_page_new (self->layout, &self->paper, page);
      g_signal_connect_swapped (widget, "item-activated", G_CALLBACK (on_item_activated), self);
      gtk_widget_insert_before (widget, GTK_WIDGET (self),
                                g_hash_table_lookup (self->pages, GUINT_TO_POINTER (page + 1)));
      g_hash_table_insert (self->pages, GUINT_TO_POINTER (page), widget);
    }
}

static gboolean
sync_in_idle (gpointer data)
{
  QimamPagePreview *self = data;

  self->sync_source = 0;
  sync_pages (self);
  qimam_scrolling_queue_layout (GTK_WIDGET (self));
  return G_SOURCE_REMOVE;
}

static gboolean
tell_in_idle (gpointer data)
{
  QimamPagePreview *self = data;

  self->tell_source = 0;
  g_signal_emit (self, signals[VIEW_CHANGED], 0);
  return G_SOURCE_REMOVE;
}

/* Whoever listens changes labels, which must wait until the allocation is over. */
static void
tell_view (QimamPagePreview *self, gboolean zoomed)
{
  guint page = page_at (self, qimam_scrolling_get_value (&self->scrolling, GTK_ORIENTATION_VERTICAL) +
                                  gtk_widget_get_height (GTK_WIDGET (self)) / 2.0);

  if (page == self->page && !zoomed)
    return;
  self->page = page;
  if (self->tell_source == 0)
    self->tell_source = g_idle_add (tell_in_idle, self);
}

static void
qimam_page_preview_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  QimamPagePreview *self = QIMAM_PAGE_PREVIEW (widget);
  double scale = scale_for (self, width);
  gboolean zoomed = fabs (scale - self->scale) > 1e-6;
  int wide, tall, left;
  GHashTableIter iter;
  gpointer key, page;

  self->in_allocate = TRUE;
  if (n_pages (self) == 0)
    {
      configure (self, GTK_ORIENTATION_HORIZONTAL, 0, width);
      configure (self, GTK_ORIENTATION_VERTICAL, 0, height);
      self->in_allocate = FALSE;
      return;
    }
  self->scale = scale;
  wide = page_width (self);
  tall = page_height (self);
  configure (self, GTK_ORIENTATION_HORIZONTAL, wide + 2 * GAP, width);
  configure (self, GTK_ORIENTATION_VERTICAL, GAP + (double) n_pages (self) * (tall + GAP), height);
  /* GTK loses track of what it must lay out where children come and go during an allocation. */
  if (self->sync_source == 0 && !is_current (self))
    self->sync_source = g_idle_add_full (GTK_PRIORITY_RESIZE, sync_in_idle, self, NULL);
  left = wide + 2 * GAP <= width
             ? (width - wide) / 2
             : GAP - (int) qimam_scrolling_get_value (&self->scrolling, GTK_ORIENTATION_HORIZONTAL);
  g_hash_table_iter_init (&iter, self->pages);
  while (g_hash_table_iter_next (&iter, &key, &page))
    {
      int top = GAP + (int) GPOINTER_TO_UINT (key) * (tall + GAP) -
                (int) qimam_scrolling_get_value (&self->scrolling, GTK_ORIENTATION_VERTICAL);
      int least;

      gtk_widget_measure (page, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
      gtk_widget_size_allocate (page, &(GtkAllocation){ left, top, MAX (wide, least), tall }, -1);
    }
  self->in_allocate = FALSE;
  tell_view (self, zoomed);
}

static void
qimam_page_preview_measure (GtkWidget *widget,
                            GtkOrientation orientation,
                            int for_size,
                            int *minimum,
                            int *natural,
                            int *minimum_baseline,
                            int *natural_baseline)
{
  *minimum = 100;
  *natural = 400;
}

static void
qimam_page_preview_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  QimamPagePreview *self = QIMAM_PAGE_PREVIEW (widget);
  int height = gtk_widget_get_height (widget);
  GHashTableIter iter;
  gpointer page;

  g_hash_table_iter_init (&iter, self->pages);
  while (g_hash_table_iter_next (&iter, NULL, &page))
    {
      graphene_rect_t bounds;

      /* A page draws itself the first time it is drawn: those out of view are left alone. */
      if (gtk_widget_compute_bounds (page, widget, &bounds) && bounds.origin.y < height &&
          bounds.origin.y + bounds.size.height > 0)
        gtk_widget_snapshot_child (widget, page, snapshot);
    }
}

/* ---- Scrolling and focus ---- */

static void
on_scrolled (GtkWidget *widget, GtkAdjustment *adjustment)
{
  QimamPagePreview *self = QIMAM_PAGE_PREVIEW (widget);

  if (self->in_allocate)
    return;
  sync_pages (self);
  qimam_scrolling_queue_layout (GTK_WIDGET (self));
}

static void
scroll_to_widget (QimamPagePreview *self, GtkWidget *widget)
{
  GtkAdjustment *vertical = self->scrolling.adjustments[GTK_ORIENTATION_VERTICAL];
  graphene_rect_t bounds;
  double top;

  if (vertical == NULL || !gtk_widget_compute_bounds (widget, GTK_WIDGET (self), &bounds))
    return;
  top = gtk_adjustment_get_value (vertical) + bounds.origin.y;
  gtk_adjustment_clamp_page (vertical, top - GAP, top + bounds.size.height + GAP);
}

/* The Tab key walks the links of a page; the page follows. */
static void
on_focus_widget (QimamPagePreview *self, GParamSpec *pspec, GtkRoot *root)
{
  GtkWidget *focus = gtk_root_get_focus (root);

  if (focus && gtk_widget_is_ancestor (focus, GTK_WIDGET (self)))
    scroll_to_widget (self, focus);
}

static void
qimam_page_preview_root (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (qimam_page_preview_parent_class)->root (widget);
  g_signal_connect_swapped (gtk_widget_get_root (widget), "notify::focus-widget",
                            G_CALLBACK (on_focus_widget), widget);
}

static void
qimam_page_preview_unroot (GtkWidget *widget)
{
  g_signal_handlers_disconnect_by_func (gtk_widget_get_root (widget), on_focus_widget, widget);
  GTK_WIDGET_CLASS (qimam_page_preview_parent_class)->unroot (widget);
}

static gboolean
on_scroll (QimamPagePreview *self, double dx, double dy, GtkEventController *controller)
{
  if (!(gtk_event_controller_get_current_event_state (controller) & GDK_CONTROL_MASK))
    return FALSE;
  qimam_page_preview_step_zoom (self, dy < 0 ? 1 : -1);
  return TRUE;
}

/* ---- Object ---- */

static void
drop_pages (QimamPagePreview *self)
{
  GHashTableIter iter;
  gpointer page;

  g_hash_table_iter_init (&iter, self->pages);
  while (g_hash_table_iter_next (&iter, NULL, &page))
    gtk_widget_unparent (page);
  g_hash_table_remove_all (self->pages);
}

static void
qimam_page_preview_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  qimam_scrolling_get_property (&QIMAM_PAGE_PREVIEW (object)->scrolling, id, value, pspec);
}

static void
qimam_page_preview_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  qimam_scrolling_set_property (&QIMAM_PAGE_PREVIEW (object)->scrolling, id, value, pspec);
}

static void
qimam_page_preview_dispose (GObject *object)
{
  QimamPagePreview *self = QIMAM_PAGE_PREVIEW (object);

  g_clear_handle_id (&self->sync_source, g_source_remove);
  g_clear_handle_id (&self->tell_source, g_source_remove);
  drop_pages (self);
  qimam_scrolling_clear (&self->scrolling);
  g_clear_pointer (&self->layout, qimam_shared_unref);
  G_OBJECT_CLASS (qimam_page_preview_parent_class)->dispose (object);
}

static void
qimam_page_preview_finalize (GObject *object)
{
  g_hash_table_unref (QIMAM_PAGE_PREVIEW (object)->pages);
  G_OBJECT_CLASS (qimam_page_preview_parent_class)->finalize (object);
}

static void
qimam_page_preview_class_init (QimamPagePreviewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = qimam_page_preview_get_property;
  object_class->set_property = qimam_page_preview_set_property;
  object_class->dispose = qimam_page_preview_dispose;
  object_class->finalize = qimam_page_preview_finalize;
  widget_class->measure = qimam_page_preview_measure;
  widget_class->size_allocate = qimam_page_preview_size_allocate;
  widget_class->snapshot = qimam_page_preview_snapshot;
  widget_class->root = qimam_page_preview_root;
  widget_class->unroot = qimam_page_preview_unroot;

  qimam_scrolling_install (object_class);
  signals[ITEM_ACTIVATED] = g_signal_new ("item-activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);
  signals[VIEW_CHANGED] = g_signal_new ("view-changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                        NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_css_name (widget_class, "pagepreview");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_DOCUMENT);
  qimam_page_style_add ();
}

static void
qimam_page_preview_init (QimamPagePreview *self)
{
  GtkEventController *scroll = gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_VERTICAL |
                                                                GTK_EVENT_CONTROLLER_SCROLL_DISCRETE);

  qimam_scrolling_init (&self->scrolling, GTK_WIDGET (self), on_scrolled);
  self->paper = qimam_paper_a4;
  self->pages = g_hash_table_new (NULL, NULL);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  g_signal_connect_swapped (scroll, "scroll", G_CALLBACK (on_scroll), self);
  gtk_widget_add_controller (GTK_WIDGET (self), scroll);
}

GtkWidget *
qimam_page_preview_new (void)
{
  return g_object_new (QIMAM_TYPE_PAGE_PREVIEW, NULL);
}

void
qimam_page_preview_set_layout (QimamPagePreview *self, QimamShared *layout, const QimamPaper *paper)
{
  g_return_if_fail (QIMAM_IS_PAGE_PREVIEW (self));

  drop_pages (self);
  if (layout)
    qimam_shared_ref (layout);
  g_clear_pointer (&self->layout, qimam_shared_unref);
  self->layout = layout;
  self->paper = *paper;
  self->scale = 0;
  qimam_scrolling_queue_layout (GTK_WIDGET (self));
}

void
qimam_page_preview_set_zoom (QimamPagePreview *self, double zoom)
{
  g_return_if_fail (QIMAM_IS_PAGE_PREVIEW (self));

  self->zoom = zoom == 0 ? 0 : CLAMP (zoom, ZOOM_MIN, ZOOM_MAX);
  qimam_scrolling_queue_layout (GTK_WIDGET (self));
}

double
qimam_page_preview_get_zoom (QimamPagePreview *self)
{
  g_return_val_if_fail (QIMAM_IS_PAGE_PREVIEW (self), 1);

  return (self->scale > 0 ? self->scale : scale_for (self, gtk_widget_get_width (GTK_WIDGET (self)))) /
         PIXELS_PT;
}

void
qimam_page_preview_step_zoom (QimamPagePreview *self, int steps)
{
  static const double zooms[] = { 0.25, 0.33, 0.5, 0.67, 0.8, 0.9, 1, 1.1, 1.25, 1.5, 1.75, 2, 2.5, 3 };
  double zoom = qimam_page_preview_get_zoom (self);
  int i = 0;

  g_return_if_fail (QIMAM_IS_PAGE_PREVIEW (self));

  if (steps > 0)
    {
      while (i < (int) G_N_ELEMENTS (zooms) - 1 && zooms[i] <= zoom + 0.01)
        i++;
      i += steps - 1;
    }
  else
    {
      i = G_N_ELEMENTS (zooms) - 1;
      while (i > 0 && zooms[i] >= zoom - 0.01)
        i--;
      i += steps + 1;
    }
  qimam_page_preview_set_zoom (self, zooms[CLAMP (i, 0, (int) G_N_ELEMENTS (zooms) - 1)]);
}

guint
qimam_page_preview_get_page (QimamPagePreview *self)
{
  g_return_val_if_fail (QIMAM_IS_PAGE_PREVIEW (self), 0);

  return self->page;
}

guint
qimam_page_preview_get_n_pages (QimamPagePreview *self)
{
  g_return_val_if_fail (QIMAM_IS_PAGE_PREVIEW (self), 0);

  return n_pages (self);
}

GtkWidget *
qimam_page_preview_get_page_widget (QimamPagePreview *self, guint page)
{
  g_return_val_if_fail (QIMAM_IS_PAGE_PREVIEW (self), NULL);

  return g_hash_table_lookup (self->pages, GUINT_TO_POINTER (page));
}
