/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "qimam-types.h"

G_BEGIN_DECLS

/**
 * QimamInterval:
 *
 * What a quantity in the press can mean: "about four hours" is a stretch around four hours, "less than four"
 * is all that lies below. @low and @high belong to it unless they are open ends.
 */
typedef struct
{
  double low;
  double high;
  double centre;
  QimamCmp cmp;
} QimamInterval;

/* How two values stand to each other. */
typedef enum
{
  QIMAM_RELATION_UNKNOWN,     /* cannot be compared */
  QIMAM_RELATION_SAME,        /* one says what the other says */
  QIMAM_RELATION_FITS,        /* both can hold, but they are not the same */
  QIMAM_RELATION_CONTRADICTS, /* both cannot hold */
} QimamRelation;

/* In seconds. FALSE if @iso is no duration with numbers. The smallest unit that is named tells how finely it
 * was measured: "two hours" may be ten minutes off, "2 hours 10 minutes" may not. */
gboolean qimam_interval_of_duration (const char *iso, QimamCmp cmp, QimamInterval *interval);

/* A round number ("70 thousand") may stand for its neighbours. */
void qimam_interval_of_number (double number, QimamCmp cmp, QimamInterval *interval);

QimamRelation qimam_interval_relate (const QimamInterval *a, const QimamInterval *b);

G_END_DECLS
