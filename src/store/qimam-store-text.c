/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-store-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>
#include <zdict.h>
#include <zstd.h>

#define DATA_KEY "qimam-store-text"
/* Speed and size of a body of some kilobytes with a dictionary hardly differ above this level. */
#define PACK_LEVEL 3
/* Shorter texts are not worth it. */
#define MIN_PACKED 64
/* No body is larger: what claims to be is not ours. */
#define MAX_UNPACKED (256u << 20)
/* What a dictionary is trained on, and how large it gets. */
#define TRAIN_TEXTS     2000
#define MIN_TEXTS       500
#define TRAIN_BYTES     (6u << 20)
#define DICTIONARY_SIZE (96u << 10)

/* What a connection knows of packing. */
typedef struct
{
  gint64 newest; /* the dictionary to pack with, 0 for none */
  gboolean looked;
  ZSTD_CCtx *packer;
  ZSTD_CDict *packing;
  ZSTD_DCtx *unpacker;
  GHashTable *unpacking; /* id to ZSTD_DDict */
  guint8 *room;
  gsize size;
} Texts;

static void
texts_free (gpointer data)
{
  Texts *self = data;

  ZSTD_freeCCtx (self->packer);
  ZSTD_freeCDict (self->packing);
  ZSTD_freeDCtx (self->unpacker);
  g_hash_table_unref (self->unpacking);
  g_free (self->room);
  g_free (self);
}

static void
free_unpacking (gpointer data)
{
  ZSTD_freeDDict (data);
}

static Texts *
ensure_texts (QimamConnection *connection)
{
  Texts *self = qimam_connection_get_data (connection, DATA_KEY);

  if (self != NULL)
    return self;
  self = g_new0 (Texts, 1);
  self->packer = ZSTD_createCCtx ();
  self->unpacker = ZSTD_createDCtx ();
  self->unpacking = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, free_unpacking);
  /* The row says which dictionary it was. */
  ZSTD_CCtx_setParameter (self->packer, ZSTD_c_dictIDFlag, 0);
  ZSTD_CCtx_setParameter (self->packer, ZSTD_c_compressionLevel, PACK_LEVEL);
  qimam_connection_set_data (connection, DATA_KEY, self, texts_free);
  return self;
}

static GBytes *
load_dictionary (QimamConnection *connection, gint64 id, GError **error)
{
  g_autoptr (QimamSql) select =
      qimam_connection_prepare (connection, "SELECT data FROM text_dictionary WHERE id = ?", error);
  GBytes *data;
  gboolean row;

  if (select == NULL)
    return NULL;
  qimam_sql_bind (select, "i", id);
  if (!qimam_sql_next (select, &row, error))
    return NULL;
  data = row ? qimam_sql_dup_bytes (select, 0) : NULL;
  if (data == NULL)
    g_set_error_literal (error, QIMAM_ERROR, QIMAM_ERROR_LIBRARY_DAMAGED,
                         _ ("The library has lost a dictionary that its texts are packed with"));
  return data;
}

/* ---- Unpacking ---- */

static ZSTD_DDict *
ensure_unpacking (Texts *self, QimamConnection *connection, gint64 id, GError **error)
{
  ZSTD_DDict *unpacking = g_hash_table_lookup (self->unpacking, &id);
  g_autoptr (GBytes) data = NULL;

  if (unpacking != NULL)
    return unpacking;
  data = load_dictionary (connection, id, error);
  if (data == NULL)
    return NULL;
  unpacking = ZSTD_createDDict (g_bytes_get_data (data, NULL), g_bytes_get_size (data));
  if (unpacking != NULL)
    g_hash_table_insert (self->unpacking, g_memdup2 (&id, sizeof id), unpacking);
  else
    g_set_error_literal (error, QIMAM_ERROR, QIMAM_ERROR_LIBRARY_DAMAGED,
                         _ ("A dictionary of the library is damaged"));
  return unpacking;
}

static char *
unpack (QimamConnection *connection, gconstpointer packed, gsize size, gint64 dictionary, GError **error)
{
  Texts *self = ensure_texts (connection);
  unsigned long long length = ZSTD_getFrameContentSize (packed, size);
  ZSTD_DDict *unpacking = NULL;
  g_autofree char *body = NULL;

  if (dictionary != 0)
    {
      unpacking = ensure_unpacking (self, connection, dictionary, error);
      if (unpacking == NULL)
        return NULL;
    }
  /* Errors of zstd are numbers that are too large, too. */
  if (length <= MAX_UNPACKED)
    {
      body = g_malloc (length + 1);
      if (ZSTD_decompress_usingDDict (self->unpacker, body, length, packed, size, unpacking) == length)
        {
          body[length] = '\0';
          if (g_utf8_validate_len (body, length, NULL))
            return g_steal_pointer (&body);
        }
    }
  g_set_error_literal (error, QIMAM_ERROR, QIMAM_ERROR_LIBRARY_DAMAGED,
                       _ ("The text of an article is damaged"));
  return NULL;
}

char *
qimam_store_text_get (QimamConnection *connection, QimamSql *row, int column, GError **error)
{
  const char *plain;
  gsize size;
  gconstpointer packed;

  if (!qimam_sql_is_null (row, column + 1))
    {
      packed = qimam_sql_peek_bytes (row, column + 1, &size);
      return unpack (connection, packed, size, qimam_sql_get_int (row, column + 2), error);
    }
  plain = qimam_sql_get_text (row, column);
  return g_strdup (plain != NULL ? plain : "");
}

