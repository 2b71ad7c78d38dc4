/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Arrays of double, milliseconds. */
typedef struct
{
  GArray *alone;    /* the clock: what a reader waits for the newest rows of a word while nobody writes */
  GArray *held;     /* the same while articles come in, twenty at a time, and the index is taken care of */
  GArray *prefixes; /* processor time: the newest rows for one letter, with the segments that this left */
  guint n_segments;
} BenchLive;

void bench_live_clear (BenchLive *self);

/* Works on a copy of the library at @path, which is removed at the end. */
void bench_live_measure (const char *path, guint32 seed, BenchLive *live);

G_END_DECLS
