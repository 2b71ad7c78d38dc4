/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-comparison-matter.h"

#include "qimam-comparison-cues.h"

/* How two figures stand to each other. Those of one matter may still not be of one thing: what is and what is
 * expected, the whole and what is left of it, prices of two days. */

/* Words around a figure that tell of what it is. */
#define AROUND 8
/* Words behind a measure that tell of what it is: "12 مليون طن من فول الصويا". */
#define OF_REACH 3
/* Words around a length of time that tell what it is of. */
#define NEAR 4
/* So many are counted one by one: documents, committees, prisoners. */
#define MAX_COUNTED 10000

/* The words of a sentence around a claim: *from up to *to. */
static void
find_around (QimamEntry *entry, guint *from, guint *to)
{
  gsize start = entry->claim->span.start - entry->claim->sentence.start,
        end = entry->claim->span.end - entry->claim->sentence.start;
  const GArray *words;
  guint first = 0, last;

  qimam_entry_sentence (entry);
  words = entry->sentence;
  while (first < words->len && g_array_index (words, QimamWord, first).end <= start)
    first++;
  for (last = first; last < words->len && g_array_index (words, QimamWord, last).start < end; last++)
    continue;
  *from = first - MIN (first, AROUND);
  *to = MIN (last + AROUND, words->len);
}

static gboolean
has_around (QimamEntry *entry, QimamCueKind kind)
{
  g_autoptr (GArray) hits = NULL;
  guint from, to;

  find_around (entry, &from, &to);
  hits = qimam_comparison_cues_find (entry->sentence, kind);
  for (guint i = 0; i < hits->len; i++)
    {
      const QimamCueHit *hit = &g_array_index (hits, QimamCueHit, i);

      if (hit->from >= from && hit->to <= to)
        return TRUE;
    }
  return FALSE;
}

gboolean
qimam_word_is_future (const char *folded)
{
  static const char *const others[] = { "سيا", "سيد", "سير", "سيم", "سين", "سيط", "ستي", "ستو", "ستا", NULL };

  if ((!g_str_has_prefix (folded, "سي") && !g_str_has_prefix (folded, "ست")) ||
      g_utf8_strlen (folded, -1) < 5)
    return FALSE;
  for (guint i = 0; others[i] != NULL; i++)
    if (g_str_has_prefix (folded, others[i]))
      return FALSE;
  return TRUE;
}

