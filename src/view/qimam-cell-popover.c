/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-cell-popover.h"

#include <glib/gi18n.h>

#include "qimam-claim-list.h"
#include "qimam-matrix-cell.h"
#include "qimam-page-style.h"
#include "qimam-ui.h"

#define TEXT_CHARS 4000
#define WIDTH      440
#define MAX_HEIGHT 420

struct _QimamCellPopover
{
  GtkPopover parent_instance;

  GtkWidget *title;
  GtkWidget *icon;
  GtkWidget *status;
  GtkWidget *text;
  GtkWidget *claims;
  GtkWidget *body;
};

enum
{
  OPEN_SPAN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (QimamCellPopover, qimam_cell_popover, GTK_TYPE_POPOVER)

static void
on_open_span (QimamCellPopover *self, gint64 article, guint in, guint start, guint end)
{
  gtk_popover_popdown (GTK_POPOVER (self));
  g_signal_emit (self, signals[OPEN_SPAN], 0, article, in, start, end);
}

static GtkWidget *
make_label (const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 46);
  gtk_widget_add_css_class (label, css_class);
  return label;
}

static void
qimam_cell_popover_class_init (QimamCellPopoverClass *klass)
{
  signals[OPEN_SPAN] =
      g_signal_new ("open-span", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                    G_TYPE_NONE, 4, G_TYPE_INT64, G_TYPE_UINT, G_TYPE_UINT, G_TYPE_UINT);
}

static void
qimam_cell_popover_init (QimamCellPopover *self)
{
  GtkWidget *caption = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->body = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  self->title = make_label ("heading");
  self->icon = g_object_new (GTK_TYPE_IMAGE, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  self->status = make_label ("caption");
  self->text = make_label ("body");
  gtk_box_append (GTK_BOX (caption), self->icon);
  gtk_box_append (GTK_BOX (caption), self->status);
  gtk_box_append (GTK_BOX (self->body), self->title);
  gtk_box_append (GTK_BOX (self->body), caption);
  gtk_box_append (GTK_BOX (self->body), self->text);

  gtk_widget_set_size_request (self->body, WIDTH, -1);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), MAX_HEIGHT);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->body);
  gtk_popover_set_child (GTK_POPOVER (self), scroller);
}

GtkWidget *
qimam_cell_popover_new (QimamLibrary *library)
{
  QimamCellPopover *self = g_object_new (QIMAM_TYPE_CELL_POPOVER, NULL);

  self->claims = qimam_claim_list_new (library);
  gtk_box_append (GTK_BOX (self->body), self->claims);
  g_signal_connect_swapped (self->claims, "open-span", G_CALLBACK (on_open_span), self);
  return GTK_WIDGET (self);
}

void
qimam_cell_popover_set_cell (QimamCellPopover *self,
                             const QimamComparison *comparison,
                             guint row,
                             guint column)
{
  const QimamRow *content;
  const QimamColumn *title;
  const QimamCell *cell;
  QimamStatus status;
  g_autofree char *text = NULL;
  g_autofree char *row_label = NULL;
  g_autofree char *column_label = NULL;
  g_autofree char *heading = NULL;

  g_return_if_fail (QIMAM_IS_CELL_POPOVER (self));
  g_return_if_fail (row < comparison->rows->len && column < comparison->columns->len);

  content = g_ptr_array_index (comparison->rows, row);
  title = g_ptr_array_index (comparison->columns, column);
  cell = column < content->cells->len ? g_ptr_array_index (content->cells, column) : NULL;
  status = cell ? cell->status : QIMAM_STATUS_SILENT;
  row_label = qimam_ui_isolate (content->label);
  column_label = qimam_ui_isolate (title->label);
  heading = g_strdup_printf ("%s · %s", row_label, column_label);
  text = qimam_ui_clean (cell ? cell->text : NULL, TEXT_CHARS);
  gtk_label_set_text (GTK_LABEL (self->title), heading);
  gtk_image_set_from_icon_name (GTK_IMAGE (self->icon), qimam_matrix_status_icon (status, comparison->mode));
  gtk_label_set_text (GTK_LABEL (self->status), status == QIMAM_STATUS_SILENT
                                                    ? _ ("The coverage that was imported does not say")
                                                    : qimam_matrix_status_word (status, comparison->mode));
  gtk_label_set_text (GTK_LABEL (self->text), text);
  gtk_label_set_xalign (GTK_LABEL (self->text), qimam_page_text_alignment (self->text, text));
  gtk_widget_set_visible (self->text, *text != '\0');
  qimam_claim_list_set_claims (QIMAM_CLAIM_LIST (self->claims), cell ? cell->claims : NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, heading, -1);
}
