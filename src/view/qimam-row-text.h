/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define QIMAM_TYPE_ROW_TEXT (qimam_row_text_get_type ())
G_DECLARE_FINAL_TYPE (QimamRowText, qimam_row_text, QIMAM, ROW_TEXT, GtkWidget)

/**
 * QimamRowText:
 *
 * A text of at most so many lines in a row of a long list. A list makes some hundred rows of which a dozen
 * are seen; labels lay out the text of all of them several times to learn how high they are. This one
 * estimates its height from the number of letters, and lays out what is drawn.
 *
 * Property "lines": how many lines it has at most.
 */

/* @attributes: (nullable) */
void qimam_row_text_set_text (QimamRowText *self, const char *text, PangoAttrList *attributes);
const char *qimam_row_text_get_text (QimamRowText *self);

void qimam_row_text_set_xalign (QimamRowText *self, float xalign);

G_END_DECLS
