/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "qimam-error.h"

G_BEGIN_DECLS

/**
 * qimam_brief_write_file:
 *
 * Writes a file by way of a temporary one beside it: an existing file is replaced only by a whole one. A link
 * is followed. Errors: %QIMAM_ERROR_FAILED with a sentence that names @path, for a folder or device as well.
 */
gboolean qimam_brief_write_file (const char *path, const char *data, gsize length, GError **error);

G_END_DECLS
