/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <libxml/tree.h>

#include "qimam-blocks.h"
#include "qimam-cruft.h"
#include "qimam-document.h"
#include "qimam-page-hints.h"

G_BEGIN_DECLS

/* A paragraph of so many bytes is prose. */
#define QIMAM_STORY_MIN_PROSE 80
/* Why the beginning and the end of a box are left out: "Skip … and continue reading", "End of …". */
#define QIMAM_STORY_BOX     "link past a box"
#define QIMAM_STORY_BOX_END "end of a box"

/* A page on the way to its story; shared by the files that look for it. */
typedef struct
{
  const QimamPageHints *hints;
  const QimamCruft *tables;
  GHashTable *weights; /* xmlNode → what its blocks say of it */
  GHashTable *prose;   /* xmlNode → bytes in the paragraphs below it */
  GHashTable *rivers;  /* xmlNode: teasers of other stories and comments, each a list of its own */
  GHashTable *above;   /* xmlNode: the elements around the headline */
  guint all_prose;
  gboolean lenient; /* hidden elements, and those that are called furniture, are read */
  GPtrArray *blocks;
  QimamDocument *document;
  const char *headline_key; /* (nullable) */
  xmlNode *headline;        /* (nullable): the element that shows it */
} QimamStory;

static inline const QimamBlock *
qimam_story_block (const QimamStory *self, guint i)
{
  return self->blocks->pdata[i];
}

static inline gboolean
qimam_block_is_linky (const QimamBlock *block)
{
  return block->link_length * 2 > block->length;
}

static inline gboolean
qimam_node_is_under (const xmlNode *node, const xmlNode *ancestor)
{
  for (; node != NULL; node = node->parent)
    if (node == ancestor)
      return TRUE;
  return FALSE;
}

/* Sets @chosen for the blocks of the elements that hold the story. */
void qimam_story_choose_container (QimamStory *self, xmlNode *root, gboolean *chosen);

/* Adds what introduces the story to @chosen: the standfirst and the points that stand between the headline
 * and the first paragraph. */
void qimam_story_choose_lead (QimamStory *self, gboolean *chosen);

/* Why the tables say that a block is not of a story; NULL if they do not. */
const char *qimam_story_judge_wording (const QimamStory *self, const QimamBlock *block);

/* Why a block inside the story is not of it; NULL if it is. @n_kept: how many were kept before; @heads: it
 * heads prose. */
const char *qimam_story_judge (const QimamStory *self, const QimamBlock *block, guint n_kept, gboolean heads);

/* The same of the last block: signatures, notes on the author, headings with nothing under them. */
const char *qimam_story_judge_end (const QimamStory *self, const QimamBlock *block);

/* "8 comments" as a heading behind the story: what follows is not of it. */
gboolean qimam_story_heads_comments (const QimamStory *self, const QimamBlock *block);

/* Whether a block is the caption or the credit of a picture. */
gboolean qimam_story_is_caption (const QimamStory *self, const QimamBlock *block);

G_END_DECLS
