/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "qimam-claim.h"
#include "qimam-document.h"
#include "qimam-expression.h"
#include "qimam-meeting.h"
#include "qimam-note.h"
#include "qimam-topic.h"

G_BEGIN_DECLS

/* A sentence chosen for the summary. */
typedef struct
{
  QimamSpan span;
  double score; /* 0 to 1 */
} QimamSummarySentence;

/**
 * QimamAnalysis:
 *
 * All that one article says. Ids of meetings, claims and statements count from 1 within the analysis; once it
 * is stored they are the library's.
 */
typedef struct
{
  GPtrArray *meetings;   /* (element-type QimamMeeting) */
  GPtrArray *topics;     /* (element-type QimamTopicHit), weightiest first */
  GPtrArray *claims;     /* (element-type QimamClaim), in the order of the text */
  GPtrArray *dismissed;  /* (element-type QimamClaim): claims that the reader said are wrong */
  GPtrArray *statements; /* (element-type QimamStatement), in the order of the text */
  GPtrArray *times;      /* (element-type QimamTime), of headline, body and caption, in their order */
  GPtrArray *quantities; /* (element-type QimamQuantity), of the body */
  GArray *summary;       /* (element-type QimamSummarySentence) */
  GBytes *sketch;        /* (nullable) by which copies of the article are known; not loaded with an article */
  gboolean damaged;      /* what the library keeps of it cannot be read: claims, statements and more are absent */
} QimamAnalysis;

QimamAnalysis *qimam_analysis_new (void);
void qimam_analysis_free (QimamAnalysis *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (QimamAnalysis, qimam_analysis_free)

/* (nullable): the meeting with this id */
QimamMeeting *qimam_analysis_find_meeting (const QimamAnalysis *self, gint64 id);

/* (nullable): the claim with this id */
QimamClaim *qimam_analysis_find_claim (const QimamAnalysis *self, gint64 id);

/**
 * QimamArticle:
 *
 * An article of the library, whole.
 */
typedef struct
{
  gint64 id;
  gboolean read;
  gboolean starred;
  char *retrieved; /* ISO 8601, UTC */
  QimamDocument *document;
  QimamAnalysis *analysis; /* ids are the library's */
  GPtrArray *notes;        /* (element-type QimamNote), in the order of the text, the lost ones last */
  GPtrArray *versions;     /* (element-type QimamVersion) that were replaced, the oldest first, without texts */
  guint lost_corrections;  /* what the reader said of claims whose words are no longer in it */
} QimamArticle;

QimamArticle *qimam_article_new (void);
void qimam_article_free (QimamArticle *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (QimamArticle, qimam_article_free)

G_END_DECLS
