/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-index-reader.h"

#include "qimam-index-reader-private.h"

#define DATA_KEY "qimam-index-reader"

/* ---- What the transaction sees ---- */

static void
clear_cursors (QimamIndexReader *self)
{
  for (guint i = 0; i < self->segments->len; i++)
    qimam_term_cursor_clear (&self->cursors[i]);
  g_clear_pointer (&self->cursors, g_free);
}

static void
reader_free (gpointer data)
{
  QimamIndexReader *self = data;

  clear_cursors (self);
  g_ptr_array_unref (self->segments);
  g_free (self->lengths);
  g_free (self->shortest);
  g_free (self->docs);
  g_free (self);
}

/* Sets the lengths of documents that @segment brings. */
static gboolean
take_lengths (QimamIndexReader *self, QimamSegment *segment, GError **error)
{
  g_autofree guint32 *docs = NULL;
  g_autofree guint16 *lengths = NULL;
  guint32 n_docs;

  if (!qimam_segment_load_docs (segment, &docs, &lengths, &n_docs, error))
    return FALSE;
  for (guint32 i = 0; i < n_docs; i++)
    if (!qimam_segment_is_deleted (segment, docs[i]))
      {
        guint16 *shortest = &self->shortest[docs[i] / 64];

        self->n_tokens += (guint64) lengths[i] - self->lengths[docs[i]];
        self->lengths[docs[i]] = lengths[i];
        if (lengths[i] > 0)
          *shortest = MIN (*shortest, lengths[i]);
      }
  return TRUE;
}

/* Documents that are no more have no length. What was shortest may be one of them, and stays: it is a bound.
 */
static void
forget_lengths (QimamIndexReader *self, const guint64 *old_docs, gsize n_old)
{
  for (gsize i = 0; i < MIN (n_old, self->n_words); i++)
    for (guint64 gone = old_docs[i] & ~self->docs[i]; gone != 0; gone &= gone - 1)
      {
        guint16 *length = &self->lengths[i * 64 + (guint) __builtin_ctzll (gone)];

        self->n_tokens -= *length;
        *length = 0;
      }
}

static gboolean
load_segments (QimamIndexReader *self, GError **error)
{
  g_autoptr (GPtrArray) old = g_ptr_array_new_with_free_func ((GDestroyNotify) qimam_segment_free);
  g_autoptr (GHashTable) known = g_hash_table_new (NULL, NULL);
  g_autofree guint64 *old_docs = g_steal_pointer (&self->docs);
  guint32 old_end = self->end;
  gsize n_old = self->n_words;
  GPtrArray *segments;

  clear_cursors (self);
  for (guint i = 0; i < self->segments->len; i++)
    {
      g_hash_table_add (known, GSIZE_TO_POINTER (((QimamSegment *) self->segments->pdata[i])->id));
      g_ptr_array_add (old, self->segments->pdata[i]);
    }
  while (self->segments->len > 0)
    g_ptr_array_steal_index_fast (self->segments, self->segments->len - 1);
  segments = qimam_segment_load_all (self->connection, old, error);
  if (segments == NULL)
    return FALSE;
  g_ptr_array_unref (self->segments);
  self->segments = segments;
  self->cursors = g_new (QimamTermCursor, segments->len + 1);
  self->end = 0;
  for (guint i = 0; i < segments->len; i++)
    {
      QimamSegment *segment = segments->pdata[i];

      qimam_term_cursor_init (&self->cursors[i], segment);
      self->end = MAX (self->end, segment->source.last + 1);
    }
  for (guint32 i = self->end; i < old_end; i++)
    self->n_tokens -= self->lengths[i];
  self->n_words = ((gsize) self->end + 63) / 64;
  self->docs = g_new0 (guint64, self->n_words + 1);
  self->lengths = g_renew (guint16, self->lengths, self->end + 1);
  self->shortest = g_renew (guint16, self->shortest, self->n_words + 1);
  if (self->end > old_end)
    memset (self->lengths + old_end, 0, (gsize) (self->end - old_end) * sizeof (guint16));
  if (self->n_words > n_old)
    memset (self->shortest + n_old, 0xFF, (self->n_words - n_old) * sizeof (guint16));
  for (guint i = 0; i < segments->len; i++)
    if (!qimam_segment_add_docs_to_bits (segments->pdata[i], self->docs, 0, error))
      return FALSE;
  forget_lengths (self, old_docs, n_old);
  for (guint i = 0; i < segments->len; i++)
    if (!g_hash_table_contains (known, GSIZE_TO_POINTER (((QimamSegment *) segments->pdata[i])->id)) &&
        !take_lengths (self, segments->pdata[i], error))
      return FALSE;
  self->n_docs = 0;
  for (gsize i = 0; i < self->n_words; i++)
    self->n_docs += (guint32) __builtin_popcountll (self->docs[i]);
  return TRUE;
}

