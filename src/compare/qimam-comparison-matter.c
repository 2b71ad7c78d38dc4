/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-comparison-matter.h"

#include <string.h>

#include "qimam-table.h"

/* What denies stands so many words before what it denies, at most. */
#define DENIAL_REACH 4
/* "لم يكن الملف النووي مطروحا" */
#define RAISED_REACH 6
/* Words between "did not agree" and "on". */
#define WHO_REACH 4
/* Words before "refused", where who refuses stands first. */
#define REFUSER_REACH 3
/* So much of what one says of a matter must be in what the other says. */
#define COVERED 0.7

/* ---- Words that stand for others ---- */

static GHashTable *standing; /* stem to GPtrArray of stems */

static void
load_words (void)
{
  static const char *const columns[] = { "word", "stands_for", NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (QimamTable) table = qimam_table_load ("comparison-words", columns, &error);

  standing = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  if (table == NULL)
    {
      g_warning ("%s", error->message);
      return;
    }
  for (guint i = 0; i < qimam_table_n_rows (table); i++)
    {
      g_autoptr (GArray) word = qimam_words (qimam_table_get (table, i, 0), -1);
      g_autoptr (GArray) others = qimam_words (qimam_table_get (table, i, 1), -1);
      GPtrArray *stems;

      if (word->len != 1)
        continue;
      stems = g_ptr_array_new_with_free_func (g_free);
      for (guint k = 0; k < others->len; k++)
        g_ptr_array_add (stems, g_strdup (g_array_index (others, QimamWord, k).stem));
      g_hash_table_insert (standing, g_strdup (g_array_index (word, QimamWord, 0).stem), stems);
    }
}

/* (nullable) (transfer none) */
static const GPtrArray *
stands_for (const char *stem)
{
  static gsize loaded;

  if (g_once_init_enter (&loaded))
    {
      load_words ();
      g_once_init_leave (&loaded, 1);
    }
  return g_hash_table_lookup (standing, stem);
}

GPtrArray *
qimam_matter_canonical (const char *stem)
{
  const GPtrArray *others = stands_for (stem);
  GPtrArray *stems = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; others != NULL && i < others->len; i++)
    g_ptr_array_add (stems, g_strdup (others->pdata[i]));
  if (others == NULL)
    g_ptr_array_add (stems, g_strdup (stem));
  return stems;
}

/* ---- Matters ---- */

static void
mark (const GArray *words, QimamCueKind kind, gboolean *marks)
{
  g_autoptr (GArray) hits = qimam_comparison_cues_find (words, kind);

  for (guint i = 0; i < hits->len; i++)
    {
      const QimamCueHit *hit = &g_array_index (hits, QimamCueHit, i);

      for (guint w = hit->from; w < hit->to; w++)
        marks[w] = TRUE;
    }
}

gboolean
qimam_matter_has (const QimamMatter *self, const char *stem)
{
  return g_ptr_array_find_with_equal_func (self->stems, stem, g_str_equal, NULL);
}

static gboolean
is_number (const char *folded)
{
  return g_ascii_isdigit (*folded);
}

QimamMatter *
qimam_matter_new (const GArray *words, guint from, guint to)
{
  static const QimamCueKind skipped[] = { QIMAM_CUE_LIGHT, QIMAM_CUE_ACCORD, QIMAM_CUE_GATHERING,
                                          QIMAM_CUE_DENY,  QIMAM_CUE_RAISE,  QIMAM_CUE_ANY };
  QimamMatter *self = g_new0 (QimamMatter, 1);
  g_autofree gboolean *skip = g_new0 (gboolean, words->len + 1);
  g_autoptr (GArray) any = qimam_comparison_cues_find (words, QIMAM_CUE_ANY);
  g_autoptr (GArray) bounds = qimam_comparison_cues_find (words, QIMAM_CUE_BOUND);

  self->stems = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < G_N_ELEMENTS (skipped); i++)
    mark (words, skipped[i], skip);
  for (guint i = 0; i < any->len; i++)
    self->any |= g_array_index (any, QimamCueHit, i).from >= from;
  for (guint i = 0; i < bounds->len; i++)
    if (g_array_index (bounds, QimamCueHit, i).from >= from)
      {
        guint bound = g_array_index (bounds, QimamCueHit, i).from;

        if (bound > from)
          to = MIN (to, bound);
        break;
      }
  for (guint w = from; w < MIN (to, words->len); w++)
    {
      const QimamWord *word = &g_array_index (words, QimamWord, w);
      g_autoptr (GPtrArray) stems = NULL;

      if (skip[w] || qimam_is_stop_word (word->folded, -1) || is_number (word->folded))
        continue;
      stems = qimam_matter_canonical (word->stem);
      for (guint i = 0; i < stems->len; i++)
        if (!qimam_matter_has (self, stems->pdata[i]))
          g_ptr_array_add (self->stems, g_strdup (stems->pdata[i]));
    }
  return self;
}

