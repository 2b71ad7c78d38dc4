/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Any bytes are a query: what it becomes is understood by FTS5, and what it marks stands in the text. The
 * text that is searched is what follows the first line break. */
#include <sqlite3.h>
#include <string.h>

#include "fuzz.h"
#include "qimam-search-text.h"

static void
check_match (const char *match)
{
  static sqlite3 *db;
  static sqlite3_stmt *statement;

  if (db == NULL)
    {
      g_assert_cmpint (sqlite3_open (":memory:", &db), ==, SQLITE_OK);
      g_assert_cmpint (
          sqlite3_exec (db, "CREATE VIRTUAL TABLE f USING fts5 (headline, body, caption)", NULL, NULL, NULL),
          ==, SQLITE_OK);
      g_assert_cmpint (sqlite3_prepare_v2 (db, "SELECT rowid FROM f WHERE f MATCH ?", -1, &statement, NULL),
                       ==, SQLITE_OK);
    }
  if (match == NULL)
    return;
  g_assert_true (g_utf8_validate (match, -1, NULL));
  sqlite3_bind_text (statement, 1, match, -1, SQLITE_STATIC);
  g_assert_cmpint (sqlite3_step (statement), ==, SQLITE_DONE);
  sqlite3_reset (statement);
}

static void
check_node (const QimamSearchNode *node, gsize size, guint depth)
{
  g_assert_cmpuint (depth, <=, QIMAM_SEARCH_MAX_DEPTH);
  g_assert_cmpuint (node->start, <=, node->end);
  fuzz_check_string (node->value, size);
  for (guint i = 0; node->children != NULL && i < node->children->len; i++)
    check_node (node->children->pdata[i], size, depth + 1);
}

static void
check_query (const char *query, gboolean prefix, const char *text, gsize length)
{
  g_autoptr (QimamSearchText) search = qimam_search_text_parse (query, prefix);
  g_autoptr (GArray) matches = g_array_new (FALSE, FALSE, sizeof (QimamSpan));
  g_autofree char *all = qimam_search_text_to_match (search, FALSE);
  g_autofree char *any = qimam_search_text_to_match (search, TRUE);
  g_autofree char *without = qimam_search_text_to_exclusion (search);
  gsize last = 0;

  check_node (qimam_search_text_get_root (search), strlen (query), 0);
  check_match (all);
  check_match (any);
  check_match (without);
  qimam_search_text_find (search, text, length, QIMAM_FIELD_BODY, 100, matches);
  g_assert_cmpuint (matches->len, <=, 100);
  for (guint i = 0; i < matches->len; i++)
    {
      const QimamSpan *span = &g_array_index (matches, QimamSpan, i);

      fuzz_check_span (text, length, span->start, span->end);
      g_assert_cmpuint (span->start, >=, last);
      last = span->end;
    }
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  const uint8_t *line = size > 0 ? memchr (data, '\n', size) : NULL;
  size_t query_size = line != NULL ? (size_t) (line - data) : size;
  g_autofree char *query = g_strndup ((const char *) data, query_size);
  gsize length;
  g_autofree char *text = fuzz_text (data + query_size, size - query_size, &length);

  check_query (query, FALSE, text, length);
  check_query (query, TRUE, text, length);
  return 0;
}
