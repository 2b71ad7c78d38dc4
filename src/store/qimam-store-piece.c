/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-store-piece.h"

/* Of one article; some items come with a count in them that is another one each time. */
#define MAX_PIECES "4"

const char qimam_store_piece_schema[] =
    "CREATE TABLE feed_piece ("
    "  piece INTEGER PRIMARY KEY,"
    "  article INTEGER NOT NULL REFERENCES article ON DELETE CASCADE"
    ") STRICT;"
    "CREATE INDEX feed_piece_by_article ON feed_piece (article);"
    "CREATE TRIGGER article_rewritten AFTER UPDATE OF content_hash ON article"
    " WHEN new.content_hash IS NOT old.content_hash"
    " BEGIN DELETE FROM feed_piece WHERE article = new.id; END;";

gboolean
qimam_store_piece_find (
    QimamConnection *connection, guint64 piece, gint64 *article, char **headline, GError **error)
{
  g_autoptr (QimamSql) select = qimam_connection_prepare (
      connection,
      headline != NULL
          ? "SELECT id, headline FROM feed_piece JOIN article ON article.id = feed_piece.article WHERE piece = ?"
          : "SELECT article FROM feed_piece WHERE piece = ?",
      error);
  gboolean row;

  *article = 0;
  if (headline != NULL)
    *headline = NULL;
  if (select == NULL)
    return FALSE;
  qimam_sql_bind (select, "i", (gint64) piece);
  if (!qimam_sql_next (select, &row, error))
    return FALSE;
  if (row)
    {
      *article = qimam_sql_get_int (select, 0);
      if (headline != NULL)
        *headline = qimam_sql_dup_text (select, 1);
    }
  return TRUE;
}

static gboolean
tidy (QimamConnection *connection, gint64 article, GError **error)
{
  g_autoptr (QimamSql) remove =
      qimam_connection_prepare (connection,
                                "DELETE FROM feed_piece WHERE article = ?1 AND"
                                " (SELECT count (*) FROM feed_piece WHERE article = ?1) >= " MAX_PIECES,
                                error);

  if (remove == NULL)
    return FALSE;
  qimam_sql_bind (remove, "i", article);
  return qimam_sql_run (remove, error);
}

gboolean
qimam_store_piece_put (
    QimamConnection *connection, guint64 piece, gint64 article, gboolean fresh, GError **error)
{
  g_autoptr (QimamSql) put = qimam_connection_prepare (
      connection, "INSERT OR REPLACE INTO feed_piece (piece, article) VALUES (?, ?)", error);

  if (put == NULL || (!fresh && !tidy (connection, article, error)))
    return FALSE;
  qimam_sql_bind (put, "ii", (gint64) piece, article);
  return qimam_sql_run (put, error);
}
