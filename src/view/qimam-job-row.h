/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* (transfer full): makes the rows of a list of QimamJobItem that are jobs */
GtkListItemFactory *qimam_job_row_factory_new (void);

/* (transfer full): makes the rows of a list of QimamJobItem that were refused; their button asks for the
 * action "jobs.retry" with the file or address */
GtkListItemFactory *qimam_job_row_factory_new_refused (void);

G_END_DECLS