void
qimam_matter_free (QimamMatter *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->stems);
  g_free (self);
}

guint
qimam_matter_count_shared (const QimamMatter *a, const QimamMatter *b)
{
  guint n = 0;

  for (guint i = 0; i < a->stems->len; i++)
    n += qimam_matter_has (b, a->stems->pdata[i]);
  return n;
}

gboolean
qimam_matter_is_of (const QimamMatter *b, const QimamMatter *a)
{
  guint n = b->stems->len, shared;

  if (n == 0 || a->stems->len == 0)
    return FALSE;
  shared = qimam_matter_count_shared (b, a);
  if (b->any)
    return shared == n;
  /* Who denies what others say tells it in words of his own. */
  if (b->denied)
    return shared >= 2 && 2 * shared >= MIN (n, a->stems->len);
  return qimam_matter_has (a, b->stems->pdata[0]) && qimam_matter_has (b, a->stems->pdata[0]) &&
         shared >= MIN (2, n) && shared >= COVERED * n;
}

gboolean
qimam_matter_is_same (const QimamMatter *a, const QimamMatter *b)
{
  guint least = MIN (a->stems->len, b->stems->len), shared;

  if (least == 0)
    return FALSE;
  shared = qimam_matter_count_shared (a, b);
  return (qimam_matter_has (a, b->stems->pdata[0]) || qimam_matter_has (b, a->stems->pdata[0])) &&
         shared >= MIN (2, least) && 2 * shared >= MIN (least, 6);
}

/* ---- Agreed, or not ---- */

/* The last word of @kind that is denied in a claim, or G_MAXUINT; @negator (out): what denies it. */
static guint
find_denied (const GArray *words, QimamCueKind kind, guint reach, guint *negator)
{
  g_autoptr (GArray) hits = qimam_comparison_cues_find (words, kind);
  g_autoptr (GArray) denials = qimam_comparison_cues_find (words, QIMAM_CUE_DENY);
  guint found = G_MAXUINT;

  for (guint i = 0; i < hits->len; i++)
    {
      const QimamCueHit *hit = &g_array_index (hits, QimamCueHit, i);

      /* "لم يتوصلا إلى اتفاق": both are denied */
      if (found != G_MAXUINT && hit->from <= found + 2)
        {
          found = hit->to;
          continue;
        }
      for (guint k = 0; k < denials->len && found == G_MAXUINT; k++)
        {
          const QimamCueHit *denial = &g_array_index (denials, QimamCueHit, k);

          if (denial->to <= hit->from && hit->from - denial->to < reach)
            {
              *negator = denial->from;
              found = hit->to;
            }
        }
    }
  return found;
}

static gboolean
is_denial (const QimamEntry *self)
{
  static const char *const verbs[] = { "نفى", "كذب", "فند", NULL };

  return self->claim->verb != NULL && g_strv_contains (verbs, self->claim->verb);
}

/* "نفى المتحدث صحة ما نشر عن اتفاق على …" */
static gboolean
is_told_denied (const QimamEntry *self)
{
  return self->claim->dimension == QIMAM_DIMENSION_BACKGROUND &&
         g_strcmp0 (self->claim->value.key, "denied") == 0;
}

/* "وأعلن الجانبان الاتفاق على تبادل السفراء" */
static QimamStand
read_announced (const QimamEntry *self, QimamMatter **matter)
{
  g_autoptr (GArray) accords = qimam_comparison_cues_find (self->words, QIMAM_CUE_ACCORD);

  if (g_strcmp0 (self->claim->party, "joint") != 0 || accords->len == 0 ||
      g_array_index (accords, QimamCueHit, 0).from > 1)
    return QIMAM_STAND_NONE;
  *matter = qimam_matter_new (self->words, g_array_index (accords, QimamCueHit, 0).to, self->words->len);
  return QIMAM_STAND_FOR;
}

