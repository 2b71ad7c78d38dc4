/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-matrix.h"

#include <string.h>

#include "qimam-comparison-cues.h"
#include "qimam-format.h"
#include "qimam-iso.h"
#include "qimam-label.h"
#include "qimam-nominative.h"

#define LIKENESS_SAME_LINE 0.9

/* "2021-06-16TEV", an evening, is a day for us. */
gboolean
qimam_iso_is_clock (const char *iso)
{
  const char *t = iso != NULL && iso[0] != 'P' ? strchr (iso, 'T') : NULL;

  return t != NULL && g_ascii_isdigit (t[1]);
}

char *
qimam_entry_identity (const QimamEntry *self)
{
  const QimamValue *value = &self->claim->value;

  if (value->key != NULL && *value->key != '\0')
    return g_strdup (value->key);
  if (value->name != NULL && *value->name != '\0')
    return qimam_name_skeleton (value->name);
  if (value->role != NULL)
    return g_strdup_printf ("%s:%s", value->role, self->claim->party != NULL ? self->claim->party : "");
  return qimam_name_skeleton (self->claim->text);
}

/* ---- Relations ---- */

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
  if (!are_of_one_thing (x, y))
    return QIMAM_RELATION_UNKNOWN;
  if (a->iso != NULL && b->iso != NULL)
    return relate_durations (a, b);
  if (!a->has_number || !b->has_number)
    return QIMAM_RELATION_UNKNOWN;
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

/* ---- Text ---- */

static char *
format_label (const QimamValue *value, const char *language)
{
  g_autofree char *number = g_strdup_printf ("%g", value->number);
  g_autofree char *own = g_strconcat ("format.", value->key, ".", number, NULL);
  g_autofree char *key = g_strconcat ("format.", value->key,
                                      value->has_number      ? ".n"
                                      : value->scope != NULL ? ".joint"
                                                             : "",
                                      NULL);

  /* Some numbers have a name of their own: "the third meeting". */
  if (value->has_number && qimam_label (own, language) != own)
    return g_strdup (qimam_label (own, language));
  return qimam_comparison_fill (key, language, number, NULL, NULL);
}

static char *
participant_text (const QimamEntry *entry, const char *language)
{
  const QimamValue *value = &entry->claim->value;
  g_autofree char *role = NULL;

  if (value->key != NULL && value->name != NULL && *value->name != '\0')
    return g_strdup (value->name);
  /* As printed, and so in whatever case the sentence has it. */
  if (value->name != NULL && *value->name != '\0')
    return qimam_nominative (value->name);
  if (entry->claim->text != NULL && *entry->claim->text != '\0')
    return qimam_nominative (entry->claim->text);
  role = g_strconcat ("role.", value->role != NULL ? value->role : "other", NULL);
  return g_strdup (qimam_label (role, language));
}

static char *
statement_text (const QimamEntry *entry, const char *language)
{
  const QimamClaim *claim = entry->claim;
  g_autofree char *words = claim->attribution == QIMAM_ATTRIBUTION_DIRECT
                               ? qimam_comparison_quote (claim->text, language)
                               : qimam_entry_spoken (entry);

  return claim->speaker != NULL ? g_strconcat (claim->speaker, ": ", words, NULL) : g_strdup (words);
}

static char *
date_text (const char *iso, const char *language)
{
  g_autofree char *day = NULL;

  if (qimam_iso_is_clock (iso))
    return qimam_format_clock (iso, language);
  if (strchr (iso, 'T') != NULL)
    day = qimam_iso_day (iso);
  return qimam_format_date_long (day != NULL ? day : iso, language);
}

static char *
entry_text (const QimamEntry *entry, const char *language)
{
  const QimamValue *value = &entry->claim->value;

  switch (entry->claim->dimension)
    {
    case QIMAM_DIMENSION_DATE:
      if (value->iso == NULL)
        break;
      return date_text (value->iso, language);
    case QIMAM_DIMENSION_PLACE:
      if (value->name == NULL)
        break;
      return g_strdup (value->name);
    case QIMAM_DIMENSION_FORMAT:
      if (value->key == NULL)
        break;
      return format_label (value, language);
    case QIMAM_DIMENSION_DURATION:
      if (value->iso == NULL)
        break;
      return qimam_format_duration (value->iso, value->cmp, language);
    case QIMAM_DIMENSION_PARTICIPANTS:
      return participant_text (entry, language);
    case QIMAM_DIMENSION_STATEMENT:
      return statement_text (entry, language);
    default:
      break;
    }
  return g_strdup (entry->claim->text != NULL ? entry->claim->text : "");
}

/* "The two foreign ministers", where both are named. */
static gboolean
are_named (const QimamEntry *entry, const GPtrArray *entries)
{
  const QimamValue *value = &entry->claim->value;
  g_autoptr (GHashTable) names = g_hash_table_new (g_str_hash, g_str_equal);

  if (value->key != NULL || value->role == NULL || g_str_equal (value->role, "delegation") ||
      g_str_equal (value->role, "other"))
    return FALSE;
  for (guint i = 0; i < entries->len; i++)
    {
      const QimamValue *other = &((QimamEntry *) entries->pdata[i])->claim->value;

      if (other->key != NULL && g_strcmp0 (other->role, value->role) == 0)
        g_hash_table_add (names, other->key);
    }
  return g_hash_table_size (names) >= 2;
}

