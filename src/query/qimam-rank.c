/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-rank.h"

#include <string.h>

#include "qimam-bits.h"
#include "qimam-index-reader.h"
#include "qimam-rank-words.h"

/* BM25. */
#define SATURATION 0.9f
#define LENGTH     0.8f
/* What a word in the headline adds to its weight. */
#define HEADLINE 0.6f

/* So many articles are looked at closer. */
#define CLOSER 100
/* What the form in which a word was typed adds, as BM25. */
#define FORM            0.3f
#define FORM_SATURATION 1.0f
/* What a word adds that begins the headline or the body, and behind how many words that has come down to
 * half: what a text is about is said first. */
#define PLACE      0.55f
#define PLACE_HALF 4.0f
/* What two neighbours of the query add that stand near each other, and more where they do as they were typed.
 */
#define NEAR       0.3f
#define NEAR_WORDS 4
#define NEXT       0.15f
#define PHRASE     0.6f /* instead, where they were typed in quotation marks */
/* What all words together add, by the square of the share of them that an article has. */
#define COVERAGE 0.15f
/* What the newest articles are ahead of the oldest at most, and how long ago that has come down to half. */
#define RECENCY      0.02f
#define RECENCY_HALF (90.0 * 24 * 60 * 60)
/* Of one word in one article so many places are looked at. */
#define MAX_PLACES 64

/* Documents are weighed by windows of so many: whole words of bits. */
#define WINDOW 256u
/* Sums are rounded. */
#define ROUNDING 1.0001f

typedef struct
{
  guint32 doc;
  float score;
} Scored;

/* Where a word stands in one of the articles that are looked at. */
typedef struct
{
  guint32 first; /* in @places */
  guint32 n;
  guint32 forms; /* as it was typed */
} Found;

/* One list that counts, and how. */
typedef struct
{
  QimamPostings *postings;
  float full; /* what it adds at most */
  float base, slope;
} List;

typedef struct
{
  QimamIndexReader *reader;
  const QimamOrder *order;
  const guint16 *lengths;
  const guint16 *shortest; /* of 64 documents each */
  guint32 end;             /* of documents */
  float average;
  GArray *words; /* QimamRankWord */
  GArray *lists; /* List, in the order in which they are added up */
} Ranking;

/* ---- What counts ---- */

static void
list_clear (gpointer data)
{
  qimam_postings_free (((List *) data)->postings);
}

/* (transfer full) (nullable): NULL without @error where there is none */
static QimamPostings *
find (const Ranking *self, QimamTermSpace space, const char *term, GError **error)
{
  return qimam_index_reader_find (self->reader, space, term, strlen (term), error);
}

static gboolean
add_list (
    Ranking *self, QimamTermSpace space, const char *term, float weight, float saturation, GError **error)
{
  GError *problem = NULL;
  List list = { find (self, space, term, &problem), weight * (saturation + 1), saturation * (1 - LENGTH),
                saturation * LENGTH / self->average };

  if (list.postings != NULL)
    {
      g_array_append_val (self->lists, list);
      return TRUE;
    }
  if (problem == NULL)
    return TRUE;
  g_propagate_error (error, problem);
  return FALSE;
}

static gboolean
add_word (Ranking *self, const QimamRankWord *word, GError **error)
{
  if (word->weight <= 0 || word->count == 0)
    return TRUE;
  if (word->headline)
    return add_list (self, QIMAM_TERM_HEADLINE, word->stem, word->weight, SATURATION, error);
  if (word->prefix && !add_list (self, QIMAM_TERM_PREFIX, word->form, word->weight, SATURATION, error))
    return FALSE;
  return add_list (self, QIMAM_TERM_STEM, word->stem, word->prefix ? word->weight / 2 : word->weight,
                   SATURATION, error) &&
         add_list (self, QIMAM_TERM_HEADLINE, word->stem, HEADLINE * word->weight / 2, SATURATION, error);
}

/* ---- All articles, by windows ---- */

/* BM25 of a list. */
static inline float
weigh (const List *list, float tf, float length)
{
  return list->full * tf / (tf + list->base + list->slope * length);
}

