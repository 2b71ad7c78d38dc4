/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-store-feed.h"

#include <glib/gi18n-lib.h>

/* What version 1 kept of feeds in the table of sources was never used. */
const char qimam_store_feed_schema[] = "CREATE TABLE feed ("
                                       "  id INTEGER PRIMARY KEY AUTOINCREMENT,"
                                       "  url TEXT NOT NULL UNIQUE,"
                                       "  title TEXT,"
                                       "  home TEXT,"
                                       "  folder TEXT NOT NULL," /* names, one a line */
                                       "  attributes TEXT,"
                                       "  typed INTEGER NOT NULL CHECK (typed IN (0, 1)),"
                                       "  whole INTEGER NOT NULL CHECK (whole IN (0, 1)),"
                                       "  etag TEXT,"
                                       "  last_modified TEXT,"
                                       "  fetched INTEGER NOT NULL,"
                                       "  next_fetch INTEGER NOT NULL,"
                                       "  status INTEGER NOT NULL,"
                                       "  failures INTEGER NOT NULL,"
                                       "  problem TEXT"
                                       ") STRICT;"
                                       "ALTER TABLE source DROP COLUMN feed_url;"
                                       "ALTER TABLE source DROP COLUMN etag;"
                                       "ALTER TABLE source DROP COLUMN last_modified;"
                                       "ALTER TABLE source DROP COLUMN next_fetch;"
                                       "ALTER TABLE source DROP COLUMN last_error;";

#define COLUMNS                                                                                              \
  "url, title, home, folder, attributes, typed, whole, etag, last_modified, fetched, next_fetch, status,"    \
  " failures, problem"

QimamFeedRow *
qimam_feed_row_new (void)
{
  QimamFeedRow *self = g_new0 (QimamFeedRow, 1);

  self->folder = g_new0 (char *, 1);
  return self;
}

void
qimam_feed_row_free (QimamFeedRow *self)
{
  if (self == NULL)
    return;
  g_free (self->url);
  g_free (self->title);
  g_free (self->home);
  g_strfreev (self->folder);
  g_free (self->attributes);
  g_free (self->etag);
  g_free (self->last_modified);
  g_free (self->problem);
  g_free (self);
}

static QimamFeedRow *
read_row (QimamSql *select)
{
  QimamFeedRow *feed = g_new0 (QimamFeedRow, 1);
  const char *folder = qimam_sql_get_text (select, 4);

  feed->id = qimam_sql_get_int (select, 0);
  feed->url = qimam_sql_dup_text (select, 1);
  feed->title = qimam_sql_dup_text (select, 2);
  feed->home = qimam_sql_dup_text (select, 3);
  feed->folder = folder != NULL && *folder != '\0' ? g_strsplit (folder, "\n", -1) : g_new0 (char *, 1);
  feed->attributes = qimam_sql_dup_text (select, 5);
  feed->typed = qimam_sql_get_int (select, 6) != 0;
  feed->whole = qimam_sql_get_int (select, 7) != 0;
  feed->etag = qimam_sql_dup_text (select, 8);
  feed->last_modified = qimam_sql_dup_text (select, 9);
  feed->fetched = qimam_sql_get_int (select, 10);
  feed->next_fetch = qimam_sql_get_int (select, 11);
  feed->status = (guint) qimam_sql_get_int (select, 12);
  feed->failures = (guint) qimam_sql_get_int (select, 13);
  feed->problem = qimam_sql_dup_text (select, 14);
  return feed;
}

GPtrArray *
qimam_store_feed_list (QimamConnection *connection, GError **error)
{
  g_autoptr (GPtrArray) feeds = g_ptr_array_new_with_free_func ((GDestroyNotify) qimam_feed_row_free);
  g_autoptr (QimamSql) select =
      qimam_connection_prepare (connection, "SELECT id, " COLUMNS " FROM feed ORDER BY id", error);

  if (select == NULL)
    return NULL;
  for (;;)
    {
      gboolean row;

      if (!qimam_sql_next (select, &row, error))
        return NULL;
      if (!row)
        return g_steal_pointer (&feeds);
      g_ptr_array_add (feeds, read_row (select));
    }
}

gboolean
qimam_store_feed_find (QimamConnection *connection, const char *url, gint64 *id, GError **error)
{
  g_autoptr (QimamSql) select =
      qimam_connection_prepare (connection, "SELECT id FROM feed WHERE url = ?", error);
  gboolean row;

  *id = 0;
  if (select == NULL)
    return FALSE;
  qimam_sql_bind (select, "t", url);
  if (!qimam_sql_next (select, &row, error))
    return FALSE;
  if (row)
    *id = qimam_sql_get_int (select, 0);
  return TRUE;
}

gboolean
qimam_store_feed_put (QimamConnection *connection, QimamFeedRow *feed, GError **error)
{
  g_autofree char *folder = g_strjoinv ("\n", feed->folder);
  g_autoptr (QimamSql) put = NULL;
  gint64 other;

  if (!qimam_store_feed_find (connection, feed->url, &other, error))
    return FALSE;
  if (other != 0 && other != feed->id)
    {
      qimam_error_set_named (error, QIMAM_ERROR_USAGE, feed->url,
                             _ ("there is a feed with this address already"));
      return FALSE;
    }
  put = qimam_connection_prepare (connection,
                                  "INSERT OR REPLACE INTO feed (id, " COLUMNS ")"
                                  " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                                  error);
  if (put == NULL)
    return FALSE;
  qimam_sql_bind (put,
                  "kttttt"
                  "ii"
                  "tt"
                  "iiii"
                  "t",
                  feed->id, feed->url, feed->title, feed->home, folder, feed->attributes,
                  (gint64) feed->typed, (gint64) feed->whole, feed->etag, feed->last_modified, feed->fetched,
                  feed->next_fetch, (gint64) feed->status, (gint64) feed->failures, feed->problem);
  if (!qimam_sql_run (put, error))
    return FALSE;
  if (feed->id == 0)
    feed->id = qimam_connection_last_id (connection);
  return TRUE;
}

gboolean
qimam_store_feed_remove (QimamConnection *connection, gint64 id, GError **error)
{
  g_autoptr (QimamSql) remove = qimam_connection_prepare (connection, "DELETE FROM feed WHERE id = ?", error);

  if (remove == NULL)
    return FALSE;
  qimam_sql_bind (remove, "i", id);
  if (!qimam_sql_run (remove, error))
    return FALSE;
  if (qimam_connection_changes (connection) > 0)
    return TRUE;
  qimam_error_set_missing (error, _ ("There is no feed %s"), id);
  return FALSE;
}
