/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-store-topic.h"

#include "qimam-blob.h"

/* Kind 7 is nobody's but of those who keep names: see QIMAM_CHANGE_TOPIC. A row that goes gives its id to
 * another topic, which is a change of names (6). */
const char qimam_store_topic_schema[] =
    "CREATE TABLE topic_job ("
    "  topic INTEGER PRIMARY KEY REFERENCES topic ON DELETE CASCADE,"
    "  after INTEGER NOT NULL" /* articles up to this one are tagged */
    ") STRICT;"
    "CREATE TRIGGER topic_came AFTER INSERT ON topic WHEN new.rule IS NOT NULL"
    " BEGIN INSERT INTO change (kind, id) VALUES (7, new.id); END;"
    "CREATE TRIGGER topic_changed AFTER UPDATE OF name, rule ON topic"
    " WHEN new.name IS NOT old.name OR new.rule IS NOT old.rule"
    " BEGIN INSERT INTO change (kind, id) VALUES (7, new.id); END;"
    "CREATE TRIGGER topic_went AFTER DELETE ON topic"
    " BEGIN INSERT INTO change (kind, id) VALUES (6, old.id); END;";

#define REVISION "topic_revision"

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

gboolean
qimam_store_topic_replace (QimamConnection *connection,
                           gint64 article,
                           const GPtrArray *topics,
                           GError **error)
{
  g_autoptr (QimamSql) remove =
      qimam_connection_prepare (connection, "DELETE FROM article_topic WHERE article = ?", error);

  if (remove == NULL)
    return FALSE;
  qimam_sql_bind (remove, "i", article);
  return qimam_sql_run (remove, error) && qimam_store_topic_put (connection, article, topics, error);
}

/* ---- The user's topics ---- */

void
qimam_topic_row_free (QimamTopicRow *self)
{
  if (self == NULL)
    return;
  g_free (self->key);
  g_free (self->name);
  g_free (self->rule);
  g_free (self);
}

#define ROW_SQL                                                                                              \
  "SELECT id, key, name, rule, topic_job.topic IS NOT NULL, ifnull (topic_job.after, 0)"                     \
  " FROM topic LEFT JOIN topic_job ON topic_job.topic = topic.id"

static QimamTopicRow *
read_row (QimamSql *select)
{
  QimamTopicRow *row = g_new0 (QimamTopicRow, 1);

  row->id = qimam_sql_get_int (select, 0);
  row->key = qimam_sql_dup_text (select, 1);
  row->name = qimam_sql_dup_text (select, 2);
  row->rule = qimam_sql_dup_text (select, 3);
  row->pending = qimam_sql_get_int (select, 4) != 0;
  row->after = qimam_sql_get_int (select, 5);
  return row;
}

GPtrArray *
qimam_store_topic_list (QimamConnection *connection, GError **error)
{
  g_autoptr (QimamSql) select = qimam_connection_prepare (
      connection, ROW_SQL " WHERE rule IS NOT NULL ORDER BY ifnull (name, key), key", error);
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) qimam_topic_row_free);

  if (select == NULL)
    return NULL;
  for (;;)
    {
      gboolean row;

      if (!qimam_sql_next (select, &row, error))
        return NULL;
      if (!row)
        return g_steal_pointer (&rows);
      g_ptr_array_add (rows, read_row (select));
    }
}

gboolean
qimam_store_topic_revision (QimamConnection *connection, gint64 *revision, GError **error)
{
  return qimam_connection_get_int (
      connection,
      "SELECT ifnull ((SELECT CAST (value AS INTEGER) FROM setting WHERE name = '" REVISION "'), 0)",
      revision, error);
}

static gboolean
count_revision (QimamConnection *connection, GError **error)
{
  return qimam_connection_execute (connection,
                                   "INSERT INTO setting VALUES ('" REVISION "', '1') ON CONFLICT (name)"
                                   " DO UPDATE SET value = CAST (CAST (value AS INTEGER) + 1 AS TEXT)",
                                   error);
}

