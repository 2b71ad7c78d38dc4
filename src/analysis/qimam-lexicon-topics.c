/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-lexicon-private.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* A topic's score is the sum of its cues, sentence by sentence: what stands in the headline or at the
 * beginning tells more, and one sentence can tell only so much. */

#define SENTENCE_CAP    2.4
#define LOOK_BACK       24  /* cues that may overlap a new one */
#define PLAIN_WEIGHT    0.8 /* of a cue that says its topic plainly */
#define LEAD_SENTENCES  3
#define LEAD_FACTOR     1.5
#define BODY_FACTOR     1.15
#define TAIL_LOSS       0.45 /* what the last sentence tells less than the first */
#define HEADLINE_FACTOR 2.5
#define CAPTION_FACTOR  0.5
#define FLOOR_SCORE     0.9  /* less is no topic of the article */
#define FAINT_SCORE     0.2  /* the same of a catch-all topic, which the meeting bears out or does not */
#define PRIMARY_SCORE   4.4  /* less is none that it is about */
#define FULL_LENGTH     16   /* sentences of an article from which on PRIMARY_SCORE holds in full */
#define PRIMARY_LEAST   0.35 /* of PRIMARY_SCORE, however short the article */
#define PRIMARY_SHARE   0.3  /* of the strongest topic's score */
#define SHORT_SHARE     0.6  /* the same where a short article lets a topic through */
#define AGREED_GAIN     1.2  /* of what was agreed on: a meeting is about what comes of it */
#define AGREED_SHARE    4    /* one of so many agreements gives all of it */
#define ALONE_SCORE     1.3  /* enough for the strongest where no topic is primary */
#define HALF_WEIGHT     4.0  /* the score that weighs one half */

static gboolean
load_keys (QimamLexicon *self, GError **error)
{
  static const char *const columns[] = { "key", "catch_all", "share", NULL };
  g_autoptr (QimamTable) table = qimam_table_load ("topics", columns, error);

  if (table == NULL)
    return FALSE;
  for (guint i = 0; i < qimam_table_n_rows (table); i++)
    {
      gpointer key = (gpointer) g_intern_string (qimam_table_get (table, i, 0));
      int share = atoi (qimam_table_get (table, i, 2));

      if (g_str_equal (qimam_table_get (table, i, 1), "1"))
        g_hash_table_add (self->catch_all, key);
      if (share > 0)
        g_hash_table_insert (self->shares, key, GINT_TO_POINTER (share));
    }
  return TRUE;
}

gboolean
qimam_lexicon_is_catch_all (const QimamLexicon *self, const char *topic)
{
  return g_hash_table_contains (self->catch_all, topic);
}

gboolean
qimam_lexicon_load_topics (QimamLexicon *self, GError **error)
{
  static const char *const columns[] = { "topic", "weight", "from", "to", "patterns", "instead", NULL };
  g_autoptr (QimamTable) table = NULL;

  if (!load_keys (self, error))
    return FALSE;
  table = qimam_table_load ("topic-cues", columns, error);
  if (table == NULL)
    return FALSE;
  for (guint i = 0; i < qimam_table_n_rows (table); i++)
    {
      g_auto (GStrv) patterns = qimam_table_get_list (table, i, 4);
      const char *instead = qimam_table_get (table, i, 5);
      QimamTopicPattern pattern = { g_intern_string (qimam_table_get (table, i, 0)),
                                    g_ascii_strtod (qimam_table_get (table, i, 1), NULL),
                                    qimam_lexicon_keep (self, qimam_table_get (table, i, 2)),
                                    qimam_lexicon_keep (self, qimam_table_get (table, i, 3)),
                                    FALSE,
                                    *instead != '\0' ? g_intern_string (instead) : NULL };

      if (pattern.weight == 0)
        {
          qimam_table_set_error (table, i, 1, "the weight is no number, or 0", error);
          return FALSE;
        }
      for (guint p = 0; patterns[p] != NULL; p++)
        {
          g_autoptr (GError) reason = NULL;

          if (!qimam_cue_set_add (self->topic_cues, patterns[p], self->topic_patterns->len, &reason))
            {
              qimam_table_set_error (table, i, 4, reason->message, error);
              return FALSE;
            }
        }
      g_array_append_val (self->topic_patterns, pattern);
    }
  return TRUE;
}

