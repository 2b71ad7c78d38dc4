/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-store-change.h"

#include "qimam-read-ahead.h"

#define NOTE(kind, id) " BEGIN INSERT INTO change (kind, id) VALUES (" kind ", " id "); END;"
/* A new article fires a handful of triggers, and its first entry says all: that entry gets a new number then,
 * since what read the list up to the old one must read it again. */
#define NOTE_AGAIN(kind, id, same)                                                                           \
  " BEGIN"                                                                                                   \
  " UPDATE change SET seq = seq + 1 WHERE seq = (SELECT max (seq) FROM change) AND change.id = " id          \
  " AND kind IN (" same ");"                                                                                 \
  " INSERT INTO change (kind, id) SELECT " kind ", " id " WHERE changes () = 0;"                             \
  " END;"

const char qimam_store_change_schema[] =
    "CREATE TABLE change ("
    "  seq INTEGER PRIMARY KEY,"
    "  kind INTEGER NOT NULL,"
    "  id INTEGER NOT NULL"
    ") STRICT;"
    "CREATE TABLE kept_snapshot ("
    "  id INTEGER PRIMARY KEY CHECK (id = 0),"
    "  generation INTEGER NOT NULL,"
    "  data BLOB NOT NULL"
    ") STRICT;"

    "CREATE TRIGGER article_came AFTER INSERT ON article" NOTE ("1", "new.id")
    "CREATE TRIGGER article_went AFTER DELETE ON article" NOTE ("1", "old.id")
    "CREATE TRIGGER article_moved AFTER UPDATE OF source, first_day, last_day, sort_time ON article"
    " WHEN new.source IS NOT old.source OR new.first_day IS NOT old.first_day"
    " OR new.last_day IS NOT old.last_day OR new.sort_time IS NOT old.sort_time" NOTE ("1", "new.id")
    "CREATE TRIGGER article_flagged AFTER UPDATE OF read, starred ON article"
    " WHEN new.read <> old.read OR new.starred <> old.starred" NOTE ("2", "new.id")

    "CREATE TRIGGER article_topic_came AFTER INSERT ON article_topic"
    NOTE_AGAIN ("3", "new.article", "1, 3")
    "CREATE TRIGGER article_topic_went AFTER DELETE ON article_topic"
    NOTE_AGAIN ("3", "old.article", "1, 3")

    "CREATE TRIGGER article_meeting_came AFTER INSERT ON article_meeting WHEN new.meeting IS NOT NULL"
    NOTE_AGAIN ("4", "new.article", "1, 4")
    "CREATE TRIGGER article_meeting_went AFTER DELETE ON article_meeting WHEN old.meeting IS NOT NULL"
    NOTE_AGAIN ("4", "old.article", "1, 4")
    "CREATE TRIGGER article_meeting_moved AFTER UPDATE OF meeting ON article_meeting"
    " WHEN new.meeting IS NOT old.meeting"
    NOTE_AGAIN ("4", "new.article", "1, 4")

    "CREATE TRIGGER meeting_came AFTER INSERT ON meeting" NOTE ("5", "new.id")
    "CREATE TRIGGER meeting_renamed AFTER UPDATE OF title ON meeting"
    " WHEN new.title IS NOT old.title" NOTE ("5", "new.id")
    "CREATE TRIGGER source_renamed AFTER UPDATE OF name ON source"
    " WHEN new.name IS NOT old.name" NOTE ("6", "new.id")
    "CREATE TRIGGER topic_renamed AFTER UPDATE OF key ON topic"
    " WHEN new.key IS NOT old.key" NOTE ("6", "new.id");

/* Stands where entries were forgotten. */
#define FORGOTTEN 0

gboolean
qimam_store_change_range (QimamConnection *connection, gint64 *forgotten, gint64 *last, GError **error)
{
  /* Sub-queries, each of which SQLite answers from one end of the table. */
  g_autoptr (QimamSql) select = qimam_connection_prepare (
      connection,
      "SELECT (SELECT iif (kind = " G_STRINGIFY (FORGOTTEN) ", seq, 0) FROM change ORDER BY seq LIMIT 1),"
      " (SELECT max (seq) FROM change)",
      error);
  gboolean row;

  *forgotten = *last = 0;
  if (select == NULL || !qimam_sql_next (select, &row, error))
    return FALSE;
  if (row)
    {
      *forgotten = qimam_sql_get_int (select, 0);
      *last = qimam_sql_get_int (select, 1);
    }
  return TRUE;
}

