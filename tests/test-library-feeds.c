/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "http-server.h"
#include "qimam-library-feeds.h"

/* Subscriptions against a server of our own on the loopback. */

#define ITEM(n, title)                                                                                       \
  "<item><guid>" n "</guid><title>" title "</title><link>/story/" n                                          \
  "</link><pubDate>Wed, 16 Jun 2021 09:30:00 "                                                               \
  "GMT</pubDate><description>اجتمع الوفدان صباح اليوم في قاعة البلدية القديمة…</description></item>"
#define CHANGED_ITEM(updated)                                                                                  \
  "<item><guid>c</guid><title>خبر يتغير</title><link>/story/changing</link><pubDate>Wed, 16 Jun 2021 " \
  "09:30:00 GMT</pubDate>" updated                                                                             \
  "<description>اجتمع الوفدان صباح اليوم في قاعة البلدية القديمة…</description></item>"
#define STORY(end)                                                                                                                                                                    \
  "<html><head><meta charset=\"utf-8\"></head><body><article><h1>خبر يتغير</h1><p>اجتمع الوفدان صباح اليوم "                                             \
  "في "                                                                                                                                                                             \
  "قاعة البلدية القديمة وتبادلا وجهات النظر في ملفات المياه والحدود والتجارة بين البلدين.</p><p>وقالت " \
  "مصادر "                                                                                                                                                                       \
  "في البلدية إن الجلسة الختامية ستعقد في المساء، وقد " end ".</p></article></body></html>"
#define FEED(title, items)                                                                                   \
  "<?xml version=\"1.0\"?><rss version=\"2.0\"><channel><title>" title "</title>" items "</channel></rss>"

typedef struct
{
  HttpServer server;
  QimamLibrary *library;
  /* What the server does and saw */
  int grown;   /* the feed has another item */
  int changed; /* the story of the feed that changes is another one */
  int at_once; /* requests that wait for their answer */
  int most_at_once;
  int requests;
} Fixture;

static void
answer_feed (Fixture *fixture, SoupServerMessage *message)
{
  const char *tag = g_atomic_int_get (&fixture->grown) ? "\"two\"" : "\"one\"";
  const char *asked =
      soup_message_headers_get_one (soup_server_message_get_request_headers (message), "If-None-Match");

  http_put (message, "ETag", tag);
  if (g_strcmp0 (asked, tag) == 0)
    http_answer (message, 304, NULL, NULL);
  else
    http_answer (message, 200, "application/rss+xml",
                 g_atomic_int_get (&fixture->grown)
                     ? FEED ("المرفأ", ITEM ("1", "الأول") ITEM ("2", "الثاني") ITEM ("3", "الثالث"))
                     : FEED ("المرفأ", ITEM ("1", "الأول") ITEM ("2", "الثاني")));
}

static gboolean
answer_late (gpointer data)
{
  SoupServerMessage *message = data;
  Fixture *fixture = g_object_get_data (G_OBJECT (message), "fixture");

  g_atomic_int_add (&fixture->at_once, -1);
  http_answer (message, 200, "application/rss+xml", FEED ("بطيء", ITEM ("s", "بطيء")));
  soup_server_message_unpause (message);
  g_object_unref (message);
  return G_SOURCE_REMOVE;
}

/* Holds the request a little, so that others could come meanwhile. */
static void
hold (Fixture *fixture, SoupServerMessage *message)
{
  int now = g_atomic_int_add (&fixture->at_once, 1) + 1;
  GSource *timer = g_timeout_source_new (30);

  fixture->most_at_once = MAX (fixture->most_at_once, now);
  g_object_set_data (G_OBJECT (message), "fixture", fixture);
  soup_server_message_pause (message);
  g_source_set_callback (timer, answer_late, g_object_ref (message), NULL);
  g_source_attach (timer, fixture->server.context);
  g_source_unref (timer);
}

