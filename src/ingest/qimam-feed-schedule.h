/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Seconds. A feed is asked for again after the usual time unless its server wants to wait longer. */
#define QIMAM_FEED_USUAL   (60 * 60)
#define QIMAM_FEED_LEAST   (15 * 60)
#define QIMAM_FEED_LONGEST (24 * 60 * 60)

/* What the last request gave. */
typedef struct
{
  guint status;       /* of HTTP; 0 where there was no answer */
  gint64 max_age;     /* as qimam_http_max_age() gives it */
  gint64 retry_after; /* as qimam_http_retry_after() gives it */
  guint failures;     /* requests in a row that failed, this one included */
} QimamFeedOutcome;

/**
 * qimam_feed_schedule:
 * @now: in seconds since 1970
 * @chance: from 0 up to 1, drawn anew each time
 *
 * Tells when to ask for a feed again. What the server says is obeyed between the least and the longest time;
 * after errors the time doubles; a tenth is added by chance so that feeds do not all come at once.
 *
 * Returns: in seconds since 1970; %G_MAXINT64 where the feed is gone for good
 */
gint64 qimam_feed_schedule (const QimamFeedOutcome *outcome, gint64 now, double chance);

G_END_DECLS
