/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-preferences.h"

#include "qimam-ui.h"

struct _QimamPreferences
{
  AdwPreferencesWindow parent_instance;

  AdwComboRow *color_scheme;
  AdwComboRow *digits;
  AdwComboRow *paper;
  GtkSpinButton *font_size;
  GtkSwitch *refresh_feeds;
};

G_DEFINE_FINAL_TYPE (QimamPreferences, qimam_preferences, ADW_TYPE_PREFERENCES_WINDOW)

static void
selected_cb (AdwComboRow *row)
{
  g_settings_set_enum (qimam_ui_settings (), g_object_get_data (G_OBJECT (row), "key"),
                       (int) adw_combo_row_get_selected (row));
}

/* The members of the enumeration stand in the row in their order. */
static void
bind_enum (AdwComboRow *row, const char *key)
{
  adw_combo_row_set_selected (row, (guint) g_settings_get_enum (qimam_ui_settings (), key));
  g_object_set_data (G_OBJECT (row), "key", (gpointer) g_intern_string (key));
  g_signal_connect (row, "notify::selected", G_CALLBACK (selected_cb), NULL);
}

static void
qimam_preferences_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), QIMAM_TYPE_PREFERENCES);
  G_OBJECT_CLASS (qimam_preferences_parent_class)->dispose (object);
}

static void
qimam_preferences_class_init (QimamPreferencesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = qimam_preferences_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, QIMAM_UI_RESOURCE ("qimam-preferences.ui"));
  gtk_widget_class_bind_template_child (widget_class, QimamPreferences, color_scheme);
  gtk_widget_class_bind_template_child (widget_class, QimamPreferences, digits);
  gtk_widget_class_bind_template_child (widget_class, QimamPreferences, paper);
  gtk_widget_class_bind_template_child (widget_class, QimamPreferences, font_size);
  gtk_widget_class_bind_template_child (widget_class, QimamPreferences, refresh_feeds);
}

static void
qimam_preferences_init (QimamPreferences *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  bind_enum (self->color_scheme, "color-scheme");
  bind_enum (self->digits, "digits");
  bind_enum (self->paper, "paper");
  g_settings_bind (qimam_ui_settings (), "refresh-feeds", self->refresh_feeds, "active",
                   G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (qimam_ui_settings (), "reader-font-size", self->font_size, "value",
                   G_SETTINGS_BIND_DEFAULT);
}

GtkWidget *
qimam_preferences_new (GtkWindow *parent)
{
  return g_object_new (QIMAM_TYPE_PREFERENCES, "transient-for", parent, "modal", TRUE, NULL);
}
