/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-briefing-export.h"

#include <string.h>

#include "qimam-brief-text.h"
#include "qimam-comparison-markup.h"
#include "qimam-label.h"

/* Markdown and plain text are one walk over the document with two sets of marks. */
typedef struct
{
  gboolean markdown;
  GString *out;
  const QimamBriefing *briefing;
} Writer;

static char *
escape (const Writer *self, const char *text)
{
  return self->markdown ? qimam_brief_escape_markdown (text) : qimam_brief_clean (text, FALSE);
}

static void
append_numbers (Writer *self, const QimamBriefItem *item)
{
  g_autoptr (GArray) numbers = qimam_brief_item_numbers (item);

  for (guint i = 0; i < numbers->len; i++)
    if (self->markdown)
      g_string_append_printf (self->out, "[^%u]", g_array_index (numbers, guint, i));
    else
      g_string_append_printf (self->out, "%s[%u]", i == 0 ? " " : "", g_array_index (numbers, guint, i));
}

static void
append_heading (Writer *self, const char *text, guint level)
{
  g_autofree char *title = escape (self, text);

  if (self->markdown)
    {
      g_string_append_printf (self->out, "%s %s\n\n", level == 1 ? "#" : "##", title);
      return;
    }
  g_string_append_printf (self->out, "%s\n", title);
  for (glong i = MIN (g_utf8_strlen (title, -1), 70); i > 0; i--)
    g_string_append_c (self->out, level == 1 ? '=' : '-');
  g_string_append (self->out, "\n\n");
}

static void
append_item (Writer *self, const QimamBriefItem *item)
{
  const char *strong = self->markdown ? "**" : "";
  g_autofree char *text = escape (self, item->text);
  g_autofree char *label = item->label != NULL && *item->label != '\0' ? escape (self, item->label) : NULL;

  switch (item->kind)
    {
    case QIMAM_BRIEF_QUOTATION:
      g_string_append_printf (self->out, "%s%s\n", self->markdown ? "> " : "  ", text);
      g_string_append_printf (self->out, "%s— %s", self->markdown ? ">\n> " : "  ",
                              label != NULL ? label : "");
      break;
    default:
      g_string_append (self->out, self->markdown ? "- " : "• ");
      if (label != NULL)
        g_string_append_printf (self->out, "%s%s%s%s ", strong, label,
                                qimam_label ("mark.colon", self->briefing->language), strong);
      g_string_append (self->out, text);
      break;
    }
  append_numbers (self, item);
  g_string_append (self->out, item->kind == QIMAM_BRIEF_QUOTATION ? "\n\n" : "\n");
}

static void
append_table_text (Writer *self, const QimamComparison *table)
{
  for (guint r = 0; r < table->rows->len; r++)
    {
      const QimamRow *row = table->rows->pdata[r];

      g_string_append_printf (self->out, "• %s (%s)\n", row->label,
                              qimam_brief_status_label (table, row->status));
      for (guint c = 0; c < row->cells->len; c++)
        {
          const QimamCell *cell = row->cells->pdata[c];
          g_autofree char *label =
              qimam_brief_clean (((QimamColumn *) table->columns->pdata[c])->label, FALSE);
          g_autofree char *text = qimam_brief_clean (
              cell->text != NULL ? cell->text : qimam_label ("status.silent", table->language), FALSE);

          g_string_append_printf (self->out, "    %s%s %s\n", label,
                                  qimam_label ("mark.colon", table->language), text);
        }
    }
  g_string_append_c (self->out, '\n');
}

static void
append_refs (Writer *self)
{
  for (guint i = 0; i < self->briefing->refs->len; i++)
    {
      const QimamBriefRef *ref = self->briefing->refs->pdata[i];
      g_autofree char *source = qimam_brief_ref_source (self->briefing, ref);
      g_autofree char *headline = qimam_brief_ref_headline (self->briefing, ref);
      g_autofree char *date = qimam_brief_ref_date (self->briefing, ref);
      g_autofree char *line = g_strdup_printf ("%s — %s — %s", source, headline, date);
      g_autofree char *text = escape (self, line);

      g_string_append_printf (self->out, "[%s%u]%s %s", self->markdown ? "^" : "", ref->number,
                              self->markdown ? ":" : "", text);
      if (qimam_brief_url_is_safe (ref->url))
        g_string_append_printf (self->out, " %s%s%s", self->markdown ? "<" : "", ref->url,
                                self->markdown ? ">" : "");
      g_string_append (self->out, self->markdown ? "\n\n" : "\n");
    }
}

static char *
write_all (const QimamBriefing *briefing, gboolean markdown)
{
  Writer self = { markdown, g_string_new (NULL), briefing };
  g_autofree char *created = qimam_brief_created_line (briefing);
  g_autofree char *created_text = escape (&self, created);

  append_heading (&self, briefing->title, 1);
  if (briefing->subtitle != NULL)
    {
      g_autofree char *subtitle = escape (&self, briefing->subtitle);

      g_string_append_printf (self.out, "%s\n\n", subtitle);
    }
  g_string_append_printf (self.out, "%s\n\n", created_text);
  for (guint s = 0; s < briefing->sections->len; s++)
    {
      const QimamBriefSection *section = briefing->sections->pdata[s];

      append_heading (&self, section->title, 2);
      for (guint i = 0; i < section->items->len; i++)
        append_item (&self, section->items->pdata[i]);
      if (section->table != NULL && section->items->len > 0)
        g_string_append_c (self.out, '\n');
      if (section->table != NULL && markdown)
        qimam_comparison_append_table_markdown (self.out, section->table);
      else if (section->table != NULL)
        append_table_text (&self, section->table);
      if (g_str_equal (section->key, "sources"))
        append_refs (&self);
      g_string_append_c (self.out, '\n');
    }
  return g_string_free (self.out, FALSE);
}

char *
qimam_briefing_to_markdown (const QimamBriefing *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return write_all (self, TRUE);
}

char *
qimam_briefing_to_text (const QimamBriefing *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return write_all (self, FALSE);
}
