/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-index-schema.h"

/* Documents of the index are articles by their ids. Nothing is indexed here, so that a large library opens at
 * once: all articles are marked to wait for it. */
const char qimam_index_schema[] =
    "ALTER TABLE article_text ADD COLUMN packed BLOB;" /* the body, which is '' then */
    "ALTER TABLE article_text ADD COLUMN dictionary INTEGER;"
    "CREATE TABLE text_dictionary ("
    "  id INTEGER PRIMARY KEY,"
    "  data BLOB NOT NULL"
    ") STRICT;"

    "CREATE TABLE index_state ("
    "  id INTEGER PRIMARY KEY CHECK (id = 1),"
    "  generation INTEGER NOT NULL,"
    "  pending_next INTEGER NOT NULL," /* articles from this one up to below the other wait to be indexed */
    "  pending_end INTEGER NOT NULL"
    ") STRICT;"
    "INSERT INTO index_state SELECT 1, 1, max(id) IS NOT NULL, ifnull(max(id) + 1, 0) FROM article;"
    /* Ids are never used again: readers keep what they know of a segment by its id. */
    "CREATE TABLE index_segment ("
    "  id INTEGER PRIMARY KEY AUTOINCREMENT,"
    "  state INTEGER NOT NULL," /* 0 being written, 1 in use, 2 its rows are being taken away */
    "  first_doc INTEGER NOT NULL,"
    "  last_doc INTEGER NOT NULL,"
    "  n_docs INTEGER NOT NULL DEFAULT 0,"
    "  n_deleted INTEGER NOT NULL DEFAULT 0,"
    "  n_tokens INTEGER NOT NULL DEFAULT 0,"
    "  n_blocks INTEGER NOT NULL DEFAULT 0,"
    "  size INTEGER NOT NULL DEFAULT 0," /* of the long lists */
    "  extent INTEGER NOT NULL,"         /* of a row of them */
    "  deleted_at INTEGER NOT NULL DEFAULT 0"
    ") STRICT;"
    "CREATE TABLE index_docs ("
    "  segment INTEGER PRIMARY KEY,"
    "  docs BLOB NOT NULL,"
    "  lengths BLOB NOT NULL"
    ") STRICT;"
    "CREATE TABLE index_deleted (segment INTEGER PRIMARY KEY, docs BLOB NOT NULL) STRICT;"
    "CREATE TABLE index_term ("
    "  segment INTEGER NOT NULL,"
    "  first_term BLOB NOT NULL,"
    "  block INTEGER NOT NULL,"
    "  PRIMARY KEY (segment, first_term)"
    ") STRICT, WITHOUT ROWID;"
    /* Rows of both are numbered: segment << 24 | n. */
    "CREATE TABLE index_block (id INTEGER PRIMARY KEY, data BLOB NOT NULL) STRICT;"
    "CREATE TABLE index_postings (id INTEGER PRIMARY KEY, data BLOB NOT NULL) STRICT;"
    /* The merge that is under way: what goes into which segment, how far it is, and what it has in hand. */
    "CREATE TABLE index_merge ("
    "  output INTEGER PRIMARY KEY,"
    "  inputs BLOB NOT NULL,"
    "  phase INTEGER NOT NULL,"
    "  cursor BLOB NOT NULL,"
    "  writer BLOB NOT NULL"
    ") STRICT;";
