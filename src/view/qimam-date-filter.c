/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-date-filter.h"

#include <glib/gi18n-lib.h>

#include "qimam-date-popover.h"
#include "qimam-filter-bar.h"
#include "qimam-histogram.h"
#include "qimam-ui.h"

struct _QimamDateFilter
{
  AdwBin parent_instance;

  GtkMenuButton *button;
  GtkLabel *undated;
  GtkButton *clear_button;
  QimamHistogram *histogram;

  QimamSession *session;
};

G_DEFINE_FINAL_TYPE (QimamDateFilter, qimam_date_filter, ADW_TYPE_BIN)

static void
show_dates (QimamDateFilter *self, const char *text)
{
  /* Translators: a button; %s are the dates that articles are shown of */
  g_autofree char *name = g_strdup_printf (_ ("Dates: %s"), text);

  gtk_menu_button_set_label (self->button, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
update_range (QimamDateFilter *self)
{
  const QimamFilter *filter = qimam_session_get_filter (self->session);
  gboolean set = filter->from != NULL || filter->to != NULL;

  qimam_histogram_set_range (self->histogram, filter->from, filter->to);
  gtk_widget_set_visible (GTK_WIDGET (self->clear_button), set);
  if (set)
    {
      g_autofree char *text = qimam_filter_bar_describe_dates (filter);

      show_dates (self, text);
    }
  else
    show_dates (self, C_ ("dates of articles", "All dates"));
}

static void
update_counts (QimamDateFilter *self)
{
  const QimamFacets *facets = qimam_session_get_facets (self->session);

  /* Months, and of a few chosen months the days. */
  if (facets != NULL && qimam_session_get_days (self->session) != NULL)
    qimam_histogram_set_counts (self->histogram, qimam_session_get_days (self->session));
  else
    qimam_histogram_set_counts (self->histogram, facets != NULL ? facets->months : NULL);
  /* The dates can be set and lifted where nothing is found as well. */
  gtk_widget_set_visible (GTK_WIDGET (self), facets != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->histogram), qimam_histogram_get_n_bins (self->histogram) > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->undated), facets != NULL && facets->undated > 0);
  if (facets != NULL && facets->undated > 0)
    {
      g_autofree char *text = g_strdup_printf (
          ngettext ("%u without a date", "%u without a date", facets->undated), facets->undated);
      g_autofree char *digits = qimam_ui_digits (text);

      gtk_label_set_text (self->undated, digits);
    }
  update_range (self);
}

static void
range_changed_cb (QimamDateFilter *self, const char *from, const char *to)
{
  qimam_session_set_range (self->session, from, to);
}

static void
clear_cb (QimamDateFilter *self)
{
  qimam_session_set_range (self->session, NULL, NULL);
  gtk_widget_grab_focus (GTK_WIDGET (self->histogram));
}

static void
qimam_date_filter_dispose (GObject *object)
{
  QimamDateFilter *self = QIMAM_DATE_FILTER (object);

  if (self->session != NULL)
    g_signal_handlers_disconnect_by_data (self->session, self);
  g_clear_object (&self->session);
  gtk_widget_dispose_template (GTK_WIDGET (object), QIMAM_TYPE_DATE_FILTER);
  G_OBJECT_CLASS (qimam_date_filter_parent_class)->dispose (object);
}

static void
qimam_date_filter_class_init (QimamDateFilterClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (QIMAM_TYPE_HISTOGRAM);
  G_OBJECT_CLASS (klass)->dispose = qimam_date_filter_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, QIMAM_UI_RESOURCE ("qimam-date-filter.ui"));
  gtk_widget_class_bind_template_child (widget_class, QimamDateFilter, button);
  gtk_widget_class_bind_template_child (widget_class, QimamDateFilter, undated);
  gtk_widget_class_bind_template_child (widget_class, QimamDateFilter, clear_button);
  gtk_widget_class_bind_template_child (widget_class, QimamDateFilter, histogram);
  gtk_widget_class_bind_template_callback (widget_class, range_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, clear_cb);
}

static void
qimam_date_filter_init (QimamDateFilter *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
qimam_date_filter_set_session (QimamDateFilter *self, QimamSession *session)
{
  g_return_if_fail (QIMAM_IS_DATE_FILTER (self));
  g_return_if_fail (self->session == NULL);

  self->session = g_object_ref (session);
  gtk_menu_button_set_popover (self->button, qimam_date_popover_new (session));
  g_signal_connect_swapped (session, "filter-changed", G_CALLBACK (update_range), self);
  g_signal_connect_swapped (session, "facets-changed", G_CALLBACK (update_counts), self);
  update_counts (self);
}
