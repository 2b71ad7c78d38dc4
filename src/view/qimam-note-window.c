/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-note-window.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "qimam-fold.h"
#include "qimam-moment.h"
#include "qimam-page-style.h"
#include "qimam-toast.h"
#include "qimam-ui.h"

/* More than anybody looks through without searching. */
#define MAX_ROWS    500
#define QUOTE_CHARS 200
#define TEXT_CHARS  1000

struct _QimamNoteWindow
{
  AdwWindow parent_instance;

  AdwToastOverlay *toasts;
  GtkSearchEntry *search;
  GtkStack *stack;
  GtkListBox *list;
  GtkLabel *rest;
  AdwStatusPage *failed_page;

  QimamLibrary *library;
  GPtrArray *notes; /* (nullable) (element-type QimamNote) */
  GPtrArray *keys;  /* (element-type utf8): what is searched of each, folded */
  GCancellable *cancellable;
};

enum
{
  OPEN_SPAN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (QimamNoteWindow, qimam_note_window, ADW_TYPE_WINDOW)

/* ---- Rows ---- */

static void
add_label (QimamNoteWindow *self, GtkBox *box, const char *text, const char *class, int lines)
{
  GtkWidget *label;

  if (*text == '\0')
    return;
  label = gtk_label_new (text);
  g_object_set (label, "wrap", TRUE, "wrap-mode", PANGO_WRAP_WORD_CHAR, "lines", lines, "ellipsize",
                PANGO_ELLIPSIZE_END, "xalign", (float) qimam_page_text_alignment (GTK_WIDGET (self), text),
                NULL);
  if (class != NULL)
    gtk_widget_add_css_class (label, class);
  gtk_box_append (box, label);
}

/* What became of the words of a note; "" for nothing to tell. */
static const char *
state_text (const QimamNote *note)
{
  if (note->article == 0)
    return _ ("The article was removed.");
  switch (note->anchor)
    {
    case QIMAM_ANCHOR_CHANGED:
      return _ ("The article now says this in other words.");
    case QIMAM_ANCHOR_LOST:
      return _ ("Source changed: the article no longer says this.");
    default:
      return "";
    }
}

static char *
where_text (const QimamNote *note)
{
  g_autofree char *when = qimam_moment_local (note->edited != NULL ? note->edited : note->created);
  g_autofree char *source = note->source != NULL ? qimam_ui_isolate (note->source) : NULL;

  return source != NULL ? g_strdup_printf ("%s · %s", source, when) : g_steal_pointer (&when);
}

static GtkWidget *
make_row (QimamNoteWindow *self, const QimamNote *note)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  g_autofree char *headline = qimam_ui_clean (note->headline != NULL ? note->headline : "", 0);
  g_autofree char *quote = qimam_ui_clean (note->quote, QUOTE_CHARS);
  g_autofree char *text = qimam_ui_clean (note->text, TEXT_CHARS);
  g_autofree char *where = where_text (note);
  g_autofree char *name = NULL;

  add_label (self, GTK_BOX (box), headline, "heading", 2);
  add_label (self, GTK_BOX (box), where, "caption", 1);
  add_label (self, GTK_BOX (box), quote, "note-quote", 3);
  add_label (self, GTK_BOX (box), text, NULL, 8);
  add_label (self, GTK_BOX (box), state_text (note), "note-state", 2);
  gtk_widget_add_css_class (row, "note-row");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  g_object_set_data (G_OBJECT (row), "note", (gpointer) note);
  /* Translators: words of an article, what a note says about them, the headline of the article, what became
   * of it */
  name = g_strdup_printf (_ ("Note on “%s”: %s. %s. %s"), quote, text, headline, state_text (note));
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return row;
}

/* Shows the notes that have what is looked for. */
static void
fill (QimamNoteWindow *self)
{
  g_autofree char *key = qimam_fold (gtk_editable_get_text (GTK_EDITABLE (self->search)), -1, NULL);
  GtkWidget *child;
  guint n = 0;

  if (self->notes == NULL)
    return;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, child);
  for (guint i = 0; i < self->notes->len; i++)
    if (strstr (g_ptr_array_index (self->keys, i), key) != NULL && n++ < MAX_ROWS)
      gtk_list_box_append (self->list, make_row (self, g_ptr_array_index (self->notes, i)));
  if (n > MAX_ROWS)
    {
      g_autofree char *text =
          g_strdup_printf (ngettext ("and %u more", "and %u more", n - MAX_ROWS), n - MAX_ROWS);
      g_autofree char *digits = qimam_ui_digits (text);

      gtk_label_set_text (self->rest, digits);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->rest), n > MAX_ROWS);
  gtk_stack_set_visible_child_name (self->stack, n > 0 ? "list" : self->notes->len > 0 ? "nothing" : "empty");
}

