/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Whether the element at an index of a sorted list lies before a place (a byte offset, a word). */
typedef gboolean (*QimamSortedBefore) (gconstpointer list, guint index, gsize place);

/* Index of the first element that does not lie before a place; @length where all of them do. Inline, so that
 * the comparison is no call. */
static inline guint
qimam_sorted_from (gconstpointer list, guint length, QimamSortedBefore is_before, gsize place)
{
  guint low = 0, high = length;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (is_before (list, middle, place))
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

G_END_DECLS
