/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-fetcher.h"

#include <glib/gi18n-lib.h>
#include <libsoup/soup.h>
#include <string.h>

#include "qimam-http-fields.h"

#define MAX_DECODED   (16 * 1024 * 1024)
#define MAX_REDIRECTS 5
#define IDLE_SECONDS  15
#define TOTAL_SECONDS 60
#define USER_AGENT    "Qimam/0.1 (news reader)"

typedef struct
{
  GCancellable *cancellable; /* ours: the caller's, time, or a host that must not be asked */
  gboolean late;
  gboolean may_be_local;
  gboolean proxied;
  gboolean local; /* the connection was one into the local network */
} Attempt;

void
qimam_fetched_free (QimamFetched *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_free (self->address);
  g_free (self->moved_to);
  g_free (self->content_type);
  g_free (self->etag);
  g_free (self->last_modified);
  g_free (self);
}

static gboolean
is_local (GInetAddress *address)
{
  const guint8 *bytes = g_inet_address_to_bytes (address);

  /* 100.64/10, shared by carriers, and fc00::/7 are nobody's public addresses either; ::ffff:0:0/96 is an
   * address of the other family. */
  if (g_inet_address_get_family (address) == G_SOCKET_FAMILY_IPV6)
    {
      static const guint8 mapped[12] = { [10] = 0xff, [11] = 0xff };

      if (memcmp (bytes, mapped, sizeof mapped) == 0)
        {
          g_autoptr (GInetAddress) inner = g_inet_address_new_from_bytes (bytes + 12, G_SOCKET_FAMILY_IPV4);
          return is_local (inner);
        }
      if ((bytes[0] & 0xfe) == 0xfc)
        return TRUE;
    }
  else if (bytes[0] == 0 || (bytes[0] == 100 && (bytes[1] & 0xc0) == 64))
    return TRUE;
  return g_inet_address_get_is_loopback (address) || g_inet_address_get_is_link_local (address) ||
         g_inet_address_get_is_site_local (address) || g_inet_address_get_is_any (address) ||
         g_inet_address_get_is_multicast (address);
}

/* Whether a host name means a machine of the local network. A name that does not resolve is the request's
 * error. */
static gboolean
host_is_local (const char *host, GCancellable *cancellable)
{
  g_autoptr (GInetAddress) literal = g_inet_address_new_from_string (host);
  g_autoptr (GResolver) resolver = NULL;
  GList *addresses;
  gboolean local = FALSE;

  if (literal != NULL)
    return is_local (literal);
  resolver = g_resolver_get_default ();
  addresses = g_resolver_lookup_by_name (resolver, host, cancellable, NULL);
  for (GList *l = addresses; l != NULL; l = l->next)
    local = local || is_local (l->data);
  g_resolver_free_addresses (addresses);
  return local;
}

static gboolean
refuse_local (const char *host, GError **error)
{
  g_set_error (error, QIMAM_ERROR, QIMAM_ERROR_UNSUPPORTED,
               _ ("led to %s in the local network, which is not followed"), host);
  return FALSE;
}

static gboolean
check_address (GUri *uri, gboolean may_be_local, GCancellable *cancellable, GError **error)
{
  const char *scheme = g_uri_get_scheme (uri), *host = g_uri_get_host (uri);

  if (g_strcmp0 (scheme, "http") != 0 && g_strcmp0 (scheme, "https") != 0)
    {
      g_set_error (error, QIMAM_ERROR, QIMAM_ERROR_UNSUPPORTED,
                   _ ("led to an address of the kind “%s:”, which is not followed"), scheme);
      return FALSE;
    }
  if (host == NULL || *host == '\0')
    {
      g_set_error_literal (error, QIMAM_ERROR, QIMAM_ERROR_UNSUPPORTED, _ ("the address has no host"));
      return FALSE;
    }
  return may_be_local || !host_is_local (host, cancellable) || refuse_local (host, error);
}

