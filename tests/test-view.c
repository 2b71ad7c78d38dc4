/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <adwaita.h>
#include <glib/gstdio.h>

#include "qimam-article-list.h"
#include "qimam-article-row.h"
#include "qimam-brief-page.h"
#include "qimam-briefing-export.h"
#include "qimam-cell-popover.h"
#include "qimam-claim-list.h"
#include "qimam-claim-panel.h"
#include "qimam-claim-row.h"
#include "qimam-compare-page.h"
#include "qimam-date-filter.h"
#include "qimam-dating-text.h"
#include "qimam-day-counts.h"
#include "qimam-feeds-window.h"
#include "qimam-filter-bar.h"
#include "qimam-jobs-window.h"
#include "qimam-matrix-geometry.h"
#include "qimam-matrix-view.h"
#include "qimam-meeting-picker.h"
#include "qimam-note-panel.h"
#include "qimam-note-window.h"
#include "qimam-page-preview.h"
#include "qimam-page-save.h"
#include "qimam-preview-page.h"
#include "qimam-print-operation.h"
#include "qimam-reader.h"
#include "qimam-row-selection.h"
#include "qimam-sidebar.h"
#include "qimam-sidebar-row.h"
#include "qimam-toast.h"
#include "qimam-topic-editor.h"
#include "qimam-topics-window.h"
#include "qimam-ui.h"
#include "qimam-version-window.h"
#include "qimam-wrap-box.h"

#define WAIT_US (10 * G_USEC_PER_SEC)

/* ---- Documents made by hand ---- */

static void
cell_free (gpointer data)
{
  QimamCell *cell = data;

  g_free (cell->text);
  qimam_value_clear (&cell->value);
  g_ptr_array_unref (cell->claims);
  g_free (cell);
}

static void
column_free (gpointer data)
{
  QimamColumn *column = data;

  g_free (column->label);
  g_free (column->source);
  g_free (column->date);
  g_array_unref (column->articles);
  g_free (column);
}

static void
row_free (gpointer data)
{
  QimamRow *row = data;

  g_free (row->key);
  g_free (row->topic);
  g_free (row->label);
  g_ptr_array_unref (row->cells);
  g_free (row);
}

static void
comparison_free (gpointer data)
{
  QimamComparison *self = data;

  g_ptr_array_unref (self->columns);
  g_ptr_array_unref (self->rows);
  g_ptr_array_unref (self->discrepancies);
  g_free (self->topic);
  g_free (self->language);
  g_free (self->title);
  g_free (self);
}

static QimamClaim *
make_claim (gint64 article, guint32 start, guint32 end, const char *text)
{
  QimamClaim *claim = qimam_claim_new (QIMAM_DIMENSION_DURATION, qimam_span (QIMAM_FIELD_BODY, start, end),
                                       qimam_span (QIMAM_FIELD_BODY, 0, 200));

  claim->article = article;
  claim->text = g_strdup (text);
  return claim;
}

static void
add_cell (QimamRow *row, QimamStatus status, const char *text, gint64 article)
{
  QimamCell *cell = g_new0 (QimamCell, 1);

  cell->status = status;
  cell->text = g_strdup (text);
  cell->claims = g_ptr_array_new_with_free_func ((GDestroyNotify) qimam_claim_free);
  if (text)
    g_ptr_array_add (cell->claims, make_claim (article, 10, 30, text));
  g_ptr_array_add (row->cells, cell);
}

static QimamRow *
add_row (QimamComparison *self, const char *label, QimamStatus status)
{
  QimamRow *row = g_new0 (QimamRow, 1);

  row->key = g_strdup_printf ("row:%u", self->rows->len);
  row->label = g_strdup (label);
  row->status = status;
  row->cells = g_ptr_array_new_with_free_func (cell_free);
  g_ptr_array_add (self->rows, row);
  return row;
}

/* A comparison of @n_columns outlets and no rows. */
static QimamComparison *
make_columns (guint n_columns)
{
  QimamComparison *self = g_new0 (QimamComparison, 1);

  self->mode = QIMAM_COMPARE_SOURCES;
  self->language = g_strdup ("ar");
  self->title = g_strdup ("لقاء الجزيرة: ما قالته المصادر");
  self->columns = g_ptr_array_new_with_free_func (column_free);
  self->rows = g_ptr_array_new_with_free_func (row_free);
  self->discrepancies = g_ptr_array_new ();
  for (guint i = 0; i < n_columns; i++)
    {
      QimamColumn *column = g_new0 (QimamColumn, 1);
      gint64 article = i + 1;

      column->label = g_strdup_printf ("صحيفة %u", i + 1);
      column->articles = g_array_new (FALSE, FALSE, sizeof (gint64));
      g_array_append_val (column->articles, article);
      g_ptr_array_add (self->columns, column);
    }
  return self;
}

static QimamShared *
make_comparison (guint n_columns, guint n_rows)
{
  QimamComparison *self = make_columns (n_columns);

  for (guint i = 0; i < n_rows; i++)
    {
      g_autofree char *label = g_strdup_printf ("البند %u", i + 1);
      QimamRow *row = add_row (self, label, i % 2 ? QIMAM_STATUS_DIFFER : QIMAM_STATUS_AGREE);

      for (guint j = 0; j < n_columns; j++)
        {
          g_autofree char *text = g_strdup_printf ("قيمة %u من %u", j + 1, i + 1);

          if (i == 0 && j == 1)
            add_cell (row, QIMAM_STATUS_SILENT, NULL, 0);
          else
            add_cell (row, row->status, text, j + 1);
        }
    }
  return qimam_shared_new (self, comparison_free);
}

/* ---- A window with a matrix in it ---- */

typedef struct
{
  GtkWidget *window;
  GtkWidget *scroller;
  QimamMatrixView *matrix;
  int n_activated;
  guint row;
  guint column;
} Fixture;

static void
spin_until (gboolean (*done) (gpointer data), gpointer data)
{
  gint64 end = g_get_monotonic_time () + WAIT_US;

  while (!done (data) && g_get_monotonic_time () < end)
    {
      if (!g_main_context_iteration (NULL, FALSE))
        g_usleep (1000);
    }
  g_assert_true (done (data));
}

static gboolean
count_turn (gpointer data)
{
  ++*(guint *) data;
  return G_SOURCE_CONTINUE;
}

static gboolean
has_turned (gpointer data)
{
  return *(guint *) data >= 8;
}

/* Lets layouts and idle work happen: in turns of the main loop, which come later where the machine is busy.
 */
static void
settle (void)
{
  guint turns = 0;
  guint id = g_timeout_add_full (G_PRIORITY_LOW, 17, count_turn, &turns, NULL);

  spin_until (has_turned, &turns);
  g_source_remove (id);
}

static void
on_activated (Fixture *fixture, guint row, guint column)
{
  fixture->n_activated++;
  fixture->row = row;
  fixture->column = column;
}

static void
set_up (Fixture *fixture, QimamShared *comparison, GtkTextDirection direction, int width, int height)
{
  *fixture = (Fixture){ 0 };
  fixture->window = gtk_window_new ();
  gtk_window_set_decorated (GTK_WINDOW (fixture->window), FALSE);
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), width, height);
  fixture->scroller = gtk_scrolled_window_new ();
  fixture->matrix = QIMAM_MATRIX_VIEW (qimam_matrix_view_new ());
  gtk_widget_set_direction (GTK_WIDGET (fixture->matrix), direction);
  qimam_matrix_view_set_comparison (fixture->matrix, comparison);
  if (comparison)
    qimam_shared_unref (comparison);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (fixture->scroller), GTK_WIDGET (fixture->matrix));
  gtk_window_set_child (GTK_WINDOW (fixture->window), fixture->scroller);
  g_signal_connect_swapped (fixture->matrix, "cell-activated", G_CALLBACK (on_activated), fixture);
  gtk_window_present (GTK_WINDOW (fixture->window));
  gtk_test_widget_wait_for_draw (fixture->window);
  settle ();
}

static void
tear_down (Fixture *fixture)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  settle ();
}

static graphene_rect_t
bounds_of (GtkWidget *widget, GtkWidget *in)
{
  graphene_rect_t bounds = GRAPHENE_RECT_INIT_ZERO;

  g_assert_nonnull (widget);
  g_assert_true (gtk_widget_compute_bounds (widget, in, &bounds));
  return bounds;
}

static graphene_rect_t
cell_bounds (Fixture *fixture, guint row, guint column)
{
  return bounds_of (qimam_matrix_view_get_cell (fixture->matrix, row, column), GTK_WIDGET (fixture->matrix));
}

/* Presses a key the way the widget's own bindings see it. */
static gboolean
press (GtkWidget *widget, guint key, GdkModifierType modifiers)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GObject) controller = g_list_model_get_item (controllers, i);

      if (!GTK_IS_SHORTCUT_CONTROLLER (controller))
        continue;
      for (guint j = 0; j < g_list_model_get_n_items (G_LIST_MODEL (controller)); j++)
        {
          g_autoptr (GtkShortcut) shortcut = g_list_model_get_item (G_LIST_MODEL (controller), j);
          GtkShortcutTrigger *trigger = gtk_shortcut_get_trigger (shortcut);

          if (GTK_IS_KEYVAL_TRIGGER (trigger) &&
              gtk_keyval_trigger_get_keyval (GTK_KEYVAL_TRIGGER (trigger)) == key &&
              gtk_keyval_trigger_get_modifiers (GTK_KEYVAL_TRIGGER (trigger)) == modifiers)
            return gtk_shortcut_action_activate (gtk_shortcut_get_action (shortcut), 0, widget,
                                                 gtk_shortcut_get_arguments (shortcut));
        }
    }
  g_test_message ("no binding for %s", gdk_keyval_name (key));
  return FALSE;
}

static void
assert_cursor (Fixture *fixture, guint row, guint column)
{
  guint at_row, at_column;

  qimam_matrix_view_get_cursor (fixture->matrix, &at_row, &at_column);
  g_assert_cmpuint (at_row, ==, row);
  g_assert_cmpuint (at_column, ==, column);
  g_assert_true (gtk_widget_is_focus (qimam_matrix_view_get_cell (fixture->matrix, row, column)));
}

