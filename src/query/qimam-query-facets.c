/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-query.h"

#include <string.h>

#include "qimam-bits.h"
#include "qimam-filter-private.h"
#include "qimam-selection.h"

/* The rows that pass when a part of the filter is left out. */
typedef struct
{
  guint64 *rows;
  guint count;
} Passing;

typedef struct
{
  QimamSelection selection;
  QimamSnapshot *snapshot; /* the selection's */
  guint64 *text;           /* (nullable) what the text finds */
  Passing passing[QIMAM_N_PARTS + 1];
} Counting;

static void
counting_clear (Counting *self)
{
  for (guint i = 0; i <= QIMAM_N_PARTS; i++)
    g_free (self->passing[i].rows);
  g_free (self->text);
  qimam_selection_clear (&self->selection);
}

static const Passing *
get_passing (Counting *self, QimamFilterPart without)
{
  guint n = qimam_snapshot_get_n_rows (self->snapshot);
  Passing *passing;

  /* Leaving out what is not there changes nothing. */
  if (without != QIMAM_PART_NONE && self->selection.parts[without] == NULL)
    without = QIMAM_PART_NONE;
  passing = &self->passing[without];
  if (passing->rows != NULL)
    return passing;
  passing->rows = qimam_selection_combine (&self->selection, without, self->text);
  if (passing->rows == NULL)
    {
      passing->rows = qimam_bits_new (n);
      qimam_bits_fill (passing->rows, 0, n);
    }
  passing->count = (guint) qimam_bits_count (passing->rows, QIMAM_BITS_WORDS (n));
  return passing;
}

/* Makes facets of those counts that are not 0, in one piece, and appends them to @facets. (transfer none) */
static QimamFacet *
add_facets (QimamFacets *facets, GPtrArray *list, const guint32 *counts, guint n)
{
  QimamFacet *block;
  guint n_counted = 0;

  for (guint i = 0; i < n; i++)
    n_counted += counts[i] > 0;
  block = g_new0 (QimamFacet, n_counted + 1);
  g_ptr_array_add (facets->owned, g_bytes_new_take (block, (n_counted + 1) * sizeof *block));
  g_ptr_array_set_size (list, (int) n_counted);
  for (guint i = 0; i < n_counted; i++)
    list->pdata[i] = &block[i];
  return block;
}

static int
compare_facets (gconstpointer a, gconstpointer b)
{
  const QimamFacet *x = *(QimamFacet *const *) a, *y = *(QimamFacet *const *) b;

  if (x->count != y->count)
    return x->count > y->count ? -1 : 1;
  /* They were made in the order of their keys. */
  return x < y ? -1 : 1;
}

/* Most frequent first. Most counts of many meetings are small: these are put into place by counting. */
static void
sort_facets (GPtrArray *list)
{
  enum
  {
    SMALL = 256
  };
  guint starts[SMALL + 1] = { 0 }, n_large = 0, at = 0;
  g_autofree gpointer *sorted = g_new (gpointer, list->len + 1);

  for (guint i = 0; i < list->len; i++)
    {
      guint count = ((QimamFacet *) list->pdata[i])->count;

      if (count >= SMALL)
        sorted[n_large++] = list->pdata[i];
      else
        starts[count]++;
    }
  qsort (sorted, n_large, sizeof *sorted, compare_facets);
  at = n_large;
  for (guint count = SMALL; count-- > 0;)
    {
      guint n = starts[count];

      starts[count] = at;
      at += n;
    }
  for (guint i = 0; i < list->len; i++)
    {
      guint count = ((QimamFacet *) list->pdata[i])->count;

      if (count < SMALL)
        sorted[starts[count]++] = list->pdata[i];
    }
  if (list->len > 0)
    memcpy (list->pdata, sorted, list->len * sizeof *sorted);
}

static void
count_group (Counting *self, QimamGroupKind kind, QimamFilterPart part, QimamFacets *facets, GPtrArray *list)
{
  const QimamGroup *group = &self->snapshot->groups[kind];
  const Passing *passing = get_passing (self, part);
  guint n;
  const QimamGroupValue *values = qimam_group_get_values (group, &n);
  g_autofree guint32 *counts = g_new (guint32, n + 1);
  QimamFacet *facet;

  qimam_group_count (group, passing->rows, passing->count, counts);
  facet = add_facets (facets, list, counts, n);
  for (guint i = 0; i < n; i++)
    if (counts[i] > 0)
      {
        facet->key = (char *) qimam_group_get_key (group, &values[i]);
        facet->label = (char *) qimam_group_get_label (group, &values[i]);
        facet->count = counts[i];
        facet++;
      }
  /* The strings are the snapshot's. */
  g_ptr_array_add (facets->owned, g_bytes_ref (group->names));
  sort_facets (list);
}

