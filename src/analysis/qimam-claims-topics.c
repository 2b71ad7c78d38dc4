/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-claims-facts.h"
#include "qimam-sorted.h"

#include <string.h>

/* What a claim is about: its own words say it, else those of its clause, else what was spoken of before it.
 * Next to nothing of what is planned, left open or counted names its matter ("the date of the round will be
 * settled through diplomatic channels"): it is that of the sentences before it, and of the article. */

#define PLAIN_WEIGHT   0.8 /* of a cue that says its topic plainly */
#define LEAST_WEIGHT   0.5 /* of a cue that tells a claim's topic by itself */
#define GENERAL_WEIGHT 0.5 /* of one that tells of relations in general, and not only of "the two sides" */
#define FOCUS          0.5 /* of the strongest topic: less is said in passing */
#define N_BEFORE       3   /* sentences before it that are looked at */
#define N_CUES         64  /* cues before it that are looked at */
#define NEAREST_FACTOR 1.6 /* of the last cue before it: "the war and the efforts to end it" */
#define PRIMARY_FACTOR 1.5 /* of a cue in its sentence, where the article is about its topic */
#define PRIMARY_PRIOR  1.8 /* what a topic that the article is about brings with it, at full weight */
#define TOUCHED_PRIOR  0.3 /* the same of one that it touches */

typedef struct
{
  const char *topic; /* (static) */
  double weight;     /* summed */
  double best;       /* of one cue */
} Sum;

typedef struct
{
  const QimamReading *reading;
  const QimamLexicon *lexicon;
  const GPtrArray *article; /* (element-type QimamTopicHit) */
  gboolean is_list;         /* the claim may name several matters */
  guint8 *taken;            /* whether each cue stands in what is said to have come of a meeting */
} Settling;

static int
compare_sums (gconstpointer a, gconstpointer b)
{
  const Sum *x = a, *y = b;

  if (x->weight != y->weight)
    return x->weight > y->weight ? -1 : 1;
  return strcmp (x->topic, y->topic);
}

static void
add_to (GArray *sums, const char *topic, double weight)
{
  Sum fresh = { topic, weight, weight };

  for (guint i = 0; i < sums->len; i++)
    {
      Sum *sum = &g_array_index (sums, Sum, i);

      if (!g_str_equal (sum->topic, topic))
        continue;
      sum->weight += weight;
      sum->best = MAX (sum->best, weight);
      return;
    }
  g_array_append_val (sums, fresh);
}

static gboolean
cue_is_before (gconstpointer cues, guint index, gsize offset)
{
  return ((QimamTopicCue *) ((const GPtrArray *) cues)->pdata[index])->span.start < offset;
}

/* Index of the first cue that begins at an offset or behind it. */
static guint
cue_from (const QimamReading *reading, gsize offset)
{
  return qimam_sorted_from (reading->topic_cues, reading->topic_cues->len, cue_is_before, offset);
}

/* Adds up the cues of a span; @own: the claim whose words those of others are not. */
static void
sum_span (const Settling *self, GArray *sums, QimamSpan span, const QimamSpan *own)
{
  const GPtrArray *cues = self->reading->topic_cues;
  guint from = cue_from (self->reading, span.start);

  for (guint i = from - MIN (from, 24); i < MIN (cues->len, from + N_CUES); i++)
    {
      const QimamTopicCue *cue = cues->pdata[i];

      if (cue->span.start >= span.end)
        break;
      if (qimam_span_overlaps (cue->span, span) &&
          (own == NULL || !self->taken[i] || qimam_span_overlaps (cue->span, *own)))
        add_to (sums, cue->topic, cue->weight);
    }
}

/* The best of the narrow topics, or of the catch-all ones. */
static const Sum *
find_best (const Settling *self, const GArray *sums, gboolean catch_all)
{
  const Sum *best = NULL;

  for (guint i = 0; i < sums->len; i++)
    {
      const Sum *sum = &g_array_index (sums, Sum, i);

      if (sum->weight > 0 && qimam_lexicon_is_catch_all (self->lexicon, sum->topic) == catch_all &&
          (best == NULL || sum->weight > best->weight))
        best = sum;
    }
  return best;
}

/* "An exchange of prisoners in Yemen": where it is names no matter beside a narrower one. */
static gboolean
is_beside_narrower (const Settling *self, const GArray *sums, const Sum *sum, double least)
{
  if (self->is_list || !g_str_equal (sum->topic, "regional_conflicts"))
    return FALSE;
  for (guint i = 0; i < sums->len; i++)
    {
      const Sum *other = &g_array_index (sums, Sum, i);

      if (other->topic != sum->topic && other->weight >= least && other->best > sum->best &&
          !qimam_lexicon_is_catch_all (self->lexicon, other->topic))
        return TRUE;
    }
  return FALSE;
}

