/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "qimam-library.h"

G_BEGIN_DECLS

#define QIMAM_TYPE_COMPARE_PAGE (qimam_compare_page_get_type ())
G_DECLARE_FINAL_TYPE (QimamComparePage, qimam_compare_page, QIMAM, COMPARE_PAGE, AdwBin)

/**
 * QimamComparePage:
 *
 * Meetings side by side, or what the outlets say of one meeting, with the list of what does not fit together.
 *
 * Signals:
 * - "open-span" (gint64 article, guint in, guint start, guint end): the user asked for a place in an article;
 *   @in is a #QimamField, @start and @end are byte offsets into it
 */
GtkWidget *qimam_compare_page_new (QimamLibrary *library);

/* Sets meetings side by side; fewer than two leave the choice to the user. The ids are copied. */
void qimam_compare_page_show_meetings (QimamComparePage *self, const gint64 *ids, guint n);

/* Sets the outlets side by side on one meeting. */
void qimam_compare_page_show_sources (QimamComparePage *self, gint64 meeting);

/* Opens the print dialog on the comparison that is shown; does nothing where there is none. */
void qimam_compare_page_print (QimamComparePage *self);

/* Opens the list of the formats in which it can be exported; does nothing where there is none. */
void qimam_compare_page_export (QimamComparePage *self);

G_END_DECLS