/* A name can resolve to another address when the connection is made than when it was checked. */
static void
network_event_cb (SoupMessage *message, GSocketClientEvent event, GIOStream *connection, gpointer data)
{
  Attempt *attempt = data;
  g_autoptr (GSocketAddress) remote = NULL;

  if (event == G_SOCKET_CLIENT_PROXY_NEGOTIATING)
    attempt->proxied = TRUE;
  if (event != G_SOCKET_CLIENT_CONNECTED || attempt->may_be_local || attempt->proxied ||
      !G_IS_SOCKET_CONNECTION (connection))
    return;
  remote = g_socket_connection_get_remote_address (G_SOCKET_CONNECTION (connection), NULL);
  if (G_IS_INET_SOCKET_ADDRESS (remote) &&
      is_local (g_inet_socket_address_get_address (G_INET_SOCKET_ADDRESS (remote))))
    {
      attempt->local = TRUE;
      g_cancellable_cancel (attempt->cancellable);
    }
}

static gpointer
watch_clock (gpointer data)
{
  Attempt *attempt = data;
  gint64 end = g_get_monotonic_time () + TOTAL_SECONDS * G_USEC_PER_SEC;

  while (!g_cancellable_is_cancelled (attempt->cancellable))
    {
      if (g_get_monotonic_time () >= end)
        {
          attempt->late = TRUE;
          g_cancellable_cancel (attempt->cancellable);
          break;
        }
      g_usleep (50 * 1000);
    }
  return NULL;
}

/* (transfer full) (nullable): the body's stream unpacked. Ours, since libsoup's takes half of a packed body
 * for a whole one. */
static GInputStream *
unpack (SoupMessage *message, GInputStream *stream, GError **error)
{
  const char *packed =
      soup_message_headers_get_one (soup_message_get_response_headers (message), "Content-Encoding");
  g_autoptr (GConverter) converter = NULL;

  if (packed == NULL || *packed == '\0' || g_ascii_strcasecmp (packed, "identity") == 0)
    return g_object_ref (stream);
  if (g_ascii_strcasecmp (packed, "gzip") == 0 || g_ascii_strcasecmp (packed, "x-gzip") == 0)
    converter = G_CONVERTER (g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP));
  else if (g_ascii_strcasecmp (packed, "deflate") == 0)
    converter = G_CONVERTER (g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_ZLIB));
  if (converter != NULL)
    return g_converter_input_stream_new (stream, converter);
  g_set_error_literal (error, QIMAM_ERROR, QIMAM_ERROR_UNSUPPORTED,
                       _ ("packed in a way that was not asked for"));
  return NULL;
}

/* Reads the decoded body, never more than the limit. */
static GBytes *
read_body (GInputStream *stream, GCancellable *cancellable, GError **error)
{
  g_autoptr (GByteArray) body = g_byte_array_new ();

  while (TRUE)
    {
      g_autoptr (GBytes) piece = g_input_stream_read_bytes (stream, 64 * 1024, cancellable, error);

      if (piece == NULL)
        return NULL;
      if (g_bytes_get_size (piece) == 0)
        break;
      if (body->len + g_bytes_get_size (piece) > MAX_DECODED)
        {
          g_set_error (error, QIMAM_ERROR, QIMAM_ERROR_TOO_LARGE, _ ("larger than the limit of %d MiB"),
                       MAX_DECODED / (1024 * 1024));
          return NULL;
        }
      g_byte_array_append (body, g_bytes_get_data (piece, NULL), g_bytes_get_size (piece));
    }
  if (body->len > 0)
    return g_byte_array_free_to_bytes (g_steal_pointer (&body));
  /* That is also what a body in broken pieces looks like. */
  g_set_error_literal (error, QIMAM_ERROR, QIMAM_ERROR_EMPTY, _ ("the server sent nothing"));
  return NULL;
}

/* A server that closes the connection half way gives no error: only the stated length tells, and that is the
 * length before decoding. */
static gboolean
check_whole (SoupMessage *message, GError **error)
{
  SoupMessageHeaders *headers = soup_message_get_response_headers (message);
  SoupMessageMetrics *metrics = soup_message_get_metrics (message);
  guint64 stated = (guint64) soup_message_headers_get_content_length (headers), got;
  g_autofree char *came = NULL, *whole = NULL;

  if (soup_message_headers_get_encoding (headers) != SOUP_ENCODING_CONTENT_LENGTH || metrics == NULL)
    return TRUE;
  got = soup_message_metrics_get_response_body_bytes_received (metrics);
  if (got >= stated)
    return TRUE;
  came = g_strdup_printf ("%" G_GUINT64_FORMAT, got);
  whole = g_strdup_printf ("%" G_GUINT64_FORMAT, stated);
  /* Translators: the first %s is the number of bytes that came, the second of all */
  g_set_error (error, QIMAM_ERROR, QIMAM_ERROR_UNREADABLE,
               _ ("the connection broke off after %s of %s bytes"), came, whole);
  return FALSE;
}

