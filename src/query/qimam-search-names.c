/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-search-names.h"

#include <glib/gstdio.h>
#include <string.h>

#include "qimam-filter.h"
#include "qimam-fold.h"
#include "qimam-spelling.h"
#include "qimam-store-change.h"
#include "qimam-store-meeting.h"
#include "qimam-table.h"
#include "qimam-token.h"

/* A name longer than this is told by its first words. */
#define MAX_NAME_WORDS 32

typedef struct
{
  QimamSearchName name;
  const char *language; /* (static) (nullable): of the name, where it has one in each */
  GArray *words;        /* QimamWord */
} Entry;

/* A form of a word of a name. */
typedef struct
{
  const char *form;
  guint32 entry;
} Form;

struct _QimamSearchNames
{
  gatomicrefcount refs;
  GStringChunk *strings;
  GArray *entries;  /* Entry */
  GArray *forms;    /* Form, by form and entry */
  GHashTable *keys; /* kind and normalised key -> key */
};

static void
entry_clear (gpointer data)
{
  g_array_unref (((Entry *) data)->words);
}

static int
compare_forms (gconstpointer a, gconstpointer b)
{
  const Form *left = a, *right = b;
  int order = strcmp (left->form, right->form);

  return order != 0 ? order : (left->entry > right->entry) - (left->entry < right->entry);
}

static QimamSearchNames *
names_new (void)
{
  QimamSearchNames *self = g_new0 (QimamSearchNames, 1);

  g_atomic_ref_count_init (&self->refs);
  self->strings = g_string_chunk_new (4096);
  self->entries = g_array_new (FALSE, FALSE, sizeof (Entry));
  g_array_set_clear_func (self->entries, entry_clear);
  self->forms = g_array_new (FALSE, FALSE, sizeof (Form));
  self->keys = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  return self;
}

/* (transfer full): what two spellings of a key have in common; "-", "_" and blanks are the same */
static char *
normalise_key (QimamSearchKind kind, const char *key)
{
  g_autofree char *folded = qimam_fold (key, -1, NULL);
  char *start = g_strstrip (g_strdelimit (folded, "-_", ' '));

  /* "#12" is the meeting with that number. */
  if (kind == QIMAM_SEARCH_MEETING && *start == '#')
    start++;
  return g_strdup_printf ("%d:%s", kind, start);
}

static void
add_in_language (
    QimamSearchNames *self, QimamSearchKind kind, const char *key, const char *name, const char *language)
{
  Entry entry = { .name = { .kind = kind }, .language = language };

  if (key == NULL || name == NULL || *name == '\0')
    return;
  entry.words = qimam_words (name, -1);
  if (entry.words->len > MAX_NAME_WORDS)
    g_array_set_size (entry.words, MAX_NAME_WORDS);
  entry.name.key = g_string_chunk_insert_const (self->strings, key);
  entry.name.name = g_string_chunk_insert_const (self->strings, name);
  g_hash_table_insert (self->keys, normalise_key (kind, key), (gpointer) entry.name.key);
  for (guint i = 0; i < entry.words->len; i++)
    {
      const QimamWord *word = &g_array_index (entry.words, QimamWord, i);
      Form form = { word->folded, self->entries->len };

      g_array_append_val (self->forms, form);
      if (!g_str_equal (word->stem, word->folded))
        {
          form.form = word->stem;
          g_array_append_val (self->forms, form);
        }
    }
  g_array_append_val (self->entries, entry);
}

static void
add (QimamSearchNames *self, QimamSearchKind kind, const char *key, const char *name)
{
  add_in_language (self, kind, key, name, NULL);
}

static void
finish (QimamSearchNames *self)
{
  g_array_sort (self->forms, compare_forms);
}

/* ---- Making ---- */

static gboolean
add_topics (QimamSearchNames *self, GError **error)
{
  static const char *const columns[] = { "key", "ar", "en", "fr", NULL };
  g_autoptr (QimamTable) table = qimam_table_load ("topics", columns, error);

  if (table == NULL)
    return FALSE;
  for (guint row = 0; row < qimam_table_n_rows (table); row++)
    for (guint column = 1; columns[column] != NULL; column++)
      add_in_language (self, QIMAM_SEARCH_TOPIC, qimam_table_get (table, row, 0),
                       qimam_table_get (table, row, column), columns[column]);
  return TRUE;
}

static gboolean
add_rows (QimamSearchNames *self,
          QimamConnection *connection,
          QimamSearchKind kind,
          const char *sql,
          GError **error)
{
  g_autoptr (QimamSql) select = qimam_connection_prepare (connection, sql, error);

  if (select == NULL)
    return FALSE;
  for (;;)
    {
      gboolean row;

      if (!qimam_sql_next (select, &row, error))
        return FALSE;
      if (!row)
        return TRUE;
      add (self, kind, qimam_sql_get_text (select, 0), qimam_sql_get_text (select, 1));
    }
}

