/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-index-writer.h"

#include <glib/gi18n-lib.h>

#include "qimam-index-builder.h"
#include "qimam-index-reader-private.h"
#include "qimam-store-text.h"

#define DATA_KEY "qimam-index-writer"
/* What is gathered becomes a segment when it takes so many bytes. */
#define MAX_GATHERED ((gsize) 64 << 20)

/* A segment that documents may have to leave. */
typedef struct
{
  QimamSegment *segment;
  guint64 *docs; /* those that are not deleted; NULL until they are needed */
  gboolean changed;
} Target;

typedef struct
{
  QimamConnection *connection;
  QimamIndexBuilder *builder;
  GPtrArray *targets; /* NULL until they are needed in a transaction */
} Writer;

static void
target_free (Target *target)
{
  qimam_segment_free (target->segment);
  g_free (target->docs);
  g_free (target);
}

static void
writer_free (gpointer data)
{
  Writer *self = data;

  g_clear_pointer (&self->targets, g_ptr_array_unref);
  qimam_index_builder_free (self->builder);
  g_free (self);
}

/* ---- Writing what was gathered ---- */

static gboolean
write_target (Writer *self, const Target *target, GError **error)
{
  const QimamSegment *segment = target->segment;
  g_autofree guint32 *docs = qimam_segment_list_deleted (segment);

  return qimam_segment_write_deleted (self->connection, segment->id, docs, segment->n_deleted,
                                      segment->n_deleted >= segment->n_docs, error);
}

static gboolean
flush (Writer *self, GError **error)
{
  gboolean changed = FALSE;
  gint64 id;

  for (guint i = 0; self->targets != NULL && i < self->targets->len; i++)
    {
      const Target *target = self->targets->pdata[i];

      if (!target->changed)
        continue;
      changed = TRUE;
      if (!write_target (self, target, error))
        return FALSE;
    }
  g_clear_pointer (&self->targets, g_ptr_array_unref);
  if (!qimam_index_builder_write (self->builder, self->connection, &id, error))
    return FALSE;
  if (!changed && id == 0)
    return TRUE;
  return qimam_connection_execute (self->connection, "UPDATE index_state SET generation = generation + 1",
                                   error);
}

static gboolean
commit_cb (QimamConnection *connection, gpointer data, GError **error)
{
  return flush (data, error);
}

static void
rollback_cb (QimamConnection *connection, gpointer data)
{
  Writer *self = data;

  qimam_index_builder_clear (self->builder);
  g_clear_pointer (&self->targets, g_ptr_array_unref);
  /* A generation that was rolled back comes again with another content. */
  qimam_index_reader_forget (connection);
}

static Writer *
ensure_writer (QimamConnection *connection)
{
  Writer *self = qimam_connection_get_data (connection, DATA_KEY);

  if (self != NULL)
    return self;
  self = g_new0 (Writer, 1);
  self->connection = connection;
  self->builder = qimam_index_builder_new ();
  qimam_connection_set_data (connection, DATA_KEY, self, writer_free);
  qimam_connection_set_gatherer (connection, commit_cb, rollback_cb, self);
  return self;
}

gboolean
qimam_index_flush (QimamConnection *connection, GError **error)
{
  return flush (ensure_writer (connection), error);
}

/* ---- Putting and removing ---- */

static gboolean
need_targets (Writer *self, GError **error)
{
  g_autoptr (GPtrArray) segments = NULL;

  if (self->targets != NULL)
    return TRUE;
  segments = qimam_segment_load_all (self->connection, NULL, error);
  if (segments == NULL)
    return FALSE;
  self->targets = g_ptr_array_new_with_free_func ((GDestroyNotify) target_free);
  while (segments->len > 0)
    {
      Target *target = g_new0 (Target, 1);

      target->segment = g_ptr_array_steal_index (segments, segments->len - 1);
      g_ptr_array_add (self->targets, target);
    }
  return TRUE;
}

static gboolean
leave_target (Target *target, guint32 doc, gboolean *found, GError **error)
{
  QimamSegment *segment = target->segment;
  guint64 bit = (guint64) 1 << (doc % 64);
  gsize word = doc / 64 - segment->source.first / 64;

  if (target->docs == NULL)
    {
      target->docs = g_new0 (guint64, qimam_segment_n_words (segment));
      if (!qimam_segment_add_docs_to_bits (segment, target->docs, segment->source.first / 64, error))
        return FALSE;
    }
  *found = (target->docs[word] & bit) != 0;
  if (!*found)
    return TRUE;
  if (segment->deleted == NULL)
    segment->deleted = g_new0 (guint64, qimam_segment_n_words (segment));
  target->docs[word] &= ~bit;
  segment->deleted[word] |= bit;
  segment->n_deleted++;
  target->changed = TRUE;
  return TRUE;
}

static gboolean
remove_doc (Writer *self, guint32 doc, GError **error)
{
  if (qimam_index_builder_remove (self->builder, doc))
    return TRUE;
  if (!need_targets (self, error))
    return FALSE;
  for (guint i = 0; i < self->targets->len; i++)
    {
      Target *target = self->targets->pdata[i];
      gboolean found;

      if (doc < target->segment->source.first || doc > target->segment->source.last)
        continue;
      if (!leave_target (target, doc, &found, error))
        return FALSE;
      if (found)
        return TRUE;
    }
  return TRUE;
}

