/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-topic-matcher.h"

#include <string.h>

#include "qimam-lexicon-private.h"

#define N_FIELDS 3

static const QimamField fields[N_FIELDS] = { QIMAM_FIELD_HEADLINE, QIMAM_FIELD_BODY, QIMAM_FIELD_CAPTION };

/* A phrase that an article must have, or must not. */
typedef struct
{
  const char *topic; /* (interned) */
  gboolean needed;
  const char *from, *to;
} Condition;

struct _QimamTopicMatcher
{
  gatomicrefcount refs;
  GHashTable *keys; /* (interned) */
  QimamCueSet *cues;
  GArray *patterns; /* QimamTopicPattern by id */
  QimamCueSet *condition_cues;
  GArray *conditions; /* Condition by id */
  gboolean dated;     /* some phrase counts on some days only */
};

QimamTopicMatcher *
qimam_topic_matcher_new (void)
{
  QimamTopicMatcher *self = g_new0 (QimamTopicMatcher, 1);

  g_atomic_ref_count_init (&self->refs);
  self->keys = g_hash_table_new (g_str_hash, g_str_equal);
  self->cues = qimam_cue_set_new ();
  self->patterns = g_array_new (FALSE, FALSE, sizeof (QimamTopicPattern));
  self->condition_cues = qimam_cue_set_new ();
  self->conditions = g_array_new (FALSE, FALSE, sizeof (Condition));
  return self;
}

QimamTopicMatcher *
qimam_topic_matcher_ref (QimamTopicMatcher *self)
{
  g_atomic_ref_count_inc (&self->refs);
  return self;
}

void
qimam_topic_matcher_unref (QimamTopicMatcher *self)
{
  if (self == NULL || !g_atomic_ref_count_dec (&self->refs))
    return;
  g_hash_table_unref (self->keys);
  qimam_cue_set_free (self->cues);
  g_array_unref (self->patterns);
  qimam_cue_set_free (self->condition_cues);
  g_array_unref (self->conditions);
  g_free (self);
}

void
qimam_topic_matcher_add (QimamTopicMatcher *self, const char *key, const QimamTopicRule *rule)
{
  const GPtrArray *phrases = qimam_topic_rule_get_phrases (rule);
  const char *topic = g_intern_string (key);

  g_hash_table_add (self->keys, (gpointer) topic);
  for (guint i = 0; i < phrases->len; i++)
    {
      const QimamTopicPhrase *phrase = phrases->pdata[i];
      gboolean tells = phrase->kind == QIMAM_PHRASE_TELLS;
      guint id = tells ? self->patterns->len : self->conditions->len;

      self->dated = self->dated || *phrase->from != '\0' || *phrase->to != '\0';
      /* The parser has let through only what a cue set takes. */
      for (guint p = 0; p < phrase->patterns->len; p++)
        qimam_cue_set_add (tells ? self->cues : self->condition_cues, phrase->patterns->pdata[p], id, NULL);
      if (tells)
        {
          QimamTopicPattern pattern = { topic, phrase->weight, phrase->from, phrase->to,
                                        phrase->enough && phrase->weight > 0 };

          g_array_append_val (self->patterns, pattern);
        }
      else
        {
          Condition condition = { topic, phrase->kind == QIMAM_PHRASE_NEEDED, phrase->from, phrase->to };

          g_array_append_val (self->conditions, condition);
        }
    }
}

gboolean
qimam_topic_matcher_has (const QimamTopicMatcher *self, const char *key)
{
  return g_hash_table_contains (self->keys, key);
}

/* ---- Matching ---- */

/* What one article is matched with. */
typedef struct
{
  QimamReading *readings[N_FIELDS];
  GPtrArray *cues[N_FIELDS]; /* QimamTopicCue */
  GHashTable *enough;
  GHashTable *excluded; /* topics whose conditions do not hold */
} Matching;

/* (transfer full) (nullable) */
static char *
day_of (const QimamTopicMatcher *self, const QimamDocument *document)
{
  g_autoptr (QimamReading) body = NULL;

  if (!self->dated || document->published.value != NULL)
    return g_strdup (document->published.value);
  body = qimam_reading_new (document, QIMAM_FIELD_BODY);
  return qimam_reading_reference_day (body);
}