/* "Four hours", where "about four hours" is said as well: a headline rounds. */
static gboolean
is_rounded (const QimamEntry *entry, const GPtrArray *entries)
{
  const QimamValue *value = &entry->claim->value;

  if (value->cmp != QIMAM_CMP_EQ)
    return FALSE;
  for (guint i = 0; i < entries->len; i++)
    {
      const QimamValue *other = &((QimamEntry *) entries->pdata[i])->claim->value;

      if (other->cmp == QIMAM_CMP_APPROX && g_strcmp0 (other->iso, value->iso) == 0)
        return TRUE;
    }
  return FALSE;
}

/* Leaves out what an earlier line says: the same value, or the same words once more. */
static gboolean
is_said (
    const QimamMatrix *matrix, const GPtrArray *entries, guint at, const GPtrArray *lines, const char *line)
{
  const QimamEntry *entry = entries->pdata[at];

  for (guint i = 0; i < lines->len; i++)
    if (g_str_equal (lines->pdata[i], line))
      return TRUE;
  if (entry->claim->dimension == QIMAM_DIMENSION_PARTICIPANTS && are_named (entry, entries))
    return TRUE;
  if (entry->claim->dimension == QIMAM_DIMENSION_DURATION && is_rounded (entry, entries))
    return TRUE;
  for (guint i = 0; i < at; i++)
    {
      const QimamEntry *other = entries->pdata[i];

      switch (entry->claim->dimension)
        {
        case QIMAM_DIMENSION_PLACE:
        case QIMAM_DIMENSION_PARTICIPANTS:
          {
            g_autofree char *left = qimam_entry_identity (entry);
            g_autofree char *right = qimam_entry_identity (other);

            if (g_str_equal (left, right))
              return TRUE;
            break;
          }
        case QIMAM_DIMENSION_DATE:
          /* Which day "on Wednesday evening" was is told by the date beside it, if at all. */
          if ((entry->claim->value.iso == NULL && other->claim->value.iso != NULL) ||
              qimam_iso_compatible (entry->claim->value.iso, other->claim->value.iso))
            return TRUE;
          break;
        case QIMAM_DIMENSION_FORMAT:
        case QIMAM_DIMENSION_DURATION:
          break;
        default:
          if (qimam_entry_likeness (matrix, entry, other) >= LIKENESS_SAME_LINE)
            return TRUE;
          break;
        }
    }
  return FALSE;
}

static guint
format_rank (const QimamValue *value)
{
  static const char *const first[] = { "in_person", "video", "phone", "hybrid" };

  for (guint i = 0; i < G_N_ELEMENTS (first); i++)
    if (g_strcmp0 (value->key, first[i]) == 0)
      return i;
  return G_N_ELEMENTS (first);
}

/* How many days a date may mean; a week has seven, and what is unknown has no end. */
static guint32
count_days (const char *iso)
{
  guint32 first, last;

  return qimam_iso_days (iso, &first, &last) ? last - first + 1 : G_MAXUINT32;
}

/* Dates: the most exact first. Formats: how they met first. Equals as they stand in @data. */
static gint
compare_weight (gconstpointer a, gconstpointer b, gpointer data)
{
  const QimamEntry *x = *(QimamEntry *const *) a, *y = *(QimamEntry *const *) b;
  gint order = 0;
  guint i = 0, j = 0;

  if (x->claim->dimension == QIMAM_DIMENSION_DATE)
    {
      guint32 left = count_days (x->claim->value.iso), right = count_days (y->claim->value.iso);

      order = left != right ? (left > right) - (left < right)
                            : (gint) qimam_iso_precision (y->claim->value.iso) -
                                  (gint) qimam_iso_precision (x->claim->value.iso);
    }
  else if (x->claim->dimension == QIMAM_DIMENSION_FORMAT)
    order = (gint) format_rank (&x->claim->value) - (gint) format_rank (&y->claim->value);
  if (order != 0)
    return order;
  g_ptr_array_find (data, x, &i);
  g_ptr_array_find (data, y, &j);
  return (gint) i - (gint) j;
}

char *
qimam_comparison_cell_text (const QimamMatrix *matrix, const QimamRow *row, const GPtrArray *entries)
{
  const char *language = matrix->comparison->language;
  gboolean lines_of_text =
      !qimam_dimension_is_typed (row->dimension) || row->dimension == QIMAM_DIMENSION_FIGURE;
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) sorted = g_ptr_array_copy ((GPtrArray *) entries, NULL, NULL);
  GString *text = g_string_new (NULL);

  if (row->dimension == QIMAM_DIMENSION_DATE || row->dimension == QIMAM_DIMENSION_FORMAT)
    g_ptr_array_sort_with_data (sorted, compare_weight, (gpointer) entries);
  for (guint i = 0; i < sorted->len; i++)
    {
      g_autofree char *line = entry_text (sorted->pdata[i], language);

      if (!is_said (matrix, sorted, i, lines, line))
        g_ptr_array_add (lines, g_steal_pointer (&line));
    }
  for (guint i = 0; i < lines->len; i++)
    if (!lines_of_text)
      qimam_comparison_append (text, "list.comma", lines->pdata[i], language);
    else
      g_string_append_printf (text, "%s%s%s", i > 0 ? "\n" : "", lines->len > 1 ? "• " : "",
                              (char *) lines->pdata[i]);
  return g_string_free (text, FALSE);
}
