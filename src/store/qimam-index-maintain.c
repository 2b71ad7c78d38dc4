/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-index-merge-private.h"

/* Segments of one size (to a factor of eight) that make a merge, and the most that one merge takes. */
#define LIVE_SEGMENTS 8u
#define BULK_SEGMENTS 12u
#define MAX_INPUTS    64u
/* The smallest size; smaller ones are of one size. */
#define SMALLEST 32u
/* In the end a segment is at least so many times as large as all smaller ones together. */
#define GROWTH 3u
/* A segment that lost more than a third of its documents is written anew, unless it is small. */
#define MIN_REWRITTEN 256u
/* Rows that are taken away at a time: some milliseconds' worth. */
#define ROWS_A_STEP 64
/* Pages are given back at a time, and only where more than so many, and such a part of the file, are free. */
#define PAGES_A_STEP 16
#define FREE_PAGES   256
#define FREE_SHARE   20

/* ---- What to merge ---- */

static guint
size_class (const QimamSegment *segment)
{
  guint class = 0;

  for (guint32 n = segment->n_docs - MIN (segment->n_docs, segment->n_deleted); n >= SMALLEST; n /= 8)
    class ++;
  return class;
}

static guint32
n_living (const QimamSegment *segment)
{
  return segment->n_docs - MIN (segment->n_docs, segment->n_deleted);
}

static int
compare_sizes (gconstpointer a, gconstpointer b)
{
  const QimamSegment *x = *(QimamSegment *const *) a, *y = *(QimamSegment *const *) b;

  return (n_living (x) > n_living (y)) - (n_living (x) < n_living (y));
}

static int
compare_firsts (gconstpointer a, gconstpointer b)
{
  const QimamSegment *x = *(QimamSegment *const *) a, *y = *(QimamSegment *const *) b;

  return x->source.first != y->source.first ? (x->source.first > y->source.first ? 1 : -1)
                                            : (x->id > y->id) - (x->id < y->id);
}

/* Segments of one size, the smallest size of which there are enough. */
static void
choose_class (GPtrArray *segments, guint enough, GPtrArray *chosen)
{
  guint counts[16] = { 0 };

  for (guint i = 0; i < segments->len; i++)
    counts[MIN (size_class (segments->pdata[i]), 15)]++;
  for (guint class = 0; class < G_N_ELEMENTS (counts); class ++)
    if (counts[class] >= enough)
      {
        for (guint i = 0; i < segments->len && chosen->len < MAX_INPUTS; i++)
          if (MIN (size_class (segments->pdata[i]), 15) == class)
            g_ptr_array_add (chosen, segments->pdata[i]);
        return;
      }
}

/* The smaller segments, as long as the next larger one is not much larger than they are together. */
static void
choose_all (GPtrArray *segments, GPtrArray *chosen)
{
  guint64 sum = 0;
  guint n = 0;

  g_ptr_array_sort (segments, compare_sizes);
  for (guint i = 0; i < MIN (segments->len, MAX_INPUTS); i++)
    {
      if (i > 0 && n_living (segments->pdata[i]) <= GROWTH * sum)
        n = i + 1;
      sum += n_living (segments->pdata[i]);
    }
  for (guint i = 0; i < n; i++)
    g_ptr_array_add (chosen, segments->pdata[i]);
}

static void
choose_worn (GPtrArray *segments, GPtrArray *chosen)
{
  for (guint i = 0; i < segments->len && chosen->len == 0; i++)
    {
      QimamSegment *segment = segments->pdata[i];

      if (segment->n_docs >= MIN_REWRITTEN && segment->n_deleted > segment->n_docs / 3)
        g_ptr_array_add (chosen, segment);
    }
}

static gboolean
begin_merge (QimamConnection *connection, QimamMergeMode mode, gboolean *begun, GError **error)
{
  g_autoptr (GPtrArray) segments = qimam_segment_load_all (connection, NULL, error);
  g_autoptr (GPtrArray) chosen = g_ptr_array_new ();
  gint64 waiting;

  *begun = FALSE;
  if (segments == NULL ||
      !qimam_connection_get_int (connection, "SELECT pending_next < pending_end FROM index_state", &waiting,
                                 error))
    return FALSE;
  if (mode == QIMAM_MERGE_ALL)
    choose_all (segments, chosen);
  else
    choose_class (segments, mode == QIMAM_MERGE_BULK ? BULK_SEGMENTS : LIVE_SEGMENTS, chosen);
  /* While all is indexed anew, what there was goes away by itself. */
  if (chosen->len == 0 && waiting == 0)
    choose_worn (segments, chosen);
  if (chosen->len == 0)
    return TRUE;
  *begun = TRUE;
  g_ptr_array_sort (chosen, compare_firsts);
  return qimam_index_merge_begin (connection, chosen, error);
}

