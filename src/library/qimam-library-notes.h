/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "qimam-library.h"
#include "qimam-note.h"

G_BEGIN_DECLS

/* Notes on articles, and earlier versions of articles. As with marks, none of these emits "changed". */

/* Widens a stretch of a document, so that it neither begins nor ends inside a word or a number; what is
 * joined to a word in writing belongs to it ("وبالاتفاق"). */
void qimam_note_widen (const QimamDocument *document, QimamSpan *span);

/**
 * qimam_library_add_note:
 * @span: what is marked, which may go over several paragraphs; white space at its ends is left out, and the
 *   words that it cuts are taken whole
 * @quote: (nullable): what the article says there; where it says something else by now, these words are
 * looked for
 * @text: valid UTF-8; may be ""
 *
 * Errors: %QIMAM_ERROR_NOT_FOUND (the words, too), %QIMAM_ERROR_USAGE where @span is no stretch of the
 * article, %QIMAM_ERROR_TOO_LARGE.
 *
 * Returns: (transfer full): the note
 */
QimamNote *qimam_library_add_note (
    QimamLibrary *self, gint64 article, QimamSpan span, const char *quote, const char *text, GError **error);

/* As qimam_library_add_note(), on words that stand once in the headline, the text or the caption of the
 * article. */
QimamNote *qimam_library_add_note_on_quote (
    QimamLibrary *self, gint64 article, const char *quote, const char *text, GError **error);

/**
 * qimam_library_attach_note:
 * @article: the article that has the words; 0 for the one that the note is on
 * @span: as for qimam_library_add_note()
 * @quote: (nullable): likewise
 *
 * Puts a note on other words, as when those that it was made on are no longer there. What was written stays.
 *
 * Errors: as those of qimam_library_add_note(); %QIMAM_ERROR_USAGE, too, where the article of the note was
 * removed and none is named.
 *
 * Returns: (transfer full): the note; qimam_library_restore_note() with the one of before puts it back
 */
QimamNote *qimam_library_attach_note (
    QimamLibrary *self, gint64 note, gint64 article, QimamSpan span, const char *quote, GError **error);
/* The same on words that stand once in the article. */
QimamNote *qimam_library_attach_note_to_quote (
    QimamLibrary *self, gint64 note, gint64 article, const char *quote, GError **error);

/* (transfer full): the note with its new text. Errors: %QIMAM_ERROR_NOT_FOUND, %QIMAM_ERROR_TOO_LARGE. */
QimamNote *qimam_library_edit_note (QimamLibrary *self, gint64 note, const char *text, GError **error);

/* (transfer full): the note that was removed. Errors: %QIMAM_ERROR_NOT_FOUND. */
QimamNote *qimam_library_remove_note (QimamLibrary *self, gint64 note, GError **error);

/* Puts a note back that was removed, or that was attached to other words. (transfer full): as it is in the
 * library now */
QimamNote *qimam_library_restore_note (QimamLibrary *self, const QimamNote *note, GError **error);

/* The same on worker threads. */
void qimam_library_add_note_async (QimamLibrary *self,
                                   gint64 article,
                                   QimamSpan span,
                                   const char *quote,
                                   const char *text,
                                   GAsyncReadyCallback callback,
                                   gpointer data);
void qimam_library_edit_note_async (
    QimamLibrary *self, gint64 note, const char *text, GAsyncReadyCallback callback, gpointer data);
void qimam_library_remove_note_async (QimamLibrary *self,
                                      gint64 note,
                                      GAsyncReadyCallback callback,
                                      gpointer data);
void qimam_library_restore_note_async (QimamLibrary *self,
                                       const QimamNote *note,
                                       GAsyncReadyCallback callback,
                                       gpointer data);
void qimam_library_attach_note_async (QimamLibrary *self,
                                      gint64 note,
                                      QimamSpan span,
                                      const char *quote,
                                      GAsyncReadyCallback callback,
                                      gpointer data);
/* Ends any of the five. */
QimamNote *qimam_library_note_finish (QimamLibrary *self, GAsyncResult *result, GError **error);

/* (transfer full) (element-type QimamNote): the notes of an article in the order of its text, or with
 * @article 0 all, the newest first, those of removed articles among them. Errors: %QIMAM_ERROR_NOT_FOUND. */
GPtrArray *
qimam_library_list_notes (QimamLibrary *self, gint64 article, GCancellable *cancellable, GError **error);

void qimam_library_list_notes_async (QimamLibrary *self,
                                     gint64 article,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer data);
GPtrArray *qimam_library_list_notes_finish (QimamLibrary *self, GAsyncResult *result, GError **error);

/* (transfer full): an earlier version with its texts. Errors: %QIMAM_ERROR_NOT_FOUND. */
QimamVersion *
qimam_library_load_version (QimamLibrary *self, gint64 version, GCancellable *cancellable, GError **error);
/* (transfer full) (nullable): the bytes that a version was read from; %NULL, too, where none were kept */
GBytes *qimam_library_load_version_original (QimamLibrary *self, gint64 version, GError **error);

/**
 * qimam_library_load_versions:
 *
 * Returns: (transfer full) (element-type QimamVersion): all earlier versions of an article with their texts,
 * the oldest first
 */
GPtrArray *
qimam_library_load_versions (QimamLibrary *self, gint64 article, GCancellable *cancellable, GError **error);
void qimam_library_load_versions_async (QimamLibrary *self,
                                        gint64 article,
                                        GCancellable *cancellable,
                                        GAsyncReadyCallback callback,
                                        gpointer data);
GPtrArray *qimam_library_load_versions_finish (QimamLibrary *self, GAsyncResult *result, GError **error);

/* Marks the changes of an article as looked at. */
gboolean qimam_library_set_versions_seen (QimamLibrary *self, gint64 article, GError **error);
/* Nobody waits for it. */
void qimam_library_set_versions_seen_async (QimamLibrary *self, gint64 article);

G_END_DECLS
