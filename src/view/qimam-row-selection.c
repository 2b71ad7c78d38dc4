/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-row-selection.h"

struct _QimamRowSelection
{
  GObject parent_instance;

  GListModel *model;
  GtkBitset *positions;
  gulong changed_id;
};

static void list_model_init (GListModelInterface *iface);
static void selection_model_init (GtkSelectionModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (QimamRowSelection,
                               qimam_row_selection,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init)
                                   G_IMPLEMENT_INTERFACE (GTK_TYPE_SELECTION_MODEL, selection_model_init))

/* ---- The list ---- */

static GType
get_item_type (GListModel *model)
{
  return G_TYPE_OBJECT;
}

static guint
get_n_items (GListModel *model)
{
  QimamRowSelection *self = QIMAM_ROW_SELECTION (model);

  return self->model != NULL ? g_list_model_get_n_items (self->model) : 0;
}

static gpointer
get_item (GListModel *model, guint position)
{
  QimamRowSelection *self = QIMAM_ROW_SELECTION (model);

  return self->model != NULL ? g_list_model_get_item (self->model, position) : NULL;
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

static void
items_changed_cb (QimamRowSelection *self, guint position, guint removed, guint added)
{
  gtk_bitset_splice (self->positions, position, removed, added);
  g_list_model_items_changed (G_LIST_MODEL (self), position, removed, added);
}

/* ---- The selection ---- */

static gboolean
is_selected (GtkSelectionModel *model, guint position)
{
  return gtk_bitset_contains (QIMAM_ROW_SELECTION (model)->positions, position);
}

static GtkBitset *
get_selection_in_range (GtkSelectionModel *model, guint position, guint n)
{
  return gtk_bitset_copy (QIMAM_ROW_SELECTION (model)->positions);
}

/* Every other way to select ends here. */
static gboolean
set_selection (GtkSelectionModel *model, GtkBitset *selected, GtkBitset *mask)
{
  QimamRowSelection *self = QIMAM_ROW_SELECTION (model);
  guint n_items = get_n_items (G_LIST_MODEL (model));
  g_autoptr (GtkBitset) changes = gtk_bitset_copy (self->positions);

  gtk_bitset_difference (changes, selected);
  gtk_bitset_intersect (changes, mask);
  if (n_items < G_MAXUINT)
    gtk_bitset_remove_range_closed (changes, n_items, G_MAXUINT);
  if (gtk_bitset_is_empty (changes))
    return TRUE;
  gtk_bitset_difference (self->positions, changes);
  gtk_selection_model_selection_changed (model, gtk_bitset_get_minimum (changes),
                                         gtk_bitset_get_maximum (changes) - gtk_bitset_get_minimum (changes) +
                                             1);
  return TRUE;
}

static void
selection_model_init (GtkSelectionModelInterface *iface)
{
  iface->is_selected = is_selected;
  iface->get_selection_in_range = get_selection_in_range;
  iface->set_selection = set_selection;
}

/* ---- GObject ---- */

static void
drop_model (QimamRowSelection *self)
{
  if (self->model != NULL)
    g_clear_signal_handler (&self->changed_id, self->model);
  g_clear_object (&self->model);
}

static void
qimam_row_selection_finalize (GObject *object)
{
  QimamRowSelection *self = QIMAM_ROW_SELECTION (object);

  drop_model (self);
  gtk_bitset_unref (self->positions);
  G_OBJECT_CLASS (qimam_row_selection_parent_class)->finalize (object);
}

static void
qimam_row_selection_class_init (QimamRowSelectionClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = qimam_row_selection_finalize;
}

static void
qimam_row_selection_init (QimamRowSelection *self)
{
  self->positions = gtk_bitset_new_empty ();
}

QimamRowSelection *
qimam_row_selection_new (void)
{
  return g_object_new (QIMAM_TYPE_ROW_SELECTION, NULL);
}

void
qimam_row_selection_set_model (QimamRowSelection *self, GListModel *model, gboolean keep)
{
  guint removed;
  guint added;

  g_return_if_fail (QIMAM_IS_ROW_SELECTION (self));
  g_return_if_fail (model == NULL || G_IS_LIST_MODEL (model));

  if (self->model == model)
    return;
  removed = get_n_items (G_LIST_MODEL (self));
  drop_model (self);
  if (model != NULL)
    {
      self->model = g_object_ref (model);
      self->changed_id =
          g_signal_connect_swapped (model, "items-changed", G_CALLBACK (items_changed_cb), self);
    }
  added = get_n_items (G_LIST_MODEL (self));
  if (!keep || removed != added)
    gtk_bitset_remove_all (self->positions);
  g_list_model_items_changed (G_LIST_MODEL (self), 0, removed, added);
}

GListModel *
qimam_row_selection_get_model (QimamRowSelection *self)
{
  g_return_val_if_fail (QIMAM_IS_ROW_SELECTION (self), NULL);
  return self->model;
}

const GtkBitset *
qimam_row_selection_get_positions (QimamRowSelection *self)
{
  g_return_val_if_fail (QIMAM_IS_ROW_SELECTION (self), NULL);
  return self->positions;
}

guint64
qimam_row_selection_get_n (QimamRowSelection *self)
{
  g_return_val_if_fail (QIMAM_IS_ROW_SELECTION (self), 0);
  return gtk_bitset_get_size (self->positions);
}

guint
qimam_row_selection_get_single (QimamRowSelection *self)
{
  g_return_val_if_fail (QIMAM_IS_ROW_SELECTION (self), GTK_INVALID_LIST_POSITION);
  if (gtk_bitset_get_size (self->positions) != 1)
    return GTK_INVALID_LIST_POSITION;
  return gtk_bitset_get_minimum (self->positions);
}

void
qimam_row_selection_set_single (QimamRowSelection *self, guint position)
{
  g_return_if_fail (QIMAM_IS_ROW_SELECTION (self));
  if (position == GTK_INVALID_LIST_POSITION)
    gtk_selection_model_unselect_all (GTK_SELECTION_MODEL (self));
  else
    gtk_selection_model_select_item (GTK_SELECTION_MODEL (self), position, TRUE);
}
