/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-claim-panel.h"

#include <glib/gi18n-lib.h>

#include "qimam-claim-row.h"
#include "qimam-matrix.h"
#include "qimam-ui.h"

/* How claims are grouped, in the order of the choice. */
typedef enum
{
  BY_DIMENSION,
  BY_PARTY,
  BY_ISSUE,
} Grouping;

struct _QimamClaimPanel
{
  AdwBin parent_instance;

  GtkStack *stack;
  GtkListView *list;
  GtkWidget *bar;
  GtkDropDown *grouping;
  GtkToggleButton *dismissed;
  GtkLabel *lost;

  GListStore *items;
  GtkSingleSelection *selection;
  GtkWidget *menu;   /* (nullable): the menu of a claim, once it was asked for */
  GPtrArray *claims; /* (element-type QimamClaim): what the article says, for another grouping */
  GPtrArray *gone;   /* (element-type QimamClaim): what was dismissed */
  GHashTable *notes; /* (key-type gint64 claim) (value-type utf8) */
  gint64 article;
  gboolean damaged; /* what was found in it */
};

enum
{
  CLAIM_SELECTED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (QimamClaimPanel, qimam_claim_panel, ADW_TYPE_BIN)

/* ---- Lines ---- */

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

/* By what a claim is put into a group; "" where it has nothing of the kind. */
static const char *
group_key (const QimamClaim *claim, Grouping grouping)
{
  if (grouping == BY_PARTY)
    return claim->party != NULL ? claim->party : "";
  if (grouping == BY_ISSUE)
    return claim->topics != NULL && claim->topics[0] != NULL ? claim->topics[0] : "";
  return qimam_dimension_nick (claim->dimension);
}

static const char *
group_label (const QimamClaim *claim, Grouping grouping)
{
  const char *key = group_key (claim, grouping);

  if (grouping == BY_DIMENSION)
    return qimam_ui_dimension_label (claim->dimension);
  if (*key == '\0')
    return grouping == BY_PARTY ? C_ ("group of claims", "No party") : C_ ("group of claims", "No issue");
  return grouping == BY_PARTY ? qimam_comparison_party_name (key, qimam_ui_language ())
                              : qimam_comparison_topic_name (key, qimam_ui_language ());
}

static void
append_claims (
    QimamClaimPanel *self, GPtrArray *lines, const GPtrArray *claims, const char *key, Grouping grouping)
{
  for (guint i = 0; i < claims->len; i++)
    {
      const QimamClaim *claim = g_ptr_array_index (claims, i);

      if (key == NULL || g_str_equal (group_key (claim, grouping), key))
        g_ptr_array_add (lines, qimam_claim_item_new (claim, g_hash_table_lookup (self->notes, &claim->id)));
    }
}

static void
append_group (QimamClaimPanel *self, GPtrArray *lines, const QimamClaim *first, Grouping grouping)
{
  guint heading = lines->len;

  append_claims (self, lines, self->claims, group_key (first, grouping), grouping);
  g_ptr_array_insert (
      lines, (int) heading,
      qimam_claim_item_new_heading (group_label (first, grouping),
                                    grouping == BY_DIMENSION ? qimam_dimension_nick (first->dimension) : NULL,
                                    lines->len - heading));
}

typedef struct
{
  const QimamClaim *first;
  guint count;
} Group;

/* Dimensions have an order of their own; of parties and issues those come first of which most is said, and
 * what has none comes last. */
static int
compare_groups (gconstpointer a, gconstpointer b, gpointer data)
{
  Grouping grouping = (Grouping) GPOINTER_TO_INT (data);
  const Group *x = a, *y = b;
  gboolean none_x = *group_key (x->first, grouping) == '\0', none_y = *group_key (y->first, grouping) == '\0';

  if (grouping == BY_DIMENSION)
    return (int) x->first->dimension - (int) y->first->dimension;
  if (none_x != none_y)
    return none_x ? 1 : -1;
  return (x->count < y->count) - (x->count > y->count);
}

static GArray *
find_groups (QimamClaimPanel *self, Grouping grouping)
{
  GArray *groups = g_array_new (FALSE, FALSE, sizeof (Group));

  for (guint i = 0; i < self->claims->len; i++)
    {
      const QimamClaim *claim = g_ptr_array_index (self->claims, i);
      Group group = { claim, 1 };
      guint at = 0;

      while (at < groups->len && !g_str_equal (group_key (g_array_index (groups, Group, at).first, grouping),
                                               group_key (claim, grouping)))
        at++;
      if (at < groups->len)
        g_array_index (groups, Group, at).count++;
      else
        g_array_append_val (groups, group);
    }
  g_array_sort_with_data (groups, compare_groups, GINT_TO_POINTER (grouping));
  return groups;
}

static gboolean
same_item (QimamClaimPanel *self, guint position, QimamClaimItem *item)
{
  g_autoptr (QimamClaimItem) known = g_list_model_get_item (G_LIST_MODEL (self->items), position);

  return known != NULL && qimam_claim_item_equal (known, item);
}

static gboolean
has_focus (QimamClaimPanel *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL &&
         (gtk_widget_is_ancestor (focus, GTK_WIDGET (self->list)) ||
          (self->menu != NULL && (focus == self->menu || gtk_widget_is_ancestor (focus, self->menu))));
}

/* (nullable): the row that keys go to */
static QimamClaimRow *
focused_row (QimamClaimPanel *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  for (GtkWidget *widget = root != NULL ? gtk_root_get_focus (root) : NULL; widget != NULL;
       widget = gtk_widget_get_parent (widget))
    if (gtk_widget_get_parent (widget) == GTK_WIDGET (self->list))
      {
        GtkWidget *child = gtk_widget_get_first_child (widget);

        return QIMAM_IS_CLAIM_ROW (child) ? QIMAM_CLAIM_ROW (child) : NULL;
      }
  return NULL;
}

static gboolean
is_claim_row (QimamClaimRow *row)
{
  return row != NULL && qimam_claim_row_get_item (row) != NULL &&
         qimam_claim_item_get_claim (qimam_claim_row_get_item (row)) != NULL;
}

/* (nullable): the row that shows an item, where it is one of those that are laid out */
static QimamClaimRow *
find_row (QimamClaimPanel *self, QimamClaimItem *item)
{
  for (GtkWidget *widget = gtk_widget_get_first_child (GTK_WIDGET (self->list)); widget != NULL;
       widget = gtk_widget_get_next_sibling (widget))
    {
      GtkWidget *child = gtk_widget_get_first_child (widget);

      if (QIMAM_IS_CLAIM_ROW (child) && qimam_claim_row_get_item (QIMAM_CLAIM_ROW (child)) == item)
        return QIMAM_CLAIM_ROW (child);
    }
  return NULL;
}

/* What the next key is about is the line that has the focus. */
static void
select_row (QimamClaimPanel *self, QimamClaimRow *row)
{
  QimamClaimItem *item = row != NULL ? qimam_claim_row_get_item (row) : NULL;
  guint position = GTK_INVALID_LIST_POSITION;

  if (item == NULL || qimam_claim_item_get_claim (item) == NULL ||
      !g_list_store_find (self->items, item, &position))
    position = GTK_INVALID_LIST_POSITION;
  gtk_single_selection_set_selected (self->selection, position);
}

/* Who went through the claims by keyboard goes on beside the one that is gone: GTK goes to a heading, or to
 * none.
 * @position: where that one was */
static void
keep_focus (QimamClaimPanel *self, guint position)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->items));
  QimamClaimRow *row = focused_row (self);

  for (guint i = 0; i < n && !is_claim_row (row); i++)
    {
      guint at = i < n - MIN (position, n) ? position + i : n - 1 - i;
      g_autoptr (QimamClaimItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), at);

      row = find_row (self, item);
    }
  if (!is_claim_row (row))
    gtk_widget_grab_focus (GTK_WIDGET (self->grouping));
  else if (row != focused_row (self))
    gtk_widget_grab_focus (gtk_widget_get_parent (GTK_WIDGET (row)));
  select_row (self, row);
}

