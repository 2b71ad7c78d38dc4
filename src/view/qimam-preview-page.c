/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-preview-page.h"

#include <glib/gi18n.h>

#include "qimam-ui.h"

/* Items are looked for at this distance, in points: less than a line of the smallest print. */
#define PROBE_STEP 4
/* Pixels a point at most: a page at this size takes 29 MB. */
#define MAX_RESOLUTION 3.2
#define NAME_CHARS     400

struct _QimamPreviewPage
{
  GtkWidget parent_instance;

  QimamShared *layout;
  QimamPaper paper;
  guint page;
  GPtrArray *areas; /* (element-type Area) */
  GdkTexture *texture;
  double resolution; /* of @texture */
};

/* A stretch of the page that belongs to an item, in points. */
typedef struct
{
  const QimamBriefItem *item;
  double top;
  double bottom;
  GtkWidget *link;
} Area;

enum
{
  ITEM_ACTIVATED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (QimamPreviewPage, qimam_preview_page, GTK_TYPE_WIDGET)

/* ---- Links ---- */

static void
on_link_clicked (QimamPreviewPage *self, GtkWidget *link)
{
  for (guint i = 0; i < self->areas->len; i++)
    {
      const Area *area = g_ptr_array_index (self->areas, i);

      if (area->link == link)
        {
          g_signal_emit (self, signals[ITEM_ACTIVATED], 0, (gpointer) area->item);
          break;
        }
    }
}

static GtkWidget *
make_link (QimamPreviewPage *self, const QimamBriefItem *item)
{
  GtkWidget *link = g_object_new (GTK_TYPE_BUTTON, "css-name", "pageitem", "accessible-role",
                                  GTK_ACCESSIBLE_ROLE_LINK, NULL);
  g_autofree char *text = qimam_ui_clean (item->text, NAME_CHARS);
  g_autofree char *label = qimam_ui_clean (item->label, NAME_CHARS);
  g_autofree char *name = *label ? g_strdup_printf ("%s: %s", label, text) : g_strdup (text);

  /* No tooltip: it would stand in the way of who reads the page. */
  gtk_accessible_update_property (GTK_ACCESSIBLE (link), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  _ ("Opens the sentence in its article"), -1);
  gtk_widget_set_cursor_from_name (link, "pointer");
  gtk_widget_set_parent (link, GTK_WIDGET (self));
  g_signal_connect_swapped (link, "clicked", G_CALLBACK (on_link_clicked), self);
  return link;
}

/* The layout tells what stands at a point, not where an item stands: so a page is felt from top to bottom. */
static const QimamBriefItem *
feel (QimamPreviewPage *self, double y)
{
  const QimamBriefItem *item =
      qimam_page_layout_item_at (qimam_shared_get (self->layout), self->page, self->paper.width / 2, y);

  return item && item->evidence && item->evidence->len > 0 ? item : NULL;
}

static void
find_areas (QimamPreviewPage *self)
{
  Area *last = NULL;

  for (double y = PROBE_STEP / 2.0; y < self->paper.height; y += PROBE_STEP)
    {
      const QimamBriefItem *item = feel (self, y);

      if (last && item == last->item)
        last->bottom = y + PROBE_STEP / 2.0;
      else if (item)
        {
          last = g_new0 (Area, 1);
          *last = (Area){ item, y - PROBE_STEP / 2.0, y + PROBE_STEP / 2.0, make_link (self, item) };
          g_ptr_array_add (self->areas, last);
        }
      else
        last = NULL;
    }
}

/* ---- Widget ---- */

static void
qimam_preview_page_measure (GtkWidget *widget,
                            GtkOrientation orientation,
                            int for_size,
                            int *minimum,
                            int *natural,
                            int *minimum_baseline,
                            int *natural_baseline)
{
  QimamPreviewPage *self = QIMAM_PREVIEW_PAGE (widget);

  *minimum = 0;
  *natural = (int) (orientation == GTK_ORIENTATION_HORIZONTAL ? self->paper.width : self->paper.height);
}

static void
qimam_preview_page_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  QimamPreviewPage *self = QIMAM_PREVIEW_PAGE (widget);
  double scale = width / self->paper.width;
  int side = (int) (self->paper.margin / 2 * scale);

