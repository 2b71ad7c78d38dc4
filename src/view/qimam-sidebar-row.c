/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-sidebar-row.h"

#include <glib/gi18n-lib.h>

#include "qimam-page-style.h"
#include "qimam-ui.h"

struct _QimamSidebarRow
{
  GtkBox parent_instance;

  GtkImage *icon;
  GtkLabel *label;
  GtkLabel *detail;
  GtkLabel *count;
  GtkImage *check;
  GtkBox *buttons;
  GtkButton *facts_button;
  GtkButton *compare_button;
  GtkButton *brief_button;
  GtkBox *search_buttons;
  GtkButton *rename_button;
  GtkButton *remove_button;

  QimamSidebarItem *item;
  GtkWidget *menu; /* (nullable) */
};

G_DEFINE_FINAL_TYPE (QimamSidebarRow, qimam_sidebar_row, GTK_TYPE_BOX)

static gboolean
has_count (QimamSidebarKind kind)
{
  return kind != QIMAM_SIDEBAR_HEADING && kind != QIMAM_SIDEBAR_MORE;
}

static const char *
icon_of (QimamSidebarKind kind)
{
  switch (kind)
    {
    case QIMAM_SIDEBAR_ALL:
      return "qimam-articles-symbolic";
    case QIMAM_SIDEBAR_UNREAD:
      return "mail-unread-symbolic";
    case QIMAM_SIDEBAR_STARRED:
      return "starred-symbolic";
    case QIMAM_SIDEBAR_NOTED:
      return "document-edit-symbolic";
    case QIMAM_SIDEBAR_SEARCH:
      return "user-bookmarks-symbolic";
    case QIMAM_SIDEBAR_MORE:
      return "view-more-symbolic";
    default:
      return NULL;
    }
}

/* The list gives the child a cell of its own: that is what a screen reader names. */
static void
update_name (QimamSidebarRow *self)
{
  GtkWidget *cell = gtk_widget_get_parent (GTK_WIDGET (self));
  g_autofree char *label = qimam_ui_clean (qimam_sidebar_item_get_label (self->item), 0);
  g_autofree char *number = qimam_ui_number (qimam_sidebar_item_get_count (self->item));
  g_autofree char *name = NULL;

  if (cell == NULL)
    return;
  if (!has_count (qimam_sidebar_item_get_kind (self->item)))
    name = g_strdup (label);
  else if (qimam_sidebar_item_get_active (self->item))
    /* Translators: a line of the sidebar as a screen reader says it: name, number of articles, and that it is
     * chosen */
    name = g_strdup_printf (_ ("%s, %s, chosen"), label, number);
  else
    /* Translators: a line of the sidebar as a screen reader says it: name, number of articles */
    name = g_strdup_printf (_ ("%s, %s"), label, number);
  gtk_accessible_update_property (GTK_ACCESSIBLE (cell), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
update (QimamSidebarRow *self)
{
  QimamSidebarKind kind = qimam_sidebar_item_get_kind (self->item);
  gboolean active = qimam_sidebar_item_get_active (self->item);
  guint count = qimam_sidebar_item_get_count (self->item);
  g_autofree char *number = qimam_ui_number (count);

  gtk_label_set_text (self->count, number);
  gtk_widget_set_visible (GTK_WIDGET (self->check), active);
  gtk_widget_set_visible (GTK_WIDGET (self->buttons), active && kind == QIMAM_SIDEBAR_MEETING);
  gtk_widget_set_visible (GTK_WIDGET (self->search_buttons), active && kind == QIMAM_SIDEBAR_SEARCH);
  if (active)
    gtk_widget_add_css_class (GTK_WIDGET (self), "chosen");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "chosen");
  if (count == 0 && has_count (kind))
    gtk_widget_add_css_class (GTK_WIDGET (self), "nothing");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "nothing");
  update_name (self);
}

static void
digits_changed_cb (QimamSidebarRow *self)
{
  if (self->item != NULL)
    update (self);
}

/* ---- The menu ---- */

static void
pressed_cb (QimamSidebarRow *self, int n_press, double x, double y, GtkGesture *gesture)
{
  GdkEvent *event = gtk_event_controller_get_current_event (GTK_EVENT_CONTROLLER (gesture));

  if (event != NULL && gdk_event_triggers_context_menu (event) && qimam_sidebar_row_show_menu (self, x, y))
    gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
}

static void
long_pressed_cb (QimamSidebarRow *self, double x, double y, GtkGesture *gesture)
{
  if (qimam_sidebar_row_show_menu (self, x, y))
    gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
}

static void
add_gestures (QimamSidebarRow *self)
{
  GtkGesture *click = gtk_gesture_click_new (), *press = gtk_gesture_long_press_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), 0);
  g_signal_connect_swapped (click, "pressed", G_CALLBACK (pressed_cb), self);
  gtk_gesture_single_set_touch_only (GTK_GESTURE_SINGLE (press), TRUE);
  g_signal_connect_swapped (press, "pressed", G_CALLBACK (long_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (press));
}

static void
qimam_sidebar_row_dispose (GObject *object)
{
  qimam_sidebar_row_set_item (QIMAM_SIDEBAR_ROW (object), NULL);
  g_clear_pointer (&QIMAM_SIDEBAR_ROW (object)->menu, gtk_widget_unparent);
  gtk_widget_dispose_template (GTK_WIDGET (object), QIMAM_TYPE_SIDEBAR_ROW);
  G_OBJECT_CLASS (qimam_sidebar_row_parent_class)->dispose (object);
}

