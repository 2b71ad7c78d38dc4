/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "qimam-analysis.h"

G_BEGIN_DECLS

typedef enum
{
  QIMAM_COMPARE_MEETINGS,
  QIMAM_COMPARE_SOURCES,
} QimamCompareMode;

typedef enum
{
  QIMAM_LEVEL_CONTRADICTION,
  QIMAM_LEVEL_DIFFERENCE,
  QIMAM_LEVEL_GAP,
  QIMAM_LEVEL_CHANGE,
} QimamLevel;

/* nick: contradiction, difference, gap, change */
const char *qimam_level_nick (QimamLevel level);

typedef struct
{
  char *label;
  char *source;     /* (nullable) */
  GArray *articles; /* (element-type gint64) */
  gint64 meeting;   /* 0 in sources mode */
  char *date;       /* (nullable) ISO 8601 */
} QimamColumn;

typedef struct
{
  QimamStatus status;
  char *text; /* (nullable) the value as people read it, in the comparison's language; NULL when silent */
  QimamValue value;  /* the typed value, where there is one */
  GPtrArray *claims; /* (element-type QimamClaim) copies, with their article */
} QimamCell;

typedef struct
{
  char *key; /* "duration:total" */
  QimamDimension dimension;
  char *topic; /* (nullable) */
  char *label; /* in the comparison's language */
  QimamStatus status;
  GPtrArray *cells; /* (element-type QimamCell), one a column */
} QimamRow;

typedef struct
{
  const char *kind; /* (static) date, time, duration, place, format, participants, role, figure, scope,
                       status, attribution, internal, tone, coverage, change */
  QimamLevel level;
  char *row;         /* (nullable) key */
  GPtrArray *claims; /* (element-type QimamClaim) copies */
  GArray *silent;    /* (element-type guint) column numbers */
  char *note;        /* a sentence, in the comparison's language */
} QimamDiscrepancy;

typedef struct
{
  QimamCompareMode mode;
  gint64 meeting; /* in sources mode */
  char *topic;    /* (nullable) the filter */
  char *language;
  char *title;              /* "قمة جنيف: ما قالته المصادر" */
  GPtrArray *columns;       /* (element-type QimamColumn) */
  GPtrArray *rows;          /* (element-type QimamRow) */
  GPtrArray *discrepancies; /* (element-type QimamDiscrepancy) */
} QimamComparison;

/**
 * qimam_compare_sources:
 * @meeting: the meeting
 * @articles: (element-type QimamArticle): the articles for which it is the main one, with the library's ids
 * @topic: (nullable): keep only rows on this topic
 * @language: of labels and notes
 *
 * Sets outlets side by side on one meeting: one column a source, articles without a source one each.
 */
QimamComparison *qimam_compare_sources (const QimamMeeting *meeting,
                                        GPtrArray *articles,
                                        const char *topic,
                                        const char *language);

/**
 * qimam_compare_meetings:
 * @meetings: (element-type QimamMeeting): the columns, in order
 * @articles: (element-type QimamArticle): every article that speaks of one of them
 */
QimamComparison *
qimam_compare_meetings (GPtrArray *meetings, GPtrArray *articles, const char *topic, const char *language);

/* Leaves out the rows in which there is nothing to see (agree, or one column alone in a matrix of one). */
void qimam_comparison_keep_differences (QimamComparison *self);

void qimam_comparison_free (QimamComparison *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (QimamComparison, qimam_comparison_free)

G_END_DECLS
