/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-claims-builder.h"

QimamClaim *
qimam_claim_builder_add (
    QimamClaimBuilder *self, const QimamClauses *scan, QimamDimension dimension, guint first, guint last)
{
  return qimam_claim_builder_add_span (self, scan, dimension, qimam_clauses_span (scan, first, last, TRUE));
}

/* Where, how and for how long people met is of the conduct of the meeting; what has no narrower topic is of
 * their relations. */
static char **
default_topics (QimamDimension dimension)
{
  static const char *const conduct[] = { "summit_protocol", NULL };
  static const char *const relations[] = { "bilateral_relations", NULL };

  switch (dimension)
    {
    case QIMAM_DIMENSION_PLACE:
    case QIMAM_DIMENSION_FORMAT:
    case QIMAM_DIMENSION_DURATION:
      return g_strdupv ((char **) conduct);
    case QIMAM_DIMENSION_DISAGREEMENT:
    case QIMAM_DIMENSION_AGREEMENT:
    case QIMAM_DIMENSION_ISSUE:
      return g_strdupv ((char **) relations);
    default:
      return NULL;
    }
}

/* What a claim is about: by its words, else those of its clause, else those of what is said around it. */
static void
settle_topics (const QimamClauses *scan, QimamClaim *claim, const QimamStatement *statement, guint word)
{
  if (claim->dimension == QIMAM_DIMENSION_DATE || claim->dimension == QIMAM_DIMENSION_PARTICIPANTS)
    return;
  if (claim->dimension != QIMAM_DIMENSION_PLACE && claim->dimension != QIMAM_DIMENSION_FORMAT &&
      claim->dimension != QIMAM_DIMENSION_DURATION)
    {
      const QimamClause *clause = qimam_clauses_clause (scan, word);

      claim->topics = qimam_reading_topics_in (scan->reading, claim->span);
      if (claim->topics == NULL)
        claim->topics = qimam_reading_topics_in (
            scan->reading, qimam_clauses_span (scan, clause->first, clause->last, FALSE));
      if (claim->topics == NULL && statement != NULL && claim->dimension == QIMAM_DIMENSION_FIGURE)
        claim->topics = g_strdupv (statement->topics);
      if (claim->topics == NULL &&
          (claim->dimension == QIMAM_DIMENSION_AGREEMENT || claim->dimension == QIMAM_DIMENSION_ISSUE ||
           claim->dimension == QIMAM_DIMENSION_NEXT_STEP))
        claim->topics = qimam_reading_topics_in (scan->reading, claim->sentence);
    }
  if (claim->topics == NULL)
    claim->topics = default_topics (claim->dimension);
}

static void
copy_speaker (QimamClaim *claim, const QimamStatement *statement)
{
  claim->statement = statement->id;
  claim->speaker = g_strdup (statement->speaker);
  claim->speaker_key = g_strdup (statement->speaker_key);
  claim->via = g_strdup (statement->via);
  claim->via_key = g_strdup (statement->via_key);
  claim->verb = g_strdup (statement->verb);
  claim->attribution = statement->attribution;
}

QimamClaim *
qimam_claim_builder_add_span (QimamClaimBuilder *self,
                              const QimamClauses *scan,
                              QimamDimension dimension,
                              QimamSpan span)
{
  const QimamReading *reading = scan->reading;
  int sentence = qimam_reading_sentence_at (reading, span.start);
  QimamStatement *statement;
  QimamSpan around;
  QimamClaim *claim;
  guint first, last;

  if (span.end <= span.start || span.end > reading->length ||
      !qimam_clauses_words_of (scan, span, &first, &last))
    return NULL;
  around = sentence >= 0 ? g_array_index (reading->sentences, QimamSpan, sentence) : span;
  if (span.end > around.end)
    span.end = around.end;
  claim = qimam_claim_new (dimension, span, around);
  claim->text = qimam_reading_text (reading, span);
  claim->meeting = qimam_meeting_finder_at (self->finder, scan, first);
  statement = qimam_reading_statement_at (reading, span);
  if (statement != NULL)
    copy_speaker (claim, statement);
  settle_topics (scan, claim, statement, first);
  g_ptr_array_add (self->analysis->claims, claim);
  return claim;
}

static gboolean
same_value (QimamDimension dimension, const QimamValue *a, const QimamValue *b)
{
  if (g_strcmp0 (a->iso, b->iso) != 0 || a->cmp != b->cmp || a->scope != b->scope || a->unit != b->unit)
    return FALSE;
  if (a->has_number != b->has_number || (a->has_number && a->number != b->number))
    return FALSE;
  if (a->key != NULL && b->key != NULL)
    return g_str_equal (a->key, b->key);
  if (dimension == QIMAM_DIMENSION_DATE && g_strcmp0 (a->role, b->role) != 0)
    return FALSE;
  return g_strcmp0 (a->name, b->name) == 0;
}

QimamClaim *
qimam_claim_builder_find (const QimamClaimBuilder *self,
                          QimamDimension dimension,
                          gint64 meeting,
                          const QimamValue *value)
{
  for (guint i = 0; i < self->analysis->claims->len; i++)
    {
      QimamClaim *claim = self->analysis->claims->pdata[i];
      if (claim->dimension == dimension && claim->meeting == meeting && claim->value.set &&
          same_value (dimension, &claim->value, value))
        return claim;
    }
  return NULL;
}

