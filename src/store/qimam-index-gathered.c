/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-index-merge-private.h"

void
qimam_gathered_init (QimamGathered *self)
{
  self->docs = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->tfs = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->positions = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->ascending = TRUE;
}

void
qimam_gathered_clear (QimamGathered *self)
{
  g_clear_pointer (&self->docs, g_array_unref);
  g_clear_pointer (&self->tfs, g_array_unref);
  g_clear_pointer (&self->positions, g_array_unref);
}

void
qimam_gathered_reset (QimamGathered *self)
{
  g_array_set_size (self->docs, 0);
  g_array_set_size (self->tfs, 0);
  g_array_set_size (self->positions, 0);
  self->ascending = TRUE;
}

static gboolean
add_cb (guint32 doc, guint32 tf, const guint32 *positions, guint n, gpointer data, GError **error)
{
  QimamGathered *self = data;

  if (self->docs->len > 0 && g_array_index (self->docs, guint32, self->docs->len - 1) >= doc)
    self->ascending = FALSE;
  g_array_append_val (self->docs, doc);
  g_array_append_val (self->tfs, tf);
  if (n > 0)
    g_array_append_vals (self->positions, positions, n);
  return TRUE;
}

gboolean
qimam_gathered_add (QimamGathered *self, const QimamListHead *head, QimamSegment *segment, GError **error)
{
  return qimam_segment_walk_list (segment, head, add_cb, self, error);
}

typedef struct
{
  guint32 doc;
  guint32 tf;
  guint32 first; /* of its positions */
} Place;

static int
compare_places (gconstpointer a, gconstpointer b)
{
  const Place *x = a, *y = b;

  return (x->doc > y->doc) - (x->doc < y->doc);
}

/* Segments whose documents interleave: rare, and only ever a few lists that are long. */
static void
put_in_order (QimamGathered *self)
{
  g_autofree Place *places = g_new (Place, self->docs->len);
  g_autoptr (GArray) positions = g_array_sized_new (FALSE, FALSE, sizeof (guint32), self->positions->len);
  guint32 first = 0;

  for (guint i = 0; i < self->docs->len; i++)
    {
      places[i] =
          (Place){ g_array_index (self->docs, guint32, i), g_array_index (self->tfs, guint32, i), first };
      first += places[i].tf;
    }
  qsort (places, self->docs->len, sizeof *places, compare_places);
  for (guint i = 0; i < self->docs->len; i++)
    {
      g_array_index (self->docs, guint32, i) = places[i].doc;
      g_array_index (self->tfs, guint32, i) = places[i].tf;
      if (self->positions->len > 0)
        g_array_append_vals (positions, &g_array_index (self->positions, guint32, places[i].first),
                             places[i].tf);
    }
  g_array_set_size (self->positions, 0);
  g_array_append_vals (self->positions, positions->data, positions->len);
  self->ascending = TRUE;
}

QimamList
qimam_gathered_get (QimamGathered *self, QimamListParts parts)
{
  if (!self->ascending)
    put_in_order (self);
  return (QimamList){ self->docs->len, (const guint32 *) (gpointer) self->docs->data,
                      parts & QIMAM_LIST_TFS ? (const guint32 *) (gpointer) self->tfs->data : NULL,
                      parts & QIMAM_LIST_POSITIONS ? (const guint32 *) (gpointer) self->positions->data
                                                   : NULL };
}
