/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define QIMAM_DIFF_NONE G_MAXUINT32

/**
 * qimam_diff_match:
 * @a: words as numbers below @n_ids
 * @b: likewise
 * @match: (out): for each word of @a the one of @b that it is, or %QIMAM_DIFF_NONE; in ascending order
 *
 * Finds what two rows of words have in common, with a bounded amount of work for shortest edits and linear
 * work for the rest.
 */
void qimam_diff_match (const guint32 *a, guint n, const guint32 *b, guint m, guint n_ids, guint32 *match);

G_END_DECLS
