/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "library-fixture.h"
#include "qimam-json.h"
#include "qimam-told-parts.h"

/* ---- Articles of our own ---- */

static const char *const lines[] = {
  "{\"id\":\"p1\",\"source\":\"منبر الضفة\",\"headline\":\"قمة مصرية فرنسية في "
  "باريس\",\"published\":\"2021-05-18\","
  "\"body\":\"عقد الرئيس المصري عبد الفتاح السيسي ونظيره الفرنسي إيمانويل ماكرون قمة في باريس يوم الاثنين 17 "
  "مايو "
  "2021.\\nوقال ماكرون: «اتفقنا على دعم السودان». واستمرت القمة نحو ساعتين.\"}",
  "{\"id\":\"p2\",\"source\":\"صحيفة المدار\",\"headline\":\"السيسي وماكرون في "
  "باريس\",\"published\":\"2021-05-17\","
  "\"body\":\"استقبل الرئيس الفرنسي إيمانويل ماكرون في باريس، اليوم الاثنين، الرئيس المصري عبد الفتاح السيسي "
  "في قمة "
  "ثنائية.\\nواستمرت القمة أقل من ساعتين.\"}",
  "{\"id\":\"v1\",\"source\":\"منبر الضفة\",\"headline\":\"قمة عبر الفيديو بين ماكرون وبوتين\",\"published\":"
  "\"2021-04-26\",\"body\":\"عقد الرئيس الفرنسي إيمانويل ماكرون والرئيس الروسي فلاديمير بوتين قمة عبر "
  "الفيديو يوم 26 "
  "أبريل 2021.\"}",
  "{\"id\":\"c1\",\"source\":\"وكالة الأفق\",\"headline\":\"قمة السيسي وماكرون في القاهرة\",\"published\":"
  "\"2019-01-29\",\"body\":\"عقد الرئيس المصري عبد الفتاح السيسي ونظيره الفرنسي إيمانويل ماكرون قمة في "
  "القاهرة يوم 28 "
  "يناير 2019.\\nوقال السيسي إن القمة كانت مثمرة.\"}",
  "{\"id\":\"n1\",\"source\":\"وكالة الأفق\",\"headline\":\"أسعار القمح "
  "ترتفع\",\"published\":\"2021-05-19\",\"body\":"
  "\"ارتفعت أسعار القمح في الأسواق العالمية هذا الأسبوع.\"}",
};

static QimamLibrary *
open_with_lines (const char *path)
{
  QimamLibrary *library = open_library (path);
  g_autoptr (GString) text = g_string_new (NULL);
  QimamImportTotals totals;

  for (gsize i = 0; i < G_N_ELEMENTS (lines); i++)
    g_string_append_printf (text, "%s\n", lines[i]);
  totals = import_text (library, text->str, QIMAM_FORMAT_JSONL, NULL);
  g_assert_cmpuint (totals.counts[QIMAM_IMPORT_ADDED], ==, G_N_ELEMENTS (lines));
  return library;
}

static GPtrArray *
list_meetings (QimamLibrary *library)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *meetings = qimam_library_list_meetings (library, NULL, &error);

  g_assert_no_error (error);
  return meetings;
}

static int
compare_strings (gconstpointer a, gconstpointer b)
{
  return strcmp (*(char *const *) a, *(char *const *) b);
}

static char *
join_sorted (GPtrArray *strings)
{
  g_ptr_array_sort (strings, compare_strings);
  g_ptr_array_add (strings, NULL);
  return g_strjoinv (" ", (char **) strings->pdata);
}

/* What the library knows of its meetings, without ids: date, articles by guid, people, places, durations. */
static char *
describe_meetings (QimamLibrary *library)
{
  g_autoptr (GPtrArray) meetings = list_meetings (library);
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < meetings->len; i++)
    {
      const QimamMeeting *meeting = meetings->pdata[i];
      g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
      g_autofree char *joined = NULL;

      for (guint k = 0; k < meeting->articles->len; k++)
        {
          const QimamMeetingArticle *entry = &g_array_index (meeting->articles, QimamMeetingArticle, k);
          g_autoptr (QimamArticle) article = load_article (library, entry->article);

          g_ptr_array_add (parts, g_strdup_printf ("%s%s", article->document->guid, entry->main ? "!" : ""));
        }
      for (guint k = 0; k < meeting->participants->len; k++)
        g_ptr_array_add (parts, g_strdup (((QimamParticipant *) meeting->participants->pdata[k])->name));
      for (guint k = 0; k < meeting->places->len; k++)
        g_ptr_array_add (parts, g_strdup (((QimamMeetingPlace *) meeting->places->pdata[k])->name));
      for (guint k = 0; k < meeting->durations->len; k++)
        {
          const QimamMeetingDuration *duration = meeting->durations->pdata[k];

          g_ptr_array_add (parts, g_strdup_printf ("%s%s", qimam_cmp_nick (duration->cmp), duration->iso));
        }
      joined = join_sorted (parts);
      g_ptr_array_add (all, g_strdup_printf ("%s: %s\n", meeting->date.iso, joined));
    }
  return join_sorted (all);
}

/* ---- Import ---- */

