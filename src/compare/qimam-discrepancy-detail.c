/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-comparison-matter.h"

#include <string.h>

#include "qimam-interval.h"
#include "qimam-iso.h"
#include "qimam-time-reader.h"

/* One thing that both sources tell as settled, but with another number or length. */

typedef struct
{
  QimamEntry *entry;
  QimamMatter *matter;
} Settled;

static void
settled_clear (gpointer data)
{
  qimam_matter_free (((Settled *) data)->matter);
}

static gboolean
tells_settled (const QimamEntry *entry)
{
  return entry->placed && (entry->claim->dimension == QIMAM_DIMENSION_AGREEMENT ||
                           (entry->claim->dimension == QIMAM_DIMENSION_NEXT_STEP &&
                            entry->claim->polarity == QIMAM_POLARITY_AGREED));
}

static GArray *
read_settled (const QimamMatrix *self)
{
  GArray *list = g_array_new (FALSE, FALSE, sizeof (Settled));

  g_array_set_clear_func (list, settled_clear);
  for (guint i = 0; i < self->entries->len; i++)
    {
      QimamEntry *entry = self->entries->pdata[i];
      Settled settled = { entry, NULL };

      if (!tells_settled (entry) || qimam_entry_has_cue (entry, QIMAM_CUE_DENY) ||
          (qimam_entry_has_cue (entry, QIMAM_CUE_GATHERING) && qimam_entry_has_cue (entry, QIMAM_CUE_NEXT)) ||
          qimam_entry_has_cue (entry, QIMAM_CUE_TRAVEL))
        continue;
      settled.matter = qimam_matter_new (entry->words, 0, entry->words->len);
      g_array_append_val (list, settled);
    }
  return list;
}

static gboolean
are_one (const Settled *a, const Settled *b)
{
  return qimam_matter_is_same (a->matter, b->matter) && !qimam_figures_are_apart (a->entry, b->entry) &&
         !qimam_entries_are_of_two_states (a->entry, b->entry);
}

/* ---- Lengths ---- */

/* (transfer full) (nullable): the length in "في غضون شهرين", which is read as the day by which. */
static char *
length_of_term (const QimamArticle *article, const QimamTime *time)
{
  static const char *const within[] = { "غضون", "خلال", "ظرف" };
  g_autofree char *text = qimam_document_span_text (article->document, time->span);
  g_autoptr (GPtrArray) times = NULL;
  const char *rest = NULL;

  for (guint i = 0; text != NULL && rest == NULL && i < G_N_ELEMENTS (within); i++)
    if ((rest = strstr (text, within[i])) != NULL)
      rest += strlen (within[i]);
  if (rest == NULL)
    return NULL;
  times = qimam_times_find (rest, -1, QIMAM_FIELD_BODY, NULL);
  return times->len == 1 && ((QimamTime *) times->pdata[0])->kind == QIMAM_TIME_DURATION
             ? g_strdup (((QimamTime *) times->pdata[0])->value)
             : NULL;
}

/* The one length of time within a claim: "في غضون شهرين", "مدتها سبعة أيام". */
static gboolean
read_length (const Settled *settled, QimamInterval *length)
{
  const QimamArticle *article = settled->entry->article;
  const GPtrArray *times = article->analysis->times;
  g_autofree char *found = NULL;

  for (guint i = 0; i < times->len; i++)
    {
      const QimamTime *time = times->pdata[i];
      g_autofree char *value = NULL;

      if (!qimam_span_contains (settled->entry->claim->span, time->span))
        continue;
      value = time->kind == QIMAM_TIME_DURATION ? g_strdup (time->value) : length_of_term (article, time);
      if (value == NULL)
        continue;
      if (found != NULL && !g_str_equal (found, value))
        return FALSE;
      if (!qimam_interval_of_duration (
              value, g_strcmp0 (time->mod, "approx") == 0 ? QIMAM_CMP_APPROX : QIMAM_CMP_EQ, length))
        return FALSE;
      g_free (found);
      found = g_steal_pointer (&value);
    }
  return found != NULL;
}

