/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  char *key;   /* topic key, source name, meeting id in decimal, or month "2021-06" */
  char *label; /* (nullable) meetings: their title */
  guint count;
} QimamFacet;

/**
 * QimamFacets:
 *
 * Exact counts of the articles that a filter lets through. For each of topics, sources and meetings the
 * filter's own choice in that group is left out, so that a reader sees what the other choices would give;
 * months leave out the date range. @total is under the whole filter.
 */
typedef struct
{
  guint total;
  guint unread;
  guint starred;
  guint noted;
  guint undated;       /* articles without a date */
  GPtrArray *topics;   /* (element-type QimamFacet), most frequent first */
  GPtrArray *sources;  /* (element-type QimamFacet) */
  GPtrArray *meetings; /* (element-type QimamFacet) */
  GPtrArray *months;   /* (element-type QimamFacet), by month, those with articles */
  /*< private >*/
  GPtrArray *owned; /* what the facets and their strings are in */
} QimamFacets;

QimamFacets *qimam_facets_new (void);
void qimam_facets_free (QimamFacets *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (QimamFacets, qimam_facets_free)

G_END_DECLS
