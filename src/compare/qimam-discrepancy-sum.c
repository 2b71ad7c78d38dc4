/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-comparison-matter.h"

#include <string.h>

/* Sums that one giver promises for one thing, and how many took part, wherever they stand among the rows. */

typedef struct
{
  QimamEntry *entry;
  GArray *clause; /* words of the clause around the figure */
  guint from;     /* the figure's words in it */
  guint to;
  QimamMatter *matter; /* what stands behind it */
  QimamInterval interval;
} Sum;

static void
sum_clear (gpointer data)
{
  Sum *sum = data;

  g_array_unref (sum->clause);
  qimam_matter_free (sum->matter);
}

static gboolean
is_break (gunichar c)
{
  return c == ',' || c == 0x060C /* Arabic comma */ || c == ';' || c == 0x061B /* Arabic semicolon */ ||
         c == ':' || c == '(' || c == ')' || c == '.';
}

/* The words between the marks around a figure. */
static gboolean
read_clause (Sum *sum)
{
  const QimamClaim *claim = sum->entry->claim;
  g_autofree char *text = qimam_document_span_text (sum->entry->article->document, claim->sentence);
  gsize start, end, from, to;
  g_autofree char *part = NULL;

  if (text == NULL || claim->sentence.in != claim->span.in || claim->span.start < claim->sentence.start)
    return FALSE;
  from = start = claim->span.start - claim->sentence.start;
  to = end = MIN (claim->span.end - claim->sentence.start, strlen (text));
  if (start > end)
    return FALSE;
  while (from > 0 && !is_break (g_utf8_get_char (g_utf8_prev_char (text + from))))
    from = (gsize) (g_utf8_prev_char (text + from) - text);
  while (text[to] != '\0' && !is_break (g_utf8_get_char (text + to)))
    to = (gsize) (g_utf8_next_char (text + to) - text);
  part = g_strndup (text + from, to - from);
  sum->clause = qimam_words (part, -1);
  for (sum->from = 0; sum->from < sum->clause->len; sum->from++)
    if (g_array_index (sum->clause, QimamWord, sum->from).end > start - from)
      break;
  for (sum->to = sum->from; sum->to < sum->clause->len; sum->to++)
    if (g_array_index (sum->clause, QimamWord, sum->to).start >= end - from)
      break;
  sum->matter = qimam_matter_new (sum->clause, sum->to, sum->clause->len);
  return TRUE;
}

static gboolean
tells_number (const QimamEntry *entry, double number)
{
  const GPtrArray *quantities = entry->article->analysis->quantities;

  for (guint i = 0; i < quantities->len; i++)
    {
      const QimamQuantity *quantity = quantities->pdata[i];

      if (quantity->value != NULL && g_ascii_strtod (quantity->value, NULL) == number)
        return TRUE;
    }
  return FALSE;
}

/* ---- Who gives ---- */

/* (transfer full): stems of the names of those who took part. */
static GHashTable *
find_names (const QimamMatrix *self)
{
  GHashTable *names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < self->entries->len; i++)
    {
      const QimamClaim *claim = ((QimamEntry *) self->entries->pdata[i])->claim;
      g_autoptr (GArray) words = NULL;

      if (claim->dimension != QIMAM_DIMENSION_PARTICIPANTS || claim->value.name == NULL)
        continue;
      words = qimam_words (claim->value.name, -1);
      if (words->len > 0)
        g_hash_table_add (names, g_strdup (g_array_index (words, QimamWord, words->len - 1).stem));
    }
  return names;
}

/* Whether somebody who took part, or a state, is named before both sums. */
static gboolean
have_one_giver (const Sum *a, const Sum *b, GHashTable *names)
{
  g_autoptr (GArray) left = g_array_new (FALSE, FALSE, sizeof (QimamWord));
  g_autoptr (GArray) right = g_array_new (FALSE, FALSE, sizeof (QimamWord));
  g_autoptr (GPtrArray) x = NULL, y = NULL;

  g_array_append_vals (left, a->clause->data, a->from);
  g_array_append_vals (right, b->clause->data, b->from);
  for (guint i = 0; i < left->len; i++)
    for (guint k = 0; k < right->len; k++)
      {
        const char *stem = g_array_index (left, QimamWord, i).stem;

        if (g_str_equal (stem, g_array_index (right, QimamWord, k).stem) &&
            g_hash_table_contains (names, stem))
          return TRUE;
      }
  x = qimam_comparison_find_places (left);
  y = qimam_comparison_find_places (right);
  return x->len == 1 && y->len == 1 && g_str_equal (x->pdata[0], y->pdata[0]);
}

static gboolean
is_money (const QimamEntry *entry)
{
  return entry->placed && entry->claim->dimension == QIMAM_DIMENSION_FIGURE &&
         g_strcmp0 (entry->claim->value.unit, "money") == 0 && entry->claim->value.has_number;
}

/* ---- How many took part ---- */

