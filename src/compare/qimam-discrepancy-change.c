/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-matrix.h"

#include "qimam-label.h"

#define MAX_CLAIMS 4

/* How a matter stands at a meeting, as bits. */
enum
{
  STAND_AGREED = 1 << 0,
  STAND_CLAIMED = 1 << 1,
  STAND_DISPUTED = 1 << 2,
  STAND_OPEN = 1 << 3,
  STAND_PLANNED = 1 << 4,
  STAND_DISCUSSED = 1 << 5,
};

static const char *const stand_labels[] = {
  "stand.agreed", "stand.claimed", "stand.disputed", "stand.open", "stand.planned", "stand.discussed",
};

static guint
stand_of (const QimamClaim *claim)
{
  switch (claim->dimension)
    {
    case QIMAM_DIMENSION_AGREEMENT:
      return claim->polarity == QIMAM_POLARITY_CLAIMED_AGREEMENT ? STAND_CLAIMED : STAND_AGREED;
    case QIMAM_DIMENSION_DISAGREEMENT:
      return claim->polarity == QIMAM_POLARITY_OPEN ? STAND_OPEN : STAND_DISPUTED;
    case QIMAM_DIMENSION_NEXT_STEP:
      return claim->polarity == QIMAM_POLARITY_AGREED ? STAND_PLANNED : STAND_OPEN;
    case QIMAM_DIMENSION_ISSUE:
    case QIMAM_DIMENSION_STATEMENT:
      return STAND_DISCUSSED;
    default:
      return 0;
    }
}

static char *
describe_stand (guint stand, const char *language)
{
  GString *text = g_string_new (NULL);

  for (guint bit = 0; bit < G_N_ELEMENTS (stand_labels); bit++)
    if (stand & (1u << bit))
      qimam_comparison_append (text, "list.comma", qimam_label (stand_labels[bit], language), language);
  return g_string_free (text, FALSE);
}

/* The outcome alone; that a matter was also talked about adds nothing. */
static guint
outcome_of (guint stand)
{
  guint outcome = stand & ~(guint) STAND_DISCUSSED;

  return outcome != 0 ? outcome : stand;
}

static void
add_claims (
    const QimamMatrix *self, QimamDiscrepancy *discrepancy, const char *topic, guint column, guint outcome)
{
  guint n = 0;

  for (guint i = 0; i < self->entries->len && n < MAX_CLAIMS; i++)
    {
      const QimamEntry *entry = self->entries->pdata[i];

      if (entry->column == column && qimam_entry_has_topic (entry, topic) &&
          (stand_of (entry->claim) & outcome))
        {
          qimam_discrepancy_add (discrepancy, entry);
          n++;
        }
    }
}

/* (nullable): the row that a reader should be led to. */
static const char *
row_of_topic (const QimamMatrix *self, const char *topic)
{
  static const QimamDimension dimensions[] = { QIMAM_DIMENSION_AGREEMENT, QIMAM_DIMENSION_DISAGREEMENT,
                                               QIMAM_DIMENSION_NEXT_STEP, QIMAM_DIMENSION_ISSUE,
                                               QIMAM_DIMENSION_STATEMENT };

  for (guint d = 0; d < G_N_ELEMENTS (dimensions); d++)
    for (guint i = 0; i < self->comparison->rows->len; i++)
      {
        const QimamRow *row = self->comparison->rows->pdata[i];

        if (row->dimension == dimensions[d] && g_strcmp0 (row->topic, topic) == 0)
          return row->key;
      }
  return NULL;
}

static void
report_change (QimamMatrix *self, const char *topic, const guint *columns, const guint *stands, guint n)
{
  const char *language = self->comparison->language;
  QimamDiscrepancy *discrepancy =
      qimam_discrepancy_new ("change", QIMAM_LEVEL_CHANGE, row_of_topic (self, topic));
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    {
      const QimamColumn *column = self->comparison->columns->pdata[columns[i]];
      g_autofree char *stand = describe_stand (stands[i], language);
      g_autofree char *name = NULL;
      g_autofree char *line = NULL;

      add_claims (self, discrepancy, topic, columns[i], stands[i]);
      name = qimam_comparison_quote (column->label, language);
      line = g_strconcat (name, qimam_label ("mark.colon", language), " ", stand, NULL);
      qimam_comparison_append (text, "list.semicolon", line, language);
    }
  qimam_matrix_report (self, discrepancy, "note.change", qimam_comparison_topic_name (topic, language),
                       text->str, NULL);
}

/* Columns in the order of time, those without a date at the end as they came. */
static gint
compare_dates (gconstpointer a, gconstpointer b, gpointer data)
{
  const QimamComparison *self = data;
  guint i = *(const guint *) a, j = *(const guint *) b;
  const char *left = ((QimamColumn *) self->columns->pdata[i])->date;
  const char *right = ((QimamColumn *) self->columns->pdata[j])->date;
  int order = left != NULL && right != NULL ? g_strcmp0 (left, right) : (left == NULL) - (right == NULL);

  return order != 0 ? order : (gint) i - (gint) j;
}

static void
find_change_of (QimamMatrix *self, const char *topic, const guint *order)
{
  guint n_columns = self->comparison->columns->len, n = 0;
  g_autofree guint *columns = g_new0 (guint, n_columns);
  g_autofree guint *stands = g_new0 (guint, n_columns);
  gboolean differ = FALSE;

  for (guint o = 0; o < n_columns; o++)
    {
      guint stand = 0;

      for (guint i = 0; i < self->entries->len; i++)
        {
          const QimamEntry *entry = self->entries->pdata[i];

          if (entry->column == order[o] && qimam_entry_has_topic (entry, topic))
            stand |= stand_of (entry->claim);
        }
      if (stand == 0)
        continue;
      columns[n] = order[o];
      stands[n] = outcome_of (stand);
      differ |= n > 0 && stands[n] != stands[n - 1];
      n++;
    }
  if (differ)
    report_change (self, topic, columns, stands, n);
}

void
qimam_matrix_find_changes (QimamMatrix *self)
{
  g_autoptr (GPtrArray) topics = g_ptr_array_new ();
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  guint n = self->comparison->columns->len;
  g_autofree guint *order = g_new0 (guint, n + 1);

  for (guint i = 0; i < n; i++)
    order[i] = i;
  g_qsort_with_data (order, (gint) n, sizeof (guint), compare_dates, self->comparison);
  for (guint i = 0; i < self->entries->len; i++)
    {
      const QimamEntry *entry = self->entries->pdata[i];

      for (char **topic = entry->claim->topics; topic != NULL && *topic != NULL; topic++)
        if (!qimam_comparison_topic_is_catch_all (*topic) &&
            (self->comparison->topic == NULL || g_str_equal (self->comparison->topic, *topic)) &&
            g_hash_table_add (seen, *topic))
          g_ptr_array_add (topics, *topic);
    }
  for (guint i = 0; i < topics->len; i++)
    find_change_of (self, topics->pdata[i], order);
}
