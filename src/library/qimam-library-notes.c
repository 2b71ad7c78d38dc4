/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-library-notes.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "qimam-anchor.h"
#include "qimam-library-private.h"
#include "qimam-store-article.h"
#include "qimam-store-note.h"
#include "qimam-store-version.h"

/* ---- Adding ---- */

static gboolean
check_text (const char *text, GError **error)
{
  if (strlen (text) <= QIMAM_NOTE_MAX_TEXT)
    return TRUE;
  g_set_error (error, QIMAM_ERROR, QIMAM_ERROR_TOO_LARGE, _ ("A note longer than the limit of %d KiB"),
               QIMAM_NOTE_MAX_TEXT / 1024);
  return FALSE;
}

/* Leaves white space at the ends out. */
static void
trim (const char *text, QimamSpan *span)
{
  while (span->start < span->end && g_unichar_isspace (g_utf8_get_char (text + span->start)))
    span->start = (guint32) (g_utf8_next_char (text + span->start) - text);
  while (span->start < span->end)
    {
      const char *last = g_utf8_prev_char (text + span->end);

      if (!g_unichar_isspace (g_utf8_get_char (last)))
        break;
      span->end = (guint32) (last - text);
    }
}

static gboolean
is_word_char (gunichar c)
{
  return g_unichar_isalnum (c) || g_unichar_ismark (c) || c == '_' || c == 0x0640 || c == 0x200C ||
         c == 0x200D;
}

/* Whether a mark holds together what stands around it: "4.5", "l'été", "طويل-الأمد" does not. */
static gboolean
is_joint (gunichar before, gunichar c, gunichar after)
{
  if (c == '\'' || c == 0x2019)
    return g_unichar_isalpha (before) && g_unichar_isalpha (after);
  return (c == '.' || c == ',' || c == 0x066B || c == 0x066C) && g_unichar_isdigit (before) &&
         g_unichar_isdigit (after);
}

static gunichar
char_before (const char *text, const char *p)
{
  return p > text ? g_utf8_get_char (g_utf8_prev_char (p)) : 0;
}

/* Whether a word goes on over a place of a text. */
static gboolean
is_inside_word (const char *text, const char *p)
{
  gunichar before = char_before (text, p), after = g_utf8_get_char (p);

  if (before == 0 || after == 0)
    return FALSE;
  if (is_word_char (before) && is_word_char (after))
    return TRUE;
  return is_joint (before, after, g_utf8_get_char (g_utf8_next_char (p))) ||
         is_joint (char_before (text, g_utf8_prev_char (p)), before, after);
}

void
qimam_note_widen (const QimamDocument *document, QimamSpan *span)
{
  g_autofree char *marked = qimam_document_span_text (document, *span);
  const char *text = qimam_document_field (document, span->in), *start, *end;

  if (marked == NULL || *marked == '\0')
    return;
  start = text + span->start;
  end = text + span->end;
  while (is_inside_word (text, start))
    start = g_utf8_prev_char (start);
  while (is_inside_word (text, end))
    end = g_utf8_next_char (end);
  *span = qimam_span (span->in, (gsize) (start - text), (gsize) (end - text));
}

/* (transfer full): a note on a stretch of a document */
static QimamNote *
make_note (const QimamDocument *document, gint64 article, QimamSpan span, const char *text, GError **error)
{
  g_autofree char *marked = qimam_document_span_text (document, span);
  const char *field = qimam_document_field (document, span.in);
  QimamNote *note;

  if (marked != NULL)
    {
      trim (field, &span);
      qimam_note_widen (document, &span);
    }
  if (marked == NULL || span.start >= span.end)
    {
      g_set_error_literal (error, QIMAM_ERROR, QIMAM_ERROR_USAGE, _ ("A note needs words that it is about"));
      return NULL;
    }
  if (span.end - span.start > QIMAM_NOTE_MAX_QUOTE)
    {
      g_set_error (error, QIMAM_ERROR, QIMAM_ERROR_TOO_LARGE,
                   _ ("More words than the limit of %d KiB for a note"), QIMAM_NOTE_MAX_QUOTE / 1024);
      return NULL;
    }
  note = qimam_note_new ();
  note->article = article;
  note->span = note->made = span;
  note->anchor = QIMAM_ANCHOR_EXACT;
  note->quote = qimam_document_span_text (document, span);
  qimam_anchor_context (field, span.start, span.end, &note->prefix, &note->suffix);
  note->text = g_strdup (text);
  note->headline = g_strdup (document->headline);
  note->source = g_strdup (document->source);
  return note;
}

