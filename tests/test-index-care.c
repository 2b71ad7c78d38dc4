/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The index of a library that has articles: migration, indexing anew, check and repair. */
#include <string.h>

#include "qimam-index-merge.h"
#include "qimam-index-reader.h"
#include "qimam-index-writer.h"
#include "qimam-migration.h"
#include "qimam-store-article.h"
#include "store-fixture.h"

/* A file that a program of version 1 wrote: FTS5 and bodies as plain text. */
static void
test_migration_of_version_1 (Fixture *fixture, gconstpointer data)
{
  g_autoptr (QimamDatabase) database = NULL;
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;
  g_autoptr (QimamArticle) article = NULL;
  QimamConnection *writer;

  copy_kept (fixture, "library-v1.qimam");
  database = open_database (fixture->path);
  writer = qimam_database_lock_writer (database, NULL);
  g_assert_cmpint (get_int (writer, "PRAGMA user_version"), ==, qimam_migration_version ());
  g_assert_cmpint (get_int (writer, "SELECT count(*) FROM article"), ==, 11);
  g_assert_cmpint (get_int (writer, "SELECT count(*) FROM article_analysis"), ==, 11);
  g_assert_cmpint (get_int (writer, "SELECT id FROM article WHERE starred"), ==, 3);
  g_assert_cmpint (get_int (writer, "SELECT count(*) FROM meeting WHERE fixed"), ==, 1);
  g_assert_cmpint (get_int (writer, "SELECT count(*) FROM saved_search"), ==, 1);
  g_assert_cmpint (get_int (writer, "SELECT count(*) FROM sqlite_schema WHERE name LIKE '%fts%'"), ==, 0);
  g_assert_cmpuint (count_matches (writer, "هلسنكي"), >=, 1);
  article = qimam_store_article_load (writer, 5, FALSE, &error);
  g_assert_no_error (error);
  g_assert_nonnull (strstr (article->document->body, "هلسنكي"));
  g_assert_cmpint (get_int (writer, "SELECT count(*) FROM article_text WHERE packed IS NULL"), ==, 0);
  qimam_database_unlock_writer (database);
  g_assert_true (qimam_database_check (database, FALSE, problems, NULL, &error));
  g_assert_cmpuint (problems->len, ==, 0);
}

static guint
count_phrase (QimamConnection *connection, const char *first, const char *second)
{
  g_autoptr (GError) error = NULL;
  QimamIndexReader *reader = qimam_index_reader_open (connection, &error);
  const char *forms[] = { first, second };
  guint64 words[1] = { 0 };

  g_assert_no_error (error);
  g_assert_true (qimam_index_reader_add_phrase (reader, forms, 2, FALSE, words, 1, &error));
  g_assert_no_error (error);
  return (guint) __builtin_popcountll (words[0]);
}

/* A file from before small segments had lists for prefixes and large ones for pairs of words: three segments
 * that were never merged. It is searched as it is, and merged with new ones. */
static void
test_segments_of_version_15 (Fixture *fixture, gconstpointer data)
{
  g_autoptr (QimamDatabase) database = NULL;
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;
  QimamConnection *writer;
  gboolean more = TRUE;

  copy_kept (fixture, "library-v15.qimam");
  database = open_database (fixture->path);
  writer = qimam_database_lock_writer (database, NULL);
  g_assert_cmpint (get_int (writer, "SELECT count(*) FROM index_segment WHERE state = 1"), ==, 3);
  for (guint round = 0; round < 2; round++)
    {
      g_assert_cmpuint (count_matches (writer, "ميناء"), >, 3);
      g_assert_cmpuint (count_phrase (writer, "الوفد", "القمه"), ==, 6);
      while (more)
        g_assert_true (qimam_index_maintain (writer, QIMAM_MERGE_ALL, G_USEC_PER_SEC, &more, &error));
    }
  g_assert_cmpint (get_int (writer, "SELECT count(*) FROM index_segment"), ==, 1);
  qimam_database_unlock_writer (database);
  g_assert_true (qimam_database_check (database, FALSE, problems, NULL, &error));
  g_assert_cmpuint (problems->len, ==, 0);
}

