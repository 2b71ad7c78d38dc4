/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-matrix-view.h"

#include "qimam-matrix-private.h"
#include "qimam-page-style.h"

#define MIN_SIZE 120

enum
{
  CELL_ACTIVATED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static gboolean qimam_matrix_view_get_border (GtkScrollable *scrollable, GtkBorder *border);

static void
qimam_matrix_view_scrollable_init (GtkScrollableInterface *iface)
{
  iface->get_border = qimam_matrix_view_get_border;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (QimamMatrixView,
                               qimam_matrix_view,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_SCROLLABLE, qimam_matrix_view_scrollable_init))

static void
qimam_matrix_view_measure (GtkWidget *widget,
                           GtkOrientation orientation,
                           int for_size,
                           int *minimum,
                           int *natural,
                           int *minimum_baseline,
                           int *natural_baseline)
{
  *minimum = MIN_SIZE;
  *natural = MIN_SIZE * 3;
}

static GtkSizeRequestMode
qimam_matrix_view_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_CONSTANT_SIZE;
}

/* ---- Drawing ---- */

static void
push_part (QimamMatrixView *self, GtkSnapshot *snapshot, int start, int top, int width, int height)
{
  int left = qimam_matrix_is_rtl (self) ? gtk_widget_get_width (GTK_WIDGET (self)) - start - width : start;

  gtk_snapshot_push_clip (snapshot, &GRAPHENE_RECT_INIT (left, top, MAX (width, 0), MAX (height, 0)));
}

static void
qimam_matrix_view_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  QimamMatrixView *self = QIMAM_MATRIX_VIEW (widget);
  int label = self->geometry.label_width, header = self->geometry.header_height;
  GHashTableIter iter;
  gpointer cell;

  if (self->column_titles->len == 0)
    return;
  push_part (self, snapshot, label, header, qimam_matrix_body_view_width (self),
             qimam_matrix_body_view_height (self));
  g_hash_table_iter_init (&iter, self->cells);
  while (g_hash_table_iter_next (&iter, NULL, &cell))
    gtk_widget_snapshot_child (widget, cell, snapshot);
  gtk_snapshot_pop (snapshot);

  push_part (self, snapshot, 0, header, label, qimam_matrix_body_view_height (self));
  g_hash_table_iter_init (&iter, self->row_labels);
  while (g_hash_table_iter_next (&iter, NULL, &cell))
    gtk_widget_snapshot_child (widget, cell, snapshot);
  gtk_snapshot_pop (snapshot);

  push_part (self, snapshot, label, 0, qimam_matrix_body_view_width (self), header);
  for (guint i = 0; i < self->column_titles->len; i++)
    gtk_widget_snapshot_child (widget, g_ptr_array_index (self->column_titles, i), snapshot);
  gtk_snapshot_pop (snapshot);

  gtk_widget_snapshot_child (widget, self->corner, snapshot);
}

/* ---- Scrolling ---- */

static gboolean
qimam_matrix_view_get_border (GtkScrollable *scrollable, GtkBorder *border)
{
  QimamMatrixView *self = QIMAM_MATRIX_VIEW (scrollable);

  *border = (GtkBorder){ .top = (gint16) self->geometry.header_height };
  if (qimam_matrix_is_rtl (self))
    border->right = (gint16) self->geometry.label_width;
  else
    border->left = (gint16) self->geometry.label_width;
  return TRUE;
}

static void
on_scrolled (GtkWidget *widget, GtkAdjustment *adjustment)
{
  QimamMatrixView *self = QIMAM_MATRIX_VIEW (widget);

  if (self->in_allocate)
    return;
  if (adjustment == self->scrolling.adjustments[GTK_ORIENTATION_HORIZONTAL])
    self->at_start = qimam_matrix_scroll_start (self) <= 0;
  qimam_matrix_update (self);
}

/* The value nearest to @value at which @from to @to is within the page. */
static double
bring_into_page (double value, double page, double from, double to)
{
  if (from < value || to - from > page)
    return from;
  return to > value + page ? to - page : value;
}

