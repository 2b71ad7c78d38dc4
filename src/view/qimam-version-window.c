/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-version-window.h"

#include <glib/gi18n-lib.h>

#include "qimam-moment.h"
#include "qimam-page-style.h"
#include "qimam-reader-flash.h"
#include "qimam-reader-meta.h"
#include "qimam-reader-text.h"
#include "qimam-ui.h"
#include "qimam-version-text.h"

/* Rows of the list of changes; a text that is another one altogether has few, one that was set anew has many.
 */
#define MAX_ROWS     300
#define CHANGE_CHARS 160

struct _QimamVersionWindow
{
  AdwWindow parent_instance;

  AdwWindowTitle *title;
  GtkDropDown *chooser;
  GtkCheckButton *present;
  GtkStack *stack;
  GtkStack *pages;
  GtkTextView *changes_view;
  GtkTextView *text_view;
  GtkListBox *list;
  AdwStatusPage *failed_page;

  QimamLibrary *library;
  QimamDocument *document; /* the article as it is */
  GPtrArray *versions;     /* (nullable) (element-type QimamVersion), the oldest first */
  gint64 article;
  gint64 wanted;
  QimamNote *note; /* (nullable) */
  QimamVersionText *changes;
  QimamReaderText *text;
  QimamArticle *shown; /* what @text shows */
  QimamReaderFlash *changes_flash;
  QimamReaderFlash *text_flash;
  GCancellable *cancellable;
};

G_DEFINE_FINAL_TYPE (QimamVersionWindow, qimam_version_window, ADW_TYPE_WINDOW)

/* ---- Changes ---- */

static void
show_change (QimamVersionWindow *self, const QimamShownChange *change)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->changes_view);
  GtkTextIter start;
  GtkTextIter end;

  gtk_text_buffer_get_iter_at_offset (buffer, &start, change->start);
  gtk_text_buffer_get_iter_at_offset (buffer, &end, change->end);
  gtk_text_buffer_place_cursor (buffer, &start);
  gtk_text_view_scroll_to_mark (self->changes_view, gtk_text_buffer_get_insert (buffer), 0, TRUE, 0.5, 0.35);
  qimam_reader_flash_start (self->changes_flash, &start, &end);
}

static void
change_activated_cb (QimamVersionWindow *self, GtkListBoxRow *row)
{
  const QimamShownChange *change = g_object_get_data (G_OBJECT (row), "change");

  gtk_stack_set_visible_child_name (self->pages, "changes");
  if (change != NULL)
    show_change (self, change);
}

/* The next change, or the one before. */
static void
step_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  QimamVersionWindow *self = QIMAM_VERSION_WINDOW (widget);
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);
  int way = g_str_equal (name, "version.next") ? 1 : -1;

  row = gtk_list_box_get_row_at_index (self->list, row != NULL ? gtk_list_box_row_get_index (row) + way : 0);
  if (row == NULL || !gtk_list_box_row_get_selectable (row))
    return;
  gtk_list_box_select_row (self->list, row);
  gtk_widget_grab_focus (GTK_WIDGET (row));
  change_activated_cb (self, row);
}

static void
add_words (QimamVersionWindow *self,
           GtkBox *box,
           const char *text,
           gboolean removed,
           const char *said,
           GString *name)
{
  g_autofree char *clean = qimam_ui_clean (text, CHANGE_CHARS);
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *mark = gtk_label_new (removed ? "−" : "+");
  GtkWidget *label = gtk_label_new (clean);

  if (removed)
    pango_attr_list_insert (attributes, pango_attr_strikethrough_new (TRUE));
  else
    pango_attr_list_insert (attributes, pango_attr_underline_new (PANGO_UNDERLINE_SINGLE));
  g_object_set (label, "attributes", attributes, "wrap", TRUE, "wrap-mode", PANGO_WRAP_WORD_CHAR, "lines", 3,
                "ellipsize", PANGO_ELLIPSIZE_END, "hexpand", TRUE, "xalign",
                (float) qimam_page_text_alignment (GTK_WIDGET (self), clean), NULL);
  g_object_set (mark, "valign", GTK_ALIGN_START, NULL);
  gtk_widget_add_css_class (label, removed ? "removed" : "added");
  gtk_box_append (GTK_BOX (row), mark);
  gtk_box_append (GTK_BOX (row), label);
  gtk_box_append (box, row);
  g_string_append_printf (name, "%s%s: %s", name->len > 0 ? ". " : "", said, clean);
}

