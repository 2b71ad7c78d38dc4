/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "qimam-snapshot.h"

G_BEGIN_DECLS

/* What one article is: the columns that both building and updating read. */
#define QIMAM_SNAPSHOT_COLUMNS "id, sort_time, first_day, last_day, source, read, starred"

typedef struct
{
  QimamOrderRecord record;
  gint64 source; /* 0 where it is not known */
  gboolean read, starred;
} QimamSnapshotArticle;

void qimam_snapshot_read_article (QimamSql *select, gint64 unknown, QimamSnapshotArticle *article);

/* Empty but for the generation. */
QimamSnapshot *qimam_snapshot_new (gint64 generation);

/* (nullable) the snapshot that the library keeps; NULL where there is none, or it is not whole. */
QimamSnapshot *qimam_snapshot_load (QimamConnection *connection);

/**
 * qimam_snapshot_load_name:
 * @key: (out) (transfer full) (nullable): NULL where there is no such value
 * @label: (out) (transfer full) (nullable)
 */
gboolean qimam_snapshot_load_name (
    QimamConnection *connection, QimamGroupKind kind, gint64 id, char **key, char **label, GError **error);

/* The source under whose name articles without one are counted too: an outlet may be called so, and a filter
 * cannot tell the two apart. 0 where none is. */
gboolean qimam_snapshot_find_unknown (QimamConnection *connection, gint64 *id, GError **error);

G_END_DECLS
