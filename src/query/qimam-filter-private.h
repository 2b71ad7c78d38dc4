/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "qimam-filter.h"

G_BEGIN_DECLS

/* Reads "2021-06-16"; @julian may be NULL. */
gboolean qimam_filter_read_day (const char *text, guint32 *julian);

/* (transfer full): the filter as a saved search keeps it. */
char *qimam_filter_to_text (const QimamFilter *self);
/* (transfer full): what it does not understand is left out. */
QimamFilter *qimam_filter_from_text (const char *text);

G_END_DECLS
