/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-store-version.h"

#include <glib/gi18n-lib.h>

#include "qimam-blob.h"
#include "qimam-store-text.h"

const char qimam_store_version_schema[] =
    "ALTER TABLE article ADD COLUMN modified TEXT;"
    "CREATE TABLE article_version ("
    "  id INTEGER PRIMARY KEY AUTOINCREMENT,"
    "  article INTEGER NOT NULL REFERENCES article ON DELETE CASCADE,"
    "  retrieved TEXT NOT NULL,"
    "  replaced TEXT NOT NULL,"
    "  why TEXT NOT NULL,"
    "  seen INTEGER NOT NULL DEFAULT 0 CHECK (seen IN (0, 1)),"
    "  headline TEXT,"
    "  byline TEXT,"
    "  caption TEXT,"
    "  published TEXT,"
    "  published_precision TEXT NOT NULL,"
    "  published_basis TEXT NOT NULL,"
    "  modified TEXT,"
    "  body TEXT NOT NULL," /* this and the next two as in article_text */
    "  packed BLOB,"
    "  dictionary INTEGER,"
    "  roles BLOB,"
    "  original BLOB," /* zstd */
    "  original_type TEXT"
    ") STRICT;"
    "CREATE INDEX article_version_by_article ON article_version (article, id);";

/* Reads what articles and versions have in the same columns: headline, byline, caption, published, its
 * precision and basis, modified, roles, and the body. */
static gboolean
read_document (
    QimamConnection *connection, QimamSql *row, int column, QimamDocument *document, GError **error)
{
  g_autoptr (GBytes) roles = qimam_sql_dup_bytes (row, column + 7);
  QimamPrecision precision = QIMAM_PRECISION_UNKNOWN;
  QimamBasis basis = QIMAM_BASIS_UNKNOWN;

  document->headline = qimam_sql_dup_text (row, column);
  document->byline = qimam_sql_dup_text (row, column + 1);
  document->caption = qimam_sql_dup_text (row, column + 2);
  qimam_precision_from_nick (qimam_sql_get_text (row, column + 4), &precision);
  qimam_basis_from_nick (qimam_sql_get_text (row, column + 5), &basis);
  qimam_document_set_published (document, qimam_sql_get_text (row, column + 3), precision, basis, NULL);
  document->modified = qimam_sql_dup_text (row, column + 6);
  qimam_blob_to_roles (roles, document->roles);
  g_free (document->body);
  document->body = qimam_store_text_get (connection, row, column + 8, error);
  return document->body != NULL;
}

/* ---- Keeping ---- */

static gboolean
load_before (
    QimamConnection *connection, gint64 article, QimamDocument *before, GBytes **original, GError **error)
{
  g_autoptr (QimamSql) select = qimam_connection_prepare (
      connection,
      "SELECT headline, byline, caption, published, published_precision, published_basis, modified, roles,"
      " " QIMAM_STORE_TEXT_COLUMNS ", original FROM article"
      " JOIN article_text ON article_text.article = article.id WHERE article.id = ?",
      error);
  g_autoptr (GBytes) packed = NULL;
  gboolean row;

  if (select == NULL)
    return FALSE;
  qimam_sql_bind (select, "i", article);
  if (!qimam_sql_next (select, &row, error))
    return FALSE;
  if (!row)
    {
      qimam_error_set_missing (error, _ ("There is no article %s"), article);
      return FALSE;
    }
  packed = qimam_sql_dup_bytes (select, 11);
  *original = qimam_blob_unpack (packed);
  return read_document (connection, select, 0, before, error);
}

static gboolean
says_the_same (const QimamDocument *a, const QimamDocument *b)
{
  return g_strcmp0 (a->headline, b->headline) == 0 && g_strcmp0 (a->byline, b->byline) == 0 &&
         g_strcmp0 (a->caption, b->caption) == 0 && g_str_equal (a->body, b->body) &&
         g_strcmp0 (a->published.value, b->published.value) == 0;
}

static gboolean
add_version (QimamConnection *connection, gint64 article, QimamVersionReason why, GError **error)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autofree char *replaced = g_date_time_format (now, "%Y-%m-%dT%H:%M:%SZ");
  g_autoptr (QimamSql) add = qimam_connection_prepare (
      connection,
      "INSERT INTO article_version (article, retrieved, replaced, why, seen, headline, byline, caption, "
      "published,"
      " published_precision, published_basis, modified, body, packed, dictionary, roles, original,"
      " original_type)"
      " SELECT article.id, retrieved, ?2, ?3, ?4, headline, byline, caption, published, published_precision,"
      " published_basis, modified, body, packed, dictionary, roles, original, original_type"
      " FROM article JOIN article_text ON article_text.article = article.id WHERE article.id = ?1",
      error);

  if (add == NULL)
    return FALSE;
  /* What the publisher did not change is no news to the user. */
  qimam_sql_bind (add, "itti", article, replaced, qimam_version_reason_nick (why),
                  (gint64) (why == QIMAM_VERSION_REREAD));
  return qimam_sql_run (add, error);
}

static gboolean
drop_old (QimamConnection *connection, gint64 article, GError **error)
{
  g_autoptr (QimamSql) drop = qimam_connection_prepare (
      connection,
      "DELETE FROM article_version WHERE article = ?1"
      " AND id NOT IN (SELECT id FROM article_version WHERE article = ?1 ORDER BY id DESC LIMIT ?2)"
      " AND id <> (SELECT min (id) FROM article_version WHERE article = ?1)"
      " AND NOT EXISTS (SELECT 1 FROM note WHERE note.version = article_version.id)",
      error);

  if (drop == NULL)
    return FALSE;
  qimam_sql_bind (drop, "ii", article, (gint64) QIMAM_VERSIONS_KEPT - 1);
  return qimam_sql_run (drop, error);
}

