/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "qimam-connection.h"
#include "qimam-document.h"

G_BEGIN_DECLS

/* Bodies of articles are kept packed, where that makes them shorter, with a dictionary that was trained on
 * texts of the library. */

/* The columns of article_text that qimam_store_text_get() needs, in their order. */
#define QIMAM_STORE_TEXT_COLUMNS "article_text.body, article_text.packed, article_text.dictionary"

/**
 * qimam_store_text_get:
 * @row: a row that has %QIMAM_STORE_TEXT_COLUMNS from @column on
 *
 * Returns: (transfer full): the body of an article. Errors: %QIMAM_ERROR_LIBRARY_DAMAGED
 */
char *qimam_store_text_get (QimamConnection *connection, QimamSql *row, int column, GError **error);

/**
 * qimam_store_text_load:
 *
 * Returns: (transfer full) (nullable): a document with the texts that spans lie in and no more: headline, body
 *   and caption. Errors: %QIMAM_ERROR_LIBRARY_DAMAGED, also where there is no such article
 */
QimamDocument *qimam_store_text_load (QimamConnection *connection, gint64 article, GError **error);

/**
 * qimam_store_text_pack:
 * @dictionary: (out): the dictionary it was packed with, 0 for none
 *
 * Returns: (transfer full) (nullable): what to keep in "packed"; NULL where the text is better kept as it is
 */
GBytes *qimam_store_text_pack (QimamConnection *connection, const char *body, gint64 *dictionary);

/* Trains a dictionary if the library has none and enough texts for one. To be called in a transaction. */
gboolean qimam_store_text_train (QimamConnection *connection, GError **error);

G_END_DECLS
