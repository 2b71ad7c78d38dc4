/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-page-content.h"

#include "qimam-brief-text.h"
#include "qimam-format.h"
#include "qimam-label.h"
#include "qimam-matrix.h"

#define BULLET_WIDTH     14.
#define QUOTE_INDENT     14.
#define FACT_LABEL_WIDTH 118.
#define ROW_LABEL_WIDTH  92.
#define MIN_COLUMN_WIDTH 112.
#define CELL_PADDING     5.

static const double tint_label[3] = { 0.935, 0.955, 0.965 };
static const double tint_head[3] = { 0.86, 0.905, 0.93 };
static const double tint_differ[3] = { 0.995, 0.955, 0.865 };

typedef struct
{
  GPtrArray *blocks;
  const QimamPageShaper *shaper;
  double width;
  const char *language;
  guint n_tables;
} Content;

static QimamPageText *
text_of (const char *text)
{
  QimamPageText *self = qimam_page_text_new ();

  qimam_page_text_add (self, text, -1);
  return self;
}

/* The left edge of a box that begins @offset into the line. */
static double
place (const Content *self, double offset, double width)
{
  return self->shaper->rtl ? self->width - offset - width : offset;
}

static QimamPageBlock *
add_block (Content *self, const char *tag, double before, double after)
{
  QimamPageBlock *block = qimam_page_block_new (tag, before, after);

  block->left = 0;
  block->right = self->width;
  g_ptr_array_add (self->blocks, block);
  return block;
}

static QimamPageBlock *
add_line (Content *self, const char *text, const char *tag, QimamFace face, double before, double after)
{
  QimamPageBlock *block = add_block (self, tag, before, after);

  qimam_page_block_add (block, self->shaper, text_of (text), face, 0, self->width);
  return block;
}

static void
add_heading (Content *self, const char *text)
{
  QimamPageBlock *block = add_line (self, text, "H2", QIMAM_FACE_HEADING, 16, 7);

  block->keep_next = TRUE;
  block->frame = QIMAM_FRAME_HEADING;
  block->outline = qimam_brief_clean (text, FALSE);
}

/* ---- Items ---- */

static void
add_list_item (Content *self, const QimamBriefItem *item)
{
  g_auto (GStrv) pieces = qimam_page_split (item->text);
  guint n = g_strv_length (pieces);

  for (guint i = 0; i < n; i++)
    {
      QimamPageBlock *block = add_block (self, "P", 0, i + 1 < n ? 0 : 5);
      QimamPageText *text = qimam_page_text_new ();

      if (i == 0)
        qimam_page_block_add (block, self->shaper, text_of ("•"), QIMAM_FACE_LABEL,
                              place (self, 0, BULLET_WIDTH), BULLET_WIDTH);
      if (i == 0 && item->label != NULL && *item->label != '\0')
        {
          qimam_page_text_add (text, item->label, QIMAM_FACE_LABEL);
          qimam_page_text_add (text, ": ", QIMAM_FACE_LABEL);
        }
      qimam_page_text_add (text, pieces[i], -1);
      if (i + 1 == n)
        qimam_page_text_add_numbers (text, item);
      qimam_page_block_add (block, self->shaper, text, QIMAM_FACE_BODY,
                            place (self, BULLET_WIDTH, self->width - BULLET_WIDTH),
                            self->width - BULLET_WIDTH);
      block->item = item;
    }
}

static void
add_quotation (Content *self, const QimamBriefItem *item)
{
  g_auto (GStrv) pieces = qimam_page_split (item->text);
  guint n = g_strv_length (pieces);
  double width = self->width - 2 * QUOTE_INDENT;

  for (guint i = 0; i < n; i++)
    {
      QimamPageBlock *block = add_block (self, "BlockQuote", i == 0 ? 3 : 0, i + 1 < n ? 0 : 7);
      QimamPageText *text = text_of (pieces[i]);

      if (i + 1 == n)
        {
          qimam_page_text_add (text, "\n— ", QIMAM_FACE_REF);
          qimam_page_text_add_isolated (text, item->label != NULL ? item->label : "", QIMAM_FACE_REF);
          qimam_page_text_add_numbers (text, item);
        }
      qimam_page_block_add (block, self->shaper, text, QIMAM_FACE_QUOTATION,
                            place (self, QUOTE_INDENT, width), width);
      block->frame = QIMAM_FRAME_QUOTATION;
      block->padding = 3;
      block->item = item;
    }
}