static gboolean
lengths_differ (const Settled *a, const Settled *b)
{
  QimamInterval left, right;

  return read_length (a, &left) && read_length (b, &right) &&
         qimam_interval_relate (&left, &right) == QIMAM_RELATION_CONTRADICTS;
}

/* ---- Numbers ---- */

/* What a number counts: the stem of the noun behind it ("عشرة من المناصب"), or of the one before where it
 * follows as an adjective ("المناصب السيادية السبعة"). (nullable) */
static char *
counted_by (const QimamEntry *entry, const QimamQuantity *quantity)
{
  gsize offset = quantity->span.start - entry->claim->span.start;
  gsize end = offset + quantity->span.end - quantity->span.start;
  gboolean definite = g_str_has_prefix (entry->claim->text + offset, "ال");
  const QimamWord *noun = NULL;

  for (guint i = 0; i < entry->words->len; i++)
    {
      const QimamWord *word = &g_array_index (entry->words, QimamWord, i);

      if (word->start >= end && !definite && !g_str_equal (word->folded, "من"))
        return g_strdup (word->stem);
      if (word->end > offset)
        continue;
      if (!g_str_has_prefix (word->folded, "ال"))
        noun = NULL;
      else if (noun == NULL)
        noun = word;
    }
  return definite && noun != NULL ? g_strdup (noun->stem) : NULL;
}

typedef struct
{
  const QimamQuantity *quantity;
  char *noun; /* (nullable) in the words that stand for others */
  double number;
} Count;

static void
count_clear (gpointer data)
{
  g_free (((Count *) data)->noun);
}

static GArray *
read_counts (const Settled *settled)
{
  const GPtrArray *quantities = settled->entry->article->analysis->quantities;
  const QimamSpan span = settled->entry->claim->span;
  GArray *counts = g_array_new (FALSE, FALSE, sizeof (Count));

  g_array_set_clear_func (counts, count_clear);
  for (guint i = 0; span.in == QIMAM_FIELD_BODY && i < quantities->len; i++)
    {
      const QimamQuantity *quantity = quantities->pdata[i];
      Count count = { quantity, NULL, 0 };
      g_autofree char *noun = NULL;

      if (quantity->value == NULL || !qimam_span_contains (span, quantity->span))
        continue;
      count.number = g_ascii_strtod (quantity->value, NULL);
      noun = quantity->unit != NULL ? g_strdup (quantity->unit) : counted_by (settled->entry, quantity);
      if (noun == NULL)
        continue;
      if (quantity->unit == NULL)
        {
          g_autoptr (GPtrArray) stems = qimam_matter_canonical (noun);

          count.noun = g_strdup (stems->pdata[0]);
        }
      else
        count.noun = g_steal_pointer (&noun);
      g_array_append_val (counts, count);
    }
  return counts;
}

/* The one number of a noun, or none. */
static const Count *
only_count (const GArray *counts, const char *noun)
{
  const Count *found = NULL;

  for (guint i = 0; i < counts->len; i++)
    {
      const Count *count = &g_array_index (counts, Count, i);

      if (!g_str_equal (count->noun, noun))
        continue;
      if (found != NULL)
        return NULL;
      found = count;
    }
  return found;
}

/* "سبع اتفاقيات، بينها ثلاث في الطاقة" tells the three of the other, too. */
static gboolean
tells_number (const GArray *counts, double number)
{
  for (guint i = 0; i < counts->len; i++)
    if (g_array_index (counts, Count, i).number == number)
      return TRUE;
  return FALSE;
}

static QimamCmp
cmp_of (const char *mod)
{
  return g_strcmp0 (mod, "lt") == 0       ? QIMAM_CMP_LT
         : g_strcmp0 (mod, "gt") == 0     ? QIMAM_CMP_GT
         : g_strcmp0 (mod, "approx") == 0 ? QIMAM_CMP_APPROX
                                          : QIMAM_CMP_EQ;
}

