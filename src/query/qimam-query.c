/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-query.h"

#include <string.h>

#include "qimam-article-item-private.h"
#include "qimam-evaluate.h"
#include "qimam-rank.h"
#include "qimam-selection.h"
#include "qimam-snippet.h"
#include "qimam-store-text.h"
#include "qimam-store-topic.h"

static gboolean
find_text (QimamConnection *connection,
           QimamSnapshot *snapshot,
           const QimamSearchText *search,
           gboolean any,
           QimamFound *found,
           GError **error)
{
  *found = (QimamFound){ 0 };
  return qimam_search_text_is_empty (search) ||
         qimam_evaluate (connection, snapshot, search, any, found, error);
}

QimamHits *
qimam_query_find_text (QimamConnection *connection,
                       QimamSnapshot *snapshot,
                       const QimamFilter *filter,
                       GError **error)
{
  g_autoptr (QimamSearchText) search = qimam_search_text_parse (filter->text, filter->prefix);
  QimamFound found;

  if (!find_text (connection, snapshot, search, filter->sort == QIMAM_SORT_RELEVANCE, &found, error))
    return NULL;
  return qimam_hits_new (snapshot, found.docs, found.rows);
}

/* What is needed to sort hits by relevance. */
typedef struct
{
  QimamSearchText *search;
  QimamOrder *order;
} Relevance;

static void
relevance_free (gpointer data)
{
  Relevance *self = data;

  qimam_search_text_free (self->search);
  qimam_order_unref (self->order);
  g_free (self);
}

static GArray *
rank_best (QimamConnection *connection, const guint64 *docs, guint n_best, gpointer data, GError **error)
{
  const Relevance *self = data;

  return qimam_rank (connection, self->search, self->order, docs, self->order->n_ids, n_best, error);
}

QimamHits *
qimam_query_find (QimamConnection *connection, const QimamFilter *filter, GError **error)
{
  g_autoptr (QimamSearchText) search = NULL;
  g_autoptr (QimamSnapshot) snapshot = NULL;
  gboolean relevance = filter->sort == QIMAM_SORT_RELEVANCE;
  g_autofree guint64 *text_rows = NULL;
  QimamSelection selection;
  QimamFound found;
  QimamHits *hits;

  if (!qimam_filter_check (filter, error))
    return NULL;
  snapshot = qimam_snapshot_acquire (connection, error);
  if (snapshot == NULL)
    return NULL;
  search = qimam_search_text_parse (filter->text, filter->prefix);
  if (!find_text (connection, snapshot, search, relevance, &found, error))
    return NULL;
  text_rows = found.rows;
  qimam_selection_init (&selection, snapshot, filter);
  hits =
      qimam_hits_new (snapshot, found.docs, qimam_selection_combine (&selection, QIMAM_PART_NONE, text_rows));
  qimam_selection_clear (&selection);
  if (relevance && qimam_search_text_get_words (search)->len > 0)
    {
      Relevance *data = g_new (Relevance, 1);

      *data = (Relevance){ g_steal_pointer (&search), qimam_order_ref (snapshot->order) };
      qimam_hits_set_rank (hits, rank_best, data, relevance_free);
    }
  return hits;
}

GArray *
qimam_query_ids (QimamConnection *connection, const QimamFilter *filter, GError **error)
{
  g_autoptr (QimamHits) hits = qimam_query_find (connection, filter, error);
  g_autoptr (GArray) ids = NULL;
  guint total;

  if (hits == NULL)
    return NULL;
  total = qimam_hits_get_total (hits);
  ids = g_array_set_size (g_array_new (FALSE, FALSE, sizeof (gint64)), total);
  if (qimam_hits_get_ids (hits, connection, 0, total, (gint64 *) (gpointer) ids->data, error) < 0)
    return NULL;
  return g_steal_pointer (&ids);
}

GPtrArray *
qimam_query_guids (QimamConnection *connection, const gint64 *ids, guint n_ids, GError **error)
{
  g_autoptr (GPtrArray) guids = g_ptr_array_new_full (n_ids, g_free);
  g_autoptr (QimamSql) select =
      qimam_connection_prepare (connection, "SELECT guid FROM article WHERE id = ?", error);

  if (select == NULL)
    return NULL;
  for (guint i = 0; i < n_ids; i++)
    {
      gboolean row;

      qimam_sql_reset (select);
      qimam_sql_bind_int (select, 0, ids[i]);
      if (!qimam_sql_next (select, &row, error))
        return NULL;
      g_ptr_array_add (guids, row ? qimam_sql_dup_text (select, 0) : NULL);
    }
  return g_steal_pointer (&guids);
}

/* ---- Rows of a list ---- */

static QimamArticleItem *
read_item (
    QimamConnection *connection, QimamSql *select, gint64 id, const QimamSearchText *search, GError **error)
{
  g_autoptr (GError) topic_error = NULL;
  g_autoptr (GArray) matches = g_array_new (FALSE, FALSE, sizeof (QimamSpan));
  QimamArticleItemData data = { .id = id };
  g_autofree char *body = qimam_store_text_get (connection, select, 6, error);

  if (body == NULL)
    return NULL;
  data.topics = qimam_store_topic_keys (connection, id, &topic_error);
  if (topic_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&topic_error));
      return NULL;
    }
  data.guid = qimam_sql_dup_text (select, 0);
  data.headline = qimam_sql_dup_text (select, 1);
  data.source = qimam_sql_dup_text (select, 2);
  data.published = qimam_sql_dup_text (select, 3);
  data.read = qimam_sql_get_int (select, 4) != 0;
  data.starred = qimam_sql_get_int (select, 5) != 0;
  data.snippet = qimam_snippet_make (search, body, matches);
  if (search != NULL && data.headline != NULL)
    qimam_search_text_find (search, data.headline, strlen (data.headline), QIMAM_FIELD_HEADLINE, G_MAXUINT,
                            matches);
  data.matches = g_steal_pointer (&matches);
  return qimam_article_item_new (&data);
}

GPtrArray *
qimam_query_items (
    QimamConnection *connection, const gint64 *ids, guint n_ids, const QimamFilter *filter, GError **error)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_full (n_ids, g_object_unref);
  g_autoptr (QimamSearchText) search = NULL;
  g_autoptr (QimamSql) select = qimam_connection_prepare (
      connection,
      "SELECT guid, headline, name, published, read, starred, " QIMAM_STORE_TEXT_COLUMNS " FROM article"
      " JOIN article_text ON article_text.article = article.id LEFT JOIN source ON source.id = article.source"
      " WHERE article.id = ?",
      error);

  if (select == NULL)
    return NULL;
  if (filter != NULL && filter->text != NULL)
    search = qimam_search_text_parse (filter->text, filter->prefix);
  for (guint i = 0; i < n_ids; i++)
    {
      QimamArticleItem *item;
      gboolean row;

      qimam_sql_reset (select);
      qimam_sql_bind_int (select, 0, ids[i]);
      if (!qimam_sql_next (select, &row, error))
        return NULL;
      item = row ? read_item (connection, select, ids[i], search, error)
                 : qimam_article_item_new_missing (ids[i]);
      if (item == NULL)
        return NULL;
      g_ptr_array_add (items, item);
    }
  return g_steal_pointer (&items);
}
