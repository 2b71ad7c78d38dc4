/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define QIMAM_TYPE_WINDOW (qimam_window_get_type ())
G_DECLARE_FINAL_TYPE (QimamWindow, qimam_window, QIMAM, WINDOW, AdwApplicationWindow)

QimamWindow *qimam_window_new (AdwApplication *application);

/* Opens a library; where that fails a dialog says why and offers what can be done. */
void qimam_window_open_library (QimamWindow *self, const char *path);

/* Imports files and folders as soon as the library is open. */
void qimam_window_import_files (QimamWindow *self, GFile **files, int n_files);

G_END_DECLS
