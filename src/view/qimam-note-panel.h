/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "qimam-note.h"

G_BEGIN_DECLS

#define QIMAM_TYPE_NOTE_PANEL (qimam_note_panel_get_type ())
G_DECLARE_FINAL_TYPE (QimamNotePanel, qimam_note_panel, QIMAM, NOTE_PANEL, AdwBin)

/**
 * QimamNotePanel:
 *
 * The notes of an article. What is done with one goes to actions of a widget around it, each with the note's
 * number: "reader.show-note", "reader.edit-note", "reader.remove-note", "reader.show-note-version"; and
 * "reader.add-note".
 */

/* @notes: (element-type QimamNote): read, not kept */
void qimam_note_panel_set_notes (QimamNotePanel *self, const GPtrArray *notes);

/* Marks a note and puts the keyboard on it, if @focus. */
void qimam_note_panel_select (QimamNotePanel *self, gint64 note, gboolean focus);

G_END_DECLS
