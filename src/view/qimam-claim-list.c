/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-claim-list.h"

#include <glib/gi18n.h>

#include "qimam-page-style.h"
#include "qimam-ui.h"

/* A cell on "statements" of a long meeting may have hundreds; nobody reads them in a popover. */
#define MAX_CLAIMS     100
#define SENTENCE_CHARS 4000

struct _QimamClaimList
{
  GtkWidget parent_instance;

  QimamLibrary *library;
  GPtrArray *claims;    /* (element-type QimamClaim) */
  GPtrArray *sentences; /* (element-type GtkLabel), one a claim */
  GPtrArray *sources;   /* (element-type GtkLabel), one a claim */
  GCancellable *cancellable;
  GtkWidget *box;
  GtkWidget *list;
  GtkWidget *more;
};

enum
{
  OPEN_SPAN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (QimamClaimList, qimam_claim_list, GTK_TYPE_WIDGET)

/* ---- Filling ---- */

/* Adds a cleaned piece of the sentence; cleaning takes a space at its beginning, which parts it from what is
 * there. */
static void
append_piece (GString *text, const char *piece, gsize length)
{
  g_autofree char *copy = g_strndup (piece, length);
  g_autofree char *clean = qimam_ui_clean (copy, SENTENCE_CHARS);

  if (text->len > 0 && g_unichar_isspace (g_utf8_get_char (copy)) && text->str[text->len - 1] != ' ')
    g_string_append_c (text, ' ');
  g_string_append (text, clean);
}

/* Whether a character, or nothing, begins at @at. */
static gboolean
is_border (const char *text, gsize at)
{
  return ((guchar) text[at] & 0xc0) != 0x80;
}

static void
show_sentence (GtkLabel *label, const QimamClaim *claim, const char *sentence)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();
  gsize length = strlen (sentence);
  gsize from = 0, to = length;
  gsize bold_from, bold_to;

  if (qimam_span_contains (claim->sentence, claim->span))
    {
      from = MIN (claim->span.start - claim->sentence.start, length);
      to = MIN (claim->span.end - claim->sentence.start, length);
    }
  /* An article that was read anew since may have other letters there. */
  if (!is_border (sentence, from) || !is_border (sentence, to))
    {
      from = 0;
      to = length;
    }
  append_piece (text, sentence, from);
  bold_from = text->len;
  append_piece (text, sentence + from, to - from);
  bold_to = text->len;
  append_piece (text, sentence + to, length - to);
  if (to - from < length)
    {
      PangoAttribute *bold = pango_attr_weight_new (PANGO_WEIGHT_BOLD);

      bold->start_index = bold_from;
      bold->end_index = bold_to;
      pango_attr_list_insert (attributes, bold);
    }
  gtk_label_set_text (label, text->str);
  gtk_label_set_xalign (label, qimam_page_text_alignment (GTK_WIDGET (label), text->str));
  gtk_label_set_attributes (label, attributes);
}

static void
name_row (QimamClaimList *self, guint i)
{
  GtkWidget *sentence = g_ptr_array_index (self->sentences, i);
  GtkWidget *source = g_ptr_array_index (self->sources, i);
  g_autofree char *name = g_strdup_printf ("%s: %s", gtk_label_get_text (GTK_LABEL (source)),
                                           gtk_label_get_text (GTK_LABEL (sentence)));

  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_ancestor (sentence, GTK_TYPE_LIST_BOX_ROW)),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

/* Outlet, day, and who says it according to the outlet. */
static char *
describe_source (const QimamClaim *claim, const QimamDocument *document)
{
  g_autoptr (GString) line = g_string_new (NULL);

  if (document)
    {
      g_autofree char *source = qimam_ui_isolate (document->source ? document->source : _ ("Unknown outlet"));
      g_autofree char *date = qimam_ui_date (document->published.value);

      g_string_append (line, source);
      if (*date)
        g_string_append_printf (line, " · %s", date);
    }
  if (claim->speaker)
    {
      g_autofree char *speaker = qimam_ui_isolate (claim->speaker);

      g_string_append_printf (line, "%s%s", line->len > 0 ? " · " : "", speaker);
    }
  if (claim->correction != 0)
    g_string_append_printf (line, "%s%s", line->len > 0 ? " · " : "", C_ ("a claim", "corrected"));
  if (claim->basis == QIMAM_BASIS_INFERRED)
    {
      /* Translators: worked out by the program, not said in so many words */
      g_string_append_printf (line, "%s%s", line->len > 0 ? " · " : "", _ ("inferred"));
    }
  return g_strdup (line->str);
}

