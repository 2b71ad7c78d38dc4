/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-index-segment.h"

#define COLUMNS "id, first_doc, last_doc, n_docs, n_tokens, n_blocks, size, extent, deleted_at"

void
qimam_segment_free (QimamSegment *self)
{
  if (self == NULL)
    return;
  g_free (self->deleted);
  g_clear_pointer (&self->docs, g_bytes_unref);
  g_free (self);
}

/* ---- Sets of documents ---- */

GBytes *
qimam_docs_to_bytes (const guint32 *docs, guint32 n)
{
  QimamBuffer buffer = { 0 };
  guint64 next = 0;

  for (guint32 i = 0, run; i < n; i += run)
    {
      for (run = 1; i + run < n && docs[i + run] == docs[i] + run; run++)
        ;
      qimam_buffer_add_number (&buffer, docs[i] - next);
      qimam_buffer_add_number (&buffer, run);
      next = (guint64) docs[i] + run;
    }
  return g_bytes_new_take (buffer.data, buffer.length);
}

gboolean
qimam_docs_from_bytes (
    gconstpointer data, gsize size, guint32 first, guint32 last, guint32 **docs, guint32 *n)
{
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (guint32));
  QimamBytes bytes = qimam_bytes (data, size);
  guint64 next = 0, gap, run;

  while (qimam_bytes_left (&bytes) > 0)
    {
      if (!qimam_bytes_read (&bytes, &gap) || !qimam_bytes_read (&bytes, &run) || gap > last ||
          next + gap < first || run == 0 || run > (guint64) last + 1 || next + gap + run - 1 > last)
        return FALSE;
      for (guint64 i = 0; i < run; i++)
        {
          guint32 doc = (guint32) (next + gap + i);

          g_array_append_val (found, doc);
        }
      next += gap + run;
    }
  *n = found->len;
  *docs = (guint32 *) g_array_free (g_steal_pointer (&found), FALSE);
  return TRUE;
}

/* ---- Segments ---- */

/* Copies bytes of the long lists out of the pieces they are in. */
static gboolean
load_cb (QimamListSource *source, guint64 address, gsize length, guint8 *data, GError **error)
{
  QimamSegment *self = (QimamSegment *) source;
  g_autoptr (QimamSql) select =
      qimam_connection_prepare (self->connection, "SELECT data FROM index_postings WHERE id = ?", error);

  if (select == NULL)
    return FALSE;
  while (length > 0)
    {
      guint32 piece = (guint32) (address / self->extent), offset = (guint32) (address % self->extent);
      gsize part = MIN (length, self->extent - offset), size;
      const guint8 *bytes;
      gboolean row;

      qimam_sql_bind_int (select, 0, qimam_segment_row (self->id, piece));
      if (!qimam_sql_next (select, &row, error))
        return FALSE;
      bytes = row ? qimam_sql_peek_bytes (select, 0, &size) : NULL;
      if (bytes == NULL || size < offset + part)
        return qimam_list_set_damaged (error);
      memcpy (data, bytes + offset, part);
      qimam_sql_reset (select);
      data += part;
      address += part;
      length -= part;
    }
  return TRUE;
}

guint32 *
qimam_segment_list_deleted (const QimamSegment *self)
{
  guint32 *docs = g_new (guint32, self->n_deleted + 1);
  guint32 n = 0;

  for (gsize i = 0; self->deleted != NULL && i < qimam_segment_n_words (self); i++)
    for (guint64 word = self->deleted[i]; word != 0; word &= word - 1)
      docs[n++] = (guint32) (self->source.first / 64 + i) * 64 + (guint32) __builtin_ctzll (word);
  return docs;
}

GBytes *
qimam_segment_deleted_to_bytes (const QimamSegment *self)
{
  g_autofree guint32 *docs = qimam_segment_list_deleted (self);

  return qimam_docs_to_bytes (docs, self->n_deleted);
}