/* Adds what a list gives the documents of a window. */
static void
add_window (const Ranking *self, const List *list, guint32 from, guint32 to, float *scores)
{
  const guint32 *docs, *tfs;
  guint n;

  while ((n = qimam_postings_take (list->postings, from, to, &docs, &tfs)) > 0)
    for (guint i = 0; i < n; i++)
      scores[docs[i] - from] += weigh (list, (float) tfs[i], (float) self->lengths[docs[i]]);
}

/* What no document of a window exceeds. */
static float
bound_window (const Ranking *self, guint32 from, guint32 to)
{
  guint16 shortest = G_MAXUINT16;
  float bound = 0;

  for (guint32 w = from / 64; w <= to / 64; w++)
    shortest = MIN (shortest, self->shortest[w]);
  for (guint i = 0; i < self->lists->len; i++)
    {
      const List *list = &g_array_index (self->lists, List, i);
      guint32 tf = qimam_postings_bound (list->postings, from, to);

      if (tf > 0)
        bound += weigh (list, (float) tf, (float) shortest);
    }
  return bound * ROUNDING;
}

/* ---- The best of them ---- */

/* Whether @a comes behind @b: of two that are as good, the one that was imported later is first. */
static inline gboolean
is_behind (const Scored *a, const Scored *b)
{
  return a->score != b->score ? a->score < b->score : a->doc < b->doc;
}

static int
compare_scored (gconstpointer a, gconstpointer b)
{
  return is_behind (a, b) ? 1 : is_behind (b, a) ? -1 : 0;
}

static int
compare_docs (gconstpointer a, gconstpointer b)
{
  const Scored *x = a, *y = b;

  return (x->doc > y->doc) - (x->doc < y->doc);
}

/* Puts @item at the top of a heap with the hindmost at the top, and lets it sink to its place. */
static void
heap_sink (Scored *heap, guint n, Scored item)
{
  guint at = 0;

  for (;;)
    {
      guint child = 2 * at + 1;

      if (child >= n)
        break;
      if (child + 1 < n && is_behind (&heap[child + 1], &heap[child]))
        child++;
      if (!is_behind (&heap[child], &item))
        break;
      heap[at] = heap[child];
      at = child;
    }
  heap[at] = item;
}

static void
heap_rise (Scored *heap, guint n, Scored item)
{
  guint at = n;

  while (at > 0 && is_behind (&item, &heap[(at - 1) / 2]))
    {
      heap[at] = heap[(at - 1) / 2];
      at = (at - 1) / 2;
    }
  heap[at] = item;
}

/* The best so far, the hindmost at the top of the heap. */
typedef struct
{
  Scored *heap;
  guint n, max;
} Best;

/* Offers the hits of a window. */
static void
offer_window (Best *best, const guint64 *docs, gsize n_words, guint32 from, const float *scores)
{
  for (gsize w = from / 64; w < MIN (n_words, (gsize) (from + WINDOW) / 64); w++)
    for (guint64 bits = docs[w]; bits != 0; bits &= bits - 1)
      {
        guint32 doc = (guint32) (w * 64) + (guint32) __builtin_ctzll (bits);
        Scored item = { doc, scores[doc - from] };

        if (best->n < best->max)
          heap_rise (best->heap, best->n++, item);
        else if (is_behind (&best->heap[0], &item))
          heap_sink (best->heap, best->n, item);
      }
}

static gboolean
has_hits (const guint64 *docs, gsize n_words, guint32 from)
{
  guint64 any = 0;

  for (gsize w = from / 64; w < MIN (n_words, (gsize) (from + WINDOW) / 64); w++)
    any |= docs[w];
  return any != 0;
}

/* (transfer full) (element-type Scored): the best @n of @docs, best first. Windows in which nothing can reach
 * what was found already are left out. */
