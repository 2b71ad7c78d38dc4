/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Many articles at once, left to be analysed later, and the care of the index in the background. */
#include "library-fixture.h"
#include "qimam-care.h"
#include "qimam-database.h"
#include "qimam-index-reader.h"
#include "qimam-index-writer.h"

/* Lines of JSON, one of them no JSON; every tenth article speaks of a meeting. */
static GBytes *
make_lines (guint n)
{
  g_autoptr (GString) lines = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    g_string_append_printf (lines,
                            "{\"id\":\"a%u\",\"source\":\"منبر\",\"headline\":\"خبر رقم %u\",\"published\":"
                            "\"2021-06-%02u\",\"body\":\"هذا نص الخبر رقم %u عن السوق والطقس والناس. %s\"}\n",
                            i, i, 1 + i % 28, i,
                            i % 10 == 0
                                ? "التقى الرئيس الأميركي جو بايدن نظيره الروسي فلاديمير بوتين في جنيف."
                                : "كان اليوم هادئا في المدينة.");
  g_string_append (lines, "{ليس هذا\n");
  return g_string_free_to_bytes (g_steal_pointer (&lines));
}

typedef struct
{
  guint told;
  gint64 last;
} Watch;

static void
item_cb (const QimamImportItem *item, guint done, guint total, gpointer data)
{
  Watch *watch = data;

  if (item == NULL)
    return;
  watch->told++;
  /* Told in the order in which they stand. */
  if (item->result == QIMAM_IMPORT_ADDED)
    {
      g_assert_cmpint (item->article, >, watch->last);
      watch->last = item->article;
    }
  g_assert_cmpuint (done, ==, watch->told);
}

static QimamImportTotals
import (QimamLibrary *library, guint n)
{
  g_autoptr (GBytes) lines = make_lines (n);
  g_autoptr (GError) error = NULL;
  QimamExtractOptions options = { .format = QIMAM_FORMAT_JSONL };
  QimamImportTotals totals;
  Watch watch = { 0 };

  g_assert_true (
      qimam_library_import_bytes (library, lines, &options, item_cb, &watch, &totals, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (watch.told, ==, n + 1);
  return totals;
}

static void
test_without_analysis (Place *place, gconstpointer data)
{
  g_autoptr (QimamLibrary) library = open_library (place->path);
  g_autoptr (GPtrArray) before = NULL, after = NULL;
  g_autoptr (GError) error = NULL;
  QimamImportTotals totals;

  qimam_library_set_analyses_imports (library, FALSE);
  totals = import (library, 1500);
  g_assert_cmpuint (totals.counts[QIMAM_IMPORT_ADDED], ==, 1500);
  g_assert_cmpuint (totals.counts[QIMAM_IMPORT_REFUSED], ==, 1);
  g_assert_cmpuint (count_articles (library, "جنيف"), ==, 150);
  g_assert_cmpuint (count_articles (library, "السوق"), ==, 1500);
  before = qimam_library_list_meetings (library, NULL, &error);
  g_assert_cmpuint (before->len, ==, 0);
  totals = import (library, 1510);
  g_assert_cmpuint (totals.counts[QIMAM_IMPORT_UNCHANGED], ==, 1500);
  g_assert_cmpuint (totals.counts[QIMAM_IMPORT_ADDED], ==, 10);
  assert_sound (library);
  g_assert_true (qimam_library_reanalyse (library, NULL, NULL, NULL, &error));
  g_assert_no_error (error);
  after = qimam_library_list_meetings (library, NULL, &error);
  g_assert_cmpuint (after->len, >, 0);
  assert_sound (library);
}

typedef struct
{
  GMutex lock;
  GCond changed;
  gboolean filled;
} Waiting;

static void
filled_cb (gpointer data)
{
  Waiting *waiting = data;

  g_mutex_lock (&waiting->lock);
  waiting->filled = TRUE;
  g_cond_signal (&waiting->changed);
  g_mutex_unlock (&waiting->lock);
}

/* Articles that wait are indexed by a thread of its own, and can be looked for all the while. */
static void
test_care (Place *place, gconstpointer data)
{
  g_autoptr (QimamLibrary) library = open_library (place->path);
  g_autoptr (QimamDatabase) database = NULL;
  g_autoptr (GError) error = NULL;
  gint64 deadline = g_get_monotonic_time () + 120 * G_USEC_PER_SEC;
  QimamConnection *writer;
  Waiting waiting = { 0 };
  QimamCare *care;
  guint done, total;

  qimam_library_set_analyses_imports (library, FALSE);
  import (library, 500);
  g_assert_false (qimam_library_is_partly_indexed (library, &done, &total));
  database = qimam_database_open (place->path, &error);
  g_assert_no_error (error);
  writer = qimam_database_lock_writer (database, NULL);
  g_assert_true (qimam_connection_begin (writer, &error) && qimam_index_outdate (writer, &error) &&
                 qimam_connection_commit (writer, &error));
  qimam_database_unlock_writer (database);
  g_assert_true (qimam_library_is_partly_indexed (library, &done, &total));
  g_assert_cmpuint (done, ==, 0);
  g_assert_cmpuint (total, ==, 500);
  g_mutex_init (&waiting.lock);
  g_cond_init (&waiting.changed);
  care = qimam_care_new (database, filled_cb, &waiting);
  qimam_care_wake (care, 0);
  g_mutex_lock (&waiting.lock);
  while (!waiting.filled)
    {
      g_mutex_unlock (&waiting.lock);
      g_assert_cmpuint (count_articles (library, "جنيف"), ==, 50);
      g_mutex_lock (&waiting.lock);
      g_assert_cmpint (g_get_monotonic_time (), <, deadline);
      g_cond_wait_until (&waiting.changed, &waiting.lock, g_get_monotonic_time () + 5000);
    }
  g_mutex_unlock (&waiting.lock);
  qimam_care_free (care);
  g_assert_false (qimam_library_is_partly_indexed (library, NULL, NULL));
  assert_sound (library);
  g_mutex_clear (&waiting.lock);
  g_cond_clear (&waiting.changed);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/library-bulk/without-analysis", Place, NULL, place_set_up, test_without_analysis,
              place_tear_down);
  g_test_add ("/library-bulk/care", Place, NULL, place_set_up, test_care, place_tear_down);
  return g_test_run ();
}
