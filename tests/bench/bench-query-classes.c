/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "bench-query-classes.h"

#include <string.h>

#include "bench-generator.h"
#include "bench-measure.h"
#include "qimam-query.h"

typedef struct
{
  BenchGenerator *generator;
  GRand *rand;
  GPtrArray *pairs; /* words that follow one another in articles */
} Source;

typedef enum
{
  COMMON,
  MIDDLING,
  RARE,
} Frequency;

static void
query_free (BenchQuery *query)
{
  g_free (query->text);
  g_free (query->fts5);
  g_free (query);
}

static void
class_free (BenchClass *class)
{
  g_ptr_array_unref (class->queries);
  g_free (class);
}

static const char *
draw_word (Source *source, Frequency frequency)
{
  static const int ranks[]
                        [2] = { [COMMON] = { 0, 20 }, [MIDDLING] = { 500, 2000 }, [RARE] = { 20000, 60000 } };

  return bench_generator_word (
      source->generator, (guint) g_rand_int_range (source->rand, ranks[frequency][0], ranks[frequency][1]));
}

static BenchQuery *
make_query (char *text, char *fts5)
{
  BenchQuery *query = g_new0 (BenchQuery, 1);

  query->text = text;
  query->fts5 = fts5;
  return query;
}

static BenchQuery *
make_words (const char *a, const char *b)
{
  if (b == NULL)
    return make_query (g_strdup (a), g_strdup_printf ("\"%s\"", a));
  return make_query (g_strdup_printf ("%s %s", a, b), g_strdup_printf ("\"%s\" AND \"%s\"", a, b));
}

static BenchQuery *
make_prefix (Source *source, guint length)
{
  const char *word = draw_word (source, g_rand_boolean (source->rand) ? COMMON : MIDDLING);
  const char *end = g_utf8_offset_to_pointer (word, MIN ((glong) length, g_utf8_strlen (word, -1)));
  g_autofree char *start = g_strndup (word, (gsize) (end - word));
  BenchQuery *query = make_query (g_strdup (start), g_strdup_printf ("\"%s\" *", start));

  query->prefix = TRUE;
  return query;
}

static BenchQuery *
make_one (Source *source, guint class)
{
  const char *a, *b;

  switch (class)
    {
    case 0:
      return make_words (draw_word (source, COMMON), NULL);
    case 1:
      return make_words (draw_word (source, MIDDLING), NULL);
    case 2:
      return make_words (draw_word (source, RARE), NULL);
    case 3:
      return make_words (draw_word (source, COMMON), draw_word (source, COMMON));
    case 4:
      return make_words (draw_word (source, COMMON), draw_word (source, MIDDLING));
    case 5:
    case 6:
    case 7:
    case 8:
      return make_prefix (source, class - 4);
    case 9:
      a = source->pairs->pdata[g_rand_int_range (source->rand, 0, (gint) source->pairs->len)];
      return make_query (g_strdup_printf ("\"%s\"", a), g_strdup_printf ("\"%s\"", a));
    case 10:
      a = draw_word (source, COMMON);
      b = draw_word (source, MIDDLING);
      return make_query (g_strdup_printf ("%s -%s", a, b), g_strdup_printf ("\"%s\" NOT \"%s\"", a, b));
    default:
      a = draw_word (source, MIDDLING);
      b = draw_word (source, MIDDLING);
      return make_query (g_strdup_printf ("%s OR %s", a, b), g_strdup_printf ("\"%s\" OR \"%s\"", a, b));
    }
}

/* No sentence or part of one ends with it. */
static gboolean
is_word (const char *text)
{
  return strpbrk (text, ".\n\"") == NULL && strstr (text, "،") == NULL;
}

