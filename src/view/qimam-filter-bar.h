/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "qimam-session.h"

G_BEGIN_DECLS

#define QIMAM_TYPE_FILTER_BAR (qimam_filter_bar_get_type ())
G_DECLARE_FINAL_TYPE (QimamFilterBar, qimam_filter_bar, QIMAM, FILTER_BAR, AdwBin)

/* The exact total, the order, and a chip for each part of the filter, which its button lifts. */
void qimam_filter_bar_set_session (QimamFilterBar *self, QimamSession *session);

/* (transfer full): the parts of a filter in one line, as a sentence can hold them; "" for none */
char *qimam_filter_bar_describe (QimamSession *session);

/* (transfer full): the dates of a filter that has some */
char *qimam_filter_bar_describe_dates (const QimamFilter *filter);

G_END_DECLS
