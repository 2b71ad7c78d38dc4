/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-comparison-markup.h"

#include "qimam-brief-text.h"
#include "qimam-briefing-export.h"
#include "qimam-format.h"
#include "qimam-label.h"

/* (transfer full) (nullable): the day of a column as people read it */
static char *
column_date (const QimamColumn *column, const char *language)
{
  return column->date != NULL ? qimam_format_date (column->date, language) : NULL;
}

/* The lines of a cell, each escaped, with @separator between. */
static char *
cell_lines (const char *text, char *(*escape) (const char *), const char *separator)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  GString *out = g_string_new (NULL);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_autofree char *line = escape (lines[i]);

      g_string_append_printf (out, "%s%s", i > 0 ? separator : "", line);
    }
  return g_string_free (out, FALSE);
}

/* ---- HTML ---- */

void
qimam_comparison_append_table_html (GString *out, const QimamComparison *comparison)
{
  const char *language = comparison->language;

  g_string_append_printf (
      out, "<div class=\"wide\"><table class=\"matrix\">\n<thead><tr><th scope=\"col\">%s</th>",
      qimam_label ("brief.dimension", language));
  for (guint i = 0; i < comparison->columns->len; i++)
    {
      const QimamColumn *column = comparison->columns->pdata[i];
      g_autofree char *label = qimam_brief_escape_html (column->label);
      g_autofree char *date = column_date (column, language);

      g_string_append_printf (out, "<th scope=\"col\"><bdi>%s</bdi>%s%s</th>", label,
                              date != NULL ? "<br>" : "", date != NULL ? date : "");
    }
  g_string_append (out, "</tr></thead>\n<tbody>\n");
  for (guint r = 0; r < comparison->rows->len; r++)
    {
      const QimamRow *row = comparison->rows->pdata[r];
      g_autofree char *label = qimam_brief_escape_html (row->label);

      g_string_append_printf (out, "<tr><th scope=\"row\">%s<br><small>%s</small></th>", label,
                              qimam_brief_status_label (comparison, row->status));
      for (guint c = 0; c < row->cells->len; c++)
        {
          const QimamCell *cell = row->cells->pdata[c];
          g_autofree char *text =
              cell_lines (cell->text != NULL ? cell->text : qimam_label ("status.silent", language),
                          qimam_brief_escape_html, "<br>");

          g_string_append_printf (out, "<td class=\"%s\">%s</td>", qimam_status_nick (cell->status), text);
        }
      g_string_append (out, "</tr>\n");
    }
  g_string_append (out, "</tbody>\n</table></div>\n");
}

char *
qimam_comparison_to_html (const QimamComparison *self)
{
  g_autoptr (GString) body = g_string_new (NULL);
  g_autofree char *title = NULL;

  g_return_val_if_fail (self != NULL, NULL);
  title = qimam_brief_escape_html (self->title);
  g_string_append_printf (body, "<header><h1>%s</h1></header>\n", title);
  if (self->discrepancies->len > 0)
    {
      g_string_append_printf (
          body, "<section>\n<h2>%s</h2>\n<ul>\n",
          qimam_label (self->mode == QIMAM_COMPARE_MEETINGS ? "brief.changes" : "brief.differences",
                       self->language));
      for (guint i = 0; i < self->discrepancies->len; i++)
        {
          const QimamDiscrepancy *discrepancy = self->discrepancies->pdata[i];
          const char *label = qimam_brief_level_label (discrepancy->level, self->language);
          g_autofree char *note = qimam_brief_escape_html (discrepancy->note);

          g_string_append_printf (body, "<li><span class=\"label\">%s%s</span> %s</li>\n", label,
                                  qimam_label ("mark.colon", self->language), note);
        }
      g_string_append (body, "</ul>\n</section>\n");
    }
  qimam_comparison_append_table_html (body, self);
  return qimam_brief_html_page (self->title, self->language, body->str);
}

/* ---- Markdown ---- */

