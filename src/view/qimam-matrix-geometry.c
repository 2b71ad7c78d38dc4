/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-matrix-geometry.h"

#define LABEL_MIN  96
#define LABEL_MAX  220
#define COLUMN_MIN 190
#define ROW_GUESS  72

void
qimam_matrix_geometry_init (QimamMatrixGeometry *self)
{
  *self = (QimamMatrixGeometry){ .offsets = g_array_new (FALSE, TRUE, sizeof (int)) };
  qimam_matrix_geometry_forget (self);
}

void
qimam_matrix_geometry_clear (QimamMatrixGeometry *self)
{
  g_clear_pointer (&self->offsets, g_array_unref);
}

void
qimam_matrix_geometry_forget (QimamMatrixGeometry *self)
{
  g_array_set_size (self->offsets, 0);
  g_array_set_size (self->offsets, 1);
}

gboolean
qimam_matrix_geometry_fit (QimamMatrixGeometry *self, guint n_rows, guint n_columns, int width)
{
  int label = CLAMP (width / 5, LABEL_MIN, LABEL_MAX);
  int room = MAX (width - label, 0);
  /* A narrow window still shows one whole column beside the labels. */
  int least = CLAMP (room, LABEL_MIN, COLUMN_MIN);
  int body = n_columns > 0 ? (int) MAX ((gint64) least * n_columns, room) : 0;

  if (self->n_rows == n_rows && self->n_columns == n_columns && self->label_width == label &&
      self->body_width == body)
    return FALSE;
  self->n_rows = n_rows;
  self->n_columns = n_columns;
  self->label_width = label;
  self->body_width = body;
  qimam_matrix_geometry_forget (self);
  return TRUE;
}

guint
qimam_matrix_geometry_n_measured (const QimamMatrixGeometry *self)
{
  return self->offsets->len - 1;
}

int
qimam_matrix_geometry_measured_height (const QimamMatrixGeometry *self)
{
  return g_array_index (self->offsets, int, self->offsets->len - 1);
}

void
qimam_matrix_geometry_add_row (QimamMatrixGeometry *self, int height)
{
  int bottom = qimam_matrix_geometry_measured_height (self) + MAX (height, 1);

  g_return_if_fail (qimam_matrix_geometry_n_measured (self) < self->n_rows);
  g_array_append_val (self->offsets, bottom);
}

int
qimam_matrix_geometry_column_width (const QimamMatrixGeometry *self)
{
  return self->n_columns > 0 ? self->body_width / (int) self->n_columns : 0;
}

int
qimam_matrix_geometry_column_start (const QimamMatrixGeometry *self, guint column)
{
  return self->n_columns > 0 ? (int) ((gint64) column * self->body_width / self->n_columns) : 0;
}

static int
guess (const QimamMatrixGeometry *self)
{
  guint n = qimam_matrix_geometry_n_measured (self);

  return n > 0 ? qimam_matrix_geometry_measured_height (self) / (int) n : ROW_GUESS;
}

int
qimam_matrix_geometry_row_top (const QimamMatrixGeometry *self, guint row)
{
  guint n = qimam_matrix_geometry_n_measured (self);

  if (row <= n)
    return g_array_index (self->offsets, int, row);
  return qimam_matrix_geometry_measured_height (self) + (int) (row - n) * guess (self);
}

int
qimam_matrix_geometry_body_height (const QimamMatrixGeometry *self)
{
  return qimam_matrix_geometry_row_top (self, self->n_rows);
}

/* The last of @n things whose start is at or before @at. */
static guint
find (const QimamMatrixGeometry *self,
      int (*start) (const QimamMatrixGeometry *self, guint i),
      guint n,
      int at)
{
  guint low = 0, high = n;

  while (high - low > 1)
    {
      guint middle = low + (high - low) / 2;

      if (start (self, middle) <= at)
        low = middle;
      else
        high = middle;
    }
  return low;
}

static gboolean
things_in (const QimamMatrixGeometry *self,
           int (*start) (const QimamMatrixGeometry *self, guint i),
           guint n,
           int from,
           int to,
           guint *first,
           guint *last)
{
  if (n == 0 || to <= from || to <= 0 || from >= start (self, n))
    return FALSE;
  *first = find (self, start, n, MAX (from, 0));
  *last = find (self, start, n, to - 1);
  return TRUE;
}

gboolean
qimam_matrix_geometry_rows_in (const QimamMatrixGeometry *self, int from, int to, guint *first, guint *last)
{
  return things_in (self, qimam_matrix_geometry_row_top, self->n_rows, from, to, first, last);
}

gboolean
qimam_matrix_geometry_columns_in (
    const QimamMatrixGeometry *self, int from, int to, guint *first, guint *last)
{
  return things_in (self, qimam_matrix_geometry_column_start, self->n_columns, from, to, first, last);
}
