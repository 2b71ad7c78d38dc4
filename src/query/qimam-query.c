/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-query.h"

#include <string.h>

#include "qimam-article-item-private.h"
#include "qimam-conditions.h"
#include "qimam-snippet.h"
#include "qimam-store-topic.h"

/* How much more a match in the headline, the body, the caption says. */
#define RANK "bm25 (article_fts, 3.0, 1.0, 0.5)"

GArray *
qimam_query_ids (QimamConnection *connection, const QimamFilter *filter, GError **error)
{
  g_autoptr (QimamSearchText) search = qimam_search_text_parse (filter->text, filter->prefix);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GString) sql = g_string_new (NULL);
  g_autoptr (QimamSql) select = NULL;
  g_autofree char *match = NULL;
  QimamConditions conditions;

  if (!qimam_filter_check (filter, error))
    return NULL;
  if (filter->sort == QIMAM_SORT_RELEVANCE)
    match = qimam_search_text_to_match (search, TRUE);
  qimam_conditions_init (&conditions, filter, match != NULL ? NULL : search, QIMAM_PART_NONE);
  if (match != NULL)
    {
      g_autofree char *exclusion = qimam_search_text_to_exclusion (search);

      if (exclusion != NULL)
        qimam_conditions_add (&conditions,
                              "article.id NOT IN (SELECT rowid FROM article_fts WHERE article_fts MATCH ?)",
                              exclusion, NULL);
      g_string_append_printf (sql,
                              "SELECT article.id FROM article_fts CROSS JOIN article ON article.id ="
                              " article_fts.rowid WHERE article_fts MATCH ?%s%s"
                              " ORDER BY " RANK ", article.sort_time DESC, article.id DESC",
                              conditions.sql->len > 0 ? " AND " : "", conditions.sql->str);
    }
  else
    g_string_append_printf (sql, "SELECT article.id FROM article%s%s ORDER BY sort_time DESC, id DESC",
                            conditions.sql->len > 0 ? " WHERE " : "", conditions.sql->str);
  select = qimam_connection_prepare (connection, sql->str, error);
  if (select != NULL)
    {
      if (match != NULL)
        qimam_sql_bind_text (select, 0, match);
      qimam_conditions_bind (&conditions, select, match != NULL ? 1 : 0);
    }
  qimam_conditions_clear (&conditions);
  if (select == NULL)
    return NULL;
  for (;;)
    {
      gint64 id;
      gboolean row;

      if (!qimam_sql_next (select, &row, error))
        return NULL;
      if (!row)
        return g_steal_pointer (&ids);
      id = qimam_sql_get_int (select, 0);
      g_array_append_val (ids, id);
    }
}

/* ---- Rows of a list ---- */

static QimamArticleItem *
read_item (
    QimamConnection *connection, QimamSql *select, gint64 id, const QimamSearchText *search, GError **error)
{
  g_autoptr (GError) topic_error = NULL;
  g_autoptr (GArray) matches = g_array_new (FALSE, FALSE, sizeof (QimamSpan));
  QimamArticleItemData data = { .id = id };
  const char *body;

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
  body = qimam_sql_get_text (select, 6);
  data.snippet = qimam_snippet_make (search, body != NULL ? body : "", matches);
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
      "SELECT guid, headline, name, published, read, starred, body FROM article"
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
