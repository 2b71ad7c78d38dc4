/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-connection.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "qimam-sql-private.h"

/* How long a statement waits for another program's lock. */
#define BUSY_TIMEOUT_MS 5000
/* Virtual machine steps between two looks at the cancellable: well below a millisecond. */
#define STEPS_BETWEEN_LOOKS 2000
/* Filters make many forms of a query; the cache forgets all of them when it has grown to this. */
#define MAX_CACHED 256

struct _QimamConnection
{
  sqlite3 *handle;
  char *name; /* of the file, for messages */
  GHashTable *statements;
  GCancellable *cancellable;
  QimamSlot *slot;
  GData *data;
  QimamCommitFunc commit;
  QimamRollbackFunc rollback;
  gpointer gatherer;
};

static gboolean
open_handle (QimamConnection *self, const char *path, QimamConnectionRole role, GError **error)
{
  g_autofree char *uri = NULL;
  int flags = SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE, code;

  if (role == QIMAM_CONNECTION_INSPECTOR)
    {
      g_autofree char *absolute = g_canonicalize_filename (path, NULL);
      g_autofree char *escaped = g_uri_escape_bytes ((const guint8 *) absolute, strlen (absolute), "/");

      /* “immutable” keeps SQLite from making -wal and -shm beside a file that may not be ours. */
      uri = g_strconcat ("file:", escaped, "?mode=ro&immutable=1", NULL);
      flags |= SQLITE_OPEN_READONLY | SQLITE_OPEN_URI;
    }
  else
    flags |= SQLITE_OPEN_READWRITE | (role == QIMAM_CONNECTION_WRITER ? SQLITE_OPEN_CREATE : 0);
  code = sqlite3_open_v2 (uri != NULL ? uri : path, &self->handle, flags, NULL);
  if (code != SQLITE_OK)
    {
      qimam_connection_set_error (self, code, error);
      return FALSE;
    }
  return TRUE;
}

