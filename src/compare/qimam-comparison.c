/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-matrix.h"

#include "qimam-label.h"

const char *
qimam_level_nick (QimamLevel level)
{
  static const char *const nicks[] = { "contradiction", "difference", "gap", "change" };

  return (guint) level < G_N_ELEMENTS (nicks) ? nicks[level] : NULL;
}

/* ---- Columns ---- */

static void
column_free (gpointer data)
{
  QimamColumn *column = data;

  g_free (column->label);
  g_free (column->source);
  g_array_unref (column->articles);
  g_free (column->date);
  g_free (column);
}

static QimamColumn *
column_add (QimamComparison *self, const char *label, const char *source, const char *date)
{
  QimamColumn *column = g_new0 (QimamColumn, 1);

  column->label = g_strdup (label);
  column->source = g_strdup (source);
  column->date = g_strdup (date);
  column->articles = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_ptr_array_add (self->columns, column);
  return column;
}

static guint
column_of_source (QimamComparison *self, const QimamArticle *article)
{
  const QimamDocument *document = article->document;
  QimamColumn *column = NULL;
  guint at;

  for (at = 0; at < self->columns->len && column == NULL; at++)
    {
      QimamColumn *other = self->columns->pdata[at];

      if (document->source != NULL && g_strcmp0 (other->source, document->source) == 0)
        {
          column = other;
          break;
        }
    }
  if (column == NULL)
    {
      g_autofree char *short_headline = NULL;
      g_autofree char *label = NULL;

      at = self->columns->len;
      if (document->source == NULL && document->headline != NULL)
        {
          short_headline = qimam_comparison_shorten (document->headline, 36);
          label = qimam_comparison_fill ("column.unnamed", self->language, short_headline, NULL, NULL);
        }
      column = column_add (self,
                           document->source != NULL ? document->source
                           : label != NULL          ? label
                                                    : qimam_label ("source.unknown", self->language),
                           document->source, document->published.value);
    }
  g_array_append_val (column->articles, article->id);
  return at;
}

/* ---- The matrix ---- */

static void
row_free (gpointer data)
{
  QimamRow *row = data;

  g_free (row->key);
  g_free (row->topic);
  g_free (row->label);
  g_ptr_array_unref (row->cells);
  g_free (row);
}

static QimamComparison *
comparison_new (QimamCompareMode mode, const char *topic, const char *language)
{
  QimamComparison *self = g_new0 (QimamComparison, 1);

  self->mode = mode;
  self->topic = g_strdup (topic);
  self->language = g_strdup (language != NULL ? language : "en");
  self->columns = g_ptr_array_new_with_free_func (column_free);
  self->rows = g_ptr_array_new_with_free_func (row_free);
  self->discrepancies = g_ptr_array_new_with_free_func ((GDestroyNotify) qimam_discrepancy_free);
  return self;
}

static gint
compare_columns (gconstpointer a, gconstpointer b)
{
  const QimamEntry *x = *(QimamEntry *const *) a, *y = *(QimamEntry *const *) b;

  if (x->column != y->column)
    return x->column < y->column ? -1 : 1;
  if (x->article->id != y->article->id)
    return x->article->id < y->article->id ? -1 : 1;
  if (x->claim->span.in != y->claim->span.in)
    return (gint) x->claim->span.in - (gint) y->claim->span.in;
  return x->claim->span.start < y->claim->span.start ? -1 : x->claim->span.start > y->claim->span.start;
}

/* The gravest first; among equals in the order in which they were found. */
static void
sort_discrepancies (QimamComparison *self)
{
  g_autoptr (GPtrArray) found = g_steal_pointer (&self->discrepancies);

  self->discrepancies = g_ptr_array_new_with_free_func ((GDestroyNotify) qimam_discrepancy_free);
  g_ptr_array_set_free_func (found, NULL);
  for (int level = QIMAM_LEVEL_CONTRADICTION; level <= QIMAM_LEVEL_CHANGE; level++)
    for (guint i = 0; i < found->len; i++)
      if (((QimamDiscrepancy *) found->pdata[i])->level == (QimamLevel) level)
        g_ptr_array_add (self->discrepancies, found->pdata[i]);
}

