/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "qimam-database.h"
#include "qimam-extract.h"
#include "qimam-store-feed.h"

G_BEGIN_DECLS

/* A feed and the answer to the request for it. */
typedef struct
{
  QimamFeedRow *row; /* with the outcome in it */
  QimamFeed *feed;   /* (nullable): what is new may be in it */
  gboolean asked;    /* FALSE: it was cancelled before there was an answer */
} QimamFeedAnswer;

void qimam_feed_answer_free (QimamFeedAnswer *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (QimamFeedAnswer, qimam_feed_answer_free)

typedef struct _QimamFeedRefresh QimamFeedRefresh;

/**
 * qimam_feed_refresh_start:
 * @rows: (element-type QimamFeedRow): taken
 * @database: where known articles are looked up
 *
 * Begins to ask for feeds on threads of its own: at most six requests at a time, at most one to a host.
 */
QimamFeedRefresh *
qimam_feed_refresh_start (GPtrArray *rows, QimamDatabase *database, GCancellable *cancellable);

/* (transfer full) (nullable): the next answer; waits for it. NULL at the end. */
QimamFeedAnswer *qimam_feed_refresh_next (QimamFeedRefresh *self);

/* Waits for the threads. */
void qimam_feed_refresh_free (QimamFeedRefresh *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (QimamFeedRefresh, qimam_feed_refresh_free)

/* Puts into @row what an answer says: @fetched NULL with @problem, or a status, @feed NULL where it could not
 * be read. @now: in seconds since 1970 */
void qimam_feed_refresh_note (QimamFeedRow *row,
                              const QimamFeed *feed,
                              guint status,
                              gint64 max_age,
                              gint64 retry_after,
                              const char *problem,
                              gint64 now);

G_END_DECLS
