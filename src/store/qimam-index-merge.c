/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-index-merge.h"

#include "qimam-index-merge-private.h"
#include "qimam-index-pairs.h"

#define DATA_KEY "qimam-index-merge"

typedef enum
{
  PHASE_TERMS,
  PHASE_PREFIXES,
  PHASE_PAIRS,
} Phase;

/* The merge that is under way. It is in the table, too, as it was when the last slice ended; what is here
 * only saves reading it again. */
typedef struct
{
  QimamConnection *connection;
  GPtrArray *inputs;        /* QimamSegment; deleted ones are those that the merge leaves out */
  QimamTermCursor *cursors; /* one an input */
  guint *heap;              /* numbers of cursors that are not at their end, the lowest key first */
  guint n_heap;
  QimamSegmentWriter *writer;
  gint64 output;
  Phase phase;
  guint64 slice; /* how many were written */
  guint8 key[QIMAM_INDEX_MAX_TERM + 8];
  gsize key_length;
  QimamSegment *merged; /* the output, read for its prefixes and pairs */
  GPtrArray *prefixes;
  guint next_prefix;
  QimamPairs *pairs;
  guint8 pairs_after[QIMAM_INDEX_MAX_TERM + 8]; /* the key when the pairs were taken up */
  QimamGathered lists[QIMAM_N_SLOTS];
} Merge;

static void
merge_free (gpointer data)
{
  Merge *self = data;

  for (guint i = 0; self->inputs != NULL && i < self->inputs->len && self->cursors != NULL; i++)
    qimam_term_cursor_clear (&self->cursors[i]);
  g_free (self->cursors);
  g_free (self->heap);
  g_clear_pointer (&self->inputs, g_ptr_array_unref);
  g_clear_pointer (&self->prefixes, g_ptr_array_unref);
  qimam_segment_writer_free (self->writer);
  qimam_pairs_free (self->pairs);
  qimam_segment_free (self->merged);
  for (guint i = 0; i < QIMAM_N_SLOTS; i++)
    qimam_gathered_clear (&self->lists[i]);
  g_free (self);
}

void
qimam_index_merge_forget (QimamConnection *connection)
{
  qimam_connection_set_data (connection, DATA_KEY, NULL, NULL);
}

/* ---- The lowest key of many ---- */

static gboolean
is_before (Merge *self, guint a, guint b)
{
  const QimamTermEntry *x = &self->cursors[a].entry, *y = &self->cursors[b].entry;
  int order = qimam_key_compare (self->cursors[a].key, x->key_length, self->cursors[b].key, y->key_length);

  /* Segments in their order, so that documents mostly come in theirs. */
  return order < 0 || (order == 0 && a < b);
}

static void
sift_down (Merge *self, guint at)
{
  for (;;)
    {
      guint low = at;

      for (guint child = 2 * at + 1; child <= 2 * at + 2 && child < self->n_heap; child++)
        if (is_before (self, self->heap[child], self->heap[low]))
          low = child;
      if (low == at)
        return;
      guint moved = self->heap[at];
      self->heap[at] = self->heap[low];
      self->heap[low] = moved;
      at = low;
    }
}

/* Moves the lowest cursor on. */
static gboolean
advance_lowest (Merge *self, GError **error)
{
  QimamTermCursor *cursor = &self->cursors[self->heap[0]];

  if (!qimam_term_cursor_next (cursor, error))
    return FALSE;
  /* Prefixes come after all terms, and are made anew. */
  if (cursor->end || cursor->key[0] != QIMAM_KEY_TERM)
    self->heap[0] = self->heap[--self->n_heap];
  sift_down (self, 0);
  return TRUE;
}

