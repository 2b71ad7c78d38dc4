/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "qimam-connection.h"

G_BEGIN_DECLS

/* How far segments are merged. */
typedef enum
{
  QIMAM_MERGE_LIVE, /* so that there are never many */
  QIMAM_MERGE_BULK, /* while a bulk load goes on: rarely */
  QIMAM_MERGE_ALL,  /* to very few, each much larger than all smaller ones */
} QimamMergeMode;

/**
 * qimam_index_maintain:
 * @budget: microseconds; a step that has begun is ended, and a very frequent term is one step
 * @more: (out): whether there is more to do
 *
 * Takes care of the index for a while, in a transaction of its own: merges segments, takes away what merges
 * left behind. After a stop at any moment it goes on where it was. Readers see the segments as they were
 * until a merge has ended.
 */
gboolean qimam_index_maintain (
    QimamConnection *connection, QimamMergeMode mode, gint64 budget, gboolean *more, GError **error);

G_END_DECLS
