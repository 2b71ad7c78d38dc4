/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-matrix-view.h"

#include <glib/gi18n.h>

#include "qimam-format.h"
#include "qimam-matrix-cell.h"
#include "qimam-matrix-geometry.h"
#include "qimam-page-style.h"
#include "qimam-ui.h"

/* Rows below the view are measured when nothing else is to do, for this long at a time. */
#define MEASURE_SLICE_US 4000
#define MIN_SIZE         120

struct _QimamMatrixView
{
  GtkWidget parent_instance;

  QimamShared *comparison;
  QimamMatrixGeometry geometry;
  GtkAdjustment *adjustments[2]; /* by GtkOrientation */
  GtkScrollablePolicy policies[2];

  GHashTable *cells;      /* number of the cell → QimamMatrixCell */
  GHashTable *row_labels; /* row → QimamMatrixCell */
  GPtrArray *column_titles;
  GtkWidget
      *probe; /* measures; also parts the cells from the sticky ones, which are drawn and found above them */
  GtkWidget *label_probe; /* one more, since a change of style class is not seen before the next frame */
  GtkWidget *corner;

  guint cursor_row;
  guint cursor_column;
  guint update_source;
  guint measure_source;
  gboolean in_allocate;
  gboolean at_start; /* RTL: nobody scrolled yet, so stay at the right */
};

enum
{
  PROP_HADJUSTMENT = 1,
  PROP_VADJUSTMENT,
  PROP_HSCROLL_POLICY,
  PROP_VSCROLL_POLICY,
};

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

static const QimamComparison *
get_comparison (QimamMatrixView *self)
{
  return qimam_shared_get (self->comparison);
}

static guint
n_rows (QimamMatrixView *self)
{
  const QimamComparison *comparison = get_comparison (self);

  return comparison ? comparison->rows->len : 0;
}

static guint
n_columns (QimamMatrixView *self)
{
  const QimamComparison *comparison = get_comparison (self);

  return comparison ? comparison->columns->len : 0;
}

/* (nullable): rows may come with fewer cells than there are columns. */
static const QimamCell *
get_content (QimamMatrixView *self, guint row, guint column)
{
  const QimamRow *content = g_ptr_array_index (get_comparison (self)->rows, row);

  return column < content->cells->len ? g_ptr_array_index (content->cells, column) : NULL;
}

static gboolean
is_rtl (QimamMatrixView *self)
{
  return gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
}

/* Asks for a new size, though it stays the same: where a tooltip was hidden by a layout, GTK 4.8 loses the
 * requests of gtk_widget_queue_allocate(), and the window goes blank. */
static void
queue_layout (GtkWidget *widget)
{
  gtk_widget_queue_resize (widget);
}

/* ---- Cells ---- */

static void
fill_cell (QimamMatrixView *self, QimamMatrixCell *cell, guint row, guint column)
{
  const QimamCell *content = get_content (self, row, column);
  g_autofree char *text = qimam_ui_clean (content ? content->text : NULL, 0);
  guint n_claims = content && content->claims ? content->claims->len : 0;

  qimam_matrix_cell_set_status (cell, content ? content->status : QIMAM_STATUS_SILENT, n_claims);
  qimam_matrix_cell_set_text (cell, text);
}

static void
name_cell (QimamMatrixView *self, GtkWidget *cell, guint row, guint column)
{
  const QimamComparison *comparison = get_comparison (self);
  const QimamRow *row_content = g_ptr_array_index (comparison->rows, row);
  const QimamColumn *column_content = g_ptr_array_index (comparison->columns, column);
  const QimamCell *content = get_content (self, row, column);
  const char *status = qimam_matrix_status_word (content ? content->status : QIMAM_STATUS_SILENT);
  g_autofree char *row_label = qimam_ui_clean (row_content->label, 0);
  g_autofree char *column_label = qimam_ui_clean (column_content->label, 0);
  g_autofree char *text = qimam_ui_clean (content && content->text ? content->text : status, 0);
  /* Translators: name of a table cell: row, column, what it says */
  g_autofree char *name = g_strdup_printf (_ ("%s, %s: %s"), row_label, column_label, text);

  gtk_accessible_update_property (GTK_ACCESSIBLE (cell), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, status, -1);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (cell), GTK_ACCESSIBLE_RELATION_ROW_INDEX, (int) row + 1,
                                  GTK_ACCESSIBLE_RELATION_COL_INDEX, (int) column + 1, -1);
}

