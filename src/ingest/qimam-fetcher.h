/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "qimam-error.h"

G_BEGIN_DECLS

/* What is known of an address from the last time. All members may be empty. */
typedef struct
{
  const char *etag;          /* byte for byte as the server sent it */
  const char *last_modified; /* byte for byte as the server sent it */
  gboolean untrusted;        /* nobody typed the address: it must not lie in the local network */
} QimamFetchConditions;

/* What an address gave. */
typedef struct
{
  guint status;        /* of HTTP: 200, 304, 410, 503 … */
  GBytes *bytes;       /* (nullable) the decoded body of a 200 */
  char *address;       /* the last one, after redirects */
  char *moved_to;      /* (nullable) where the address is now for good: every redirect on the way said so */
  char *content_type;  /* (nullable) as the server said, with its charset */
  char *etag;          /* (nullable) */
  char *last_modified; /* (nullable) */
  gint64 max_age;      /* seconds for which the answer is said to be fresh, -1: not said */
  gint64 retry_after;  /* seconds to wait before the next request, -1: not said */
} QimamFetched;

void qimam_fetched_free (QimamFetched *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (QimamFetched, qimam_fetched_free)

/**
 * qimam_fetch_if:
 * @address: an http or https address
 * @conditions: (nullable)
 *
 * Asks for a document and waits for the answer, whatever its status: 15 seconds without a byte or 60 seconds
 * in all end the attempt, and so do more than 16 MiB of decoded content. Five redirects are followed; each is
 * checked anew: only http and https, and from a public address never to a host of the local network, be it by
 * name or by what the name resolves to when the connection is made. A body that is cut short is an error. May
 * be called from any thread.
 *
 * Errors, where there is no answer: %QIMAM_ERROR_UNSUPPORTED (address), %QIMAM_ERROR_TOO_LARGE,
 * %QIMAM_ERROR_EMPTY, %QIMAM_ERROR_UNREADABLE; %G_IO_ERROR_CANCELLED. Each names @address.
 */
QimamFetched *qimam_fetch_if (const char *address,
                              const QimamFetchConditions *conditions,
                              GCancellable *cancellable,
                              GError **error);

/**
 * qimam_fetch:
 *
 * As qimam_fetch_if() for an address that a person typed; an answer other than the document is an error, too:
 * %QIMAM_ERROR_NOT_FOUND, %QIMAM_ERROR_UNREADABLE.
 */
QimamFetched *qimam_fetch (const char *address, GCancellable *cancellable, GError **error);

G_END_DECLS
