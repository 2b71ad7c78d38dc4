/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "qimam-analysis.h"
#include "qimam-connection.h"
#include "qimam-store-identity.h"

G_BEGIN_DECLS

/**
 * qimam_store_article_put:
 * @id: (inout): the article to replace, 0 for a new one; gets its id
 * @analysis: (nullable): NULL for an article that is not analysed yet
 * @analyser_version: of the rules that made @analysis, 0 without
 *
 * Stores an article, what it says and its index row. Its meetings are not linked yet. Read and starred stay
 * as they were. What another text takes the place of is kept as an earlier version, and notes follow the
 * text. To be called in a transaction.
 */
gboolean qimam_store_article_put (QimamConnection *connection,
                                  gint64 *id,
                                  const QimamDocument *document,
                                  const QimamAnalysis *analysis,
                                  int analyser_version,
                                  GError **error);

/* Takes from a document that says what the article says what it has besides: when the publisher changed it
 * last, and notes. To be called in a transaction. */
gboolean qimam_store_article_touch (QimamConnection *connection,
                                    gint64 id,
                                    const QimamDocument *document,
                                    GError **error);

/**
 * qimam_store_article_times:
 * @retrieved: (out) (transfer full): when the text came that the library has
 * @modified: (out) (transfer full) (nullable): when the publisher says to have changed it
 *
 * Errors: %QIMAM_ERROR_NOT_FOUND.
 */
gboolean qimam_store_article_times (
    QimamConnection *connection, gint64 id, char **retrieved, char **modified, GError **error);

/* Replaces what an article says. */
gboolean qimam_store_article_put_analysis (QimamConnection *connection,
                                           gint64 id,
                                           const QimamDocument *document,
                                           const QimamAnalysis *analysis,
                                           int analyser_version,
                                           GError **error);

/* Errors: %QIMAM_ERROR_NOT_FOUND. @original: also unpack the bytes that came in. */
QimamArticle *
qimam_store_article_load (QimamConnection *connection, gint64 id, gboolean original, GError **error);

/* Whether there is an article. Errors: %QIMAM_ERROR_NOT_FOUND. */
gboolean qimam_store_article_check (QimamConnection *connection, gint64 id, GError **error);

/* Removes an article, its index row and all that hangs on it but its notes. @found says whether it was there.
 */
gboolean qimam_store_article_remove (QimamConnection *connection, gint64 id, gboolean *found, GError **error);

/* Errors: %QIMAM_ERROR_NOT_FOUND. @flag is "read" or "starred". */
gboolean qimam_store_article_set_flag (
    QimamConnection *connection, gint64 id, const char *flag, gboolean value, GError **error);

/* The same for many; those that are not there, or marked so already, are passed over. To be called in a
 * transaction. */
gboolean qimam_store_article_set_flags (QimamConnection *connection,
                                        const gint64 *ids,
                                        guint n_ids,
                                        const char *flag,
                                        gboolean value,
                                        GError **error);

/* (transfer full) (element-type gint64): all articles, in order of arrival */
GArray *qimam_store_article_ids (QimamConnection *connection, GError **error);

G_END_DECLS
