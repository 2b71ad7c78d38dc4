/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-feed-refresh.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "qimam-feed-schedule.h"
#include "qimam-fetcher.h"
#include "qimam-known-pieces.h"
#include "qimam-store-article.h"

#define MAX_REQUESTS 6
/* Pages that are fetched for the articles of one feed, each time. */
#define MAX_PAGES 30
/* Bytes: what is shorter is a summary. */
#define MIN_WHOLE 1000
#define GONE      410

typedef struct
{
  QimamFeedAnswer *answer;
  char *host;
  gboolean taken;
} Job;

struct _QimamFeedRefresh
{
  QimamDatabase *database;
  GCancellable *cancellable;
  GPtrArray *jobs;
  GPtrArray *threads;
  GAsyncQueue *answers;
  guint told; /* answers that were given out */
  GMutex lock;
  GCond changed;
  GHashTable *busy; /* hosts that are being asked */
};

void
qimam_feed_answer_free (QimamFeedAnswer *self)
{
  if (self == NULL)
    return;
  qimam_feed_row_free (self->row);
  qimam_feed_free (self->feed);
  g_free (self);
}

static void
job_free (Job *job)
{
  qimam_feed_answer_free (job->answer);
  g_free (job->host);
  g_free (job);
}

static char *
host_of (const char *address)
{
  g_autoptr (GUri) uri = g_uri_parse (address, G_URI_FLAGS_PARSE_RELAXED, NULL);
  const char *host = uri != NULL ? g_uri_get_host (uri) : NULL;

  return g_ascii_strdown (host != NULL ? host : "", -1);
}

void
qimam_feed_refresh_note (QimamFeedRow *row,
                         const QimamFeed *feed,
                         guint status,
                         gint64 max_age,
                         gint64 retry_after,
                         const char *problem,
                         gint64 now)
{
  QimamFeedOutcome outcome = { status, max_age, retry_after, 0 };
  gboolean worked = status == 304 || feed != NULL;

  row->failures = worked ? 0 : MIN (row->failures, 1000) + 1;
  row->status = status;
  row->fetched = now;
  outcome.failures = row->failures;
  row->next_fetch = qimam_feed_schedule (&outcome, now, g_random_double ());
  g_clear_pointer (&row->problem, g_free);
  if (!worked && status == GONE)
    row->problem = g_strdup (_ ("the feed is gone for good"));
  else if (!worked && problem != NULL)
    row->problem = g_strdup (problem);
  else if (!worked)
    row->problem = g_strdup_printf (_ ("the server answered %u"), status);
  else if (feed != NULL && feed->cut)
    row->problem = g_strdup (_ ("the feed breaks off; what stood before is there"));
}

/* ---- Whole articles ---- */

static gboolean
is_summary (const QimamDocument *item)
{
  gsize length = strlen (item->body);

  return item->url != NULL &&
         (length < MIN_WHOLE || g_str_has_suffix (item->body, "…") || g_str_has_suffix (item->body, "...") ||
          g_str_has_suffix (item->body, "[…]") || g_str_has_suffix (item->body, "[...]"));
}

/* Whether the publisher says to have changed an item after its text came, and has not said so before. */
static gboolean
is_changed_since (const QimamDocument *item, const char *retrieved, const char *modified)
{
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  g_autoptr (GDateTime) came = NULL, changed = NULL;

  if (item->modified == NULL || retrieved == NULL || g_strcmp0 (item->modified, modified) == 0)
    return FALSE;
  came = g_date_time_new_from_iso8601 (retrieved, utc);
  changed = g_date_time_new_from_iso8601 (item->modified, utc);
  return came != NULL && changed != NULL && g_date_time_compare (changed, came) > 0;
}

/* @changed: (out): whether its page is worth being fetched again */
static gboolean
is_known (QimamFeedRefresh *self, const QimamDocument *item, gboolean *changed)
{
  QimamConnection *reader = qimam_database_acquire_reader (self->database, self->cancellable, NULL);
  g_autofree char *retrieved = NULL, *modified = NULL;
  QimamStored stored = QIMAM_STORED_NEW;
  gint64 id;

  *changed = reader != NULL && qimam_store_article_find (reader, item, &stored, &id, NULL) && id != 0 &&
             qimam_store_article_times (reader, id, &retrieved, &modified, NULL) &&
             is_changed_since (item, retrieved, modified);
  qimam_database_release_reader (self->database, reader);
  return stored != QIMAM_STORED_NEW;
}

/* Waits until nobody asks @host. */
static void
enter_host (QimamFeedRefresh *self, const char *host)
{
  g_mutex_lock (&self->lock);
  while (g_hash_table_contains (self->busy, host))
    g_cond_wait (&self->changed, &self->lock);
  g_hash_table_add (self->busy, g_strdup (host));
  g_mutex_unlock (&self->lock);
}

