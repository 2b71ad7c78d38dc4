/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "qimam-library.h"

G_BEGIN_DECLS

#define QIMAM_TYPE_TOPICS_WINDOW (qimam_topics_window_get_type ())
G_DECLARE_FINAL_TYPE (QimamTopicsWindow, qimam_topics_window, QIMAM, TOPICS_WINDOW, AdwWindow)

/**
 * QimamTopicsWindow:
 *
 * The topics of a library: those of the user are added, changed and removed here, those of the program get
 * another rule or their own one back.
 *
 * @key: (nullable): a topic to begin with; "" for a new one
 */
GtkWidget *qimam_topics_window_new (GtkWindow *parent, QimamLibrary *library, const char *key);

G_END_DECLS