/* Lines that stay keep their place under the pointer and the keyboard. */
static void
put_lines (QimamClaimPanel *self, GPtrArray *lines)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->items)), before = 0, after = 0;
  gboolean focused = has_focus (self);

  while (before < n && before < lines->len && same_item (self, before, g_ptr_array_index (lines, before)))
    before++;
  while (after < n - before && after < lines->len - before &&
         same_item (self, n - 1 - after, g_ptr_array_index (lines, lines->len - 1 - after)))
    after++;
  g_list_store_splice (self->items, before, n - before - after, lines->pdata + before,
                       lines->len - before - after);
  if (focused && n != before + after)
    keep_focus (self, before);
  /* A claim that is back is seen. */
  if (n > 0 && lines->len > n)
    gtk_widget_activate_action (GTK_WIDGET (self->list), "list.scroll-to-item", "u", before);
}

static void
update (QimamClaimPanel *self)
{
  Grouping grouping = (Grouping) gtk_drop_down_get_selected (self->grouping);
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GArray) groups = find_groups (self, grouping);
  g_autofree char *number = qimam_ui_number (self->gone->len);
  g_autofree char *label =
      g_strdup_printf (ngettext ("%s dismissed", "%s dismissed", self->gone->len), number);

  if (self->gone->len > 0 && gtk_toggle_button_get_active (self->dismissed))
    {
      g_ptr_array_add (
          lines, qimam_claim_item_new_heading (C_ ("group of claims", "Dismissed"), NULL, self->gone->len));
      append_claims (self, lines, self->gone, NULL, grouping);
    }
  for (guint i = 0; i < groups->len; i++)
    append_group (self, lines, g_array_index (groups, Group, i).first, grouping);
  put_lines (self, lines);
  gtk_button_set_label (GTK_BUTTON (self->dismissed), label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->dismissed), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_widget_set_visible (GTK_WIDGET (self->dismissed), self->gone->len > 0);
  gtk_widget_set_visible (self->bar, self->claims->len > 0 || self->gone->len > 0);
  gtk_stack_set_visible_child_name (self->stack, lines->len > 0  ? "list"
                                                 : self->damaged ? "damaged"
                                                                 : "empty");
}