static SoupMessage *
make_request (GUri *uri, const QimamFetchConditions *conditions, Attempt *attempt)
{
  SoupMessage *message = soup_message_new_from_uri ("GET", uri);
  SoupMessageHeaders *headers = soup_message_get_request_headers (message);

  soup_message_add_flags (message, SOUP_MESSAGE_NO_REDIRECT | SOUP_MESSAGE_COLLECT_METRICS);
  soup_message_headers_append (headers, "Accept-Encoding", "gzip, deflate");
  if (conditions != NULL && conditions->etag != NULL)
    soup_message_headers_append (headers, "If-None-Match", conditions->etag);
  if (conditions != NULL && conditions->last_modified != NULL)
    soup_message_headers_append (headers, "If-Modified-Since", conditions->last_modified);
  g_signal_connect (message, "network-event", G_CALLBACK (network_event_cb), attempt);
  return message;
}

/* (transfer full) (nullable): a field that a server wrote in whatever encoding */
static char *
dup_valid (const char *value)
{
  return value != NULL ? g_utf8_make_valid (value, -1) : NULL;
}

static QimamFetched *
read_answer (SoupMessage *message, GUri *uri, GInputStream *stream, GCancellable *cancellable, GError **error)
{
  SoupMessageHeaders *headers = soup_message_get_response_headers (message);
  g_autoptr (QimamFetched) fetched = g_new0 (QimamFetched, 1);
  g_autoptr (GInputStream) unpacked = NULL;

  fetched->status = soup_message_get_status (message);
  fetched->address = g_uri_to_string (uri);
  fetched->content_type = dup_valid (soup_message_headers_get_one (headers, "Content-Type"));
  fetched->etag = g_strdup (soup_message_headers_get_one (headers, "ETag"));
  fetched->last_modified = g_strdup (soup_message_headers_get_one (headers, "Last-Modified"));
  fetched->max_age = qimam_http_max_age (soup_message_headers_get_list (headers, "Cache-Control"));
  fetched->retry_after = qimam_http_retry_after (soup_message_headers_get_one (headers, "Retry-After"),
                                                 g_get_real_time () / G_USEC_PER_SEC);
  if (!SOUP_STATUS_IS_SUCCESSFUL (fetched->status))
    return g_steal_pointer (&fetched);
  unpacked = unpack (message, stream, error);
  fetched->bytes = unpacked != NULL ? read_body (unpacked, cancellable, error) : NULL;
  return fetched->bytes != NULL && check_whole (message, error) ? g_steal_pointer (&fetched) : NULL;
}

static gboolean
is_permanent (guint status)
{
  return status == SOUP_STATUS_MOVED_PERMANENTLY || status == SOUP_STATUS_PERMANENT_REDIRECT;
}

/* One request after the other, until no redirect is left. */
static QimamFetched *
follow (SoupSession *session,
        const char *address,
        const QimamFetchConditions *conditions,
        Attempt *attempt,
        GError **error)
{
  GCancellable *cancellable = attempt->cancellable;
  g_autoptr (GUri) uri = g_uri_parse (address, SOUP_HTTP_URI_FLAGS, error);
  gboolean trusted = conditions == NULL || !conditions->untrusted, permanent = TRUE;

  if (uri == NULL || !check_address (uri, trusted, cancellable, error))
    return NULL;
  /* An address in the local network that a person typed is theirs to ask for, and may redirect there. */
  attempt->may_be_local = trusted && host_is_local (g_uri_get_host (uri), cancellable);
  for (guint hop = 0; hop <= MAX_REDIRECTS; hop++)
    {
      g_autoptr (SoupMessage) message = make_request (uri, conditions, attempt);
      g_autoptr (GInputStream) stream = soup_session_send (session, message, cancellable, error);
      g_autoptr (GUri) next = NULL;
      QimamFetched *fetched;
      const char *location;
      guint status;

      if (stream == NULL)
        return NULL;
      status = soup_message_get_status (message);
      location = soup_message_headers_get_one (soup_message_get_response_headers (message), "Location");
      if (SOUP_STATUS_IS_REDIRECTION (status) && status != SOUP_STATUS_NOT_MODIFIED && location != NULL)
        {
          next = g_uri_parse_relative (uri, location, SOUP_HTTP_URI_FLAGS, error);
          if (next == NULL || !check_address (next, attempt->may_be_local, cancellable, error))
            return NULL;
          permanent = permanent && is_permanent (status);
          g_uri_unref (uri);
          uri = g_steal_pointer (&next);
          continue;
        }
      fetched = read_answer (message, uri, stream, cancellable, error);
      if (fetched != NULL && hop > 0 && permanent)
        fetched->moved_to = g_strdup (fetched->address);
      return fetched;
    }
  g_set_error (
      error, QIMAM_ERROR, QIMAM_ERROR_UNREADABLE,
      g_dngettext (GETTEXT_PACKAGE, "more than %d redirect", "more than %d redirects", MAX_REDIRECTS),
      MAX_REDIRECTS);
  return NULL;
}