static GtkWidget *
make_row (QimamVersionWindow *self, const QimamShownChange *change)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  g_autoptr (GString) name = g_string_new (NULL);

  if (change->removed != NULL)
    /* Translators: before the words that an article no longer says, as a screen reader says it */
    add_words (self, GTK_BOX (box), change->removed, TRUE, _ ("Taken away"), name);
  if (change->added != NULL)
    /* Translators: before the words that an article says now, as a screen reader says it */
    add_words (self, GTK_BOX (box), change->added, FALSE, _ ("Added"), name);
  gtk_widget_add_css_class (row, "change-row");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  g_object_set_data (G_OBJECT (row), "change", (gpointer) change);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name->str, -1);
  return row;
}

static GtkWidget *
make_message_row (const char *text)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *label = gtk_label_new (text);

  g_object_set (label, "wrap", TRUE, "xalign", 0.0f, NULL);
  gtk_widget_add_css_class (label, "dim-label");
  g_object_set (row, "child", label, "selectable", FALSE, "activatable", FALSE, NULL);
  return row;
}

static void
fill_list (QimamVersionWindow *self, const GPtrArray *changes)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, child);
  for (guint i = 0; i < MIN (changes->len, MAX_ROWS); i++)
    gtk_list_box_append (self->list, make_row (self, g_ptr_array_index (changes, i)));
  if (changes->len > MAX_ROWS)
    {
      guint rest = changes->len - MAX_ROWS;
      g_autofree char *text = g_strdup_printf (ngettext ("and %u more", "and %u more", rest), rest);
      g_autofree char *digits = qimam_ui_digits (text);

      gtk_list_box_append (self->list, make_message_row (digits));
    }
  if (changes->len == 0)
    gtk_list_box_append (self->list, make_message_row (_ ("Only white space differs.")));
}

/* ---- One version ---- */

/* Shows where a note was made. */
static void
show_note (QimamVersionWindow *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->text_view);
  g_autoptr (GPtrArray) notes = g_ptr_array_new ();
  g_autoptr (QimamNote) there = NULL;
  GtkTextIter start;
  GtkTextIter end;

  if (self->note == NULL || self->note->version != self->wanted)
    return;
  there = qimam_note_copy (self->note);
  there->span = there->made;
  there->anchor = QIMAM_ANCHOR_EXACT;
  g_ptr_array_add (notes, there);
  qimam_reader_text_set_notes (self->text, notes);
  if (!qimam_reader_text_find (self->text, there->span, &start, &end))
    return;
  gtk_text_buffer_place_cursor (buffer, &start);
  gtk_text_view_scroll_to_mark (self->text_view, gtk_text_buffer_get_insert (buffer), 0, TRUE, 0.5, 0.35);
  qimam_reader_flash_start (self->text_flash, &start, &end);
}

static void
show_version (QimamVersionWindow *self)
{
  guint chosen = gtk_drop_down_get_selected (self->chooser);
  const QimamVersion *version;
  const QimamDocument *after = self->document;
  g_autofree char *meta = NULL;
  guint i;

  if (self->versions == NULL || chosen >= self->versions->len)
    return;
  /* The newest stands on top. */
  i = self->versions->len - 1 - chosen;
  version = g_ptr_array_index (self->versions, i);
  self->wanted = version->id;
  if (i + 1 < self->versions->len && !gtk_check_button_get_active (self->present))
    after = ((QimamVersion *) g_ptr_array_index (self->versions, i + 1))->document;
  fill_list (self, qimam_version_text_fill (self->changes, version->document, after));

  g_clear_pointer (&self->shown, qimam_article_free);
  self->shown = qimam_article_new ();
  qimam_document_free (self->shown->document);
  self->shown->document = qimam_document_copy (version->document);
  self->shown->document->source = g_strdup (self->document->source);
  meta = qimam_reader_meta_text (self->shown->document);
  qimam_reader_text_fill (self->text, self->shown, meta);
  show_note (self);
  /* With one version "now" and "the next one" are the same. */
  gtk_widget_set_visible (GTK_WIDGET (self->present), self->versions->len > 1);
}

static void
fill_chooser (QimamVersionWindow *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  guint chosen = 0;

  for (guint i = self->versions->len; i > 0; i--)
    {
      const QimamVersion *version = g_ptr_array_index (self->versions, i - 1);
      g_autofree char *when = qimam_moment_local (version->replaced);
      g_autofree char *name = g_strdup_printf (version->why == QIMAM_VERSION_REREAD
                                                   /* Translators: %s is a time */
                                                   ? _ ("Read anew on %s")
                                                   /* Translators: %s is a time */
                                                   : _ ("Changed on %s"),
                                               when);

      if (version->id == self->wanted)
        chosen = self->versions->len - i;
      gtk_string_list_append (names, name);
    }
  gtk_drop_down_set_model (self->chooser, G_LIST_MODEL (names));
  gtk_drop_down_set_selected (self->chooser, chosen);
}

static void
fail (QimamVersionWindow *self, const char *text)
{
  g_autofree char *escaped = g_markup_escape_text (text, -1);

  adw_status_page_set_description (self->failed_page, escaped);
  gtk_stack_set_visible_child_name (self->stack, "failed");
}

