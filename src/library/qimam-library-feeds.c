/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-library-feeds.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "qimam-charset.h"
#include "qimam-feed-discovery.h"
#include "qimam-feed-refresh.h"
#include "qimam-fetcher.h"
#include "qimam-library-change.h"
#include "qimam-library-private.h"
#include "qimam-wording.h"

GPtrArray *
qimam_library_list_feeds (QimamLibrary *self, GError **error)
{
  g_auto (QimamLibraryReader) reading = { 0 };

  g_return_val_if_fail (QIMAM_IS_LIBRARY (self), NULL);
  if (!qimam_library_reader_begin (&reading, self, NULL, error))
    return NULL;
  return qimam_store_feed_list (reading.connection, error);
}

/* (transfer full) (nullable): a feed of @feeds */
static QimamFeedRow *
take_feed (GPtrArray *feeds, gint64 id)
{
  for (guint i = 0; feeds != NULL && i < feeds->len; i++)
    if (((QimamFeedRow *) feeds->pdata[i])->id == id)
      return g_ptr_array_steal_index (feeds, i);
  return NULL;
}

static gboolean
fail_missing (gint64 id, GError **error)
{
  qimam_error_set_missing (error, _ ("There is no feed %s"), id);
  return FALSE;
}

/* ---- One writer transaction each ---- */

gboolean
qimam_library_change (QimamLibrary *self, QimamLibraryChange func, gpointer data, GError **error)
{
  QimamDatabase *database = qimam_library_get_database (self);
  QimamConnection *writer = qimam_database_lock_writer (database, NULL);
  gboolean done = qimam_connection_begin (writer, error) && func (writer, data, error) &&
                  qimam_connection_commit (writer, error);

  qimam_database_unlock_writer (database);
  if (done)
    qimam_library_emit_changed (self);
  return done;
}

static gboolean
put_feed (QimamConnection *writer, gpointer data, GError **error)
{
  return qimam_store_feed_put (writer, data, error);
}

static gboolean
edit_feed (QimamConnection *writer, gpointer data, GError **error)
{
  const QimamFeedRow *wanted = data;
  g_autoptr (GPtrArray) feeds = qimam_store_feed_list (writer, error);
  g_autoptr (QimamFeedRow) feed = take_feed (feeds, wanted->id);

  if (feeds == NULL)
    return FALSE;
  if (feed == NULL)
    return fail_missing (wanted->id, error);
  g_free (feed->title);
  feed->title = g_strdup (wanted->title);
  g_strfreev (feed->folder);
  feed->folder = g_strdupv (wanted->folder);
  feed->whole = wanted->whole;
  return qimam_store_feed_put (writer, feed, error);
}

gboolean
qimam_library_edit_feed (QimamLibrary *self, const QimamFeedRow *feed, GError **error)
{
  g_return_val_if_fail (QIMAM_IS_LIBRARY (self) && feed != NULL, FALSE);
  return qimam_library_change (self, edit_feed, (gpointer) feed, error);
}

char **
qimam_library_parse_folder (const char *text)
{
  g_auto (GStrv) pieces = g_strsplit (text, "/", -1);
  g_autoptr (GPtrArray) folder = g_ptr_array_new ();

  for (guint i = 0; pieces[i] != NULL; i++)
    {
      char *name = qimam_wording_clean (pieces[i], -1);

      if (*name != '\0')
        g_ptr_array_add (folder, name);
      else
        g_free (name);
    }
  g_ptr_array_add (folder, NULL);
  return (char **) g_ptr_array_free (g_steal_pointer (&folder), FALSE);
}

gboolean
qimam_library_restore_feed (QimamLibrary *self, const QimamFeedRow *feed, GError **error)
{
  g_return_val_if_fail (QIMAM_IS_LIBRARY (self) && feed != NULL, FALSE);
  return qimam_library_change (self, put_feed, (gpointer) feed, error);
}

static gboolean
remove_feed (QimamConnection *writer, gpointer data, GError **error)
{
  return qimam_store_feed_remove (writer, *(gint64 *) data, error);
}

gboolean
qimam_library_remove_feed (QimamLibrary *self, gint64 id, GError **error)
{
  g_return_val_if_fail (QIMAM_IS_LIBRARY (self), FALSE);
  return qimam_library_change (self, remove_feed, &id, error);
}

/* ---- Refreshing ---- */

typedef struct
{
  QimamJob *job;
  QimamFeedRefresh *refresh;
  GPtrArray *answered; /* QimamFeedRow */
  guint total;
  QimamRefreshFunc told;
  gpointer data;
} Refreshing;

