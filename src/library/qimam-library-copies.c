/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-library-copies.h"

#include <string.h>

#include "qimam-library-private.h"
#include "qimam-sketch.h"
#include "qimam-store-copy.h"

/* Outlets print what an agency sent within so many days. */
#define WINDOW_DAYS 3
/* No more sketches of days that are not needed are kept in memory than this: some 700 bytes each. */
#define MAX_ENTRIES 100000
#define MAX_SKETCH  160
#define NONE        G_MAXUINT32

typedef struct
{
  gint64 article; /* 0: it has another sketch now */
  gsize size;
  _Alignas(4) guint8 sketch[MAX_SKETCH];
} Entry;

/* The sketches of a day. Each minimum of each of them hangs in the chain of its number: those that have
 * minima in common with a sketch are found without looking at the others. */
typedef struct
{
  GArray *entries; /* Entry */
  GArray *nexts;   /* guint32: of entry e and minimum k at e * QIMAM_SKETCH_MINIMA + k, or NONE */
  guint32 *heads;
  guint mask;         /* their number less one */
  GArray *counts;     /* guint8 an entry: minima in common; all 0 between searches */
  GArray *candidates; /* guint32: entries */
} Day;

struct _QimamCopies
{
  GHashTable *days;   /* Julian day → Day */
  GHashTable *placed; /* article → Julian day, of those in @days */
  guint n_entries;
};

/* What an article may be a copy of. */
typedef struct
{
  gint64 article;
  const char *body;
  GBytes *sketch;
  GArray *runs; /* (nullable): of @body, once they are needed */
  gint64 match;
  double share;
} Search;

/* ---- The sketches of a day ---- */

static Day *
day_new (void)
{
  Day *day = g_new0 (Day, 1);

  day->entries = g_array_new (FALSE, FALSE, sizeof (Entry));
  day->nexts = g_array_new (FALSE, FALSE, sizeof (guint32));
  day->counts = g_array_new (FALSE, TRUE, sizeof (guint8));
  day->candidates = g_array_new (FALSE, FALSE, sizeof (guint32));
  return day;
}

static void
day_free (Day *day)
{
  g_array_unref (day->entries);
  g_array_unref (day->nexts);
  g_array_unref (day->counts);
  g_array_unref (day->candidates);
  g_free (day->heads);
  g_free (day);
}

static guint32 *
find_head (const Day *day, guint minimum, guint16 value)
{
  return &day->heads[((minimum * QIMAM_SKETCH_VALUES + value) * 2654435761u >> 7) & day->mask];
}

static void
hang_entry (Day *day, guint32 index)
{
  const Entry *entry = &g_array_index (day->entries, Entry, index);
  const guint16 *minima = qimam_sketch_minima (entry->sketch, entry->size);

  for (guint k = 0; k < QIMAM_SKETCH_MINIMA; k++)
    {
      guint32 *head = find_head (day, k, minima[k]);

      g_array_index (day->nexts, guint32, index * QIMAM_SKETCH_MINIMA + k) = *head;
      *head = index * QIMAM_SKETCH_MINIMA + k;
    }
}

static void
add_entry (gint64 article, const guint8 *sketch, gsize size, gpointer data)
{
  Day *day = data;
  Entry entry = { .article = article, .size = size };
  guint wanted = (day->entries->len + 1) * QIMAM_SKETCH_MINIMA;

  if (size > sizeof entry.sketch)
    return;
  memcpy (entry.sketch, sketch, size);
  if (qimam_sketch_minima (entry.sketch, size) == NULL)
    return;
  g_array_append_val (day->entries, entry);
  g_array_set_size (day->nexts, wanted);
  g_array_set_size (day->counts, day->entries->len);
  if (day->heads != NULL && wanted <= day->mask + 1)
    {
      hang_entry (day, day->entries->len - 1);
      return;
    }
  day->mask = MAX (day->mask * 2 + 1, 16 * QIMAM_SKETCH_MINIMA - 1);
  day->heads = g_renew (guint32, day->heads, day->mask + 1);
  memset (day->heads, 0xFF, ((gsize) day->mask + 1) * sizeof *day->heads);
  for (guint i = 0; i < day->entries->len; i++)
    hang_entry (day, i);
}