static gpointer
cell_key (QimamMatrixView *self, guint row, guint column)
{
  return GUINT_TO_POINTER (row * n_columns (self) + column);
}

static GtkWidget *
make_cell (QimamMatrixView *self, guint row, guint column)
{
  GtkWidget *cell = qimam_matrix_cell_new (GTK_ACCESSIBLE_ROLE_CELL, row, column);

  fill_cell (self, QIMAM_MATRIX_CELL (cell), row, column);
  name_cell (self, cell, row, column);
  gtk_widget_insert_before (cell, GTK_WIDGET (self), self->probe);
  g_hash_table_insert (self->cells, cell_key (self, row, column), cell);
  return cell;
}

static void
fill_row_label (QimamMatrixView *self, QimamMatrixCell *cell, guint row)
{
  const QimamRow *content = g_ptr_array_index (get_comparison (self)->rows, row);
  g_autofree char *text = qimam_ui_clean (content->label, 0);

  qimam_matrix_cell_set_text (cell, text);
  qimam_matrix_cell_set_status (cell, content->status, 0);
}

static GtkWidget *
make_row_label (QimamMatrixView *self, guint row)
{
  const QimamRow *content = g_ptr_array_index (get_comparison (self)->rows, row);
  GtkWidget *cell = qimam_matrix_cell_new (GTK_ACCESSIBLE_ROLE_ROW_HEADER, row, 0);
  g_autofree char *text = qimam_ui_clean (content->label, 0);

  fill_row_label (self, QIMAM_MATRIX_CELL (cell), row);
  gtk_accessible_update_property (GTK_ACCESSIBLE (cell), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  gtk_widget_insert_after (cell, GTK_WIDGET (self), self->probe);
  g_hash_table_insert (self->row_labels, GUINT_TO_POINTER (row), cell);
  return cell;
}

static void
make_column_titles (QimamMatrixView *self)
{
  const QimamComparison *comparison = get_comparison (self);

  for (guint i = 0; i < comparison->columns->len; i++)
    {
      const QimamColumn *column = g_ptr_array_index (comparison->columns, i);
      GtkWidget *cell = qimam_matrix_cell_new (GTK_ACCESSIBLE_ROLE_COLUMN_HEADER, 0, i);
      g_autofree char *label = qimam_ui_clean (column->label, 0);
      g_autofree char *count = NULL;
      g_autofree char *date = column->date ? qimam_ui_date (column->date) : NULL;
      g_autofree char *caption = NULL;
      g_autofree char *name = NULL;

      if (column->articles && column->articles->len > 0)
        {
          g_autofree char *counted =
              qimam_format_count (column->articles->len, "article", qimam_ui_language ());

          count = qimam_ui_digits (counted);
        }
      caption = g_strconcat (date ? date : "", date && count ? " · " : "", count ? count : "", NULL);
      name = *caption ? g_strdup_printf ("%s, %s", label, caption) : g_strdup (label);
      qimam_matrix_cell_set_text (QIMAM_MATRIX_CELL (cell), label);
      qimam_matrix_cell_set_caption (QIMAM_MATRIX_CELL (cell), NULL, caption);
      gtk_accessible_update_property (GTK_ACCESSIBLE (cell), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
      gtk_widget_insert_before (cell, GTK_WIDGET (self), self->corner);
      g_ptr_array_add (self->column_titles, cell);
    }
}

static void
unparent_all (GHashTable *cells)
{
  GHashTableIter iter;
  gpointer cell;

  g_hash_table_iter_init (&iter, cells);
  while (g_hash_table_iter_next (&iter, NULL, &cell))
    gtk_widget_unparent (cell);
  g_hash_table_remove_all (cells);
}

static void
drop_cells (QimamMatrixView *self)
{
  unparent_all (self->cells);
  unparent_all (self->row_labels);
  for (guint i = 0; i < self->column_titles->len; i++)
    gtk_widget_unparent (g_ptr_array_index (self->column_titles, i));
  g_ptr_array_set_size (self->column_titles, 0);
}

/* ---- Geometry ---- */

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

static void
measure_row (QimamMatrixView *self)
{
  QimamMatrixGeometry *geometry = &self->geometry;
  guint row = qimam_matrix_geometry_n_measured (geometry);
  QimamMatrixCell *probe = QIMAM_MATRIX_CELL (self->probe);
  int height;

  fill_row_label (self, QIMAM_MATRIX_CELL (self->label_probe), row);
  height = measure_cell (self->label_probe, geometry->label_width);
  for (guint column = 0; column < geometry->n_columns; column++)
    {
      fill_cell (self, probe, row, column);
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
      measure_row (self);
    }
  self->measure_source = 0;
  queue_layout (GTK_WIDGET (self));
  return G_SOURCE_REMOVE;
}

/* Measures rows until @bottom, a position in the body, is known exactly. */
static void
measure_to (QimamMatrixView *self, int bottom)
{
  QimamMatrixGeometry *geometry = &self->geometry;

  while (qimam_matrix_geometry_n_measured (geometry) < geometry->n_rows &&
         qimam_matrix_geometry_measured_height (geometry) < bottom)
    measure_row (self);
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

static double
get_value (QimamMatrixView *self, GtkOrientation orientation)
{
  return self->adjustments[orientation] ? gtk_adjustment_get_value (self->adjustments[orientation]) : 0;
}

/* How far the body is scrolled away from its start edge. */
static int
scroll_start (QimamMatrixView *self)
{
  GtkAdjustment *adjustment = self->adjustments[GTK_ORIENTATION_HORIZONTAL];

  if (adjustment == NULL)
    return 0;
  if (is_rtl (self))
    return (int) (gtk_adjustment_get_upper (adjustment) - gtk_adjustment_get_page_size (adjustment) -
                  gtk_adjustment_get_value (adjustment));
  return (int) gtk_adjustment_get_value (adjustment);
}

static void
set_scroll_start (QimamMatrixView *self, int start)
{
  GtkAdjustment *adjustment = self->adjustments[GTK_ORIENTATION_HORIZONTAL];

  if (adjustment == NULL)
    return;
  if (is_rtl (self))
    gtk_adjustment_set_value (adjustment, gtk_adjustment_get_upper (adjustment) -
                                              gtk_adjustment_get_page_size (adjustment) - start);
  else
    gtk_adjustment_set_value (adjustment, start);
}

/* The position in the body down to which rows must be measured, so that nothing in view stands on a guess. */
static int
measured_bottom (QimamMatrixView *self)
{
  return (int) get_value (self, GTK_ORIENTATION_VERTICAL) + gtk_widget_get_height (GTK_WIDGET (self));
}

static int
body_view_width (QimamMatrixView *self)
{
  return MAX (gtk_widget_get_width (GTK_WIDGET (self)) - self->geometry.label_width, 0);
}

static int
body_view_height (QimamMatrixView *self)
{
  return MAX (gtk_widget_get_height (GTK_WIDGET (self)) - self->geometry.header_height, 0);
}

static void
configure_adjustments (QimamMatrixView *self, int width, int height)
{
  GtkAdjustment *horizontal = self->adjustments[GTK_ORIENTATION_HORIZONTAL];
  GtkAdjustment *vertical = self->adjustments[GTK_ORIENTATION_VERTICAL];
  int total_width = MAX (self->geometry.label_width + self->geometry.body_width, width);
  int total_height =
      MAX (self->geometry.header_height + qimam_matrix_geometry_body_height (&self->geometry), height);

  if (horizontal)
    {
      int start = self->at_start ? 0 : scroll_start (self);
      double value = is_rtl (self) ? total_width - width - start : start;

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
  int top = (int) get_value (self, GTK_ORIENTATION_VERTICAL);
  int start = scroll_start (self);
  Range range;

  if (!qimam_matrix_geometry_rows_in (&self->geometry, top, top + body_view_height (self), &range.first_row,
                                      &range.last_row) ||
      !qimam_matrix_geometry_columns_in (&self->geometry, start, start + body_view_width (self),
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
        make_row_label (self, row);
      for (guint column = range.first_column; column <= range.last_column; column++)
        {
          if (!g_hash_table_contains (self->cells, cell_key (self, row, column)))
            make_cell (self, row, column);
        }
    }
}

/* @start, @top: from the start edge and the top of the widget */
static void
allocate_at (QimamMatrixView *self, GtkWidget *cell, int start, int top, int width, int height)
{
  int least;
  int left = is_rtl (self) ? gtk_widget_get_width (GTK_WIDGET (self)) - start - width : start;

  gtk_widget_measure (cell, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  gtk_widget_size_allocate (cell, &(GtkAllocation){ left, top, MAX (width, least), height }, -1);
}

static void
allocate_cells (QimamMatrixView *self)
{
  QimamMatrixGeometry *geometry = &self->geometry;
  int start = geometry->label_width - scroll_start (self);
  int top = geometry->header_height - (int) get_value (self, GTK_ORIENTATION_VERTICAL);
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
static void
update (QimamMatrixView *self)
{
  if (self->column_titles->len == 0 || n_rows (self) == 0 || self->geometry.header_height == 0)
    return;
  measure_to (self, measured_bottom (self));
  sync_cells (self);
  queue_layout (GTK_WIDGET (self));
}

static gboolean
update_in_idle (gpointer data)
{
  QimamMatrixView *self = data;

  self->update_source = 0;
  update (self);
  if (self->measure_source == 0 && qimam_matrix_geometry_n_measured (&self->geometry) < self->geometry.n_rows)
    self->measure_source = g_idle_add (measure_in_idle, self);
  return G_SOURCE_REMOVE;
}

static void
qimam_matrix_view_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  QimamMatrixView *self = QIMAM_MATRIX_VIEW (widget);

  self->in_allocate = TRUE;
  if (n_rows (self) > 0 && n_columns (self) > 0)
    {
      if (qimam_matrix_geometry_fit (&self->geometry, n_rows (self), n_columns (self), width) ||
          self->geometry.header_height == 0)
        measure_header (self);
      configure_adjustments (self, width, height);
      allocate_cells (self);
      /* GTK loses track of what it must lay out where children come and go during an allocation. */
      if (self->update_source == 0 && !is_current (self))
        self->update_source = g_idle_add_full (GTK_PRIORITY_RESIZE, update_in_idle, self, NULL);
    }
  else
    configure_adjustments (self, width, height);
  self->in_allocate = FALSE;
}

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
  int left = is_rtl (self) ? gtk_widget_get_width (GTK_WIDGET (self)) - start - width : start;

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
  push_part (self, snapshot, label, header, body_view_width (self), body_view_height (self));
  g_hash_table_iter_init (&iter, self->cells);
  while (g_hash_table_iter_next (&iter, NULL, &cell))
    gtk_widget_snapshot_child (widget, cell, snapshot);
  gtk_snapshot_pop (snapshot);

  push_part (self, snapshot, 0, header, label, body_view_height (self));
  g_hash_table_iter_init (&iter, self->row_labels);
  while (g_hash_table_iter_next (&iter, NULL, &cell))
    gtk_widget_snapshot_child (widget, cell, snapshot);
  gtk_snapshot_pop (snapshot);

  push_part (self, snapshot, label, 0, body_view_width (self), header);
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
  if (is_rtl (self))
    border->right = (gint16) self->geometry.label_width;
  else
    border->left = (gint16) self->geometry.label_width;
  return TRUE;
}

static void
on_value_changed (QimamMatrixView *self, GtkAdjustment *adjustment)
{
  if (self->in_allocate)
    return;
  if (adjustment == self->adjustments[GTK_ORIENTATION_HORIZONTAL])
    self->at_start = scroll_start (self) <= 0;
  update (self);
}

static void
set_adjustment (QimamMatrixView *self, GtkOrientation orientation, GtkAdjustment *adjustment)
{
  if (adjustment && self->adjustments[orientation] == adjustment)
    return;
  if (self->adjustments[orientation])
    g_signal_handlers_disconnect_by_func (self->adjustments[orientation], on_value_changed, self);
  g_clear_object (&self->adjustments[orientation]);
  self->adjustments[orientation] =
      g_object_ref_sink (adjustment ? adjustment : gtk_adjustment_new (0, 0, 0, 0, 0, 0));
  g_signal_connect_swapped (self->adjustments[orientation], "value-changed", G_CALLBACK (on_value_changed),
                            self);
  queue_layout (GTK_WIDGET (self));
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
  GtkAdjustment *vertical = self->adjustments[GTK_ORIENTATION_VERTICAL];
  int width = gtk_widget_get_width (GTK_WIDGET (self)), height = gtk_widget_get_height (GTK_WIDGET (self));
  int start, top, bottom;

  g_return_if_fail (QIMAM_IS_MATRIX_VIEW (self));

  if (row >= geometry->n_rows || column >= geometry->n_columns || width <= 0 || height <= 0)
    return;
  while (qimam_matrix_geometry_n_measured (geometry) <= row)
    measure_row (self);
  top = qimam_matrix_geometry_row_top (geometry, row);
  bottom = qimam_matrix_geometry_row_top (geometry, row + 1);
  measure_to (self, bottom + height);
  configure_adjustments (self, width, height);
  if (vertical)
    gtk_adjustment_set_value (vertical, bring_into_page (gtk_adjustment_get_value (vertical),
                                                         body_view_height (self), top, bottom));
  start = (int) bring_into_page (scroll_start (self), body_view_width (self),
                                 qimam_matrix_geometry_column_start (geometry, column),
                                 qimam_matrix_geometry_column_start (geometry, column + 1));
  set_scroll_start (self, start);
}

/* ---- Focus and keys ---- */

gboolean
qimam_matrix_view_focus_cell (QimamMatrixView *self, guint row, guint column)
{
  GtkWidget *cell;

  g_return_val_if_fail (QIMAM_IS_MATRIX_VIEW (self), FALSE);

  if (row >= n_rows (self) || column >= n_columns (self))
    return FALSE;
  self->cursor_row = row;
  self->cursor_column = column;
  qimam_matrix_view_scroll_to (self, row, column);
  cell = g_hash_table_lookup (self->cells, cell_key (self, row, column));
  if (cell == NULL)
    {
      cell = make_cell (self, row, column);
      queue_layout (GTK_WIDGET (self));
    }
  return gtk_widget_grab_focus (cell);
}

static gboolean
qimam_matrix_view_grab_focus (GtkWidget *widget)
{
  QimamMatrixView *self = QIMAM_MATRIX_VIEW (widget);

  return qimam_matrix_view_focus_cell (self, self->cursor_row, self->cursor_column);
}

/* The matrix is one stop of the Tab key; within it the arrows move. */
static gboolean
qimam_matrix_view_focus (GtkWidget *widget, GtkDirectionType direction)
{
  if (gtk_widget_get_focus_child (widget))
    return FALSE;
  return gtk_widget_grab_focus (widget);
}

static void
on_focus_child (QimamMatrixView *self)
{
  GtkWidget *child = gtk_widget_get_focus_child (GTK_WIDGET (self));

  if (QIMAM_IS_MATRIX_CELL (child))
    {
      self->cursor_row = qimam_matrix_cell_get_row (QIMAM_MATRIX_CELL (child));
      self->cursor_column = qimam_matrix_cell_get_column (QIMAM_MATRIX_CELL (child));
    }
}

typedef enum
{
  MOVE_LEFT,
  MOVE_RIGHT,
  MOVE_UP,
  MOVE_DOWN,
  MOVE_PAGE_UP,
  MOVE_PAGE_DOWN,
  MOVE_ROW_START,
  MOVE_ROW_END,
  MOVE_FIRST,
  MOVE_LAST,
} Move;

/* The row about one view above (below) another. */
static guint
row_a_page_away (QimamMatrixView *self, guint row, int sign)
{
  int page = MAX (body_view_height (self), 1);
  int at = qimam_matrix_geometry_row_top (&self->geometry, row) + sign * page;
  guint first, last;

  measure_to (self, at + 1);
  if (at <= 0)
    return 0;
  if (!qimam_matrix_geometry_rows_in (&self->geometry, at, at + 1, &first, &last))
    return n_rows (self) - 1;
  /* At least one row further, however tall the rows are. */
  return sign > 0 ? MIN (MAX (first, row + 1), n_rows (self) - 1) : MIN (first, row > 0 ? row - 1 : 0);
}

static gboolean
on_move (GtkWidget *widget, GVariant *args, gpointer data)
{
  QimamMatrixView *self = QIMAM_MATRIX_VIEW (widget);
  guint row = self->cursor_row, column = self->cursor_column;
  guint rows = n_rows (self), columns = n_columns (self);
  Move move = (Move) g_variant_get_int32 (args);

  if (rows == 0 || columns == 0)
    return FALSE;
  if (is_rtl (self) && (move == MOVE_LEFT || move == MOVE_RIGHT))
    move = move == MOVE_LEFT ? MOVE_RIGHT : MOVE_LEFT;
  switch (move)
    {
    case MOVE_LEFT:
      column -= column > 0;
      break;
    case MOVE_RIGHT:
      column += column + 1 < columns;
      break;
    case MOVE_UP:
      row -= row > 0;
      break;
    case MOVE_DOWN:
      row += row + 1 < rows;
      break;
    case MOVE_PAGE_UP:
      row = row_a_page_away (self, row, -1);
      break;
    case MOVE_PAGE_DOWN:
      row = row_a_page_away (self, row, 1);
      break;
    case MOVE_FIRST:
      row = 0;
      column = 0;
      break;
    case MOVE_LAST:
      row = rows - 1;
      column = columns - 1;
      break;
    case MOVE_ROW_START:
      column = 0;
      break;
    case MOVE_ROW_END:
    default:
      column = columns - 1;
      break;
    }
  if (row == self->cursor_row && column == self->cursor_column)
    gtk_widget_error_bell (widget);
  qimam_matrix_view_focus_cell (self, row, column);
  return TRUE;
}

static gboolean
on_activate (GtkWidget *widget, GVariant *args, gpointer data)
{
  QimamMatrixView *self = QIMAM_MATRIX_VIEW (widget);

  if (!QIMAM_IS_MATRIX_CELL (gtk_widget_get_focus_child (widget)))
    return FALSE;
  g_signal_emit (self, signals[CELL_ACTIVATED], 0, self->cursor_row, self->cursor_column);
  return TRUE;
}

static QimamMatrixCell *
cell_at (QimamMatrixView *self, double x, double y)
{
  GtkWidget *widget = gtk_widget_pick (GTK_WIDGET (self), x, y, GTK_PICK_DEFAULT);

  if (widget && !QIMAM_IS_MATRIX_CELL (widget))
    widget = gtk_widget_get_ancestor (widget, QIMAM_TYPE_MATRIX_CELL);
  if (widget && gtk_widget_get_focusable (widget))
    return QIMAM_MATRIX_CELL (widget);
  return NULL;
}

static void
on_pressed (QimamMatrixView *self, int n_press, double x, double y)
{
  QimamMatrixCell *cell = cell_at (self, x, y);

  if (cell)
    qimam_matrix_view_focus_cell (self, qimam_matrix_cell_get_row (cell),
                                  qimam_matrix_cell_get_column (cell));
}

static void
on_released (QimamMatrixView *self, int n_press, double x, double y)
{
  QimamMatrixCell *cell = cell_at (self, x, y);

  /* Only where the press began: a drag that ends on another cell opens nothing. */
  if (cell && gtk_widget_is_focus (GTK_WIDGET (cell)))
    g_signal_emit (self, signals[CELL_ACTIVATED], 0, qimam_matrix_cell_get_row (cell),
                   qimam_matrix_cell_get_column (cell));
}

/* ---- Object ---- */

static void
forget_measures (QimamMatrixView *self)
{
  g_clear_handle_id (&self->update_source, g_source_remove);
  g_clear_handle_id (&self->measure_source, g_source_remove);
  qimam_matrix_geometry_forget (&self->geometry);
  self->geometry.header_height = 0;
  queue_layout (GTK_WIDGET (self));
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
  queue_layout (widget);
}

static void
qimam_matrix_view_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  QimamMatrixView *self = QIMAM_MATRIX_VIEW (object);

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
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
qimam_matrix_view_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  QimamMatrixView *self = QIMAM_MATRIX_VIEW (object);

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
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
qimam_matrix_view_dispose (GObject *object)
{
  QimamMatrixView *self = QIMAM_MATRIX_VIEW (object);

  g_clear_handle_id (&self->update_source, g_source_remove);
  g_clear_handle_id (&self->measure_source, g_source_remove);
  drop_cells (self);
  g_clear_pointer (&self->probe, gtk_widget_unparent);
  g_clear_pointer (&self->label_probe, gtk_widget_unparent);
  g_clear_pointer (&self->corner, gtk_widget_unparent);
  for (guint i = 0; i < G_N_ELEMENTS (self->adjustments); i++)
    {
      if (self->adjustments[i])
        g_signal_handlers_disconnect_by_func (self->adjustments[i], on_value_changed, self);
      g_clear_object (&self->adjustments[i]);
    }
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
add_keys (GtkWidgetClass *widget_class)
{
  static const struct
  {
    guint key;
    guint keypad;
    GdkModifierType modifiers;
    Move move;
  } moves[] = {
    { GDK_KEY_Left, GDK_KEY_KP_Left, 0, MOVE_LEFT },
    { GDK_KEY_Right, GDK_KEY_KP_Right, 0, MOVE_RIGHT },
    { GDK_KEY_Up, GDK_KEY_KP_Up, 0, MOVE_UP },
    { GDK_KEY_Down, GDK_KEY_KP_Down, 0, MOVE_DOWN },
    { GDK_KEY_Page_Up, GDK_KEY_KP_Page_Up, 0, MOVE_PAGE_UP },
    { GDK_KEY_Page_Down, GDK_KEY_KP_Page_Down, 0, MOVE_PAGE_DOWN },
    { GDK_KEY_Home, GDK_KEY_KP_Home, 0, MOVE_ROW_START },
    { GDK_KEY_End, GDK_KEY_KP_End, 0, MOVE_ROW_END },
    { GDK_KEY_Home, GDK_KEY_KP_Home, GDK_CONTROL_MASK, MOVE_FIRST },
    { GDK_KEY_End, GDK_KEY_KP_End, GDK_CONTROL_MASK, MOVE_LAST },
  };
  static const guint activate[] = { GDK_KEY_Return, GDK_KEY_KP_Enter, GDK_KEY_ISO_Enter, GDK_KEY_space };

  for (guint i = 0; i < G_N_ELEMENTS (moves); i++)
    {
      gtk_widget_class_add_binding (widget_class, moves[i].key, moves[i].modifiers, on_move, "i",
                                    (int) moves[i].move);
      gtk_widget_class_add_binding (widget_class, moves[i].keypad, moves[i].modifiers, on_move, "i",
                                    (int) moves[i].move);
    }
  for (guint i = 0; i < G_N_ELEMENTS (activate); i++)
    gtk_widget_class_add_binding (widget_class, activate[i], 0, on_activate, NULL);
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
  widget_class->size_allocate = qimam_matrix_view_size_allocate;
  widget_class->snapshot = qimam_matrix_view_snapshot;
  widget_class->focus = qimam_matrix_view_focus;
  widget_class->grab_focus = qimam_matrix_view_grab_focus;
  widget_class->system_setting_changed = qimam_matrix_view_system_setting_changed;
  widget_class->direction_changed = qimam_matrix_view_direction_changed;

  g_object_class_override_property (object_class, PROP_HADJUSTMENT, "hadjustment");
  g_object_class_override_property (object_class, PROP_VADJUSTMENT, "vadjustment");
  g_object_class_override_property (object_class, PROP_HSCROLL_POLICY, "hscroll-policy");
  g_object_class_override_property (object_class, PROP_VSCROLL_POLICY, "vscroll-policy");
  signals[CELL_ACTIVATED] = g_signal_new ("cell-activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_UINT, G_TYPE_UINT);
  gtk_widget_class_set_css_name (widget_class, "matrixview");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_TABLE);
  add_keys (widget_class);
  qimam_page_style_add ();
}

/* A cell that says nothing to anyone. */
static GtkWidget *
make_mute_cell (QimamMatrixView *self, const char *css_class)
{
  GtkWidget *cell = qimam_matrix_cell_new (GTK_ACCESSIBLE_ROLE_PRESENTATION, 0, 0);

  gtk_widget_add_css_class (cell, css_class);
  gtk_widget_set_parent (cell, GTK_WIDGET (self));
  return cell;
}

static void
qimam_matrix_view_init (QimamMatrixView *self)
{
  GtkGesture *click = gtk_gesture_click_new ();

  self->at_start = TRUE;
  self->cells = g_hash_table_new (NULL, NULL);
  self->row_labels = g_hash_table_new (NULL, NULL);
  self->column_titles = g_ptr_array_new ();
  qimam_matrix_geometry_init (&self->geometry);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);

  self->label_probe = make_mute_cell (self, "row-label");
  self->probe = make_mute_cell (self, "body");
  self->corner = make_mute_cell (self, "column-title");
  gtk_widget_set_child_visible (self->probe, FALSE);
  gtk_widget_set_child_visible (self->label_probe, FALSE);
  gtk_widget_set_child_visible (self->corner, FALSE);

  g_signal_connect_swapped (click, "pressed", G_CALLBACK (on_pressed), self);
  g_signal_connect_swapped (click, "released", G_CALLBACK (on_released), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  g_signal_connect (self, "notify::focus-child", G_CALLBACK (on_focus_child), NULL);
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

  drop_cells (self);
  g_clear_pointer (&self->comparison, qimam_shared_unref);
  self->comparison = comparison ? qimam_shared_ref (comparison) : NULL;
  self->cursor_row = 0;
  self->cursor_column = 0;
  self->at_start = TRUE;
  forget_measures (self);
  gtk_widget_set_child_visible (self->corner, n_rows (self) > 0 && n_columns (self) > 0);
  if (comparison)
    make_column_titles (self);
  if (self->adjustments[GTK_ORIENTATION_VERTICAL])
    gtk_adjustment_set_value (self->adjustments[GTK_ORIENTATION_VERTICAL], 0);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_RELATION_ROW_COUNT,
                                  (int) n_rows (self), GTK_ACCESSIBLE_RELATION_COL_COUNT,
                                  (int) n_columns (self), -1);
  if (comparison)
    gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                    get_comparison (self)->title ? get_comparison (self)->title : "", -1);
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

  if (row >= n_rows (self) || column >= n_columns (self))
    return NULL;
  return g_hash_table_lookup (self->cells, cell_key (self, row, column));
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
