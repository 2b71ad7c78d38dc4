/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-briefing-private.h"

#include <string.h>

#include "qimam-brief-text.h"
#include "qimam-format.h"
#include "qimam-label.h"
#include "qimam-matrix.h"

#define MAX_GAPS 8

/* ---- Facts ---- */

static const QimamRow *
find_row (const QimamComparison *comparison, const char *key)
{
  for (guint i = 0; i < comparison->rows->len; i++)
    if (g_str_equal (((QimamRow *) comparison->rows->pdata[i])->key, key))
      return comparison->rows->pdata[i];
  return NULL;
}

/* One line a value where the sources differ, with those who give it. */
static void
add_values (QimamBriefWriter *self, QimamBriefSection *section, const QimamRow *row)
{
  g_autoptr (GHashTable) items = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < row->cells->len; i++)
    {
      const QimamCell *cell = row->cells->pdata[i];
      QimamBriefItem *item;

      if (cell->claims->len == 0)
        continue;
      item = g_hash_table_lookup (items, cell->text);
      if (item == NULL)
        {
          item = qimam_brief_section_add (section, QIMAM_BRIEF_FACT, row->label, cell->text);
          g_hash_table_insert (items, item->text, item);
        }
      qimam_brief_writer_cite_claims (self, item, cell->claims);
    }
}

static gboolean
is_value (const QimamRow *row)
{
  return row->dimension == QIMAM_DIMENSION_DATE || row->dimension == QIMAM_DIMENSION_DURATION;
}

static gboolean
is_inferred (const GPtrArray *claims)
{
  for (guint i = 0; i < claims->len; i++)
    if (((QimamClaim *) claims->pdata[i])->basis != QIMAM_BASIS_INFERRED)
      return FALSE;
  return claims->len > 0;
}

static void
add_fact (QimamBriefWriter *self,
          QimamBriefSection *section,
          const QimamComparison *sources,
          const QimamRow *row)
{
  const QimamCell *cell = row->cells->pdata[0];
  const QimamRow *by_source = find_row (sources, row->key);
  g_autofree char *text = NULL;
  QimamBriefItem *item;

  if (is_value (row) && by_source != NULL && by_source->status == QIMAM_STATUS_DIFFER)
    {
      add_values (self, section, by_source);
      return;
    }
  text = g_strdup (cell->text);
  if (is_inferred (cell->claims))
    {
      g_free (text);
      text =
          g_strdup_printf ("%s (%s)", cell->text, qimam_label ("brief.inferred", self->briefing->language));
    }
  item = qimam_brief_section_add (section, QIMAM_BRIEF_FACT, row->label, text);
  qimam_brief_writer_cite_claims (self, item, cell->claims);
}

/* (nullable): the claim with this id, with its article. */
static const QimamClaim *
find_claim (const QimamBriefWriter *self, gint64 id, const QimamArticle **article)
{
  for (guint i = 0; i < self->articles->len; i++)
    {
      const QimamClaim *claim =
          qimam_analysis_find_claim (((QimamArticle *) self->articles->pdata[i])->analysis, id);

      *article = self->articles->pdata[i];
      if (claim != NULL)
        return claim;
    }
  return NULL;
}

/* The date of the meeting that no claim about this meeting tells: the user set it, or it was worked out from
 * elsewhere. */
static void
add_date (QimamBriefWriter *self, QimamBriefSection *section, const QimamMeeting *meeting)
{
  const char *language = self->briefing->language;
  g_autofree char *date = qimam_format_date_long (meeting->date.iso, language);
  g_autofree char *text = meeting->date.basis == QIMAM_BASIS_INFERRED
                              ? g_strdup_printf ("%s (%s)", date, qimam_label ("brief.inferred", language))
                              : g_strdup (date);
  QimamBriefItem *item =
      qimam_brief_section_add (section, QIMAM_BRIEF_FACT, qimam_label ("dimension.date", language), text);

  for (guint i = 0; meeting->date.claims != NULL && i < meeting->date.claims->len; i++)
    {
      const QimamArticle *article = NULL;
      const QimamClaim *claim = find_claim (self, g_array_index (meeting->date.claims, gint64, i), &article);

      if (claim != NULL)
        qimam_brief_writer_cite (self, item, article, claim->sentence);
    }
  if (item->evidence->len == 0)
    item->kind = QIMAM_BRIEF_NOTE;
}

