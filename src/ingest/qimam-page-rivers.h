/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "qimam-cruft.h"

#include <libxml/tree.h>

G_BEGIN_DECLS

/**
 * qimam_page_rivers_find:
 * @headline: (nullable): the element that shows the headline
 * @url: (nullable): the address of the page
 *
 * Finds the lists whose items are alike and tell of other stories (each is a linked title, with a few lines
 * at most), and the lists of comments (each has its own "Reply"). A page that holds little else has none.
 *
 * Returns: (transfer full): the items, a set of xmlNode
 */
GHashTable *
qimam_page_rivers_find (xmlNode *root, const xmlNode *headline, const char *url, const QimamCruft *tables);

G_END_DECLS