/* ---- Geometry ---- */

static void
test_geometry (void)
{
  QimamMatrixGeometry geometry;
  guint first, last;

  qimam_matrix_geometry_init (&geometry);
  g_assert_true (qimam_matrix_geometry_fit (&geometry, 10, 3, 1000));
  g_assert_false (qimam_matrix_geometry_fit (&geometry, 10, 3, 1000));
  /* What there is to spend goes to the columns, to the last pixel. */
  g_assert_cmpint (geometry.label_width + geometry.body_width, ==, 1000);
  g_assert_cmpint (qimam_matrix_geometry_column_start (&geometry, 3), ==, geometry.body_width);
  for (guint i = 0; i < 3; i++)
    g_assert_cmpint (qimam_matrix_geometry_column_start (&geometry, i + 1) -
                         qimam_matrix_geometry_column_start (&geometry, i),
                     >=, qimam_matrix_geometry_column_width (&geometry));

  for (int i = 0; i < 4; i++)
    qimam_matrix_geometry_add_row (&geometry, 20 + 10 * i);
  g_assert_cmpint (qimam_matrix_geometry_row_top (&geometry, 4), ==, 140);
  /* Six more at the mean of 35. */
  g_assert_cmpint (qimam_matrix_geometry_body_height (&geometry), ==, 140 + 6 * 35);
  g_assert_true (qimam_matrix_geometry_rows_in (&geometry, 19, 51, &first, &last));
  g_assert_cmpuint (first, ==, 0);
  g_assert_cmpuint (last, ==, 2);
  g_assert_true (qimam_matrix_geometry_rows_in (&geometry, 20, 50, &first, &last));
  g_assert_cmpuint (first, ==, 1);
  g_assert_cmpuint (last, ==, 1);
  g_assert_true (qimam_matrix_geometry_rows_in (&geometry, 300, 10000, &first, &last));
  g_assert_cmpuint (last, ==, 9);
  g_assert_false (qimam_matrix_geometry_rows_in (&geometry, 350, 400, &first, &last));
  g_assert_false (qimam_matrix_geometry_rows_in (&geometry, 40, 40, &first, &last));

  /* Narrow: a column does not go below its least, the body grows instead; what was measured no longer holds.
   */
  g_assert_true (qimam_matrix_geometry_fit (&geometry, 10, 30, 600));
  g_assert_cmpint (geometry.body_width, >, 600);
  g_assert_cmpuint (qimam_matrix_geometry_n_measured (&geometry), ==, 0);
  g_assert_true (qimam_matrix_geometry_fit (&geometry, 0, 0, 600));
  g_assert_false (qimam_matrix_geometry_columns_in (&geometry, 0, 600, &first, &last));
  qimam_matrix_geometry_clear (&geometry);
}

/* ---- Matrix ---- */

static void
test_matrix_names (void)
{
  Fixture fixture;
  GtkWidget *cell;

  set_up (&fixture, make_comparison (3, 10), GTK_TEXT_DIR_RTL, 900, 500);
  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (fixture.matrix), GTK_ACCESSIBLE_ROLE_TABLE);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (fixture.matrix), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "لقاء الجزيرة: ما قالته المصادر");
  gtk_test_accessible_assert_relation (GTK_ACCESSIBLE (fixture.matrix), GTK_ACCESSIBLE_RELATION_ROW_COUNT,
                                       10);
  gtk_test_accessible_assert_relation (GTK_ACCESSIBLE (fixture.matrix), GTK_ACCESSIBLE_RELATION_COL_COUNT, 3);

  cell = qimam_matrix_view_get_cell (fixture.matrix, 1, 2);
  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (cell), GTK_ACCESSIBLE_ROLE_CELL);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (cell), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "البند 2, صحيفة 3: قيمة 3 من 2");
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (cell), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, "Differ");
  gtk_test_accessible_assert_relation (GTK_ACCESSIBLE (cell), GTK_ACCESSIBLE_RELATION_ROW_INDEX, 2);
  gtk_test_accessible_assert_relation (GTK_ACCESSIBLE (cell), GTK_ACCESSIBLE_RELATION_COL_INDEX, 3);
  g_assert_true (gtk_widget_has_css_class (cell, "differ"));

  /* A silent cell says so in words. */
  cell = qimam_matrix_view_get_cell (fixture.matrix, 0, 1);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (cell), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "البند 1, صحيفة 2: Not stated");
  g_assert_true (gtk_widget_has_css_class (cell, "silent"));

  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (qimam_matrix_view_get_column_title (fixture.matrix, 0)),
                                   GTK_ACCESSIBLE_ROLE_COLUMN_HEADER);
  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (qimam_matrix_view_get_row_label (fixture.matrix, 0)),
                                   GTK_ACCESSIBLE_ROLE_ROW_HEADER);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (qimam_matrix_view_get_row_label (fixture.matrix, 0)),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL, "البند 1");
  tear_down (&fixture);
}

/* The first column stands at the start edge, beside the labels, and the view opens there. */
static void
test_matrix_direction (gconstpointer data)
{
  gboolean rtl = GPOINTER_TO_INT (data);
  Fixture fixture;
  GtkAdjustment *horizontal;
  graphene_rect_t first, second, label, title;

  set_up (&fixture, make_comparison (12, 10), rtl ? GTK_TEXT_DIR_RTL : GTK_TEXT_DIR_LTR, 900, 500);
  horizontal = gtk_scrolled_window_get_hadjustment (GTK_SCROLLED_WINDOW (fixture.scroller));
  g_assert_cmpfloat (gtk_adjustment_get_upper (horizontal), >, gtk_adjustment_get_page_size (horizontal));
  g_assert_cmpfloat_with_epsilon (
      gtk_adjustment_get_value (horizontal),
      rtl ? gtk_adjustment_get_upper (horizontal) - gtk_adjustment_get_page_size (horizontal) : 0, 0.5);
  first = cell_bounds (&fixture, 0, 0);
  second = cell_bounds (&fixture, 0, 1);
  label = bounds_of (qimam_matrix_view_get_row_label (fixture.matrix, 0), GTK_WIDGET (fixture.matrix));
  title = bounds_of (qimam_matrix_view_get_column_title (fixture.matrix, 0), GTK_WIDGET (fixture.matrix));
  g_assert_cmpfloat_with_epsilon (first.origin.x, title.origin.x, 0.5);
  g_assert_cmpfloat_with_epsilon (first.origin.y, title.origin.y + title.size.height, 0.5);
  g_assert_cmpfloat_with_epsilon (label.origin.y, first.origin.y, 0.5);
  g_assert_cmpfloat_with_epsilon (label.size.height, first.size.height, 0.5);
  if (rtl)
    {
      g_assert_cmpfloat_with_epsilon (label.origin.x + label.size.width,
                                      gtk_widget_get_width (GTK_WIDGET (fixture.matrix)), 0.5);
      g_assert_cmpfloat_with_epsilon (first.origin.x + first.size.width, label.origin.x, 0.5);
      g_assert_cmpfloat_with_epsilon (second.origin.x + second.size.width, first.origin.x, 0.5);
    }
  else
    {
      g_assert_cmpfloat_with_epsilon (label.origin.x, 0, 0.5);
      g_assert_cmpfloat_with_epsilon (first.origin.x, label.origin.x + label.size.width, 0.5);
      g_assert_cmpfloat_with_epsilon (second.origin.x, first.origin.x + first.size.width, 0.5);
    }
  tear_down (&fixture);
}

/* Labels and titles stay while the cells go; what is picked under them is they, not the cell behind. */
static void
test_matrix_sticky (gconstpointer data)
{
  gboolean rtl = GPOINTER_TO_INT (data);
  Fixture fixture;
  GtkWidget *matrix, *picked;
  GtkAdjustment *horizontal, *vertical;
  graphene_rect_t before, now, title, label;
  double middle;

  set_up (&fixture, make_comparison (12, 60), rtl ? GTK_TEXT_DIR_RTL : GTK_TEXT_DIR_LTR, 900, 500);
  matrix = GTK_WIDGET (fixture.matrix);
  horizontal = gtk_scrolled_window_get_hadjustment (GTK_SCROLLED_WINDOW (fixture.scroller));
  vertical = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (fixture.scroller));
  before = cell_bounds (&fixture, 1, 1);
  gtk_adjustment_set_value (horizontal, gtk_adjustment_get_value (horizontal) + (rtl ? -40 : 40));
  gtk_adjustment_set_value (vertical, 30);
  settle ();
  now = cell_bounds (&fixture, 1, 1);
  g_assert_cmpfloat_with_epsilon (now.origin.x, before.origin.x + (rtl ? 40 : -40), 0.5);
  g_assert_cmpfloat_with_epsilon (now.origin.y, before.origin.y - 30, 0.5);

  title = bounds_of (qimam_matrix_view_get_column_title (fixture.matrix, 1), matrix);
  label = bounds_of (qimam_matrix_view_get_row_label (fixture.matrix, 1), matrix);
  g_assert_cmpfloat_with_epsilon (title.origin.y, 0, 0.5);
  g_assert_cmpfloat_with_epsilon (title.origin.x, now.origin.x, 0.5);
  g_assert_cmpfloat_with_epsilon (label.origin.y, now.origin.y, 0.5);
  g_assert_cmpfloat_with_epsilon (rtl ? label.origin.x + label.size.width : label.origin.x,
                                  rtl ? gtk_widget_get_width (matrix) : 0, 0.5);

  middle = title.origin.x + title.size.width / 2;
  picked = gtk_widget_pick (matrix, middle, title.size.height / 2, GTK_PICK_DEFAULT);
  g_assert_true (picked == qimam_matrix_view_get_column_title (fixture.matrix, 1) ||
                 gtk_widget_is_ancestor (picked, qimam_matrix_view_get_column_title (fixture.matrix, 1)));
  tear_down (&fixture);
}

