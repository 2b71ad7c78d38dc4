/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-library-feeds.h"

#include <string.h>

#include "qimam-charset.h"
#include "qimam-feed-discovery.h"
#include "qimam-feed-refresh.h"
#include "qimam-fetcher.h"
#include "qimam-library-private.h"
#include "qimam-opml.h"
#include "qimam-wording.h"

#define SETTING_NAMESPACES "opml-namespaces"

void
qimam_opml_totals_clear (QimamOpmlTotals *self)
{
  g_clear_pointer (&self->refused, g_ptr_array_unref);
}

GPtrArray *
qimam_library_list_feeds (QimamLibrary *self, GError **error)
{
  QimamDatabase *database;
  QimamConnection *reader;
  GPtrArray *feeds;

  g_return_val_if_fail (QIMAM_IS_LIBRARY (self), NULL);
  database = qimam_library_get_database (self);
  reader = qimam_database_acquire_reader (database, NULL, error);
  if (reader == NULL)
    return NULL;
  feeds = qimam_store_feed_list (reader, error);
  qimam_database_release_reader (database, reader);
  return feeds;
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
  g_set_error (error, QIMAM_ERROR, QIMAM_ERROR_NOT_FOUND, "There is no feed %" G_GINT64_FORMAT, id);
  return FALSE;
}

/* ---- One writer transaction each ---- */

typedef gboolean (*Change) (QimamConnection *writer, gpointer data, GError **error);

static gboolean
change (QimamLibrary *self, Change func, gpointer data, GError **error)
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
  return change (self, edit_feed, (gpointer) feed, error);
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
  return change (self, put_feed, (gpointer) feed, error);
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
  return change (self, remove_feed, &id, error);
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
    done = change (self, put_outcomes, answered, &problem);
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
        g_set_error (error, QIMAM_ERROR, QIMAM_ERROR_NOT_FOUND, "%s: it is no feed, and the page names none",
                     *url);
      else
        g_prefix_error (error, "%s: ", *url);
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
  if (!change (self, put_feed, feed, error))
    return FALSE;
  *id = feed->id;
  return qimam_library_refresh_feeds (self, id, 1, NULL, func, data, totals, cancellable, error);
}

/* ---- Lists of subscriptions ---- */

typedef struct
{
  const QimamOpml *list;
  QimamOpmlTotals *totals;
} Adding;

/* What the attributes of other programs need; those of several lists are kept side by side. */
static gboolean
put_namespaces (QimamConnection *writer, const char *namespaces, GError **error)
{
  g_autoptr (QimamSql) put =
      qimam_connection_prepare (writer, "INSERT OR REPLACE INTO setting (name, value) VALUES (?, ?)", error);

  if (put == NULL)
    return FALSE;
  qimam_sql_bind (put, "tt", SETTING_NAMESPACES, namespaces);
  return qimam_sql_run (put, error);
}

/* (transfer full) (nullable): NULL where there are none, or with @error */
static char *
get_namespaces (QimamConnection *connection, GError **error)
{
  g_autoptr (QimamSql) select =
      qimam_connection_prepare (connection, "SELECT value FROM setting WHERE name = ?", error);
  gboolean row = FALSE;

  if (select == NULL)
    return NULL;
  qimam_sql_bind (select, "t", SETTING_NAMESPACES);
  return qimam_sql_next (select, &row, error) && row ? qimam_sql_dup_text (select, 0) : NULL;
}

/* (transfer full): without saying a prefix twice; the first meaning of a prefix stays */
static char *
join_namespaces (const char *before, const char *more)
{
  g_auto (GStrv) pieces = g_strsplit (more, " ", -1);
  GString *joined = g_string_new (before);

  for (guint i = 0; pieces[i] != NULL; i++)
    {
      g_autofree char *prefix = g_strndup (pieces[i], strcspn (pieces[i], "=") + 1);

      if (*pieces[i] != '\0' && strstr (joined->str, prefix) == NULL)
        g_string_append_printf (joined, "%s%s", joined->len > 0 ? " " : "", pieces[i]);
    }
  return g_string_free (joined, FALSE);
}

static gboolean
add_list (QimamConnection *writer, gpointer data, GError **error)
{
  Adding *adding = data;
  const QimamOpml *list = adding->list;

  for (guint i = 0; i < list->feeds->len; i++)
    {
      const QimamOpmlFeed *feed = list->feeds->pdata[i];
      g_autoptr (QimamFeedRow) row = g_new0 (QimamFeedRow, 1);
      gint64 known;

      if (!qimam_store_feed_find (writer, feed->url, &known, error))
        return FALSE;
      if (known != 0)
        {
          adding->totals->known++;
          continue;
        }
      row->url = g_strdup (feed->url);
      row->title = g_strdup (feed->title);
      row->home = g_strdup (feed->home);
      row->folder = g_strdupv (feed->folder);
      row->attributes = g_strdup (feed->attributes);
      if (!qimam_store_feed_put (writer, row, error))
        return FALSE;
      adding->totals->added++;
    }
  if (list->namespaces != NULL)
    {
      g_autofree char *before = get_namespaces (writer, NULL);
      g_autofree char *joined = join_namespaces (before != NULL ? before : "", list->namespaces);

      return put_namespaces (writer, joined, error);
    }
  return TRUE;
}

