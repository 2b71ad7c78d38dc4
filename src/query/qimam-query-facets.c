/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-query.h"

#include <string.h>

#include "qimam-conditions.h"
#include "qimam-id-bits.h"
#include "qimam-iso.h"

/* Hits fewer than one article in so many are looked up one by one; for more, whole columns are read. */
#define FEW 12
/* Articles of which no more than the year is known belong to no month. */
#define MAX_MONTH_DAYS 31

/* The articles that pass when a part of the filter is left out. */
typedef struct
{
  QimamIdBits bits;
  guint count;
  gboolean few;
  gboolean made;
} Hits;

typedef struct
{
  QimamConnection *connection;
  const QimamFilter *filter;
  QimamSearchText *search;
  gint64 max_id;
  guint n_articles;
  gboolean has_text;
  QimamIdBits text; /* what the text finds */
  Hits hits[QIMAM_PART_DATES + 1];
} Counting;

static void
counting_clear (Counting *self)
{
  qimam_search_text_free (self->search);
  qimam_id_bits_clear (&self->text);
  for (gsize i = 0; i < G_N_ELEMENTS (self->hits); i++)
    qimam_id_bits_clear (&self->hits[i].bits);
}

/* Adds the ids that a query gives to @bits, those that @only has. */
static gboolean
read_ids (QimamSql *select, const QimamIdBits *only, QimamIdBits *bits, GError **error)
{
  for (;;)
    {
      gint64 id;
      gboolean row;

      if (!qimam_sql_next (select, &row, error))
        return FALSE;
      if (!row)
        return TRUE;
      id = qimam_sql_get_int (select, 0);
      if (only == NULL || qimam_id_bits_has (only, id))
        qimam_id_bits_add (bits, id);
    }
}

static gboolean
select_ids (Counting *self, const QimamConditions *conditions, QimamIdBits *bits, GError **error)
{
  g_autofree char *sql = g_strconcat ("SELECT article.id FROM article",
                                      conditions->sql->len > 0 ? " WHERE " : "", conditions->sql->str, NULL);
  g_autoptr (QimamSql) select = qimam_connection_prepare (self->connection, sql, error);

  if (select == NULL)
    return FALSE;
  qimam_conditions_bind (conditions, select, 0);
  qimam_id_bits_init (bits, self->max_id);
  return read_ids (select, self->has_text && bits != &self->text ? &self->text : NULL, bits, error);
}

/* The text is looked for once, whatever is left out. */
static gboolean
find_text (Counting *self, GError **error)
{
  g_autoptr (QimamFilter) only_text = qimam_filter_new ();
  QimamConditions conditions;
  gboolean done;

  self->has_text = !qimam_search_text_is_empty (self->search);
  if (!self->has_text)
    return TRUE;
  only_text->sort = self->filter->sort;
  qimam_conditions_init (&conditions, only_text, self->search, QIMAM_PART_NONE);
  done = select_ids (self, &conditions, &self->text, error);
  qimam_conditions_clear (&conditions);
  return done;
}

static gboolean
has_part (const QimamFilter *filter, QimamFilterPart part)
{
  switch (part)
    {
    case QIMAM_PART_TOPICS:
      return filter->topics != NULL && *filter->topics != NULL;
    case QIMAM_PART_SOURCES:
      return filter->sources != NULL && *filter->sources != NULL;
    case QIMAM_PART_MEETING:
      return filter->meeting != 0;
    case QIMAM_PART_DATES:
      return filter->from != NULL || filter->to != NULL;
    default:
      return TRUE;
    }
}

/* (transfer none): NULL on error */
static const Hits *
get_hits (Counting *self, QimamFilterPart part, GError **error)
{
  /* Leaving out what is not there changes nothing. */
  Hits *hits = &self->hits[has_part (self->filter, part) ? part : QIMAM_PART_NONE];
  QimamConditions conditions;
  gboolean done;

  if (hits->made)
    return hits;
  qimam_conditions_init (&conditions, self->filter, NULL, part);
  if (self->has_text && conditions.sql->len == 0)
    {
      hits->bits.n_words = self->text.n_words;
      hits->bits.words = g_memdup2 (self->text.words, self->text.n_words * sizeof *self->text.words);
      done = TRUE;
    }
  else
    done = select_ids (self, &conditions, &hits->bits, error);
  qimam_conditions_clear (&conditions);
  if (!done)
    return NULL;
  hits->count = qimam_id_bits_count (&hits->bits);
  hits->few = hits->count < self->n_articles / FEW;
  hits->made = TRUE;
  return hits;
}

static void
count_one (GHashTable *counts, gint64 key)
{
  guint *n = g_hash_table_lookup (counts, &key);

  if (n == NULL)
    {
      n = g_new0 (guint, 1);
      g_hash_table_insert (counts, g_memdup2 (&key, sizeof key), n);
    }
  (*n)++;
}

