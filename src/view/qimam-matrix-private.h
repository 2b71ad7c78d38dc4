/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The inside of #QimamMatrixView, which is spread over files: what its cells say (content), where they stand
 * (layout), how the focus moves among them (focus). */

#include "qimam-matrix-cell.h"
#include "qimam-matrix-geometry.h"
#include "qimam-matrix-view.h"
#include "qimam-scrolling.h"

G_BEGIN_DECLS

struct _QimamMatrixView
{
  GtkWidget parent_instance;

  QimamShared *comparison;
  QimamMatrixGeometry geometry;
  QimamScrolling scrolling;

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

/* ---- Content ---- */

const QimamComparison *qimam_matrix_get_comparison (QimamMatrixView *self);
guint qimam_matrix_n_rows (QimamMatrixView *self);
guint qimam_matrix_n_columns (QimamMatrixView *self);
gboolean qimam_matrix_is_rtl (QimamMatrixView *self);

/* Fill a cell, or the probe of its kind. */
void qimam_matrix_fill_cell (QimamMatrixView *self, QimamMatrixCell *cell, guint row, guint column);
void qimam_matrix_fill_row_label (QimamMatrixView *self, QimamMatrixCell *cell, guint row);

/* Make a widget and keep it in its table. */
GtkWidget *qimam_matrix_make_cell (QimamMatrixView *self, guint row, guint column);
GtkWidget *qimam_matrix_make_row_label (QimamMatrixView *self, guint row);
void qimam_matrix_make_column_titles (QimamMatrixView *self);
/* A cell that says nothing to anyone; it is kept by the caller. */
GtkWidget *qimam_matrix_make_mute_cell (QimamMatrixView *self, const char *css_class);
void qimam_matrix_drop_cells (QimamMatrixView *self);

/* The key of a cell in the table of cells. */
gpointer qimam_matrix_cell_key (QimamMatrixView *self, guint row, guint column);

/* ---- Layout ---- */

void qimam_matrix_size_allocate (GtkWidget *widget, int width, int height, int baseline);
/* Measures and makes what can be seen; not for use during an allocation. */
void qimam_matrix_update (QimamMatrixView *self);
void qimam_matrix_measure_row (QimamMatrixView *self);
/* Measures rows until @bottom, a position in the body, is known exactly. */
void qimam_matrix_measure_to (QimamMatrixView *self, int bottom);
void qimam_matrix_configure_adjustments (QimamMatrixView *self, int width, int height);
/* How far the body is scrolled away from its start edge. */
int qimam_matrix_scroll_start (QimamMatrixView *self);
void qimam_matrix_set_scroll_start (QimamMatrixView *self, int start);
int qimam_matrix_body_view_width (QimamMatrixView *self);
int qimam_matrix_body_view_height (QimamMatrixView *self);

/* ---- Focus ---- */

void qimam_matrix_add_keys (GtkWidgetClass *widget_class);
void qimam_matrix_watch_focus (QimamMatrixView *self);
gboolean qimam_matrix_grab_focus (GtkWidget *widget);
gboolean qimam_matrix_move_focus (GtkWidget *widget, GtkDirectionType direction);
void qimam_matrix_emit_activated (QimamMatrixView *self, guint row, guint column);

G_END_DECLS
