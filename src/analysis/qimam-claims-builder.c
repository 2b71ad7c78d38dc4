/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-claims-builder.h"

#include <string.h>

#define MAX_REPEATS 100
#define MAX_SUBJECT 200 /* words in which those stand whose act something is */

/* How a value is looked for: two with keys are one where the keys are, else where the names are. */
typedef enum
{
  TOLD_KEY,
  TOLD_NAME,         /* of a value without a key */
  TOLD_NAME_BESIDES, /* of one that has a key, too */
} ToldBy;

typedef struct
{
  QimamDimension dimension;
  gint64 meeting;
  const QimamValue *value;
  ToldBy by;
  guint order;
  QimamClaim *claim;
} Told;

static const char *
told_word (const Told *told)
{
  return told->by == TOLD_KEY ? told->value->key : told->value->name;
}

static guint
hash_told (gconstpointer data)
{
  const Told *told = data;
  const char *word = told_word (told);

  return (word != NULL ? g_str_hash (word) : 0) * 31 +
         (told->value->iso != NULL ? g_str_hash (told->value->iso) : 0) * 17 +
         (told->value->has_number ? g_double_hash (&told->value->number) : 0) + (guint) told->meeting * 64 +
         (guint) told->dimension * 4 + (guint) told->by;
}

static gboolean
equal_told (gconstpointer a, gconstpointer b)
{
  const Told *x = a, *y = b;
  const QimamValue *v = x->value, *w = y->value;

  return x->by == y->by && x->dimension == y->dimension && x->meeting == y->meeting && v->cmp == w->cmp &&
         v->scope == w->scope && v->unit == w->unit && v->has_number == w->has_number &&
         (!v->has_number || v->number == w->number) && g_strcmp0 (v->iso, w->iso) == 0 &&
         g_strcmp0 (told_word (x), told_word (y)) == 0 &&
         (x->dimension != QIMAM_DIMENSION_DATE || x->by == TOLD_KEY || g_strcmp0 (v->role, w->role) == 0);
}

void
qimam_claim_builder_init (QimamClaimBuilder *self, QimamAnalysis *analysis, const QimamMeetingFinder *finder)
{
  *self = (QimamClaimBuilder){ .analysis = analysis, .finder = finder };
  self->told = g_hash_table_new_full (hash_told, equal_told, g_free, NULL);
  for (guint i = 0; i < finder->scans->len; i++)
    {
      const QimamClauses *scan = finder->scans->pdata[i];
      self->covers[scan->reading->in] = g_new0 (guint16, scan->n_words + 1);
    }
}

void
qimam_claim_builder_clear (QimamClaimBuilder *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (self->covers); i++)
    g_clear_pointer (&self->covers[i], g_free);
  g_clear_pointer (&self->told, g_hash_table_unref);
}

void
qimam_claim_builder_cover (QimamClaimBuilder *self,
                           const QimamClauses *scan,
                           QimamDimension dimension,
                           QimamSpan span)
{
  guint first, last;

  if (qimam_clauses_words_of (scan, span, &first, &last))
    for (guint w = first; w <= last; w++)
      self->covers[scan->reading->in][w] |= (guint16) (1u << dimension);
}

gboolean
qimam_claim_builder_covers (const QimamClaimBuilder *self,
                            const QimamClauses *scan,
                            guint dimensions,
                            QimamSpan span)
{
  guint first, last;

  if (qimam_clauses_words_of (scan, span, &first, &last))
    for (guint w = first; w <= last; w++)
      if (self->covers[scan->reading->in][w] & dimensions)
        return TRUE;
  return FALSE;
}

QimamClaim *
qimam_claim_builder_add (
    QimamClaimBuilder *self, const QimamClauses *scan, QimamDimension dimension, guint first, guint last)
{
  return qimam_claim_builder_add_span (self, scan, dimension, qimam_clauses_span (scan, first, last, TRUE));
}

/* Where, how and for how long people met is of the conduct of the meeting; what has no narrower topic is of
 * their relations. It stands until qimam_claims_settle_topics() looks at the words. */
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
  const QimamStatement *statement;
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
  statement = qimam_clauses_statement (scan, span);
  if (statement != NULL)
    copy_speaker (claim, statement);
  claim->topics = default_topics (dimension);
  if (dimension != QIMAM_DIMENSION_STATEMENT && dimension != QIMAM_DIMENSION_BACKGROUND)
    qimam_claim_builder_cover (self, scan, dimension, span);
  g_ptr_array_add (self->analysis->claims, claim);
  return claim;
}

static void
add_told (QimamClaimBuilder *self, QimamClaim *claim, ToldBy by)
{
  Told told = { claim->dimension, claim->meeting, &claim->value, by, self->n_told, claim };

  if (!g_hash_table_contains (self->told, &told))
    g_hash_table_add (self->told, g_memdup2 (&told, sizeof told));
}