QimamSearchNames *
qimam_search_names_load (QimamConnection *connection, GError **error)
{
  static const char *const unknown[] = { QIMAM_SOURCE_UNKNOWN, "مجهول", "غير معروف", "inconnu" };
  g_autoptr (QimamSearchNames) self = names_new ();

  if (!add_topics (self, error) ||
      !add_rows (self, connection, QIMAM_SEARCH_TOPIC, "SELECT key, name FROM topic WHERE name IS NOT NULL",
                 error) ||
      !add_rows (self, connection, QIMAM_SEARCH_SOURCE, "SELECT name, name FROM source", error) ||
      !add_rows (self, connection, QIMAM_SEARCH_MEETING,
                 "SELECT CAST (id AS TEXT), ifnull (title, id) FROM meeting WHERE " QIMAM_MEETING_IS_SHOWN,
                 error))
    return NULL;
  for (guint i = 0; i < G_N_ELEMENTS (unknown); i++)
    add (self, QIMAM_SEARCH_SOURCE, QIMAM_SOURCE_UNKNOWN, unknown[i]);
  finish (self);
  return g_steal_pointer (&self);
}

/* The names that were last read: of which file, and as of which entry of its list of changes. One library is
 * open at a time, and its names take as long to read as its meetings are many. */
static struct
{
  GMutex mutex;
  guint64 device, inode;
  struct timespec changed; /* the file: another one may get its number */
  gint64 generation;
  QimamSearchNames *names; /* (nullable) */
} kept;

QimamSearchNames *
qimam_search_names_acquire (QimamConnection *connection, GError **error)
{
  const char *path = sqlite3_db_filename (qimam_connection_get_handle (connection), "main");
  QimamSearchNames *names = NULL;
  gint64 forgotten, last;
  GStatBuf file;

  /* A library that is not kept has no name by which to know it again. */
  if (path == NULL || *path == '\0' || g_stat (path, &file) != 0)
    return qimam_search_names_load (connection, error);
  if (!qimam_store_change_range (connection, &forgotten, &last, error))
    return NULL;
  g_mutex_lock (&kept.mutex);
  if (kept.names != NULL && kept.device == file.st_dev && kept.inode == file.st_ino &&
      kept.changed.tv_sec == file.st_ctim.tv_sec && kept.changed.tv_nsec == file.st_ctim.tv_nsec &&
      kept.generation == last)
    names = qimam_search_names_ref (kept.names);
  g_mutex_unlock (&kept.mutex);
  if (names != NULL)
    return names;
  names = qimam_search_names_load (connection, error);
  if (names == NULL)
    return NULL;
  g_mutex_lock (&kept.mutex);
  g_clear_pointer (&kept.names, qimam_search_names_unref);
  kept.names = qimam_search_names_ref (names);
  kept.device = file.st_dev;
  kept.inode = file.st_ino;
  kept.changed = file.st_ctim;
  kept.generation = last;
  g_mutex_unlock (&kept.mutex);
  return names;
}

QimamSearchNames *
qimam_search_names_new (const QimamSearchName *names, guint n_names)
{
  QimamSearchNames *self = names_new ();

  for (guint i = 0; i < n_names; i++)
    add (self, names[i].kind, names[i].key, names[i].name);
  finish (self);
  return self;
}

QimamSearchNames *
qimam_search_names_ref (QimamSearchNames *self)
{
  g_atomic_ref_count_inc (&self->refs);
  return self;
}

void
qimam_search_names_unref (QimamSearchNames *self)
{
  if (self == NULL || !g_atomic_ref_count_dec (&self->refs))
    return;
  g_hash_table_unref (self->keys);
  g_array_unref (self->forms);
  g_array_unref (self->entries);
  g_string_chunk_free (self->strings);
  g_free (self);
}

/* ---- Finding ---- */

static const Entry *
get_entry (const QimamSearchNames *self, guint i)
{
  return &g_array_index (self->entries, Entry, i);
}

static gboolean
same_form (const QimamWord *a, const QimamWord *b)
{
  return g_str_equal (a->folded, b->folded) || g_str_equal (a->stem, b->stem) ||
         g_str_equal (a->folded, b->stem) || g_str_equal (a->stem, b->folded);
}

static gboolean
word_fits (const QimamWord *wanted, const QimamWord *word, gboolean prefix)
{
  if (same_form (wanted, word))
    return TRUE;
  return prefix &&
         (g_str_has_prefix (word->folded, wanted->folded) || g_str_has_prefix (word->stem, wanted->folded));
}

