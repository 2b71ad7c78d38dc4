/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-page-story.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "qimam-body.h"
#include "qimam-dateline.h"
#include "qimam-error.h"
#include "qimam-page-rivers.h"
#include "qimam-page-story-private.h"
#include "qimam-page-title.h"
#include "qimam-wording.h"

/* A story with less than this share of the page's prose was hidden or misnamed: the page is read again,
 * leniently. */
#define TOO_LITTLE 0.25
/* A page with fewer bytes of prose than this beside what is called comments may have misnamed its story. */
#define LITTLE_PROSE 400
/* No more bytes of captions are kept than this. */
#define MAX_CAPTIONS 16384
/* What tells of another story under its linked title has no more characters than this. */
#define MAX_TEASER 200
/* What stands above a headline has no more characters than this. */
#define MAX_RUBRICS 300
/* A box with a link past it has no more blocks than this. */
#define MAX_BOX    80
#define BOX_LEVELS 4
/* Looking for the blocks in the stated text costs the product of both; beyond this it is left. */
#define MAX_COMPARED 400000000

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

  for (const xmlAttr *attribute = node->properties; attribute != NULL; attribute = attribute->next)
    if (xmlStrcasecmp (attribute->name, BAD_CAST "hidden") == 0)
      return TRUE;
  return has_value (node, "aria-hidden", yes) || (style != NULL && (strstr (style, "display:none") != NULL ||
                                                                    strstr (style, "display: none") != NULL));
}

/* Counts the letters of the longer paragraphs under each element. */
static void
count_prose (QimamStory *story, xmlNode *root)
{
  story->all_prose = 0;
  g_hash_table_remove_all (story->prose);
  for (xmlNode *node = root; node != NULL;
       node = qimam_node_next (node, root, !g_hash_table_contains (story->rivers, node)))
    {
      guint letters = 0;

      if (!qimam_node_is (node, "p") || g_hash_table_contains (story->rivers, node))
        continue;
      for (xmlNode *n = node->children; n != NULL; n = qimam_node_next (n, node, TRUE))
        if (n->type == XML_TEXT_NODE && !qimam_node_is (n->parent, "a"))
          letters += strlen ((const char *) n->content);
      if (letters < QIMAM_STORY_MIN_PROSE)
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
holds_the_page (const QimamStory *story, xmlNode *node)
{
  guint letters = GPOINTER_TO_UINT (g_hash_table_lookup (story->prose, node));

  return letters > 500 && letters * 2 > story->all_prose;
}

/* A story that a script shows is all that a page has; less than that was hidden on purpose. */
static gboolean
is_the_page (const QimamStory *story, xmlNode *node)
{
  guint letters = GPOINTER_TO_UINT (g_hash_table_lookup (story->prose, node));

  return letters > 500 && (guint64) letters * 5 > (guint64) story->all_prose * 4;
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
  const QimamStory *story = data;
  guint hints;

  if (g_hash_table_contains (story->above, node))
    return FALSE;
  if (g_hash_table_contains (story->rivers, node))
    return TRUE;
  for (guint i = 0; names[i] != NULL; i++)
    if (qimam_node_is (node, names[i]))
      return TRUE;
  if (qimam_node_is (node, "html") || qimam_node_is (node, "body") || qimam_node_is (node, "article") ||
      qimam_node_is (node, "main"))
    return FALSE;
  if (story->lenient)
    return FALSE;
  if (is_hidden (node))
    return !is_the_page (story, node);
  if (has_value (node, "role", roles))
    return !holds_the_page (story, node);
  hints = qimam_page_hints_of (story->hints, node, QIMAM_HINT_DROP);
  return hints & QIMAM_HINT_DROP &&
         !qimam_page_hints_of (story->hints, node, QIMAM_HINT_KEEP | QIMAM_HINT_CAPTION) &&
         !holds_the_page (story, node);
}

/* Marks the blocks that the page itself says are of the article; FALSE if they are too few to trust it. */
static gboolean
mark_stated (QimamStory *story, const char *stated, gboolean *chosen)
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
          !qimam_block_is_linky (block))
        chosen[i] = TRUE;
    }
  return TRUE;
}

