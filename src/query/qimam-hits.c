/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-hits.h"

#include <string.h>

#include "qimam-bits.h"

/* The first stretch may be found by walking from the newest article on, where there are enough hits. */
#define FIRST_MAX  256
#define FIRST_STEP 64
/* Sums of set bits are kept for blocks of so many words. */
#define BLOCK_WORDS 64
/* So many of the best are worked out at first, and each time so many times more. */
#define RANK_FIRST 128
#define RANK_GROWS 8

struct _QimamHits
{
  gatomicrefcount ref_count;
  QimamSnapshot *snapshot;
  GMutex lock;     /* of all that follows */
  guint64 *docs;   /* (nullable) by id */
  guint64 *filter; /* (nullable) by row */
  guint64 *rows;   /* (nullable) both, by row; not yet worked out */
  guint32 *sums;   /* of blocks, with @rows */
  guint total;     /* with @counted */
  gboolean counted;
  QimamRankFunc rank; /* (nullable) */
  gpointer rank_data;
  GDestroyNotify rank_free;
  GArray *best;     /* guint32 ids, with @rank */
  GHashTable *read; /* (nullable): position → GPtrArray of QimamArticleItem */
};

QimamHits *
qimam_hits_new (QimamSnapshot *snapshot, guint64 *docs, guint64 *rows)
{
  QimamHits *self = g_new0 (QimamHits, 1);

  g_atomic_ref_count_init (&self->ref_count);
  g_mutex_init (&self->lock);
  self->snapshot = qimam_snapshot_ref (snapshot);
  self->docs = docs;
  self->filter = rows;
  return self;
}