static QimamIndexReader *
ensure_reader (QimamConnection *connection)
{
  QimamIndexReader *self = qimam_connection_get_data (connection, DATA_KEY);

  if (self != NULL)
    return self;
  self = g_new0 (QimamIndexReader, 1);
  self->connection = connection;
  self->generation = -1;
  self->segments = g_ptr_array_new_with_free_func ((GDestroyNotify) qimam_segment_free);
  self->cursors = g_new0 (QimamTermCursor, 1);
  qimam_connection_set_data (connection, DATA_KEY, self, reader_free);
  return self;
}

QimamIndexReader *
qimam_index_reader_open (QimamConnection *connection, GError **error)
{
  QimamIndexReader *self;
  g_autoptr (QimamSql) select = NULL;
  gint64 generation;
  gboolean row;

  g_return_val_if_fail (connection != NULL, NULL);
  select = qimam_connection_prepare (connection,
                                     "SELECT generation, pending_next, pending_end FROM index_state", error);
  if (select == NULL || !qimam_sql_next (select, &row, error))
    return NULL;
  if (!row)
    {
      qimam_list_set_damaged (error);
      return NULL;
    }
  generation = qimam_sql_get_int (select, 0);
  self = ensure_reader (connection);
  self->pending_next = (guint32) CLAMP (qimam_sql_get_int (select, 1), 0, G_MAXUINT32);
  self->pending_end = (guint32) CLAMP (qimam_sql_get_int (select, 2), 0, G_MAXUINT32);
  if (generation == self->generation)
    return self;
  self->generation = generation;
  if (load_segments (self, error))
    return self;
  qimam_index_reader_forget (connection);
  return NULL;
}

void
qimam_index_reader_forget (QimamConnection *connection)
{
  qimam_connection_set_data (connection, DATA_KEY, NULL, NULL);
}

guint64
qimam_index_reader_get_generation (QimamIndexReader *self)
{
  return (guint64) self->generation;
}

guint32
qimam_index_reader_get_n_docs (QimamIndexReader *self)
{
  return self->n_docs;
}

guint32
qimam_index_reader_get_end (QimamIndexReader *self)
{
  return self->end;
}

guint64
qimam_index_reader_get_n_tokens (QimamIndexReader *self)
{
  return self->n_tokens;
}

const guint16 *
qimam_index_reader_get_lengths (QimamIndexReader *self)
{
  return self->lengths;
}

const guint16 *
qimam_index_reader_get_shortest (QimamIndexReader *self)
{
  return self->shortest;
}

const guint64 *
qimam_index_reader_get_docs (QimamIndexReader *self, gsize *n_words)
{
  *n_words = self->n_words;
  return self->docs;
}

gboolean
qimam_index_reader_is_partial (QimamIndexReader *self, guint32 *done, guint32 *total)
{
  gboolean partial = self->pending_next < self->pending_end;

  if (total != NULL)
    *total = partial ? self->pending_end - 1 : 0;
  if (done != NULL)
    *done = partial && self->pending_next > 0 ? self->pending_next - 1 : 0;
  return partial;
}

/* ---- Finding ---- */

gsize
qimam_index_key (char *key, char kind, const char *term, gsize length)
{
  length = MIN (length, QIMAM_INDEX_MAX_TERM);
  key[0] = kind;
  memcpy (key + 1, term, length);
  return length + 1;
}

static gboolean
is_at (const QimamTermCursor *cursor, const char *key, gsize length)
{
  return !cursor->end && cursor->entry.key_length == length && memcmp (cursor->key, key, length) == 0;
}