gboolean
qimam_segment_set_deleted (QimamSegment *self, gconstpointer data, gsize size, GError **error)
{
  g_autofree guint32 *docs = NULL;

  g_clear_pointer (&self->deleted, g_free);
  if (!qimam_docs_from_bytes (data, size, self->source.first, self->source.last, &docs, &self->n_deleted))
    return qimam_list_set_damaged (error);
  if (self->n_deleted == 0)
    return TRUE;
  self->deleted = g_new0 (guint64, qimam_segment_n_words (self));
  for (guint32 i = 0; i < self->n_deleted; i++)
    self->deleted[docs[i] / 64 - self->source.first / 64] |= (guint64) 1 << (docs[i] % 64);
  return TRUE;
}

gboolean
qimam_segment_write_deleted (
    QimamConnection *connection, gint64 segment, const guint32 *docs, guint32 n, gboolean all, GError **error)
{
  g_autoptr (GBytes) bytes = qimam_docs_to_bytes (docs, n);
  g_autoptr (QimamSql) put =
      qimam_connection_prepare (connection, "INSERT OR REPLACE INTO index_deleted VALUES (?, ?)", error);
  g_autoptr (QimamSql) mark = NULL;

  if (put == NULL)
    return FALSE;
  qimam_sql_bind (put, "ib", segment, bytes);
  if (!qimam_sql_run (put, error))
    return FALSE;
  mark = qimam_connection_prepare (connection,
                                   "UPDATE index_segment SET state = ?, n_deleted = ?, deleted_at ="
                                   " (SELECT generation + 1 FROM index_state) WHERE id = ?",
                                   error);
  if (mark == NULL)
    return FALSE;
  qimam_sql_bind (mark, "iii", (gint64) (all ? QIMAM_SEGMENT_GONE : QIMAM_SEGMENT_LIVE), (gint64) n, segment);
  return qimam_sql_run (mark, error);
}

static gboolean
load_deleted (QimamSegment *self, GError **error)
{
  g_autoptr (QimamSql) select =
      qimam_connection_prepare (self->connection, "SELECT docs FROM index_deleted WHERE segment = ?", error);
  const guint8 *bytes;
  gboolean row;
  gsize size;

  if (select == NULL)
    return FALSE;
  qimam_sql_bind (select, "i", self->id);
  if (!qimam_sql_next (select, &row, error))
    return FALSE;
  if (!row)
    return TRUE;
  bytes = qimam_sql_peek_bytes (select, 0, &size);
  return qimam_segment_set_deleted (self, bytes, size, error);
}

static QimamSegment *
read_segment (QimamConnection *connection, QimamSql *row, GError **error)
{
  gint64 first = qimam_sql_get_int (row, 1), last = qimam_sql_get_int (row, 2);
  gint64 n_docs = qimam_sql_get_int (row, 3), n_blocks = qimam_sql_get_int (row, 5);
  gint64 size = qimam_sql_get_int (row, 6), extent = qimam_sql_get_int (row, 7);
  QimamSegment *self;

  if (first < 0 || last < first || last >= G_MAXUINT32 || n_docs < 0 || n_docs > last - first + 1 ||
      n_blocks < 0 || n_blocks > QIMAM_SEGMENT_MAX_ROWS || extent < 64 || extent > G_MAXINT32 || size < 0 ||
      size / extent > QIMAM_SEGMENT_MAX_ROWS)
    {
      qimam_list_set_damaged (error);
      return NULL;
    }
  self = g_new0 (QimamSegment, 1);
  self->source =
      (QimamListSource){ load_cb, (guint32) first, (guint32) last, (guint64) size, (guint32) extent };
  self->connection = connection;
  self->id = qimam_sql_get_int (row, 0);
  self->n_docs = (guint32) n_docs;
  self->n_tokens = (guint64) qimam_sql_get_int (row, 4);
  self->n_blocks = (guint32) n_blocks;
  self->extent = (guint32) extent;
  self->deleted_at = qimam_sql_get_int (row, 8);
  if (!load_deleted (self, error))
    {
      qimam_segment_free (self);
      return NULL;
    }
  return self;
}

