/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-claim-row.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "qimam-format.h"
#include "qimam-label.h"
#include "qimam-page-style.h"
#include "qimam-store-correction.h"
#include "qimam-ui.h"

#define CLAIM_CHARS 220

/* ---- Item ---- */

struct _QimamClaimItem
{
  GObject parent_instance;

  QimamClaim *claim; /* (nullable) */
  char *text;        /* the note of a claim, or the heading (nullable) */
  const char *style; /* (static) (nullable) */
  guint count;
};

G_DEFINE_FINAL_TYPE (QimamClaimItem, qimam_claim_item, G_TYPE_OBJECT)

static void
qimam_claim_item_finalize (GObject *object)
{
  QimamClaimItem *self = QIMAM_CLAIM_ITEM (object);

  g_clear_pointer (&self->claim, qimam_claim_free);
  g_free (self->text);
  G_OBJECT_CLASS (qimam_claim_item_parent_class)->finalize (object);
}

static void
qimam_claim_item_class_init (QimamClaimItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = qimam_claim_item_finalize;
}

static void
qimam_claim_item_init (QimamClaimItem *self)
{
}

QimamClaimItem *
qimam_claim_item_new (const QimamClaim *claim, const char *note)
{
  QimamClaimItem *self = g_object_new (QIMAM_TYPE_CLAIM_ITEM, NULL);

  self->claim = qimam_claim_copy (claim);
  self->text = g_strdup (note);
  self->style = qimam_dimension_nick (claim->dimension);
  return self;
}

QimamClaimItem *
qimam_claim_item_new_heading (const char *label, const char *style, guint count)
{
  QimamClaimItem *self = g_object_new (QIMAM_TYPE_CLAIM_ITEM, NULL);

  self->text = g_strdup (label);
  self->style = g_intern_string (style);
  self->count = count;
  return self;
}

const QimamClaim *
qimam_claim_item_get_claim (QimamClaimItem *self)
{
  g_return_val_if_fail (QIMAM_IS_CLAIM_ITEM (self), NULL);
  return self->claim;
}

static gboolean
same_claim (const QimamClaim *a, const QimamClaim *b)
{
  g_autofree char *x = qimam_value_to_text (&a->value), *y = qimam_value_to_text (&b->value);

  return a->id == b->id && a->dimension == b->dimension && a->correction == b->correction &&
         a->dismissed == b->dismissed && a->meeting == b->meeting && a->polarity == b->polarity &&
         g_strcmp0 (a->party, b->party) == 0 && g_strcmp0 (a->text, b->text) == 0 && g_str_equal (x, y);
}

gboolean
qimam_claim_item_equal (QimamClaimItem *self, QimamClaimItem *other)
{
  g_return_val_if_fail (QIMAM_IS_CLAIM_ITEM (self) && QIMAM_IS_CLAIM_ITEM (other), FALSE);

  if ((self->claim == NULL) != (other->claim == NULL) || self->count != other->count ||
      self->style != other->style || g_strcmp0 (self->text, other->text) != 0)
    return FALSE;
  return self->claim == NULL || same_claim (self->claim, other->claim);
}

/* ---- Row ---- */

struct _QimamClaimRow
{
  GtkBox parent_instance;

  GtkBox *swatch;
  GtkLabel *text;
  GtkLabel *detail;
  GtkButton *menu;

  QimamClaimItem *item;
  const char *style;
};

