/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-interval.h"

#include <math.h>

#include "qimam-iso.h"

#define MINUTE 60.
#define HOUR   3600.
#define DAY    86400.

/* How finely a length of time was measured, from the roundness of its value. */
static double
grain_of_seconds (double seconds)
{
  static const double grains[] = { 365.25 * DAY, 30.44 * DAY, 7 * DAY,     DAY,        HOUR,
                                   30 * MINUTE,  15 * MINUTE, 10 * MINUTE, 5 * MINUTE, MINUTE };

  for (guint i = 0; i < G_N_ELEMENTS (grains); i++)
    {
      double pieces = seconds / grains[i];

      if (pieces >= 0.999 && fabs (pieces - round (pieces)) < 1e-3)
        return grains[i];
    }
  return 1;
}

static void
set_ends (QimamInterval *interval, double centre, QimamCmp cmp, double exact, double about)
{
  interval->centre = centre;
  interval->cmp = cmp;
  switch (cmp)
    {
    case QIMAM_CMP_GT:
      interval->low = centre;
      interval->high = G_MAXDOUBLE;
      break;
    case QIMAM_CMP_LT:
      interval->low = -G_MAXDOUBLE;
      interval->high = centre;
      break;
    case QIMAM_CMP_APPROX:
      interval->low = centre - about;
      interval->high = centre + about;
      break;
    default:
      interval->low = centre - exact;
      interval->high = centre + exact;
      break;
    }
}

gboolean
qimam_interval_of_duration (const char *iso, QimamCmp cmp, QimamInterval *interval)
{
  gint64 seconds = iso != NULL ? qimam_iso_seconds (iso) : -1;
  double grain;

  if (seconds < 0)
    return FALSE;
  grain = grain_of_seconds ((double) seconds);
  set_ends (interval, (double) seconds, cmp, grain / 4, MAX (grain / 2, 0.05 * (double) seconds));
  if (interval->low < 0)
    interval->low = 0;
  return TRUE;
}

void
qimam_interval_of_number (double number, QimamCmp cmp, QimamInterval *interval)
{
  double size = fabs (number), grain = 1;

  while (grain * 10 <= size && fabs (size / (grain * 10) - round (size / (grain * 10))) < 1e-9)
    grain *= 10;
  set_ends (interval, number, cmp, grain >= 100 ? MIN (grain / 2, 0.05 * size) : 0,
            MAX (0.1 * size, grain >= 10 ? grain / 2 : 0));
}

/* "less than four" ends before four: a value of exactly four lies outside. */
static gboolean
apart (const QimamInterval *below, const QimamInterval *above)
{
  gboolean open = below->cmp == QIMAM_CMP_LT || above->cmp == QIMAM_CMP_GT;

  return below->high < above->low || (open && below->high <= above->low);
}

QimamRelation
qimam_interval_relate (const QimamInterval *a, const QimamInterval *b)
{
  if (apart (a, b) || apart (b, a))
    return QIMAM_RELATION_CONTRADICTS;
  if (fabs (a->centre - b->centre) <= 1e-6 * fabs (a->centre))
    return QIMAM_RELATION_SAME;
  return QIMAM_RELATION_FITS;
}
