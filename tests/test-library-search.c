/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <locale.h>

#include "library-fixture.h"
#include "qimam-library-search.h"

static const char articles[] = "{\"guid\": \"1\", \"source\": \"الأفق\", \"published\": \"2024-05-03\", "
                               "\"headline\": \"قمّة أوسلو تبحث المناخ\","
                               " \"body\": \"بدأت في أُوسلو قمة عن المناخ بحضور وفود من عشرين دولة.\"}\n"
                               "{\"guid\": \"2\", \"source\": \"المرسى\", \"published\": \"2024-05-04\", "
                               "\"headline\": \"ختام قمة أوسلو\","
                               " \"body\": \"اختتم المشاركون مفاوضات القمة ببيان مشترك عن المناخ.\"}\n"
                               "{\"guid\": \"3\", \"source\": \"المرسى\", \"published\": \"2024-06-01\", "
                               "\"headline\": \"زيارة إلى ريغا\","
                               " \"body\": \"وصلت رئيسة الحكومة إلى ريغا لإجراء مفاوضات تجارية.\"}\n";

static QimamLibrary *
make_library (void)
{
  QimamLibrary *library = open_library (":memory:");

  g_assert_cmpuint (import_lines (library, articles), ==, 3);
  return library;
}

static QimamFilter *
text_filter (const char *text)
{
  QimamFilter *filter = qimam_filter_new ();

  filter->text = g_strdup (text);
  return filter;
}

/* Words are offered as an article writes them, without vowel marks. */
static void
test_complete (void)
{
  static const struct
  {
    const char *text, *label;
  } cases[] = {
    { "مفاو", "مفاوضات" },
    { "اوسل", "أوسلو" },
    { "مصدر:المر", "المرسى" },
    { "موضوع:المنا", "المناخ والبيئة" },
  };
  g_autoptr (QimamLibrary) library = make_library ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) list = qimam_library_complete (library, cases[i].text, "ar", 8, NULL, &error);
      gboolean found = FALSE;

      g_assert_no_error (error);
      for (guint n = 0; n < list->len; n++)
        found = found || g_str_equal (((QimamCompletion *) list->pdata[n])->label, cases[i].label);
      if (!found)
        g_test_message ("%s", cases[i].text);
      g_assert_true (found);
    }
}

static void
test_explain (void)
{
  static const struct
  {
    const char *text, *to;
    guint count;
  } cases[] = {
    { "اوصلو", "أوسلو", 2 },      { "مفاوظات", "مفاوضات", 2 },      { "مفاوضاتتجارية", "مفاوضات تجارية", 1 },
    { "ريغا مناح", "المناخ", 0 }, { "source:المرصى", "المرسى", 2 }, { "lkho", "مناخ", 2 },
  };
  g_autoptr (QimamLibrary) library = make_library ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (QimamFilter) filter = text_filter (cases[i].text);
      g_autoptr (QimamNothing) nothing = qimam_library_explain (library, filter, NULL, &error);
      const QimamHint *hint;

      g_assert_no_error (error);
      g_assert_cmpuint (nothing->hints->len > 0, ==, cases[i].count > 0);
      if (cases[i].count == 0)
        continue;
      hint = nothing->hints->pdata[0];
      g_assert_cmpstr (hint->to, ==, cases[i].to);
      g_assert_cmpuint (hint->count, ==, cases[i].count);
    }
}

static void
test_searches (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (QimamLibrary) library = make_library ();
  g_autoptr (QimamFilter) filter = text_filter ("قمة to:2024-05-03");
  g_autoptr (GPtrArray) list = NULL, empty = NULL;
  const QimamCountedSearch *counted;
  gint64 id = qimam_library_save_search (library, "القمم", filter, &error), other;

  g_assert_no_error (error);
  other = qimam_library_save_search (library, "غيرها", filter, &error);
  g_assert_no_error (error);
  g_assert_false (qimam_library_rename_search (library, id, "غيرها", &error));
  g_assert_error (error, QIMAM_ERROR, QIMAM_ERROR_USAGE);
  g_clear_error (&error);
  g_assert_true (qimam_library_rename_search (library, id, "قمم", &error));
  g_assert_false (qimam_library_rename_search (library, 999, "x", &error));
  g_assert_error (error, QIMAM_ERROR, QIMAM_ERROR_NOT_FOUND);
  g_clear_error (&error);
  /* Names stand on one line, and there is something to read. */
  g_assert_cmpint (qimam_library_save_search (library, " \n", filter, &error), ==, 0);
  g_assert_error (error, QIMAM_ERROR, QIMAM_ERROR_USAGE);
  g_clear_error (&error);
  g_assert_false (qimam_library_rename_search (library, id, "\t", &error));
  g_assert_error (error, QIMAM_ERROR, QIMAM_ERROR_USAGE);
  g_clear_error (&error);
  g_assert_true (qimam_library_rename_search (library, id, " قمم\nكلها ", &error));
  g_assert_no_error (error);
  g_assert_true (qimam_library_remove_search (library, other, &error));
  list = qimam_library_count_searches (library, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (list->len, ==, 1);
  counted = list->pdata[0];
  g_assert_cmpstr (counted->search->name, ==, "قمم كلها");
  g_assert_cmpstr (counted->search->filter->text, ==, filter->text);
  g_assert_cmpuint (counted->count, ==, 1);
}

/* Topics have a name in each language: that of the user's is offered, though the others are found as well. */
static void
test_topic_names (void)
{
  static const struct
  {
    const char *text, *language, *label;
  } cases[] = {
    { "topic:clim", "fr", "Climat et environnement" },
    { "topic:clim", "en", "Climate and environment" },
    { "topic:cybers", "fr", "Cybersécurité" },
    { "topic:الطا", "fr", "الطاقة" },
  };
  g_autoptr (QimamLibrary) library = make_library ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) list =
          qimam_library_complete (library, cases[i].text, cases[i].language, 8, NULL, &error);

      g_assert_no_error (error);
      g_assert_cmpuint (list->len, >, 0);
      g_assert_cmpstr (((const QimamCompletion *) list->pdata[0])->label, ==, cases[i].label);
    }
}

static void
test_whole (void)
{
  g_autoptr (QimamLibrary) library = make_library ();
  guint done, total;

  g_assert_false (qimam_library_is_partly_indexed (library, &done, &total));
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/library-search/complete", test_complete);
  g_test_add_func ("/library-search/explain", test_explain);
  g_test_add_func ("/library-search/searches", test_searches);
  g_test_add_func ("/library-search/topic-names", test_topic_names);
  g_test_add_func ("/library-search/whole", test_whole);
  return g_test_run ();
}
