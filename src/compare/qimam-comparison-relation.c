/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-matrix.h"

#include <string.h>

#include "qimam-comparison-cues.h"
#include "qimam-iso.h"

/* A denial stands so many words before the way of meeting that it denies. */
#define DENIED_REACH 3
/* So many words stand between a part of a meeting and how long it was. */
#define PART_REACH 9

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

/* What part of a meeting a length is told of, as bits: its opening, a meal, the leaders alone. */
static guint
part_of (QimamEntry *entry)
{
  static const QimamCueKind parts[] = { QIMAM_CUE_OPENING, QIMAM_CUE_MEAL, QIMAM_CUE_ALONE, QIMAM_CUE_FORMER };
  gsize start = entry->claim->span.start - entry->claim->sentence.start,
        end = entry->claim->span.end - entry->claim->sentence.start;
  guint found = 0;

  qimam_entry_sentence (entry);
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      g_autoptr (GArray) hits = qimam_comparison_cues_find (entry->sentence, parts[i]);

      for (guint k = 0; k < hits->len; k++)
        {
          const QimamCueHit *hit = &g_array_index (hits, QimamCueHit, k);
          guint between = 0;

          for (guint w = hit->to; w < entry->sentence->len; w++)
            between += g_array_index (entry->sentence, QimamWord, w).start < start;
          if (g_array_index (entry->sentence, QimamWord, hit->from).start < end && between <= PART_REACH)
            found |= 1u << i;
        }
    }
  return found;
}

static gboolean
is_of_hours (const QimamEntry *entry)
{
  return entry->claim->value.iso != NULL && strchr (entry->claim->value.iso, 'T') != NULL;
}

static gboolean
sentence_has (QimamEntry *entry, const char *const *folded)
{
  qimam_entry_sentence (entry);
  for (guint i = 0; i < entry->sentence->len; i++)
    if (g_strv_contains (folded, g_array_index (entry->sentence, QimamWord, i).folded))
      return TRUE;
  return FALSE;
}

/* "جلسة الخميس" beside "الجلسة الختامية": one of the days before, and the last. */
static gboolean
is_other_sitting (QimamEntry *a, QimamEntry *b)
{
  static const char *const last[] = { "الاخيره", "الختاميه", "ختاميه", "اخيره", "الاخير", "النهائيه", NULL };
  static const char *const days[] = { "السبت",    "الاحد",  "الاثنين", "الثلاثاء",
                                      "الاربعاء", "الخميس", "الجمعه",  NULL };

  return sentence_has (a, last) && !sentence_has (b, last) && sentence_has (b, days);
}

/* How long the opening was does not tell how long the talks were. */
static gboolean
are_of_one_part (QimamEntry *a, QimamEntry *b)
{
  const char *scope = a->claim->value.scope;

  /* hours are those of a sitting, where others count days */
  if (is_of_hours (a) != is_of_hours (b))
    return FALSE;
  if ((g_strcmp0 (scope, "total") != 0 && g_strcmp0 (scope, "session") != 0) || !is_of_hours (a) ||
      !is_of_hours (b))
    return TRUE;
  if (g_strcmp0 (scope, "session") == 0 && (is_other_sitting (a, b) || is_other_sitting (b, a)))
    return FALSE;
  return part_of (a) == part_of (b);
}

QimamRelation
qimam_comparison_relate_durations (const QimamValue *a, const QimamValue *b)
{
  QimamInterval left, right;

  if (!qimam_interval_of_duration (a->iso, a->cmp, &left) ||
      !qimam_interval_of_duration (b->iso, b->cmp, &right))
    return QIMAM_RELATION_UNKNOWN;
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
      return are_of_one_part (x, y) ? qimam_comparison_relate_durations (&x->claim->value, &y->claim->value)
                                    : QIMAM_RELATION_UNKNOWN;
    default:
      return qimam_comparison_relate_figures (x, y);
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

/* "ولم يتخلله لقاء منفرد" */
gboolean
qimam_entry_is_denied (QimamEntry *entry)
{
  g_autoptr (GArray) denials = NULL;
  gsize start = entry->claim->span.start - entry->claim->sentence.start;
  guint at = 0;

  qimam_entry_sentence (entry);
  while (at < entry->sentence->len && g_array_index (entry->sentence, QimamWord, at).start < start)
    at++;
  denials = qimam_comparison_cues_find (entry->sentence, QIMAM_CUE_DENY);
  for (guint i = 0; i < denials->len; i++)
    {
      const QimamCueHit *denial = &g_array_index (denials, QimamCueHit, i);

      if (denial->to <= at && at - denial->to < DENIED_REACH)
        return !g_str_has_prefix (entry->claim->text, "سوى") && !g_str_has_prefix (entry->claim->text, "إلا");
    }
  return FALSE;
}

/* Whether the leaders are told to have met alone on one side, and not to have done so on the other. */
static gboolean
contradict_on_alone (const GPtrArray *a, const GPtrArray *b)
{
  gboolean denied = FALSE, told = FALSE, both = FALSE;

  for (guint pass = 0; pass < 2; pass++)
    {
      const GPtrArray *entries = pass == 0 ? a : b;
      gboolean here_denied = FALSE, here_told = FALSE;

      for (guint i = 0; i < entries->len; i++)
        if (g_strcmp0 (((QimamEntry *) entries->pdata[i])->claim->value.key, "one_on_one") == 0)
          {
            gboolean is = qimam_entry_is_denied (entries->pdata[i]);

            here_denied |= is;
            here_told |= !is;
          }
      both |= here_denied && here_told;
      denied |= here_denied;
      told |= here_told;
    }
  return denied && told && !both;
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
  if (contradict_on_alone (a, b))
    return QIMAM_RELATION_CONTRADICTS;
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
qimam_comparison_relate_pair (QimamDimension dimension, QimamEntry *a, QimamEntry *b)
{
  return relate_pair (dimension, a, b);
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
