/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-index-segment.h"

#include <glib/gi18n-lib.h>

/* What SQLite keeps of a page, and of a row in it, for itself. */
#define BLOCK_OVERHEAD 44u

struct _QimamSegmentWriter
{
  QimamConnection *connection;
  gint64 id;
  guint32 first, last;
  guint32 extent;
  guint32 block_size;
  guint32 n_blocks, n_pieces;
  guint64 address; /* of the next byte of the long lists */
  QimamBuffer block;
  QimamBuffer tail; /* what does not fill a piece yet */
  QimamBuffer entry;
  guint8 first_key[QIMAM_INDEX_MAX_TERM + 8], key[QIMAM_INDEX_MAX_TERM + 8];
  guint first_length, length;
  QimamListEncoder encoder;
};

/* A piece fills eight pages that SQLite chains to a row, and a quarter of the page that the row is in. */
static guint32
extent_for (guint32 page)
{
  return 8 * (page - 4) + (page - 8) / 4 - 24;
}

static QimamSegmentWriter *
writer_new (QimamConnection *connection, gint64 id, guint32 first, guint32 last, GError **error)
{
  QimamSegmentWriter *self;
  gint64 page;

  if (!qimam_connection_get_int (connection, "PRAGMA page_size", &page, error))
    return NULL;
  self = g_new0 (QimamSegmentWriter, 1);
  self->connection = connection;
  self->id = id;
  self->first = first;
  self->last = last;
  self->extent = extent_for ((guint32) page);
  self->block_size = MAX ((guint32) page, 4096) - BLOCK_OVERHEAD;
  return self;
}

QimamSegmentWriter *
qimam_segment_writer_new (QimamConnection *connection, guint32 first, guint32 last, GError **error)
{
  QimamSegmentWriter *self = writer_new (connection, 0, first, last, error);
  g_autoptr (QimamSql) add = NULL;

  if (self == NULL)
    return NULL;
  add = qimam_connection_prepare (connection,
                                  "INSERT INTO index_segment (state, first_doc, last_doc, extent)"
                                  " VALUES (0, ?, ?, ?)",
                                  error);
  if (add != NULL)
    qimam_sql_bind (add, "iii", (gint64) first, (gint64) last, (gint64) self->extent);
  if (add == NULL || !qimam_sql_run (add, error))
    {
      qimam_segment_writer_free (self);
      return NULL;
    }
  self->id = qimam_connection_last_id (connection);
  return self;
}

void
qimam_segment_writer_free (QimamSegmentWriter *self)
{
  if (self == NULL)
    return;
  qimam_buffer_clear (&self->block);
  qimam_buffer_clear (&self->tail);
  qimam_buffer_clear (&self->entry);
  qimam_list_encoder_clear (&self->encoder);
  g_free (self);
}

gint64
qimam_segment_writer_get_id (QimamSegmentWriter *self)
{
  return self->id;
}

/* ---- Rows ---- */

static gboolean
put_row (QimamSegmentWriter *self, const char *sql, guint32 n, gconstpointer data, gsize size, GError **error)
{
  g_autoptr (QimamSql) put = NULL;

  if (n >= QIMAM_SEGMENT_MAX_ROWS)
    {
      g_set_error_literal (error, QIMAM_ERROR, QIMAM_ERROR_TOO_LARGE, _ ("The search index is full"));
      return FALSE;
    }
  put = qimam_connection_prepare (self->connection, sql, error);
  if (put == NULL)
    return FALSE;
  qimam_sql_bind_int (put, 0, qimam_segment_row (self->id, n));
  qimam_sql_bind_static (put, 1, data, size);
  return qimam_sql_run (put, error);
}

static gboolean
put_pieces (QimamSegmentWriter *self, gboolean all, GError **error)
{
  gsize done = 0;

  while (self->tail.length - done >= self->extent || (all && self->tail.length > done))
    {
      gsize size = MIN (self->extent, self->tail.length - done);

      /* A piece that is not full is written again once it is. */
      if (!put_row (self, "INSERT OR REPLACE INTO index_postings VALUES (?, ?)", self->n_pieces,
                    self->tail.data + done, size, error))
        return FALSE;
      if (size < self->extent)
        break;
      self->n_pieces++;
      done += size;
    }
  if (done > 0)
    {
      self->tail.length -= done;
      memmove (self->tail.data, self->tail.data + done, self->tail.length);
    }
  return TRUE;
}

