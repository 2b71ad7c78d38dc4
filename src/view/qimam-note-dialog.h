/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* What the user wrote, once they have said to keep it. */
typedef void (*QimamNoteFunc) (const char *text, gpointer data);

/**
 * qimam_note_dialog_ask:
 * @parent: a widget of the window that waits
 * @heading: what is asked for
 * @quote: the words that the note is about
 * @text: what it says so far
 * @destroy: (nullable): frees @data, whether the user wrote something or not
 *
 * Lets the user write a note.
 */
void qimam_note_dialog_ask (GtkWidget *parent,
                            const char *heading,
                            const char *quote,
                            const char *text,
                            QimamNoteFunc func,
                            gpointer data,
                            GDestroyNotify destroy);

G_END_DECLS
