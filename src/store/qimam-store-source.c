/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-store-source.h"

gboolean
qimam_store_source_ensure (QimamConnection *connection, const char *name, gint64 *id, GError **error)
{
  g_autoptr (QimamSql) find = NULL, add = NULL;
  gboolean row;

  *id = 0;
  if (name == NULL || *name == '\0')
    return TRUE;
  find = qimam_connection_prepare (connection, "SELECT id FROM source WHERE name = ?", error);
  if (find == NULL)
    return FALSE;
  qimam_sql_bind (find, "t", name);
  if (!qimam_sql_next (find, &row, error))
    return FALSE;
  if (row)
    {
      *id = qimam_sql_get_int (find, 0);
      return TRUE;
    }
  add = qimam_connection_prepare (connection, "INSERT INTO source (name) VALUES (?)", error);
  if (add == NULL)
    return FALSE;
  qimam_sql_bind (add, "t", name);
  if (!qimam_sql_run (add, error))
    return FALSE;
  *id = qimam_connection_last_id (connection);
  return TRUE;
}

gboolean
qimam_store_source_prune (QimamConnection *connection, GError **error)
{
  return qimam_connection_execute (
      connection,
      "DELETE FROM source WHERE NOT EXISTS (SELECT 1 FROM article WHERE article.source = source.id)", error);
}
