/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-page-story-private.h"

/* A block of so many characters speaks for the elements around it. */
#define MIN_SPEAKING 25
/* A block of so many characters is a paragraph. */
#define MIN_PARAGRAPH 60
/* The element that holds the story holds this share of the prose. */
#define PROSE_SHARE 0.5
/* Of few paragraphs one is soon the half. */
#define SHORT_STORY 1500
#define SHORT_SHARE 0.75
/* What stands around the headline is the place of the story if it has this share of the page's prose. */
#define AROUND_SHARE 0.35
/* How far up a block speaks. */
#define LEVELS 4

typedef struct
{
  double score;
  guint length;
  guint link_length;
  guint prose; /* letters in the longer blocks that are no links */
  guint order; /* as met in the document */
} Weight;

static Weight *
weigh (QimamStory *story, xmlNode *node)
{
  Weight *weight = g_hash_table_lookup (story->weights, node);

  if (weight == NULL)
    {
      guint hints = qimam_page_hints_of (story->hints, node, QIMAM_HINT_STORY | QIMAM_HINT_MINUS);
      const char *property = qimam_node_attribute (node, "itemprop");

      weight = g_new0 (Weight, 1);
      weight->order = g_hash_table_size (story->weights);
      weight->score = qimam_node_is (node, "article")                                  ? 20
                      : qimam_node_is (node, "div") || qimam_node_is (node, "section") ? 5
                      : qimam_node_is (node, "ul") || qimam_node_is (node, "ol")       ? -5
                                                                                       : 0;
      weight->score += hints & QIMAM_HINT_STORY ? 30 : hints & QIMAM_HINT_MINUS ? -15 : 0;
      if (property != NULL && g_ascii_strcasecmp (property, "articleBody") == 0)
        weight->score += 60;
      g_hash_table_insert (story->weights, node, weight);
    }
  return weight;
}

static guint
count_commas (const char *text)
{
  guint n = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      n += c == ',' || c == 0x060C || c == 0x061B || c == ';';
    }
  return n;
}

static void
weigh_blocks (QimamStory *story)
{
  for (guint i = 0; i < story->blocks->len; i++)
    {
      const QimamBlock *block = story->blocks->pdata[i];
      xmlNode *node = block->owner;
      gboolean speaks = block->length >= MIN_SPEAKING && block->heading == 0 && !block->caption &&
                        !qimam_block_is_linky (block) && qimam_story_judge_wording (story, block) == NULL;
      double score = 1 + count_commas (block->text) + MIN (block->length / 100, 3);
      guint level = 0;

      if (qimam_node_is (node, "p") && node->parent != NULL)
        node = node->parent;
      for (; node != NULL && node->type == XML_ELEMENT_NODE; node = node->parent, level++)
        {
          Weight *weight = weigh (story, node);

          weight->length += block->length;
          weight->link_length += block->link_length;
          if (speaks && block->length >= QIMAM_STORY_MIN_PROSE)
            weight->prose += block->length;
          if (speaks && level < LEVELS)
            weight->score += score / (level == 0 ? 1 : level == 1 ? 2 : level * 3);
        }
    }
}

static double
final_score (QimamStory *story, xmlNode *node)
{
  const Weight *weight = g_hash_table_lookup (story->weights, node);

  if (weight == NULL || weight->length == 0)
    return 0;
  return weight->score * (1.0 - (double) weight->link_length / weight->length);
}

static xmlNode *
find_best (QimamStory *story, const xmlNode *within)
{
  GHashTableIter iter;
  gpointer node, value;
  xmlNode *best = NULL;
  double best_score = 0;
  guint best_order = 0;

  g_hash_table_iter_init (&iter, story->weights);
  while (g_hash_table_iter_next (&iter, &node, &value))
    {
      double score = final_score (story, node);
      guint order = ((Weight *) value)->order;

      if (within != NULL && !qimam_node_is_under (node, within))
        continue;
      /* The table has no order of its own; equal scores go to the element that was met first. */
      if (score > best_score || (score == best_score && best != NULL && order < best_order))
        {
          best_score = score;
          best_order = order;
          best = node;
        }
    }
  if (best == NULL)
    return NULL;
  return best;
}

