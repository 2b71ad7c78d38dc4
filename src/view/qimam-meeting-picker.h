/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "qimam-library.h"

G_BEGIN_DECLS

#define QIMAM_TYPE_MEETING_PICKER (qimam_meeting_picker_get_type ())
G_DECLARE_FINAL_TYPE (QimamMeetingPicker, qimam_meeting_picker, QIMAM, MEETING_PICKER, AdwBin)

/**
 * QimamMeetingPicker:
 *
 * A button that drops down a check list of the library's meetings, by date. It follows the library: a meeting
 * that goes is no longer chosen.
 *
 * Signals:
 * - "changed": the choice changed, by the user or because a chosen meeting is gone
 * - "loaded": the list of meetings was read
 */

/* Reads the meetings of @library, once the picker is on screen, and follows it. %NULL reads none. */
void qimam_meeting_picker_set_library (QimamMeetingPicker *self, QimamLibrary *library);

/* With @single one meeting is chosen at a time; a choice of several shrinks to its first. No "changed". */
void qimam_meeting_picker_set_single (QimamMeetingPicker *self, gboolean single);

/* Chooses; ids that are not in the library are dropped once its meetings are read. No "changed". */
void qimam_meeting_picker_set_ids (QimamMeetingPicker *self, const gint64 *ids, guint n);

/* (transfer none): the chosen meetings, by date */
const gint64 *qimam_meeting_picker_get_ids (QimamMeetingPicker *self, guint *n);

/* How many meetings there are to choose from; none until they are read. */
guint qimam_meeting_picker_get_n_meetings (QimamMeetingPicker *self);
gboolean qimam_meeting_picker_is_loaded (QimamMeetingPicker *self);

/* (nullable) (transfer none): title of a meeting */
const char *qimam_meeting_picker_get_title (QimamMeetingPicker *self, gint64 id);

G_END_DECLS
