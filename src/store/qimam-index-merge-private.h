/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "qimam-index-merge.h"
#include "qimam-index-segment.h"

G_BEGIN_DECLS

/* One list gathered from several. */
typedef struct
{
  GArray *docs;
  GArray *tfs;
  GArray *positions;
  gboolean ascending;
} QimamGathered;

void qimam_gathered_init (QimamGathered *self);
void qimam_gathered_clear (QimamGathered *self);
void qimam_gathered_reset (QimamGathered *self);
/* Adds the documents of a list that are not deleted in its segment. */
gboolean
qimam_gathered_add (QimamGathered *self, const QimamListHead *head, QimamSegment *segment, GError **error);
/* The list, in order; valid until the next change. */
QimamList qimam_gathered_get (QimamGathered *self, QimamListParts parts);

/**
 * QimamPrefixes:
 *
 * Gathers the documents of the prefixes of terms that are being written, for those that are dear to unite.
 */
typedef struct _QimamPrefixes QimamPrefixes;

/* @docs: all of the segment's, ascending; they must live as long */
QimamPrefixes *qimam_prefixes_new (const guint32 *docs, guint32 n_docs);
void qimam_prefixes_free (QimamPrefixes *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (QimamPrefixes, qimam_prefixes_free)
/* Terms come in the order of their keys, with %QIMAM_N_SLOTS lists. */
void qimam_prefixes_take (QimamPrefixes *self, gconstpointer key, gsize length, const QimamList *lists);
/* Adds the lists of the dear ones to the segment, behind its last term. */
gboolean qimam_prefixes_write (QimamPrefixes *self, QimamSegmentWriter *writer, GError **error);

/**
 * qimam_index_hot_prefixes:
 * @n_docs: documents of the segment
 *
 * The prefixes whose documents are dear to unite from the terms, in order.
 *
 * Returns: (transfer full) (element-type GBytes): NULL with @error
 */
GPtrArray *qimam_index_hot_prefixes (QimamSegment *segment, guint32 n_docs, GError **error);

/* Adds the documents of all terms that begin with a prefix to a set of bits, deleted ones too. */
gboolean
qimam_index_unite (QimamSegment *segment, const char *prefix, gsize length, guint64 *words, GError **error);

/* Adds the list of a prefix, united from the terms of @segment, to the segment that is being written. */
gboolean
qimam_index_write_prefix (QimamSegment *segment, GBytes *prefix, QimamSegmentWriter *writer, GError **error);

/* Ends the segment that @writer made of the live documents of @inputs, puts it in their place, and marks
 * those that were deleted in the meantime. In a transaction. */
gboolean qimam_index_merge_finish (QimamConnection *connection,
                                   GPtrArray *inputs,
                                   QimamSegmentWriter *writer,
                                   GError **error);

/* Begins to merge segments, which come in the order of their first documents. In a transaction. */
gboolean qimam_index_merge_begin (QimamConnection *connection, GPtrArray *inputs, GError **error);
/* Goes on with the merge that is under way until @end (monotonic time). @running: whether there is one, which
 * may have ended with this slice. In a transaction; after a failure or rollback
 * qimam_index_merge_forget() must be called. */
gboolean qimam_index_merge_slice (QimamConnection *connection, gint64 end, gboolean *running, GError **error);
void qimam_index_merge_forget (QimamConnection *connection);

G_END_DECLS
