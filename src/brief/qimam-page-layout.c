/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-page-layout-private.h"

#include <math.h>
#include <string.h>

#include "qimam-brief-text.h"
#include "qimam-label.h"
#include "qimam-matrix.h"
#include "qimam-page-content.h"

#define HEADER_HEIGHT 24.
#define FOOTER_HEIGHT 24.
/* So many lines of a paragraph stay together at the foot and at the head of a page. */
#define MIN_LINES 2
/* A row of a table is broken only where it is longer than this. */
#define WHOLE_ROW_LINES 9

const QimamPaper qimam_paper_a4 = { 595.28, 841.89, 54 };
const QimamPaper qimam_paper_letter = { 612, 792, 54 };

/* ---- Pages ---- */

static void
piece_free (gpointer data)
{
  QimamPagePiece *piece = data;

  g_free (piece->first);
  g_free (piece->last);
  g_free (piece);
}

/* Where the paginator stands. */
typedef struct
{
  QimamPageLayout *layout;
  GPtrArray *page;
  double y;
  double top;
  double bottom;
  const QimamPageBlock *head; /* (nullable) row to repeat */
} Cursor;

static void
next_page (Cursor *self)
{
  self->page = g_ptr_array_new_with_free_func (piece_free);
  g_ptr_array_add (self->layout->pages, self->page);
  self->top = self->layout->paper.margin + (self->layout->pages->len > 1 ? HEADER_HEIGHT : 0);
  self->bottom = self->layout->paper.height - self->layout->paper.margin - FOOTER_HEIGHT;
  self->y = self->top;
}

static double
block_height (const QimamPageBlock *block)
{
  double height = 0;

  for (guint i = 0; i < block->cells->len; i++)
    height = MAX (height, qimam_page_cell_height (block->cells->pdata[i], 0, G_MAXUINT));
  return height + 2 * block->padding;
}

/* The least of a block that may stand at the foot of a page. */
static double
least_height (const QimamPageBlock *block)
{
  double height = 0;

  for (guint i = 0; i < block->cells->len; i++)
    {
      const QimamPageCell *cell = block->cells->pdata[i];
      guint whole = block->table != 0 ? WHOLE_ROW_LINES : MIN_LINES + 1;
      guint lines = cell->lines->len <= whole ? cell->lines->len : MIN_LINES;

      height = MAX (height, qimam_page_cell_height (cell, 0, lines));
    }
  return height + 2 * block->padding;
}

/* What must fit below the cursor so that the block may begin there: with a heading, what follows it too. */
static double
needed_height (const GPtrArray *blocks, guint at)
{
  double height = 0;

  for (guint i = at; i < blocks->len; i++)
    {
      const QimamPageBlock *block = blocks->pdata[i];

      height += i > at ? block->before : 0;
      if (!block->keep_next && !block->head)
        return height + least_height (block);
      height += block_height (block) + block->after;
    }
  return height;
}

static QimamPagePiece *
piece_add (Cursor *self, const QimamPageBlock *block, const guint *first, const guint *last)
{
  QimamPagePiece *piece = g_new0 (QimamPagePiece, 1);
  guint n = block->cells->len;

  piece->block = block;
  piece->y = self->y;
  piece->first = g_memdup2 (first, n * sizeof (guint));
  piece->last = g_memdup2 (last, n * sizeof (guint));
  for (guint i = 0; i < n; i++)
    piece->height = MAX (piece->height, qimam_page_cell_height (block->cells->pdata[i], first[i], last[i]));
  piece->height += 2 * block->padding;
  self->y += piece->height;
  g_ptr_array_add (self->page, piece);
  return piece;
}

static void
place_whole (Cursor *self, const QimamPageBlock *block)
{
  guint n = block->cells->len;
  g_autofree guint *first = g_new0 (guint, n + 1);
  g_autofree guint *last = g_new0 (guint, n + 1);

  for (guint i = 0; i < n; i++)
    last[i] = ((QimamPageCell *) block->cells->pdata[i])->lines->len;
  piece_add (self, block, first, last);
}

/* How many lines of a cell go into @room, beginning at @first. At least one where the page is @fresh, so that
 * a line higher than the paper cannot stop the printing. */
static guint
lines_that_fit (const QimamPageCell *cell, guint first, double room, gboolean fresh)
{
  guint last = first, n = cell->lines->len;

  while (last < n && qimam_page_cell_height (cell, first, last + 1) <= room + 0.01)
    last++;
  if (last == first && fresh && first < n)
    return first + 1;
  /* Not one line alone on the next page. */
  if (last + 1 == n && last > first + MIN_LINES)
    last--;
  return last;
}

