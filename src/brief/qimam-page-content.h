/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "qimam-page-block.h"

G_BEGIN_DECLS

/**
 * QimamPageContent:
 *
 * What goes onto the pages, in order, for a column of text: an item, a row or a heading at a time.
 */
typedef struct _QimamPageContent QimamPageContent;

/* @shaper and the document must outlive it; @width in points. */
QimamPageContent *qimam_page_content_new_for_briefing (const QimamBriefing *briefing,
                                                       const QimamPageShaper *shaper,
                                                       double width);
QimamPageContent *qimam_page_content_new_for_comparison (const QimamComparison *comparison,
                                                         const QimamPageShaper *shaper,
                                                         double width);
void qimam_page_content_free (QimamPageContent *self);

guint qimam_page_content_n_steps (const QimamPageContent *self);

/* Adds the blocks of a step to @blocks (element-type QimamPageBlock); their text is not shaped yet. */
void qimam_page_content_step (QimamPageContent *self, guint step, GPtrArray *blocks);

G_END_DECLS
