/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-matrix.h"

#include <string.h>

#include "qimam-comparison-cues.h"
#include "qimam-format.h"
#include "qimam-interval.h"
#include "qimam-iso.h"
#include "qimam-label.h"

/* Days of a meeting. */
#define MAX_RANGE 10
/* A total of which more than this is not told by its parts is worth a remark. */
#define UNTOLD_SHARE 0.3

static const char *
kind_of (const QimamRow *row)
{
  switch (row->dimension)
    {
    case QIMAM_DIMENSION_DATE:
      return strchr (row->key, ':') != NULL && !g_str_has_suffix (row->key, ":announcement") ? "time"
                                                                                             : "date";
    default:
      return qimam_dimension_nick (row->dimension);
    }
}

/* Those claims of a participants row that not all who name participants have. */
static void
add_unshared (QimamMatrix *self, QimamDiscrepancy *discrepancy, const QimamRow *row)
{
  g_autoptr (GPtrArray) entries = qimam_matrix_entries_of (self, row->key, -1);
  guint n = row->cells->len;
  g_autoptr (GHashTable) seen =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_hash_table_unref);
  g_autoptr (GHashTable) speaking = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < entries->len; i++)
    {
      const QimamEntry *entry = entries->pdata[i];
      g_autofree char *identity = qimam_entry_identity (entry);
      GHashTable *columns = g_hash_table_lookup (seen, identity);

      if (columns == NULL)
        {
          columns = g_hash_table_new (NULL, NULL);
          g_hash_table_insert (seen, g_steal_pointer (&identity), columns);
        }
      g_hash_table_add (columns, GUINT_TO_POINTER (entry->column + 1));
      g_hash_table_add (speaking, GUINT_TO_POINTER (entry->column + 1));
    }
  g_return_if_fail (n >= g_hash_table_size (speaking));
  for (guint i = 0; i < entries->len; i++)
    {
      g_autofree char *identity = qimam_entry_identity (entries->pdata[i]);

      if (g_hash_table_size (g_hash_table_lookup (seen, identity)) < g_hash_table_size (speaking))
        qimam_discrepancy_add (discrepancy, entries->pdata[i]);
    }
}

static gboolean
is_remote (const QimamMatrix *self)
{
  for (guint i = 0; i < self->entries->len; i++)
    {
      const QimamClaim *claim = ((QimamEntry *) self->entries->pdata[i])->claim;

      if (claim->dimension == QIMAM_DIMENSION_FORMAT &&
          (g_strcmp0 (claim->value.key, "video") == 0 || g_strcmp0 (claim->value.key, "phone") == 0))
        return TRUE;
    }
  return FALSE;
}

/* By how many days two dates of the meeting may differ and still be of one meeting: the evening of a call
 * here is the next morning there, and of a summit of two days one outlet tells the first, another the second.
 */
static guint32
days_to_spare (const QimamMatrix *self)
{
  guint32 spare = is_remote (self) ? 1 : 0;

  for (guint i = 0; i < self->entries->len; i++)
    {
      const QimamEntry *entry = self->entries->pdata[i];
      const char *iso = entry->claim->value.iso;
      guint32 first, last;
      gint64 days;

      /* The night before is the same as before dawn; and what was of two days is in the news on a third. */
      if (entry->placed && entry->claim->dimension == QIMAM_DIMENSION_DATE &&
          (qimam_comparison_cues_has (entry->words, QIMAM_CUE_NIGHT) ||
           (qimam_iso_days (iso, &first, &last) && first < last && last - first <= MAX_RANGE)))
        spare = MAX (spare, 1);
      if (!entry->placed || entry->claim->dimension != QIMAM_DIMENSION_DURATION || iso == NULL ||
          strchr (iso, 'T') != NULL)
        continue;
      days = qimam_iso_seconds (iso) / (24 * 60 * 60);
      if (days > 1 && days <= 31)
        spare = MAX (spare, (guint32) days - 1);
    }
  return spare;
}