/* Those that have at least %QIMAM_SKETCH_LEAST minima in common with a sketch become the candidates. */
static void
find_candidates (Day *day, const guint16 *minima)
{
  g_autoptr (GArray) touched = g_array_new (FALSE, FALSE, sizeof (guint32));

  g_array_set_size (day->candidates, 0);
  for (guint k = 0; k < QIMAM_SKETCH_MINIMA && day->heads != NULL; k++)
    for (guint32 node = *find_head (day, k, minima[k]); node != NONE;
         node = g_array_index (day->nexts, guint32, node))
      {
        guint32 index = node / QIMAM_SKETCH_MINIMA;
        const Entry *entry = &g_array_index (day->entries, Entry, index);
        guint8 *count = &g_array_index (day->counts, guint8, index);

        if (node % QIMAM_SKETCH_MINIMA != k || entry->article == 0 ||
            qimam_sketch_minima (entry->sketch, entry->size)[k] != minima[k])
          continue;
        if (++*count == 1)
          g_array_append_val (touched, index);
        else if (*count == QIMAM_SKETCH_LEAST)
          g_array_append_val (day->candidates, index);
      }
  for (guint i = 0; i < touched->len; i++)
    g_array_index (day->counts, guint8, g_array_index (touched, guint32, i)) = 0;
}

/* ---- The days ---- */

QimamCopies *
qimam_copies_new (void)
{
  QimamCopies *self = g_new0 (QimamCopies, 1);

  self->days = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) day_free);
  self->placed = g_hash_table_new (NULL, NULL);
  return self;
}

void
qimam_copies_free (QimamCopies *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->days);
  g_hash_table_unref (self->placed);
  g_free (self);
}

/* (transfer none): NULL on error */
static Day *
get_day (QimamCopies *self, QimamConnection *connection, guint32 number, GError **error)
{
  Day *day = g_hash_table_lookup (self->days, GUINT_TO_POINTER (number));

  if (day != NULL)
    return day;
  if (self->n_entries >= MAX_ENTRIES && g_hash_table_size (self->days) > 2 * WINDOW_DAYS)
    {
      g_hash_table_remove_all (self->days);
      g_hash_table_remove_all (self->placed);
      self->n_entries = 0;
    }
  day = day_new ();
  if (!qimam_store_copy_foreach (connection, number, add_entry, day, error))
    {
      day_free (day);
      return NULL;
    }
  self->n_entries += day->entries->len;
  for (guint i = 0; i < day->entries->len; i++)
    g_hash_table_insert (self->placed, GSIZE_TO_POINTER (g_array_index (day->entries, Entry, i).article),
                         GUINT_TO_POINTER (number));
  g_hash_table_insert (self->days, GUINT_TO_POINTER (number), day);
  return day;
}

/* Takes away the sketch that an article had. */
static void
forget (QimamCopies *self, gint64 article)
{
  gpointer number;
  Day *day;

  if (!g_hash_table_lookup_extended (self->placed, GSIZE_TO_POINTER (article), NULL, &number))
    return;
  day = g_hash_table_lookup (self->days, number);
  for (guint i = 0; day != NULL && i < day->entries->len; i++)
    if (g_array_index (day->entries, Entry, i).article == article)
      g_array_index (day->entries, Entry, i).article = 0;
  g_hash_table_remove (self->placed, GSIZE_TO_POINTER (article));
}

/* Looks among the articles of one day for a better match than @search has. */
static gboolean
search_day (Day *day, QimamConnection *connection, Search *search, GError **error)
{
  gsize size;
  const guint8 *own = g_bytes_get_data (search->sketch, &size);
  const guint16 *minima = qimam_sketch_minima (own, size);

  if (minima == NULL)
    return TRUE;
  find_candidates (day, minima);
  for (guint i = 0; i < day->candidates->len; i++)
    {
      const Entry *entry = &g_array_index (day->entries, Entry, g_array_index (day->candidates, guint32, i));
      g_autofree char *body = NULL;
      g_autoptr (GArray) runs = NULL;
      double share;

      if (entry->article == search->article ||
          !qimam_sketch_may_be_copy (own, size, entry->sketch, entry->size))
        continue;
      body = qimam_store_copy_body (connection, entry->article, error);
      if (body == NULL)
        return FALSE;
      if (search->runs == NULL)
        search->runs = qimam_sketch_runs (search->body);
      runs = qimam_sketch_runs (body);
      share = qimam_sketch_share (search->runs, runs);
      if (share >= QIMAM_COPY_SHARE &&
          (share > search->share || (share == search->share && entry->article < search->match)))
        {
          search->match = entry->article;
          search->share = share;
        }
    }
  return TRUE;
}

