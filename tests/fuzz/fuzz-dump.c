/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Any bytes as whatever they are taken for: a text that was copied from a page, a line of JSON, a mail or
 * saved page, an archive. */
#include <string.h>

#include "fuzz.h"
#include "qimam-archive.h"
#include "qimam-extract.h"

static void
check_as (GBytes *bytes, QimamFormat format, const char *name)
{
  QimamExtractOptions options = { .format = format, .name = name };
  g_autoptr (GError) error = NULL;
  g_autoptr (QimamDocument) document = qimam_extract (bytes, &options, &error);

  g_assert_true ((document == NULL) == (error != NULL));
  fuzz_check_error (error);
  if (document != NULL)
    fuzz_check_document (document, g_bytes_get_size (bytes));
}

static void
check_line (const uint8_t *data, size_t size)
{
  g_autofree char *line = fuzz_copy (data, size);
  g_autoptr (GError) error = NULL;
  g_autoptr (QimamDocument) document = qimam_extract_jsonl_line (line, (gssize) size, &error);

  g_assert_true ((document == NULL) == (error != NULL));
  fuzz_check_error (error);
  if (document != NULL)
    fuzz_check_document (document, size);
}

static gboolean
check_file (const char *name, GBytes *bytes, const char *url, const GError *error, gpointer data)
{
  g_assert_true ((bytes == NULL) == (error != NULL));
  fuzz_check_error (error);
  fuzz_check_string (name, 1 << 16);
  return TRUE;
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autofree char *copy = fuzz_copy (data, size);
  g_autoptr (GBytes) bytes = g_bytes_new_take (g_steal_pointer (&copy), size);

  check_as (bytes, QIMAM_FORMAT_TEXT, "dump.txt");
  check_as (bytes, QIMAM_FORMAT_AUTO, NULL);
  check_line (data, size);
  if (qimam_archive_is (data, size))
    {
      g_autoptr (GError) error = NULL;

      qimam_archive_walk (NULL, bytes, check_file, NULL, NULL, &error);
    }
  return 0;
}
