/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Adds the style of the matrix and the page preview to the default display, once. Needs qimam_ui_init(). */
void qimam_page_style_add (void);

G_END_DECLS
