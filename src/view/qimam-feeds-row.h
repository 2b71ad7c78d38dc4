/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "qimam-library-feeds.h"

G_BEGIN_DECLS

/**
 * qimam_feeds_row_new:
 *
 * A row of the window of feeds: name and state, and inside what can be changed. What the user does goes to
 * the actions "feeds.edit" (id, title, folder, whole), "feeds.refresh" (id) and "feeds.remove" (id) of the
 * window.
 */
GtkWidget *qimam_feeds_row_new (const QimamFeedRow *feed);

gint64 qimam_feeds_row_get_id (GtkWidget *row);

G_END_DECLS
