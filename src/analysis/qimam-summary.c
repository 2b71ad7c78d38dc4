/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-summary.h"

#include <math.h>

#define MAX_SENTENCES 200 /* of the beginning of a text */
#define MIN_WORDS     6
#define MAX_WORDS     70
#define MIN_CHOSEN    2 /* where the text has so many */
#define MAX_CHOSEN    5
#define REDUNDANT     0.55

typedef struct
{
  guint sentence;
  GHashTable *stems; /* stem to number */
  double norm;
  double score;
} Candidate;

static void
candidate_clear (gpointer data)
{
  Candidate *candidate = data;

  g_hash_table_unref (candidate->stems);
}

static gboolean
read_candidate (const QimamReading *body, guint sentence, GHashTable *spread, Candidate *candidate)
{
  guint first = g_array_index (body->sentence_word, guint, sentence);
  guint end = g_array_index (body->sentence_word, guint, sentence + 1);

  if (end - first < MIN_WORDS || end - first > MAX_WORDS)
    return FALSE;
  candidate->sentence = sentence;
  candidate->stems = g_hash_table_new (g_str_hash, g_str_equal);
  candidate->norm = 0;
  candidate->score = 0;
  for (guint i = first; i < end; i++)
    {
      const QimamWord *word = &g_array_index (body->words, QimamWord, i);
      guint n;

      if (qimam_is_stop_word (word->folded, -1))
        continue;
      n = GPOINTER_TO_UINT (g_hash_table_lookup (candidate->stems, word->stem));
      if (n == 0)
        g_hash_table_insert (
            spread, word->stem,
            GUINT_TO_POINTER (GPOINTER_TO_UINT (g_hash_table_lookup (spread, word->stem)) + 1));
      g_hash_table_insert (candidate->stems, word->stem, GUINT_TO_POINTER (n + 1));
    }
  return TRUE;
}

static double
weigh (GHashTable *spread, guint n_sentences, const char *stem)
{
  return log (1.0 + (double) n_sentences / MAX (1u, GPOINTER_TO_UINT (g_hash_table_lookup (spread, stem))));
}

static double
similarity (const Candidate *a, const Candidate *b, GHashTable *spread, guint n_sentences)
{
  GHashTableIter iter;
  gpointer stem, n;
  double sum = 0;

  if (a->norm <= 0 || b->norm <= 0)
    return 0;
  g_hash_table_iter_init (&iter, a->stems);
  while (g_hash_table_iter_next (&iter, &stem, &n))
    {
      guint other = GPOINTER_TO_UINT (g_hash_table_lookup (b->stems, stem));
      double weight;

      if (other == 0)
        continue;
      weight = weigh (spread, n_sentences, stem);
      sum += GPOINTER_TO_UINT (n) * other * weight * weight;
    }
  return sum / (a->norm * b->norm);
}

static void
measure (GArray *candidates, GHashTable *spread)
{
  for (guint i = 0; i < candidates->len; i++)
    {
      Candidate *candidate = &g_array_index (candidates, Candidate, i);
      GHashTableIter iter;
      gpointer stem, n;

      g_hash_table_iter_init (&iter, candidate->stems);
      while (g_hash_table_iter_next (&iter, &stem, &n))
        {
          double value = GPOINTER_TO_UINT (n) * weigh (spread, candidates->len, stem);
          candidate->norm += value * value;
        }
      candidate->norm = sqrt (candidate->norm);
    }
}

static void
score (GArray *candidates, GHashTable *spread, const QimamReading *body, const GPtrArray *claims)
{
  g_autofree double *outcomes = g_new0 (double, body->sentences->len + 1);
  double most = 0;

  for (guint i = 0; i < claims->len; i++)
    {
      const QimamClaim *claim = claims->pdata[i];
      int sentence;

      if (claim->span.in != QIMAM_FIELD_BODY || claim->meeting != 1)
        continue;
      sentence = qimam_reading_sentence_at (body, claim->span.start);
      if (sentence >= 0)
        outcomes[sentence] += claim->dimension == QIMAM_DIMENSION_AGREEMENT   ? 1.0
                              : claim->dimension == QIMAM_DIMENSION_STATEMENT ? 0.1
                                                                              : 0.4;
    }
  for (guint i = 0; i < candidates->len; i++)
    {
      Candidate *a = &g_array_index (candidates, Candidate, i);

      for (guint k = 0; k < candidates->len; k++)
        if (k != i)
          a->score += similarity (a, &g_array_index (candidates, Candidate, k), spread, candidates->len);
      most = MAX (most, a->score);
    }
  for (guint i = 0; i < candidates->len; i++)
    {
      Candidate *a = &g_array_index (candidates, Candidate, i);

      a->score = (most > 0 ? a->score / most : 0) + 1.2 / (1.0 + 0.5 * a->sentence) +
                 0.15 * MIN (outcomes[a->sentence], 3.0);
    }
}

static int
compare_spans (gconstpointer a, gconstpointer b)
{
  const QimamSummarySentence *x = a, *y = b;

  return x->span.start < y->span.start ? -1 : x->span.start > y->span.start;
}

static void
choose (GArray *chosen, GArray *candidates, GHashTable *spread, const QimamReading *body)
{
  g_autofree gboolean *used = g_new0 (gboolean, candidates->len + 1);
  guint wanted = CLAMP (candidates->len / 4, MIN_CHOSEN, MAX_CHOSEN);
  guint order[MAX_CHOSEN];
  double top = 0;

  while (chosen->len < wanted)
    {
      int best = -1;
      double most = 0;

      for (guint i = 0; i < candidates->len; i++)
        {
          const Candidate *candidate = &g_array_index (candidates, Candidate, i);
          double told = 0;

          if (used[i])
            continue;
          for (guint k = 0; k < chosen->len; k++)
            told = MAX (told, similarity (candidate, &g_array_index (candidates, Candidate, order[k]), spread,
                                          candidates->len));
          if (told < REDUNDANT && candidate->score * (1 - told) > most)
            {
              most = candidate->score * (1 - told);
              best = (int) i;
            }
        }
      if (best < 0)
        break;
      top = MAX (top, most);
      used[best] = TRUE;
      order[chosen->len] = (guint) best;
      QimamSummarySentence sentence = { g_array_index (
                                            body->sentences, QimamSpan,
                                            g_array_index (candidates, Candidate, (guint) best).sentence),
                                        top > 0 ? most / top : 0 };
      g_array_append_val (chosen, sentence);
    }
}

GArray *
qimam_summary_choose (const QimamReading *body, const GPtrArray *claims)
{
  GArray *chosen = g_array_new (FALSE, FALSE, sizeof (QimamSummarySentence));
  g_autoptr (GArray) candidates = g_array_new (FALSE, FALSE, sizeof (Candidate));
  g_autoptr (GHashTable) spread = g_hash_table_new (g_str_hash, g_str_equal);

  g_array_set_clear_func (candidates, candidate_clear);
  for (guint i = 0; i < body->sentences->len && i < MAX_SENTENCES; i++)
    {
      Candidate candidate;
      if (read_candidate (body, i, spread, &candidate))
        g_array_append_val (candidates, candidate);
    }
  measure (candidates, spread);
  score (candidates, spread, body, claims);
  choose (chosen, candidates, spread, body);
  g_array_sort (chosen, compare_spans);
  return chosen;
}
