/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-migration.h"

#include <glib/gi18n-lib.h>

#include "qimam-fts-tokenizer.h"
#include "qimam-index-schema.h"
#include "qimam-read-ahead.h"
#include "qimam-store-change.h"
#include "qimam-store-copy.h"
#include "qimam-store-correction.h"
#include "qimam-store-feed.h"
#include "qimam-store-job.h"
#include "qimam-store-meeting.h"
#include "qimam-store-note.h"
#include "qimam-store-packed.h"
#include "qimam-store-piece.h"
#include "qimam-store-topic.h"
#include "qimam-store-version.h"

/* Words of closed sets are kept as their nicks, so that a change of an enumeration's order changes no file.
 * Spans are byte offsets into the field that "field" names. Lists that are only ever read with their owner
 * are in one blob. */
static const char version_1[] =
    "CREATE TABLE setting ("
    "  name TEXT PRIMARY KEY,"
    "  value TEXT NOT NULL"
    ") STRICT, WITHOUT ROWID;"

    "CREATE TABLE source ("
    "  id INTEGER PRIMARY KEY,"
    "  name TEXT NOT NULL UNIQUE,"
    "  home_page TEXT,"
    "  feed_url TEXT,"
    "  etag TEXT,"
    "  last_modified TEXT,"
    "  next_fetch TEXT,"
    "  last_error TEXT"
    ") STRICT;"

    "CREATE TABLE article ("
    "  id INTEGER PRIMARY KEY AUTOINCREMENT,"
    "  source INTEGER REFERENCES source,"
    "  guid TEXT,"
    "  url TEXT,"
    "  headline TEXT,"
    "  byline TEXT,"
    "  dateline TEXT,"
    "  language TEXT,"
    "  published TEXT,"
    "  published_precision TEXT NOT NULL,"
    "  published_basis TEXT NOT NULL,"
    "  published_evidence TEXT,"
    "  first_day INTEGER," /* Julian days that "published" can mean */
    "  last_day INTEGER,"
    "  sort_time INTEGER," /* seconds since 1970, never after the day of import */
    "  retrieved TEXT NOT NULL,"
    "  content_hash BLOB NOT NULL,"
    "  text_hash BLOB NOT NULL,"
    "  duplicate_group INTEGER,"
    "  analyser_version INTEGER NOT NULL,"
    "  read INTEGER NOT NULL DEFAULT 0 CHECK (read IN (0, 1)),"
    "  starred INTEGER NOT NULL DEFAULT 0 CHECK (starred IN (0, 1))"
    ") STRICT;"
    "CREATE UNIQUE INDEX article_by_guid ON article (guid, ifnull(source, 0)) WHERE guid IS NOT NULL;"
    "CREATE INDEX article_by_url ON article (url) WHERE url IS NOT NULL;"
    "CREATE INDEX article_by_text ON article (text_hash);"
    "CREATE INDEX article_by_time ON article (sort_time DESC, id DESC);"
    "CREATE INDEX article_by_source ON article (source);"
    "CREATE INDEX article_by_day ON article (first_day, last_day);"

    "CREATE TABLE article_text ("
    "  article INTEGER PRIMARY KEY REFERENCES article ON DELETE CASCADE,"
    "  body TEXT NOT NULL,"
    "  roles BLOB NOT NULL," /* a byte a paragraph */
    "  caption TEXT,"
    "  lead TEXT,"
    "  image_url TEXT,"
    "  dropped BLOB,"
    "  original BLOB," /* zstd */
    "  original_type TEXT,"
    "  times BLOB,"
    "  quantities BLOB,"
    "  summary BLOB"
    ") STRICT;"

    /* The view lets FTS5 check itself against what the articles say, and build itself anew. */
    "CREATE VIEW article_indexed AS"
    "  SELECT article.id AS id, headline, body, caption"
    "  FROM article JOIN article_text ON article_text.article = article.id;"
    "CREATE VIRTUAL TABLE article_fts USING fts5 (headline, body, caption,"
    "  content = 'article_indexed', content_rowid = 'id', tokenize = 'qimam');"

    "CREATE TABLE topic ("
    "  id INTEGER PRIMARY KEY,"
    "  key TEXT NOT NULL UNIQUE,"
    "  name TEXT," /* a user's topic has a name and a rule */
    "  rule TEXT"
    ") STRICT;"
    "CREATE TABLE article_topic ("
    "  article INTEGER NOT NULL REFERENCES article ON DELETE CASCADE,"
    "  topic INTEGER NOT NULL REFERENCES topic ON DELETE CASCADE,"
    "  place INTEGER NOT NULL,"
    "  weight REAL NOT NULL,"
    "  is_primary INTEGER NOT NULL CHECK (is_primary IN (0, 1)),"
    "  spans BLOB,"
    "  PRIMARY KEY (article, topic)"
    ") STRICT, WITHOUT ROWID;"
    "CREATE INDEX article_topic_by_topic ON article_topic (topic, article);"

    "CREATE TABLE meeting ("
    "  id INTEGER PRIMARY KEY AUTOINCREMENT,"
    "  fixed INTEGER NOT NULL CHECK (fixed IN (0, 1)),"
    "  title TEXT,"
    "  kind TEXT NOT NULL,"
    "  status TEXT NOT NULL,"
    "  date TEXT,"
    "  date_precision TEXT NOT NULL,"
    "  date_basis TEXT NOT NULL,"
    "  date_how TEXT,"
    "  first_day INTEGER,"
    "  last_day INTEGER,"
    "  content BLOB NOT NULL" /* format, places, durations, participants, and whose claims they are */
    ") STRICT;"

    /* A meeting as one article tells it, and which meeting of the library that is. */
    "CREATE TABLE article_meeting ("
    "  id INTEGER PRIMARY KEY AUTOINCREMENT,"
    "  article INTEGER NOT NULL REFERENCES article ON DELETE CASCADE,"
    "  meeting INTEGER REFERENCES meeting ON DELETE SET NULL," /* NULL until it is linked */
    "  is_main INTEGER NOT NULL CHECK (is_main IN (0, 1)),"
    "  fixed INTEGER NOT NULL DEFAULT 0 CHECK (fixed IN (0, 1))," /* the user said which meeting it is */
    "  title TEXT,"
    "  kind TEXT NOT NULL,"
    "  status TEXT NOT NULL,"
    "  date TEXT,"
    "  date_precision TEXT NOT NULL,"
    "  date_basis TEXT NOT NULL,"
    "  date_how TEXT,"
    "  first_day INTEGER," /* of the date, else of the article's publication */
    "  last_day INTEGER,"
    "  content BLOB NOT NULL"
    ") STRICT;"
    "CREATE INDEX article_meeting_by_article ON article_meeting (article, meeting);"
    "CREATE INDEX article_meeting_by_meeting ON article_meeting (meeting, article);"
    "CREATE INDEX article_meeting_unlinked ON article_meeting (id) WHERE meeting IS NULL;"
    /* Persons, parties and places by which meetings that may be one are found. */
    "CREATE TABLE meeting_key ("
    "  key TEXT NOT NULL,"
    "  first_day INTEGER NOT NULL,"
    "  told INTEGER NOT NULL REFERENCES article_meeting ON DELETE CASCADE,"
    "  PRIMARY KEY (key, first_day, told)"
    ") STRICT, WITHOUT ROWID;"
    "CREATE INDEX meeting_key_by_told ON meeting_key (told);"

    "CREATE TABLE statement ("
    "  id INTEGER PRIMARY KEY AUTOINCREMENT,"
    "  article INTEGER NOT NULL REFERENCES article ON DELETE CASCADE,"
    "  field TEXT NOT NULL,"
    "  start INTEGER NOT NULL,"
    "  end INTEGER NOT NULL,"
    "  sentence_field TEXT NOT NULL,"
    "  sentence_start INTEGER NOT NULL,"
    "  sentence_end INTEGER NOT NULL,"
    "  text TEXT,"
    "  speaker TEXT,"
    "  speaker_key TEXT,"
    "  via TEXT,"
    "  via_key TEXT,"
    "  party TEXT,"
    "  verb TEXT,"
    "  attribution TEXT,"
    "  polarity TEXT,"
    "  quotes BLOB,"
    "  topics TEXT" /* keys, one a line */
    ") STRICT;"
    "CREATE INDEX statement_by_article ON statement (article);"

    "CREATE TABLE claim ("
    "  id INTEGER PRIMARY KEY AUTOINCREMENT,"
    "  article INTEGER NOT NULL REFERENCES article ON DELETE CASCADE,"
    "  told INTEGER REFERENCES article_meeting ON DELETE SET NULL,"
    "  dimension TEXT NOT NULL,"
    "  field TEXT NOT NULL,"
    "  start INTEGER NOT NULL,"
    "  end INTEGER NOT NULL,"
    "  sentence_field TEXT NOT NULL,"
    "  sentence_start INTEGER NOT NULL,"
    "  sentence_end INTEGER NOT NULL,"
    "  text TEXT,"
    "  has_value INTEGER NOT NULL CHECK (has_value IN (0, 1)),"
    "  value_iso TEXT,"
    "  value_precision TEXT,"
    "  value_cmp TEXT,"
    "  value_name TEXT,"
    "  value_key TEXT,"
    "  value_kind TEXT,"
    "  value_role TEXT,"
    "  value_scope TEXT,"
    "  value_unit TEXT,"
    "  value_number REAL,"
    "  value_of TEXT,"
    "  value_currency TEXT,"
    "  value_due TEXT,"
    "  topics TEXT,"
    "  party TEXT,"
    "  speaker TEXT,"
    "  speaker_key TEXT,"
    "  via TEXT,"
    "  via_key TEXT,"
    "  verb TEXT,"
    "  attribution TEXT,"
    "  polarity TEXT,"
    "  statement INTEGER REFERENCES statement ON DELETE SET NULL,"
    "  basis TEXT NOT NULL,"
    "  how TEXT,"
    "  repeats BLOB"
    ") STRICT;"
    "CREATE INDEX claim_by_article ON claim (article);"
    "CREATE INDEX claim_by_told ON claim (told);"
    "CREATE INDEX claim_by_statement ON claim (statement);"

    "CREATE TABLE note ("
    "  id INTEGER PRIMARY KEY AUTOINCREMENT,"
    "  article INTEGER NOT NULL REFERENCES article ON DELETE CASCADE,"
    "  field TEXT NOT NULL,"
    "  start INTEGER NOT NULL,"
    "  end INTEGER NOT NULL,"
    "  quote TEXT NOT NULL,"
    "  prefix TEXT NOT NULL,"
    "  suffix TEXT NOT NULL,"
    "  text TEXT NOT NULL,"
    "  created TEXT NOT NULL"
    ") STRICT;"
    "CREATE INDEX note_by_article ON note (article);"

    "CREATE TABLE saved_search ("
    "  id INTEGER PRIMARY KEY AUTOINCREMENT,"
    "  name TEXT NOT NULL UNIQUE,"
    "  filter TEXT NOT NULL"
    ") STRICT;";