static void
grouping_cb (QimamClaimPanel *self)
{
  if (self->claims != NULL)
    update (self);
}

static void
dismissed_cb (QimamClaimPanel *self)
{
  update (self);
  /* They stand first. */
  if (gtk_toggle_button_get_active (self->dismissed) && self->gone->len > 0)
    gtk_widget_activate_action (GTK_WIDGET (self->list), "list.scroll-to-item", "u", 0);
}

/* ---- The menu of a claim ---- */

static GMenu *
make_menu (const QimamClaim *claim)
{
  GMenu *menu = g_menu_new ();
  static const struct
  {
    const char *label;
    const char *action;
    gboolean live, changed; /* for claims that are not dismissed; for those of which something was said */
  } entries[] = {
    { N_ ("_Correct…"), "win.correct-claim", TRUE, FALSE },
    { N_ ("_Dismiss"), "win.dismiss-claim", TRUE, FALSE },
    { N_ ("_Restore What Was Read"), "win.restore-claim", FALSE, TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (entries); i++)
    {
      g_autoptr (GMenuItem) item = NULL;

      if ((entries[i].live && claim->dismissed) || (entries[i].changed && claim->correction == 0))
        continue;
      item = g_menu_item_new (_ (entries[i].label), NULL);
      g_menu_item_set_action_and_target (item, entries[i].action, "x", claim->id);
      g_menu_append_item (menu, item);
    }
  return menu;
}

static void
show_menu (QimamClaimPanel *self, const QimamClaim *claim, GtkWidget *near)
{
  g_autoptr (GMenu) menu = make_menu (claim);
  graphene_rect_t bounds;

  if (self->menu == NULL)
    {
      self->menu = gtk_popover_menu_new_from_model (NULL);
      gtk_widget_set_parent (self->menu, GTK_WIDGET (self));
      /* Back to the claim: GTK would look for anything that can be focused. */
      g_signal_connect_object (self->menu, "closed", G_CALLBACK (gtk_widget_grab_focus), self->list,
                               G_CONNECT_SWAPPED);
    }
  gtk_popover_menu_set_menu_model (GTK_POPOVER_MENU (self->menu), G_MENU_MODEL (menu));
  if (!gtk_widget_compute_bounds (near, GTK_WIDGET (self), &bounds))
    return;
  gtk_popover_set_pointing_to (GTK_POPOVER (self->menu),
                               &(GdkRectangle){ (int) bounds.origin.x, (int) bounds.origin.y,
                                                (int) bounds.size.width, (int) bounds.size.height });
  gtk_popover_popup (GTK_POPOVER (self->menu));
}

static void
row_menu_cb (QimamClaimRow *row, GtkWidget *near, QimamClaimPanel *self)
{
  const QimamClaim *claim = qimam_claim_item_get_claim (qimam_claim_row_get_item (row));

  if (claim == NULL)
    return;
  gtk_widget_grab_focus (gtk_widget_get_parent (GTK_WIDGET (row)));
  select_row (self, row);
  show_menu (self, claim, near);
}

static void
row_pressed_cb (GtkGestureClick *gesture, int n_press, double x, double y, QimamClaimPanel *self)
{
  GtkWidget *row = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (gesture));

  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  row_menu_cb (QIMAM_CLAIM_ROW (row), row, self);
}

