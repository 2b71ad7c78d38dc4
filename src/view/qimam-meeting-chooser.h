/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "qimam-session.h"

G_BEGIN_DECLS

#define QIMAM_TYPE_MEETING_CHOOSER (qimam_meeting_chooser_get_type ())
G_DECLARE_FINAL_TYPE (QimamMeetingChooser, qimam_meeting_chooser, QIMAM, MEETING_CHOOSER, AdwWindow)

/**
 * QimamMeetingChooser:
 *
 * A window that asks for one meeting of the library.
 *
 * Signals:
 * - "chosen" (gint64 meeting): 0 for none; the window closes
 */

/**
 * qimam_meeting_chooser_new:
 * @title: of the window
 * @except: a meeting that is not offered, or 0
 * @current: the meeting that is marked, or 0
 * @none: (nullable): what choosing no meeting is called; %NULL where one must be chosen
 */
QimamMeetingChooser *qimam_meeting_chooser_new (GtkWindow *parent,
                                                QimamSession *session,
                                                const char *title,
                                                gint64 except,
                                                gint64 current,
                                                const char *none);

G_END_DECLS
