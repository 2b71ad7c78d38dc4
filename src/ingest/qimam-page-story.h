/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <libxml/tree.h>

#include "qimam-document.h"

G_BEGIN_DECLS

/**
 * qimam_page_story_read:
 * @root: the page
 * @stated: (nullable): the text of the article as the page states it apart (JSON-LD); tells which blocks are
 * of it
 * @document: the headline must be known; gets body, captions and what was left out near the story
 *
 * Finds the story in a page. Errors: %QIMAM_ERROR_EMPTY where there is none.
 */
gboolean qimam_page_story_read (xmlNode *root, const char *stated, QimamDocument *document, GError **error);

G_END_DECLS
