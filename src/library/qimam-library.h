/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "qimam-analyser.h"
#include "qimam-article-item.h"
#include "qimam-briefing.h"
#include "qimam-comparison.h"
#include "qimam-extract.h"
#include "qimam-facets.h"
#include "qimam-filter.h"
#include "qimam-hits.h"

G_BEGIN_DECLS

#define QIMAM_TYPE_LIBRARY (qimam_library_get_type ())
G_DECLARE_FINAL_TYPE (QimamLibrary, qimam_library, QIMAM, LIBRARY, GObject)

/**
 * QimamLibrary:
 *
 * A library of articles: the one object that programs talk to. All functions without `_async` block and may
 * be called from any thread; functions with it run on a worker thread and end on the caller's main context.
 *
 * Signals, emitted on the main context of the thread that opened the library:
 * - "changed": articles, meetings or topics changed
 */

/* The file that is used when none is named: $XDG_DATA_HOME/qimam/library.qimam. (transfer full) */
char *qimam_library_default_path (void);

/**
 * qimam_library_open:
 * @path: the file; made where there is none, folders included. ":memory:" is a library that is not kept.
 *
 * Errors: %QIMAM_ERROR_LIBRARY and its companions; a foreign or newer file is left untouched.
 */
QimamLibrary *qimam_library_open (const char *path, GCancellable *cancellable, GError **error);
void qimam_library_open_async (const char *path,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer data);
QimamLibrary *qimam_library_open_finish (GAsyncResult *result, GError **error);

const char *qimam_library_get_path (QimamLibrary *self);

/* (transfer none) (nullable): the analyser that the library uses; %NULL only where the tables that the
 * program brings along are damaged. The first call may take some milliseconds. */
QimamAnalyser *qimam_library_get_analyser (QimamLibrary *self);

/* (transfer none): what a topic is called in a language; @key itself where it is none. */
const char *qimam_library_topic_name (QimamLibrary *self, const char *key, const char *language);

/* ---- Import ---- */

typedef enum
{
  QIMAM_IMPORT_ADDED,
  QIMAM_IMPORT_UPDATED,
  QIMAM_IMPORT_UNCHANGED,
  QIMAM_IMPORT_REFUSED,
  QIMAM_N_IMPORT_RESULTS,
} QimamImportResult;

/* nick: added, updated, unchanged, refused */
const char *qimam_import_result_nick (QimamImportResult result);

/* What became of one item. */
typedef struct
{
  char *item;
  QimamImportResult result;
  gint64 article; /* 0 when refused */
  char *guid;     /* (nullable) */
  char *headline; /* (nullable) */
  char *reason;   /* (nullable) set when refused */

  /* A list of subscriptions (OPML) is an item that counts in no total but that of lists. */
  gboolean is_list;
  guint feeds_added; /* or, where nobody subscribed yet, to be added */
  guint feeds_known; /* were there already */
  GBytes *list;      /* (nullable): the list, where nobody subscribed yet */
} QimamImportItem;

typedef struct
{
  guint counts[QIMAM_N_IMPORT_RESULTS];
  guint lists;  /* of subscriptions */
  guint topics; /* of the user, taken in from an export; no items */
  gint64 job;  /* what can be asked of qimam_library_load_job(); 0 where it could not be kept */
} QimamImportTotals;

/* Called for each item once it is committed (or refused), and to tell progress (@item NULL). @total may grow.
 */
typedef void (*QimamImportFunc) (const QimamImportItem *item, guint done, guint total, gpointer data);

/**
 * qimam_library_import:
 * @items: paths, folders, addresses or "-"
 * @options: (nullable): format, source, published
 * @func: (nullable): called on the calling thread; with `_async` on the caller's main context
 *
 * Takes in what a user gave: reads, extracts, analyses, links meetings and stores. An article and its index
 * row land in one transaction. An item that is already there is "unchanged", or "updated" when its content
 * differs.
 *
 * Returns: %FALSE when it was cancelled or the library cannot be written; refused items are no error
 */
