/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "qimam-filter.h"
#include "qimam-snapshot.h"

G_BEGIN_DECLS

typedef enum
{
  QIMAM_FLAG_UNREAD,
  QIMAM_FLAG_STARRED,
  QIMAM_FLAG_NOTED,
} QimamFlag;

/* A part of a filter that counts leave out. */
typedef enum
{
  QIMAM_PART_TOPICS,
  QIMAM_PART_SOURCES,
  QIMAM_PART_MEETING,
  QIMAM_PART_DATES,
  QIMAM_N_PARTS,
  QIMAM_PART_NONE = QIMAM_N_PARTS,
} QimamFilterPart;

/**
 * QimamSelection:
 *
 * What a filter lets through, but for its text: a set of rows a part, so that each can be left out.
 */
typedef struct
{
  QimamSnapshot *snapshot;
  guint64 *parts[QIMAM_N_PARTS]; /* NULL for a part that lets all through */
  guint64 *flags;                /* unread, starred, with notes */
} QimamSelection;

/* @filter must have passed qimam_filter_check(). */
void qimam_selection_init (QimamSelection *self, QimamSnapshot *snapshot, const QimamFilter *filter);
void qimam_selection_clear (QimamSelection *self);

/**
 * qimam_selection_combine:
 * @rows: (nullable): what must hold besides; NULL for nothing
 *
 * Returns: (transfer full) (nullable): the rows that pass when a part is left out; NULL where all do
 */
guint64 *qimam_selection_combine (const QimamSelection *self, QimamFilterPart without, const guint64 *rows);

/* (transfer full): the rows that are not read, are starred, or have notes */
guint64 *qimam_snapshot_flag_rows (const QimamSnapshot *snapshot, QimamFlag flag);

G_END_DECLS