gboolean
qimam_topic_pattern_applies (const QimamTopicPattern *pattern, const char *day)
{
  if (day == NULL)
    return *pattern->to == '\0';
  return (*pattern->from == '\0' || strncmp (day, pattern->from, MIN (strlen (day), 10)) >= 0) &&
         (*pattern->to == '\0' || strncmp (day, pattern->to, MIN (strlen (day), 10)) <= 0);
}

/* The day counts for all fields of an article, so one that only the body tells is looked for there. */
static char *
day_of_article (const QimamReading *reading)
{
  char *day = qimam_reading_reference_day (reading);

  if (day == NULL && reading->in != QIMAM_FIELD_BODY)
    {
      g_autoptr (QimamReading) body = qimam_reading_new (reading->document, QIMAM_FIELD_BODY);
      day = qimam_reading_reference_day (body);
    }
  return day;
}

static gboolean
is_covered (const GPtrArray *cues, guint from, const QimamTopicCue *cue)
{
  /* Matches come in the order of the text, so those that overlap are among the last. */
  for (guint i = MAX (from, cues->len - MIN (cues->len, LOOK_BACK)); i < cues->len; i++)
    {
      const QimamTopicCue *other = g_ptr_array_index (cues, i);

      if (other->topic == cue->topic && (other->weight > 0) == (cue->weight > 0) &&
          qimam_span_overlaps (other->span, cue->span))
        return TRUE;
    }
  return FALSE;
}

void
qimam_topics_find_cues (const QimamCueSet *set,
                        const GArray *patterns,
                        const QimamReading *reading,
                        const char *day,
                        GPtrArray *cues,
                        GHashTable *enough)
{
  for (guint s = 0; s < reading->sentences->len; s++)
    {
      guint first = g_array_index (reading->sentence_word, guint, s);
      guint end = g_array_index (reading->sentence_word, guint, s + 1);
      g_autoptr (GArray) matches = qimam_cue_set_match (set, reading->cue_words, first, end - first);
      guint from = cues->len;

      for (guint i = 0; i < matches->len; i++)
        {
          const QimamCueMatch *match = &g_array_index (matches, QimamCueMatch, i);
          const QimamTopicPattern *pattern = &g_array_index (patterns, QimamTopicPattern, match->id);
          const QimamWord *word = &g_array_index (reading->words, QimamWord, match->first_word);
          const QimamWord *last = &g_array_index (reading->words, QimamWord, match->last_word);
          QimamTopicCue cue = {
            pattern->topic,
            qimam_span (reading->in, qimam_word_skip (reading->text, word->start, word->end, match->skip),
                        last->end),
            pattern->weight, pattern->instead
          };

          if (!qimam_topic_pattern_applies (pattern, day))
            continue;
          if (pattern->enough && enough != NULL)
            g_hash_table_add (enough, (gpointer) pattern->topic);
          if (!is_covered (cues, from, &cue))
            g_ptr_array_add (cues, g_memdup2 (&cue, sizeof cue));
        }
    }
}

void
qimam_lexicon_find_topic_cues (const QimamLexicon *self, QimamReading *reading)
{
  g_autofree char *day = NULL;

  g_return_if_fail (self != NULL && reading != NULL);

  day = day_of_article (reading);
  g_ptr_array_set_size (reading->topic_cues, 0);
  qimam_topics_find_cues (self->topic_cues, self->topic_patterns, reading, day, reading->topic_cues, NULL);
}

/* ---- Words that two topics share ---- */

