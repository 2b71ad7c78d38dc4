/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-index-merge-private.h"

/* The end of a merge: its output in the place of its inputs. */

typedef struct
{
  guint32 doc;
  guint16 length;
} DocLength;

static int
compare_doc_lengths (gconstpointer a, gconstpointer b)
{
  const DocLength *x = a, *y = b;

  return (x->doc > y->doc) - (x->doc < y->doc);
}

/* Documents of all inputs but the dropped ones, and those of them that were deleted in the meantime. */
static gboolean
collect_docs (QimamConnection *connection, GPtrArray *inputs, GArray *docs, GArray *deleted, GError **error)
{
  for (guint i = 0; i < inputs->len; i++)
    {
      QimamSegment *segment = inputs->pdata[i];
      QimamSegment *now = qimam_segment_load (connection, segment->id, error);
      g_autofree guint32 *ids = NULL;
      g_autofree guint16 *lengths = NULL;
      guint32 n = 0;
      gboolean good = now != NULL && qimam_segment_load_docs (now, &ids, &lengths, &n, error);

      for (guint32 d = 0; d < n && good; d++)
        {
          DocLength doc = { ids[d], lengths[d] };

          if (qimam_segment_is_deleted (segment, ids[d]))
            continue;
          g_array_append_val (docs, doc);
          if (qimam_segment_is_deleted (now, ids[d]))
            g_array_append_val (deleted, ids[d]);
        }
      qimam_segment_free (now);
      if (!good)
        return FALSE;
    }
  g_array_sort (docs, compare_doc_lengths);
  return TRUE;
}

static int
compare_numbers (gconstpointer a, gconstpointer b)
{
  guint32 x = *(const guint32 *) a, y = *(const guint32 *) b;

  return (x > y) - (x < y);
}

static gboolean
finish_output (QimamSegmentWriter *writer, GArray *docs, GError **error)
{
  g_autofree guint32 *ids = g_new (guint32, docs->len + 1);
  g_autofree guint16 *lengths = g_new (guint16, docs->len + 1);
  guint64 n_tokens = 0;

  for (guint i = 0; i < docs->len; i++)
    {
      ids[i] = g_array_index (docs, DocLength, i).doc;
      lengths[i] = g_array_index (docs, DocLength, i).length;
      n_tokens += lengths[i];
    }
  return qimam_segment_writer_finish (writer, ids, lengths, docs->len, n_tokens,
                                      docs->len > 0 ? QIMAM_SEGMENT_LIVE : QIMAM_SEGMENT_GONE, error);
}

static gboolean
retire_inputs (QimamConnection *connection, GPtrArray *inputs, GError **error)
{
  for (guint i = 0; i < inputs->len; i++)
    {
      g_autoptr (QimamSql) mark =
          qimam_connection_prepare (connection, "UPDATE index_segment SET state = 2 WHERE id = ?", error);

      if (mark == NULL)
        return FALSE;
      qimam_sql_bind (mark, "i", ((QimamSegment *) inputs->pdata[i])->id);
      if (!qimam_sql_run (mark, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
qimam_index_merge_finish (QimamConnection *connection,
                          GPtrArray *inputs,
                          QimamSegmentWriter *writer,
                          GError **error)
{
  g_autoptr (GArray) docs = g_array_new (FALSE, FALSE, sizeof (DocLength));
  gint64 output = qimam_segment_writer_get_id (writer);
  g_autoptr (GArray) deleted = g_array_new (FALSE, FALSE, sizeof (guint32));

  if (!collect_docs (connection, inputs, docs, deleted, error) || !finish_output (writer, docs, error) ||
      !retire_inputs (connection, inputs, error))
    return FALSE;
  g_array_sort (deleted, compare_numbers);
  if (deleted->len > 0 &&
      !qimam_segment_write_deleted (connection, output, (const guint32 *) (gpointer) deleted->data,
                                    deleted->len, deleted->len == docs->len, error))
    return FALSE;
  return qimam_connection_execute (connection,
                                   "DELETE FROM index_merge;"
                                   "UPDATE index_state SET generation = generation + 1",
                                   error);
}
