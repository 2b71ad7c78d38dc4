/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-feed-schedule.h"

#define GONE 410
/* 2 to this power times the usual time is more than the longest. */
#define MAX_DOUBLINGS 5
#define JITTER        0.1

gint64
qimam_feed_schedule (const QimamFeedOutcome *outcome, gint64 now, double chance)
{
  gint64 wait = QIMAM_FEED_USUAL;

  if (outcome->status == GONE)
    return G_MAXINT64;
  if (outcome->failures > 0)
    wait <<= MIN (outcome->failures - 1, MAX_DOUBLINGS);
  else
    wait = MAX (wait, outcome->max_age);
  wait = MAX (wait, outcome->retry_after);
  wait = CLAMP (wait, QIMAM_FEED_LEAST, QIMAM_FEED_LONGEST);
  return now + wait + (gint64) (wait * JITTER * CLAMP (chance, 0.0, 1.0));
}