static void
show_article (QimamClaimList *self, const QimamArticle *article)
{
  for (guint i = 0; i < self->sentences->len; i++)
    {
      const QimamClaim *claim = g_ptr_array_index (self->claims, i);
      g_autofree char *sentence = NULL;
      g_autofree char *source = NULL;

      if (claim->article != article->id)
        continue;
      sentence = qimam_document_span_text (article->document, claim->sentence);
      if (sentence)
        show_sentence (g_ptr_array_index (self->sentences, i), claim, sentence);
      source = describe_source (claim, article->document);
      gtk_label_set_text (g_ptr_array_index (self->sources, i), source);
      gtk_widget_set_tooltip_text (g_ptr_array_index (self->sources, i), article->document->headline);
      name_row (self, i);
    }
}

static void
on_article (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (QimamClaimList) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (QimamArticle) article =
      qimam_library_load_article_finish (QIMAM_LIBRARY (source), result, &error);

  /* A claim whose article cannot be read keeps its own words. */
  if (article && self->cancellable && !g_cancellable_is_cancelled (self->cancellable))
    show_article (self, article);
}

static void
load_articles (QimamClaimList *self)
{
  g_autoptr (GHashTable) asked = g_hash_table_new (g_int64_hash, g_int64_equal);

  self->cancellable = g_cancellable_new ();
  for (guint i = 0; i < self->sentences->len; i++)
    {
      QimamClaim *claim = g_ptr_array_index (self->claims, i);

      if (claim->article == 0 || !g_hash_table_add (asked, &claim->article))
        continue;
      qimam_library_load_article_async (self->library, claim->article, self->cancellable, on_article,
                                        g_object_ref (self));
    }
}

/* What can be done with a claim: "win" actions that take its id. */
static GtkWidget *
make_button (const QimamClaim *claim, const char *icon, const char *name, const char *action)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "claim-menu");
  gtk_widget_set_valign (button, GTK_ALIGN_START);
  qimam_ui_set_name (button, name);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "x", claim->id);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  return button;
}

/* Source and buttons in one line. */
static GtkWidget *
make_top (const QimamClaim *claim, GtkWidget *source)
{
  GtkWidget *top = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_set_hexpand (source, TRUE);
  gtk_box_append (GTK_BOX (top), source);
  if (claim->id == 0)
    return top;
  gtk_box_append (GTK_BOX (top), make_button (claim, "document-edit-symbolic", _ ("Correct this claim…"),
                                              "win.correct-claim"));
  gtk_box_append (GTK_BOX (top),
                  make_button (claim, "user-trash-symbolic", _ ("Dismiss this claim"), "win.dismiss-claim"));
  return top;
}

static void
add_row (QimamClaimList *self, const QimamClaim *claim)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *source = gtk_label_new (NULL);
  GtkWidget *sentence = gtk_label_new (NULL);
  g_autofree char *line = describe_source (claim, NULL);
  g_autofree char *text = qimam_ui_clean (claim->text, SENTENCE_CHARS);

  gtk_label_set_text (GTK_LABEL (source), line);
  gtk_label_set_xalign (GTK_LABEL (source), 0);
  gtk_label_set_ellipsize (GTK_LABEL (source), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (source, "caption");
  gtk_widget_add_css_class (source, "dim-label");
  gtk_label_set_text (GTK_LABEL (sentence), text);
  gtk_label_set_xalign (GTK_LABEL (sentence), qimam_page_text_alignment (sentence, text));
  gtk_label_set_max_width_chars (GTK_LABEL (sentence), 38);
  gtk_label_set_wrap (GTK_LABEL (sentence), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (sentence), PANGO_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (sentence, "sentence");
  gtk_box_append (GTK_BOX (box), make_top (claim, source));
  gtk_box_append (GTK_BOX (box), sentence);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_append (GTK_LIST_BOX (self->list), row);
  g_ptr_array_add (self->sources, source);
  g_ptr_array_add (self->sentences, sentence);
  name_row (self, self->sentences->len - 1);
}

static void
clear (QimamClaimList *self)
{
  GtkWidget *row;

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_ptr_array_set_size (self->claims, 0);
  g_ptr_array_set_size (self->sentences, 0);
  g_ptr_array_set_size (self->sources, 0);
  while ((row = gtk_widget_get_first_child (self->list)))
    gtk_list_box_remove (GTK_LIST_BOX (self->list), row);
}

/* ---- Object ---- */

static void
on_row_activated (QimamClaimList *self, GtkListBoxRow *row)
{
  qimam_claim_list_activate (self, (guint) gtk_list_box_row_get_index (row));
}

static void
qimam_claim_list_dispose (GObject *object)
{
  QimamClaimList *self = QIMAM_CLAIM_LIST (object);

  if (self->box)
    clear (self);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->library);
  G_OBJECT_CLASS (qimam_claim_list_parent_class)->dispose (object);
}

