/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "qimam-connection.h"
#include "qimam-note.h"

G_BEGIN_DECLS

/* Notes on stretches of articles. Their words outlive all that happens to the articles: a text that changes
 * takes them along or leaves them with the version they were made on, and a note whose article was removed
 * waits for it to come again. */

/* The table, and what tells of changes, for the migration. */
extern const char qimam_store_note_schema[];
extern const char qimam_store_note_change_schema[];

/* Puts a note in; one with an id that is free gets that, so that one that was removed can be put back. @note
 * gets its id. */
gboolean qimam_store_note_add (QimamConnection *connection, QimamNote *note, GError **error);

/* Errors: %QIMAM_ERROR_NOT_FOUND. */
gboolean
qimam_store_note_set_text (QimamConnection *connection, gint64 note, const char *text, GError **error);
/* Puts a note where @note says, with the words that it is about; what the person wrote stays. @found: (out):
 * whether it is there still */
gboolean
qimam_store_note_place (QimamConnection *connection, const QimamNote *note, gboolean *found, GError **error);
gboolean qimam_store_note_remove (QimamConnection *connection, gint64 note, GError **error);
/* (transfer full) */
QimamNote *qimam_store_note_load (QimamConnection *connection, gint64 note, GError **error);

/* Adds the notes of an article, in the order of its text and the lost ones last, to @notes (element-type
 * QimamNote).
 */
gboolean
qimam_store_note_list (QimamConnection *connection, gint64 article, GPtrArray *notes, GError **error);
/* All notes, the newest first, those of removed articles among them. */
gboolean qimam_store_note_list_all (QimamConnection *connection, GPtrArray *notes, GError **error);

/**
 * qimam_store_note_follow:
 * @before: what the article said
 * @after: what it says now
 * @version: what was made of @before, to which the notes belong that were made on it
 *
 * Finds the words of an article's notes again. To be called in a transaction.
 */
gboolean qimam_store_note_follow (QimamConnection *connection,
                                  gint64 article,
                                  const QimamDocument *before,
                                  const QimamDocument *after,
                                  gint64 version,
                                  GError **error);

/* Puts in the notes that came along with a document, but for those that the article has. To be called in a
 * transaction in which the article is there. */
gboolean qimam_store_note_take (QimamConnection *connection,
                                gint64 article,
                                const QimamDocument *document,
                                GError **error);

/* Before an article is removed: its notes remember what it was. To be called in a transaction. */
gboolean qimam_store_note_detach (QimamConnection *connection, gint64 article, GError **error);
/* When a new article has come: notes on one that was removed and was the same become its own. */
gboolean qimam_store_note_attach (QimamConnection *connection,
                                  gint64 article,
                                  const QimamDocument *document,
                                  GError **error);

G_END_DECLS