static GArray *
take_best (const Ranking *self, const guint64 *docs, gsize n_ids, guint n, GError **error)
{
  g_autoptr (GArray) array = g_array_new (FALSE, FALSE, sizeof (Scored));
  gsize n_words = QIMAM_BITS_WORDS (n_ids);
  float scores[WINDOW];
  Best best = { .max = (guint) MIN (n, qimam_bits_count (docs, n_words)) };

  g_array_set_size (array, best.max);
  best.heap = (Scored *) (gpointer) array->data;
  for (guint32 from = 0; from < n_words * 64 && best.max > 0; from += WINDOW)
    {
      gboolean known = from < self->end;
      guint32 to = MIN (from + WINDOW, self->end) - 1;

      if (!has_hits (docs, n_words, from) ||
          (best.n == best.max && (known ? bound_window (self, from, to) : 0) < best.heap[0].score))
        continue;
      memset (scores, 0, sizeof scores);
      for (guint i = 0; i < self->lists->len && known; i++)
        add_window (self, &g_array_index (self->lists, List, i), from, to, scores);
      offer_window (&best, docs, n_words, from, scores);
    }
  for (guint i = 0; i < self->lists->len; i++)
    if (qimam_postings_failed (g_array_index (self->lists, List, i).postings, error))
      return NULL;
  g_array_sort (array, compare_scored);
  return g_steal_pointer (&array);
}

/* ---- A closer look ---- */

/* Notes where a word stands in articles, which are in the order of their numbers. */
static gboolean
note_places (const Ranking *self,
             const char *stem,
             const Scored *items,
             guint n,
             Found *found,
             GArray *places,
             GError **error)
{
  g_autoptr (GError) problem = NULL;
  g_autoptr (QimamPostings) postings = find (self, QIMAM_TERM_STEM, stem, &problem);

  if (problem != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&problem));
      return FALSE;
    }
  for (guint i = 0; postings != NULL && i < n; i++)
    {
      guint32 doc = qimam_postings_seek (postings, items[i].doc);
      const guint32 *positions;
      guint n_positions;

      if (doc == QIMAM_DOC_END)
        break;
      if (doc != items[i].doc)
        continue;
      positions = qimam_postings_positions (postings, &n_positions);
      n_positions = MIN (n_positions, MAX_PLACES);
      found[i].first = places->len;
      found[i].n = n_positions;
      if (n_positions > 0)
        g_array_append_vals (places, positions, n_positions);
    }
  return postings == NULL || !qimam_postings_failed (postings, error);
}

static gboolean
note_forms (const Ranking *self, const char *form, const Scored *items, guint n, Found *found, GError **error)
{
  g_autoptr (GError) problem = NULL;
  g_autoptr (QimamPostings) postings = find (self, QIMAM_TERM_FORM, form, &problem);

  if (problem != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&problem));
      return FALSE;
    }
  for (guint i = 0; postings != NULL && i < n; i++)
    {
      guint32 doc = found[i].n > 0 ? qimam_postings_seek (postings, items[i].doc) : 0;

      if (doc == QIMAM_DOC_END)
        break;
      if (found[i].n > 0 && doc == items[i].doc)
        found[i].forms = qimam_postings_tf (postings);
    }
  return postings == NULL || !qimam_postings_failed (postings, error);
}

/* How many words stand in the headline or the body before the first of @places, of which there is one. */
static float
words_before (const guint32 *places, guint n)
{
  guint32 before = places[0] < QIMAM_POSITION_BODY ? places[0] : places[0] - QIMAM_POSITION_BODY;

  for (guint i = 1; i < n && places[i - 1] < QIMAM_POSITION_BODY; i++)
    if (places[i] >= QIMAM_POSITION_BODY)
      before = MIN (before, places[i] - QIMAM_POSITION_BODY);
  return (float) before;
}

/* What two words add that are neighbours in the query. */
static float
nearness (const guint32 *a, guint n_a, const guint32 *b, guint n_b, gboolean phrase)
{
  guint32 nearest = G_MAXUINT32;
  gboolean next = FALSE;

  for (guint i = 0, j = 0; i < n_a && j < n_b && !next;)
    {
      gboolean before = a[i] < b[j];
      guint32 distance = before ? b[j] - a[i] : a[i] - b[j];

      nearest = MIN (nearest, distance);
      next = before && distance == 1;
      if (before)
        i++;
      else
        j++;
    }
  return (nearest <= NEAR_WORDS ? NEAR : 0) + (next ? phrase ? PHRASE : NEXT : 0);
}