static void
add_note (Content *self, const QimamBriefItem *item)
{
  QimamPageBlock *block = add_block (self, "P", 0, 5);
  QimamPageText *text = qimam_page_text_new ();

  if (item->label != NULL)
    {
      qimam_page_text_add (text, item->label, QIMAM_FACE_LABEL);
      qimam_page_text_add (text, ": ", QIMAM_FACE_LABEL);
    }
  qimam_page_text_add (text, item->text, -1);
  qimam_page_block_add (block, self->shaper, text, QIMAM_FACE_BODY, 0, self->width);
  block->item = item;
}

static QimamPageBlock *
add_row (Content *self, guint table)
{
  QimamPageBlock *block = add_block (self, "TR", 0, 0);

  block->table = table;
  block->frame = QIMAM_FRAME_GRID;
  block->padding = CELL_PADDING - 2;
  return block;
}

/* @offset and @width are those of the grid; the text keeps off its lines. */
static QimamPageCell *
add_cell (Content *self,
          QimamPageBlock *block,
          QimamPageText *text,
          QimamFace face,
          const char *tag,
          double offset,
          double width)
{
  QimamPageCell *cell = qimam_page_block_add (
      block, self->shaper, text, face, place (self, offset, width) + CELL_PADDING, width - 2 * CELL_PADDING);

  cell->tag = tag;
  return cell;
}

static void
add_facts (Content *self, const QimamBriefSection *section)
{
  const char *before = NULL;
  guint table = ++self->n_tables;

  for (guint i = 0; i < section->items->len; i++)
    {
      const QimamBriefItem *item = section->items->pdata[i];
      g_auto (GStrv) pieces = qimam_page_split (item->text);
      guint n = g_strv_length (pieces);

      for (guint p = 0; p < n; p++)
        {
          QimamPageBlock *block = add_row (self, table);
          QimamPageText *text = text_of (pieces[p]);
          gboolean named = p == 0 && g_strcmp0 (before, item->label) != 0 && item->label != NULL;

          if (p + 1 == n)
            qimam_page_text_add_numbers (text, item);
          add_cell (self, block, text_of (named ? item->label : ""), QIMAM_FACE_LABEL, "TH", 0,
                    FACT_LABEL_WIDTH)
              ->fill = tint_label;
          add_cell (self, block, text, QIMAM_FACE_BODY, "TD", FACT_LABEL_WIDTH,
                    self->width - FACT_LABEL_WIDTH);
          block->item = item;
        }
      before = item->label;
    }
}

/* ---- The matrix ---- */

static void
add_matrix_head (
    Content *self, const QimamComparison *comparison, guint table, guint from, guint to, double width)
{
  QimamPageBlock *block = add_row (self, table);

  block->head = TRUE;
  add_cell (self, block, text_of (qimam_label ("brief.dimension", self->language)), QIMAM_FACE_CELL_LABEL,
            "TH", 0, ROW_LABEL_WIDTH)
      ->fill = tint_head;
  for (guint c = from; c < to; c++)
    {
      const QimamColumn *column = comparison->columns->pdata[c];
      QimamPageText *text = qimam_page_text_new ();

      qimam_page_text_add_isolated (text, column->label, QIMAM_FACE_CELL_LABEL);
      if (column->date != NULL)
        {
          g_autofree char *date = qimam_format_date (column->date, self->language);

          qimam_page_text_add (text, "\n", -1);
          qimam_page_text_add (text, date, QIMAM_FACE_CELL);
        }
      add_cell (self, block, text, QIMAM_FACE_CELL_LABEL, "TH", ROW_LABEL_WIDTH + (c - from) * width, width)
          ->fill = tint_head;
    }
}

