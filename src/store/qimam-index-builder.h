/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "qimam-index-segment.h"

G_BEGIN_DECLS

/**
 * QimamIndexBuilder:
 *
 * The words of articles, in memory, until they become a segment.
 */
typedef struct _QimamIndexBuilder QimamIndexBuilder;

QimamIndexBuilder *qimam_index_builder_new (void);
void qimam_index_builder_free (QimamIndexBuilder *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (QimamIndexBuilder, qimam_index_builder_free)

/* Texts may be NULL. A document that is there already is replaced. */
void qimam_index_builder_add (
    QimamIndexBuilder *self, guint32 doc, const char *headline, const char *body, const char *caption);
/* Whether it was there. */
gboolean qimam_index_builder_remove (QimamIndexBuilder *self, guint32 doc);
void qimam_index_builder_clear (QimamIndexBuilder *self);

guint32 qimam_index_builder_get_n_docs (QimamIndexBuilder *self);
/* Bytes, roughly. */
gsize qimam_index_builder_get_size (QimamIndexBuilder *self);

/* Writes a segment in use, if there is any document, and clears the builder. @id is 0 where there is none. */
gboolean
qimam_index_builder_write (QimamIndexBuilder *self, QimamConnection *connection, gint64 *id, GError **error);

/* Walks over the terms as a segment has them, in the order of their keys. The lists are valid during the
 * call. */
typedef gboolean (*QimamBuiltTermFunc) (gconstpointer key,
                                        gsize length,
                                        QimamTermFlags flags,
                                        const QimamList *lists,
                                        gpointer data,
                                        GError **error);
gboolean
qimam_index_builder_foreach (QimamIndexBuilder *self, QimamBuiltTermFunc func, gpointer data, GError **error);
/* The documents in ascending order, with their lengths; both to be freed. */
guint32
qimam_index_builder_get_docs (QimamIndexBuilder *self, guint32 **docs, guint16 **lengths, guint64 *n_tokens);

G_END_DECLS
