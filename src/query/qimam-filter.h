/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "qimam-error.h"

G_BEGIN_DECLS

/* The name under which articles without a source are filtered and counted. */
#define QIMAM_SOURCE_UNKNOWN "unknown"

typedef enum
{
  QIMAM_SORT_DATE,      /* newest first; articles without a date last, newest import first */
  QIMAM_SORT_RELEVANCE, /* best match first; with a text only */
} QimamSort;

/**
 * QimamFilter:
 *
 * What is looked for. All parts must hold; within @topics (and within @sources) any one is enough unless
 * @topics_all.
 */
typedef struct
{
  char *text;      /* (nullable) as typed: words, all of which must be there; "a phrase"; -without */
  gboolean prefix; /* the last word of @text is still being typed */
  char **topics;   /* (nullable) keys */
  gboolean topics_all;
  char **sources; /* (nullable) names; QIMAM_SOURCE_UNKNOWN */
  char *from;     /* (nullable) ISO 8601 day, included */
  char *to;       /* (nullable) ISO 8601 day, included */
  gint64 meeting; /* 0: any */
  gboolean unread;
  gboolean starred;
  gboolean noted; /* with notes */
  QimamSort sort;
} QimamFilter;

QimamFilter *qimam_filter_new (void);
QimamFilter *qimam_filter_copy (const QimamFilter *self);
void qimam_filter_free (QimamFilter *self);
gboolean qimam_filter_equal (const QimamFilter *a, const QimamFilter *b);
/* Whether it lets everything through. */
gboolean qimam_filter_is_empty (const QimamFilter *self);
/* Checks @from and @to. Errors: %QIMAM_ERROR_USAGE, naming the value. */
gboolean qimam_filter_check (const QimamFilter *self, GError **error);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (QimamFilter, qimam_filter_free)

G_END_DECLS
