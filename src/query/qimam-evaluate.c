/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-evaluate.h"

#include <string.h>

#include "qimam-bits.h"
#include "qimam-evaluate-words.h"
#include "qimam-search-names.h"
#include "qimam-selection.h"

typedef struct
{
  QimamConnection *connection;
  QimamSnapshot *snapshot;
  QimamWordFinder *words;
  QimamSearchNames *names; /* (nullable): read when one is looked for */
} Evaluation;

static gboolean find_rows (Evaluation *self, const QimamSearchNode *node, guint64 **rows, GError **error);

void
qimam_found_clear (QimamFound *self)
{
  g_clear_pointer (&self->docs, g_free);
  g_clear_pointer (&self->rows, g_free);
}

static gsize
n_row_words (const Evaluation *self)
{
  return QIMAM_BITS_WORDS (self->snapshot->order->n);
}

static gsize
n_doc_words (const Evaluation *self)
{
  return QIMAM_BITS_WORDS (self->snapshot->order->n_ids);
}

/* Whether a part is about words alone. */
static gboolean
is_words (const QimamSearchNode *node)
{
  if (node->children == NULL)
    return node->kind == QIMAM_SEARCH_WORD || node->kind == QIMAM_SEARCH_PHRASE;
  for (guint i = 0; i < node->children->len; i++)
    if (!is_words (node->children->pdata[i]))
      return FALSE;
  return TRUE;
}

/* ---- By id: words ---- */

static gboolean find_docs (Evaluation *self, const QimamSearchNode *node, guint64 **docs, GError **error);

/* Joins a set with what a part finds; the part is looked for where nothing holds that it could take away.
 * A part that is excluded holds for all the others. */
static gboolean
join_docs (Evaluation *self, const QimamSearchNode *part, gboolean all, guint64 **docs, GError **error)
{
  g_autofree guint64 *one = NULL;

  if (!find_docs (self, part, &one, error))
    return FALSE;
  if (part->exclude && (*docs == NULL || !all))
    {
      guint64 *others = g_memdup2 (self->snapshot->order->docs, n_doc_words (self) * sizeof *others);

      qimam_bits_and_not (others, one, n_doc_words (self));
      g_free (one);
      one = others;
    }
  if (*docs == NULL)
    *docs = g_steal_pointer (&one);
  else if (!all)
    qimam_bits_or (*docs, one, n_doc_words (self));
  else if (part->exclude)
    qimam_bits_and_not (*docs, one, n_doc_words (self));
  else
    qimam_bits_and (*docs, one, n_doc_words (self));
  return TRUE;
}

/* What a part finds, whether it is excluded or not. (transfer full) */
static gboolean
find_docs (Evaluation *self, const QimamSearchNode *node, guint64 **docs, GError **error)
{
  *docs = NULL;
  if (node->children == NULL)
    {
      *docs = qimam_bits_new (self->snapshot->order->n_ids);
      return qimam_word_finder_find (self->words, node, *docs, n_doc_words (self), error);
    }
  for (gboolean excluded = FALSE; excluded <= TRUE; excluded++)
    for (guint i = 0; i < node->children->len; i++)
      {
        const QimamSearchNode *child = node->children->pdata[i];

        if (child->exclude == excluded &&
            !join_docs (self, child, node->kind == QIMAM_SEARCH_AND, docs, error))
          return FALSE;
      }
  if (*docs == NULL)
    *docs = qimam_bits_new (self->snapshot->order->n_ids);
  return TRUE;
}

/* ---- By row: all else ---- */

static gboolean
find_named (Evaluation *self, const QimamSearchNode *node, guint64 *rows, GError **error)
{
  QimamGroupKind kind = node->kind == QIMAM_SEARCH_TOPIC    ? QIMAM_GROUP_TOPICS
                        : node->kind == QIMAM_SEARCH_SOURCE ? QIMAM_GROUP_SOURCES
                                                            : QIMAM_GROUP_MEETINGS;
  const QimamGroup *group = &self->snapshot->groups[kind];
  g_autoptr (GPtrArray) keys = NULL;

  if (self->names == NULL)
    self->names = qimam_search_names_acquire (self->connection, error);
  if (self->names == NULL)
    return FALSE;
  keys = qimam_search_names_find (self->names, node);
  for (guint i = 0; i < keys->len; i++)
    {
      const QimamGroupValue *value = qimam_group_find (group, keys->pdata[i]);

      if (value != NULL)
        qimam_group_add_to_bits (group, value, rows);
    }
  return TRUE;
}

static void
add_rows_of_docs (Evaluation *self, const guint64 *docs, guint64 *rows)
{
  const QimamOrder *order = self->snapshot->order;

  for (gsize id = 0; (id = qimam_bits_next (docs, id, order->n_ids)) < order->n_ids; id++)
    if (order->rows[id] != 0)
      qimam_bits_add (rows, order->rows[id] - 1);
}