gboolean
qimam_store_version_keep (QimamConnection *connection,
                          gint64 article,
                          const QimamDocument *document,
                          QimamDocument **before,
                          gint64 *version,
                          GError **error)
{
  g_autoptr (QimamDocument) old = qimam_document_new ();
  g_autoptr (GBytes) original = NULL;
  gboolean reread;

  *version = 0;
  *before = NULL;
  if (!load_before (connection, article, old, &original, error))
    return FALSE;
  if (!says_the_same (old, document))
    {
      reread = original != NULL && document->original != NULL && g_bytes_equal (original, document->original);
      if (!add_version (connection, article, reread ? QIMAM_VERSION_REREAD : QIMAM_VERSION_CHANGED, error))
        return FALSE;
      *version = qimam_connection_last_id (connection);
      if (!drop_old (connection, article, error))
        return FALSE;
    }
  *before = g_steal_pointer (&old);
  return TRUE;
}

gboolean
qimam_store_version_put (QimamConnection *connection,
                         gint64 article,
                         const QimamVersion *version,
                         GError **error)
{
  const QimamDocument *document = version->document;
  g_autoptr (GBytes) roles = qimam_blob_from_roles (document->roles);
  g_autoptr (QimamSql) add = qimam_connection_prepare (
      connection,
      "INSERT INTO article_version (article, retrieved, replaced, why, seen, headline, byline, caption,"
      " published, published_precision, published_basis, modified, body, roles)"
      " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
      error);

  if (add == NULL)
    return FALSE;
  qimam_sql_bind (add, "itttittttttttb", article, version->retrieved, version->replaced,
                  qimam_version_reason_nick (version->why), version->seen ? (gint64) 1 : (gint64) 0,
                  document->headline, document->byline, document->caption, document->published.value,
                  qimam_precision_nick (document->published.precision),
                  qimam_basis_nick (document->published.basis), document->modified, document->body, roles);
  return qimam_sql_run (add, error) && drop_old (connection, article, error);
}

/* ---- Reading ---- */

#define VERSION_COLUMNS                                                                                      \
  "article_version.id, article_version.article,"                                                             \
  " (SELECT count(*) FROM article_version AS older WHERE older.article = article_version.article"            \
  "  AND older.id <= article_version.id), retrieved, replaced, why, seen"

static QimamVersion *
read_version (QimamSql *row)
{
  QimamVersion *version = qimam_version_new ();

  version->id = qimam_sql_get_int (row, 0);
  version->article = qimam_sql_get_int (row, 1);
  version->number = (guint) qimam_sql_get_int (row, 2);
  version->retrieved = qimam_sql_dup_text (row, 3);
  version->replaced = qimam_sql_dup_text (row, 4);
  qimam_version_reason_from_nick (qimam_sql_get_text (row, 5), &version->why);
  version->seen = qimam_sql_get_int (row, 6) != 0;
  return version;
}

gboolean
qimam_store_version_list (QimamConnection *connection, gint64 article, GPtrArray *versions, GError **error)
{
  g_autoptr (QimamSql) select = qimam_connection_prepare (
      connection, "SELECT " VERSION_COLUMNS " FROM article_version WHERE article = ? ORDER BY id", error);
  gboolean row = TRUE;

  if (select == NULL)
    return FALSE;
  qimam_sql_bind (select, "i", article);
  while (row)
    {
      if (!qimam_sql_next (select, &row, error))
        return FALSE;
      if (row)
        g_ptr_array_add (versions, read_version (select));
    }
  return TRUE;
}

/* (transfer full) (nullable): the row that @sql asks for with the id of a version; NULL where there is none */
static QimamSql *
select_version (QimamConnection *connection, const char *sql, gint64 version, GError **error)
{
  g_autoptr (QimamSql) select = qimam_connection_prepare (connection, sql, error);
  gboolean row;

  if (select == NULL)
    return NULL;
  qimam_sql_bind (select, "i", version);
  if (!qimam_sql_next (select, &row, error))
    return NULL;
  if (row)
    return g_steal_pointer (&select);
  qimam_error_set_missing (error, _ ("There is no version %s"), version);
  return NULL;
}

QimamVersion *
qimam_store_version_load (QimamConnection *connection, gint64 version, GError **error)
{
  g_autoptr (QimamSql) row = select_version (
      connection,
      "SELECT " VERSION_COLUMNS ", headline, byline, caption, published, published_precision,"
      " published_basis, modified, roles, body, packed, dictionary FROM article_version WHERE id = ?",
      version, error);
  g_autoptr (QimamVersion) found = NULL;

  if (row == NULL)
    return NULL;
  found = read_version (row);
  return read_document (connection, row, 7, found->document, error) ? g_steal_pointer (&found) : NULL;
}

GBytes *
qimam_store_version_load_original (QimamConnection *connection, gint64 version, GError **error)
{
  g_autoptr (QimamSql) row =
      select_version (connection, "SELECT original FROM article_version WHERE id = ?", version, error);
  g_autoptr (GBytes) packed = row != NULL ? qimam_sql_dup_bytes (row, 0) : NULL;

  return qimam_blob_unpack (packed);
}

gboolean
qimam_store_version_set_seen (QimamConnection *connection, gint64 article, GError **error)
{
  g_autoptr (QimamSql) update = qimam_connection_prepare (
      connection, "UPDATE article_version SET seen = 1 WHERE article = ? AND seen = 0", error);

  if (update == NULL)
    return FALSE;
  qimam_sql_bind (update, "i", article);
  return qimam_sql_run (update, error);
}