static void
add_caption (QimamStory *story, const QimamBlock *block)
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
add_captions_around (QimamStory *story, const gboolean *chosen)
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

      if (!chosen[i] && block->caption && block->length > 15 && !qimam_block_is_linky (block))
        add_caption (story, block);
    }
}

/* A heading over a paragraph, even one that links to the thing that it names. */
static gboolean
heads_prose (const QimamStory *story, guint i, const gboolean *chosen)
{
  if (qimam_story_block (story, i)->heading < 2)
    return FALSE;
  for (guint k = i + 1; k < story->blocks->len && k <= i + 2 && chosen[k]; k++)
    {
      const QimamBlock *next = qimam_story_block (story, k);

      if (next->heading != 0)
        return FALSE;
      if (next->paragraph && next->length >= QIMAM_STORY_MIN_PROSE && !qimam_block_is_linky (next))
        return TRUE;
    }
  return FALSE;
}

/* The element of a box, by one of the blocks in it. */
static const xmlNode *
box_of (const QimamStory *story, const QimamBlock *block)
{
  const xmlNode *node = block->owner;

  for (guint level = 0; level < BOX_LEVELS && node != NULL && node->type == XML_ELEMENT_NODE;
       level++, node = node->parent)
    if (qimam_node_is (node, "section") || qimam_node_attribute (node, "role") != NULL)
      return g_hash_table_contains (story->above, (gpointer) node) ? NULL : node;
  return NULL;
}

/* Where a box ends that begins with a link past it: "Skip … and continue reading". */
static guint
find_box_end (const QimamStory *story, guint from)
{
  const xmlNode *box = box_of (story, qimam_story_block (story, from));
  guint last = from;

  for (guint i = from + 1; i < story->blocks->len && i <= from + MAX_BOX; i++)
    {
      const QimamBlock *block = qimam_story_block (story, i);
      const char *why = qimam_story_judge_wording (story, block);

      if (g_strcmp0 (why, QIMAM_STORY_BOX_END) == 0)
        return i;
      if (g_strcmp0 (why, QIMAM_STORY_BOX) == 0)
        break;
      if (box != NULL && qimam_node_is_under (block->owner, box))
        last = i;
    }
  return last;
}

/* Where the stories end that a heading such as "Related coverage" heads: links, each with a few words under
 * it or none. */
static guint
find_links_end (const QimamStory *story, const gboolean *chosen, guint from)
{
  guint n_links = 0, last = from, between = 0;
  gboolean paired = FALSE;

  for (guint i = from + 1; i < story->blocks->len; i++)
    {
      const QimamBlock *block = qimam_story_block (story, i);

      if (!chosen[i])
        continue;
      if (qimam_block_is_linky (block))
        {
          paired = paired || (n_links > 0 && between == 1);
          n_links++;
          between = 0;
          last = i;
          continue;
        }
      if (block->heading != 0 || block->length > MAX_TEASER || ++between > 1)
        break;
      if (paired)
        last = i;
    }
  return n_links >= 2 ? last : from;
}

static void
drop_range (QimamStory *story, const gboolean *chosen, guint from, guint last)
{
  for (guint i = from + 1; i <= last; i++)
    if (chosen[i])
      qimam_document_add_dropped (story->document, 0, qimam_story_block (story, i)->text, "related link");
}

/* Rubrics and the like may stand above the headline in the element of the story; 0 where it is not so. */
static guint
find_headline_block (const QimamStory *story, const gboolean *chosen)
{
  guint letters = 0;

  for (guint i = 0; story->headline != NULL && i < story->blocks->len; i++)
    {
      const QimamBlock *block = qimam_story_block (story, i);

      if (qimam_node_is_under (block->owner, story->headline))
        return i;
      letters += chosen[i] ? block->length : 0;
      if (letters > MAX_RUBRICS)
        break;
    }
  return 0;
}

