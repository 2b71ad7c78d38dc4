/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-reader-private.h"

#include <glib/gi18n-lib.h>

#include "qimam-moment.h"
#include "qimam-reader-meta.h"
#include "qimam-toast.h"
#include "qimam-ui.h"
#include "qimam-version-window.h"

/* Of a note, in a menu. */
#define SHORT_CHARS 40

/* ---- Notes ---- */

void
qimam_reader_select_note (QimamReader *self, gint64 note)
{
  adw_flap_set_reveal_flap (self->flap, TRUE);
  gtk_stack_set_visible_child_name (self->side, "notes");
  qimam_note_panel_select (self->note_panel, note, FALSE);
}

static void
note_added_cb (QimamReader *self, gint64 note)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->view);
  GtkTextIter cursor;

  /* What was selected is marked now. */
  gtk_text_buffer_get_iter_at_mark (buffer, &cursor, gtk_text_buffer_get_insert (buffer));
  gtk_text_buffer_place_cursor (buffer, &cursor);
  qimam_reader_select_note (self, note);
}

/* What the menu of the text calls a note: what it says, else what it is about. */
static char *
short_note (const QimamNote *note)
{
  g_autofree char *text = qimam_ui_clean (*note->text != '\0' ? note->text : note->quote, SHORT_CHARS);

  return qimam_ui_isolate (text);
}

/* The notes whose words are gone can be put on what is selected. */
static void
update_menu (QimamReader *self)
{
  GMenu *menu = G_MENU (gtk_text_view_get_extra_menu (self->view));
  g_autoptr (GMenu) lost = g_menu_new ();

  while (g_menu_model_get_n_items (G_MENU_MODEL (menu)) > 1)
    g_menu_remove (menu, 1);
  for (guint i = 0; self->article != NULL && i < self->article->notes->len; i++)
    {
      const QimamNote *note = g_ptr_array_index (self->article->notes, i);
      g_autofree char *name = short_note (note);
      /* Translators: %s are the first words of a note whose words are no longer in the article */
      g_autofree char *label = g_strdup_printf (_ ("Attach the Lost Note “%s” Here"), name);
      g_autoptr (GMenuItem) item = NULL;

      if (note->anchor != QIMAM_ANCHOR_LOST)
        continue;
      item = g_menu_item_new (label, NULL);
      g_menu_item_set_action_and_target (item, "reader.attach-note", "x", note->id);
      g_menu_append_item (lost, item);
    }
  if (g_menu_model_get_n_items (G_MENU_MODEL (lost)) > 0)
    g_menu_append_section (menu, NULL, G_MENU_MODEL (lost));
}

static void
notes_changed_cb (QimamReader *self)
{
  guint n = self->article != NULL ? self->article->notes->len : 0;
  g_autofree char *number = qimam_ui_number (n);
  /* Translators: notes of an article, and how many there are */
  g_autofree char *title = n > 0 ? g_strdup_printf (_ ("Notes (%s)"), number) : g_strdup (_ ("Notes"));

  gtk_stack_page_set_title (gtk_stack_get_page (self->side, GTK_WIDGET (self->note_panel)), title);
  update_menu (self);
}

static void
notes_kept_cb (QimamReader *self)
{
  qimam_session_refresh_counts (self->session);
}

static void
add_note_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  qimam_reader_notes_add (QIMAM_READER (widget)->notes);
}

static void
edit_note_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  qimam_reader_notes_edit (QIMAM_READER (widget)->notes, g_variant_get_int64 (parameter));
}

static void
attach_note_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  qimam_reader_notes_attach (QIMAM_READER (widget)->notes, g_variant_get_int64 (parameter));
}

static void
remove_note_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  qimam_reader_notes_remove (QIMAM_READER (widget)->notes, g_variant_get_int64 (parameter));
}

static void
show_versions (QimamReader *self, gint64 version, const QimamNote *note)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (self->article == NULL || self->article->versions->len == 0)
    return;
  gtk_info_bar_set_revealed (self->version_bar, FALSE);
  gtk_window_present (GTK_WINDOW (qimam_version_window_new (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL,
                                                            qimam_session_get_library (self->session),
                                                            self->article, version, note)));
}