static QimamPostings *
find_term (QimamIndexReader *self, guint slot, const char *term, gsize length, GError **error)
{
  char key[QIMAM_INDEX_MAX_TERM + 1];
  gsize key_length = qimam_index_key (key, QIMAM_KEY_TERM, term, length);
  QimamPostings *postings = NULL;

  for (guint i = 0; i < self->segments->len; i++)
    {
      QimamSegment *segment = self->segments->pdata[i];
      QimamTermCursor *cursor = &self->cursors[i];
      const QimamListHead *head;
      QimamListCursor *list;

      if (!qimam_term_cursor_seek (cursor, key, key_length, error))
        goto failed;
      if (!is_at (cursor, key, key_length) || (head = qimam_term_entry_head (&cursor->entry, slot)) == NULL)
        continue;
      list = qimam_list_cursor_new (head, &segment->source, error);
      if (list == NULL)
        goto failed;
      if (postings == NULL)
        postings = qimam_postings_new (self, self->segments->len - i);
      qimam_postings_add (postings, segment, list);
    }
  return postings;

failed:
  qimam_postings_free (postings);
  return NULL;
}

/* Whether the cursor stands within the terms that begin with @key. */
static gboolean
is_within (const QimamTermCursor *cursor, const char *key, gsize length)
{
  return !cursor->end && cursor->entry.key_length >= length && memcmp (cursor->key, key, length) == 0;
}

