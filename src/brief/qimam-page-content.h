/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "qimam-page-block.h"

G_BEGIN_DECLS

/* What goes onto the pages, in order, for a column of text of @width points.
 * (transfer full) (element-type QimamPageBlock) */
GPtrArray *
qimam_page_content_of_briefing (const QimamBriefing *briefing, const QimamPageShaper *shaper, double width);
GPtrArray *qimam_page_content_of_comparison (const QimamComparison *comparison,
                                             const QimamPageShaper *shaper,
                                             double width);

G_END_DECLS
