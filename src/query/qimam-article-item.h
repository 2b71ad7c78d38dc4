/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

#include "qimam-span.h"

G_BEGIN_DECLS

#define QIMAM_TYPE_ARTICLE_ITEM (qimam_article_item_get_type ())
G_DECLARE_FINAL_TYPE (QimamArticleItem, qimam_article_item, QIMAM, ARTICLE_ITEM, GObject)

/**
 * QimamArticleItem:
 *
 * A row of a result: what a list shows of an article. Properties (all readable; "read" and "starred" notify):
 * id (gint64), headline, source, published, snippet (strings, may be NULL), read, starred (booleans).
 */
gint64 qimam_article_item_get_id (QimamArticleItem *self);
const char *qimam_article_item_get_guid (QimamArticleItem *self);
const char *qimam_article_item_get_headline (QimamArticleItem *self);
const char *qimam_article_item_get_source (QimamArticleItem *self);
const char *qimam_article_item_get_published (QimamArticleItem *self);
const char *qimam_article_item_get_snippet (QimamArticleItem *self);
gboolean qimam_article_item_get_read (QimamArticleItem *self);
gboolean qimam_article_item_get_starred (QimamArticleItem *self);
void qimam_article_item_set_read (QimamArticleItem *self, gboolean read);
void qimam_article_item_set_starred (QimamArticleItem *self, gboolean starred);

/* (transfer none) (element-type QimamSpan): what matched, as byte offsets into the snippet (field BODY) or
 * the headline. */
GArray *qimam_article_item_get_matches (QimamArticleItem *self);

/* (transfer none) (nullable): keys of the article's topics, weightiest first. */
const char *const *qimam_article_item_get_topics (QimamArticleItem *self);

G_END_DECLS
