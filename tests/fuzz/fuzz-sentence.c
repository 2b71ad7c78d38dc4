/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sentences and quotations of any text: inside, in order, apart; no sentence crosses a paragraph or is lost.
 */
#include <string.h>

#include "fuzz.h"
#include "qimam-sentence.h"

/* Nothing that is read stands between two sentences. */
static void
check_gap (const char *text, gsize start, gsize end)
{
  for (const char *p = text + start; p < text + end; p = g_utf8_next_char (p))
    g_assert_false (g_unichar_isalnum (g_utf8_get_char (p)));
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  gsize length, last = 0;
  g_autofree char *text = fuzz_text (data, size, &length);
  g_autoptr (GArray) sentences = qimam_sentences (text, (gssize) length, QIMAM_FIELD_BODY);
  g_autoptr (GArray) quotations = qimam_quotations (text, (gssize) length, QIMAM_FIELD_BODY);

  for (guint i = 0; i < sentences->len; i++)
    {
      const QimamSpan *span = &g_array_index (sentences, QimamSpan, i);

      fuzz_check_span (text, length, span->start, span->end);
      g_assert_cmpuint (span->start, >=, last);
      g_assert_null (memchr (text + span->start, '\n', span->end - span->start));
      check_gap (text, last, span->start);
      last = span->end;
    }
  check_gap (text, last, length);
  last = 0;
  for (guint i = 0; i < quotations->len; i++)
    {
      const QimamQuotation *quotation = &g_array_index (quotations, QimamQuotation, i);

      fuzz_check_span (text, length, quotation->outer.start, quotation->outer.end);
      fuzz_check_span (text, length, quotation->inner.start, quotation->inner.end);
      g_assert_true (qimam_span_contains (quotation->outer, quotation->inner));
      g_assert_cmpuint (quotation->outer.start, >=, last);
      g_assert_null (
          memchr (text + quotation->outer.start, '\n', quotation->outer.end - quotation->outer.start));
      last = quotation->outer.end;
    }
  return 0;
}
