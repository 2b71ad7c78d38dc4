/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "qimam-error.h"

G_BEGIN_DECLS

/* What an address gave. */
typedef struct
{
  GBytes *bytes;
  char *address;      /* the last one, after redirects */
  char *content_type; /* (nullable) as the server said, with its charset */
} QimamFetched;

void qimam_fetched_free (QimamFetched *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (QimamFetched, qimam_fetched_free)

/**
 * qimam_fetch:
 * @address: an http or https address
 *
 * Gets a document and waits for it: 15 seconds without a byte or 60 seconds in all end the attempt, and so do
 * more than 16 MiB of decoded content. Five redirects are followed; each is checked anew: only http and
 * https, and from a public address never to a host of the local network. A body that is cut short is an
 * error. May be called from any thread.
 *
 * Errors: %QIMAM_ERROR_UNSUPPORTED (address), %QIMAM_ERROR_NOT_FOUND, %QIMAM_ERROR_TOO_LARGE,
 * %QIMAM_ERROR_UNREADABLE; %G_IO_ERROR_CANCELLED.
 */
QimamFetched *qimam_fetch (const char *address, GCancellable *cancellable, GError **error);

G_END_DECLS