/* Collects the blocks that are of the story. */
static void
keep (QimamStory *story, const gboolean *chosen, GPtrArray *kept)
{
  const QimamBlock *before = NULL;
  gboolean headed = FALSE;
  guint headline = find_headline_block (story, chosen);

  for (guint i = 0; i < story->blocks->len; i++)
    {
      const QimamBlock *block = qimam_story_block (story, i);
      const char *why;
      guint end;

      if (!chosen[i])
        continue;
      if (kept->len >= 2 && qimam_story_heads_comments (story, block))
        break;
      if (qimam_story_is_caption (story, block))
        {
          add_caption (story, block);
          continue;
        }
      if (before != NULL && g_str_equal (before->text, block->text))
        why = "line repeated";
      else if (i < headline)
        why = "line above the headline";
      else
        why = qimam_story_judge (story, block, kept->len, heads_prose (story, i, chosen));
      /* A heading such as "Watch" takes the title with it that it heads. */
      if (why == NULL && headed && block->length < QIMAM_STORY_MIN_PROSE &&
          !qimam_wording_is_sentence (block->text))
        why = "related link";
      headed = g_strcmp0 (why, "related links") == 0;
      if (why == NULL)
        {
          g_ptr_array_add (kept, (gpointer) block);
          before = block;
          continue;
        }
      qimam_document_add_dropped (story->document, 0, block->text, why);
      if (g_strcmp0 (why, "dateline") == 0 && story->document->dateline == NULL)
        story->document->dateline = g_strdup (block->text);
      end = i;
      if (g_strcmp0 (why, QIMAM_STORY_BOX) == 0)
        end = find_box_end (story, i);
      else if (headed && block->heading != 0)
        end = find_links_end (story, chosen, i);
      drop_range (story, chosen, i, end);
      i = end;
    }
}

static QimamParagraphRole
role_of (const QimamStory *story, const QimamBlock *block)
{
  const xmlNode *node = block->owner;

  if (block->role != QIMAM_PARAGRAPH_QUOTE)
    return block->role;
  while (node != NULL && node->type == XML_ELEMENT_NODE && !qimam_node_is (node, "blockquote"))
    node = node->parent;
  return node != NULL && qimam_page_hints_of (story->hints, node, QIMAM_HINT_EMBED) ? QIMAM_PARAGRAPH_EMBED
                                                                                    : QIMAM_PARAGRAPH_QUOTE;
}