static gboolean
take_items (QimamFeedAnswer *answer, QimamImportTake take, gpointer import)
{
  for (guint i = 0; answer->feed != NULL && i < answer->feed->items->len; i++)
    {
      QimamDocument *item = g_steal_pointer (&answer->feed->items->pdata[i]);
      g_autofree char *name = g_strdup_printf ("%s#%u", answer->row->url, i + 1);
      g_autoptr (GError) empty = NULL;

      if (!qimam_extract_check_item (item, name, &empty))
        g_clear_pointer (&item, qimam_document_free);
      if (!take (name, item, empty, import))
        return FALSE;
    }
  return TRUE;
}

static gboolean
produce (QimamImportTake take, gpointer import, gpointer data, GError **error)
{
  Refreshing *refreshing = data;
  QimamFeedAnswer *next;
  gboolean more = TRUE;

  while (more && (next = qimam_feed_refresh_next (refreshing->refresh)) != NULL)
    {
      g_autoptr (QimamFeedAnswer) answer = next;

      if (!answer->asked)
        continue;
      qimam_import_set_origin (import, answer->row->url);
      if (answer->row->problem != NULL)
        qimam_job_refuse (refreshing->job, answer->row->title != NULL ? answer->row->title : answer->row->url,
                          answer->row->url, answer->row->problem);
      more = take_items (answer, take, import);
      g_ptr_array_add (refreshing->answered, answer->row);
      if (refreshing->told != NULL)
        refreshing->told (answer->row, refreshing->answered->len, refreshing->total, refreshing->data);
      answer->row = NULL;
    }
  return more;
}

/* What the user changed of a feed meanwhile stays. */
static gboolean
put_outcomes (QimamConnection *writer, gpointer data, GError **error)
{
  const GPtrArray *answered = data;
  g_autoptr (GPtrArray) feeds = qimam_store_feed_list (writer, error);

  if (feeds == NULL)
    return FALSE;
  for (guint i = 0; i < answered->len; i++)
    {
      QimamFeedRow *row = answered->pdata[i];
      g_autoptr (QimamFeedRow) now = take_feed (feeds, row->id);
      gint64 other = 0;

      if (now == NULL)
        continue;
      if (now->title != NULL)
        {
          g_free (row->title);
          row->title = g_steal_pointer (&now->title);
        }
      g_strfreev (row->folder);
      row->folder = g_steal_pointer (&now->folder);
      row->whole = now->whole;
      /* Two feeds may have moved to one address: the second stays where it is. */
      if (!qimam_store_feed_find (writer, row->url, &other, error))
        return FALSE;
      if (other != 0 && other != row->id)
        {
          g_free (row->url);
          row->url = g_steal_pointer (&now->url);
        }
      if (!qimam_store_feed_put (writer, row, error))
        return FALSE;
    }
  return TRUE;
}

/* (transfer full): the addresses of feeds */
static char **
list_addresses (const GPtrArray *rows)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; i < rows->len; i++)
    {
      const QimamFeedRow *row = rows->pdata[i];

      g_strv_builder_add (builder, row->title != NULL ? row->title : row->url);
    }
  return g_strv_builder_end (builder);
}

/* Takes @rows. */
static gboolean
refresh (QimamLibrary *self,
         GPtrArray *rows,
         QimamRefreshFunc told,
         QimamImportFunc func,
         gpointer data,
         QimamImportTotals *totals,
         GCancellable *cancellable,
         GError **error)
{
  g_autoptr (GPtrArray) answered = g_ptr_array_new_with_free_func ((GDestroyNotify) qimam_feed_row_free);
  Refreshing refreshing = { .answered = answered, .total = rows->len, .told = told, .data = data };
  g_auto (GStrv) addresses = list_addresses (rows);
  QimamImportTotals own_totals = { 0 };
  GError *problem = NULL;
  gboolean done;

  if (totals == NULL)
    totals = &own_totals;
  *totals = own_totals;
  if (rows->len == 0)
    {
      g_ptr_array_unref (rows);
      return TRUE;
    }
  refreshing.job = qimam_job_new (self, QIMAM_JOB_REFRESH, (const char *const *) addresses, NULL);
  refreshing.refresh = qimam_feed_refresh_start (rows, qimam_library_get_database (self), cancellable);
  done = qimam_library_import_from (self, refreshing.job, produce, &refreshing, func, data, totals,
                                    cancellable, &problem);
  qimam_feed_refresh_free (refreshing.refresh);
  /* A feed is only said to be fetched once its articles are there. */
  if (done && answered->len > 0)
    done = qimam_library_change (self, put_outcomes, answered, &problem);
  done = done && !g_cancellable_set_error_if_cancelled (cancellable, &problem);
  qimam_job_end (refreshing.job, totals, problem);
  if (problem != NULL)
    g_propagate_error (error, problem);
  return done;
}

