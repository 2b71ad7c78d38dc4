/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Any bytes as a list of subscriptions; what is read can be written and read again, and says the same. */
#include <string.h>

#include "fuzz.h"
#include "qimam-extract.h"
#include "qimam-opml.h"

#define MAX_FOLDERS 32

static void
check_feed (const QimamOpmlFeed *feed, size_t size)
{
  g_assert_nonnull (feed->url);
  g_assert_nonnull (feed->folder);
  g_assert_cmpuint (g_strv_length (feed->folder), <=, MAX_FOLDERS);
  fuzz_check_string (feed->url, size);
  fuzz_check_string (feed->title, size);
  fuzz_check_string (feed->home, size);
  fuzz_check_string (feed->attributes, size);
  for (guint i = 0; feed->folder[i] != NULL; i++)
    fuzz_check_string (feed->folder[i], size);
  /* Nothing but an address of the web gets in. */
  g_assert_true (g_ascii_strncasecmp (feed->url, "http://", 7) == 0 ||
                 g_ascii_strncasecmp (feed->url, "https://", 8) == 0);
}

static void
check_again (const QimamOpml *list)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *written = qimam_opml_write (list);
  g_autoptr (QimamOpml) again = qimam_opml_read (written, &error);
  g_autofree char *twice = NULL;

  g_assert_no_error (error);
  g_assert_cmpuint (again->feeds->len, ==, list->feeds->len);
  for (guint i = 0; i < list->feeds->len; i++)
    {
      const QimamOpmlFeed *before = list->feeds->pdata[i], *after = again->feeds->pdata[i];

      g_assert_cmpstr (before->url, ==, after->url);
      g_assert_cmpstr (before->title, ==, after->title);
      g_assert_cmpstr (before->home, ==, after->home);
      g_assert_true (
          g_strv_equal ((const char *const *) before->folder, (const char *const *) after->folder));
    }
  twice = qimam_opml_write (again);
  g_assert_cmpstr (written, ==, twice);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autofree char *copy = fuzz_copy (data, size);
  g_autoptr (GBytes) bytes = g_bytes_new_take (g_steal_pointer (&copy), size);
  g_autoptr (GError) error = NULL;
  g_autoptr (QimamOpml) list = qimam_opml_read_bytes (bytes, "list.opml", &error);

  g_assert_true ((list == NULL) == (error != NULL));
  fuzz_check_error (error);
  if (list == NULL)
    return 0;
  fuzz_check_string (list->title, size);
  fuzz_check_string (list->namespaces, size);
  for (guint i = 0; i < list->feeds->len; i++)
    check_feed (list->feeds->pdata[i], size);
  for (guint i = 0; i < list->refused->len; i++)
    {
      const QimamOpmlRefused *refused = list->refused->pdata[i];

      fuzz_check_string (refused->title, size);
      g_assert_nonnull (refused->why);
    }
  check_again (list);
  return 0;
}
