/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "qimam-search-text.h"
#include "qimam-snapshot.h"

G_BEGIN_DECLS

/**
 * QimamFound:
 *
 * What a text finds: the articles that are in both sets.
 */
typedef struct
{
  guint64 *docs; /* (nullable): by id, as many as the order has; NULL for any article */
  guint64 *rows; /* (nullable): by row; NULL for any article */
} QimamFound;

void qimam_found_clear (QimamFound *self);

/**
 * qimam_evaluate:
 * @any: one of the plain parts is enough (see qimam_search_node_is_plain())
 *
 * Finds the articles that a text describes. What it says of words is answered by the index of words, by id;
 * what it says of topics, sources, meetings, dates and marks by the snapshot, by row.
 */
gboolean qimam_evaluate (QimamConnection *connection,
                         QimamSnapshot *snapshot,
                         const QimamSearchText *search,
                         gboolean any,
                         QimamFound *found,
                         GError **error);

G_END_DECLS