static void
versions_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (QimamVersionWindow) self = data;
  g_autoptr (GError) error = NULL;
  GPtrArray *versions = qimam_library_load_versions_finish (QIMAM_LIBRARY (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (versions == NULL || versions->len == 0)
    {
      g_autofree char *problem = error != NULL ? qimam_ui_message (error->message) : NULL;

      fail (self, problem != NULL ? problem : _ ("The article has not changed since it came."));
      g_clear_pointer (&versions, g_ptr_array_unref);
      return;
    }
  self->versions = versions;
  fill_chooser (self);
  gtk_stack_set_visible_child_name (self->pages, self->note != NULL ? "text" : "changes");
  gtk_stack_set_visible_child_name (self->stack, "ready");
  show_version (self);
  if (self->note != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (self->text_view));
  else
    gtk_widget_child_focus (GTK_WIDGET (self->list), GTK_DIR_TAB_FORWARD);
  qimam_library_set_versions_seen_async (self->library, self->article);
}

/* ---- GObject ---- */

static void
update_dark (QimamVersionWindow *self)
{
  gboolean dark = adw_style_manager_get_dark (adw_style_manager_get_default ());

  qimam_version_text_set_dark (self->changes, dark);
  qimam_reader_text_set_dark (self->text, dark);
}

static void
qimam_version_window_dispose (GObject *object)
{
  QimamVersionWindow *self = QIMAM_VERSION_WINDOW (object);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->changes_flash);
  g_clear_object (&self->text_flash);
  g_clear_pointer (&self->changes, qimam_version_text_free);
  g_clear_pointer (&self->text, qimam_reader_text_free);
  gtk_widget_dispose_template (GTK_WIDGET (object), QIMAM_TYPE_VERSION_WINDOW);
  g_clear_pointer (&self->shown, qimam_article_free);
  g_clear_pointer (&self->versions, g_ptr_array_unref);
  g_clear_pointer (&self->document, qimam_document_free);
  g_clear_pointer (&self->note, qimam_note_free);
  g_clear_object (&self->library);
  G_OBJECT_CLASS (qimam_version_window_parent_class)->dispose (object);
}

static void
qimam_version_window_class_init (QimamVersionWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = qimam_version_window_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, QIMAM_UI_RESOURCE ("qimam-version-window.ui"));
  gtk_widget_class_bind_template_child (widget_class, QimamVersionWindow, title);
  gtk_widget_class_bind_template_child (widget_class, QimamVersionWindow, chooser);
  gtk_widget_class_bind_template_child (widget_class, QimamVersionWindow, present);
  gtk_widget_class_bind_template_child (widget_class, QimamVersionWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, QimamVersionWindow, pages);
  gtk_widget_class_bind_template_child (widget_class, QimamVersionWindow, changes_view);
  gtk_widget_class_bind_template_child (widget_class, QimamVersionWindow, text_view);
  gtk_widget_class_bind_template_child (widget_class, QimamVersionWindow, list);
  gtk_widget_class_bind_template_child (widget_class, QimamVersionWindow, failed_page);
  gtk_widget_class_bind_template_callback (widget_class, change_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, show_version);
  gtk_widget_class_install_action (widget_class, "version.next", NULL, step_cb);
  gtk_widget_class_install_action (widget_class, "version.previous", NULL, step_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F8, 0, "version.next", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F8, GDK_SHIFT_MASK, "version.previous", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
qimam_version_window_init (QimamVersionWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->cancellable = g_cancellable_new ();
  self->changes = qimam_version_text_new (gtk_text_view_get_buffer (self->changes_view));
  self->text = qimam_reader_text_new (gtk_text_view_get_buffer (self->text_view));
  self->changes_flash = qimam_reader_flash_new (self->changes_view);
  self->text_flash = qimam_reader_flash_new (self->text_view);
  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark", G_CALLBACK (update_dark), self,
                           G_CONNECT_SWAPPED);
  update_dark (self);
}

GtkWidget *
qimam_version_window_new (GtkWindow *parent,
                          QimamLibrary *library,
                          const QimamArticle *article,
                          gint64 version,
                          const QimamNote *note)
{
  QimamVersionWindow *self = g_object_new (QIMAM_TYPE_VERSION_WINDOW, "transient-for", parent, NULL);
  g_autofree char *headline = qimam_ui_clean (article->document->headline, 0);

  self->library = g_object_ref (library);
  self->document = qimam_document_copy (article->document);
  self->article = article->id;
  self->wanted = version;
  self->note = note != NULL ? qimam_note_copy (note) : NULL;
  adw_window_title_set_subtitle (self->title, headline);
  qimam_library_load_versions_async (library, article->id, self->cancellable, versions_cb,
                                     g_object_ref (self));
  return GTK_WIDGET (self);
}