static void
cancel_cb (GCancellable *cancellable, gpointer own)
{
  g_cancellable_cancel (own);
}

/* Why there is no answer, with the name of the address. */
static void
name_problem (const Attempt *attempt, const char *address, const GError *problem, GError **error)
{
  if (attempt->late)
    {
      g_set_error (error, QIMAM_ERROR, QIMAM_ERROR_UNREADABLE,
                   g_dngettext (GETTEXT_PACKAGE, "no whole answer within %d second",
                                "no whole answer within %d seconds", TOTAL_SECONDS),
                   TOTAL_SECONDS);
      qimam_error_name (error, address);
    }
  else if (attempt->local)
    {
      refuse_local ("a machine", error);
      qimam_error_name (error, address);
    }
  else if (problem->domain == QIMAM_ERROR)
    qimam_error_set_named (error, problem->code, address, problem->message);
  else
    {
      g_set_error (error, QIMAM_ERROR, QIMAM_ERROR_UNREADABLE, _ ("cannot be fetched: %s"), problem->message);
      qimam_error_name (error, address);
    }
}

QimamFetched *
qimam_fetch_if (const char *address,
                const QimamFetchConditions *conditions,
                GCancellable *cancellable,
                GError **error)
{
  g_autoptr (GMainContext) context = g_main_context_new ();
  g_autoptr (GCancellable) own = g_cancellable_new ();
  g_autoptr (SoupSession) session = NULL;
  g_autoptr (GError) problem = NULL;
  Attempt attempt = { .cancellable = own };
  QimamFetched *fetched;
  GThread *watch;
  gulong handler;

  g_return_val_if_fail (address != NULL, NULL);
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  g_main_context_push_thread_default (context);
  session = soup_session_new_with_options ("timeout", IDLE_SECONDS, "user-agent", USER_AGENT, NULL);
  soup_session_remove_feature_by_type (session, SOUP_TYPE_CONTENT_DECODER);
  handler = cancellable != NULL ? g_cancellable_connect (cancellable, G_CALLBACK (cancel_cb), own, NULL) : 0;
  watch = g_thread_new ("qimam-fetch-clock", watch_clock, &attempt);
  fetched = follow (session, address, conditions, &attempt, &problem);
  g_cancellable_cancel (own);
  g_thread_join (watch);
  g_cancellable_disconnect (cancellable, handler);
  g_clear_object (&session);
  g_main_context_pop_thread_default (context);
  if (fetched == NULL && !g_cancellable_set_error_if_cancelled (cancellable, error))
    name_problem (&attempt, address, problem, error);
  return fetched;
}

QimamFetched *
qimam_fetch (const char *address, GCancellable *cancellable, GError **error)
{
  g_autoptr (QimamFetched) fetched = qimam_fetch_if (address, NULL, cancellable, error);

  if (fetched == NULL || fetched->bytes != NULL)
    return g_steal_pointer (&fetched);
  g_set_error (error, QIMAM_ERROR,
               fetched->status == SOUP_STATUS_NOT_FOUND || fetched->status == SOUP_STATUS_GONE
                   ? QIMAM_ERROR_NOT_FOUND
                   : QIMAM_ERROR_UNREADABLE,
               _ ("the server answered %u"), fetched->status);
  qimam_error_name (error, address);
  return NULL;
}