/* The narrow topics that are not said in passing, strongest first. */
static char **
take_narrow (const Settling *self, GArray *sums, double focus, const char *besides)
{
  const Sum *found = find_best (self, sums, FALSE);
  g_autoptr (GPtrArray) keys = g_ptr_array_new_with_free_func (g_free);
  double least;

  if (found == NULL)
    return NULL;
  least = focus * found->weight;
  g_array_sort (sums, compare_sums);
  for (guint i = 0; i < sums->len; i++)
    {
      const Sum *sum = &g_array_index (sums, Sum, i);

      if (sum->weight >= least && !qimam_lexicon_is_catch_all (self->lexicon, sum->topic) &&
          !is_beside_narrower (self, sums, sum, least))
        g_ptr_array_add (keys, g_strdup (sum->topic));
    }
  if (besides != NULL)
    g_ptr_array_add (keys, g_strdup (besides));
  g_ptr_array_add (keys, NULL);
  return (char **) g_ptr_array_free (g_steal_pointer (&keys), FALSE);
}

static char **
take_one (const char *key)
{
  const char *keys[] = { key, NULL };

  return g_strdupv ((char **) keys);
}

static char **
topics_of_words (const Settling *self, const QimamClaim *claim)
{
  g_autoptr (GArray) sums = g_array_new (FALSE, FALSE, sizeof (Sum));
  /* "Sixteen million Yemenis": whom it counts is no matter either. */
  double least = claim->dimension == QIMAM_DIMENSION_FIGURE ? PLAIN_WEIGHT : LEAST_WEIGHT;
  const Sum *narrow, *general;

  sum_span (self, sums, claim->span, NULL);
  narrow = find_best (self, sums, FALSE);
  general = find_best (self, sums, TRUE);
  if (general != NULL && !g_str_equal (general->topic, "bilateral_relations"))
    general = NULL;
  /* "the relations of X and Y": whose they are is no matter of its own. */
  if (general != NULL && general->best >= GENERAL_WEIGHT && (narrow == NULL || narrow->best < PLAIN_WEIGHT))
    return take_one (general->topic);
  if (narrow == NULL || narrow->best < least)
    return NULL;
  return take_narrow (self, sums, FOCUS,
                      claim->dimension == QIMAM_DIMENSION_ISSUE && general != NULL &&
                              general->best >= GENERAL_WEIGHT
                          ? general->topic
                          : NULL);
}

/* "They differ on a number of issues": many matters together are their relations. */
static gboolean
names_several (const QimamClauses *scan, const QimamClaim *claim)
{
  guint first, last;

  return (claim->dimension == QIMAM_DIMENSION_DISAGREEMENT || claim->dimension == QIMAM_DIMENSION_ISSUE) &&
         qimam_clauses_words_of (scan, claim->span, &first, &last) &&
         qimam_clauses_has_hit (scan, "several_matters", first, last);
}

/* A step, or what was agreed, that is but a meeting of those who lead is of no matter yet; a visit or a call,
 * and an earlier meeting, is of their relations. */
static char **
topics_of_meeting (const QimamClauses *scan, const QimamClaim *claim)
{
  guint first, last;

  if (names_several (scan, claim))
    return take_one ("bilateral_relations");
  if (claim->dimension == QIMAM_DIMENSION_DISAGREEMENT || claim->dimension == QIMAM_DIMENSION_FIGURE ||
      !qimam_clauses_words_of (scan, claim->span, &first, &last))
    return NULL;
  if (qimam_clauses_has_hit (scan, "leaders_visit", first, last) ||
      (claim->dimension == QIMAM_DIMENSION_BACKGROUND &&
       qimam_clauses_has_hit (scan, "leaders_met", first, last)))
    return take_one ("bilateral_relations");
  if (claim->dimension == QIMAM_DIMENSION_BACKGROUND)
    return NULL;
  return qimam_clauses_has_hit (scan, "leaders_meet", first, last) ? take_one ("summit_protocol") : NULL;
}

static char **
topics_of_clause (const Settling *self, const QimamClauses *scan, const QimamClaim *claim)
{
  g_autoptr (GArray) sums = g_array_new (FALSE, FALSE, sizeof (Sum));
  const QimamClause *clause;
  guint first, last;

  if (!qimam_clauses_words_of (scan, claim->span, &first, &last))
    return NULL;
  clause = qimam_clauses_clause (scan, first);
  sum_span (self, sums, qimam_clauses_span (scan, clause->first, clause->last, FALSE), &claim->span);
  return take_narrow (self, sums, FOCUS, NULL);
}

