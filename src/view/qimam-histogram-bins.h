/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A bar: a stretch of days and how many articles it has. */
typedef struct
{
  char key[16];  /* "2021", "2021-06", "2021-06-16" */
  char from[16]; /* first day */
  char to[16];   /* last day */
  guint count;
} QimamHistogramBin;

/**
 * qimam_histogram_bins:
 * @facets: (nullable) (element-type QimamFacet): months or days, in order
 *
 * Makes one bar a month or day without gaps, or one a year where that would be more than a chart can show.
 * Keys that are no dates are left out.
 *
 * Returns: (transfer full) (element-type QimamHistogramBin)
 */
GArray *qimam_histogram_bins (GPtrArray *facets);

G_END_DECLS
