/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include <sqlite3.h>

G_BEGIN_DECLS

/* Runs statements that cannot fail; ends the program where they do. */
void bench_sql_run (sqlite3 *db, const char *sql);

/* Makes a table "f" of FTS5 with @options besides, and puts the first @n articles of the generator into it,
 * 5,000 a transaction. */
void bench_fts5_fill (sqlite3 *db, const char *options, guint n, guint32 seed);

G_END_DECLS
