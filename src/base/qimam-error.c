/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-error.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <string.h>

/* clang-format off */
G_DEFINE_QUARK (qimam-error-quark, qimam_error)
/* clang-format on */

const char *
qimam_error_code_name (const GError *error)
{
  static const char *const names[] = {
    [QIMAM_ERROR_FAILED] = "failed",
    [QIMAM_ERROR_USAGE] = "usage",
    [QIMAM_ERROR_NOT_FOUND] = "not-found",
    [QIMAM_ERROR_UNREADABLE] = "unreadable",
    [QIMAM_ERROR_EMPTY] = "empty",
    [QIMAM_ERROR_BINARY] = "binary",
    [QIMAM_ERROR_ENCODING] = "encoding",
    [QIMAM_ERROR_TOO_LARGE] = "too-large",
    [QIMAM_ERROR_UNSUPPORTED] = "unsupported",
    [QIMAM_ERROR_LEXICON] = "lexicon",
    [QIMAM_ERROR_LIBRARY] = "library",
    [QIMAM_ERROR_LIBRARY_FOREIGN] = "library-foreign",
    [QIMAM_ERROR_LIBRARY_NEWER] = "library-newer",
    [QIMAM_ERROR_LIBRARY_BUSY] = "library-busy",
    [QIMAM_ERROR_LIBRARY_DAMAGED] = "library-damaged",
  };

  if (error == NULL)
    return "failed";
  if (error->domain == QIMAM_ERROR && error->code >= 0 && error->code < (int) G_N_ELEMENTS (names))
    return names[error->code];
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return "cancelled";
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND) ||
      g_error_matches (error, G_FILE_ERROR, G_FILE_ERROR_NOENT))
    return "not-found";
  return "failed";
}

/* ---- Sentences that name a thing ---- */

char *
qimam_error_tell_named (const char *name, const char *reason)
{
  g_return_val_if_fail (name != NULL && reason != NULL, NULL);

  /* Translators: a file, an address or a title, and what is wrong with it */
  return g_strdup_printf (C_ ("what is wrong with a thing", "%s: %s"), name, reason);
}

void
qimam_error_set_named (GError **error, int code, const char *name, const char *reason)
{
  g_autofree char *message = qimam_error_tell_named (name, reason);

  g_set_error_literal (error, QIMAM_ERROR, code, message);
}

void
qimam_error_name (GError **error, const char *name)
{
  char *message;

  if (error == NULL || *error == NULL)
    return;
  message = qimam_error_tell_named (name, (*error)->message);
  g_free ((*error)->message);
  (*error)->message = message;
}

void
qimam_error_set_missing (GError **error, const char *sentence, gint64 id)
{
  g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, id);

  g_set_error (error, QIMAM_ERROR, QIMAM_ERROR_NOT_FOUND, sentence, number);
}

const char *
qimam_error_skip_name (const char *message, const char *name)
{
  static const char *const before[] = { "\u200f", "\u2068", NULL };
  static const char *const behind[] = { "\u2069", "\u202f", "\u00a0", NULL };
  const char *rest = message;

  g_return_val_if_fail (message != NULL, NULL);

  if (name == NULL || *name == '\0')
    return message;
  for (guint i = 0; before[i] != NULL; i++)
    if (g_str_has_prefix (rest, before[i]))
      rest += strlen (before[i]);
  if (!g_str_has_prefix (rest, name))
    return message;
  rest += strlen (name);
  for (guint i = 0; behind[i] != NULL; i++)
    if (g_str_has_prefix (rest, behind[i]))
      rest += strlen (behind[i]);
  return g_str_has_prefix (rest, ": ") ? rest + 2 : message;
}
