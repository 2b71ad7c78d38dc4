/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "qimam-comparison.h"

G_BEGIN_DECLS

/* Pieces that the exports of briefings and of comparisons share. */

void qimam_comparison_append_table_html (GString *out, const QimamComparison *comparison);
void qimam_comparison_append_table_markdown (GString *out, const QimamComparison *comparison);
/* @body: markup. (transfer full): a whole page around it, with the style of briefings */
char *qimam_brief_html_page (const char *title, const char *language, const char *body);

G_END_DECLS
