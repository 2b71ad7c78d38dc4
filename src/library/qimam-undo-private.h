/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "qimam-database.h"
#include "qimam-library-corrections.h"

G_BEGIN_DECLS

QimamUndo *qimam_undo_new (void);

/* @before: (nullable) (transfer full): how a correction was; %NULL where there was none */
void qimam_undo_add_correction (QimamUndo *self, gint64 id, gint64 article, QimamCorrection *before);

/* Notes how a meeting stands, as qimam_library_note_meetings(). */
gboolean
qimam_undo_note_meeting (QimamUndo *self, QimamConnection *connection, gint64 meeting, GError **error);

/* Runs the analysis of a stored article anew, with what the reader said of it. To be called in a transaction;
 * @touched as in qimam_library_put_analysis(). */
gboolean qimam_library_reread (
    QimamLibrary *self, QimamConnection *writer, gint64 article, GHashTable *touched, GError **error);

/* Whether a value is one of a dimension; those that have none take any. Errors: %QIMAM_ERROR_USAGE. */
gboolean
qimam_library_check_value (QimamDimension dimension, const QimamValue *value, GError **error);

/* Marks a meeting as the user's, and gives it a title (nullable); what it is known by stays. */
gboolean qimam_library_fix_meeting (QimamConnection *writer, gint64 id, const char *title, GError **error);

G_END_DECLS