/* Counts the hits by the first column of a query; its second is the article. An article counts once for a
 * key, where equal rows follow one another. */
static gboolean
count_rows (QimamSql *select, const Hits *hits, GHashTable *counts, GError **error)
{
  gint64 last_key = 0, last_id = 0;
  guint *n = NULL;

  for (;;)
    {
      gint64 key, id;
      gboolean row;

      if (!qimam_sql_next (select, &row, error))
        return FALSE;
      if (!row)
        return TRUE;
      key = qimam_sql_get_int (select, 0);
      id = qimam_sql_get_int (select, 1);
      if (!qimam_id_bits_has (&hits->bits, id) || (n != NULL && key == last_key && id == last_id))
        continue;
      if (n == NULL || key != last_key)
        {
          count_one (counts, key);
          n = g_hash_table_lookup (counts, &key);
        }
      else
        (*n)++;
      last_key = key;
      last_id = id;
    }
}

/**
 * count_by:
 * @of_all: gives (key, article) for all articles, equal rows together
 * @of_one: the same for the article that is its parameter
 *
 * Returns: (transfer full) (key-type gint64) (value-type guint): NULL on error
 */
static GHashTable *
count_by (Counting *self, QimamFilterPart part, const char *of_all, const char *of_one, GError **error)
{
  g_autoptr (GHashTable) counts = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  const Hits *hits = get_hits (self, part, error);
  g_autoptr (QimamSql) select = NULL;

  if (hits == NULL)
    return NULL;
  select = qimam_connection_prepare (self->connection, hits->few ? of_one : of_all, error);
  if (select == NULL)
    return NULL;
  if (!hits->few)
    return count_rows (select, hits, counts, error) ? g_steal_pointer (&counts) : NULL;
  for (gint64 id = qimam_id_bits_next (&hits->bits, 0); id >= 0;
       id = qimam_id_bits_next (&hits->bits, id + 1))
    {
      qimam_sql_reset (select);
      qimam_sql_bind_int (select, 0, id);
      if (!count_rows (select, hits, counts, error))
        return NULL;
    }
  return g_steal_pointer (&counts);
}

static QimamFacet *
add_facet (GPtrArray *facets, const char *key, const char *label, guint count)
{
  QimamFacet *facet = g_new0 (QimamFacet, 1);

  facet->key = g_strdup (key);
  facet->label = g_strdup (label);
  facet->count = count;
  g_ptr_array_add (facets, facet);
  return facet;
}

static int
compare_facets (gconstpointer a, gconstpointer b)
{
  const QimamFacet *x = *(QimamFacet *const *) a, *y = *(QimamFacet *const *) b;

  if (x->count != y->count)
    return x->count > y->count ? -1 : 1;
  return strcmp (x->key, y->key);
}

/* Turns counts by row id into facets, with the names that @sql gives for a row id: key and label. */
static gboolean
name_facets (Counting *self, GHashTable *counts, const char *sql, GPtrArray *facets, GError **error)
{
  g_autoptr (QimamSql) select = qimam_connection_prepare (self->connection, sql, error);
  GHashTableIter iter;
  gpointer key, n;

  if (select == NULL)
    return FALSE;
  g_hash_table_iter_init (&iter, counts);
  while (g_hash_table_iter_next (&iter, &key, &n))
    {
      gboolean row;

      qimam_sql_reset (select);
      qimam_sql_bind_int (select, 0, *(gint64 *) key);
      if (!qimam_sql_next (select, &row, error))
        return FALSE;
      if (row)
        add_facet (facets, qimam_sql_get_text (select, 0), qimam_sql_get_text (select, 1), *(guint *) n);
    }
  g_ptr_array_sort (facets, compare_facets);
  return TRUE;
}

static gboolean
count_topics (Counting *self, GPtrArray *facets, GError **error)
{
  g_autoptr (GHashTable) counts =
      count_by (self, QIMAM_PART_TOPICS, "SELECT topic, article FROM article_topic ORDER BY topic, article",
                "SELECT topic, article FROM article_topic WHERE article = ?", error);

  return counts != NULL &&
         name_facets (self, counts, "SELECT key, NULL FROM topic WHERE id = ?", facets, error);
}

static gboolean
count_sources (Counting *self, GPtrArray *facets, GError **error)
{
  g_autoptr (GHashTable) counts =
      count_by (self, QIMAM_PART_SOURCES, "SELECT source, id FROM article ORDER BY source, id",
                "SELECT source, id FROM article WHERE id = ?", error);
  guint *unknown;
  gint64 none = 0;

  if (counts == NULL ||
      !name_facets (self, counts, "SELECT name, NULL FROM source WHERE id = ?", facets, error))
    return FALSE;
  unknown = g_hash_table_lookup (counts, &none);
  if (unknown == NULL)
    return TRUE;
  /* An outlet may be called so; a filter cannot tell the two apart, and neither can its count. */
  for (guint i = 0; i < facets->len; i++)
    {
      QimamFacet *facet = facets->pdata[i];

      if (g_str_equal (facet->key, QIMAM_SOURCE_UNKNOWN))
        {
          facet->count += *unknown;
          unknown = NULL;
          break;
        }
    }
  if (unknown != NULL)
    add_facet (facets, QIMAM_SOURCE_UNKNOWN, NULL, *unknown);
  g_ptr_array_sort (facets, compare_facets);
  return TRUE;
}

