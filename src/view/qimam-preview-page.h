/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "qimam-page-layout.h"
#include "qimam-shared.h"

G_BEGIN_DECLS

#define QIMAM_TYPE_PREVIEW_PAGE (qimam_preview_page_get_type ())
G_DECLARE_FINAL_TYPE (QimamPreviewPage, qimam_preview_page, QIMAM, PREVIEW_PAGE, GtkWidget)

/**
 * QimamPreviewPage:
 *
 * One page of a layout, as large as it is allocated. Each item with evidence is a link on it, for the
 * pointer, the keyboard and screen readers alike.
 *
 * Signals:
 * - "item-activated" (gpointer item): a const #QimamBriefItem
 */

/* @layout: holds a #QimamPageLayout; @page: from 0 */
GtkWidget *qimam_preview_page_new (QimamShared *layout, const QimamPaper *paper, guint page);

guint qimam_preview_page_get_number (QimamPreviewPage *self);

G_END_DECLS
