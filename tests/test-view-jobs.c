/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Past imports in the window, and the texts of rows. */
#include <adwaita.h>
#include <glib/gstdio.h>
#include <string.h>

#include "qimam-job-text.h"
#include "qimam-jobs-window.h"
#include "qimam-row-text.h"
#include "qimam-ui.h"

#define WAIT_US (20 * G_USEC_PER_SEC)

/* ---- Texts ---- */

static void
test_reasons (void)
{
  static const struct
  {
    const char *item, *origin, *reason, *expected;
  } cases[] = {
    { "a.txt", "/in/a.txt", "a.txt: the text is empty", "The text is empty" },
    { "a.zip/b.txt", "/in/a.zip", "/in/a.zip: there is no such file", "There is no such file" },
    { "a", NULL, "a: a: the text is empty", "The text is empty" },
    { "منبر", "http://a.example/", "http://a.example/: cannot be fetched: no route",
      "It cannot be fetched: \xe2\x81\xa8no route\xe2\x81\xa9" },
    { "a", NULL, "larger than the limit of 32 MiB",
      "Larger than the limit of \xe2\x81\xa8"
      "32\xe2\x81\xa9 MiB" },
    { "a", NULL, "what nobody knows yet", "what nobody knows yet" },
    { NULL, NULL, "the text is empty", "The text is empty" },
    /* Nothing that turns the line around, and no second line. */
    { "a", NULL,
      "\xe2\x80\xae"
      "abc\ndef",
      "abc def" },
    /* The name in another language; the isolates of a translation, which are closed. */
    { "a.txt", NULL, "\u200f\u2068a.txt\u2069: النص فارغ", "النص فارغ" },
    { "a", NULL, "«\u2068x\u2069» \u2069\u202ey \u2068z", "«\u2068x\u2069» y \u2068z\u2069" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = qimam_reason_text (cases[i].item, cases[i].origin, cases[i].reason);

      g_assert_cmpstr (text, ==, cases[i].expected);
    }
}

static void
test_summaries (void)
{
  static const struct
  {
    QimamJobKind kind;
    guint counts[4];
    const char *expected;
  } cases[] = {
    { QIMAM_JOB_IMPORT, { 1, 0, 0, 2 }, "1 article added, 2 items refused" },
    { QIMAM_JOB_IMPORT, { 0 }, "Nothing to import was found" },
    { QIMAM_JOB_REFRESH, { 3, 0, 9, 0 }, "3 new articles" },
    { QIMAM_JOB_REFRESH, { 0, 0, 9, 0 }, "Nothing new" },
    { QIMAM_JOB_SUBSCRIPTIONS, { 2, 0, 1, 0 }, "2 feeds added, 1 feed was already there" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const guint *n = cases[i].counts;
      QimamJobRow job = { .kind = cases[i].kind,
                          .added = n[0],
                          .updated = n[1],
                          .unchanged = n[2],
                          .refused = n[3] };
      g_autofree char *text = qimam_job_summary (&job);

      g_assert_cmpstr (text, ==, cases[i].expected);
    }
}

/* ---- Rows ---- */

static int
height_of (const char *text, guint lines, int width)
{
  g_autoptr (GtkWidget) widget = g_object_ref_sink (g_object_new (QIMAM_TYPE_ROW_TEXT, "lines", lines, NULL));
  int minimum, natural;

  qimam_row_text_set_text (QIMAM_ROW_TEXT (widget), text, NULL);
  gtk_widget_measure (widget, GTK_ORIENTATION_VERTICAL, width, &minimum, &natural, NULL, NULL);
  g_assert_cmpint (minimum, ==, natural);
  g_assert_cmpint (minimum, >, 0);
  return minimum;
}

static void
test_row_text (void)
{
  static const char
      brief[] = "قمة في جنيف",
      lengthy[] = "بايدن وبوتين يختتمان قمتهما في جنيف باتفاق على عودة السفيرين وبدء مشاورات حول الاستقرار "
                  "الاستراتيجي والأمن السيبراني من دون اختراق في الملفات الكبرى";
  g_autofree char *marked = g_strjoin ("ً", "قمة", " ", "في", " ", "جنيف", "", NULL);
  int one = height_of (brief, 2, 300);

  g_assert_cmpint (height_of ("", 2, 300), ==, one);
  g_assert_cmpint (height_of (marked, 2, 300), ==, one);
  g_assert_cmpint (height_of (lengthy, 2, 300), ==, 2 * one);
  g_assert_cmpint (height_of (lengthy, 3, 300), ==, 3 * one);
  g_assert_cmpint (height_of (lengthy, 1, 300), ==, one);
  g_assert_cmpint (height_of (lengthy, 2, 3000), ==, one);
}

/* Headlines that just fill a line have no empty one under them, and are not cut. */
static void
test_row_text_filled (void)
{
  static const char *const headlines[] = {
    "ساعتان في القاعة: الوزيران يلوحان بالانسحاب ويطلبان ضمانات مكتوبة",
    "اتفاق على إنشاء لجنة فنية لمتابعة ملف المياه قبل نهاية الخريف",
    "Ministers leave the hall without a joint statement after two hours",
    "القمة في أرقام: 14 وفدا و3 بيانات",
  };

  for (guint i = 0; i < G_N_ELEMENTS (headlines); i++)
    {
      g_autoptr (GtkWidget) widget = g_object_ref_sink (g_object_new (QIMAM_TYPE_ROW_TEXT, NULL));
      g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (widget, headlines[i]);
      int width, one = height_of (headlines[i], 1, 300);

      pango_layout_get_pixel_size (layout, &width, NULL);
      g_assert_cmpint (height_of (headlines[i], 2, width + 2), ==, one);
      g_assert_cmpint (height_of (headlines[i], 2, width - 2), ==, 2 * one);
    }
}

/* ---- The window ---- */

typedef struct
{
  char *folder, *in, *path;
  QimamLibrary *library;
} Place;

static void
put_text (const Place *place, const char *text)
{
  g_autofree char *path = g_build_filename (place->in, "b.txt", NULL);

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
}

static void
set_up (Place *place, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  place->folder = g_dir_make_tmp ("qimam-view-jobs-XXXXXX", &error);
  g_assert_no_error (error);
  place->in = g_build_filename (place->folder, "in", NULL);
  place->path = g_build_filename (place->folder, "library.qimam", NULL);
  g_assert_cmpint (g_mkdir (place->in, 0700), ==, 0);
  place->library = qimam_library_open (place->path, NULL, &error);
  g_assert_no_error (error);
}

static void
tear_down (Place *place, gconstpointer data)
{
  g_autofree char *text = g_build_filename (place->in, "b.txt", NULL);

  g_object_unref (place->library);
  g_unlink (text);
  g_rmdir (place->in);
  g_unlink (place->path);
  g_rmdir (place->folder);
  g_free (place->folder);
  g_free (place->in);
  g_free (place->path);
}

static gpointer
child_of (GtkWidget *window, const char *name)
{
  gpointer child = gtk_widget_get_template_child (window, QIMAM_TYPE_JOBS_WINDOW, name);

  g_assert_nonnull (child);
  return child;
}

static void
assert_page (GtkWidget *window, const char *page)
{
  g_assert_cmpstr (gtk_stack_get_visible_child_name (child_of (window, "stack")), ==, page);
}

static guint
count_rows (GtkWidget *window, const char *view)
{
  return g_list_model_get_n_items (G_LIST_MODEL (gtk_list_view_get_model (child_of (window, view))));
}

static void
wait_for_rows (GtkWidget *window, const char *view, guint n)
{
  gint64 end = g_get_monotonic_time () + WAIT_US;

  while (count_rows (window, view) != n && g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, FALSE);
  g_assert_cmpuint (count_rows (window, view), ==, n);
}

static void
test_window (Place *place, gconstpointer data)
{
  const char *const items[] = { place->in, NULL };
  g_autoptr (GError) error = NULL;
  GtkWidget *window;

  window = qimam_jobs_window_new (NULL, place->library, 0);
  gtk_window_present (GTK_WINDOW (window));
  assert_page (window, "empty");

  put_text (place, "");
  qimam_library_import (place->library, items, NULL, NULL, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  wait_for_rows (window, "jobs_view", 1);
  assert_page (window, "jobs");
  g_signal_emit_by_name (child_of (window, "jobs_view"), "activate", 0);
  assert_page (window, "job");
  g_assert_cmpuint (count_rows (window, "refused_view"), ==, 1);
  g_assert_true (gtk_widget_get_visible (child_of (window, "retry_button")));

  /* The file says something now. */
  put_text (place, "خبر\n\nغادر الوفد المدينة مساء اليوم بعد محادثات استمرت ساعات مع المسؤولين.\n");
  gtk_widget_activate_action (window, "jobs.retry-all", NULL);
  wait_for_rows (window, "jobs_view", 2);
  gtk_widget_activate_action (window, "jobs.back", NULL);
  assert_page (window, "jobs");
  g_signal_emit_by_name (child_of (window, "jobs_view"), "activate", 0);
  g_assert_cmpstr (gtk_stack_get_visible_child_name (child_of (window, "refused_stack")), ==, "nothing");
  gtk_widget_activate_action (window, "jobs.back", NULL);
  gtk_widget_activate_action (window, "jobs.clear", NULL);
  assert_page (window, "empty");
  gtk_window_destroy (GTK_WINDOW (window));
}

/* The report of one import, as the message after it opens it. */
static void
test_report (Place *place, gconstpointer data)
{
  const char *const items[] = { place->in, NULL };
  QimamImportTotals totals;
  GtkWidget *window;

  put_text (place, "");
  g_assert_true (qimam_library_import (place->library, items, NULL, NULL, NULL, &totals, NULL, NULL));
  window = qimam_jobs_window_new (NULL, place->library, totals.job);
  gtk_window_present (GTK_WINDOW (window));
  assert_page (window, "job");
  g_assert_cmpuint (count_rows (window, "refused_view"), ==, 1);
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int argc, char **argv)
{
  g_autoptr (GSettingsSchema) schema = NULL;

  g_setenv ("LC_ALL", "C.UTF-8", TRUE);
  g_setenv ("LANGUAGE", "en", TRUE);
  g_setenv ("GSETTINGS_BACKEND", "memory", TRUE);
  g_setenv ("GSK_RENDERER", "cairo", FALSE);
  schema = g_settings_schema_source_lookup (g_settings_schema_source_get_default (), "io.github.qimam.Qimam",
                                            TRUE);
  if (schema == NULL)
    {
      g_print ("1..0 # SKIP the program's settings are not installed\n");
      return 0;
    }
  gtk_disable_setlocale ();
  if (!gtk_init_check ())
    {
      g_print ("1..0 # SKIP there is no display\n");
      return 0;
    }
  qimam_ui_init ();
  g_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add_func ("/jobs/reasons", test_reasons);
  g_test_add_func ("/jobs/summaries", test_summaries);
  g_test_add_func ("/jobs/row-text", test_row_text);
  g_test_add_func ("/jobs/row-text/filled", test_row_text_filled);
  g_test_add ("/jobs/window", Place, NULL, set_up, test_window, tear_down);
  g_test_add ("/jobs/report", Place, NULL, set_up, test_report, tear_down);
  return g_test_run ();
}