  for (guint i = 0; i < self->areas->len; i++)
    {
      const Area *area = g_ptr_array_index (self->areas, i);
      int top = (int) (area->top * scale), bottom = (int) (area->bottom * scale);
      int least;

      gtk_widget_measure (area->link, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
      gtk_widget_size_allocate (
          area->link, &(GtkAllocation){ side, top, MAX (width - 2 * side, least), MAX (bottom - top, 1) },
          -1);
    }
}

static void
render (QimamPreviewPage *self, double resolution)
{
  int width = (int) (self->paper.width * resolution + 0.5),
      height = (int) (self->paper.height * resolution + 0.5);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, width, height);
  cairo_t *cr = cairo_create (surface);
  g_autoptr (GBytes) bytes = NULL;

  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_set_source_rgb (cr, 0, 0, 0);
  cairo_scale (cr, resolution, resolution);
  qimam_page_layout_draw (qimam_shared_get (self->layout), cr, self->page, FALSE);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  g_clear_object (&self->texture);
  if (cairo_surface_status (surface) == CAIRO_STATUS_SUCCESS)
    {
      gsize stride = (gsize) cairo_image_surface_get_stride (surface);

      bytes = g_bytes_new_with_free_func (cairo_image_surface_get_data (surface), stride * (gsize) height,
                                          (GDestroyNotify) cairo_surface_destroy, surface);
      self->texture = gdk_memory_texture_new (width, height, GDK_MEMORY_DEFAULT, bytes, stride);
      self->resolution = resolution;
    }
  else
    cairo_surface_destroy (surface);
}

static void
qimam_preview_page_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  QimamPreviewPage *self = QIMAM_PREVIEW_PAGE (widget);
  int width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);
  double resolution = MIN (width / self->paper.width * gtk_widget_get_scale_factor (widget), MAX_RESOLUTION);

  if (width > 0 && height > 0 && (self->texture == NULL || self->resolution != resolution))
    render (self, resolution);
  if (self->texture)
    gtk_snapshot_append_texture (snapshot, self->texture, &GRAPHENE_RECT_INIT (0, 0, width, height));
  for (guint i = 0; i < self->areas->len; i++)
    gtk_widget_snapshot_child (widget, ((const Area *) g_ptr_array_index (self->areas, i))->link, snapshot);
}

static void
qimam_preview_page_dispose (GObject *object)
{
  QimamPreviewPage *self = QIMAM_PREVIEW_PAGE (object);

  for (guint i = 0; i < self->areas->len; i++)
    g_clear_pointer (&((Area *) g_ptr_array_index (self->areas, i))->link, gtk_widget_unparent);
  g_ptr_array_set_size (self->areas, 0);
  g_clear_object (&self->texture);
  g_clear_pointer (&self->layout, qimam_shared_unref);
  G_OBJECT_CLASS (qimam_preview_page_parent_class)->dispose (object);
}

static void
qimam_preview_page_finalize (GObject *object)
{
  g_ptr_array_unref (QIMAM_PREVIEW_PAGE (object)->areas);
  G_OBJECT_CLASS (qimam_preview_page_parent_class)->finalize (object);
}

static void
qimam_preview_page_class_init (QimamPreviewPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = qimam_preview_page_dispose;
  object_class->finalize = qimam_preview_page_finalize;
  widget_class->measure = qimam_preview_page_measure;
  widget_class->size_allocate = qimam_preview_page_size_allocate;
  widget_class->snapshot = qimam_preview_page_snapshot;
  signals[ITEM_ACTIVATED] = g_signal_new ("item-activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);
  gtk_widget_class_set_css_name (widget_class, "previewpage");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
qimam_preview_page_init (QimamPreviewPage *self)
{
  self->areas = g_ptr_array_new_with_free_func (g_free);
}

GtkWidget *
qimam_preview_page_new (QimamShared *layout, const QimamPaper *paper, guint page)
{
  QimamPreviewPage *self = g_object_new (QIMAM_TYPE_PREVIEW_PAGE, NULL);
  g_autofree char *number = qimam_ui_number (page + 1);
  g_autofree char *total = qimam_ui_number (qimam_page_layout_n_pages (qimam_shared_get (layout)));
  g_autofree char *name = g_strdup_printf (_ ("Page %s of %s"), number, total);

  self->layout = qimam_shared_ref (layout);
  self->paper = *paper;
  self->page = page;
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  find_areas (self);
  return GTK_WIDGET (self);
}

guint
qimam_preview_page_get_number (QimamPreviewPage *self)
{
  return self->page;
}
