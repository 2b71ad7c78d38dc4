/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Any text as JSON Feed, and its lines as lines of articles. */
#include <string.h>

#include "fuzz.h"
#include "qimam-extract.h"
#include "qimam-feed.h"

static void
check_lines (const char *text, gsize length)
{
  for (gsize start = 0; start < length;)
    {
      const char *stop = memchr (text + start, '\n', length - start);
      gsize n = stop != NULL ? (gsize) (stop - text) - start : length - start;
      g_autofree char *line = fuzz_copy ((const uint8_t *) text + start, n);
      g_autoptr (GError) error = NULL;
      g_autoptr (QimamDocument) document = qimam_extract_jsonl_line (line, (gssize) n, &error);

      g_assert_true ((document == NULL) == (error != NULL));
      fuzz_check_error (error);
      if (document != NULL)
        fuzz_check_document (document, n);
      start += n + 1;
    }
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  gsize length;
  g_autofree char *text = fuzz_text (data, size, &length), *whole = g_strndup (text, length);
  g_autoptr (GError) error = NULL;
  const QimamExtractOptions options = { .url = "https://example.org/feed.json" };
  g_autoptr (QimamFeed) feed = qimam_feed_read_json (whole, &options, &error);

  g_assert_true ((feed == NULL) == (error != NULL));
  fuzz_check_error (error);
  if (feed != NULL)
    {
      fuzz_check_string (feed->title, size);
      fuzz_check_string (feed->home, size);
      for (guint i = 0; i < feed->items->len; i++)
        fuzz_check_document (feed->items->pdata[i], size);
    }
  check_lines (text, length);
  return 0;
}
