/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "qimam-brief-text.h"
#include "qimam-matrix.h"
#include "qimam-page-layout-private.h"

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
  int from = (int) line->offset + line->line->start_index, to = from + line->line->length;

  for (guint i = 0; i < cell->links->len; i++)
    {
      const QimamPageLink *link = &g_array_index (cell->links, QimamPageLink, i);
      int start = MAX (from, (int) link->start), end = MIN (to, (int) link->end);
      int *ranges = NULL;
      int n_ranges = 0;

      if (start >= end)
        continue;
      pango_layout_line_get_x_ranges (line->line, start - (int) line->offset, end - (int) line->offset,
                                      &ranges, &n_ranges);
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
      if (tagged)
        draw_links (cell, line, cr, offset + line->top);
    }
}

static void
draw_piece (const QimamPageLayout *self, const QimamPagePiece *piece, cairo_t *cr, gboolean tagged)
{
  const QimamPageBlock *block = piece->block;
  gboolean target = tagged && block->ref != 0 && piece->first[0] == 0;

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
  g_autofree char *clean = qimam_brief_clean (text, FALSE);
  g_autoptr (PangoLayout) layout =
      qimam_page_shaper_create_layout (&self->shaper, QIMAM_FACE_SMALL, self->shaper.rtl, width);
  double red, green, blue;

  pango_layout_set_alignment (layout, end == self->shaper.rtl ? PANGO_ALIGN_LEFT : PANGO_ALIGN_RIGHT);
  pango_layout_set_height (layout, -1);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  pango_layout_set_text (layout, clean, -1);
  qimam_face_get_color (QIMAM_FACE_SMALL, &red, &green, &blue);
  cairo_set_source_rgb (cr, red, green, blue);
  cairo_move_to (cr, 0, y);
  pango_cairo_show_layout (cr, layout);
}

/* Running title and page number. */
static void
draw_margins (const QimamPageLayout *self, cairo_t *cr, guint page)
{
  double width = self->paper.width - 2 * self->paper.margin;
  double foot = self->paper.height - self->paper.margin - QIMAM_PAGE_FOOTER_HEIGHT + 10;
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

  g_return_if_fail (self != NULL && cr != NULL && self->done && page < self->pages->len);
  g_return_if_fail (qimam_page_layout_is_in_thread ());
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
