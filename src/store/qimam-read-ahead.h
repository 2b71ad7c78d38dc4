/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "qimam-connection.h"

G_BEGIN_DECLS

/* What opening a library reads lies all over its file, and SQLite reads page after page. So the library keeps
 * a list of the pages, and at opening the system is asked for all of them at once. It is a hint: where the
 * list is old, or the system cannot be asked, opening takes longer and nothing else. */

/* The table, for the migration. */
extern const char qimam_read_ahead_schema[];

/* Writes the list anew where the pages are others than it says. To be called outside a transaction. */
gboolean qimam_read_ahead_note (QimamConnection *connection, GError **error);

/* Asks for the pages. Returns at once; says nothing where it cannot be done. */
void qimam_read_ahead_start (QimamConnection *connection);

G_END_DECLS
