/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "qimam-session.h"

G_BEGIN_DECLS

#define QIMAM_TYPE_NOTHING_BOX (qimam_nothing_box_get_type ())
G_DECLARE_FINAL_TYPE (QimamNothingBox, qimam_nothing_box, QIMAM, NOTHING_BOX, GtkBox)

/* Why nothing was found, and buttons that search for what would be: another spelling, or all but one part. */
void qimam_nothing_box_set_session (QimamNothingBox *self, QimamSession *session);

G_END_DECLS