/* The topics that some words tell of plainly, which are theirs alone. */
static GHashTable *
collect_plain_topics (QimamReading *const *readings, guint n_readings)
{
  GHashTable *plain = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint r = 0; r < n_readings; r++)
    for (guint i = 0; i < readings[r]->topic_cues->len; i++)
      {
        const QimamTopicCue *cue = readings[r]->topic_cues->pdata[i];

        if (cue->instead == NULL && cue->weight >= PLAIN_WEIGHT)
          g_hash_table_add (plain, (gpointer) cue->topic);
      }
  return plain;
}

static gboolean
is_told_there (const GPtrArray *cues, guint at)
{
  const QimamTopicCue *cue = cues->pdata[at];

  for (guint i = at - MIN (at, LOOK_BACK); i < MIN (cues->len, at + LOOK_BACK); i++)
    {
      const QimamTopicCue *other = cues->pdata[i];

      if (i != at && other->topic == cue->instead && qimam_span_overlaps (other->span, cue->span))
        return TRUE;
    }
  return FALSE;
}

void
qimam_lexicon_share_topic_cues (const QimamLexicon *self, QimamReading *const *readings, guint n_readings)
{
  g_autoptr (GHashTable) plain = NULL;

  g_return_if_fail (self != NULL);

  plain = collect_plain_topics (readings, n_readings);
  for (guint r = 0; r < n_readings; r++)
    for (guint i = readings[r]->topic_cues->len; i > 0; i--)
      {
        QimamTopicCue *cue = readings[r]->topic_cues->pdata[i - 1];

        if (cue->instead == NULL || !g_hash_table_contains (plain, cue->instead) ||
            g_hash_table_contains (plain, cue->topic))
          continue;
        if (is_told_there (readings[r]->topic_cues, i - 1))
          g_ptr_array_remove_index (readings[r]->topic_cues, i - 1);
        else
          cue->topic = cue->instead;
      }
}

/* ---- Scores ---- */

typedef struct
{
  QimamTopicHit *hit;
  double score;
  double sentence;
  int sentence_index;
} Score;

static double
factor_of (const QimamReading *reading, int sentence)
{
  if (reading->in == QIMAM_FIELD_HEADLINE)
    return HEADLINE_FACTOR;
  if (reading->in == QIMAM_FIELD_CAPTION)
    return CAPTION_FACTOR;
  if (sentence >= 0 && sentence < LEAD_SENTENCES)
    return LEAD_FACTOR;
  return BODY_FACTOR - TAIL_LOSS * MAX (sentence, 0) / MAX (reading->sentences->len, 1);
}

static void
add_cue (GArray *scores, const QimamReading *reading, const QimamTopicCue *cue)
{
  int sentence = qimam_reading_sentence_at (reading, cue->span.start);
  double factor = factor_of (reading, sentence), added;
  Score *score = NULL;

  for (guint i = 0; i < scores->len && score == NULL; i++)
    if (g_str_equal (g_array_index (scores, Score, i).hit->key, cue->topic))
      score = &g_array_index (scores, Score, i);
  if (score == NULL)
    {
      Score fresh = { qimam_topic_hit_new (cue->topic), 0, 0, -2 };

      g_array_append_val (scores, fresh);
      score = &g_array_index (scores, Score, scores->len - 1);
    }
  if (score->sentence_index != sentence)
    {
      score->sentence_index = sentence;
      score->sentence = 0;
    }
  added = MIN (cue->weight, SENTENCE_CAP - score->sentence);
  score->sentence += added;
  score->score += added * factor;
  if (cue->weight > 0)
    g_array_append_val (score->hit->spans, cue->span);
}

int
qimam_topic_hit_compare (gconstpointer a, gconstpointer b)
{
  const QimamTopicHit *x = *(QimamTopicHit *const *) a, *y = *(QimamTopicHit *const *) b;

  if (x->weight != y->weight)
    return x->weight > y->weight ? -1 : 1;
  return strcmp (x->key, y->key);
}

