/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "http-server.h"
#include "qimam-feed-schedule.h"
#include "qimam-fetcher.h"
#include "qimam-http-fields.h"

/* What the fetcher asks and what it makes of the answers, against a server of our own on the loopback. */

#define ETAG     "W/\"a \\\"quoted\\\" tag, with commas\""
#define MODIFIED "Wed, 16 Jun 2021 09:30:00 GMT"

static void
answer (SoupServerMessage *message, guint status, const char *body)
{
  http_answer (message, status, "text/xml; charset=utf-8", body);
}

/* A megabyte of zeros packs into a kilobyte. */
static GBytes *
make_bomb (gsize size)
{
  g_autoptr (GConverter) packer = G_CONVERTER (g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP, 9));
  g_autoptr (GOutputStream) memory = g_memory_output_stream_new_resizable ();
  g_autoptr (GOutputStream) stream = g_converter_output_stream_new (memory, packer);
  g_autofree char *zeros = g_malloc0 (1024 * 1024);

  for (gsize done = 0; done < size; done += 1024 * 1024)
    g_output_stream_write_all (stream, zeros, 1024 * 1024, NULL, NULL, NULL);
  g_output_stream_close (stream, NULL, NULL);
  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (memory));
}

static void
handle (SoupServer *server, SoupServerMessage *message, const char *path, GHashTable *query, gpointer data)
{
  SoupMessageHeaders *asked = soup_server_message_get_request_headers (message);

  if (g_str_equal (path, "/feed"))
    {
      gboolean same = g_strcmp0 (soup_message_headers_get_list (asked, "If-None-Match"), ETAG) == 0 &&
                      g_strcmp0 (soup_message_headers_get_list (asked, "If-Modified-Since"), MODIFIED) == 0;

      http_put (message, "ETag", ETAG);
      http_put (message, "Last-Modified", MODIFIED);
      http_put (message, "Cache-Control", "public, max-age=7200");
      answer (message, same ? 304 : 200, same ? NULL : "<rss/>");
    }
  else if (g_str_equal (path, "/agent"))
    answer (message, 200, soup_message_headers_get_one (asked, "User-Agent"));
  else if (g_str_equal (path, "/moved") || g_str_equal (path, "/moved-twice"))
    {
      http_put (message, "Location", g_str_equal (path, "/moved") ? "/feed" : "/moved");
      answer (message, g_str_equal (path, "/moved") ? 301 : 308, NULL);
    }
  else if (g_str_equal (path, "/elsewhere-today"))
    {
      http_put (message, "Location", "/moved");
      answer (message, 302, NULL);
    }
  else if (g_str_equal (path, "/busy"))
    {
      http_put (message, "Retry-After", "120");
      answer (message, 503, "later");
    }
  else if (g_str_equal (path, "/bomb") || g_str_equal (path, "/packed-cut"))
    {
      g_autoptr (GBytes) bomb = make_bomb ((g_str_equal (path, "/bomb") ? 64 : 2) * 1024 * 1024);
      gsize size = g_bytes_get_size (bomb);

      http_put (message, "Content-Encoding", "gzip");
      soup_server_message_set_status (message, 200, NULL);
      soup_server_message_set_response (message, "text/xml", SOUP_MEMORY_COPY, g_bytes_get_data (bomb, NULL),
                                        g_str_equal (path, "/bomb") ? size : size / 2);
    }
  else if (g_str_equal (path, "/nothing"))
    answer (message, 200, "");
  else
    answer (message, g_str_equal (path, "/gone") ? 410 : 404, NULL);
}

static void
set_up (HttpServer *server, gconstpointer data)
{
  http_server_start (server, handle, NULL);
}

static void
tear_down (HttpServer *server, gconstpointer data)
{
  http_server_stop (server);
}

static QimamFetched *
ask (HttpServer *server, const char *path, const QimamFetchConditions *conditions, GError **error)
{
  g_autofree char *address = g_strdup_printf ("http://127.0.0.1:%u%s", server->port, path);

  return qimam_fetch_if (address, conditions, NULL, error);
}

