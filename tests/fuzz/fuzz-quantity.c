/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Quantities of any text: inside, in order, apart, with decimal numbers for values. */
#include <string.h>

#include "fuzz.h"
#include "qimam-quantity-reader.h"

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  gsize length, last = 0;
  g_autofree char *text = fuzz_text (data, size, &length);
  g_autoptr (GPtrArray) found = qimam_quantities_find (text, (gssize) length, QIMAM_FIELD_BODY);

  for (guint i = 0; i < found->len; i++)
    {
      const QimamQuantity *quantity = found->pdata[i];

      fuzz_check_span (text, length, quantity->span.start, quantity->span.end);
      g_assert_cmpuint (quantity->span.start, >=, last);
      last = quantity->span.end;
      fuzz_check_string (quantity->unit, 64);
      if (quantity->value != NULL)
        {
          char *end = NULL;

          /* Of more digits than are read there is no value rather than a wrong one. */
          g_assert_cmpuint (strlen (quantity->value), <, 48);
          g_ascii_strtod (quantity->value, &end);
          g_assert_true (end > quantity->value && *end == '\0');
          g_assert_null (strpbrk (quantity->value, "eExXnN"));
        }
    }
  return 0;
}