/* ---- What merges leave behind ---- */

static gboolean
remove_rows (
    QimamConnection *connection, const char *sql, gint64 segment, gint64 end, gboolean *any, GError **error)
{
  g_autoptr (QimamSql) remove = qimam_connection_prepare (connection, sql, error);

  if (remove == NULL)
    return FALSE;
  do
    {
      qimam_sql_bind (remove, "iii", qimam_segment_row (segment, 0), qimam_segment_row (segment + 1, 0),
                      (gint64) ROWS_A_STEP);
      if (!qimam_sql_run (remove, error))
        return FALSE;
      *any = qimam_connection_changes (connection) > 0;
    }
  while (*any && g_get_monotonic_time () < end);
  return TRUE;
}

/* Takes away rows of segments that are gone; @more tells whether there are some left. */
static gboolean
sweep (QimamConnection *connection, gint64 end, gboolean *more, GError **error)
{
  static const char *const steps[] = {
    "DELETE FROM index_postings WHERE id IN"
    " (SELECT id FROM index_postings WHERE id >= ? AND id < ? LIMIT ?)",
    "DELETE FROM index_block WHERE id IN (SELECT id FROM index_block WHERE id >= ? AND id < ? LIMIT ?)",
  };
  static const char *const rest[] = {
    "DELETE FROM index_term WHERE segment = ?",
    "DELETE FROM index_docs WHERE segment = ?",
    "DELETE FROM index_deleted WHERE segment = ?",
    "DELETE FROM index_segment WHERE id = ?",
  };
  gint64 id;

  *more = FALSE;
  if (!qimam_connection_get_int (connection, "SELECT id FROM index_segment WHERE state = 2 LIMIT 1", &id,
                                 error))
    return FALSE;
  if (id == 0)
    return TRUE;
  *more = TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      gboolean any;

      if (!remove_rows (connection, steps[i], id, end, &any, error))
        return FALSE;
      if (any)
        return TRUE;
    }
  for (guint i = 0; i < G_N_ELEMENTS (rest); i++)
    {
      g_autoptr (QimamSql) remove = qimam_connection_prepare (connection, rest[i], error);

      if (remove == NULL)
        return FALSE;
      qimam_sql_bind (remove, "i", id);
      if (!qimam_sql_run (remove, error))
        return FALSE;
    }
  return TRUE;
}

/* ---- Room that nobody needs ---- */

/* Gives pages back where many are free. The next import needs some, so some stay. */
static gboolean
give_back (QimamConnection *connection, gint64 end, gboolean *more, GError **error)
{
  gint64 n_free, n_pages, vacuum;

  *more = FALSE;
  if (!qimam_connection_get_int (connection, "PRAGMA freelist_count", &n_free, error) ||
      !qimam_connection_get_int (connection, "PRAGMA page_count", &n_pages, error) ||
      !qimam_connection_get_int (connection, "PRAGMA auto_vacuum", &vacuum, error))
    return FALSE;
  /* Libraries from before this was kept account of keep their free pages. */
  while (vacuum == 2 && n_free > FREE_PAGES && n_free > n_pages / FREE_SHARE)
    {
      if (!qimam_connection_execute (connection, "PRAGMA incremental_vacuum (" G_STRINGIFY (PAGES_A_STEP) ")",
                                     error))
        return FALSE;
      n_free -= PAGES_A_STEP;
      n_pages -= PAGES_A_STEP;
      *more = TRUE;
      if (g_get_monotonic_time () >= end)
        return TRUE;
    }
  return TRUE;
}

/* ---- A while of care ---- */

static gboolean
maintain (QimamConnection *connection, QimamMergeMode mode, gint64 end, gboolean *more, GError **error)
{
  gboolean running;

  do
    {
      if (!qimam_index_merge_slice (connection, end, &running, error))
        return FALSE;
      *more = running;
      if (running)
        continue;
      /* First room for what the next merge writes. */
      if (!sweep (connection, end, more, error))
        return FALSE;
      if (!*more && !begin_merge (connection, mode, more, error))
        return FALSE;
      if (!*more && mode != QIMAM_MERGE_BULK && !give_back (connection, end, more, error))
        return FALSE;
    }
  while (*more && g_get_monotonic_time () < end);
  return TRUE;
}

gboolean
qimam_index_maintain (
    QimamConnection *connection, QimamMergeMode mode, gint64 budget, gboolean *more, GError **error)
{
  gint64 end = g_get_monotonic_time () + budget;

  *more = FALSE;
  if (qimam_connection_begin (connection, error) && maintain (connection, mode, end, more, error) &&
      qimam_connection_commit (connection, error))
    return TRUE;
  qimam_connection_rollback (connection);
  /* What is in memory is ahead of what is in the file. */
  qimam_index_merge_forget (connection);
  *more = FALSE;
  return FALSE;
}
