/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "qimam-extract.h"

G_BEGIN_DECLS

/**
 * QimamInputFunc:
 * @item: what a person would call it: the path, the address, the path and item number
 * @document: (transfer full) (nullable): the article, or %NULL with @error
 * @error: (nullable): why the item was refused
 *
 * Returns: %FALSE to stop
 */
typedef gboolean (*QimamInputFunc) (const char *item,
                                    QimamDocument *document,
                                    const GError *error,
                                    gpointer data);

/* Given a list of subscriptions (OPML) that a walk came upon. Returns %FALSE to stop */
typedef gboolean (*QimamInputListFunc) (const char *item, GBytes *list, gpointer data);

/* Tells how far a walk is: @done of @total items known so far. */
typedef void (*QimamInputProgressFunc) (guint done, guint total, const char *item, gpointer data);

/**
 * qimam_input_walk:
 * @items: (array zero-terminated=1): paths of files and folders (walked, hidden files left out), http and
 * https addresses, or "-" for standard input
 *
 * Reads what a user gave and hands over article by article. A file that cannot be read or holds no article is
 * handed over with its error, and the walk goes on.
 *
 * Returns: %FALSE with @error when it was cancelled
 */
gboolean qimam_input_walk (const char *const *items,
                           const QimamExtractOptions *options,
                           QimamInputFunc func,
                           QimamInputProgressFunc progress,
                           gpointer data,
                           GCancellable *cancellable,
                           GError **error);

/* As qimam_input_walk(); lists of subscriptions are given to @lists, and are not refused. */
gboolean qimam_input_walk_lists (const char *const *items,
                                 const QimamExtractOptions *options,
                                 QimamInputFunc func,
                                 QimamInputListFunc lists,
                                 QimamInputProgressFunc progress,
                                 gpointer data,
                                 GCancellable *cancellable,
                                 GError **error);

/**
 * qimam_input_read:
 * @path: of a file, or "-" for standard input
 *
 * Reads a whole file, however long it says it is, up to the limit for one input. Errors name @path.
 *
 * Returns: (transfer full) (nullable)
 */
GBytes *qimam_input_read (const char *path, GCancellable *cancellable, GError **error);

G_END_DECLS
