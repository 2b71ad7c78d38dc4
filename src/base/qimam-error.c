/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-error.h"

#include <gio/gio.h>

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
