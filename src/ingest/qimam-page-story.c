/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-page-story.h"

#include <math.h>
#include <string.h>

#include "qimam-blocks.h"
#include "qimam-body.h"
#include "qimam-cruft.h"
#include "qimam-error.h"
#include "qimam-page-head.h"
#include "qimam-page-hints.h"
#include "qimam-wording.h"

/* A block of so many characters speaks for the elements around it. */
#define MIN_SPEAKING 25
/* A paragraph of so many bytes is prose. */
#define MIN_PROSE 80
/* The element that holds the story holds this share of the page's prose. */
#define PROSE_SHARE 0.5
/* A story with less than this share of the page's prose was hidden or misnamed: the page is read again,
 * leniently. */
#define TOO_LITTLE 0.25
/* No more bytes of captions are kept than this. */
#define MAX_CAPTIONS 16384
/* How far up a block speaks. */
#define LEVELS 4
/* Looking for the blocks in the stated text costs the product of both; beyond this it is left. */
#define MAX_COMPARED 400000000

typedef struct
{
  double score;
  guint length;
  guint link_length;
  guint prose; /* letters in the longer blocks that are no links */
  guint order; /* as met in the document */
} Weight;

typedef struct
{
  const QimamPageHints *hints;
  const QimamCruft *tables;
  GHashTable *weights; /* xmlNode → Weight */
  GHashTable *prose;   /* xmlNode → letters in the paragraphs below it */
  guint all_prose;
  gboolean lenient; /* hidden elements, and those that are called furniture, are read */
  GPtrArray *blocks;
  QimamDocument *document;
  char *headline_key;
} Story;

static gboolean
has_value (const xmlNode *node, const char *attribute, const char *const *values)
{
  const char *value = qimam_node_attribute (node, attribute);

  for (guint i = 0; value != NULL && values[i] != NULL; i++)
    if (g_ascii_strcasecmp (value, values[i]) == 0)
      return TRUE;
  return FALSE;
}

static gboolean
is_hidden (const xmlNode *node)
{
  static const char *const yes[] = { "true", NULL };
  const char *style = qimam_node_attribute (node, "style");

  return has_value (node, "aria-hidden", yes) || (style != NULL && (strstr (style, "display:none") != NULL ||
                                                                    strstr (style, "display: none") != NULL));
}

/* Counts the letters of the longer paragraphs under each element. */
static void
count_prose (Story *story, xmlNode *root)
{
  for (xmlNode *node = root; node != NULL; node = qimam_node_next (node, root, TRUE))
    {
      guint letters = 0;

      if (!qimam_node_is (node, "p"))
        continue;
      for (xmlNode *n = node->children; n != NULL; n = qimam_node_next (n, node, TRUE))
        if (n->type == XML_TEXT_NODE && !qimam_node_is (n->parent, "a"))
          letters += strlen ((const char *) n->content);
      if (letters < MIN_PROSE)
        continue;
      story->all_prose += letters;
      for (xmlNode *n = node->parent; n != NULL && n->type == XML_ELEMENT_NODE; n = n->parent)
        g_hash_table_insert (
            story->prose, n,
            GUINT_TO_POINTER (GPOINTER_TO_UINT (g_hash_table_lookup (story->prose, n)) + letters));
    }
}

/* An element with half of the page's paragraphs is no furniture, whatever it is called. */
static gboolean
holds_the_page (const Story *story, xmlNode *node)
{
  guint letters = GPOINTER_TO_UINT (g_hash_table_lookup (story->prose, node));

  return letters > 500 && letters * 2 > story->all_prose;
}

/* Furniture by the element itself. */
static gboolean
skip_cb (xmlNode *node, gpointer data)
{
  static const char *const names[] = { "head",  "nav",      "footer", "aside", "button", "input",
                                       "video", "audio",    "dialog", "menu",  "label",  "embed",
                                       "map",   "progress", "time",   NULL };
  static const char *const roles[] = { "navigation", "banner",  "contentinfo", "complementary",
                                       "search",     "dialog",  "alert",       "menu",
                                       "menubar",    "toolbar", "tooltip",     NULL };
  const Story *story = data;
  guint hints;

  for (guint i = 0; names[i] != NULL; i++)
    if (qimam_node_is (node, names[i]))
      return TRUE;
  if (qimam_node_is (node, "html") || qimam_node_is (node, "body") || qimam_node_is (node, "article") ||
      qimam_node_is (node, "main"))
    return FALSE;
  if (story->lenient)
    return FALSE;
  if (has_value (node, "role", roles) || is_hidden (node))
    return !holds_the_page (story, node);
  hints = qimam_page_hints_of (story->hints, node, QIMAM_HINT_DROP);
  return hints & QIMAM_HINT_DROP &&
         !qimam_page_hints_of (story->hints, node, QIMAM_HINT_KEEP | QIMAM_HINT_CAPTION) &&
         !holds_the_page (story, node);
}

