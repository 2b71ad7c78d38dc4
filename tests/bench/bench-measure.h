/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What every part of the measurements shares. */

/* Processor time of this process so far, in seconds: other programs on the machine do not count. */
double bench_cpu_seconds (void);

/* Sorts @values and returns the middle one. */
double bench_median (double *values, guint n);

/* Ends the program with the error's message, if there is one. */
void bench_check (const GError *error);

G_END_DECLS