void
qimam_claim_builder_repeat (QimamClaim *claim, QimamSpan span)
{
  if (qimam_span_overlaps (claim->span, span))
    return;
  for (guint i = 0; i < claim->repeats->len; i++)
    if (qimam_span_overlaps (g_array_index (claim->repeats, QimamSpan, i), span))
      return;
  g_array_append_val (claim->repeats, span);
}

char *
qimam_claim_builder_party (
    const QimamClaimBuilder *self, const QimamClauses *scan, guint first, guint last, const char *fallback)
{
  const GPtrArray *mentions = scan->reading->mentions;
  QimamSpan span = qimam_clauses_span (scan, first, last, FALSE);
  const char *party = NULL;

  for (guint i = qimam_clauses_mention_from (scan, span.start); i < mentions->len; i++)
    {
      const QimamMention *mention = mentions->pdata[i];
      if (mention->span.start >= span.end)
        break;
      if (!qimam_span_overlaps (span, mention->span) || mention->party == NULL ||
          mention->kind == QIMAM_MENTION_PLACE)
        continue;
      if (mention->kind == QIMAM_MENTION_DOCUMENT || g_str_equal (mention->party, "joint") ||
          (party != NULL && !g_str_equal (party, mention->party)))
        return g_strdup ("joint");
      party = mention->party;
    }
  return g_strdup (party != NULL ? party : fallback);
}

static int
compare_claims (gconstpointer a, gconstpointer b)
{
  const QimamClaim *x = *(QimamClaim *const *) a, *y = *(QimamClaim *const *) b;

  if (x->span.in != y->span.in)
    return x->span.in < y->span.in ? -1 : 1;
  if (x->span.start != y->span.start)
    return x->span.start < y->span.start ? -1 : 1;
  if (x->span.end != y->span.end)
    return x->span.end < y->span.end ? -1 : 1;
  if (x->dimension != y->dimension)
    return x->dimension < y->dimension ? -1 : 1;
  return 0;
}

/* Claims without a value are said again where the same words stand again. */
static void
merge_same_words (GPtrArray *claims)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < claims->len;)
    {
      QimamClaim *claim = claims->pdata[i], *before;
      g_autofree char *key = NULL;

      if (claim->value.set)
        {
          i++;
          continue;
        }
      key = g_strdup_printf (
          "%d %" G_GINT64_FORMAT " %d %s %s", claim->dimension, claim->meeting, claim->polarity,
          claim->dimension == QIMAM_DIMENSION_STATEMENT && claim->speaker != NULL ? claim->speaker : "",
          claim->text);
      before = g_hash_table_lookup (seen, key);
      if (before == NULL)
        {
          g_hash_table_insert (seen, g_steal_pointer (&key), claim);
          i++;
          continue;
        }
      if (before->span.start != claim->span.start || before->span.in != claim->span.in)
        qimam_claim_builder_repeat (before, claim->span);
      g_ptr_array_remove_index (claims, i);
    }
}

/* Of two claims of one dimension and meeting where one lies in the other, the first in @claims' order that is
 * longer stands; both are one thing. */
static void
drop_nested (GPtrArray *claims)
{
  for (guint i = 0; i < claims->len; i++)
    {
      const QimamClaim *outer = claims->pdata[i];

      if (outer->value.set || outer->dimension == QIMAM_DIMENSION_STATEMENT)
        continue;
      for (guint k = i + 1; k < claims->len;)
        {
          const QimamClaim *inner = claims->pdata[k];

          if (inner->span.in != outer->span.in || inner->span.start >= outer->span.end)
            break;
          if (inner->dimension == outer->dimension && !inner->value.set)
            g_ptr_array_remove_index (claims, k);
          else
            k++;
        }
    }
}

/* A way of meeting that stands in what was agreed or is to come is not that of the meeting. */
static void
drop_future_formats (GPtrArray *claims)
{
  static const char *const keys[] = {
    "in_person", "video", "phone", "hybrid", "one_on_one", "expanded", NULL
  };

  for (guint i = 0; i < claims->len;)
    {
      const QimamClaim *format = claims->pdata[i];
      gboolean future = FALSE;

      if (format->dimension == QIMAM_DIMENSION_FORMAT && g_strv_contains (keys, format->value.key))
        for (guint k = i > 40 ? i - 40 : 0; k < claims->len && k < i + 40 && !future; k++)
          {
            const QimamClaim *claim = claims->pdata[k];
            future = (claim->dimension == QIMAM_DIMENSION_AGREEMENT ||
                      claim->dimension == QIMAM_DIMENSION_NEXT_STEP) &&
                     qimam_span_contains (claim->span, format->span);
          }
      if (future)
        g_ptr_array_remove_index (claims, i);
      else
        i++;
    }
}

void
qimam_claim_builder_finish (QimamClaimBuilder *self)
{
  GPtrArray *claims = self->analysis->claims;

  g_ptr_array_sort (claims, compare_claims);
  drop_future_formats (claims);
  drop_nested (claims);
  merge_same_words (claims);
  for (guint i = 0; i < claims->len; i++)
    ((QimamClaim *) claims->pdata[i])->id = i + 1;
}
