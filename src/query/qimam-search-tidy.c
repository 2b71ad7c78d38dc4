/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Puts the tree of what is searched for in order. */
#include "qimam-search-text-private.h"
#include "qimam-token.h"

static gboolean
is_stop_word (const QimamSearchNode *node)
{
  return node->kind == QIMAM_SEARCH_WORD && !node->exclude && !node->headline && !node->prefix &&
         qimam_is_stop_word (g_array_index (node->words, QimamWord, 0).folded, -1);
}

/* Whether something is looked for that is no stop word. */
static gboolean
says_something (const QimamSearchNode *node)
{
  if (node->kind != QIMAM_SEARCH_AND && node->kind != QIMAM_SEARCH_OR)
    return !node->exclude && (node->kind == QIMAM_SEARCH_WORD || node->kind == QIMAM_SEARCH_PHRASE) &&
           !is_stop_word (node);
  for (guint i = 0; !node->exclude && i < node->children->len; i++)
    if (says_something (node->children->pdata[i]))
      return TRUE;
  return FALSE;
}

static gboolean
is_there (const GPtrArray *nodes, const QimamSearchNode *node)
{
  for (guint i = 0; i < nodes->len; i++)
    if (qimam_search_node_equal (nodes->pdata[i], node))
      return TRUE;
  return FALSE;
}

static QimamSearchNode *tidy (QimamSearchNode *node, gboolean drop_stop_words);

/* Takes stop words, brackets that do nothing and repetitions out of what is under an AND or OR. */
static void
tidy_children (QimamSearchNode *node, gboolean drop_stop_words)
{
  g_autoptr (GPtrArray) children = g_steal_pointer (&node->children);

  node->children = g_ptr_array_new_with_free_func ((GDestroyNotify) qimam_search_node_free);
  g_ptr_array_set_free_func (children, NULL);
  for (guint i = 0; i < children->len; i++)
    {
      QimamSearchNode *child = tidy (children->pdata[i], drop_stop_words && !node->exclude);
      g_autoptr (GPtrArray) parts = g_ptr_array_new ();

      if (child == NULL)
        continue;
      if (child->kind == node->kind && !child->exclude)
        {
          g_ptr_array_extend_and_steal (parts, g_steal_pointer (&child->children));
          qimam_search_node_free (child);
        }
      else
        g_ptr_array_add (parts, child);
      for (guint p = 0; p < parts->len; p++)
        if (is_there (node->children, parts->pdata[p]))
          qimam_search_node_free (parts->pdata[p]);
        else
          g_ptr_array_add (node->children, parts->pdata[p]);
    }
}

/* (transfer full) (nullable): the same in order; what has one part left is that part */
static QimamSearchNode *
tidy (QimamSearchNode *node, gboolean drop_stop_words)
{
  QimamSearchNode *only = NULL;

  if (node->kind == QIMAM_SEARCH_AND || node->kind == QIMAM_SEARCH_OR)
    {
      tidy_children (node, drop_stop_words);
      if (node->children->len > 1)
        return node;
      if (node->children->len == 1)
        {
          only = g_ptr_array_steal_index (node->children, 0);
          only->exclude = only->exclude != node->exclude;
          only->start = node->start;
          only->end = node->end;
        }
    }
  else if (!drop_stop_words || !is_stop_word (node))
    return node;
  qimam_search_node_free (node);
  return only;
}

void
qimam_search_node_tidy (QimamSearchNode *root)
{
  tidy_children (root, says_something (root));
}
