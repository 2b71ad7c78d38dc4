/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "qimam-library-notes.h"

G_BEGIN_DECLS

#define QIMAM_TYPE_VERSION_WINDOW (qimam_version_window_get_type ())
G_DECLARE_FINAL_TYPE (QimamVersionWindow, qimam_version_window, QIMAM, VERSION_WINDOW, AdwWindow)

/**
 * QimamVersionWindow:
 *
 * What an article said before, and what changed.
 */

/**
 * qimam_version_window_new:
 * @article: read, not kept
 * @version: the version to begin with, 0 for the last one that was replaced
 * @note: (nullable): a note to show where it was made, in the text of @version
 */
GtkWidget *qimam_version_window_new (GtkWindow *parent,
                                     QimamLibrary *library,
                                     const QimamArticle *article,
                                     gint64 version,
                                     const QimamNote *note);

G_END_DECLS