void
qimam_matrix_view_scroll_to (QimamMatrixView *self, guint row, guint column)
{
  QimamMatrixGeometry *geometry = &self->geometry;
  GtkAdjustment *vertical = self->scrolling.adjustments[GTK_ORIENTATION_VERTICAL];
  int width = gtk_widget_get_width (GTK_WIDGET (self)), height = gtk_widget_get_height (GTK_WIDGET (self));
  int start, top, bottom;

  g_return_if_fail (QIMAM_IS_MATRIX_VIEW (self));

  if (row >= geometry->n_rows || column >= geometry->n_columns || width <= 0 || height <= 0)
    return;
  while (qimam_matrix_geometry_n_measured (geometry) <= row)
    qimam_matrix_measure_row (self);
  top = qimam_matrix_geometry_row_top (geometry, row);
  bottom = qimam_matrix_geometry_row_top (geometry, row + 1);
  qimam_matrix_measure_to (self, bottom + height);
  qimam_matrix_configure_adjustments (self, width, height);
  if (vertical)
    gtk_adjustment_set_value (vertical, bring_into_page (gtk_adjustment_get_value (vertical),
                                                         qimam_matrix_body_view_height (self), top, bottom));
  start = (int) bring_into_page (qimam_matrix_scroll_start (self), qimam_matrix_body_view_width (self),
                                 qimam_matrix_geometry_column_start (geometry, column),
                                 qimam_matrix_geometry_column_start (geometry, column + 1));
  qimam_matrix_set_scroll_start (self, start);
}

/* ---- Object ---- */

static void
forget_measures (QimamMatrixView *self)
{
  g_clear_handle_id (&self->update_source, g_source_remove);
  g_clear_handle_id (&self->measure_source, g_source_remove);
  qimam_matrix_geometry_forget (&self->geometry);
  self->geometry.header_height = 0;
  qimam_scrolling_queue_layout (GTK_WIDGET (self));
}

static void
qimam_matrix_view_system_setting_changed (GtkWidget *widget, GtkSystemSetting setting)
{
  GTK_WIDGET_CLASS (qimam_matrix_view_parent_class)->system_setting_changed (widget, setting);
  forget_measures (QIMAM_MATRIX_VIEW (widget));
}

static void
qimam_matrix_view_direction_changed (GtkWidget *widget, GtkTextDirection previous)
{
  QimamMatrixView *self = QIMAM_MATRIX_VIEW (widget);

  GTK_WIDGET_CLASS (qimam_matrix_view_parent_class)->direction_changed (widget, previous);
  self->at_start = TRUE;
  qimam_scrolling_queue_layout (widget);
}

static void
qimam_matrix_view_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  qimam_scrolling_get_property (&QIMAM_MATRIX_VIEW (object)->scrolling, id, value, pspec);
}

static void
qimam_matrix_view_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  qimam_scrolling_set_property (&QIMAM_MATRIX_VIEW (object)->scrolling, id, value, pspec);
}

static void
qimam_matrix_view_dispose (GObject *object)
{
  QimamMatrixView *self = QIMAM_MATRIX_VIEW (object);

  g_clear_handle_id (&self->update_source, g_source_remove);
  g_clear_handle_id (&self->measure_source, g_source_remove);
  qimam_matrix_drop_cells (self);
  g_clear_pointer (&self->probe, gtk_widget_unparent);
  g_clear_pointer (&self->label_probe, gtk_widget_unparent);
  g_clear_pointer (&self->corner, gtk_widget_unparent);
  qimam_scrolling_clear (&self->scrolling);
  g_clear_pointer (&self->comparison, qimam_shared_unref);
  G_OBJECT_CLASS (qimam_matrix_view_parent_class)->dispose (object);
}

static void
qimam_matrix_view_finalize (GObject *object)
{
  QimamMatrixView *self = QIMAM_MATRIX_VIEW (object);

  g_hash_table_unref (self->cells);
  g_hash_table_unref (self->row_labels);
  g_ptr_array_unref (self->column_titles);
  qimam_matrix_geometry_clear (&self->geometry);
  G_OBJECT_CLASS (qimam_matrix_view_parent_class)->finalize (object);
}

static void
qimam_matrix_view_class_init (QimamMatrixViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = qimam_matrix_view_get_property;
  object_class->set_property = qimam_matrix_view_set_property;
  object_class->dispose = qimam_matrix_view_dispose;
  object_class->finalize = qimam_matrix_view_finalize;
  widget_class->measure = qimam_matrix_view_measure;
  widget_class->get_request_mode = qimam_matrix_view_get_request_mode;
  widget_class->size_allocate = qimam_matrix_size_allocate;
  widget_class->snapshot = qimam_matrix_view_snapshot;
  widget_class->focus = qimam_matrix_move_focus;
  widget_class->grab_focus = qimam_matrix_grab_focus;
  widget_class->system_setting_changed = qimam_matrix_view_system_setting_changed;
  widget_class->direction_changed = qimam_matrix_view_direction_changed;

  qimam_scrolling_install (object_class);
  signals[CELL_ACTIVATED] = g_signal_new ("cell-activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_UINT, G_TYPE_UINT);
  gtk_widget_class_set_css_name (widget_class, "matrixview");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_TABLE);
  qimam_matrix_add_keys (widget_class);
  qimam_page_style_add ();
}