/* Takes in the claims that came since the last time, without the newest one while it has no value. */
static void
take_in_told (QimamClaimBuilder *self)
{
  const GPtrArray *claims = self->analysis->claims;

  for (; self->n_told < claims->len; self->n_told++)
    {
      QimamClaim *claim = claims->pdata[self->n_told];

      if (!claim->value.set && self->n_told + 1 == claims->len)
        return;
      if (!claim->value.set)
        continue;
      if (claim->value.key != NULL)
        add_told (self, claim, TOLD_KEY);
      add_told (self, claim, claim->value.key != NULL ? TOLD_NAME_BESIDES : TOLD_NAME);
    }
}

QimamClaim *
qimam_claim_builder_find (QimamClaimBuilder *self,
                          QimamDimension dimension,
                          gint64 meeting,
                          const QimamValue *value)
{
  Told sought = { dimension, meeting, value, value->key != NULL ? TOLD_KEY : TOLD_NAME_BESIDES, 0, NULL };
  const Told *one, *other;

  take_in_told (self);
  one = g_hash_table_lookup (self->told, &sought);
  sought.by = TOLD_NAME;
  other = g_hash_table_lookup (self->told, &sought);
  if (one == NULL || (other != NULL && other->order < one->order))
    one = other;
  return one != NULL ? one->claim : NULL;
}

void
qimam_claim_builder_take_back (QimamClaimBuilder *self, QimamClaim *claim)
{
  GPtrArray *claims = self->analysis->claims;

  g_return_if_fail (claims->len > self->n_told && claims->pdata[claims->len - 1] == claim);
  g_ptr_array_remove_index (claims, claims->len - 1);
}

void
qimam_claim_builder_repeat (QimamClaim *claim, QimamSpan span)
{
  if (qimam_span_overlaps (claim->span, span) || claim->repeats->len >= MAX_REPEATS)
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
  QimamSpan span = qimam_clauses_span (scan, MAX (first, last - MIN (last, MAX_SUBJECT)), last, FALSE);
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

void
qimam_claim_builder_close_gaps (GPtrArray *claims)
{
  guint n = 0;

  for (guint i = 0; i < claims->len; i++)
    if (claims->pdata[i] != NULL)
      claims->pdata[n++] = claims->pdata[i];
  for (guint i = n; i < claims->len; i++)
    claims->pdata[i] = NULL;
  g_ptr_array_set_size (claims, (gint) n);
}

static void
drop (GPtrArray *claims, guint index)
{
  qimam_claim_free (claims->pdata[index]);
  claims->pdata[index] = NULL;
}

/* Claims without a value are said again where the same words stand again. */
static void
merge_same_words (GPtrArray *claims)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < claims->len; i++)
    {
      QimamClaim *claim = claims->pdata[i], *before;
      g_autofree char *key = NULL;
      const char *speaker = NULL;

      if (claim->value.set)
        continue;
      speaker = claim->dimension == QIMAM_DIMENSION_STATEMENT ? claim->speaker : NULL;
      key = g_strdup_printf ("%d %" G_GINT64_FORMAT " %d %s %s", claim->dimension, claim->meeting,
                             claim->polarity, speaker != NULL ? speaker : "", claim->text);
      before = g_hash_table_lookup (seen, key);
      if (before == NULL)
        {
          g_hash_table_insert (seen, g_steal_pointer (&key), claim);
          continue;
        }
      if (before->span.start != claim->span.start || before->span.in != claim->span.in)
        qimam_claim_builder_repeat (before, claim->span);
      drop (claims, i);
    }
  qimam_claim_builder_close_gaps (claims);
}

/* Of two claims of one dimension where one lies in the other, the longer that begins first stands; both are
 * one thing. */
static void
drop_nested (GPtrArray *claims)
{
  guint32 end[QIMAM_N_DIMENSIONS] = { 0 };
  QimamField in = QIMAM_FIELD_BODY;

  for (guint i = 0; i < claims->len; i++)
    {
      const QimamClaim *claim = claims->pdata[i];

      if (claim->span.in != in)
        memset (end, 0, sizeof end);
      in = claim->span.in;
      if (claim->value.set || claim->dimension == QIMAM_DIMENSION_STATEMENT)
        continue;
      if (claim->span.start < end[claim->dimension])
        drop (claims, i);
      else
        end[claim->dimension] = claim->span.end;
    }
  qimam_claim_builder_close_gaps (claims);
}

/* A way of meeting that stands in what was agreed or is to come is not that of the meeting. */
static void
drop_future_formats (GPtrArray *claims)
{
  static const char *const keys[] = {
    "in_person", "video", "phone", "hybrid", "one_on_one", "expanded", NULL
  };

  for (guint i = 0; i < claims->len; i++)
    {
      const QimamClaim *format = claims->pdata[i];
      gboolean future = FALSE;

      if (format->dimension == QIMAM_DIMENSION_FORMAT && g_strv_contains (keys, format->value.key))
        for (guint k = i > 40 ? i - 40 : 0; k < claims->len && k < i + 40 && !future; k++)
          {
            const QimamClaim *claim = claims->pdata[k];
            future = claim != NULL &&
                     (claim->dimension == QIMAM_DIMENSION_AGREEMENT ||
                      claim->dimension == QIMAM_DIMENSION_NEXT_STEP) &&
                     qimam_span_contains (claim->span, format->span);
          }
      if (future)
        drop (claims, i);
    }
  qimam_claim_builder_close_gaps (claims);
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