/* Two words that follow one another, from articles that are in the library. */
static GPtrArray *
find_pairs (guint32 seed)
{
  g_autoptr (BenchGenerator) generator = bench_generator_new (seed);
  GPtrArray *pairs = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < 400; i++)
    {
      g_auto (GStrv) words = NULL;
      BenchArticle article;

      bench_generator_next (generator, &article);
      words = g_strsplit (article.body, " ", 12);
      for (guint w = 3; w < 9 && words[w] != NULL && words[w + 1] != NULL; w++)
        if (is_word (words[w]) && is_word (words[w + 1]))
          {
            g_ptr_array_add (pairs, g_strdup_printf ("%s %s", words[w], words[w + 1]));
            break;
          }
      bench_article_clear (&article);
    }
  return pairs;
}

GPtrArray *
bench_classes_new (guint32 seed, guint n_queries)
{
  static const struct
  {
    const char *name;
    gboolean ranked;
  } kinds[] = {
    { "a common word", TRUE },
    { "a middling word", TRUE },
    { "a rare word", TRUE },
    { "two common words", TRUE },
    { "a common and a middling word", TRUE },
    { "a prefix of 1 letter", FALSE },
    { "a prefix of 2 letters", FALSE },
    { "a prefix of 3 letters", FALSE },
    { "a prefix of 4 letters", FALSE },
    { "a phrase of two words", FALSE },
    { "a common word without a middling one", FALSE },
    { "one of two middling words", FALSE },
  };
  g_autoptr (BenchGenerator) generator = bench_generator_new (seed);
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  g_autoptr (GPtrArray) pairs = find_pairs (seed);
  Source source = { generator, rand, pairs };
  GPtrArray *classes = g_ptr_array_new_with_free_func ((GDestroyNotify) class_free);

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      BenchClass *class = g_new0 (BenchClass, 1);

      class->name = kinds[i].name;
      class->ranked = kinds[i].ranked;
      class->queries = g_ptr_array_new_with_free_func ((GDestroyNotify) query_free);
      for (guint n = 0; n < n_queries; n++)
        g_ptr_array_add (class->queries, make_one (&source, i));
      g_ptr_array_add (classes, class);
    }
  return classes;
}

GPtrArray *
bench_filter_queries_new (guint32 seed, guint n_queries)
{
  static const char *const topics[] = { "subject-00", "subject-07", "subject-13", "subject-21",
                                        "subject-38" };
  static const char *const from[] = { "2019-01-01", "2019-07-01", "2020-03-15", "2021-01-01", "2022-05-05" };
  static const char *const to[] = { "2019-12-31", "2021-06-30", "2020-03-31", "2023-12-31", "2023-02-02" };
  GPtrArray *queries = g_ptr_array_new_with_free_func ((GDestroyNotify) query_free);

  for (guint i = 0; i < n_queries; i++)
    {
      BenchQuery *query = make_query (NULL, NULL);

      query->topic = topics[(seed + i) % G_N_ELEMENTS (topics)];
      query->from = from[i / 5 % G_N_ELEMENTS (from)];
      query->to = to[i / 5 % G_N_ELEMENTS (to)];
      g_ptr_array_add (queries, query);
    }
  return queries;
}

static int
compare_counts (gconstpointer a, gconstpointer b)
{
  guint x = *(const guint *) a, y = *(const guint *) b;

  return (x > y) - (x < y);
}

guint
bench_class_median_hits (const BenchClass *class, BenchLibrary *library)
{
  g_autoptr (GArray) totals = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < class->queries->len; i++)
    {
      const BenchQuery *query = class->queries->pdata[i];
      g_autoptr (QimamFilter) filter = qimam_filter_new ();
      QimamConnection *reader = bench_library_begin (library, NULL);
      GError *error = NULL;
      g_autoptr (QimamHits) hits = NULL;
      guint total;

      filter->text = g_strdup (query->text);
      filter->prefix = query->prefix;
      hits = qimam_query_find (reader, filter, &error);
      bench_check (error);
      total = qimam_hits_get_total (hits);
      g_array_append_val (totals, total);
      bench_library_end (library, reader);
    }
  g_array_sort (totals, compare_counts);
  return totals->len > 0 ? g_array_index (totals, guint, totals->len / 2) : 0;
}
