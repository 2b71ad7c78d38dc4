/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "qimam-session.h"

G_BEGIN_DECLS

#define QIMAM_TYPE_SIDEBAR (qimam_sidebar_get_type ())
G_DECLARE_FINAL_TYPE (QimamSidebar, qimam_sidebar, QIMAM, SIDEBAR, AdwBin)

/**
 * QimamSidebar:
 *
 * All articles, unread and starred ones, then meetings, topics and sources, each with its exact count under
 * the filter. A line sets or lifts its part of the filter.
 */
void qimam_sidebar_set_session (QimamSidebar *self, QimamSession *session);

G_END_DECLS
