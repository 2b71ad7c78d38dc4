/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <cairo.h>

#include "qimam-briefing.h"

G_BEGIN_DECLS

/**
 * QimamPageLayout:
 *
 * A briefing (or a comparison) laid out on pages: the one thing that the PDF, the print job and the preview
 * draw.
 */
typedef struct _QimamPageLayout QimamPageLayout;

/* Paper in points (1/72 inch). */
typedef struct
{
  double width;
  double height;
  double margin;
} QimamPaper;

extern const QimamPaper qimam_paper_a4;
extern const QimamPaper qimam_paper_letter;

QimamPageLayout *qimam_page_layout_new (const QimamBriefing *briefing, const QimamPaper *paper);
QimamPageLayout *qimam_page_layout_new_for_comparison (const QimamComparison *comparison,
                                                       const QimamPaper *paper);
void qimam_page_layout_free (QimamPageLayout *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (QimamPageLayout, qimam_page_layout_free)

guint qimam_page_layout_n_pages (const QimamPageLayout *self);

/**
 * qimam_page_layout_draw:
 * @cr: in points, origin at the top left of the paper
 * @page: from 0
 * @tagged: write tags for a PDF surface; pages must then be drawn in order, each once
 */
void qimam_page_layout_draw (QimamPageLayout *self, cairo_t *cr, guint page, gboolean tagged);

/* What stands at a place of a page: for a click in the preview. (nullable): evidence of the item there. */
const QimamBriefItem *qimam_page_layout_item_at (QimamPageLayout *self, guint page, double x, double y);

/* Writes a tagged PDF with outline and metadata. */
gboolean qimam_page_layout_save_pdf (QimamPageLayout *self, const char *path, GError **error);

G_END_DECLS