static gboolean
set_no_words (GError **error)
{
  g_set_error_literal (error, QIMAM_ERROR, QIMAM_ERROR_NOT_FOUND,
                       _ ("These words do not stand in the article"));
  return FALSE;
}

/* The text may have changed since a user marked words in it. */
static gboolean
check_quote (const QimamDocument *document, const char *quote, QimamSpan *span, GError **error)
{
  g_autofree char *there = qimam_document_span_text (document, *span);
  QimamQuote wanted = { quote, "", "" };
  gsize start, end;

  if (g_strcmp0 (there, quote) == 0)
    return TRUE;
  if (!qimam_anchor_find (qimam_document_field (document, span->in), &wanted, span->start, &start, &end))
    return set_no_words (error);
  *span = qimam_span (span->in, start, end);
  return TRUE;
}

/* Where words stand in an article; they must stand there once. */
static gboolean
find_quote (const QimamDocument *document, const char *quote, QimamSpan *span, GError **error)
{
  static const QimamField fields[] = { QIMAM_FIELD_BODY, QIMAM_FIELD_HEADLINE, QIMAM_FIELD_CAPTION };
  gsize length = strlen (quote);

  for (guint i = 0; i < G_N_ELEMENTS (fields) && length > 0; i++)
    {
      const char *text = qimam_document_field (document, fields[i]), *at = strstr (text, quote);

      if (at == NULL)
        continue;
      if (strstr (at + 1, quote) != NULL)
        {
          g_set_error_literal (error, QIMAM_ERROR, QIMAM_ERROR_USAGE,
                               _ ("These words stand in the article more than once; quote more of them"));
          return FALSE;
        }
      *span = qimam_span (fields[i], (gsize) (at - text), (gsize) (at - text) + length);
      return TRUE;
    }
  return set_no_words (error);
}

/* A note on words of an article, not in the library yet. @quote: (nullable): what stands in @span; with an
 * empty span it is looked for. (transfer full) */
static QimamNote *
make_note_on (
    QimamConnection *writer, gint64 id, QimamSpan span, const char *quote, const char *text, GError **error)
{
  g_autoptr (QimamArticle) article = qimam_store_article_load (writer, id, FALSE, error);

  if (article == NULL ||
      (quote != NULL && !(span.end > 0 ? check_quote (article->document, quote, &span, error)
                                       : find_quote (article->document, quote, &span, error))))
    return NULL;
  return make_note (article->document, id, span, text, error);
}

static QimamNote *
add_note (QimamLibrary *self, gint64 id, QimamSpan span, const char *quote, const char *text, GError **error)
{
  QimamDatabase *database = qimam_library_get_database (self);
  QimamConnection *writer = qimam_database_lock_writer (database, NULL);
  g_autoptr (QimamNote) note = NULL;
  gboolean done = FALSE;

  /* In one transaction, so that the text cannot change between being looked at and being written about. */
  if (check_text (text, error) && qimam_connection_begin (writer, error))
    {
      note = make_note_on (writer, id, span, quote, text, error);
      done = note != NULL && qimam_store_note_add (writer, note, error) &&
             qimam_connection_commit (writer, error);
      if (!done)
        qimam_connection_rollback (writer);
    }
  qimam_database_unlock_writer (database);
  return done ? g_steal_pointer (&note) : NULL;
}

QimamNote *
qimam_library_add_note (
    QimamLibrary *self, gint64 article, QimamSpan span, const char *quote, const char *text, GError **error)
{
  g_return_val_if_fail (QIMAM_IS_LIBRARY (self) && text != NULL, NULL);
  return add_note (self, article, span, quote, text, error);
}

QimamNote *
qimam_library_add_note_on_quote (
    QimamLibrary *self, gint64 article, const char *quote, const char *text, GError **error)
{
  g_return_val_if_fail (QIMAM_IS_LIBRARY (self) && quote != NULL && text != NULL, NULL);
  return add_note (self, article, qimam_span (QIMAM_FIELD_BODY, 0, 0), quote, text, error);
}

/* ---- Attaching ---- */

/* Puts a note on other words. (transfer full): as it is then */
static QimamNote *
move_note (
    QimamConnection *writer, gint64 id, gint64 article, QimamSpan span, const char *quote, GError **error)
{
  g_autoptr (QimamNote) note = qimam_store_note_load (writer, id, error);
  g_autoptr (QimamNote) moved = NULL;
  gboolean found;

  if (note == NULL)
    return NULL;
  if (article == 0 && note->article == 0)
    {
      g_set_error_literal (error, QIMAM_ERROR, QIMAM_ERROR_USAGE,
                           _ ("The article of the note was removed; another one must be named"));
      return NULL;
    }
  moved = make_note_on (writer, article != 0 ? article : note->article, span, quote, note->text, error);
  if (moved == NULL)
    return NULL;
  moved->id = id;
  moved->created = g_strdup (note->created);
  return qimam_store_note_place (writer, moved, &found, error) ? qimam_store_note_load (writer, id, error)
                                                               : NULL;
}

