/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _QimamConnection QimamConnection;

/**
 * QimamSql:
 *
 * A prepared statement of a connection. Parameters and columns are counted from 0.
 */
typedef struct _QimamSql QimamSql;

/* Gives the statement back to its connection. */
void qimam_sql_release (QimamSql *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (QimamSql, qimam_sql_release)

/**
 * qimam_sql_bind:
 * @types: one letter a parameter, from the first one on: "i" gint64, "k" gint64 that is NULL when 0, "d"
 * double, "t" (nullable) const char *, "b" (nullable) GBytes *
 *
 * Binds all parameters. A failure (out of memory, too large) is told by the next step.
 */
void qimam_sql_bind (QimamSql *self, const char *types, ...);

void qimam_sql_bind_int (QimamSql *self, int index, gint64 value);
void qimam_sql_bind_text (QimamSql *self, int index, const char *value);
/* Binds bytes without copying them: they must stay as they are until the statement is bound anew or given
 * back. */
void qimam_sql_bind_static (QimamSql *self, int index, gconstpointer data, gsize size);

/**
 * qimam_sql_next:
 * @row: (out): whether there is a row
 *
 * Returns: %FALSE with @error
 */
gboolean qimam_sql_next (QimamSql *self, gboolean *row, GError **error);

/* Steps to the end and resets, so that the statement can be bound anew. */
gboolean qimam_sql_run (QimamSql *self, GError **error);

void qimam_sql_reset (QimamSql *self);

gint64 qimam_sql_get_int (QimamSql *self, int column);
double qimam_sql_get_double (QimamSql *self, int column);
gboolean qimam_sql_is_null (QimamSql *self, int column);
/* (transfer none) (nullable): until the next step */
const char *qimam_sql_get_text (QimamSql *self, int column);
/* (transfer full) (nullable) */
char *qimam_sql_dup_text (QimamSql *self, int column);
/* (transfer none) (nullable): until the next step; NULL for no bytes, too */
gconstpointer qimam_sql_peek_bytes (QimamSql *self, int column, gsize *size);
/* (transfer full) (nullable): a copy of the bytes */
GBytes *qimam_sql_dup_bytes (QimamSql *self, int column);

G_END_DECLS
