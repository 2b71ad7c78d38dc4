/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "qimam-session.h"

G_BEGIN_DECLS

#define QIMAM_TYPE_DATE_POPOVER (qimam_date_popover_get_type ())
G_DECLARE_FINAL_TYPE (QimamDatePopover, qimam_date_popover, QIMAM, DATE_POPOVER, GtkPopover)

/* Sets the dates of the filter: typed, by presets, or around a meeting. */
GtkWidget *qimam_date_popover_new (QimamSession *session);

G_END_DECLS
