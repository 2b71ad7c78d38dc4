/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "qimam-library-private.h"

G_BEGIN_DECLS

/**
 * qimam_restore_kept:
 * @article: stored before
 * @touched: as in qimam_library_put_analysis()
 *
 * Gives an article what an export told of it besides (`kept` of @document): earlier versions, corrections,
 * and whether it was read and starred. What the article has already stays, and is not put in twice. To be
 * called in a transaction.
 */
gboolean qimam_restore_kept (QimamLibrary *self,
                             QimamConnection *writer,
                             gint64 article,
                             const QimamDocument *document,
                             GHashTable *touched,
                             GError **error);

/* Whether what a line of an export says of a topic can be one (qimam_extract_is_topic()). Errors:
 * %QIMAM_ERROR_USAGE. */
gboolean qimam_restore_check_topic (const QimamDocument *document, GError **error);

/* Puts in a topic that was found good. @restored: (out): FALSE where there is one of its key or name, which
 * stays. To be called in a transaction; articles are to be tagged afterwards. */
gboolean qimam_restore_topic (QimamConnection *writer,
                              const QimamDocument *document,
                              gboolean *restored,
                              GError **error);

G_END_DECLS
