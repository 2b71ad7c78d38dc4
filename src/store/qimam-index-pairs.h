/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "qimam-index-segment.h"

G_BEGIN_DECLS

/**
 * QimamPairs:
 *
 * Finds which documents of a segment have one common word right behind another: a phrase of common words is
 * dear to look for by positions, since nearly every document has all of them. Works through the documents in
 * order, some thousands at a time, in a memory that does not grow with the segment.
 *
 * A segment either has no such lists, or one for each pair of words that at least so many documents have as
 * it says itself; a pair without a list stands nowhere then.
 */
typedef struct _QimamPairs QimamPairs;

/* Longer words are never common. */
#define QIMAM_PAIR_MAX_WORD 96u
/* The documents whose numbers agree above these bits have a list of their own for each pair. */
#define QIMAM_PAIR_CHUNK_BITS 17u

/* How many documents of a segment must have a word that is common; 0 for a segment that needs no pairs. */
guint32 qimam_pairs_least_for (guint32 n_docs);
/* What the segment was written with; 0 where it has no pairs. */
gboolean qimam_pairs_read_least (QimamSegment *segment, guint32 *least, GError **error);

/* Writes the key of a pair in a chunk; @key has room for %QIMAM_INDEX_MAX_TERM bytes. */
gsize qimam_pair_key (
    guint8 *key, guint32 chunk, const char *first, gsize n_first, const char *second, gsize n_second);

/* The documents of a pair, whose first number is @key; none for the entry that tells how common words are. */
typedef gboolean (*QimamPairFunc) (
    const guint8 *key, gsize length, const guint32 *docs, guint32 n_docs, gpointer data, GError **error);

/* @after: the key after which to begin; @segment and @after must live as long */
QimamPairs *
qimam_pairs_new (QimamSegment *segment, guint32 least, const guint8 *after, gsize n_after, GError **error);
void qimam_pairs_free (QimamPairs *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (QimamPairs, qimam_pairs_free)

/* Works for some milliseconds, and tells of pairs in the order of their keys. */
gboolean
qimam_pairs_step (QimamPairs *self, QimamPairFunc func, gpointer data, gboolean *done, GError **error);

G_END_DECLS