static gboolean
is_expected (QimamEntry *entry)
{
  guint from, to;

  if (has_around (entry, QIMAM_CUE_EXPECTED))
    return TRUE;
  find_around (entry, &from, &to);
  for (guint i = from; i < to; i++)
    if (qimam_word_is_future (g_array_index (entry->sentence, QimamWord, i).folded))
      return TRUE;
  return FALSE;
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
  g_autoptr (GArray) hits = NULL;

  qimam_entry_sentence (entry);
  hits = qimam_comparison_cues_find (entry->sentence, QIMAM_CUE_ATTEND);
  /* "وزع بعد الاجتماع": the meeting, and not who met */
  for (guint i = 0; i < hits->len; i++)
    if (!g_str_has_prefix (
            g_array_index (entry->sentence, QimamWord, g_array_index (hits, QimamCueHit, i).from).folded,
            "ال"))
      return TRUE;
  return FALSE;
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

static gboolean
have_one_in_common (GHashTable *a, GHashTable *b)
{
  GHashTableIter iter;
  gpointer key;

  g_hash_table_iter_init (&iter, a);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    if (g_hash_table_contains (b, key))
      return TRUE;
  return FALSE;
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
  for (to = from; to < entry->sentence->len && g_array_index (entry->sentence, QimamWord, to).start < end;
       to++)
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

  return have_one_in_common (left, right);
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

/* "عن 250 أسيرا … وعن 1718 معتقلا": the parts of the other's 1968. */
static gboolean
tells_part (const QimamEntry *entry, double whole)
{
  return whole > entry->claim->value.number && tells_number (entry, whole - entry->claim->value.number);
}

/* (transfer full): the stems of what is measured. */
static GHashTable *
stems_behind (QimamEntry *entry)
{
  GHashTable *stems = g_hash_table_new (g_str_hash, g_str_equal);
  gsize end = entry->claim->span.end - entry->claim->sentence.start;
  gboolean of = FALSE;
  guint n = 0;

  qimam_entry_sentence (entry);
  for (guint i = 0; i < entry->sentence->len && n < OF_REACH; i++)
    {
      const QimamWord *word = &g_array_index (entry->sentence, QimamWord, i);

      if (word->start < end)
        continue;
      if (!of && !g_str_equal (word->folded, "من"))
        break;
      of = TRUE;
      if (qimam_is_stop_word (word->folded, -1))
        continue;
      g_hash_table_add (stems, word->stem);
      n++;
    }
  return stems;
}

/* "12 مليون طن من فول الصويا", "ثمانية ملايين طن من الصويا" */
static gboolean
measure_one_thing (QimamEntry *a, QimamEntry *b)
{
  g_autoptr (GHashTable) left = NULL, right = NULL;

  if (g_strcmp0 (a->claim->value.unit, "other") != 0)
    return FALSE;
  left = stems_behind (a);
  right = stems_behind (b);
  return have_one_in_common (left, right);
}

/* The stems of what is done with what is counted, and of what it is like: "وقع الجانبان … أربع اتفاقيات",
 * "خمس مجموعات عمل". */
static GHashTable *
stems_of_count (QimamEntry *entry)
{
  GHashTable *stems = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  gsize start = entry->claim->span.start - entry->claim->sentence.start,
        end = entry->claim->span.end - entry->claim->sentence.start;
  g_autoptr (GArray) light = NULL;
  guint from = 0, to;

  qimam_entry_sentence (entry);
  light = qimam_comparison_cues_find (entry->sentence, QIMAM_CUE_LIGHT);
  while (from < entry->sentence->len && g_array_index (entry->sentence, QimamWord, from).start < start)
    from++;
  for (to = from; to < entry->sentence->len && g_array_index (entry->sentence, QimamWord, to).start < end;
       to++)
    continue;
  for (guint i = from - MIN (from, NEAR); i < MIN (to + 1, entry->sentence->len); i++)
    {
      const QimamWord *word = &g_array_index (entry->sentence, QimamWord, i);
      g_autoptr (GPtrArray) others = NULL;
      gboolean says = (i >= from && i < to) || qimam_is_stop_word (word->folded, -1);

      for (guint k = 0; k < light->len && !says; k++)
        says =
            g_array_index (light, QimamCueHit, k).from <= i && i < g_array_index (light, QimamCueHit, k).to;
      if (says)
        continue;
      others = qimam_matter_canonical (word->stem);
      for (guint k = 0; k < others->len; k++)
        g_hash_table_add (stems, g_strdup (others->pdata[k]));
    }
  return stems;
}

/* (nullable): the bare word behind what is counted: "250 أسيرا محكوما", which makes it a part. */
static const char *
word_behind (QimamEntry *entry)
{
  gsize end = entry->claim->span.end - entry->claim->sentence.start;

  qimam_entry_sentence (entry);
  for (guint i = 0; i < entry->sentence->len; i++)
    {
      const QimamWord *word = &g_array_index (entry->sentence, QimamWord, i);

      if (word->start >= end)
        return word->start <= end + 1 && !qimam_is_stop_word (word->folded, -1) ? word->stem : NULL;
    }
  return NULL;
}

/* Figures of one row, so that the noun is one. */
static gboolean
count_one_thing (QimamEntry *a, QimamEntry *b)
{
  g_autoptr (GHashTable) left = NULL, right = NULL;

  if (!a->placed || !b->placed || a->claim->value.of == NULL || b->claim->value.of == NULL ||
      a->claim->value.number > MAX_COUNTED || b->claim->value.number > MAX_COUNTED ||
      g_strcmp0 (word_behind (a), word_behind (b)) != 0)
    return FALSE;
  left = stems_of_count (a);
  right = stems_of_count (b);
  return have_one_in_common (left, right);
}

static gboolean
are_of_one_thing (QimamEntry *a, QimamEntry *b)
{
  if (sentences_are_alike (a, b) || measure_one_thing (a, b))
    return TRUE;
  return g_strcmp0 (a->claim->value.unit, "count") == 0 &&
         (count_those_present (a, b) || count_what_is_agreed (a, b) || count_one_thing (a, b));
}

/* The adjective behind what is counted: "تسع دول عربية"; (nullable) */
static const char *
qualifier_of (QimamEntry *entry)
{
  gsize end = entry->claim->span.end - entry->claim->sentence.start;

  qimam_entry_sentence (entry);
  for (guint i = 0; i < entry->sentence->len; i++)
    {
      const QimamWord *word = &g_array_index (entry->sentence, QimamWord, i);

      if (word->start >= end)
        return g_str_has_suffix (word->folded, "يه") ? word->stem : NULL;
    }
  return NULL;
}

gboolean
qimam_entry_is_of_before (QimamEntry *entry)
{
  static const char *const same_day[] = { "اليوم", "صباحا", "الصباح", "مساء", "ظهرا", "فجرا", NULL };
  static const char *const was[] = { "كان", "وكان", "كانت", "وكانت", "سبق", "وسبق", NULL };

  qimam_entry_sentence (entry);
  if (entry->sentence->len == 0 ||
      !g_strv_contains (was, g_array_index (entry->sentence, QimamWord, 0).folded))
    return FALSE;
  /* "وكانت الحركة قد سلمت صباحا …": of the same day */
  for (guint i = 0; i < entry->sentence->len; i++)
    if (g_strv_contains (same_day, g_array_index (entry->sentence, QimamWord, i).folded))
      return FALSE;
  return TRUE;
}

gboolean
qimam_figures_are_apart (QimamEntry *a, QimamEntry *b)
{
  return has_around (a, QIMAM_CUE_PRICE) || has_around (b, QIMAM_CUE_PRICE) ||
         has_around (a, QIMAM_CUE_RECKONED) != has_around (b, QIMAM_CUE_RECKONED) ||
         /* what is agreed is to come, however it is told */
         (a->claim->dimension == QIMAM_DIMENSION_FIGURE && is_expected (a) != is_expected (b) &&
          agreement_around (a) == NULL && agreement_around (b) == NULL);
}

gboolean
qimam_entries_are_of_two_states (QimamEntry *a, QimamEntry *b)
{
  g_autoptr (GPtrArray) left = qimam_comparison_find_places (a->words);
  g_autoptr (GPtrArray) right = qimam_comparison_find_places (b->words);

  return (left->len == 1 && right->len == 0) || (left->len == 0 && right->len == 1) ||
         (left->len == 1 && right->len == 1 && !g_str_equal (left->pdata[0], right->pdata[0]));
}

QimamRelation
qimam_comparison_relate_figures (QimamEntry *x, QimamEntry *y)
{
  const QimamValue *a = &x->claim->value, *b = &y->claim->value;
  QimamInterval left, right;

  if (a->unit != b->unit || g_strcmp0 (a->currency, b->currency) != 0)
    return QIMAM_RELATION_UNKNOWN;
  if (are_of_two_parties (x->claim, y->claim))
    return QIMAM_RELATION_UNKNOWN;
  if (!are_of_one_thing (x, y) || qimam_entry_is_of_before (x) != qimam_entry_is_of_before (y))
    return QIMAM_RELATION_UNKNOWN;
  if (a->number != b->number && g_strcmp0 (a->unit, "count") == 0 &&
      g_strcmp0 (qualifier_of (x), qualifier_of (y)) != 0)
    return QIMAM_RELATION_FITS;
  if (a->iso != NULL && b->iso != NULL)
    return have_near_in_common (x, y) ? qimam_comparison_relate_durations (a, b) : QIMAM_RELATION_UNKNOWN;
  if (!a->has_number || !b->has_number)
    return QIMAM_RELATION_UNKNOWN;
  if (a->number != b->number && qimam_figures_are_apart (x, y))
    return QIMAM_RELATION_UNKNOWN;
  if (a->number != b->number && (tells_number (x, b->number) || tells_number (y, a->number) ||
                                 tells_part (x, b->number) || tells_part (y, a->number)))
    return QIMAM_RELATION_FITS;
  qimam_interval_of_number (a->number, a->cmp, &left);
  qimam_interval_of_number (b->number, b->cmp, &right);
  return qimam_interval_relate (&left, &right);
}
