/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-blocks.h"

#include <string.h>

#include "qimam-wording.h"

/* A line of so many bytes that ends as a sentence may be a paragraph. */
#define MIN_LINE 60

typedef struct
{
  GPtrArray *blocks;
  GString *text;
  guint link_bytes;
  guint links;    /* how many <a> are open */
  guint breaks;   /* line breaks since the last letter */
  gboolean image; /* a picture since the last block */
  xmlNode *owner;
} Reader;

static void
block_free (QimamBlock *self)
{
  g_free (self->text);
  g_free (self);
}

static gboolean
is_block (const xmlNode *node)
{
  static const char *const names[] = {
    "address", "article", "aside", "blockquote", "body",     "center",     "dd",     "details", "dialog",
    "dir",     "div",     "dl",    "dt",         "fieldset", "figcaption", "figure", "footer",  "form",
    "h1",      "h2",      "h3",    "h4",         "h5",       "h6",         "header", "hgroup",  "hr",
    "html",    "li",      "main",  "menu",       "nav",      "ol",         "p",      "pre",     "section",
    "summary", "table",   "tbody", "td",         "tfoot",    "th",         "thead",  "tr",      "ul",
    "caption", "video",   "audio", "button",     "option",   "legend"
  };
  static GHashTable *set;

  if (g_once_init_enter (&set))
    {
      GHashTable *made = g_hash_table_new (g_str_hash, g_str_equal);

      for (guint i = 0; i < G_N_ELEMENTS (names); i++)
        g_hash_table_add (made, (gpointer) names[i]);
      g_once_init_leave (&set, made);
    }
  return node->type == XML_ELEMENT_NODE && g_hash_table_contains (set, node->name);
}

const char *
qimam_node_attribute (const xmlNode *node, const char *name)
{
  for (const xmlAttr *attribute = node->properties; attribute != NULL; attribute = attribute->next)
    if (xmlStrcasecmp (attribute->name, BAD_CAST name) == 0)
      return attribute->children != NULL && attribute->children->next == NULL &&
                     attribute->children->type == XML_TEXT_NODE
                 ? (const char *) attribute->children->content
                 : NULL;
  return NULL;
}

xmlNode *
qimam_node_next (xmlNode *node, const xmlNode *root, gboolean inside)
{
  if (inside && node->type == XML_ELEMENT_NODE && node->children != NULL)
    return node->children;
  while (node != root && node->next == NULL)
    node = node->parent;
  return node == root || node == NULL ? NULL : node->next;
}

char *
qimam_node_text (xmlNode *node)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (xmlNode *n = node; n != NULL; n = qimam_node_next (n, node, TRUE))
    if (n->type == XML_TEXT_NODE || n->type == XML_CDATA_SECTION_NODE)
      g_string_append (text, (const char *) n->content);
    else if (is_block (n) || qimam_node_is (n, "br"))
      g_string_append_c (text, ' ');
  return qimam_wording_clean (text->str, text->len);
}

char *
qimam_node_text_parted (xmlNode *node, gsize max)
{
  g_autoptr (GString) text = g_string_new (NULL);
  const xmlNode *before = NULL;

  for (xmlNode *n = node; n != NULL; n = qimam_node_next (n, node, TRUE))
    {
      const char *content = (const char *) n->content;

      if (is_block (n) || qimam_node_is (n, "br"))
        g_string_append_c (text, ' ');
      if (n->type != XML_TEXT_NODE && n->type != XML_CDATA_SECTION_NODE)
        continue;
      if (text->len + strlen (content) > max)
        return NULL;
      if (before != NULL && before->parent != n->parent && text->len > 0 &&
          !g_ascii_isspace (text->str[text->len - 1]) && g_unichar_isalpha (g_utf8_get_char (content)) &&
          g_unichar_isalpha (g_utf8_get_char (g_utf8_prev_char (text->str + text->len))))
        g_string_append (text, ", ");
      g_string_append (text, content);
      before = n;
    }
  return qimam_wording_clean (text->str, text->len);
}

