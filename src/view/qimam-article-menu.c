/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-article-menu.h"

#include <glib/gi18n.h>

#include "qimam-article-item.h"

static void
append (GMenu *menu, const char *label, const char *action, gint64 article)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, action, "x", article);
  g_menu_append_item (menu, item);
}

static gboolean
unparent_cb (gpointer popover)
{
  gtk_widget_unparent (popover);
  return G_SOURCE_REMOVE;
}

/* Not at once: the action of what was chosen runs after the menu has closed. */
static void
closed_cb (GtkWidget *popover)
{
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, unparent_cb, g_object_ref (popover), g_object_unref);
}

static void
show (GtkWidget *widget, gint64 article, const GdkRectangle *at)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  GtkWidget *popover;

  append (menu, _ ("_Page of Its Meeting"), "win.open-article-meeting", article);
  append (menu, _ ("_Assign to a Meeting…"), "win.assign-article", article);
  popover = gtk_popover_menu_new_from_model (G_MENU_MODEL (menu));
  gtk_widget_set_parent (popover, widget);
  gtk_popover_set_has_arrow (GTK_POPOVER (popover), at == NULL);
  if (at != NULL)
    gtk_popover_set_pointing_to (GTK_POPOVER (popover), at);
  g_signal_connect (popover, "closed", G_CALLBACK (closed_cb), NULL);
  gtk_popover_popup (GTK_POPOVER (popover));
}

static void
pressed_cb (GtkGestureClick *gesture, int n_press, double x, double y, GtkListItem *list_item)
{
  GtkWidget *widget = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (gesture));
  QimamArticleItem *item = gtk_list_item_get_item (list_item);

  if (!QIMAM_IS_ARTICLE_ITEM (item))
    return;
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  show (widget, qimam_article_item_get_id (item), &(GdkRectangle){ (int) x, (int) y, 1, 1 });
}

void
qimam_article_menu_attach (GtkWidget *widget, GtkListItem *list_item)
{
  GtkGesture *click = gtk_gesture_click_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_SECONDARY);
  g_signal_connect_object (click, "pressed", G_CALLBACK (pressed_cb), list_item, 0);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (click));
}

void
qimam_article_menu_show (GtkWidget *widget, gint64 article)
{
  show (widget, article, NULL);
}