/* What the words' places add to the score of an article; @found are its own, one a word. */
static float
look_at (const Ranking *self, guint32 doc, const Found *found, gsize step, const guint32 *places)
{
  const QimamRankWord *words = (const QimamRankWord *) (gconstpointer) self->words->data;
  float norm = FORM_SATURATION * (1 - LENGTH + LENGTH * (float) self->lengths[doc] / self->average);
  float sum = 0, all = 0, there = 0;

  for (guint w = 0; w < self->words->len; w++)
    {
      const Found *one = &found[w * step];
      float forms = (float) one->forms;

      all += words[w].weight;
      if (one->n == 0)
        continue;
      there += words[w].weight;
      sum += FORM * words[w].weight * forms * (FORM_SATURATION + 1) / (forms + norm);
      sum += PLACE * words[w].weight * PLACE_HALF / (PLACE_HALF + words_before (places + one->first, one->n));
      if (w + 1 < self->words->len && found[(w + 1) * step].n > 0)
        sum += (words[w].weight + words[w + 1].weight) / 2 *
               nearness (places + one->first, one->n, places + found[(w + 1) * step].first,
                         found[(w + 1) * step].n, words[w + 1].phrase);
    }
  return all > 0 ? sum + COVERAGE * there * there / all : 0;
}

/* What of its score an article has more for being of late, as a factor. */
static float
recency (const QimamOrder *order, guint32 doc)
{
  guint32 row = qimam_order_find (order, doc);
  const gint64 *times;
  double age;

  if (row >= order->n_dated)
    return 1;
  times = g_bytes_get_data (order->times, NULL);
  age = (double) (times[0] - times[row]);
  return 1 + RECENCY / (float) (1 + age / RECENCY_HALF);
}

static gboolean
look_closer (const Ranking *self, Scored *items, guint n, GError **error)
{
  g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (guint32));
  g_autofree Found *found = g_new0 (Found, (gsize) n * self->words->len + 1);

  qsort (items, n, sizeof *items, compare_docs);
  for (guint w = 0; w < self->words->len; w++)
    {
      const QimamRankWord *word = &g_array_index (self->words, QimamRankWord, w);

      if (word->headline || word->weight <= 0)
        continue;
      if (!note_places (self, word->stem, items, n, found + (gsize) w * n, places, error) ||
          !note_forms (self, word->form, items, n, found + (gsize) w * n, error))
        return FALSE;
    }
  for (guint i = 0; i < n; i++)
    if (items[i].doc < self->end)
      {
        items[i].score +=
            look_at (self, items[i].doc, found + i, n, (const guint32 *) (gpointer) places->data);
        if (self->order != NULL)
          items[i].score *= recency (self->order, items[i].doc);
      }
  qsort (items, n, sizeof *items, compare_scored);
  return TRUE;
}

GArray *
qimam_rank (QimamConnection *connection,
            const QimamSearchText *search,
            const QimamOrder *order,
            const guint64 *docs,
            gsize n_ids,
            guint n_best,
            GError **error)
{
  Ranking self = { .reader = qimam_index_reader_open (connection, error), .order = order };
  g_autoptr (GArray) words = NULL, lists = NULL;
  g_autoptr (GArray) best = NULL;
  g_autoptr (GArray) ids = NULL;
  guint32 n_docs;

  if (self.reader == NULL)
    return NULL;
  words = self.words = qimam_rank_words (self.reader, search, error);
  if (words == NULL)
    return NULL;
  n_docs = qimam_index_reader_get_n_docs (self.reader);
  self.end = qimam_index_reader_get_end (self.reader);
  self.lengths = qimam_index_reader_get_lengths (self.reader);
  self.shortest = qimam_index_reader_get_shortest (self.reader);
  self.average = MAX (1, (float) qimam_index_reader_get_n_tokens (self.reader) / (float) MAX (n_docs, 1));
  lists = self.lists = g_array_new (FALSE, FALSE, sizeof (List));
  g_array_set_clear_func (lists, list_clear);
  for (guint i = 0; i < words->len; i++)
    if (!add_word (&self, &g_array_index (words, QimamRankWord, i), error))
      return NULL;
  best = take_best (&self, docs, n_ids, MAX (n_best, CLOSER), error);
  if (best == NULL || !look_closer (&self, (Scored *) (gpointer) best->data, MIN (best->len, CLOSER), error))
    return NULL;
  ids = g_array_sized_new (FALSE, FALSE, sizeof (guint32), MIN (best->len, n_best));
  for (guint i = 0; i < MIN (best->len, n_best); i++)
    g_array_append_val (ids, g_array_index (best, Scored, i).doc);
  return g_steal_pointer (&ids);
}
