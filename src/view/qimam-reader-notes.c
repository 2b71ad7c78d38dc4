/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-reader-notes.h"

#include <glib/gi18n-lib.h>

#include "qimam-note-dialog.h"
#include "qimam-toast.h"

struct _QimamReaderNotes
{
  GObject parent_instance;

  QimamReaderText *text; /* not owned: these three are the reader's, and NULL when it is gone */
  QimamNotePanel *panel;
  AdwToastOverlay *toasts;
  QimamLibrary *library;
  QimamArticle *article; /* not owned */
};

enum
{
  CHANGED,
  ADDED,
  KEPT,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (QimamReaderNotes, qimam_reader_notes, G_TYPE_OBJECT)

static void
qimam_reader_notes_finalize (GObject *object)
{
  QimamReaderNotes *self = QIMAM_READER_NOTES (object);

  g_clear_object (&self->library);
  G_OBJECT_CLASS (qimam_reader_notes_parent_class)->finalize (object);
}

static void
qimam_reader_notes_class_init (QimamReaderNotesClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = qimam_reader_notes_finalize;
  signals[CHANGED] = g_signal_new ("changed", QIMAM_TYPE_READER_NOTES, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
  signals[ADDED] = g_signal_new ("added", QIMAM_TYPE_READER_NOTES, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 1, G_TYPE_INT64);
  signals[KEPT] =
      g_signal_new ("kept", QIMAM_TYPE_READER_NOTES, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
qimam_reader_notes_init (QimamReaderNotes *self)
{
}

QimamReaderNotes *
qimam_reader_notes_new (QimamReaderText *text, QimamNotePanel *panel, AdwToastOverlay *toasts)
{
  QimamReaderNotes *self = g_object_new (QIMAM_TYPE_READER_NOTES, NULL);

  self->text = text;
  self->panel = panel;
  self->toasts = toasts;
  return self;
}

void
qimam_reader_notes_close (QimamReaderNotes *self)
{
  g_return_if_fail (QIMAM_IS_READER_NOTES (self));

  self->text = NULL;
  self->panel = NULL;
  self->toasts = NULL;
  self->article = NULL;
}

/* ---- The list ---- */

static void
show (QimamReaderNotes *self)
{
  g_autoptr (GPtrArray) none = g_ptr_array_new ();
  GPtrArray *notes = self->article != NULL ? self->article->notes : none;

  qimam_reader_text_set_notes (self->text, notes);
  qimam_note_panel_set_notes (self->panel, notes);
  g_signal_emit (self, signals[CHANGED], 0);
}

void
qimam_reader_notes_set_article (QimamReaderNotes *self, QimamLibrary *library, QimamArticle *article)
{
  g_return_if_fail (QIMAM_IS_READER_NOTES (self));

  g_set_object (&self->library, library);
  self->article = article;
  if (self->panel != NULL)
    show (self);
}

static int
place_of (const QimamNote *note)
{
  return note->anchor == QIMAM_ANCHOR_LOST       ? 3
         : note->span.in == QIMAM_FIELD_HEADLINE ? 0
         : note->span.in == QIMAM_FIELD_BODY     ? 1
                                                 : 2;
}

static int
compare_notes (gconstpointer a, gconstpointer b)
{
  const QimamNote *x = *(const QimamNote *const *) a, *y = *(const QimamNote *const *) b;

  if (place_of (x) != place_of (y))
    return place_of (x) - place_of (y);
  if (x->span.start != y->span.start)
    return x->span.start < y->span.start ? -1 : 1;
  return (x->id > y->id) - (x->id < y->id);
}

static gboolean
take_out (QimamReaderNotes *self, gint64 id)
{
  GPtrArray *notes = self->article->notes;

  for (guint i = 0; i < notes->len; i++)
    if (((QimamNote *) g_ptr_array_index (notes, i))->id == id)
      {
        g_ptr_array_remove_index (notes, i);
        return TRUE;
      }
  return FALSE;
}

/* @note: (transfer full) */
static void
put_in (QimamReaderNotes *self, QimamNote *note)
{
  take_out (self, note->id);
  g_ptr_array_add (self->article->notes, note);
  g_ptr_array_sort (self->article->notes, compare_notes);
  show (self);
}

static gboolean
is_shown (QimamReaderNotes *self, gpointer library, gint64 article)
{
  return self->panel != NULL && self->library == library && self->article != NULL &&
         self->article->id == article;
}

const QimamNote *
qimam_reader_notes_find (QimamReaderNotes *self, gint64 note)
{
  g_return_val_if_fail (QIMAM_IS_READER_NOTES (self), NULL);

  for (guint i = 0; self->article != NULL && i < self->article->notes->len; i++)
    if (((QimamNote *) g_ptr_array_index (self->article->notes, i))->id == note)
      return g_ptr_array_index (self->article->notes, i);
  return NULL;
}

gint64
qimam_reader_notes_at (QimamReaderNotes *self, const GtkTextIter *iter)
{
  const QimamNote *best = NULL;
  QimamField field;
  gsize byte;

  g_return_val_if_fail (QIMAM_IS_READER_NOTES (self), 0);

  if (self->article == NULL || !qimam_reader_text_locate (self->text, iter, &field, &byte))
    return 0;
  for (guint i = 0; i < self->article->notes->len; i++)
    {
      const QimamNote *note = g_ptr_array_index (self->article->notes, i);

      if (note->span.in == field && note->span.start <= byte && byte < note->span.end &&
          (best == NULL || note->span.end - note->span.start < best->span.end - best->span.start))
        best = note;
    }
  return best != NULL ? best->id : 0;
}

/* ---- Telling ---- */

static void
tell (QimamReaderNotes *self, const char *text)
{
  if (self->toasts != NULL)
    qimam_toast_tell (self->toasts, text);
}

/* ---- Adding and editing ---- */

typedef struct
{
  QimamReaderNotes *self;
  QimamLibrary *library;
  gint64 id; /* of the article that gets a note, or of the note */
  QimamSpan span;
  char *quote;
} Writing;

static Writing *
writing_new (QimamReaderNotes *self, gint64 id, QimamSpan span, const char *quote)
{
  Writing *writing = g_new0 (Writing, 1);

  writing->self = g_object_ref (self);
  writing->library = g_object_ref (self->library);
  writing->id = id;
  writing->span = span;
  writing->quote = g_strdup (quote);
  return writing;
}

static void
writing_free (gpointer data)
{
  Writing *writing = data;

  g_object_unref (writing->self);
  g_object_unref (writing->library);
  g_free (writing->quote);
  g_free (writing);
}

/* (transfer full) (nullable): what came of a change; an error is told */
static QimamNote *
finish (QimamReaderNotes *self, GObject *library, GAsyncResult *result)
{
  g_autoptr (GError) error = NULL;
  QimamNote *note = qimam_library_note_finish (QIMAM_LIBRARY (library), result, &error);

  if (note == NULL)
    tell (self, error->message);
  else if (self->library == QIMAM_LIBRARY (library))
    g_signal_emit (self, signals[KEPT], 0);
  return note;
}

/* A note was written, put on other words, or put back. */
static void
written_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (QimamReaderNotes) self = data;
  QimamNote *note = finish (self, source, result);
  gint64 id;

  if (note == NULL)
    return;
  if (!is_shown (self, source, note->article))
    {
      qimam_note_free (note);
      return;
    }
  id = note->id;
  put_in (self, note);
  g_signal_emit (self, signals[ADDED], 0, id);
}

static void
add_text_cb (const char *text, gpointer data)
{
  const Writing *writing = data;

  qimam_library_add_note_async (writing->library, writing->id, writing->span, writing->quote, text,
                                written_cb, g_object_ref (writing->self));
}

void
qimam_reader_notes_add (QimamReaderNotes *self)
{
  g_autofree char *quote = NULL;
  QimamSpan span;

  g_return_if_fail (QIMAM_IS_READER_NOTES (self));

  if (self->article == NULL || self->panel == NULL)
    return;
  if (!qimam_reader_text_get_selected_span (self->text, &span) &&
      !qimam_reader_text_get_sentence (self->text, &span))
    {
      tell (self, _ ("Select the words that the note is about"));
      return;
    }
  qimam_note_widen (self->article->document, &span);
  quote = qimam_document_span_text (self->article->document, span);
  qimam_note_dialog_ask (GTK_WIDGET (self->toasts), _ ("New Note"), quote, "", add_text_cb,
                         writing_new (self, self->article->id, span, quote), writing_free);
}

static void
edit_text_cb (const char *text, gpointer data)
{
  const Writing *writing = data;

  qimam_library_edit_note_async (writing->library, writing->id, text, written_cb,
                                 g_object_ref (writing->self));
}

void
qimam_reader_notes_edit (QimamReaderNotes *self, gint64 id)
{
  const QimamNote *note;

  g_return_if_fail (QIMAM_IS_READER_NOTES (self));

  note = qimam_reader_notes_find (self, id);
  if (note != NULL && self->toasts != NULL)
    qimam_note_dialog_ask (GTK_WIDGET (self->toasts), _ ("Edit Note"), note->quote, note->text, edit_text_cb,
                           writing_new (self, id, note->span, note->quote), writing_free);
}

/* ---- What can be undone ---- */

/* A note as it was before it was removed, or put on other words. */
typedef struct
{
  QimamReaderNotes *self;
  QimamLibrary *library;
  QimamNote *note;
} Before;

/* @note: (transfer full) */
static Before *
before_new (QimamReaderNotes *self, QimamLibrary *library, QimamNote *note)
{
  Before *before = g_new0 (Before, 1);

  before->self = g_object_ref (self);
  before->library = g_object_ref (library);
  before->note = note;
  return before;
}

static void
before_free (gpointer data, GClosure *closure)
{
  Before *before = data;

  g_object_unref (before->self);
  g_object_unref (before->library);
  qimam_note_free (before->note);
  g_free (before);
}

static void
undo_cb (AdwToast *toast, Before *before)
{
  qimam_library_restore_note_async (before->library, before->note, written_cb, g_object_ref (before->self));
}

/* @before: (transfer full) */
static void
offer_undo (QimamReaderNotes *self, const char *text, Before *before)
{
  AdwToast *toast = qimam_toast_new_undo (text);

  g_signal_connect_data (toast, "button-clicked", G_CALLBACK (undo_cb), before, before_free, 0);
  if (self->toasts != NULL)
    qimam_toast_show (self->toasts, toast);
  else
    g_object_unref (g_object_ref_sink (toast));
}

/* ---- Attaching ---- */

static void
attached_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Before *before = data;
  g_autoptr (QimamReaderNotes) self = g_object_ref (before->self);
  QimamNote *note = finish (self, source, result);
  gint64 id;

  if (note == NULL || !is_shown (self, source, note->article))
    {
      g_clear_pointer (&note, qimam_note_free);
      before_free (before, NULL);
      return;
    }
  id = note->id;
  put_in (self, note);
  offer_undo (self, _ ("Note attached to the selected words"), before);
  g_signal_emit (self, signals[ADDED], 0, id);
}

void
qimam_reader_notes_attach (QimamReaderNotes *self, gint64 id)
{
  g_autofree char *quote = NULL;
  const QimamNote *note;
  QimamSpan span;

  g_return_if_fail (QIMAM_IS_READER_NOTES (self));

  note = qimam_reader_notes_find (self, id);
  if (note == NULL || self->panel == NULL)
    return;
  /* Where nothing is selected, the sentence of the cursor is rarely what was meant. */
  if (!qimam_reader_text_get_selected_span (self->text, &span))
    {
      tell (self, _ ("Select the words that the note belongs to, then attach it"));
      return;
    }
  qimam_note_widen (self->article->document, &span);
  quote = qimam_document_span_text (self->article->document, span);
  qimam_library_attach_note_async (self->library, id, span, quote, attached_cb,
                                   before_new (self, self->library, qimam_note_copy (note)));
}

/* ---- Removing ---- */

static void
removed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (QimamReaderNotes) self = data;
  QimamNote *note = finish (self, source, result);

  if (note == NULL)
    return;
  if (is_shown (self, source, note->article) && take_out (self, note->id))
    show (self);
  offer_undo (self, _ ("Note deleted"), before_new (self, QIMAM_LIBRARY (source), note));
}

void
qimam_reader_notes_remove (QimamReaderNotes *self, gint64 note)
{
  g_return_if_fail (QIMAM_IS_READER_NOTES (self));

  if (qimam_reader_notes_find (self, note) != NULL)
    qimam_library_remove_note_async (self->library, note, removed_cb, g_object_ref (self));
}
