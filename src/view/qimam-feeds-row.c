/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-feeds-row.h"

#include <glib/gi18n.h>

#include "qimam-ui.h"

/* What a row changes of its feed. */
typedef struct
{
  gint64 id;
  AdwEntryRow *title;
  AdwEntryRow *folder;
  GtkSwitch *whole;
} Fields;

static const char fields_key[] = "qimam-feeds-row";

static void
edit_cb (GtkWidget *row)
{
  const Fields *fields = g_object_get_data (G_OBJECT (row), fields_key);

  gtk_widget_activate_action (
      row, "feeds.edit", "(xssb)", fields->id, gtk_editable_get_text (GTK_EDITABLE (fields->title)),
      gtk_editable_get_text (GTK_EDITABLE (fields->folder)), gtk_switch_get_active (fields->whole));
}

/* (transfer full): when something was or will be, as a day and a time */
static char *
tell_time (gint64 seconds)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_local (seconds);
  g_autofree char *iso = g_date_time_format (time, "%Y-%m-%dT%H:%M");

  return qimam_ui_date_long (iso);
}

/* (transfer full): what came of the last request, for a person */
static char *
tell_state (const QimamFeedRow *feed)
{
  g_autofree char *when = NULL;

  if (feed->fetched == 0)
    return g_strdup (_ ("Not asked for yet"));
  if (feed->next_fetch == G_MAXINT64)
    return g_strdup (_ ("The feed is gone for good; its articles stay"));
  when = tell_time (feed->fetched);
  if (feed->failures > 0 && feed->status >= 400)
    return g_strdup_printf (_ ("The server answered %u on %s"), feed->status, when);
  if (feed->failures > 0 && feed->status == 0)
    return g_strdup_printf (_ ("No answer on %s"), when);
  if (feed->failures > 0)
    return g_strdup_printf (_ ("What came on %s is no feed"), when);
  if (feed->problem != NULL)
    return g_strdup_printf (_ ("It broke off on %s; what stood before is here"), when);
  return g_strdup_printf (_ ("Last asked for on %s"), when);
}

static AdwEntryRow *
add_entry (AdwExpanderRow *row, const char *title, const char *text)
{
  AdwEntryRow *entry = g_object_new (ADW_TYPE_ENTRY_ROW, "title", title, "show-apply-button", TRUE, NULL);

  gtk_editable_set_text (GTK_EDITABLE (entry), text);
  g_signal_connect_swapped (entry, "apply", G_CALLBACK (edit_cb), row);
  adw_expander_row_add_row (row, GTK_WIDGET (entry));
  return entry;
}

static GtkSwitch *
add_switch (AdwExpanderRow *row, gboolean active)
{
  GtkWidget *control = gtk_switch_new ();
  GtkWidget *line = g_object_new (ADW_TYPE_ACTION_ROW, "title", _ ("Fetch whole articles"), "subtitle",
                                  _ ("From their pages, where the feed has a summary alone"),
                                  "activatable-widget", control, NULL);

  gtk_switch_set_active (GTK_SWITCH (control), active);
  gtk_widget_set_valign (control, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (control), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Fetch whole articles"), -1);
  g_signal_connect_swapped (control, "notify::active", G_CALLBACK (edit_cb), row);
  adw_action_row_add_suffix (ADW_ACTION_ROW (line), control);
  adw_expander_row_add_row (row, line);
  return GTK_SWITCH (control);
}

static GtkWidget *
make_button (const char *icon, const char *name, const char *action, gint64 id)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "x", id);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  qimam_ui_set_name (button, name);
  return button;
}

/* The address, always from left to right, and what can be done with the feed. */
static void
add_address (AdwExpanderRow *row, const QimamFeedRow *feed)
{
  g_autofree char *clean = qimam_ui_clean (feed->url, 0);
  g_autofree char *escaped = g_markup_escape_text (clean, -1);
  g_autofree char *address = g_strconcat ("\xE2\x81\xA6", escaped, "\xE2\x81\xA9", NULL);
  GtkWidget *line = g_object_new (ADW_TYPE_ACTION_ROW, "title", _ ("Address"), "subtitle", address,
                                  "subtitle-lines", 2, NULL);

  adw_action_row_add_suffix (
      ADW_ACTION_ROW (line),
      make_button ("view-refresh-symbolic", _ ("Ask for this feed now"), "feeds.refresh", feed->id));
  adw_action_row_add_suffix (ADW_ACTION_ROW (line), make_button ("user-trash-symbolic", _ ("Unsubscribe"),
                                                                 "feeds.remove", feed->id));
  adw_expander_row_add_row (row, line);
}

GtkWidget *
qimam_feeds_row_new (const QimamFeedRow *feed)
{
  g_autofree char *clean = qimam_ui_clean (feed->title != NULL ? feed->title : feed->url, 0);
  g_autofree char *name = g_markup_escape_text (clean, -1);
  g_autofree char *state = tell_state (feed);
  g_autofree char *folder = g_strjoinv (" / ", feed->folder);
  g_autofree char *place = qimam_ui_isolate (folder);
  g_autofree char *subtitle = *folder != '\0' ? g_strdup_printf ("%s — %s", place, state) : g_strdup (state);
  g_autofree char *escaped = g_markup_escape_text (subtitle, -1);
  GtkWidget *row = g_object_new (ADW_TYPE_EXPANDER_ROW, "title", name, "subtitle", escaped, NULL);
  Fields *fields = g_new0 (Fields, 1);

  fields->id = feed->id;
  g_object_set_data_full (G_OBJECT (row), fields_key, fields, g_free);
  fields->title = add_entry (ADW_EXPANDER_ROW (row), _ ("Outlet"), feed->title != NULL ? feed->title : "");
  fields->folder = add_entry (ADW_EXPANDER_ROW (row), _ ("Folder"), folder);
  fields->whole = add_switch (ADW_EXPANDER_ROW (row), feed->whole);
  add_address (ADW_EXPANDER_ROW (row), feed);
  if (feed->failures > 0)
    {
      GtkWidget *icon = gtk_image_new_from_icon_name ("dialog-warning-symbolic");
      g_autofree char *problem = qimam_ui_message (feed->problem);

      gtk_widget_set_tooltip_text (icon, problem);
      gtk_accessible_update_property (GTK_ACCESSIBLE (icon), GTK_ACCESSIBLE_PROPERTY_LABEL, problem, -1);
      adw_expander_row_add_action (ADW_EXPANDER_ROW (row), icon);
    }
  return row;
}

gint64
qimam_feeds_row_get_id (GtkWidget *row)
{
  const Fields *fields = g_object_get_data (G_OBJECT (row), fields_key);

  return fields != NULL ? fields->id : 0;
}