static gboolean
find_leaf_rows (Evaluation *self, const QimamSearchNode *node, guint64 *rows, GError **error)
{
  g_autofree guint64 *other = NULL;

  switch (node->kind)
    {
    case QIMAM_SEARCH_TOPIC:
    case QIMAM_SEARCH_SOURCE:
    case QIMAM_SEARCH_MEETING:
      return find_named (self, node, rows, error);
    case QIMAM_SEARCH_DATES:
      qimam_order_add_days (self->snapshot->order, node->first, node->last, rows);
      return TRUE;
    case QIMAM_SEARCH_UNREAD:
    case QIMAM_SEARCH_STARRED:
    case QIMAM_SEARCH_NOTED:
      other =
          qimam_snapshot_flag_rows (self->snapshot, node->kind == QIMAM_SEARCH_UNREAD    ? QIMAM_FLAG_UNREAD
                                                    : node->kind == QIMAM_SEARCH_STARRED ? QIMAM_FLAG_STARRED
                                                                                         : QIMAM_FLAG_NOTED);
      qimam_bits_or (rows, other, n_row_words (self));
      return TRUE;
    default:
      if (!find_docs (self, node, &other, error))
        return FALSE;
      add_rows_of_docs (self, other, rows);
      return TRUE;
    }
}

/* What a part finds, but for an excluded one what it does not. (transfer full) */
static gboolean
find_rows (Evaluation *self, const QimamSearchNode *node, guint64 **rows, GError **error)
{
  g_autofree guint64 *found = NULL;
  guint n = self->snapshot->order->n;

  if (node->children == NULL || is_words (node))
    {
      found = qimam_bits_new (n);
      if (!find_leaf_rows (self, node, found, error))
        return FALSE;
    }
  for (guint i = 0; node->children != NULL && !is_words (node) && i < node->children->len; i++)
    {
      g_autofree guint64 *one = NULL;

      if (!find_rows (self, node->children->pdata[i], &one, error))
        return FALSE;
      if (found == NULL)
        found = g_steal_pointer (&one);
      else if (node->kind == QIMAM_SEARCH_AND)
        qimam_bits_and (found, one, n_row_words (self));
      else
        qimam_bits_or (found, one, n_row_words (self));
    }
  if (found == NULL)
    found = qimam_bits_new (n);
  if (node->exclude)
    {
      guint64 *others = qimam_bits_new (n);

      qimam_bits_fill (others, 0, n);
      qimam_bits_and_not (others, found, n_row_words (self));
      g_free (found);
      found = others;
    }
  *rows = g_steal_pointer (&found);
  return TRUE;
}

/* ---- The whole ---- */

static gboolean
add_rows (Evaluation *self, const QimamSearchNode *part, QimamFound *found, GError **error)
{
  g_autofree guint64 *rows = NULL;

  if (!find_rows (self, part, &rows, error))
    return FALSE;
  if (found->rows == NULL)
    found->rows = g_steal_pointer (&rows);
  else
    qimam_bits_and (found->rows, rows, n_row_words (self));
  return TRUE;
}

/* The plain parts, of which one is enough. */
static gboolean
add_any (Evaluation *self, const GPtrArray *parts, QimamFound *found, GError **error)
{
  for (guint i = 0; i < parts->len; i++)
    if (qimam_search_node_is_plain (parts->pdata[i]) &&
        !join_docs (self, parts->pdata[i], FALSE, &found->docs, error))
      return FALSE;
  return TRUE;
}

static gboolean
evaluate (Evaluation *self, const GPtrArray *parts, gboolean any, QimamFound *found, GError **error)
{
  if (any && !add_any (self, parts, found, error))
    return FALSE;
  /* What is excluded comes last: it is taken away from what is there. */
  for (gboolean excluded = FALSE; excluded <= TRUE; excluded++)
    for (guint i = 0; i < parts->len; i++)
      {
        const QimamSearchNode *part = parts->pdata[i];

        if (part->exclude != excluded || (any && qimam_search_node_is_plain (part)))
          continue;
        if (is_words (part) ? !join_docs (self, part, TRUE, &found->docs, error)
                            : !add_rows (self, part, found, error))
          return FALSE;
      }
  return TRUE;
}

gboolean
qimam_evaluate (QimamConnection *connection,
                QimamSnapshot *snapshot,
                const QimamSearchText *search,
                gboolean any,
                QimamFound *found,
                GError **error)
{
  const GPtrArray *parts = qimam_search_text_get_root (search)->children;
  Evaluation self = { .connection = connection, .snapshot = snapshot };
  gboolean done;

  *found = (QimamFound){ 0 };
  if (qimam_search_text_is_void (search))
    {
      found->rows = qimam_bits_new (snapshot->order->n);
      return TRUE;
    }
  if (parts->len == 0)
    return TRUE;
  self.words = qimam_word_finder_new (connection, error);
  if (self.words == NULL)
    return FALSE;
  done = evaluate (&self, parts, any, found, error);
  if (!done)
    qimam_found_clear (found);
  qimam_word_finder_free (self.words);
  g_clear_pointer (&self.names, qimam_search_names_unref);
  return done;
}