static void
test_import (void)
{
  g_autoptr (QimamLibrary) library = open_with_lines (":memory:");
  g_autoptr (QimamFilter) filter = qimam_filter_new ();
  g_autoptr (QimamFacets) facets = NULL;
  g_autoptr (GError) error = NULL;
  QimamImportTotals totals;

  g_assert_cmpuint (count_articles (library, ""), ==, 5);
  g_assert_cmpuint (count_articles (library, "القمه"), ==, 4);
  facets = qimam_library_facets (library, filter, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (facets->total, ==, 5);
  g_assert_cmpuint (facets->sources->len, ==, 3);
  g_assert_cmpuint (facets->months->len, ==, 3);
  /* The same again changes nothing. */
  for (gsize i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      totals = import_text (library, lines[i], QIMAM_FORMAT_JSONL, NULL);
      g_assert_cmpuint (totals.counts[QIMAM_IMPORT_UNCHANGED], ==, 1);
    }
  g_assert_cmpuint (count_articles (library, ""), ==, 5);
  assert_sound (library);
}

static void
test_update (void)
{
  g_autoptr (QimamLibrary) library = open_with_lines (":memory:");
  g_autoptr (QimamArticle) article = NULL;
  g_autoptr (GError) error = NULL;
  QimamImportTotals totals;

  g_assert_true (qimam_library_set_read (library, 5, TRUE, &error));
  g_assert_true (qimam_library_set_starred (library, 5, TRUE, &error));
  totals = import_text (
      library,
      "{\"id\":\"n1\",\"source\":\"وكالة الأفق\",\"headline\":\"أسعار القمح تنخفض\",\"published\":"
      "\"2021-05-20\",\"body\":\"انخفضت الأسعار اليوم.\"}",
      QIMAM_FORMAT_JSONL, NULL);
  g_assert_cmpuint (totals.counts[QIMAM_IMPORT_UPDATED], ==, 1);
  article = load_article (library, 5);
  g_assert_cmpstr (article->document->headline, ==, "أسعار القمح تنخفض");
  g_assert_true (article->read);
  g_assert_true (article->starred);
  g_assert_cmpuint (count_articles (library, "ترتفع"), ==, 0);
  g_assert_cmpuint (count_articles (library, "تنخفض"), ==, 1);
  g_assert_false (qimam_library_set_read (library, 99, TRUE, &error));
  g_assert_error (error, QIMAM_ERROR, QIMAM_ERROR_NOT_FOUND);
  assert_sound (library);
}

static guint
count_marked (QimamLibrary *library, gboolean starred)
{
  g_autoptr (QimamFilter) filter = qimam_filter_new ();
  g_autoptr (QimamHits) hits = NULL;
  g_autoptr (GError) error = NULL;

  filter->starred = starred;
  filter->unread = !starred;
  hits = qimam_library_find (library, filter, NULL, &error);
  g_assert_no_error (error);
  return starred ? qimam_hits_get_total (hits) : count_articles (library, "") - qimam_hits_get_total (hits);
}

/* More than one transaction takes; most of the articles went away meanwhile. */
static void
test_flags (void)
{
  g_autoptr (QimamLibrary) library = open_with_lines (":memory:");
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GError) error = NULL;
  const gint64 *all;

  for (gint64 i = 0; i < 2 * QIMAM_FLAGS_AT_ONCE + 500; i++)
    {
      gint64 id = i % (QIMAM_FLAGS_AT_ONCE / 2) == 7 ? 1 + i / (QIMAM_FLAGS_AT_ONCE / 2) : 1000000 + i;

      g_array_append_val (ids, id);
    }
  all = (const gint64 *) (gpointer) ids->data;
  g_assert_true (qimam_library_set_flags (library, all, ids->len, TRUE, TRUE, cancellable, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (count_marked (library, TRUE), ==, 5);
  g_assert_cmpuint (count_marked (library, FALSE), ==, 0);
  g_assert_true (qimam_library_set_flags (library, all, 1100, FALSE, TRUE, NULL, &error));
  g_assert_cmpuint (count_marked (library, FALSE), ==, 3);
  g_assert_true (qimam_library_set_flags (library, all, 600, TRUE, FALSE, NULL, &error));
  g_assert_cmpuint (count_marked (library, TRUE), ==, 3);
  g_assert_true (qimam_library_set_flags (library, NULL, 0, TRUE, FALSE, NULL, &error));
  g_cancellable_cancel (cancellable);
  g_assert_false (qimam_library_set_flags (library, all, ids->len, TRUE, FALSE, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (count_marked (library, TRUE), ==, 3);
  assert_sound (library);
}

typedef struct
{
  guint items;
  guint counts[QIMAM_N_IMPORT_RESULTS];
  guint last_done;
  GThread *thread;
  QimamLibrary *library;
  GCancellable *cancellable;
  GString *names;
  gboolean visible;
} Watch;

static void
watch_cb (const QimamImportItem *item, guint done, guint total, gpointer data)
{
  Watch *watch = data;

  g_assert_true (g_thread_self () == watch->thread);
  g_assert_cmpuint (done, >=, watch->last_done);
  g_assert_cmpuint (total, >=, done);
  watch->last_done = done;
  if (item == NULL)
    return;
  watch->items++;
  watch->counts[item->result]++;
  g_assert_cmpint (item->result == QIMAM_IMPORT_REFUSED, ==, item->reason != NULL);
  if (watch->names != NULL)
    {
      g_autofree char *name = g_path_get_basename (item->item);

      g_string_append_printf (watch->names, "%s ", name);
    }
  /* What is reported is committed: another connection sees it. */
  if (watch->library != NULL && item->article != 0)
    {
      g_autoptr (QimamArticle) article =
          qimam_library_load_article (watch->library, item->article, NULL, NULL);

      watch->visible = watch->visible && article != NULL;
    }
  if (watch->cancellable != NULL)
    g_cancellable_cancel (watch->cancellable);
}

/* A bad file is refused with a reason, and the others go on; what is told keeps the order of the input. */
static void
test_import_files (Place *place, gconstpointer data)
{
  /* The folders of a library are made. */
  g_autofree char *path = g_build_filename (place->folder, "new", "folder", "library.qimam", NULL);
  g_autoptr (QimamLibrary) library = open_library (path);
  g_autofree char *good = place_write (place, "a.txt",
                                       "قمة في الرباط\n\nعقد الوزراء قمة في الرباط وناقشوا التجارة بين "
                                       "بلدانهم طوال يوم كامل.\n",
                                       -1);
  g_autofree char *empty = place_write (place, "b.txt", "", 0);
  g_autofree char *binary = place_write (place, "c.txt", "\0\1\2\3\0\0\0\5\0\0", 10);
  g_autofree char *last = place_write (place, "d.txt",
                                       "لقاء في تونس\n\nالتقى الوزيران في تونس وبحثا التعاون في مجال "
                                       "الطاقة والنقل بين البلدين.\n",
                                       -1);
  const char *const items[] = { good, empty, binary, last, "/no/such/file", NULL };
  Watch watch = { .thread = g_thread_self (),
                  .library = library,
                  .names = g_string_new (NULL),
                  .visible = TRUE };
  QimamImportTotals totals;
  g_autoptr (GError) error = NULL;

  g_assert_true (qimam_library_import (library, items, NULL, watch_cb, &watch, &totals, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (totals.counts[QIMAM_IMPORT_ADDED], ==, 2);
  g_assert_cmpuint (totals.counts[QIMAM_IMPORT_REFUSED], ==, 3);
  g_assert_cmpuint (watch.items, ==, 5);
  g_assert_cmpstr (watch.names->str, ==, "a.txt b.txt c.txt d.txt file ");
  g_assert_true (watch.visible);
  g_string_free (watch.names, TRUE);
  watch = (Watch){ .thread = g_thread_self () };
  g_assert_true (qimam_library_import (library, items, NULL, watch_cb, &watch, &totals, NULL, &error));
  g_assert_cmpuint (totals.counts[QIMAM_IMPORT_UNCHANGED], ==, 2);
  g_assert_cmpuint (count_articles (library, ""), ==, 2);
  /* The user names the outlet: the same article, told better. */
  {
    QimamExtractOptions options = { .source = "منبر الضفة", .published = "2020-02-03" };
    const char *const one[] = { good, NULL };
    g_autoptr (QimamArticle) article = NULL;

    g_assert_true (qimam_library_import (library, one, &options, NULL, NULL, &totals, NULL, &error));
    g_assert_cmpuint (totals.counts[QIMAM_IMPORT_UPDATED], ==, 1);
    article = load_article (library, 1);
    g_assert_cmpstr (article->document->source, ==, "منبر الضفة");
    g_assert_cmpstr (article->document->published.value, ==, "2020-02-03");
    g_assert_cmpint (article->document->published.basis, ==, QIMAM_BASIS_STATED);
  }
  assert_sound (library);
}

static char *
many_lines (guint n)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    g_string_append_printf (text,
                            "{\"id\":\"m%u\",\"source\":\"مصدر %u\",\"headline\":\"خبر %u\",\"published\":"
                            "\"2021-%02u-%02u\",\"body\":\"هذا خبر قصير رقمه %u وفيه كلمات قليلة.\"}\n",
                            i, i % 7, i, i % 12 + 1, i % 28 + 1, i);
  return g_string_free (text, FALSE);
}

static void
test_cancel (Place *place, gconstpointer data)
{
  g_autoptr (QimamLibrary) library = open_library (place->path);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *text = many_lines (500);
  g_autofree char *path = place_write (place, "many.jsonl", text, -1);
  const char *const items[] = { path, NULL };
  Watch watch = { .thread = g_thread_self (), .cancellable = cancellable };
  QimamImportTotals totals;

  g_assert_false (
      qimam_library_import (library, items, NULL, watch_cb, &watch, &totals, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (totals.counts[QIMAM_IMPORT_ADDED], >, 0);
  g_assert_cmpuint (totals.counts[QIMAM_IMPORT_ADDED], <, 500);
  /* What was said to be stored is stored, and nothing else. */
  g_assert_cmpuint (count_articles (library, ""), ==, totals.counts[QIMAM_IMPORT_ADDED]);
  assert_sound (library);
  g_clear_error (&error);
  g_assert_true (qimam_library_import (library, items, NULL, NULL, NULL, &totals, NULL, &error));
  g_assert_cmpuint (count_articles (library, ""), ==, 500);
}

typedef struct
{
  QimamLibrary *library;
  int stop; /* atomic */
} Reading;

static gpointer
read_thread (gpointer data)
{
  Reading *reading = data;
  guint rounds = 0, last = 0;

  while (!g_atomic_int_get (&reading->stop))
    {
      g_autoptr (QimamFilter) filter = qimam_filter_new ();
      g_autoptr (GArray) ids = NULL;
      g_autoptr (QimamFacets) facets = NULL;
      g_autoptr (GPtrArray) items = NULL;
      g_autoptr (GError) error = NULL;

      filter->text = g_strdup ("خبر");
      g_assert_true (qimam_library_query (reading->library, filter, &ids, NULL, &error));
      g_assert_no_error (error);
      g_assert_cmpuint (ids->len, >=, last);
      last = ids->len;
      facets = qimam_library_facets (reading->library, filter, NULL, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (facets->total, >=, last);
      items = qimam_library_load_items (reading->library, (gint64 *) (void *) ids->data, MIN (ids->len, 5),
                                        filter, &error);
      g_assert_no_error (error);
      for (guint i = 0; i < items->len; i++)
        g_assert_nonnull (qimam_article_item_get_headline (items->pdata[i]));
      rounds++;
    }
  return GUINT_TO_POINTER (rounds);
}

static void
test_readers (Place *place, gconstpointer data)
{
  g_autoptr (QimamLibrary) library = open_library (place->path);
  g_autofree char *text = many_lines (1500);
  Reading reading = { library, 0 };
  GThread *one = g_thread_new ("one", read_thread, &reading);
  GThread *two = g_thread_new ("two", read_thread, &reading);
  QimamImportTotals totals = import_text (library, text, QIMAM_FORMAT_JSONL, NULL);

  g_atomic_int_set (&reading.stop, 1);
  g_assert_cmpuint (GPOINTER_TO_UINT (g_thread_join (one)), >, 0);
  g_assert_cmpuint (GPOINTER_TO_UINT (g_thread_join (two)), >, 0);
  g_assert_cmpuint (totals.counts[QIMAM_IMPORT_ADDED], ==, 1500);
  g_assert_cmpuint (count_articles (library, "خبر"), ==, 1500);
  assert_sound (library);
}

/* ---- Asynchronous calls ---- */

static void
keep_result_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  *(GAsyncResult **) data = g_object_ref (result);
}

static GAsyncResult *
wait_for (GAsyncResult **result)
{
  while (*result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return *result;
}

static void
count_changed_cb (QimamLibrary *library, gpointer data)
{
  g_assert_true (g_main_context_is_owner (NULL));
  (*(guint *) data)++;
}

static void
test_async (Place *place, gconstpointer data)
{
  g_autoptr (GAsyncResult) opened = NULL, imported = NULL, queried = NULL, listed = NULL;
  g_autoptr (QimamLibrary) library = NULL;
  g_autoptr (QimamFilter) filter = qimam_filter_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *text = many_lines (300);
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  QimamExtractOptions options = { .format = QIMAM_FORMAT_JSONL };
  Watch watch = { .thread = g_thread_self () };
  g_autoptr (QimamHits) hits = NULL;
  g_autoptr (GArray) ids = NULL;
  g_autoptr (GListModel) results = NULL;
  g_autoptr (QimamArticleItem) item = NULL;
  g_autoptr (GPtrArray) meetings = NULL;
  QimamImportTotals totals;
  guint changes = 0;

  qimam_library_open_async (place->path, NULL, keep_result_cb, &opened);
  library = qimam_library_open_finish (wait_for (&opened), &error);
  g_assert_no_error (error);
  g_signal_connect (library, "changed", G_CALLBACK (count_changed_cb), &changes);
  qimam_library_import_bytes_async (library, bytes, &options, watch_cb, &watch, NULL, keep_result_cb,
                                    &imported);
  g_assert_true (qimam_library_import_finish (library, wait_for (&imported), &totals, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (totals.counts[QIMAM_IMPORT_ADDED], ==, 300);
  /* All that was told came before the end. */
  g_assert_cmpuint (watch.items, ==, 300);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_cmpuint (changes, >, 0);
  qimam_library_find_async (library, filter, NULL, NULL, keep_result_cb, &queried);
  hits = qimam_library_find_finish (library, wait_for (&queried), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (qimam_hits_get_total (hits), ==, 300);
  ids = qimam_library_get_ids (library, hits, 0, 1000, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (ids->len, ==, 300);
  results = qimam_library_create_results (library, hits, filter);
  g_assert_cmpuint (g_list_model_get_n_items (results), ==, 300);
  item = g_list_model_get_item (results, 299);
  g_assert_cmpint (qimam_article_item_get_id (item), ==, g_array_index (ids, gint64, 299));
  qimam_library_list_meetings_async (library, NULL, keep_result_cb, &listed);
  meetings = qimam_library_list_meetings_finish (library, wait_for (&listed), &error);
  g_assert_no_error (error);
}

static void
test_async_cancelled (Place *place, gconstpointer data)
{
  g_autoptr (QimamLibrary) library = open_library (place->path);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (QimamFilter) filter = qimam_filter_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  qimam_library_facets_async (library, filter, cancellable, keep_result_cb, &result);
  g_cancellable_cancel (cancellable);
  g_assert_null (qimam_library_facets_finish (library, wait_for (&result), &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* ---- What an article says comes back as it was ---- */

/* Ids count anew from 1 in the order of their lists, so that those of an analysis and of a library are alike.
 */
static void
collect_ids (JsonObject *object, const char *list, GHashTable *ids)
{
  JsonArray *array = json_object_get_array_member (object, list);

  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonObject *one = json_array_get_object_element (array, i);
      gint64 id = json_object_get_int_member (one, "id");

      g_hash_table_insert (ids, g_memdup2 (&id, sizeof id), GUINT_TO_POINTER (i + 1));
      json_object_set_int_member (one, "id", i + 1);
    }
}

static void
rename_member (JsonObject *object, const char *member, GHashTable *ids)
{
  gint64 id;

  if (json_object_get_null_member (object, member))
    return;
  id = json_object_get_int_member (object, member);
  json_object_set_int_member (object, member, GPOINTER_TO_UINT (g_hash_table_lookup (ids, &id)));
}

static void
rename_claims (JsonNode *node, GHashTable *ids)
{
  if (JSON_NODE_HOLDS_ARRAY (node))
    {
      JsonArray *array = json_node_get_array (node);

      for (guint i = 0; i < json_array_get_length (array); i++)
        rename_claims (json_array_get_element (array, i), ids);
    }
  else if (JSON_NODE_HOLDS_OBJECT (node))
    {
      JsonObject *object = json_node_get_object (node);
      g_autoptr (GList) members = json_object_get_members (object);

      for (GList *link = members; link != NULL; link = link->next)
        {
          if (!g_str_equal (link->data, "claims"))
            {
              rename_claims (json_object_get_member (object, link->data), ids);
              continue;
            }
          JsonArray *old = json_object_get_array_member (object, "claims");
          JsonArray *fresh = json_array_new ();

          for (guint i = 0; i < json_array_get_length (old); i++)
            {
              gint64 id = json_array_get_int_element (old, i);

              json_array_add_int_element (fresh, GPOINTER_TO_UINT (g_hash_table_lookup (ids, &id)));
            }
          json_object_set_array_member (object, "claims", fresh);
        }
    }
}

static char *
article_json (const QimamDocument *document, const QimamAnalysis *analysis)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;
  g_autoptr (GHashTable) meetings = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr (GHashTable) claims = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr (GHashTable) statements = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  JsonObject *object;
  JsonArray *list;

  qimam_json_article (builder, 0, document, analysis);
  root = json_builder_get_root (builder);
  object = json_node_get_object (root);
  collect_ids (object, "meetings", meetings);
  collect_ids (object, "claims", claims);
  collect_ids (object, "statements", statements);
  rename_claims (json_object_get_member (object, "meetings"), claims);
  list = json_object_get_array_member (object, "claims");
  for (guint i = 0; i < json_array_get_length (list); i++)
    {
      rename_member (json_array_get_object_element (list, i), "meeting", meetings);
      rename_member (json_array_get_object_element (list, i), "statement", statements);
    }
  return json_to_string (root, TRUE);
}

static void
assert_round_trip (QimamLibrary *library, const QimamDocument *document, gint64 id)
{
  g_autoptr (QimamArticle) article = load_article (library, id);
  g_autoptr (QimamAnalysis) analysis = NULL;
  g_autofree char *before = NULL, *after = NULL;

  analysis = qimam_analyser_run (qimam_library_get_analyser (library), document, NULL, NULL);
  before = article_json (document, analysis);
  after = article_json (article->document, article->analysis);
  g_assert_cmpstr (before, ==, after);
}

static void
test_round_trip (void)
{
  g_autoptr (QimamLibrary) library = open_with_lines (":memory:");

  for (gsize i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      g_autoptr (QimamDocument) document = qimam_extract_jsonl_line (lines[i], -1, NULL);

      assert_round_trip (library, document, (gint64) i + 1);
    }
}

static void
test_round_trip_shared (void)
{
  const char *shared = g_getenv ("QIMAM_SHARED");
  g_autofree char *folder = shared != NULL ? g_build_filename (shared, "seeds", NULL) : NULL;
  g_autoptr (GDir) dir = folder != NULL ? g_dir_open (folder, 0, NULL) : NULL;
  g_autoptr (QimamLibrary) library = NULL;
  const char *name;
  gint64 id = 0;

  if (dir == NULL)
    {
      g_test_skip ("the shared articles are not here");
      return;
    }
  library = open_library (":memory:");
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL), *text = NULL;
      QimamExtractOptions options = { .name = path };
      const char *const items[] = { path, NULL };
      g_autoptr (QimamDocument) document = NULL;
      g_autoptr (GBytes) bytes = NULL;
      gsize length;

      g_assert_true (g_file_get_contents (path, &text, &length, NULL));
      bytes = g_bytes_new (text, length);
      document = qimam_extract (bytes, &options, NULL);
      g_assert_nonnull (document);
      g_assert_true (qimam_library_import (library, items, NULL, NULL, NULL, NULL, NULL, NULL));
      assert_round_trip (library, document, ++id);
    }
}

/* ---- Meetings ---- */

/* Whatever the order, and one by one or together, the meetings are the same. */
static void
test_order (void)
{
  static const guint orders[][5] = { { 4, 3, 2, 1, 0 },
                                     { 2, 0, 4, 1, 3 },
                                     { 1, 0, 3, 2, 4 },
                                     { 3, 1, 2, 4, 0 } };
  g_autoptr (QimamLibrary) together = open_with_lines (":memory:");
  g_autofree char *wanted = describe_meetings (together);

  g_assert_nonnull (strstr (wanted, "p1! p2!"));
  g_assert_null (strstr (wanted, "c1! p1!"));
  for (gsize i = 0; i < G_N_ELEMENTS (orders); i++)
    {
      g_autoptr (QimamLibrary) library = open_library (":memory:");
      g_autofree char *described = NULL;

      for (guint k = 0; k < G_N_ELEMENTS (lines); k++)
        import_lines (library, lines[orders[i][k]]);
      described = describe_meetings (library);
      g_assert_cmpstr (described, ==, wanted);
    }
}

/* More meetings than are linked at once: two outlets on each of many days. */
static void
test_order_of_many (void)
{
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (QimamLibrary) forth = open_library (":memory:"), back = open_library (":memory:");
  g_autoptr (GString) all = g_string_new (NULL), first = g_string_new (NULL), second = g_string_new (NULL);
  g_autofree char *one = NULL, *other = NULL;
  g_autoptr (GPtrArray) meetings = NULL;

  for (guint day = 0; day < 360; day++)
    for (guint outlet = 0; outlet < 2; outlet++)
      g_ptr_array_add (
          texts,
          g_strdup_printf (
              "{\"id\":\"d%u-%u\",\"source\":\"مصدر %u\",\"headline\":\"قمة مصرية فرنسية\",\"published\":"
              "\"%u-%02u-%02u\",\"body\":\"عقد الرئيس المصري عبد الفتاح السيسي ونظيره الفرنسي إيمانويل "
              "ماكرون "
              "قمة في %s يوم %u/%u/%u.\"}\n",
              day, outlet, outlet, 2018 + day / 120, day / 10 % 12 + 1, day % 10 * 2 + 1,
              outlet == 0 ? "باريس" : "العاصمة الفرنسية باريس", day % 10 * 2 + 1, day / 10 % 12 + 1,
              2018 + day / 120));
  for (guint i = 0; i < texts->len; i++)
    {
      g_string_append (all, texts->pdata[i]);
      g_string_append (i % 3 == 0 ? first : second, texts->pdata[texts->len - 1 - i]);
    }
  import_text (forth, all->str, QIMAM_FORMAT_JSONL, NULL);
  import_text (back, first->str, QIMAM_FORMAT_JSONL, NULL);
  import_text (back, second->str, QIMAM_FORMAT_JSONL, NULL);
  meetings = list_meetings (forth);
  g_assert_cmpuint (meetings->len, >=, 300);
  one = describe_meetings (forth);
  other = describe_meetings (back);
  g_assert_cmpstr (one, ==, other);
  /* One article more touches its own meeting alone. */
  import_lines (
      back, "{\"id\":\"late\",\"source\":\"مصدر 3\",\"headline\":\"قمة مصرية فرنسية\",\"published\":"
            "\"2018-01-01\",\"body\":\"عقد الرئيس المصري عبد الفتاح السيسي ونظيره الفرنسي إيمانويل ماكرون "
            "قمة في باريس يوم 1/1/2018.\"}");
  g_clear_pointer (&other, g_free);
  other = describe_meetings (back);
  g_assert_nonnull (strstr (other, "d0-0! d0-1! late!"));
}

static QimamTold *
make_told (gint64 id, const char *date, gint64 day, const char *person, const char *place)
{
  QimamTold *told = g_new0 (QimamTold, 1);

  told->id = told->article = id;
  told->first_day = told->last_day = day;
  told->told = qimam_meeting_new ();
  told->told->id = id;
  told->told->date.iso = g_strdup (date);
  qimam_meeting_add_participant (told->told, person, person, "president", NULL);
  if (place != NULL)
    qimam_meeting_add_place (told->told, place, place, "city");
  return told;
}

static char *
describe_parts (GPtrArray *parts)
{
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < parts->len; i++)
    {
      g_autoptr (GString) part = g_string_new (NULL);
      GPtrArray *list = parts->pdata[i];

      for (guint k = 0; k < list->len; k++)
        g_string_append_printf (part, "%s%d", k > 0 ? "," : "", (int) ((QimamTold *) list->pdata[k])->id);
      g_ptr_array_add (all, g_strdup (part->str));
    }
  return join_sorted (all);
}

static void
test_parts (void)
{
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func ((GDestroyNotify) qimam_told_free);
  g_autoptr (GHashTable) fixed = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autoptr (GPtrArray) parts = NULL, with_fixed = NULL;
  g_autofree char *described = NULL, *described_fixed = NULL;
  gint64 seven = 7;

  g_ptr_array_add (list, make_told (1, "2021-06-16", 737957, "a", "geneva"));
  g_ptr_array_add (list, make_told (2, "2021-06-16", 737957, "a", "rome"));
  g_ptr_array_add (list, make_told (3, "2021-09-30", 738063, "a", "geneva"));
  g_ptr_array_add (list, make_told (4, "2021-06-16", 737957, "z", NULL));
  /* Told in December without a date: the last one before with the same person and place. */
  g_ptr_array_add (list, make_told (5, NULL, 738131, "a", "geneva"));
  g_ptr_array_add (list, make_told (6, NULL, 738131, "q", "oslo"));
  g_ptr_array_add (list, make_told (7, NULL, 738131, "q", NULL));
  parts = qimam_told_parts (list, fixed);
  described = describe_parts (parts);
  g_assert_cmpstr (described, ==, "1,2 3,5 4 6,7");
  ((QimamTold *) list->pdata[3])->meeting = 7;
  ((QimamTold *) list->pdata[2])->meeting = 7;
  g_hash_table_add (fixed, &seven);
  with_fixed = qimam_told_parts (list, fixed);
  described_fixed = describe_parts (with_fixed);
  g_assert_cmpstr (described_fixed, ==, "1,2 3,4,5 6,7");
}

static gint64
meeting_of (QimamLibrary *library, gint64 article)
{
  g_autoptr (GPtrArray) meetings = list_meetings (library);

  for (guint i = 0; i < meetings->len; i++)
    {
      const QimamMeeting *meeting = meetings->pdata[i];

      for (guint k = 0; k < meeting->articles->len; k++)
        {
          const QimamMeetingArticle *entry = &g_array_index (meeting->articles, QimamMeetingArticle, k);

          if (entry->article == article && entry->main)
            return meeting->id;
        }
    }
  return 0;
}

static char *
title_of (QimamLibrary *library, gint64 id)
{
  g_autoptr (GPtrArray) meetings = list_meetings (library);

  for (guint i = 0; i < meetings->len; i++)
    if (((QimamMeeting *) meetings->pdata[i])->id == id)
      return g_strdup (((QimamMeeting *) meetings->pdata[i])->title);
  return NULL;
}

static void
reanalyse (QimamLibrary *library)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (qimam_library_reanalyse (library, NULL, NULL, NULL, &error));
  g_assert_no_error (error);
}

/* Every claim that a meeting names is there. */
static void
assert_claims_there (QimamLibrary *library)
{
  g_autoptr (GPtrArray) meetings = list_meetings (library);

  for (guint i = 0; i < meetings->len; i++)
    {
      const QimamMeeting *meeting = meetings->pdata[i];

      for (guint k = 0; k < meeting->participants->len; k++)
        {
          GArray *claims = ((QimamParticipant *) meeting->participants->pdata[k])->claims;

          g_assert_cmpuint (claims->len, >, 0);
          for (guint c = 0; c < claims->len; c++)
            {
              gboolean found = FALSE;

              for (guint a = 0; a < meeting->articles->len && !found; a++)
                {
                  g_autoptr (QimamArticle) article = load_article (
                      library, g_array_index (meeting->articles, QimamMeetingArticle, a).article);
                  const QimamClaim *claim =
                      qimam_analysis_find_claim (article->analysis, g_array_index (claims, gint64, c));

                  found = claim != NULL && claim->meeting == meeting->id;
                }
              g_assert_true (found);
            }
        }
    }
}

/* How many articles filters count for meetings. */
static guint
count_of_meetings (QimamLibrary *library)
{
  g_autoptr (QimamFilter) filter = qimam_filter_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (QimamFacets) facets = qimam_library_facets (library, filter, NULL, &error);
  guint n = 0;

  g_assert_no_error (error);
  for (guint i = 0; i < facets->meetings->len; i++)
    n += ((QimamFacet *) facets->meetings->pdata[i])->count;
  return n;
}

/* A meeting of which too little is told is not shown, until another article tells more of it; a club's talks
 * with a player are none. */
static void
test_evident (void)
{
  g_autoptr (QimamLibrary) library = open_library (":memory:");
  g_autoptr (GPtrArray) none = NULL, one = NULL;

  import_lines (library,
                "{\"id\":\"p1\",\"source\":\"ساحة\",\"headline\":\"النادي يقترب من ضم المهاجم\","
                "\"published\":\"2021-03-06\",\"body\":\"دخل نادي النجوم في مفاوضات مع المهاجم سامي الراوي، "
                "وقال رئيس النادي إن المحادثات مستمرة منذ أسبوع. ويعقد مجلس الإدارة اجتماعا يوم الأحد.\"}");
  import_lines (library,
                "{\"id\":\"p2\",\"source\":\"ساحة\",\"headline\":\"وزيرا الزراعة يجتمعان في جنيف\","
                "\"published\":\"2021-03-06\",\"body\":\"التقى وزير الزراعة كريم الزهراوي نظيره عادل "
                "المنصوري في جنيف يوم 5 مارس 2021، وبحثا شؤون الري.\"}");
  none = list_meetings (library);
  g_assert_cmpuint (none->len, ==, 0);
  g_assert_cmpuint (count_of_meetings (library), ==, 0);
  import_lines (library,
                "{\"id\":\"p3\",\"source\":\"منبر\",\"headline\":\"لقاء مصري سوداني في جنيف\","
                "\"published\":\"2021-03-06\",\"body\":\"عقد وزير الزراعة المصري كريم الزهراوي ونظيره "
                "السوداني عادل المنصوري محادثات في جنيف يوم 5 مارس 2021.\"}");
  one = list_meetings (library);
  g_assert_cmpuint (one->len, ==, 1);
  g_assert_cmpuint (((QimamMeeting *) one->pdata[0])->articles->len, ==, 2);
  g_assert_cmpuint (count_of_meetings (library), ==, 2);
  /* Neither who nor where. */
  import_lines (library,
                "{\"id\":\"p4\",\"source\":\"منبر\",\"headline\":\"السلاح النووي والعقوبات الدولية\","
                "\"published\":\"2021-03-07\",\"body\":\"شبّه خبراء الملف النووي الإيراني والعقوبات "
                "المفروضة بما سبق القمة التي عقدت عام 1962 بشأن الأسلحة النووية.\"}");
  g_assert_cmpuint (count_of_meetings (library), ==, 2);
  /* What one side announces is no meeting, nor is a minister's own cabinet; "بينت" is no Bennett. */
  import_lines (library,
                "{\"id\":\"p5\",\"source\":\"منبر\",\"headline\":\"سويسرا تجمد أصول مسؤولين روس\","
                "\"published\":\"2022-03-04\",\"body\":\"جمدت سويسرا أصول الرئيس الروسي فلاديمير بوتين "
                "التزاما بالعقوبات الأوروبية، بحسب ما أعلنت وكالة الأنباء السويسرية الجمعة.\"}");
  import_lines (library,
                "{\"id\":\"p6\",\"source\":\"منبر\",\"headline\":\"المستشار يعلق على العقوبات\","
                "\"published\":\"2022-03-05\",\"body\":\"قال المستشار الألماني أولاف شولتس خلال اجتماع حكومته "
                "اليوم إن العقوبات على روسيا بينت وحدة أوروبا.\"}");
  g_assert_cmpuint (count_of_meetings (library), ==, 2);
}

static void
test_rename (void)
{
  g_autoptr (QimamLibrary) library = open_with_lines (":memory:");
  g_autoptr (GError) error = NULL;
  gint64 paris = meeting_of (library, 1);
  g_autofree char *title = NULL;

  g_assert_true (qimam_library_rename_meeting (library, paris, " قمة الربيع ", &error));
  g_assert_no_error (error);
  reanalyse (library);
  g_assert_cmpint (meeting_of (library, 1), ==, paris);
  g_assert_cmpint (meeting_of (library, 2), ==, paris);
  title = title_of (library, paris);
  g_assert_cmpstr (title, ==, "قمة الربيع");
  assert_claims_there (library);
  g_assert_false (qimam_library_rename_meeting (library, 999, "x", &error));
  g_assert_error (error, QIMAM_ERROR, QIMAM_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_false (qimam_library_rename_meeting (library, paris, "  ", &error));
  g_assert_error (error, QIMAM_ERROR, QIMAM_ERROR_USAGE);
}

static void
test_merge_and_split (void)
{
  g_autoptr (QimamLibrary) library = open_with_lines (":memory:");
  g_autoptr (GError) error = NULL;
  gint64 paris = meeting_of (library, 1), cairo = meeting_of (library, 4), fresh, second = 2;

  g_assert_cmpint (paris, !=, cairo);
  g_assert_true (qimam_library_merge_meetings (library, paris, cairo, &error));
  g_assert_no_error (error);
  g_assert_cmpint (meeting_of (library, 4), ==, paris);
  g_assert_cmpint (meeting_of (library, 2), ==, paris);
  reanalyse (library);
  g_assert_cmpint (meeting_of (library, 4), ==, paris);
  g_assert_cmpint (meeting_of (library, 1), ==, paris);
  assert_claims_there (library);
  g_assert_true (qimam_library_split_meeting (library, paris, &second, 1, &fresh, &error));
  g_assert_no_error (error);
  g_assert_cmpint (meeting_of (library, 2), ==, fresh);
  g_assert_cmpint (meeting_of (library, 1), ==, paris);
  reanalyse (library);
  g_assert_cmpint (meeting_of (library, 2), ==, fresh);
  g_assert_cmpint (meeting_of (library, 1), ==, paris);
  assert_claims_there (library);
  g_assert_false (qimam_library_merge_meetings (library, paris, paris, &error));
  g_assert_error (error, QIMAM_ERROR, QIMAM_ERROR_USAGE);
  g_clear_error (&error);
  g_assert_false (qimam_library_split_meeting (library, fresh, (gint64[]){ 5 }, 1, NULL, &error));
  g_assert_error (error, QIMAM_ERROR, QIMAM_ERROR_NOT_FOUND);
  assert_sound (library);
}

static void
test_assign (void)
{
  g_autoptr (QimamLibrary) library = open_with_lines (":memory:");
  g_autoptr (GError) error = NULL;
  gint64 paris = meeting_of (library, 1);

  /* An article that tells of no meeting, and one that tells of another. */
  g_assert_true (qimam_library_assign_article (library, 5, paris, &error));
  g_assert_no_error (error);
  g_assert_true (qimam_library_assign_article (library, 3, paris, &error));
  g_assert_cmpint (meeting_of (library, 5), ==, paris);
  g_assert_cmpint (meeting_of (library, 3), ==, paris);
  reanalyse (library);
  g_assert_cmpint (meeting_of (library, 5), ==, paris);
  g_assert_cmpint (meeting_of (library, 3), ==, paris);
  /* An update of the article keeps it too. */
  import_lines (library,
                "{\"id\":\"n1\",\"source\":\"وكالة الأفق\",\"headline\":\"أسعار\",\"body\":\"نص آخر.\"}");
  g_assert_cmpint (meeting_of (library, 5), ==, paris);
  g_assert_false (qimam_library_assign_article (library, 5, 999, &error));
  g_assert_error (error, QIMAM_ERROR, QIMAM_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_false (qimam_library_assign_article (library, 999, paris, &error));
  g_assert_error (error, QIMAM_ERROR, QIMAM_ERROR_NOT_FOUND);
  assert_sound (library);
}

static void
test_remove (void)
{
  g_autoptr (QimamLibrary) library = open_with_lines (":memory:");
  g_autoptr (GError) error = NULL;
  gint64 paris = meeting_of (library, 1);
  const gint64 ids[] = { 1, 4 };
  g_autoptr (GPtrArray) meetings = NULL;

  g_assert_true (qimam_library_remove_articles (library, ids, 2, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (count_articles (library, ""), ==, 3);
  g_assert_cmpint (meeting_of (library, 2), ==, paris);
  meetings = list_meetings (library);
  g_assert_cmpuint (meetings->len, ==, 2);
  assert_claims_there (library);
  g_assert_null (qimam_library_load_article (library, 1, NULL, &error));
  g_assert_error (error, QIMAM_ERROR, QIMAM_ERROR_NOT_FOUND);
  assert_sound (library);
}

static void
test_compare_and_brief (void)
{
  g_autoptr (QimamLibrary) library = open_with_lines (":memory:");
  g_autoptr (GError) error = NULL;
  gint64 paris = meeting_of (library, 1);
  const gint64 both[] = { paris, meeting_of (library, 4) };
  const gint64 none = 999;
  g_autoptr (QimamComparison) sources = NULL, meetings = NULL;
  g_autoptr (QimamBriefing) briefing = NULL, of_filter = NULL;
  g_autoptr (QimamFilter) filter = qimam_filter_new ();

  sources = qimam_library_compare_sources (library, paris, NULL, "ar", NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (sources->columns->len, ==, 2);
  meetings = qimam_library_compare_meetings (library, both, 2, NULL, "ar", NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (meetings->columns->len, ==, 2);
  briefing = qimam_library_brief (library, &paris, 1, NULL, "ar", NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (briefing->refs->len, ==, 2);
  filter->text = g_strdup ("القمح");
  of_filter = qimam_library_brief (library, NULL, 0, filter, "ar", NULL, &error);
  g_assert_no_error (error);
  g_assert_null (qimam_library_compare_sources (library, none, NULL, "ar", NULL, &error));
  g_assert_error (error, QIMAM_ERROR, QIMAM_ERROR_NOT_FOUND);
}

/* ---- Care ---- */

static void
test_kept (Place *place, gconstpointer data)
{
  g_autoptr (QimamLibrary) library = open_with_lines (place->path);
  g_autoptr (GError) error = NULL;
  g_autofree char *before = describe_meetings (library), *after = NULL, *copied = NULL;
  g_autofree char *copy = g_build_filename (place->folder, "copy.qimam", NULL);

  g_assert_true (qimam_library_backup (library, copy, NULL, &error));
  g_assert_no_error (error);
  g_assert_false (qimam_library_backup (library, copy, NULL, &error));
  g_clear_error (&error);
  g_clear_object (&library);
  library = open_library (place->path);
  after = describe_meetings (library);
  g_assert_cmpstr (before, ==, after);
  g_clear_object (&library);
  library = open_library (copy);
  copied = describe_meetings (library);
  g_assert_cmpstr (before, ==, copied);
}

static void
test_searches (void)
{
  g_autoptr (QimamLibrary) library = open_library (":memory:");
  g_autoptr (QimamFilter) filter = qimam_filter_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) searches = NULL, none = NULL;
  const QimamSavedSearch *search;
  gint64 id;

  filter->text = g_strdup ("قمة");
  filter->topics = g_strsplit ("cyber", ",", -1);
  id = qimam_library_save_search (library, "بحثي", filter, &error);
  g_assert_no_error (error);
  g_assert_cmpint (id, >, 0);
  g_assert_cmpint (qimam_library_save_search (library, "بحثي", filter, &error), ==, id);
  searches = qimam_library_list_searches (library, &error);
  g_assert_cmpuint (searches->len, ==, 1);
  search = searches->pdata[0];
  g_assert_cmpstr (search->name, ==, "بحثي");
  g_assert_true (qimam_filter_equal (search->filter, filter));
  g_assert_true (qimam_library_remove_search (library, id, &error));
  g_assert_false (qimam_library_remove_search (library, id, &error));
  g_assert_error (error, QIMAM_ERROR, QIMAM_ERROR_NOT_FOUND);
  none = qimam_library_list_searches (library, NULL);
  g_assert_cmpuint (none->len, ==, 0);
}

static void
test_refused (Place *place, gconstpointer data)
{
  g_autofree char *path = place_write (place, "notes.txt", "ليست مكتبة", -1);
  g_autoptr (GError) error = NULL;

  g_assert_null (qimam_library_open (path, NULL, &error));
  g_assert_error (error, QIMAM_ERROR, QIMAM_ERROR_LIBRARY_FOREIGN);
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *name;
    void (*func) (Place *, gconstpointer);
  } in_folder[] = {
    { "/library/import/files", test_import_files },
    { "/library/import/cancel", test_cancel },
    { "/library/import/readers", test_readers },
    { "/library/async/all", test_async },
    { "/library/async/cancelled", test_async_cancelled },
    { "/library/kept", test_kept },
    { "/library/refused", test_refused },
  };

  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/library/import/lines", test_import);
  g_test_add_func ("/library/import/update", test_update);
  g_test_add_func ("/library/flags", test_flags);
  for (gsize i = 0; i < G_N_ELEMENTS (in_folder); i++)
    g_test_add (in_folder[i].name, Place, NULL, place_set_up, in_folder[i].func, place_tear_down);
  g_test_add_func ("/library/round-trip/own", test_round_trip);
  g_test_add_func ("/library/round-trip/shared", test_round_trip_shared);
  g_test_add_func ("/library/meetings/order", test_order);
  g_test_add_func ("/library/meetings/order-of-many", test_order_of_many);
  g_test_add_func ("/library/meetings/parts", test_parts);
  g_test_add_func ("/library/meetings/evident", test_evident);
  g_test_add_func ("/library/meetings/rename", test_rename);
  g_test_add_func ("/library/meetings/merge-and-split", test_merge_and_split);
  g_test_add_func ("/library/meetings/assign", test_assign);
  g_test_add_func ("/library/meetings/remove", test_remove);
  g_test_add_func ("/library/compare-and-brief", test_compare_and_brief);
  g_test_add_func ("/library/searches", test_searches);
  return g_test_run ();
}