/* Whether two columns have days no farther apart than that. */
static gboolean
are_near (QimamMatrix *self, const QimamRow *row, guint a, guint b, guint32 spare)
{
  g_autoptr (GPtrArray) left = qimam_matrix_entries_of (self, row->key, (int) a);
  g_autoptr (GPtrArray) right = qimam_matrix_entries_of (self, row->key, (int) b);

  for (guint i = 0; i < left->len; i++)
    for (guint k = 0; k < right->len; k++)
      {
        const char *x = ((QimamEntry *) left->pdata[i])->claim->value.iso;
        const char *y = ((QimamEntry *) right->pdata[k])->claim->value.iso;
        guint32 first, last, from, to;

        if (qimam_iso_days (x, &first, &last) && qimam_iso_days (y, &from, &to) &&
            last - first <= MAX_RANGE && to - from <= MAX_RANGE && first <= to + spare &&
            from <= last + spare)
          return TRUE;
      }
  return FALSE;
}

static gboolean
is_one_meeting (QimamMatrix *self, const QimamRow *row)
{
  guint32 spare = row->dimension == QIMAM_DIMENSION_DATE ? days_to_spare (self) : 0;

  for (guint i = 0; spare > 0 && i < row->cells->len; i++)
    for (guint k = i + 1; k < row->cells->len; k++)
      if (qimam_matrix_relate (self, row, i, k) == QIMAM_RELATION_CONTRADICTS &&
          !are_near (self, row, i, k, spare))
        return FALSE;
  return spare > 0;
}

/* Of figures and lengths only those take part that are apart from one of another column. */
static gboolean
is_apart (QimamMatrix *self, const QimamRow *row, QimamEntry *entry, QimamRelation worst)
{
  g_autoptr (GPtrArray) entries = qimam_matrix_entries_of (self, row->key, -1);

  if (row->dimension != QIMAM_DIMENSION_FIGURE && row->dimension != QIMAM_DIMENSION_DURATION)
    return TRUE;
  for (guint i = 0; i < entries->len; i++)
    {
      QimamEntry *other = entries->pdata[i];
      QimamRelation relation = other->column != entry->column
                                   ? qimam_comparison_relate_pair (row->dimension, entry, other)
                                   : QIMAM_RELATION_UNKNOWN;

      if (relation == QIMAM_RELATION_CONTRADICTS || relation == worst)
        return TRUE;
    }
  return FALSE;
}

static void
find_in_row (QimamMatrix *self, const QimamRow *row)
{
  guint n = row->cells->len;
  g_autofree gboolean *involved = g_new0 (gboolean, n + 1);
  QimamRelation worst = QIMAM_RELATION_UNKNOWN;
  QimamDiscrepancy *discrepancy;
  g_autofree char *quotes = NULL;
  g_autofree char *label = NULL;

  for (guint i = 0; i < n; i++)
    for (guint j = i + 1; j < n; j++)
      {
        QimamRelation relation = qimam_matrix_relate (self, row, i, j);

        if (relation != QIMAM_RELATION_FITS && relation != QIMAM_RELATION_CONTRADICTS)
          continue;
        involved[i] = involved[j] = TRUE;
        worst = MAX (worst, relation);
      }
  if (worst == QIMAM_RELATION_UNKNOWN)
    return;
  if (worst == QIMAM_RELATION_CONTRADICTS && is_one_meeting (self, row))
    worst = QIMAM_RELATION_FITS;
  discrepancy = qimam_discrepancy_new (
      kind_of (row), worst == QIMAM_RELATION_CONTRADICTS ? QIMAM_LEVEL_CONTRADICTION : QIMAM_LEVEL_DIFFERENCE,
      row->key);
  if (row->dimension == QIMAM_DIMENSION_PARTICIPANTS)
    add_unshared (self, discrepancy, row);
  else
    for (guint i = 0; i < n; i++)
      {
        g_autoptr (GPtrArray) entries = qimam_matrix_entries_of (self, row->key, (int) i);

        for (guint e = 0; involved[i] && e < entries->len; e++)
          if (is_apart (self, row, entries->pdata[e], worst))
            qimam_discrepancy_add (discrepancy, entries->pdata[e]);
      }
  quotes = qimam_matrix_quote_cells (self, discrepancy, row);
  label = g_strconcat ("note.value.", qimam_level_nick (discrepancy->level), NULL);
  qimam_matrix_report (self, discrepancy, label, row->label, quotes, NULL);
}

void
qimam_matrix_find_value_discrepancies (QimamMatrix *self)
{
  for (guint i = 0; i < self->comparison->rows->len; i++)
    {
      const QimamRow *row = self->comparison->rows->pdata[i];

      if (qimam_dimension_is_typed (row->dimension))
        find_in_row (self, row);
    }
}

/* ---- Roles ---- */