static void
qimam_matrix_view_init (QimamMatrixView *self)
{
  qimam_scrolling_init (&self->scrolling, GTK_WIDGET (self), on_scrolled);
  self->at_start = TRUE;
  self->cells = g_hash_table_new (NULL, NULL);
  self->row_labels = g_hash_table_new (NULL, NULL);
  self->column_titles = g_ptr_array_new ();
  qimam_matrix_geometry_init (&self->geometry);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);

  self->label_probe = qimam_matrix_make_mute_cell (self, "row-label");
  self->probe = qimam_matrix_make_mute_cell (self, "body");
  self->corner = qimam_matrix_make_mute_cell (self, "column-title");
  gtk_widget_set_child_visible (self->probe, FALSE);
  gtk_widget_set_child_visible (self->label_probe, FALSE);
  gtk_widget_set_child_visible (self->corner, FALSE);

  qimam_matrix_watch_focus (self);
}

void
qimam_matrix_emit_activated (QimamMatrixView *self, guint row, guint column)
{
  g_signal_emit (self, signals[CELL_ACTIVATED], 0, row, column);
}

GtkWidget *
qimam_matrix_view_new (void)
{
  return g_object_new (QIMAM_TYPE_MATRIX_VIEW, NULL);
}

void
qimam_matrix_view_set_comparison (QimamMatrixView *self, QimamShared *comparison)
{
  g_return_if_fail (QIMAM_IS_MATRIX_VIEW (self));

  qimam_matrix_drop_cells (self);
  g_clear_pointer (&self->comparison, qimam_shared_unref);
  self->comparison = comparison ? qimam_shared_ref (comparison) : NULL;
  self->cursor_row = 0;
  self->cursor_column = 0;
  self->at_start = TRUE;
  forget_measures (self);
  gtk_widget_set_child_visible (self->corner,
                                qimam_matrix_n_rows (self) > 0 && qimam_matrix_n_columns (self) > 0);
  if (comparison)
    qimam_matrix_make_column_titles (self);
  if (self->scrolling.adjustments[GTK_ORIENTATION_VERTICAL])
    gtk_adjustment_set_value (self->scrolling.adjustments[GTK_ORIENTATION_VERTICAL], 0);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_RELATION_ROW_COUNT,
                                  (int) qimam_matrix_n_rows (self), GTK_ACCESSIBLE_RELATION_COL_COUNT,
                                  (int) qimam_matrix_n_columns (self), -1);
  if (comparison)
    gtk_accessible_update_property (
        GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
        qimam_matrix_get_comparison (self)->title ? qimam_matrix_get_comparison (self)->title : "", -1);
}

void
qimam_matrix_view_get_cursor (QimamMatrixView *self, guint *row, guint *column)
{
  g_return_if_fail (QIMAM_IS_MATRIX_VIEW (self));

  *row = self->cursor_row;
  *column = self->cursor_column;
}

GtkWidget *
qimam_matrix_view_get_cell (QimamMatrixView *self, guint row, guint column)
{
  g_return_val_if_fail (QIMAM_IS_MATRIX_VIEW (self), NULL);

  if (row >= qimam_matrix_n_rows (self) || column >= qimam_matrix_n_columns (self))
    return NULL;
  return g_hash_table_lookup (self->cells, qimam_matrix_cell_key (self, row, column));
}

GtkWidget *
qimam_matrix_view_get_column_title (QimamMatrixView *self, guint column)
{
  g_return_val_if_fail (QIMAM_IS_MATRIX_VIEW (self), NULL);

  return column < self->column_titles->len ? g_ptr_array_index (self->column_titles, column) : NULL;
}

GtkWidget *
qimam_matrix_view_get_row_label (QimamMatrixView *self, guint row)
{
  g_return_val_if_fail (QIMAM_IS_MATRIX_VIEW (self), NULL);

  return g_hash_table_lookup (self->row_labels, GUINT_TO_POINTER (row));
}

guint
qimam_matrix_view_get_n_live (QimamMatrixView *self)
{
  g_return_val_if_fail (QIMAM_IS_MATRIX_VIEW (self), 0);

  return g_hash_table_size (self->cells);
}