gboolean qimam_library_import (QimamLibrary *self,
                               const char *const *items,
                               const QimamExtractOptions *options,
                               QimamImportFunc func,
                               gpointer data,
                               QimamImportTotals *totals,
                               GCancellable *cancellable,
                               GError **error);
void qimam_library_import_async (QimamLibrary *self,
                                 const char *const *items,
                                 const QimamExtractOptions *options,
                                 QimamImportFunc func,
                                 gpointer func_data,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer data);
gboolean qimam_library_import_finish (QimamLibrary *self,
                                      GAsyncResult *result,
                                      QimamImportTotals *totals,
                                      GError **error);

/**
 * qimam_library_set_analyses_imports:
 *
 * Whether articles that come in are analysed, as they are unless told otherwise. Those that are not have no
 * topics, meetings and claims until qimam_library_reanalyse().
 */
void qimam_library_set_analyses_imports (QimamLibrary *self, gboolean analyses);
gboolean qimam_library_get_analyses_imports (QimamLibrary *self);

/**
 * qimam_library_set_subscribes:
 *
 * Whether an import subscribes to the feeds of the lists that it comes upon, as it does unless told
 * otherwise, or only tells of them.
 */
void qimam_library_set_subscribes (QimamLibrary *self, gboolean subscribes);
gboolean qimam_library_get_subscribes (QimamLibrary *self);

/* The same for bytes in memory: pasted text, dropped HTML. @name is what a person calls it. */
gboolean qimam_library_import_bytes (QimamLibrary *self,
                                     GBytes *bytes,
                                     const QimamExtractOptions *options,
                                     QimamImportFunc func,
                                     gpointer data,
                                     QimamImportTotals *totals,
                                     GCancellable *cancellable,
                                     GError **error);
void qimam_library_import_bytes_async (QimamLibrary *self,
                                       GBytes *bytes,
                                       const QimamExtractOptions *options,
                                       QimamImportFunc func,
                                       gpointer func_data,
                                       GCancellable *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer data);

/* ---- Reading ---- */

/* (transfer full): the articles that a filter lets through, in order. */
QimamHits *
qimam_library_find (QimamLibrary *self, const QimamFilter *filter, GCancellable *cancellable, GError **error);
/* @shown: (nullable): the results that a list shows of the same question. The rows that it will ask for are
 * read at the same time. */
void qimam_library_find_async (QimamLibrary *self,
                               const QimamFilter *filter,
                               GListModel *shown,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer data);
QimamHits *qimam_library_find_finish (QimamLibrary *self, GAsyncResult *result, GError **error);

/* (transfer full) (element-type gint64): the ids of @n articles from a position on; fewer at the end. */
GArray *qimam_library_get_ids (
    QimamLibrary *self, QimamHits *hits, guint first, guint n, GCancellable *cancellable, GError **error);

/* For those who need all ids at once. @ids: (out) (element-type gint64): in order */
gboolean qimam_library_query (
    QimamLibrary *self, const QimamFilter *filter, GArray **ids, GCancellable *cancellable, GError **error);

/**
 * qimam_library_load_items:
 * @filter: (nullable): the filter whose text is marked in snippets
 *
 * Returns: (transfer full) (element-type QimamArticleItem): one for each id, in order
 */
GPtrArray *qimam_library_load_items (
    QimamLibrary *self, const gint64 *ids, guint n_ids, const QimamFilter *filter, GError **error);

/* (transfer full) (element-type utf8): as qimam_query_guids() */
GPtrArray *
qimam_library_load_guids (QimamLibrary *self, const gint64 *ids, guint n_ids, GError **error);

/**
 * qimam_library_create_results:
 *
 * Returns: (transfer full): a list of #QimamArticleItem that loads rows page by page as they are looked at
 * and keeps a few pages. The same id gives the same object while it is held.
 */