static void
qimam_sidebar_row_class_init (QimamSidebarRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = qimam_sidebar_row_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, QIMAM_UI_RESOURCE ("qimam-sidebar-row.ui"));
  gtk_widget_class_bind_template_child (widget_class, QimamSidebarRow, icon);
  gtk_widget_class_bind_template_child (widget_class, QimamSidebarRow, label);
  gtk_widget_class_bind_template_child (widget_class, QimamSidebarRow, detail);
  gtk_widget_class_bind_template_child (widget_class, QimamSidebarRow, count);
  gtk_widget_class_bind_template_child (widget_class, QimamSidebarRow, check);
  gtk_widget_class_bind_template_child (widget_class, QimamSidebarRow, buttons);
  gtk_widget_class_bind_template_child (widget_class, QimamSidebarRow, facts_button);
  gtk_widget_class_bind_template_child (widget_class, QimamSidebarRow, compare_button);
  gtk_widget_class_bind_template_child (widget_class, QimamSidebarRow, brief_button);
  gtk_widget_class_bind_template_child (widget_class, QimamSidebarRow, search_buttons);
  gtk_widget_class_bind_template_child (widget_class, QimamSidebarRow, rename_button);
  gtk_widget_class_bind_template_child (widget_class, QimamSidebarRow, remove_button);
}

static void
qimam_sidebar_row_init (QimamSidebarRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  add_gestures (self);
  g_signal_connect_object (qimam_ui_settings (), "changed::digits", G_CALLBACK (digits_changed_cb), self,
                           G_CONNECT_SWAPPED);
}

GtkWidget *
qimam_sidebar_row_new (void)
{
  return g_object_new (QIMAM_TYPE_SIDEBAR_ROW, NULL);
}

void
qimam_sidebar_row_set_item (QimamSidebarRow *self, QimamSidebarItem *item)
{
  g_autofree char *label = NULL;
  g_autofree char *detail = NULL;
  QimamSidebarKind kind;

  g_return_if_fail (QIMAM_IS_SIDEBAR_ROW (self));

  if (self->item != NULL)
    g_signal_handlers_disconnect_by_data (self->item, self);
  g_clear_object (&self->item);
  g_clear_pointer (&self->menu, gtk_widget_unparent);
  if (item == NULL)
    return;

  self->item = g_object_ref (item);
  g_signal_connect_swapped (item, "notify", G_CALLBACK (update), self);

  kind = qimam_sidebar_item_get_kind (item);
  label = qimam_ui_clean (qimam_sidebar_item_get_label (item), 0);
  detail = qimam_ui_clean (qimam_sidebar_item_get_detail (item), 0);
  gtk_label_set_text (self->label, label);
  gtk_label_set_xalign (
      self->label, kind == QIMAM_SIDEBAR_MEETING ? qimam_page_text_alignment (GTK_WIDGET (self), label) : 0);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->label), kind == QIMAM_SIDEBAR_HEADING ? NULL : label);
  gtk_label_set_text (self->detail, detail);
  gtk_label_set_xalign (self->detail, gtk_label_get_xalign (self->label));
  gtk_widget_set_visible (GTK_WIDGET (self->detail), *detail != '\0');
  gtk_widget_set_visible (GTK_WIDGET (self->icon), icon_of (kind) != NULL);
  gtk_image_set_from_icon_name (self->icon, icon_of (kind));
  gtk_widget_set_visible (GTK_WIDGET (self->count), has_count (kind));
  if (kind == QIMAM_SIDEBAR_HEADING)
    gtk_widget_add_css_class (GTK_WIDGET (self), "group");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "group");
  if (kind == QIMAM_SIDEBAR_SEARCH)
    {
      gint64 id = qimam_sidebar_item_get_id (item);

      gtk_actionable_set_action_target (GTK_ACTIONABLE (self->rename_button), "x", id);
      gtk_actionable_set_action_target (GTK_ACTIONABLE (self->remove_button), "x", id);
    }
  if (kind == QIMAM_SIDEBAR_MEETING)
    {
      gint64 id = qimam_sidebar_item_get_id (item);

      gtk_actionable_set_action_target (GTK_ACTIONABLE (self->facts_button), "x", id);
      gtk_actionable_set_action_target (GTK_ACTIONABLE (self->compare_button), "x", id);
      gtk_actionable_set_action_target (GTK_ACTIONABLE (self->brief_button), "x", id);
    }
  update (self);
}

gboolean
qimam_sidebar_row_show_menu (QimamSidebarRow *self, double x, double y)
{
  g_autoptr (GMenu) menu = NULL;
  g_autoptr (GMenuItem) edit = NULL;

  g_return_val_if_fail (QIMAM_IS_SIDEBAR_ROW (self), FALSE);
  if (self->item == NULL || qimam_sidebar_item_get_kind (self->item) != QIMAM_SIDEBAR_TOPIC)
    return FALSE;
  menu = g_menu_new ();
  edit = g_menu_item_new (_ ("_Edit This Topic…"), NULL);
  g_menu_item_set_action_and_target (edit, "win.edit-topic", "s", qimam_sidebar_item_get_key (self->item));
  g_menu_append_item (menu, edit);
  g_menu_append (menu, _ ("_New Topic…"), "win.edit-topic::");
  g_menu_append (menu, _ ("_All Topics…"), "win.topics");
  g_clear_pointer (&self->menu, gtk_widget_unparent);
  self->menu = gtk_popover_menu_new_from_model (G_MENU_MODEL (menu));
  gtk_widget_set_parent (self->menu, GTK_WIDGET (self));
  gtk_popover_set_has_arrow (GTK_POPOVER (self->menu), FALSE);
  gtk_popover_set_pointing_to (GTK_POPOVER (self->menu), &(GdkRectangle){ (int) x, (int) y, 1, 1 });
  gtk_popover_popup (GTK_POPOVER (self->menu));
  return TRUE;
}
