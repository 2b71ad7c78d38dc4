/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "qimam-briefing.h"
#include "qimam-matrix.h"

G_BEGIN_DECLS

/* A briefing while it is written. */
typedef struct
{
  QimamBriefing *briefing;
  GPtrArray *articles; /* borrowed */
  GHashTable *numbers; /* QimamArticle to its reference number */
  GHashTable *printed; /* sentences that stand in the briefing already, as "article:field:start" */
} QimamBriefWriter;

/* A thing that was said, with all the claims that say it. */
typedef struct
{
  GPtrArray *entries; /* (element-type QimamEntry) */
  guint n_columns;    /* articles that say it */
} QimamBriefThing;

QimamBriefSection *qimam_brief_writer_add_section (QimamBriefWriter *self, const char *key, const char *of);
QimamBriefItem *qimam_brief_section_add (QimamBriefSection *self,
                                         QimamBriefItemKind kind,
                                         const char *label,
                                         const char *text);
/* Evidence is taken once; the article gets its number at its first use. */
void qimam_brief_writer_cite (QimamBriefWriter *self,
                              QimamBriefItem *item,
                              const QimamArticle *article,
                              QimamSpan span);
void qimam_brief_writer_cite_claims (QimamBriefWriter *self, QimamBriefItem *item, const GPtrArray *claims);
/* Marks a sentence as printed. Returns: FALSE if it was already */
gboolean qimam_brief_writer_print (QimamBriefWriter *self, const QimamArticle *article, QimamSpan sentence);
gboolean
qimam_brief_writer_is_printed (QimamBriefWriter *self, const QimamArticle *article, QimamSpan sentence);

/* ---- qimam-brief-thing.c ---- */

/* All claims on a meeting, ready for matching. */
QimamMatrix *qimam_brief_matrix_of (const QimamBriefWriter *self, const QimamMeeting *meeting);
/* Puts together what says the same: two claims of one sentence (@by_sentence), or two outlets on one matter.
 * (transfer full) (element-type QimamBriefThing) */
GPtrArray *qimam_brief_gather (const QimamMatrix *matrix, const GPtrArray *entries, gboolean by_sentence);
/* For sorting: what several tell first; else in the order of articles and text. */
gint qimam_brief_compare_things (gconstpointer a, gconstpointer b);
/* Cites all that say it, @first before the others. */
void qimam_brief_cite_thing (QimamBriefWriter *self,
                             QimamBriefItem *item,
                             const QimamBriefThing *thing,
                             const QimamEntry *first);

/* What a sentence is known by: article, field and start. (transfer full) */
char *qimam_brief_sentence_key (const QimamArticle *article, QimamSpan sentence);
/* Whether a place in the body stands in a paragraph of this role. */
gboolean qimam_brief_is_in_role (const QimamDocument *document, QimamSpan span, QimamParagraphRole role);

/* ---- the parts on one meeting, whose claims are in @matrix; @of: (nullable) its title, where there are
 * several
 * ---- */

/* A few sentences of all reports that say most and repeat each other least; nothing where the coverage is as
 * short as its summary. @reporting: (element-type QimamArticle) those of which it is the main matter */
void qimam_brief_write_summary (QimamBriefWriter *self,
                                const QimamMeeting *meeting,
                                const QimamMatrix *matrix,
                                const GPtrArray *reporting,
                                const char *of);
void qimam_brief_write_facts (QimamBriefWriter *self,
                              const QimamMeeting *meeting,
                              const QimamComparison *sources,
                              const QimamComparison *whole,
                              const char *of);
void qimam_brief_write_outcomes (QimamBriefWriter *self, const QimamMatrix *matrix, const char *of);
void qimam_brief_write_quotations (QimamBriefWriter *self, const QimamMatrix *matrix, const char *of);
void qimam_brief_write_differences (QimamBriefWriter *self, const QimamComparison *sources, const char *of);

G_END_DECLS
