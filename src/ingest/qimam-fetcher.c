/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-fetcher.h"

#include <libsoup/soup.h>
#include <string.h>

#define MAX_DECODED   (16 * 1024 * 1024)
#define MAX_REDIRECTS 5
#define IDLE_SECONDS  15
#define TOTAL_SECONDS 60
#define USER_AGENT    "Qimam/0.1 (news reader)"

typedef struct
{
  GCancellable *cancellable; /* ours: the caller's, or time */
  gboolean late;
} Attempt;

void
qimam_fetched_free (QimamFetched *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_free (self->address);
  g_free (self->content_type);
  g_free (self);
}

static gboolean
is_local (GInetAddress *address)
{
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
check_address (GUri *uri, gboolean may_be_local, GCancellable *cancellable, GError **error)
{
  const char *scheme = g_uri_get_scheme (uri), *host = g_uri_get_host (uri);

  if (g_strcmp0 (scheme, "http") != 0 && g_strcmp0 (scheme, "https") != 0)
    {
      g_set_error (error, QIMAM_ERROR, QIMAM_ERROR_UNSUPPORTED,
                   "led to an address of the kind “%s:”, which is not followed", scheme);
      return FALSE;
    }
  if (host == NULL || *host == '\0')
    {
      g_set_error_literal (error, QIMAM_ERROR, QIMAM_ERROR_UNSUPPORTED, "the address has no host");
      return FALSE;
    }
  if (!may_be_local && host_is_local (host, cancellable))
    {
      g_set_error (error, QIMAM_ERROR, QIMAM_ERROR_UNSUPPORTED,
                   "led to %s in the local network, which is not followed", host);
      return FALSE;
    }
  return TRUE;
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
        return g_byte_array_free_to_bytes (g_steal_pointer (&body));
      if (body->len + g_bytes_get_size (piece) > MAX_DECODED)
        {
          g_set_error (error, QIMAM_ERROR, QIMAM_ERROR_TOO_LARGE, "larger than the limit of %d MiB",
                       MAX_DECODED / (1024 * 1024));
          return NULL;
        }
      g_byte_array_append (body, g_bytes_get_data (piece, NULL), g_bytes_get_size (piece));
    }
}

/* A server that closes the connection half way gives no error: only the stated length tells. */
static gboolean
check_whole (SoupMessage *message, GBytes *body, GError **error)
{
  SoupMessageHeaders *headers = soup_message_get_response_headers (message);
  goffset stated = soup_message_headers_get_content_length (headers);

  if (soup_message_headers_get_encoding (headers) != SOUP_ENCODING_CONTENT_LENGTH ||
      soup_message_headers_get_one (headers, "Content-Encoding") != NULL ||
      stated == (goffset) g_bytes_get_size (body))
    return TRUE;
  g_set_error (error, QIMAM_ERROR, QIMAM_ERROR_UNREADABLE,
               "the connection broke off after %" G_GSIZE_FORMAT " of %" G_GOFFSET_FORMAT " bytes",
               g_bytes_get_size (body), stated);
  return FALSE;
}

static gboolean
check_status (SoupMessage *message, GError **error)
{
  guint status = soup_message_get_status (message);

  if (SOUP_STATUS_IS_SUCCESSFUL (status))
    return TRUE;
  g_set_error (error, QIMAM_ERROR,
               status == SOUP_STATUS_NOT_FOUND || status == SOUP_STATUS_GONE ? QIMAM_ERROR_NOT_FOUND
                                                                             : QIMAM_ERROR_UNREADABLE,
               "the server answered %u", status);
  return FALSE;
}