static void
handle (SoupServer *server, SoupServerMessage *message, const char *path, GHashTable *query, gpointer data)
{
  Fixture *fixture = data;

  g_atomic_int_inc (&fixture->requests);
  if (g_str_equal (path, "/feed"))
    answer_feed (fixture, message);
  else if (g_str_has_prefix (path, "/slow/"))
    hold (fixture, message);
  else if (g_str_equal (path, "/home"))
    http_answer (message, 200, "text/html",
                 "<html><head><link rel=\"alternate\" type=\"application/rss+xml\" title=\"Comments\" "
                 "href=\"/comments\">"
                 "<link rel=\"ALTERNATE\" type=\"application/rss+xml\" "
                 "href=\"feed\"></head><body><p>x</p></body></html>");
  else if (g_str_equal (path, "/bare"))
    http_answer (message, 200, "text/html", "<html><body><p>لا شيء هنا</p></body></html>");
  else if (g_str_equal (path, "/moved"))
    {
      http_put (message, "Location", "/feed");
      http_answer (message, 301, NULL, NULL);
    }
  else if (g_str_equal (path, "/cut"))
    {
      http_put (message, "ETag", "\"cut\"");
      http_answer (
          message, 200, "application/rss+xml",
          "<rss version=\"2.0\"><channel><title>مقطوع</title>" ITEM ("c", "قبل القطع") "<item><title>بع");
    }
  else if (g_str_equal (path, "/changing"))
    http_answer (message, 200, "application/rss+xml",
                 g_atomic_int_get (&fixture->changed)
                     ? FEED ("المرفأ", CHANGED_ITEM ("<updated>2190-01-01T00:00:00Z</updated>"))
                     : FEED ("المرفأ", CHANGED_ITEM ("")));
  else if (g_str_equal (path, "/story/changing"))
    http_answer (message, 200, "text/html; charset=utf-8",
                 g_atomic_int_get (&fixture->changed) ? STORY ("اتفق الجانبان على الخطة")
                                                      : STORY ("لم يتفق الجانبان على الخطة بعد"));
  else if (g_str_has_prefix (path, "/story/"))
    http_answer (
        message, 200, "text/html; charset=utf-8",
        "<html><head><meta charset=\"utf-8\"></head><body><article><h1>عنوان الصفحة</h1>"
        "<p>اجتمع الوفدان صباح اليوم في قاعة البلدية القديمة وتبادلا وجهات النظر في ملفات المياه والحدود "
        "والتجارة "
        "بين البلدين.</p><p>واتفق الجانبان على أن تلتقي لجنة من الخبراء في نهاية الشهر لوضع جدول زمني، "
        "على أن ترفع "
        "تقريرها إلى الوزيرين قبل الخريف.</p></article></body></html>");
  else if (g_str_equal (path, "/busy"))
    {
      http_put (message, "Retry-After", "7200");
      http_answer (message, 503, NULL, NULL);
    }
  else
    http_answer (message, g_str_equal (path, "/gone") ? 410 : 404, NULL, NULL);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  http_server_start (&fixture->server, handle, fixture);
  fixture->library = qimam_library_open (":memory:", NULL, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_object_unref (fixture->library);
  http_server_stop (&fixture->server);
}

static char *
address (Fixture *fixture, const char *path)
{
  return g_strdup_printf ("http://127.0.0.1:%u%s", fixture->server.port, path);
}

static gint64
add (Fixture *fixture, const char *path, gboolean whole, QimamImportTotals *totals, GError **error)
{
  g_autofree char *url = address (fixture, path);
  gint64 id = 0;

  qimam_library_add_feed (fixture->library, url, NULL, NULL, whole, NULL, NULL, totals, &id, NULL, error);
  return id;
}

static void
refresh (Fixture *fixture, gint64 id, QimamImportTotals *totals)
{
  g_autoptr (GError) error = NULL;

  qimam_library_refresh_feeds (fixture->library, &id, 1, NULL, NULL, NULL, totals, NULL, &error);
  g_assert_no_error (error);
}

static QimamFeedRow *
get_feed (Fixture *fixture, gint64 id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) feeds = qimam_library_list_feeds (fixture->library, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < feeds->len; i++)
    if (((QimamFeedRow *) feeds->pdata[i])->id == id)
      return g_ptr_array_steal_index (feeds, i);
  return NULL;
}

