/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "qimam-error.h"

G_BEGIN_DECLS

/* Whether some bytes begin like an archive (zip, and so MAFF). */
gboolean qimam_archive_is (gconstpointer data, gsize size);

/**
 * QimamArchiveFunc:
 * @name: of the file inside the archive
 * @bytes: (nullable): what is in it; %NULL with @error
 * @url: (nullable): the address that the archive tells of it
 * @error: (nullable): why it cannot be had
 *
 * Returns: %FALSE to stop
 */
typedef gboolean (*QimamArchiveFunc) (
    const char *name, GBytes *bytes, const char *url, const GError *error, gpointer data);

/**
 * qimam_archive_walk:
 * @path: (nullable): of the archive
 * @bytes: (nullable): the archive itself, where there is no @path
 *
 * Hands over the pages and texts in a zip archive, one after the other: not what a browser saved beside a
 * page
 * ("…_files/"), and of a page archive (MAFF) the page alone, with its address. Nothing is written anywhere. A
 * file may have 16 MiB, all files together 256 MiB, and there may be 10,000 of them.
 *
 * Errors: %QIMAM_ERROR_UNREADABLE, %QIMAM_ERROR_TOO_LARGE, %QIMAM_ERROR_EMPTY where there is no page in it;
 * %G_IO_ERROR_CANCELLED
 */
gboolean qimam_archive_walk (const char *path,
                             GBytes *bytes,
                             QimamArchiveFunc func,
                             gpointer data,
                             GCancellable *cancellable,
                             GError **error);

G_END_DECLS