/* Only what is seen exists, however large the table; heights below are measured when there is time. */
static void
test_matrix_culling (void)
{
  Fixture fixture;
  GtkAdjustment *vertical;
  graphene_rect_t cell;

  set_up (&fixture, make_comparison (30, 300), GTK_TEXT_DIR_RTL, 900, 500);
  g_assert_cmpuint (qimam_matrix_view_get_n_live (fixture.matrix), <, 100);
  g_assert_nonnull (qimam_matrix_view_get_cell (fixture.matrix, 0, 0));
  g_assert_null (qimam_matrix_view_get_cell (fixture.matrix, 299, 29));
  g_assert_null (qimam_matrix_view_get_cell (fixture.matrix, 300, 0));

  g_assert_true (qimam_matrix_view_focus_cell (fixture.matrix, 299, 29));
  g_assert_false (qimam_matrix_view_focus_cell (fixture.matrix, 300, 0));
  settle ();
  vertical = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (fixture.scroller));
  cell = cell_bounds (&fixture, 299, 29);
  g_assert_cmpfloat (cell.origin.y + cell.size.height, <=,
                     gtk_widget_get_height (GTK_WIDGET (fixture.matrix)) + 0.5);
  g_assert_cmpfloat_with_epsilon (gtk_adjustment_get_value (vertical) +
                                      gtk_adjustment_get_page_size (vertical),
                                  gtk_adjustment_get_upper (vertical), 0.5);
  g_assert_cmpuint (qimam_matrix_view_get_n_live (fixture.matrix), <, 100);
  g_assert_null (qimam_matrix_view_get_cell (fixture.matrix, 0, 0));

  /* The cell with the focus stays when it is scrolled away. */
  gtk_adjustment_set_value (vertical, 0);
  settle ();
  g_assert_true (gtk_widget_is_focus (qimam_matrix_view_get_cell (fixture.matrix, 299, 29)));
  tear_down (&fixture);
}

static void
test_matrix_keys (gconstpointer data)
{
  gboolean rtl = GPOINTER_TO_INT (data);
  guint next = rtl ? GDK_KEY_Left : GDK_KEY_Right, previous = rtl ? GDK_KEY_Right : GDK_KEY_Left;
  Fixture fixture;
  GtkWidget *matrix;
  guint row, column;

  set_up (&fixture, make_comparison (8, 50), rtl ? GTK_TEXT_DIR_RTL : GTK_TEXT_DIR_LTR, 900, 500);
  matrix = GTK_WIDGET (fixture.matrix);
  g_assert_true (gtk_widget_grab_focus (matrix));
  assert_cursor (&fixture, 0, 0);
  g_assert_true (press (matrix, next, 0));
  assert_cursor (&fixture, 0, 1);
  g_assert_true (press (matrix, GDK_KEY_Down, 0));
  assert_cursor (&fixture, 1, 1);
  g_assert_true (press (matrix, previous, 0));
  g_assert_true (press (matrix, previous, 0));
  assert_cursor (&fixture, 1, 0);
  g_assert_true (press (matrix, GDK_KEY_Up, 0));
  g_assert_true (press (matrix, GDK_KEY_Up, 0));
  assert_cursor (&fixture, 0, 0);
  g_assert_true (press (matrix, GDK_KEY_End, 0));
  assert_cursor (&fixture, 0, 7);
  g_assert_true (press (matrix, GDK_KEY_End, GDK_CONTROL_MASK));
  assert_cursor (&fixture, 49, 7);
  g_assert_true (press (matrix, GDK_KEY_Home, 0));
  assert_cursor (&fixture, 49, 0);
  g_assert_true (press (matrix, GDK_KEY_Home, GDK_CONTROL_MASK));
  assert_cursor (&fixture, 0, 0);
  g_assert_true (press (matrix, GDK_KEY_Page_Down, 0));
  settle ();
  qimam_matrix_view_get_cursor (fixture.matrix, &row, &column);
  g_assert_cmpuint (row, >, 2);
  g_assert_cmpuint (row, <, 49);
  g_assert_true (press (matrix, GDK_KEY_Page_Up, 0));
  assert_cursor (&fixture, 0, 0);

  g_assert_true (press (matrix, next, 0));
  g_assert_true (press (matrix, GDK_KEY_Return, 0));
  g_assert_cmpint (fixture.n_activated, ==, 1);
  g_assert_cmpuint (fixture.row, ==, 0);
  g_assert_cmpuint (fixture.column, ==, 1);
  g_assert_true (press (matrix, GDK_KEY_space, 0));
  g_assert_cmpint (fixture.n_activated, ==, 2);
  tear_down (&fixture);
}

/* What an article can put into a cell must not stop the window, nor blow up the table. */
static void
test_matrix_hostile (void)
{
  QimamComparison *comparison = make_columns (2);
  g_autoptr (GString) marks = g_string_new ("ب");
  g_autoptr (GString) run = g_string_new (NULL);
  QimamRow *row;
  Fixture fixture;
  gint64 start;

  for (guint i = 0; i < 50000; i++)
    g_string_append (marks, "\u064b");
  for (guint i = 0; i < 200000; i++)
    g_string_append (run, "س");
  row = add_row (comparison, marks->str, QIMAM_STATUS_DIFFER);
  add_cell (row, QIMAM_STATUS_DIFFER, run->str, 1);
  add_cell (row, QIMAM_STATUS_DIFFER, "\u202e<b>&amp;\n\n\n\u2066", 2);
  /* Fewer cells than columns read as silent. */
  row = add_row (comparison, NULL, QIMAM_STATUS_SINGLE);
  add_cell (row, QIMAM_STATUS_SINGLE, "", 1);

  start = g_get_monotonic_time ();
  set_up (&fixture, qimam_shared_new (comparison, comparison_free), GTK_TEXT_DIR_RTL, 700, 400);
  g_assert_cmpint (g_get_monotonic_time () - start, <, 3 * G_USEC_PER_SEC);
  g_assert_cmpfloat (cell_bounds (&fixture, 0, 0).size.height, <, 300);
  g_assert_true (gtk_widget_has_css_class (qimam_matrix_view_get_cell (fixture.matrix, 1, 1), "silent"));

  qimam_matrix_view_set_comparison (fixture.matrix, NULL);
  settle ();
  g_assert_cmpuint (qimam_matrix_view_get_n_live (fixture.matrix), ==, 0);
  g_assert_false (gtk_widget_grab_focus (GTK_WIDGET (fixture.matrix)));
  tear_down (&fixture);
}

/* ---- Claims ---- */

typedef struct
{
  int n;
  gint64 article;
  guint in, start, end;
} Opened;

static void
on_open_span (Opened *opened, gint64 article, guint in, guint start, guint end)
{
  *opened = (Opened){ opened->n + 1, article, in, start, end };
}

static void
test_claims (void)
{
  GtkWidget *list = g_object_ref_sink (qimam_claim_list_new (NULL));
  g_autoptr (GPtrArray) claims = g_ptr_array_new_with_free_func ((GDestroyNotify) qimam_claim_free);
  Opened opened = { 0 };

  g_ptr_array_add (claims, make_claim (5, 12, 40, "أقل من ساعتين"));
  g_ptr_array_add (claims, make_claim (7, 90, 99, "نحو ساعتين"));
  g_signal_connect_swapped (list, "open-span", G_CALLBACK (on_open_span), &opened);
  qimam_claim_list_set_claims (QIMAM_CLAIM_LIST (list), claims);
  g_assert_true (qimam_claim_list_activate (QIMAM_CLAIM_LIST (list), 1));
  g_assert_cmpint (opened.article, ==, 7);
  g_assert_cmpuint (opened.in, ==, QIMAM_FIELD_BODY);
  g_assert_cmpuint (opened.start, ==, 90);
  g_assert_cmpuint (opened.end, ==, 99);
  g_assert_false (qimam_claim_list_activate (QIMAM_CLAIM_LIST (list), 2));
  qimam_claim_list_set_claims (QIMAM_CLAIM_LIST (list), NULL);
  g_assert_false (qimam_claim_list_activate (QIMAM_CLAIM_LIST (list), 0));
  g_assert_cmpint (opened.n, ==, 1);
  g_object_unref (list);
}

/* ---- Preview and print ---- */

static void
item_free (gpointer data)
{
  QimamBriefItem *item = data;

  g_free (item->label);
  g_free (item->text);
  g_clear_pointer (&item->evidence, g_array_unref);
  g_free (item);
}

static void
section_free (gpointer data)
{
  QimamBriefSection *section = data;

  g_free (section->key);
  g_free (section->title);
  g_ptr_array_unref (section->items);
  g_free (section);
}

static void
ref_free (gpointer data)
{
  QimamBriefRef *ref = data;

  g_free (ref->source);
  g_free (ref->headline);
  g_free (ref->date);
  g_free (ref->url);
  g_free (ref);
}

static void
briefing_free (gpointer data)
{
  QimamBriefing *self = data;

  g_free (self->title);
  g_free (self->subtitle);
  g_free (self->language);
  g_free (self->created);
  g_ptr_array_unref (self->sections);
  g_ptr_array_unref (self->refs);
  g_free (self);
}

/* A briefing of some pages: a note without evidence, then sentences with it. */
static QimamBriefing *
make_briefing (guint n_items)
{
  QimamBriefing *self = g_new0 (QimamBriefing, 1);
  QimamBriefSection *section = g_new0 (QimamBriefSection, 1);
  QimamBriefRef *ref = g_new0 (QimamBriefRef, 1);

  self->title = g_strdup ("لقاء الجزيرة");
  self->language = g_strdup ("ar");
  self->created = g_strdup ("2024-03-01T09:00:00Z");
  self->sections = g_ptr_array_new_with_free_func (section_free);
  self->refs = g_ptr_array_new_with_free_func (ref_free);
  ref->number = 1;
  ref->article = 11;
  ref->source = g_strdup ("صحيفة الجزيرة");
  ref->headline = g_strdup ("انتهى اللقاء قبل موعده");
  ref->date = g_strdup ("2024-02-28");
  g_ptr_array_add (self->refs, ref);
  section->key = g_strdup ("agreed");
  section->title = g_strdup ("ما اتفق عليه");
  section->items = g_ptr_array_new_with_free_func (item_free);
  g_ptr_array_add (self->sections, section);
  for (guint i = 0; i < n_items; i++)
    {
      QimamBriefItem *item = g_new0 (QimamBriefItem, 1);
      QimamBriefEvidence evidence = { 1, qimam_span (QIMAM_FIELD_BODY, i * 10, i * 10 + 8) };

      item->kind = i == 0 ? QIMAM_BRIEF_NOTE : QIMAM_BRIEF_SENTENCE;
      item->text = g_strdup_printf ("الجملة رقم %u: اتفق الطرفان على أن تستأنف اللجنة عملها في الخريف.", i);
      item->evidence = g_array_new (FALSE, FALSE, sizeof (QimamBriefEvidence));
      if (i > 0)
        g_array_append_val (item->evidence, evidence);
      g_ptr_array_add (section->items, item);
    }
  return self;
}

