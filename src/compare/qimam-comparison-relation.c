/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-matrix.h"

#include <string.h>

#include "qimam-comparison-cues.h"
#include "qimam-iso.h"

/* Words around a length of time that tell what it is of. */
#define NEAR 4

static gboolean
has_zone (const char *clock)
{
  const char *t = strchr (clock, 'T');

  return t != NULL && strpbrk (t, "Z+-") != NULL;
}

static QimamRelation
relate_times (const QimamValue *a, const QimamValue *b)
{
  if (a->iso == NULL || b->iso == NULL)
    return QIMAM_RELATION_UNKNOWN;
  if (qimam_iso_is_clock (a->iso) != qimam_iso_is_clock (b->iso))
    return QIMAM_RELATION_UNKNOWN;
  if (qimam_iso_is_clock (a->iso) && has_zone (a->iso) != has_zone (b->iso))
    return QIMAM_RELATION_UNKNOWN;
  if (qimam_iso_compatible (a->iso, b->iso))
    return QIMAM_RELATION_SAME;
  return a->cmp == QIMAM_CMP_APPROX || b->cmp == QIMAM_CMP_APPROX ? QIMAM_RELATION_FITS
                                                                  : QIMAM_RELATION_CONTRADICTS;
}

static QimamRelation
relate_durations (const QimamValue *a, const QimamValue *b)
{
  QimamInterval left, right;

  if (!qimam_interval_of_duration (a->iso, a->cmp, &left) ||
      !qimam_interval_of_duration (b->iso, b->cmp, &right))
    return QIMAM_RELATION_UNKNOWN;
  return qimam_interval_relate (&left, &right);
}

/* Two figures are of one thing only when the sentences around them are on one matter. */
static gboolean
sentences_are_alike (QimamEntry *a, QimamEntry *b)
{
  GHashTable *left = qimam_entry_sentence (a), *right = qimam_entry_sentence (b);
  guint shared = 0, n_left = 0, n_right = 0;
  GHashTableIter iter;
  gpointer key;

  g_hash_table_iter_init (&iter, right);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    n_right += !qimam_is_stop_word (key, -1);
  g_hash_table_iter_init (&iter, left);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    if (!qimam_is_stop_word (key, -1))
      {
        n_left++;
        shared += g_hash_table_contains (right, key);
      }
  return shared >= 3 && shared >= 0.5 * MIN (n_left, n_right);
}

static gboolean
tells_of_attendance (QimamEntry *entry)
{
  qimam_entry_sentence (entry);
  return qimam_comparison_cues_has (entry->sentence, QIMAM_CUE_ATTEND);
}

/* "بمشاركة 57 دولة" here, "حضرها ممثلو نحو 50 دولة" there. */
static gboolean
count_those_present (QimamEntry *a, QimamEntry *b)
{
  static const char *const nouns[] = { "دولة", "دول", "بلدا", "وفدا", "زعيما", "رئيسا", "قائدا" };
  g_autoptr (GArray) noun = qimam_words (a->claim->value.of != NULL ? a->claim->value.of : "", -1);

  for (guint i = 0; i < G_N_ELEMENTS (nouns) && noun->len > 0; i++)
    {
      g_autoptr (GArray) known = qimam_words (nouns[i], -1);

      if (g_str_equal (g_array_index (known, QimamWord, 0).stem, g_array_index (noun, QimamWord, 0).stem))
        return a->placed && b->placed && tells_of_attendance (a) && tells_of_attendance (b);
    }
  return FALSE;
}

/* (nullable): the agreement that a figure stands in. */
static const QimamClaim *
agreement_around (const QimamEntry *entry)
{
  const GPtrArray *claims = entry->article->analysis->claims;

  for (guint i = 0; i < claims->len; i++)
    {
      const QimamClaim *claim = claims->pdata[i];

      if (claim->dimension == QIMAM_DIMENSION_AGREEMENT && claim->meeting == entry->claim->meeting &&
          qimam_span_contains (claim->span, entry->claim->span))
        return claim;
    }
  return NULL;
}