static void
leave_host (QimamFeedRefresh *self, const char *host)
{
  g_mutex_lock (&self->lock);
  g_hash_table_remove (self->busy, host);
  g_cond_broadcast (&self->changed);
  g_mutex_unlock (&self->lock);
}

/* (transfer full) (nullable): the article of an item's page. Who typed the address of a feed on a machine of
 * the local network may read that machine's pages. */
static QimamDocument *
fetch_page (QimamFeedRefresh *self, const QimamFeedRow *row, const QimamDocument *item)
{
  g_autofree char *host = host_of (item->url), *own_host = host_of (row->url);
  const QimamFetchConditions conditions = { .untrusted = !row->typed || !g_str_equal (host, own_host) };
  g_autoptr (QimamFetched) fetched = NULL;
  QimamExtractOptions options = { .format = QIMAM_FORMAT_HTML };

  enter_host (self, host);
  fetched = qimam_fetch_if (item->url, &conditions, self->cancellable, NULL);
  leave_host (self, host);
  if (fetched == NULL || fetched->bytes == NULL)
    return NULL;
  options.url = item->url;
  options.content_type = fetched->content_type;
  return qimam_extract (fetched->bytes, &options, NULL);
}

/* The page has the text; what the feed says of the article stays. */
static void
complete (QimamDocument *item, QimamDocument *page)
{
#define TAKE(field)                                                                                          \
  G_STMT_START                                                                                               \
  {                                                                                                          \
    __auto_type before = item->field;                                                                        \
    item->field = page->field;                                                                               \
    page->field = before;                                                                                    \
  }                                                                                                          \
  G_STMT_END
  TAKE (body);
  TAKE (roles);
  TAKE (dropped);
  TAKE (original);
  TAKE (original_type);
  if (item->caption == NULL)
    TAKE (caption);
  if (item->byline == NULL)
    TAKE (byline);
  if (item->headline == NULL)
    TAKE (headline);
  if (item->image_url == NULL)
    TAKE (image_url);
  if (item->published.value == NULL)
    TAKE (published);
  if (item->modified == NULL)
    TAKE (modified);
#undef TAKE
}

/* Fetches the pages of new items and of those that were changed since; of the others that the library has,
 * whose summary would only replace the whole text, none is left. */
static void
fetch_pages (QimamFeedRefresh *self, const QimamFeedRow *row, QimamFeed *feed)
{
  guint n = 0;

  for (guint i = 0; i < feed->items->len && !g_cancellable_is_cancelled (self->cancellable);)
    {
      QimamDocument *item = feed->items->pdata[i];
      g_autoptr (QimamDocument) page = NULL;
      gboolean summary = is_summary (item), changed = FALSE,
               known = summary && is_known (self, item, &changed);

      if (summary && (!known || changed) && n++ < MAX_PAGES)
        page = fetch_page (self, row, item);
      if (page != NULL && strlen (page->body) <= strlen (item->body))
        g_clear_pointer (&page, qimam_document_free);
      if (known && page == NULL)
        {
          g_ptr_array_remove_index (feed->items, i);
          continue;
        }
      i++;
      if (page != NULL)
        complete (item, page);
    }
}

/* ---- One feed ---- */

static void
replace (char **field, const char *value)
{
  g_free (*field);
  *field = g_strdup (value);
}

/* Articles go under the name that the subscription has, unless an item names its own outlet. */
static void
name_source (QimamFeedRow *row, QimamFeed *feed)
{
  if (row->title == NULL)
    row->title = g_strdup (feed->title);
  if (row->home == NULL)
    row->home = g_strdup (feed->home);
  for (guint i = 0; i < feed->items->len; i++)
    {
      QimamDocument *item = feed->items->pdata[i];

      if (row->title != NULL && (item->source == NULL || g_strcmp0 (item->source, feed->title) == 0))
        replace (&item->source, row->title);
    }
}

