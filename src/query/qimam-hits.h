/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "qimam-filter.h"
#include "qimam-snapshot.h"

G_BEGIN_DECLS

#define QIMAM_NO_POSITION G_MAXUINT32

/**
 * QimamHits:
 *
 * The articles that a filter lets through, in order. Holds a bit an article and not their ids: any stretch of
 * them is worked out when it is asked for, and the first one before all are sorted out. Any thread may use
 * it.
 */
typedef struct _QimamHits QimamHits;

QimamHits *qimam_hits_ref (QimamHits *self);
void qimam_hits_unref (QimamHits *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (QimamHits, qimam_hits_unref)

/* (transfer none): the moment of the library that it is of */
QimamSnapshot *qimam_hits_get_snapshot (QimamHits *self);
/* How many there are, exactly. */
guint qimam_hits_get_total (QimamHits *self);

/**
 * qimam_hits_get_ids:
 * @connection: (nullable): may be NULL where they are sorted by date
 * @first: the position of the first one to give
 * @ids: (out) (array): room for @n
 *
 * Gives ids of articles by position. By date, any position takes the same little time; by relevance the best
 * are found first, and the more the farther on.
 *
 * Returns: how many; fewer than @n at the end; -1 with @error
 */
gint qimam_hits_get_ids (
    QimamHits *self, QimamConnection *connection, guint first, guint n, gint64 *ids, GError **error);

/* Where an article is; QIMAM_NO_POSITION where it is not among them, or (by relevance) so far down that its
 * place has not been worked out. */
guint qimam_hits_find (QimamHits *self, gint64 id);
gboolean qimam_hits_has (QimamHits *self, gint64 id);

/* Whether both are the same articles in the same order, as far as that is known. */
gboolean qimam_hits_equal (QimamHits *a, QimamHits *b);

/* (transfer none): the same as a set of rows of the snapshot, QIMAM_BITS_WORDS (n_rows) words. */
const guint64 *qimam_hits_get_rows (QimamHits *self);

/* Articles from position @first on, already read (element-type QimamArticleItem): whoever shows them need not
 * read them on the thread that draws. To be added before others have the hits. @items: (transfer full) */
void qimam_hits_add_read (QimamHits *self, guint first, GPtrArray *items);
/* (transfer full) (nullable): what was added at @first, if it has @n articles; they are given once, on the
 * thread of whoever shows them. */
GPtrArray *qimam_hits_take_read (QimamHits *self, guint first, guint n);
/* Whether any were added at @first and not yet taken. */
gboolean qimam_hits_has_read (QimamHits *self, guint first);

/* ---- Making them ---- */

/**
 * qimam_hits_new:
 * @docs: (transfer full) (nullable): bits by article id, QIMAM_BITS_WORDS (n_ids of the order) words; NULL
 * for any article
 * @rows: (transfer full) (nullable): bits by row; NULL for any article
 *
 * The articles that are in both sets, by date.
 */
QimamHits *qimam_hits_new (QimamSnapshot *snapshot, guint64 *docs, guint64 *rows);

/**
 * QimamRankFunc:
 * @docs: the hits, bits by article id
 * @n_best: how many are wanted
 *
 * Returns: (transfer full) (element-type guint32): the ids of the best ones, best first
 */
typedef GArray *(*QimamRankFunc) (
    QimamConnection *connection, const guint64 *docs, guint n_best, gpointer data, GError **error);

/* Sorts them by relevance, as far as they are asked for. */
void qimam_hits_set_rank (QimamHits *self, QimamRankFunc rank, gpointer data, GDestroyNotify free_data);

G_END_DECLS