gboolean
qimam_library_refresh_feeds (QimamLibrary *self,
                             const gint64 *ids,
                             guint n_ids,
                             QimamRefreshFunc told,
                             QimamImportFunc func,
                             gpointer data,
                             QimamImportTotals *totals,
                             GCancellable *cancellable,
                             GError **error)
{
  g_autoptr (GPtrArray) feeds = NULL, wanted = NULL;
  gint64 now = g_get_real_time () / G_USEC_PER_SEC;

  g_return_val_if_fail (QIMAM_IS_LIBRARY (self), FALSE);
  feeds = qimam_library_list_feeds (self, error);
  if (feeds == NULL)
    return FALSE;
  wanted = g_ptr_array_new_with_free_func ((GDestroyNotify) qimam_feed_row_free);
  for (guint i = 0; ids != NULL && i < n_ids; i++)
    {
      QimamFeedRow *feed = take_feed (feeds, ids[i]);

      if (feed == NULL)
        return fail_missing (ids[i], error);
      g_ptr_array_add (wanted, feed);
    }
  for (guint i = 0; ids == NULL && i < feeds->len;)
    if (((QimamFeedRow *) feeds->pdata[i])->next_fetch <= now)
      g_ptr_array_add (wanted, g_ptr_array_steal_index (feeds, i));
    else
      i++;
  return refresh (self, g_steal_pointer (&wanted), told, func, data, totals, cancellable, error);
}

/* ---- Subscribing ---- */

/* (transfer full): what people type and what other programs hand over */
static char *
complete_address (const char *address)
{
  g_autofree char *clean = qimam_wording_clean (address, -1);

  if (g_ascii_strncasecmp (clean, "feed:", 5) == 0)
    {
      const char *rest = clean + strlen ("feed:");

      return g_str_has_prefix (rest, "//") ? g_strconcat ("http:", rest, NULL) : g_strdup (rest);
    }
  return strstr (clean, "://") != NULL ? g_steal_pointer (&clean) : g_strconcat ("https://", clean, NULL);
}

/* Looks what an address gives: @url becomes that of the feed. Returns %FALSE with @error where there is none.
 */
static gboolean
find_feed (char **url, GCancellable *cancellable, GError **error)
{
  g_autoptr (QimamFetched) fetched = qimam_fetch (*url, cancellable, error);
  QimamExtractOptions options = { 0 };
  g_autoptr (GPtrArray) links = NULL;
  g_autofree char *page = NULL;

  if (fetched == NULL)
    return FALSE;
  options.content_type = fetched->content_type;
  if (qimam_format_guess (fetched->bytes, &options) == QIMAM_FORMAT_FEED)
    {
      if (fetched->moved_to != NULL)
        {
          g_free (*url);
          *url = g_steal_pointer (&fetched->moved_to);
        }
      return TRUE;
    }
  page = qimam_charset_decode (fetched->bytes, NULL, NULL, NULL, error);
  links = page != NULL ? qimam_feed_discover (page, fetched->address, error) : NULL;
  if (links == NULL || links->len == 0)
    {
      if (links != NULL)
        qimam_error_set_named (error, QIMAM_ERROR_NOT_FOUND, *url,
                               _ ("it is no feed, and the page names none"));
      else
        qimam_error_name (error, *url);
      return FALSE;
    }
  g_free (*url);
  *url = g_strdup (((QimamFeedLink *) links->pdata[0])->url);
  return TRUE;
}

gboolean
qimam_library_add_feed (QimamLibrary *self,
                        const char *address,
                        const char *title,
                        const char *const *folder,
                        gboolean whole,
                        QimamImportFunc func,
                        gpointer data,
                        QimamImportTotals *totals,
                        gint64 *id,
                        GCancellable *cancellable,
                        GError **error)
{
  g_autoptr (QimamFeedRow) feed = qimam_feed_row_new ();
  g_autofree char *named = title != NULL ? qimam_wording_clean (title, -1) : NULL;

  g_return_val_if_fail (QIMAM_IS_LIBRARY (self) && address != NULL && id != NULL, FALSE);
  *id = 0;
  feed->url = complete_address (address);
  if (!find_feed (&feed->url, cancellable, error))
    return FALSE;
  feed->title = named != NULL && *named != '\0' ? g_steal_pointer (&named) : NULL;
  feed->typed = TRUE;
  feed->whole = whole;
  if (folder != NULL)
    {
      g_strfreev (feed->folder);
      feed->folder = g_strdupv ((char **) folder);
    }
  if (!qimam_library_change (self, put_feed, feed, error))
    return FALSE;
  *id = feed->id;
  return qimam_library_refresh_feeds (self, id, 1, NULL, func, data, totals, cancellable, error);
}