static void
ask (QimamFeedRefresh *self, QimamFeedAnswer *answer)
{
  QimamFeedRow *row = answer->row;
  const QimamFetchConditions conditions = { row->etag, row->last_modified, !row->typed };
  g_autoptr (GError) error = NULL;
  g_autoptr (QimamFetched) fetched = qimam_fetch_if (row->url, &conditions, self->cancellable, &error);
  gint64 now = g_get_real_time () / G_USEC_PER_SEC;

  if (g_cancellable_is_cancelled (self->cancellable))
    return;
  answer->asked = TRUE;
  if (fetched != NULL && fetched->bytes != NULL)
    {
      QimamKnownPieces known = { self->database, self->cancellable, row->title };
      const QimamExtractOptions options = { .format = QIMAM_FORMAT_FEED,
                                            .url = fetched->address,
                                            .content_type = fetched->content_type,
                                            .is_known = qimam_known_pieces_ask,
                                            .known_data = &known };

      answer->feed = qimam_extract_feed (fetched->bytes, &options, &error);
    }
  qimam_feed_refresh_note (
      row, answer->feed, fetched != NULL ? fetched->status : 0, fetched != NULL ? fetched->max_age : -1,
      fetched != NULL ? fetched->retry_after : -1, error != NULL ? error->message : NULL, now);
  if (fetched != NULL && fetched->moved_to != NULL && row->failures == 0)
    replace (&row->url, fetched->moved_to);
  if (answer->feed == NULL)
    return;
  /* Of a feed that breaks off the rest is wanted the next time. */
  replace (&row->etag, answer->feed->cut ? NULL : fetched->etag);
  replace (&row->last_modified, answer->feed->cut ? NULL : fetched->last_modified);
  name_source (row, answer->feed);
}

/* ---- Threads ---- */

/* (transfer none) (nullable): a feed whose host is free; waits for one. NULL once none is left. */
static Job *
take_job (QimamFeedRefresh *self)
{
  Job *job = NULL;

  g_mutex_lock (&self->lock);
  while (job == NULL)
    {
      gboolean left = FALSE;

      for (guint i = 0; i < self->jobs->len && job == NULL; i++)
        {
          Job *candidate = self->jobs->pdata[i];

          left = left || !candidate->taken;
          if (!candidate->taken && !g_hash_table_contains (self->busy, candidate->host))
            job = candidate;
        }
      if (!left)
        break;
      if (job == NULL)
        g_cond_wait (&self->changed, &self->lock);
    }
  if (job != NULL)
    {
      job->taken = TRUE;
      g_hash_table_add (self->busy, g_strdup (job->host));
    }
  g_mutex_unlock (&self->lock);
  return job;
}

static gpointer
work (gpointer data)
{
  QimamFeedRefresh *self = data;
  Job *job;

  while ((job = take_job (self)) != NULL)
    {
      if (!g_cancellable_is_cancelled (self->cancellable))
        ask (self, job->answer);
      leave_host (self, job->host);
      if (job->answer->feed != NULL && job->answer->row->whole)
        fetch_pages (self, job->answer->row, job->answer->feed);
      g_async_queue_push (self->answers, job);
    }
  return NULL;
}

QimamFeedRefresh *
qimam_feed_refresh_start (GPtrArray *rows, QimamDatabase *database, GCancellable *cancellable)
{
  QimamFeedRefresh *self = g_new0 (QimamFeedRefresh, 1);

  self->database = database;
  self->cancellable = cancellable != NULL ? g_object_ref (cancellable) : NULL;
  self->jobs = g_ptr_array_new_with_free_func ((GDestroyNotify) job_free);
  self->threads = g_ptr_array_new ();
  self->answers = g_async_queue_new ();
  self->busy = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_mutex_init (&self->lock);
  g_cond_init (&self->changed);
  g_ptr_array_set_free_func (rows, NULL);
  for (guint i = 0; i < rows->len; i++)
    {
      Job *job = g_new0 (Job, 1);

      job->answer = g_new0 (QimamFeedAnswer, 1);
      job->answer->row = rows->pdata[i];
      job->host = host_of (job->answer->row->url);
      g_ptr_array_add (self->jobs, job);
    }
  g_ptr_array_unref (rows);
  for (guint i = 0; i < MIN (self->jobs->len, MAX_REQUESTS); i++)
    g_ptr_array_add (self->threads, g_thread_new ("qimam-feeds", work, self));
  return self;
}

QimamFeedAnswer *
qimam_feed_refresh_next (QimamFeedRefresh *self)
{
  Job *job;

  if (self->told == self->jobs->len)
    return NULL;
  job = g_async_queue_pop (self->answers);
  self->told++;
  return g_steal_pointer (&job->answer);
}

void
qimam_feed_refresh_free (QimamFeedRefresh *self)
{
  if (self == NULL)
    return;
  /* Those that nobody waits for any more are not asked for. */
  g_mutex_lock (&self->lock);
  for (guint i = 0; i < self->jobs->len; i++)
    ((Job *) self->jobs->pdata[i])->taken = TRUE;
  g_mutex_unlock (&self->lock);
  for (guint i = 0; i < self->threads->len; i++)
    g_thread_join (self->threads->pdata[i]);
  g_ptr_array_unref (self->threads);
  g_ptr_array_unref (self->jobs);
  g_async_queue_unref (self->answers);
  g_hash_table_unref (self->busy);
  g_mutex_clear (&self->lock);
  g_cond_clear (&self->changed);
  g_clear_object (&self->cancellable);
  g_free (self);
}
