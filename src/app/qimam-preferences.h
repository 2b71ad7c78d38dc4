/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define QIMAM_TYPE_PREFERENCES (qimam_preferences_get_type ())
G_DECLARE_FINAL_TYPE (QimamPreferences, qimam_preferences, QIMAM, PREFERENCES, AdwPreferencesWindow)

GtkWidget *qimam_preferences_new (GtkWindow *parent);

G_END_DECLS