static const char without_fts[] = "DROP TABLE article_fts; DROP VIEW article_indexed;";

/* What was kept has another form: it is made again in the background. */
static const char without_kept[] = "DELETE FROM kept_snapshot;";

/* The articles of all meetings are listed from the index alone. */
static const char meeting_index[] =
    "DROP INDEX article_meeting_by_meeting;"
    "CREATE INDEX article_meeting_by_meeting ON article_meeting (meeting, article, is_main);";

/* Whom and what an article names, and whether its meeting went on: by these the linker knows meetings of which
 * it tells too little. */
static const char told_names[] =
    "ALTER TABLE article_meeting ADD COLUMN named TEXT;"
    "ALTER TABLE article_meeting ADD COLUMN began INTEGER NOT NULL DEFAULT 0;";

static const char *const steps[] = { version_1,
                                     qimam_store_change_schema,
                                     qimam_index_schema,
                                     qimam_store_feed_schema,
                                     qimam_store_copy_schema,
                                     without_fts,
                                     without_kept,
                                     qimam_store_job_schema,
                                     qimam_store_correction_schema,
                                     qimam_read_ahead_schema,
                                     qimam_store_version_schema,
                                     qimam_store_note_schema,
                                     qimam_store_topic_schema,
                                     qimam_store_meeting_evidence_schema,
                                     meeting_index,
                                     qimam_store_note_change_schema,
                                     qimam_store_piece_schema,
                                     qimam_store_packed_schema,
                                     told_names };

