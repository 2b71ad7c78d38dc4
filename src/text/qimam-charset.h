/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "qimam-error.h"

G_BEGIN_DECLS

/* How a text was decoded. */
typedef struct
{
  char *charset;     /* the IANA name that was used, such as "UTF-8" or "windows-1256" */
  gboolean replaced; /* invalid sequences or NULs were replaced by U+FFFD or dropped */
} QimamDecoding;

void qimam_decoding_clear (QimamDecoding *self);

/**
 * qimam_charset_decode:
 * @data: the bytes as received
 * @http_charset: (nullable): what the server said
 * @declared: (nullable): what the document says of itself (meta, XML declaration)
 * @decoding: (out) (optional): how it was read; clear with qimam_decoding_clear()
 *
 * Turns bytes into UTF-8 in this order of trust: byte order mark, bytes that are valid UTF-8, @http_charset,
 * @declared, a guess (uchardet, then the Arabic charsets). What is told counts where its reading makes sense.
 * UTF-8 that was taken for another charset and encoded twice is put right. The result is valid UTF-8 without
 * NUL and without a byte order mark.
 *
 * Errors: %QIMAM_ERROR_EMPTY (no bytes, or white space alone), %QIMAM_ERROR_BINARY (not a text),
 * %QIMAM_ERROR_ENCODING (no charset fits).
 *
 * Returns: (transfer full): the text, NUL-terminated
 */
char *qimam_charset_decode (
    GBytes *data, const char *http_charset, const char *declared, QimamDecoding *decoding, GError **error);

G_END_DECLS
