/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-told-parts.h"

#include <string.h>

/* Meetings without a date go together when their articles came out in the same days, counted by the calendar:
 * were it by the distance of two, those of a busy person would make one chain without end. */
#define DAYS_A_BLOCK 7
/* A date that leaves more days open than this is none to go by. */
#define DATE_WIDTH 31
/* An undated meeting is looked for so long before and after its article came out, and among so many of a key.
 */
#define DAYS_BEFORE 400
#define DAYS_AFTER  60

typedef struct
{
  const char *key;
  char kind;
  gboolean dated;
  gint64 first_day;
  gint64 last_day;
  guint index;
} Entry;

static gboolean
is_dated (const QimamTold *told)
{
  return told->told->date.iso != NULL && told->first_day != 0 &&
         told->last_day - told->first_day <= DATE_WIDTH;
}

static guint
find_root (guint *parents, guint i)
{
  while (parents[i] != i)
    {
      parents[i] = parents[parents[i]];
      i = parents[i];
    }
  return i;
}

static void
unite (guint *parents, guint a, guint b)
{
  a = find_root (parents, a);
  b = find_root (parents, b);
  /* The lower one leads, so that the outcome does not depend on the order of unions. */
  if (a < b)
    parents[b] = a;
  else
    parents[a] = b;
}

static void
add_entry (GArray *entries, char kind, const char *key, const QimamTold *told, guint index)
{
  Entry entry = { key, kind, is_dated (told), told->first_day, told->last_day, index };

  if (key != NULL && *key != '\0')
    g_array_append_val (entries, entry);
}

static void
add_entries (GArray *entries, const QimamTold *told, guint index)
{
  for (guint k = 0; k < told->told->participants->len; k++)
    add_entry (entries, 'p', ((QimamParticipant *) told->told->participants->pdata[k])->key, told, index);
  for (guint k = 0; k < told->told->places->len; k++)
    {
      const QimamMeetingPlace *place = told->told->places->pdata[k];

      add_entry (entries, 'l', place->key != NULL ? place->key : place->name, told, index);
    }
}

static int
compare_keys (const Entry *a, const Entry *b)
{
  return a->kind != b->kind ? a->kind - b->kind : strcmp (a->key, b->key);
}

static int
compare_entries (gconstpointer a, gconstpointer b)
{
  const Entry *x = a, *y = b;
  int order = compare_keys (x, y);

  if (order != 0)
    return order;
  if (x->dated != y->dated)
    return x->dated ? -1 : 1;
  if (x->first_day != y->first_day)
    return x->first_day < y->first_day ? -1 : 1;
  return (x->index > y->index) - (x->index < y->index);
}

static GArray *
make_entries (GPtrArray *list)
{
  GArray *entries = g_array_new (FALSE, FALSE, sizeof (Entry));

  for (guint i = 0; i < list->len; i++)
    add_entries (entries, list->pdata[i], i);
  g_array_sort (entries, compare_entries);
  return entries;
}

/* Unites what shares a key on the same days: meetings with a date, and (among themselves) those without one.
 */
static void
unite_near (GArray *entries, guint *parents, const gboolean *settled)
{
  const Entry *last = NULL;
  gint64 last_day = 0;

  for (guint i = 0; i < entries->len; i++)
    {
      const Entry *entry = &g_array_index (entries, Entry, i);

      if (settled != NULL ? entry->dated || settled[entry->index] : !entry->dated)
        continue;
      if (last != NULL && compare_keys (last, entry) == 0 &&
          (entry->dated ? entry->first_day <= last_day
                        : entry->first_day / DAYS_A_BLOCK == last->first_day / DAYS_A_BLOCK))
        unite (parents, last->index, entry->index);
      else
        last_day = 0;
      last = entry;
      last_day = MAX (last_day, entry->last_day);
    }
}

