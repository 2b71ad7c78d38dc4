/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "qimam-page-block.h"
#include "qimam-page-layout.h"

G_BEGIN_DECLS

/* A block, or the lines of it that stand on one page. */
typedef struct
{
  const QimamPageBlock *block;
  double y;
  double height;
  guint *first; /* one a cell */
  guint *last;
} QimamPagePiece;

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
  gboolean links;    /* every page is drawn, so that each link has its end */
};

G_END_DECLS