static GArray *
sum_scores (QimamReading *const *readings, GPtrArray *const *cues, guint n_readings, guint *n_sentences)
{
  GArray *scores = g_array_new (FALSE, FALSE, sizeof (Score));

  *n_sentences = 0;
  for (guint r = 0; r < n_readings; r++)
    {
      *n_sentences += readings[r]->sentences->len;
      for (guint i = 0; i < scores->len; i++)
        g_array_index (scores, Score, i).sentence_index = -2;
      for (guint i = 0; i < cues[r]->len; i++)
        add_cue (scores, readings[r], g_ptr_array_index (cues[r], i));
    }
  return scores;
}

/* What of the strongest topic's score makes another one primary. @self: (nullable): a topic of a user */
static double
share_of (const QimamLexicon *self, const char *key)
{
  int share = self != NULL ? GPOINTER_TO_INT (g_hash_table_lookup (self->shares, key)) : 0;

  return share > 0 ? share / 100.0 : PRIMARY_SHARE;
}

/* A short article has few words for what it is about. */
static gboolean
is_primary (double score, double top, double share, guint n_sentences)
{
  double length = CLAMP ((double) n_sentences / FULL_LENGTH, PRIMARY_LEAST, 1.0);

  return (score >= PRIMARY_SCORE && score >= share * top) ||
         (score >= PRIMARY_SCORE * length && score >= SHORT_SHARE * top);
}

/* Settles weight and primary of a topic whose strongest neighbour has the score @top. */
static void
weigh (const QimamLexicon *self, const Score *score, double top, guint n_sentences)
{
  score->hit->weight = round (100 * score->score / (score->score + HALF_WEIGHT)) / 100;
  score->hit->primary = is_primary (score->score, top, share_of (self, score->hit->key), n_sentences);
}

/* The score that gave a weight. */
static double
score_of_weight (double weight)
{
  weight = MIN (weight, 0.99);
  return HALF_WEIGHT * weight / (1 - weight);
}

GPtrArray *
qimam_lexicon_weigh_topics (const QimamLexicon *self, QimamReading *const *readings, guint n_readings)
{
  GPtrArray *hits = g_ptr_array_new_with_free_func ((GDestroyNotify) qimam_topic_hit_free);
  g_autofree GPtrArray **cues = g_new0 (GPtrArray *, n_readings + 1);
  g_autoptr (GArray) scores = NULL;
  QimamTopicHit *strongest = NULL;
  gboolean primary = FALSE;
  double top = 0;
  guint n_sentences;

  g_return_val_if_fail (self != NULL, hits);

  for (guint r = 0; r < n_readings; r++)
    cues[r] = readings[r]->topic_cues;
  scores = sum_scores (readings, cues, n_readings, &n_sentences);
  for (guint i = 0; i < scores->len; i++)
    {
      const Score *score = &g_array_index (scores, Score, i);

      if (!g_hash_table_contains (self->catch_all, score->hit->key))
        top = MAX (top, score->score);
    }
  for (guint i = 0; i < scores->len; i++)
    {
      Score *score = &g_array_index (scores, Score, i);

      gboolean catch_all = g_hash_table_contains (self->catch_all, score->hit->key);

      if (score->score < (catch_all ? FAINT_SCORE : FLOOR_SCORE) || score->hit->spans->len == 0)
        {
          qimam_topic_hit_free (score->hit);
          continue;
        }
      weigh (self, score, top, n_sentences);
      if (catch_all)
        score->hit->primary = FALSE;
      else if (score->score == top)
        strongest = score->hit;
      primary = primary || score->hit->primary;
      g_ptr_array_add (hits, score->hit);
    }
  /* What the article speaks of most is what it is about, however little it says. */
  if (!primary && strongest != NULL && top >= ALONE_SCORE)
    strongest->primary = TRUE;
  g_ptr_array_sort (hits, qimam_topic_hit_compare);
  return hits;
}

/* ---- What came of the meeting ---- */

