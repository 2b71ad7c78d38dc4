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

static void
qimam_sidebar_row_dispose (GObject *object)
{
  qimam_sidebar_row_set_item (QIMAM_SIDEBAR_ROW (object), NULL);
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
