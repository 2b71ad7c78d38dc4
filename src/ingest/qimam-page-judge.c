/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "qimam-page-author.h"
#include "qimam-page-head.h"
#include "qimam-page-story-private.h"
#include "qimam-stamp-words.h"
#include "qimam-token.h"
#include "qimam-wording.h"

/* So many paragraphs stand before author and date lines at most. */
#define MAX_ABOVE 3
/* A caption without an element that is called so has no more characters than this. */
#define MAX_CAPTION 300
/* What an outlet tells of an author has no more characters than this. */
#define MAX_BIO 500
/* A line on how to reach them has no more words. */
#define MAX_REACH 14

/* A short text under a picture that has an element of its own: "A palm grove near the river". */
static gboolean
is_beside_picture (const QimamStory *story, const QimamBlock *block)
{
  const char *style = qimam_node_attribute (block->owner, "style");
  const char *align = qimam_node_attribute (block->owner, "align");
  g_autofree char *key = NULL;

  if (!block->image_before || block->heading != 0 || block->length > MAX_CAPTION ||
      block->role != QIMAM_PARAGRAPH_TEXT)
    return FALSE;
  /* Some set whole stories in the middle. */
  if (((style != NULL && strstr (style, "center") != NULL) || g_strcmp0 (align, "center") == 0) &&
      (g_str_has_suffix (block->text, ")") || !qimam_wording_is_sentence (block->text)))
    return TRUE;
  key = qimam_wording_key (block->text, -1);
  /* Not every paragraph has a full stop. */
  return block->length < 200 &&
         (qimam_cruft_is_caption (story->tables, key) ||
          (!block->paragraph && !qimam_wording_is_sentence (block->text) && qimam_wording_count (key) <= 12));
}

gboolean
qimam_story_is_caption (const QimamStory *story, const QimamBlock *block)
{
  const xmlNode *node = block->owner;

  if (block->caption || is_beside_picture (story, block))
    return TRUE;
  for (guint level = 0; level < 3 && node != NULL && node->type == XML_ELEMENT_NODE;
       level++, node = node->parent)
    if (qimam_page_hints_of (story->hints, node, QIMAM_HINT_CAPTION))
      return block->length < 600;
  return FALSE;
}

const char *
qimam_story_judge_wording (const QimamStory *story, const QimamBlock *block)
{
  g_autofree char *key = qimam_wording_key (block->text, -1);
  const char *why = NULL, *rest;

  if (*key == '\0')
    return "separator";
  if (qimam_cruft_judge (story->tables, block->text, key, &why, &rest) != QIMAM_CRUFT_NONE)
    return why;
  return NULL;
}

static gboolean
is_headline (const QimamStory *story, const QimamBlock *block, gboolean begun)
{
  g_autofree char *key = NULL;

  if (block->heading == 1 && !begun)
    return TRUE;
  if (story->headline_key == NULL)
    return FALSE;
  key = qimam_wording_key (block->text, -1);
  return g_str_equal (key, story->headline_key) || (!begun && g_str_has_prefix (key, story->headline_key) &&
                                                    strlen (key) < strlen (story->headline_key) + 80);
}

/* Whether a block is nothing but the names of the authors. */
static gboolean
is_byline (const QimamStory *story, const QimamBlock *block)
{
  g_autofree char *names = NULL, *key = NULL, *own = NULL;

  if (block->length > 160 || (block->heading != 0 && block->heading < 4))
    return FALSE;
  names = qimam_page_author_in_line (block->text);
  if (names != NULL || story->document->byline == NULL)
    return names != NULL;
  key = qimam_wording_key (block->text, -1);
  own = qimam_wording_key (story->document->byline, -1);
  return g_str_equal (key, own);
}

/* "Oasis City, June 16, 2021, Agency": a line of its own above the story. */
static gboolean
is_dateline (const QimamStory *story, const QimamBlock *block)
{
  g_autofree char *key = NULL;

  if (block->length > 120 || block->heading != 0 || qimam_wording_is_sentence (block->text))
    return FALSE;
  key = qimam_wording_key (block->text, -1);
  /* "Place / Name / Agency" */
  if ((qimam_wording_count (key) <= 8 && strstr (block->text, " / ") != NULL) ||
      (qimam_wording_count (key) <= 4 && strchr (block->text, '/') != NULL))
    return TRUE;
  return qimam_wording_count (key) <= 14 &&
         qimam_cruft_outlets (story->tables, key) & (QIMAM_OUTLET_AGENCY | QIMAM_OUTLET_GENERIC);
}

/* Titles of other stories may end with a bracket or a quotation mark, sentences do so behind a full stop. */
static gboolean
has_stop (const QimamBlock *block)
{
  const char *end = block->text + strlen (block->text);

  for (guint i = 0; i < 3 && end > block->text; i++)
    {
      gunichar c;

      end = g_utf8_prev_char (end);
      c = g_utf8_get_char (end);
      if (c == '.' || c == '!' || c == '?' || c == 0x061F || c == 0x2026)
        return TRUE;
      if (g_unichar_isalnum (c))
        return FALSE;
    }
  return FALSE;
}

