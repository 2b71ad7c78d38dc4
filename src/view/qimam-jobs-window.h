/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "qimam-library.h"

G_BEGIN_DECLS

#define QIMAM_TYPE_JOBS_WINDOW (qimam_jobs_window_get_type ())
G_DECLARE_FINAL_TYPE (QimamJobsWindow, qimam_jobs_window, QIMAM, JOBS_WINDOW, AdwWindow)

/**
 * QimamJobsWindow:
 *
 * Past imports: when, what came in, and what was refused and why. What was refused can be tried again.
 */

/* @job: the one that is shown at first, 0 for the list */
GtkWidget *qimam_jobs_window_new (GtkWindow *parent, QimamLibrary *library, gint64 job);

G_END_DECLS
