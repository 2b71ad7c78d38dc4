/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "qimam-library-jobs.h"

G_BEGIN_DECLS

/* What is said of imports. All answers are (transfer full) and fit for a label. */

/* "5 articles added, 1 item refused" */
char *qimam_import_summary (const QimamImportTotals *totals);

/* The same of a job that was kept. */
char *qimam_job_summary (const QimamJobRow *job);

/* "Import: coverage and 3 more" */
char *qimam_job_title (const QimamJobRow *job);

/* When it began, and how it ended where it did not end well: "22 November 2026, 09:12 · stopped" */
char *qimam_job_state (const QimamJobRow *job);

/* Why @item was refused, in the language of the interface as far as the sentence is known; its name and that
 * of its @origin (both nullable), which are said elsewhere, are taken off the beginning. */
char *qimam_reason_text (const char *item, const char *origin, const char *reason);

G_END_DECLS