/* Indexing anew: searching works meanwhile, it goes on after a stop, and in the end all agrees. */
static void
test_indexing_anew (Fixture *fixture, gconstpointer data)
{
  g_autoptr (QimamDatabase) database = NULL;
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;
  QimamConnection *writer;
  guint before, steps = 0;
  gboolean more = TRUE, found;

  copy_kept (fixture, "library-v1.qimam");
  database = open_database (fixture->path);
  writer = qimam_database_lock_writer (database, NULL);
  before = count_matches (writer, "جنيف");
  g_assert_cmpuint (before, >, 3);
  g_assert_true (qimam_connection_begin (writer, &error) && qimam_index_outdate (writer, &error) &&
                 qimam_connection_commit (writer, &error));
  while (more)
    {
      QimamIndexReader *reader = qimam_index_reader_open (writer, &error);
      guint32 done, total;

      g_assert_true (qimam_index_reader_is_partial (reader, &done, &total));
      g_assert_cmpuint (done, ==, steps * 2);
      g_assert_cmpuint (total, ==, 11);
      g_assert_cmpuint (count_matches (writer, "جنيف"), ==, before - (steps > 2));
      g_assert_true (qimam_index_fill (writer, 2, &more, &error));
      /* One that has had its turn and one that has not. */
      if (++steps == 3)
        {
          g_assert_true (qimam_connection_begin (writer, &error));
          g_assert_true (qimam_store_article_remove (writer, 1, &found, &error));
          g_assert_true (qimam_store_article_remove (writer, 11, &found, &error));
          g_assert_true (qimam_connection_commit (writer, &error));
          before = count_matches (writer, "جنيف") + 1;
        }
    }
  g_assert_false (qimam_index_reader_is_partial (qimam_index_reader_open (writer, &error), NULL, NULL));
  qimam_database_unlock_writer (database);
  g_assert_true (qimam_database_check (database, FALSE, problems, NULL, &error));
  g_assert_cmpuint (problems->len, ==, 0);
}

/* The check sees what is missing, what is too much, and what is elsewhere than it should be. */
static void
test_check_compares_both_ways (Fixture *fixture, gconstpointer data)
{
  static const char *const harms[] = {
    "UPDATE article SET headline = headline || ' وزيادة' WHERE id = 4",
    "UPDATE article_text SET caption = 'لم تكن هنا' WHERE article = 4",
    "INSERT INTO index_deleted SELECT id, x'0401' FROM index_segment WHERE state = 1;"
    "UPDATE index_segment SET deleted_at = 99;",
    "PRAGMA foreign_keys = 0; DELETE FROM article WHERE id = 7; DELETE FROM article_text WHERE article = 7;"
    "DELETE FROM article_analysis; DELETE FROM claim_range; DELETE FROM article_meeting; DELETE FROM "
    "meeting_key;"
    "DELETE FROM article_topic;",
    "UPDATE index_block SET data = x'00' WHERE id % 16777216 = 3",
    "DELETE FROM index_docs",
  };

  for (guint i = 0; i < G_N_ELEMENTS (harms); i++)
    {
      g_autoptr (QimamDatabase) database = NULL;
      g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);
      g_autoptr (GError) error = NULL;
      QimamConnection *writer;

      copy_kept (fixture, "library-v1.qimam");
      database = open_database (fixture->path);
      writer = qimam_database_lock_writer (database, NULL);
      execute (writer, harms[i]);
      execute (writer, "UPDATE index_state SET generation = generation + 1");
      qimam_database_unlock_writer (database);
      g_assert_true (qimam_database_check (database, TRUE, problems, NULL, &error));
      g_assert_no_error (error);
      g_assert_cmpuint (problems->len, >=, 1);
      g_ptr_array_set_size (problems, 0);
      g_assert_true (qimam_database_check (database, FALSE, problems, NULL, &error));
      g_assert_cmpuint (problems->len, ==, 0);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/index-care/migration/version-1", Fixture, NULL, set_up, test_migration_of_version_1,
              tear_down);
  g_test_add ("/index-care/segments/version-15", Fixture, NULL, set_up, test_segments_of_version_15,
              tear_down);
  g_test_add ("/index-care/indexing-anew", Fixture, NULL, set_up, test_indexing_anew, tear_down);
  g_test_add ("/index-care/check-compares-both-ways", Fixture, NULL, set_up, test_check_compares_both_ways,
              tear_down);
  return g_test_run ();
}
