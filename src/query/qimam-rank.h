/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "qimam-connection.h"
#include "qimam-order.h"
#include "qimam-search-text.h"

G_BEGIN_DECLS

/**
 * qimam_rank:
 * @order: (nullable): when articles are of, for those of late to be a little higher
 * @docs: the articles to rank, bits by id
 * @n_ids: the ids are below it
 * @n_best: how many are wanted
 *
 * Tells which articles answer a query best. All of @docs are weighed by what words they have (BM25 over
 * stems), and those that come out highest are looked at closer: whether the words stand side by side, early
 * in the text, in the headline, and in the form in which they were typed. A rare word that next to no article
 * has also counts, for less, as the word that was probably meant.
 *
 * The connection must be in the transaction in which @docs were found. Asking for more gives the same
 * articles first.
 *
 * Returns: (transfer full) (element-type guint32): ids, best first, at most @n_best; NULL with @error
 */
GArray *qimam_rank (QimamConnection *connection,
                    const QimamSearchText *search,
                    const QimamOrder *order,
                    const guint64 *docs,
                    gsize n_ids,
                    guint n_best,
                    GError **error);

G_END_DECLS
