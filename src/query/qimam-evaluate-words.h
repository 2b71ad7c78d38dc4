/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "qimam-connection.h"
#include "qimam-search-text.h"

G_BEGIN_DECLS

/**
 * QimamWordFinder:
 *
 * Looks words and phrases up in the index, for one query.
 */
typedef struct _QimamWordFinder QimamWordFinder;

QimamWordFinder *qimam_word_finder_new (QimamConnection *connection, GError **error);
void qimam_word_finder_free (QimamWordFinder *self);

/**
 * qimam_word_finder_find:
 * @node: a word or a phrase; whether it is excluded does not matter here
 * @docs: bits by id, to which what is found is added
 */
gboolean qimam_word_finder_find (
    QimamWordFinder *self, const QimamSearchNode *node, guint64 *docs, gsize n_words, GError **error);

G_END_DECLS