/* A segment that was loaded before and is as it was. */
static QimamSegment *
take_known (GPtrArray *known, QimamSql *row)
{
  for (guint i = 0; known != NULL && i < known->len; i++)
    {
      QimamSegment *segment = known->pdata[i];

      if (segment->id == qimam_sql_get_int (row, 0) && segment->deleted_at == qimam_sql_get_int (row, 8))
        return g_ptr_array_steal_index_fast (known, i);
    }
  return NULL;
}

GPtrArray *
qimam_segment_load_all (QimamConnection *connection, GPtrArray *known, GError **error)
{
  g_autoptr (GPtrArray) segments = g_ptr_array_new_with_free_func ((GDestroyNotify) qimam_segment_free);
  g_autoptr (QimamSql) select = qimam_connection_prepare (
      connection, "SELECT " COLUMNS " FROM index_segment WHERE state = 1 ORDER BY first_doc, id", error);

  if (select == NULL)
    return NULL;
  for (;;)
    {
      QimamSegment *segment;
      gboolean row;

      if (!qimam_sql_next (select, &row, error))
        return NULL;
      if (!row)
        return g_steal_pointer (&segments);
      segment = take_known (known, select);
      if (segment == NULL)
        segment = read_segment (connection, select, error);
      if (segment == NULL)
        return NULL;
      g_ptr_array_add (segments, segment);
    }
}

QimamSegment *
qimam_segment_load (QimamConnection *connection, gint64 id, GError **error)
{
  g_autoptr (QimamSql) select =
      qimam_connection_prepare (connection, "SELECT " COLUMNS " FROM index_segment WHERE id = ?", error);
  gboolean row;

  if (select == NULL)
    return NULL;
  qimam_sql_bind (select, "i", id);
  if (!qimam_sql_next (select, &row, error))
    return NULL;
  if (!row)
    {
      qimam_list_set_damaged (error);
      return NULL;
    }
  return read_segment (connection, select, error);
}

gboolean
qimam_segment_load_docs (
    QimamSegment *self, guint32 **docs, guint16 **lengths, guint32 *n_docs, GError **error)
{
  g_autoptr (QimamSql) select = qimam_connection_prepare (
      self->connection, "SELECT docs, lengths FROM index_docs WHERE segment = ?", error);
  g_autofree guint32 *found = NULL;
  const guint8 *bytes;
  gboolean row;
  gsize size;

  if (select == NULL)
    return FALSE;
  qimam_sql_bind (select, "i", self->id);
  if (!qimam_sql_next (select, &row, error))
    return FALSE;
  if (!row)
    return qimam_list_set_damaged (error);
  bytes = qimam_sql_peek_bytes (select, 0, &size);
  if (!qimam_docs_from_bytes (bytes, size, self->source.first, self->source.last, &found, n_docs))
    return qimam_list_set_damaged (error);
  bytes = qimam_sql_peek_bytes (select, 1, &size);
  if (size != (gsize) *n_docs * 2 || *n_docs != self->n_docs)
    return qimam_list_set_damaged (error);
  *lengths = g_new (guint16, *n_docs + 1);
  for (guint32 i = 0; i < *n_docs; i++)
    (*lengths)[i] = (guint16) (bytes[2 * i] | bytes[2 * i + 1] << 8);
  *docs = g_steal_pointer (&found);
  return TRUE;
}

/* Sets bits @from to @to, the last one not. */
static void
set_bits (guint64 *words, guint64 from, guint64 to)
{
  for (; from < to && from % 64 != 0; from++)
    words[from / 64] |= (guint64) 1 << (from % 64);
  for (; from + 64 <= to; from += 64)
    words[from / 64] = G_MAXUINT64;
  for (; from < to; from++)
    words[from / 64] |= (guint64) 1 << (from % 64);
}