/* "لم يتفق الوزيران على …": what they agree on stands behind the preposition. */
static guint
behind_who (const GArray *words, guint from, guint reach)
{
  static const char *const on[] = { "علي", "حول", "بشان", "بخصوص", NULL };

  for (guint i = from; i < MIN (from + reach, words->len); i++)
    if (g_strv_contains (on, g_array_index (words, QimamWord, i).folded))
      return i + 1;
  return from;
}

/* "رفض الجانب السعودي رفع القيود", "رفضت تركيا، كما يقول فلان، التخلي عن …": what is refused stands behind
 * who refuses it, if it is a noun with nothing before it. */
static guint
behind_refusal (const GArray *words)
{
  g_autoptr (GArray) hits = qimam_comparison_cues_find (words, QIMAM_CUE_REFUSE);
  guint from;

  if (hits->len == 0 || g_array_index (hits, QimamCueHit, 0).from > REFUSER_REACH)
    return 0;
  for (from = g_array_index (hits, QimamCueHit, 0).to; from + 1 < words->len; from++)
    {
      g_autoptr (GArray) one = g_array_new (FALSE, FALSE, sizeof (QimamWord));
      g_autoptr (GPtrArray) places = NULL;
      const QimamWord *word = &g_array_index (words, QimamWord, from);

      g_array_append_vals (one, word, 1);
      places = qimam_comparison_find_places (one);
      if (places->len == 0 && !qimam_comparison_cues_has (one, QIMAM_CUE_LIGHT) &&
          !(g_str_has_prefix (word->folded, "ال") && g_str_has_suffix (word->folded, "ي")))
        break;
    }
  return from;
}

QimamStand
qimam_entry_read_accord (QimamEntry *self, QimamMatter **matter)
{
  guint negator = 0, behind = find_denied (self->words, QIMAM_CUE_ACCORD, DENIAL_REACH, &negator);
  QimamDimension dimension = self->claim->dimension;

  *matter = NULL;
  if (dimension == QIMAM_DIMENSION_AGREEMENT)
    {
      if (behind != G_MAXUINT)
        return QIMAM_STAND_NONE;
      *matter = qimam_matter_new (self->words, 0, self->words->len);
      return QIMAM_STAND_FOR;
    }
  if (dimension != QIMAM_DIMENSION_DISAGREEMENT && dimension != QIMAM_DIMENSION_STATEMENT &&
      !is_told_denied (self))
    return QIMAM_STAND_NONE;
  if (behind == G_MAXUINT && (is_denial (self) || is_told_denied (self)) &&
      qimam_entry_has_cue (self, QIMAM_CUE_ACCORD))
    {
      g_autoptr (GArray) accords = qimam_comparison_cues_find (self->words, QIMAM_CUE_ACCORD);

      *matter = qimam_matter_new (
          self->words, behind_who (self->words, g_array_index (accords, QimamCueHit, 0).to, 2 * WHO_REACH),
          self->words->len);
      (*matter)->denied = TRUE;
      return QIMAM_STAND_AGAINST;
    }
  if (behind != G_MAXUINT)
    {
      *matter = qimam_matter_new (self->words, behind_who (self->words, behind, WHO_REACH), self->words->len);
      if ((*matter)->stems->len == 0)
        {
          /* "اقتراح إنشاء لجنة لم يحظ بموافقة الطرفين" */
          qimam_matter_free (*matter);
          *matter = qimam_matter_new (self->words, 0, negator);
        }
      return QIMAM_STAND_AGAINST;
    }
  if (dimension == QIMAM_DIMENSION_DISAGREEMENT)
    {
      *matter = qimam_matter_new (self->words, behind_refusal (self->words), self->words->len);
      return QIMAM_STAND_AGAINST;
    }
  return read_announced (self, matter);
}

/* ---- Raised, or not ---- */

QimamStand
qimam_entry_read_raised (QimamEntry *self, QimamMatter **matter)
{
  guint negator = 0, behind = find_denied (self->words, QIMAM_CUE_RAISE, RAISED_REACH, &negator);
  QimamDimension dimension = self->claim->dimension;
  g_autoptr (GArray) raised = NULL;

  *matter = NULL;
  if (dimension == QIMAM_DIMENSION_ISSUE && behind == G_MAXUINT)
    {
      *matter = qimam_matter_new (self->words, 0, self->words->len);
      return QIMAM_STAND_FOR;
    }
  if (dimension != QIMAM_DIMENSION_STATEMENT)
    return QIMAM_STAND_NONE;
  if (behind != G_MAXUINT)
    {
      *matter = qimam_matter_new (self->words, 0, self->words->len);
      return QIMAM_STAND_AGAINST;
    }
  raised = qimam_comparison_cues_find (self->words, QIMAM_CUE_RAISE);
  if (raised->len == 0)
    return QIMAM_STAND_NONE;
  behind = g_array_index (raised, QimamCueHit, 0).to;
  *matter = qimam_matter_new (self->words, behind, self->words->len);
  if ((*matter)->stems->len == 0)
    {
      g_clear_pointer (matter, qimam_matter_free);
      *matter = qimam_matter_new (self->words, 0, behind);
    }
  return QIMAM_STAND_FOR;
}

