/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include <sqlite3.h>

G_BEGIN_DECLS

/**
 * qimam_fts_tokenizer_register:
 *
 * Makes the tokenizer "qimam" known to a connection's FTS5.
 *
 * In a text each word gives its stem and, at the same position, its folded form where that differs. A query
 * is taken as terms that have been folded or stemmed already, separated by spaces: whether a word is to match
 * by its stem or as it is written is for the query to say.
 *
 * Returns: %FALSE where SQLite has no FTS5
 */
gboolean qimam_fts_tokenizer_register (sqlite3 *handle);

G_END_DECLS
