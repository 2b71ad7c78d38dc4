/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-matrix.h"

#include "qimam-label.h"

#define QUOTE_LENGTH 110
#define MAX_QUOTES   6

QimamDiscrepancy *
qimam_discrepancy_new (const char *kind, QimamLevel level, const char *row)
{
  QimamDiscrepancy *self = g_new0 (QimamDiscrepancy, 1);

  self->kind = g_intern_string (kind);
  self->level = level;
  self->row = g_strdup (row);
  self->claims = g_ptr_array_new_with_free_func ((GDestroyNotify) qimam_claim_free);
  self->silent = g_array_new (FALSE, FALSE, sizeof (guint));
  return self;
}

void
qimam_discrepancy_free (QimamDiscrepancy *self)
{
  if (self == NULL)
    return;
  g_free (self->row);
  g_free (self->note);
  g_ptr_array_unref (self->claims);
  g_array_unref (self->silent);
  g_free (self);
}

static gboolean
has_claim (const QimamDiscrepancy *self, const QimamEntry *entry)
{
  for (guint i = 0; i < self->claims->len; i++)
    {
      const QimamClaim *claim = self->claims->pdata[i];

      if (claim->id == entry->claim->id && claim->article == entry->article->id)
        return TRUE;
    }
  return FALSE;
}

gboolean
qimam_discrepancy_names_cell (const QimamDiscrepancy *self, const QimamCell *cell)
{
  for (guint i = 0; i < cell->claims->len; i++)
    for (guint j = 0; j < self->claims->len; j++)
      {
        const QimamClaim *a = cell->claims->pdata[i], *b = self->claims->pdata[j];

        if (a->id == b->id && a->article == b->article)
          return TRUE;
      }
  return FALSE;
}

void
qimam_discrepancy_add (QimamDiscrepancy *self, const QimamEntry *entry)
{
  if (!has_claim (self, entry))
    g_ptr_array_add (self->claims, qimam_entry_copy_claim (entry));
}

/* Whether it has a claim, or what stands within it. */
static gboolean
touches (const QimamDiscrepancy *self, const QimamEntry *entry)
{
  for (guint i = 0; i < self->claims->len; i++)
    {
      const QimamClaim *claim = self->claims->pdata[i];

      if (claim->article == entry->article->id && qimam_span_contains (entry->claim->span, claim->span))
        return TRUE;
    }
  return FALSE;
}

gboolean
qimam_matrix_has_contradiction (const QimamMatrix *self, const QimamEntry *a, const QimamEntry *b)
{
  const GPtrArray *found = self->comparison->discrepancies;

  for (guint i = 0; i < found->len; i++)
    if (((QimamDiscrepancy *) found->pdata[i])->level == QIMAM_LEVEL_CONTRADICTION &&
        touches (found->pdata[i], a) && touches (found->pdata[i], b))
      return TRUE;
  return FALSE;
}

void
qimam_matrix_report (QimamMatrix *self,
                     QimamDiscrepancy *discrepancy,
                     const char *label,
                     const char *one,
                     const char *two,
                     const char *three)
{
  discrepancy->note = qimam_comparison_fill (label, self->comparison->language, one, two, three);
  g_ptr_array_add (self->comparison->discrepancies, discrepancy);
}

static gboolean
column_has_claim (const QimamMatrix *self,
                  const QimamDiscrepancy *discrepancy,
                  const QimamRow *row,
                  guint column)
{
  g_autoptr (GPtrArray) entries = qimam_matrix_entries_of (self, row->key, (int) column);

  for (guint i = 0; i < entries->len; i++)
    if (has_claim (discrepancy, entries->pdata[i]))
      return TRUE;
  return FALSE;
}

char *
qimam_matrix_quote_cells (const QimamMatrix *self, const QimamDiscrepancy *discrepancy, const QimamRow *row)
{
  const char *language = self->comparison->language;
  g_autofree gboolean *done = g_new0 (gboolean, row->cells->len + 1);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < row->cells->len; i++)
    {
      const QimamCell *cell = row->cells->pdata[i];
      g_autoptr (GArray) group = g_array_new (FALSE, FALSE, sizeof (guint));
      g_autofree char *names = NULL;
      g_autofree char *line = NULL;
      gboolean copies = TRUE;

      if (done[i] || !column_has_claim (self, discrepancy, row, i))
        continue;
      for (guint j = i; j < row->cells->len; j++)
        if (!done[j] && g_strcmp0 (cell->text, ((QimamCell *) row->cells->pdata[j])->text) == 0 &&
            column_has_claim (self, discrepancy, row, j))
          {
            g_array_append_val (group, j);
            done[j] = TRUE;
            copies &= j == i || qimam_matrix_is_copy (self, row, i, j);
          }
      names = qimam_comparison_name_columns (self->comparison, group);
      line =
          g_strconcat (names, qimam_label ("mark.colon", self->comparison->language), " ", cell->text, NULL);
      if (group->len > 1 && copies)
        {
          char *marked = qimam_comparison_fill ("note.one_text", language, line, NULL, NULL);

          g_free (line);
          line = marked;
        }
      qimam_comparison_append (text, "list.semicolon", line, language);
    }
  return g_string_free (text, FALSE);
}

char *
qimam_matrix_quote_claims (const QimamMatrix *self, const GPtrArray *entries, gboolean speakers)
{
  const char *language = self->comparison->language;
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < entries->len && i < MAX_QUOTES; i++)
    {
      const QimamEntry *entry = entries->pdata[i];
      const QimamColumn *column = self->comparison->columns->pdata[entry->column];
      g_autofree char *words = qimam_comparison_shorten (entry->claim->text, QUOTE_LENGTH);
      g_autofree char *name = speakers && entry->claim->speaker != NULL
                                  ? g_strdup (entry->claim->speaker)
                                  : qimam_comparison_quote (column->label, language);

      g_autofree char *quoted = qimam_comparison_quote (words, language);
      g_autofree char *line = g_strconcat (name, qimam_label ("mark.colon", language), " ", quoted, NULL);

      qimam_comparison_append (text, "list.semicolon", line, language);
    }
  return g_string_free (text, FALSE);
}