/* Stands behind the last term that was written. */
static gboolean
open_cursors (Merge *self, GError **error)
{
  guint8 key[sizeof self->key + 1];
  gsize length = self->key_length;

  memcpy (key, self->key, length);
  if (length == 0)
    key[length++] = QIMAM_KEY_TERM;
  else
    key[length++] = 0; /* the first key after it */
  self->cursors = g_new (QimamTermCursor, self->inputs->len);
  self->heap = g_new (guint, self->inputs->len);
  for (guint i = 0; i < self->inputs->len; i++)
    qimam_term_cursor_init (&self->cursors[i], self->inputs->pdata[i]);
  for (guint i = 0; i < self->inputs->len; i++)
    {
      if (!qimam_term_cursor_seek (&self->cursors[i], key, length, error))
        return FALSE;
      if (!self->cursors[i].end && self->cursors[i].key[0] == QIMAM_KEY_TERM)
        self->heap[self->n_heap++] = i;
    }
  for (guint i = self->n_heap; i > 0; i--)
    sift_down (self, i - 1);
  return TRUE;
}

/* ---- Keeping and taking up again ---- */

static GBytes *
inputs_to_bytes (GPtrArray *inputs)
{
  QimamBuffer buffer = { 0 };

  qimam_buffer_add_number (&buffer, inputs->len);
  for (guint i = 0; i < inputs->len; i++)
    {
      const QimamSegment *segment = inputs->pdata[i];
      g_autoptr (GBytes) dropped = qimam_segment_deleted_to_bytes (segment);

      qimam_buffer_add_number (&buffer, (guint64) segment->id);
      qimam_buffer_add_number (&buffer, g_bytes_get_size (dropped));
      qimam_buffer_add (&buffer, g_bytes_get_data (dropped, NULL), g_bytes_get_size (dropped));
    }
  return g_bytes_new_take (buffer.data, buffer.length);
}

static gboolean
read_inputs (Merge *self, GBytes *blob, GError **error)
{
  QimamBytes bytes = qimam_bytes (g_bytes_get_data (blob, NULL), g_bytes_get_size (blob));
  guint64 n, id, size;

  self->inputs = g_ptr_array_new_with_free_func ((GDestroyNotify) qimam_segment_free);
  if (!qimam_bytes_read (&bytes, &n))
    return qimam_list_set_damaged (error);
  for (guint64 i = 0; i < n; i++)
    {
      QimamSegment *segment;
      const guint8 *dropped;

      if (!qimam_bytes_read (&bytes, &id) || !qimam_bytes_read (&bytes, &size) ||
          (dropped = qimam_bytes_take (&bytes, size)) == NULL)
        return qimam_list_set_damaged (error);
      segment = qimam_segment_load (self->connection, (gint64) id, error);
      if (segment == NULL)
        return FALSE;
      g_ptr_array_add (self->inputs, segment);
      if (!qimam_segment_set_deleted (segment, dropped, size, error))
        return FALSE;
    }
  return TRUE;
}

static GBytes *
cursor_to_bytes (Merge *self)
{
  QimamBuffer buffer = { 0 };

  qimam_buffer_add_number (&buffer, self->slice);
  qimam_buffer_add (&buffer, self->key, self->key_length);
  return g_bytes_new_take (buffer.data, buffer.length);
}

/* Writes how far it is. */
static gboolean
keep (Merge *self, GError **error)
{
  g_autoptr (GBytes) cursor = NULL;
  g_autoptr (GBytes) writer = qimam_segment_writer_save (self->writer);
  g_autoptr (QimamSql) put = qimam_connection_prepare (
      self->connection, "UPDATE index_merge SET phase = ?, cursor = ?, writer = ? WHERE output = ?", error);

  self->slice++;
  cursor = cursor_to_bytes (self);
  if (put == NULL)
    return FALSE;
  qimam_sql_bind (put, "ibbi", (gint64) self->phase, cursor, writer, self->output);
  return qimam_sql_run (put, error);
}

static Merge *
merge_new (QimamConnection *connection)
{
  Merge *self = g_new0 (Merge, 1);

  self->connection = connection;
  for (guint i = 0; i < QIMAM_N_SLOTS; i++)
    qimam_gathered_init (&self->lists[i]);
  return self;
}