/* ---- Places ---- */

#define MAX_PLACE_WORDS 4

static GHashTable *place_keys; /* folded words joined by a blank to a key */

static void
add_place (const char *name, const char *key)
{
  g_autoptr (GArray) words = qimam_words_folded (name, -1);
  g_autoptr (GString) joined = g_string_new (NULL);

  if (words->len == 0 || words->len > MAX_PLACE_WORDS)
    return;
  for (guint i = 0; i < words->len; i++)
    g_string_append_printf (joined, "%s%s", i > 0 ? " " : "", g_array_index (words, QimamWord, i).folded);
  if (!g_hash_table_contains (place_keys, joined->str))
    g_hash_table_insert (place_keys, g_strdup (joined->str), g_strdup (key));
}

/* "|" stands between names, "/" between spellings of one that is a word. */
static void
add_places (const char *names, const char *key)
{
  g_auto (GStrv) phrases = g_strsplit (names, "|", -1);

  for (guint i = 0; phrases[i] != NULL; i++)
    {
      g_auto (GStrv) spellings = g_strsplit (phrases[i], strchr (phrases[i], ' ') == NULL ? "/" : "|", -1);

      for (guint k = 0; spellings[k] != NULL; k++)
        add_place (spellings[k], key);
    }
}

static void
load_places (void)
{
  static const char *const place_columns[] = { "key", "name_ar", "names", "kind", NULL };
  static const char *const state_columns[] = { "code", "name_ar", "names", NULL };
  g_autoptr (QimamTable) places = qimam_table_load ("places", place_columns, NULL);
  g_autoptr (QimamTable) states = qimam_table_load ("countries", state_columns, NULL);

  place_keys = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  for (guint i = 0; places != NULL && i < qimam_table_n_rows (places); i++)
    if (g_str_equal (qimam_table_get (places, i, 3), "city"))
      {
        add_place (qimam_table_get (places, i, 1), qimam_table_get (places, i, 0));
        add_places (qimam_table_get (places, i, 2), qimam_table_get (places, i, 0));
      }
  for (guint i = 0; states != NULL && i < qimam_table_n_rows (states); i++)
    {
      add_place (qimam_table_get (states, i, 1), qimam_table_get (states, i, 0));
      add_places (qimam_table_get (states, i, 2), qimam_table_get (states, i, 0));
    }
}

/* (nullable): the key of the place that @n words from @at name, the first with or without a letter that ties
 * it to what is before. */
static const char *
place_at (const GArray *words, guint at, guint n)
{
  g_autoptr (GString) joined = g_string_new (NULL);
  const char *key;

  for (guint i = 0; i < n; i++)
    g_string_append_printf (joined, "%s%s", i > 0 ? " " : "",
                            g_array_index (words, QimamWord, at + i).folded);
  key = g_hash_table_lookup (place_keys, joined->str);
  if (key == NULL && (g_str_has_prefix (joined->str, "ب") || g_str_has_prefix (joined->str, "و") ||
                      g_str_has_prefix (joined->str, "ل")))
    key = g_hash_table_lookup (place_keys, joined->str + strlen ("ب"));
  return key;
}

GPtrArray *
qimam_comparison_find_places (const GArray *words)
{
  static gsize loaded;
  GPtrArray *keys = g_ptr_array_new_with_free_func (g_free);

  if (g_once_init_enter (&loaded))
    {
      load_places ();
      g_once_init_leave (&loaded, 1);
    }
  for (guint at = 0; at < words->len; at++)
    for (guint n = MIN (MAX_PLACE_WORDS, words->len - at); n > 0; n--)
      {
        const char *key = place_at (words, at, n);

        if (key == NULL)
          continue;
        if (!g_ptr_array_find_with_equal_func (keys, key, g_str_equal, NULL))
          g_ptr_array_add (keys, g_strdup (key));
        at += n - 1;
        break;
      }
  return keys;
}
