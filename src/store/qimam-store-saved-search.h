/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "qimam-connection.h"

G_BEGIN_DECLS

/* Called for each saved search, by name. */
typedef void (*QimamSavedSearchFunc) (gint64 id, const char *name, const char *filter, gpointer data);

/* Stores a search; one of that name is replaced. @filter is written as the query layer writes it. */
gboolean qimam_store_saved_search_put (
    QimamConnection *connection, const char *name, const char *filter, gint64 *id, GError **error);

gboolean qimam_store_saved_search_foreach (QimamConnection *connection,
                                           QimamSavedSearchFunc func,
                                           gpointer data,
                                           GError **error);

/* Errors: %QIMAM_ERROR_NOT_FOUND; %QIMAM_ERROR_USAGE where another one has that name. */
gboolean
qimam_store_saved_search_rename (QimamConnection *connection, gint64 id, const char *name, GError **error);

/* Errors: %QIMAM_ERROR_NOT_FOUND. */
gboolean qimam_store_saved_search_remove (QimamConnection *connection, gint64 id, GError **error);

G_END_DECLS