/* "Published: Updated:", whose dates were left out as elements of time */
static gboolean
is_date_labels (const QimamBlock *block)
{
  g_autoptr (GArray) words = NULL;

  if (block->length > 60)
    return FALSE;
  words = qimam_words_folded (block->text, -1);
  for (guint i = 0; i < words->len; i++)
    {
      const QimamStampSense *sense = qimam_stamp_sense (g_array_index (words, QimamWord, i).folded);

      if (sense == NULL || (!g_str_equal (sense->kind, "label") && !g_str_equal (sense->kind, "update")))
        return FALSE;
    }
  return words->len > 0;
}

const char *
qimam_story_judge (const QimamStory *story, const QimamBlock *block, guint n_kept, gboolean heads)
{
  const char *why;
  gboolean sentence = qimam_wording_is_sentence (block->text);

  if (is_headline (story, block, n_kept > 0))
    return "headline repeated";
  why = qimam_story_judge_wording (story, block);
  if (why != NULL)
    return why;
  if (strstr (block->text, "©") != NULL && block->length < 160)
    return "copyright line";
  if (qimam_block_is_linky (block) && block->length < 200 && !heads && !(sentence && has_stop (block)))
    return "list of links";
  if (n_kept > MAX_ABOVE)
    return NULL;
  if (is_byline (story, block))
    return "author line";
  if (block->heading == 0 && (qimam_page_head_is_date (block->text) || is_date_labels (block)))
    return "date line";
  if (n_kept <= 1 && is_dateline (story, block))
    return "dateline";
  if (n_kept == 0 && !block->paragraph && block->heading == 0 && block->role != QIMAM_PARAGRAPH_LIST_ITEM &&
      block->length < 40 && !sentence)
    return "line above the story";
  return NULL;
}

gboolean
qimam_story_heads_comments (const QimamStory *story, const QimamBlock *block)
{
  const char *why;

  if (block->heading == 0 || block->length > 60)
    return FALSE;
  why = qimam_story_judge_wording (story, block);
  return why != NULL && (g_str_equal (why, "comments box") || g_str_equal (why, "share or view count"));
}

/* "A B / C D": who wrote it and who released it */
static gboolean
is_initials (const char *key)
{
  g_auto (GStrv) words = g_strsplit (key, " ", -1);

  for (guint i = 0; words[i] != NULL; i++)
    if (i >= 6 || g_utf8_strlen (words[i], -1) > 2)
      return FALSE;
  return *key != '\0';
}

/* A short line behind the last paragraph that names agencies and initials: "A.B./C.D. (Reuters)". */
static gboolean
is_signature (const QimamStory *story, const QimamBlock *block, const char *key)
{
  g_autofree char *source = NULL;

  if (qimam_wording_count (key) > 12 || block->length > 90)
    return FALSE;
  if (is_initials (key))
    return TRUE;
  source = qimam_cruft_source (story->tables, block->text, key);
  return source != NULL ||
         (!qimam_wording_is_sentence (block->text) &&
          qimam_cruft_outlets (story->tables, key) & (QIMAM_OUTLET_AGENCY | QIMAM_OUTLET_GENERIC));
}

/* "A is a correspondent on the coast desk."; "Reach A at …"; "* A writer from the coast" */
static gboolean
is_about_author (const QimamStory *story, const QimamBlock *block, const char *key)
{
  g_auto (GStrv) names = NULL;

  if (block->length > MAX_BIO)
    return FALSE;
  if ((*block->text == '*' || g_str_has_prefix (block->text, "•")) && qimam_wording_count (key) <= 12 &&
      qimam_cruft_is_role (story->tables, key))
    return TRUE;
  names = g_strsplit (story->document->byline != NULL ? story->document->byline : "", "، ", -1);
  for (guint i = 0; names[i] != NULL; i++)
    {
      g_autofree char *name = qimam_wording_key (names[i], -1);

      /* "A is …"; "Reach A at …" */
      if (qimam_wording_count (name) >= 2 &&
          (qimam_wording_starts (key, name) ||
           (qimam_wording_count (key) <= MAX_REACH && qimam_wording_find (key, name) != NULL)))
        return TRUE;
    }
  return FALSE;
}

const char *
qimam_story_judge_end (const QimamStory *story, const QimamBlock *block)
{
  g_autofree char *key = qimam_wording_key (block->text, -1);
  gboolean sentence = qimam_wording_is_sentence (block->text);

  if (is_about_author (story, block, key) || (!sentence && is_byline (story, block)))
    return "author line";
  if (strchr (block->text, '@') != NULL && qimam_wording_count (key) <= 30 &&
      block->role != QIMAM_PARAGRAPH_QUOTE)
    return "contact note";
  /* Headings with nothing under them belong to what was cut behind the story. */
  if (block->heading != 0 || is_signature (story, block, key) ||
      (!block->paragraph && !sentence && block->length <= 60 &&
       (block->role != QIMAM_PARAGRAPH_LIST_ITEM || qimam_wording_count (key) < 3)))
    return "line behind the story";
  return NULL;
}
