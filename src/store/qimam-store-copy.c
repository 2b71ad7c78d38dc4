/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-store-copy.h"

#include <glib/gi18n-lib.h>

#include "qimam-store-text.h"

const char qimam_store_copy_schema[] =
    "CREATE TABLE article_sketch ("
    "  article INTEGER PRIMARY KEY REFERENCES article ON DELETE CASCADE,"
    "  day INTEGER NOT NULL,"
    "  sketch BLOB NOT NULL"
    ") STRICT;"
    "CREATE INDEX article_sketch_by_day ON article_sketch (day);"
    "CREATE INDEX article_by_group ON article (duplicate_group) WHERE duplicate_group IS NOT NULL;";

/* Julian days count from noon; those of GDate from the first day of year 1. */
#define DAY_OF_EPOCH "1721425"

gboolean
qimam_store_copy_put (
    QimamConnection *connection, gint64 article, guint32 day, GBytes *sketch, GError **error)
{
  g_autoptr (QimamSql) put = qimam_connection_prepare (
      connection,
      sketch != NULL ? "INSERT OR REPLACE INTO article_sketch (article, day, sketch) VALUES (?, ?, ?)"
                     : "DELETE FROM article_sketch WHERE article = ?",
      error);

  if (put == NULL)
    return FALSE;
  if (sketch != NULL)
    qimam_sql_bind (put, "iib", article, (gint64) day, sketch);
  else
    qimam_sql_bind (put, "i", article);
  return qimam_sql_run (put, error);
}

gboolean
qimam_store_copy_foreach (
    QimamConnection *connection, guint32 day, QimamCopyFunc func, gpointer data, GError **error)
{
  g_autoptr (QimamSql) select = qimam_connection_prepare (
      connection, "SELECT article, sketch FROM article_sketch WHERE day = ?", error);

  if (select == NULL)
    return FALSE;
  qimam_sql_bind (select, "i", (gint64) day);
  for (;;)
    {
      gsize size = 0;
      const guint8 *sketch;
      gboolean row;

      if (!qimam_sql_next (select, &row, error))
        return FALSE;
      if (!row)
        return TRUE;
      sketch = qimam_sql_peek_bytes (select, 1, &size);
      func (qimam_sql_get_int (select, 0), sketch, size, data);
    }
}

gboolean
qimam_store_copy_day (QimamConnection *connection, gint64 article, guint32 *day, GError **error)
{
  gint64 value;

  if (!qimam_connection_get_int_of (
          connection,
          "SELECT ifnull (first_day, cast (julianday (retrieved) + 0.5 AS INTEGER) - " DAY_OF_EPOCH ")"
          " FROM article WHERE id = ?",
          article, &value, error))
    return FALSE;
  *day = (guint32) MAX (value, 0);
  return TRUE;
}

gboolean
qimam_store_copy_get_group (QimamConnection *connection, gint64 article, gint64 *group, GError **error)
{
  return qimam_connection_get_int_of (connection, "SELECT duplicate_group FROM article WHERE id = ?", article,
                                      group, error);
}

gboolean
qimam_store_copy_new_group (QimamConnection *connection, gint64 article, gint64 *group, GError **error)
{
  return qimam_connection_get_int_of (
      connection,
      "SELECT CASE WHEN EXISTS (SELECT 1 FROM article WHERE duplicate_group = ?1)"
      " THEN (SELECT max (duplicate_group) + 1 FROM article WHERE duplicate_group IS NOT NULL)"
      " ELSE ?1 END",
      article, group, error);
}

gboolean
qimam_store_copy_set_group (QimamConnection *connection, gint64 article, gint64 group, GError **error)
{
  g_autoptr (QimamSql) set =
      qimam_connection_prepare (connection, "UPDATE article SET duplicate_group = ? WHERE id = ?", error);

  if (set == NULL)
    return FALSE;
  qimam_sql_bind (set, "ki", group, article);
  return qimam_sql_run (set, error);
}

gboolean
qimam_store_copy_tidy_group (QimamConnection *connection, gint64 group, gint64 leaving, GError **error)
{
  g_autoptr (QimamSql) tidy = qimam_connection_prepare (
      connection,
      "UPDATE article SET duplicate_group = NULL WHERE duplicate_group = ?1 AND id <> ?2"
      " AND (SELECT count(*) FROM article WHERE duplicate_group = ?1 AND id <> ?2) = 1",
      error);

  if (tidy == NULL)
    return FALSE;
  qimam_sql_bind (tidy, "ii", group, leaving);
  return qimam_sql_run (tidy, error);
}

gboolean
qimam_store_copy_list (QimamConnection *connection, gint64 article, guint n, GArray *ids, GError **error)
{
  g_autoptr (QimamSql) select = qimam_connection_prepare (
      connection,
      "SELECT id FROM article WHERE id <> ?1 AND duplicate_group ="
      " (SELECT duplicate_group FROM article WHERE id = ?1) ORDER BY sort_time, id LIMIT ?2",
      error);

  if (select == NULL)
    return FALSE;
  qimam_sql_bind (select, "ii", article, (gint64) n);
  for (;;)
    {
      gboolean row;
      gint64 id;

      if (!qimam_sql_next (select, &row, error))
        return FALSE;
      if (!row)
        return TRUE;
      id = qimam_sql_get_int (select, 0);
      g_array_append_val (ids, id);
    }
}

gboolean
qimam_store_copy_coverage (
    QimamConnection *connection, gint64 meeting, guint *outlets, guint *independent, GError **error)
{
  /* An outlet that is not stated is one for each report. */
  g_autoptr (QimamSql) select =
      qimam_connection_prepare (connection,
                                "SELECT count(DISTINCT ifnull (source, -article.id)), count(DISTINCT ifnull "
                                "(duplicate_group, -article.id))"
                                " FROM article_meeting JOIN article ON article.id = article_meeting.article"
                                " WHERE meeting = ? AND is_main = 1",
                                error);
  gboolean row;

  if (select == NULL)
    return FALSE;
  qimam_sql_bind (select, "i", meeting);
  if (!qimam_sql_next (select, &row, error))
    return FALSE;
  *outlets = row ? (guint) qimam_sql_get_int (select, 0) : 0;
  *independent = row ? (guint) qimam_sql_get_int (select, 1) : 0;
  return TRUE;
}

char *
qimam_store_copy_body (QimamConnection *connection, gint64 article, GError **error)
{
  g_autoptr (QimamSql) select = qimam_connection_prepare (
      connection, "SELECT " QIMAM_STORE_TEXT_COLUMNS " FROM article_text WHERE article = ?", error);
  gboolean row;

  if (select == NULL)
    return NULL;
  qimam_sql_bind (select, "i", article);
  if (!qimam_sql_next (select, &row, error))
    return NULL;
  if (row)
    return qimam_store_text_get (connection, select, 0, error);
  qimam_error_set_missing (error, _ ("There is no article %s"), article);
  return NULL;
}
