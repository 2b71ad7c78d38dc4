/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-matrix-private.h"

/* Rows below the view are measured when nothing else is to do, for this long at a time. */
#define MEASURE_SLICE_US 4000

static int
measure_cell (GtkWidget *cell, int width)
{
  int least, height;

  /* Asking for less than the minimum would be a programming error in GTK's eyes; a cell that is too wide is
   * cut. */
  gtk_widget_measure (cell, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  gtk_widget_measure (cell, GTK_ORIENTATION_VERTICAL, MAX (width, least), NULL, &height, NULL, NULL);
  return height;
}

void
qimam_matrix_measure_row (QimamMatrixView *self)
{
  QimamMatrixGeometry *geometry = &self->geometry;
  guint row = qimam_matrix_geometry_n_measured (geometry);
  QimamMatrixCell *probe = QIMAM_MATRIX_CELL (self->probe);
  int height;

  qimam_matrix_fill_row_label (self, QIMAM_MATRIX_CELL (self->label_probe), row);
  height = measure_cell (self->label_probe, geometry->label_width);
  for (guint column = 0; column < geometry->n_columns; column++)
    {
      qimam_matrix_fill_cell (self, probe, row, column);
      height = MAX (height, measure_cell (self->probe, qimam_matrix_geometry_column_width (geometry)));
    }
  qimam_matrix_geometry_add_row (geometry, height);
}

static gboolean
measure_in_idle (gpointer data)
{
  QimamMatrixView *self = data;
  gint64 end = g_get_monotonic_time () + MEASURE_SLICE_US;

  while (qimam_matrix_geometry_n_measured (&self->geometry) < self->geometry.n_rows)
    {
      if (g_get_monotonic_time () >= end)
        return G_SOURCE_CONTINUE;
      qimam_matrix_measure_row (self);
    }
  self->measure_source = 0;
  qimam_scrolling_queue_layout (GTK_WIDGET (self));
  return G_SOURCE_REMOVE;
}

/* Measures rows until @bottom, a position in the body, is known exactly. */
void
qimam_matrix_measure_to (QimamMatrixView *self, int bottom)
{
  QimamMatrixGeometry *geometry = &self->geometry;

  while (qimam_matrix_geometry_n_measured (geometry) < geometry->n_rows &&
         qimam_matrix_geometry_measured_height (geometry) < bottom)
    qimam_matrix_measure_row (self);
}

static void
measure_header (QimamMatrixView *self)
{
  int height = 0;

  for (guint i = 0; i < self->column_titles->len; i++)
    height = MAX (height, measure_cell (g_ptr_array_index (self->column_titles, i),
                                        qimam_matrix_geometry_column_width (&self->geometry)));
  self->geometry.header_height = height;
}

/* How far the body is scrolled away from its start edge. */
int
qimam_matrix_scroll_start (QimamMatrixView *self)
{
  GtkAdjustment *adjustment = self->scrolling.adjustments[GTK_ORIENTATION_HORIZONTAL];

  if (adjustment == NULL)
    return 0;
  if (qimam_matrix_is_rtl (self))
    return (int) (gtk_adjustment_get_upper (adjustment) - gtk_adjustment_get_page_size (adjustment) -
                  gtk_adjustment_get_value (adjustment));
  return (int) gtk_adjustment_get_value (adjustment);
}

void
qimam_matrix_set_scroll_start (QimamMatrixView *self, int start)
{
  GtkAdjustment *adjustment = self->scrolling.adjustments[GTK_ORIENTATION_HORIZONTAL];

  if (adjustment == NULL)
    return;
  if (qimam_matrix_is_rtl (self))
    gtk_adjustment_set_value (adjustment, gtk_adjustment_get_upper (adjustment) -
                                              gtk_adjustment_get_page_size (adjustment) - start);
  else
    gtk_adjustment_set_value (adjustment, start);
}

/* The position in the body down to which rows must be measured, so that nothing in view stands on a guess. */
static int
measured_bottom (QimamMatrixView *self)
{
  return (int) qimam_scrolling_get_value (&self->scrolling, GTK_ORIENTATION_VERTICAL) +
         gtk_widget_get_height (GTK_WIDGET (self));
}

int
qimam_matrix_body_view_width (QimamMatrixView *self)
{
  return MAX (gtk_widget_get_width (GTK_WIDGET (self)) - self->geometry.label_width, 0);
}

int
qimam_matrix_body_view_height (QimamMatrixView *self)
{
  return MAX (gtk_widget_get_height (GTK_WIDGET (self)) - self->geometry.header_height, 0);
}

void
qimam_matrix_configure_adjustments (QimamMatrixView *self, int width, int height)
{
  GtkAdjustment *horizontal = self->scrolling.adjustments[GTK_ORIENTATION_HORIZONTAL];
  GtkAdjustment *vertical = self->scrolling.adjustments[GTK_ORIENTATION_VERTICAL];
  int total_width = MAX (self->geometry.label_width + self->geometry.body_width, width);
  int total_height =
      MAX (self->geometry.header_height + qimam_matrix_geometry_body_height (&self->geometry), height);

  if (horizontal)
    {
      int start = self->at_start ? 0 : qimam_matrix_scroll_start (self);
      double value = qimam_matrix_is_rtl (self) ? total_width - width - start : start;

      gtk_adjustment_configure (horizontal, CLAMP (value, 0, total_width - width), 0, total_width,
                                width * 0.1, width * 0.9, width);
    }
  if (vertical)
    gtk_adjustment_configure (vertical, CLAMP (gtk_adjustment_get_value (vertical), 0, total_height - height),
                              0, total_height, height * 0.1, height * 0.9, height);
}

/* The rows and columns in view; empty where the last comes before the first. */
typedef struct
{
  guint first_row;
  guint last_row;
  guint first_column;
  guint last_column;
} Range;

static Range
visible_range (QimamMatrixView *self)
{
  int top = (int) qimam_scrolling_get_value (&self->scrolling, GTK_ORIENTATION_VERTICAL);
  int start = qimam_matrix_scroll_start (self);
  Range range;

  if (!qimam_matrix_geometry_rows_in (&self->geometry, top, top + qimam_matrix_body_view_height (self),
                                      &range.first_row, &range.last_row) ||
      !qimam_matrix_geometry_columns_in (&self->geometry, start, start + qimam_matrix_body_view_width (self),
                                         &range.first_column, &range.last_column))
    range = (Range){ 1, 0, 1, 0 };
  return range;
}

static gboolean
is_in_range (const Range *range, gpointer cell)
{
  guint row = qimam_matrix_cell_get_row (cell), column = qimam_matrix_cell_get_column (cell);

  return row >= range->first_row && row <= range->last_row && column >= range->first_column &&
         column <= range->last_column;
}

/* Makes widgets of what can be seen and drops the others, but for the one with the focus. */
static void
sync_cells (QimamMatrixView *self)
{
  Range range = visible_range (self);
  GHashTableIter iter;
  gpointer key, cell;

  g_hash_table_iter_init (&iter, self->cells);
  while (g_hash_table_iter_next (&iter, NULL, &cell))
    {
      if (!is_in_range (&range, cell) && !gtk_widget_is_focus (cell))
        {
          g_hash_table_iter_remove (&iter);
          gtk_widget_unparent (cell);
        }
    }
  g_hash_table_iter_init (&iter, self->row_labels);
  while (g_hash_table_iter_next (&iter, &key, &cell))
    {
      if (GPOINTER_TO_UINT (key) < range.first_row || GPOINTER_TO_UINT (key) > range.last_row)
        {
          g_hash_table_iter_remove (&iter);
          gtk_widget_unparent (cell);
        }
    }
  for (guint row = range.first_row; row <= range.last_row; row++)
    {
      if (!g_hash_table_contains (self->row_labels, GUINT_TO_POINTER (row)))
        qimam_matrix_make_row_label (self, row);
      for (guint column = range.first_column; column <= range.last_column; column++)
        {
          if (!g_hash_table_contains (self->cells, qimam_matrix_cell_key (self, row, column)))
            qimam_matrix_make_cell (self, row, column);
        }
    }
}

/* @start, @top: from the start edge and the top of the widget */
static void
allocate_at (QimamMatrixView *self, GtkWidget *cell, int start, int top, int width, int height)
{
  int least;
  int left = qimam_matrix_is_rtl (self) ? gtk_widget_get_width (GTK_WIDGET (self)) - start - width : start;

  gtk_widget_measure (cell, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  gtk_widget_size_allocate (cell, &(GtkAllocation){ left, top, MAX (width, least), height }, -1);
}

static void
allocate_cells (QimamMatrixView *self)
{
  QimamMatrixGeometry *geometry = &self->geometry;
  int start = geometry->label_width - qimam_matrix_scroll_start (self);
  int top =
      geometry->header_height - (int) qimam_scrolling_get_value (&self->scrolling, GTK_ORIENTATION_VERTICAL);
  GHashTableIter iter;
  gpointer key, cell;

  g_hash_table_iter_init (&iter, self->cells);
  while (g_hash_table_iter_next (&iter, NULL, &cell))
    {
      guint row = qimam_matrix_cell_get_row (cell), column = qimam_matrix_cell_get_column (cell);
      int x = qimam_matrix_geometry_column_start (geometry, column);
      int y = qimam_matrix_geometry_row_top (geometry, row);

      allocate_at (self, cell, start + x, top + y,
                   qimam_matrix_geometry_column_start (geometry, column + 1) - x,
                   qimam_matrix_geometry_row_top (geometry, row + 1) - y);
    }
  g_hash_table_iter_init (&iter, self->row_labels);
  while (g_hash_table_iter_next (&iter, &key, &cell))
    {
      guint row = GPOINTER_TO_UINT (key);
      int y = qimam_matrix_geometry_row_top (geometry, row);

      allocate_at (self, cell, 0, top + y, geometry->label_width,
                   qimam_matrix_geometry_row_top (geometry, row + 1) - y);
    }
  for (guint i = 0; i < self->column_titles->len; i++)
    {
      int x = qimam_matrix_geometry_column_start (geometry, i);

      allocate_at (self, g_ptr_array_index (self->column_titles, i), start + x, 0,
                   qimam_matrix_geometry_column_start (geometry, i + 1) - x, geometry->header_height);
    }
  allocate_at (self, self->corner, 0, 0, geometry->label_width, geometry->header_height);
}

/* Whether all that can be seen has a widget, and nothing else but the cell with the focus. */
static gboolean
is_current (QimamMatrixView *self)
{
  Range range = visible_range (self);
  guint n = (range.last_row + 1 - range.first_row) * (range.last_column + 1 - range.first_column);
  GHashTableIter iter;
  gpointer cell;
  guint inside = 0, outside = 0;

  if (qimam_matrix_geometry_n_measured (&self->geometry) < self->geometry.n_rows &&
      qimam_matrix_geometry_measured_height (&self->geometry) < measured_bottom (self))
    return FALSE;
  g_hash_table_iter_init (&iter, self->cells);
  while (g_hash_table_iter_next (&iter, NULL, &cell))
    {
      if (is_in_range (&range, cell))
        inside++;
      else if (!gtk_widget_is_focus (cell))
        outside++;
    }
  return inside == n && outside == 0;
}

/* Measures and makes what can be seen. */
void
qimam_matrix_update (QimamMatrixView *self)
{
  if (self->column_titles->len == 0 || qimam_matrix_n_rows (self) == 0 || self->geometry.header_height == 0)
    return;
  qimam_matrix_measure_to (self, measured_bottom (self));
  sync_cells (self);
  qimam_scrolling_queue_layout (GTK_WIDGET (self));
}

static gboolean
update_in_idle (gpointer data)
{
  QimamMatrixView *self = data;

  self->update_source = 0;
  qimam_matrix_update (self);
  if (self->measure_source == 0 && qimam_matrix_geometry_n_measured (&self->geometry) < self->geometry.n_rows)
    self->measure_source = g_idle_add (measure_in_idle, self);
  return G_SOURCE_REMOVE;
}

void
qimam_matrix_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  QimamMatrixView *self = QIMAM_MATRIX_VIEW (widget);

  self->in_allocate = TRUE;
  if (qimam_matrix_n_rows (self) > 0 && qimam_matrix_n_columns (self) > 0)
    {
      if (qimam_matrix_geometry_fit (&self->geometry, qimam_matrix_n_rows (self),
                                     qimam_matrix_n_columns (self), width) ||
          self->geometry.header_height == 0)
        measure_header (self);
      qimam_matrix_configure_adjustments (self, width, height);
      allocate_cells (self);
      /* GTK loses track of what it must lay out where children come and go during an allocation. */
      if (self->update_source == 0 && !is_current (self))
        self->update_source = g_idle_add_full (GTK_PRIORITY_RESIZE, update_in_idle, self, NULL);
    }
  else
    qimam_matrix_configure_adjustments (self, width, height);
  self->in_allocate = FALSE;
}
