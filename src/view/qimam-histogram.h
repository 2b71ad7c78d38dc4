/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define QIMAM_TYPE_HISTOGRAM (qimam_histogram_get_type ())
G_DECLARE_FINAL_TYPE (QimamHistogram, qimam_histogram, QIMAM, HISTOGRAM, GtkWidget)

/**
 * QimamHistogram:
 *
 * Bars of how many articles each year, month or day has. A range is dragged with the pointer, or set with the
 * arrow keys: they move it, with Shift they stretch it, Home and End go to the ends, Delete lifts it. Time
 * runs in the direction of reading.
 *
 * Signals:
 * - "range-changed" (string from, string to): ISO 8601 days, both included; both %NULL when the range was
 * lifted
 */
GtkWidget *qimam_histogram_new (void);

/**
 * qimam_histogram_set_counts:
 * @facets: (nullable) (element-type QimamFacet): keys are ISO 8601 months or days, in order, all of one kind
 *
 * Sets what is drawn. Gaps are filled; more than a few years of months are drawn as years.
 */
void qimam_histogram_set_counts (QimamHistogram *self, GPtrArray *facets);

/* The range that is marked, as days; both %NULL for none. Emits nothing. */
void qimam_histogram_set_range (QimamHistogram *self, const char *from, const char *to);

/* The number of bars. */
guint qimam_histogram_get_n_bins (QimamHistogram *self);

G_END_DECLS
