/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The analysis takes linear time of a text that is one clause, whatever cues stand in it: eight times the
 * words are eight times the work. The work is counted, not timed. */
#include <string.h>

#include "qimam-analyser.h"
#include "work-counter.h"

#define SHORT 600 /* times a piece stands in the shorter text */
#define TIMES 8

/* clang-format off */
static const char *const pieces[] = {
  "قمة في جنيف اتفقا على وقف الحرب ", /* each agreement with the meeting named before and behind */
  "قمة جنيف اتفقا ",
  "اتفقا على وقف الحرب ",             /* far from what names the meeting */
  "لم يتفقا على وقف الحرب ",          /* each under all negations before it */
  "ربما يتفقان على وقف الحرب ",
  "بحثا وقف الحرب ",
  "سيتم توقيع الاتفاق ",
  "يبحث وقف الحرب ",
  "ترفض موسكو وقف الحرب ",
  "خلافات بشأن الحدود ",
  "خلال القمة ",                      /* what the words behind it speak of */
  "خلال قمة سابقة في باريس عام 2015 ",
  "في لقاء مع بوتين ثم في القمة ",
  "القمة الثانية المقبلة في باريس ",  /* numbers and names beside meetings that are all still to come */
  "سيلتقي بوتين ماكرون الأربعاء ",    /* a date of its own each, and places among them */
  "سيزور بوتين باريس الأحد ",
  "سيلتقيان الأحد أو 16 يونيو 2021 ",
  "أجرى بوتين اتصالا مع ماكرون ",
  "يبحث الاجتماع الثالث ",
};
/* clang-format on */

/* With the meeting named, and far from where it is named. */
static const char *const beginnings[] = { "عقدت قمة في جنيف ", "قال مسؤول " };

/* The work that a text of one clause makes. */
static guint64
measure (QimamAnalyser *analyser, const char *beginning, const char *piece, guint n)
{
  g_autoptr (QimamDocument) document = qimam_document_new ();
  g_autoptr (QimamAnalysis) analysis = NULL;
  g_autoptr (GString) text = g_string_new (beginning);
  g_autoptr (GError) error = NULL;
  guint64 before;

  for (guint i = 0; i < n; i++)
    g_string_append (text, piece);
  document->headline = g_strdup ("قمة في جنيف");
  qimam_document_add_paragraph (document, text->str, QIMAM_PARAGRAPH_TEXT);
  before = work_done ();
  analysis = qimam_analyser_run (analyser, document, NULL, &error);
  g_assert_no_error (error);
  g_assert_nonnull (analysis);
  return work_done () - before;
}

static void
test_one_clause (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (QimamAnalyser) analyser = qimam_analyser_new (&error);

  g_assert_no_error (error);
  /* Loads the tables. */
  measure (analyser, beginnings[0], "16 يونيو 2021 الساعة الرابعة مئة مليون دولار. ", 10);
  for (guint i = 0; i < G_N_ELEMENTS (pieces); i++)
    for (guint b = 0; b < G_N_ELEMENTS (beginnings); b++)
      {
        guint64 one = measure (analyser, beginnings[b], pieces[i], SHORT);
        guint64 more = measure (analyser, beginnings[b], pieces[i], TIMES * SHORT);

        g_assert_cmpuint (one, >, 0);
        g_test_message ("%s“%s”: %" G_GUINT64_FORMAT " for %u of them, %" G_GUINT64_FORMAT " for %u",
                        beginnings[b], pieces[i], one, SHORT, more, TIMES * SHORT);
        if (more > TIMES * (one + one / 4))
          g_test_fail_printf ("the work grows faster than the text: “%s”", pieces[i]);
      }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/linear/analysis/one-clause", test_one_clause);
  return g_test_run ();
}
