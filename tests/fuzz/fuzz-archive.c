/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Any bytes as an archive of pages (zip, MAFF): bounded, and with names that can be shown. */
#include <string.h>

#include "fuzz.h"
#include "qimam-archive.h"

#define MAX_FILE  (16 * 1024 * 1024)
#define MAX_TOTAL (256 * 1024 * 1024)
#define MAX_FILES 10000

typedef struct
{
  guint files;
  guint64 total;
  guint stop_after;
} Seen;

static gboolean
file_cb (const char *name, GBytes *bytes, const char *url, const GError *error, gpointer data)
{
  Seen *seen = data;

  g_assert_nonnull (name);
  g_assert_true (g_utf8_validate (name, -1, NULL));
  g_assert_true (url == NULL || g_utf8_validate (url, -1, NULL));
  g_assert_true ((bytes == NULL) == (error != NULL));
  fuzz_check_error (error);
  if (bytes != NULL)
    {
      g_assert_cmpuint (g_bytes_get_size (bytes), <=, MAX_FILE);
      seen->total += g_bytes_get_size (bytes);
      g_assert_cmpuint (seen->total, <=, MAX_TOTAL);
    }
  g_assert_cmpuint (++seen->files, <=, MAX_FILES);
  g_assert_cmpuint (seen->files, <=, seen->stop_after);
  return seen->files < seen->stop_after;
}

static void
walk (GBytes *bytes, guint stop_after)
{
  Seen seen = { .stop_after = stop_after };
  g_autoptr (GError) error = NULL;
  gboolean walked = qimam_archive_walk (NULL, bytes, file_cb, &seen, NULL, &error);

  g_assert_true (walked == (error == NULL));
  fuzz_check_error (error);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autofree char *copy = fuzz_copy (data, size);
  g_autoptr (GBytes) bytes = g_bytes_new_take (g_steal_pointer (&copy), size);

  qimam_archive_is (g_bytes_get_data (bytes, NULL), size);
  walk (bytes, G_MAXUINT);
  walk (bytes, 1);
  return 0;
}
