/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include <glib/gstdio.h>

#include "qimam-analysis.h"
#include "qimam-document.h"
#include "qimam-error.h"
#include "qimam-label.h"
#include "qimam-table.h"

static const char *const columns[] = { "key", "words", NULL };

static void
test_table (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (QimamTable) table = NULL;
  g_auto (GStrv) list = NULL;

  /* Columns are found by name, cells at the end may be missing, comments and empty lines do not count. */
  table = qimam_table_parse ("sample",
                             "# note\twords\tkey\n"
                             "# a comment\n"
                             "\n"
                             "n1\tقمة| لقاء ||\tfirst\r\n"
                             "n2\n"
                             "n3\t\tthird\textra\n",
                             columns, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (qimam_table_n_rows (table), ==, 3);
  g_assert_cmpstr (qimam_table_get (table, 0, 0), ==, "first");
  g_assert_cmpstr (qimam_table_get (table, 1, 0), ==, "");
  g_assert_cmpstr (qimam_table_get (table, 1, 1), ==, "");
  g_assert_cmpstr (qimam_table_get (table, 2, 0), ==, "third");
  list = qimam_table_get_list (table, 0, 1);
  g_assert_cmpuint (g_strv_length (list), ==, 2);
  g_assert_cmpstr (list[0], ==, "قمة");
  g_assert_cmpstr (list[1], ==, "لقاء");
}

static void
test_table_errors (void)
{
  static const struct
  {
    const char *text;
    const char *says; /* in the message */
  } rows[] = {
    { "# key\tother\nx\ty\n", "words" },
    { "x\ty\n# key\twords\n", "line 1" },
    { "", "header" },
    { "# key\twords\n\xFF\n", "line 2: the table is not UTF-8" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;
      QimamTable *table = qimam_table_parse ("sample", rows[i].text, columns, &error);

      g_assert_null (table);
      g_assert_error (error, QIMAM_ERROR, QIMAM_ERROR_LEXICON);
      g_assert_nonnull (strstr (error->message, "sample.tsv"));
      g_assert_nonnull (strstr (error->message, rows[i].says));
    }
}

static void
test_table_cell_error (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (QimamTable) table = qimam_table_parse ("sample", "# key\twords\n\n#\nx\ty\n", columns, NULL);

  qimam_table_set_error (table, 0, 1, "this is odd", &error);
  g_assert_error (error, QIMAM_ERROR, QIMAM_ERROR_LEXICON);
  g_assert_cmpstr (error->message, ==, "sample.tsv, line 4, column “words”: this is odd");
}

static void
test_table_folder (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("qimam-base-XXXXXX", &error);
  g_autofree char *path = g_build_filename (folder, "sample.tsv", NULL);
  g_autoptr (QimamTable) table = NULL;
  g_autoptr (QimamTable) built_in = NULL;

  g_assert_no_error (error);
  g_assert_null (qimam_table_load ("sample", columns, &error));
  g_assert_error (error, QIMAM_ERROR, QIMAM_ERROR_LEXICON);
  g_clear_error (&error);
  g_assert_true (g_file_set_contents (path, "# key\twords\na\tb\n", -1, &error));
  g_setenv ("QIMAM_LEXICON_DIR", folder, TRUE);
  table = qimam_table_load ("sample", columns, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (qimam_table_get (table, 0, 1), ==, "b");
  /* What the folder does not hold comes from the program. */
  built_in = qimam_table_load ("labels", (const char *const[]){ "key", NULL }, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (qimam_table_n_rows (built_in), >, 0);
  /* As some editors save it, and with a zero byte, after which nothing would be read. */
  g_clear_pointer (&table, qimam_table_free);
  g_assert_true (g_file_set_contents (path, "\xEF\xBB\xBF# key\twords\r\na\tb\r\n", -1, &error));
  table = qimam_table_load ("sample", columns, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (qimam_table_get (table, 0, 1), ==, "b");
  g_assert_true (g_file_set_contents (path, "# key\twords\na\t\0\nc\td\n", 20, &error));
  g_assert_null (qimam_table_load ("sample", columns, &error));
  g_assert_error (error, QIMAM_ERROR, QIMAM_ERROR_LEXICON);
  g_assert_nonnull (strstr (error->message, "sample.tsv, line 2"));
  g_unsetenv ("QIMAM_LEXICON_DIR");
  g_remove (path);
  g_rmdir (folder);
}

static void
test_labels (void)
{
  g_assert_cmpstr (qimam_label ("dimension.date", "ar"), ==, "التاريخ");
  g_assert_cmpstr (qimam_label ("dimension.date", "en"), ==, "Date");
  g_assert_cmpstr (qimam_label ("dimension.place", "fr"), ==, "Lieu");
  g_assert_cmpstr (qimam_label ("dimension.place", "de"), ==, "Place");
  g_assert_cmpstr (qimam_label ("dimension.place", NULL), ==, "Place");
  g_assert_cmpstr (qimam_label ("no.such.key", "ar"), ==, "no.such.key");
  /* Every dimension has a name. */
  for (guint i = 0; i < QIMAM_N_DIMENSIONS; i++)
    {
      g_autofree char *key = g_strconcat ("dimension.", qimam_dimension_nick (i), NULL);

      g_assert_cmpstr (qimam_label (key, "ar"), !=, key);
    }
}

static void
test_document (void)
{
  g_autoptr (QimamDocument) document = qimam_document_new ();
  g_autoptr (QimamDocument) copy = NULL;
  g_autofree char *text = NULL;
  g_autofree char *caption = NULL;

  g_assert_cmpstr (document->body, ==, "");
  qimam_document_add_paragraph (document, "  الفقرة\nالأولى ", QIMAM_PARAGRAPH_TEXT);
  qimam_document_add_paragraph (document, " \n ", QIMAM_PARAGRAPH_TEXT);
  qimam_document_add_paragraph (document, "الثانية", QIMAM_PARAGRAPH_SUBHEAD);
  g_assert_cmpstr (document->body, ==, "الفقرة الأولى\nالثانية");
  g_assert_cmpuint (document->roles->len, ==, 2);
  g_assert_cmpint (g_array_index (document->roles, QimamParagraphRole, 1), ==, QIMAM_PARAGRAPH_SUBHEAD);
  qimam_document_add_dropped (document, 7, "إعلان", "advertisement");
  qimam_document_set_published (document, "2021-06-16", QIMAM_PRECISION_DAY, QIMAM_BASIS_STATED, "16 يونيو");
  document->caption = g_strdup ("صورة");
  copy = qimam_document_copy (document);
  g_assert_cmpstr (copy->body, ==, document->body);
  g_assert_cmpstr (copy->published.value, ==, "2021-06-16");
  g_assert_cmpuint (((QimamDropped *) copy->dropped->pdata[0])->line, ==, 7);
  /* Setting a value from the document's own is allowed. */
  qimam_document_set_published (copy, copy->published.value, QIMAM_PRECISION_DAY, QIMAM_BASIS_INFERRED,
                                copy->published.evidence);
  g_assert_cmpstr (copy->published.value, ==, "2021-06-16");
  qimam_document_set_published (copy, NULL, QIMAM_PRECISION_DAY, QIMAM_BASIS_STATED, "nothing");
  g_assert_cmpint (copy->published.precision, ==, QIMAM_PRECISION_UNKNOWN);
  g_assert_cmpint (copy->published.basis, ==, QIMAM_BASIS_UNKNOWN);

  text = qimam_document_span_text (document, qimam_span (QIMAM_FIELD_BODY, 0, 12));
  g_assert_cmpstr (text, ==, "الفقرة");
  caption = qimam_document_span_text (document, qimam_span (QIMAM_FIELD_CAPTION, 0, 8));
  g_assert_cmpstr (caption, ==, "صورة");
  g_assert_cmpstr (qimam_document_field (document, QIMAM_FIELD_HEADLINE), ==, "");
}

static void
test_document_bad_spans (void)
{
  g_autoptr (QimamDocument) document = qimam_document_new ();
  static const guint32 spans[][2] = { { 1, 4 }, { 0, 3 }, { 4, 2 }, { 0, 100 }, { 100, 100 } };

  qimam_document_add_paragraph (document, "قمة", QIMAM_PARAGRAPH_TEXT);
  for (guint i = 0; i < G_N_ELEMENTS (spans); i++)
    g_assert_null (
        qimam_document_span_text (document, qimam_span (QIMAM_FIELD_BODY, spans[i][0], spans[i][1])));
}

static void
test_spans (void)
{
  QimamSpan outer = qimam_span (QIMAM_FIELD_BODY, 10, 20), inner = qimam_span (QIMAM_FIELD_BODY, 10, 15);

  g_assert_true (qimam_span_contains (outer, inner));
  g_assert_false (qimam_span_contains (inner, outer));
  g_assert_true (qimam_span_overlaps (outer, qimam_span (QIMAM_FIELD_BODY, 19, 30)));
  g_assert_false (qimam_span_overlaps (outer, qimam_span (QIMAM_FIELD_BODY, 20, 30)));
  g_assert_false (qimam_span_overlaps (outer, qimam_span (QIMAM_FIELD_HEADLINE, 10, 20)));
}

static void
test_nicks (void)
{
  QimamDimension dimension;
  QimamPrecision precision;

  for (guint i = 0; i < QIMAM_N_DIMENSIONS; i++)
    {
      g_assert_true (qimam_dimension_from_nick (qimam_dimension_nick (i), &dimension));
      g_assert_cmpint (dimension, ==, i);
    }
  g_assert_true (qimam_precision_from_nick ("minute", &precision));
  g_assert_cmpint (precision, ==, QIMAM_PRECISION_MINUTE);
  g_assert_false (qimam_precision_from_nick ("fortnight", &precision));
  g_assert_null (qimam_attribution_nick (QIMAM_ATTRIBUTION_NONE));
}

static void
test_error_names (void)
{
  g_autoptr (GError) missing = g_error_new (QIMAM_ERROR, QIMAM_ERROR_NOT_FOUND, "x");
  g_autoptr (GError) stopped = g_error_new (G_IO_ERROR, G_IO_ERROR_CANCELLED, "x");
  g_autoptr (GError) other = g_error_new (G_IO_ERROR, G_IO_ERROR_NO_SPACE, "x");

  g_assert_cmpstr (qimam_error_code_name (missing), ==, "not-found");
  g_assert_cmpstr (qimam_error_code_name (stopped), ==, "cancelled");
  g_assert_cmpstr (qimam_error_code_name (other), ==, "failed");
  for (int code = 0; code <= QIMAM_ERROR_LIBRARY_DAMAGED; code++)
    {
      g_autoptr (GError) error = g_error_new (QIMAM_ERROR, code, "x");

      g_assert_nonnull (qimam_error_code_name (error));
    }
}

static void
test_named_errors (void)
{
  static const struct
  {
    const char *message, *name, *rest;
  } cases[] = {
    { "a.txt: the text is empty", "a.txt", "the text is empty" },
    { "\u200f\u2068a.txt\u2069: النص فارغ", "a.txt", "النص فارغ" },
    { "\u200fa.txt: النص فارغ", "a.txt", "النص فارغ" },
    { "a.txt\u00a0: le texte est vide", "a.txt", "le texte est vide" },
    { "a.txt", "a.txt", "a.txt" },
    { "a.txt is empty", "a.txt", "a.txt is empty" },
    { "b.txt: the text is empty", "a.txt", "b.txt: the text is empty" },
    { "\u2068a.txtx\u2069: no", "a.txt", "\u2068a.txtx\u2069: no" },
    { ": no", "", ": no" },
    { "a: no", NULL, "a: no" },
  };
  GError *error = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpstr (qimam_error_skip_name (cases[i].message, cases[i].name), ==, cases[i].rest);
  qimam_error_set_named (&error, QIMAM_ERROR_EMPTY, "a.txt", "the text is empty");
  g_assert_error (error, QIMAM_ERROR, QIMAM_ERROR_EMPTY);
  qimam_error_name (&error, "in.zip");
  g_assert_cmpstr (error->message, ==, "in.zip: a.txt: the text is empty");
  g_clear_error (&error);
  qimam_error_name (&error, "in.zip");
  g_assert_no_error (error);
  qimam_error_set_missing (&error, "There is no article %s", G_MAXINT64);
  g_assert_error (error, QIMAM_ERROR, QIMAM_ERROR_NOT_FOUND);
  g_assert_cmpstr (error->message, ==, "There is no article 9223372036854775807");
  g_clear_error (&error);
}

static void
test_meeting_copy (void)
{
  g_autoptr (QimamMeeting) meeting = qimam_meeting_new ();
  g_autoptr (QimamMeeting) copy = NULL;
  gint64 claim = 7;

  meeting->title = g_strdup ("قمة");
  meeting->date.iso = g_strdup ("2021-06-16");
  meeting->format.keys = g_strsplit ("in_person video", " ", -1);
  g_array_append_val (qimam_meeting_add_place (meeting, "جنيف", "geneva", "city")->claims, claim);
  qimam_meeting_add_duration (meeting, "PT4H", QIMAM_CMP_LT, "total");
  qimam_meeting_add_participant (meeting, "رئيس", "leader", "president", "party");
  copy = qimam_meeting_copy (meeting);
  g_assert_cmpstr (copy->title, ==, "قمة");
  g_assert_true (copy->title != meeting->title);
  g_assert_true (qimam_meeting_has_format (copy, "video"));
  g_assert_false (qimam_meeting_has_format (copy, "phone"));
  g_assert_cmpuint (copy->places->len, ==, 1);
  g_assert_cmpint (g_array_index (((QimamMeetingPlace *) copy->places->pdata[0])->claims, gint64, 0), ==, 7);
  g_assert_cmpint (((QimamMeetingDuration *) copy->durations->pdata[0])->cmp, ==, QIMAM_CMP_LT);
  g_assert_cmpstr (((QimamParticipant *) copy->participants->pdata[0])->role, ==, "president");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/base/table", test_table);
  g_test_add_func ("/base/table/errors", test_table_errors);
  g_test_add_func ("/base/table/cell-error", test_table_cell_error);
  g_test_add_func ("/base/table/folder", test_table_folder);
  g_test_add_func ("/base/labels", test_labels);
  g_test_add_func ("/base/document", test_document);
  g_test_add_func ("/base/document/bad-spans", test_document_bad_spans);
  g_test_add_func ("/base/spans", test_spans);
  g_test_add_func ("/base/nicks", test_nicks);
  g_test_add_func ("/base/error-names", test_error_names);
  g_test_add_func ("/base/named-errors", test_named_errors);
  g_test_add_func ("/base/meeting-copy", test_meeting_copy);
  return g_test_run ();
}
