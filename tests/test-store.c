/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "qimam-index-reader.h"
#include "qimam-migration.h"
#include "qimam-store-article.h"
#include "qimam-store-meeting.h"
#include "qimam-token.h"
#include "store-fixture.h"

static guint
count_files (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint n = 0;

  while (g_dir_read_name (dir) != NULL)
    n++;
  return n;
}

static char *
get_text (QimamConnection *connection, const char *sql)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (QimamSql) select = qimam_connection_prepare (connection, sql, &error);
  gboolean row;

  g_assert_no_error (error);
  qimam_sql_next (select, &row, &error);
  g_assert_no_error (error);
  return row ? qimam_sql_dup_text (select, 0) : NULL;
}

static QimamDocument *
make_document (
    const char *guid, const char *source, const char *headline, const char *body, const char *published)
{
  QimamDocument *document = qimam_document_new ();

  document->guid = g_strdup (guid);
  document->source = g_strdup (source);
  document->headline = g_strdup (headline);
  document->language = g_strdup ("ar");
  qimam_document_add_paragraph (document, body, QIMAM_PARAGRAPH_TEXT);
  if (published != NULL)
    qimam_document_set_published (document, published, QIMAM_PRECISION_DAY, QIMAM_BASIS_STATED, published);
  return document;
}

static gint64
put (QimamConnection *writer, const QimamDocument *document, const QimamAnalysis *analysis)
{
  g_autoptr (QimamAnalysis) none = qimam_analysis_new ();
  g_autoptr (GError) error = NULL;
  QimamStored stored;
  gint64 id = 0;

  qimam_connection_begin (writer, &error);
  g_assert_no_error (error);
  qimam_store_article_find (writer, document, &stored, &id, &error);
  g_assert_no_error (error);
  qimam_store_article_put (writer, &id, document, analysis != NULL ? analysis : none, 1, &error);
  g_assert_no_error (error);
  qimam_connection_commit (writer, &error);
  g_assert_no_error (error);
  return id;
}

/* ---- The file ---- */

static void
test_new_file (Fixture *fixture, gconstpointer data)
{
  g_autoptr (QimamDatabase) database = open_database (fixture->path);
  QimamConnection *writer = qimam_database_lock_writer (database, NULL);
  g_autofree char *journal = get_text (writer, "PRAGMA journal_mode");

  g_assert_cmpint (get_int (writer, "PRAGMA user_version"), ==, qimam_migration_version ());
  g_assert_cmpint (get_int (writer, "PRAGMA application_id"), ==, QIMAM_LIBRARY_APPLICATION_ID);
  g_assert_cmpint (get_int (writer, "PRAGMA synchronous"), ==, 2);
  g_assert_cmpint (get_int (writer, "PRAGMA foreign_keys"), ==, 1);
  g_assert_cmpstr (journal, ==, "wal");
  /* Every table of ours is strict. */
  g_assert_cmpint (get_int (writer,
                            "SELECT count(*) FROM pragma_table_list WHERE schema = 'main' AND type = 'table'"
                            " AND strict = 0 AND name NOT LIKE 'sqlite_%'"),
                   ==, 0);
  qimam_database_unlock_writer (database);
}

