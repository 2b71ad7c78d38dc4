/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <libxml/tree.h>

#include "qimam-document.h"
#include "qimam-json-ld.h"

G_BEGIN_DECLS

/* Fills what a page tells of its article: headline, outlet, author, publication date, language, address,
 * picture. */
void qimam_page_meta_read (xmlNode *root, const QimamJsonLd *stated, QimamDocument *document);

G_END_DECLS