static QimamNote *
attach_note (QimamLibrary *self, gint64 id, gint64 article, QimamSpan span, const char *quote, GError **error)
{
  QimamDatabase *database = qimam_library_get_database (self);
  QimamConnection *writer = qimam_database_lock_writer (database, NULL);
  g_autoptr (QimamNote) note = NULL;
  gboolean done = FALSE;

  if (qimam_connection_begin (writer, error))
    {
      note = move_note (writer, id, article, span, quote, error);
      done = note != NULL && qimam_connection_commit (writer, error);
      if (!done)
        qimam_connection_rollback (writer);
    }
  qimam_database_unlock_writer (database);
  return done ? g_steal_pointer (&note) : NULL;
}

QimamNote *
qimam_library_attach_note (
    QimamLibrary *self, gint64 note, gint64 article, QimamSpan span, const char *quote, GError **error)
{
  g_return_val_if_fail (QIMAM_IS_LIBRARY (self), NULL);
  return attach_note (self, note, article, span, quote, error);
}

QimamNote *
qimam_library_attach_note_to_quote (
    QimamLibrary *self, gint64 note, gint64 article, const char *quote, GError **error)
{
  g_return_val_if_fail (QIMAM_IS_LIBRARY (self) && quote != NULL, NULL);
  return attach_note (self, note, article, qimam_span (QIMAM_FIELD_BODY, 0, 0), quote, error);
}

/* ---- Changing ---- */

QimamNote *
qimam_library_edit_note (QimamLibrary *self, gint64 note, const char *text, GError **error)
{
  QimamDatabase *database;
  QimamConnection *writer;
  QimamNote *edited = NULL;

  g_return_val_if_fail (QIMAM_IS_LIBRARY (self) && text != NULL, NULL);
  if (!check_text (text, error))
    return NULL;
  database = qimam_library_get_database (self);
  writer = qimam_database_lock_writer (database, NULL);
  if (qimam_store_note_set_text (writer, note, text, error))
    edited = qimam_store_note_load (writer, note, error);
  qimam_database_unlock_writer (database);
  return edited;
}

QimamNote *
qimam_library_remove_note (QimamLibrary *self, gint64 note, GError **error)
{
  QimamDatabase *database;
  QimamConnection *writer;
  g_autoptr (QimamNote) removed = NULL;
  gboolean done;

  g_return_val_if_fail (QIMAM_IS_LIBRARY (self), NULL);
  database = qimam_library_get_database (self);
  writer = qimam_database_lock_writer (database, NULL);
  removed = qimam_store_note_load (writer, note, error);
  done = removed != NULL && qimam_store_note_remove (writer, note, error);
  qimam_database_unlock_writer (database);
  return done ? g_steal_pointer (&removed) : NULL;
}

QimamNote *
qimam_library_restore_note (QimamLibrary *self, const QimamNote *note, GError **error)
{
  QimamDatabase *database;
  QimamConnection *writer;
  g_autoptr (QimamNote) copy = NULL;
  QimamNote *restored = NULL;
  gboolean found;

  g_return_val_if_fail (QIMAM_IS_LIBRARY (self) && note != NULL, NULL);
  database = qimam_library_get_database (self);
  copy = qimam_note_copy (note);
  writer = qimam_database_lock_writer (database, NULL);
  if (qimam_store_note_place (writer, copy, &found, error) &&
      (found || qimam_store_note_add (writer, copy, error)))
    restored = qimam_store_note_load (writer, copy->id, error);
  qimam_database_unlock_writer (database);
  return restored;
}

/* ---- On worker threads ---- */

typedef enum
{
  ADD,
  EDIT,
  REMOVE,
  RESTORE,
  ATTACH,
} Act;

typedef struct
{
  Act act;
  gint64 id; /* of the article that gets a note, or of the note */
  QimamSpan span;
  char *quote;
  char *text;
  QimamNote *note;
} Work;

static void
work_free (Work *work)
{
  g_free (work->quote);
  g_free (work->text);
  qimam_note_free (work->note);
  g_free (work);
}

