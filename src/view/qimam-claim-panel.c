/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-claim-panel.h"

#include "qimam-claim-row.h"
#include "qimam-ui.h"

struct _QimamClaimPanel
{
  AdwBin parent_instance;

  GtkStack *stack;
  GtkListView *list;

  GListStore *items;
  GtkSingleSelection *selection;
};

enum
{
  CLAIM_SELECTED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (QimamClaimPanel, qimam_claim_panel, ADW_TYPE_BIN)

static void
setup_cb (QimamClaimPanel *self, GtkListItem *list_item)
{
  gtk_list_item_set_child (list_item, qimam_claim_row_new ());
}

static void
bind_cb (QimamClaimPanel *self, GtkListItem *list_item)
{
  QimamClaimItem *item = gtk_list_item_get_item (list_item);
  gboolean is_claim = qimam_claim_item_get_claim (item) != NULL;

  gtk_list_item_set_selectable (list_item, is_claim);
  gtk_list_item_set_activatable (list_item, is_claim);
  qimam_claim_row_set_item (QIMAM_CLAIM_ROW (gtk_list_item_get_child (list_item)), item);
}

static void
activate_cb (QimamClaimPanel *self, guint position)
{
  g_autoptr (QimamClaimItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), position);
  const QimamClaim *claim = item != NULL ? qimam_claim_item_get_claim (item) : NULL;

  if (claim == NULL)
    return;
  gtk_single_selection_set_selected (self->selection, position);
  g_signal_emit (self, signals[CLAIM_SELECTED], 0, claim->id);
}

/* The name of the meeting that a claim is about, where the article speaks of several. */
static const char *
meeting_note (const QimamArticle *article, const QimamClaim *claim)
{
  const QimamMeeting *meeting;

  if (article->analysis->meetings->len < 2 || claim->meeting == 0)
    return NULL;
  meeting = qimam_analysis_find_meeting (article->analysis, claim->meeting);
  return meeting != NULL && !meeting->main ? meeting->title : NULL;
}

static void
append_dimension (GPtrArray *lines, const QimamArticle *article, QimamDimension dimension)
{
  guint heading = lines->len;

  for (guint i = 0; i < article->analysis->claims->len; i++)
    {
      const QimamClaim *claim = g_ptr_array_index (article->analysis->claims, i);

      if (claim->dimension == dimension)
        g_ptr_array_add (lines, qimam_claim_item_new (dimension, claim, meeting_note (article, claim), 0));
    }
  if (lines->len > heading)
    g_ptr_array_insert (lines, (int) heading,
                        qimam_claim_item_new (dimension, NULL, NULL, lines->len - heading));
}

static void
qimam_claim_panel_dispose (GObject *object)
{
  QimamClaimPanel *self = QIMAM_CLAIM_PANEL (object);

  gtk_widget_dispose_template (GTK_WIDGET (object), QIMAM_TYPE_CLAIM_PANEL);
  g_clear_object (&self->selection);
  g_clear_object (&self->items);
  G_OBJECT_CLASS (qimam_claim_panel_parent_class)->dispose (object);
}

static void
qimam_claim_panel_class_init (QimamClaimPanelClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = qimam_claim_panel_dispose;
  signals[CLAIM_SELECTED] = g_signal_new ("claim-selected", QIMAM_TYPE_CLAIM_PANEL, G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
  gtk_widget_class_set_template_from_resource (widget_class, QIMAM_UI_RESOURCE ("qimam-claim-panel.ui"));
  gtk_widget_class_bind_template_child (widget_class, QimamClaimPanel, stack);
  gtk_widget_class_bind_template_child (widget_class, QimamClaimPanel, list);
  gtk_widget_class_bind_template_callback (widget_class, setup_cb);
  gtk_widget_class_bind_template_callback (widget_class, bind_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
}

static void
qimam_claim_panel_init (QimamClaimPanel *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->items = g_list_store_new (QIMAM_TYPE_CLAIM_ITEM);
  self->selection = gtk_single_selection_new (g_object_ref (G_LIST_MODEL (self->items)));
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  gtk_single_selection_set_selected (self->selection, GTK_INVALID_LIST_POSITION);
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (self->selection));
}

void
qimam_claim_panel_set_article (QimamClaimPanel *self, const QimamArticle *article)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_object_unref);

  g_return_if_fail (QIMAM_IS_CLAIM_PANEL (self));

  for (int i = 0; article != NULL && i < QIMAM_N_DIMENSIONS; i++)
    append_dimension (lines, article, (QimamDimension) i);
  g_list_store_splice (self->items, 0, g_list_model_get_n_items (G_LIST_MODEL (self->items)), lines->pdata,
                       lines->len);
  gtk_single_selection_set_selected (self->selection, GTK_INVALID_LIST_POSITION);
  gtk_stack_set_visible_child_name (self->stack, lines->len > 0 ? "list" : "empty");
}

void
qimam_claim_panel_select (QimamClaimPanel *self, gint64 claim)
{
  guint n;

  g_return_if_fail (QIMAM_IS_CLAIM_PANEL (self));

  n = g_list_model_get_n_items (G_LIST_MODEL (self->items));
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (QimamClaimItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), i);
      const QimamClaim *here = qimam_claim_item_get_claim (item);

      if (here == NULL || here->id != claim)
        continue;
      gtk_single_selection_set_selected (self->selection, i);
      gtk_widget_activate_action (GTK_WIDGET (self->list), "list.scroll-to-item", "u", i);
      return;
    }
  gtk_single_selection_set_selected (self->selection, GTK_INVALID_LIST_POSITION);
}