typedef struct
{
  int n;
  const QimamBriefItem *item;
} Clicked;

static void
on_item (Clicked *clicked, gpointer item)
{
  clicked->n++;
  clicked->item = item;
}

static void
test_preview (void)
{
  QimamShared *briefing = qimam_shared_new (make_briefing (400), briefing_free);
  QimamShared *layout =
      qimam_shared_new (qimam_page_layout_new (qimam_shared_get (briefing), &qimam_paper_a4),
                        (GDestroyNotify) qimam_page_layout_free);
  GtkWidget *window = gtk_window_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *widget = qimam_page_preview_new ();
  QimamPagePreview *preview = QIMAM_PAGE_PREVIEW (widget);
  GtkAdjustment *vertical;
  GtkWidget *page, *link;
  Clicked clicked = { 0 };
  graphene_rect_t bounds;
  guint n = qimam_page_layout_n_pages (qimam_shared_get (layout));

  g_assert_cmpuint (n, >, 5);
  gtk_window_set_default_size (GTK_WINDOW (window), 700, 600);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), widget);
  gtk_window_set_child (GTK_WINDOW (window), scroller);
  g_signal_connect_swapped (widget, "item-activated", G_CALLBACK (on_item), &clicked);
  qimam_page_preview_set_layout (preview, layout, &qimam_paper_a4);
  gtk_window_present (GTK_WINDOW (window));
  gtk_test_widget_wait_for_draw (window);
  settle ();

  g_assert_cmpuint (qimam_page_preview_get_n_pages (preview), ==, n);
  g_assert_null (qimam_page_preview_get_page_widget (preview, n - 1));
  page = qimam_page_preview_get_page_widget (preview, 0);
  bounds = bounds_of (page, widget);
  g_assert_cmpfloat_with_epsilon (bounds.size.height / bounds.size.width,
                                  qimam_paper_a4.height / qimam_paper_a4.width, 0.01);
  /* In the middle of the view, and within it. */
  g_assert_cmpfloat_with_epsilon (bounds.origin.x * 2 + bounds.size.width, gtk_widget_get_width (widget),
                                  1.5);

  /* Links follow the order of the page, and the note has none. */
  link = gtk_widget_get_first_child (page);
  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (link), GTK_ACCESSIBLE_ROLE_LINK);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (link), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "الجملة رقم 1: اتفق الطرفان على أن تستأنف اللجنة عملها في الخريف.");
  g_signal_emit_by_name (link, "clicked");
  g_assert_cmpint (clicked.n, ==, 1);
  g_assert_cmpuint (g_array_index (clicked.item->evidence, QimamBriefEvidence, 0).span.start, ==, 10);

  vertical = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller));
  gtk_adjustment_set_value (vertical, gtk_adjustment_get_upper (vertical));
  settle ();
  g_assert_cmpuint (qimam_page_preview_get_page (preview), ==, n - 1);
  g_assert_nonnull (qimam_page_preview_get_page_widget (preview, n - 1));
  g_assert_null (qimam_page_preview_get_page_widget (preview, 0));

  /* Zooming keeps the place. */
  gtk_adjustment_set_value (vertical, gtk_adjustment_get_upper (vertical) / 2);
  settle ();
  n = qimam_page_preview_get_page (preview);
  qimam_page_preview_set_zoom (preview, 2);
  settle ();
  g_assert_cmpfloat_with_epsilon (qimam_page_preview_get_zoom (preview), 2, 0.001);
  g_assert_cmpint (ABS ((int) qimam_page_preview_get_page (preview) - (int) n), <=, 1);
  qimam_page_preview_step_zoom (preview, -1);
  settle ();
  g_assert_cmpfloat_with_epsilon (qimam_page_preview_get_zoom (preview), 1.75, 0.001);
  qimam_page_preview_set_zoom (preview, 1000);
  settle ();
  g_assert_cmpfloat (qimam_page_preview_get_zoom (preview), <=, 3);

  qimam_page_preview_set_layout (preview, NULL, &qimam_paper_a4);
  settle ();
  g_assert_cmpuint (qimam_page_preview_get_n_pages (preview), ==, 0);
  gtk_window_destroy (GTK_WINDOW (window));
  qimam_shared_unref (layout);
  qimam_shared_unref (briefing);
}

static void
test_print (void)
{
  g_autofree char *folder = g_dir_make_tmp ("qimam-view-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "print.pdf", NULL);
  g_autofree char *content = NULL;
  g_autoptr (GError) error = NULL;
  QimamShared *briefing = qimam_shared_new (make_briefing (60), briefing_free);
  g_autoptr (QimamPageLayout) layout =
      qimam_page_layout_new (qimam_shared_get (briefing), &qimam_paper_letter);
  QimamPrintOperation *operation = qimam_print_operation_new (briefing, qimam_page_work_begin_briefing,
                                                              "لقاء الجزيرة", &qimam_paper_letter);
  GtkPrintSettings *settings = gtk_print_operation_get_print_settings (GTK_PRINT_OPERATION (operation));
  int n_pages = 0;
  gsize length;

  g_assert_cmpstr (gtk_print_settings_get (settings, GTK_PRINT_SETTINGS_OUTPUT_BASENAME), ==, "لقاء الجزيرة");
  gtk_print_operation_set_export_filename (GTK_PRINT_OPERATION (operation), path);
  g_assert_cmpint (gtk_print_operation_run (GTK_PRINT_OPERATION (operation),
                                            GTK_PRINT_OPERATION_ACTION_EXPORT, NULL, &error),
                   ==, GTK_PRINT_OPERATION_RESULT_APPLY);
  g_assert_no_error (error);
  g_object_get (operation, "n-pages", &n_pages, NULL);
  /* On the paper that was asked for, page by page what the preview shows. */
  g_assert_cmpint (n_pages, ==, (int) qimam_page_layout_n_pages (layout));
  g_assert_true (g_file_get_contents (path, &content, &length, NULL));
  g_assert_true (g_str_has_prefix (content, "%PDF"));
  g_assert_cmpuint (length, >, 5000);
  g_object_unref (operation);
  qimam_shared_unref (briefing);
  g_unlink (path);
  g_rmdir (folder);
}

/* ---- Saving ---- */

static void
test_save_names (void)
{
  static const char *const endings[] = { "pdf", "html", NULL };
  static const struct
  {
    const char *title;
    const char *name;
  } names[] = {
    { "لقاء الجزيرة", "لقاء الجزيرة.pdf" },
    { "a/b\\c:d", "a-b-c-d.pdf" },
    { "../../etc/passwd", "-..-etc-passwd.pdf" },
    { ".hidden", "hidden.pdf" },
    { "", "qimam.pdf" },
    { NULL, "qimam.pdf" },
  };
  g_autoptr (GString) title = g_string_new (NULL);
  g_autofree char *name = NULL;
  g_autofree char *kept = qimam_page_save_path ("/x/y.HTML", endings);
  g_autofree char *completed = qimam_page_save_path ("/x/y.z", endings);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *made = qimam_page_save_name (names[i].title, "pdf");

      g_assert_cmpstr (made, ==, names[i].name);
    }
  for (guint i = 0; i < 500; i++)
    g_string_append (title, "ق");
  name = qimam_page_save_name (title->str, "html");
  g_assert_cmpuint (strlen (name), <, 250);
  g_assert_true (g_utf8_validate (name, -1, NULL));
  g_assert_cmpstr (kept, ==, "/x/y.HTML");
  g_assert_cmpstr (completed, ==, "/x/y.z.pdf");
}

typedef struct
{
  gboolean done;
  gboolean saved;
} Saved;

static gboolean
is_done (gpointer data)
{
  return ((Saved *) data)->done;
}

static void
on_saved (GObject *source, GAsyncResult *result, gpointer data)
{
  Saved *saved = data;

  saved->saved = qimam_page_save_to_finish (result, NULL);
  saved->done = TRUE;
}

static gboolean
save_briefing (gconstpointer document, const char *path, GError **error)
{
  return qimam_briefing_save (document, path, error);
}

