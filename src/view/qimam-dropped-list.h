/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "qimam-document.h"

G_BEGIN_DECLS

/* (transfer full): an expander that lists what was left out of an article at its import, with the reason of
 * each. */
GtkWidget *qimam_dropped_list_new (void);

/* @document: (nullable): read, not kept */
void qimam_dropped_list_set_document (GtkWidget *widget, const QimamDocument *document);

G_END_DECLS
