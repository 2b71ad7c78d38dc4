/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Any bytes as a feed (RSS, Atom, JSON Feed) and as a list of subscriptions. */
#include <string.h>

#include "fuzz.h"
#include "qimam-extract.h"
#include "qimam-opml.h"

static void
check_opml (GBytes *bytes, gsize size)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (QimamOpml) opml = qimam_opml_read_bytes (bytes, "list.opml", &error), again = NULL;
  g_autofree char *written = NULL;

  g_assert_true ((opml == NULL) == (error != NULL));
  fuzz_check_error (error);
  if (opml == NULL)
    return;
  for (guint i = 0; i < opml->feeds->len; i++)
    {
      const QimamOpmlFeed *feed = opml->feeds->pdata[i];

      g_assert_nonnull (feed->url);
      g_assert_nonnull (feed->folder);
      fuzz_check_string (feed->url, size);
      fuzz_check_string (feed->title, size);
    }
  /* What was written can be read, and says the same. */
  written = qimam_opml_write (opml);
  again = qimam_opml_read (written, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (again->feeds->len, ==, opml->feeds->len);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autofree char *copy = fuzz_copy (data, size);
  g_autoptr (GBytes) bytes = g_bytes_new_take (g_steal_pointer (&copy), size);
  g_autoptr (GError) error = NULL;
  g_autoptr (QimamFeed) feed = NULL;
  QimamExtractOptions options = {
    .format = QIMAM_FORMAT_FEED,
    .name = "feed.xml",
    .url = "https://example.org/feed",
  };

  feed = qimam_extract_feed (bytes, &options, &error);
  g_assert_true ((feed == NULL) == (error != NULL));
  fuzz_check_error (error);
  if (feed != NULL)
    {
      fuzz_check_string (feed->title, size);
      fuzz_check_string (feed->home, size);
      for (guint i = 0; i < feed->items->len; i++)
        fuzz_check_document (feed->items->pdata[i], size);
    }
  check_opml (bytes, size);
  return 0;
}
