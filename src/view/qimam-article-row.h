/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "qimam-article-item.h"

G_BEGIN_DECLS

#define QIMAM_TYPE_ARTICLE_ROW (qimam_article_row_get_type ())
G_DECLARE_FINAL_TYPE (QimamArticleRow, qimam_article_row, QIMAM, ARTICLE_ROW, GtkBox)

/* Signal "star-toggled" (gint64 article, boolean starred): the user pressed the star. */
GtkWidget *qimam_article_row_new (void);

/* @item: (nullable) */
void qimam_article_row_set_item (QimamArticleRow *self, QimamArticleItem *item);

G_END_DECLS