static guint
prose_of (const QimamStory *story, const xmlNode *node)
{
  const Weight *weight = node != NULL ? g_hash_table_lookup (story->weights, node) : NULL;

  return weight != NULL ? weight->prose : 0;
}

/* The smallest element that holds the headline and the paragraphs that follow it: two at least. */
static xmlNode *
find_surroundings (const QimamStory *story)
{
  gboolean behind = FALSE;
  guint n = 0;

  for (guint i = 0; story->headline != NULL && i < story->blocks->len; i++)
    {
      const QimamBlock *block = qimam_story_block (story, i);
      xmlNode *node = block->owner;

      if (qimam_node_is_under (node, story->headline))
        {
          behind = TRUE;
          n = 0;
        }
      if (!behind || block->length < MIN_PARAGRAPH || block->heading != 0 || qimam_block_is_linky (block) ||
          qimam_story_is_caption (story, block) || ++n < 2)
        continue;
      while (node != NULL && !g_hash_table_contains (story->above, node))
        node = node->parent;
      return node;
    }
  return NULL;
}

/* What holds most of the page's prose holds the story, which may be cut into pieces that stand apart; but
 * what stands outside the element around the headline is another story, unless little of the prose is inside.
 */
static xmlNode *
find_container (QimamStory *story, xmlNode *root)
{
  xmlNode *best = find_best (story, NULL);
  xmlNode *around = best != NULL ? find_surroundings (story) : NULL;
  guint all = prose_of (story, root);
  double share = PROSE_SHARE;

  if (best == NULL)
    return NULL;
  if (around != NULL && prose_of (story, around) >= all * AROUND_SHARE)
    {
      all = prose_of (story, around);
      share = all < SHORT_STORY ? SHORT_SHARE : PROSE_SHARE;
      if (!qimam_node_is_under (best, around))
        {
          best = find_best (story, around);
          if (best == NULL)
            return around;
        }
    }
  else
    around = root;
  while (best != around && best != root && best->parent != NULL && best->parent->type == XML_ELEMENT_NODE &&
         prose_of (story, best) < all * share)
    best = best->parent;
  return best;
}

/* Whether two elements have the same name and the same classes, of which there is one at least. */
static gboolean
is_twin (const xmlNode *a, const xmlNode *b)
{
  const char *x = qimam_node_attribute (a, "class");

  return x != NULL && *x != '\0' && a->type == XML_ELEMENT_NODE && xmlStrcasecmp (a->name, b->name) == 0 &&
         g_strcmp0 (x, qimam_node_attribute (b, "class")) == 0;
}

static const xmlNode *
article_of (const xmlNode *node)
{
  while (node != NULL && !qimam_node_is (node, "article"))
    node = node->parent;
  return node;
}

/* A story may be cut into elements that are called alike, with other things between them. */
static gboolean
is_piece (const QimamStory *story, const xmlNode *node, const xmlNode *container)
{
  guint n = 0;

  for (; node != NULL && node->type == XML_ELEMENT_NODE; node = node->parent)
    if (is_twin (node, container) && prose_of (story, node) > 0)
      break;
    else if (++n > LEVELS)
      return FALSE;
  return node != NULL && node->type == XML_ELEMENT_NODE && article_of (node) == article_of (container);
}

void
qimam_story_choose_container (QimamStory *story, xmlNode *root, gboolean *chosen)
{
  xmlNode *container;
  gboolean over = FALSE, begun = FALSE;

  g_hash_table_remove_all (story->weights);
  weigh_blocks (story);
  container = find_container (story, root);
  if (container == NULL)
    return;
  for (guint i = 0; i < story->blocks->len; i++)
    {
      const QimamBlock *block = qimam_story_block (story, i);

      chosen[i] = qimam_node_is_under (block->owner, container);
      begun = begun || chosen[i];
      /* The next headline of the first order is that of another story. */
      over = over || (begun && !chosen[i] && block->heading == 1);
      if (!chosen[i] && !over && story->headline != NULL)
        chosen[i] = is_piece (story, block->owner, container);
    }
}
