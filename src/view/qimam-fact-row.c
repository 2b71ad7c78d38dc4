/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-fact-row.h"

#include <glib/gi18n.h>

#include "qimam-claim-list.h"
#include "qimam-ui.h"

#define FACT_CHARS 1200

struct _QimamFactRow
{
  AdwExpanderRow parent_instance;

  QimamLibrary *library;
  char *key;
  GPtrArray *claims;
  GtkWidget *list; /* (nullable): made when it is first opened */
};

enum
{
  OPEN_SPAN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (QimamFactRow, qimam_fact_row, ADW_TYPE_EXPANDER_ROW)

static void
open_span_cb (QimamFactRow *self, gint64 article, guint in, guint start, guint end)
{
  g_signal_emit (self, signals[OPEN_SPAN], 0, article, in, start, end);
}

static void
expanded_cb (QimamFactRow *self)
{
  if (self->list != NULL || !adw_expander_row_get_expanded (ADW_EXPANDER_ROW (self)))
    return;
  self->list = qimam_claim_list_new (self->library);
  qimam_claim_list_set_claims (QIMAM_CLAIM_LIST (self->list), self->claims);
  g_signal_connect_swapped (self->list, "open-span", G_CALLBACK (open_span_cb), self);
  gtk_widget_add_css_class (self->list, "fact-claims");
  adw_expander_row_add_row (ADW_EXPANDER_ROW (self), self->list);
}

static void
qimam_fact_row_finalize (GObject *object)
{
  QimamFactRow *self = QIMAM_FACT_ROW (object);

  g_clear_object (&self->library);
  g_free (self->key);
  g_ptr_array_unref (self->claims);
  G_OBJECT_CLASS (qimam_fact_row_parent_class)->finalize (object);
}

static void
qimam_fact_row_class_init (QimamFactRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = qimam_fact_row_finalize;
  signals[OPEN_SPAN] = g_signal_new ("open-span", QIMAM_TYPE_FACT_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                     G_TYPE_NONE, 4, G_TYPE_INT64, G_TYPE_UINT, G_TYPE_UINT, G_TYPE_UINT);
}

static void
qimam_fact_row_init (QimamFactRow *self)
{
  self->claims = g_ptr_array_new_with_free_func ((GDestroyNotify) qimam_claim_free);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
  g_signal_connect (self, "notify::expanded", G_CALLBACK (expanded_cb), NULL);
}

static guint
count_articles (const GPtrArray *claims)
{
  g_autoptr (GHashTable) ids = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; i < claims->len; i++)
    g_hash_table_add (ids, &((QimamClaim *) claims->pdata[i])->article);
  return g_hash_table_size (ids);
}

GtkWidget *
qimam_fact_row_new (QimamLibrary *library, const QimamRow *row, const QimamCell *cell)
{
  QimamFactRow *self = g_object_new (QIMAM_TYPE_FACT_ROW, NULL);
  g_autofree char *text = qimam_ui_clean (cell->text, FACT_CHARS);
  g_autofree char *label = qimam_ui_clean (row->label, 0);
  guint n = count_articles (cell->claims);
  g_autofree char *number = qimam_ui_number (n);
  g_autofree char *sources = g_strdup_printf (ngettext ("%s article", "%s articles", n), number);
  g_autofree char *detail = n > 0 ? g_strdup_printf ("%s · %s", label, sources) : g_strdup (label);

  self->library = g_object_ref (library);
  self->key = g_strdup (row->key);
  for (guint i = 0; i < cell->claims->len; i++)
    g_ptr_array_add (self->claims, qimam_claim_copy (cell->claims->pdata[i]));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), text);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (self), detail);
  adw_expander_row_set_enable_expansion (ADW_EXPANDER_ROW (self), cell->claims->len > 0);
  return GTK_WIDGET (self);
}

const char *
qimam_fact_row_get_key (QimamFactRow *self)
{
  g_return_val_if_fail (QIMAM_IS_FACT_ROW (self), NULL);
  return self->key;
}
