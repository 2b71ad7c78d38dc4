/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-dropped-list.h"

#include <glib/gi18n-lib.h>

#include "qimam-ui.h"

/* More lines than anybody reads; the rest is counted. */
#define MAX_LINES  300
#define LINE_CHARS 160

/* What the importer says of a line, for the translators. */
static const char *const reasons[] G_GNUC_UNUSED = {
  NC_ ("why a line was left out", "advertisement"),
  NC_ ("why a line was left out", "author line"),
  NC_ ("why a line was left out", "bare address"),
  NC_ ("why a line was left out", "bare counter"),
  NC_ ("why a line was left out", "breadcrumb"),
  NC_ ("why a line was left out", "caption"),
  NC_ ("why a line was left out", "caption repeated"),
  NC_ ("why a line was left out", "comments box"),
  NC_ ("why a line was left out", "consent to embedded content"),
  NC_ ("why a line was left out", "contact note"),
  NC_ ("why a line was left out", "cookie notice"),
  NC_ ("why a line was left out", "copyright line"),
  NC_ ("why a line was left out", "credit line"),
  NC_ ("why a line was left out", "date line"),
  NC_ ("why a line was left out", "dateline"),
  NC_ ("why a line was left out", "disclaimer"),
  NC_ ("why a line was left out", "embedded post"),
  NC_ ("why a line was left out", "end of a box"),
  NC_ ("why a line was left out", "follow us"),
  NC_ ("why a line was left out", "headline repeated"),
  NC_ ("why a line was left out", "icon text"),
  NC_ ("why a line was left out", "line above the headline"),
  NC_ ("why a line was left out", "line above the story"),
  NC_ ("why a line was left out", "line behind the story"),
  NC_ ("why a line was left out", "line beside the date"),
  NC_ ("why a line was left out", "line repeated"),
  NC_ ("why a line was left out", "link past a box"),
  NC_ ("why a line was left out", "list of links"),
  NC_ ("why a line was left out", "media placeholder"),
  NC_ ("why a line was left out", "menu"),
  NC_ ("why a line was left out", "mobile theme switch"),
  NC_ ("why a line was left out", "name of the site"),
  NC_ ("why a line was left out", "newsletter box"),
  NC_ ("why a line was left out", "notice of the publisher"),
  NC_ ("why a line was left out", "page furniture after the story"),
  NC_ ("why a line was left out", "plugin credit"),
  NC_ ("why a line was left out", "popular posts"),
  NC_ ("why a line was left out", "publication date"),
  NC_ ("why a line was left out", "reading time"),
  NC_ ("why a line was left out", "related link"),
  NC_ ("why a line was left out", "related links"),
  NC_ ("why a line was left out", "script remnant"),
  NC_ ("why a line was left out", "section or menu name"),
  NC_ ("why a line was left out", "separator"),
  NC_ ("why a line was left out", "share box"),
  NC_ ("why a line was left out", "share or view count"),
  NC_ ("why a line was left out", "site icon and name"),
  NC_ ("why a line was left out", "slogan of the site"),
  NC_ ("why a line was left out", "source line"),
  NC_ ("why a line was left out", "subscription notice"),
  NC_ ("why a line was left out", "tags"),
  NC_ ("why a line was left out", "tags heading"),
};

static GtkWidget *
make_row (const QimamDropped *dropped)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *text;
  GtkWidget *why;
  g_autofree char *clean = qimam_ui_clean (dropped->text, LINE_CHARS);
  const char *reason = dropped->why != NULL ? dropped->why : "";

  text = g_object_new (GTK_TYPE_LABEL, "label", clean, "xalign", 0.0f, "hexpand", TRUE, "ellipsize",
                       PANGO_ELLIPSIZE_END, NULL);
  why = g_object_new (
      GTK_TYPE_LABEL, "xalign", 1.0f, "label",
      *reason != '\0' ? g_dpgettext2 (GETTEXT_PACKAGE, "why a line was left out", reason) : "", NULL);
  gtk_widget_add_css_class (why, "dim-label");
  gtk_widget_add_css_class (why, "caption");
  gtk_widget_set_tooltip_text (text, clean);
  gtk_box_append (GTK_BOX (row), text);
  gtk_box_append (GTK_BOX (row), why);
  return row;
}

GtkWidget *
qimam_dropped_list_new (void)
{
  GtkWidget *expander = gtk_expander_new (NULL);
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);

  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), 180);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), box);
  gtk_expander_set_child (GTK_EXPANDER (expander), scroller);
  gtk_widget_add_css_class (expander, "dropped");
  g_object_set_data (G_OBJECT (expander), "box", box);
  return expander;
}

void
qimam_dropped_list_set_document (GtkWidget *widget, const QimamDocument *document)
{
  GtkBox *box = g_object_get_data (G_OBJECT (widget), "box");
  guint n = document != NULL && document->dropped != NULL ? document->dropped->len : 0;
  g_autofree char *title = NULL;
  g_autofree char *digits = NULL;
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (box))) != NULL)
    gtk_box_remove (box, child);
  gtk_widget_set_visible (widget, n > 0);
  gtk_expander_set_expanded (GTK_EXPANDER (widget), FALSE);
  if (n == 0)
    return;

  title = g_strdup_printf (
      ngettext ("%u line of the page was left out", "%u lines of the page were left out", n), n);
  digits = qimam_ui_digits (title);
  gtk_expander_set_label (GTK_EXPANDER (widget), digits);
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, digits, -1);
  for (guint i = 0; i < MIN (n, MAX_LINES); i++)
    gtk_box_append (box, make_row (g_ptr_array_index (document->dropped, i)));
  if (n > MAX_LINES)
    {
      g_autofree char *rest =
          g_strdup_printf (ngettext ("and %u more", "and %u more", n - MAX_LINES), n - MAX_LINES);
      g_autofree char *shown = qimam_ui_digits (rest);

      gtk_box_append (box, gtk_label_new (shown));
    }
}
