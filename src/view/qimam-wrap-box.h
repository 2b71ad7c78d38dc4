/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define QIMAM_TYPE_WRAP_BOX (qimam_wrap_box_get_type ())
G_DECLARE_FINAL_TYPE (QimamWrapBox, qimam_wrap_box, QIMAM, WRAP_BOX, GtkWidget)

/**
 * QimamWrapBox:
 *
 * Children in lines like words of a text, each as wide as it likes. GtkFlowBox would put them into columns.
 */
GtkWidget *qimam_wrap_box_new (void);
void qimam_wrap_box_append (QimamWrapBox *self, GtkWidget *child);
void qimam_wrap_box_clear (QimamWrapBox *self);

G_END_DECLS
