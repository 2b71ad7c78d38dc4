/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the analysis says of any text stands in the text: headline in the first line, body in the others. */
#include <string.h>

#include "fuzz.h"
#include "qimam-analyser.h"

static QimamDocument *
make_document (const uint8_t *data, size_t size)
{
  QimamDocument *document = qimam_document_new ();
  gsize length;
  g_autofree char *text = fuzz_text (data, size, &length), *whole = g_strndup (text, length);
  g_auto (GStrv) lines = g_strsplit (whole, "\n", -1);

  document->headline = lines[0] != NULL && *lines[0] != '\0' ? g_strdup (lines[0]) : NULL;
  for (guint i = 1; lines[0] != NULL && lines[i] != NULL; i++)
    qimam_document_add_paragraph (document, lines[i], QIMAM_PARAGRAPH_TEXT);
  if (document->body == NULL)
    document->body = g_strdup ("");
  if (size % 3 != 0)
    qimam_document_set_published (document, "2021-06-16T17:05:00Z", QIMAM_PRECISION_SECOND,
                                  QIMAM_BASIS_STATED, "");
  return document;
}

static void
check_span (const QimamDocument *document, QimamSpan span, const char *text)
{
  g_autofree char *there = qimam_document_span_text (document, span);

  g_assert_nonnull (there);
  if (text != NULL)
    g_assert_cmpstr (there, ==, text);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  static QimamAnalyser *analyser;
  g_autoptr (GError) error = NULL;
  g_autoptr (QimamDocument) document = make_document (data, size);
  g_autoptr (QimamAnalysis) analysis = NULL;

  if (analyser == NULL)
    analyser = qimam_analyser_new (&error);
  g_assert_no_error (error);
  analysis = qimam_analyser_run (analyser, document, NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < analysis->claims->len; i++)
    {
      const QimamClaim *claim = analysis->claims->pdata[i];

      check_span (document, claim->span, claim->text);
      check_span (document, claim->sentence, NULL);
      g_assert_true (qimam_span_contains (claim->sentence, claim->span));
      if (claim->meeting != 0)
        g_assert_nonnull (qimam_analysis_find_meeting (analysis, claim->meeting));
    }
  for (guint i = 0; i < analysis->statements->len; i++)
    {
      const QimamStatement *statement = analysis->statements->pdata[i];

      check_span (document, statement->span, statement->text);
      check_span (document, statement->sentence, NULL);
      for (guint q = 0; q < statement->quotes->len; q++)
        check_span (document, g_array_index (statement->quotes, QimamSpan, q), NULL);
    }
  for (guint i = 0; i < analysis->summary->len; i++)
    check_span (document, g_array_index (analysis->summary, QimamSummarySentence, i).span, NULL);
  for (guint i = 0; i < analysis->topics->len; i++)
    {
      const QimamTopicHit *topic = analysis->topics->pdata[i];

      g_assert_nonnull (qimam_analyser_find_topic (analyser, topic->key));
      g_assert_true (topic->weight > 0 && topic->weight <= 1);
    }
  for (guint i = 0; i < analysis->meetings->len; i++)
    {
      const QimamMeeting *meeting = analysis->meetings->pdata[i];

      fuzz_check_string (meeting->title, size);
      fuzz_check_string (meeting->date.iso, 64);
    }
  return 0;
}
