/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-store-topic.h"

#include "qimam-blob.h"

static gboolean
ensure_topic (QimamConnection *connection, const char *key, gint64 *id, GError **error)
{
  g_autoptr (QimamSql) find =
      qimam_connection_prepare (connection, "SELECT id FROM topic WHERE key = ?", error);
  g_autoptr (QimamSql) add = NULL;
  gboolean row;

  if (find == NULL)
    return FALSE;
  qimam_sql_bind (find, "t", key);
  if (!qimam_sql_next (find, &row, error))
    return FALSE;
  if (row)
    {
      *id = qimam_sql_get_int (find, 0);
      return TRUE;
    }
  add = qimam_connection_prepare (connection, "INSERT INTO topic (key) VALUES (?)", error);
  if (add == NULL)
    return FALSE;
  qimam_sql_bind (add, "t", key);
  if (!qimam_sql_run (add, error))
    return FALSE;
  *id = qimam_connection_last_id (connection);
  return TRUE;
}

gboolean
qimam_store_topic_put (QimamConnection *connection, gint64 article, const GPtrArray *topics, GError **error)
{
  g_autoptr (QimamSql) add = qimam_connection_prepare (
      connection, "INSERT OR IGNORE INTO article_topic VALUES (?, ?, ?, ?, ?, ?)", error);

  if (add == NULL)
    return FALSE;
  for (guint i = 0; i < topics->len; i++)
    {
      const QimamTopicHit *hit = topics->pdata[i];
      g_autoptr (GBytes) spans = qimam_blob_from_spans (hit->spans);
      gint64 topic;

      if (!ensure_topic (connection, hit->key, &topic, error))
        return FALSE;
      qimam_sql_bind (add, "iiidib", article, topic, (gint64) i, hit->weight,
                      (gint64) (hit->primary != FALSE), spans);
      if (!qimam_sql_run (add, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
qimam_store_topic_load (QimamConnection *connection, gint64 article, GPtrArray *topics, GError **error)
{
  g_autoptr (QimamSql) statement = qimam_connection_prepare (
      connection,
      "SELECT key, weight, is_primary, spans FROM article_topic JOIN topic ON topic.id = article_topic.topic"
      " WHERE article = ? ORDER BY place",
      error);

  if (statement == NULL)
    return FALSE;
  qimam_sql_bind (statement, "i", article);
  for (;;)
    {
      g_autoptr (GBytes) spans = NULL;
      QimamTopicHit *hit;
      gboolean row;

      if (!qimam_sql_next (statement, &row, error))
        return FALSE;
      if (!row)
        return TRUE;
      hit = qimam_topic_hit_new (qimam_sql_get_text (statement, 0));
      hit->weight = qimam_sql_get_double (statement, 1);
      hit->primary = qimam_sql_get_int (statement, 2) != 0;
      spans = qimam_sql_dup_bytes (statement, 3);
      qimam_blob_to_spans (spans, hit->spans);
      g_ptr_array_add (topics, hit);
    }
}

char **
qimam_store_topic_keys (QimamConnection *connection, gint64 article, GError **error)
{
  g_autoptr (QimamSql) statement = qimam_connection_prepare (
      connection,
      "SELECT key FROM article_topic JOIN topic ON topic.id = article_topic.topic WHERE article = ?"
      " ORDER BY weight DESC, place",
      error);
  g_autoptr (GPtrArray) keys = g_ptr_array_new_with_free_func (g_free);
  gboolean row = TRUE;

  if (statement == NULL)
    return NULL;
  qimam_sql_bind (statement, "i", article);
  for (;;)
    {
      if (!qimam_sql_next (statement, &row, error))
        return NULL;
      if (!row)
        break;
      g_ptr_array_add (keys, qimam_sql_dup_text (statement, 0));
    }
  if (keys->len == 0)
    return NULL;
  g_ptr_array_add (keys, NULL);
  return (char **) g_ptr_array_free (g_steal_pointer (&keys), FALSE);
}
