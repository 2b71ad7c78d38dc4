/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Adds the style of the matrix and the page preview to the default display, once. Needs qimam_ui_init(). */
void qimam_page_style_add (void);

/* The "xalign" of a label for foreign text: at the side where it is read from, whatever the window's
 * direction. */
float qimam_page_text_alignment (GtkWidget *widget, const char *text);

G_END_DECLS