/* "تبادل ألف أسير" here, "تبادل 1200 أسير" there: what is agreed on one matter counts one thing. */
static gboolean
count_what_is_agreed (const QimamEntry *a, const QimamEntry *b)
{
  const QimamClaim *left = agreement_around (a), *right = left != NULL ? agreement_around (b) : NULL;

  if (right == NULL || left->topics == NULL || right->topics == NULL)
    return FALSE;
  for (guint i = 0; left->topics[i] != NULL; i++)
    if (g_strv_contains ((const char *const *) right->topics, left->topics[i]))
      return TRUE;
  return FALSE;
}

/* What one state gives and what another does. */
static gboolean
are_of_two_parties (const QimamClaim *a, const QimamClaim *b)
{
  return a->party != NULL && b->party != NULL && !g_str_equal (a->party, b->party) &&
         !g_str_equal (a->party, "joint") && !g_str_equal (b->party, "joint") &&
         !g_str_equal (a->party, "other") && !g_str_equal (b->party, "other");
}

/* The stems that say something within a few words of what a claim covers. */
static GHashTable *
stems_near (QimamEntry *entry)
{
  GHashTable *stems = g_hash_table_new (g_str_hash, g_str_equal);
  gsize start = entry->claim->span.start - entry->claim->sentence.start,
        end = entry->claim->span.end - entry->claim->sentence.start;
  guint from = 0, to;

  qimam_entry_sentence (entry);
  while (from < entry->sentence->len && g_array_index (entry->sentence, QimamWord, from).start < start)
    from++;
  for (to = from; to < entry->sentence->len && g_array_index (entry->sentence, QimamWord, to).start < end; to++)
    continue;
  for (guint i = from - MIN (from, NEAR); i < MIN (to + NEAR, entry->sentence->len); i++)
    {
      const QimamWord *word = &g_array_index (entry->sentence, QimamWord, i);

      if ((i < from || i >= to) && !qimam_is_stop_word (word->folded, -1))
        g_hash_table_add (stems, word->stem);
    }
  return stems;
}

/* "في غضون شهرين" of the embassies, "سبع سنوات من القطيعة": lengths are of one thing only where the words
 * around them are. */
static gboolean
have_near_in_common (QimamEntry *a, QimamEntry *b)
{
  g_autoptr (GHashTable) left = stems_near (a), right = stems_near (b);
  GHashTableIter iter;
  gpointer key;

  g_hash_table_iter_init (&iter, left);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    if (g_hash_table_contains (right, key))
      return TRUE;
  return FALSE;
}

/* Whether the sentence of one tells the number of the other, too: "سبع اتفاقيات، بينها ثلاث في الطاقة". */
static gboolean
tells_number (const QimamEntry *entry, double number)
{
  const GPtrArray *quantities = entry->article->analysis->quantities;

  for (guint i = 0; entry->claim->sentence.in == QIMAM_FIELD_BODY && i < quantities->len; i++)
    {
      const QimamQuantity *quantity = quantities->pdata[i];

      if (quantity->value != NULL && qimam_span_contains (entry->claim->sentence, quantity->span) &&
          g_ascii_strtod (quantity->value, NULL) == number)
        return TRUE;
    }
  return FALSE;
}

static gboolean
are_of_one_thing (QimamEntry *a, QimamEntry *b)
{
  if (sentences_are_alike (a, b))
    return TRUE;
  return g_strcmp0 (a->claim->value.unit, "count") == 0 &&
         (count_those_present (a, b) || count_what_is_agreed (a, b));
}