/* Adds the documents of all terms of a segment that begin with a prefix. */
static gboolean
add_terms (QimamIndexReader *self,
           QimamTermCursor *cursor,
           const char *key,
           gsize length,
           guint64 *words,
           GError **error)
{
  QimamSegment *segment = cursor->segment;
  guint n = 0;

  if (!qimam_term_cursor_seek (cursor, key, length, error))
    return FALSE;
  while (is_within (cursor, key, length))
    {
      for (guint slot = QIMAM_SLOT_STEM; slot <= QIMAM_SLOT_FORM; slot++)
        if (cursor->entry.heads[slot].n > 0 &&
            !qimam_list_head_add_to_bits (&cursor->entry.heads[slot], &segment->source, words, self->n_words,
                                          segment->deleted, error))
          return FALSE;
      if ((++n % 256 == 0 && qimam_connection_set_cancelled (self->connection, error)) ||
          !qimam_term_cursor_next (cursor, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
qimam_index_reader_add_prefix (QimamIndexReader *self,
                               guint segment_number,
                               const char *prefix,
                               gsize length,
                               guint64 *words,
                               GError **error)
{
  QimamTermCursor *cursor = &self->cursors[segment_number];
  QimamSegment *segment = cursor->segment;
  char key[QIMAM_INDEX_MAX_TERM + 1];
  gsize key_length = qimam_index_key (key, QIMAM_KEY_PREFIX, prefix, length);
  const QimamListHead *head;

  if (!qimam_term_cursor_seek (cursor, key, key_length, error))
    return FALSE;
  if (is_at (cursor, key, key_length))
    {
      head = &cursor->entry.heads[QIMAM_SLOT_PREFIX];
      return head->n > 0 ? qimam_list_head_add_to_bits (head, &segment->source, words, self->n_words,
                                                        segment->deleted, error)
                         : qimam_list_set_damaged (error);
    }
  qimam_index_key (key, QIMAM_KEY_TERM, prefix, length);
  return add_terms (self, cursor, key, key_length, words, error);
}

static QimamPostings *
find_prefix (QimamIndexReader *self, const char *prefix, gsize length, GError **error)
{
  g_autofree guint64 *words = g_new0 (guint64, self->n_words + 1);
  gboolean any = FALSE;

  for (guint i = 0; i < self->segments->len; i++)
    if (!qimam_index_reader_add_prefix (self, i, prefix, length, words, error))
      return NULL;
  for (gsize i = 0; i < self->n_words && !any; i++)
    any = words[i] != 0;
  return any ? qimam_postings_new_bits (self, g_steal_pointer (&words), self->n_words) : NULL;
}

QimamPostings *
qimam_index_reader_find (
    QimamIndexReader *self, QimamTermSpace space, const char *term, gsize length, GError **error)
{
  g_return_val_if_fail (self != NULL && term != NULL, NULL);
  if (length == 0 || qimam_connection_set_cancelled (self->connection, error))
    return NULL;
  switch (space)
    {
    case QIMAM_TERM_STEM:
      return find_term (self, QIMAM_SLOT_STEM, term, length, error);
    case QIMAM_TERM_FORM:
      return find_term (self, QIMAM_SLOT_FORM, term, length, error);
    case QIMAM_TERM_HEADLINE:
      return find_term (self, QIMAM_SLOT_HEADLINE, term, length, error);
    case QIMAM_TERM_PREFIX:
      return find_prefix (self, term, length, error);
    default:
      g_return_val_if_reached (NULL);
    }
}

/* ---- Completing ---- */

typedef struct
{
  char *term;
  gsize length;
  guint32 count;
} Completion;

static int
compare_completions (gconstpointer a, gconstpointer b)
{
  const Completion *x = a, *y = b;

  if (x->count != y->count)
    return x->count > y->count ? -1 : 1;
  return qimam_key_compare (x->term, x->length, y->term, y->length);
}

static void
clear_completion (gpointer data)
{
  g_free (((Completion *) data)->term);
}

/* Keeps twice as many as are wanted, and now and then forgets the rarer half. */
static void
offer (GArray *found, guint max, guint32 *least, const guint8 *term, gsize length, guint32 count)
{
  Completion made = { NULL, length, count };

  if (count < *least)
    return;
  made.term = g_memdup2 (term, length);
  g_array_append_val (found, made);
  if (found->len < 2 * max)
    return;
  g_array_sort (found, compare_completions);
  g_array_set_size (found, max);
  *least = g_array_index (found, Completion, max - 1).count;
}

/* The cursor with the lowest key of those that stand within the prefix; -1 for none. */
static gint
lowest (QimamIndexReader *self, const char *key, gsize length)
{
  gint found = -1;

  for (guint i = 0; i < self->segments->len; i++)
    if (is_within (&self->cursors[i], key, length) &&
        (found < 0 ||
         qimam_key_compare (self->cursors[i].key, self->cursors[i].entry.key_length, self->cursors[found].key,
                            self->cursors[found].entry.key_length) < 0))
      found = (gint) i;
  return found;
}

static gboolean
collect (QimamIndexReader *self,
         guint slot,
         const char *key,
         gsize length,
         guint max,
         GArray *found,
         GError **error)
{
  guint8 term[QIMAM_INDEX_MAX_TERM + 8];
  guint32 least = 0;
  gint at;

  for (guint n = 0; (at = lowest (self, key, length)) >= 0; n++)
    {
      gsize term_length = self->cursors[at].entry.key_length;
      guint32 count = 0;

      if (n % 256 == 0 && qimam_connection_set_cancelled (self->connection, error))
        return FALSE;
      memcpy (term, self->cursors[at].key, term_length);
      for (guint i = (guint) at; i < self->segments->len; i++)
        {
          const QimamListHead *head;

          if (!is_at (&self->cursors[i], (const char *) term, term_length))
            continue;
          head = qimam_term_entry_head (&self->cursors[i].entry, slot);
          count += head != NULL ? head->n : 0;
          if (!qimam_term_cursor_next (&self->cursors[i], error))
            return FALSE;
        }
      if (count > 0)
        offer (found, max, &least, term + 1, term_length - 1, count);
    }
  return TRUE;
}

gboolean
qimam_index_reader_complete (QimamIndexReader *self,
                             QimamTermSpace space,
                             const char *prefix,
                             gsize length,
                             guint max,
                             QimamTermFunc func,
                             gpointer data,
                             GError **error)
{
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (Completion));
  char key[QIMAM_INDEX_MAX_TERM + 1];
  gsize key_length;

  g_return_val_if_fail (self != NULL && prefix != NULL && func != NULL, FALSE);
  g_return_val_if_fail (space == QIMAM_TERM_STEM || space == QIMAM_TERM_FORM, FALSE);
  max = CLAMP (max, 1, 1000);
  g_array_set_clear_func (found, clear_completion);
  key_length = qimam_index_key (key, QIMAM_KEY_TERM, prefix, length);
  for (guint i = 0; i < self->segments->len; i++)
    if (!qimam_term_cursor_seek (&self->cursors[i], key, key_length, error))
      return FALSE;
  if (!collect (self, space == QIMAM_TERM_STEM ? QIMAM_SLOT_STEM : QIMAM_SLOT_FORM, key, key_length, max,
                found, error))
    return FALSE;
  g_array_sort (found, compare_completions);
  for (guint i = 0; i < MIN (found->len, max); i++)
    {
      const Completion *completion = &g_array_index (found, Completion, i);

      if (!func (completion->term, completion->length, completion->count, data))
        break;
    }
  return TRUE;
}