static void
find_conditions (const QimamTopicMatcher *self, Matching *matching, const char *day)
{
  g_autofree gboolean *met = g_new0 (gboolean, self->conditions->len + 1);

  for (guint f = 0; f < N_FIELDS && self->conditions->len > 0; f++)
    {
      const QimamReading *reading = matching->readings[f];

      for (guint s = 0; s < reading->sentences->len; s++)
        {
          guint first = g_array_index (reading->sentence_word, guint, s);
          guint end = g_array_index (reading->sentence_word, guint, s + 1);
          g_autoptr (GArray) matches =
              qimam_cue_set_match (self->condition_cues, reading->cue_words, first, end - first);

          for (guint i = 0; i < matches->len; i++)
            met[g_array_index (matches, QimamCueMatch, i).id] = TRUE;
        }
    }
  for (guint i = 0; i < self->conditions->len; i++)
    {
      const Condition *condition = &g_array_index (self->conditions, Condition, i);
      QimamTopicPattern dated = { condition->topic, 1, condition->from, condition->to, FALSE };

      /* A condition holds on its days alone. */
      if (met[i] != condition->needed && qimam_topic_pattern_applies (&dated, day))
        g_hash_table_add (matching->excluded, (gpointer) condition->topic);
    }
}

static void
matching_init (Matching *matching, const QimamTopicMatcher *self, const QimamDocument *document)
{
  g_autofree char *day = day_of (self, document);

  matching->enough = g_hash_table_new (g_str_hash, g_str_equal);
  matching->excluded = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint f = 0; f < N_FIELDS; f++)
    {
      matching->readings[f] = qimam_reading_new_plain (document, fields[f]);
      matching->cues[f] = g_ptr_array_new_with_free_func (g_free);
      qimam_topics_find_cues (self->cues, self->patterns, matching->readings[f], day, matching->cues[f],
                              matching->enough);
    }
  find_conditions (self, matching, day);
}

static void
matching_clear (Matching *matching)
{
  for (guint f = 0; f < N_FIELDS; f++)
    {
      qimam_reading_free (matching->readings[f]);
      g_ptr_array_unref (matching->cues[f]);
    }
  g_hash_table_unref (matching->enough);
  g_hash_table_unref (matching->excluded);
}

static GPtrArray *
weigh (const QimamTopicMatcher *self, Matching *matching, const GPtrArray *built_in)
{
  double top = 0;
  GPtrArray *hits;

  for (guint i = 0; built_in != NULL && i < built_in->len; i++)
    {
      const QimamTopicHit *hit = built_in->pdata[i];

      /* The catch-all topics are never primary: they stand behind all others. */
      if (!qimam_topic_matcher_has (self, hit->key) && hit->primary)
        top = MAX (top, hit->weight);
    }
  hits = qimam_topics_weigh_own (matching->readings, matching->cues, N_FIELDS, matching->enough, top);
  for (guint i = hits->len; i > 0; i--)
    if (g_hash_table_contains (matching->excluded, ((QimamTopicHit *) hits->pdata[i - 1])->key))
      g_ptr_array_remove_index (hits, i - 1);
  return hits;
}

GPtrArray *
qimam_topic_matcher_match (const QimamTopicMatcher *self,
                           const QimamDocument *document,
                           const GPtrArray *built_in)
{
  Matching matching;
  GPtrArray *hits;

  g_return_val_if_fail (self != NULL && document != NULL, NULL);
  matching_init (&matching, self, document);
  hits = weigh (self, &matching, built_in);
  matching_clear (&matching);
  return hits;
}

/* ---- Putting into an analysis ---- */

typedef struct
{
  const QimamTopicMatcher *matcher;
  QimamTopicKeyFunc is_built_in;
  gpointer data;
  const Matching *matching;
  const GPtrArray *hits;
} Applying;

static gboolean
is_own (const Applying *self, const char *key)
{
  return qimam_topic_matcher_has (self->matcher, key) || !self->is_built_in (key, self->data);
}

static gboolean
has_cue_in (const Applying *self, const char *key, QimamSpan span)
{
  for (guint f = 0; f < N_FIELDS; f++)
    for (guint i = 0; fields[f] == span.in && i < self->matching->cues[f]->len; i++)
      {
        const QimamTopicCue *cue = self->matching->cues[f]->pdata[i];

        if (cue->weight > 0 && g_str_equal (cue->topic, key) && qimam_span_contains (span, cue->span))
          return TRUE;
      }
  return FALSE;
}

/* What is agreed, planned or counted is often named elsewhere in its sentence. */
static gboolean
goes_by_sentence (QimamDimension dimension)
{
  return dimension == QIMAM_DIMENSION_AGREEMENT || dimension == QIMAM_DIMENSION_ISSUE ||
         dimension == QIMAM_DIMENSION_NEXT_STEP || dimension == QIMAM_DIMENSION_FIGURE;
}

