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

typedef struct _Step Step;

struct _QimamPageContent
{
  const QimamPageShaper *shaper;
  double width;
  const char *language;
  GArray *steps; /* (element-type Step) */
  guint n_tables;
  GPtrArray *blocks; /* where the step under way puts its blocks */
};

typedef struct _QimamPageContent Content;

/* What becomes a block or a few: which members are set depends on the function. */
struct _Step
{
  void (*add) (Content *self, const Step *step);
  const void *thing;    /* an item, a row, a text, a reference, a discrepancy */
  const void *document; /* the briefing or the comparison that it is of */
  const char *before;   /* label of the fact before */
  guint table;
  guint from; /* columns of the matrix */
  guint to;
};

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

/* A line of the document's own, which runs as the page does, whatever names stand in it. */
static QimamPageBlock *
add_line (Content *self, const char *text, const char *tag, QimamFace face, double before, double after)
{
  QimamPageBlock *block = add_block (self, tag, before, after);

  qimam_page_block_add (block, self->shaper, text_of (text), face, 0, self->width)->rtl = self->shaper->rtl;
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

static void
add_heading_step (Content *self, const Step *step)
{
  add_heading (self, step->thing);
}

/* ---- Items ---- */

/* A sentence of ours in which names and words of the articles stand in quotation marks: none of them turns
 * what stands around it. */
static void
add_own_words (QimamPageText *text, const char *words)
{
  guint depth = 0;
  const char *from = words;

  for (const char *p = words; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if ((c == 0x201C || c == 0xAB) && depth++ == 0)
        {
          g_autofree char *before = g_strndup (from, p - from);

          qimam_page_text_add (text, before, -1);
          from = p;
        }
      else if ((c == 0x201D || c == 0xBB) && depth > 0 && --depth == 0)
        {
          const char *end = g_utf8_next_char (p);
          g_autofree char *quoted = g_strndup (from, end - from);

          qimam_page_text_add_isolated (text, quoted, -1);
          from = end;
        }
    }
  qimam_page_text_add (text, from, -1);
}

/* @own: whether it is told in our words, which run as the page does; the articles' run as they do.
 * @item: (nullable): what stands behind it */
static void
add_point (Content *self, const char *label, const char *words, gboolean own, const QimamBriefItem *item)
{
  QimamPageBlock *block = add_block (self, "P", 0, 5);
  QimamPageText *text = qimam_page_text_new ();
  QimamPageCell *cell;

  qimam_page_block_add (block, self->shaper, text_of ("•"), QIMAM_FACE_LABEL, place (self, 0, BULLET_WIDTH),
                        BULLET_WIDTH);
  if (label != NULL && *label != '\0')
    {
      qimam_page_text_add (text, label, QIMAM_FACE_LABEL);
      qimam_page_text_add (text, qimam_label ("mark.colon", self->language), QIMAM_FACE_LABEL);
      qimam_page_text_add (text, " ", QIMAM_FACE_LABEL);
    }
  if (own)
    add_own_words (text, words);
  else
    qimam_page_text_add (text, words, -1);
  if (item != NULL)
    qimam_page_text_add_numbers (text, item);
  cell = qimam_page_block_add (block, self->shaper, text, QIMAM_FACE_BODY,
                               place (self, BULLET_WIDTH, self->width - BULLET_WIDTH),
                               self->width - BULLET_WIDTH);
  if (own)
    cell->rtl = self->shaper->rtl;
  block->item = item;
}

static void
add_quotation (Content *self, const QimamBriefItem *item)
{
  QimamPageBlock *block = add_block (self, "BlockQuote", 3, 7);
  QimamPageText *text = text_of (item->text);
  double width = self->width - 2 * QUOTE_INDENT;

  qimam_page_text_add (text, "\n— ", QIMAM_FACE_REF);
  qimam_page_text_add_isolated (text, item->label != NULL ? item->label : "", QIMAM_FACE_REF);
  qimam_page_text_add_numbers (text, item);
  qimam_page_block_add (block, self->shaper, text, QIMAM_FACE_QUOTATION, place (self, QUOTE_INDENT, width),
                        width);
  block->frame = QIMAM_FRAME_QUOTATION;
  block->padding = 3;
  block->item = item;
}

static void
add_note (Content *self, const QimamBriefItem *item)
{
  QimamPageBlock *block = add_block (self, "P", 0, 5);
  QimamPageText *text = qimam_page_text_new ();

  if (item->label != NULL)
    {
      qimam_page_text_add (text, item->label, QIMAM_FACE_LABEL);
      qimam_page_text_add (text, qimam_label ("mark.colon", self->language), QIMAM_FACE_LABEL);
      qimam_page_text_add (text, " ", QIMAM_FACE_LABEL);
    }
  qimam_page_text_add (text, item->text, -1);
  qimam_page_block_add (block, self->shaper, text, QIMAM_FACE_BODY, 0, self->width);
  block->item = item;
}

static void
add_item (Content *self, const Step *step)
{
  const QimamBriefItem *item = step->thing;

  if (item->kind == QIMAM_BRIEF_QUOTATION)
    add_quotation (self, item);
  else if (item->kind == QIMAM_BRIEF_NOTE)
    add_note (self, item);
  else
    add_point (self, item->label, item->text, item->kind == QIMAM_BRIEF_DIFFERENCE, item);
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
add_fact (Content *self, const Step *step)
{
  const QimamBriefItem *item = step->thing;
  QimamPageBlock *block = add_row (self, step->table);
  QimamPageText *text = text_of (item->text);
  gboolean named = item->label != NULL && g_strcmp0 (step->before, item->label) != 0;

  qimam_page_text_add_numbers (text, item);
  add_cell (self, block, text_of (named ? item->label : ""), QIMAM_FACE_LABEL, "TH", 0, FACT_LABEL_WIDTH)
      ->fill = tint_label;
  add_cell (self, block, text, QIMAM_FACE_BODY, "TD", FACT_LABEL_WIDTH, self->width - FACT_LABEL_WIDTH);
  block->item = item;
}

/* ---- The matrix ---- */

static double
column_width (const Content *self, const Step *step)
{
  return (self->width - ROW_LABEL_WIDTH) / (step->to - step->from);
}

static void
add_matrix_head (Content *self, const Step *step)
{
  const QimamComparison *comparison = step->document;
  double width = column_width (self, step);
  QimamPageBlock *block;

  /* Between this band of columns and the one before. */
  if (step->from > 0)
    add_line (self, " ", "P", QIMAM_FACE_SMALL, 0, 0);
  block = add_row (self, step->table);
  block->head = TRUE;
  add_cell (self, block, text_of (qimam_label ("brief.dimension", self->language)), QIMAM_FACE_CELL_LABEL,
            "TH", 0, ROW_LABEL_WIDTH)
      ->fill = tint_head;
  for (guint c = step->from; c < step->to; c++)
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
      add_cell (self, block, text, QIMAM_FACE_CELL_LABEL, "TH", ROW_LABEL_WIDTH + (c - step->from) * width,
                width)
          ->fill = tint_head;
    }
}

static void
add_matrix_row (Content *self, const Step *step)
{
  const QimamComparison *comparison = step->document;
  const QimamRow *row = step->thing;
  double width = column_width (self, step);
  QimamPageBlock *block = add_row (self, step->table);
  QimamPageText *label = qimam_page_text_new ();

  qimam_page_text_add (label, row->label, QIMAM_FACE_CELL_LABEL);
  qimam_page_text_add (label, "\n", -1);
  qimam_page_text_add (label, qimam_brief_status_label (comparison, row->status), QIMAM_FACE_SMALL);
  add_cell (self, block, label, QIMAM_FACE_CELL_LABEL, "TH", 0, ROW_LABEL_WIDTH)->fill = tint_label;
  for (guint c = step->from; c < step->to; c++)
    {
      const QimamCell *cell = row->cells->pdata[c];
      QimamPageText *text = qimam_page_text_new ();
      QimamPageCell *box;

      qimam_page_text_add (text,
                           cell->text != NULL ? cell->text : qimam_label ("status.silent", self->language),
                           cell->text != NULL ? -1 : (int) QIMAM_FACE_SMALL);
      box = add_cell (self, block, text, QIMAM_FACE_CELL, "TD", ROW_LABEL_WIDTH + (c - step->from) * width,
                      width);
      if (cell->status == QIMAM_STATUS_DIFFER)
        box->fill = tint_differ;
    }
}

/* A matrix too wide for the paper is printed as several, each with the column of labels. */
static void
plan_matrix (Content *self, const QimamComparison *comparison)
{
  guint n = comparison->columns->len;
  guint fit = MAX (1, (guint) ((self->width - ROW_LABEL_WIDTH) / MIN_COLUMN_WIDTH));
  guint bands = MAX (1, (n + fit - 1) / fit);
  guint each = MAX (1, (n + bands - 1) / bands);

  for (guint from = 0; from < n; from += each)
    {
      Step step = { .add = add_matrix_head,
                    .document = comparison,
                    .table = ++self->n_tables,
                    .from = from,
                    .to = MIN (from + each, n) };

      g_array_append_val (self->steps, step);
      step.add = add_matrix_row;
      for (guint r = 0; r < comparison->rows->len; r++)
        {
          step.thing = comparison->rows->pdata[r];
          g_array_append_val (self->steps, step);
        }
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
add_briefing_title (Content *self, const Step *step)
{
  const QimamBriefing *briefing = step->document;
  g_autofree char *created = qimam_brief_created_line (briefing);
  g_autofree char *remark = g_strconcat (created, ". ", qimam_label ("brief.note", briefing->language), NULL);

  add_title (self, briefing->title, briefing->subtitle);
  add_line (self, remark, "P", QIMAM_FACE_SMALL, 4, 0);
}

static void
add_ref (Content *self, const Step *step)
{
  const QimamBriefing *briefing = step->document;
  const QimamBriefRef *ref = step->thing;
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

static void
plan_section (Content *self, const QimamBriefing *briefing, const QimamBriefSection *section)
{
  Step step = { .add = add_heading_step, .thing = section->title, .document = briefing };
  gboolean facts = g_str_equal (section->key, "facts");

  g_array_append_val (self->steps, step);
  step.add = facts ? add_fact : add_item;
  step.table = facts ? ++self->n_tables : 0;
  for (guint i = 0; i < section->items->len; i++)
    {
      step.thing = section->items->pdata[i];
      g_array_append_val (self->steps, step);
      step.before = ((const QimamBriefItem *) step.thing)->label;
    }
  if (section->table != NULL)
    plan_matrix (self, section->table);
  if (!g_str_equal (section->key, "sources"))
    return;
  step = (Step){ .add = add_ref, .document = briefing };
  for (guint i = 0; i < briefing->refs->len; i++)
    {
      step.thing = briefing->refs->pdata[i];
      g_array_append_val (self->steps, step);
    }
}

static void
add_comparison_title (Content *self, const Step *step)
{
  const QimamComparison *comparison = step->document;

  add_title (self, comparison->title,
             comparison->topic != NULL ? qimam_comparison_topic_name (comparison->topic, comparison->language)
                                       : NULL);
}

static void
add_discrepancy (Content *self, const Step *step)
{
  const QimamDiscrepancy *discrepancy = step->thing;

  add_point (self, qimam_brief_level_label (discrepancy->level, self->language), discrepancy->note, TRUE,
             NULL);
}

static void
plan_discrepancies (Content *self, const QimamComparison *comparison)
{
  gboolean meetings = comparison->mode == QIMAM_COMPARE_MEETINGS;
  Step step = { .add = add_heading_step,
                .thing = qimam_label (meetings ? "brief.changes" : "brief.differences", self->language),
                .document = comparison };

  if (comparison->discrepancies->len == 0)
    return;
  g_array_append_val (self->steps, step);
  step.add = add_discrepancy;
  for (guint i = 0; i < comparison->discrepancies->len; i++)
    {
      step.thing = comparison->discrepancies->pdata[i];
      g_array_append_val (self->steps, step);
    }
  step.add = add_heading_step;
  step.thing = qimam_label ("brief.matrix", self->language);
  g_array_append_val (self->steps, step);
}

static QimamPageContent *
content_new (const QimamPageShaper *shaper, double width, const char *language)
{
  QimamPageContent *self = g_new0 (QimamPageContent, 1);

  self->shaper = shaper;
  self->width = width;
  self->language = language;
  self->steps = g_array_new (FALSE, FALSE, sizeof (Step));
  return self;
}

QimamPageContent *
qimam_page_content_new_for_briefing (const QimamBriefing *briefing,
                                     const QimamPageShaper *shaper,
                                     double width)
{
  QimamPageContent *self = content_new (shaper, width, briefing->language);
  Step step = { .add = add_briefing_title, .document = briefing };

  g_array_append_val (self->steps, step);
  for (guint i = 0; i < briefing->sections->len; i++)
    plan_section (self, briefing, briefing->sections->pdata[i]);
  return self;
}

QimamPageContent *
qimam_page_content_new_for_comparison (const QimamComparison *comparison,
                                       const QimamPageShaper *shaper,
                                       double width)
{
  QimamPageContent *self = content_new (shaper, width, comparison->language);
  Step step = { .add = add_comparison_title, .document = comparison };

  g_array_append_val (self->steps, step);
  plan_discrepancies (self, comparison);
  plan_matrix (self, comparison);
  return self;
}

void
qimam_page_content_free (QimamPageContent *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->steps);
  g_free (self);
}

guint
qimam_page_content_n_steps (const QimamPageContent *self)
{
  return self->steps->len;
}

void
qimam_page_content_step (QimamPageContent *self, guint step, GPtrArray *blocks)
{
  const Step *next = &g_array_index (self->steps, Step, step);

  self->blocks = blocks;
  next->add (self, next);
  self->blocks = NULL;
}
