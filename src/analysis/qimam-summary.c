/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-summary.h"

#include "qimam-centrality.h"

#define MAX_SENTENCES 200 /* of the beginning of a text */
#define MIN_WORDS     6
#define MAX_WORDS     70
#define MIN_CHOSEN    2 /* where the text has so many */
#define MAX_CHOSEN    5

/* What came of a meeting says most of it; who else sat there says little. */
static double
worth_of (QimamDimension dimension)
{
  switch (dimension)
    {
    case QIMAM_DIMENSION_AGREEMENT:
      return 1.0;
    case QIMAM_DIMENSION_STATEMENT:
    case QIMAM_DIMENSION_PARTICIPANTS:
      return 0.1;
    default:
      return 0.4;
    }
}

/* (transfer full): what the claims of each sentence are worth */
static double *
weigh_claims (const QimamReading *body, const GPtrArray *claims)
{
  double *worth = g_new0 (double, body->sentences->len + 1);

  for (guint i = 0; i < claims->len; i++)
    {
      const QimamClaim *claim = claims->pdata[i];
      int sentence;

      if (claim->span.in != QIMAM_FIELD_BODY || claim->meeting != 1)
        continue;
      sentence = qimam_reading_sentence_at (body, claim->span.start);
      if (sentence >= 0)
        worth[sentence] += worth_of (claim->dimension);
    }
  return worth;
}

static int
compare_spans (gconstpointer a, gconstpointer b)
{
  const QimamSummarySentence *x = a, *y = b;

  return x->span.start < y->span.start ? -1 : x->span.start > y->span.start;
}

GArray *
qimam_summary_choose (const QimamReading *body, const GPtrArray *claims)
{
  GArray *summary = g_array_new (FALSE, FALSE, sizeof (QimamSummarySentence));
  g_autoptr (GArray) candidates = g_array_new (FALSE, FALSE, sizeof (QimamCentralSentence));
  g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autofree double *worth = weigh_claims (body, claims);
  g_autoptr (GArray) chosen = NULL;

  for (guint i = 0; i < body->sentences->len && i < MAX_SENTENCES; i++)
    {
      guint first = g_array_index (body->sentence_word, guint, i);
      guint end = g_array_index (body->sentence_word, guint, i + 1);
      QimamCentralSentence sentence = { body->words, first, end,
                                        1.2 / (1.0 + 0.5 * i) + 0.15 * MIN (worth[i], 3.0) };

      if (end - first < MIN_WORDS || end - first > MAX_WORDS)
        continue;
      g_array_append_val (candidates, sentence);
      g_array_append_val (places, i);
    }
  chosen = qimam_central_choose (candidates, CLAMP (candidates->len / 4, MIN_CHOSEN, MAX_CHOSEN));
  for (guint i = 0; i < chosen->len; i++)
    {
      const QimamCentralChoice *choice = &g_array_index (chosen, QimamCentralChoice, i);
      QimamSummarySentence sentence = { g_array_index (body->sentences, QimamSpan,
                                                       g_array_index (places, guint, choice->index)),
                                        choice->score };

      g_array_append_val (summary, sentence);
    }
  g_array_sort (summary, compare_spans);
  return summary;
}