static void
break_page (Cursor *self, const QimamPageBlock *block)
{
  next_page (self);
  if (block->table != 0 && self->head != NULL && self->head->table == block->table && self->head != block)
    place_whole (self, self->head);
}

static void
place_block (Cursor *self, guint at)
{
  const GPtrArray *blocks = self->layout->blocks;
  const QimamPageBlock *block = blocks->pdata[at];
  guint n = block->cells->len;
  g_autofree guint *first = g_new0 (guint, n + 1);
  g_autofree guint *last = g_new0 (guint, n + 1);
  gboolean fresh;

  if (self->y > self->top)
    self->y += block->before;
  if (self->page->len > 0 && self->y + needed_height (blocks, at) > self->bottom)
    break_page (self, block);
  if (block->head)
    self->head = block;
  for (fresh = self->page->len == 0;; fresh = TRUE)
    {
      gboolean rest = FALSE;

      for (guint i = 0; i < n; i++)
        {
          const QimamPageCell *cell = block->cells->pdata[i];

          last[i] = lines_that_fit (cell, first[i], self->bottom - self->y - 2 * block->padding, fresh);
          rest |= last[i] < cell->lines->len;
        }
      piece_add (self, block, first, last);
      if (!rest)
        break;
      memcpy (first, last, n * sizeof (guint));
      break_page (self, block);
    }
  self->y += block->after;
}

static void
paginate (QimamPageLayout *self)
{
  Cursor cursor = { self, NULL, 0, 0, 0, NULL };

  next_page (&cursor);
  for (guint i = 0; i < self->blocks->len; i++)
    place_block (&cursor, i);
}

/* ---- Making ---- */

static QimamPageLayout *
layout_new (const char *language, const char *title, const QimamPaper *paper)
{
  QimamPageLayout *self = g_new0 (QimamPageLayout, 1);

  self->paper = *paper;
  self->language = g_strdup (language);
  self->title = qimam_brief_clean (title, FALSE);
  self->pages = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  qimam_page_shaper_init (&self->shaper, qimam_brief_language_is_rtl (language));
  return self;
}

QimamPageLayout *
qimam_page_layout_new (const QimamBriefing *briefing, const QimamPaper *paper)
{
  QimamPageLayout *self;

  g_return_val_if_fail (briefing != NULL && paper != NULL, NULL);
  self = layout_new (briefing->language, briefing->title, paper);
  self->subject = g_strdup (briefing->subtitle);
  self->created = g_strdup (briefing->created);
  self->blocks = qimam_page_content_of_briefing (briefing, &self->shaper, paper->width - 2 * paper->margin);
  paginate (self);
  return self;
}

QimamPageLayout *
qimam_page_layout_new_for_comparison (const QimamComparison *comparison, const QimamPaper *paper)
{
  QimamPageLayout *self;

  g_return_val_if_fail (comparison != NULL && paper != NULL, NULL);
  self = layout_new (comparison->language, comparison->title, paper);
  self->blocks =
      qimam_page_content_of_comparison (comparison, &self->shaper, paper->width - 2 * paper->margin);
  paginate (self);
  return self;
}

void
qimam_page_layout_free (QimamPageLayout *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->pages);
  g_ptr_array_unref (self->blocks);
  qimam_page_shaper_clear (&self->shaper);
  g_free (self->language);
  g_free (self->title);
  g_free (self->subject);
  g_free (self->created);
  g_free (self);
}

guint
qimam_page_layout_n_pages (const QimamPageLayout *self)
{
  g_return_val_if_fail (self != NULL, 0);
  return self->pages->len;
}

/* ---- Drawing ---- */

static void
set_accent (cairo_t *cr)
{
  cairo_set_source_rgb (cr, 0.114, 0.306, 0.42);
}

static void
draw_line (cairo_t *cr, double x1, double y1, double x2, double y2, double width)
{
  cairo_set_line_width (cr, width);
  cairo_move_to (cr, x1, y1);
  cairo_line_to (cr, x2, y2);
  cairo_stroke (cr);
}

static void
draw_grid (const QimamPagePiece *piece, cairo_t *cr)
{
  const QimamPageBlock *block = piece->block;

  for (guint i = 0; i < block->cells->len; i++)
    {
      const QimamPageCell *cell = block->cells->pdata[i];
      double x = cell->x - 5, width = cell->width + 10;

      if (cell->fill != NULL)
        {
          cairo_set_source_rgb (cr, cell->fill[0], cell->fill[1], cell->fill[2]);
          cairo_rectangle (cr, x, piece->y, width, piece->height);
          cairo_fill (cr);
        }
      cairo_set_source_rgb (cr, 0.72, 0.79, 0.83);
      cairo_set_line_width (cr, 0.6);
      cairo_rectangle (cr, x, piece->y, width, piece->height);
      cairo_stroke (cr);
    }
}

