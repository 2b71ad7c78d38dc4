/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-store-identity.h"

#include <string.h>

#include "qimam-blob.h"

/* Lengths part the strings, so that no two lists of strings give the same bytes. */
static void
hash_text (GChecksum *checksum, const char *text)
{
  guint64 length = GUINT64_TO_LE (text != NULL ? strlen (text) : G_MAXUINT64);

  g_checksum_update (checksum, (const guchar *) &length, sizeof length);
  if (text != NULL)
    g_checksum_update (checksum, (const guchar *) text, (gssize) strlen (text));
}

static GBytes *
finish_hash (GChecksum *checksum)
{
  guint8 digest[32];
  gsize size = sizeof digest;

  g_checksum_get_digest (checksum, digest, &size);
  return g_bytes_new (digest, size);
}

GBytes *
qimam_store_text_hash (const QimamDocument *document)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);

  hash_text (checksum, document->headline);
  hash_text (checksum, document->body);
  return finish_hash (checksum);
}

GBytes *
qimam_store_content_hash (const QimamDocument *document)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autoptr (GBytes) roles = qimam_blob_from_roles (document->roles);

  hash_text (checksum, document->guid);
  hash_text (checksum, document->url);
  hash_text (checksum, document->source);
  hash_text (checksum, document->headline);
  hash_text (checksum, document->byline);
  hash_text (checksum, document->dateline);
  hash_text (checksum, document->caption);
  hash_text (checksum, document->language);
  hash_text (checksum, document->lead);
  hash_text (checksum, document->image_url);
  hash_text (checksum, document->published.value);
  hash_text (checksum, qimam_basis_nick (document->published.basis));
  hash_text (checksum, document->body);
  g_checksum_update (checksum, g_bytes_get_data (roles, NULL), (gssize) g_bytes_get_size (roles));
  return finish_hash (checksum);
}

/* Runs a search for (id, content_hash); leaves @id at 0 where it finds nothing. */
static gboolean
find_with (QimamSql *select, GBytes *hash, QimamStored *stored, gint64 *id, GError **error)
{
  g_autoptr (GBytes) known = NULL;
  gboolean row;

  if (!qimam_sql_next (select, &row, error))
    return FALSE;
  if (!row)
    return TRUE;
  *id = qimam_sql_get_int (select, 0);
  known = qimam_sql_dup_bytes (select, 1);
  *stored = known != NULL && g_bytes_equal (known, hash) ? QIMAM_STORED_SAME : QIMAM_STORED_OTHER;
  return TRUE;
}

gboolean
qimam_store_article_find (QimamConnection *connection,
                          const QimamDocument *document,
                          QimamStored *stored,
                          gint64 *id,
                          GError **error)
{
  g_autoptr (GBytes) hash = qimam_store_content_hash (document);
  g_autoptr (GBytes) text = NULL;
  g_autoptr (QimamSql) select = NULL;

  *stored = QIMAM_STORED_NEW;
  *id = 0;
  if (document->guid != NULL)
    {
      select = qimam_connection_prepare (connection,
                                         "SELECT id, content_hash FROM article WHERE guid = ?1 AND"
                                         " CASE WHEN ?2 IS NULL THEN source IS NULL ELSE source = (SELECT id "
                                         "FROM source WHERE name = ?2) END",
                                         error);
      if (select == NULL)
        return FALSE;
      qimam_sql_bind (select, "tt", document->guid, document->source);
      if (!find_with (select, hash, stored, id, error))
        return FALSE;
    }
  if (*id == 0 && document->url != NULL)
    {
      /* Items of a feed may share an address and differ in guid; a page without a guid is known by its
       * address. */
      g_clear_pointer (&select, qimam_sql_release);
      select = qimam_connection_prepare (connection,
                                         "SELECT id, content_hash FROM article WHERE url = ?"
                                         " AND (?2 IS NULL OR guid IS NULL) ORDER BY id DESC LIMIT 1",
                                         error);
      if (select == NULL)
        return FALSE;
      qimam_sql_bind (select, "tt", document->url, document->guid);
      if (!find_with (select, hash, stored, id, error))
        return FALSE;
    }
  if (*id == 0 && document->guid == NULL && document->url == NULL)
    {
      /* The same words from two named outlets are two articles. */
      select = qimam_connection_prepare (
          connection,
          "SELECT article.id, content_hash FROM article LEFT JOIN source ON source.id = source WHERE "
          "text_hash = ?1"
          " AND guid IS NULL AND url IS NULL AND (?2 IS NULL OR name IS NULL OR name = ?2)"
          " ORDER BY content_hash = ?3 DESC, name IS NULL, article.id LIMIT 1",
          error);
      if (select == NULL)
        return FALSE;
      text = qimam_store_text_hash (document);
      qimam_sql_bind (select, "btb", text, document->source, hash);
      if (!find_with (select, hash, stored, id, error))
        return FALSE;
    }
  return TRUE;
}