QimamHits *
qimam_hits_ref (QimamHits *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
qimam_hits_unref (QimamHits *self)
{
  if (self == NULL || !g_atomic_ref_count_dec (&self->ref_count))
    return;
  if (self->rank_free != NULL)
    self->rank_free (self->rank_data);
  g_clear_pointer (&self->best, g_array_unref);
  g_clear_pointer (&self->read, g_hash_table_unref);
  g_free (self->docs);
  g_free (self->filter);
  g_free (self->rows);
  g_free (self->sums);
  qimam_snapshot_unref (self->snapshot);
  g_mutex_clear (&self->lock);
  g_free (self);
}

void
qimam_hits_set_rank (QimamHits *self, QimamRankFunc rank, gpointer data, GDestroyNotify free_data)
{
  self->rank = rank;
  self->rank_data = data;
  self->rank_free = free_data;
  self->best = g_array_new (FALSE, FALSE, sizeof (guint32));
}

QimamSnapshot *
qimam_hits_get_snapshot (QimamHits *self)
{
  return self->snapshot;
}

/* ---- All of them ---- */

/* Many hits are looked up row by row, which writes each word once; few are put where they belong. */
static guint64 *
rows_of_docs (const QimamOrder *order, const guint64 *docs)
{
  guint64 *rows = qimam_bits_new (order->n);
  const guint32 *ids = qimam_order_get_ids (order);

  if (qimam_bits_count (docs, QIMAM_BITS_WORDS (order->n_ids)) > order->n / 2)
    {
      for (guint32 row = 0; row < order->n;)
        {
          guint n = MIN (64, order->n - row);
          guint64 word = 0;

          for (guint i = 0; i < n; i++)
            word |= (docs[ids[row + i] / 64] >> (ids[row + i] % 64) & 1) << i;
          rows[row / 64] = word;
          row += n;
        }
      return rows;
    }
  for (gsize i = 0; i < QIMAM_BITS_WORDS (order->n_ids); i++)
    for (guint64 word = docs[i]; word != 0; word &= word - 1)
      {
        gsize id = i * 64 + (gsize) __builtin_ctzll (word);
        guint32 row = id < order->n_ids ? order->rows[id] : 0;

        if (row != 0)
          qimam_bits_add (rows, row - 1);
      }
  return rows;
}

/* With the lock held. */
static void
work_out_rows (QimamHits *self)
{
  const QimamOrder *order = self->snapshot->order;
  gsize n_words = QIMAM_BITS_WORDS (order->n);
  guint32 sum = 0;

  if (self->rows != NULL)
    return;
  if (self->docs != NULL)
    {
      self->rows = rows_of_docs (order, self->docs);
      if (self->filter != NULL)
        qimam_bits_and (self->rows, self->filter, n_words);
    }
  else if (self->filter != NULL)
    self->rows = g_steal_pointer (&self->filter);
  else
    {
      self->rows = qimam_bits_new (order->n);
      qimam_bits_fill (self->rows, 0, order->n);
    }
  g_clear_pointer (&self->filter, g_free);
  if (self->rank == NULL)
    g_clear_pointer (&self->docs, g_free);
  self->sums = g_new (guint32, n_words / BLOCK_WORDS + 2);
  for (gsize i = 0; i <= n_words / BLOCK_WORDS; i++)
    {
      gsize first = i * BLOCK_WORDS;

      self->sums[i] = sum;
      sum += (guint32) qimam_bits_count (self->rows + first, MIN (BLOCK_WORDS, n_words - first));
    }
  self->sums[n_words / BLOCK_WORDS + 1] = sum;
  self->total = sum;
  self->counted = TRUE;
}

static void
work_out_total (QimamHits *self)
{
  const QimamOrder *order = self->snapshot->order;

  if (self->counted)
    return;
  if (self->docs == NULL || self->filter != NULL)
    {
      work_out_rows (self);
      return;
    }
  self->total = (guint) qimam_bits_count_and (self->docs, order->docs, QIMAM_BITS_WORDS (order->n_ids));
  self->counted = TRUE;
}

guint
qimam_hits_get_total (QimamHits *self)
{
  guint total;

  g_mutex_lock (&self->lock);
  work_out_total (self);
  total = self->total;
  g_mutex_unlock (&self->lock);
  return total;
}

const guint64 *
qimam_hits_get_rows (QimamHits *self)
{
  g_mutex_lock (&self->lock);
  work_out_rows (self);
  g_mutex_unlock (&self->lock);
  return self->rows;
}

/* ---- By date ---- */

/* Walks from the newest article on. Returns whether that told all that was asked for. */
static gboolean
walk (QimamHits *self, guint first, guint n, gint64 *ids, guint *found)
{
  const QimamOrder *order = self->snapshot->order;
  const guint32 *id_of = qimam_order_get_ids (order);
  guint passed = 0, n_hits;

  *found = 0;
  if (self->docs == NULL || first + n > FIRST_MAX)
    return FALSE;
  n_hits = (guint) qimam_bits_count (self->docs, QIMAM_BITS_WORDS (order->n_ids));
  if (n_hits < order->n / FIRST_STEP)
    return FALSE;
  for (guint32 row = 0, end = MIN (order->n, FIRST_STEP * 4 * FIRST_MAX); row < end; row++)
    {
      if (self->filter != NULL)
        {
          row = (guint32) qimam_bits_next (self->filter, row, order->n);
          if (row >= end)
            break;
        }
      if (!qimam_bits_has (self->docs, id_of[row]) || passed++ < first)
        continue;
      ids[(*found)++] = id_of[row];
      if (*found == n)
        return TRUE;
    }
  return FALSE;
}

/* The row of the hit at a position that there is. */
static guint32
row_at (const QimamHits *self, guint position)
{
  gsize low = 0, high = QIMAM_BITS_WORDS (self->snapshot->order->n) / BLOCK_WORDS + 1;
  gsize word;
  guint64 bits;

  while (high - low > 1)
    {
      gsize middle = low + (high - low) / 2;

      if (self->sums[middle] <= position)
        low = middle;
      else
        high = middle;
    }
  position -= self->sums[low];
  for (word = low * BLOCK_WORDS;; word++)
    {
      guint n = (guint) __builtin_popcountll (self->rows[word]);

      if (position < n)
        break;
      position -= n;
    }
  for (bits = self->rows[word]; position > 0; position--)
    bits &= bits - 1;
  return (guint32) (word * 64 + (gsize) __builtin_ctzll (bits));
}

static guint
get_by_date (QimamHits *self, guint first, guint n, gint64 *ids)
{
  const QimamOrder *order = self->snapshot->order;
  const guint32 *id_of = qimam_order_get_ids (order);
  guint found;
  gsize row;

  if (self->rows == NULL && walk (self, first, n, ids, &found))
    return found;
  work_out_rows (self);
  if (first >= self->total)
    return 0;
  n = MIN (n, self->total - first);
  row = row_at (self, first);
  for (found = 0; found < n; found++, row++)
    {
      row = qimam_bits_next (self->rows, row, order->n);
      ids[found] = id_of[row];
    }
  return n;
}

/* ---- By relevance ---- */

/* Appends to the best, in the order of @more, those that are not there yet. */
static void
append_best (QimamHits *self, GArray *more)
{
  const QimamOrder *order = self->snapshot->order;
  g_autofree guint64 *known = qimam_bits_new (order->n_ids);

  for (guint i = 0; i < self->best->len; i++)
    qimam_bits_add (known, g_array_index (self->best, guint32, i));
  for (guint i = 0; i < more->len; i++)
    {
      guint32 id = g_array_index (more, guint32, i);

      /* An article that came since is none of these hits. */
      if (qimam_order_find (order, id) == QIMAM_NO_ROW || qimam_bits_has (known, id) ||
          !qimam_bits_has (self->rows, qimam_order_find (order, id)))
        continue;
      qimam_bits_add (known, id);
      g_array_append_val (self->best, id);
    }
}

/* Whatever the ranking left out comes at the end, by date: the total must be right. */
static void
append_rest (QimamHits *self)
{
  const QimamOrder *order = self->snapshot->order;
  g_autoptr (GArray) rest = g_array_new (FALSE, FALSE, sizeof (guint32));

  for (gsize row = 0; (row = qimam_bits_next (self->rows, row, order->n)) < order->n; row++)
    g_array_append_val (rest, qimam_order_get_ids (order)[row]);
  append_best (self, rest);
}

static guint64 *
docs_of_rows (const QimamOrder *order, const guint64 *rows)
{
  guint64 *docs = qimam_bits_new (order->n_ids);
  const guint32 *ids = qimam_order_get_ids (order);

  for (gsize row = 0; (row = qimam_bits_next (rows, row, order->n)) < order->n; row++)
    qimam_bits_add (docs, ids[row]);
  return docs;
}

static gboolean
work_out_best (QimamHits *self, QimamConnection *connection, guint n, GError **error)
{
  guint wanted = RANK_FIRST;

  work_out_total (self);
  n = MIN (n, self->total);
  if (n <= self->best->len)
    return TRUE;
  if (self->filter != NULL || self->docs == NULL)
    {
      /* The ranking takes hits by id. */
      work_out_rows (self);
      g_free (self->docs);
      self->docs = docs_of_rows (self->snapshot->order, self->rows);
    }
  while (wanted < n)
    wanted = wanted > G_MAXUINT / RANK_GROWS ? G_MAXUINT : wanted * RANK_GROWS;
  wanted = MIN (wanted, self->total);
  if (connection != NULL)
    {
      g_autoptr (GArray) more = self->rank (connection, self->docs, wanted, self->rank_data, error);

      if (more == NULL)
        return FALSE;
      work_out_rows (self);
      append_best (self, more);
    }
  if (self->best->len < n)
    {
      work_out_rows (self);
      append_rest (self);
    }
  return TRUE;
}

gint
qimam_hits_get_ids (
    QimamHits *self, QimamConnection *connection, guint first, guint n, gint64 *ids, GError **error)
{
  gint found = -1;

  if (n == 0)
    return 0;
  g_mutex_lock (&self->lock);
  if (self->rank == NULL)
    found = (gint) get_by_date (self, first, n, ids);
  else if (work_out_best (self, connection, first > G_MAXUINT - n ? G_MAXUINT : first + n, error))
    for (found = 0; (guint) found < n && first + (guint) found < self->best->len; found++)
      ids[found] = g_array_index (self->best, guint32, first + (guint) found);
  g_mutex_unlock (&self->lock);
  return found;
}

/* ---- Looking for one ---- */

gboolean
qimam_hits_has (QimamHits *self, gint64 id)
{
  guint32 row = qimam_order_find (self->snapshot->order, id);

  return row != QIMAM_NO_ROW && qimam_bits_has (qimam_hits_get_rows (self), row);
}

guint
qimam_hits_find (QimamHits *self, gint64 id)
{
  guint32 row = qimam_order_find (self->snapshot->order, id);
  guint position = QIMAM_NO_POSITION;
  gsize block;

  if (!qimam_hits_has (self, id))
    return QIMAM_NO_POSITION;
  g_mutex_lock (&self->lock);
  if (self->rank == NULL)
    {
      block = row / 64 / BLOCK_WORDS;
      position =
          self->sums[block] + (guint) qimam_bits_count_range (self->rows, block * BLOCK_WORDS * 64, row);
    }
  else
    for (guint i = 0; i < self->best->len && position == QIMAM_NO_POSITION; i++)
      if (g_array_index (self->best, guint32, i) == id)
        position = i;
  g_mutex_unlock (&self->lock);
  return position;
}

gboolean
qimam_hits_equal (QimamHits *a, QimamHits *b)
{
  const QimamOrder *x = a->snapshot->order, *y = b->snapshot->order;
  const guint64 *in_a, *in_b;
  gsize i = 0, j = 0;

  if (a == b)
    return TRUE;
  if ((a->rank == NULL) != (b->rank == NULL) || qimam_hits_get_total (a) != qimam_hits_get_total (b))
    return FALSE;
  in_a = qimam_hits_get_rows (a);
  in_b = qimam_hits_get_rows (b);
  if (x == y)
    return memcmp (in_a, in_b, QIMAM_BITS_WORDS (x->n) * sizeof *in_a) == 0;
  for (guint n = a->total; n > 0; n--, i++, j++)
    {
      i = qimam_bits_next (in_a, i, x->n);
      j = qimam_bits_next (in_b, j, y->n);
      if (qimam_order_get_ids (x)[i] != qimam_order_get_ids (y)[j])
        return FALSE;
    }
  return TRUE;
}

void
qimam_hits_add_read (QimamHits *self, guint first, GPtrArray *items)
{
  g_return_if_fail (self != NULL && items != NULL);
  if (self->read == NULL)
    self->read = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_ptr_array_unref);
  g_hash_table_insert (self->read, GUINT_TO_POINTER (first), items);
}

GPtrArray *
qimam_hits_take_read (QimamHits *self, guint first, guint n)
{
  gpointer items = NULL;

  g_return_val_if_fail (self != NULL, NULL);
  if (self->read != NULL)
    g_hash_table_steal_extended (self->read, GUINT_TO_POINTER (first), NULL, &items);
  if (items != NULL && ((GPtrArray *) items)->len != n)
    g_clear_pointer ((GPtrArray **) &items, g_ptr_array_unref);
  return items;
}

gboolean
qimam_hits_has_read (QimamHits *self, guint first)
{
  g_return_val_if_fail (self != NULL, FALSE);
  return self->read != NULL && g_hash_table_contains (self->read, GUINT_TO_POINTER (first));
}