static void
show_note_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  QimamReader *self = QIMAM_READER (widget);
  const QimamNote *note = qimam_reader_notes_find (self->notes, g_variant_get_int64 (parameter));

  if (note == NULL)
    return;
  if (note->anchor != QIMAM_ANCHOR_LOST)
    qimam_reader_show_place (self, note->span);
  else if (note->version != 0)
    show_versions (self, note->version, note);
}

static void
show_note_version_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  QimamReader *self = QIMAM_READER (widget);
  const QimamNote *note = qimam_reader_notes_find (self->notes, g_variant_get_int64 (parameter));

  if (note != NULL && note->version != 0)
    show_versions (self, note->version, note);
}

/* ---- Citing ---- */

/* What is selected with where it stands, or the article alone, for a text of the user's. */
static void
copy_citation_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  QimamReader *self = QIMAM_READER (widget);
  g_autofree char *quote = NULL, *text = NULL;

  if (self->article == NULL)
    return;
  quote = qimam_reader_text_get_selected (self->text);
  text = qimam_reader_citation (self->article->document, quote);
  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), text);
  qimam_toast_tell (self->toasts, quote != NULL ? _ ("The words and their source were copied")
                                                : _ ("The source was copied"));
}

/* ---- Earlier versions ---- */

static void
show_changes_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  show_versions (QIMAM_READER (widget), 0, NULL);
}

static void
version_response_cb (QimamReader *self, int response)
{
  if (response != GTK_RESPONSE_CLOSE || self->article == NULL)
    return;
  gtk_info_bar_set_revealed (self->version_bar, FALSE);
  qimam_library_set_versions_seen_async (qimam_session_get_library (self->session), self->article->id);
}

/* (nullable): the last change that the user has not looked at */
static const QimamVersion *
find_news (const GPtrArray *versions)
{
  for (guint i = versions->len; i > 0; i--)
    if (!((QimamVersion *) g_ptr_array_index (versions, i - 1))->seen)
      return g_ptr_array_index (versions, i - 1);
  return NULL;
}

void
qimam_reader_update_versions (QimamReader *self)
{
  const QimamVersion *news = find_news (self->article->versions);

  gtk_widget_set_visible (GTK_WIDGET (self->history_button), self->article->versions->len > 0);
  if (news != NULL)
    {
      g_autofree char *when = qimam_moment_local (news->replaced);
      /* Translators: %s is a time */
      g_autofree char *text = g_strdup_printf (_ ("This article changed on %s."), when);

      gtk_label_set_text (self->version_label, text);
    }
  gtk_info_bar_set_revealed (self->version_bar, news != NULL);
}

/* With a cursor that is seen, words can be selected from the keyboard. */
static void
caret_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  QimamReader *self = QIMAM_READER (widget);

  gtk_text_view_set_cursor_visible (self->view, !gtk_text_view_get_cursor_visible (self->view));
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

/* ---- All together ---- */

void
qimam_reader_class_add_annotations (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_callback (widget_class, version_response_cb);
  gtk_widget_class_install_action (widget_class, "reader.add-note", NULL, add_note_cb);
  gtk_widget_class_install_action (widget_class, "reader.edit-note", "x", edit_note_cb);
  gtk_widget_class_install_action (widget_class, "reader.attach-note", "x", attach_note_cb);
  gtk_widget_class_install_action (widget_class, "reader.remove-note", "x", remove_note_cb);
  gtk_widget_class_install_action (widget_class, "reader.show-note", "x", show_note_cb);
  gtk_widget_class_install_action (widget_class, "reader.show-note-version", "x", show_note_version_cb);
  gtk_widget_class_install_action (widget_class, "reader.show-changes", NULL, show_changes_cb);
  gtk_widget_class_install_action (widget_class, "reader.caret", NULL, caret_cb);
  gtk_widget_class_install_action (widget_class, "reader.copy-citation", NULL, copy_citation_cb);
}

void
qimam_reader_init_annotations (QimamReader *self)
{
  self->notes = qimam_reader_notes_new (self->text, self->note_panel, self->toasts);
  g_signal_connect_object (self->notes, "changed", G_CALLBACK (notes_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->notes, "kept", G_CALLBACK (notes_kept_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->notes, "added", G_CALLBACK (note_added_cb), self, G_CONNECT_SWAPPED);
}
