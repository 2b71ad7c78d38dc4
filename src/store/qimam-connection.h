/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>
#include <sqlite3.h>

#include "qimam-error.h"
#include "qimam-slot.h"
#include "qimam-sql.h"

G_BEGIN_DECLS

/**
 * QimamConnection:
 *
 * One SQLite connection. Used by one thread at a time.
 */

typedef enum
{
  QIMAM_CONNECTION_WRITER,    /* makes the file where there is none */
  QIMAM_CONNECTION_READER,    /* of a library that a writer has open: never writes, never checkpoints */
  QIMAM_CONNECTION_INSPECTOR, /* looks at a file of unknown origin and leaves nothing beside it */
} QimamConnectionRole;

QimamConnection *qimam_connection_open (const char *path, QimamConnectionRole role, GError **error);
void qimam_connection_free (QimamConnection *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (QimamConnection, qimam_connection_free)

sqlite3 *qimam_connection_get_handle (QimamConnection *self);

/* Whether the file is open for writing. */
gboolean qimam_connection_is_writable (QimamConnection *self);

/* The row id of the last row that was inserted, and how many rows the last statement changed. */
gint64 qimam_connection_last_id (QimamConnection *self);
gint64 qimam_connection_changes (QimamConnection *self);

/* (nullable): while set, statements stop with %G_IO_ERROR_CANCELLED once it is cancelled. */
void qimam_connection_set_cancellable (QimamConnection *self, GCancellable *cancellable);
/* (transfer none) (nullable) */
GCancellable *qimam_connection_get_cancellable (QimamConnection *self);

/* (transfer none): what the connections of one database share; a connection that was opened alone has its
 * own. */
QimamSlot *qimam_connection_get_slot (QimamConnection *self);
void qimam_connection_set_slot (QimamConnection *self, QimamSlot *slot);

/* Whether it is cancelled now; sets @error then. For work between statements. */
gboolean qimam_connection_set_cancelled (QimamConnection *self, GError **error);

/**
 * QimamCommitFunc:
 *
 * Runs before each commit, within the transaction; a failure keeps the commit from being done.
 */
typedef gboolean (*QimamCommitFunc) (QimamConnection *self, gpointer data, GError **error);
/* Runs after a transaction was rolled back. */
typedef void (*QimamRollbackFunc) (QimamConnection *self, gpointer data);

/* Sets who writes at the end of a transaction what was gathered during it. */
void qimam_connection_set_gatherer (QimamConnection *self,
                                    QimamCommitFunc commit,
                                    QimamRollbackFunc rollback,
                                    gpointer data);

/* Things that live as long as the connection, by name. (nullable) */
gpointer qimam_connection_get_data (QimamConnection *self, const char *key);
void
qimam_connection_set_data (QimamConnection *self, const char *key, gpointer data, GDestroyNotify destroy);

/* Runs one or more statements that give no rows. */
gboolean qimam_connection_execute (QimamConnection *self, const char *sql, GError **error);

/**
 * qimam_connection_prepare:
 *
 * Gives a statement, from the cache where it has been used before.
 *
 * Returns: (transfer full): free with qimam_sql_release()
 */
QimamSql *qimam_connection_prepare (QimamConnection *self, const char *sql, GError **error);

/* The first column of the first row, 0 where there is none. */
gboolean qimam_connection_get_int (QimamConnection *self, const char *sql, gint64 *value, GError **error);

/* The same of a statement that asks about one row. */
gboolean qimam_connection_get_int_of (
    QimamConnection *self, const char *sql, gint64 about, gint64 *value, GError **error);

/* Keeps a value in the table "setting", in place of the one that was there. */
gboolean
qimam_connection_set_setting (QimamConnection *self, const char *name, const char *value, GError **error);

/* Takes the write lock at once, so that what follows cannot fail for want of it. */
gboolean qimam_connection_begin (QimamConnection *self, GError **error);
gboolean qimam_connection_commit (QimamConnection *self, GError **error);
/* Does nothing outside a transaction. */
void qimam_connection_rollback (QimamConnection *self);

/* Sets the error that a result code of SQLite means. */
void qimam_connection_set_error (QimamConnection *self, int code, GError **error);

G_END_DECLS
