/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "qimam-library.h"

G_BEGIN_DECLS

#define QIMAM_TYPE_FEEDS_WINDOW (qimam_feeds_window_get_type ())
G_DECLARE_FINAL_TYPE (QimamFeedsWindow, qimam_feeds_window, QIMAM, FEEDS_WINDOW, AdwWindow)

/**
 * QimamFeedsWindow:
 *
 * The subscriptions of a library: add, rename, sort into folders, ask for, remove; lists of them come in and
 * go out.
 */
GtkWidget *qimam_feeds_window_new (GtkWindow *parent, QimamLibrary *library);

G_END_DECLS