static void
qimam_claim_list_finalize (GObject *object)
{
  QimamClaimList *self = QIMAM_CLAIM_LIST (object);

  g_ptr_array_unref (self->claims);
  g_ptr_array_unref (self->sentences);
  g_ptr_array_unref (self->sources);
  G_OBJECT_CLASS (qimam_claim_list_parent_class)->finalize (object);
}

static void
qimam_claim_list_class_init (QimamClaimListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = qimam_claim_list_dispose;
  object_class->finalize = qimam_claim_list_finalize;
  signals[OPEN_SPAN] =
      g_signal_new ("open-span", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                    G_TYPE_NONE, 4, G_TYPE_INT64, G_TYPE_UINT, G_TYPE_UINT, G_TYPE_UINT);
  gtk_widget_class_set_css_name (widget_class, "claimlist");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
qimam_claim_list_init (QimamClaimList *self)
{
  self->claims = g_ptr_array_new_with_free_func ((GDestroyNotify) qimam_claim_free);
  self->sentences = g_ptr_array_new ();
  self->sources = g_ptr_array_new ();
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  self->list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_NONE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Passages"),
                                  -1);
  gtk_box_append (GTK_BOX (self->box), self->list);
  self->more = gtk_label_new (NULL);
  gtk_widget_add_css_class (self->more, "dim-label");
  gtk_box_append (GTK_BOX (self->box), self->more);
  g_signal_connect_swapped (self->list, "row-activated", G_CALLBACK (on_row_activated), self);
}

GtkWidget *
qimam_claim_list_new (QimamLibrary *library)
{
  QimamClaimList *self = g_object_new (QIMAM_TYPE_CLAIM_LIST, NULL);

  self->library = library ? g_object_ref (library) : NULL;
  return GTK_WIDGET (self);
}

void
qimam_claim_list_set_claims (QimamClaimList *self, GPtrArray *claims)
{
  guint n = claims ? claims->len : 0;
  guint shown = MIN (n, MAX_CLAIMS);

  g_return_if_fail (QIMAM_IS_CLAIM_LIST (self));

  clear (self);
  for (guint i = 0; i < shown; i++)
    {
      g_ptr_array_add (self->claims, qimam_claim_copy (g_ptr_array_index (claims, i)));
      add_row (self, g_ptr_array_index (self->claims, i));
    }
  gtk_widget_set_visible (self->list, shown > 0);
  gtk_widget_set_visible (self->more, n > shown);
  if (n > shown)
    {
      g_autofree char *left = qimam_ui_number (n - shown);
      g_autofree char *text =
          g_strdup_printf (ngettext ("and %s more passage", "and %s more passages", n - shown), left);

      gtk_label_set_text (GTK_LABEL (self->more), text);
    }
  if (self->library)
    load_articles (self);
}

gboolean
qimam_claim_list_activate (QimamClaimList *self, guint index)
{
  const QimamClaim *claim;

  g_return_val_if_fail (QIMAM_IS_CLAIM_LIST (self), FALSE);

  if (index >= self->claims->len)
    return FALSE;
  claim = g_ptr_array_index (self->claims, index);
  g_signal_emit (self, signals[OPEN_SPAN], 0, claim->article, (guint) claim->span.in, claim->span.start,
                 claim->span.end);
  return TRUE;
}
