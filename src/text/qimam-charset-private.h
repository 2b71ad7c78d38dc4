/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* How much of a text is looked at for what it is. */
#define QIMAM_CHARSET_PROBE (64 * 1024)

/* What stands for a character that cannot be read. */
#define QIMAM_CHARSET_REPLACEMENT "\xEF\xBF\xBD"

/* (transfer full) (nullable): the charset that a label as people write it means on the web. */
char *qimam_charset_canonical (const char *label);

/* (transfer full) (nullable): converts, with U+FFFD in place of what does not fit. @lost: how many. NULL
 * where the charset is not known. */
char *
qimam_charset_convert (const char *data, gsize length, const char *charset, gsize *out_length, gsize *lost);

/* "UTF-16LE", "UTF-16BE" or NULL, by the bytes. */
const char *qimam_charset_guess_utf16 (const guchar *data, gsize length);

/* A reading of bytes. */
typedef struct
{
  char *text; /* not yet cleaned; NULL: the bytes are UTF-8 as they are */
  gsize length;
  char *charset;
  gsize lost;
} QimamCharsetReading;

void qimam_charset_reading_clear (QimamCharsetReading *reading);

/* Bytes that are neither UTF-8 nor UTF-16: the first charset that is told and makes sense, else the one that
 * makes the most sense. FALSE where none does. */
gboolean qimam_charset_read_legacy (
    const char *data, gsize length, const char *http, const char *declared, QimamCharsetReading *reading);

/* (transfer full) (nullable): what a UTF-8 text was before it was taken for windows-1252 or windows-1256 and
 * encoded once more; NULL where that did not happen. */
char *qimam_charset_undo_twice (const char *text, gsize length, gsize *out_length);

G_END_DECLS