GListModel *qimam_library_create_results (QimamLibrary *self, QimamHits *hits, const QimamFilter *filter);

QimamFacets *qimam_library_facets (QimamLibrary *self,
                                   const QimamFilter *filter,
                                   GCancellable *cancellable,
                                   GError **error);
void qimam_library_facets_async (QimamLibrary *self,
                                 const QimamFilter *filter,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer data);
QimamFacets *qimam_library_facets_finish (QimamLibrary *self, GAsyncResult *result, GError **error);

/* As qimam_query_days(): the days of the filter's range that have articles, as months of the answer. */
QimamFacets *qimam_library_days (QimamLibrary *self,
                                 const QimamFilter *filter,
                                 GCancellable *cancellable,
                                 GError **error);

/* Errors: %QIMAM_ERROR_NOT_FOUND. */
QimamArticle *
qimam_library_load_article (QimamLibrary *self, gint64 id, GCancellable *cancellable, GError **error);
void qimam_library_load_article_async (
    QimamLibrary *self, gint64 id, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data);
QimamArticle *qimam_library_load_article_finish (QimamLibrary *self, GAsyncResult *result, GError **error);

/* The id that an article shares with all that print the same story, 0 where none does, -1 with @error. */
gint64 qimam_library_get_copies (QimamLibrary *self, gint64 article, GError **error);

gboolean qimam_library_set_read (QimamLibrary *self, gint64 id, gboolean read, GError **error);
gboolean qimam_library_set_starred (QimamLibrary *self, gint64 id, gboolean starred, GError **error);

/* How many articles are marked in one transaction. */
#define QIMAM_FLAGS_AT_ONCE 1000

/**
 * qimam_library_set_flags:
 * @starred: whether stars are set, and not what was read
 *
 * Marks many articles, %QIMAM_FLAGS_AT_ONCE in a transaction, so that others can write in between. What was
 * marked before a cancellation or an error stays. Ids that are no longer there are passed over. As with a
 * single mark there is no "changed".
 */
gboolean qimam_library_set_flags (QimamLibrary *self,
                                  const gint64 *ids,
                                  guint n_ids,
                                  gboolean starred,
                                  gboolean value,
                                  GCancellable *cancellable,
                                  GError **error);

/* Removes articles and all that hangs on them; meetings left without articles go, unless fixed. */
gboolean qimam_library_remove_articles (QimamLibrary *self, const gint64 *ids, guint n_ids, GError **error);

/* ---- Meetings ---- */

/* (transfer full) (element-type QimamMeeting): all meetings, by date, those without one last; each with its
 * articles */
GPtrArray *qimam_library_list_meetings (QimamLibrary *self, GCancellable *cancellable, GError **error);
void qimam_library_list_meetings_async (QimamLibrary *self,
                                        GCancellable *cancellable,
                                        GAsyncReadyCallback callback,
                                        gpointer data);
GPtrArray *qimam_library_list_meetings_finish (QimamLibrary *self, GAsyncResult *result, GError **error);

/* The user's corrections: they are marked as fixed and survive re-analysis. Errors: %QIMAM_ERROR_NOT_FOUND.
 */
gboolean qimam_library_rename_meeting (QimamLibrary *self, gint64 meeting, const char *title, GError **error);
gboolean qimam_library_merge_meetings (QimamLibrary *self, gint64 into, gint64 from, GError **error);
/* Says which meeting an article reports on; 0: on none. */
gboolean qimam_library_assign_article (QimamLibrary *self, gint64 article, gint64 meeting, GError **error);
/* Takes articles out of a meeting into a new one, whose id is given. */
gboolean qimam_library_split_meeting (QimamLibrary *self,
                                      gint64 meeting,
                                      const gint64 *articles,
                                      guint n_articles,
                                      gint64 *new_meeting,
                                      GError **error);

