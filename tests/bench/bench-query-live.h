/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * bench_live_measure:
 * @alone: (out) (element-type double): what a reader waits for a keystroke's newest rows, in milliseconds of
 *   the clock, while nobody writes
 * @held: (out) (element-type double): the same while articles come in, twenty in a transaction, and the index
 *   is taken care of
 *
 * Works on a copy of the library at @path, which is removed at the end.
 */
void bench_live_measure (const char *path, guint32 seed, GArray **alone, GArray **held);

G_END_DECLS
