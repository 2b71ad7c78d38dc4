/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Any bytes fold to valid UTF-8 with a map back, and folding again changes nothing. */
#include <string.h>

#include "fuzz.h"
#include "qimam-fold.h"

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autofree char *text = fuzz_copy (data, size), *folded = NULL, *again = NULL, *plain = NULL;
  g_autoptr (GArray) map = NULL;
  gsize length;

  folded = qimam_fold (text, (gssize) size, &map);
  plain = qimam_fold (text, (gssize) size, NULL);
  fuzz_check_string (plain, size);
  /* With a NUL inside the end is told by the map alone. */
  length = map->len - 1;
  g_assert_true (memchr (data != NULL ? data : (const uint8_t *) "", 0, size) != NULL ||
                 length == strlen (folded));
  g_assert_cmpmem (folded, strlen (folded), plain, strlen (plain));
  g_assert_cmpuint (g_array_index (map, guint32, length), ==, size);
  for (gsize i = 0; i < length; i++)
    {
      guint32 offset = g_array_index (map, guint32, i);

      g_assert_cmpuint (offset, <, size);
      g_assert_cmpuint (offset, <=, g_array_index (map, guint32, i + 1));
    }
  again = qimam_fold (folded, (gssize) length, NULL);
  g_assert_cmpstr (again, ==, folded);
  return 0;
}