static gboolean
put_block (QimamSegmentWriter *self, GError **error)
{
  g_autoptr (QimamSql) put = NULL;

  if (self->block.length == 0)
    return TRUE;
  if (!put_row (self, "INSERT INTO index_block VALUES (?, ?)", self->n_blocks, self->block.data,
                self->block.length, error))
    return FALSE;
  put = qimam_connection_prepare (
      self->connection, "INSERT INTO index_term (segment, first_term, block) VALUES (?, ?, ?)", error);
  if (put == NULL)
    return FALSE;
  qimam_sql_bind_int (put, 0, self->id);
  qimam_sql_bind_static (put, 1, self->first_key, self->first_length);
  qimam_sql_bind_int (put, 2, qimam_segment_row (self->id, self->n_blocks));
  self->n_blocks++;
  self->block.length = 0;
  return qimam_sql_run (put, error);
}

/* ---- Terms ---- */

static void
add_entry (QimamSegmentWriter *self, const guint8 *key, gsize length, guint64 address)
{
  gsize shared = 0, most;

  if (self->block.length == 0)
    {
      qimam_buffer_add_number (&self->block, address);
      memcpy (self->first_key, key, length);
      self->first_length = (guint) length;
    }
  else
    {
      most = MIN (length, self->length);
      while (shared < most && self->key[shared] == key[shared])
        shared++;
    }
  qimam_buffer_add_number (&self->block, shared);
  qimam_buffer_add_number (&self->block, length - shared);
  qimam_buffer_add (&self->block, key + shared, length - shared);
  qimam_buffer_add (&self->block, self->entry.data, self->entry.length);
  memcpy (self->key, key, length);
  self->length = (guint) length;
}

gboolean
qimam_segment_writer_add (QimamSegmentWriter *self,
                          gconstpointer key,
                          gsize length,
                          QimamTermFlags flags,
                          const QimamList *lists,
                          GError **error)
{
  static const QimamTermFlags slots[] = { QIMAM_TERM_HAS_STEM, QIMAM_TERM_HAS_FORM, QIMAM_TERM_HAS_HEADLINE,
                                          QIMAM_TERM_HAS_PREFIX };
  QimamListEncoder *encoder = &self->encoder;
  guint64 address = self->address;
  gsize before = self->tail.length;

  g_return_val_if_fail (length <= sizeof self->key, FALSE);
  self->entry.length = 0;
  qimam_buffer_add_byte (&self->entry, (guint8) flags);
  for (guint i = 0; i < QIMAM_N_SLOTS; i++)
    if ((flags & slots[i]) && qimam_list_encode (encoder, &lists[i], self->first, self->last, &self->entry))
      {
        qimam_buffer_add (&self->tail, encoder->skip.data, encoder->skip.length);
        qimam_buffer_add (&self->tail, encoder->docs.data, encoder->docs.length);
        qimam_buffer_add (&self->tail, encoder->tfs.data, encoder->tfs.length);
        qimam_buffer_add (&self->tail, encoder->positions.data, encoder->positions.length);
      }
  self->address += self->tail.length - before;
  if (self->block.length > 0 && self->block.length + self->entry.length + length + 4 > self->block_size &&
      !put_block (self, error))
    return FALSE;
  add_entry (self, key, length, address);
  return put_pieces (self, FALSE, error);
}

gboolean
qimam_segment_writer_flush (QimamSegmentWriter *self, GError **error)
{
  g_autoptr (QimamSql) put = NULL;

  if (!put_block (self, error) || !put_pieces (self, TRUE, error))
    return FALSE;
  put = qimam_connection_prepare (self->connection,
                                  "UPDATE index_segment SET n_blocks = ?, size = ? WHERE id = ?", error);
  if (put == NULL)
    return FALSE;
  qimam_sql_bind (put, "iii", (gint64) self->n_blocks, (gint64) self->address, self->id);
  return qimam_sql_run (put, error);
}

