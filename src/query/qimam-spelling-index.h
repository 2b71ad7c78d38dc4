/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "qimam-connection.h"

G_BEGIN_DECLS

/* Words of the library, as they are written in an article that has them: the index knows them folded. The
 * connection is in a transaction, as readers of a database are. */

/**
 * qimam_spelling_complete:
 * @prefix: folded
 *
 * Returns: (transfer full) (element-type utf8): at most @max words that begin so, most frequent first
 */
GPtrArray *
qimam_spelling_complete (QimamConnection *connection, const char *prefix, guint max, GError **error);

/**
 * qimam_spelling_near:
 * @word: folded
 *
 * Words with one letter missing, too many, wrong or swapped are all found; those where more is wrong among
 * the frequent ones that begin or end alike. A word may also be two that were typed without a blank.
 *
 * Returns: (transfer full) (element-type utf8): at most @max words that are spelled nearly so, or pairs of
 * words apart by a blank, nearest first and more frequent first among the equally near
 */
GPtrArray *qimam_spelling_near (QimamConnection *connection, const char *word, guint max, GError **error);

G_END_DECLS