/* Where in a name a word stands, -1 for nowhere. */
static int
find_word (const Entry *entry, const QimamWord *wanted, gboolean prefix)
{
  for (guint i = 0; i < entry->words->len; i++)
    if (word_fits (wanted, &g_array_index (entry->words, QimamWord, i), prefix))
      return (int) i;
  return -1;
}

static gboolean
holds_words (const Entry *entry, const GArray *words, gboolean prefix)
{
  for (guint i = 0; i < words->len; i++)
    if (find_word (entry, &g_array_index (words, QimamWord, i), prefix && i + 1 == words->len) < 0)
      return FALSE;
  return TRUE;
}

static gboolean
is_exactly (const Entry *entry, const GArray *words)
{
  if (entry->words->len != words->len)
    return FALSE;
  for (guint i = 0; i < words->len; i++)
    if (!g_str_equal (g_array_index (entry->words, QimamWord, i).folded,
                      g_array_index (words, QimamWord, i).folded))
      return FALSE;
  return TRUE;
}

/* The first form that is not less than @form. */
static guint
lower_bound (const QimamSearchNames *self, const char *form)
{
  guint low = 0, high = self->forms->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (strcmp (g_array_index (self->forms, Form, middle).form, form) < 0)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

/* Adds the entries that have a form, or one that begins so. */
static void
gather_form (const QimamSearchNames *self, const char *form, gboolean prefix, GHashTable *entries)
{
  for (guint i = lower_bound (self, form); i < self->forms->len; i++)
    {
      const Form *found = &g_array_index (self->forms, Form, i);

      if (prefix ? !g_str_has_prefix (found->form, form) : !g_str_equal (found->form, form))
        break;
      g_hash_table_add (entries, GUINT_TO_POINTER (found->entry));
    }
}

static int
compare_indices (gconstpointer a, gconstpointer b)
{
  guint left = GPOINTER_TO_UINT (*(gconstpointer *) a), right = GPOINTER_TO_UINT (*(gconstpointer *) b);

  return (left > right) - (left < right);
}

/* (transfer full) (element-type guint): entries of a kind whose names hold the words, in order */
static GPtrArray *
find_entries (const QimamSearchNames *self, QimamSearchKind kind, const GArray *words, gboolean prefix)
{
  const QimamWord *first = &g_array_index (words, QimamWord, 0);
  g_autoptr (GHashTable) candidates = g_hash_table_new (NULL, NULL);
  GPtrArray *found = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer index;

  gather_form (self, first->folded, prefix && words->len == 1, candidates);
  gather_form (self, first->stem, FALSE, candidates);
  g_hash_table_iter_init (&iter, candidates);
  while (g_hash_table_iter_next (&iter, &index, NULL))
    {
      const Entry *entry = get_entry (self, GPOINTER_TO_UINT (index));

      if (entry->name.kind == kind && holds_words (entry, words, prefix))
        g_ptr_array_add (found, index);
    }
  g_ptr_array_sort (found, compare_indices);
  return found;
}

static void
add_key (GPtrArray *keys, const char *key)
{
  /* Names of one thing stand side by side, and the strings are shared. */
  for (guint i = 0; i < keys->len; i++)
    if (keys->pdata[i] == key)
      return;
  g_ptr_array_add (keys, (gpointer) key);
}

GPtrArray *
qimam_search_names_find (const QimamSearchNames *self, const QimamSearchNode *node)
{
  GPtrArray *keys = g_ptr_array_new ();
  g_autoptr (GPtrArray) entries = NULL;
  g_autofree char *normalised = NULL;
  const char *key;
  gboolean exact = FALSE;

  g_return_val_if_fail (self != NULL && node != NULL, keys);
  if (node->value == NULL || node->words == NULL || node->words->len == 0)
    return keys;
  normalised = normalise_key (node->kind, node->value);
  key = g_hash_table_lookup (self->keys, normalised);
  if (key != NULL)
    {
      g_ptr_array_add (keys, (gpointer) key);
      return keys;
    }
  entries = find_entries (self, node->kind, node->words, node->prefix);
  for (guint i = 0; i < entries->len && !exact; i++)
    exact = is_exactly (get_entry (self, GPOINTER_TO_UINT (entries->pdata[i])), node->words);
  for (guint i = 0; i < entries->len; i++)
    {
      const Entry *entry = get_entry (self, GPOINTER_TO_UINT (entries->pdata[i]));

      if (!exact || is_exactly (entry, node->words))
        add_key (keys, entry->name.key);
    }
  return keys;
}

/* ---- Completing ---- */

static gboolean
is_in_language (const Entry *entry, const char *language)
{
  gboolean arabic;

  if (entry->language != NULL)
    return g_str_has_prefix (language, entry->language);
  arabic = g_unichar_get_script (g_utf8_get_char (entry->name.name)) == G_UNICODE_SCRIPT_ARABIC;
  return arabic == g_str_has_prefix (language, "ar");
}

/* In which pass a name is told: one that begins with what is typed before others, and one in the right
 * language before those in another. */
static guint
pass_of (const Entry *entry, const GArray *words, const char *language)
{
  if (words->len == 0)
    return is_in_language (entry, language) ? 0 : 1;
  if (find_word (entry, &g_array_index (words, QimamWord, 0), words->len == 1) != 0)
    return 2;
  return entry->language == NULL || is_in_language (entry, language) ? 0 : 1;
}

GPtrArray *
qimam_search_names_complete (
    const QimamSearchNames *self, QimamSearchKind kind, const char *text, const char *language, guint max)
{
  g_autoptr (GArray) words = qimam_words (text, -1);
  g_autoptr (GPtrArray) entries = words->len > 0 ? find_entries (self, kind, words, TRUE) : NULL;
  guint n = entries != NULL ? entries->len : self->entries->len;
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  GPtrArray *names = g_ptr_array_new ();

  for (guint pass = 0; pass < 3; pass++)
    for (guint i = 0; i < n && names->len < max; i++)
      {
        const Entry *entry = get_entry (self, entries != NULL ? GPOINTER_TO_UINT (entries->pdata[i]) : i);

        if (entry->name.kind == kind && pass_of (entry, words, language) == pass &&
            g_hash_table_add (seen, (gpointer) entry->name.key))
          g_ptr_array_add (names, (gpointer) &entry->name);
      }
  return names;
}

/* ---- Nearly ---- */

typedef struct
{
  const QimamSearchName *name;
  guint distance;
  guint n_words;
  guint place;
} Near;

static int
compare_near (gconstpointer a, gconstpointer b)
{
  const Near *left = a, *right = b;

  if (left->distance != right->distance)
    return left->distance < right->distance ? -1 : 1;
  if (left->n_words != right->n_words)
    return left->n_words < right->n_words ? -1 : 1;
  return (left->place > right->place) - (left->place < right->place);
}

/* How far a name is from what was typed, word by word: each typed word counts with the nearest of the name.
 */
static guint
name_distance (const Entry *entry, const GArray *words)
{
  guint sum = 0;

  for (guint i = 0; i < words->len; i++)
    {
      const QimamWord *wanted = &g_array_index (words, QimamWord, i);
      guint nearest = QIMAM_SPELLING_FAR;

      for (guint w = 0; w < entry->words->len; w++)
        {
          const QimamWord *word = &g_array_index (entry->words, QimamWord, w);

          nearest = MIN (nearest, qimam_spelling_distance (wanted->folded, word->folded));
          nearest = MIN (nearest, qimam_spelling_distance (wanted->stem, word->stem));
        }
      if (nearest >= QIMAM_SPELLING_FAR)
        return QIMAM_SPELLING_FAR;
      sum += nearest;
    }
  return sum;
}

static gboolean
has_key (const GPtrArray *names, const char *key)
{
  for (guint i = 0; i < names->len; i++)
    if (((const QimamSearchName *) names->pdata[i])->key == key)
      return TRUE;
  return FALSE;
}

GPtrArray *
qimam_search_names_nearest (const QimamSearchNames *self, QimamSearchKind kind, const char *text, guint max)
{
  g_autoptr (GArray) words = qimam_words (text, -1);
  g_autoptr (GArray) all = g_array_new (FALSE, FALSE, sizeof (Near));
  GPtrArray *names = g_ptr_array_new ();

  if (words->len > MAX_NAME_WORDS)
    g_array_set_size (words, MAX_NAME_WORDS);
  for (guint i = 0; words->len > 0 && i < self->entries->len; i++)
    {
      const Entry *entry = get_entry (self, i);
      Near near = { &entry->name, 0, entry->words->len, i };

      if (entry->name.kind != kind || (near.distance = name_distance (entry, words)) >= QIMAM_SPELLING_FAR)
        continue;
      g_array_append_val (all, near);
    }
  g_array_sort (all, compare_near);
  for (guint i = 0; i < all->len && names->len < max; i++)
    {
      const QimamSearchName *name = g_array_index (all, Near, i).name;

      if (!has_key (names, name->key))
        g_ptr_array_add (names, (gpointer) name);
    }
  return names;
}