gboolean
qimam_segment_add_docs_to_bits (QimamSegment *self, guint64 *words, guint32 first_word, GError **error)
{
  guint32 base = self->source.first / 64;
  g_autofree guint64 *own = NULL;
  QimamBytes bytes;
  guint64 next = 0, gap, run;

  if (self->docs == NULL)
    {
      g_autoptr (QimamSql) select =
          qimam_connection_prepare (self->connection, "SELECT docs FROM index_docs WHERE segment = ?", error);
      gboolean row;

      if (select == NULL)
        return FALSE;
      qimam_sql_bind (select, "i", self->id);
      if (!qimam_sql_next (select, &row, error))
        return FALSE;
      self->docs = row ? qimam_sql_dup_bytes (select, 0) : NULL;
      if (self->docs == NULL)
        return qimam_list_set_damaged (error);
    }
  bytes = qimam_bytes (g_bytes_get_data (self->docs, NULL), g_bytes_get_size (self->docs));
  own = g_new0 (guint64, qimam_segment_n_words (self));
  while (qimam_bytes_left (&bytes) > 0)
    {
      if (!qimam_bytes_read (&bytes, &gap) || !qimam_bytes_read (&bytes, &run) || gap > self->source.last ||
          next + gap < self->source.first || run > (guint64) self->source.last + 1 ||
          next + gap + run > (guint64) self->source.last + 1)
        return qimam_list_set_damaged (error);
      set_bits (own, next + gap - (guint64) base * 64, next + gap + run - (guint64) base * 64);
      next += gap + run;
    }
  for (gsize i = 0; i < qimam_segment_n_words (self); i++)
    words[base - first_word + i] |= own[i] & (self->deleted != NULL ? ~self->deleted[i] : G_MAXUINT64);
  return TRUE;
}

/* ---- The dictionary ---- */

int
qimam_key_compare (gconstpointer a, gsize a_length, gconstpointer b, gsize b_length)
{
  int order = memcmp (a, b, MIN (a_length, b_length));

  if (order != 0)
    return order < 0 ? -1 : 1;
  return a_length < b_length ? -1 : a_length > b_length;
}

const QimamListHead *
qimam_term_entry_head (const QimamTermEntry *entry, guint slot)
{
  if (slot == QIMAM_SLOT_FORM && (entry->flags & QIMAM_TERM_SAME))
    slot = QIMAM_SLOT_STEM;
  return entry->heads[slot].n > 0 ? &entry->heads[slot] : NULL;
}

gboolean
qimam_segment_walk_list (
    QimamSegment *self, const QimamListHead *head, QimamListFunc func, gpointer data, GError **error)
{
  QimamListCursor *cursor = qimam_list_cursor_new (head, &self->source, error);
  gboolean good = cursor != NULL && qimam_list_cursor_next (cursor, error);

  while (good)
    {
      guint32 doc = qimam_list_cursor_doc (cursor), tf;
      const guint32 *positions;
      guint n;

      if (doc == G_MAXUINT32)
        break;
      if (!qimam_segment_is_deleted (self, doc))
        good = qimam_list_cursor_tf (cursor, &tf, error) &&
               qimam_list_cursor_positions (cursor, &positions, &n, error) &&
               func (doc, tf, positions, n, data, error);
      good = good && qimam_list_cursor_next (cursor, error);
    }
  qimam_list_cursor_free (cursor);
  return good;
}

void
qimam_term_cursor_init (QimamTermCursor *self, QimamSegment *segment)
{
  memset (self, 0, sizeof *self);
  self->segment = segment;
  self->entry.key = self->key;
}

void
qimam_term_cursor_clear (QimamTermCursor *self)
{
  g_clear_pointer (&self->block, g_free);
}