/* Reads the merge that is under way. */
static Merge *
take_up (QimamConnection *connection, QimamSql *row, GError **error)
{
  Merge *self = merge_new (connection);
  g_autoptr (GBytes) inputs = qimam_sql_dup_bytes (row, 1);
  g_autoptr (GBytes) cursor = qimam_sql_dup_bytes (row, 3);
  g_autoptr (GBytes) writer = qimam_sql_dup_bytes (row, 4);
  QimamBytes bytes = qimam_bytes (g_bytes_get_data (cursor, NULL), g_bytes_get_size (cursor));

  self->output = qimam_sql_get_int (row, 0);
  self->phase = (Phase) CLAMP (qimam_sql_get_int (row, 2), PHASE_TERMS, PHASE_PAIRS);
  if (!qimam_bytes_read (&bytes, &self->slice) || qimam_bytes_left (&bytes) > sizeof self->key)
    {
      qimam_list_set_damaged (error);
      goto failed;
    }
  self->key_length = qimam_bytes_left (&bytes);
  if (self->key_length > 0)
    memcpy (self->key, bytes.p, self->key_length);
  self->writer = qimam_segment_writer_restore (connection, self->output, writer, error);
  if (self->writer == NULL || !read_inputs (self, inputs, error) ||
      (self->phase == PHASE_TERMS && !open_cursors (self, error)))
    goto failed;
  return self;

failed:
  merge_free (self);
  return NULL;
}

/* The merge that is under way, as it is in memory or else in the table; NULL without @error where there is
 * none. */
static Merge *
find_merge (QimamConnection *connection, GError **error)
{
  Merge *self = qimam_connection_get_data (connection, DATA_KEY);
  g_autoptr (QimamSql) select = qimam_connection_prepare (
      connection, "SELECT output, inputs, phase, cursor, writer FROM index_merge LIMIT 1", error);
  gboolean row;

  if (select == NULL || !qimam_sql_next (select, &row, error))
    return NULL;
  if (row && self != NULL && self->output == qimam_sql_get_int (select, 0))
    {
      g_autoptr (GBytes) now = cursor_to_bytes (self);
      g_autoptr (GBytes) kept = qimam_sql_dup_bytes (select, 3);

      if (g_bytes_equal (now, kept))
        return self;
    }
  qimam_index_merge_forget (connection);
  if (!row)
    return NULL;
  self = take_up (connection, select, error);
  if (self != NULL)
    qimam_connection_set_data (connection, DATA_KEY, self, merge_free);
  return self;
}

gboolean
qimam_index_merge_begin (QimamConnection *connection, GPtrArray *inputs, GError **error)
{
  guint32 first = G_MAXUINT32, last = 0;
  g_autoptr (GBytes) blob = inputs_to_bytes (inputs);
  g_autoptr (GBytes) saved = NULL;
  g_autoptr (QimamSql) add = NULL;
  QimamSegmentWriter *writer;
  gint64 output;

  for (guint i = 0; i < inputs->len; i++)
    {
      first = MIN (first, ((QimamSegment *) inputs->pdata[i])->source.first);
      last = MAX (last, ((QimamSegment *) inputs->pdata[i])->source.last);
    }
  writer = qimam_segment_writer_new (connection, first, last, error);
  if (writer == NULL)
    return FALSE;
  output = qimam_segment_writer_get_id (writer);
  saved = qimam_segment_writer_save (writer);
  qimam_segment_writer_free (writer);
  /* The cursor is the number of slices done, and no key. */
  add = qimam_connection_prepare (connection, "INSERT INTO index_merge VALUES (?, ?, 0, x'00', ?)", error);
  if (add == NULL)
    return FALSE;
  qimam_sql_bind (add, "ibb", output, blob, saved);
  return qimam_sql_run (add, error);
}

/* ---- Terms ---- */

static gboolean
gather (Merge *self, const QimamTermCursor *cursor, gboolean forms, GError **error)
{
  const QimamTermEntry *entry = &cursor->entry;
  const QimamListHead *form = forms ? qimam_term_entry_head (entry, QIMAM_SLOT_FORM) : NULL;

  for (guint slot = QIMAM_SLOT_STEM; slot <= QIMAM_SLOT_HEADLINE; slot++)
    {
      const QimamListHead *head = slot == QIMAM_SLOT_FORM ? form : qimam_term_entry_head (entry, slot);

      if (head != NULL && !qimam_gathered_add (&self->lists[slot], head, cursor->segment, error))
        return FALSE;
    }
  return TRUE;
}