static gboolean
count_meetings (Counting *self, GPtrArray *facets, GError **error)
{
  g_autoptr (GHashTable) counts = count_by (
      self, QIMAM_PART_MEETING,
      "SELECT meeting, article FROM article_meeting WHERE meeting IS NOT NULL ORDER BY meeting, article",
      "SELECT meeting, article FROM article_meeting WHERE article = ? AND meeting IS NOT NULL ORDER BY "
      "meeting",
      error);

  return counts != NULL &&
         name_facets (self, counts, "SELECT id, title FROM meeting WHERE id = ?", facets, error);
}

static int
compare_days (gconstpointer a, gconstpointer b)
{
  gint64 x = **(gint64 *const *) a, y = **(gint64 *const *) b;

  return (x > y) - (x < y);
}

static gboolean
count_months (Counting *self, GPtrArray *months, GError **error)
{
  g_autoptr (GHashTable) counts = count_by (
      self, QIMAM_PART_DATES,
      "SELECT first_day, id FROM article WHERE first_day > 0 AND last_day - first_day <= " G_STRINGIFY (
          MAX_MONTH_DAYS) " ORDER BY first_day",
      "SELECT first_day, id FROM article WHERE id = ? AND last_day - first_day <= " G_STRINGIFY (
          MAX_MONTH_DAYS),
      error);
  g_autoptr (GPtrArray) days = NULL;
  QimamFacet *last = NULL;
  GHashTableIter iter;
  gpointer key;

  if (counts == NULL)
    return FALSE;
  days = g_ptr_array_new ();
  g_hash_table_iter_init (&iter, counts);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    g_ptr_array_add (days, key);
  g_ptr_array_sort (days, compare_days);
  for (guint i = 0; i < days->len; i++)
    {
      g_autofree char *day = qimam_iso_from_julian ((guint32) * (gint64 *) days->pdata[i]);
      guint n = *(guint *) g_hash_table_lookup (counts, days->pdata[i]);

      day[strlen (day) - strlen ("-16")] = '\0';
      if (last != NULL && g_str_equal (last->key, day))
        last->count += n;
      else
        last = add_facet (months, day, NULL, n);
    }
  return TRUE;
}

static gboolean
count_flag (Counting *self, const char *of_all, const char *of_one, guint *n, GError **error)
{
  g_autoptr (GHashTable) counts = count_by (self, QIMAM_PART_NONE, of_all, of_one, error);
  GHashTableIter iter;
  gpointer value;

  if (counts == NULL)
    return FALSE;
  g_hash_table_iter_init (&iter, counts);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    *n += *(guint *) value;
  return TRUE;
}

static gboolean
count_totals (Counting *self, QimamFacets *facets, GError **error)
{
  const Hits *hits = get_hits (self, QIMAM_PART_NONE, error);

  if (hits == NULL)
    return FALSE;
  facets->total = hits->count;
  return count_flag (self, "SELECT 0, id FROM article WHERE read = 0",
                     "SELECT 0, id FROM article WHERE id = ? AND read = 0", &facets->unread, error) &&
         count_flag (self, "SELECT 0, id FROM article WHERE first_day IS NULL",
                     "SELECT 0, id FROM article WHERE id = ? AND first_day IS NULL", &facets->undated, error);
}

static gboolean
count_all (Counting *self, QimamFacets *facets, GError **error)
{
  gint64 n;

  if (!qimam_connection_get_int (self->connection, "SELECT max (id) FROM article", &self->max_id, error) ||
      !qimam_connection_get_int (self->connection, "SELECT count (*) FROM article", &n, error))
    return FALSE;
  self->n_articles = (guint) n;
  return find_text (self, error) && count_totals (self, facets, error) &&
         count_topics (self, facets->topics, error) && count_sources (self, facets->sources, error) &&
         count_meetings (self, facets->meetings, error) && count_months (self, facets->months, error);
}

QimamFacets *
qimam_query_facets (QimamConnection *connection, const QimamFilter *filter, GError **error)
{
  g_autoptr (QimamFacets) facets = qimam_facets_new ();
  Counting counting = { .connection = connection, .filter = filter };
  gboolean done;

  if (!qimam_filter_check (filter, error))
    return NULL;
  counting.search = qimam_search_text_parse (filter->text, filter->prefix);
  done = count_all (&counting, facets, error);
  counting_clear (&counting);
  return done ? g_steal_pointer (&facets) : NULL;
}