gboolean
qimam_segment_writer_finish (QimamSegmentWriter *self,
                             const guint32 *docs,
                             const guint16 *lengths,
                             guint32 n_docs,
                             guint64 n_tokens,
                             QimamSegmentState state,
                             GError **error)
{
  g_autoptr (GBytes) runs = qimam_docs_to_bytes (docs, n_docs);
  g_autofree guint8 *bytes = g_malloc ((gsize) n_docs * 2 + 1);
  g_autoptr (QimamSql) put = NULL, mark = NULL;

  if (!qimam_segment_writer_flush (self, error))
    return FALSE;
  for (guint32 i = 0; i < n_docs; i++)
    {
      bytes[2 * i] = (guint8) lengths[i];
      bytes[2 * i + 1] = (guint8) (lengths[i] >> 8);
    }
  put = qimam_connection_prepare (self->connection,
                                  "INSERT INTO index_docs (segment, docs, lengths) VALUES (?, ?, ?)", error);
  if (put == NULL)
    return FALSE;
  qimam_sql_bind_int (put, 0, self->id);
  qimam_sql_bind_static (put, 1, g_bytes_get_data (runs, NULL), g_bytes_get_size (runs));
  qimam_sql_bind_static (put, 2, bytes, (gsize) n_docs * 2);
  if (!qimam_sql_run (put, error))
    return FALSE;
  mark = qimam_connection_prepare (
      self->connection, "UPDATE index_segment SET n_docs = ?, n_tokens = ?, state = ? WHERE id = ?", error);
  if (mark == NULL)
    return FALSE;
  qimam_sql_bind (mark, "iiii", (gint64) n_docs, (gint64) n_tokens, (gint64) state, self->id);
  return qimam_sql_run (mark, error);
}

/* ---- Across transactions ---- */

GBytes *
qimam_segment_writer_save (QimamSegmentWriter *self)
{
  QimamBuffer saved = { 0 };

  qimam_buffer_add_number (&saved, self->n_blocks);
  qimam_buffer_add_number (&saved, self->n_pieces);
  qimam_buffer_add_number (&saved, self->address);
  qimam_buffer_add_number (&saved, self->first_length);
  qimam_buffer_add_number (&saved, self->length);
  qimam_buffer_add_number (&saved, self->block.length);
  qimam_buffer_add_number (&saved, self->tail.length);
  qimam_buffer_add (&saved, self->first_key, self->first_length);
  qimam_buffer_add (&saved, self->key, self->length);
  qimam_buffer_add (&saved, self->block.data, self->block.length);
  qimam_buffer_add (&saved, self->tail.data, self->tail.length);
  return g_bytes_new_take (saved.data, saved.length);
}

static gboolean
read_saved (QimamSegmentWriter *self, GBytes *saved)
{
  QimamBytes bytes = qimam_bytes (g_bytes_get_data (saved, NULL), g_bytes_get_size (saved));
  guint32 block, tail;
  const guint8 *data;

  if (!qimam_bytes_read_32 (&bytes, &self->n_blocks) || !qimam_bytes_read_32 (&bytes, &self->n_pieces) ||
      !qimam_bytes_read (&bytes, &self->address) || !qimam_bytes_read_32 (&bytes, &self->first_length) ||
      !qimam_bytes_read_32 (&bytes, &self->length) || !qimam_bytes_read_32 (&bytes, &block) ||
      !qimam_bytes_read_32 (&bytes, &tail) || self->first_length > sizeof self->first_key ||
      self->length > sizeof self->key ||
      qimam_bytes_left (&bytes) != (gsize) self->first_length + self->length + block + tail)
    return FALSE;
  data = qimam_bytes_take (&bytes, self->first_length);
  memcpy (self->first_key, data, self->first_length);
  data = qimam_bytes_take (&bytes, self->length);
  memcpy (self->key, data, self->length);
  qimam_buffer_add (&self->block, qimam_bytes_take (&bytes, block), block);
  qimam_buffer_add (&self->tail, qimam_bytes_take (&bytes, tail), tail);
  return TRUE;
}

QimamSegmentWriter *
qimam_segment_writer_restore (QimamConnection *connection, gint64 id, GBytes *saved, GError **error)
{
  QimamSegment *segment = qimam_segment_load (connection, id, error);
  QimamSegmentWriter *self;

  if (segment == NULL)
    return NULL;
  self = writer_new (connection, id, segment->source.first, segment->source.last, error);
  if (self != NULL)
    {
      self->extent = segment->extent;
      if (!read_saved (self, saved))
        {
          qimam_list_set_damaged (error);
          g_clear_pointer (&self, qimam_segment_writer_free);
        }
    }
  qimam_segment_free (segment);
  return self;
}