/* (transfer full) (nullable): a list, and in @totals what of it is refused */
static QimamOpml *
read_list (GBytes *bytes, const char *name, QimamOpmlTotals *totals, GError **error)
{
  QimamOpml *list;

  *totals = (QimamOpmlTotals){ 0 };
  list = qimam_opml_read_bytes (bytes, name, error);
  if (list == NULL)
    return NULL;
  totals->refused = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < list->refused->len; i++)
    {
      const QimamOpmlRefused *refused = list->refused->pdata[i];

      g_ptr_array_add (
          totals->refused,
          g_strdup_printf ("%s: %s", refused->title != NULL ? refused->title : name, refused->why));
    }
  return list;
}

gboolean
qimam_library_import_opml (
    QimamLibrary *self, GBytes *bytes, const char *name, QimamOpmlTotals *totals, GError **error)
{
  const char *items[2] = { name };
  g_autoptr (QimamOpml) list = NULL;
  Adding adding = { .totals = totals };
  QimamImportTotals told = { 0 };
  GError *problem = NULL;
  QimamJob *job;
  gboolean done;

  g_return_val_if_fail (QIMAM_IS_LIBRARY (self) && bytes != NULL && totals != NULL, FALSE);
  list = read_list (bytes, name, totals, error);
  if (list == NULL)
    return FALSE;
  job = qimam_job_new (self, QIMAM_JOB_SUBSCRIPTIONS, items, NULL);
  for (guint i = 0; i < list->refused->len; i++)
    {
      const QimamOpmlRefused *refused = list->refused->pdata[i];

      qimam_job_refuse (job, refused->title != NULL ? refused->title : name, NULL, refused->why);
    }
  adding.list = list;
  done = change (self, add_list, &adding, &problem);
  told.counts[QIMAM_IMPORT_ADDED] = done ? totals->added : 0;
  told.counts[QIMAM_IMPORT_UNCHANGED] = done ? totals->known : 0;
  qimam_job_end (job, &told, problem);
  if (problem != NULL)
    g_propagate_error (error, problem);
  return done;
}

gboolean
qimam_library_look_at_opml (
    QimamLibrary *self, GBytes *bytes, const char *name, QimamOpmlTotals *totals, GError **error)
{
  g_autoptr (QimamOpml) list = NULL;
  g_autoptr (GPtrArray) feeds = NULL;
  g_autoptr (GHashTable) known = g_hash_table_new (g_str_hash, g_str_equal);

  g_return_val_if_fail (QIMAM_IS_LIBRARY (self) && bytes != NULL && totals != NULL, FALSE);
  list = read_list (bytes, name, totals, error);
  feeds = list != NULL ? qimam_library_list_feeds (self, error) : NULL;
  if (feeds == NULL)
    return FALSE;
  for (guint i = 0; i < feeds->len; i++)
    g_hash_table_add (known, ((QimamFeedRow *) feeds->pdata[i])->url);
  /* A list may name a feed twice. */
  for (guint i = 0; i < list->feeds->len; i++)
    if (g_hash_table_add (known, ((QimamOpmlFeed *) list->feeds->pdata[i])->url))
      totals->added++;
    else
      totals->known++;
  return TRUE;
}

char *
qimam_library_export_opml (QimamLibrary *self, GError **error)
{
  g_autoptr (QimamOpml) list = qimam_opml_new ();
  g_autoptr (GPtrArray) feeds = NULL;
  QimamDatabase *database;
  QimamConnection *reader;

  g_return_val_if_fail (QIMAM_IS_LIBRARY (self), NULL);
  database = qimam_library_get_database (self);
  reader = qimam_database_acquire_reader (database, NULL, error);
  if (reader == NULL)
    return NULL;
  feeds = qimam_store_feed_list (reader, error);
  list->namespaces = get_namespaces (reader, NULL);
  qimam_database_release_reader (database, reader);
  if (feeds == NULL)
    return NULL;
  for (guint i = 0; i < feeds->len; i++)
    {
      QimamFeedRow *feed = feeds->pdata[i];

      qimam_opml_add (list, g_strdup (feed->title), g_strdup (feed->url), g_strdup (feed->home),
                      g_strdupv (feed->folder), g_strdup (feed->attributes));
    }
  return qimam_opml_write (list);
}