/* One request after the other, until no redirect is left. */
static QimamFetched *
follow (SoupSession *session, const char *address, GCancellable *cancellable, GError **error)
{
  g_autoptr (GUri) uri = g_uri_parse (address, SOUP_HTTP_URI_FLAGS, error);
  gboolean may_be_local;

  if (uri == NULL || !check_address (uri, TRUE, cancellable, error))
    return NULL;
  /* An address in the local network that a person typed is theirs to ask for, and may redirect there. */
  may_be_local = host_is_local (g_uri_get_host (uri), cancellable);
  for (guint hop = 0; hop <= MAX_REDIRECTS; hop++)
    {
      g_autoptr (SoupMessage) message = soup_message_new_from_uri ("GET", uri);
      g_autoptr (GInputStream) stream = NULL;
      g_autoptr (GBytes) body = NULL;
      g_autoptr (GUri) next = NULL;
      const char *location;
      QimamFetched *fetched;

      soup_message_add_flags (message, SOUP_MESSAGE_NO_REDIRECT);
      stream = soup_session_send (session, message, cancellable, error);
      if (stream == NULL)
        return NULL;
      location = soup_message_headers_get_one (soup_message_get_response_headers (message), "Location");
      if (SOUP_STATUS_IS_REDIRECTION (soup_message_get_status (message)) && location != NULL)
        {
          next = g_uri_parse_relative (uri, location, SOUP_HTTP_URI_FLAGS, error);
          if (next == NULL || !check_address (next, may_be_local, cancellable, error))
            return NULL;
          g_uri_unref (uri);
          uri = g_steal_pointer (&next);
          continue;
        }
      if (!check_status (message, error))
        return NULL;
      body = read_body (stream, cancellable, error);
      if (body == NULL || !check_whole (message, body, error))
        return NULL;
      fetched = g_new0 (QimamFetched, 1);
      fetched->bytes = g_steal_pointer (&body);
      fetched->address = g_uri_to_string (uri);
      fetched->content_type = g_strdup (
          soup_message_headers_get_one (soup_message_get_response_headers (message), "Content-Type"));
      return fetched;
    }
  g_set_error (error, QIMAM_ERROR, QIMAM_ERROR_UNREADABLE, "more than %d redirects", MAX_REDIRECTS);
  return NULL;
}

static void
cancel_cb (GCancellable *cancellable, gpointer own)
{
  g_cancellable_cancel (own);
}

QimamFetched *
qimam_fetch (const char *address, GCancellable *cancellable, GError **error)
{
  g_autoptr (GMainContext) context = g_main_context_new ();
  g_autoptr (GCancellable) own = g_cancellable_new ();
  g_autoptr (SoupSession) session = NULL;
  g_autoptr (GError) problem = NULL;
  Attempt attempt = { own, FALSE };
  QimamFetched *fetched;
  GThread *watch;
  gulong handler;

  g_return_val_if_fail (address != NULL, NULL);
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  g_main_context_push_thread_default (context);
  session = soup_session_new_with_options ("timeout", IDLE_SECONDS, "user-agent", USER_AGENT, NULL);
  handler = cancellable != NULL ? g_cancellable_connect (cancellable, G_CALLBACK (cancel_cb), own, NULL) : 0;
  watch = g_thread_new ("qimam-fetch-clock", watch_clock, &attempt);
  fetched = follow (session, address, own, &problem);
  g_cancellable_cancel (own);
  g_thread_join (watch);
  g_cancellable_disconnect (cancellable, handler);
  g_clear_object (&session);
  g_main_context_pop_thread_default (context);
  if (fetched != NULL)
    return fetched;
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  if (attempt.late)
    g_set_error (error, QIMAM_ERROR, QIMAM_ERROR_UNREADABLE, "%s: no whole answer within %d seconds", address,
                 TOTAL_SECONDS);
  else if (problem->domain == QIMAM_ERROR)
    g_set_error (error, QIMAM_ERROR, problem->code, "%s: %s", address, problem->message);
  else
    g_set_error (error, QIMAM_ERROR, QIMAM_ERROR_UNREADABLE, "%s: cannot be fetched: %s", address,
                 problem->message);
  return NULL;
}