static void
tell_role (QimamBlock *block)
{
  for (const xmlNode *node = block->owner; node != NULL && node->type == XML_ELEMENT_NODE;
       node = node->parent)
    {
      const char *name = (const char *) node->name;

      if (name[0] == 'h' && name[1] >= '1' && name[1] <= '6' && name[2] == '\0')
        {
          block->heading = name[1] - '0';
          block->role = QIMAM_PARAGRAPH_SUBHEAD;
        }
      else if (block->role == QIMAM_PARAGRAPH_TEXT && g_str_equal (name, "li"))
        block->role = QIMAM_PARAGRAPH_LIST_ITEM;
      else if (block->role == QIMAM_PARAGRAPH_TEXT && g_str_equal (name, "blockquote"))
        block->role = QIMAM_PARAGRAPH_QUOTE;
      else if (g_str_equal (name, "figcaption") || g_str_equal (name, "figure"))
        block->caption = TRUE;
      else if (g_str_equal (name, "p"))
        block->paragraph = TRUE;
    }
}

static void
flush (Reader *reader)
{
  g_autofree char *text = qimam_wording_clean (reader->text->str, reader->text->len);
  guint bytes = reader->text->len, link_bytes = reader->link_bytes;
  QimamBlock *block;

  g_string_truncate (reader->text, 0);
  reader->link_bytes = 0;
  reader->breaks = 0;
  if (*text == '\0')
    return;
  block = g_new0 (QimamBlock, 1);
  block->length = g_utf8_strlen (text, -1);
  block->link_length = (guint) ((guint64) block->length * MIN (link_bytes, bytes) / MAX (bytes, 1));
  block->text = g_steal_pointer (&text);
  block->owner = reader->owner;
  block->image_before = reader->image;
  reader->image = FALSE;
  tell_role (block);
  g_ptr_array_add (reader->blocks, block);
}

static void
add_text (Reader *reader, const char *text)
{
  gsize length = strlen (text);

  if (reader->breaks > 0 && strspn (text, " \t\r\n\f") == length)
    return;
  /* Some part their paragraphs by one line break only. */
  if (reader->breaks > 1 ||
      (reader->breaks == 1 && reader->text->len >= MIN_LINE && qimam_wording_is_sentence (reader->text->str)))
    flush (reader);
  if (reader->breaks == 1)
    g_string_append_c (reader->text, ' ');
  reader->breaks = 0;
  g_string_append_len (reader->text, text, length);
  if (reader->links > 0)
    reader->link_bytes += length;
}

static void
enter (Reader *reader, xmlNode *node)
{
  if (is_block (node))
    {
      flush (reader);
      reader->owner = node;
    }
  else if (qimam_node_is (node, "br"))
    reader->breaks++;
  else if (qimam_node_is (node, "a"))
    reader->links++;
  else if (qimam_node_is (node, "img") || qimam_node_is (node, "amp-img"))
    reader->image = TRUE;
}

static void
leave (Reader *reader, xmlNode *node, const xmlNode *root)
{
  if (is_block (node))
    {
      flush (reader);
      if (node != root && node->parent != NULL)
        {
          reader->owner = node->parent;
          while (reader->owner != root && reader->owner->parent != NULL && !is_block (reader->owner))
            reader->owner = reader->owner->parent;
        }
    }
  else if (qimam_node_is (node, "a") && reader->links > 0)
    reader->links--;
}

GPtrArray *
qimam_blocks_read (xmlNode *root, QimamBlockSkipFunc skip, gpointer data)
{
  g_autoptr (GString) text = g_string_new (NULL);
  Reader reader = { g_ptr_array_new_with_free_func ((GDestroyNotify) block_free), text, .owner = root };
  xmlNode *node = root;

  while (node != NULL)
    {
      gboolean inside = FALSE;

      if (node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE)
        add_text (&reader, (const char *) node->content);
      else if (node->type == XML_ELEMENT_NODE && (node == root || skip == NULL || !skip (node, data)))
        {
          enter (&reader, node);
          inside = node->children != NULL;
          if (!inside)
            leave (&reader, node, root);
        }
      else if (is_block (node))
        flush (&reader);
      if (inside)
        {
          node = node->children;
          continue;
        }
      while (node != root && node->next == NULL)
        {
          node = node->parent;
          leave (&reader, node, root);
        }
      node = node == root ? NULL : node->next;
    }
  flush (&reader);
  return reader.blocks;
}