/* Whether a person's first and last name stand in a claim. */
static gboolean
names_person (const QimamEntry *entry, const GArray *name)
{
  const char *first = g_array_index (name, QimamWord, 0).folded;
  const char *last = g_array_index (name, QimamWord, name->len - 1).folded;
  gboolean has_first = FALSE, has_last = FALSE;

  for (guint i = 0; i < entry->words->len; i++)
    {
      const char *word = g_array_index (entry->words, QimamWord, i).folded;

      has_first |= g_str_equal (word, first);
      has_last |= g_str_equal (word, last);
    }
  return has_first && has_last;
}

static gboolean
column_has_participant (const QimamMatrix *self, guint column, const char *identity)
{
  g_autoptr (GPtrArray) entries = qimam_matrix_entries_of (self, "participants", (int) column);

  for (guint i = 0; i < entries->len; i++)
    {
      g_autofree char *other = qimam_entry_identity (entries->pdata[i]);

      if (g_str_equal (other, identity))
        return TRUE;
    }
  return FALSE;
}

static void
find_role_of (QimamMatrix *self, const QimamEntry *participant)
{
  const QimamValue *value = &participant->claim->value;
  g_autofree char *identity = qimam_entry_identity (participant);
  g_autoptr (GArray) name = qimam_words (value->name, -1);
  QimamDiscrepancy *discrepancy = NULL;
  g_autoptr (GPtrArray) found = g_ptr_array_new ();
  g_autofree char *quotes = NULL;

  if (name->len < 2)
    return;
  for (guint i = 0; i < self->entries->len; i++)
    {
      const QimamEntry *entry = self->entries->pdata[i];
      gboolean aside = entry->claim->dimension == QIMAM_DIMENSION_BACKGROUND || !entry->placed;

      if (!aside || entry->column == participant->column || !names_person (entry, name) ||
          column_has_participant (self, entry->column, identity))
        continue;
      g_ptr_array_add (found, (gpointer) entry);
    }
  if (found->len == 0)
    return;
  discrepancy = qimam_discrepancy_new ("role", QIMAM_LEVEL_DIFFERENCE, "participants");
  g_ptr_array_insert (found, 0, (gpointer) participant);
  for (guint i = 0; i < found->len; i++)
    qimam_discrepancy_add (discrepancy, found->pdata[i]);
  quotes = qimam_matrix_quote_claims (self, found, FALSE);
  qimam_matrix_report (self, discrepancy, "note.role", value->name, quotes, NULL);
}

void
qimam_matrix_find_roles (QimamMatrix *self)
{
  g_autoptr (GPtrArray) participants = qimam_matrix_entries_of (self, "participants", -1);
  g_autoptr (GHashTable) done = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < participants->len; i++)
    {
      const QimamEntry *entry = participants->pdata[i];

      if (entry->claim->value.name != NULL && g_hash_table_add (done, qimam_entry_identity (entry)))
        find_role_of (self, entry);
    }
}

/* ---- Within one article ---- */

/* (nullable): the one claim of a scope that an article makes. */
static const QimamEntry *
duration_of (const GPtrArray *entries,
             const QimamArticle *article,
             const char *scope,
             QimamInterval *interval)
{
  for (guint i = 0; i < entries->len; i++)
    {
      const QimamEntry *entry = entries->pdata[i];
      const QimamValue *value = &entry->claim->value;

      if (entry->article == article && g_strcmp0 (value->scope, scope) == 0 &&
          qimam_interval_of_duration (value->iso, value->cmp, interval))
        return entry;
    }
  return NULL;
}

static void
report_sum (QimamMatrix *self,
            const QimamEntry *total,
            const QimamEntry *narrow,
            const QimamEntry *expanded,
            double parts,
            QimamLevel level)
{
  const char *language = self->comparison->language;
  QimamDiscrepancy *discrepancy = qimam_discrepancy_new ("internal", level, "duration:total");
  const QimamColumn *column = self->comparison->columns->pdata[total->column];
  g_autofree char *iso = g_strdup_printf ("PT%dH%dM", (int) (parts / 3600), (int) (parts / 60) % 60);
  g_autofree char *sum = qimam_format_duration (iso, QIMAM_CMP_EQ, language);
  g_autofree char *whole = qimam_format_duration (total->claim->value.iso, total->claim->value.cmp, language);

  qimam_discrepancy_add (discrepancy, total);
  qimam_discrepancy_add (discrepancy, narrow);
  qimam_discrepancy_add (discrepancy, expanded);
  qimam_matrix_report (self, discrepancy,
                       level == QIMAM_LEVEL_CONTRADICTION ? "note.sum.contradiction" : "note.sum.difference",
                       column->label, sum, whole);
}