/* ---- Loading ---- */

static void
notes_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (QimamNoteWindow) self = data;
  g_autoptr (GError) error = NULL;
  GPtrArray *notes = qimam_library_list_notes_finish (QIMAM_LIBRARY (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (notes == NULL)
    {
      g_autofree char *message = qimam_ui_message (error->message);
      g_autofree char *escaped = g_markup_escape_text (message, -1);

      adw_status_page_set_description (self->failed_page, escaped);
      gtk_stack_set_visible_child_name (self->stack, "failed");
      return;
    }
  self->notes = notes;
  for (guint i = 0; i < notes->len; i++)
    {
      const QimamNote *note = g_ptr_array_index (notes, i);
      g_autofree char *all =
          g_strjoin ("\n", note->headline != NULL ? note->headline : "",
                     note->source != NULL ? note->source : "", note->quote, note->text, NULL);

      g_ptr_array_add (self->keys, qimam_fold (all, -1, NULL));
    }
  fill (self);
}

static void
row_activated_cb (QimamNoteWindow *self, GtkListBoxRow *row)
{
  const QimamNote *note = g_object_get_data (G_OBJECT (row), "note");

  if (note->article == 0)
    {
      qimam_toast_show (self->toasts, adw_toast_new (_ ("The article was removed.")));
      return;
    }
  g_signal_emit (self, signals[OPEN_SPAN], 0, note->article, (guint) note->span.in, note->span.start,
                 note->span.end);
}

/* ---- GObject ---- */

static void
qimam_note_window_dispose (GObject *object)
{
  QimamNoteWindow *self = QIMAM_NOTE_WINDOW (object);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (object), QIMAM_TYPE_NOTE_WINDOW);
  g_clear_pointer (&self->notes, g_ptr_array_unref);
  g_clear_pointer (&self->keys, g_ptr_array_unref);
  g_clear_object (&self->library);
  G_OBJECT_CLASS (qimam_note_window_parent_class)->dispose (object);
}

static void
qimam_note_window_class_init (QimamNoteWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = qimam_note_window_dispose;
  signals[OPEN_SPAN] =
      g_signal_new ("open-span", QIMAM_TYPE_NOTE_WINDOW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                    4, G_TYPE_INT64, G_TYPE_UINT, G_TYPE_UINT, G_TYPE_UINT);
  gtk_widget_class_set_template_from_resource (widget_class, QIMAM_UI_RESOURCE ("qimam-note-window.ui"));
  gtk_widget_class_bind_template_child (widget_class, QimamNoteWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, QimamNoteWindow, search);
  gtk_widget_class_bind_template_child (widget_class, QimamNoteWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, QimamNoteWindow, list);
  gtk_widget_class_bind_template_child (widget_class, QimamNoteWindow, rest);
  gtk_widget_class_bind_template_child (widget_class, QimamNoteWindow, failed_page);
  gtk_widget_class_bind_template_callback (widget_class, fill);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
qimam_note_window_init (QimamNoteWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->keys = g_ptr_array_new_with_free_func (g_free);
  self->cancellable = g_cancellable_new ();
}

GtkWidget *
qimam_note_window_new (GtkWindow *parent, QimamLibrary *library)
{
  QimamNoteWindow *self = g_object_new (QIMAM_TYPE_NOTE_WINDOW, "transient-for", parent, NULL);

  self->library = g_object_ref (library);
  qimam_library_list_notes_async (library, 0, self->cancellable, notes_cb, g_object_ref (self));
  gtk_widget_grab_focus (GTK_WIDGET (self->search));
  return GTK_WIDGET (self);
}

QimamLibrary *
qimam_note_window_get_library (QimamNoteWindow *self)
{
  g_return_val_if_fail (QIMAM_IS_NOTE_WINDOW (self), NULL);
  return self->library;
}