static Weight *
weigh (Story *story, xmlNode *node)
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

static gboolean
is_linky (const QimamBlock *block)
{
  return block->link_length * 2 > block->length;
}

static void
weigh_blocks (Story *story)
{
  for (guint i = 0; i < story->blocks->len; i++)
    {
      const QimamBlock *block = story->blocks->pdata[i];
      xmlNode *node = block->owner;
      double score = 1 + count_commas (block->text) + MIN (block->length / 100, 3);
      guint level = 0;

      if (qimam_node_is (node, "p") && node->parent != NULL)
        node = node->parent;
      for (; node != NULL && node->type == XML_ELEMENT_NODE; node = node->parent, level++)
        {
          Weight *weight = weigh (story, node);

          weight->length += block->length;
          weight->link_length += block->link_length;
          if (block->length >= MIN_PROSE && !block->caption && !is_linky (block))
            weight->prose += block->length;
          if (block->length >= MIN_SPEAKING && level < LEVELS && block->heading == 0 && !block->caption &&
              !is_linky (block))
            weight->score += score / (level == 0 ? 1 : level == 1 ? 2 : level * 3);
        }
    }
}

static double
final_score (Story *story, xmlNode *node)
{
  const Weight *weight = g_hash_table_lookup (story->weights, node);

  if (weight == NULL || weight->length == 0)
    return 0;
  return weight->score * (1.0 - (double) weight->link_length / weight->length);
}