/* The rounds of a meeting and its whole length. What is told of the parts may leave much of the whole untold.
 */
static void
check_sum (QimamMatrix *self, const GPtrArray *entries, const QimamArticle *article)
{
  QimamInterval whole, first, second, pause = { 0 };
  const QimamEntry *total = duration_of (entries, article, "total", &whole);
  const QimamEntry *narrow = duration_of (entries, article, "narrow", &first);
  const QimamEntry *expanded = duration_of (entries, article, "expanded", &second);
  double least;

  if (total == NULL || narrow == NULL || expanded == NULL)
    return;
  if (duration_of (entries, article, "break", &pause) == NULL)
    pause.centre = pause.low = 0;
  least = (first.cmp == QIMAM_CMP_LT ? 0 : first.low) + (second.cmp == QIMAM_CMP_LT ? 0 : second.low);
  if (least > whole.high)
    report_sum (self, total, narrow, expanded, first.centre + second.centre, QIMAM_LEVEL_CONTRADICTION);
  else if (whole.cmp != QIMAM_CMP_LT &&
           whole.centre - first.centre - second.centre - pause.centre > UNTOLD_SHARE * whole.centre)
    report_sum (self, total, narrow, expanded, first.centre + second.centre, QIMAM_LEVEL_DIFFERENCE);
}

/* "half of them": the share of what was just named. */
static gboolean
refers_back (const QimamWord *word)
{
  static const char *const endings[] = { "ها", "هم", "هن", "هما" };

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    if (g_str_has_suffix (word->folded, endings[i]) && !g_str_equal (word->folded, word->stem))
      return TRUE;
  return FALSE;
}

static void
check_shares (QimamMatrix *self, const QimamEntry *entry)
{
  g_autoptr (GArray) shares = qimam_comparison_cues_find (entry->words, QIMAM_CUE_SHARE);

  for (guint i = 1; i < shares->len; i++)
    {
      const QimamCueHit *a = &g_array_index (shares, QimamCueHit, i - 1),
                        *b = &g_array_index (shares, QimamCueHit, i);
      const QimamColumn *column = self->comparison->columns->pdata[entry->column];
      QimamDiscrepancy *discrepancy;
      g_autofree char *words = NULL;

      if ((a->high >= b->low && b->high >= a->low) ||
          !refers_back (&g_array_index (entry->words, QimamWord, b->from)))
        continue;
      discrepancy = qimam_discrepancy_new ("internal", QIMAM_LEVEL_CONTRADICTION,
                                           entry->placed ? entry->keys[0] : NULL);
      qimam_discrepancy_add (discrepancy, entry);
      for (guint e = 0; e < self->entries->len; e++)
        {
          const QimamEntry *figure = self->entries->pdata[e];

          if (figure->article == entry->article && figure->claim->dimension == QIMAM_DIMENSION_FIGURE &&
              qimam_span_contains (entry->claim->span, figure->claim->span))
            qimam_discrepancy_add (discrepancy, figure);
        }
      words = qimam_comparison_shorten (entry->claim->text, 140);
      qimam_matrix_report (self, discrepancy, "note.share", column->label, words, NULL);
      return;
    }
}

void
qimam_matrix_find_internal (QimamMatrix *self)
{
  g_autoptr (GPtrArray) durations = g_ptr_array_new ();
  g_autoptr (GHashTable) articles = g_hash_table_new (NULL, NULL);
  g_autoptr (GHashTable) statements = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < self->entries->len; i++)
    {
      QimamEntry *entry = self->entries->pdata[i];

      if (entry->placed && entry->claim->dimension == QIMAM_DIMENSION_DURATION)
        g_ptr_array_add (durations, entry);
      if (entry->claim->dimension == QIMAM_DIMENSION_STATEMENT &&
          g_hash_table_add (statements, g_strdup_printf ("%u %s", entry->column, entry->claim->text)))
        check_shares (self, entry);
    }
  for (guint i = 0; i < durations->len; i++)
    {
      const QimamEntry *entry = durations->pdata[i];

      if (g_hash_table_add (articles, (gpointer) entry->article))
        check_sum (self, durations, entry->article);
    }
}
