/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Any bytes as a page: a document that keeps its promises, or an error; and the feeds that the page names. */
#include <string.h>

#include "fuzz.h"
#include "qimam-extract.h"
#include "qimam-feed-discovery.h"

static void
check_feeds (const uint8_t *data, size_t size)
{
  gsize length;
  g_autofree char *text = fuzz_text (data, size, &length), *page = g_strndup (text, length);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) links = qimam_feed_discover (page, "https://example.org/news/", &error);

  g_assert_true ((links == NULL) == (error != NULL));
  fuzz_check_error (error);
  for (guint i = 0; links != NULL && i < links->len; i++)
    {
      const QimamFeedLink *link = links->pdata[i];

      g_assert_nonnull (link->url);
      fuzz_check_string (link->url, size);
      fuzz_check_string (link->title, size);
    }
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autofree char *copy = fuzz_copy (data, size);
  g_autoptr (GBytes) bytes = g_bytes_new_take (g_steal_pointer (&copy), size);
  g_autoptr (GError) error = NULL;
  g_autoptr (QimamDocument) document = NULL;
  QimamExtractOptions options = {
    .format = QIMAM_FORMAT_HTML,
    .name = "page.html",
    .url = "https://example.org/news/1?a=b",
    .content_type = size % 2 == 0 ? "text/html; charset=utf-8" : NULL,
  };

  document = qimam_extract (bytes, &options, &error);
  g_assert_true ((document == NULL) == (error != NULL));
  fuzz_check_error (error);
  if (document != NULL)
    fuzz_check_document (document, size);
  check_feeds (data, size);
  return 0;
}
