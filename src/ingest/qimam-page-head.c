/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-page-head.h"

#include <string.h>

#include "qimam-blocks.h"
#include "qimam-page-author.h"
#include "qimam-page-title.h"
#include "qimam-stamp-words.h"
#include "qimam-token.h"
#include "qimam-wording.h"

/* A text of so many bytes is a paragraph of the story. */
#define MIN_STORY 240
/* No more texts than this stand between a headline and the story. */
#define MAX_TEXTS 40
#define MAX_LINE  120
/* How far up from a headline its header is looked for. */
#define MAX_LEVELS 3

/* The rubric and the date may stand above the headline, in what holds all of them. */
static xmlNode *
find_header (xmlNode *headline)
{
  xmlNode *header = headline;

  for (guint level = 0; level < MAX_LEVELS; level++)
    {
      xmlNode *parent = header->parent;

      if (parent == NULL || parent->type != XML_ELEMENT_NODE || qimam_node_is (parent, "body") ||
          qimam_node_is (parent, "main") || qimam_node_is (parent, "article"))
        break;
      header = parent;
    }
  return header;
}

static gboolean
tells_update (const char *line)
{
  g_autoptr (GArray) words = qimam_words_folded (line, -1);

  for (guint i = 0; i < words->len; i++)
    {
      const QimamStampSense *sense = qimam_stamp_sense (g_array_index (words, QimamWord, i).folded);

      if (sense != NULL && g_str_equal (sense->kind, "update"))
        return TRUE;
    }
  return FALSE;
}

/* Boxes beside the story have dates of their own. */
static gboolean
is_aside (const xmlNode *node)
{
  return qimam_node_is (node, "aside") || qimam_node_is (node, "nav") || qimam_node_is (node, "footer") ||
         qimam_node_is (node, "form");
}

static gboolean
is_code (const xmlNode *node)
{
  return qimam_node_is (node, "script") || qimam_node_is (node, "style") || qimam_node_is (node, "noscript");
}

/* (transfer full) (nullable): the text of an element that holds no more than a line */
static char *
read_line (xmlNode *element)
{
  g_autoptr (GString) line = g_string_new (NULL);

  for (xmlNode *node = element->children; node != NULL; node = qimam_node_next (node, element, TRUE))
    {
      if (node->type != XML_TEXT_NODE || is_code (node->parent))
        continue;
      if (strlen ((const char *) node->content) >= MIN_STORY)
        return NULL;
      g_string_append_c (line, ' ');
      g_string_append (line, (const char *) node->content);
      /* White space in the source of a page can be longer than what it shows. */
      if (line->len > MIN_STORY * 4)
        return NULL;
    }
  return qimam_wording_clean (line->str, line->len);
}

static void
read_byline (xmlNode *element, QimamPageHead *head)
{
  static const char *const names[] = { "p",  "div", "span", "small", "li", "address", "h2", "h3",
                                       "h4", "h5",  "h6",   "font",  "b",  "strong",  "em" };
  g_autofree char *line = NULL;
  gboolean fits = FALSE;

  head->byline = qimam_page_author_in_link (element);
  if (head->byline != NULL)
    return;

  for (guint i = 0; i < G_N_ELEMENTS (names) && !fits; i++)
    fits = qimam_node_is (element, names[i]);
  line = fits ? read_line (element) : NULL;
  if (line == NULL || strlen (line) > MAX_LINE * 2)
    return;
  head->byline = qimam_page_author_in_line (line);
}

/* "Published: June 16, 2021 | World": the word that says so stands before it. */
static gboolean
is_told_before (const char *line, gsize start)
{
  g_autofree char *before = g_strndup (line, start);
  g_autoptr (GArray) words = qimam_words_folded (before, -1);
  gboolean told = FALSE;

  for (guint i = 0; i < words->len; i++)
    {
      const QimamStampSense *sense = qimam_stamp_sense (g_array_index (words, QimamWord, i).folded);

      if (sense == NULL)
        return FALSE;
      told = TRUE;
    }
  return told;
}

static gboolean
find_date (const char *line, QimamStamp *stamp)
{
  g_autofree char *author = NULL;

  if (strlen (line) > MAX_LINE)
    return FALSE;
  if (qimam_stamp_read_line (line, stamp))
    return TRUE;
  if (!qimam_stamp_find (line, 0, stamp))
    return FALSE;
  if ((stamp->end - stamp->start) * 2 >= strlen (line) || is_told_before (line, stamp->start))
    return TRUE;
  author = qimam_page_author_in_line (line);
  if (author != NULL)
    return TRUE;
  qimam_stamp_clear (stamp);
  return FALSE;
}

/* Takes the date of a line; @said_before: the line before it was the word "updated" alone. */
static void
read_date (const char *line, gboolean *said_before, QimamPageHead *head)
{
  gboolean said = tells_update (line);
  QimamStamp stamp = { 0 };

  if (!find_date (line, &stamp))
    {
      *said_before = said;
      return;
    }
  if (!said && !*said_before && stamp.precision >= QIMAM_PRECISION_DAY && !head->has_date)
    {
      head->date = stamp;
      head->has_date = TRUE;
    }
  else if ((said || *said_before) && stamp.precision >= QIMAM_PRECISION_DAY && !head->has_modified)
    {
      head->modified = stamp;
      head->has_modified = TRUE;
    }
  else
    qimam_stamp_clear (&stamp);
  *said_before = FALSE;
}

gboolean
qimam_page_head_is_date (const char *line)
{
  g_auto (QimamStamp) stamp = { 0 };

  return find_date (line, &stamp);
}

void
qimam_page_head_clear (QimamPageHead *head)
{
  qimam_stamp_clear (&head->date);
  qimam_stamp_clear (&head->modified);
  g_free (head->byline);
  memset (head, 0, sizeof *head);
}

void
qimam_page_head_read (xmlNode *root, const char *headline, QimamPageHead *head)
{
  g_autofree char *wanted = headline != NULL ? qimam_wording_key (headline, -1) : NULL;
  xmlNode *node = qimam_page_title_find (root, wanted);
  gboolean said_before = FALSE;
  guint n = 0;

  memset (head, 0, sizeof *head);
  if (node == NULL)
    return;
  for (node = find_header (node); node != NULL && n < MAX_TEXTS;
       node = qimam_node_next (node, root, !is_aside (node)))
    {
      g_autofree char *line = NULL;

      if (node->type == XML_ELEMENT_NODE && head->byline == NULL)
        read_byline (node, head);
      if (node->type != XML_TEXT_NODE || is_code (node->parent))
        continue;
      if (strlen ((const char *) node->content) >= MIN_STORY)
        return;
      line = qimam_wording_clean ((const char *) node->content, -1);
      if (*line == '\0')
        continue;
      n++;
      if (!head->has_date || !head->has_modified)
        read_date (line, &said_before, head);
    }
}