static void
test_save (void)
{
  g_autofree char *folder = g_dir_make_tmp ("qimam-view-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "b.html", NULL);
  g_autofree char *nowhere = g_build_filename (folder, "no", "b.html", NULL);
  g_autofree char *content = NULL;
  QimamShared *briefing = qimam_shared_new (make_briefing (3), briefing_free);
  GtkWidget *toasts = g_object_ref_sink (adw_toast_overlay_new ());
  const QimamSaveWays ways = { qimam_page_work_begin_briefing, qimam_paper_a4, save_briefing };
  g_autofree char *pdf = g_build_filename (folder, "b.PDF", NULL);
  g_autofree char *drawn = NULL;
  Saved saved = { 0 };

  qimam_page_save_to (toasts, ADW_TOAST_OVERLAY (toasts), briefing, &ways, path, on_saved, &saved);
  spin_until (is_done, &saved);
  g_assert_true (saved.saved);
  g_assert_true (g_file_get_contents (path, &content, NULL, NULL));
  g_assert_nonnull (strstr (content, "الجملة رقم 1"));

  saved = (Saved){ 0 };
  qimam_page_save_to (toasts, ADW_TOAST_OVERLAY (toasts), briefing, &ways, pdf, on_saved, &saved);
  spin_until (is_done, &saved);
  g_assert_true (saved.saved);
  g_assert_true (g_file_get_contents (pdf, &drawn, NULL, NULL));
  g_assert_true (g_str_has_prefix (drawn, "%PDF"));
  g_unlink (pdf);

  saved = (Saved){ 0 };
  qimam_page_save_to (toasts, ADW_TOAST_OVERLAY (toasts), briefing, &ways, nowhere, on_saved, &saved);
  spin_until (is_done, &saved);
  g_assert_false (saved.saved);
  g_object_unref (toasts);
  qimam_shared_unref (briefing);
  g_unlink (path);
  g_rmdir (folder);
}

/* ---- Toasts ---- */

/* What came of three of them. */
typedef struct
{
  guint gone;
  gint64 times[3];
} Gone;

static void
gone_cb (AdwToast *toast, Gone *gone)
{
  if (gone->gone < G_N_ELEMENTS (gone->times))
    gone->times[gone->gone] = g_get_monotonic_time ();
  gone->gone++;
}

static gboolean
is_all_gone (gpointer data)
{
  return ((Gone *) data)->gone == 3;
}

/* The offer to undo does not wait for the message before it, and one that is closed as soon as it came harms
 * nobody: libadwaita 1.2 dies of that where they replace each other at once. */
static void
test_toasts (void)
{
  GtkWidget *window = gtk_window_new ();
  AdwToastOverlay *toasts = ADW_TOAST_OVERLAY (adw_toast_overlay_new ());
  AdwToast *message = qimam_toast_new ("<b>"), *undo = qimam_toast_new_undo ("ب"),
           *other = qimam_toast_new ("ج");
  gint64 begun;
  Gone gone = { 0 };

  gtk_window_set_child (GTK_WINDOW (window), GTK_WIDGET (toasts));
  gtk_window_present (GTK_WINDOW (window));
  g_signal_connect (message, "dismissed", G_CALLBACK (gone_cb), &gone);
  g_signal_connect (undo, "dismissed", G_CALLBACK (gone_cb), &gone);
  g_signal_connect (other, "dismissed", G_CALLBACK (gone_cb), &gone);
  adw_toast_set_timeout (message, 30);
  adw_toast_set_timeout (undo, 1);
  adw_toast_set_timeout (other, 1);
  begun = g_get_monotonic_time ();
  qimam_toast_show (toasts, message);
  qimam_toast_show (toasts, other);
  qimam_toast_show (toasts, undo);
  spin_until (is_all_gone, &gone);
  /* The first went long before its time, when it had come. */
  g_assert_cmpint (gone.times[0] - begun, >=, 500 * 1000);
  g_assert_cmpint (gone.times[0] - begun, <, 20 * G_USEC_PER_SEC);
  g_assert_cmpint (gone.times[1] - gone.times[0], >=, 300 * 1000);
  gtk_window_destroy (GTK_WINDOW (window));
}

/* ---- Work in slices ---- */

typedef struct
{
  guint n_slices;
  guint n_others;
  double fraction;
  GCancellable *cancel; /* (nullable) after some slices */
  gboolean done;
  gboolean cancelled;
  guint n_pages;
} Sliced;

static void
on_slice (GObject *source, double fraction)
{
  Sliced *sliced = g_object_get_data (source, "sliced");

  g_assert_cmpfloat (fraction, >=, sliced->fraction);
  g_assert_cmpfloat (fraction, <=, 1);
  sliced->fraction = fraction;
  if (++sliced->n_slices == 3 && sliced->cancel)
    g_cancellable_cancel (sliced->cancel);
}

static gboolean
on_other (gpointer data)
{
  ((Sliced *) data)->n_others++;
  return G_SOURCE_CONTINUE;
}

static gboolean
is_sliced (gpointer data)
{
  return ((Sliced *) data)->done;
}

static void
on_laid_out (GObject *source, GAsyncResult *result, gpointer data)
{
  Sliced *sliced = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (QimamPageLayout) layout = qimam_page_work_lay_out_finish (result, &error);

  sliced->done = TRUE;
  sliced->cancelled = g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  if (layout)
    sliced->n_pages = qimam_page_layout_n_pages (layout);
}

/* Between two slices everything else has its turn, and a cancellation ends the work at the next. */
static void
test_slices (void)
{
  QimamShared *briefing = qimam_shared_new (make_briefing (3000), briefing_free);
  g_autoptr (QimamPageLayout) whole = qimam_page_layout_new (qimam_shared_get (briefing), &qimam_paper_a4);
  g_autoptr (GObject) source = g_object_new (G_TYPE_OBJECT, NULL);
  g_autoptr (GCancellable) cancel = g_cancellable_new ();
  Sliced sliced = { 0 }, stopped = { .cancel = cancel };
  guint other = g_idle_add (on_other, &sliced);

  g_object_set_data (source, "sliced", &sliced);
  qimam_page_work_lay_out_async (source, briefing, qimam_page_work_begin_briefing, &qimam_paper_a4, on_slice,
                                 NULL, on_laid_out, &sliced);
  spin_until (is_sliced, &sliced);
  g_source_remove (other);
  g_assert_cmpuint (sliced.n_pages, ==, qimam_page_layout_n_pages (whole));
  g_assert_cmpuint (sliced.n_slices, >, 3);
  g_assert_cmpuint (sliced.n_others, >=, sliced.n_slices);

  g_object_set_data (source, "sliced", &stopped);
  qimam_page_work_lay_out_async (source, briefing, qimam_page_work_begin_briefing, &qimam_paper_a4, on_slice,
                                 cancel, on_laid_out, &stopped);
  spin_until (is_sliced, &stopped);
  g_assert_true (stopped.cancelled);
  g_assert_cmpuint (stopped.n_slices, ==, 3);
  qimam_shared_unref (briefing);
}

/* ---- Pages over a library ---- */

static GtkWidget *
find (GtkWidget *widget, GType type)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find (child, type);

      if (found)
        return found;
    }
  return NULL;
}

static gboolean
shows_matrix (gpointer data)
{
  GtkWidget *matrix = find (data, QIMAM_TYPE_MATRIX_VIEW);

  return qimam_matrix_view_get_n_live (QIMAM_MATRIX_VIEW (matrix)) > 0;
}

static gboolean
shows_pages (gpointer data)
{
  return qimam_page_preview_get_n_pages (QIMAM_PAGE_PREVIEW (find (data, QIMAM_TYPE_PAGE_PREVIEW))) > 0;
}

static gboolean
shows_status (gpointer data)
{
  GtkWidget *status = find (data, ADW_TYPE_STATUS_PAGE);

  return status && gtk_widget_get_mapped (status) && *adw_status_page_get_title (ADW_STATUS_PAGE (status));
}

/* No control may go without a name of its own. */
static void
check_names (GtkWidget *widget)
{
  if (gtk_widget_get_focusable (widget) && gtk_widget_get_mapped (widget) &&
      (GTK_IS_BUTTON (widget) || GTK_IS_SWITCH (widget) || GTK_IS_DROP_DOWN (widget)) &&
      !gtk_test_accessible_has_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL) &&
      !gtk_test_accessible_has_relation (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_RELATION_LABELLED_BY) &&
      !(GTK_IS_BUTTON (widget) && gtk_button_get_label (GTK_BUTTON (widget))))
    {
      /* The button inside a menu button or a drop-down takes the name of the whole. */
      GtkWidget *parent = gtk_widget_get_parent (widget);

      if (!GTK_IS_MENU_BUTTON (parent) && !GTK_IS_DROP_DOWN (parent))
        g_error ("a %s has no name", G_OBJECT_TYPE_NAME (widget));
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child;
       child = gtk_widget_get_next_sibling (child))
    check_names (child);
}

/* A spinner that turns where nobody sees it has the whole window drawn again and again. */
static void
check_spinners (GtkWidget *widget)
{
  if (GTK_IS_SPINNER (widget) && !gtk_widget_get_mapped (widget))
    g_assert_false (gtk_spinner_get_spinning (GTK_SPINNER (widget)));
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child;
       child = gtk_widget_get_next_sibling (child))
    check_spinners (child);
}

static void
find_waiting (GtkWidget *widget, gboolean *waiting)
{
  *waiting |= GTK_IS_SPINNER (widget) && gtk_widget_get_mapped (widget) &&
              gtk_spinner_get_spinning (GTK_SPINNER (widget)) &&
              ADW_IS_STATUS_PAGE (gtk_widget_get_ancestor (widget, ADW_TYPE_STATUS_PAGE));
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child;
       child = gtk_widget_get_next_sibling (child))
    find_waiting (child, waiting);
}

static gboolean
shows_waiting (gpointer data)
{
  gboolean waiting = FALSE;

  find_waiting (data, &waiting);
  return waiting;
}

static GtkWidget *
show_page (GtkWidget *page)
{
  GtkWidget *window = gtk_window_new ();

  gtk_window_set_default_size (GTK_WINDOW (window), 1000, 700);
  gtk_window_set_child (GTK_WINDOW (window), page);
  gtk_window_present (GTK_WINDOW (window));
  gtk_test_widget_wait_for_draw (window);
  return window;
}

static void
test_pages_empty (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (QimamLibrary) library = qimam_library_open (":memory:", NULL, &error);
  GtkWidget *compare, *brief, *window;
  gint64 none = 77;

  g_assert_no_error (error);
  compare = qimam_compare_page_new (library);
  window = show_page (compare);
  spin_until (shows_status, compare);
  check_names (compare);
  /* A meeting that is not there is an error page or an empty one, never a crash. */
  qimam_compare_page_show_sources (QIMAM_COMPARE_PAGE (compare), none);
  settle ();
  g_assert_false (shows_matrix (compare));
  gtk_window_destroy (GTK_WINDOW (window));

  brief = qimam_brief_page_new (library);
  window = show_page (brief);
  spin_until (shows_status, brief);
  check_names (brief);
  qimam_brief_page_print (QIMAM_BRIEF_PAGE (brief));
  qimam_brief_page_export (QIMAM_BRIEF_PAGE (brief));
  qimam_brief_page_show_meetings (QIMAM_BRIEF_PAGE (brief), &none, 1);
  settle ();
  g_assert_false (shows_pages (brief));
  gtk_window_destroy (GTK_WINDOW (window));
  settle ();
}

