/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "qimam-briefing.h"

G_BEGIN_DECLS

/* Text on its way out of the program. */

/**
 * qimam_brief_clean:
 *
 * Makes a text fit to be shown beside others: control characters and line breaks become spaces, marks that
 * turn the direction of what follows are dropped, and so are combining marks piled on one letter. @lines:
 * keep line breaks.
 *
 * Returns: (transfer full)
 */
char *qimam_brief_clean (const char *text, gboolean lines);

/* Whether most of its letters run from right to left, isolated pieces left out; a text without letters runs
 * as
 * @fallback. */
gboolean qimam_brief_is_rtl (const char *text, gboolean fallback);

gboolean qimam_brief_language_is_rtl (const char *language);

/* (transfer full), cleaned and escaped */
char *qimam_brief_escape_html (const char *text);
char *qimam_brief_escape_markdown (const char *text);
/* A quoted CSV cell that no spreadsheet takes for a formula. */
char *qimam_brief_escape_csv (const char *text);

/* Whether a reader may be led there: http and https alone. */
gboolean qimam_brief_url_is_safe (const char *url);

/* (transfer full): what stands for the source, headline and date of a reference, cleaned; "not stated" where
 * unknown */
char *qimam_brief_ref_source (const QimamBriefing *self, const QimamBriefRef *ref);
char *qimam_brief_ref_headline (const QimamBriefing *self, const QimamBriefRef *ref);
char *qimam_brief_ref_date (const QimamBriefing *self, const QimamBriefRef *ref);

/* (transfer full) (element-type guint): the numbers behind an item, each once, in order */
GArray *qimam_brief_item_numbers (const QimamBriefItem *item);

/* (transfer full): "تاريخ الإعداد: …" */
char *qimam_brief_created_line (const QimamBriefing *self);

/* How a row of a comparison stands, in its language. */
const char *qimam_brief_status_label (const QimamComparison *comparison, QimamStatus status);
const char *qimam_brief_level_label (QimamLevel level, const char *language);

G_END_DECLS
