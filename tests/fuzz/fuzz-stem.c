/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A stem is never empty, never much longer than its word, and the same each time; words are any bytes, parted
 * by blanks. */
#include <string.h>

#include "fuzz.h"
#include "qimam-fold.h"
#include "qimam-stem.h"
#include "qimam-token.h"

/* The longest word that a table gives for another. */
#define MAX_SINGULAR 48

static void
check_word (const char *word, gsize length)
{
  char scratch[64], second[64];
  const char *stem, *again;
  gsize stem_length, again_length;

  qimam_stem_into (word, length, scratch, &stem, &stem_length);
  qimam_stem_into (word, length, second, &again, &again_length);
  g_assert_cmpmem (stem, stem_length, again, again_length);
  g_assert_true (length == 0 || stem_length > 0);
  g_assert_cmpuint (stem_length, <=, MAX (length, MAX_SINGULAR));
  if (g_utf8_validate_len (word, length, NULL))
    g_assert_true (g_utf8_validate_len (stem, stem_length, NULL));
  qimam_stem_is_known (word, length);
  qimam_stem_is_dual (word, length);
  qimam_is_stop_word (word, (gssize) length);
}

static void
check_words (const char *text, gsize length)
{
  for (gsize start = 0; start < length;)
    {
      const char *blank = memchr (text + start, ' ', length - start);
      gsize end = blank != NULL ? (gsize) (blank - text) : length;
      /* Of its exact length, at an address of its own. */
      g_autofree char *word = fuzz_copy ((const uint8_t *) text + start, end - start);

      check_word (word, end - start);
      start = end + 1;
    }
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autofree char *text = fuzz_copy (data, size), *folded = qimam_fold (text, (gssize) size, NULL);

  check_words (text, size);
  check_words (folded, strlen (folded));
  return 0;
}
