/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-page-story-private.h"

#include <string.h>

#include "qimam-wording.h"

/* No more blocks than this stand between the headline and what introduces the story. */
#define MAX_BETWEEN 30
/* A standfirst has so many words, and no more characters than that. */
#define MIN_WORDS      4
#define MAX_STANDFIRST 700
/* How far up an element that names it is looked for. */
#define LEVELS 4

/* Whether an element around a block is named as the lead of a story. */
static gboolean
is_named (const QimamStory *story, const QimamBlock *block)
{
  const xmlNode *node = block->owner;

  for (guint level = 0; level < LEVELS && node != NULL && node->type == XML_ELEMENT_NODE;
       level++, node = node->parent)
    {
      if (g_hash_table_contains (story->above, node))
        return FALSE;
      if (qimam_page_hints_of (story->hints, node, QIMAM_HINT_LEAD))
        return TRUE;
    }
  return FALSE;
}

/* Whether a block begins as the description of the page does, or the other way round. */
static gboolean
is_described (const QimamStory *story, const char *key)
{
  g_autofree char *lead =
      story->document->lead != NULL ? qimam_wording_key (story->document->lead, -1) : NULL;
  gsize length;

  if (lead == NULL)
    return FALSE;
  length = MIN (strlen (lead), strlen (key));
  return length >= 40 && strncmp (lead, key, length - length / 10) == 0;
}

/* @next: nothing but the headline and others like it stand before it. */
static gboolean
is_lead (const QimamStory *story, const QimamBlock *block, gboolean next)
{
  g_autofree char *key = qimam_wording_key (block->text, -1);
  gboolean heading = block->heading >= 2 && block->heading <= 5;

  if (qimam_block_is_linky (block) || block->length > MAX_STANDFIRST ||
      qimam_wording_count (key) < MIN_WORDS || qimam_story_is_caption (story, block) ||
      qimam_story_judge (story, block, FALSE, FALSE) != NULL)
    return FALSE;
  if (is_named (story, block) || is_described (story, key))
    return TRUE;
  return next && !block->image_before &&
         (heading || block->role == QIMAM_PARAGRAPH_LIST_ITEM ||
          (block->paragraph && qimam_wording_is_sentence (block->text)));
}

void
qimam_story_choose_lead (QimamStory *story, gboolean *chosen)
{
  guint first = 0, headline = G_MAXUINT;
  gboolean next = TRUE;

  while (first < story->blocks->len &&
         (!chosen[first] || qimam_story_block (story, first)->length < QIMAM_STORY_MIN_PROSE))
    first++;
  if (story->headline == NULL || first == story->blocks->len)
    return;
  for (guint i = 0; i < first; i++)
    if (qimam_node_is_under (qimam_story_block (story, i)->owner, story->headline))
      headline = i;
  if (headline == G_MAXUINT || first - headline > MAX_BETWEEN)
    return;
  for (guint i = headline + 1; i < first; i++)
    {
      const QimamBlock *block = qimam_story_block (story, i);

      if (!chosen[i] && is_lead (story, block, next))
        chosen[i] = TRUE;
      next = next && chosen[i];
    }
}
