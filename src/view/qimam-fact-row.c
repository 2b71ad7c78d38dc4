/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-fact-row.h"

#include <glib/gi18n.h>

#include "qimam-claim-list.h"
#include "qimam-row-text.h"
#include "qimam-ui.h"

/* What is longer is read in the claims below it. Labels would lay out all texts of a page several times
 * before it is shown. */
#define FACT_LINES 8
#define FACT_CHARS 1200

struct _QimamFactRow
{
  GtkBox parent_instance;

  QimamLibrary *library;
  char *key;
  GPtrArray *claims;
  GtkWidget *button;
  GtkWidget *text;
  GtkWidget *detail;
  GtkWidget *arrow;
  GtkWidget *revealer;
  GtkWidget *list; /* (nullable): made when it is first opened */
};

enum
{
  OPEN_SPAN,
  TOGGLED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (QimamFactRow, qimam_fact_row, GTK_TYPE_BOX)

static void
open_span_cb (QimamFactRow *self, gint64 article, guint in, guint start, guint end)
{
  g_signal_emit (self, signals[OPEN_SPAN], 0, article, in, start, end);
}

static void
clicked_cb (QimamFactRow *self)
{
  qimam_fact_row_set_open (self, !qimam_fact_row_is_open (self));
  g_signal_emit (self, signals[TOGGLED], 0);
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
  signals[TOGGLED] =
      g_signal_new ("toggled", QIMAM_TYPE_FACT_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static GtkWidget *
make_text (GtkWidget *box, guint lines)
{
  GtkWidget *text = g_object_new (QIMAM_TYPE_ROW_TEXT, "lines", lines, NULL);

  gtk_box_append (GTK_BOX (box), text);
  return text;
}

static void
qimam_fact_row_init (QimamFactRow *self)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);

  self->claims = g_ptr_array_new_with_free_func ((GDestroyNotify) qimam_claim_free);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  self->text = make_text (texts, FACT_LINES);
  self->detail = make_text (texts, 2);
  gtk_widget_add_css_class (self->detail, "dim-label");
  gtk_widget_add_css_class (self->detail, "caption");
  gtk_widget_set_hexpand (texts, TRUE);
  self->arrow = g_object_new (GTK_TYPE_IMAGE, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION,
                              "icon-name", "pan-down-symbolic", NULL);
  gtk_box_append (GTK_BOX (line), texts);
  gtk_box_append (GTK_BOX (line), self->arrow);
  self->button = gtk_button_new ();
  gtk_button_set_child (GTK_BUTTON (self->button), line);
  gtk_widget_add_css_class (self->button, "flat");
  gtk_widget_add_css_class (self->button, "fact");
  self->revealer = gtk_revealer_new ();
  gtk_box_append (GTK_BOX (self), self->button);
  gtk_box_append (GTK_BOX (self), self->revealer);
  g_signal_connect_swapped (self->button, "clicked", G_CALLBACK (clicked_cb), self);
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
  g_autofree char *name = g_strdup_printf ("%s: %s", label, text);

  self->library = g_object_ref (library);
  self->key = g_strdup (row->key);
  for (guint i = 0; i < cell->claims->len; i++)
    g_ptr_array_add (self->claims, qimam_claim_copy (cell->claims->pdata[i]));
  qimam_row_text_set_text (QIMAM_ROW_TEXT (self->text), text, NULL);
  qimam_row_text_set_text (QIMAM_ROW_TEXT (self->detail), detail, NULL);
  gtk_widget_set_sensitive (self->button, cell->claims->len > 0);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, sources, -1);
  qimam_fact_row_set_open (self, FALSE);
  return GTK_WIDGET (self);
}

const char *
qimam_fact_row_get_key (QimamFactRow *self)
{
  g_return_val_if_fail (QIMAM_IS_FACT_ROW (self), NULL);
  return self->key;
}

gboolean
qimam_fact_row_is_open (QimamFactRow *self)
{
  g_return_val_if_fail (QIMAM_IS_FACT_ROW (self), FALSE);
  return gtk_revealer_get_reveal_child (GTK_REVEALER (self->revealer));
}

void
qimam_fact_row_set_open (QimamFactRow *self, gboolean open)
{
  g_return_if_fail (QIMAM_IS_FACT_ROW (self));

  if (open && self->list == NULL)
    {
      self->list = qimam_claim_list_new (self->library);
      qimam_claim_list_set_claims (QIMAM_CLAIM_LIST (self->list), self->claims);
      g_signal_connect_swapped (self->list, "open-span", G_CALLBACK (open_span_cb), self);
      gtk_widget_add_css_class (self->list, "fact-claims");
      gtk_revealer_set_child (GTK_REVEALER (self->revealer), self->list);
    }
  gtk_revealer_set_reveal_child (GTK_REVEALER (self->revealer), open);
  gtk_image_set_from_icon_name (GTK_IMAGE (self->arrow), open ? "pan-up-symbolic" : "pan-down-symbolic");
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_STATE_EXPANDED, open, -1);
}
