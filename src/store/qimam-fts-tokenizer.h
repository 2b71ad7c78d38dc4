/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include <sqlite3.h>

G_BEGIN_DECLS

/**
 * qimam_fts_tokenizer_register:
 *
 * Makes the tokenizer "qimam" known to a connection's FTS5: without it, SQLite would not even drop the
 * full-text table that libraries had before version 6. It gives no words.
 *
 * Returns: %FALSE where SQLite has no FTS5
 */
gboolean qimam_fts_tokenizer_register (sqlite3 *handle);

G_END_DECLS
