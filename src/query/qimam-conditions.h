/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "qimam-connection.h"
#include "qimam-filter.h"
#include "qimam-search-text.h"

G_BEGIN_DECLS

/* A part of a filter that facets leave out. */
typedef enum
{
  QIMAM_PART_NONE,
  QIMAM_PART_TOPICS,
  QIMAM_PART_SOURCES,
  QIMAM_PART_MEETING,
  QIMAM_PART_DATES,
} QimamFilterPart;

/**
 * QimamConditions:
 *
 * A filter as SQL conditions on the table article, and the values of their parameters.
 */
typedef struct
{
  GString *sql;      /* "" or conditions joined by AND */
  GPtrArray *values; /* char *, one a parameter */
} QimamConditions;

/* (transfer none) @search may be NULL where the text is looked for elsewhere. */
void qimam_conditions_init (QimamConditions *self,
                            const QimamFilter *filter,
                            const QimamSearchText *search,
                            QimamFilterPart without);
void qimam_conditions_clear (QimamConditions *self);

/* Adds a condition with one text parameter for each of its "?". */
void qimam_conditions_add (QimamConditions *self, const char *sql, ...) G_GNUC_NULL_TERMINATED;

/* Binds the values, to the parameters from @first on. */
void qimam_conditions_bind (const QimamConditions *self, QimamSql *statement, int first);

G_END_DECLS