/* What a topic's score gains by what was agreed on. A long declaration names everything. */
static double
gain_of (const char *key, const GPtrArray *claims, gint64 meeting)
{
  guint n = 0, n_all = 0;

  for (guint i = 0; i < claims->len; i++)
    {
      const QimamClaim *claim = claims->pdata[i];

      if (claim->meeting != meeting || claim->dimension != QIMAM_DIMENSION_AGREEMENT || claim->topics == NULL)
        continue;
      n_all++;
      n += g_strv_contains ((const char *const *) claim->topics, key);
    }
  return n > 0 ? AGREED_GAIN * MIN (1.0, (double) AGREED_SHARE * n / n_all) : 0;
}

void
qimam_lexicon_bear_out_topics (
    const QimamLexicon *self, GPtrArray *topics, const GPtrArray *claims, gint64 meeting, guint n_sentences)
{
  g_autofree double *scores = g_new0 (double, topics->len + 1);
  QimamTopicHit *strongest = NULL;
  gboolean primary = FALSE;
  double top = 0;

  for (guint i = 0; i < topics->len; i++)
    {
      QimamTopicHit *hit = topics->pdata[i];

      if (g_hash_table_contains (self->catch_all, hit->key))
        continue;
      scores[i] = score_of_weight (hit->weight) + gain_of (hit->key, claims, meeting);
      if (scores[i] > top)
        {
          top = scores[i];
          strongest = hit;
        }
    }
  for (guint i = 0; i < topics->len; i++)
    {
      QimamTopicHit *hit = topics->pdata[i];

      hit->primary = scores[i] > 0 && is_primary (scores[i], top, share_of (self, hit->key), n_sentences);
      primary = primary || hit->primary;
    }
  if (!primary && strongest != NULL && top >= ALONE_SCORE)
    strongest->primary = TRUE;
}

GPtrArray *
qimam_topics_weigh_own (QimamReading *const *readings,
                        GPtrArray *const *cues,
                        guint n_readings,
                        GHashTable *enough,
                        double top_weight)
{
  GPtrArray *hits = g_ptr_array_new_with_free_func ((GDestroyNotify) qimam_topic_hit_free);
  double top = score_of_weight (top_weight);
  guint n_sentences;
  g_autoptr (GArray) scores = sum_scores (readings, cues, n_readings, &n_sentences);

  for (guint i = 0; i < scores->len; i++)
    {
      Score *score = &g_array_index (scores, Score, i);

      if (g_hash_table_contains (enough, score->hit->key))
        score->score = MAX (score->score, FLOOR_SCORE);
      if (score->score < FLOOR_SCORE || score->hit->spans->len == 0)
        {
          qimam_topic_hit_free (score->hit);
          continue;
        }
      /* Users' topics are weighed against those of the program alone: so a change of one leaves the others as
       * they are. */
      weigh (NULL, score, MAX (top, score->score), n_sentences);
      g_ptr_array_add (hits, score->hit);
    }
  return hits;
}

/* ---- A topic of the program as a rule ---- */

char *
qimam_lexicon_topic_rule (const char *key)
{
  static const char *const columns[] = { "topic", "weight", "from", "to", "patterns", NULL };
  g_autoptr (QimamTable) table = qimam_table_load ("topic-cues", columns, NULL);
  g_autoptr (GString) rule = g_string_new (NULL);

  for (guint i = 0; table != NULL && i < qimam_table_n_rows (table); i++)
    {
      g_auto (GStrv) patterns = NULL;
      g_autofree char *joined = NULL;
      const char *from = qimam_table_get (table, i, 2), *to = qimam_table_get (table, i, 3);

      if (!g_str_equal (qimam_table_get (table, i, 0), key))
        continue;
      patterns = qimam_table_get_list (table, i, 4);
      joined = g_strjoinv (" | ", patterns);
      g_string_append_printf (rule, "%s[%s", rule->len > 0 ? "\n" : "", qimam_table_get (table, i, 1));
      if (*from != '\0' || *to != '\0')
        g_string_append_printf (rule, " %s..%s", from, to);
      g_string_append_printf (rule, "] %s", joined);
    }
  return rule->len > 0 ? g_string_free (g_steal_pointer (&rule), FALSE) : NULL;
}