static void
add_matrix_row (Content *self,
                const QimamComparison *comparison,
                const QimamRow *row,
                guint table,
                guint from,
                guint to,
                double width)
{
  g_autoptr (GPtrArray) pieces = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  guint n = 1;

  for (guint c = from; c < to; c++)
    {
      const QimamCell *cell = row->cells->pdata[c];
      char **split =
          qimam_page_split (cell->text != NULL ? cell->text : qimam_label ("status.silent", self->language));

      g_ptr_array_add (pieces, split);
      n = MAX (n, g_strv_length (split));
    }
  for (guint p = 0; p < n; p++)
    {
      QimamPageBlock *block = add_row (self, table);
      QimamPageText *label = qimam_page_text_new ();

      if (p == 0)
        {
          qimam_page_text_add (label, row->label, QIMAM_FACE_CELL_LABEL);
          qimam_page_text_add (label, "\n", -1);
          qimam_page_text_add (label, qimam_brief_status_label (comparison, row->status), QIMAM_FACE_SMALL);
        }
      add_cell (self, block, label, QIMAM_FACE_CELL_LABEL, "TH", 0, ROW_LABEL_WIDTH)->fill = tint_label;
      for (guint c = from; c < to; c++)
        {
          const QimamCell *cell = row->cells->pdata[c];
          char **split = pieces->pdata[c - from];
          QimamPageText *text = qimam_page_text_new ();
          QimamPageCell *box;

          if (p < g_strv_length (split))
            qimam_page_text_add (text, split[p], cell->text != NULL ? -1 : (int) QIMAM_FACE_SMALL);
          box = add_cell (self, block, text, QIMAM_FACE_CELL, "TD", ROW_LABEL_WIDTH + (c - from) * width,
                          width);
          if (cell->status == QIMAM_STATUS_DIFFER)
            box->fill = tint_differ;
        }
    }
}

/* A matrix too wide for the paper is printed as several, each with the column of labels. */
static void
add_matrix (Content *self, const QimamComparison *comparison)
{
  guint n = comparison->columns->len;
  guint fit = MAX (1, (guint) ((self->width - ROW_LABEL_WIDTH) / MIN_COLUMN_WIDTH));
  guint bands = MAX (1, (n + fit - 1) / fit);
  guint each = MAX (1, (n + bands - 1) / bands);

  for (guint from = 0; from < n; from += each)
    {
      guint to = MIN (from + each, n), table = ++self->n_tables;
      double width = (self->width - ROW_LABEL_WIDTH) / (to - from);

      if (from > 0)
        add_line (self, " ", "P", QIMAM_FACE_SMALL, 0, 0);
      add_matrix_head (self, comparison, table, from, to, width);
      for (guint r = 0; r < comparison->rows->len; r++)
        add_matrix_row (self, comparison, comparison->rows->pdata[r], table, from, to, width);
    }
}

/* ---- Documents ---- */

static void
add_title (Content *self, const char *title, const char *subtitle)
{
  QimamPageBlock *block = add_line (self, title, "H1", QIMAM_FACE_TITLE, 0, subtitle != NULL ? 0 : 6);

  block->keep_next = TRUE;
  block->outline = qimam_brief_clean (title, FALSE);
  if (subtitle != NULL)
    {
      block = add_line (self, subtitle, "P", QIMAM_FACE_SUBTITLE, 0, 6);
      block->keep_next = TRUE;
    }
  block->frame = QIMAM_FRAME_RULE;
}

