/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "qimam-page-layout.h"
#include "qimam-shared.h"

G_BEGIN_DECLS

#define QIMAM_TYPE_PAGE_PREVIEW (qimam_page_preview_get_type ())
G_DECLARE_FINAL_TYPE (QimamPagePreview, qimam_page_preview, QIMAM, PAGE_PREVIEW, GtkWidget)

/**
 * QimamPagePreview:
 *
 * The pages of a layout one under another, drawn by the code that prints them; lives in a #GtkScrolledWindow.
 * Only pages in view, and their neighbours, exist.
 *
 * Signals:
 * - "item-activated" (gpointer item): a const #QimamBriefItem with evidence was clicked
 * - "view-changed": another page is in the middle of the view, or the zoom changed
 */
GtkWidget *qimam_page_preview_new (void);

/* @layout: (nullable): holds a #QimamPageLayout, laid out for @paper. The place in the document stays as far
 * as it can. */
void qimam_page_preview_set_layout (QimamPagePreview *self, QimamShared *layout, const QimamPaper *paper);

/* 1 is the size of the paper; 0 fits the width of the view. */
void qimam_page_preview_set_zoom (QimamPagePreview *self, double zoom);

/* The zoom in effect, never 0. */
double qimam_page_preview_get_zoom (QimamPagePreview *self);

/* To the next step up or down. */
void qimam_page_preview_step_zoom (QimamPagePreview *self, int steps);

/* The page in the middle of the view, from 0. */
guint qimam_page_preview_get_page (QimamPagePreview *self);

guint qimam_page_preview_get_n_pages (QimamPagePreview *self);

/* (transfer none) (nullable): the widget of a page, where it has one just now */
GtkWidget *qimam_page_preview_get_page_widget (QimamPagePreview *self, guint page);

G_END_DECLS