static void
count_months (Counting *self, QimamFacets *facets)
{
  enum
  {
    KEY_SIZE = 16
  };
  const QimamOrder *order = self->snapshot->order;
  const Passing *passing = get_passing (self, QIMAM_PART_DATES);
  guint n = order->months->len;
  g_autofree guint32 *counts = g_new (guint32, n + 1);
  char *keys = g_malloc (((gsize) n + 1) * KEY_SIZE);
  QimamFacet *facet;

  qimam_order_count_months (order, passing->rows, counts);
  facet = add_facets (facets, facets->months, counts, n);
  for (guint i = 0; i < n; i++)
    if (counts[i] > 0)
      {
        gint32 month = g_array_index (order->months, QimamMonthRows, i).month;

        facet->key = keys + (gsize) i * KEY_SIZE;
        g_snprintf (facet->key, KEY_SIZE, "%04d-%02d", month / 12, month % 12 + 1);
        facet->count = counts[i];
        facet++;
      }
  g_ptr_array_add (facets->owned, g_bytes_new_take (keys, ((gsize) n + 1) * KEY_SIZE));
}

static QimamFacets *
count_all (Counting *self)
{
  QimamFacets *facets = qimam_facets_new ();
  const Passing *passing = get_passing (self, QIMAM_PART_NONE);
  gsize n_words = QIMAM_BITS_WORDS (qimam_snapshot_get_n_rows (self->snapshot));

  facets->total = passing->count;
  facets->unread =
      passing->count -
      (guint) qimam_bits_count_and (passing->rows, g_bytes_get_data (self->snapshot->read, NULL), n_words);
  facets->starred =
      (guint) qimam_bits_count_and (passing->rows, g_bytes_get_data (self->snapshot->starred, NULL), n_words);
  facets->noted =
      (guint) qimam_bits_count_and (passing->rows, g_bytes_get_data (self->snapshot->noted, NULL), n_words);
  facets->undated = qimam_order_count_undated (self->snapshot->order, passing->rows);
  count_group (self, QIMAM_GROUP_TOPICS, QIMAM_PART_TOPICS, facets, facets->topics);
  count_group (self, QIMAM_GROUP_SOURCES, QIMAM_PART_SOURCES, facets, facets->sources);
  count_group (self, QIMAM_GROUP_MEETINGS, QIMAM_PART_MEETING, facets, facets->meetings);
  count_months (self, facets);
  return facets;
}

/* Begins to count what a filter lets through. */
static gboolean
counting_init (Counting *self, QimamConnection *connection, const QimamFilter *filter, GError **error)
{
  g_autoptr (QimamSnapshot) snapshot = NULL;
  g_autoptr (QimamHits) text = NULL;

  *self = (Counting){ 0 };
  if (!qimam_filter_check (filter, error))
    return FALSE;
  snapshot = qimam_snapshot_acquire (connection, error);
  if (snapshot == NULL)
    return FALSE;
  if (filter->text != NULL)
    {
      text = qimam_query_find_text (connection, snapshot, filter, error);
      if (text == NULL)
        return FALSE;
      self->text = g_memdup2 (qimam_hits_get_rows (text),
                              MAX (QIMAM_BITS_WORDS (snapshot->order->n), 1) * sizeof *self->text);
      if (qimam_connection_set_cancelled (connection, error))
        {
          g_clear_pointer (&self->text, g_free);
          return FALSE;
        }
    }
  qimam_selection_init (&self->selection, snapshot, filter);
  self->snapshot = self->selection.snapshot;
  return TRUE;
}

QimamFacets *
qimam_query_facets (QimamConnection *connection, const QimamFilter *filter, GError **error)
{
  Counting counting;
  QimamFacets *facets;

  if (!counting_init (&counting, connection, filter, error))
    return NULL;
  facets = count_all (&counting);
  counting_clear (&counting);
  return facets;
}

/* ---- Days ---- */

static void
count_days (Counting *self, guint32 from, guint n, QimamFacets *facets)
{
  enum
  {
    KEY_SIZE = 16
  };
  g_autofree guint32 *counts = g_new (guint32, n + 1);
  char *keys = g_malloc (((gsize) n + 1) * KEY_SIZE);
  QimamFacet *facet;

  qimam_order_count_days (self->snapshot->order, get_passing (self, QIMAM_PART_NONE)->rows, from, n, counts);
  facet = add_facets (facets, facets->months, counts, n);
  for (guint i = 0; i < n; i++)
    if (counts[i] > 0)
      {
        GDate date;

        g_date_clear (&date, 1);
        g_date_set_julian (&date, from + i);
        facet->key = keys + (gsize) i * KEY_SIZE;
        g_snprintf (facet->key, KEY_SIZE, "%04d-%02d-%02d", g_date_get_year (&date), g_date_get_month (&date),
                    g_date_get_day (&date));
        facet->count = counts[i];
        facet++;
      }
  g_ptr_array_add (facets->owned, g_bytes_new_take (keys, ((gsize) n + 1) * KEY_SIZE));
}

QimamFacets *
qimam_query_days (QimamConnection *connection, const QimamFilter *filter, GError **error)
{
  QimamFacets *facets;
  Counting counting;
  guint32 from, to;

  g_return_val_if_fail (filter->from != NULL && filter->to != NULL, NULL);
  if (!counting_init (&counting, connection, filter, error))
    return NULL;
  facets = qimam_facets_new ();
  if (qimam_filter_read_day (filter->from, &from) && qimam_filter_read_day (filter->to, &to) && from <= to &&
      to - from < QIMAM_QUERY_MAX_DAYS)
    count_days (&counting, from, to - from + 1, facets);
  counting_clear (&counting);
  return facets;
}
