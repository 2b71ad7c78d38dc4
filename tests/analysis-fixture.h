/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "qimam-analyser.h"

/* Short articles that a test writes, and the analyser for them. */

/* @published: (nullable); @body: paragraphs, one a line */
static inline QimamDocument *
make_document (const char *headline, const char *published, const char *body)
{
  QimamDocument *document = qimam_document_new ();
  g_auto (GStrv) paragraphs = g_strsplit (body, "\n", -1);

  document->headline = g_strdup (headline);
  if (published != NULL)
    qimam_document_set_published (document, published, QIMAM_PRECISION_DAY, QIMAM_BASIS_STATED, NULL);
  for (guint i = 0; paragraphs[i] != NULL; i++)
    qimam_document_add_paragraph (document, paragraphs[i], QIMAM_PARAGRAPH_TEXT);
  return document;
}

static inline QimamAnalyser *
get_analyser (void)
{
  static QimamAnalyser *analyser;

  if (analyser == NULL)
    {
      g_autoptr (GError) error = NULL;

      analyser = qimam_analyser_new (&error);
      g_assert_no_error (error);
    }
  return analyser;
}

static inline QimamAnalysis *
analyse (const QimamDocument *document)
{
  g_autoptr (GError) error = NULL;
  QimamAnalysis *analysis = qimam_analyser_run (get_analyser (), document, NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (analysis);
  return analysis;
}