/* Neither when nor where nor with whom people met is of a topic. */
static gboolean
has_topics (QimamDimension dimension)
{
  return dimension != QIMAM_DIMENSION_DATE && dimension != QIMAM_DIMENSION_PARTICIPANTS &&
         dimension != QIMAM_DIMENSION_PLACE && dimension != QIMAM_DIMENSION_FORMAT &&
         dimension != QIMAM_DIMENSION_DURATION;
}

/* Replaces the user's topics in a list of keys; they stand behind those of the program. */
static gboolean
settle_keys (const Applying *self, char ***keys, gboolean takes, QimamSpan span, const QimamSpan *sentence)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) old = *keys;
  gboolean same;

  for (guint i = 0; old != NULL && old[i] != NULL; i++)
    if (!is_own (self, old[i]))
      g_strv_builder_add (builder, old[i]);
  for (guint i = 0; takes && i < self->hits->len; i++)
    {
      const char *key = ((QimamTopicHit *) self->hits->pdata[i])->key;

      if (has_cue_in (self, key, span) || (sentence != NULL && has_cue_in (self, key, *sentence)))
        g_strv_builder_add (builder, key);
    }
  *keys = g_strv_builder_end (builder);
  if (**keys == NULL)
    g_clear_pointer (keys, g_strfreev);
  same = (old == NULL) == (*keys == NULL) &&
         (old == NULL || g_strv_equal ((const char *const *) old, (const char *const *) *keys));
  return !same;
}

static gboolean
settle_claims (const Applying *self, GPtrArray *claims)
{
  gboolean changed = FALSE;

  for (guint i = 0; i < claims->len; i++)
    {
      QimamClaim *claim = claims->pdata[i];

      if (settle_keys (self, &claim->topics, has_topics (claim->dimension), claim->span,
                       goes_by_sentence (claim->dimension) ? &claim->sentence : NULL))
        changed = TRUE;
    }
  return changed;
}

static gboolean
same_hit (const QimamTopicHit *a, const QimamTopicHit *b)
{
  return g_str_equal (a->key, b->key) && ABS (a->weight - b->weight) < 0.001 && a->primary == b->primary &&
         a->spans->len == b->spans->len &&
         (a->spans->len == 0 ||
          memcmp (a->spans->data, b->spans->data, a->spans->len * sizeof (QimamSpan)) == 0);
}

gboolean
qimam_topic_matcher_apply (const QimamTopicMatcher *self,
                           const QimamDocument *document,
                           QimamAnalysis *analysis,
                           QimamTopicKeyFunc is_built_in,
                           gpointer data)
{
  g_autoptr (GPtrArray) topics = g_ptr_array_new_with_free_func ((GDestroyNotify) qimam_topic_hit_free);
  g_autoptr (GPtrArray) own = g_ptr_array_new_with_free_func ((GDestroyNotify) qimam_topic_hit_free);
  g_autoptr (GPtrArray) hits = NULL;
  Applying applying = { self, is_built_in, data };
  Matching matching;
  gboolean changed;

  g_return_val_if_fail (self != NULL && document != NULL && analysis != NULL, FALSE);
  while (analysis->topics->len > 0)
    {
      QimamTopicHit *hit = g_ptr_array_steal_index (analysis->topics, 0);

      g_ptr_array_add (is_own (&applying, hit->key) ? own : topics, hit);
    }
  matching_init (&matching, self, document);
  hits = weigh (self, &matching, topics);
  g_ptr_array_sort (hits, qimam_topic_hit_compare);
  applying.matching = &matching;
  applying.hits = hits;
  changed = own->len != hits->len;
  for (guint i = 0; i < own->len && !changed; i++)
    changed = !same_hit (own->pdata[i], hits->pdata[i]);
  if (settle_claims (&applying, analysis->claims))
    changed = TRUE;
  if (settle_claims (&applying, analysis->dismissed))
    changed = TRUE;
  for (guint i = 0; i < analysis->statements->len; i++)
    {
      QimamStatement *statement = analysis->statements->pdata[i];

      if (settle_keys (&applying, &statement->topics, TRUE, statement->span, NULL))
        changed = TRUE;
    }
  matching_clear (&matching);
  g_ptr_array_extend_and_steal (analysis->topics, g_steal_pointer (&topics));
  g_ptr_array_extend_and_steal (analysis->topics, g_steal_pointer (&hits));
  g_ptr_array_sort (analysis->topics, qimam_topic_hit_compare);
  return changed;
}
