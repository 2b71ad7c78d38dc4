/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "qimam-session.h"

G_BEGIN_DECLS

/* A bulk import reports change after change: the lists follow it at this pace. */
#define QIMAM_SESSION_REFRESH_MS 250

/* What the files of the session share. */
struct _QimamSession
{
  GObject parent_instance;

  QimamLibrary *library;
  QimamFilter *filter;
  GListModel *results;
  QimamHits *hits;
  QimamFacets *facets;
  GPtrArray *days;
  QimamFacets *overall;
  GPtrArray *meetings;
  QimamNothing *nothing;
  QimamSavedList *saved;
  gint64 article;

  GCancellable *query_cancellable;
  GCancellable *facets_cancellable;
  GCancellable *content_cancellable;
  GCancellable *nothing_cancellable;
  GCancellable *marks_cancellable; /* NULL unless many articles are being marked */
  guint refresh_id;
  guint partial_id; /* looks again whether all articles are indexed */
  guint n_indexed;
  guint n_to_index;      /* 0 where all are */
  guint own_marks;       /* marks under way: their "changed" is no news for the list */
  gboolean keep_results; /* the refresh that waits is for such a mark alone */
  gboolean loading;
  gulong changed_id;
};

enum
{
  QIMAM_SESSION_LIBRARY_CHANGED,
  QIMAM_SESSION_FILTER_CHANGED,
  QIMAM_SESSION_RESULTS_CHANGED,
  QIMAM_SESSION_FACETS_CHANGED,
  QIMAM_SESSION_ARTICLE_CHANGED,
  QIMAM_SESSION_NOTHING_CHANGED,
  QIMAM_SESSION_INDEX_CHANGED,
  QIMAM_SESSION_MARKING_CHANGED,
  QIMAM_SESSION_CORRECTED,
  QIMAM_SESSION_FAILED,
  QIMAM_SESSION_N_SIGNALS,
};

/* Emits a signal that has no parameters. */
void qimam_session_emit (QimamSession *self, guint signal);

/* Tells an error, unless the question was simply overtaken. Returns whether the session may go on with the
 * answer. */
gboolean qimam_session_accept (QimamSession *self, const GError *error);

/* Asks everything anew in a moment. @keep_results: the list of articles stays as it is */
void qimam_session_queue_refresh (QimamSession *self, gboolean keep_results);

/* Tells that something was corrected: what, and how it is undone (nullable). */
void qimam_session_tell_corrected (QimamSession *self, const char *what, QimamUndo *undo);

/* Looks whether all articles are indexed. (qimam-session-index.c) */
void qimam_session_ask_partial (QimamSession *self);

G_END_DECLS
