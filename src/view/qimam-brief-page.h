/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "qimam-library.h"

G_BEGIN_DECLS

#define QIMAM_TYPE_BRIEF_PAGE (qimam_brief_page_get_type ())
G_DECLARE_FINAL_TYPE (QimamBriefPage, qimam_brief_page, QIMAM, BRIEF_PAGE, AdwBin)

/**
 * QimamBriefPage:
 *
 * A briefing of meetings, or of the articles that a filter lets through, as pages that look as they will
 * print.
 *
 * Signals:
 * - "open-span" (gint64 article, guint in, guint start, guint end): as for #QimamComparePage
 */
GtkWidget *qimam_brief_page_new (QimamLibrary *library);

/* A briefing of meetings; none leaves the choice to the user. The ids are copied. */
void qimam_brief_page_show_meetings (QimamBriefPage *self, const gint64 *ids, guint n);

/* A briefing of what @filter lets through; it is copied, and stays at hand as "current filter". */
void qimam_brief_page_show_filter (QimamBriefPage *self, const QimamFilter *filter);

/* Open the dialogs; they do nothing where no briefing is shown. */
void qimam_brief_page_print (QimamBriefPage *self);
void qimam_brief_page_export (QimamBriefPage *self);

G_END_DECLS