static const char *const articles[] = {
  "قمة القاهرة تنتهي قبل موعدها\n\nالقاهرة (وكالة الضفاف) - اختتم الرئيس المصري عبد الفتاح السيسي ونظيره "
  "التركي رجب "
  "طيب أردوغان قمتهما في القاهرة يوم الأربعاء 14 فبراير 2024. واستمرت القمة أقل من ساعتين.\n\nواتفق الرئيسان "
  "على "
  "إعادة السفيرين إلى مقر عملهما. وقال السيسي إن اللقاء كان إيجابيا.\n",
  "السيسي وأردوغان يجتمعان في القاهرة\n\nالقاهرة (صحيفة الأفق) - عقد الرئيس المصري عبد الفتاح السيسي والرئيس "
  "التركي "
  "رجب طيب أردوغان قمة في القاهرة يوم الأربعاء 14 فبراير 2024. ودامت القمة نحو ثلاث ساعات ونصف "
  "الساعة.\n\nوقال "
  "أردوغان إن الجانبين اتفقا على عودة السفيرين.\n",
};

static void
import_articles (QimamLibrary *library)
{
  static const char *const sources[] = { "وكالة الضفاف", "صحيفة الأفق" };

  for (guint i = 0; i < G_N_ELEMENTS (articles); i++)
    {
      g_autoptr (GBytes) bytes = g_bytes_new_static (articles[i], strlen (articles[i]));
      g_autoptr (GError) error = NULL;
      QimamExtractOptions options = { .source = sources[i] };

      g_assert_true (qimam_library_import_bytes (library, bytes, &options, NULL, NULL, NULL, NULL, &error));
      g_assert_no_error (error);
    }
}

static void
test_pages_filled (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (QimamLibrary) library = qimam_library_open (":memory:", NULL, &error);
  g_autoptr (GPtrArray) meetings = NULL;
  GtkWidget *page, *window, *matrix, *list;
  Opened opened = { 0 };
  gint64 id;

  g_assert_no_error (error);
  import_articles (library);
  meetings = qimam_library_list_meetings (library, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (meetings->len, >=, 1);
  id = ((const QimamMeeting *) g_ptr_array_index (meetings, 0))->id;

  page = qimam_compare_page_new (library);
  g_signal_connect_swapped (page, "open-span", G_CALLBACK (on_open_span), &opened);
  window = show_page (page);
  qimam_compare_page_show_sources (QIMAM_COMPARE_PAGE (page), id);
  spin_until (shows_matrix, page);
  settle ();
  check_spinners (page);
  check_names (page);
  matrix = find (page, QIMAM_TYPE_MATRIX_VIEW);
  g_assert_nonnull (qimam_matrix_view_get_column_title (QIMAM_MATRIX_VIEW (matrix), 1));
  list = find (find (page, QIMAM_TYPE_CELL_POPOVER), QIMAM_TYPE_CLAIM_LIST);
  for (guint row = 0; opened.n == 0 && qimam_matrix_view_get_row_label (QIMAM_MATRIX_VIEW (matrix), row);
       row++)
    {
      g_signal_emit_by_name (matrix, "cell-activated", row, 0);
      qimam_claim_list_activate (QIMAM_CLAIM_LIST (list), 0);
    }
  g_assert_cmpint (opened.n, ==, 1);
  g_assert_cmpint (opened.article, >, 0);
  g_assert_cmpuint (opened.end, >, opened.start);
  gtk_window_destroy (GTK_WINDOW (window));

  page = qimam_brief_page_new (library);
  window = show_page (page);
  check_spinners (page);
  qimam_brief_page_show_meetings (QIMAM_BRIEF_PAGE (page), &id, 1);
  g_assert_true (shows_waiting (page));
  spin_until (shows_pages, page);
  settle ();
  check_spinners (page);
  check_names (page);
  gtk_window_destroy (GTK_WINDOW (window));
  settle ();
}

static gboolean
has_changed (gpointer data)
{
  return *(gboolean *) data;
}

static void
change_cb (gboolean *changed)
{
  *changed = TRUE;
}

/* Another briefing is asked for while the one before is written, laid out or drawn; and the page goes away in
 * the middle of it. */
static void
test_pages_hurried (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (QimamLibrary) library = qimam_library_open (":memory:", NULL, &error);
  g_autoptr (GPtrArray) meetings = NULL;
  g_autoptr (QimamFilter) filter = qimam_filter_new ();
  gint64 id;

  g_assert_no_error (error);
  import_articles (library);
  meetings = qimam_library_list_meetings (library, NULL, &error);
  g_assert_no_error (error);
  id = ((const QimamMeeting *) g_ptr_array_index (meetings, 0))->id;
  for (guint round = 0; round < 3; round++)
    {
      GtkWidget *page = qimam_brief_page_new (library);
      GtkWidget *window = show_page (page);
      gboolean changed = FALSE;

      for (guint i = 0; i < 60; i++)
        {
          if (i % 2 == 0)
            qimam_brief_page_show_meetings (QIMAM_BRIEF_PAGE (page), &id, 1);
          else
            qimam_brief_page_show_filter (QIMAM_BRIEF_PAGE (page), filter);
          /* Longer and longer before the next one comes. */
          for (guint turn = 0; turn < i; turn++)
            {
              g_main_context_iteration (NULL, FALSE);
              g_usleep (200);
            }
        }
      if (round < 2)
        {
          spin_until (shows_pages, page);
          g_signal_connect_swapped (find (page, QIMAM_TYPE_PAGE_PREVIEW), "view-changed",
                                    G_CALLBACK (change_cb), &changed);
          qimam_page_preview_step_zoom (QIMAM_PAGE_PREVIEW (find (page, QIMAM_TYPE_PAGE_PREVIEW)), 1);
          spin_until (has_changed, &changed);
        }
      gtk_window_destroy (GTK_WINDOW (window));
      settle ();
    }
}

/* ---- Choosing meetings ---- */

#define N_SUMMITS 24

static QimamLibrary *
open_with_summits (void)
{
  g_autoptr (GError) error = NULL;
  QimamLibrary *library = qimam_library_open (":memory:", NULL, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < N_SUMMITS; i++)
    {
      g_autofree char *text = g_strdup_printf ("قمة في القاهرة\n\nالقاهرة (وكالة الضفاف) - عقد الرئيس المصري "
                                               "عبد الفتاح السيسي والرئيس التركي رجب طيب "
                                               "أردوغان قمة في القاهرة يوم 14 فبراير %u. ودامت القمة نحو "
                                               "ثلاث ساعات. واتفق الجانبان على عودة السفيرين.\n",
                                               1990 + i);
      g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
      QimamExtractOptions options = { .source = "وكالة الضفاف" };

      g_assert_true (qimam_library_import_bytes (library, bytes, &options, NULL, NULL, NULL, NULL, &error));
      g_assert_no_error (error);
    }
  return library;
}

static void
collect (GtkWidget *widget, GType type, GPtrArray *found)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type))
    g_ptr_array_add (found, widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child;
       child = gtk_widget_get_next_sibling (child))
    collect (child, type, found);
}

/* (transfer container): the buttons of the rows that are there, in their order */
static GPtrArray *
get_checks (GtkWidget *picker)
{
  GPtrArray *checks = g_ptr_array_new ();

  collect (picker, GTK_TYPE_CHECK_BUTTON, checks);
  return checks;
}

static gboolean
has_meetings (gpointer data)
{
  return qimam_meeting_picker_get_n_meetings (data) > 0;
}

static gboolean
has_no_rows (gpointer data)
{
  g_autoptr (GPtrArray) checks = get_checks (data);

  return checks->len == 0;
}

static gboolean
shows_one (gpointer data)
{
  g_autoptr (GPtrArray) checks = get_checks (data);

  return checks->len == 1;
}

static void
count_cb (guint *n)
{
  ++*n;
}

static void
test_meeting_picker (void)
{
  g_autoptr (QimamLibrary) library = open_with_summits ();
  GtkWidget *widget = g_object_new (QIMAM_TYPE_MEETING_PICKER, NULL);
  QimamMeetingPicker *picker = QIMAM_MEETING_PICKER (widget);
  GtkWidget *window = show_page (widget);
  GtkWidget *button = find (widget, GTK_TYPE_MENU_BUTTON);
  GtkWidget *search = find (widget, GTK_TYPE_SEARCH_ENTRY);
  guint n_changes = 0, n;

  gtk_widget_set_valign (widget, GTK_ALIGN_START);
  g_signal_connect_swapped (picker, "changed", G_CALLBACK (count_cb), &n_changes);
  qimam_meeting_picker_set_library (picker, library);
  spin_until (has_meetings, picker);
  g_assert_cmpuint (qimam_meeting_picker_get_n_meetings (picker), ==, N_SUMMITS);
  settle ();
  g_assert_true (has_no_rows (picker));

  gtk_menu_button_popup (GTK_MENU_BUTTON (button));
  settle ();
  for (guint i = 0; i < 3; i++)
    {
      g_autoptr (GPtrArray) checks = get_checks (widget);

      g_assert_cmpuint (checks->len, >, 3);
      gtk_test_accessible_assert_role (GTK_ACCESSIBLE (checks->pdata[i]), GTK_ACCESSIBLE_ROLE_CHECKBOX);
      g_assert_true (gtk_test_accessible_has_property (GTK_ACCESSIBLE (checks->pdata[i]),
                                                       GTK_ACCESSIBLE_PROPERTY_LABEL));
      gtk_check_button_set_active (checks->pdata[i], TRUE);
    }
  qimam_meeting_picker_get_ids (picker, &n);
  g_assert_cmpuint (n, ==, 3);
  g_assert_cmpuint (n_changes, ==, 3);

  gtk_editable_set_text (GTK_EDITABLE (search), "1999");
  spin_until (shows_one, widget);
  gtk_menu_button_popdown (GTK_MENU_BUTTON (button));
  spin_until (has_no_rows, widget);
  qimam_meeting_picker_get_ids (picker, &n);
  g_assert_cmpuint (n, ==, 3);

  /* Escape, which the entry takes for itself, closes it as well. */
  gtk_menu_button_popup (GTK_MENU_BUTTON (button));
  settle ();
  g_assert_true (gtk_widget_get_visible (find (widget, GTK_TYPE_POPOVER)));
  g_signal_emit_by_name (search, "stop-search");
  settle ();
  g_assert_false (gtk_widget_get_visible (find (widget, GTK_TYPE_POPOVER)));
  spin_until (has_no_rows, widget);

  /* One at a time, and the rows come and go. */
  qimam_meeting_picker_set_single (picker, TRUE);
  for (guint i = 0; i < 8; i++)
    {
      g_autoptr (GPtrArray) checks = NULL;
      gint64 before = qimam_meeting_picker_get_ids (picker, &n)[0];

      g_assert_cmpuint (n, ==, 1);
      gtk_menu_button_popup (GTK_MENU_BUTTON (button));
      settle ();
      gtk_editable_set_text (GTK_EDITABLE (search), i % 2 == 0 ? "1994" : "1997");
      spin_until (shows_one, widget);
      checks = get_checks (widget);
      g_assert_false (gtk_check_button_get_active (checks->pdata[0]));
      gtk_check_button_set_active (checks->pdata[0], TRUE);
      g_assert_cmpint (qimam_meeting_picker_get_ids (picker, &n)[0], !=, before);
      spin_until (has_no_rows, widget);
    }
  g_assert_cmpuint (n_changes, ==, 11);
  gtk_menu_button_popup (GTK_MENU_BUTTON (button));
  settle ();
  gtk_window_destroy (GTK_WINDOW (window));
  settle ();
}