enum
{
  MENU,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (QimamClaimRow, qimam_claim_row, GTK_TYPE_BOX)

static void
add_detail (GString *detail, const char *text)
{
  g_autofree char *isolated = NULL;

  if (text == NULL || *text == '\0')
    return;
  isolated = qimam_ui_isolate (text);
  if (detail->len > 0)
    g_string_append (detail, " · ");
  g_string_append (detail, isolated);
}

/* (transfer full): a day, or a clock time with or without its day */
static char *
moment_text (const char *iso)
{
  const char *clock = strchr (iso, 'T');
  g_autofree char *day = clock != NULL ? g_strndup (iso, (gsize) (clock - iso)) : g_strdup (iso);
  g_autofree char *date = qimam_ui_date (day);
  g_autofree char *text = clock != NULL ? qimam_format_clock (clock, qimam_ui_language ()) : NULL;
  g_autofree char *digits = text != NULL ? qimam_ui_digits (text) : NULL;

  if (digits == NULL)
    return g_steal_pointer (&date);
  return *date != '\0' ? g_strdup_printf ("%s %s", date, digits) : g_steal_pointer (&digits);
}

/* (transfer full) (nullable): who stayed away, or what is told of the meeting: "no joint communiqué" */
static char *
told_text (const QimamValue *value)
{
  g_autofree char *key = value->role != NULL ? g_strconcat ("role.", value->role, NULL)
                                             : g_strconcat ("told.is.", value->key, NULL);
  const char *label = qimam_label (key, qimam_ui_language ());

  if (g_str_equal (label, key))
    return NULL;
  return value->role != NULL && value->name != NULL
             ? g_strconcat (value->name, qimam_label ("mark.colon", qimam_ui_language ()), " ", label, NULL)
             : g_strdup (label);
}

/* (transfer full) (nullable): the value as it compares, where it differs from the words of the text */
static char *
value_text (const QimamClaim *claim)
{
  const QimamValue *value = &claim->value;
  g_autofree char *text = NULL;

  if (!value->set)
    return NULL;
  if (claim->dimension == QIMAM_DIMENSION_DATE && value->iso != NULL)
    return moment_text (value->iso);
  if (claim->dimension == QIMAM_DIMENSION_NEXT_STEP && value->due != NULL)
    return qimam_ui_date (value->due);
  if ((claim->dimension == QIMAM_DIMENSION_DURATION || claim->dimension == QIMAM_DIMENSION_FIGURE) &&
      value->iso != NULL)
    {
      text = qimam_format_duration (value->iso, value->cmp, qimam_ui_language ());
      return text != NULL ? qimam_ui_digits (text) : NULL;
    }
  if (claim->dimension == QIMAM_DIMENSION_BACKGROUND && value->key != NULL)
    return told_text (value);
  if (value->name != NULL && g_strcmp0 (value->name, claim->text) != 0)
    return g_strdup (value->name);
  if (value->role != NULL && claim->dimension == QIMAM_DIMENSION_PARTICIPANTS)
    {
      g_autofree char *key = g_strconcat ("role.", value->role, NULL);
      const char *label = qimam_label (key, qimam_ui_language ());

      return g_str_equal (label, key) ? NULL : g_strdup (label);
    }
  return NULL;
}

static char *
detail_text (QimamClaimItem *item)
{
  const QimamClaim *claim = item->claim;
  g_autoptr (GString) detail = g_string_new (NULL);
  g_autofree char *value = value_text (claim);

  if (claim->dismissed)
    add_detail (detail, C_ ("a claim", "dismissed"));
  else if (claim->correction != 0)
    add_detail (detail, C_ ("a claim", "corrected"));
  add_detail (detail, value);
  add_detail (detail, claim->speaker);
  add_detail (detail, item->text);
  if (claim->basis == QIMAM_BASIS_INFERRED)
    add_detail (detail, claim->how != NULL ? qimam_label (claim->how, qimam_ui_language ())
                                           : C_ ("basis of a claim", "worked out"));
  return g_strdup (detail->str);
}

static void
menu_clicked_cb (QimamClaimRow *self)
{
  g_signal_emit (self, signals[MENU], 0, self->menu);
}

static void
qimam_claim_row_dispose (GObject *object)
{
  QimamClaimRow *self = QIMAM_CLAIM_ROW (object);

  g_clear_object (&self->item);
  gtk_widget_dispose_template (GTK_WIDGET (object), QIMAM_TYPE_CLAIM_ROW);
  G_OBJECT_CLASS (qimam_claim_row_parent_class)->dispose (object);
}

static void
qimam_claim_row_class_init (QimamClaimRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = qimam_claim_row_dispose;
  signals[MENU] = g_signal_new ("menu", QIMAM_TYPE_CLAIM_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 1, GTK_TYPE_WIDGET);
  gtk_widget_class_set_template_from_resource (widget_class, QIMAM_UI_RESOURCE ("qimam-claim-row.ui"));
  gtk_widget_class_bind_template_child (widget_class, QimamClaimRow, swatch);
  gtk_widget_class_bind_template_child (widget_class, QimamClaimRow, text);
  gtk_widget_class_bind_template_child (widget_class, QimamClaimRow, detail);
  gtk_widget_class_bind_template_child (widget_class, QimamClaimRow, menu);
  gtk_widget_class_bind_template_callback (widget_class, menu_clicked_cb);
}

static void
qimam_claim_row_init (QimamClaimRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
qimam_claim_row_new (void)
{
  return g_object_new (QIMAM_TYPE_CLAIM_ROW, NULL);
}

QimamClaimItem *
qimam_claim_row_get_item (QimamClaimRow *self)
{
  g_return_val_if_fail (QIMAM_IS_CLAIM_ROW (self), NULL);
  return self->item;
}

/* What is dismissed is struck through. */
static void
set_struck (GtkLabel *label, gboolean struck)
{
  g_autoptr (PangoAttrList) attributes = struck ? pango_attr_list_new () : NULL;

  if (struck)
    pango_attr_list_insert (attributes, pango_attr_strikethrough_new (TRUE));
  gtk_label_set_attributes (label, attributes);
}

static void
set_style (QimamClaimRow *self, const char *style, gboolean heading)
{
  if (self->style != NULL)
    gtk_widget_remove_css_class (GTK_WIDGET (self->swatch), self->style);
  self->style = style;
  if (style != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self->swatch), style);
  gtk_widget_set_visible (GTK_WIDGET (self->swatch), style != NULL);
  if (heading)
    gtk_widget_add_css_class (GTK_WIDGET (self), "group");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "group");
}

