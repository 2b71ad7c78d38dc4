/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-search-text-private.h"

#include <string.h>

#include "qimam-token.h"

QimamSearchNode *
qimam_search_node_new (QimamSearchKind kind, gsize start, gsize end)
{
  QimamSearchNode *self = g_new0 (QimamSearchNode, 1);

  self->kind = kind;
  self->start = (guint32) start;
  self->end = (guint32) end;
  if (kind == QIMAM_SEARCH_AND || kind == QIMAM_SEARCH_OR)
    self->children = g_ptr_array_new_with_free_func ((GDestroyNotify) qimam_search_node_free);
  return self;
}

void
qimam_search_node_free (QimamSearchNode *self)
{
  g_clear_pointer (&self->words, g_array_unref);
  g_clear_pointer (&self->children, g_ptr_array_unref);
  g_free (self->value);
  g_free (self);
}

static gboolean
same_words (const GArray *a, const GArray *b)
{
  guint n = a != NULL ? a->len : 0;

  if (n != (b != NULL ? b->len : 0))
    return FALSE;
  for (guint i = 0; i < n; i++)
    if (!g_str_equal (g_array_index (a, QimamWord, i).folded, g_array_index (b, QimamWord, i).folded))
      return FALSE;
  return TRUE;
}

gboolean
qimam_search_node_equal (const QimamSearchNode *a, const QimamSearchNode *b)
{
  guint n = a->children != NULL ? a->children->len : 0;

  if (a->kind != b->kind || a->exclude != b->exclude || a->headline != b->headline ||
      a->prefix != b->prefix || a->first != b->first || a->last != b->last ||
      n != (b->children != NULL ? b->children->len : 0) || !same_words (a->words, b->words))
    return FALSE;
  for (guint i = 0; i < n; i++)
    if (!qimam_search_node_equal (a->children->pdata[i], b->children->pdata[i]))
      return FALSE;
  return TRUE;
}

gboolean
qimam_search_node_is_plain (const QimamSearchNode *node)
{
  if (node->exclude || node->headline)
    return FALSE;
  if (node->kind != QIMAM_SEARCH_OR)
    return node->kind == QIMAM_SEARCH_WORD || node->kind == QIMAM_SEARCH_PHRASE;
  for (guint i = 0; i < node->children->len; i++)
    if (!qimam_search_node_is_plain (node->children->pdata[i]))
      return FALSE;
  return TRUE;
}

void
qimam_search_text_free (QimamSearchText *self)
{
  if (self == NULL)
    return;
  qimam_search_node_free (self->root);
  g_array_unref (self->words);
  g_ptr_array_unref (self->owned);
  g_free (self->open);
  g_free (self);
}

gboolean
qimam_search_text_is_empty (const QimamSearchText *self)
{
  return self->root->children->len == 0 && (!self->given || self->incomplete);
}

gboolean
qimam_search_text_is_void (const QimamSearchText *self)
{
  return self->root->children->len == 0 && self->given && !self->incomplete;
}

const QimamSearchNode *
qimam_search_text_get_root (const QimamSearchText *self)
{
  return self->root;
}

const GArray *
qimam_search_text_get_words (const QimamSearchText *self)
{
  return self->words;
}

const char *
qimam_search_text_get_open (const QimamSearchText *self, guint *keyword, gsize *start)
{
  if (self->open == NULL)
    return NULL;
  *keyword = self->open_keyword;
  *start = self->open_start;
  return self->open;
}

/* ---- For FTS5 ---- */

static void
append_quoted (GString *match, const char *term)
{
  g_string_append_c (match, '"');
  for (const char *p = term; *p != '\0'; p++)
    {
      if (*p == '"')
        g_string_append_c (match, '"');
      g_string_append_c (match, *p);
    }
  g_string_append_c (match, '"');
}

static void
append_word (GString *match, const QimamSearchNode *node)
{
  const QimamWord *word = &g_array_index (node->words, QimamWord, 0);

  g_string_append_c (match, '(');
  append_quoted (match, word->folded);
  if (node->prefix)
    g_string_append (match, " *");
  if (!g_str_equal (word->stem, word->folded))
    {
      g_string_append (match, " OR ");
      append_quoted (match, word->stem);
    }
  g_string_append_c (match, ')');
}

static gboolean append_parts (GString *match, const GPtrArray *parts, const char *between);

/* What the index of words knows of a part. Returns whether that is anything. */
static gboolean
append_node (GString *match, const QimamSearchNode *node)
{
  g_autoptr (GString) phrase = NULL;

  switch (node->kind)
    {
    case QIMAM_SEARCH_AND:
      return append_parts (match, node->children, " AND ");
    case QIMAM_SEARCH_OR:
      return append_parts (match, node->children, " OR ");
    case QIMAM_SEARCH_WORD:
    case QIMAM_SEARCH_PHRASE:
      break;
    default:
      return FALSE;
    }
  if (node->headline)
    g_string_append (match, "headline : ");
  if (node->kind == QIMAM_SEARCH_WORD)
    {
      append_word (match, node);
      return TRUE;
    }
  phrase = g_string_new (NULL);
  for (guint i = 0; i < node->words->len; i++)
    g_string_append_printf (phrase, "%s%s", i > 0 ? " " : "",
                            g_array_index (node->words, QimamWord, i).folded);
  append_quoted (match, phrase->str);
  return TRUE;
}

