/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Any bytes as a mail or a page that a browser saved as one (MHTML). */
#include <string.h>

#include "fuzz.h"
#include "qimam-extract.h"
#include "qimam-mail.h"

static void
check_mail (GBytes *bytes, size_t size)
{
  g_autoptr (GError) error = NULL;
  g_auto (QimamMail) mail = { 0 };
  gboolean found = qimam_mail_read (bytes, &mail, &error);

  g_assert_true (found == (error == NULL));
  fuzz_check_error (error);
  if (!found)
    return;
  g_assert_nonnull (mail.bytes);
  fuzz_check_string (mail.content_type, size);
  fuzz_check_string (mail.url, size);
  fuzz_check_string (mail.subject, size);
  fuzz_check_string (mail.date, size);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autofree char *copy = fuzz_copy (data, size);
  g_autoptr (GBytes) bytes = g_bytes_new_take (g_steal_pointer (&copy), size);
  g_autoptr (GError) error = NULL;
  g_autoptr (QimamDocument) document = NULL;
  const QimamExtractOptions options = { .format = QIMAM_FORMAT_MAIL, .name = "page.mhtml" };

  qimam_mail_is (g_bytes_get_data (bytes, NULL), size);
  check_mail (bytes, size);
  document = qimam_extract (bytes, &options, &error);
  g_assert_true ((document == NULL) == (error != NULL));
  fuzz_check_error (error);
  if (document != NULL)
    fuzz_check_document (document, size);
  return 0;
}