static void
test_refresh (Fixture *fixture, gconstpointer data)
{
  QimamImportTotals totals = { 0 };
  g_autoptr (GError) error = NULL;
  gint64 id = add (fixture, "/feed", FALSE, &totals, &error);
  g_autoptr (QimamFeedRow) feed = NULL;
  int requests;

  g_assert_no_error (error);
  g_assert_cmpuint (totals.counts[QIMAM_IMPORT_ADDED], ==, 2);
  feed = get_feed (fixture, id);
  g_assert_cmpstr (feed->title, ==, "المرفأ");
  g_assert_cmpstr (feed->etag, ==, "\"one\"");
  g_assert_cmpint (feed->next_fetch, >, feed->fetched);
  refresh (fixture, id, &totals);
  g_assert_cmpuint (totals.counts[QIMAM_IMPORT_ADDED] + totals.counts[QIMAM_IMPORT_UNCHANGED], ==, 0);
  g_atomic_int_set (&fixture->grown, 1);
  refresh (fixture, id, &totals);
  g_assert_cmpuint (totals.counts[QIMAM_IMPORT_ADDED], ==, 1);
  g_assert_cmpuint (totals.counts[QIMAM_IMPORT_UNCHANGED], ==, 2);
  /* Not due yet: nothing is asked. */
  requests = g_atomic_int_get (&fixture->requests);
  qimam_library_refresh_feeds (fixture->library, NULL, 0, NULL, NULL, NULL, &totals, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (g_atomic_int_get (&fixture->requests), ==, requests);
  /* The articles stay when the feed goes. */
  qimam_library_remove_feed (fixture->library, id, &error);
  g_assert_no_error (error);
  {
    g_autoptr (QimamFilter) filter = qimam_filter_new ();
    g_autoptr (GArray) ids = NULL;

    qimam_library_query (fixture->library, filter, &ids, NULL, &error);
    g_assert_no_error (error);
    g_assert_cmpuint (ids->len, ==, 3);
  }
}

static void
test_discovery (Fixture *fixture, gconstpointer data)
{
  QimamImportTotals totals = { 0 };
  g_autoptr (GError) error = NULL, bare = NULL, again = NULL;
  gint64 id = add (fixture, "/home", FALSE, &totals, &error);
  g_autoptr (QimamFeedRow) feed = get_feed (fixture, id);

  g_assert_no_error (error);
  g_assert_true (g_str_has_suffix (feed->url, "/feed"));
  g_assert_cmpint (add (fixture, "/bare", FALSE, &totals, &bare), ==, 0);
  g_assert_error (bare, QIMAM_ERROR, QIMAM_ERROR_NOT_FOUND);
  g_assert_cmpint (add (fixture, "/feed", FALSE, &totals, &again), ==, 0);
  g_assert_error (again, QIMAM_ERROR, QIMAM_ERROR_USAGE);
}

/* Puts a feed into the library as a list of subscriptions does. */
static gint64
subscribe (Fixture *fixture, const char *path)
{
  g_autofree char *url = address (fixture, path);
  g_autofree char *text =
      g_strdup_printf ("<opml><body><outline text=\"خلاصة\" xmlUrl=\"%s\"/></body></opml>", url);
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_auto (QimamOpmlTotals) totals = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) feeds = NULL;

  qimam_library_import_opml (fixture->library, bytes, "list.opml", &totals, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (totals.added, ==, 1);
  feeds = qimam_library_list_feeds (fixture->library, &error);
  return ((QimamFeedRow *) feeds->pdata[feeds->len - 1])->id;
}

static void
test_answers (Fixture *fixture, gconstpointer data)
{
  QimamImportTotals totals = { 0 };
  g_autoptr (GError) moved_error = NULL, gone_error = NULL, busy_error = NULL, cut_error = NULL;
  gint64 moved = add (fixture, "/moved", FALSE, &totals, &moved_error);
  g_autoptr (QimamFeedRow) feed = get_feed (fixture, moved), cut = NULL;
  gint64 id;

  g_assert_no_error (moved_error);
  g_assert_true (g_str_has_suffix (feed->url, "/feed"));
  /* Gone and busy servers give no feed to subscribe to. */
  g_assert_cmpint (add (fixture, "/gone", FALSE, &totals, &gone_error), ==, 0);
  g_assert_error (gone_error, QIMAM_ERROR, QIMAM_ERROR_NOT_FOUND);
  g_assert_cmpint (add (fixture, "/busy", FALSE, &totals, &busy_error), ==, 0);
  g_assert_error (busy_error, QIMAM_ERROR, QIMAM_ERROR_UNREADABLE);
  /* What stood before the break is there; the next time all of it is asked for. */
  id = add (fixture, "/cut", FALSE, &totals, &cut_error);
  g_assert_no_error (cut_error);
  g_assert_cmpuint (totals.counts[QIMAM_IMPORT_ADDED], >=, 1);
  cut = get_feed (fixture, id);
  g_assert_null (cut->etag);
  g_assert_nonnull (cut->problem);
}

/* Nobody typed the address of a list's feed: the local network is not asked. */
static void
test_untrusted (Fixture *fixture, gconstpointer data)
{
  gint64 id = subscribe (fixture, "/feed");
  QimamImportTotals totals = { 0 };
  g_autoptr (QimamFeedRow) feed = NULL;

  refresh (fixture, id, &totals);
  feed = get_feed (fixture, id);
  g_assert_cmpint (g_atomic_int_get (&fixture->requests), ==, 0);
  g_assert_cmpuint (feed->failures, ==, 1);
  g_assert_nonnull (strstr (feed->problem, "local network"));
  refresh (fixture, id, &totals);
  g_clear_pointer (&feed, qimam_feed_row_free);
  feed = get_feed (fixture, id);
  g_assert_cmpuint (feed->failures, ==, 2);
  g_assert_cmpint (feed->next_fetch - feed->fetched, >=, 2 * 60 * 60);
}

static void
test_one_a_host (Fixture *fixture, gconstpointer data)
{
  QimamImportTotals totals = { 0 };
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 8; i++)
    {
      g_autofree char *path = g_strdup_printf ("/slow/%u", i);
      gint64 id = add (fixture, path, FALSE, &totals, &error);

      g_assert_no_error (error);
      g_array_append_val (ids, id);
    }
  fixture->most_at_once = 0;
  qimam_library_refresh_feeds (fixture->library, (const gint64 *) ids->data, ids->len, NULL, NULL, NULL,
                               &totals, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (fixture->most_at_once, ==, 1);
}

static void
cancel_cb (const QimamFeedRow *feed, guint done, guint total, gpointer data)
{
  g_cancellable_cancel (data);
}

static void
test_cancel (Fixture *fixture, gconstpointer data)
{
  QimamImportTotals totals = { 0 };
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  gint64 ids[4];
  int before;

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      g_autofree char *path = g_strdup_printf ("/slow/%u", i);

      ids[i] = add (fixture, path, FALSE, &totals, &error);
      g_assert_no_error (error);
    }
  before = g_atomic_int_get (&fixture->requests);
  g_assert_false (qimam_library_refresh_feeds (fixture->library, ids, G_N_ELEMENTS (ids), cancel_cb, NULL,
                                               cancellable, &totals, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpint (g_atomic_int_get (&fixture->requests) - before, <, (int) G_N_ELEMENTS (ids));
}

/* The page has the text, the feed the rest. */
static void
test_whole (Fixture *fixture, gconstpointer data)
{
  QimamImportTotals totals = { 0 };
  g_autoptr (GError) error = NULL;
  gint64 id = add (fixture, "/feed", TRUE, &totals, &error);
  g_autoptr (QimamFeedRow) feed = get_feed (fixture, id);
  int requests;

  g_assert_no_error (error);
  g_assert_true (feed->whole);
  g_assert_cmpuint (totals.counts[QIMAM_IMPORT_ADDED], ==, 2);
  {
    g_autoptr (QimamArticle) article = qimam_library_load_article (fixture->library, 1, NULL, &error);

    g_assert_no_error (error);
    g_assert_cmpstr (article->document->headline, ==, "الأول");
    g_assert_cmpstr (article->document->source, ==, "المرفأ");
    g_assert_cmpstr (article->document->guid, ==, "1");
    g_assert_nonnull (strstr (article->document->body, "لجنة من الخبراء"));
    g_assert_true (g_str_has_prefix (article->document->published.value, "2021-06-16T09:30"));
  }
  /* Known articles are not fetched again. */
  g_atomic_int_set (&fixture->grown, 1);
  requests = g_atomic_int_get (&fixture->requests);
  refresh (fixture, id, &totals);
  g_assert_cmpuint (totals.counts[QIMAM_IMPORT_ADDED], ==, 1);
  g_assert_cmpuint (totals.counts[QIMAM_IMPORT_UPDATED], ==, 0);
  g_assert_cmpint (g_atomic_int_get (&fixture->requests) - requests, ==, 2);
}

static QimamArticle *
load_only (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  QimamArticle *article = qimam_library_load_article (fixture->library, 1, NULL, &error);

  g_assert_no_error (error);
  return article;
}

/* What the feed says was changed is fetched again, once; what it said before is kept. */
static void
test_changed (Fixture *fixture, gconstpointer data)
{
  QimamImportTotals totals = { 0 };
  g_autoptr (GError) error = NULL;
  gint64 id = add (fixture, "/changing", TRUE, &totals, &error);
  g_autoptr (QimamArticle) before = NULL, after = NULL, again = NULL;
  int requests;

  g_assert_no_error (error);
  before = load_only (fixture);
  g_assert_nonnull (strstr (before->document->body, "لم يتفق الجانبان"));
  g_assert_null (before->document->modified);
  g_atomic_int_set (&fixture->changed, 1);
  refresh (fixture, id, &totals);
  g_assert_cmpuint (totals.counts[QIMAM_IMPORT_UPDATED], ==, 1);
  after = load_only (fixture);
  g_assert_nonnull (strstr (after->document->body, "وقد اتفق الجانبان"));
  g_assert_true (g_str_has_prefix (after->document->modified, "2190-01-01"));
  g_assert_cmpuint (after->versions->len, ==, 1);
  /* The feed alone is asked for. */
  requests = g_atomic_int_get (&fixture->requests);
  refresh (fixture, id, &totals);
  g_assert_cmpint (g_atomic_int_get (&fixture->requests) - requests, ==, 1);
  again = load_only (fixture);
  g_assert_cmpuint (again->versions->len, ==, 1);
}

static void
test_edit (Fixture *fixture, gconstpointer data)
{
  QimamImportTotals totals = { 0 };
  g_autoptr (GError) error = NULL, missing = NULL;
  gint64 id = add (fixture, "/feed", FALSE, &totals, &error), none = 99;
  g_autoptr (QimamFeedRow) feed = get_feed (fixture, id), after = NULL;
  g_autofree char *text = NULL;

  g_free (feed->title);
  feed->title = g_strdup ("مرفأ الأخبار");
  g_strfreev (feed->folder);
  feed->folder = g_strsplit ("سياسة/فرعي", "/", -1);
  feed->whole = TRUE;
  qimam_library_edit_feed (fixture->library, feed, &error);
  g_assert_no_error (error);
  refresh (fixture, id, &totals);
  after = get_feed (fixture, id);
  g_assert_cmpstr (after->title, ==, "مرفأ الأخبار");
  g_assert_cmpstr (after->folder[1], ==, "فرعي");
  g_assert_true (after->whole);
  text = qimam_library_export_opml (fixture->library, &error);
  g_assert_nonnull (strstr (text, "<outline text=\"فرعي\">"));
  g_assert_nonnull (strstr (text, "مرفأ الأخبار"));
  g_assert_false (
      qimam_library_refresh_feeds (fixture->library, &none, 1, NULL, NULL, NULL, &totals, NULL, &missing));
  g_assert_error (missing, QIMAM_ERROR, QIMAM_ERROR_NOT_FOUND);
}

static void
test_opml (Fixture *fixture, gconstpointer data)
{
  static const char text[] =
      "<opml xmlns:r='http://reader.example/ns'><body><outline text='سياسة'><outline text='المرفأ' "
      "r:color='red' "
      "xmlUrl='https://marfa.example/rss'/></outline><outline text='ملف' xmlUrl='file:///x'/></body></opml>";
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text)), none = g_bytes_new_static ("x", 1);
  g_auto (QimamOpmlTotals) first = { 0 };
  g_auto (QimamOpmlTotals) second = { 0 };
  g_auto (QimamOpmlTotals) third = { 0 };
  g_autoptr (GError) error = NULL;
  g_autofree char *out = NULL;

  qimam_library_import_opml (fixture->library, bytes, "list.opml", &first, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (first.added, ==, 1);
  g_assert_cmpuint (first.refused->len, ==, 1);
  qimam_library_import_opml (fixture->library, bytes, "list.opml", &second, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (second.added, ==, 0);
  g_assert_cmpuint (second.known, ==, 1);
  out = qimam_library_export_opml (fixture->library, &error);
  g_assert_nonnull (strstr (out, "xmlns:r=\"http://reader.example/ns\""));
  g_assert_nonnull (strstr (out, "r:color=\"red\""));
  g_assert_false (qimam_library_import_opml (fixture->library, none, "list.opml", &third, &error));
  g_assert_nonnull (error);
}

/* --- items that come once more --- */

typedef struct
{
  guint counts[QIMAM_N_IMPORT_RESULTS];
  gint64 article; /* of the last item */
  char *headline;
} Told;

static void
told_cb (const QimamImportItem *item, guint done, guint total, gpointer data)
{
  Told *told = data;

  if (item == NULL)
    return;
  told->counts[item->result]++;
  told->article = item->article;
  g_free (told->headline);
  told->headline = g_strdup (item->headline);
}

/* Takes a feed in and says what became of its items: how many were added, updated, unchanged, refused. */
static char *
take (QimamLibrary *library, const char *feed, const char *source, Told *told)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (feed, strlen (feed));
  const QimamExtractOptions options = { .format = QIMAM_FORMAT_FEED, .name = "feed.xml", .source = source };
  g_autoptr (GError) error = NULL;

  g_free (told->headline);
  *told = (Told){ { 0 } };
  qimam_library_import_bytes (library, bytes, &options, told_cb, told, NULL, NULL, &error);
  g_assert_no_error (error);
  return g_strdup_printf ("%u %u %u %u", told->counts[QIMAM_IMPORT_ADDED], told->counts[QIMAM_IMPORT_UPDATED],
                          told->counts[QIMAM_IMPORT_UNCHANGED], told->counts[QIMAM_IMPORT_REFUSED]);
}

/* An item is known by all that its article is made of: what it says, and what is said of it. */
static void
test_known (void)
{
  static const char *const first = FEED ("المرفأ", ITEM ("1", "الأول") ITEM ("2", "الثاني"));
  static const struct
  {
    const char *items;
    const char *source;
    const char *outcome;
  } steps[] = {
    { ITEM ("1", "الأول") ITEM ("2", "الثاني"), NULL, "2 0 0 0" },
    { ITEM ("1", "الأول") ITEM ("2", "الثاني"), NULL, "0 0 2 0" },
    { ITEM ("3", "الثالث") ITEM ("1", "الأول") ITEM ("2", "الثاني"), NULL, "1 0 2 0" },
    /* Another headline, and then the first one again. */
    { ITEM ("1", "الأول معدلا") ITEM ("2", "الثاني"), NULL, "0 1 1 0" },
    { ITEM ("1", "الأول") ITEM ("2", "الثاني"), NULL, "0 1 1 0" },
    { ITEM ("1", "الأول") ITEM ("2", "الثاني"), NULL, "0 0 2 0" },
    /* The same items of another outlet are other articles. */
    { ITEM ("1", "الأول") ITEM ("2", "الثاني"), "الميناء", "2 0 0 0" },
    { ITEM ("1", "الأول") ITEM ("2", "الثاني"), NULL, "0 0 2 0" },
    { "<item><guid>4</guid></item>" ITEM ("2", "الثاني"), NULL, "0 0 1 1" },
  };
  g_autoptr (QimamLibrary) library = qimam_library_open (":memory:", NULL, NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *outcome = NULL;
  Told told = { { 0 } };

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      g_autofree char *feed =
          g_strdup_printf ("<rss version=\"2.0\"><channel><title>المرفأ</title>%s</channel></rss>",
                           steps[i].items);
      g_autofree char *seen = take (library, feed, steps[i].source, &told);

      g_test_message ("step %u", i);
      g_assert_cmpstr (seen, ==, steps[i].outcome);
      g_assert_cmpstr (told.headline, ==, "الثاني");
      g_assert_cmpint (told.article, >, 0);
    }
  /* What was removed comes back. */
  qimam_library_remove_articles (library, &told.article, 1, &error);
  g_assert_no_error (error);
  outcome = take (library, first, NULL, &told);
  g_assert_cmpstr (outcome, ==, "1 0 1 0");
  g_free (told.headline);
}

#define SERVED(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/feeds/known", test_known);
  SERVED ("/feeds/refresh", test_refresh);
  SERVED ("/feeds/discovery", test_discovery);
  SERVED ("/feeds/answers", test_answers);
  SERVED ("/feeds/untrusted", test_untrusted);
  SERVED ("/feeds/one-a-host", test_one_a_host);
  SERVED ("/feeds/cancel", test_cancel);
  SERVED ("/feeds/whole", test_whole);
  SERVED ("/feeds/changed", test_changed);
  SERVED ("/feeds/edit", test_edit);
  SERVED ("/feeds/opml", test_opml);
  return g_test_run ();
}
