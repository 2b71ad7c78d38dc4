/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "qimam-briefing.h"

G_BEGIN_DECLS

/* (transfer full): the briefing as a complete HTML page with its style in it; all text is escaped. */
char *qimam_briefing_to_html (const QimamBriefing *self);
char *qimam_briefing_to_markdown (const QimamBriefing *self);
char *qimam_briefing_to_text (const QimamBriefing *self);

/**
 * qimam_briefing_save:
 * @path: the ending tells the format: .pdf .html .md .txt
 *
 * A PDF only on the thread of the pages (see #QimamPageLayout), the others on any.
 *
 * Writes the briefing; an existing file is replaced only once the new one is whole. Errors:
 * %QIMAM_ERROR_USAGE for another ending, or what the disk says.
 */
gboolean qimam_briefing_save (const QimamBriefing *self, const char *path, GError **error);

/* The same for a comparison: .html .pdf .md .csv */
gboolean qimam_comparison_save (const QimamComparison *self, const char *path, GError **error);
char *qimam_comparison_to_html (const QimamComparison *self);
char *qimam_comparison_to_markdown (const QimamComparison *self);
char *qimam_comparison_to_csv (const QimamComparison *self);

G_END_DECLS