static gboolean
leave (QimamConnection *connection, gint64 article, gint64 group, GError **error)
{
  return group == 0 || (qimam_store_copy_set_group (connection, article, 0, error) &&
                        qimam_store_copy_tidy_group (connection, group, 0, error));
}

static gboolean
join (QimamConnection *connection, gint64 article, gint64 match, GError **error)
{
  gint64 before = 0, group = 0;

  if (!qimam_store_copy_get_group (connection, article, &before, error))
    return FALSE;
  if (match == 0)
    return leave (connection, article, before, error);
  if (!qimam_store_copy_get_group (connection, match, &group, error))
    return FALSE;
  if (before != 0 && before == group)
    return TRUE;
  if (!leave (connection, article, before, error))
    return FALSE;
  if (group == 0 && (!qimam_store_copy_new_group (connection, MIN (match, article), &group, error) ||
                     !qimam_store_copy_set_group (connection, match, group, error)))
    return FALSE;
  return qimam_store_copy_set_group (connection, article, group, error);
}

gboolean
qimam_copies_place (QimamCopies *self,
                    QimamConnection *connection,
                    gint64 article,
                    const QimamDocument *document,
                    const QimamAnalysis *analysis,
                    GError **error)
{
  Search search = { .article = article, .body = document->body, .sketch = analysis->sketch };
  gboolean done = TRUE;
  Day *own;
  guint32 day;

  if (!qimam_store_copy_day (connection, article, &day, error))
    return FALSE;
  for (guint32 d = day - MIN (day, WINDOW_DAYS); done && search.sketch != NULL && d <= day + WINDOW_DAYS; d++)
    {
      Day *entries = get_day (self, connection, d, error);

      done = entries != NULL && search_day (entries, connection, &search, error);
    }
  g_clear_pointer (&search.runs, g_array_unref);
  forget (self, article);
  if (!done || !qimam_store_copy_put (connection, article, day, analysis->sketch, error))
    return FALSE;
  /* The days around are there by now, and this one as well. */
  own = g_hash_table_lookup (self->days, GUINT_TO_POINTER (day));
  if (analysis->sketch != NULL && own != NULL)
    {
      gsize size;
      const guint8 *sketch = g_bytes_get_data (analysis->sketch, &size);

      add_entry (article, sketch, size, own);
      g_hash_table_insert (self->placed, GSIZE_TO_POINTER (article), GUINT_TO_POINTER (day));
      self->n_entries++;
    }
  return join (connection, article, search.match, error);
}

gint64
qimam_library_get_copies (QimamLibrary *self, gint64 article, GError **error)
{
  g_auto (QimamLibraryReader) reading = { 0 };
  gint64 group;

  g_return_val_if_fail (QIMAM_IS_LIBRARY (self), -1);
  if (!qimam_library_reader_begin (&reading, self, NULL, error))
    return -1;
  return qimam_store_copy_get_group (reading.connection, article, &group, error) ? group : -1;
}

GArray *
qimam_library_list_copies (QimamLibrary *self, gint64 article, guint n, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_auto (QimamLibraryReader) reading = { 0 };

  g_return_val_if_fail (QIMAM_IS_LIBRARY (self), NULL);
  if (!qimam_library_reader_begin (&reading, self, NULL, error))
    return NULL;
  if (!qimam_store_copy_list (reading.connection, article, n, ids, error))
    return NULL;
  return g_steal_pointer (&ids);
}

gboolean
qimam_library_count_coverage (
    QimamLibrary *self, gint64 meeting, guint *outlets, guint *independent, GError **error)
{
  g_auto (QimamLibraryReader) reading = { 0 };

  g_return_val_if_fail (QIMAM_IS_LIBRARY (self) && outlets != NULL && independent != NULL, FALSE);
  if (!qimam_library_reader_begin (&reading, self, NULL, error))
    return FALSE;
  return qimam_store_copy_coverage (reading.connection, meeting, outlets, independent, error);
}
