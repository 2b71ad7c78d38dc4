/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "qimam-meeting.h"
#include "qimam-types.h"

G_BEGIN_DECLS

/* What every widget needs: the settings, the language of the interface, and texts made safe to show. */

#define QIMAM_UI_RESOURCE(name) "/io/github/qimam/Qimam/" name

/* Registers the resource that holds templates, style and icons. Call it before the application is made. */
void qimam_ui_init (void);

/* (transfer none): the program's settings */
GSettings *qimam_ui_settings (void);

/* "ar", "fr" or "en": the language of the core's labels that fits the user's languages. */
const char *qimam_ui_language (void);

/**
 * qimam_ui_digits:
 *
 * Returns: (transfer full): @text with the digits that the user chose, Latin or Arabic-Indic. For numbers and
 * dates of our own; never for what an article says.
 */
char *qimam_ui_digits (const char *text);

/* (transfer full): a whole number with the digits that the user chose */
char *qimam_ui_number (guint64 n);

/* (transfer full): a day, month or year as the user reads it, with the digits that the user chose */
char *qimam_ui_date (const char *iso);
char *qimam_ui_date_long (const char *iso);

/**
 * qimam_ui_clean:
 * @text: (nullable): one line of foreign text
 * @max_chars: how many characters are kept, 0 for a limit fit for labels
 *
 * Makes foreign text safe for a label or an accessible name: bidirectional controls, line breaks and control
 * characters go, runs of marks and unbroken runs of letters are kept short, since either can hold up a layout
 * for a minute. What is too long ends in an ellipsis.
 *
 * Returns: (transfer full)
 */
char *qimam_ui_clean (const char *text, gsize max_chars);

/* (transfer full): a message of the core, cleaned as above, but for the isolates that its translation puts
 * around names; it runs in the direction of the interface. For labels and toasts; escape it where markup is
 * read. */
char *qimam_ui_message (const char *text);

/* (transfer full): qimam_ui_clean() between FIRST STRONG ISOLATE and POP DIRECTIONAL ISOLATE, for mixed lines
 */
char *qimam_ui_isolate (const char *text);

/* Sets tooltip and accessible name of a control at once. */
void qimam_ui_set_name (GtkWidget *widget, const char *name);

/* (transfer none): what a dimension is called in the language of the interface */
const char *qimam_ui_dimension_label (QimamDimension dimension);

/* How much larger the user has all texts than they are by default. */
double qimam_ui_text_scale (GtkWidget *widget);

/* Colour behind a highlighted claim. */
void qimam_ui_dimension_color (QimamDimension dimension, gboolean dark, GdkRGBA *rgba);

G_END_DECLS
