/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-centrality.h"

#include <math.h>

/* A sentence of which so much is said already says nothing new. */
#define REDUNDANT 0.55

typedef struct
{
  GHashTable *stems; /* stem to number */
  double norm;
  double score;
} Candidate;

typedef struct
{
  GArray *candidates;
  GHashTable *spread; /* stem to the number of sentences that have it */
} Field;

static void
candidate_clear (gpointer data)
{
  Candidate *candidate = data;

  g_hash_table_unref (candidate->stems);
}

static void
add_candidate (Field *field, const QimamCentralSentence *sentence)
{
  Candidate candidate = { g_hash_table_new (g_str_hash, g_str_equal), 0, 0 };

  for (guint i = sentence->first; i < sentence->end && i < sentence->words->len; i++)
    {
      const QimamWord *word = &g_array_index (sentence->words, QimamWord, i);
      guint n;

      if (qimam_is_stop_word (word->folded, -1))
        continue;
      n = GPOINTER_TO_UINT (g_hash_table_lookup (candidate.stems, word->stem));
      if (n == 0)
        g_hash_table_insert (
            field->spread, word->stem,
            GUINT_TO_POINTER (GPOINTER_TO_UINT (g_hash_table_lookup (field->spread, word->stem)) + 1));
      g_hash_table_insert (candidate.stems, word->stem, GUINT_TO_POINTER (n + 1));
    }
  g_array_append_val (field->candidates, candidate);
}

static double
weigh (const Field *field, const char *stem)
{
  guint spread = GPOINTER_TO_UINT (g_hash_table_lookup (field->spread, stem));

  return log (1.0 + (double) field->candidates->len / MAX (1u, spread));
}

static double
similarity (const Field *field, const Candidate *a, const Candidate *b)
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
      weight = weigh (field, stem);
      sum += GPOINTER_TO_UINT (n) * other * weight * weight;
    }
  return sum / (a->norm * b->norm);
}

static void
measure (Field *field)
{
  for (guint i = 0; i < field->candidates->len; i++)
    {
      Candidate *candidate = &g_array_index (field->candidates, Candidate, i);
      GHashTableIter iter;
      gpointer stem, n;

      g_hash_table_iter_init (&iter, candidate->stems);
      while (g_hash_table_iter_next (&iter, &stem, &n))
        {
          double value = GPOINTER_TO_UINT (n) * weigh (field, stem);

          candidate->norm += value * value;
        }
      candidate->norm = sqrt (candidate->norm);
    }
}

static void
score (Field *field, const GArray *sentences)
{
  double most = 0;

  for (guint i = 0; i < field->candidates->len; i++)
    {
      Candidate *a = &g_array_index (field->candidates, Candidate, i);

      for (guint k = 0; k < i; k++)
        {
          Candidate *b = &g_array_index (field->candidates, Candidate, k);
          double likeness = similarity (field, a, b);

          a->score += likeness;
          b->score += likeness;
        }
    }
  for (guint i = 0; i < field->candidates->len; i++)
    most = MAX (most, g_array_index (field->candidates, Candidate, i).score);
  for (guint i = 0; i < field->candidates->len; i++)
    {
      Candidate *a = &g_array_index (field->candidates, Candidate, i);

      a->score = (most > 0 ? a->score / most : 0) + g_array_index (sentences, QimamCentralSentence, i).prior;
    }
}

/* The next one; -1 where nothing says anything new. */
static int
find_next (const Field *field, const GArray *chosen, const double *told, double *most)
{
  int best = -1;

  *most = 0;
  for (guint i = 0; i < field->candidates->len; i++)
    {
      const Candidate *candidate = &g_array_index (field->candidates, Candidate, i);
      gboolean used = FALSE;

      for (guint k = 0; k < chosen->len; k++)
        used |= g_array_index (chosen, QimamCentralChoice, k).index == i;
      if (!used && told[i] < REDUNDANT && candidate->score * (1 - told[i]) > *most)
        {
          *most = candidate->score * (1 - told[i]);
          best = (int) i;
        }
    }
  return best;
}

GArray *
qimam_central_choose (const GArray *sentences, guint wanted)
{
  GArray *chosen = g_array_new (FALSE, FALSE, sizeof (QimamCentralChoice));
  g_autoptr (GArray) candidates = g_array_new (FALSE, FALSE, sizeof (Candidate));
  g_autoptr (GHashTable) spread = g_hash_table_new (g_str_hash, g_str_equal);
  g_autofree double *told = g_new0 (double, sentences->len + 1);
  Field field = { candidates, spread };
  double top = 0, most;
  int next;

  g_array_set_clear_func (candidates, candidate_clear);
  for (guint i = 0; i < sentences->len; i++)
    add_candidate (&field, &g_array_index (sentences, QimamCentralSentence, i));
  measure (&field);
  score (&field, sentences);
  while (chosen->len < wanted && (next = find_next (&field, chosen, told, &most)) >= 0)
    {
      QimamCentralChoice choice;

      top = MAX (top, most);
      choice = (QimamCentralChoice){ (guint) next, most / top };
      g_array_append_val (chosen, choice);
      for (guint i = 0; i < candidates->len; i++)
        told[i] = MAX (told[i], similarity (&field, &g_array_index (candidates, Candidate, i),
                                            &g_array_index (candidates, Candidate, (guint) next)));
    }
  return chosen;
}