gboolean
qimam_store_change_foreach (
    QimamConnection *connection, gint64 after, QimamChangeFunc func, gpointer data, GError **error)
{
  g_autoptr (QimamSql) select =
      qimam_connection_prepare (connection, "SELECT kind, id FROM change WHERE seq > ? ORDER BY seq", error);

  if (select == NULL)
    return FALSE;
  qimam_sql_bind (select, "i", after);
  for (;;)
    {
      gboolean row;

      if (!qimam_sql_next (select, &row, error))
        return FALSE;
      if (!row)
        return TRUE;
      func ((QimamChange) qimam_sql_get_int (select, 0), qimam_sql_get_int (select, 1), data);
    }
}

gboolean
qimam_store_change_forget (QimamConnection *connection, gint64 upto, GError **error)
{
  g_autoptr (QimamSql) remove =
      qimam_connection_prepare (connection, "DELETE FROM change WHERE seq <= ?", error);
  g_autoptr (QimamSql) mark = NULL;

  if (remove == NULL)
    return FALSE;
  qimam_sql_bind (remove, "i", upto);
  if (!qimam_sql_run (remove, error))
    return FALSE;
  mark = qimam_connection_prepare (
      connection, "INSERT INTO change (seq, kind, id) VALUES (?, " G_STRINGIFY (FORGOTTEN) ", 0)", error);
  if (mark == NULL)
    return FALSE;
  qimam_sql_bind (mark, "i", upto);
  return qimam_sql_run (mark, error);
}

/* Straight into its own memory: as a column, the greatest value of the library would be copied once more. */
static GBytes *
read_kept (QimamConnection *connection, GError **error)
{
  sqlite3 *handle = qimam_connection_get_handle (connection);
  sqlite3_blob *blob = NULL;
  guint8 *data = NULL;
  int size = 0;
  int code = sqlite3_blob_open (handle, "main", "kept_snapshot", "data", 0, 0, &blob);

  if (code == SQLITE_OK)
    {
      size = sqlite3_blob_bytes (blob);
      data = g_try_malloc ((gsize) size + 1);
      code = data != NULL ? sqlite3_blob_read (blob, data, size, 0) : SQLITE_NOMEM;
    }
  if (code != SQLITE_OK)
    {
      qimam_connection_set_error (connection, code, error);
      g_clear_pointer (&data, g_free);
    }
  sqlite3_blob_close (blob);
  return data != NULL ? g_bytes_new_take (data, (gsize) size) : NULL;
}

GBytes *
qimam_store_kept_get (QimamConnection *connection, gint64 *generation, GError **error)
{
  /* Stays on its row until the end: both are of one moment then. */
  g_autoptr (QimamSql) select =
      qimam_connection_prepare (connection, "SELECT generation FROM kept_snapshot WHERE id = 0", error);
  gboolean row;

  *generation = 0;
  if (select == NULL || !qimam_sql_next (select, &row, error) || !row)
    return NULL;
  *generation = qimam_sql_get_int (select, 0);
  qimam_read_ahead_start (connection);
  return read_kept (connection, error);
}

gboolean
qimam_store_kept_generation (QimamConnection *connection, gint64 *generation, GError **error)
{
  return qimam_connection_get_int (
      connection, "SELECT ifnull ((SELECT generation FROM kept_snapshot WHERE id = 0), -1)", generation, error);
}

gboolean
qimam_store_kept_put (QimamConnection *connection, gint64 generation, GBytes *bytes, GError **error)
{
  g_autoptr (QimamSql) put = qimam_connection_prepare (
      connection, "INSERT OR REPLACE INTO kept_snapshot (id, generation, data) VALUES (0, ?, ?)", error);

  if (put == NULL)
    return FALSE;
  qimam_sql_bind (put, "ib", generation, bytes);
  return qimam_sql_run (put, error);
}

gboolean
qimam_store_kept_remove (QimamConnection *connection, GError **error)
{
  return qimam_connection_execute (connection, "DELETE FROM kept_snapshot", error);
}
