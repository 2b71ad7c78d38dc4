/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "qimam-connection.h"

G_BEGIN_DECLS

/**
 * qimam_index_check:
 * @problems: (element-type utf8): a sentence is added for each thing that is wrong, at most a few of a kind
 *
 * Compares the index with the articles, both ways: every word of every article is in it, where it should be,
 * and nothing else is. Articles that wait to be indexed are left out. Takes a moment a thousand articles; to
 * be called where nothing is written meanwhile.
 */
gboolean qimam_index_check (QimamConnection *connection, GPtrArray *problems, GError **error);

G_END_DECLS