void
qimam_comparison_append_table_markdown (GString *out, const QimamComparison *comparison)
{
  const char *language = comparison->language;

  g_string_append_printf (out, "| %s |", qimam_label ("brief.dimension", language));
  for (guint i = 0; i < comparison->columns->len; i++)
    {
      g_autofree char *label =
          qimam_brief_escape_markdown (((QimamColumn *) comparison->columns->pdata[i])->label);

      g_string_append_printf (out, " %s |", label);
    }
  g_string_append (out, "\n|");
  for (guint i = 0; i <= comparison->columns->len; i++)
    g_string_append (out, " --- |");
  g_string_append_c (out, '\n');
  for (guint r = 0; r < comparison->rows->len; r++)
    {
      const QimamRow *row = comparison->rows->pdata[r];
      g_autofree char *label = qimam_brief_escape_markdown (row->label);

      g_string_append_printf (out, "| **%s** (%s) |", label,
                              qimam_brief_status_label (comparison, row->status));
      for (guint c = 0; c < row->cells->len; c++)
        {
          const QimamCell *cell = row->cells->pdata[c];
          g_autofree char *text =
              cell_lines (cell->text != NULL ? cell->text : qimam_label ("status.silent", language),
                          qimam_brief_escape_markdown, "<br>");

          g_string_append_printf (out, " %s |", text);
        }
      g_string_append_c (out, '\n');
    }
  g_string_append_c (out, '\n');
}

char *
qimam_comparison_to_markdown (const QimamComparison *self)
{
  GString *out;
  g_autofree char *title = NULL;

  g_return_val_if_fail (self != NULL, NULL);
  out = g_string_new (NULL);
  title = qimam_brief_escape_markdown (self->title);
  g_string_append_printf (out, "# %s\n\n", title);
  if (self->discrepancies->len > 0)
    g_string_append_printf (
        out, "## %s\n\n",
        qimam_label (self->mode == QIMAM_COMPARE_MEETINGS ? "brief.changes" : "brief.differences",
                     self->language));
  for (guint i = 0; i < self->discrepancies->len; i++)
    {
      const QimamDiscrepancy *discrepancy = self->discrepancies->pdata[i];
      const char *label = qimam_brief_level_label (discrepancy->level, self->language);
      g_autofree char *note = qimam_brief_escape_markdown (discrepancy->note);

      g_string_append_printf (out, "- **%s%s** %s\n", label, qimam_label ("mark.colon", self->language),
                              note);
    }
  g_string_append (out, self->discrepancies->len > 0 ? "\n" : "");
  qimam_comparison_append_table_markdown (out, self);
  return g_string_free (out, FALSE);
}

/* ---- CSV ---- */

static void
append_csv (GString *out, const char *text, gboolean first)
{
  g_autofree char *cell = qimam_brief_escape_csv (text);

  g_string_append_printf (out, "%s%s", first ? "" : ",", cell);
}

char *
qimam_comparison_to_csv (const QimamComparison *self)
{
  GString *out;

  g_return_val_if_fail (self != NULL, NULL);
  /* The mark tells spreadsheets that the text is UTF-8. */
  out = g_string_new ("\xEF\xBB\xBF");
  append_csv (out, "key", TRUE);
  append_csv (out, qimam_label ("brief.dimension", self->language), FALSE);
  append_csv (out, "status", FALSE);
  for (guint i = 0; i < self->columns->len; i++)
    append_csv (out, ((QimamColumn *) self->columns->pdata[i])->label, FALSE);
  g_string_append (out, "\r\n");
  for (guint r = 0; r < self->rows->len; r++)
    {
      const QimamRow *row = self->rows->pdata[r];

      append_csv (out, row->key, TRUE);
      append_csv (out, row->label, FALSE);
      append_csv (out, qimam_status_nick (row->status), FALSE);
      for (guint c = 0; c < row->cells->len; c++)
        {
          const QimamCell *cell = row->cells->pdata[c];

          append_csv (out, cell->text != NULL ? cell->text : "", FALSE);
        }
      g_string_append (out, "\r\n");
    }
  return g_string_free (out, FALSE);
}
