/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-matrix-private.h"

gboolean
qimam_matrix_view_focus_cell (QimamMatrixView *self, guint row, guint column)
{
  GtkWidget *cell;

  g_return_val_if_fail (QIMAM_IS_MATRIX_VIEW (self), FALSE);

  if (row >= qimam_matrix_n_rows (self) || column >= qimam_matrix_n_columns (self))
    return FALSE;
  self->cursor_row = row;
  self->cursor_column = column;
  qimam_matrix_view_scroll_to (self, row, column);
  cell = g_hash_table_lookup (self->cells, qimam_matrix_cell_key (self, row, column));
  if (cell == NULL)
    {
      cell = qimam_matrix_make_cell (self, row, column);
      qimam_scrolling_queue_layout (GTK_WIDGET (self));
    }
  return gtk_widget_grab_focus (cell);
}

gboolean
qimam_matrix_grab_focus (GtkWidget *widget)
{
  QimamMatrixView *self = QIMAM_MATRIX_VIEW (widget);

  return qimam_matrix_view_focus_cell (self, self->cursor_row, self->cursor_column);
}

/* The matrix is one stop of the Tab key; within it the arrows move. */
gboolean
qimam_matrix_move_focus (GtkWidget *widget, GtkDirectionType direction)
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
  int page = MAX (qimam_matrix_body_view_height (self), 1);
  int at = qimam_matrix_geometry_row_top (&self->geometry, row) + sign * page;
  guint first, last;

  qimam_matrix_measure_to (self, at + 1);
  if (at <= 0)
    return 0;
  if (!qimam_matrix_geometry_rows_in (&self->geometry, at, at + 1, &first, &last))
    return qimam_matrix_n_rows (self) - 1;
  /* At least one row further, however tall the rows are. */
  return sign > 0 ? MIN (MAX (first, row + 1), qimam_matrix_n_rows (self) - 1)
                  : MIN (first, row > 0 ? row - 1 : 0);
}

static gboolean
on_move (GtkWidget *widget, GVariant *args, gpointer data)
{
  QimamMatrixView *self = QIMAM_MATRIX_VIEW (widget);
  guint row = self->cursor_row, column = self->cursor_column;
  guint rows = qimam_matrix_n_rows (self), columns = qimam_matrix_n_columns (self);
  Move move = (Move) g_variant_get_int32 (args);

  if (rows == 0 || columns == 0)
    return FALSE;
  if (qimam_matrix_is_rtl (self) && (move == MOVE_LEFT || move == MOVE_RIGHT))
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
  qimam_matrix_emit_activated (self, self->cursor_row, self->cursor_column);
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
    qimam_matrix_emit_activated (self, qimam_matrix_cell_get_row (cell), qimam_matrix_cell_get_column (cell));
}

void
qimam_matrix_add_keys (GtkWidgetClass *widget_class)
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

void
qimam_matrix_watch_focus (QimamMatrixView *self)
{
  GtkGesture *click = gtk_gesture_click_new ();

  g_signal_connect_swapped (click, "pressed", G_CALLBACK (on_pressed), self);
  g_signal_connect_swapped (click, "released", G_CALLBACK (on_released), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  g_signal_connect (self, "notify::focus-child", G_CALLBACK (on_focus_child), NULL);
}
