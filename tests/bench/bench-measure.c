/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "bench-measure.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

double
bench_cpu_seconds (void)
{
  struct timespec now;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &now);
  return (double) now.tv_sec + (double) now.tv_nsec / 1e9;
}

static int
compare_doubles (gconstpointer a, gconstpointer b)
{
  double x = *(const double *) a, y = *(const double *) b;

  return (x > y) - (x < y);
}

double
bench_median (double *values, guint n)
{
  qsort (values, n, sizeof *values, compare_doubles);
  return n % 2 == 1 ? values[n / 2] : (values[n / 2 - 1] + values[n / 2]) / 2;
}

void
bench_check (const GError *error)
{
  if (error == NULL)
    return;
  fprintf (stderr, "%s: %s\n", g_get_prgname (), error->message);
  exit (1);
}