/* (nullable): the claim of the selected line */
static const QimamClaim *
selected_claim (QimamClaimPanel *self)
{
  QimamClaimItem *item = gtk_single_selection_get_selected_item (self->selection);

  return item != NULL ? qimam_claim_item_get_claim (item) : NULL;
}

static void
dismiss_action_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  const QimamClaim *claim = selected_claim (QIMAM_CLAIM_PANEL (widget));

  if (claim != NULL)
    gtk_widget_activate_action (widget, claim->dismissed ? "win.restore-claim" : "win.dismiss-claim", "x",
                                claim->id);
  else
    gtk_widget_error_bell (widget);
}

static void
menu_action_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  QimamClaimPanel *self = QIMAM_CLAIM_PANEL (widget);
  const QimamClaim *claim = selected_claim (self);
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (widget));

  if (claim != NULL && focus != NULL && gtk_widget_is_ancestor (focus, widget))
    show_menu (self, claim, focus);
}

/* ---- Rows ---- */

static void
setup_cb (QimamClaimPanel *self, GtkListItem *list_item)
{
  GtkWidget *row = qimam_claim_row_new ();
  GtkGesture *click = gtk_gesture_click_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_SECONDARY);
  g_signal_connect (click, "pressed", G_CALLBACK (row_pressed_cb), self);
  gtk_widget_add_controller (row, GTK_EVENT_CONTROLLER (click));
  g_signal_connect (row, "menu", G_CALLBACK (row_menu_cb), self);
  gtk_list_item_set_child (list_item, row);
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

/* ---- GObject ---- */

static void
qimam_claim_panel_dispose (GObject *object)
{
  QimamClaimPanel *self = QIMAM_CLAIM_PANEL (object);

  g_clear_pointer (&self->menu, gtk_widget_unparent);
  gtk_widget_dispose_template (GTK_WIDGET (object), QIMAM_TYPE_CLAIM_PANEL);
  g_clear_object (&self->selection);
  g_clear_object (&self->items);
  G_OBJECT_CLASS (qimam_claim_panel_parent_class)->dispose (object);
}

static void
qimam_claim_panel_finalize (GObject *object)
{
  QimamClaimPanel *self = QIMAM_CLAIM_PANEL (object);

  g_ptr_array_unref (self->claims);
  g_ptr_array_unref (self->gone);
  g_hash_table_unref (self->notes);
  G_OBJECT_CLASS (qimam_claim_panel_parent_class)->finalize (object);
}

