/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "qimam-library-corrections.h"
#include "qimam-library-search.h"
#include "qimam-saved-list.h"

G_BEGIN_DECLS

#define QIMAM_TYPE_SESSION (qimam_session_get_type ())
G_DECLARE_FINAL_TYPE (QimamSession, qimam_session, QIMAM, SESSION, GObject)

/**
 * QimamSession:
 *
 * What is open, what is looked for, what was found and what is being read: the one object that all widgets of
 * a window bind to. Every answer comes from a worker thread; a newer question cancels the one before.
 *
 * Signals:
 * - "library-changed": another library, or the content of this one (topics, sources and meetings to choose
 * from)
 * - "filter-changed": another question was asked; the answer follows
 * - "results-changed": the list of articles is new
 * - "facets-changed": the counts are new
 * - "article-changed": another article is to be read, or none
 * - "nothing-changed": it is known why nothing was found
 * - "index-changed": more articles are indexed, or all
 * - "marking-changed": many articles are being marked, or no longer
 * - "corrected" (utf8, QimamUndo): a correction was kept; what was corrected, and how it is undone (nullable)
 * - "failed" (GError): a question could not be answered or a mark not be kept
 */
QimamSession *qimam_session_new (void);

void qimam_session_set_library (QimamSession *self, QimamLibrary *library);
/* (transfer none) (nullable) */
QimamLibrary *qimam_session_get_library (QimamSession *self);

/* ---- The question ---- */

const QimamFilter *qimam_session_get_filter (QimamSession *self);
/* @filter: (transfer full) */
void qimam_session_take_filter (QimamSession *self, QimamFilter *filter);
/* @typing: the last word may go on */
void qimam_session_set_text (QimamSession *self, const char *text, gboolean typing);
void qimam_session_toggle_topic (QimamSession *self, const char *key);
void qimam_session_toggle_source (QimamSession *self, const char *name);
/* 0 for any */
void qimam_session_set_meeting (QimamSession *self, gint64 meeting);
/* Days, both included; NULL for an open end. */
void qimam_session_set_range (QimamSession *self, const char *from, const char *to);
void qimam_session_set_unread (QimamSession *self, gboolean unread);
void qimam_session_set_starred (QimamSession *self, gboolean starred);
void qimam_session_set_noted (QimamSession *self, gboolean noted);
void qimam_session_set_sort (QimamSession *self, QimamSort sort);
/* Whether all of the topics must be there, and not any. */
void qimam_session_set_topics_all (QimamSession *self, gboolean all);
void qimam_session_clear (QimamSession *self);

/* ---- The answer ---- */

/* Whether an answer is awaited. */
gboolean qimam_session_is_loading (QimamSession *self);
/* (transfer none) (nullable) (element-type QimamArticleItem) */
GListModel *qimam_session_get_results (QimamSession *self);
/* (transfer none) (nullable) */
QimamHits *qimam_session_get_hits (QimamSession *self);
/* (transfer none) (nullable): counts under the filter */
const QimamFacets *qimam_session_get_facets (QimamSession *self);
/* (transfer none) (nullable) (element-type QimamFacet): counts of single days, where the chosen dates are
 * close together */
GPtrArray *qimam_session_get_days (QimamSession *self);
/* (transfer none) (nullable): counts of the whole library */
const QimamFacets *qimam_session_get_overall (QimamSession *self);
/* (transfer none) (nullable) (element-type QimamMeeting) */
GPtrArray *qimam_session_get_meetings (QimamSession *self);
/* (transfer none) (nullable) */
const QimamMeeting *qimam_session_find_meeting (QimamSession *self, gint64 id);
/* (transfer none): what a topic is called in the language of the interface */
const char *qimam_session_topic_name (QimamSession *self, const char *key);

/* (transfer none) (nullable): why nothing was found, a moment after nothing was */
const QimamNothing *qimam_session_get_nothing (QimamSession *self);
/* (transfer none) */
QimamSavedList *qimam_session_get_saved (QimamSession *self);
/* Whether articles wait to be indexed, so that searches may miss some. */
gboolean qimam_session_is_partial (QimamSession *self, guint *done, guint *total);

/* ---- The article ---- */

/* 0 for none */
gint64 qimam_session_get_article (QimamSession *self);
void qimam_session_set_article (QimamSession *self, gint64 article);
/* Marks go to the library on a worker thread, and to the row at once. */
void qimam_session_mark_read (QimamSession *self, gint64 article, gboolean read);
void qimam_session_mark_starred (QimamSession *self, gint64 article, gboolean starred);
/* The same for many rows of the results, by their positions; one such work at a time. */
void qimam_session_mark_positions (QimamSession *self,
                                   const GtkBitset *positions,
                                   gboolean starred,
                                   gboolean value);
/* Whether such a work is under way. */
gboolean qimam_session_is_marking (QimamSession *self);
/* What is marked by then stays. */
void qimam_session_stop_marking (QimamSession *self);
/* Counts anew in a moment, as after a note was written; the list of articles stays as it is. */
void qimam_session_refresh_counts (QimamSession *self);
/* (transfer full) (nullable): the row of an article, if it is among the results and @position tells where */
QimamArticleItem *qimam_session_find_item (QimamSession *self, gint64 article, guint *position);

/* ---- Corrections ---- */

/* Each goes to the library on a worker thread; "corrected" or "failed" follows. */
void qimam_session_dismiss_claims (QimamSession *self, const gint64 *claims, guint n_claims);
void qimam_session_restore_claims (QimamSession *self, const gint64 *claims, guint n_claims);
void qimam_session_correct_claim (QimamSession *self, gint64 claim, const QimamClaimEdit *edit);
void qimam_session_rename_meeting (QimamSession *self, gint64 meeting, const char *title);
void qimam_session_merge_meetings (QimamSession *self, gint64 into, gint64 from);
void
qimam_session_split_meeting (QimamSession *self, gint64 meeting, const gint64 *articles, guint n_articles);
/* @meeting: 0 for none */
void qimam_session_assign_article (QimamSession *self, gint64 article, gint64 meeting);
void qimam_session_undo (QimamSession *self, QimamUndo *undo);

G_END_DECLS