/* Merges what the inputs have of the lowest term. */
static gboolean
merge_term (Merge *self, GError **error)
{
  static const QimamTermFlags flags[] = { QIMAM_TERM_HAS_STEM, QIMAM_TERM_HAS_FORM, QIMAM_TERM_HAS_HEADLINE };
  static const QimamListParts parts[] = { QIMAM_LIST_TFS | QIMAM_LIST_POSITIONS,
                                          QIMAM_LIST_TFS | QIMAM_LIST_POSITIONS, QIMAM_LIST_TFS };
  const QimamTermCursor *lowest = &self->cursors[self->heap[0]];
  QimamList lists[QIMAM_N_SLOTS] = { 0 };
  gboolean same = TRUE;
  QimamTermFlags has = 0;

  self->key_length = lowest->entry.key_length;
  memcpy (self->key, lowest->key, self->key_length);
  for (guint i = 0; i < self->n_heap; i++)
    {
      const QimamTermCursor *cursor = &self->cursors[self->heap[i]];

      if (qimam_key_compare (cursor->key, cursor->entry.key_length, self->key, self->key_length) == 0)
        same = same && (cursor->entry.flags & QIMAM_TERM_SAME);
    }
  for (guint slot = 0; slot < QIMAM_N_SLOTS; slot++)
    qimam_gathered_reset (&self->lists[slot]);
  while (self->n_heap > 0)
    {
      const QimamTermCursor *cursor = &self->cursors[self->heap[0]];

      if (qimam_key_compare (cursor->key, cursor->entry.key_length, self->key, self->key_length) != 0)
        break;
      if (!gather (self, cursor, !same, error) || !advance_lowest (self, error))
        return FALSE;
    }
  for (guint slot = QIMAM_SLOT_STEM; slot <= QIMAM_SLOT_HEADLINE; slot++)
    {
      lists[slot] = qimam_gathered_get (&self->lists[slot], parts[slot]);
      if (lists[slot].n > 0)
        has |= flags[slot];
    }
  if (same && (has & QIMAM_TERM_HAS_STEM))
    has |= QIMAM_TERM_SAME;
  return has == 0 || qimam_segment_writer_add (self->writer, self->key, self->key_length, has, lists, error);
}

/* ---- Prefixes ---- */

/* Reads what was merged, whose terms are in the tables. */
static gboolean
open_merged (Merge *self, GError **error)
{
  if (self->merged == NULL)
    self->merged = qimam_segment_load (self->connection, self->output, error);
  return self->merged != NULL;
}

static guint32
count_docs (const Merge *self)
{
  guint32 n_docs = 0;

  for (guint i = 0; i < self->inputs->len; i++)
    n_docs += ((QimamSegment *) self->inputs->pdata[i])->n_docs;
  return n_docs;
}

/* Looks which prefixes are to have lists, and which of them have one already. */
static gboolean
open_prefixes (Merge *self, GError **error)
{
  if (!open_merged (self, error))
    return FALSE;
  self->prefixes = qimam_index_hot_prefixes (self->merged, count_docs (self), error);
  if (self->prefixes == NULL)
    return FALSE;
  for (self->next_prefix = 0; self->next_prefix < self->prefixes->len; self->next_prefix++)
    {
      gsize length;
      gconstpointer prefix = g_bytes_get_data (self->prefixes->pdata[self->next_prefix], &length);

      if (qimam_key_compare (prefix, length, self->key, self->key_length) > 0)
        break;
    }
  return TRUE;
}

static gboolean
end_terms (Merge *self, GError **error)
{
  self->phase = PHASE_PREFIXES;
  self->key_length = 0;
  /* The dictionary is read for the prefixes: it must be in the tables. */
  return qimam_segment_writer_flush (self->writer, error);
}

