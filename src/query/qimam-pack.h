/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Shorter forms of the greatest parts of a snapshot, for the library: reading a page of a file that is not in
 * memory costs more than making hundreds of rows of it. */

/**
 * qimam_pack_times:
 * @times: gint64, descending, as in #QimamOrder
 *
 * Returns: (transfer full) (nullable): NULL where they are too far apart for it
 */
GBytes *qimam_pack_times (GBytes *times);
/* (transfer full) (nullable): gint64; NULL for what qimam_pack_times() does not make */
GBytes *qimam_unpack_times (GBytes *packed);

/**
 * qimam_pack_sets:
 * @sets: guint64, QIMAM_BITS_WORDS (@n_rows) a set
 *
 * Returns: (transfer full) (nullable): NULL where a row is in several sets, or nothing would be gained
 */
GBytes *qimam_pack_sets (GBytes *sets, guint n_rows);
/* (transfer full) (nullable): guint64; NULL for what qimam_pack_sets() does not make */
GBytes *qimam_unpack_sets (GBytes *packed, guint n_rows);

G_END_DECLS
