/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-told-parts.h"

#include <string.h>

/* Days that two tellings of one meeting may lie apart. */
#define DAYS_APART 1
/* A date that leaves more days open than this is none to go by. */
#define DATE_WIDTH 31
/* An undated meeting is looked for so long before and after its article came out, and among so many of a key.
 */
#define DAYS_BEFORE 400
#define DAYS_AFTER  60
#define LOOK_BACK   50
/* A part that is larger is taken apart at days on which nothing goes on. */
#define MAX_PART  600
#define MIN_PIECE 200

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
    {
      const QimamTold *told = list->pdata[i];

      for (guint k = 0; k < told->told->participants->len; k++)
        add_entry (entries, 'p', ((QimamParticipant *) told->told->participants->pdata[k])->key, told, i);
      for (guint k = 0; k < told->told->places->len; k++)
        {
          const QimamMeetingPlace *place = told->told->places->pdata[k];

          add_entry (entries, 'l', place->key != NULL ? place->key : place->name, told, i);
        }
    }
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
      if (last != NULL && compare_keys (last, entry) == 0 && entry->first_day <= last_day + DAYS_APART)
        unite (parents, last->index, entry->index);
      else
        last_day = 0;
      last = entry;
      last_day = MAX (last_day, entry->last_day);
    }
}

/* The first entry of a key, where @key has the kind and name. */
static guint
find_key (GArray *entries, const Entry *key)
{
  guint low = 0, high = entries->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (compare_keys (&g_array_index (entries, Entry, middle), key) < 0)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

/* Counts, for the dated meetings of a key that an undated one may mean, one key more in @shared. */
static void
count_shared (GArray *entries, const Entry *own, const QimamTold *told, GHashTable *shared)
{
  guint start = find_key (entries, own), end = start;

  while (end < entries->len)
    {
      const Entry *entry = &g_array_index (entries, Entry, end);

      if (compare_keys (entry, own) != 0 || !entry->dated || entry->first_day > told->last_day + DAYS_AFTER)
        break;
      end++;
    }
  for (guint i = end; i > start && end - i < LOOK_BACK; i--)
    {
      const Entry *entry = &g_array_index (entries, Entry, i - 1);
      gpointer index = GUINT_TO_POINTER (entry->index);

      if (entry->first_day < told->first_day - DAYS_BEFORE)
        break;
      g_hash_table_insert (shared, index,
                           GUINT_TO_POINTER (GPOINTER_TO_UINT (g_hash_table_lookup (shared, index)) + 1));
    }
}

static gboolean
is_better (GPtrArray *list, guint n, guint index, guint best_n, guint best)
{
  const QimamTold *a = list->pdata[index], *b = list->pdata[best];

  if (n != best_n)
    return n > best_n;
  if (a->first_day != b->first_day)
    return a->first_day > b->first_day;
  return index < best;
}

/* Puts undated meetings with the dated one that they most likely mean. */
static void
settle_undated (GPtrArray *list, GArray *entries, guint *parents, gboolean *settled)
{
  g_autoptr (GArray) own = g_array_new (FALSE, FALSE, sizeof (Entry));

  for (guint i = 0; i < list->len; i++)
    {
      const QimamTold *told = list->pdata[i];
      g_autoptr (GHashTable) shared = NULL;
      GHashTableIter iter;
      gpointer index, n;
      guint best = 0, best_n = 1;

      if (is_dated (told))
        continue;
      g_array_set_size (own, 0);
      for (guint k = 0; k < told->told->participants->len; k++)
        add_entry (own, 'p', ((QimamParticipant *) told->told->participants->pdata[k])->key, told, i);
      for (guint k = 0; k < told->told->places->len; k++)
        {
          const QimamMeetingPlace *place = told->told->places->pdata[k];

          add_entry (own, 'l', place->key != NULL ? place->key : place->name, told, i);
        }
      shared = g_hash_table_new (NULL, NULL);
      for (guint k = 0; k < own->len; k++)
        count_shared (entries, &g_array_index (own, Entry, k), told, shared);
      g_hash_table_iter_init (&iter, shared);
      while (g_hash_table_iter_next (&iter, &index, &n))
        if (GPOINTER_TO_UINT (n) >= 2 &&
            ((QimamTold *) list->pdata[GPOINTER_TO_UINT (index)])->article != told->article &&
            (best_n == 1 || is_better (list, GPOINTER_TO_UINT (n), GPOINTER_TO_UINT (index), best_n, best)))
          {
            best = GPOINTER_TO_UINT (index);
            best_n = GPOINTER_TO_UINT (n);
          }
      if (best_n > 1)
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
      gpointer known;

      if (!g_hash_table_contains (fixed, &told->meeting))
        continue;
      if (g_hash_table_lookup_extended (first, &told->meeting, NULL, &known))
        unite (parents, GPOINTER_TO_UINT (known), i);
      else
        g_hash_table_insert (first, &told->meeting, GUINT_TO_POINTER (i));
    }
}

static int
compare_days (gconstpointer a, gconstpointer b)
{
  const QimamTold *x = *(QimamTold *const *) a, *y = *(QimamTold *const *) b;

  if (x->first_day != y->first_day)
    return x->first_day < y->first_day ? -1 : 1;
  return (x->id > y->id) - (x->id < y->id);
}

static int
compare_articles (gconstpointer a, gconstpointer b)
{
  const QimamTold *x = *(QimamTold *const *) a, *y = *(QimamTold *const *) b;

  if (x->article != y->article)
    return x->article < y->article ? -1 : 1;
  return (x->id > y->id) - (x->id < y->id);
}

/* Long chains of days with one busy person in all of them are cut between days. */
static void
add_pieces (GPtrArray *parts, GPtrArray *part)
{
  GPtrArray *piece = NULL;
  gint64 last_day = 0;

  if (part->len <= MAX_PART)
    {
      g_ptr_array_sort (part, compare_articles);
      g_ptr_array_add (parts, g_ptr_array_ref (part));
      return;
    }
  g_ptr_array_sort (part, compare_days);
  for (guint i = 0; i < part->len; i++)
    {
      const QimamTold *told = part->pdata[i];

      if (piece == NULL || (piece->len >= MIN_PIECE && told->first_day > last_day))
        {
          piece = g_ptr_array_new ();
          g_ptr_array_add (parts, piece);
        }
      g_ptr_array_add (piece, part->pdata[i]);
      last_day = MAX (last_day, told->last_day);
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
        by_root->pdata[root] = g_ptr_array_new ();
      g_ptr_array_add (by_root->pdata[root], list->pdata[i]);
    }
  for (guint i = 0; i < by_root->len; i++)
    if (by_root->pdata[i] != NULL)
      {
        add_pieces (parts, by_root->pdata[i]);
        g_ptr_array_unref (by_root->pdata[i]);
      }
  for (guint i = 0; i < parts->len; i++)
    g_ptr_array_sort (parts->pdata[i], compare_articles);
  return parts;
}
