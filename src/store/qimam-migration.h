/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "qimam-connection.h"

G_BEGIN_DECLS

/* "Qmam": what makes a SQLite file a library of ours. */
#define QIMAM_LIBRARY_APPLICATION_ID 0x516D616D

/* The form of the file that this program writes. */
int qimam_migration_version (void);

/**
 * qimam_migration_run:
 * @connection: a writer, outside a transaction
 *
 * Brings the file to the present form, in one transaction: either all steps are done or none.
 *
 * Errors: %QIMAM_ERROR_LIBRARY_NEWER
 */
gboolean qimam_migration_run (QimamConnection *connection, GError **error);

G_END_DECLS