/* ---- What a day was worked out from ---- */

static void
test_dating_text (void)
{
  static const struct
  {
    const char *evidence, *text;
  } cases[] = {
    { "weekday of the lead", "weekday of the lead" },
    { "“يونيو” has passed; the day after fits as well",
      "“\u2068يونيو\u2069” has passed; the day after fits as well" },
    { "“القمه العربيه” was earlier in the month", "“\u2068القمه العربيه\u2069” was earlier in the month" },
    { "“السبت الماضي” fell in the days of “العيد”; weekday of the text",
      "“\u2068السبت الماضي\u2069” fell in the days of “\u2068العيد\u2069”; weekday of the text" },
    { "not before 2021-06-16 (photograph)", "not before \u206816 June 2021\u2069 (photograph)" },
    { "not before 2021-06-16 (embedded post); the text tells of the weekday of the post",
      "not before \u206816 June 2021\u2069 (embedded post); the text tells of the weekday of the post" },
    { "“اليوم” and the date in the lead", "“\u2068اليوم\u2069” and the date in the lead" },
    { "“%s%n” has passed", "“\u2068%s%n\u2069” has passed" },
    { "as told elsewhere", "\u2068as told elsewhere\u2069" },
    { "", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = qimam_dating_text (cases[i].evidence);

      g_assert_cmpstr (text, ==, cases[i].text);
    }
}

/* ---- Days and months ---- */

static void
test_day_counts (void)
{
  static const struct
  {
    const char *from, *to, *months[4], *day_from, *day_to;
  } cases[] = {
    { "2021-06-01", "2021-08-31", { "2019-01", "2021-06" }, "2021-06-01", "2021-08-31" },
    { "2021-06-01", "2021-09-01", { "2021-06" }, NULL, NULL },
    { NULL, NULL, { "2015-07" }, "2015-07-01", "2015-07-31" },
    { NULL, NULL, { "2015-12", "2016-01" }, "2015-12-01", "2016-01-31" },
    { NULL, NULL, { "2016-01", "2016-02" }, "2016-01-01", "2016-02-29" },
    { NULL, NULL, { "2015-12", "2016-01", "2016-02" }, NULL, NULL },
    { NULL, "2016-01-01", { "2015-12" }, NULL, NULL },
    { NULL, NULL, { NULL }, NULL, NULL },
    { NULL, NULL, { "no month" }, NULL, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (QimamFilter) filter = qimam_filter_new ();
      g_autoptr (GPtrArray) months = g_ptr_array_new_with_free_func (g_free);
      QimamFacets facets = { .months = months };
      g_autoptr (QimamFilter) days = NULL;

      filter->from = g_strdup (cases[i].from);
      filter->to = g_strdup (cases[i].to);
      for (guint m = 0; cases[i].months[m] != NULL; m++)
        {
          QimamFacet *facet = g_new0 (QimamFacet, 1);

          facet->key = (char *) cases[i].months[m];
          g_ptr_array_add (months, facet);
        }
      days = qimam_day_counts_filter (filter, &facets);
      g_assert_cmpint (days != NULL, ==, cases[i].day_from != NULL);
      if (days == NULL)
        continue;
      g_assert_cmpstr (days->from, ==, cases[i].day_from);
      g_assert_cmpstr (days->to, ==, cases[i].day_to);
    }
}

/* ---- Chips ---- */

/* What stands beside them stays where it is, however many there are. */
static void
test_wrap_box (void)
{
  GtkWidget *box = g_object_ref_sink (qimam_wrap_box_new ());
  int minimum, one, many, line, lines;

  qimam_wrap_box_append (QIMAM_WRAP_BOX (box), gtk_button_new_with_label ("الحد من التسلح"));
  gtk_widget_measure (box, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, &one, NULL, NULL);
  gtk_widget_measure (box, GTK_ORIENTATION_VERTICAL, one, &line, NULL, NULL, NULL);
  g_assert_cmpint (minimum, <=, one);
  for (guint i = 0; i < 3; i++)
    qimam_wrap_box_append (QIMAM_WRAP_BOX (box), gtk_button_new_with_label ("الحد من التسلح"));
  gtk_widget_measure (box, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &many, NULL, NULL);
  g_assert_cmpint (many, ==, one);
  gtk_widget_measure (box, GTK_ORIENTATION_VERTICAL, one, &lines, NULL, NULL, NULL);
  g_assert_cmpint (lines, >=, 4 * line);
  gtk_widget_measure (box, GTK_ORIENTATION_VERTICAL, 4 * one + 100, &lines, NULL, NULL, NULL);
  g_assert_cmpint (lines, ==, line);
  g_object_unref (box);
}

/* ---- Selecting in a long list ---- */

#define LONG_ROWS 1000000

G_DECLARE_FINAL_TYPE (LongList, long_list, LONG, LIST, GObject)

/* Counts the rows that are asked for. */
struct _LongList
{
  GObject parent_instance;

  guint asked;
};

static GType
long_list_get_item_type (GListModel *model)
{
  return G_TYPE_OBJECT;
}

static guint
long_list_get_n_items (GListModel *model)
{
  return LONG_ROWS;
}

static void long_list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (LongList,
                               long_list,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, long_list_model_init))

static gpointer
long_list_get_item (GListModel *model, guint position)
{
  if (position >= LONG_ROWS)
    return NULL;
  LONG_LIST (model)->asked++;
  return g_object_new (G_TYPE_OBJECT, NULL);
}

static void
long_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = long_list_get_item_type;
  iface->get_n_items = long_list_get_n_items;
  iface->get_item = long_list_get_item;
}

static void
long_list_class_init (LongListClass *klass)
{
}

static void
long_list_init (LongList *self)
{
}

static void
setup_row (GtkListItemFactory *factory, GtkListItem *item, gpointer data)
{
  gtk_list_item_set_child (item, gtk_label_new ("خبر"));
}

static void
count_selected_cb (GtkSelectionModel *model, guint position, guint n, gpointer data)
{
  guint *told = data;

  *told = n;
}

static void
test_row_selection (void)
{
  g_autoptr (LongList) rows = g_object_new (long_list_get_type (), NULL);
  g_autoptr (QimamRowSelection) selection = qimam_row_selection_new ();
  GtkSelectionModel *model = GTK_SELECTION_MODEL (selection);
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkWidget *list, *scroller, *window;
  guint shown;
  guint told = 0;

  g_signal_connect (selection, "selection-changed", G_CALLBACK (count_selected_cb), &told);
  g_signal_connect (factory, "setup", G_CALLBACK (setup_row), NULL);
  list = gtk_list_view_new (g_object_ref (model), factory);
  scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), list);
  window = show_page (scroller);
  qimam_row_selection_set_model (selection, G_LIST_MODEL (rows), FALSE);
  settle ();
  shown = rows->asked;
  g_assert_cmpuint (shown, >, 0);
  g_assert_cmpuint (shown, <, 2000);

  g_assert_true (gtk_widget_activate_action (list, "list.select-all", NULL));
  g_assert_cmpuint (qimam_row_selection_get_n (selection), ==, LONG_ROWS);
  g_assert_cmpuint (told, ==, LONG_ROWS);
  g_assert_cmpuint (qimam_row_selection_get_single (selection), ==, GTK_INVALID_LIST_POSITION);
  /* As a click, one with Shift and one with Ctrl do. */
  g_assert_true (gtk_widget_activate_action (list, "list.select-item", "(ubb)", 3, FALSE, FALSE));
  g_assert_cmpuint (qimam_row_selection_get_single (selection), ==, 3);
  g_assert_true (gtk_selection_model_select_range (model, 3, 500000, TRUE));
  g_assert_cmpuint (qimam_row_selection_get_n (selection), ==, 500000);
  g_assert_cmpuint (told, ==, 499999);
  g_assert_true (gtk_widget_activate_action (list, "list.select-item", "(ubb)", 4, TRUE, FALSE));
  g_assert_cmpuint (qimam_row_selection_get_n (selection), ==, 499999);
  g_assert_false (gtk_selection_model_is_selected (model, 4));
  g_assert_true (gtk_selection_model_is_selected (model, 500002));
  settle ();
  g_assert_cmpuint (rows->asked, ==, shown);

  /* Rows that move keep their mark, and none beyond the end is selected. */
  g_list_model_items_changed (G_LIST_MODEL (rows), 0, 3, 3);
  g_assert_cmpuint (qimam_row_selection_get_n (selection), ==, 499999);
  qimam_row_selection_set_single (selection, LONG_ROWS);
  g_assert_cmpuint (qimam_row_selection_get_n (selection), ==, 0);
  gtk_window_destroy (GTK_WINDOW (window));
  settle ();
}

#define N_NEWS 300