static QimamRelation
relate_figures (QimamEntry *x, QimamEntry *y)
{
  const QimamValue *a = &x->claim->value, *b = &y->claim->value;
  QimamInterval left, right;

  if (a->unit != b->unit || g_strcmp0 (a->currency, b->currency) != 0)
    return QIMAM_RELATION_UNKNOWN;
  if (are_of_two_parties (x->claim, y->claim))
    return QIMAM_RELATION_UNKNOWN;
  if (!are_of_one_thing (x, y))
    return QIMAM_RELATION_UNKNOWN;
  if (a->iso != NULL && b->iso != NULL)
    return have_near_in_common (x, y) ? relate_durations (a, b) : QIMAM_RELATION_UNKNOWN;
  if (!a->has_number || !b->has_number)
    return QIMAM_RELATION_UNKNOWN;
  if (a->number != b->number && (tells_number (x, b->number) || tells_number (y, a->number)))
    return QIMAM_RELATION_FITS;
  qimam_interval_of_number (a->number, a->cmp, &left);
  qimam_interval_of_number (b->number, b->cmp, &right);
  return qimam_interval_relate (&left, &right);
}

static QimamRelation
relate_pair (QimamDimension dimension, QimamEntry *x, QimamEntry *y)
{
  switch (dimension)
    {
    case QIMAM_DIMENSION_DATE:
      return relate_times (&x->claim->value, &y->claim->value);
    case QIMAM_DIMENSION_DURATION:
      return relate_durations (&x->claim->value, &y->claim->value);
    default:
      return relate_figures (x, y);
    }
}

/* How exact the most exact time of a cell is: beside a day, the bare year says nothing more. */
static QimamPrecision
best_precision (QimamDimension dimension, const GPtrArray *entries)
{
  QimamPrecision best = QIMAM_PRECISION_UNKNOWN;

  for (guint i = 0; dimension == QIMAM_DIMENSION_DATE && i < entries->len; i++)
    best = MAX (best, qimam_iso_precision (((QimamEntry *) entries->pdata[i])->claim->value.iso));
  return MIN (best, QIMAM_PRECISION_DAY);
}

static gboolean
is_exact (const QimamEntry *entry, QimamPrecision needed)
{
  return needed == QIMAM_PRECISION_UNKNOWN || qimam_iso_precision (entry->claim->value.iso) >= needed;
}

/* The best pair counts: a cell that gives a time in two zones, or a figure twice, agrees if one of them does.
 */
static QimamRelation
relate_best (QimamDimension dimension, const GPtrArray *a, const GPtrArray *b)
{
  QimamPrecision left = best_precision (dimension, a), right = best_precision (dimension, b);
  QimamRelation best = QIMAM_RELATION_UNKNOWN;

  for (guint i = 0; i < a->len; i++)
    for (guint j = 0; j < b->len; j++)
      {
        QimamRelation relation;

        if (!is_exact (a->pdata[i], left) || !is_exact (b->pdata[j], right))
          continue;
        relation = relate_pair (dimension, a->pdata[i], b->pdata[j]);
        if (relation != QIMAM_RELATION_UNKNOWN && (best == QIMAM_RELATION_UNKNOWN || relation < best))
          best = relation;
      }
  return best;
}

/* (transfer full) (element-type utf8): identities of the values of one kind; all of them for @kind NULL */
static GHashTable *
identities (const GPtrArray *entries, const char *kind)
{
  GHashTable *set = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < entries->len; i++)
    {
      const QimamEntry *entry = entries->pdata[i];

      if (kind == NULL || g_strcmp0 (entry->claim->value.kind, kind) == 0)
        g_hash_table_add (set, qimam_entry_identity (entry));
    }
  return set;
}

static guint
count_shared (GHashTable *a, GHashTable *b)
{
  GHashTableIter iter;
  gpointer key;
  guint n = 0;

  g_hash_table_iter_init (&iter, a);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    n += g_hash_table_contains (b, key);
  return n;
}