static gboolean
read_entry (QimamTermCursor *self)
{
  static const QimamListParts parts[] = { QIMAM_LIST_TFS | QIMAM_LIST_POSITIONS,
                                          QIMAM_LIST_TFS | QIMAM_LIST_POSITIONS, QIMAM_LIST_TFS,
                                          QIMAM_LIST_DOCS };
  static const QimamTermFlags flags[] = { QIMAM_TERM_HAS_STEM, QIMAM_TERM_HAS_FORM, QIMAM_TERM_HAS_HEADLINE,
                                          QIMAM_TERM_HAS_PREFIX };
  QimamTermEntry *entry = &self->entry;
  const guint8 *suffix, *flag;
  guint32 shared, length;

  if (!qimam_bytes_read_32 (&self->bytes, &shared) || !qimam_bytes_read_32 (&self->bytes, &length) ||
      shared > entry->key_length || length > sizeof self->key || shared + length > sizeof self->key)
    return FALSE;
  suffix = qimam_bytes_take (&self->bytes, length);
  flag = qimam_bytes_take (&self->bytes, 1);
  if (suffix == NULL || flag == NULL)
    return FALSE;
  memcpy (self->key + shared, suffix, length);
  entry->key_length = shared + length;
  entry->flags = *flag;
  for (guint i = 0; i < QIMAM_N_SLOTS; i++)
    {
      entry->heads[i].n = 0;
      if ((entry->flags & flags[i]) &&
          !qimam_list_head_read (&entry->heads[i], &self->bytes, parts[i], &self->address))
        return FALSE;
    }
  return TRUE;
}

/* Takes a copy of a block, from a statement that gives its number and bytes. */
static gboolean
take_block (QimamTermCursor *self, QimamSql *select, GError **error)
{
  gsize size;
  const guint8 *bytes = qimam_sql_peek_bytes (select, 1, &size);

  self->next_block = (guint32) (qimam_sql_get_int (select, 0) & (QIMAM_SEGMENT_MAX_ROWS - 1)) + 1;
  if (size + 1 > self->block_room)
    {
      self->block_room = MAX (size + 1, 4096);
      g_free (self->block);
      self->block = g_malloc (self->block_room);
    }
  if (size > 0)
    memcpy (self->block, bytes, size);
  self->bytes = qimam_bytes (self->block, size);
  self->entry.key_length = 0;
  return qimam_bytes_read (&self->bytes, &self->address) || qimam_list_set_damaged (error);
}

static gboolean
enter_next_block (QimamTermCursor *self, GError **error)
{
  g_autoptr (QimamSql) select = NULL;
  gboolean row;

  if (self->next_block >= self->segment->n_blocks)
    {
      self->end = TRUE;
      return TRUE;
    }
  select = qimam_connection_prepare (self->segment->connection,
                                     "SELECT id, data FROM index_block WHERE id = ?", error);
  if (select == NULL)
    return FALSE;
  qimam_sql_bind (select, "i", qimam_segment_row (self->segment->id, self->next_block));
  if (!qimam_sql_next (select, &row, error))
    return FALSE;
  if (!row)
    return qimam_list_set_damaged (error);
  return take_block (self, select, error);
}

gboolean
qimam_term_cursor_next (QimamTermCursor *self, GError **error)
{
  if (self->end)
    return TRUE;
  while (qimam_bytes_left (&self->bytes) == 0)
    {
      if (!enter_next_block (self, error))
        return FALSE;
      if (self->end)
        return TRUE;
    }
  return read_entry (self) || qimam_list_set_damaged (error);
}

gboolean
qimam_term_cursor_seek (QimamTermCursor *self, gconstpointer key, gsize length, GError **error)
{
  g_autoptr (QimamSql) select =
      qimam_connection_prepare (self->segment->connection,
                                "SELECT id, data FROM index_block WHERE id = (SELECT block FROM index_term"
                                " WHERE segment = ?1 AND first_term <= ?2 ORDER BY first_term DESC LIMIT 1)",
                                error);
  gboolean row;

  if (select == NULL)
    return FALSE;
  self->end = FALSE;
  self->next_block = 0;
  self->bytes = qimam_bytes (NULL, 0);
  qimam_sql_bind_int (select, 0, self->segment->id);
  qimam_sql_bind_static (select, 1, key, length);
  if (!qimam_sql_next (select, &row, error) || (row && !take_block (self, select, error)))
    return FALSE;
  do
    {
      if (!qimam_term_cursor_next (self, error))
        return FALSE;
    }
  while (!self->end && qimam_key_compare (self->key, self->entry.key_length, key, length) < 0);
  return TRUE;
}