int
qimam_migration_version (void)
{
  return G_N_ELEMENTS (steps);
}

static gboolean
run_steps (QimamConnection *connection, gint64 from, GError **error)
{
  g_autofree char *marks = g_strdup_printf ("PRAGMA application_id = %d; PRAGMA user_version = %d",
                                            QIMAM_LIBRARY_APPLICATION_ID, qimam_migration_version ());

  if (!qimam_fts_tokenizer_register (qimam_connection_get_handle (connection)))
    {
      g_set_error_literal (error, QIMAM_ERROR, QIMAM_ERROR_LIBRARY,
                           _ ("This SQLite has no full-text search (FTS5)"));
      return FALSE;
    }
  for (gint64 i = from; i < qimam_migration_version (); i++)
    if (!qimam_connection_execute (connection, steps[i], error))
      return FALSE;
  return qimam_connection_execute (connection, marks, error);
}

gboolean
qimam_migration_run (QimamConnection *connection, GError **error)
{
  gint64 version;

  if (!qimam_connection_get_int (connection, "PRAGMA user_version", &version, error))
    return FALSE;
  if (version == qimam_migration_version ())
    return TRUE;
  if (!qimam_connection_begin (connection, error))
    return FALSE;
  /* Another program may have done it while this one waited for the lock. */
  if (!qimam_connection_get_int (connection, "PRAGMA user_version", &version, error))
    goto failed;
  if (version > qimam_migration_version ())
    {
      g_set_error_literal (error, QIMAM_ERROR, QIMAM_ERROR_LIBRARY_NEWER,
                           _ ("The library was written by a newer version of Qimam"));
      goto failed;
    }
  if (!run_steps (connection, version, error) || !qimam_connection_commit (connection, error))
    goto failed;
  return TRUE;

failed:
  qimam_connection_rollback (connection);
  return FALSE;
}
