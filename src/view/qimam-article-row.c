/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-article-row.h"

#include <glib/gi18n-lib.h>

#include "qimam-filter.h"
#include "qimam-page-style.h"
#include "qimam-row-text.h"
#include "qimam-span.h"
#include "qimam-ui.h"

struct _QimamArticleRow
{
  GtkBox parent_instance;

  QimamRowText *headline;
  QimamRowText *meta;
  QimamRowText *snippet;
  GtkImage *dot;
  GtkToggleButton *star;

  QimamArticleItem *item;
  gboolean updating;
};

enum
{
  STAR_TOGGLED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (QimamArticleRow, qimam_article_row, GTK_TYPE_BOX)

/* Bold where the text matched. Attributes, never markup: the text is not ours. Returns how it is aligned. */
static float
set_marked_text (QimamRowText *label, const char *text, GArray *matches, QimamField field)
{
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();
  g_autofree char *clean = qimam_ui_clean (text, 0);
  float xalign = qimam_page_text_alignment (GTK_WIDGET (label), clean);

  qimam_row_text_set_xalign (label, xalign);
  /* Offsets hold only where cleaning left the text as it was. */
  if (text != NULL && matches != NULL && g_str_equal (clean, text))
    for (guint i = 0; i < matches->len; i++)
      {
        const QimamSpan *span = &g_array_index (matches, QimamSpan, i);
        PangoAttribute *bold;

        if (span->in != field || span->end > strlen (text))
          continue;
        bold = pango_attr_weight_new (PANGO_WEIGHT_BOLD);
        bold->start_index = span->start;
        bold->end_index = span->end;
        pango_attr_list_insert (attributes, bold);
      }
  qimam_row_text_set_text (label, clean, attributes);
  return xalign;
}

/* (transfer full): "source · date" */
static char *
meta_text (QimamArticleItem *item)
{
  const char *source = qimam_article_item_get_source (item);
  const char *published = qimam_article_item_get_published (item);
  g_autofree char *isolated_source = NULL;
  g_autofree char *date = NULL;
  g_autofree char *isolated_date = NULL;

  if (source == NULL || g_str_equal (source, QIMAM_SOURCE_UNKNOWN))
    source = _ ("Source not stated");
  isolated_source = qimam_ui_isolate (source);
  if (published == NULL)
    date = g_strdup (_ ("no date"));
  else
    {
      g_autofree char *day = g_strndup (published, strcspn (published, "T"));

      date = qimam_ui_date (day);
    }
  isolated_date = qimam_ui_isolate (date);
  return g_strconcat (isolated_source, " · ", isolated_date, NULL);
}

static void
append_part (GString *name, const char *part)
{
  g_autofree char *joined = g_strdup_printf (_ ("%s, %s"), name->str, part);

  g_string_assign (name, joined);
}

static void
update_name (QimamArticleRow *self)
{
  GtkWidget *cell = gtk_widget_get_parent (GTK_WIDGET (self));
  g_autoptr (GString) name = NULL;
  g_autofree char *headline = NULL;

  if (cell == NULL)
    return;
  headline = qimam_ui_clean (qimam_article_item_get_headline (self->item), 0);
  name = g_string_new (headline);
  /* The same mark as in other names that a screen reader says. */
  append_part (name, qimam_row_text_get_text (self->meta));
  if (!qimam_article_item_get_read (self->item))
    append_part (name, C_ ("state of an article", "unread"));
  if (qimam_article_item_get_starred (self->item))
    append_part (name, C_ ("state of an article", "starred"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (cell), GTK_ACCESSIBLE_PROPERTY_LABEL, name->str, -1);
}

static void
update (QimamArticleRow *self)
{
  GArray *matches = qimam_article_item_get_matches (self->item);
  const char *headline = qimam_article_item_get_headline (self->item);
  g_autofree char *meta = meta_text (self->item);
  gboolean starred = qimam_article_item_get_starred (self->item);
  float xalign;

  self->updating = TRUE;
  xalign = set_marked_text (self->headline,
                            headline != NULL && *headline != '\0' ? headline : _ ("Without a headline"),
                            matches, QIMAM_FIELD_HEADLINE);
  qimam_row_text_set_text (self->meta, meta, NULL);
  qimam_row_text_set_xalign (self->meta, xalign);
  set_marked_text (self->snippet, qimam_article_item_get_snippet (self->item), matches, QIMAM_FIELD_BODY);
  gtk_widget_set_visible (GTK_WIDGET (self->snippet), *qimam_row_text_get_text (self->snippet) != '\0');
  gtk_widget_set_opacity (GTK_WIDGET (self->dot), qimam_article_item_get_read (self->item) ? 0 : 1);
  if (qimam_article_item_get_read (self->item))
    gtk_widget_remove_css_class (GTK_WIDGET (self), "unread");
  else
    gtk_widget_add_css_class (GTK_WIDGET (self), "unread");
  gtk_toggle_button_set_active (self->star, starred);
  gtk_button_set_icon_name (GTK_BUTTON (self->star), starred ? "starred-symbolic" : "non-starred-symbolic");
  qimam_ui_set_name (GTK_WIDGET (self->star), starred ? _ ("Remove the star") : _ ("Star this article"));
  update_name (self);
  self->updating = FALSE;
}

static void
star_toggled_cb (QimamArticleRow *self)
{
  if (self->updating || self->item == NULL)
    return;
  g_signal_emit (self, signals[STAR_TOGGLED], 0, qimam_article_item_get_id (self->item),
                 gtk_toggle_button_get_active (self->star));
}

static void
digits_changed_cb (QimamArticleRow *self)
{
  if (self->item != NULL)
    update (self);
}

static void
qimam_article_row_dispose (GObject *object)
{
  qimam_article_row_set_item (QIMAM_ARTICLE_ROW (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), QIMAM_TYPE_ARTICLE_ROW);
  G_OBJECT_CLASS (qimam_article_row_parent_class)->dispose (object);
}

static void
qimam_article_row_class_init (QimamArticleRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = qimam_article_row_dispose;
  signals[STAR_TOGGLED] = g_signal_new ("star-toggled", QIMAM_TYPE_ARTICLE_ROW, G_SIGNAL_RUN_LAST, 0, NULL,
                                        NULL, NULL, G_TYPE_NONE, 2, G_TYPE_INT64, G_TYPE_BOOLEAN);
  g_type_ensure (QIMAM_TYPE_ROW_TEXT);
  gtk_widget_class_set_template_from_resource (widget_class, QIMAM_UI_RESOURCE ("qimam-article-row.ui"));
  gtk_widget_class_bind_template_child (widget_class, QimamArticleRow, headline);
  gtk_widget_class_bind_template_child (widget_class, QimamArticleRow, meta);
  gtk_widget_class_bind_template_child (widget_class, QimamArticleRow, snippet);
  gtk_widget_class_bind_template_child (widget_class, QimamArticleRow, dot);
  gtk_widget_class_bind_template_child (widget_class, QimamArticleRow, star);
  gtk_widget_class_bind_template_callback (widget_class, star_toggled_cb);
}

static void
qimam_article_row_init (QimamArticleRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (qimam_ui_settings (), "changed::digits", G_CALLBACK (digits_changed_cb), self,
                           G_CONNECT_SWAPPED);
}

GtkWidget *
qimam_article_row_new (void)
{
  return g_object_new (QIMAM_TYPE_ARTICLE_ROW, NULL);
}

void
qimam_article_row_set_item (QimamArticleRow *self, QimamArticleItem *item)
{
  g_return_if_fail (QIMAM_IS_ARTICLE_ROW (self));

  if (self->item != NULL)
    g_signal_handlers_disconnect_by_data (self->item, self);
  g_clear_object (&self->item);
  if (item == NULL)
    return;
  self->item = g_object_ref (item);
  g_signal_connect_swapped (item, "notify", G_CALLBACK (update), self);
  update (self);
}
