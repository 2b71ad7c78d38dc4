/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-matrix-cell.h"

#include <glib/gi18n.h>

#include "qimam-page-style.h"
#include "qimam-ui.h"

#define TEXT_LINES 4

struct _QimamMatrixCell
{
  GtkWidget parent_instance;

  GtkWidget *caption_box;
  GtkWidget *icon;
  GtkWidget *caption;
  GtkWidget *text;
  guint row;
  guint column;
};

G_DEFINE_FINAL_TYPE (QimamMatrixCell, qimam_matrix_cell, GTK_TYPE_WIDGET)

static void
qimam_matrix_cell_dispose (GObject *object)
{
  QimamMatrixCell *self = QIMAM_MATRIX_CELL (object);

  g_clear_pointer (&self->caption_box, gtk_widget_unparent);
  g_clear_pointer (&self->text, gtk_widget_unparent);
  G_OBJECT_CLASS (qimam_matrix_cell_parent_class)->dispose (object);
}

static void
qimam_matrix_cell_class_init (QimamMatrixCellClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = qimam_matrix_cell_dispose;
  gtk_widget_class_set_css_name (widget_class, "matrixcell");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
}

static void
qimam_matrix_cell_init (QimamMatrixCell *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 2);

  self->caption_box = g_object_new (GTK_TYPE_BOX, "spacing", 5, "visible", FALSE, "css-name", "caption",
                                    "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  self->icon = g_object_new (GTK_TYPE_IMAGE, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  self->caption =
      g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "ellipsize", PANGO_ELLIPSIZE_END, "hexpand", TRUE, NULL);
  gtk_box_append (GTK_BOX (self->caption_box), self->icon);
  gtk_box_append (GTK_BOX (self->caption_box), self->caption);
  gtk_widget_set_parent (self->caption_box, GTK_WIDGET (self));

  self->text =
      g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "yalign", 0.0, "wrap", TRUE, "wrap-mode",
                    PANGO_WRAP_WORD_CHAR, "lines", TEXT_LINES, "ellipsize", PANGO_ELLIPSIZE_END, NULL);
  gtk_widget_set_parent (self->text, GTK_WIDGET (self));
}

GtkWidget *
qimam_matrix_cell_new (GtkAccessibleRole role, guint row, guint column)
{
  QimamMatrixCell *self = g_object_new (QIMAM_TYPE_MATRIX_CELL, "accessible-role", role, NULL);

  self->row = row;
  self->column = column;
  if (role == GTK_ACCESSIBLE_ROLE_CELL)
    {
      gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
      gtk_widget_add_css_class (GTK_WIDGET (self), "body");
    }
  else if (role == GTK_ACCESSIBLE_ROLE_ROW_HEADER)
    gtk_widget_add_css_class (GTK_WIDGET (self), "row-label");
  else if (role == GTK_ACCESSIBLE_ROLE_COLUMN_HEADER)
    {
      gtk_widget_add_css_class (GTK_WIDGET (self), "column-title");
      gtk_widget_insert_after (self->caption_box, GTK_WIDGET (self), self->text);
    }
  return GTK_WIDGET (self);
}

void
qimam_matrix_cell_set_text (QimamMatrixCell *self, const char *text)
{
  g_return_if_fail (QIMAM_IS_MATRIX_CELL (self));

  gtk_label_set_xalign (GTK_LABEL (self->text), qimam_page_text_alignment (GTK_WIDGET (self), text));
  gtk_label_set_text (GTK_LABEL (self->text), text ? text : "");
  gtk_widget_set_visible (self->text, text && *text);
}

void
qimam_matrix_cell_set_caption (QimamMatrixCell *self, const char *icon_name, const char *caption)
{
  g_return_if_fail (QIMAM_IS_MATRIX_CELL (self));

  gtk_widget_set_visible (self->caption_box, caption && *caption);
  gtk_label_set_text (GTK_LABEL (self->caption), caption ? caption : "");
  gtk_widget_set_visible (self->icon, icon_name != NULL);
  gtk_image_set_from_icon_name (GTK_IMAGE (self->icon), icon_name);
}

void
qimam_matrix_cell_set_status (QimamMatrixCell *self,
                              QimamStatus status,
                              QimamCompareMode mode,
                              guint n_claims)
{
  static const QimamStatus all[] = { QIMAM_STATUS_SILENT, QIMAM_STATUS_SINGLE, QIMAM_STATUS_AGREE,
                                     QIMAM_STATUS_DIFFER };
  const char *word = qimam_matrix_status_word (status, mode);
  gboolean plain = mode == QIMAM_COMPARE_MEETINGS && status == QIMAM_STATUS_DIFFER;

  g_return_if_fail (QIMAM_IS_MATRIX_CELL (self));

  if (n_claims > 1)
    {
      g_autofree char *number = qimam_ui_number (n_claims);
      /* Translators: a state ("Agree") and how many passages stand behind it */
      g_autofree char *caption =
          g_strdup_printf (ngettext ("%s · %s passage", "%s · %s passages", n_claims), word, number);

      qimam_matrix_cell_set_caption (self, qimam_matrix_status_icon (status, mode), caption);
    }
  else
    qimam_matrix_cell_set_caption (self, qimam_matrix_status_icon (status, mode), word);
  for (guint i = 0; i < G_N_ELEMENTS (all); i++)
    {
      if (all[i] == status && !plain)
        gtk_widget_add_css_class (GTK_WIDGET (self), qimam_status_nick (all[i]));
      else
        gtk_widget_remove_css_class (GTK_WIDGET (self), qimam_status_nick (all[i]));
    }
}

guint
qimam_matrix_cell_get_row (QimamMatrixCell *self)
{
  return self->row;
}

guint
qimam_matrix_cell_get_column (QimamMatrixCell *self)
{
  return self->column;
}

const char *
qimam_matrix_status_word (QimamStatus status, QimamCompareMode mode)
{
  gboolean meetings = mode == QIMAM_COMPARE_MEETINGS;

  switch (status)
    {
    case QIMAM_STATUS_AGREE:
      return meetings ? C_ ("comparison of meetings", "In several") : C_ ("comparison", "Agree");
    case QIMAM_STATUS_DIFFER:
      return meetings ? C_ ("comparison of meetings", "Different") : C_ ("comparison", "Differ");
    case QIMAM_STATUS_SINGLE:
      return C_ ("comparison", "Only here");
    case QIMAM_STATUS_SILENT:
    default:
      return C_ ("comparison", "Not stated");
    }
}

const char *
qimam_matrix_status_icon (QimamStatus status, QimamCompareMode mode)
{
  switch (status)
    {
    case QIMAM_STATUS_AGREE:
      return "emblem-ok-symbolic";
    case QIMAM_STATUS_DIFFER:
      return mode == QIMAM_COMPARE_MEETINGS ? "qimam-differs-symbolic" : "dialog-warning-symbolic";
    case QIMAM_STATUS_SINGLE:
      return "view-pin-symbolic";
    case QIMAM_STATUS_SILENT:
    default:
      return "action-unavailable-symbolic";
    }
}
