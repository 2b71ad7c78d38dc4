/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-sql.h"

#include <stdarg.h>

#include "qimam-connection.h"
#include "qimam-sql-private.h"

QimamSql *
qimam_sql_new (QimamConnection *connection, sqlite3_stmt *handle)
{
  QimamSql *self = g_new0 (QimamSql, 1);

  self->connection = connection;
  self->handle = handle;
  self->busy = TRUE;
  return self;
}

void
qimam_sql_free (QimamSql *self)
{
  sqlite3_finalize (self->handle);
  g_free (self);
}

void
qimam_sql_release (QimamSql *self)
{
  if (self == NULL)
    return;
  if (!self->cached)
    {
      qimam_sql_free (self);
      return;
    }
  qimam_sql_reset (self);
  sqlite3_clear_bindings (self->handle);
  self->busy = FALSE;
}

static void
note_binding (QimamSql *self, int code)
{
  if (code != SQLITE_OK && self->bind_error == SQLITE_OK)
    self->bind_error = code;
}

void
qimam_sql_bind_int (QimamSql *self, int index, gint64 value)
{
  note_binding (self, sqlite3_bind_int64 (self->handle, index + 1, value));
}

void
qimam_sql_bind_text (QimamSql *self, int index, const char *value)
{
  note_binding (self, sqlite3_bind_text (self->handle, index + 1, value, -1, SQLITE_TRANSIENT));
}

void
qimam_sql_bind_static (QimamSql *self, int index, gconstpointer data, gsize size)
{
  note_binding (self, sqlite3_bind_blob64 (self->handle, index + 1, data != NULL ? data : "", size,
                                           SQLITE_STATIC));
}

static void
bind_bytes (QimamSql *self, int index, GBytes *value)
{
  gsize size = 0;
  gconstpointer data = value != NULL ? g_bytes_get_data (value, &size) : NULL;

  if (value == NULL)
    note_binding (self, sqlite3_bind_null (self->handle, index + 1));
  else
    note_binding (self, sqlite3_bind_blob64 (self->handle, index + 1, data != NULL ? data : "", size,
                                             SQLITE_TRANSIENT));
}

void
qimam_sql_bind (QimamSql *self, const char *types, ...)
{
  va_list values;

  g_return_if_fail (self != NULL && types != NULL);
  va_start (values, types);
  for (int i = 0; types[i] != '\0'; i++)
    switch (types[i])
      {
      case 'i':
        qimam_sql_bind_int (self, i, va_arg (values, gint64));
        break;
      case 'k':
        {
          gint64 key = va_arg (values, gint64);

          if (key != 0)
            qimam_sql_bind_int (self, i, key);
          else
            note_binding (self, sqlite3_bind_null (self->handle, i + 1));
          break;
        }
      case 'd':
        note_binding (self, sqlite3_bind_double (self->handle, i + 1, va_arg (values, double)));
        break;
      case 't':
        qimam_sql_bind_text (self, i, va_arg (values, const char *));
        break;
      case 'b':
        bind_bytes (self, i, va_arg (values, GBytes *));
        break;
      default:
        g_assert_not_reached ();
      }
  va_end (values);
}

gboolean
qimam_sql_next (QimamSql *self, gboolean *row, GError **error)
{
  int code = self->bind_error != SQLITE_OK ? self->bind_error : sqlite3_step (self->handle);

  *row = code == SQLITE_ROW;
  if (code == SQLITE_ROW || code == SQLITE_DONE)
    return TRUE;
  qimam_connection_set_error (self->connection, code, error);
  qimam_sql_reset (self);
  return FALSE;
}

gboolean
qimam_sql_run (QimamSql *self, GError **error)
{
  gboolean row = TRUE;

  while (row)
    if (!qimam_sql_next (self, &row, error))
      return FALSE;
  qimam_sql_reset (self);
  return TRUE;
}

void
qimam_sql_reset (QimamSql *self)
{
  sqlite3_reset (self->handle);
  self->bind_error = SQLITE_OK;
}

gint64
qimam_sql_get_int (QimamSql *self, int column)
{
  return sqlite3_column_int64 (self->handle, column);
}

double
qimam_sql_get_double (QimamSql *self, int column)
{
  return sqlite3_column_double (self->handle, column);
}

gboolean
qimam_sql_is_null (QimamSql *self, int column)
{
  return sqlite3_column_type (self->handle, column) == SQLITE_NULL;
}

const char *
qimam_sql_get_text (QimamSql *self, int column)
{
  return (const char *) sqlite3_column_text (self->handle, column);
}

char *
qimam_sql_dup_text (QimamSql *self, int column)
{
  return g_strdup (qimam_sql_get_text (self, column));
}

gconstpointer
qimam_sql_peek_bytes (QimamSql *self, int column, gsize *size)
{
  gconstpointer data = sqlite3_column_blob (self->handle, column);

  *size = (gsize) sqlite3_column_bytes (self->handle, column);
  return data;
}

GBytes *
qimam_sql_dup_bytes (QimamSql *self, int column)
{
  gconstpointer data = sqlite3_column_blob (self->handle, column);

  if (sqlite3_column_type (self->handle, column) == SQLITE_NULL)
    return NULL;
  return g_bytes_new (data, sqlite3_column_bytes (self->handle, column));
}