static void
add_refs (Content *self, const QimamBriefing *briefing)
{
  for (guint i = 0; i < briefing->refs->len; i++)
    {
      const QimamBriefRef *ref = briefing->refs->pdata[i];
      QimamPageBlock *block = add_block (self, "P", 0, 4);
      QimamPageText *text = qimam_page_text_new ();
      g_autofree char *number = g_strdup_printf ("[%u]", ref->number);
      g_autofree char *source = qimam_brief_ref_source (briefing, ref);
      g_autofree char *headline = qimam_brief_ref_headline (briefing, ref);
      g_autofree char *date = qimam_brief_ref_date (briefing, ref);
      guint start;

      qimam_page_block_add (block, self->shaper, text_of (number), QIMAM_FACE_REF, place (self, 0, 26), 26);
      qimam_page_text_add_isolated (text, source, QIMAM_FACE_REF);
      qimam_page_text_add (text, " — ", QIMAM_FACE_REF);
      start = (guint) text->text->len;
      qimam_page_text_add_isolated (text, headline, QIMAM_FACE_REF);
      if (qimam_brief_url_is_safe (ref->url))
        qimam_page_text_add_uri (text, start, ref->url);
      qimam_page_text_add (text, " — ", QIMAM_FACE_REF);
      qimam_page_text_add_isolated (text, date, QIMAM_FACE_REF);
      qimam_page_block_add (block, self->shaper, text, QIMAM_FACE_REF, place (self, 26, self->width - 26),
                            self->width - 26);
      block->ref = ref->number;
    }
}

static void
add_section (Content *self, const QimamBriefing *briefing, const QimamBriefSection *section)
{
  add_heading (self, section->title);
  if (g_str_equal (section->key, "facts"))
    add_facts (self, section);
  else
    for (guint i = 0; i < section->items->len; i++)
      {
        const QimamBriefItem *item = section->items->pdata[i];

        if (item->kind == QIMAM_BRIEF_QUOTATION)
          add_quotation (self, item);
        else if (item->kind == QIMAM_BRIEF_NOTE)
          add_note (self, item);
        else
          add_list_item (self, item);
      }
  if (section->table != NULL)
    add_matrix (self, section->table);
  if (g_str_equal (section->key, "sources"))
    add_refs (self, briefing);
}

GPtrArray *
qimam_page_content_of_briefing (const QimamBriefing *briefing, const QimamPageShaper *shaper, double width)
{
  Content self = { g_ptr_array_new_with_free_func ((GDestroyNotify) qimam_page_block_free), shaper, width,
                   briefing->language, 0 };
  g_autofree char *created = qimam_brief_created_line (briefing);
  g_autofree char *remark = g_strconcat (created, ". ", qimam_label ("brief.note", briefing->language), NULL);

  add_title (&self, briefing->title, briefing->subtitle);
  add_line (&self, remark, "P", QIMAM_FACE_SMALL, 4, 0);
  for (guint i = 0; i < briefing->sections->len; i++)
    add_section (&self, briefing, briefing->sections->pdata[i]);
  return self.blocks;
}

static void
add_discrepancies (Content *self, const QimamComparison *comparison)
{
  if (comparison->discrepancies->len > 0)
    add_heading (
        self, qimam_label (comparison->mode == QIMAM_COMPARE_MEETINGS ? "brief.changes" : "brief.differences",
                           comparison->language));
  for (guint i = 0; i < comparison->discrepancies->len; i++)
    {
      const QimamDiscrepancy *discrepancy = comparison->discrepancies->pdata[i];
      g_autofree char *label = g_strdup (qimam_brief_level_label (discrepancy->level, comparison->language));
      g_autoptr (GArray) none = g_array_new (FALSE, FALSE, sizeof (QimamBriefEvidence));
      QimamBriefItem item = { QIMAM_BRIEF_DIFFERENCE, label, discrepancy->note, none };
      guint before = self->blocks->len;

      add_list_item (self, &item);
      /* The item lives no longer than this loop. */
      for (guint b = before; b < self->blocks->len; b++)
        ((QimamPageBlock *) self->blocks->pdata[b])->item = NULL;
    }
}

GPtrArray *
qimam_page_content_of_comparison (const QimamComparison *comparison,
                                  const QimamPageShaper *shaper,
                                  double width)
{
  Content self = { g_ptr_array_new_with_free_func ((GDestroyNotify) qimam_page_block_free), shaper, width,
                   comparison->language, 0 };

  add_title (&self, comparison->title,
             comparison->topic != NULL ? qimam_comparison_topic_name (comparison->topic, comparison->language)
                                       : NULL);
  add_discrepancies (&self, comparison);
  if (comparison->discrepancies->len > 0)
    add_heading (&self, qimam_label ("brief.matrix", comparison->language));
  add_matrix (&self, comparison);
  return self.blocks;
}