static void
add_missing (QimamBriefWriter *self,
             QimamBriefSection *section,
             const QimamMeeting *meeting,
             QimamDimension dimension)
{
  const char *language = self->briefing->language;
  g_autofree char *key = g_strconcat ("dimension.", qimam_dimension_nick (dimension), NULL);

  if (dimension == QIMAM_DIMENSION_DATE && meeting->date.iso != NULL)
    add_date (self, section, meeting);
  else
    qimam_brief_section_add (section, QIMAM_BRIEF_NOTE, qimam_label (key, language),
                             qimam_label ("brief.none", language));
}

/* What was on the table, by its names; the words stand in the sections that follow. */
static void
add_issues (QimamBriefWriter *self, QimamBriefSection *section, const QimamComparison *whole)
{
  const char *language = self->briefing->language;
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GPtrArray) claims = g_ptr_array_new ();

  for (guint i = 0; i < whole->rows->len; i++)
    {
      const QimamRow *row = whole->rows->pdata[i];
      GPtrArray *of_row = ((QimamCell *) row->cells->pdata[0])->claims;

      if (row->dimension != QIMAM_DIMENSION_ISSUE || row->topic == NULL || of_row->len == 0 ||
          qimam_comparison_topic_is_catch_all (row->topic))
        continue;
      qimam_comparison_append (text, "list.comma", qimam_comparison_topic_name (row->topic, language),
                               language);
      g_ptr_array_extend (claims, of_row, NULL, NULL);
    }
  if (claims->len > 0)
    qimam_brief_writer_cite_claims (self,
                                    qimam_brief_section_add (section, QIMAM_BRIEF_FACT,
                                                             qimam_label ("dimension.issue", language),
                                                             text->str),
                                    claims);
}

void
qimam_brief_write_facts (QimamBriefWriter *self,
                         const QimamMeeting *meeting,
                         const QimamComparison *sources,
                         const QimamComparison *whole,
                         const char *of)
{
  static const QimamDimension dimensions[] = { QIMAM_DIMENSION_DATE, QIMAM_DIMENSION_PLACE,
                                               QIMAM_DIMENSION_FORMAT, QIMAM_DIMENSION_DURATION,
                                               QIMAM_DIMENSION_PARTICIPANTS };
  QimamBriefSection *section = qimam_brief_writer_add_section (self, "facts", of);

  for (guint d = 0; d < G_N_ELEMENTS (dimensions); d++)
    {
      guint before = section->items->len;
      g_autofree char *key = g_strdup (qimam_dimension_nick (dimensions[d]));

      if (dimensions[d] == QIMAM_DIMENSION_DATE && find_row (whole, key) == NULL)
        add_missing (self, section, meeting, dimensions[d]);
      for (guint i = 0; i < whole->rows->len; i++)
        {
          const QimamRow *row = whole->rows->pdata[i];

          if (row->dimension == dimensions[d] && ((QimamCell *) row->cells->pdata[0])->claims->len > 0)
            add_fact (self, section, sources, row);
        }
      if (section->items->len == before)
        add_missing (self, section, meeting, dimensions[d]);
    }
  add_issues (self, section, whole);
}

/* ---- Differences ---- */

void
qimam_brief_write_differences (QimamBriefWriter *self, const QimamComparison *sources, const char *of)
{
  static const QimamLevel levels[] = { QIMAM_LEVEL_CONTRADICTION, QIMAM_LEVEL_DIFFERENCE, QIMAM_LEVEL_GAP };
  QimamBriefSection *section = qimam_brief_writer_add_section (self, "differences", of);
  const char *language = self->briefing->language;
  guint n_gaps = 0;

  for (guint l = 0; l < G_N_ELEMENTS (levels); l++)
    for (guint i = 0; i < sources->discrepancies->len; i++)
      {
        const QimamDiscrepancy *discrepancy = sources->discrepancies->pdata[i];
        QimamBriefItem *item;

        if (discrepancy->level != levels[l] || (levels[l] == QIMAM_LEVEL_GAP && ++n_gaps > MAX_GAPS))
          continue;
        item = qimam_brief_section_add (section, QIMAM_BRIEF_DIFFERENCE,
                                        qimam_brief_level_label (discrepancy->level, language),
                                        discrepancy->note);
        qimam_brief_writer_cite_claims (self, item, discrepancy->claims);
      }
  if (section->items->len == 0)
    qimam_brief_section_add (
        section, QIMAM_BRIEF_NOTE, NULL,
        qimam_label (sources->columns->len < 2 ? "brief.none.one_source" : "brief.none.differences",
                     language));
}