gboolean
qimam_index_put (QimamConnection *connection,
                 gint64 article,
                 const char *headline,
                 const char *body,
                 const char *caption,
                 GError **error)
{
  Writer *self = ensure_writer (connection);

  if (article <= 0 || article >= G_MAXINT32)
    {
      g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, article);

      g_set_error (error, QIMAM_ERROR, QIMAM_ERROR_TOO_LARGE,
                   _ ("The search index has no room for article %s"), number);
      return FALSE;
    }
  if (!remove_doc (self, (guint32) article, error))
    return FALSE;
  qimam_index_builder_add (self->builder, (guint32) article, headline, body, caption);
  return qimam_index_builder_get_size (self->builder) < MAX_GATHERED || flush (self, error);
}

gboolean
qimam_index_remove (QimamConnection *connection, gint64 article, GError **error)
{
  if (article <= 0 || article >= G_MAXINT32)
    return TRUE;
  return remove_doc (ensure_writer (connection), (guint32) article, error);
}

/* ---- Indexing what is there ---- */

gboolean
qimam_index_outdate (QimamConnection *connection, GError **error)
{
  return qimam_connection_execute (connection,
                                   "UPDATE index_state SET generation = generation + 1, pending_next = 1,"
                                   " pending_end = (SELECT ifnull(max(id), 0) + 1 FROM article)",
                                   error);
}

gboolean
qimam_index_reset (QimamConnection *connection, GError **error)
{
  return qimam_index_flush (connection, error) &&
         qimam_connection_execute (connection, "UPDATE index_segment SET state = 2; DELETE FROM index_merge;",
                                   error) &&
         qimam_index_outdate (connection, error);
}

/* Packs a body from before bodies were packed. */
static gboolean
pack_body (QimamConnection *connection, gint64 article, const char *body, GError **error)
{
  gint64 dictionary;
  g_autoptr (GBytes) packed = qimam_store_text_pack (connection, body, &dictionary);
  g_autoptr (QimamSql) put = NULL;

  if (packed == NULL)
    return TRUE;
  put = qimam_connection_prepare (
      connection, "UPDATE article_text SET body = '', packed = ?, dictionary = ? WHERE article = ?", error);
  if (put == NULL)
    return FALSE;
  qimam_sql_bind (put, "bki", packed, dictionary, article);
  return qimam_sql_run (put, error);
}

/* Indexes the articles that a statement gives, and tells how many and which was the last. */
static gboolean
put_rows (QimamConnection *connection, QimamSql *select, guint *n, gint64 *last, GError **error)
{
  for (*n = 0;; (*n)++)
    {
      g_autofree char *body = NULL;
      gboolean row;

      if (!qimam_sql_next (select, &row, error))
        return FALSE;
      if (!row)
        return TRUE;
      *last = qimam_sql_get_int (select, 0);
      body = qimam_store_text_get (connection, select, 3, error);
      if (body == NULL || (qimam_sql_is_null (select, 4) && !pack_body (connection, *last, body, error)) ||
          !qimam_index_put (connection, *last, qimam_sql_get_text (select, 1), body,
                            qimam_sql_get_text (select, 2), error))
        return FALSE;
    }
}

static gboolean
fill (QimamConnection *connection, guint max, gboolean *more, GError **error)
{
  g_autoptr (QimamSql) state =
      qimam_connection_prepare (connection, "SELECT pending_next, pending_end FROM index_state", error);
  g_autoptr (QimamSql) select = NULL, mark = NULL;
  gint64 next, end, last = 0;
  gboolean row;
  guint n;

  *more = FALSE;
  if (state == NULL || !qimam_sql_next (state, &row, error))
    return FALSE;
  next = row ? qimam_sql_get_int (state, 0) : 0;
  end = row ? qimam_sql_get_int (state, 1) : 0;
  qimam_sql_reset (state);
  if (next >= end)
    return TRUE;
  select = qimam_connection_prepare (connection,
                                     "SELECT article.id, headline, caption, " QIMAM_STORE_TEXT_COLUMNS
                                     " FROM article JOIN article_text ON article_text.article = article.id"
                                     " WHERE article.id >= ? AND article.id < ? ORDER BY article.id LIMIT ?",
                                     error);
  if (select == NULL)
    return FALSE;
  qimam_sql_bind (select, "iii", next, end, (gint64) max);
  if (!qimam_store_text_train (connection, error) || !put_rows (connection, select, &n, &last, error))
    return FALSE;
  qimam_sql_reset (select);
  *more = n == max;
  mark = qimam_connection_prepare (connection, "UPDATE index_state SET pending_next = ?, pending_end = ?",
                                   error);
  if (mark == NULL)
    return FALSE;
  qimam_sql_bind (mark, "ii", *more ? last + 1 : (gint64) 0, *more ? end : (gint64) 0);
  return qimam_sql_run (mark, error);
}

gboolean
qimam_index_fill (QimamConnection *connection, guint max, gboolean *more, GError **error)
{
  gint64 waiting;

  *more = FALSE;
  if (!qimam_connection_get_int (connection, "SELECT pending_next < pending_end FROM index_state", &waiting,
                                 error))
    return FALSE;
  if (waiting == 0)
    return TRUE;
  if (qimam_connection_begin (connection, error) && fill (connection, max, more, error) &&
      qimam_connection_commit (connection, error))
    return TRUE;
  qimam_connection_rollback (connection);
  return FALSE;
}
