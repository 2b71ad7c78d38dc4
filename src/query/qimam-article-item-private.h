/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "qimam-article-item.h"

G_BEGIN_DECLS

/* What a new item holds; all members are taken. */
typedef struct
{
  gint64 id;
  char *guid;
  char *headline;
  char *source;
  char *published;
  char *snippet;
  gboolean read;
  gboolean starred;
  GArray *matches; /* (element-type QimamSpan) (nullable) */
  char **topics;
} QimamArticleItemData;

QimamArticleItem *qimam_article_item_new (QimamArticleItemData *data);

/* Gives an item its data, by qimam_article_item_take(). */
typedef void (*QimamArticleItemFill) (QimamArticleItem *item, gpointer data);

/* An item of which nothing is known before somebody asks for it: then @fill is called. */
QimamArticleItem *qimam_article_item_new_later (QimamArticleItemFill fill, gpointer data);
/* What @from holds, which is left empty. */
void qimam_article_item_take (QimamArticleItem *self, QimamArticleItem *from);

/* Whether two items, both with their data, say the same, whatever was read or has a star. */
gboolean qimam_article_item_equal (const QimamArticleItem *a, const QimamArticleItem *b);

/* An item for a row that is no longer there. */
QimamArticleItem *qimam_article_item_new_missing (gint64 id);

G_END_DECLS