/* ---- Comparison and briefing ---- */

/* Compares several meetings; with @topic only what concerns it. @language as in qimam_label(). */
QimamComparison *qimam_library_compare_meetings (QimamLibrary *self,
                                                 const gint64 *meetings,
                                                 guint n_meetings,
                                                 const char *topic,
                                                 const char *language,
                                                 GCancellable *cancellable,
                                                 GError **error);
/* Compares the outlets on one meeting. */
QimamComparison *qimam_library_compare_sources (QimamLibrary *self,
                                                gint64 meeting,
                                                const char *topic,
                                                const char *language,
                                                GCancellable *cancellable,
                                                GError **error);
/* @meetings with one id and @sources TRUE compares outlets. */
void qimam_library_compare_async (QimamLibrary *self,
                                  const gint64 *meetings,
                                  guint n_meetings,
                                  gboolean sources,
                                  const char *topic,
                                  const char *language,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer data);
QimamComparison *qimam_library_compare_finish (QimamLibrary *self, GAsyncResult *result, GError **error);

/**
 * qimam_library_describe_meeting:
 * @facts: (out): as qimam_library_compare_meetings() of this meeting alone
 * @summary: (out): what a briefing of it begins with; it has no section where the coverage is as short as its
 *   summary would be
 */
gboolean qimam_library_describe_meeting (QimamLibrary *self,
                                         gint64 meeting,
                                         const char *language,
                                         GCancellable *cancellable,
                                         QimamComparison **facts,
                                         QimamBriefing **summary,
                                         GError **error);

/* A briefing of meetings, or (with @n_meetings 0) of what @filter lets through. */
QimamBriefing *qimam_library_brief (QimamLibrary *self,
                                    const gint64 *meetings,
                                    guint n_meetings,
                                    const QimamFilter *filter,
                                    const char *language,
                                    GCancellable *cancellable,
                                    GError **error);
void qimam_library_brief_async (QimamLibrary *self,
                                const gint64 *meetings,
                                guint n_meetings,
                                const QimamFilter *filter,
                                const char *language,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer data);
QimamBriefing *qimam_library_brief_finish (QimamLibrary *self, GAsyncResult *result, GError **error);

/* ---- Care ---- */

/**
 * qimam_library_is_partly_indexed:
 * @done: (out) (optional): how many articles of @total are indexed, roughly
 *
 * Whether articles wait to be indexed, as after an upgrade: a search may miss some. They are indexed in the
 * background; "changed" is emitted when all are.
 */
gboolean qimam_library_is_partly_indexed (QimamLibrary *self, guint *done, guint *total);

/* Looks through the file; (transfer full) a list of sentences, empty when all is well. @repair rebuilds the
 * index. */
char **qimam_library_check (QimamLibrary *self, gboolean repair, GCancellable *cancellable, GError **error);
/* Writes a copy of the library; an existing file is not overwritten. */
gboolean
qimam_library_backup (QimamLibrary *self, const char *path, GCancellable *cancellable, GError **error);
/* Runs extraction's results through analysis again and links meetings anew; what the user fixed stays. One that
 * was cut off goes on where it was, see qimam-library-reanalysis.h. */
gboolean qimam_library_reanalyse (
    QimamLibrary *self, QimamImportFunc progress, gpointer data, GCancellable *cancellable, GError **error);
/* Saved searches: (transfer full) (element-type QimamSavedSearch). */
typedef struct
{
  gint64 id;
  char *name;
  QimamFilter *filter;
} QimamSavedSearch;
void qimam_saved_search_free (QimamSavedSearch *self);
GPtrArray *qimam_library_list_searches (QimamLibrary *self, GError **error);
gint64
qimam_library_save_search (QimamLibrary *self, const char *name, const QimamFilter *filter, GError **error);
gboolean qimam_library_remove_search (QimamLibrary *self, gint64 id, GError **error);

G_END_DECLS