static void
draw_frame (const QimamPageLayout *self, const QimamPagePiece *piece, cairo_t *cr)
{
  const QimamPageBlock *block = piece->block;
  double bottom = piece->y + piece->height;
  double start = self->shaper.rtl ? block->right - 1.5 : block->left + 1.5;

  switch (block->frame)
    {
    case QIMAM_FRAME_RULE:
      set_accent (cr);
      draw_line (cr, block->left, bottom + 2, block->right, bottom + 2, 2);
      break;
    case QIMAM_FRAME_HEADING:
      cairo_set_source_rgb (cr, 0.72, 0.79, 0.83);
      draw_line (cr, block->left, bottom + 1, block->right, bottom + 1, 0.7);
      break;
    case QIMAM_FRAME_QUOTATION:
      cairo_set_source_rgb (cr, 0.982, 0.972, 0.945);
      cairo_rectangle (cr, block->left, piece->y, block->right - block->left, piece->height);
      cairo_fill (cr);
      cairo_set_source_rgb (cr, 0.69, 0.55, 0.24);
      draw_line (cr, start, piece->y, start, bottom, 3);
      break;
    case QIMAM_FRAME_GRID:
      draw_grid (piece, cr);
      break;
    default:
      break;
    }
}

/* A link is one rectangle over its letters, also where brackets and digits run in two directions. Whole
 * points will do, and read the same in every locale. */
static void
draw_link (const QimamPageCell *cell,
           const QimamPageLine *line,
           const QimamPageLink *link,
           cairo_t *cr,
           double y,
           const int *ranges,
           int n_ranges)
{
  g_autofree char *end = link->uri != NULL ? g_strdup_printf ("uri='%s'", link->uri)
                                           : g_strdup_printf ("dest='ref-%u'", link->ref);
  g_autofree char *attributes = NULL;
  int from = ranges[0], to = ranges[1];

  for (int r = 1; r < n_ranges; r++)
    {
      from = MIN (from, ranges[2 * r]);
      to = MAX (to, ranges[2 * r + 1]);
    }
  attributes = g_strdup_printf ("rect=[%d %d %d %d] %s", (int) floor (cell->x + pango_units_to_double (from)),
                                (int) floor (y), MAX (1, (int) ceil (pango_units_to_double (to - from))),
                                (int) ceil (line->bottom - line->top), end);
  cairo_tag_begin (cr, CAIRO_TAG_LINK, attributes);
  cairo_tag_end (cr, CAIRO_TAG_LINK);
}

static void
draw_links (const QimamPageCell *cell, const QimamPageLine *line, cairo_t *cr, double y)
{
  int from = line->line->start_index, to = from + line->line->length;

  for (guint i = 0; i < cell->links->len; i++)
    {
      const QimamPageLink *link = &g_array_index (cell->links, QimamPageLink, i);
      int start = MAX (from, (int) link->start), end = MIN (to, (int) link->end);
      int *ranges = NULL;
      int n_ranges = 0;

      if (start >= end)
        continue;
      pango_layout_line_get_x_ranges (line->line, start, end, &ranges, &n_ranges);
      if (n_ranges > 0)
        draw_link (cell, line, link, cr, y, ranges, n_ranges);
      g_free (ranges);
    }
}

static void
draw_cell (
    const QimamPageLayout *self, const QimamPagePiece *piece, guint index, cairo_t *cr, gboolean tagged)
{
  const QimamPageCell *cell = piece->block->cells->pdata[index];
  double offset;

  if (piece->first[index] >= piece->last[index])
    return;
  offset =
      piece->y + piece->block->padding - g_array_index (cell->lines, QimamPageLine, piece->first[index]).top;
  cairo_set_source_rgb (cr, cell->red, cell->green, cell->blue);
  for (guint i = piece->first[index]; i < piece->last[index]; i++)
    {
      const QimamPageLine *line = &g_array_index (cell->lines, QimamPageLine, i);

      cairo_move_to (cr, cell->x + line->x, offset + line->baseline);
      pango_cairo_show_layout_line (cr, line->line);
      if (tagged && self->links)
        draw_links (cell, line, cr, offset + line->top);
    }
}