static void
test_closed_file_stands_alone (Fixture *fixture, gconstpointer data)
{
  g_autoptr (QimamDatabase) database = open_database (fixture->path);
  g_autoptr (QimamDocument) document =
      make_document ("g1", "منبر", "عنوان", "نص قصير عن القمة", "2021-06-16");
  g_autoptr (GError) error = NULL;
  QimamConnection *writer = qimam_database_lock_writer (database, NULL), *reader;

  put (writer, document, NULL);
  qimam_database_unlock_writer (database);
  reader = qimam_database_acquire_reader (database, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (get_int (reader, "SELECT count(*) FROM article"), ==, 1);
  qimam_database_release_reader (database, reader);
  g_clear_pointer (&database, qimam_database_free);
  g_assert_cmpuint (count_files (fixture->folder), ==, 1);
  database = open_database (fixture->path);
  writer = qimam_database_lock_writer (database, NULL);
  g_assert_cmpint (get_int (writer, "SELECT count(*) FROM article"), ==, 1);
  qimam_database_unlock_writer (database);
}

static void
assert_refused (const char *path, int code)
{
  g_autoptr (GError) error = NULL;
  QimamDatabase *database = qimam_database_open (path, &error);

  g_assert_null (database);
  g_assert_error (error, QIMAM_ERROR, code);
  /* One sentence, without a line break or a full stop. */
  g_assert_null (strchr (error->message, '\n'));
  g_assert_false (g_str_has_suffix (error->message, "."));
}

/* Opens a file that must be refused and looks whether a byte of it or of its folder has changed. */
static void
assert_refused_untouched (Fixture *fixture, int code)
{
  g_autofree char *before = NULL, *after = NULL;
  gsize length_before, length_after;
  guint files = count_files (fixture->folder);
  GStatBuf stat_before, stat_after;

  g_assert_true (g_file_get_contents (fixture->path, &before, &length_before, NULL));
  g_assert_cmpint (g_stat (fixture->path, &stat_before), ==, 0);
  assert_refused (fixture->path, code);
  g_assert_cmpint (g_stat (fixture->path, &stat_after), ==, 0);
  g_assert_true (g_file_get_contents (fixture->path, &after, &length_after, NULL));
  g_assert_cmpmem (before, length_before, after, length_after);
  g_assert_cmpint (stat_before.st_mtim.tv_nsec, ==, stat_after.st_mtim.tv_nsec);
  g_assert_cmpuint (count_files (fixture->folder), ==, files);
}

static void
make_plain_database (const char *path, const char *sql)
{
  sqlite3 *handle = NULL;

  g_assert_cmpint (sqlite3_open (path, &handle), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (handle, sql, NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (handle);
}

static void
test_foreign_text (Fixture *fixture, gconstpointer data)
{
  g_assert_true (g_file_set_contents (fixture->path, "هذا ملف نصي لا مكتبة", -1, NULL));
  assert_refused_untouched (fixture, QIMAM_ERROR_LIBRARY_FOREIGN);
}

static void
test_foreign_database (Fixture *fixture, gconstpointer data)
{
  make_plain_database (fixture->path, "CREATE TABLE bookmark (url TEXT); INSERT INTO bookmark VALUES ('x')");
  assert_refused_untouched (fixture, QIMAM_ERROR_LIBRARY_FOREIGN);
}

static void
test_foreign_wal_database (Fixture *fixture, gconstpointer data)
{
  make_plain_database (fixture->path,
                       "PRAGMA journal_mode = WAL; PRAGMA application_id = 7; CREATE TABLE t (x)");
  assert_refused_untouched (fixture, QIMAM_ERROR_LIBRARY_FOREIGN);
}

static void
test_cut_header (Fixture *fixture, gconstpointer data)
{
  g_assert_true (g_file_set_contents (fixture->path, "SQLite format 3", 16, NULL));
  assert_refused_untouched (fixture, QIMAM_ERROR_LIBRARY_FOREIGN);
}

static void
test_newer (Fixture *fixture, gconstpointer data)
{
  g_autofree char *newer = g_strdup_printf ("PRAGMA user_version = %d", qimam_migration_version () + 1);

  qimam_database_free (open_database (fixture->path));
  make_plain_database (fixture->path, newer);
  assert_refused_untouched (fixture, QIMAM_ERROR_LIBRARY_NEWER);
}

static gint64
count_columns (QimamDatabase *database, const char *index)
{
  QimamConnection *writer = qimam_database_lock_writer (database, NULL);
  g_autofree char *sql = g_strdup_printf ("SELECT count(*) FROM pragma_index_info ('%s')", index);
  gint64 n = get_int (writer, sql);

  qimam_database_unlock_writer (database);
  return n;
}

/* By day, however a date is written. */
static void
test_meetings_by_day (Fixture *fixture, gconstpointer data)
{
  static const char *const dates[] = { "2015",       "2015-07",    "2015-07-10/2015-07-20", "2015-W29",
                                       "2015-07-29", "2015-08-05", "2016-01-02",            NULL };
  QimamDatabase *database = open_database (fixture->path);
  QimamConnection *writer = qimam_database_lock_writer (database, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) meetings = NULL;

  for (guint i = G_N_ELEMENTS (dates); i > 0; i--)
    {
      g_autoptr (QimamMeeting) meeting = qimam_meeting_new ();

      meeting->date.iso = g_strdup (dates[i - 1]);
      meeting->fixed = TRUE;
      g_assert_true (qimam_store_meeting_put (writer, meeting, &error));
    }
  meetings = qimam_store_meeting_list (writer, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (meetings->len, ==, G_N_ELEMENTS (dates));
  for (guint i = 0; i < meetings->len; i++)
    g_assert_cmpstr (((QimamMeeting *) meetings->pdata[i])->date.iso, ==, dates[i]);
  qimam_database_unlock_writer (database);
  qimam_database_free (database);
}

/* A library written before the index of a meeting's articles held all that a list of meetings asks for. */
static void
test_index_grows (Fixture *fixture, gconstpointer data)
{
  QimamDatabase *database = open_database (fixture->path);

  g_assert_cmpint (count_columns (database, "article_meeting_by_meeting"), ==, 3);
  qimam_database_free (database);
  make_plain_database (fixture->path,
                       "DROP INDEX article_meeting_by_meeting;"
                       "CREATE INDEX article_meeting_by_meeting ON article_meeting (meeting, article);"
                       "DROP TRIGGER note_came; DROP TRIGGER note_went;"
                       "DROP TRIGGER note_left; DROP TRIGGER note_joined;"
                       "DROP TABLE feed_piece; DROP TRIGGER article_rewritten;"
                       "DROP TABLE article_analysis; DROP TABLE claim_range;"
                       "ALTER TABLE claim_correction DROP COLUMN claim;"
                       "ALTER TABLE article_meeting DROP COLUMN outcomes;"
                       "ALTER TABLE article_meeting DROP COLUMN named;"
                       "ALTER TABLE article_meeting DROP COLUMN began;"
                       "CREATE TABLE claim (id INTEGER PRIMARY KEY AUTOINCREMENT, correction INTEGER);"
                       "CREATE TABLE statement (id INTEGER PRIMARY KEY AUTOINCREMENT);"
                       "PRAGMA user_version = 14");
  database = open_database (fixture->path);
  g_assert_cmpint (count_columns (database, "article_meeting_by_meeting"), ==, 3);
  qimam_database_free (database);
}

/* The newer mark stands only in the log, as after a crash of the newer program. */
static void
test_newer_in_log (Fixture *fixture, gconstpointer data)
{
  g_autofree char *newer = g_strdup_printf ("PRAGMA user_version = %d", qimam_migration_version () + 1);
  g_autofree char *copy = g_build_filename (fixture->folder, "copy.qimam", NULL);
  g_autofree char *log = g_strconcat (fixture->path, "-wal", NULL),
                  *log_copy = g_strconcat (copy, "-wal", NULL);
  g_autofree char *bytes = NULL, *log_bytes = NULL, *after = NULL;
  gsize length, log_length, length_after;
  sqlite3 *handle = NULL;

  qimam_database_free (open_database (fixture->path));
  g_assert_cmpint (sqlite3_open (fixture->path, &handle), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (handle, newer, NULL, NULL, NULL), ==, SQLITE_OK);
  g_assert_true (g_file_get_contents (fixture->path, &bytes, &length, NULL));
  g_assert_true (g_file_get_contents (log, &log_bytes, &log_length, NULL));
  sqlite3_close (handle);
  g_assert_true (g_file_set_contents (copy, bytes, (gssize) length, NULL));
  g_assert_true (g_file_set_contents (log_copy, log_bytes, (gssize) log_length, NULL));
  assert_refused (copy, QIMAM_ERROR_LIBRARY_NEWER);
  g_assert_true (g_file_get_contents (copy, &after, &length_after, NULL));
  g_assert_cmpmem (bytes, length, after, length_after);
}

static void
test_not_a_file (Fixture *fixture, gconstpointer data)
{
  g_autofree char *missing = g_build_filename (fixture->folder, "no", "library.qimam", NULL);

  assert_refused (fixture->folder, QIMAM_ERROR_LIBRARY);
  assert_refused (missing, QIMAM_ERROR_LIBRARY);
  g_assert_cmpint (mkfifo (fixture->path, 0600), ==, 0);
  assert_refused (fixture->path, QIMAM_ERROR_LIBRARY);
}

static void
test_read_only_folder (Fixture *fixture, gconstpointer data)
{
  if (geteuid () == 0)
    {
      g_test_skip ("permissions do not bind the superuser");
      return;
    }
  g_chmod (fixture->folder, 0500);
  assert_refused (fixture->path, QIMAM_ERROR_LIBRARY);
  g_chmod (fixture->folder, 0700);
}

static void
test_link_stays (Fixture *fixture, gconstpointer data)
{
  g_autofree char *link = g_build_filename (fixture->folder, "link.qimam", NULL);

  qimam_database_free (open_database (fixture->path));
  g_assert_cmpint (symlink (fixture->path, link), ==, 0);
  qimam_database_free (open_database (link));
  g_assert_true (g_file_test (link, G_FILE_TEST_IS_SYMLINK));
}

static void
test_empty_file_is_new (Fixture *fixture, gconstpointer data)
{
  g_autoptr (QimamDatabase) database = NULL;
  QimamConnection *writer;

  g_assert_true (g_file_set_contents (fixture->path, "", 0, NULL));
  database = open_database (fixture->path);
  writer = qimam_database_lock_writer (database, NULL);
  g_assert_cmpint (get_int (writer, "PRAGMA user_version"), ==, qimam_migration_version ());
  qimam_database_unlock_writer (database);
}

static void
test_busy (Fixture *fixture, gconstpointer data)
{
  g_autoptr (QimamDatabase) one = open_database (fixture->path);
  g_autoptr (QimamDatabase) other = open_database (fixture->path);
  g_autoptr (GError) error = NULL;
  QimamConnection *first = qimam_database_lock_writer (one, NULL);
  QimamConnection *second = qimam_database_lock_writer (other, NULL);

  sqlite3_busy_timeout (qimam_connection_get_handle (second), 20);
  g_assert_true (qimam_connection_begin (first, &error));
  g_assert_false (qimam_connection_begin (second, &error));
  g_assert_error (error, QIMAM_ERROR, QIMAM_ERROR_LIBRARY_BUSY);
  qimam_database_unlock_writer (one);
  g_clear_error (&error);
  g_assert_true (qimam_connection_begin (second, &error));
  qimam_database_unlock_writer (other);
}

static void
test_reader_cannot_write (Fixture *fixture, gconstpointer data)
{
  g_autoptr (QimamDatabase) database = open_database (fixture->path);
  g_autoptr (GError) error = NULL;
  QimamConnection *reader = qimam_database_acquire_reader (database, NULL, &error);

  g_assert_false (qimam_connection_execute (reader, "INSERT INTO source (name) VALUES ('x')", &error));
  g_assert_error (error, QIMAM_ERROR, QIMAM_ERROR_LIBRARY);
  qimam_database_release_reader (database, reader);
}

static void
test_cancel (Fixture *fixture, gconstpointer data)
{
  g_autoptr (QimamDatabase) database = open_database (fixture->path);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  QimamConnection *reader = qimam_database_acquire_reader (database, cancellable, &error);
  gint64 value;

  g_cancellable_cancel (cancellable);
  g_assert_false (qimam_connection_execute (
      reader, "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n",
      &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  qimam_database_release_reader (database, reader);
  reader = qimam_database_acquire_reader (database, NULL, &error);
  g_assert_true (qimam_connection_get_int (reader, "SELECT 7", &value, &error));
  g_assert_cmpint (value, ==, 7);
  qimam_database_release_reader (database, reader);
}

/* ---- Articles ---- */

static QimamAnalysis *
make_analysis (void)
{
  QimamAnalysis *analysis = qimam_analysis_new ();
  QimamMeeting *meeting = qimam_meeting_new ();
  QimamTopicHit *hit = qimam_topic_hit_new ("arms_control");
  QimamSpan span = qimam_span (QIMAM_FIELD_BODY, 0, 6), sentence = qimam_span (QIMAM_FIELD_BODY, 0, 20);
  QimamClaim *claim = qimam_claim_new (QIMAM_DIMENSION_DURATION, span, sentence);
  QimamStatement *statement = qimam_statement_new (span, sentence);
  QimamTime *time = qimam_time_new (span, QIMAM_TIME_PERIOD);
  QimamQuantity *quantity = qimam_quantity_new (span, QIMAM_QUANTITY_MONEY);
  QimamSummarySentence summary = { sentence, 0.25 };
  gint64 claim_id = 1;

  hit->weight = 0.625;
  hit->primary = TRUE;
  g_array_append_val (hit->spans, span);
  g_ptr_array_add (analysis->topics, hit);

  meeting->id = 1;
  meeting->main = TRUE;
  meeting->title = g_strdup ("لقاء");
  meeting->kind = QIMAM_MEETING_TALKS;
  meeting->status = QIMAM_MEETING_HELD;
  meeting->date.iso = g_strdup ("2021-06-28/2021-06-30");
  meeting->date.precision = QIMAM_PRECISION_RANGE;
  meeting->date.basis = QIMAM_BASIS_INFERRED;
  meeting->date.how = g_strdup ("counted");
  meeting->format.keys = g_strsplit ("video,ordinal", ",", -1);
  meeting->format.basis = QIMAM_BASIS_STATED;
  g_array_append_val (qimam_meeting_add_place (meeting, "مسقط", "muscat", "city")->claims, claim_id);
  g_array_append_val (qimam_meeting_add_duration (meeting, "PT2H", QIMAM_CMP_APPROX, "total")->claims,
                      claim_id);
  g_array_append_val (qimam_meeting_add_participant (meeting, "سالم", NULL, "minister", "OM")->claims,
                      claim_id);
  g_ptr_array_add (analysis->meetings, meeting);

  claim->id = 1;
  claim->meeting = 1;
  claim->text = g_strdup ("ساعتان");
  claim->value.set = TRUE;
  claim->value.iso = g_strdup ("PT2H");
  claim->value.cmp = QIMAM_CMP_APPROX;
  claim->value.scope = g_intern_string ("total");
  claim->value.has_number = TRUE;
  claim->value.number = 0.1;
  claim->topics = g_strsplit ("arms_control\ncyber", "\n", -1);
  claim->party = g_strdup ("OM");
  claim->speaker = g_strdup ("سالم");
  claim->verb = g_strdup ("قال");
  claim->attribution = QIMAM_ATTRIBUTION_MIXED;
  claim->polarity = QIMAM_POLARITY_HOPE;
  claim->statement = 1;
  claim->basis = QIMAM_BASIS_INFERRED;
  claim->how = g_strdup ("counted");
  g_array_append_val (claim->repeats, sentence);
  g_ptr_array_add (analysis->claims, claim);

  statement->id = 1;
  statement->text = g_strdup ("كلام");
  statement->speaker = g_strdup ("سالم");
  statement->attribution = QIMAM_ATTRIBUTION_DIRECT;
  g_array_append_val (statement->quotes, span);
  g_ptr_array_add (analysis->statements, statement);

  time->value = g_strdup ("2021-06-28/2021-06-30");
  time->mod = g_intern_string ("approx");
  time->resolution = QIMAM_TIME_COMPLETED;
  time->year = -5;
  time->weekday = 3;
  time->bare_weekday = TRUE;
  g_ptr_array_add (analysis->times, time);
  quantity->value = g_strdup ("1200000");
  quantity->unit = g_strdup ("USD");
  quantity->dual = TRUE;
  g_ptr_array_add (analysis->quantities, quantity);
  g_array_append_val (analysis->summary, summary);
  return analysis;
}

static void
assert_span (QimamSpan span, QimamField in, guint start, guint end)
{
  g_assert_cmpint (span.in, ==, in);
  g_assert_cmpuint (span.start, ==, start);
  g_assert_cmpuint (span.end, ==, end);
}

static void
assert_meeting (const QimamMeeting *meeting, gint64 claim)
{
  const QimamMeetingPlace *place = meeting->places->pdata[0];
  const QimamMeetingDuration *duration = meeting->durations->pdata[0];
  const QimamParticipant *participant = meeting->participants->pdata[0];

  g_assert_true (meeting->main);
  g_assert_cmpstr (meeting->title, ==, "لقاء");
  g_assert_cmpint (meeting->kind, ==, QIMAM_MEETING_TALKS);
  g_assert_cmpint (meeting->status, ==, QIMAM_MEETING_HELD);
  g_assert_cmpstr (meeting->date.iso, ==, "2021-06-28/2021-06-30");
  g_assert_cmpint (meeting->date.precision, ==, QIMAM_PRECISION_RANGE);
  g_assert_cmpint (meeting->date.basis, ==, QIMAM_BASIS_INFERRED);
  g_assert_cmpstr (meeting->date.how, ==, "counted");
  g_assert_cmpstr (meeting->format.keys[1], ==, "ordinal");
  g_assert_cmpstr (place->key, ==, "muscat");
  g_assert_true (place->kind == g_intern_string ("city"));
  g_assert_cmpint (g_array_index (place->claims, gint64, 0), ==, claim);
  g_assert_cmpint (duration->cmp, ==, QIMAM_CMP_APPROX);
  g_assert_true (duration->scope == g_intern_string ("total"));
  g_assert_null (participant->key);
  g_assert_cmpstr (participant->party, ==, "OM");
  g_assert_cmpint (g_array_index (participant->claims, gint64, 0), ==, claim);
}

static void
assert_claim (const QimamClaim *claim, gint64 article, gint64 statement)
{
  g_assert_cmpint (claim->article, ==, article);
  g_assert_cmpint (claim->dimension, ==, QIMAM_DIMENSION_DURATION);
  assert_span (claim->span, QIMAM_FIELD_BODY, 0, 6);
  assert_span (claim->sentence, QIMAM_FIELD_BODY, 0, 20);
  g_assert_true (claim->value.set);
  g_assert_cmpstr (claim->value.iso, ==, "PT2H");
  g_assert_cmpint (claim->value.cmp, ==, QIMAM_CMP_APPROX);
  g_assert_true (claim->value.scope == g_intern_string ("total"));
  g_assert_null (claim->value.unit);
  g_assert_true (claim->value.has_number);
  g_assert_cmpfloat (claim->value.number, ==, 0.1);
  g_assert_cmpstr (claim->topics[1], ==, "cyber");
  g_assert_cmpint (claim->attribution, ==, QIMAM_ATTRIBUTION_MIXED);
  g_assert_cmpint (claim->polarity, ==, QIMAM_POLARITY_HOPE);
  g_assert_cmpint (claim->statement, ==, statement);
  g_assert_cmpint (claim->basis, ==, QIMAM_BASIS_INFERRED);
  assert_span (g_array_index (claim->repeats, QimamSpan, 0), QIMAM_FIELD_BODY, 0, 20);
}

static void
test_round_trip (Fixture *fixture, gconstpointer data)
{
  g_autoptr (QimamDatabase) database = open_database (fixture->path);
  QimamConnection *writer = qimam_database_lock_writer (database, NULL);
  g_autoptr (QimamDocument) document = make_document ("g", "منبر", "عنوان", "ساعتان من الكلام", "2021-07-01");
  g_autoptr (QimamAnalysis) analysis = make_analysis ();
  g_autoptr (QimamArticle) article = NULL;
  g_autoptr (GError) error = NULL;
  const QimamTopicHit *hit;
  const QimamStatement *statement;
  const QimamTime *time;
  const QimamQuantity *quantity;
  gint64 id;

  document->caption = g_strdup ("صورة");
  document->byline = g_strdup ("كاتب");
  document->original = g_bytes_new_static ("<html>\0</html>", 14);
  document->original_type = g_strdup ("text/html");
  qimam_document_add_paragraph (document, "فقرة ثانية", QIMAM_PARAGRAPH_QUOTE);
  qimam_document_add_dropped (document, 12, "اشترك في النشرة", "newsletter box");
  /* Another article first, so that the ids within the analysis are not by chance the library's. */
  {
    g_autoptr (QimamDocument) other = make_document ("h", NULL, "غيره", "نص", NULL);

    put (writer, other, analysis);
  }
  id = put (writer, document, analysis);
  article = qimam_store_article_load (writer, id, TRUE, &error);
  g_assert_no_error (error);
  qimam_database_unlock_writer (database);

  g_assert_cmpstr (article->document->guid, ==, "g");
  g_assert_cmpstr (article->document->source, ==, "منبر");
  g_assert_cmpstr (article->document->caption, ==, "صورة");
  g_assert_cmpstr (article->document->body, ==, "ساعتان من الكلام\nفقرة ثانية");
  g_assert_cmpint (g_array_index (article->document->roles, QimamParagraphRole, 1), ==,
                   QIMAM_PARAGRAPH_QUOTE);
  g_assert_cmpuint (((QimamDropped *) article->document->dropped->pdata[0])->line, ==, 12);
  g_assert_true (g_bytes_equal (article->document->original, document->original));
  g_assert_cmpstr (article->document->published.value, ==, "2021-07-01");
  g_assert_cmpint (article->document->published.basis, ==, QIMAM_BASIS_STATED);

  hit = article->analysis->topics->pdata[0];
  g_assert_cmpfloat (hit->weight, ==, 0.625);
  g_assert_true (hit->primary);
  assert_span (g_array_index (hit->spans, QimamSpan, 0), QIMAM_FIELD_BODY, 0, 6);
  statement = article->analysis->statements->pdata[0];
  assert_span (g_array_index (statement->quotes, QimamSpan, 0), QIMAM_FIELD_BODY, 0, 6);
  assert_claim (article->analysis->claims->pdata[0], id, statement->id);
  assert_meeting (article->analysis->meetings->pdata[0],
                  ((QimamClaim *) article->analysis->claims->pdata[0])->id);
  time = article->analysis->times->pdata[0];
  g_assert_cmpint (time->kind, ==, QIMAM_TIME_PERIOD);
  g_assert_cmpint (time->year, ==, -5);
  g_assert_cmpint (time->weekday, ==, 3);
  g_assert_true (time->bare_weekday);
  g_assert_true (time->mod == g_intern_string ("approx"));
  quantity = article->analysis->quantities->pdata[0];
  g_assert_cmpstr (quantity->unit, ==, "USD");
  g_assert_true (quantity->dual);
  g_assert_null (quantity->mod);
  g_assert_cmpfloat (g_array_index (article->analysis->summary, QimamSummarySentence, 0).score, ==, 0.25);
}

static void
assert_found (QimamConnection *writer, const QimamDocument *document, QimamStored wanted, gint64 wanted_id)
{
  g_autoptr (GError) error = NULL;
  QimamStored stored;
  gint64 id;

  g_assert_true (qimam_store_article_find (writer, document, &stored, &id, &error));
  g_assert_no_error (error);
  g_assert_cmpint (stored, ==, wanted);
  g_assert_cmpint (id, ==, wanted_id);
}

static void
test_identity (Fixture *fixture, gconstpointer data)
{
  g_autoptr (QimamDatabase) database = open_database (fixture->path);
  QimamConnection *writer = qimam_database_lock_writer (database, NULL);
  g_autoptr (QimamDocument) with_guid = make_document ("1", "منبر", "عنوان", "نص أول", NULL);
  g_autoptr (QimamDocument) changed = make_document ("1", "منبر", "عنوان", "نص معدل", NULL);
  g_autoptr (QimamDocument) other_feed = make_document ("1", "صحيفة", "عنوان", "نص أول", NULL);
  g_autoptr (QimamDocument) page = make_document (NULL, NULL, "صفحة", "نص الصفحة", NULL);
  g_autoptr (QimamDocument) page_again = make_document (NULL, NULL, "صفحة", "نص آخر", NULL);
  g_autoptr (QimamDocument) bare = make_document (NULL, NULL, "بلا اسم", "نص بلا عنوان ولا معرف", NULL);
  g_autoptr (QimamDocument) bare_named =
      make_document (NULL, "منبر", "بلا اسم", "نص بلا عنوان ولا معرف", NULL);
  g_autoptr (QimamDocument) bare_other =
      make_document (NULL, "صحيفة", "بلا اسم", "نص بلا عنوان ولا معرف", NULL);
  g_autoptr (QimamDocument) unnamed = make_document ("1", NULL, "عنوان", "نص أول", NULL);
  gint64 id, id_unnamed, id_page, id_bare;

  page->url = g_strdup ("https://example.org/a");
  page_again->url = g_strdup ("https://example.org/a");
  id = put (writer, with_guid, NULL);
  assert_found (writer, with_guid, QIMAM_STORED_SAME, id);
  assert_found (writer, changed, QIMAM_STORED_OTHER, id);
  assert_found (writer, other_feed, QIMAM_STORED_NEW, 0);
  /* An identifier without an outlet is not that of an outlet which has not been seen yet. */
  id_unnamed = put (writer, unnamed, NULL);
  assert_found (writer, unnamed, QIMAM_STORED_SAME, id_unnamed);
  assert_found (writer, other_feed, QIMAM_STORED_NEW, 0);
  id_page = put (writer, page, NULL);
  assert_found (writer, page_again, QIMAM_STORED_OTHER, id_page);
  id_bare = put (writer, bare, NULL);
  assert_found (writer, bare, QIMAM_STORED_SAME, id_bare);
  /* The outlet has been told since: the same article, better known. */
  assert_found (writer, bare_named, QIMAM_STORED_OTHER, id_bare);
  g_assert_cmpint (put (writer, bare_named, NULL), ==, id_bare);
  /* The same words from another outlet are another article. */
  assert_found (writer, bare_other, QIMAM_STORED_NEW, 0);
  g_assert_cmpint (get_int (writer, "SELECT count(*) FROM article"), ==, 4);
  qimam_database_unlock_writer (database);
}

static void
test_index_follows (Fixture *fixture, gconstpointer data)
{
  g_autoptr (QimamDatabase) database = open_database (fixture->path);
  QimamConnection *writer = qimam_database_lock_writer (database, NULL);
  g_autoptr (QimamDocument) before = make_document ("1", NULL, "قِمَّةٌ في أمريكا", "نص أول", NULL);
  g_autoptr (QimamDocument) after = make_document ("1", NULL, "لقاء", "نص بديل", NULL);
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;
  gboolean found;
  gint64 id = put (writer, before, NULL);

  g_assert_cmpuint (count_matches (writer, "امريكا"), ==, 1);
  g_assert_cmpuint (count_matches (writer, "قمه"), ==, 1);
  g_assert_cmpint (put (writer, after, NULL), ==, id);
  g_assert_cmpuint (count_matches (writer, "امريكا"), ==, 0);
  g_assert_cmpuint (count_matches (writer, "بديل"), ==, 1);
  qimam_connection_begin (writer, &error);
  g_assert_true (qimam_store_article_remove (writer, id, &found, &error));
  g_assert_true (found);
  g_assert_true (qimam_connection_commit (writer, &error));
  g_assert_cmpuint (count_matches (writer, "بديل"), ==, 0);
  qimam_database_unlock_writer (database);
  g_assert_true (qimam_database_check (database, FALSE, problems, NULL, &error));
  g_assert_cmpuint (problems->len, ==, 0);
}

/* An article and its index row come together or not at all. */
static void
test_rollback (Fixture *fixture, gconstpointer data)
{
  g_autoptr (QimamDatabase) database = open_database (fixture->path);
  QimamConnection *writer = qimam_database_lock_writer (database, NULL);
  g_autoptr (QimamDocument) document = make_document ("1", "منبر", "عنوان", "نص فريد", NULL);
  g_autoptr (QimamAnalysis) analysis = make_analysis ();
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;
  gint64 id = 0;

  g_assert_true (qimam_connection_begin (writer, &error));
  g_assert_true (qimam_store_article_put (writer, &id, document, analysis, 1, &error));
  qimam_database_unlock_writer (database);
  writer = qimam_database_lock_writer (database, NULL);
  g_assert_cmpint (get_int (writer, "SELECT count(*) FROM article"), ==, 0);
  g_assert_cmpint (get_int (writer, "SELECT count(*) FROM article_analysis"), ==, 0);
  g_assert_cmpint (get_int (writer, "SELECT count(*) FROM claim_range"), ==, 0);
  g_assert_cmpuint (count_matches (writer, "فريد"), ==, 0);
  qimam_database_unlock_writer (database);
  g_assert_true (qimam_database_check (database, FALSE, problems, NULL, &error));
  g_assert_cmpuint (problems->len, ==, 0);
}

static void
test_renewed_index (Fixture *fixture, gconstpointer data)
{
  g_autoptr (QimamDatabase) database = open_database (fixture->path);
  QimamConnection *writer = qimam_database_lock_writer (database, NULL);
  g_autoptr (QimamDocument) document = make_document ("1", NULL, "عنوان", "كلمة نادرة", NULL);

  put (writer, document, NULL);
  execute (writer, "UPDATE setting SET value = '0' WHERE name = 'tokenizer_version';"
                   "UPDATE index_segment SET state = 2;"
                   "UPDATE index_state SET generation = generation + 1");
  g_assert_cmpuint (count_matches (writer, "نادره"), ==, 0);
  qimam_database_unlock_writer (database);
  g_clear_pointer (&database, qimam_database_free);
  database = open_database (fixture->path);
  writer = qimam_database_lock_writer (database, NULL);
  g_assert_cmpuint (count_matches (writer, "نادره"), ==, 1);
  g_assert_cmpint (get_int (writer, "SELECT value FROM setting WHERE name = 'tokenizer_version'"), ==,
                   QIMAM_TOKENIZER_VERSION);
  qimam_database_unlock_writer (database);
}

static void
test_check_and_repair (Fixture *fixture, gconstpointer data)
{
  g_autoptr (QimamDatabase) database = open_database (fixture->path);
  QimamConnection *writer = qimam_database_lock_writer (database, NULL);
  g_autoptr (QimamDocument) document = make_document ("1", NULL, "عنوان", "كلمة نادرة", NULL);
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;

  put (writer, document, NULL);
  execute (writer, "UPDATE index_segment SET state = 2;"
                   "UPDATE index_state SET generation = generation + 1");
  qimam_database_unlock_writer (database);
  g_assert_true (qimam_database_check (database, TRUE, problems, NULL, &error));
  g_assert_cmpuint (problems->len, ==, 1);
  g_ptr_array_set_size (problems, 0);
  g_assert_true (qimam_database_check (database, FALSE, problems, NULL, &error));
  g_assert_cmpuint (problems->len, ==, 0);
}

static void
test_backup (Fixture *fixture, gconstpointer data)
{
  g_autoptr (QimamDatabase) database = open_database (fixture->path);
  QimamConnection *writer = qimam_database_lock_writer (database, NULL);
  g_autoptr (QimamDocument) document = make_document ("1", NULL, "عنوان", "نص", NULL);
  g_autofree char *copy = g_build_filename (fixture->folder, "copy.qimam", NULL);
  g_autoptr (QimamDatabase) opened = NULL;
  g_autoptr (GError) error = NULL;
  guint files;

  put (writer, document, NULL);
  qimam_database_unlock_writer (database);
  files = count_files (fixture->folder);
  g_assert_true (qimam_database_backup (database, copy, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (count_files (fixture->folder), ==, files + 1);
  opened = open_database (copy);
  writer = qimam_database_lock_writer (opened, NULL);
  g_assert_cmpint (get_int (writer, "SELECT count(*) FROM article"), ==, 1);
  qimam_database_unlock_writer (opened);
  g_assert_false (qimam_database_backup (database, copy, NULL, &error));
  g_assert_error (error, QIMAM_ERROR, QIMAM_ERROR_USAGE);
}

static void
test_memory (Fixture *fixture, gconstpointer data)
{
  g_autoptr (QimamDatabase) database = open_database (":memory:");
  QimamConnection *writer = qimam_database_lock_writer (database, NULL), *reader;
  g_autoptr (QimamDocument) document = make_document ("1", NULL, "عنوان", "نص", NULL);
  g_autoptr (GError) error = NULL;

  put (writer, document, NULL);
  qimam_database_unlock_writer (database);
  reader = qimam_database_acquire_reader (database, NULL, &error);
  g_assert_cmpint (get_int (reader, "SELECT count(*) FROM article"), ==, 1);
  qimam_database_release_reader (database, reader);
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *name;
    void (*func) (Fixture *, gconstpointer);
  } tests[] = {
    { "/store/new-file", test_new_file },
    { "/store/closed-file-stands-alone", test_closed_file_stands_alone },
    { "/store/foreign/text", test_foreign_text },
    { "/store/foreign/database", test_foreign_database },
    { "/store/foreign/wal-database", test_foreign_wal_database },
    { "/store/foreign/cut-header", test_cut_header },
    { "/store/newer", test_newer },
    { "/store/meetings-by-day", test_meetings_by_day },
    { "/store/index-grows", test_index_grows },
    { "/store/newer-in-log", test_newer_in_log },
    { "/store/not-a-file", test_not_a_file },
    { "/store/read-only-folder", test_read_only_folder },
    { "/store/link-stays", test_link_stays },
    { "/store/empty-file-is-new", test_empty_file_is_new },
    { "/store/busy", test_busy },
    { "/store/reader-cannot-write", test_reader_cannot_write },
    { "/store/cancel", test_cancel },
    { "/store/round-trip", test_round_trip },
    { "/store/identity", test_identity },
    { "/store/index-follows", test_index_follows },
    { "/store/rollback", test_rollback },
    { "/store/renewed-index", test_renewed_index },
    { "/store/check-and-repair", test_check_and_repair },
    { "/store/backup", test_backup },
    { "/store/memory", test_memory },
  };

  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].name, Fixture, NULL, set_up, tests[i].func, tear_down);
  return g_test_run ();
}
