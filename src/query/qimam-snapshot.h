/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "qimam-connection.h"
#include "qimam-group.h"
#include "qimam-order.h"

G_BEGIN_DECLS

typedef enum
{
  QIMAM_GROUP_TOPICS,
  QIMAM_GROUP_SOURCES,
  QIMAM_GROUP_MEETINGS,
  QIMAM_N_GROUPS,
} QimamGroupKind;

/**
 * QimamSnapshot:
 *
 * What filters, counts and orders need to know of all articles, in memory: a few bytes an article. Never
 * changed once it is made; a newer one takes its place. Any thread may read it.
 *
 * Sets of articles are bits by row, see #QimamOrder.
 */
typedef struct
{
  gatomicrefcount ref_count;
  gint64 generation; /* the last entry of the library's list of changes that is in it */
  QimamOrder *order;
  QimamGroup groups[QIMAM_N_GROUPS];
  GBytes *read; /* guint64 */
  GBytes *starred;
  GBytes *noted; /* those with notes */
} QimamSnapshot;

/**
 * qimam_snapshot_acquire:
 *
 * Gives the snapshot of the moment at which the connection sees the library. There is one for all connections
 * of a database; where the library has changed since, the change is brought in, and only where there is none
 * yet or much has changed is it made from all articles.
 *
 * Returns: (transfer full)
 */
QimamSnapshot *qimam_snapshot_acquire (QimamConnection *connection, GError **error);
QimamSnapshot *qimam_snapshot_ref (QimamSnapshot *self);
void qimam_snapshot_unref (QimamSnapshot *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (QimamSnapshot, qimam_snapshot_unref)

/* Makes one from all articles. */
QimamSnapshot *qimam_snapshot_build (QimamConnection *connection, GError **error);

/**
 * qimam_snapshot_update:
 *
 * Brings what has changed since @self into a new snapshot, that shares with @self what has not. The cost goes
 * with the size of the change and, a few nanoseconds an article, with that of the library.
 *
 * Returns: (transfer full) (nullable): NULL without @error where it is better built from all articles
 */
QimamSnapshot *qimam_snapshot_update (QimamSnapshot *self, QimamConnection *connection, GError **error);

/**
 * qimam_snapshot_keep:
 * @connection: the writer, outside a transaction
 *
 * Keeps a snapshot in the library, where many changes came since the last time, and forgets changes that are
 * in it: the library opens with it.
 */
gboolean qimam_snapshot_keep (QimamSnapshot *self, QimamConnection *connection, GError **error);

/**
 * qimam_snapshot_settle:
 * @connection: the writer, outside a transaction
 *
 * To be called when much may have changed and nobody waits: keeps the snapshot where that is due.
 */
gboolean qimam_snapshot_settle (QimamConnection *connection, GError **error);

/**
 * qimam_snapshot_check:
 * @connection: the writer, outside a transaction
 * @repair: makes it anew, and has all other programs do so, where it is wrong
 * @good: (out): whether it says what the articles say
 */
gboolean qimam_snapshot_check (QimamConnection *connection, gboolean repair, gboolean *good, GError **error);

/* Whether both say the same of the articles. */
gboolean qimam_snapshot_equal (QimamSnapshot *a, QimamSnapshot *b);

static inline guint
qimam_snapshot_get_n_rows (const QimamSnapshot *self)
{
  return self->order->n;
}

G_END_DECLS