static void
draw_piece (const QimamPageLayout *self, const QimamPagePiece *piece, cairo_t *cr, gboolean tagged)
{
  const QimamPageBlock *block = piece->block;
  gboolean target = tagged && self->links && block->ref != 0 && piece->first[0] == 0;

  draw_frame (self, piece, cr);
  if (target)
    {
      g_autofree char *name = g_strdup_printf ("name='ref-%u'", block->ref);

      cairo_tag_begin (cr, CAIRO_TAG_DEST, name);
    }
  if (tagged)
    cairo_tag_begin (cr, block->tag, NULL);
  for (guint i = 0; i < block->cells->len; i++)
    {
      const QimamPageCell *cell = block->cells->pdata[i];

      if (tagged && cell->tag != NULL)
        cairo_tag_begin (cr, cell->tag, NULL);
      draw_cell (self, piece, i, cr, tagged);
      if (tagged && cell->tag != NULL)
        cairo_tag_end (cr, cell->tag);
    }
  if (tagged)
    cairo_tag_end (cr, block->tag);
  if (target)
    cairo_tag_end (cr, CAIRO_TAG_DEST);
}

/* One line of small text; @end: at the end of the line instead of its beginning. */
static void
draw_small (const QimamPageLayout *self, cairo_t *cr, const char *text, double y, gboolean end)
{
  double width = self->paper.width - 2 * self->paper.margin;
  QimamPageBlock *block = qimam_page_block_new ("P", 0, 0);
  QimamPageText *words = qimam_page_text_new ();
  QimamPageCell *cell;

  qimam_page_text_add (words, text, -1);
  cell = qimam_page_block_add (block, &self->shaper, words, QIMAM_FACE_SMALL, 0, width);
  pango_layout_set_alignment (cell->layout, end == self->shaper.rtl ? PANGO_ALIGN_LEFT : PANGO_ALIGN_RIGHT);
  pango_layout_set_height (cell->layout, -1);
  pango_layout_set_ellipsize (cell->layout, PANGO_ELLIPSIZE_END);
  cairo_set_source_rgb (cr, cell->red, cell->green, cell->blue);
  cairo_move_to (cr, 0, y);
  pango_cairo_show_layout (cr, cell->layout);
  qimam_page_block_free (block);
}

/* Running title and page number. */
static void
draw_margins (const QimamPageLayout *self, cairo_t *cr, guint page)
{
  double width = self->paper.width - 2 * self->paper.margin;
  double foot = self->paper.height - self->paper.margin - FOOTER_HEIGHT + 10;
  g_autofree char *number = g_strdup_printf ("%u", page + 1);
  g_autofree char *total = g_strdup_printf ("%u", self->pages->len);
  g_autofree char *line = qimam_comparison_fill ("brief.page", self->language, number, total, NULL);

  if (page > 0)
    {
      draw_small (self, cr, self->title, self->paper.margin - 6, FALSE);
      cairo_set_source_rgb (cr, 0.72, 0.79, 0.83);
      draw_line (cr, 0, self->paper.margin + 13, width, self->paper.margin + 13, 0.5);
    }
  draw_small (self, cr, line, foot, TRUE);
}

void
qimam_page_layout_draw (QimamPageLayout *self, cairo_t *cr, guint page, gboolean tagged)
{
  const GPtrArray *pieces;
  guint table = 0;

  g_return_if_fail (self != NULL && cr != NULL && page < self->pages->len);
  pieces = self->pages->pdata[page];
  cairo_save (cr);
  cairo_translate (cr, self->paper.margin, 0);
  if (tagged && page == 0)
    cairo_tag_begin (cr, "Document", NULL);
  draw_margins (self, cr, page);
  for (guint i = 0; i < pieces->len; i++)
    {
      const QimamPagePiece *piece = pieces->pdata[i];

      if (tagged && piece->block->table != table)
        {
          if (table != 0)
            cairo_tag_end (cr, "Table");
          table = piece->block->table;
          if (table != 0)
            cairo_tag_begin (cr, "Table", NULL);
        }
      draw_piece (self, piece, cr, tagged);
    }
  if (table != 0)
    cairo_tag_end (cr, "Table");
  if (tagged && page + 1 == self->pages->len)
    cairo_tag_end (cr, "Document");
  cairo_restore (cr);
}

const QimamBriefItem *
qimam_page_layout_item_at (QimamPageLayout *self, guint page, double x, double y)
{
  const GPtrArray *pieces;

  g_return_val_if_fail (self != NULL, NULL);
  if (page >= self->pages->len || x < self->paper.margin || x > self->paper.width - self->paper.margin)
    return NULL;
  pieces = self->pages->pdata[page];
  for (guint i = 0; i < pieces->len; i++)
    {
      const QimamPagePiece *piece = pieces->pdata[i];

      if (y >= piece->y && y < piece->y + piece->height)
        return piece->block->item;
    }
  return NULL;
}
