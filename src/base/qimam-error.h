/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * QIMAM_ERROR:
 *
 * The error domain of the core. A message always names the item and the reason in one sentence, without a
 * trailing full stop, so that a program can print it as it is. A cancelled job reports %G_IO_ERROR_CANCELLED.
 */
#define QIMAM_ERROR (qimam_error_quark ())

typedef enum
{
  QIMAM_ERROR_FAILED,          /* anything that has no code of its own */
  QIMAM_ERROR_USAGE,           /* the caller asked for something that is not there: bad date, unknown key */
  QIMAM_ERROR_NOT_FOUND,       /* no such file, article, meeting */
  QIMAM_ERROR_UNREADABLE,      /* exists but cannot be read */
  QIMAM_ERROR_EMPTY,           /* nothing in it */
  QIMAM_ERROR_BINARY,          /* not text */
  QIMAM_ERROR_ENCODING,        /* text that cannot be decoded */
  QIMAM_ERROR_TOO_LARGE,       /* above a stated limit */
  QIMAM_ERROR_UNSUPPORTED,     /* of a kind that is not read */
  QIMAM_ERROR_LEXICON,         /* a lexicon table is wrong: names file, line, column */
  QIMAM_ERROR_LIBRARY,         /* the library file cannot be used */
  QIMAM_ERROR_LIBRARY_FOREIGN, /* the file is some other program's */
  QIMAM_ERROR_LIBRARY_NEWER,   /* the file was written by a newer Qimam */
  QIMAM_ERROR_LIBRARY_BUSY,    /* another program holds it */
  QIMAM_ERROR_LIBRARY_DAMAGED, /* a page does not read */
} QimamError;

GQuark qimam_error_quark (void);

/**
 * qimam_error_code_name:
 * @error: any error
 *
 * Gives the short stable name that the command line prints as "code", such as "not-found".
 *
 * Returns: (transfer none): a static string
 */
const char *qimam_error_code_name (const GError *error);

/* ---- Sentences that name a thing ---- */

/* The sentences of the core are in the language of the program that has bound the text domain; the core
 * itself sets no locale. */

/* (transfer full): "report.txt: the text is empty" */
char *qimam_error_tell_named (const char *name, const char *reason);

/* Sets an error of %QIMAM_ERROR that tells @reason of the thing @name. */
void qimam_error_set_named (GError **error, int code, const char *name, const char *reason);

/* Puts the name of the thing before what an error says, as g_prefix_error() does. Without an error it does
 * nothing. */
void qimam_error_name (GError **error, const char *name);

/* Sets %QIMAM_ERROR_NOT_FOUND; @sentence has one "%s", for the number @id: "There is no article %s". */
void qimam_error_set_missing (GError **error, const char *sentence, gint64 id);

/* What a message says behind the name of the thing, in whatever language it was told; the whole @message
 * where it does not begin with @name (nullable). */
const char *qimam_error_skip_name (const char *message, const char *name);

G_END_DECLS
