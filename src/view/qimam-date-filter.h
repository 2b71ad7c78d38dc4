/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "qimam-session.h"

G_BEGIN_DECLS

#define QIMAM_TYPE_DATE_FILTER (qimam_date_filter_get_type ())
G_DECLARE_FINAL_TYPE (QimamDateFilter, qimam_date_filter, QIMAM, DATE_FILTER, AdwBin)

/* The histogram with what is chosen in words and a button that lifts it. */
void qimam_date_filter_set_session (QimamDateFilter *self, QimamSession *session);

G_END_DECLS
