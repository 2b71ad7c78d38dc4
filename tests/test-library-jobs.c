/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the library keeps of imports and refreshes. */
#include "library-fixture.h"
#include "qimam-database.h"
#include "qimam-library-feeds.h"
#include "qimam-library-jobs.h"

#define LIST                                                                                                 \
  "<opml version=\"2.0\"><body><outline text=\"منبر\" xmlUrl=\"http://a.invalid/feed\"/>"                \
  "<outline text=\"مرسى\" xmlUrl=\"http://b.invalid/feed\"/>"                                            \
  "<outline text=\"سيئ\" xmlUrl=\"ftp://c.invalid/feed\"/></body></opml>"

/* (transfer full): the path */
static char *
put_file (const Place *place, const char *name, const char *text)
{
  char *path = g_build_filename (place->in, name, NULL);

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  return path;
}

static char *
put_article (const Place *place, const char *name, guint number)
{
  g_autofree char *text = g_strdup_printf (
      "وصول الوفد رقم %u إلى المدينة\n\nوصل الوفد رقم %u إلى المدينة صباح اليوم، وكان في استقباله عدد من "
      "المسؤولين.\n\nوتستمر المحادثات يومين على ما قال المنظمون.\n",
      number, number);

  return put_file (place, name, text);
}

static QimamImportTotals
import (QimamLibrary *library, const char *item)
{
  const char *const items[] = { item, NULL };
  const QimamExtractOptions options = { .source = "منبر" };
  QimamImportTotals totals;
  g_autoptr (GError) error = NULL;

  qimam_library_import (library, items, &options, NULL, NULL, &totals, NULL, &error);
  g_assert_no_error (error);
  return totals;
}

static QimamJobRow *
load_job (QimamLibrary *library, gint64 id)
{
  g_autoptr (GError) error = NULL;
  QimamJobRow *job = qimam_library_load_job (library, id, &error);

  g_assert_no_error (error);
  return job;
}

static GPtrArray *
load_refused (QimamLibrary *library, gint64 id)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *refused = qimam_library_list_refused (library, id, 0, G_MAXUINT, &error);

  g_assert_no_error (error);
  return refused;
}

static void
assert_counts (const QimamJobRow *job, guint added, guint updated, guint unchanged, guint refused)
{
  g_assert_cmpuint (job->added, ==, added);
  g_assert_cmpuint (job->updated, ==, updated);
  g_assert_cmpuint (job->unchanged, ==, unchanged);
  g_assert_cmpuint (job->refused, ==, refused);
}

/* ---- What is kept ---- */

static void
test_import (Place *place, gconstpointer data)
{
  g_autoptr (QimamLibrary) library = open_library (place->path);
  g_autofree char *good = put_article (place, "a.txt", 1);
  g_autofree char *empty = put_file (place, "b.txt", "");
  gint64 before = g_get_real_time () / G_USEC_PER_SEC;
  QimamImportTotals totals = import (library, place->in);
  g_autoptr (QimamJobRow) job = load_job (library, totals.job);
  g_autoptr (GPtrArray) refused = load_refused (library, totals.job);
  const QimamJobRefused *one;

  g_assert_cmpint (job->kind, ==, QIMAM_JOB_IMPORT);
  g_assert_cmpint (job->state, ==, QIMAM_JOB_DONE);
  g_assert_cmpuint (job->n_items, ==, 1);
  g_assert_cmpstr (job->items[0], ==, place->in);
  g_assert_cmpstr (job->source, ==, "منبر");
  g_assert_cmpint (job->started, >=, before);
  g_assert_cmpint (job->ended, >=, job->started);
  assert_counts (job, 1, 0, 0, 1);
  g_assert_cmpuint (refused->len, ==, 1);
  one = refused->pdata[0];
  g_assert_cmpstr (one->item, ==, empty);
  g_assert_cmpstr (one->origin, ==, empty);
  g_assert_nonnull (strstr (one->reason, "empty"));
}

