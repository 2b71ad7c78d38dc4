/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "qimam-connection.h"
#include "qimam-document.h"

G_BEGIN_DECLS

/* By what an article is known again when it comes in once more. */

/* (transfer full): of headline and body; of all that a document says */
GBytes *qimam_store_text_hash (const QimamDocument *document);
GBytes *qimam_store_content_hash (const QimamDocument *document);

/* What the library has of an article that comes in. */
typedef enum
{
  QIMAM_STORED_NEW,
  QIMAM_STORED_OTHER, /* there with other content */
  QIMAM_STORED_SAME,
} QimamStored;

/**
 * qimam_store_article_find:
 * @id: (out): the article, 0 where it is new
 *
 * Finds an article by source and guid, else by address, else (where nothing else names it) by its text.
 */
gboolean qimam_store_article_find (QimamConnection *connection,
                                   const QimamDocument *document,
                                   QimamStored *stored,
                                   gint64 *id,
                                   GError **error);

G_END_DECLS