QimamConnection *
qimam_connection_open (const char *path, QimamConnectionRole role, GError **error)
{
  g_autoptr (QimamConnection) self = g_new0 (QimamConnection, 1);

  g_return_val_if_fail (path != NULL, NULL);
  self->name = g_filename_display_name (path);
  g_datalist_init (&self->data);
  self->statements = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) qimam_sql_free);
  self->slot = qimam_slot_new ();
  if (!open_handle (self, path, role, error))
    return NULL;
  sqlite3_busy_timeout (self->handle, BUSY_TIMEOUT_MS);
  sqlite3_db_config (self->handle, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
  sqlite3_db_config (self->handle, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
  sqlite3_limit (self->handle, SQLITE_LIMIT_ATTACHED, 1);
  /* Debian's SQLite has the WAL-reset bug: one connection alone may write and checkpoint. */
  if (role == QIMAM_CONNECTION_READER)
    {
      sqlite3_db_config (self->handle, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, NULL);
      if (!qimam_connection_execute (self,
                                     "PRAGMA wal_autocheckpoint = 0; PRAGMA query_only = 1;"
                                     "PRAGMA cache_size = -8192; PRAGMA temp_store = MEMORY",
                                     error))
        return NULL;
    }
  return g_steal_pointer (&self);
}

void
qimam_connection_free (QimamConnection *self)
{
  if (self == NULL)
    return;
  qimam_connection_set_cancellable (self, NULL);
  g_datalist_clear (&self->data);
  g_hash_table_unref (self->statements);
  sqlite3_close_v2 (self->handle);
  qimam_slot_unref (self->slot);
  g_free (self->name);
  g_free (self);
}

sqlite3 *
qimam_connection_get_handle (QimamConnection *self)
{
  return self->handle;
}

gboolean
qimam_connection_is_writable (QimamConnection *self)
{
  return sqlite3_db_readonly (self->handle, "main") == 0;
}

gint64
qimam_connection_last_id (QimamConnection *self)
{
  return sqlite3_last_insert_rowid (self->handle);
}

gint64
qimam_connection_changes (QimamConnection *self)
{
  return sqlite3_changes64 (self->handle);
}

static int
look_at_cancellable_cb (gpointer data)
{
  return g_cancellable_is_cancelled (data);
}

void
qimam_connection_set_cancellable (QimamConnection *self, GCancellable *cancellable)
{
  g_set_object (&self->cancellable, cancellable);
  sqlite3_progress_handler (self->handle, cancellable != NULL ? STEPS_BETWEEN_LOOKS : 0,
                            cancellable != NULL ? look_at_cancellable_cb : NULL, cancellable);
}

GCancellable *
qimam_connection_get_cancellable (QimamConnection *self)
{
  return self->cancellable;
}

QimamSlot *
qimam_connection_get_slot (QimamConnection *self)
{
  return self->slot;
}

void
qimam_connection_set_slot (QimamConnection *self, QimamSlot *slot)
{
  qimam_slot_ref (slot);
  qimam_slot_unref (self->slot);
  self->slot = slot;
}

gboolean
qimam_connection_set_cancelled (QimamConnection *self, GError **error)
{
  return g_cancellable_set_error_if_cancelled (self->cancellable, error);
}

void
qimam_connection_set_gatherer (QimamConnection *self,
                               QimamCommitFunc commit,
                               QimamRollbackFunc rollback,
                               gpointer data)
{
  self->commit = commit;
  self->rollback = rollback;
  self->gatherer = data;
}

gpointer
qimam_connection_get_data (QimamConnection *self, const char *key)
{
  return g_datalist_get_data (&self->data, key);
}

void
qimam_connection_set_data (QimamConnection *self, const char *key, gpointer data, GDestroyNotify destroy)
{
  g_datalist_set_data_full (&self->data, key, data, destroy);
}

gboolean
qimam_connection_execute (QimamConnection *self, const char *sql, GError **error)
{
  int code = sqlite3_exec (self->handle, sql, NULL, NULL, NULL);

  if (code == SQLITE_OK)
    return TRUE;
  qimam_connection_set_error (self, code, error);
  return FALSE;
}

QimamSql *
qimam_connection_prepare (QimamConnection *self, const char *sql, GError **error)
{
  QimamSql *statement = g_hash_table_lookup (self->statements, sql);
  sqlite3_stmt *handle = NULL;
  int code;

  if (g_cancellable_set_error_if_cancelled (self->cancellable, error))
    return NULL;
  if (statement != NULL && !statement->busy)
    {
      statement->busy = TRUE;
      return statement;
    }
  code = sqlite3_prepare_v3 (self->handle, sql, -1, SQLITE_PREPARE_PERSISTENT, &handle, NULL);
  if (code != SQLITE_OK)
    {
      qimam_connection_set_error (self, code, error);
      return NULL;
    }
  /* A second use of a statement that is still being stepped gets one of its own. */
  if (statement != NULL || g_hash_table_size (self->statements) >= MAX_CACHED)
    return qimam_sql_new (self, handle);
  statement = qimam_sql_new (self, handle);
  statement->cached = TRUE;
  g_hash_table_insert (self->statements, g_strdup (sql), statement);
  return statement;
}

static gboolean
get_first (QimamSql *statement, gint64 *value, GError **error)
{
  gboolean row;

  if (!qimam_sql_next (statement, &row, error))
    return FALSE;
  if (row)
    *value = qimam_sql_get_int (statement, 0);
  return TRUE;
}

gboolean
qimam_connection_get_int (QimamConnection *self, const char *sql, gint64 *value, GError **error)
{
  g_autoptr (QimamSql) statement = qimam_connection_prepare (self, sql, error);

  *value = 0;
  return statement != NULL && get_first (statement, value, error);
}

gboolean
qimam_connection_get_int_of (
    QimamConnection *self, const char *sql, gint64 about, gint64 *value, GError **error)
{
  g_autoptr (QimamSql) statement = qimam_connection_prepare (self, sql, error);

  *value = 0;
  if (statement == NULL)
    return FALSE;
  qimam_sql_bind (statement, "i", about);
  return get_first (statement, value, error);
}

gboolean
qimam_connection_set_setting (QimamConnection *self, const char *name, const char *value, GError **error)
{
  g_autoptr (QimamSql) put =
      qimam_connection_prepare (self, "INSERT OR REPLACE INTO setting (name, value) VALUES (?, ?)", error);

  if (put == NULL)
    return FALSE;
  qimam_sql_bind (put, "tt", name, value);
  return qimam_sql_run (put, error);
}

gboolean
qimam_connection_begin (QimamConnection *self, GError **error)
{
  return qimam_connection_execute (self, "BEGIN IMMEDIATE", error);
}

gboolean
qimam_connection_commit (QimamConnection *self, GError **error)
{
  if (self->commit != NULL && !self->commit (self, self->gatherer, error))
    return FALSE;
  return qimam_connection_execute (self, "COMMIT", error);
}

void
qimam_connection_rollback (QimamConnection *self)
{
  if (sqlite3_get_autocommit (self->handle))
    return;
  /* A rollback must not be stopped half-way by the cancellable that asked for it. */
  sqlite3_progress_handler (self->handle, 0, NULL, NULL);
  if (sqlite3_exec (self->handle, "ROLLBACK", NULL, NULL, NULL) != SQLITE_OK)
    g_warning ("%s: %s", self->name, sqlite3_errmsg (self->handle));
  qimam_connection_set_cancellable (self, self->cancellable);
  if (self->rollback != NULL)
    self->rollback (self, self->gatherer);
}

void
qimam_connection_set_error (QimamConnection *self, int code, GError **error)
{
  const char *detail = self->handle != NULL ? sqlite3_errmsg (self->handle) : sqlite3_errstr (code);

  switch (code & 0xFF)
    {
    case SQLITE_INTERRUPT:
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, _ ("It was stopped before its end"));
      break;
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      g_set_error (error, QIMAM_ERROR, QIMAM_ERROR_LIBRARY_BUSY,
                   _ ("Another program is writing to the library “%s”"), self->name);
      break;
    case SQLITE_NOTADB:
      g_set_error (error, QIMAM_ERROR, QIMAM_ERROR_LIBRARY_FOREIGN, _ ("“%s” is not a Qimam library"),
                   self->name);
      break;
    case SQLITE_CORRUPT:
      g_set_error (error, QIMAM_ERROR, QIMAM_ERROR_LIBRARY_DAMAGED, _ ("The library “%s” is damaged (%s)"),
                   self->name, detail);
      break;
    case SQLITE_FULL:
      g_set_error (error, QIMAM_ERROR, QIMAM_ERROR_LIBRARY,
                   _ ("The disk that holds the library “%s” is full"), self->name);
      break;
    case SQLITE_READONLY:
      g_set_error (error, QIMAM_ERROR, QIMAM_ERROR_LIBRARY, _ ("The library “%s” cannot be written"),
                   self->name);
      break;
    case SQLITE_CANTOPEN:
    case SQLITE_PERM:
    case SQLITE_AUTH:
      g_set_error (error, QIMAM_ERROR, QIMAM_ERROR_LIBRARY, _ ("The library “%s” cannot be opened"),
                   self->name);
      break;
    default:
      g_set_error (error, QIMAM_ERROR, QIMAM_ERROR_LIBRARY, _ ("The library “%s” cannot be used (%s)"),
                   self->name, detail);
    }
}