static xmlNode *
find_container (Story *story, xmlNode *root)
{
  GHashTableIter iter;
  gpointer node, value;
  xmlNode *best = NULL;
  double best_score = 0;
  guint best_order = 0;
  const Weight *all;

  g_hash_table_iter_init (&iter, story->weights);
  while (g_hash_table_iter_next (&iter, &node, &value))
    {
      double score = final_score (story, node);
      guint order = ((Weight *) value)->order;

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
  /* A story may be cut into pieces that stand apart: what holds most of the page's prose holds the story. */
  all = g_hash_table_lookup (story->weights, root);
  while (all != NULL && best != root && best->parent != NULL && best->parent->type == XML_ELEMENT_NODE)
    {
      const Weight *own = g_hash_table_lookup (story->weights, best);

      if (own->prose >= all->prose * PROSE_SHARE)
        break;
      best = best->parent;
    }
  return best;
}

static gboolean
is_under (const xmlNode *node, const xmlNode *ancestor)
{
  for (; node != NULL; node = node->parent)
    if (node == ancestor)
      return TRUE;
  return FALSE;
}

/* Marks the blocks that the page itself says are of the article; FALSE if they are too few to trust it. */
static gboolean
mark_stated (Story *story, const char *stated, gboolean *chosen)
{
  g_autofree char *key = qimam_wording_key (stated, -1);
  gsize wanted = strlen (key), found = 0;
  guint first = G_MAXUINT, last = 0;

  if (wanted < 400 || (guint64) wanted * story->blocks->len > MAX_COMPARED)
    return FALSE;
  for (guint i = 0; i < story->blocks->len; i++)
    {
      const QimamBlock *block = story->blocks->pdata[i];
      g_autofree char *own = qimam_wording_key (block->text, -1);

      if (strlen (own) < 20 || block->heading == 1 || strstr (key, own) == NULL)
        continue;
      chosen[i] = TRUE;
      found += strlen (own) + 1;
      first = MIN (first, i);
      last = i;
    }
  if (found < wanted * 0.7 || found > wanted * 1.5)
    return FALSE;
  /* Short blocks and subheads between them may be missing from the stated text or be too short to tell. */
  for (guint i = first; i < last; i++)
    {
      const QimamBlock *block = story->blocks->pdata[i];

      if (!chosen[i] &&
          (block->heading >= 2 || block->role == QIMAM_PARAGRAPH_LIST_ITEM || block->paragraph) &&
          !is_linky (block))
        chosen[i] = TRUE;
    }
  return TRUE;
}

static void
mark_container (Story *story, xmlNode *container, gboolean *chosen)
{
  for (guint i = 0; i < story->blocks->len; i++)
    {
      const QimamBlock *block = story->blocks->pdata[i];
      chosen[i] = is_under (block->owner, container);
    }
}

static void
add_caption (Story *story, const QimamBlock *block)
{
  char *joined;

  if (story->document->caption != NULL && (strlen (story->document->caption) > MAX_CAPTIONS ||
                                           strstr (story->document->caption, block->text) != NULL))
    return;
  joined = story->document->caption != NULL ? g_strconcat (story->document->caption, "\n", block->text, NULL)
                                            : g_strdup (block->text);
  g_free (story->document->caption);
  story->document->caption = joined;
}

/* The captions of pictures that stand beside the story: under the headline, and not behind the end. */
static void
add_captions_around (Story *story, const gboolean *chosen)
{
  guint first = G_MAXUINT, last = 0;

  for (guint i = 0; i < story->blocks->len; i++)
    if (chosen[i])
      {
        first = MIN (first, i);
        last = i;
      }
  if (first == G_MAXUINT)
    return;
  while (first > 0 && ((QimamBlock *) story->blocks->pdata[first])->heading != 1)
    first--;
  for (guint i = first; i < last; i++)
    {
      const QimamBlock *block = story->blocks->pdata[i];

      if (!chosen[i] && block->caption && block->length > 15 && !is_linky (block))
        add_caption (story, block);
    }
}

static gboolean
in_caption (const Story *story, const QimamBlock *block)
{
  const xmlNode *node = block->owner;

  if (block->caption)
    return TRUE;
  for (guint level = 0; level < 3 && node != NULL && node->type == XML_ELEMENT_NODE;
       level++, node = node->parent)
    if (qimam_page_hints_of (story->hints, node, QIMAM_HINT_CAPTION))
      return block->length < 600;
  return FALSE;
}

/* A heading over a paragraph, even one that links to the thing that it names. */
static gboolean
heads_prose (const Story *story, guint i, const gboolean *chosen)
{
  const QimamBlock *block = story->blocks->pdata[i], *next;

  if (block->heading < 2 || i + 1 >= story->blocks->len || !chosen[i + 1])
    return FALSE;
  next = story->blocks->pdata[i + 1];
  return next->paragraph && next->length >= MIN_PROSE && !is_linky (next);
}

/* Why a block inside the story is not of it; NULL if it is. */
static const char *
judge_block (const Story *story, const QimamBlock *block, gboolean begun, gboolean heads_prose)
{
  g_autofree char *key = qimam_wording_key (block->text, -1);
  g_autofree char *names = NULL;
  const char *why = NULL, *rest;

  if (*key == '\0')
    return "separator";
  if ((block->heading == 1 && !begun) ||
      (story->headline_key != NULL && g_str_equal (key, story->headline_key)))
    return "headline repeated";
  if (qimam_cruft_judge (story->tables, block->text, key, &why, &rest) != QIMAM_CRUFT_NONE)
    return why;
  if (strstr (block->text, "©") != NULL && block->length < 160)
    return "copyright line";
  if (is_linky (block) && block->length < 200 && !heads_prose && !qimam_wording_is_sentence (block->text))
    return "list of links";
  if (!begun && (names = qimam_cruft_byline (story->tables, block->text, key)) != NULL)
    return "author line";
  if (!begun && qimam_page_head_is_date (block->text))
    return "date line";
  if (!begun && !block->paragraph && block->length < 40 && !qimam_wording_is_sentence (block->text))
    return "line above the story";
  return NULL;
}

static void
fill (Story *story, const gboolean *chosen)
{
  g_autoptr (GPtrArray) kept = g_ptr_array_new ();
  g_autoptr (QimamBody) body = qimam_body_new ();
  const QimamBlock *before = NULL;

  add_captions_around (story, chosen);
  for (guint i = 0; i < story->blocks->len; i++)
    {
      const QimamBlock *block = story->blocks->pdata[i];
      const char *why;

      if (!chosen[i])
        continue;
      if (in_caption (story, block))
        {
          add_caption (story, block);
          continue;
        }
      why = before != NULL && g_str_equal (before->text, block->text)
                ? "line repeated"
                : judge_block (story, block, kept->len > 0, heads_prose (story, i, chosen));
      if (why != NULL)
        {
          qimam_document_add_dropped (story->document, 0, block->text, why);
          continue;
        }
      g_ptr_array_add (kept, (gpointer) block);
      before = block;
    }
  /* Headings with nothing under them belong to what was cut behind the story. */
  while (kept->len > 0)
    {
      const QimamBlock *last = kept->pdata[kept->len - 1];

      if (last->heading == 0 &&
          (last->paragraph || qimam_wording_is_sentence (last->text) || last->length > 60))
        break;
      qimam_document_add_dropped (story->document, 0, last->text, "line behind the story");
      g_ptr_array_set_size (kept, kept->len - 1);
    }
  for (guint i = 0; i < kept->len; i++)
    qimam_body_add (body, ((QimamBlock *) kept->pdata[i])->text, ((QimamBlock *) kept->pdata[i])->role);
  qimam_body_give (body, story->document);
}

static void
fill_stated (QimamDocument *document, const char *stated)
{
  g_autoptr (QimamBody) body = qimam_body_new ();
  g_auto (GStrv) paragraphs = g_strsplit (stated, "\n", -1);

  for (guint i = 0; paragraphs[i] != NULL; i++)
    qimam_body_add (body, paragraphs[i], QIMAM_PARAGRAPH_TEXT);
  qimam_body_give (body, document);
}

/* Cuts the page into blocks and tells which are of the story. */
static gboolean *
choose (Story *story, xmlNode *root, const char *stated)
{
  xmlNode *container;
  gboolean *chosen;

  g_clear_pointer (&story->blocks, g_ptr_array_unref);
  g_hash_table_remove_all (story->weights);
  story->blocks = qimam_blocks_read (root, skip_cb, story);
  chosen = g_new0 (gboolean, story->blocks->len + 1);
  if (stated != NULL && mark_stated (story, stated, chosen))
    return chosen;
  memset (chosen, 0, sizeof (gboolean) * (story->blocks->len + 1));
  weigh_blocks (story);
  container = find_container (story, root);
  if (container != NULL)
    mark_container (story, container, chosen);
  return chosen;
}

static gsize
count_chosen (const Story *story, const gboolean *chosen)
{
  gsize letters = 0;

  for (guint i = 0; i < story->blocks->len; i++)
    if (chosen[i])
      letters += strlen (((QimamBlock *) story->blocks->pdata[i])->text);
  return letters;
}

gboolean
qimam_page_story_read (xmlNode *root, const char *stated, QimamDocument *document, GError **error)
{
  Story story = { .document = document };
  g_autoptr (GHashTable) weights = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  g_autoptr (GHashTable) prose = g_hash_table_new (NULL, NULL);
  g_autofree gboolean *chosen = NULL;
  g_autofree char *headline_key = NULL;

  story.hints = qimam_page_hints_get (error);
  story.tables = story.hints != NULL ? qimam_cruft_get (error) : NULL;
  if (story.tables == NULL)
    return FALSE;
  story.weights = weights;
  story.prose = prose;
  count_prose (&story, root);
  story.headline_key = headline_key =
      document->headline != NULL ? qimam_wording_key (document->headline, -1) : NULL;
  chosen = choose (&story, root, stated);
  if (count_chosen (&story, chosen) < story.all_prose * TOO_LITTLE)
    {
      g_free (chosen);
      story.lenient = TRUE;
      chosen = choose (&story, root, stated);
    }
  fill (&story, chosen);
  g_ptr_array_unref (story.blocks);
  if (stated != NULL && strlen (stated) > 2 * strlen (document->body) && strlen (stated) > 400)
    fill_stated (document, stated);
  if (document->roles->len > 0)
    return TRUE;
  g_set_error_literal (error, QIMAM_ERROR, QIMAM_ERROR_EMPTY, "no article in it");
  return FALSE;
}
