/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Any bytes under any label become valid UTF-8 without NUL, or an error that says why not. The first two
 * bytes choose the labels. */
#include <string.h>

#include "fuzz.h"
#include "qimam-charset.h"

static const char *const labels[] = {
  NULL,          "UTF-8",      "windows-1256", "ISO-8859-6", "x-cp1256",       "UTF-16",  "UTF-16LE",
  "UTF-16BE",    "UTF-32",     "UTF-7",        "ASMO-708",   "x-mac-arabic",   "gb18030", "shift_jis",
  "iso-2022-jp", "hz-gb-2312", "utf8",         "latin1",     "unheard-of\xFF", "",
};

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  const char *http = NULL, *declared = NULL;
  g_autofree char *copy = NULL, *text = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  QimamDecoding decoding = { NULL };

  if (size >= 2)
    {
      http = labels[data[0] % G_N_ELEMENTS (labels)];
      declared = labels[data[1] % G_N_ELEMENTS (labels)];
      data += 2;
      size -= 2;
    }
  copy = fuzz_copy (data, size);
  bytes = g_bytes_new_static (copy, size);
  text = qimam_charset_decode (bytes, http, declared, &decoding, &error);
  g_assert_true ((text == NULL) == (error != NULL));
  if (text != NULL)
    {
      fuzz_check_string (text, size);
      g_assert_nonnull (decoding.charset);
      g_assert_false (g_str_has_prefix (text, "\xEF\xBB\xBF"));
      qimam_decoding_clear (&decoding);
    }
  else
    fuzz_check_string (error->message, 1024);
  return 0;
}
