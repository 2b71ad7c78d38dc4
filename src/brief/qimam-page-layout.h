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
 *
 * All pages of a process are laid out, drawn and freed on one thread, that of the widgets where there are
 * any: cairo's store of open faces has no lock. So that a window stays smooth meanwhile, the work comes in
 * slices.
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

/**
 * qimam_page_layout_begin:
 *
 * Takes up a document; it must outlive the layout. Nothing may be asked of the layout but to go on, how far
 * it is, and to be freed, until qimam_page_layout_run() says that it is done.
 */
QimamPageLayout *qimam_page_layout_begin (const QimamBriefing *briefing, const QimamPaper *paper);
QimamPageLayout *qimam_page_layout_begin_for_comparison (const QimamComparison *comparison,
                                                         const QimamPaper *paper);

/**
 * qimam_page_layout_run:
 * @budget: microseconds after which no further step is begun; negative: to the end
 *
 * Goes on. A step is a piece of a paragraph, at most some twenty lines.
 *
 * Returns: whether the layout is done
 */
gboolean qimam_page_layout_run (QimamPageLayout *self, gint64 budget);

/* From 0 to 1. */
double qimam_page_layout_get_progress (const QimamPageLayout *self);

/* Begins and goes on to the end. */
QimamPageLayout *qimam_page_layout_new (const QimamBriefing *briefing, const QimamPaper *paper);
QimamPageLayout *qimam_page_layout_new_for_comparison (const QimamComparison *comparison,
                                                       const QimamPaper *paper);

/* The paper that suits a comparison: A4, on its side where there are many columns. */
QimamPaper qimam_paper_for_comparison (const QimamComparison *comparison);

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

/**
 * QimamPagePdf:
 *
 * The same in slices, into memory.
 */
typedef struct _QimamPagePdf QimamPagePdf;

/* @layout is done and outlives the file. */
QimamPagePdf *qimam_page_pdf_new (QimamPageLayout *layout);

/* Draws pages until @budget microseconds are gone, at least one; negative: all. Whether all are drawn. */
gboolean qimam_page_pdf_run (QimamPagePdf *self, gint64 budget);

double qimam_page_pdf_get_progress (const QimamPagePdf *self);

/* (transfer full): the file, after all pages are drawn. Errors: %QIMAM_ERROR_FAILED. */
GBytes *qimam_page_pdf_finish (QimamPagePdf *self, GError **error);
void qimam_page_pdf_free (QimamPagePdf *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (QimamPagePdf, qimam_page_pdf_free)

G_END_DECLS
