/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-job-row.h"

#include <glib/gi18n.h>

#include "qimam-job-item.h"
#include "qimam-job-text.h"
#include "qimam-ui.h"

/* What a row is made of; in the data of its box. */
typedef struct
{
  GtkLabel *title;
  GtkLabel *detail;
  GtkWidget *end; /* of a job its mark, of what was refused the button */
} Row;

static const char row_key[] = "qimam-job-row";

static GtkLabel *
add_label (GtkWidget *box, const char *style, gboolean wrap)
{
  GtkLabel *label = GTK_LABEL (gtk_label_new (NULL));

  gtk_label_set_xalign (label, 0);
  gtk_label_set_ellipsize (label, wrap ? PANGO_ELLIPSIZE_NONE : PANGO_ELLIPSIZE_MIDDLE);
  gtk_label_set_wrap (label, wrap);
  gtk_label_set_wrap_mode (label, PANGO_WRAP_WORD_CHAR);
  gtk_widget_set_hexpand (GTK_WIDGET (label), TRUE);
  if (style != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (label), style);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (label));
  return label;
}

/* Takes @end. */
static void
set_up (GtkListItem *item, GtkWidget *end)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  Row *row = g_new0 (Row, 1);

  gtk_widget_add_css_class (box, "job-row");
  row->title = add_label (texts, NULL, FALSE);
  row->detail = add_label (texts, "dim-label", TRUE);
  row->end = end;
  gtk_widget_set_valign (end, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), texts);
  gtk_box_append (GTK_BOX (box), end);
  g_object_set_data_full (G_OBJECT (box), row_key, row, g_free);
  gtk_list_item_set_child (item, box);
}

/* The row of the list is what a screen reader names; GTK has no function for that yet. */
static void
name_row (GtkListItem *item, const char *name)
{
  GtkWidget *cell = gtk_widget_get_parent (gtk_list_item_get_child (item));

  if (cell != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (cell), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

/* ---- Jobs ---- */

static void
set_up_job_cb (GtkListItemFactory *factory, GtkListItem *item)
{
  set_up (item, gtk_image_new_from_icon_name ("go-next-symbolic"));
}

static void
bind_job_cb (GtkListItemFactory *factory, GtkListItem *item)
{
  const QimamJobRow *job = qimam_job_item_get_job (gtk_list_item_get_item (item));
  const Row *row = g_object_get_data (G_OBJECT (gtk_list_item_get_child (item)), row_key);
  g_autofree char *title = qimam_job_title (job);
  g_autofree char *state = qimam_job_state (job);
  g_autofree char *summary = qimam_job_summary (job);
  g_autofree char *detail = g_strdup_printf ("%s\n%s", state, summary);
  g_autofree char *name = g_strdup_printf ("%s. %s. %s", title, state, summary);

  gtk_label_set_text (row->title, title);
  gtk_label_set_text (row->detail, detail);
  if (job->refused > 0)
    gtk_image_set_from_icon_name (GTK_IMAGE (row->end), "dialog-warning-symbolic");
  else
    gtk_image_set_from_icon_name (GTK_IMAGE (row->end), "go-next-symbolic");
  name_row (item, name);
}

GtkListItemFactory *
qimam_job_row_factory_new (void)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (set_up_job_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_job_cb), NULL);
  return factory;
}

/* ---- What was refused ---- */

static void
set_up_refused_cb (GtkListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("view-refresh-symbolic");

  gtk_widget_add_css_class (button, "flat");
  set_up (item, button);
}

static void
bind_refused_cb (GtkListItemFactory *factory, GtkListItem *item)
{
  const QimamJobRefused *refused = qimam_job_item_get_refused (gtk_list_item_get_item (item));
  const Row *row = g_object_get_data (G_OBJECT (gtk_list_item_get_child (item)), row_key);
  g_autofree char *title = qimam_ui_isolate (refused->item);
  g_autofree char *reason = qimam_reason_text (refused->item, refused->origin, refused->reason);
  g_autofree char *name = g_strdup_printf ("%s. %s", title, reason);
  /* Translators: %s is a file or an address */
  g_autofree char *again = g_strdup_printf (_ ("Try %s again"), title);

  gtk_label_set_text (row->title, title);
  gtk_widget_set_tooltip_text (GTK_WIDGET (row->title), title);
  gtk_label_set_text (row->detail, reason);
  gtk_widget_set_visible (row->end, refused->origin != NULL);
  if (refused->origin != NULL)
    {
      qimam_ui_set_name (row->end, again);
      /* A path may be anything but UTF-8. */
      gtk_actionable_set_action_target_value (GTK_ACTIONABLE (row->end),
                                              g_variant_new_bytestring (refused->origin));
      gtk_actionable_set_action_name (GTK_ACTIONABLE (row->end), "jobs.retry");
    }
  name_row (item, name);
}

GtkListItemFactory *
qimam_job_row_factory_new_refused (void)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (set_up_refused_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_refused_cb), NULL);
  return factory;
}