gboolean
qimam_store_topic_put_rule (
    QimamConnection *connection, const char *key, const char *name, const char *rule, GError **error)
{
  g_autoptr (QimamSql) pending = qimam_connection_prepare (
      connection,
      "INSERT OR REPLACE INTO topic_job SELECT id, 0 FROM topic WHERE key = ?1 AND rule IS NOT ?2", error);
  g_autoptr (QimamSql) put =
      qimam_connection_prepare (connection, "UPDATE topic SET name = ?2, rule = ?3 WHERE key = ?1", error);
  gint64 id;

  if (pending == NULL || put == NULL || !ensure_topic (connection, key, &id, error))
    return FALSE;
  qimam_sql_bind (pending, "tt", key, rule);
  qimam_sql_bind (put, "ttt", key, name, rule);
  return qimam_sql_run (pending, error) && qimam_sql_run (put, error) && count_revision (connection, error);
}

gboolean
qimam_store_topic_drop_rule (QimamConnection *connection, const char *key, gboolean *found, GError **error)
{
  g_autoptr (QimamSql) pending = qimam_connection_prepare (
      connection,
      "INSERT OR REPLACE INTO topic_job SELECT id, 0 FROM topic WHERE key = ? AND rule IS NOT NULL", error);
  g_autoptr (QimamSql) drop = qimam_connection_prepare (
      connection, "UPDATE topic SET name = NULL, rule = NULL WHERE key = ? AND rule IS NOT NULL", error);

  *found = FALSE;
  if (pending == NULL || drop == NULL)
    return FALSE;
  qimam_sql_bind (pending, "t", key);
  qimam_sql_bind (drop, "t", key);
  if (!qimam_sql_run (pending, error) || !qimam_sql_run (drop, error))
    return FALSE;
  *found = qimam_connection_changes (connection) > 0;
  return !*found || count_revision (connection, error);
}

QimamTopicRow *
qimam_store_topic_next_pending (QimamConnection *connection, GError **error)
{
  g_autoptr (QimamSql) select = qimam_connection_prepare (
      connection, ROW_SQL " WHERE topic_job.topic IS NOT NULL ORDER BY rule IS NULL, id LIMIT 1", error);
  gboolean row;

  if (select == NULL || !qimam_sql_next (select, &row, error) || !row)
    return NULL;
  return read_row (select);
}

gboolean
qimam_store_topic_put_progress (QimamConnection *connection,
                                gint64 topic,
                                gint64 after,
                                gboolean done,
                                gboolean *pending,
                                GError **error)
{
  g_autoptr (QimamSql) put =
      qimam_connection_prepare (connection,
                                done ? "DELETE FROM topic_job WHERE topic = ?1 AND ?2 >= 0"
                                     : "UPDATE topic_job SET after = ?2 WHERE topic = ?1",
                                error);
  g_autoptr (QimamSql) forget = NULL;

  if (put == NULL)
    return FALSE;
  qimam_sql_bind (put, "ii", topic, after);
  if (!qimam_sql_run (put, error))
    return FALSE;
  *pending = qimam_connection_changes (connection) > 0;
  if (!done)
    return TRUE;
  forget = qimam_connection_prepare (connection,
                                     "DELETE FROM topic WHERE id = ?1 AND rule IS NULL AND NOT EXISTS"
                                     " (SELECT 1 FROM article_topic WHERE topic = ?1)",
                                     error);
  if (forget == NULL)
    return FALSE;
  qimam_sql_bind (forget, "i", topic);
  return qimam_sql_run (forget, error);
}

GArray *
qimam_store_topic_articles (QimamConnection *connection, const char *key, gint64 after, GError **error)
{
  g_autoptr (QimamSql) select = qimam_connection_prepare (
      connection,
      "SELECT article FROM article_topic WHERE topic = (SELECT id FROM topic WHERE key = ?) AND article > ?"
      " ORDER BY article",
      error);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  if (select == NULL)
    return NULL;
  qimam_sql_bind (select, "ti", key, after);
  for (;;)
    {
      gboolean row;
      gint64 id;

      if (!qimam_sql_next (select, &row, error))
        return NULL;
      if (!row)
        return g_steal_pointer (&ids);
      id = qimam_sql_get_int (select, 0);
      g_array_append_val (ids, id);
    }
}
