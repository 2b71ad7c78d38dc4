/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-discrepancy-row.h"

#include <glib/gi18n.h>

#include "qimam-claim-list.h"
#include "qimam-ui.h"

struct _QimamDiscrepancyRow
{
  AdwExpanderRow parent_instance;

  GPtrArray *claims; /* (nullable): until they are shown */
  GtkWidget *list;
};

enum
{
  OPEN_SPAN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (QimamDiscrepancyRow, qimam_discrepancy_row, ADW_TYPE_EXPANDER_ROW)

const char *
qimam_discrepancy_level_word (QimamLevel level)
{
  switch (level)
    {
    case QIMAM_LEVEL_CONTRADICTION:
      return C_ ("discrepancy", "Contradiction");
    case QIMAM_LEVEL_DIFFERENCE:
      return C_ ("discrepancy", "Difference");
    case QIMAM_LEVEL_GAP:
      return C_ ("discrepancy", "Gap");
    case QIMAM_LEVEL_CHANGE:
    default:
      return C_ ("discrepancy", "Change");
    }
}

static const char *
level_icon (QimamLevel level)
{
  switch (level)
    {
    case QIMAM_LEVEL_CONTRADICTION:
      return "dialog-error-symbolic";
    case QIMAM_LEVEL_DIFFERENCE:
      return "dialog-warning-symbolic";
    case QIMAM_LEVEL_GAP:
      return "action-unavailable-symbolic";
    case QIMAM_LEVEL_CHANGE:
    default:
      return "qimam-differs-symbolic";
    }
}

/* Level, row, and who is silent. */
static char *
describe (const QimamComparison *comparison, const QimamDiscrepancy *discrepancy)
{
  g_autoptr (GString) text = g_string_new (qimam_discrepancy_level_word (discrepancy->level));
  g_autoptr (GString) silent = g_string_new (NULL);

  for (guint i = 0; discrepancy->row && i < comparison->rows->len; i++)
    {
      const QimamRow *row = g_ptr_array_index (comparison->rows, i);

      if (g_strcmp0 (row->key, discrepancy->row) == 0)
        {
          g_autofree char *label = qimam_ui_isolate (row->label);

          g_string_append_printf (text, " · %s", label);
          break;
        }
    }
  for (guint i = 0; discrepancy->silent && i < discrepancy->silent->len; i++)
    {
      guint column = g_array_index (discrepancy->silent, guint, i);

      if (column < comparison->columns->len)
        {
          const QimamColumn *title = g_ptr_array_index (comparison->columns, column);
          g_autofree char *label = qimam_ui_isolate (title->label);

          /* Translators: between the names of outlets in a list */
          g_string_append_printf (silent, "%s%s", silent->len > 0 ? _ (", ") : "", label);
        }
    }
  if (silent->len > 0)
    {
      g_string_append (text, " · ");
      /* Translators: %s are names of outlets or meetings */
      g_string_append_printf (text, _ ("not stated: %s"), silent->str);
    }
  return g_strdup (text->str);
}

static void
on_open_span (QimamDiscrepancyRow *self, gint64 article, guint in, guint start, guint end)
{
  g_signal_emit (self, signals[OPEN_SPAN], 0, article, in, start, end);
}

static void
on_expanded (QimamDiscrepancyRow *self)
{
  if (self->claims && adw_expander_row_get_expanded (ADW_EXPANDER_ROW (self)))
    {
      qimam_claim_list_set_claims (QIMAM_CLAIM_LIST (self->list), self->claims);
      g_clear_pointer (&self->claims, g_ptr_array_unref);
    }
}

static void
qimam_discrepancy_row_finalize (GObject *object)
{
  g_clear_pointer (&QIMAM_DISCREPANCY_ROW (object)->claims, g_ptr_array_unref);
  G_OBJECT_CLASS (qimam_discrepancy_row_parent_class)->finalize (object);
}

static void
qimam_discrepancy_row_class_init (QimamDiscrepancyRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = qimam_discrepancy_row_finalize;
  signals[OPEN_SPAN] =
      g_signal_new ("open-span", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                    G_TYPE_NONE, 4, G_TYPE_INT64, G_TYPE_UINT, G_TYPE_UINT, G_TYPE_UINT);
}

static void
qimam_discrepancy_row_init (QimamDiscrepancyRow *self)
{
}

GtkWidget *
qimam_discrepancy_row_new (QimamLibrary *library,
                           const QimamComparison *comparison,
                           const QimamDiscrepancy *discrepancy)
{
  QimamDiscrepancyRow *self = g_object_new (QIMAM_TYPE_DISCREPANCY_ROW, NULL);
  GtkWidget *icon = g_object_new (GTK_TYPE_IMAGE, "icon-name", level_icon (discrepancy->level),
                                  "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  g_autofree char *note = qimam_ui_clean (discrepancy->note, 0);
  g_autofree char *description = describe (comparison, discrepancy);
  gboolean has_claims = discrepancy->claims && discrepancy->claims->len > 0;

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), note);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (self), description);
  adw_expander_row_add_prefix (ADW_EXPANDER_ROW (self), icon);
  gtk_widget_add_css_class (icon, qimam_level_nick (discrepancy->level));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, note,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, description, -1);
  if (has_claims)
    {
      self->claims = g_ptr_array_new_with_free_func ((GDestroyNotify) qimam_claim_free);
      for (guint i = 0; i < discrepancy->claims->len; i++)
        g_ptr_array_add (self->claims, qimam_claim_copy (g_ptr_array_index (discrepancy->claims, i)));
      self->list = qimam_claim_list_new (library);
      g_signal_connect_swapped (self->list, "open-span", G_CALLBACK (on_open_span), self);
      adw_expander_row_add_row (ADW_EXPANDER_ROW (self), self->list);
      g_signal_connect (self, "notify::expanded", G_CALLBACK (on_expanded), NULL);
    }
  return GTK_WIDGET (self);
}