static gboolean
append_parts (GString *match, const GPtrArray *parts, const char *between)
{
  gsize start = match->len;

  for (guint i = 0; i < parts->len; i++)
    {
      const QimamSearchNode *part = parts->pdata[i];
      g_autoptr (GString) one = g_string_new (NULL);

      if (!part->exclude && append_node (one, part))
        g_string_append_printf (match, "%s%s", match->len > start ? between : "(", one->str);
    }
  if (match->len == start)
    return FALSE;
  g_string_append_c (match, ')');
  return TRUE;
}

char *
qimam_search_text_to_match (const QimamSearchText *self, gboolean any)
{
  g_autoptr (GPtrArray) plain = g_ptr_array_new (), must = g_ptr_array_new ();
  g_autoptr (GString) match = g_string_new (NULL), either = g_string_new (NULL);

  for (guint i = 0; i < self->root->children->len; i++)
    {
      QimamSearchNode *part = self->root->children->pdata[i];

      g_ptr_array_add (any && qimam_search_node_is_plain (part) ? plain : must, part);
    }
  append_parts (match, must, " AND ");
  if (append_parts (either, plain, " OR "))
    g_string_append_printf (match, "%s%s", match->len > 0 ? " AND " : "", either->str);
  return match->len > 0 ? g_string_free (g_steal_pointer (&match), FALSE) : NULL;
}

char *
qimam_search_text_to_exclusion (const QimamSearchText *self)
{
  g_autoptr (GString) match = g_string_new (NULL);

  for (guint i = 0; i < self->root->children->len; i++)
    {
      const QimamSearchNode *part = self->root->children->pdata[i];
      g_autoptr (GString) one = g_string_new (NULL);

      if (part->exclude && append_node (one, part))
        g_string_append_printf (match, "%s%s", match->len > 0 ? " OR " : "", one->str);
    }
  return match->len > 0 ? g_string_free (g_steal_pointer (&match), FALSE) : NULL;
}

/* ---- Finding in a text what the index found ---- */

static gboolean
word_matches (const QimamSearchNode *node, const QimamWord *wanted, const QimamWord *word)
{
  if (g_str_equal (wanted->folded, word->folded) || g_str_equal (wanted->folded, word->stem))
    return TRUE;
  if (node->kind == QIMAM_SEARCH_PHRASE)
    return FALSE;
  if (g_str_equal (wanted->stem, word->stem) || g_str_equal (wanted->stem, word->folded))
    return TRUE;
  return node->prefix &&
         (g_str_has_prefix (word->folded, wanted->folded) || g_str_has_prefix (word->stem, wanted->folded));
}

/* How many words from the @i-th on match a word or phrase, 0 for none. */
static guint
match_length (const QimamSearchNode *node, GArray *words, guint i)
{
  if (words->len - i < node->words->len)
    return 0;
  for (guint w = 0; w < node->words->len; w++)
    if (!word_matches (node, &g_array_index (node->words, QimamWord, w),
                       &g_array_index (words, QimamWord, i + w)))
      return 0;
  return node->words->len;
}

/* Gathers the words and phrases that are looked for in @field. */
static void
gather (const QimamSearchNode *node, QimamField field, GPtrArray *nodes)
{
  if (node->exclude)
    return;
  if (node->kind == QIMAM_SEARCH_AND || node->kind == QIMAM_SEARCH_OR)
    for (guint i = 0; i < node->children->len; i++)
      gather (node->children->pdata[i], field, nodes);
  else if ((node->kind == QIMAM_SEARCH_WORD || node->kind == QIMAM_SEARCH_PHRASE) &&
           (!node->headline || field == QIMAM_FIELD_HEADLINE))
    g_ptr_array_add (nodes, (gpointer) node);
}

void
qimam_search_text_find (
    const QimamSearchText *self, const char *text, gsize length, QimamField in, guint max, GArray *matches)
{
  g_autoptr (GPtrArray) nodes = g_ptr_array_new ();
  g_autoptr (GArray) words = NULL;
  guint found = 0;

  gather (self->root, in, nodes);
  if (nodes->len == 0)
    return;
  words = qimam_words (text, (gssize) length);
  for (guint i = 0; i < words->len && found < max;)
    {
      guint longest = 0;
      QimamSpan span;

      for (guint n = 0; n < nodes->len; n++)
        longest = MAX (longest, match_length (nodes->pdata[n], words, i));
      if (longest > 0)
        {
          span = qimam_span (in, g_array_index (words, QimamWord, i).start,
                             g_array_index (words, QimamWord, i + longest - 1).end);
          g_array_append_val (matches, span);
          found++;
        }
      i += MAX (longest, 1);
    }
}
