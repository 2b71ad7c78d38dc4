/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "qimam-error.h"

G_BEGIN_DECLS

/**
 * QimamTable:
 *
 * A lexicon table: `data/lexicon/NAME.tsv`. Lines that begin with "#" are comments, but the first one is the
 * header and names the columns, separated by tabs: `# key<TAB>name_en<TAB>name_ar`. Every other line has one
 * cell a column, separated by tabs; cells at the end may be left out and read as "". Empty lines are ignored.
 *
 * Tables are read from the folder that the environment variable QIMAM_LEXICON_DIR names, where a file of that
 * name stands there, else from the compiled resource. A table never changes once loaded and may be read by
 * any thread.
 */
typedef struct _QimamTable QimamTable;

/**
 * qimam_table_load:
 * @name: such as "topics" (without the extension)
 * @columns: (array zero-terminated=1): the columns that the caller reads; each must be in the header
 *
 * Errors: %QIMAM_ERROR_LEXICON, with file, line and column in the message.
 *
 * Returns: (transfer full)
 */
QimamTable *qimam_table_load (const char *name, const char *const *columns, GError **error);

/* As qimam_table_load(), from a text; @name is used in messages. */
QimamTable *
qimam_table_parse (const char *name, const char *text, const char *const *columns, GError **error);

void qimam_table_free (QimamTable *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (QimamTable, qimam_table_free)

guint qimam_table_n_rows (const QimamTable *self);

/**
 * qimam_table_get:
 * @column: index into the @columns that were given at loading
 *
 * Returns: (transfer none): the cell, "" where it is empty
 */
const char *qimam_table_get (const QimamTable *self, guint row, guint column);

/* (transfer full): the cell split at "|", each piece stripped, empty pieces left out. */
char **qimam_table_get_list (const QimamTable *self, guint row, guint column);

/**
 * qimam_table_set_error:
 *
 * Sets a %QIMAM_ERROR_LEXICON error that says file, line and column of a cell, and @reason. For callers that
 * find a cell's content wrong.
 */
void
qimam_table_set_error (const QimamTable *self, guint row, guint column, const char *reason, GError **error);

G_END_DECLS
