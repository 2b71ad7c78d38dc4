/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "qimam-library.h"
#include "qimam-store-feed.h"

G_BEGIN_DECLS

/* Subscriptions. All functions block and may be called from any thread. */

/* (transfer full) (element-type QimamFeedRow) */
GPtrArray *qimam_library_list_feeds (QimamLibrary *self, GError **error);

/**
 * qimam_library_add_feed:
 * @address: of the feed, or of a page that names one; typed by a person
 * @title: (nullable): the outlet under which its articles are kept; the feed's own title otherwise
 * @folder: (nullable): names from the outermost folder on
 * @whole: fetch the pages of its articles, too
 * @func: as in qimam_library_import()
 * @id: (out)
 *
 * Subscribes to a feed and takes in what is in it.
 *
 * Errors: those of qimam_fetch(); %QIMAM_ERROR_NOT_FOUND where a page names no feed, %QIMAM_ERROR_USAGE where
 * the feed is there already.
 */
gboolean qimam_library_add_feed (QimamLibrary *self,
                                 const char *address,
                                 const char *title,
                                 const char *const *folder,
                                 gboolean whole,
                                 QimamImportFunc func,
                                 gpointer data,
                                 QimamImportTotals *totals,
                                 gint64 *id,
                                 GCancellable *cancellable,
                                 GError **error);

/* Replaces title, folder and the wish for whole articles by those of @feed. Errors: %QIMAM_ERROR_NOT_FOUND.
 */
gboolean qimam_library_edit_feed (QimamLibrary *self, const QimamFeedRow *feed, GError **error);

/* (transfer full): "politics / Arab" taken apart at its slashes; blank names are left out */
char **qimam_library_parse_folder (const char *text);

/* Puts back a feed that was removed. Errors: %QIMAM_ERROR_USAGE where another has its address now. */
gboolean qimam_library_restore_feed (QimamLibrary *self, const QimamFeedRow *feed, GError **error);

/* Its articles stay. Errors: %QIMAM_ERROR_NOT_FOUND. */
gboolean qimam_library_remove_feed (QimamLibrary *self, gint64 id, GError **error);

/* Called for each feed when its answer is there, on the calling thread. */
typedef void (*QimamRefreshFunc) (const QimamFeedRow *feed, guint done, guint total, gpointer data);

/**
 * qimam_library_refresh_feeds:
 * @ids: (nullable): the feeds to ask for; with %NULL all whose time has come
 * @told: (nullable): told of each feed
 * @func: (nullable): told of each article
 *
 * Asks for feeds, six at a time and one at a time from a host, and takes in what is new. A feed that fails is
 * no error; what went wrong is kept with it.
 *
 * Errors: %QIMAM_ERROR_NOT_FOUND where there is no feed of an id; %G_IO_ERROR_CANCELLED
 */
gboolean qimam_library_refresh_feeds (QimamLibrary *self,
                                      const gint64 *ids,
                                      guint n_ids,
                                      QimamRefreshFunc told,
                                      QimamImportFunc func,
                                      gpointer data,
                                      QimamImportTotals *totals,
                                      GCancellable *cancellable,
                                      GError **error);

/* What became of a list of subscriptions. */
typedef struct
{
  guint added;
  guint known;        /* were there already */
  GPtrArray *refused; /* (element-type utf8): a sentence each */
} QimamOpmlTotals;

void qimam_opml_totals_clear (QimamOpmlTotals *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (QimamOpmlTotals, qimam_opml_totals_clear)

/* Subscribes to the feeds of a list, without asking for them yet: all or none. Errors name @name. */
gboolean qimam_library_import_opml (
    QimamLibrary *self, GBytes *bytes, const char *name, QimamOpmlTotals *totals, GError **error);

/* Tells what qimam_library_import_opml() would do, and does nothing. */
gboolean qimam_library_look_at_opml (
    QimamLibrary *self, GBytes *bytes, const char *name, QimamOpmlTotals *totals, GError **error);

/* (transfer full): all subscriptions as OPML */
char *qimam_library_export_opml (QimamLibrary *self, GError **error);

G_END_DECLS