static void
test_conditions (HttpServer *server, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (QimamFetched) first = ask (server, "/feed", NULL, &error), second = NULL, other = NULL;
  QimamFetchConditions conditions = { 0 };

  g_assert_no_error (error);
  g_assert_cmpuint (first->status, ==, 200);
  g_assert_cmpstr (first->etag, ==, ETAG);
  g_assert_cmpstr (first->last_modified, ==, MODIFIED);
  g_assert_cmpint (first->max_age, ==, 7200);
  g_assert_cmpint (first->retry_after, ==, -1);
  g_assert_null (first->moved_to);
  conditions = (QimamFetchConditions){ .etag = first->etag, .last_modified = first->last_modified };
  second = ask (server, "/feed", &conditions, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (second->status, ==, 304);
  g_assert_null (second->bytes);
  conditions.etag = "\"another\"";
  other = ask (server, "/feed", &conditions, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (other->status, ==, 200);
  g_assert_nonnull (other->bytes);
}

static void
test_answers (HttpServer *server, gconstpointer data)
{
  static const struct
  {
    const char *path;
    guint status; /* 0: no answer */
    int code;
    const char *moved; /* how the address ends that is for good */
    gint64 retry_after;
  } cases[] = {
    { "/moved", 200, 0, "/feed", -1 },
    { "/moved-twice", 200, 0, "/feed", -1 },
    { "/elsewhere-today", 200, 0, NULL, -1 },
    { "/busy", 503, 0, NULL, 120 },
    { "/gone", 410, 0, NULL, -1 },
    { "/missing", 404, 0, NULL, -1 },
    { "/bomb", 0, QIMAM_ERROR_TOO_LARGE, NULL, -1 },
    { "/nothing", 0, QIMAM_ERROR_EMPTY, NULL, -1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (QimamFetched) fetched = ask (server, cases[i].path, NULL, &error);

      g_test_message ("%s: %s", cases[i].path, error != NULL ? error->message : "answered");
      if (cases[i].status == 0)
        {
          g_assert_null (fetched);
          g_assert_error (error, QIMAM_ERROR, cases[i].code);
          continue;
        }
      g_assert_no_error (error);
      g_assert_cmpuint (fetched->status, ==, cases[i].status);
      g_assert_cmpint (fetched->retry_after, ==, cases[i].retry_after);
      g_assert_true ((fetched->moved_to != NULL) == (cases[i].moved != NULL));
      if (cases[i].moved != NULL)
        g_assert_true (g_str_has_suffix (fetched->moved_to, cases[i].moved));
      g_assert_true ((fetched->bytes != NULL) == (cases[i].status == 200));
    }
}

/* Half of a packed body is no body. */
static void
test_packed_cut (HttpServer *server, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (QimamFetched) fetched = ask (server, "/packed-cut", NULL, &error);

  g_assert_null (fetched);
  g_assert_nonnull (error);
}

static void
test_agent (HttpServer *server, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (QimamFetched) fetched = ask (server, "/agent", NULL, &error);
  const char *agent;
  gsize size;

  g_assert_no_error (error);
  agent = g_bytes_get_data (fetched->bytes, &size);
  g_assert_nonnull (g_strstr_len (agent, (gssize) size, "Qimam"));
}

static void
test_untrusted (HttpServer *server, gconstpointer data)
{
  QimamFetchConditions conditions = { .untrusted = TRUE };
  g_autoptr (GError) error = NULL;
  g_autoptr (QimamFetched) fetched = ask (server, "/feed", &conditions, &error);

  g_assert_null (fetched);
  g_assert_error (error, QIMAM_ERROR, QIMAM_ERROR_UNSUPPORTED);
}

/* ---- A name that means one machine when it is checked and another when it is called ---- */

#define REBIND_TYPE_RESOLVER (rebind_resolver_get_type ())
G_DECLARE_FINAL_TYPE (RebindResolver, rebind_resolver, REBIND, RESOLVER, GResolver)

struct _RebindResolver
{
  GResolver parent_instance;
  guint asked;
};

G_DEFINE_FINAL_TYPE (RebindResolver, rebind_resolver, G_TYPE_RESOLVER)

static GList *
rebind_next (RebindResolver *self)
{
  return g_list_append (NULL,
                        g_inet_address_new_from_string (self->asked++ == 0 ? "192.0.2.7" : "127.0.0.1"));
}

static GList *
rebind_lookup (GResolver *resolver, const char *name, GCancellable *cancellable, GError **error)
{
  return rebind_next (REBIND_RESOLVER (resolver));
}

static GList *
rebind_lookup_with_flags (GResolver *resolver,
                          const char *name,
                          GResolverNameLookupFlags flags,
                          GCancellable *cancellable,
                          GError **error)
{
  return rebind_next (REBIND_RESOLVER (resolver));
}

static void
rebind_lookup_with_flags_async (GResolver *resolver,
                                const char *name,
                                GResolverNameLookupFlags flags,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer data)
{
  GTask *task = g_task_new (resolver, cancellable, callback, data);

  /* Both families are asked; one answer is enough. */
  if (flags & G_RESOLVER_NAME_LOOKUP_FLAGS_IPV6_ONLY)
    g_task_return_new_error (task, G_RESOLVER_ERROR, G_RESOLVER_ERROR_NOT_FOUND, "none");
  else
    g_task_return_pointer (task, rebind_next (REBIND_RESOLVER (resolver)),
                           (GDestroyNotify) g_resolver_free_addresses);
  g_object_unref (task);
}

static void
rebind_lookup_async (GResolver *resolver,
                     const char *name,
                     GCancellable *cancellable,
                     GAsyncReadyCallback callback,
                     gpointer data)
{
  rebind_lookup_with_flags_async (resolver, name, G_RESOLVER_NAME_LOOKUP_FLAGS_DEFAULT, cancellable, callback,
                                  data);
}

static GList *
rebind_lookup_finish (GResolver *resolver, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
rebind_resolver_class_init (RebindResolverClass *class)
{
  GResolverClass *resolver = G_RESOLVER_CLASS (class);

  resolver->lookup_by_name = rebind_lookup;
  resolver->lookup_by_name_with_flags = rebind_lookup_with_flags;
  resolver->lookup_by_name_async = rebind_lookup_async;
  resolver->lookup_by_name_finish = rebind_lookup_finish;
  resolver->lookup_by_name_with_flags_async = rebind_lookup_with_flags_async;
  resolver->lookup_by_name_with_flags_finish = rebind_lookup_finish;
}

static void
rebind_resolver_init (RebindResolver *self)
{
}

static void
test_rebinding (HttpServer *server, gconstpointer data)
{
  g_autoptr (GResolver) before = g_resolver_get_default ();
  g_autoptr (RebindResolver) resolver = g_object_new (REBIND_TYPE_RESOLVER, NULL);
  g_autofree char *address = g_strdup_printf ("http://rebind.example:%u/feed", server->port);
  QimamFetchConditions conditions = { .untrusted = TRUE };
  g_autoptr (GError) error = NULL;
  g_autoptr (QimamFetched) fetched = NULL;

  g_resolver_set_default (G_RESOLVER (resolver));
  fetched = qimam_fetch_if (address, &conditions, NULL, &error);
  g_resolver_set_default (before);
  g_assert_cmpuint (resolver->asked, >=, 2);
  g_assert_null (fetched);
  g_assert_error (error, QIMAM_ERROR, QIMAM_ERROR_UNSUPPORTED);
}

/* ---- Fields and times ---- */

static void
test_fields (void)
{
  static const struct
  {
    const char *value;
    gint64 seconds;
  } ages[] = { { NULL, -1 },           { "", -1 },
               { "max-age=60", 60 },   { "public, Max-Age=\"900\"", 900 },
               { "no-store", 0 },      { "max-age=300, no-cache", 0 },
               { "max-age=soon", -1 }, { "max-age=99999999999999999999", G_MAXINT32 },
               { "max-age=-5", -1 } },
    waits[] = { { NULL, -1 },
                { "120", 120 },
                { " 7 ", 7 },
                { "Wed, 16 Jun 2021 09:31:00 GMT", 60 },
                { "Wed, 16 Jun 2021 09:00:00 GMT", 0 },
                { "soon", -1 },
                { "-3", -1 } };
  const gint64 now = 1623835800; /* 2021-06-16T09:30:00Z */

  for (guint i = 0; i < G_N_ELEMENTS (ages); i++)
    g_assert_cmpint (qimam_http_max_age (ages[i].value), ==, ages[i].seconds);
  for (guint i = 0; i < G_N_ELEMENTS (waits); i++)
    g_assert_cmpint (qimam_http_retry_after (waits[i].value, now), ==, waits[i].seconds);
}

static void
test_schedule (void)
{
  static const struct
  {
    QimamFeedOutcome outcome;
    gint64 wait;
  } cases[] = {
    { { 200, -1, -1, 0 }, QIMAM_FEED_USUAL },
    { { 304, 60, -1, 0 }, QIMAM_FEED_USUAL },
    { { 200, 7200, -1, 0 }, 7200 },
    { { 200, 10000000, -1, 0 }, QIMAM_FEED_LONGEST },
    { { 503, -1, 30, 1 }, QIMAM_FEED_USUAL },
    { { 503, -1, 9000, 1 }, 9000 },
    { { 429, -1, 90000000, 1 }, QIMAM_FEED_LONGEST },
    { { 0, -1, -1, 1 }, QIMAM_FEED_USUAL },
    { { 0, -1, -1, 2 }, 2 * QIMAM_FEED_USUAL },
    { { 0, -1, -1, 4 }, 8 * QIMAM_FEED_USUAL },
    { { 0, -1, -1, 4000000 }, QIMAM_FEED_LONGEST },
  };
  const QimamFeedOutcome gone = { 410, -1, -1, 1 };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_assert_cmpint (qimam_feed_schedule (&cases[i].outcome, 1000, 0.0), ==, 1000 + cases[i].wait);
      g_assert_cmpint (qimam_feed_schedule (&cases[i].outcome, 1000, 1.0), ==,
                       1000 + cases[i].wait + cases[i].wait / 10);
    }
  g_assert_cmpint (qimam_feed_schedule (&gone, 1000, 0.5), ==, G_MAXINT64);
}

#define SERVED(path, func) g_test_add (path, HttpServer, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  SERVED ("/network/conditions", test_conditions);
  SERVED ("/network/answers", test_answers);
  SERVED ("/network/packed-cut", test_packed_cut);
  SERVED ("/network/agent", test_agent);
  SERVED ("/network/untrusted", test_untrusted);
  SERVED ("/network/rebinding", test_rebinding);
  g_test_add_func ("/network/fields", test_fields);
  g_test_add_func ("/network/schedule", test_schedule);
  return g_test_run ();
}