/* A city and a house in it fit. Two cities do not, unless a meeting was in several, as over a screen. */
static QimamRelation
relate_places (const GPtrArray *a, const GPtrArray *b)
{
  static const char *const kinds[] = { "country", "city", "venue" };
  QimamRelation relation = QIMAM_RELATION_SAME;

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autoptr (GHashTable) left = identities (a, kinds[i]);
      g_autoptr (GHashTable) right = identities (b, kinds[i]);
      guint n = g_hash_table_size (left), m = g_hash_table_size (right);

      if (n == 0 || m == 0 || count_shared (left, right) > 0)
        continue;
      if (n == 1 && m == 1 && !g_str_equal (kinds[i], "venue"))
        return QIMAM_RELATION_CONTRADICTS;
      relation = QIMAM_RELATION_FITS;
    }
  return relation;
}

/* "No joint press conference" leaves room for one of each side. */
static gboolean
leaves_own_press (const GPtrArray *entries, GHashTable *others)
{
  for (guint i = 0; i < entries->len; i++)
    {
      const QimamValue *value = &((QimamEntry *) entries->pdata[i])->claim->value;

      if (value->scope != NULL && g_strcmp0 (value->key, "no_press_conference") == 0)
        return g_hash_table_contains (others, "separate_press_conferences");
    }
  return FALSE;
}

static QimamRelation
relate_formats (const GPtrArray *a, const GPtrArray *b)
{
  /* In each group one alone can be true. */
  enum
  {
    WAY,
    PRESS
  };
  static const char *const groups[][5] = {
    [WAY] = { "in_person", "video", "phone", "hybrid", NULL },
    [PRESS] = { "joint_press_conference", "separate_press_conferences", "no_press_conference", NULL },
  };
  g_autoptr (GHashTable) left = identities (a, NULL);
  g_autoptr (GHashTable) right = identities (b, NULL);

  for (guint g = 0; g < G_N_ELEMENTS (groups); g++)
    {
      gboolean in_left = FALSE, in_right = FALSE, shared = FALSE;

      for (guint i = 0; groups[g][i] != NULL; i++)
        {
          gboolean l = g_hash_table_contains (left, groups[g][i]),
                   r = g_hash_table_contains (right, groups[g][i]);

          in_left |= l;
          in_right |= r;
          shared |= l && r;
        }
      if (g == PRESS && (leaves_own_press (a, right) || leaves_own_press (b, left)))
        continue;
      if (in_left && in_right && !shared)
        return QIMAM_RELATION_CONTRADICTS;
    }
  for (guint i = 0; i < a->len; i++)
    for (guint j = 0; j < b->len; j++)
      {
        const QimamValue *x = &((QimamEntry *) a->pdata[i])->claim->value,
                         *y = &((QimamEntry *) b->pdata[j])->claim->value;

        if (x->has_number && y->has_number && g_strcmp0 (x->key, y->key) == 0 && x->number != y->number)
          return QIMAM_RELATION_FITS;
      }
  return QIMAM_RELATION_SAME;
}

static QimamRelation
relate_participants (const GPtrArray *a, const GPtrArray *b)
{
  g_autoptr (GHashTable) left = identities (a, NULL);
  g_autoptr (GHashTable) right = identities (b, NULL);
  guint shared = count_shared (left, right);

  return shared == g_hash_table_size (left) && shared == g_hash_table_size (right) ? QIMAM_RELATION_SAME
                                                                                   : QIMAM_RELATION_FITS;
}

QimamRelation
qimam_comparison_relate_values (QimamDimension dimension, const GPtrArray *a, const GPtrArray *b)
{
  if (a->len == 0 || b->len == 0)
    return QIMAM_RELATION_UNKNOWN;
  switch (dimension)
    {
    case QIMAM_DIMENSION_PLACE:
      return relate_places (a, b);
    case QIMAM_DIMENSION_FORMAT:
      return relate_formats (a, b);
    case QIMAM_DIMENSION_PARTICIPANTS:
      return relate_participants (a, b);
    default:
      return relate_best (dimension, a, b);
    }
}
