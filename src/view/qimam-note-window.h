/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "qimam-library-notes.h"

G_BEGIN_DECLS

#define QIMAM_TYPE_NOTE_WINDOW (qimam_note_window_get_type ())
G_DECLARE_FINAL_TYPE (QimamNoteWindow, qimam_note_window, QIMAM, NOTE_WINDOW, AdwWindow)

/**
 * QimamNoteWindow:
 *
 * All notes of a library, the newest first.
 *
 * Signals:
 * - "open-span" (gint64 article, guint field, guint start, guint end): the user wants to see what a note is
 * about; an empty span where the words are no longer there
 */
GtkWidget *qimam_note_window_new (GtkWindow *parent, QimamLibrary *library);

/* (transfer none): the library whose notes are shown, which may be open no longer */
QimamLibrary *qimam_note_window_get_library (QimamNoteWindow *self);

G_END_DECLS
