/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "qimam-library-notes.h"
#include "qimam-note-panel.h"
#include "qimam-reader-text.h"

G_BEGIN_DECLS

#define QIMAM_TYPE_READER_NOTES (qimam_reader_notes_get_type ())
G_DECLARE_FINAL_TYPE (QimamReaderNotes, qimam_reader_notes, QIMAM, READER_NOTES, GObject)

/**
 * QimamReaderNotes:
 *
 * What a reader does with the notes of its article: they are written and kept, marked in the text and listed
 * in the panel.
 *
 * Signals:
 * - "changed": there are more or fewer notes
 * - "added" (gint64 note): the user made a note, or put one on other words
 * - "kept": notes of the library are others now
 */

/* @toasts: where the user is told what happened */
QimamReaderNotes *
qimam_reader_notes_new (QimamReaderText *text, QimamNotePanel *panel, AdwToastOverlay *toasts);

/* The widgets are going: what is still being written ends without them. */
void qimam_reader_notes_close (QimamReaderNotes *self);

/* @article: (nullable): its list of notes is kept up to date until another one is set */
void qimam_reader_notes_set_article (QimamReaderNotes *self, QimamLibrary *library, QimamArticle *article);

/* (nullable): a note of the article */
const QimamNote *qimam_reader_notes_find (QimamReaderNotes *self, gint64 note);
/* 0 for none: the note whose words stand at a place; the shortest where several do */
gint64 qimam_reader_notes_at (QimamReaderNotes *self, const GtkTextIter *iter);

/* The user wants a note on what is selected, else on the sentence in which the cursor stands. */
void qimam_reader_notes_add (QimamReaderNotes *self);
void qimam_reader_notes_edit (QimamReaderNotes *self, gint64 note);
/* Puts a note on what is selected, as one whose words are no longer there. It can be undone. */
void qimam_reader_notes_attach (QimamReaderNotes *self, gint64 note);
/* It can be undone. */
void qimam_reader_notes_remove (QimamReaderNotes *self, gint64 note);

G_END_DECLS