static gboolean
numbers_differ (const Settled *a, const Settled *b)
{
  g_autoptr (GArray) left = read_counts (a);
  g_autoptr (GArray) right = read_counts (b);

  for (guint i = 0; i < left->len; i++)
    {
      const Count *count = only_count (left, g_array_index (left, Count, i).noun);
      const Count *other = count != NULL ? only_count (right, count->noun) : NULL;
      QimamInterval x, y;

      if (other == NULL || tells_number (right, count->number) || tells_number (left, other->number))
        continue;
      qimam_interval_of_number (count->number, cmp_of (count->quantity->mod), &x);
      qimam_interval_of_number (other->number, cmp_of (other->quantity->mod), &y);
      if (qimam_interval_relate (&x, &y) == QIMAM_RELATION_CONTRADICTS)
        return TRUE;
    }
  return FALSE;
}

/* ---- All of them ---- */

static gboolean
are_different (const Settled *a, const Settled *b)
{
  return lengths_differ (a, b) || numbers_differ (a, b);
}

static const char *
row_of (const QimamEntry *a, const QimamEntry *b)
{
  return a->keys != NULL && a->keys[0] != NULL ? a->keys[0] : b->keys != NULL ? b->keys[0] : NULL;
}

static void
report (QimamMatrix *self, const GPtrArray *group)
{
  QimamDiscrepancy *discrepancy =
      qimam_discrepancy_new ("figure", QIMAM_LEVEL_CONTRADICTION, row_of (group->pdata[0], group->pdata[1]));
  g_autofree char *quotes = qimam_matrix_quote_claims (self, group, FALSE);

  for (guint i = 0; i < group->len; i++)
    qimam_discrepancy_add (discrepancy, group->pdata[i]);
  qimam_matrix_report (self, discrepancy, "note.detail", quotes, NULL, NULL);
}

/* Which of those that tell of one thing differ from another of them. */
static void
find_involved (const QimamMatrix *self, const GPtrArray *members, gboolean *involved)
{
  for (guint i = 0; i < members->len; i++)
    for (guint k = i + 1; k < members->len; k++)
      {
        const Settled *a = members->pdata[i], *b = members->pdata[k];

        if (a->entry->column != b->entry->column && are_one (a, b) && are_different (a, b) &&
            !qimam_matrix_has_contradiction (self, a->entry, b->entry))
          involved[i] = involved[k] = TRUE;
      }
}

/* All that is told of one thing is one discrepancy. */
static void
find_of (QimamMatrix *self, const GArray *list, guint index, gboolean *done)
{
  const Settled *one = &g_array_index (list, Settled, index);
  g_autoptr (GPtrArray) members = g_ptr_array_new ();
  g_autoptr (GPtrArray) group = g_ptr_array_new ();
  g_autofree gboolean *involved = g_new0 (gboolean, list->len + 1);

  for (guint i = index; i < list->len; i++)
    {
      const Settled *other = &g_array_index (list, Settled, i);

      if (!done[i] && (i == index || are_one (one, other)))
        g_ptr_array_add (members, (gpointer) other);
    }
  find_involved (self, members, involved);
  for (guint i = 0; i < members->len; i++)
    if (involved[i])
      {
        done[(const Settled *) members->pdata[i] - (const Settled *) (gpointer) list->data] = TRUE;
        g_ptr_array_add (group, ((const Settled *) members->pdata[i])->entry);
      }
  if (group->len > 1)
    report (self, group);
}

void
qimam_matrix_find_details (QimamMatrix *self)
{
  g_autoptr (GArray) list = read_settled (self);
  g_autofree gboolean *done = g_new0 (gboolean, list->len + 1);

  for (guint i = 0; i < list->len; i++)
    if (!done[i])
      find_of (self, list, i, done);
}
