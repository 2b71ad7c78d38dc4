/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * QimamMatrixGeometry:
 *
 * Where the cells of a matrix stand, in pixels. Positions are counted from the start edge (left in LTR, right
 * in RTL) and from the top, of the body: without the column of row labels and without the row of column
 * titles. Rows are measured from the top as they are needed; the others count with the mean height of those.
 */
typedef struct
{
  guint n_rows;
  guint n_columns;
  int label_width;   /* of the column of row labels */
  int header_height; /* of the row of column titles */
  int body_width;    /* of all columns together */
  GArray *offsets;   /* (element-type int) top of each measured row, and the bottom of the last */
} QimamMatrixGeometry;

void qimam_matrix_geometry_init (QimamMatrixGeometry *self);
void qimam_matrix_geometry_clear (QimamMatrixGeometry *self);

/* Fits the columns into @width; forgets the rows if that changes their width or their number. Tells whether
 * it did. */
gboolean qimam_matrix_geometry_fit (QimamMatrixGeometry *self, guint n_rows, guint n_columns, int width);

/* Forgets what was measured. */
void qimam_matrix_geometry_forget (QimamMatrixGeometry *self);

guint qimam_matrix_geometry_n_measured (const QimamMatrixGeometry *self);

/* Sets the height of the next row that was not measured. */
void qimam_matrix_geometry_add_row (QimamMatrixGeometry *self, int height);

/* The narrowest column, the width at which cells are measured. */
int qimam_matrix_geometry_column_width (const QimamMatrixGeometry *self);

int qimam_matrix_geometry_column_start (const QimamMatrixGeometry *self, guint column);
int qimam_matrix_geometry_row_top (const QimamMatrixGeometry *self, guint row);

/* Height of all rows, those not measured estimated. */
int qimam_matrix_geometry_body_height (const QimamMatrixGeometry *self);

/* Bottom of the measured rows. */
int qimam_matrix_geometry_measured_height (const QimamMatrixGeometry *self);

/* The rows (columns) that touch from <= y < to: *first to *last, included. %FALSE where there is none. */
gboolean
qimam_matrix_geometry_rows_in (const QimamMatrixGeometry *self, int from, int to, guint *first, guint *last);
gboolean qimam_matrix_geometry_columns_in (
    const QimamMatrixGeometry *self, int from, int to, guint *first, guint *last);

G_END_DECLS
