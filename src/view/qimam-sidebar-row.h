/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "qimam-sidebar-item.h"

G_BEGIN_DECLS

#define QIMAM_TYPE_SIDEBAR_ROW (qimam_sidebar_row_get_type ())
G_DECLARE_FINAL_TYPE (QimamSidebarRow, qimam_sidebar_row, QIMAM, SIDEBAR_ROW, GtkBox)

GtkWidget *qimam_sidebar_row_new (void);

/* @item: (nullable): what the row shows from now on; %NULL when it goes back to the pool */
void qimam_sidebar_row_set_item (QimamSidebarRow *self, QimamSidebarItem *item);

/* Shows what can be done with what the row stands for, at a place in the row. %FALSE where that is nothing.
 */
gboolean qimam_sidebar_row_show_menu (QimamSidebarRow *self, double x, double y);

G_END_DECLS