QimamDocument *
qimam_store_text_load (QimamConnection *connection, gint64 article, GError **error)
{
  g_autoptr (QimamSql) select = qimam_connection_prepare (
      connection,
      "SELECT headline, caption, " QIMAM_STORE_TEXT_COLUMNS " FROM article"
      " JOIN article_text ON article_text.article = article.id WHERE article.id = ?",
      error);
  g_autoptr (QimamDocument) document = qimam_document_new ();
  gboolean row;

  if (select == NULL)
    return NULL;
  qimam_sql_bind (select, "i", article);
  if (!qimam_sql_next (select, &row, error))
    return NULL;
  if (!row)
    {
      g_set_error_literal (error, QIMAM_ERROR, QIMAM_ERROR_LIBRARY_DAMAGED,
                           _ ("The text of an article is missing"));
      return NULL;
    }
  document->headline = qimam_sql_dup_text (select, 0);
  document->caption = qimam_sql_dup_text (select, 1);
  g_free (document->body);
  document->body = qimam_store_text_get (connection, select, 2, error);
  return document->body != NULL ? g_steal_pointer (&document) : NULL;
}

/* ---- Packing ---- */

static void
use_newest (Texts *self, QimamConnection *connection)
{
  gint64 id;
  g_autoptr (GBytes) data = NULL;

  self->looked = TRUE;
  if (!qimam_connection_get_int (connection, "SELECT ifnull(max(id), 0) FROM text_dictionary", &id, NULL) ||
      id == self->newest)
    return;
  ZSTD_freeCDict (self->packing);
  self->packing = NULL;
  self->newest = 0;
  data = id != 0 ? load_dictionary (connection, id, NULL) : NULL;
  if (data != NULL)
    self->packing = ZSTD_createCDict (g_bytes_get_data (data, NULL), g_bytes_get_size (data), PACK_LEVEL);
  if (self->packing != NULL)
    self->newest = id;
  ZSTD_CCtx_refCDict (self->packer, self->packing);
}

GBytes *
qimam_store_text_pack (QimamConnection *connection, const char *body, gint64 *dictionary)
{
  Texts *self = ensure_texts (connection);
  gsize length = strlen (body), packed;

  *dictionary = 0;
  if (!self->looked)
    use_newest (self, connection);
  if (length < MIN_PACKED || length > MAX_UNPACKED)
    return NULL;
  if (ZSTD_compressBound (length) > self->size)
    {
      self->size = ZSTD_compressBound (length);
      self->room = g_realloc (self->room, self->size);
    }
  packed = ZSTD_compress2 (self->packer, self->room, self->size, body, length);
  if (ZSTD_isError (packed) || packed >= length)
    return NULL;
  *dictionary = self->newest;
  return g_bytes_new (self->room, packed);
}

/* Collects texts spread over the library: one after the other, and how long each is. */
static gboolean
collect_texts (QimamConnection *connection, GByteArray *texts, GArray *sizes, GError **error)
{
  g_autoptr (QimamSql) select = qimam_connection_prepare (
      connection, "SELECT " QIMAM_STORE_TEXT_COLUMNS " FROM article_text ORDER BY article DESC LIMIT ?",
      error);

  if (select == NULL)
    return FALSE;
  qimam_sql_bind (select, "i", (gint64) TRAIN_TEXTS);
  while (texts->len < TRAIN_BYTES)
    {
      g_autofree char *body = NULL;
      gboolean row;
      gsize size;

      if (!qimam_sql_next (select, &row, error))
        return FALSE;
      if (!row)
        return TRUE;
      body = qimam_store_text_get (connection, select, 0, error);
      if (body == NULL)
        return FALSE;
      size = MIN (strlen (body), 16384);
      g_byte_array_append (texts, (const guint8 *) body, (guint) size);
      if (size > 0)
        g_array_append_val (sizes, size);
    }
  return TRUE;
}

gboolean
qimam_store_text_train (QimamConnection *connection, GError **error)
{
  Texts *self = ensure_texts (connection);
  g_autoptr (GByteArray) texts = g_byte_array_new ();
  g_autoptr (GArray) sizes = g_array_new (FALSE, FALSE, sizeof (gsize));
  g_autofree guint8 *room = NULL;
  g_autoptr (QimamSql) add = NULL;
  gsize size;

  use_newest (self, connection);
  if (self->newest != 0)
    return TRUE;
  if (!collect_texts (connection, texts, sizes, error))
    return FALSE;
  if (sizes->len < MIN_TEXTS)
    return TRUE;
  room = g_malloc (DICTIONARY_SIZE);
  size = ZDICT_trainFromBuffer (room, DICTIONARY_SIZE, texts->data, (const size_t *) (gpointer) sizes->data,
                                sizes->len);
  /* Too little that they share: then there is none. */
  if (ZDICT_isError (size))
    return TRUE;
  add = qimam_connection_prepare (connection, "INSERT INTO text_dictionary (data) VALUES (?)", error);
  if (add == NULL)
    return FALSE;
  qimam_sql_bind_static (add, 0, room, size);
  if (!qimam_sql_run (add, error))
    return FALSE;
  use_newest (self, connection);
  return TRUE;
}