static void
qimam_claim_panel_class_init (QimamClaimPanelClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = qimam_claim_panel_dispose;
  G_OBJECT_CLASS (klass)->finalize = qimam_claim_panel_finalize;
  signals[CLAIM_SELECTED] = g_signal_new ("claim-selected", QIMAM_TYPE_CLAIM_PANEL, G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
  gtk_widget_class_install_action (widget_class, "claims.dismiss", NULL, dismiss_action_cb);
  gtk_widget_class_install_action (widget_class, "claims.menu", NULL, menu_action_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Delete, 0, "claims.dismiss", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_Delete, 0, "claims.dismiss", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Menu, 0, "claims.menu", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F10, GDK_SHIFT_MASK, "claims.menu", NULL);
  gtk_widget_class_set_template_from_resource (widget_class, QIMAM_UI_RESOURCE ("qimam-claim-panel.ui"));
  gtk_widget_class_bind_template_child (widget_class, QimamClaimPanel, stack);
  gtk_widget_class_bind_template_child (widget_class, QimamClaimPanel, list);
  gtk_widget_class_bind_template_child (widget_class, QimamClaimPanel, bar);
  gtk_widget_class_bind_template_child (widget_class, QimamClaimPanel, grouping);
  gtk_widget_class_bind_template_child (widget_class, QimamClaimPanel, dismissed);
  gtk_widget_class_bind_template_child (widget_class, QimamClaimPanel, lost);
  gtk_widget_class_bind_template_callback (widget_class, setup_cb);
  gtk_widget_class_bind_template_callback (widget_class, bind_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, grouping_cb);
  gtk_widget_class_bind_template_callback (widget_class, dismissed_cb);
}

static void
qimam_claim_panel_init (QimamClaimPanel *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->claims = g_ptr_array_new_with_free_func ((GDestroyNotify) qimam_claim_free);
  self->gone = g_ptr_array_new_with_free_func ((GDestroyNotify) qimam_claim_free);
  self->notes = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  self->items = g_list_store_new (QIMAM_TYPE_CLAIM_ITEM);
  self->selection = gtk_single_selection_new (g_object_ref (G_LIST_MODEL (self->items)));
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  gtk_single_selection_set_selected (self->selection, GTK_INVALID_LIST_POSITION);
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (self->selection));
}

static void
copy_claims (QimamClaimPanel *self, GPtrArray *to, const QimamArticle *article, const GPtrArray *from)
{
  for (guint i = 0; i < from->len; i++)
    {
      const QimamClaim *claim = g_ptr_array_index (from, i);
      const char *note = meeting_note (article, claim);

      g_ptr_array_add (to, qimam_claim_copy (claim));
      if (note != NULL)
        g_hash_table_insert (self->notes, g_memdup2 (&claim->id, sizeof claim->id), g_strdup (note));
    }
}

/* What was said of words that a newer version of the article has no more is kept, in case they come back. */
static void
show_lost (QimamClaimPanel *self, guint n)
{
  g_autofree char *number = qimam_ui_number (n);
  g_autofree char *text =
      g_strdup_printf (ngettext ("%s correction is of words that are no longer in the text",
                                 "%s corrections are of words that are no longer in the text", n),
                       number);

  gtk_label_set_text (self->lost, text);
  gtk_widget_set_visible (GTK_WIDGET (self->lost), n > 0);
}

void
qimam_claim_panel_set_article (QimamClaimPanel *self, const QimamArticle *article)
{
  gint64 id = article != NULL ? article->id : 0;

  g_return_if_fail (QIMAM_IS_CLAIM_PANEL (self));

  if (self->menu != NULL)
    gtk_popover_popdown (GTK_POPOVER (self->menu));
  g_ptr_array_set_size (self->claims, 0);
  g_ptr_array_set_size (self->gone, 0);
  g_hash_table_remove_all (self->notes);
  if (article != NULL)
    {
      copy_claims (self, self->claims, article, article->analysis->claims);
      copy_claims (self, self->gone, article, article->analysis->dismissed);
    }
  if (id != self->article)
    {
      self->article = id;
      g_list_store_remove_all (self->items);
      gtk_toggle_button_set_active (self->dismissed, FALSE);
      gtk_single_selection_set_selected (self->selection, GTK_INVALID_LIST_POSITION);
    }
  self->damaged = article != NULL && article->analysis->damaged;
  show_lost (self, article != NULL ? article->lost_corrections : 0);
  update (self);
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
