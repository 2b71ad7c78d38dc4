/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-store-saved-search.h"

#include <glib/gi18n-lib.h>

gboolean
qimam_store_saved_search_put (
    QimamConnection *connection, const char *name, const char *filter, gint64 *id, GError **error)
{
  g_autoptr (QimamSql) put =
      qimam_connection_prepare (connection,
                                "INSERT INTO saved_search (name, filter) VALUES (?, ?)"
                                " ON CONFLICT (name) DO UPDATE SET filter = excluded.filter RETURNING id",
                                error);
  gboolean row;

  if (put == NULL)
    return FALSE;
  qimam_sql_bind (put, "tt", name, filter);
  if (!qimam_sql_next (put, &row, error))
    return FALSE;
  *id = row ? qimam_sql_get_int (put, 0) : 0;
  return qimam_sql_run (put, error);
}

gboolean
qimam_store_saved_search_foreach (QimamConnection *connection,
                                  QimamSavedSearchFunc func,
                                  gpointer data,
                                  GError **error)
{
  g_autoptr (QimamSql) select =
      qimam_connection_prepare (connection, "SELECT id, name, filter FROM saved_search ORDER BY name", error);

  if (select == NULL)
    return FALSE;
  for (;;)
    {
      gboolean row;

      if (!qimam_sql_next (select, &row, error))
        return FALSE;
      if (!row)
        return TRUE;
      func (qimam_sql_get_int (select, 0), qimam_sql_get_text (select, 1), qimam_sql_get_text (select, 2),
            data);
    }
}

static gboolean
check_found (QimamConnection *connection, gint64 id, GError **error)
{
  if (qimam_connection_changes (connection) > 0)
    return TRUE;
  qimam_error_set_missing (error, _ ("There is no saved search %s"), id);
  return FALSE;
}

gboolean
qimam_store_saved_search_rename (QimamConnection *connection, gint64 id, const char *name, GError **error)
{
  g_autoptr (QimamSql) select =
      qimam_connection_prepare (connection, "SELECT 1 FROM saved_search WHERE name = ? AND id <> ?", error);
  g_autoptr (QimamSql) rename = NULL;
  gboolean row;

  if (select == NULL)
    return FALSE;
  qimam_sql_bind (select, "ti", name, id);
  if (!qimam_sql_next (select, &row, error))
    return FALSE;
  if (row)
    {
      g_set_error (error, QIMAM_ERROR, QIMAM_ERROR_USAGE, _ ("There is another saved search “%s”"), name);
      return FALSE;
    }
  rename = qimam_connection_prepare (connection, "UPDATE saved_search SET name = ? WHERE id = ?", error);
  if (rename == NULL)
    return FALSE;
  qimam_sql_bind (rename, "ti", name, id);
  return qimam_sql_run (rename, error) && check_found (connection, id, error);
}

gboolean
qimam_store_saved_search_remove (QimamConnection *connection, gint64 id, GError **error)
{
  g_autoptr (QimamSql) remove =
      qimam_connection_prepare (connection, "DELETE FROM saved_search WHERE id = ?", error);

  if (remove == NULL)
    return FALSE;
  qimam_sql_bind (remove, "i", id);
  return qimam_sql_run (remove, error) && check_found (connection, id, error);
}