static void
work_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Work *work = data;
  GError *error = NULL;
  QimamNote *note = NULL;

  switch (work->act)
    {
    case ADD:
      note = qimam_library_add_note (source, work->id, work->span, work->quote, work->text, &error);
      break;
    case EDIT:
      note = qimam_library_edit_note (source, work->id, work->text, &error);
      break;
    case REMOVE:
      note = qimam_library_remove_note (source, work->id, &error);
      break;
    case RESTORE:
      note = qimam_library_restore_note (source, work->note, &error);
      break;
    case ATTACH:
      note = qimam_library_attach_note (source, work->id, 0, work->span, work->quote, &error);
      break;
    }
  qimam_task_return_pointer (task, note, (GDestroyNotify) qimam_note_free, error);
}

/* @work: (transfer full) */
static void
start (QimamLibrary *self, Work *work, GAsyncReadyCallback callback, gpointer data)
{
  qimam_library_start (self, work, (GDestroyNotify) work_free, qimam_library_note_finish, work_thread, NULL,
                       callback, data);
}

static Work *
work_new (Act act, gint64 id, const char *text)
{
  Work *work = g_new0 (Work, 1);

  work->act = act;
  work->id = id;
  work->text = g_strdup (text);
  return work;
}

void
qimam_library_add_note_async (QimamLibrary *self,
                              gint64 article,
                              QimamSpan span,
                              const char *quote,
                              const char *text,
                              GAsyncReadyCallback callback,
                              gpointer data)
{
  Work *work;

  g_return_if_fail (QIMAM_IS_LIBRARY (self) && text != NULL);
  work = work_new (ADD, article, text);
  work->span = span;
  work->quote = g_strdup (quote);
  start (self, work, callback, data);
}

void
qimam_library_edit_note_async (
    QimamLibrary *self, gint64 note, const char *text, GAsyncReadyCallback callback, gpointer data)
{
  g_return_if_fail (QIMAM_IS_LIBRARY (self) && text != NULL);
  start (self, work_new (EDIT, note, text), callback, data);
}

void
qimam_library_remove_note_async (QimamLibrary *self, gint64 note, GAsyncReadyCallback callback, gpointer data)
{
  g_return_if_fail (QIMAM_IS_LIBRARY (self));
  start (self, work_new (REMOVE, note, NULL), callback, data);
}

void
qimam_library_restore_note_async (QimamLibrary *self,
                                  const QimamNote *note,
                                  GAsyncReadyCallback callback,
                                  gpointer data)
{
  Work *work;

  g_return_if_fail (QIMAM_IS_LIBRARY (self) && note != NULL);
  work = work_new (RESTORE, note->id, NULL);
  work->note = qimam_note_copy (note);
  start (self, work, callback, data);
}

void
qimam_library_attach_note_async (QimamLibrary *self,
                                 gint64 note,
                                 QimamSpan span,
                                 const char *quote,
                                 GAsyncReadyCallback callback,
                                 gpointer data)
{
  Work *work;

  g_return_if_fail (QIMAM_IS_LIBRARY (self));
  work = work_new (ATTACH, note, NULL);
  work->span = span;
  work->quote = g_strdup (quote);
  start (self, work, callback, data);
}

QimamNote *
qimam_library_note_finish (QimamLibrary *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}

/* ---- Reading ---- */

GPtrArray *
qimam_library_list_notes (QimamLibrary *self, gint64 article, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) notes = g_ptr_array_new_with_free_func ((GDestroyNotify) qimam_note_free);
  g_auto (QimamLibraryReader) reading = { 0 };
  gboolean done;

  g_return_val_if_fail (QIMAM_IS_LIBRARY (self), NULL);
  if (!qimam_library_reader_begin (&reading, self, cancellable, error))
    return NULL;
  done = article == 0 ? qimam_store_note_list_all (reading.connection, notes, error)
                      : qimam_store_article_check (reading.connection, article, error) &&
                            qimam_store_note_list (reading.connection, article, notes, error);
  return done ? g_steal_pointer (&notes) : NULL;
}

static void
list_notes_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const QimamRequest *request = data;
  GError *error = NULL;
  GPtrArray *notes = qimam_library_list_notes (source, request->ids[0], cancellable, &error);

  qimam_task_return_pointer (task, notes, (GDestroyNotify) g_ptr_array_unref, error);
}

void
qimam_library_list_notes_async (QimamLibrary *self,
                                gint64 article,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer data)
{
  g_return_if_fail (QIMAM_IS_LIBRARY (self));
  qimam_library_run (self, qimam_request_new (NULL, &article, 1), qimam_library_list_notes_async,
                     list_notes_thread, cancellable, callback, data);
}

GPtrArray *
qimam_library_list_notes_finish (QimamLibrary *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}