void
qimam_claim_row_set_item (QimamClaimRow *self, QimamClaimItem *item)
{
  GtkWidget *cell;
  g_autofree char *text = NULL;
  g_autofree char *detail = NULL;
  g_autofree char *name = NULL;

  g_return_if_fail (QIMAM_IS_CLAIM_ROW (self));
  g_return_if_fail (QIMAM_IS_CLAIM_ITEM (item));

  g_set_object (&self->item, item);
  set_style (self, item->style, item->claim == NULL);
  if (item->claim == NULL)
    {
      g_autofree char *number = qimam_ui_number (item->count);

      text = qimam_ui_clean (item->text, 0);
      detail = g_strdup ("");
      /* Translators: a dimension of claims and how many there are, as a screen reader says it */
      name = g_strdup_printf (_ ("%s, %s"), text, number);
    }
  else
    {
      text = qimam_ui_clean (item->claim->text, CLAIM_CHARS);
      detail = detail_text (item);
      name = *detail != '\0' ? g_strdup_printf (_ ("%s, %s"), text, detail) : g_strdup (text);
    }
  set_struck (self->text, item->claim != NULL && item->claim->dismissed);
  gtk_label_set_text (self->text, text);
  gtk_label_set_xalign (self->text,
                        item->claim != NULL ? qimam_page_text_alignment (GTK_WIDGET (self), text) : 0);
  gtk_label_set_text (self->detail, detail);
  gtk_label_set_xalign (self->detail, gtk_label_get_xalign (self->text));
  gtk_widget_set_visible (GTK_WIDGET (self->detail), *detail != '\0');
  gtk_widget_set_visible (GTK_WIDGET (self->menu), item->claim != NULL);

  cell = gtk_widget_get_parent (GTK_WIDGET (self));
  if (cell != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (cell), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}