/* The place of the first entry that is not before @probe. */
static guint
find_place (GArray *entries, const Entry *probe)
{
  guint low = 0, high = entries->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (compare_entries (&g_array_index (entries, Entry, middle), probe) < 0)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

/* How many persons and places two told meetings share. */
static guint
count_shared (GArray *own, const QimamTold *other)
{
  guint n = 0;

  for (guint i = 0; i < own->len; i++)
    {
      const Entry *entry = &g_array_index (own, Entry, i);
      gboolean shared = FALSE;

      for (guint k = 0; entry->kind == 'p' && k < other->told->participants->len && !shared; k++)
        shared = g_strcmp0 (((QimamParticipant *) other->told->participants->pdata[k])->key, entry->key) == 0;
      for (guint k = 0; entry->kind == 'l' && k < other->told->places->len && !shared; k++)
        {
          const QimamMeetingPlace *place = other->told->places->pdata[k];

          shared = g_strcmp0 (place->key != NULL ? place->key : place->name, entry->key) == 0;
        }
      n += shared;
    }
  return n;
}

typedef struct
{
  guint start; /* entries of a key that an undated meeting may mean */
  guint end;
} Range;

static Range
find_range (GArray *entries, const Entry *own, const QimamTold *told)
{
  Entry probe = { own->key, own->kind, TRUE, told->first_day - DAYS_BEFORE, 0, 0 };
  Range range;

  range.start = find_place (entries, &probe);
  probe.first_day = told->last_day + DAYS_AFTER + 1;
  range.end = find_place (entries, &probe);
  return range;
}

/* The dated meeting that an undated one most likely means: the one with most in common, and of these the
 * last. */
static gboolean
find_meant (GPtrArray *list, GArray *entries, GArray *own, const QimamTold *told, guint *best)
{
  Range ranges[8];
  guint n_ranges = MIN (own->len, G_N_ELEMENTS (ranges)), largest = 0, best_n = 1;

  for (guint k = 0; k < n_ranges; k++)
    {
      ranges[k] = find_range (entries, &g_array_index (own, Entry, k), told);
      if (ranges[k].end - ranges[k].start > ranges[largest].end - ranges[largest].start)
        largest = k;
    }
  for (guint k = 0; k < n_ranges; k++)
    for (guint i = ranges[k].start; i < ranges[k].end && k != largest; i++)
      {
        /* What shares two keys is among those of a key other than the most frequent one. */
        guint index = g_array_index (entries, Entry, i).index;
        const QimamTold *other = list->pdata[index];
        guint n = other->article != told->article ? count_shared (own, other) : 0;
        const QimamTold *known = list->pdata[*best];

        if (n >= 2 &&
            (n > best_n || (n == best_n && (other->first_day > known->first_day ||
                                            (other->first_day == known->first_day && index < *best)))))
          {
            *best = index;
            best_n = n;
          }
      }
  return best_n > 1;
}

/* Puts undated meetings with the dated one that they most likely mean. */
static void
settle_undated (GPtrArray *list, GArray *entries, guint *parents, gboolean *settled)
{
  g_autoptr (GArray) own = g_array_new (FALSE, FALSE, sizeof (Entry));

  for (guint i = 0; i < list->len; i++)
    {
      const QimamTold *told = list->pdata[i];
      guint best = 0;

      if (is_dated (told))
        continue;
      g_array_set_size (own, 0);
      add_entries (own, told, i);
      if (find_meant (list, entries, own, told, &best))
        {
          settled[i] = TRUE;
          unite (parents, best, i);
        }
    }
}

/* What is told of one fixed meeting stays together. */
static void
unite_fixed (GPtrArray *list, GHashTable *fixed, guint *parents)
{
  g_autoptr (GHashTable) first = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; i < list->len; i++)
    {
      QimamTold *told = list->pdata[i];
      gint64 *meeting = told->meeting != 0 ? &told->meeting : &told->was;
      gpointer known;

      if (!g_hash_table_contains (fixed, meeting))
        continue;
      if (g_hash_table_lookup_extended (first, meeting, NULL, &known))
        unite (parents, GPOINTER_TO_UINT (known), i);
      else
        g_hash_table_insert (first, meeting, GUINT_TO_POINTER (i));
    }
}

GPtrArray *
qimam_told_parts (GPtrArray *list, GHashTable *fixed)
{
  GPtrArray *parts = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  g_autoptr (GPtrArray) by_root = g_ptr_array_new ();
  g_autoptr (GArray) entries = make_entries (list);
  g_autofree guint *parents = g_new (guint, list->len + 1);
  g_autofree gboolean *settled = g_new0 (gboolean, list->len + 1);

  for (guint i = 0; i < list->len; i++)
    parents[i] = i;
  unite_near (entries, parents, NULL);
  settle_undated (list, entries, parents, settled);
  unite_near (entries, parents, settled);
  unite_fixed (list, fixed, parents);
  g_ptr_array_set_size (by_root, (int) list->len);
  for (guint i = 0; i < list->len; i++)
    {
      guint root = find_root (parents, i);

      if (by_root->pdata[root] == NULL)
        {
          by_root->pdata[root] = g_ptr_array_new ();
          g_ptr_array_add (parts, by_root->pdata[root]);
        }
      g_ptr_array_add (by_root->pdata[root], list->pdata[i]);
    }
  return parts;
}