/* Whether a topic was spoken of before a place in the text: what comes later is not what is meant. */
static gboolean
is_told_before (const QimamTopicHit *hit, QimamSpan span)
{
  for (guint i = 0; i < hit->spans->len; i++)
    {
      const QimamSpan *told = &g_array_index (hit->spans, QimamSpan, i);

      if (told->in == QIMAM_FIELD_HEADLINE || (told->in == span.in && told->start < span.end))
        return TRUE;
      if (told->in == span.in)
        return FALSE;
    }
  return FALSE;
}

/* What the sentence says before it, if anything; else the sentences before, beside what the article is about.
 */
static char **
topics_before (const Settling *self, const QimamClaim *claim)
{
  static const double nearness[N_BEFORE + 1] = { 1.0, 0.5, 0.25, 0.15 };
  const GPtrArray *cues = self->reading->topic_cues;
  int of = qimam_reading_sentence_at (self->reading, claim->span.start);
  guint here = cue_from (self->reading, claim->span.start);
  g_autoptr (GArray) sentence = g_array_new (FALSE, FALSE, sizeof (Sum));
  g_autoptr (GArray) earlier = g_array_new (FALSE, FALSE, sizeof (Sum));

  for (guint i = here - MIN (here, N_CUES); i < here; i++)
    {
      const QimamTopicCue *cue = cues->pdata[i];
      int at = qimam_reading_sentence_at (self->reading, cue->span.start);

      if (at == of)
        add_to (sentence, cue->topic, cue->weight * (i + 1 == here ? NEAREST_FACTOR : 1));
      else if (at >= 0 && at < of && of - at <= N_BEFORE)
        add_to (earlier, cue->topic, cue->weight * nearness[of - at]);
    }
  for (guint i = 0; i < self->article->len; i++)
    {
      const QimamTopicHit *hit = self->article->pdata[i];
      const char *key = g_intern_string (hit->key);

      for (guint k = 0; k < sentence->len; k++)
        if (hit->primary && g_array_index (sentence, Sum, k).topic == key)
          g_array_index (sentence, Sum, k).weight *= PRIMARY_FACTOR;
      if (is_told_before (hit, claim->span))
        add_to (earlier, key, hit->weight * (hit->primary ? PRIMARY_PRIOR : TOUCHED_PRIOR));
    }
  return find_best (self, sentence, FALSE) != NULL ? take_narrow (self, sentence, 1, NULL)
                                                   : take_narrow (self, earlier, 1, NULL);
}

/* Whether a claim tells a matter at all: when, where, how and with whom people met is none. */
static gboolean
has_matter (QimamDimension dimension)
{
  return dimension == QIMAM_DIMENSION_AGREEMENT || dimension == QIMAM_DIMENSION_DISAGREEMENT ||
         dimension == QIMAM_DIMENSION_ISSUE || dimension == QIMAM_DIMENSION_NEXT_STEP ||
         dimension == QIMAM_DIMENSION_FIGURE || dimension == QIMAM_DIMENSION_BACKGROUND;
}

static void
mark_taken (Settling *self, const GPtrArray *claims)
{
  const GPtrArray *cues = self->reading->topic_cues;

  for (guint c = 0; c < claims->len; c++)
    {
      const QimamClaim *claim = claims->pdata[c];
      guint from;

      if (claim->span.in != self->reading->in || !has_matter (claim->dimension) ||
          claim->dimension == QIMAM_DIMENSION_FIGURE || claim->dimension == QIMAM_DIMENSION_BACKGROUND)
        continue;
      from = cue_from (self->reading, claim->span.start);
      for (guint i = from; i < MIN (cues->len, from + N_CUES); i++)
        {
          if (((QimamTopicCue *) cues->pdata[i])->span.start >= claim->span.end)
            break;
          self->taken[i] = TRUE;
        }
    }
}

void
qimam_claims_settle_topics (QimamClaimBuilder *builder, const QimamClauses *scan, const QimamLexicon *lexicon)
{
  const GPtrArray *claims = builder->analysis->claims;
  g_autofree guint8 *taken = g_new0 (guint8, scan->reading->topic_cues->len + 1);
  Settling self = { scan->reading, lexicon, builder->analysis->topics, FALSE, taken };

  mark_taken (&self, claims);
  for (guint i = 0; i < claims->len; i++)
    {
      QimamClaim *claim = claims->pdata[i];
      char **topics;

      if (claim->span.in != scan->reading->in || !has_matter (claim->dimension))
        continue;
      self.is_list = claim->dimension == QIMAM_DIMENSION_ISSUE;
      topics = topics_of_words (&self, claim);
      if (topics == NULL)
        topics = topics_of_meeting (scan, claim);
      if (topics == NULL)
        topics = topics_of_clause (&self, scan, claim);
      if (topics == NULL && g_strcmp0 (claim->value.unit, "age") != 0)
        topics = topics_before (&self, claim);
      if (topics == NULL)
        continue;
      g_strfreev (claim->topics);
      claim->topics = topics;
    }
}