/* "شارك في الجولة 43 عضوا": of all who came, and not of one side. */
static gboolean
is_attendance (const Sum *sum)
{
  static const char *const members[] = { "عضوا",    "عضو",    "اعضاء",   "الاعضاء", "مفاوضا", "مفاوضين",
                                         "مفاوضون", "مندوبا", "مندوبين", "مندوبون", "مشاركا", "مشاركين",
                                         "مشارك",   "ممثلا",  "ممثلين",  "شخصا",    NULL };
  static const char *const came[] = { "شارك",  "وشارك", "بمشاركه", "ومشاركه", "حضر",    "وحضر",
                                      "بحضور", "حضره",  "حضرها",   "شاركت",   "وشاركت", NULL };
  static const char *const side[] = { "وفد", "الوفد", "كل", "طرف", "جانب", "فريق", "منهم", "بينهم", NULL };
  gboolean counted = FALSE, attended = FALSE;

  for (guint i = sum->from; i < MIN (sum->to + 1, sum->clause->len); i++)
    counted |= g_strv_contains (members, g_array_index (sum->clause, QimamWord, i).folded);
  for (guint i = 0; i < sum->clause->len; i++)
    {
      const char *word = g_array_index (sum->clause, QimamWord, i).folded;

      if (g_strv_contains (side, word))
        return FALSE;
      attended |= i < sum->from && g_strv_contains (came, word);
    }
  return counted && attended;
}

/* ---- Comparing ---- */

static GArray *
read_sums (const QimamMatrix *self, gboolean money)
{
  GArray *sums = g_array_new (FALSE, FALSE, sizeof (Sum));

  g_array_set_clear_func (sums, sum_clear);
  for (guint i = 0; i < self->entries->len; i++)
    {
      QimamEntry *entry = self->entries->pdata[i];
      const QimamValue *value = &entry->claim->value;
      Sum sum = { .entry = entry };

      if (money ? !is_money (entry)
                : !entry->placed || entry->claim->dimension != QIMAM_DIMENSION_FIGURE ||
                      g_strcmp0 (value->unit, "count") != 0 || !value->has_number)
        continue;
      if (qimam_entry_is_of_before (entry) || !read_clause (&sum))
        continue;
      qimam_interval_of_number (value->number, value->cmp, &sum.interval);
      if (!money && !is_attendance (&sum))
        sum_clear (&sum);
      else
        g_array_append_val (sums, sum);
    }
  return sums;
}

static gboolean
are_one (const Sum *a, const Sum *b, GHashTable *names)
{
  if (names == NULL)
    return TRUE;
  return g_strcmp0 (a->entry->claim->value.currency, b->entry->claim->value.currency) == 0 &&
         have_one_giver (a, b, names) && qimam_matter_count_shared (a->matter, b->matter) > 0;
}

static gboolean
are_opposed (const QimamMatrix *self, const Sum *a, const Sum *b, GHashTable *names)
{
  return a->entry->column != b->entry->column && are_one (a, b, names) &&
         qimam_interval_relate (&a->interval, &b->interval) == QIMAM_RELATION_CONTRADICTS &&
         !tells_number (a->entry, b->entry->claim->value.number) &&
         !tells_number (b->entry, a->entry->claim->value.number) &&
         !qimam_matrix_has_contradiction (self, a->entry, b->entry);
}

static void
find_in (QimamMatrix *self, const GArray *sums, GHashTable *names)
{
  g_autofree gboolean *done = g_new0 (gboolean, sums->len + 1);

  for (guint i = 0; i < sums->len; i++)
    {
      const Sum *one = &g_array_index (sums, Sum, i);
      g_autoptr (GPtrArray) group = g_ptr_array_new ();
      g_autofree char *quotes = NULL;
      QimamDiscrepancy *discrepancy;

      for (guint k = 0; k < sums->len; k++)
        if (!done[i] && !done[k] && are_opposed (self, one, &g_array_index (sums, Sum, k), names))
          {
            done[k] = TRUE;
            g_ptr_array_add (group, g_array_index (sums, Sum, k).entry);
          }
      if (group->len == 0)
        continue;
      done[i] = TRUE;
      g_ptr_array_insert (group, 0, one->entry);
      quotes = qimam_matrix_quote_claims (self, group, FALSE);
      discrepancy = qimam_discrepancy_new ("figure", QIMAM_LEVEL_CONTRADICTION,
                                           one->entry->keys != NULL ? one->entry->keys[0] : NULL);
      for (guint k = 0; k < group->len; k++)
        qimam_discrepancy_add (discrepancy, group->pdata[k]);
      qimam_matrix_report (self, discrepancy, "note.detail", quotes, NULL, NULL);
    }
}

void
qimam_matrix_find_sums (QimamMatrix *self)
{
  g_autoptr (GHashTable) names = find_names (self);
  g_autoptr (GArray) money = read_sums (self, TRUE);
  g_autoptr (GArray) present = read_sums (self, FALSE);

  find_in (self, money, names);
  find_in (self, present, NULL);
}