QimamComparison *
qimam_compare_sources (const QimamMeeting *meeting,
                       GPtrArray *articles,
                       const char *topic,
                       const char *language)
{
  QimamComparison *self;
  QimamMatrix *matrix;

  g_return_val_if_fail (meeting != NULL && articles != NULL, NULL);
  self = comparison_new (QIMAM_COMPARE_SOURCES, topic, language);
  self->meeting = meeting->id;
  self->title = qimam_comparison_fill ("title.sources", self->language, meeting->title, NULL, NULL);
  matrix = qimam_matrix_new (self);
  for (guint i = 0; i < articles->len; i++)
    {
      const QimamArticle *article = articles->pdata[i];
      guint column = column_of_source (self, article);

      for (guint c = 0; c < article->analysis->claims->len; c++)
        {
          const QimamClaim *claim = article->analysis->claims->pdata[c];

          if (!qimam_claim_is_expected (claim))
            g_ptr_array_add (matrix->entries,
                             qimam_entry_new (claim, article, column, claim->meeting == meeting->id));
        }
    }
  g_ptr_array_sort (matrix->entries, compare_columns);
  qimam_matrix_weigh (matrix);
  qimam_matrix_make_rows (matrix);
  qimam_matrix_find_value_discrepancies (matrix);
  qimam_matrix_find_speech_discrepancies (matrix);
  qimam_matrix_find_outcomes (matrix);
  qimam_matrix_find_told (matrix);
  qimam_matrix_find_next (matrix);
  qimam_matrix_find_details (matrix);
  qimam_matrix_find_sums (matrix);
  qimam_matrix_find_internal (matrix);
  qimam_matrix_find_roles (matrix);
  qimam_matrix_find_tones (matrix);
  qimam_matrix_find_gaps (matrix);
  sort_discrepancies (self);
  qimam_matrix_settle (matrix);
  qimam_matrix_free (matrix);
  return self;
}

QimamComparison *
qimam_compare_meetings (GPtrArray *meetings, GPtrArray *articles, const char *topic, const char *language)
{
  QimamComparison *self;
  QimamMatrix *matrix;

  g_return_val_if_fail (meetings != NULL && articles != NULL, NULL);
  self = comparison_new (QIMAM_COMPARE_MEETINGS, topic, language);
  self->title = g_strdup (qimam_label ("title.meetings", self->language));
  matrix = qimam_matrix_new (self);
  for (guint m = 0; m < meetings->len; m++)
    {
      const QimamMeeting *meeting = meetings->pdata[m];
      QimamColumn *column = column_add (self, meeting->title, NULL, meeting->date.iso);

      column->meeting = meeting->id;
      for (guint i = 0; i < articles->len; i++)
        {
          const QimamArticle *article = articles->pdata[i];
          guint before = matrix->entries->len;

          for (guint c = 0; c < article->analysis->claims->len; c++)
            {
              const QimamClaim *claim = article->analysis->claims->pdata[c];

              if (claim->meeting == meeting->id && !qimam_claim_is_expected (claim))
                g_ptr_array_add (matrix->entries, qimam_entry_new (claim, article, m, TRUE));
            }
          if (matrix->entries->len > before)
            g_array_append_val (column->articles, article->id);
        }
    }
  g_ptr_array_sort (matrix->entries, compare_columns);
  qimam_matrix_weigh (matrix);
  qimam_matrix_make_rows (matrix);
  qimam_matrix_find_changes (matrix);
  qimam_matrix_settle (matrix);
  qimam_matrix_free (matrix);
  return self;
}

void
qimam_comparison_keep_differences (QimamComparison *self)
{
  g_return_if_fail (self != NULL);
  for (guint i = self->rows->len; i > 0; i--)
    {
      const QimamRow *row = self->rows->pdata[i - 1];

      if (row->status == QIMAM_STATUS_AGREE || self->columns->len < 2)
        g_ptr_array_remove_index (self->rows, i - 1);
    }
}

void
qimam_comparison_free (QimamComparison *self)
{
  if (self == NULL)
    return;
  g_free (self->topic);
  g_free (self->language);
  g_free (self->title);
  g_ptr_array_unref (self->columns);
  g_ptr_array_unref (self->rows);
  g_ptr_array_unref (self->discrepancies);
  g_free (self);
}