static QimamLibrary *
open_with_news (void)
{
  g_autoptr (GError) error = NULL;
  QimamLibrary *library = qimam_library_open (":memory:", NULL, &error);
  QimamExtractOptions options = { .format = QIMAM_FORMAT_JSONL };
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GBytes) bytes = NULL;

  g_assert_no_error (error);
  for (guint i = 0; i < N_NEWS; i++)
    g_string_append_printf (text,
                            "{\"id\":\"s%u\",\"source\":\"وكالة الضفاف\",\"headline\":\"خبر رقم %u\","
                            "\"published\":\"2021-05-20\",\"body\":\"نص قصير عن الطقس رقم %u.\"}\n",
                            i, i, i);
  bytes = g_bytes_new (text->str, text->len);
  g_assert_true (qimam_library_import_bytes (library, bytes, &options, NULL, NULL, NULL, NULL, &error));
  g_assert_no_error (error);
  return library;
}

static guint
count_starred (QimamLibrary *library)
{
  g_autoptr (QimamFilter) filter = qimam_filter_new ();
  g_autoptr (QimamHits) hits = NULL;
  g_autoptr (GError) error = NULL;

  filter->starred = TRUE;
  hits = qimam_library_find (library, filter, NULL, &error);
  g_assert_no_error (error);
  return qimam_hits_get_total (hits);
}

static gboolean
has_results (gpointer data)
{
  GListModel *results = qimam_session_get_results (data);

  return results != NULL && g_list_model_get_n_items (results) == N_NEWS;
}

static void
count_failed_cb (QimamSession *session, const GError *error, gpointer data)
{
  (*(guint *) data)++;
}

static gboolean
has_marked (gpointer data)
{
  return !qimam_session_is_marking (data);
}

static gboolean
is_starred (GListModel *rows, guint position)
{
  g_autoptr (QimamArticleItem) item = g_list_model_get_item (rows, position);

  return qimam_article_item_get_starred (item);
}

static void
test_article_list (void)
{
  g_autoptr (QimamLibrary) library = open_with_news ();
  g_autoptr (QimamSession) session = qimam_session_new ();
  GtkWidget *page = g_object_new (QIMAM_TYPE_ARTICLE_LIST, NULL);
  QimamArticleList *list = QIMAM_ARTICLE_LIST (page);
  GtkWidget *window, *row, *bar, *label;
  GtkSelectionModel *model;
  gint64 article;
  guint n_failed = 0;

  g_signal_connect (session, "failed", G_CALLBACK (count_failed_cb), &n_failed);
  qimam_article_list_set_session (list, session);
  window = show_page (page);
  qimam_session_set_library (session, library);
  spin_until (has_results, session);
  settle ();
  row = find (page, QIMAM_TYPE_ARTICLE_ROW);
  model = gtk_list_view_get_model (GTK_LIST_VIEW (gtk_widget_get_ancestor (row, GTK_TYPE_LIST_VIEW)));
  bar = gtk_widget_get_ancestor (find (page, GTK_TYPE_ACTION_BAR), GTK_TYPE_REVEALER);
  label = find (bar, GTK_TYPE_LABEL);

  /* One opens, more do not. */
  gtk_selection_model_select_item (model, 2, TRUE);
  article = qimam_session_get_article (session);
  g_assert_cmpint (article, !=, 0);
  g_assert_false (gtk_revealer_get_reveal_child (GTK_REVEALER (bar)));
  gtk_selection_model_select_range (model, 2, 150, TRUE);
  g_assert_cmpint (qimam_session_get_article (session), ==, article);
  g_assert_true (gtk_revealer_get_reveal_child (GTK_REVEALER (bar)));
  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (label)), ==, "150 articles selected");
  settle ();
  check_names (page);

  g_assert_true (gtk_widget_activate_action (page, "selection.mark", "s", "star"));
  g_assert_true (qimam_session_is_marking (session));
  spin_until (has_marked, session);
  g_assert_cmpuint (count_starred (library), ==, 150);
  for (guint i = 0; i < 200; i += 7)
    g_assert_cmpint (is_starred (G_LIST_MODEL (model), i), ==, i >= 2 && i < 152);
  g_assert_cmpint (qimam_session_get_article (session), ==, article);

  /* Scattered ones, and of those only the ones left. */
  gtk_selection_model_unselect_range (model, 10, 100);
  gtk_selection_model_unselect_item (model, 4);
  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (label)), ==, "49 articles selected");
  g_assert_true (gtk_widget_activate_action (page, "selection.mark", "s", "unstar"));
  spin_until (has_marked, session);
  g_assert_cmpuint (count_starred (library), ==, 101);
  g_assert_true (is_starred (G_LIST_MODEL (model), 4));
  g_assert_false (is_starred (G_LIST_MODEL (model), 5));

  /* The next one is next to the one that is open, and alone. */
  g_assert_true (qimam_article_list_step (list, 1));
  g_assert_cmpint (qimam_session_get_article (session), !=, article);
  g_assert_false (gtk_selection_model_is_selected (model, 2));
  g_assert_true (gtk_selection_model_is_selected (model, 3));
  g_assert_false (gtk_revealer_get_reveal_child (GTK_REVEALER (bar)));
  g_assert_false (qimam_article_list_unselect (list));
  gtk_selection_model_select_all (model);
  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (label)), ==, "300 articles selected");

  /* What is under way stops first, which is no failure; what was selected stays. */
  g_assert_true (gtk_widget_activate_action (page, "selection.mark", "s", "read"));
  g_assert_true (qimam_article_list_unselect (list));
  spin_until (has_marked, session);
  g_assert_cmpuint (n_failed, ==, 0);
  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (label)), ==, "300 articles selected");
  g_assert_true (qimam_article_list_unselect (list));
  g_assert_true (gtk_selection_model_is_selected (model, 3));
  g_assert_false (gtk_selection_model_is_selected (model, 4));
  gtk_window_destroy (GTK_WINDOW (window));
  qimam_session_set_library (session, NULL);
  settle ();
}

/* Each widget lets go of its template's children once, whether or not somebody holds it. */
static void
test_dispose (void)
{
  const GType types[] = { QIMAM_TYPE_ARTICLE_LIST,  QIMAM_TYPE_ARTICLE_ROW,    QIMAM_TYPE_BRIEF_PAGE,
                          QIMAM_TYPE_CLAIM_PANEL,   QIMAM_TYPE_CLAIM_ROW,      QIMAM_TYPE_COMPARE_PAGE,
                          QIMAM_TYPE_DATE_FILTER,   QIMAM_TYPE_FEEDS_WINDOW,   QIMAM_TYPE_FILTER_BAR,
                          QIMAM_TYPE_JOBS_WINDOW,   QIMAM_TYPE_MEETING_PICKER, QIMAM_TYPE_NOTE_PANEL,
                          QIMAM_TYPE_NOTE_WINDOW,   QIMAM_TYPE_READER,         QIMAM_TYPE_SIDEBAR,
                          QIMAM_TYPE_SIDEBAR_ROW,   QIMAM_TYPE_TOPIC_EDITOR,   QIMAM_TYPE_TOPICS_WINDOW,
                          QIMAM_TYPE_VERSION_WINDOW };

  for (guint held = 0; held < 2; held++)
    for (guint i = 0; i < G_N_ELEMENTS (types); i++)
      {
        GtkWidget *widget = g_object_new (types[i], NULL);
        g_autoptr (GObject) kept = held ? G_OBJECT (g_object_ref (widget)) : NULL;
        GtkWidget *window = GTK_IS_WINDOW (widget) ? widget : show_page (widget);

        gtk_window_present (GTK_WINDOW (window));
        settle ();
        gtk_window_destroy (GTK_WINDOW (window));
        if (held)
          g_object_run_dispose (kept);
        settle ();
      }
}

int
main (int argc, char **argv)
{
  GSettingsSchemaSource *schemas = g_settings_schema_source_get_default ();
  g_autoptr (GSettingsSchema) schema =
      schemas ? g_settings_schema_source_lookup (schemas, "io.github.qimam.Qimam", TRUE) : NULL;

  g_setenv ("GTK_A11Y", "test", TRUE);
  g_setenv ("GSK_RENDERER", "cairo", FALSE);
  if (schema == NULL)
    {
      g_print ("1..0 # SKIP the program's settings are not installed\n");
      return 0;
    }
  gtk_disable_setlocale ();
  if (!gtk_init_check ())
    {
      g_print ("1..0 # SKIP there is no display\n");
      return 0;
    }
  qimam_ui_init ();
  g_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add_func ("/view/geometry", test_geometry);
  g_test_add_func ("/view/matrix/names", test_matrix_names);
  g_test_add_data_func ("/view/matrix/direction/ltr", GINT_TO_POINTER (FALSE), test_matrix_direction);
  g_test_add_data_func ("/view/matrix/direction/rtl", GINT_TO_POINTER (TRUE), test_matrix_direction);
  g_test_add_data_func ("/view/matrix/sticky/ltr", GINT_TO_POINTER (FALSE), test_matrix_sticky);
  g_test_add_data_func ("/view/matrix/sticky/rtl", GINT_TO_POINTER (TRUE), test_matrix_sticky);
  g_test_add_func ("/view/matrix/culling", test_matrix_culling);
  g_test_add_data_func ("/view/matrix/keys/ltr", GINT_TO_POINTER (FALSE), test_matrix_keys);
  g_test_add_data_func ("/view/matrix/keys/rtl", GINT_TO_POINTER (TRUE), test_matrix_keys);
  g_test_add_func ("/view/matrix/hostile", test_matrix_hostile);
  g_test_add_func ("/view/claims", test_claims);
  g_test_add_func ("/view/preview", test_preview);
  g_test_add_func ("/view/print", test_print);
  g_test_add_func ("/view/save/names", test_save_names);
  g_test_add_func ("/view/save", test_save);
  g_test_add_func ("/view/toasts", test_toasts);
  g_test_add_func ("/view/slices", test_slices);
  g_test_add_func ("/view/dispose", test_dispose);
  g_test_add_func ("/view/pages/empty", test_pages_empty);
  g_test_add_func ("/view/pages/filled", test_pages_filled);
  g_test_add_func ("/view/pages/hurried", test_pages_hurried);
  g_test_add_func ("/view/meeting-picker", test_meeting_picker);
  g_test_add_func ("/view/dating-text", test_dating_text);
  g_test_add_func ("/view/day-counts", test_day_counts);
  g_test_add_func ("/view/wrap-box", test_wrap_box);
  g_test_add_func ("/view/selection/rows", test_row_selection);
  g_test_add_func ("/view/selection/articles", test_article_list);
  return g_test_run ();
}
