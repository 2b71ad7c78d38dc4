/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "qimam-connection.h"

G_BEGIN_DECLS

/**
 * QimamDatabase:
 *
 * The file: one connection that writes and checkpoints, and readers that are made as they are needed and
 * kept. Any thread may use it. ":memory:" is a file that is not kept; all share its one connection.
 */
typedef struct _QimamDatabase QimamDatabase;

/**
 * qimam_database_open:
 * @path: made where there is none; the folder must be there
 *
 * A file that is not a library, or a newer one, is looked at read-only and left as it is, byte for byte.
 *
 * Errors: %QIMAM_ERROR_LIBRARY, _FOREIGN, _NEWER, _BUSY, _DAMAGED
 */
QimamDatabase *qimam_database_open (const char *path, GError **error);
void qimam_database_free (QimamDatabase *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (QimamDatabase, qimam_database_free)

/**
 * qimam_database_lock_writer:
 *
 * Waits until no other thread writes. To be given back with qimam_database_unlock_writer() by the same
 * thread; an open transaction is rolled back then.
 *
 * Returns: (transfer none): the writer
 */
QimamConnection *qimam_database_lock_writer (QimamDatabase *self, GCancellable *cancellable);
void qimam_database_unlock_writer (QimamDatabase *self);

/* (transfer full): a reader, to be given back with qimam_database_release_reader(). */
QimamConnection *
qimam_database_acquire_reader (QimamDatabase *self, GCancellable *cancellable, GError **error);
void qimam_database_release_reader (QimamDatabase *self, QimamConnection *reader);

/**
 * qimam_database_check:
 * @problems: (element-type utf8): a sentence is added for each thing that is wrong
 * @repair: builds the full-text index anew
 */
gboolean qimam_database_check (
    QimamDatabase *self, gboolean repair, GPtrArray *problems, GCancellable *cancellable, GError **error);

/* Writes a copy to @path, which must not be there yet: first beside it under another name, checked, then
 * named. */
gboolean
qimam_database_backup (QimamDatabase *self, const char *path, GCancellable *cancellable, GError **error);

G_END_DECLS
