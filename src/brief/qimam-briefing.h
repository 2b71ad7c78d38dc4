/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "qimam-analysis.h"
#include "qimam-comparison.h"
#include "qimam-error.h"

G_BEGIN_DECLS

/* A reference: which article stands behind a sentence. Numbered from 1 in the order of first use. */
typedef struct
{
  guint number;
  gint64 article;
  char *source; /* (nullable) */
  char *headline;
  char *date; /* (nullable) ISO 8601 */
  char *url;  /* (nullable) */
} QimamBriefRef;

/* A piece of evidence behind a sentence of the briefing. */
typedef struct
{
  guint ref;      /* number of the reference */
  QimamSpan span; /* the sentence in the article */
} QimamBriefEvidence;

/* One line of a section: a fact ("label: text"), a sentence, a quotation with its speaker. */
typedef enum
{
  QIMAM_BRIEF_FACT,
  QIMAM_BRIEF_SENTENCE,
  QIMAM_BRIEF_QUOTATION,
  QIMAM_BRIEF_DIFFERENCE,
  QIMAM_BRIEF_NOTE, /* of ours: "not stated in the coverage"; has no evidence */
} QimamBriefItemKind;

typedef struct
{
  QimamBriefItemKind kind;
  char *label; /* (nullable) name of the fact, speaker of the quotation */
  char *text;
  GArray *evidence; /* (element-type QimamBriefEvidence) */
} QimamBriefItem;

typedef struct
{
  char *key; /* summary, facts, agreed, open, quotations, differences, next, sources, articles, comparison */
  char *title;
  GPtrArray *items;       /* (element-type QimamBriefItem) */
  QimamComparison *table; /* (nullable) a matrix instead of, or after, the items */
} QimamBriefSection;

/**
 * QimamBriefing:
 *
 * The document, before it is laid out. The reference list is the last thing printed.
 */
typedef struct
{
  char *title;
  char *subtitle;      /* (nullable) date and place, or the filter */
  char *language;      /* "ar", "en", "fr" */
  char *created;       /* ISO 8601 */
  GPtrArray *sections; /* (element-type QimamBriefSection) */
  GPtrArray *refs;     /* (element-type QimamBriefRef) */
} QimamBriefing;

/**
 * qimam_briefing_of_meetings:
 * @meetings: (element-type QimamMeeting): one or more
 * @articles: (element-type QimamArticle): all articles that speak of them
 * @created: ISO 8601 time to print
 *
 * Title, summary, facts, what was agreed, what stays open, next steps, quotations by party, where outlets differ, and
 * for several meetings their comparison. Every sentence has evidence.
 */
QimamBriefing *qimam_briefing_of_meetings (GPtrArray *meetings,
                                           GPtrArray *articles,
                                           const char *language,
                                           const char *created);

/* Of one meeting the summary alone. */
QimamBriefing *qimam_briefing_summary (QimamMeeting *meeting,
                                       GPtrArray *articles,
                                       const char *language,
                                       const char *created);

/* Of a selection of articles: @title says what was selected; chosen sentences by article. */
QimamBriefing *qimam_briefing_of_articles (GPtrArray *articles,
                                           const char *title,
                                           const char *language,
                                           const char *created);

void qimam_briefing_free (QimamBriefing *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (QimamBriefing, qimam_briefing_free)

G_END_DECLS