static void
fill (QimamStory *story, const gboolean *chosen)
{
  g_autoptr (GPtrArray) kept = g_ptr_array_new ();
  g_autoptr (QimamBody) body = qimam_body_new ();

  add_captions_around (story, chosen);
  keep (story, chosen, kept);
  for (guint last = kept->len; last > 0; last--)
    {
      const QimamBlock *block = kept->pdata[last - 1];
      const char *why = qimam_story_judge_end (story, block);

      if (why == NULL)
        break;
      qimam_document_add_dropped (story->document, 0, block->text, why);
      g_ptr_array_set_size (kept, last - 1);
    }
  if (kept->len > 0)
    qimam_dateline_read (((QimamBlock *) kept->pdata[0])->text, story->tables, story->document);
  for (guint i = 0; i < kept->len; i++)
    qimam_body_add (body, ((QimamBlock *) kept->pdata[i])->text, role_of (story, kept->pdata[i]));
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
choose (QimamStory *story, xmlNode *root, const char *stated)
{
  gboolean *chosen;

  g_clear_pointer (&story->blocks, g_ptr_array_unref);
  story->blocks = qimam_blocks_read (root, skip_cb, story);
  chosen = g_new0 (gboolean, story->blocks->len + 1);
  if (stated == NULL || !mark_stated (story, stated, chosen))
    {
      memset (chosen, 0, sizeof (gboolean) * (story->blocks->len + 1));
      qimam_story_choose_container (story, root, chosen);
    }
  return chosen;
}

static gsize
count_chosen (const QimamStory *story, const gboolean *chosen)
{
  gsize letters = 0;

  for (guint i = 0; i < story->blocks->len; i++)
    if (chosen[i])
      letters += strlen (((QimamBlock *) story->blocks->pdata[i])->text);
  return letters;
}

/* (transfer full) (element-type xmlNode): the elements of what readers wrote, which may be longer than the
 * story */
static GPtrArray *
find_comments (QimamStory *story, xmlNode *root)
{
  GPtrArray *comments = g_ptr_array_new ();
  gboolean inside = TRUE;

  for (xmlNode *node = root; node != NULL; node = qimam_node_next (node, root, inside))
    {
      inside = !g_hash_table_contains (story->rivers, node);
      if (node->type != XML_ELEMENT_NODE || !inside || g_hash_table_contains (story->above, node) ||
          qimam_node_is (node, "body") || qimam_node_is (node, "html"))
        continue;
      if (!qimam_page_hints_of (story->hints, node, QIMAM_HINT_COMMENTS) ||
          qimam_page_hints_of (story->hints, node, QIMAM_HINT_STORY))
        continue;
      g_ptr_array_add (comments, node);
      inside = FALSE;
    }
  return comments;
}

/* Leaves comments out; not where they are all that the page has, and so were misnamed. */
static void
drop_comments (QimamStory *story, xmlNode *root)
{
  g_autoptr (GPtrArray) comments = find_comments (story, root);
  guint before;

  for (guint i = 0; i < comments->len; i++)
    g_hash_table_add (story->rivers, comments->pdata[i]);
  count_prose (story, root);
  before = story->all_prose;
  if (comments->len == 0 || before >= LITTLE_PROSE)
    return;
  for (guint i = 0; i < comments->len; i++)
    g_hash_table_remove (story->rivers, comments->pdata[i]);
  count_prose (story, root);
  if (story->all_prose >= MAX (before, 1) * 4)
    return;
  for (guint i = 0; i < comments->len; i++)
    g_hash_table_add (story->rivers, comments->pdata[i]);
  count_prose (story, root);
}

static void
story_init (QimamStory *story, xmlNode *root)
{
  story->weights = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  story->prose = g_hash_table_new (NULL, NULL);
  story->above = g_hash_table_new (NULL, NULL);
  story->headline = qimam_page_title_find (root, story->headline_key);
  for (xmlNode *node = story->headline; node != NULL && node->type == XML_ELEMENT_NODE; node = node->parent)
    g_hash_table_add (story->above, node);
  story->rivers = qimam_page_rivers_find (root, story->headline, story->document->url, story->tables);
  drop_comments (story, root);
}

static void
story_clear (QimamStory *story)
{
  g_hash_table_unref (story->weights);
  g_hash_table_unref (story->prose);
  g_hash_table_unref (story->above);
  g_hash_table_unref (story->rivers);
  g_ptr_array_unref (story->blocks);
}

gboolean
qimam_page_story_read (xmlNode *root, const char *stated, QimamDocument *document, GError **error)
{
  QimamStory story = { .document = document };
  g_autofree gboolean *chosen = NULL;
  g_autofree char *headline_key = NULL;

  story.hints = qimam_page_hints_get (error);
  story.tables = story.hints != NULL ? qimam_cruft_get (error) : NULL;
  if (story.tables == NULL)
    return FALSE;
  if (document->headline != NULL)
    headline_key = qimam_wording_key (document->headline, -1);
  story.headline_key = headline_key != NULL && *headline_key != '\0' ? headline_key : NULL;
  story_init (&story, root);
  chosen = choose (&story, root, stated);
  if (count_chosen (&story, chosen) < story.all_prose * TOO_LITTLE)
    {
      g_free (chosen);
      story.lenient = TRUE;
      chosen = choose (&story, root, stated);
    }
  qimam_story_choose_lead (&story, chosen);
  fill (&story, chosen);
  story_clear (&story);
  if (stated != NULL && strlen (stated) > 2 * strlen (document->body) && strlen (stated) > 400)
    fill_stated (document, stated);
  if (document->roles->len > 0)
    return TRUE;
  g_set_error_literal (error, QIMAM_ERROR, QIMAM_ERROR_EMPTY, _ ("no article in it"));
  return FALSE;
}
