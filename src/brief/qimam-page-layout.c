/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-page-layout-private.h"

#include <string.h>

#include "qimam-brief-text.h"
#include "qimam-label.h"
#include "qimam-matrix.h"

/* So many lines of a paragraph stay together at the foot and at the head of a page. */
#define MIN_LINES 2
/* A row of a table is broken only where it is longer than this. */
#define WHOLE_ROW_LINES   9
#define LANDSCAPE_COLUMNS 4

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

static void
next_page (QimamPageLayout *self)
{
  QimamPageCursor *cursor = &self->cursor;

  cursor->page = g_ptr_array_new_with_free_func (piece_free);
  g_ptr_array_add (self->pages, cursor->page);
  cursor->top = self->paper.margin + (self->pages->len > 1 ? QIMAM_PAGE_HEADER_HEIGHT : 0);
  cursor->bottom = self->paper.height - self->paper.margin - QIMAM_PAGE_FOOTER_HEIGHT;
  cursor->y = cursor->top;
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

static void
piece_add (QimamPageLayout *self, const QimamPageBlock *block, const guint *first, const guint *last)
{
  QimamPagePiece *piece = g_new0 (QimamPagePiece, 1);
  guint n = block->cells->len;

  piece->block = block;
  piece->y = self->cursor.y;
  piece->first = g_memdup2 (first, n * sizeof (guint));
  piece->last = g_memdup2 (last, n * sizeof (guint));
  for (guint i = 0; i < n; i++)
    piece->height = MAX (piece->height, qimam_page_cell_height (block->cells->pdata[i], first[i], last[i]));
  piece->height += 2 * block->padding;
  self->cursor.y += piece->height;
  g_ptr_array_add (self->cursor.page, piece);
}

static void
place_whole (QimamPageLayout *self, const QimamPageBlock *block)
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
break_page (QimamPageLayout *self, const QimamPageBlock *block)
{
  const QimamPageBlock *head = self->cursor.head;

  next_page (self);
  if (block->table != 0 && head != NULL && head->table == block->table && head != block)
    place_whole (self, head);
}

static void
place_block (QimamPageLayout *self, guint at)
{
  QimamPageCursor *cursor = &self->cursor;
  const QimamPageBlock *block = self->blocks->pdata[at];
  guint n = block->cells->len;
  g_autofree guint *first = g_new0 (guint, n + 1);
  g_autofree guint *last = g_new0 (guint, n + 1);
  gboolean fresh;

  if (cursor->y > cursor->top)
    cursor->y += block->before;
  if (cursor->page->len > 0 && cursor->y + needed_height (self->blocks, at) > cursor->bottom)
    break_page (self, block);
  if (block->head)
    cursor->head = block;
  for (fresh = cursor->page->len == 0;; fresh = TRUE)
    {
      gboolean rest = FALSE;

      for (guint i = 0; i < n; i++)
        {
          const QimamPageCell *cell = block->cells->pdata[i];

          last[i] = lines_that_fit (cell, first[i], cursor->bottom - cursor->y - 2 * block->padding, fresh);
          rest |= last[i] < cell->lines->len;
        }
      piece_add (self, block, first, last);
      if (!rest)
        break;
      memcpy (first, last, n * sizeof (guint));
      break_page (self, block);
    }
  cursor->y += block->after;
}

/* ---- Making ---- */

/* The cairo of Debian 12 has a small store of open faces for the whole process and closes another thread's
 * without a lock. Whoever uses the first page therefore has all of them: in a window, the thread of the
 * widgets. */
gboolean
qimam_page_layout_is_in_thread (void)
{
  static GThread *thread;

  g_atomic_pointer_compare_and_exchange (&thread, NULL, g_thread_self ());
  return g_atomic_pointer_get (&thread) == g_thread_self ();
}

static QimamPageLayout *
layout_new (const char *language, const char *title, const QimamPaper *paper)
{
  QimamPageLayout *self = g_new0 (QimamPageLayout, 1);

  self->paper = *paper;
  self->language = g_strdup (language);
  self->title = qimam_brief_clean (title, FALSE);
  self->blocks = g_ptr_array_new_with_free_func ((GDestroyNotify) qimam_page_block_free);
  self->pages = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  qimam_page_shaper_init (&self->shaper, qimam_brief_language_is_rtl (language));
  next_page (self);
  return self;
}

QimamPageLayout *
qimam_page_layout_begin (const QimamBriefing *briefing, const QimamPaper *paper)
{
  QimamPageLayout *self;

  g_return_val_if_fail (briefing != NULL && paper != NULL, NULL);
  g_return_val_if_fail (qimam_page_layout_is_in_thread (), NULL);
  self = layout_new (briefing->language, briefing->title, paper);
  self->subject = g_strdup (briefing->subtitle);
  self->created = g_strdup (briefing->created);
  self->content =
      qimam_page_content_new_for_briefing (briefing, &self->shaper, paper->width - 2 * paper->margin);
  return self;
}

QimamPageLayout *
qimam_page_layout_begin_for_comparison (const QimamComparison *comparison, const QimamPaper *paper)
{
  QimamPageLayout *self;

  g_return_val_if_fail (comparison != NULL && paper != NULL, NULL);
  g_return_val_if_fail (qimam_page_layout_is_in_thread (), NULL);
  self = layout_new (comparison->language, comparison->title, paper);
  self->content =
      qimam_page_content_new_for_comparison (comparison, &self->shaper, paper->width - 2 * paper->margin);
  return self;
}

/* Shapes a piece of text, or where there is none takes the next step of the content, or where that is at its
 * end places a block. */
static void
advance (QimamPageLayout *self)
{
  while (self->block < self->blocks->len)
    {
      const QimamPageBlock *block = self->blocks->pdata[self->block];

      for (; self->cell < block->cells->len; self->cell++)
        if (qimam_page_cell_shape (block->cells->pdata[self->cell], &self->shaper))
          return;
      self->block++;
      self->cell = 0;
    }
  if (self->content != NULL && self->step < qimam_page_content_n_steps (self->content))
    qimam_page_content_step (self->content, self->step++, self->blocks);
  else if (self->cursor.next < self->blocks->len)
    {
      g_clear_pointer (&self->content, qimam_page_content_free);
      place_block (self, self->cursor.next++);
    }
  else
    self->done = TRUE;
}

gboolean
qimam_page_layout_run (QimamPageLayout *self, gint64 budget)
{
  gint64 end;

  g_return_val_if_fail (self != NULL, TRUE);
  g_return_val_if_fail (qimam_page_layout_is_in_thread (), TRUE);
  end = budget < 0 ? G_MAXINT64 : g_get_monotonic_time () + budget;
  while (!self->done)
    {
      advance (self);
      if (g_get_monotonic_time () >= end)
        break;
    }
  return self->done;
}

double
qimam_page_layout_get_progress (const QimamPageLayout *self)
{
  g_return_val_if_fail (self != NULL, 0);
  if (self->content == NULL)
    return 1;
  return (double) self->step / (qimam_page_content_n_steps (self->content) + 1);
}

QimamPageLayout *
qimam_page_layout_new (const QimamBriefing *briefing, const QimamPaper *paper)
{
  QimamPageLayout *self = qimam_page_layout_begin (briefing, paper);

  if (self != NULL)
    qimam_page_layout_run (self, -1);
  return self;
}

QimamPageLayout *
qimam_page_layout_new_for_comparison (const QimamComparison *comparison, const QimamPaper *paper)
{
  QimamPageLayout *self = qimam_page_layout_begin_for_comparison (comparison, paper);

  if (self != NULL)
    qimam_page_layout_run (self, -1);
  return self;
}

QimamPaper
qimam_paper_for_comparison (const QimamComparison *comparison)
{
  QimamPaper paper = qimam_paper_a4;

  g_return_val_if_fail (comparison != NULL, paper);
  if (comparison->columns->len >= LANDSCAPE_COLUMNS)
    {
      paper.width = qimam_paper_a4.height;
      paper.height = qimam_paper_a4.width;
    }
  return paper;
}

void
qimam_page_layout_free (QimamPageLayout *self)
{
  if (self == NULL)
    return;
  g_return_if_fail (qimam_page_layout_is_in_thread ());
  qimam_page_content_free (self->content);
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
  g_return_val_if_fail (self != NULL && self->done, 0);
  return self->pages->len;
}

const QimamBriefItem *
qimam_page_layout_item_at (QimamPageLayout *self, guint page, double x, double y)
{
  const GPtrArray *pieces;

  g_return_val_if_fail (self != NULL && self->done, NULL);
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
