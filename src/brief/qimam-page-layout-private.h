/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "qimam-page-block.h"
#include "qimam-page-content.h"
#include "qimam-page-layout.h"

G_BEGIN_DECLS

/* Room for the running title and for the number of the page, in points. */
#define QIMAM_PAGE_HEADER_HEIGHT 24.
#define QIMAM_PAGE_FOOTER_HEIGHT 24.

/* A block, or the lines of it that stand on one page. */
typedef struct
{
  const QimamPageBlock *block;
  double y;
  double height;
  guint *first; /* one a cell */
  guint *last;
} QimamPagePiece;

/* Where the paginator stands. */
typedef struct
{
  guint next; /* block to be placed */
  GPtrArray *page;
  double y;
  double top;
  double bottom;
  const QimamPageBlock *head; /* (nullable) row to repeat */
} QimamPageCursor;

struct _QimamPageLayout
{
  QimamPaper paper;
  QimamPageShaper shaper;
  char *language;
  char *title;
  char *subject;     /* (nullable) */
  char *created;     /* (nullable) */
  GPtrArray *blocks; /* (element-type QimamPageBlock) */
  GPtrArray *pages;  /* (element-type GPtrArray of QimamPagePiece) */

  /* While it is laid out: */
  QimamPageContent *content; /* (nullable) until the last block is there */
  guint step;                /* of the content, to be taken next */
  guint block;               /* the first that may have text without lines */
  guint cell;                /* the first of that block */
  QimamPageCursor cursor;
  gboolean done;
};

/* Whether this is the thread on which pages are laid out and drawn. */
gboolean qimam_page_layout_is_in_thread (void);

G_END_DECLS