static gboolean
merge_prefix (Merge *self, GError **error)
{
  GBytes *prefix = self->prefixes->pdata[self->next_prefix++];

  self->key_length = g_bytes_get_size (prefix);
  memcpy (self->key, g_bytes_get_data (prefix, NULL), self->key_length);
  return qimam_index_write_prefix (self->merged, prefix, self->writer, error);
}

/* ---- Pairs ---- */

static gboolean
write_pair_cb (
    const guint8 *key, gsize length, const guint32 *docs, guint32 n_docs, gpointer data, GError **error)
{
  Merge *self = data;
  QimamList lists[QIMAM_N_SLOTS] = { [QIMAM_SLOT_PREFIX] = { n_docs, docs, NULL, NULL } };

  memcpy (self->key, key, length);
  self->key_length = length;
  return qimam_segment_writer_add (self->writer, key, length, n_docs > 0 ? QIMAM_TERM_HAS_PREFIX : 0, lists,
                                   error);
}

/* Goes on with the pairs that come after the last one that was written. */
static gboolean
open_pairs (Merge *self, guint32 least, GError **error)
{
  if (!open_merged (self, error))
    return FALSE;
  memcpy (self->pairs_after, self->key, self->key_length);
  self->pairs = qimam_pairs_new (self->merged, least, self->pairs_after, self->key_length, error);
  return self->pairs != NULL;
}

/* ---- A slice ---- */

static gboolean
run_terms (Merge *self, gint64 end, gboolean *stopped, GError **error)
{
  while (self->n_heap > 0)
    {
      if (!merge_term (self, error))
        return FALSE;
      if ((*stopped = g_get_monotonic_time () >= end))
        return TRUE;
    }
  return end_terms (self, error);
}

static gboolean
run_prefixes (Merge *self, gint64 end, gboolean *stopped, GError **error)
{
  if (self->prefixes == NULL && !open_prefixes (self, error))
    return FALSE;
  while (self->next_prefix < self->prefixes->len)
    {
      if (!merge_prefix (self, error))
        return FALSE;
      if ((*stopped = g_get_monotonic_time () >= end))
        return TRUE;
    }
  self->phase = PHASE_PAIRS;
  self->key_length = 0;
  return TRUE;
}

static gboolean
run_pairs (Merge *self, gint64 end, gboolean *stopped, GError **error)
{
  guint32 least = qimam_pairs_least_for (count_docs (self));
  gboolean done = least == 0;

  if (self->pairs == NULL && least > 0 && !open_pairs (self, least, error))
    return FALSE;
  while (!done)
    {
      if (!qimam_pairs_step (self->pairs, write_pair_cb, self, &done, error))
        return FALSE;
      if (!done && (*stopped = g_get_monotonic_time () >= end))
        return TRUE;
    }
  return TRUE;
}

static gboolean
run_slice (Merge *self, gint64 end, gboolean *finished, GError **error)
{
  gboolean stopped = FALSE;

  *finished = FALSE;
  if (self->phase == PHASE_TERMS && !run_terms (self, end, &stopped, error))
    return FALSE;
  if (!stopped && self->phase == PHASE_PREFIXES && !run_prefixes (self, end, &stopped, error))
    return FALSE;
  if (!stopped && self->phase == PHASE_PAIRS && !run_pairs (self, end, &stopped, error))
    return FALSE;
  if (stopped)
    return keep (self, error);
  *finished = TRUE;
  return qimam_index_merge_finish (self->connection, self->inputs, self->writer, error);
}

gboolean
qimam_index_merge_slice (QimamConnection *connection, gint64 end, gboolean *running, GError **error)
{
  Merge *merge;
  GError *failure = NULL;
  gboolean finished;

  merge = find_merge (connection, &failure);
  *running = merge != NULL;
  if (merge == NULL)
    {
      if (failure != NULL)
        g_propagate_error (error, failure);
      return failure == NULL;
    }
  if (!run_slice (merge, end, &finished, error))
    return FALSE;
  if (finished)
    qimam_index_merge_forget (connection);
  return TRUE;
}
