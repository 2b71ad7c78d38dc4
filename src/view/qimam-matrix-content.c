/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-matrix-private.h"

#include <glib/gi18n.h>

#include "qimam-format.h"
#include "qimam-ui.h"

const QimamComparison *
qimam_matrix_get_comparison (QimamMatrixView *self)
{
  return qimam_shared_get (self->comparison);
}

guint
qimam_matrix_n_rows (QimamMatrixView *self)
{
  const QimamComparison *comparison = qimam_matrix_get_comparison (self);

  return comparison ? comparison->rows->len : 0;
}

guint
qimam_matrix_n_columns (QimamMatrixView *self)
{
  const QimamComparison *comparison = qimam_matrix_get_comparison (self);

  return comparison ? comparison->columns->len : 0;
}

/* (nullable): rows may come with fewer cells than there are columns. */
static const QimamCell *
get_content (QimamMatrixView *self, guint row, guint column)
{
  const QimamRow *content = g_ptr_array_index (qimam_matrix_get_comparison (self)->rows, row);

  return column < content->cells->len ? g_ptr_array_index (content->cells, column) : NULL;
}

gboolean
qimam_matrix_is_rtl (QimamMatrixView *self)
{
  return gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
}

void
qimam_matrix_fill_cell (QimamMatrixView *self, QimamMatrixCell *cell, guint row, guint column)
{
  const QimamCell *content = get_content (self, row, column);
  g_autofree char *text = qimam_ui_clean (content ? content->text : NULL, 0);
  guint n_claims = content && content->claims ? content->claims->len : 0;

  qimam_matrix_cell_set_status (cell, content ? content->status : QIMAM_STATUS_SILENT,
                                qimam_matrix_get_comparison (self)->mode, n_claims);
  qimam_matrix_cell_set_text (cell, text);
}

static void
name_cell (QimamMatrixView *self, GtkWidget *cell, guint row, guint column)
{
  const QimamComparison *comparison = qimam_matrix_get_comparison (self);
  const QimamRow *row_content = g_ptr_array_index (comparison->rows, row);
  const QimamColumn *column_content = g_ptr_array_index (comparison->columns, column);
  const QimamCell *content = get_content (self, row, column);
  const char *status =
      qimam_matrix_status_word (content ? content->status : QIMAM_STATUS_SILENT, comparison->mode);
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

gpointer
qimam_matrix_cell_key (QimamMatrixView *self, guint row, guint column)
{
  return GUINT_TO_POINTER (row * qimam_matrix_n_columns (self) + column);
}

GtkWidget *
qimam_matrix_make_cell (QimamMatrixView *self, guint row, guint column)
{
  GtkWidget *cell = qimam_matrix_cell_new (GTK_ACCESSIBLE_ROLE_CELL, row, column);

  qimam_matrix_fill_cell (self, QIMAM_MATRIX_CELL (cell), row, column);
  name_cell (self, cell, row, column);
  gtk_widget_insert_before (cell, GTK_WIDGET (self), self->probe);
  g_hash_table_insert (self->cells, qimam_matrix_cell_key (self, row, column), cell);
  return cell;
}

void
qimam_matrix_fill_row_label (QimamMatrixView *self, QimamMatrixCell *cell, guint row)
{
  const QimamRow *content = g_ptr_array_index (qimam_matrix_get_comparison (self)->rows, row);
  g_autofree char *text = qimam_ui_clean (content->label, 0);

  qimam_matrix_cell_set_text (cell, text);
  qimam_matrix_cell_set_status (cell, content->status, qimam_matrix_get_comparison (self)->mode, 0);
}

GtkWidget *
qimam_matrix_make_row_label (QimamMatrixView *self, guint row)
{
  const QimamRow *content = g_ptr_array_index (qimam_matrix_get_comparison (self)->rows, row);
  GtkWidget *cell = qimam_matrix_cell_new (GTK_ACCESSIBLE_ROLE_ROW_HEADER, row, 0);
  g_autofree char *text = qimam_ui_clean (content->label, 0);

  qimam_matrix_fill_row_label (self, QIMAM_MATRIX_CELL (cell), row);
  gtk_accessible_update_property (GTK_ACCESSIBLE (cell), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  gtk_widget_insert_after (cell, GTK_WIDGET (self), self->probe);
  g_hash_table_insert (self->row_labels, GUINT_TO_POINTER (row), cell);
  return cell;
}

void
qimam_matrix_make_column_titles (QimamMatrixView *self)
{
  const QimamComparison *comparison = qimam_matrix_get_comparison (self);

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

void
qimam_matrix_drop_cells (QimamMatrixView *self)
{
  unparent_all (self->cells);
  unparent_all (self->row_labels);
  for (guint i = 0; i < self->column_titles->len; i++)
    gtk_widget_unparent (g_ptr_array_index (self->column_titles, i));
  g_ptr_array_set_size (self->column_titles, 0);
}

/* A cell that says nothing to anyone. */
GtkWidget *
qimam_matrix_make_mute_cell (QimamMatrixView *self, const char *css_class)
{
  GtkWidget *cell = qimam_matrix_cell_new (GTK_ACCESSIBLE_ROLE_PRESENTATION, 0, 0);

  gtk_widget_add_css_class (cell, css_class);
  gtk_widget_set_parent (cell, GTK_WIDGET (self));
  return cell;
}