/* What comes out of a file is told by its own name; what is tried again is the file. */
static void
test_retry (Place *place, gconstpointer data)
{
  g_autoptr (QimamLibrary) library = open_library (place->path);
  g_autofree char *lines =
      put_file (place, "l.jsonl", "{\"id\":\"1\",\"headline\":\"خبر\",\"body\":\"نص الخبر.\"}\n{ليس هذا\n");
  g_autofree char *text = put_file (place, "t.txt", "");
  QimamImportTotals totals = import (library, place->in);
  gint64 first = totals.job;
  g_autoptr (GPtrArray) refused = load_refused (library, first);
  g_autoptr (QimamJobRow) job = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *line = g_strconcat (lines, ":2", NULL);

  g_assert_cmpuint (refused->len, ==, 2);
  g_assert_cmpstr (((QimamJobRefused *) refused->pdata[0])->item, ==, line);
  g_assert_cmpstr (((QimamJobRefused *) refused->pdata[0])->origin, ==, lines);

  /* The text has come since, and goes under the outlet that was said at first. */
  g_free (put_article (place, "t.txt", 7));
  qimam_library_retry_job (library, first, NULL, NULL, NULL, &totals, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (totals.counts[QIMAM_IMPORT_ADDED], ==, 1);
  g_assert_cmpuint (totals.counts[QIMAM_IMPORT_UNCHANGED], ==, 1);
  g_assert_cmpuint (totals.counts[QIMAM_IMPORT_REFUSED], ==, 1);
  job = load_job (library, totals.job);
  g_assert_cmpint (job->id, !=, first);
  g_assert_cmpstr (job->source, ==, "منبر");

  qimam_library_retry_job (library, first, text, NULL, NULL, &totals, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (totals.counts[QIMAM_IMPORT_UNCHANGED], ==, 1);
  g_assert_cmpuint (totals.counts[QIMAM_IMPORT_REFUSED], ==, 0);
  g_assert_false (qimam_library_retry_job (library, totals.job, NULL, NULL, NULL, &totals, NULL, &error));
  g_assert_error (error, QIMAM_ERROR, QIMAM_ERROR_NOT_FOUND);
}

static void
test_bytes (Place *place, gconstpointer data)
{
  g_autoptr (QimamLibrary) library = open_library (place->path);
  g_autoptr (GBytes) nothing = g_bytes_new_static (" ", 1);
  const QimamExtractOptions options = { .name = "نص ملصق" };
  QimamImportTotals totals;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) refused = NULL;

  qimam_library_import_bytes (library, nothing, &options, NULL, NULL, &totals, NULL, &error);
  g_assert_no_error (error);
  refused = load_refused (library, totals.job);
  g_assert_cmpuint (refused->len, ==, 1);
  g_assert_null (((QimamJobRefused *) refused->pdata[0])->origin);
}

/* ---- Stopped, killed, too many ---- */

static void
stop_cb (const QimamImportItem *item, guint done, guint total, gpointer data)
{
  if (item != NULL)
    g_cancellable_cancel (data);
}

static void
test_cancelled (Place *place, gconstpointer data)
{
  g_autoptr (QimamLibrary) library = open_library (place->path);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  const char *const items[] = { place->in, NULL };
  QimamImportTotals totals;
  g_autoptr (GError) error = NULL;
  g_autoptr (QimamJobRow) job = NULL;

  for (guint i = 0; i < 60; i++)
    {
      g_autofree char *name = g_strdup_printf ("%02u.txt", i);

      g_free (put_article (place, name, i));
    }
  g_assert_false (
      qimam_library_import (library, items, NULL, stop_cb, cancellable, &totals, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  job = load_job (library, totals.job);
  g_assert_cmpint (job->state, ==, QIMAM_JOB_CANCELLED);
  g_assert_cmpuint (job->added, ==, totals.counts[QIMAM_IMPORT_ADDED]);
  g_assert_cmpuint (job->added, >, 0);
  g_assert_cmpuint (job->added, <, 60);
}

/* Writes a row as a program would have that runs, or no longer does. */
static gint64
put_running (const Place *place, const char *owner)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (QimamDatabase) database = qimam_database_open (place->path, &error);
  QimamConnection *writer = qimam_database_lock_writer (database, NULL);
  g_autoptr (QimamJobRow) job = g_new0 (QimamJobRow, 1);

  job->owner = g_strdup (owner);
  job->started = 1000;
  job->added = 3;
  g_assert_true (qimam_connection_begin (writer, &error));
  g_assert_true (qimam_store_job_put (writer, job, &error));
  g_assert_true (qimam_connection_commit (writer, &error));
  qimam_database_unlock_writer (database);
  return job->id;
}

static void
test_interrupted (Place *place, gconstpointer data)
{
  g_autofree char *ours = qimam_job_owner_new ();
  g_autofree char *reused = g_strdup_printf ("%s-of-another-day", ours);
  gint64 running = put_running (place, ours), dead = put_running (place, reused),
         nonsense = put_running (place, "?");
  g_autoptr (QimamLibrary) library = open_library (place->path);
  const gint64 ids[] = { running, dead, nonsense };
  const QimamJobState states[] = { QIMAM_JOB_RUNNING, QIMAM_JOB_INTERRUPTED, QIMAM_JOB_INTERRUPTED };
  g_autoptr (GPtrArray) jobs = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      g_autoptr (QimamJobRow) job = load_job (library, ids[i]);

      g_assert_cmpint (job->state, ==, states[i]);
      g_assert_cmpuint (job->added, ==, 3);
    }
  /* What runs is not forgotten. */
  g_assert_true (qimam_library_clear_jobs (library, NULL));
  jobs = qimam_library_list_jobs (library, NULL);
  g_assert_cmpuint (jobs->len, ==, 1);
  g_assert_cmpint (((QimamJobRow *) jobs->pdata[0])->id, ==, running);
}

static void
test_bounded (Place *place, gconstpointer data)
{
  g_autoptr (QimamLibrary) library = open_library (place->path);
  g_autoptr (GString) lines = g_string_new (NULL);
  g_autofree char *file = NULL;
  g_autoptr (GPtrArray) refused = NULL, jobs = NULL;
  g_autoptr (QimamJobRow) job = NULL;
  gint64 id;

  for (guint i = 0; i < QIMAM_JOB_REFUSED_KEPT + 50; i++)
    g_string_append (lines, "{ليس هذا\n");
  file = put_file (place, "l.jsonl", lines->str);
  id = import (library, file).job;
  job = load_job (library, id);
  g_assert_cmpuint (job->refused, ==, QIMAM_JOB_REFUSED_KEPT + 50);
  refused = load_refused (library, id);
  g_assert_cmpuint (refused->len, ==, QIMAM_JOB_REFUSED_KEPT);

  g_free (put_file (place, "l.jsonl", ""));
  for (guint i = 0; i < QIMAM_JOBS_KEPT; i++)
    import (library, file);
  jobs = qimam_library_list_jobs (library, NULL);
  g_assert_cmpuint (jobs->len, ==, QIMAM_JOBS_KEPT);
  g_assert_cmpint (((QimamJobRow *) jobs->pdata[0])->id, >, ((QimamJobRow *) jobs->pdata[1])->id);
  /* With the job goes what it refused. */
  g_ptr_array_unref (refused);
  refused = load_refused (library, id);
  g_assert_cmpuint (refused->len, ==, 0);
}

/* ---- Lists of subscriptions and refreshes ---- */

static void
list_cb (const QimamImportItem *item, guint done, guint total, gpointer data)
{
  GString *told = data;

  if (item == NULL)
    return;
  if (item->is_list)
    g_string_append_printf (told, "list %u %u %d;", item->feeds_added, item->feeds_known, item->list != NULL);
  else
    g_string_append_printf (told, "%s;", qimam_import_result_nick (item->result));
}

static void
assert_told (QimamLibrary *library, const char *item, const char *expected)
{
  const char *const items[] = { item, NULL };
  g_autoptr (GString) told = g_string_new (NULL);
  QimamImportTotals totals;
  g_autoptr (GError) error = NULL;

  qimam_library_import (library, items, NULL, list_cb, told, &totals, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (told->str, ==, expected);
  g_assert_cmpuint (totals.lists, ==, 1);
}

static void
test_list (Place *place, gconstpointer data)
{
  g_autoptr (QimamLibrary) library = open_library (place->path);
  g_autofree char *list = put_file (place, "l.opml", LIST);
  g_autofree char *article = put_article (place, "z.txt", 1);
  g_autoptr (GPtrArray) feeds = NULL, jobs = NULL;
  const QimamJobRow *job;

  qimam_library_set_subscribes (library, FALSE);
  assert_told (library, place->in, "list 2 0 1;added;");
  feeds = qimam_library_list_feeds (library, NULL);
  g_assert_cmpuint (feeds->len, ==, 0);

  qimam_library_set_subscribes (library, TRUE);
  assert_told (library, list, "list 2 0 0;refused;");
  assert_told (library, place->in, "list 0 2 0;refused;unchanged;");
  g_ptr_array_unref (feeds);
  feeds = qimam_library_list_feeds (library, NULL);
  g_assert_cmpuint (feeds->len, ==, 2);

  /* A list is a job of its own, and the only one where there was nothing else. */
  jobs = qimam_library_list_jobs (library, NULL);
  g_assert_cmpuint (jobs->len, ==, 4);
  job = jobs->pdata[2];
  g_assert_cmpint (job->kind, ==, QIMAM_JOB_SUBSCRIPTIONS);
  assert_counts (job, 2, 0, 0, 1);
}

static void
test_list_bytes (Place *place, gconstpointer data)
{
  g_autoptr (QimamLibrary) library = open_library (place->path);
  g_autoptr (GBytes) list = g_bytes_new_static (LIST, strlen (LIST));
  g_autoptr (GString) told = g_string_new (NULL);
  QimamImportTotals totals;

  g_assert_true (qimam_library_import_bytes (library, list, NULL, list_cb, told, &totals, NULL, NULL));
  g_assert_cmpstr (told->str, ==, "list 2 0 0;refused;");
}

static void
test_refresh (Place *place, gconstpointer data)
{
  g_autoptr (QimamLibrary) library = open_library (place->path);
  g_autofree char *list = put_file (place, "l.opml", LIST);
  g_autoptr (GPtrArray) refused = NULL;
  g_autoptr (QimamJobRow) job = NULL;
  QimamImportTotals totals = import (library, list);
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (totals.lists, ==, 1);
  qimam_library_refresh_feeds (library, NULL, 0, NULL, NULL, NULL, &totals, NULL, &error);
  g_assert_no_error (error);
  job = load_job (library, totals.job);
  g_assert_cmpint (job->kind, ==, QIMAM_JOB_REFRESH);
  g_assert_cmpuint (job->refused, ==, 2);
  g_assert_cmpuint (job->n_items, ==, 2);
  refused = load_refused (library, totals.job);
  g_assert_cmpuint (refused->len, ==, 2);
  for (guint i = 0; i < 2; i++)
    g_assert_true (g_str_has_suffix (((QimamJobRefused *) refused->pdata[i])->origin, ".invalid/feed"));
  qimam_library_retry_job (library, totals.job, NULL, NULL, NULL, &totals, NULL, &error);
  g_assert_no_error (error);
  qimam_job_row_free (job);
  job = load_job (library, totals.job);
  g_assert_cmpint (job->kind, ==, QIMAM_JOB_REFRESH);
  g_assert_cmpuint (job->refused, ==, 2);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, func) g_test_add ("/jobs/" name, Place, NULL, place_set_up, func, place_tear_down)
  ADD ("import", test_import);
  ADD ("retry", test_retry);
  ADD ("bytes", test_bytes);
  ADD ("cancelled", test_cancelled);
  ADD ("interrupted", test_interrupted);
  ADD ("bounded", test_bounded);
  ADD ("list", test_list);
  ADD ("list-bytes", test_list_bytes);
  ADD ("refresh", test_refresh);
#undef ADD
  return g_test_run ();
}
