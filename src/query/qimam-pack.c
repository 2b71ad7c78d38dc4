/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-pack.h"

#include "qimam-bits.h"
#include "qimam-order.h"

#define NO_TIME G_MAXUINT32
/* A byte a row says which set it is in: as large as eight sets. */
#define MIN_SETS 9
#define MAX_SETS 255

/* ---- Times: the earliest, and by row the seconds since ---- */

typedef struct
{
  gint64 first;
  guint32 since[];
} Times;

GBytes *
qimam_pack_times (GBytes *bytes)
{
  gsize size, n, n_dated;
  const gint64 *times = g_bytes_get_data (bytes, &size);
  Times *packed;

  n = n_dated = size / sizeof *times;
  while (n_dated > 0 && times[n_dated - 1] == QIMAM_NO_TIME)
    n_dated--;
  if (n_dated == 0 || (guint64) times[0] - (guint64) times[n_dated - 1] >= NO_TIME)
    return NULL;
  size = sizeof *packed + n * sizeof *packed->since;
  packed = g_malloc (size);
  packed->first = times[n_dated - 1];
  for (gsize i = 0; i < n; i++)
    packed->since[i] = i < n_dated ? (guint32) (times[i] - packed->first) : NO_TIME;
  return g_bytes_new_take (packed, size);
}

GBytes *
qimam_unpack_times (GBytes *bytes)
{
  gsize size, n;
  const Times *packed = g_bytes_get_data (bytes, &size);
  gint64 *times;

  if (size < sizeof *packed || (size - sizeof *packed) % sizeof *packed->since != 0)
    return NULL;
  n = (size - sizeof *packed) / sizeof *packed->since;
  times = g_new (gint64, n + 1);
  /* Unsigned: what a damaged file adds up to is for the order to judge. */
  for (gsize i = 0; i < n; i++)
    times[i] =
        packed->since[i] != NO_TIME ? (gint64) ((guint64) packed->first + packed->since[i]) : QIMAM_NO_TIME;
  return g_bytes_new_take (times, n * sizeof *times);
}

/* ---- Sets: how many, and by row the number of its set, from 1 ---- */

typedef struct
{
  guint64 n_sets;
  guint8 set[];
} Sets;

GBytes *
qimam_pack_sets (GBytes *bytes, guint n_rows)
{
  gsize size, n_words = QIMAM_BITS_WORDS (n_rows), n_sets;
  const guint64 *sets = g_bytes_get_data (bytes, &size);
  g_autofree Sets *packed = NULL;

  n_sets = n_words > 0 ? size / sizeof *sets / n_words : 0;
  if (n_sets < MIN_SETS || n_sets > MAX_SETS)
    return NULL;
  size = sizeof *packed + n_rows;
  packed = g_malloc0 (size);
  packed->n_sets = n_sets;
  for (gsize i = 0; i < n_sets; i++)
    {
      const guint64 *bits = sets + i * n_words;

      for (gsize row = 0; (row = qimam_bits_next (bits, row, n_rows)) < n_rows; row++)
        {
          if (packed->set[row] != 0)
            return NULL;
          packed->set[row] = (guint8) (i + 1);
        }
    }
  return g_bytes_new_take (g_steal_pointer (&packed), size);
}

GBytes *
qimam_unpack_sets (GBytes *bytes, guint n_rows)
{
  gsize size, n_words = QIMAM_BITS_WORDS (n_rows);
  const Sets *packed = g_bytes_get_data (bytes, &size);
  g_autofree guint64 *sets = NULL;

  if (size != sizeof *packed + n_rows || packed->n_sets < MIN_SETS || packed->n_sets > MAX_SETS)
    return NULL;
  sets = g_new0 (guint64, packed->n_sets * n_words + 1);
  for (guint row = 0; row < n_rows; row++)
    {
      guint set = packed->set[row];

      if (set > packed->n_sets)
        return NULL;
      if (set > 0)
        sets[(set - 1) * n_words + row / 64] |= G_GUINT64_CONSTANT (1) << row % 64;
    }
  size = packed->n_sets * n_words * sizeof *sets;
  return g_bytes_new_take (g_steal_pointer (&sets), size);
}
