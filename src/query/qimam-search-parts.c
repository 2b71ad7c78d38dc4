/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is read of a query becomes parts of its tree. */
#include "qimam-search-parser-private.h"
#include "qimam-token.h"

/* Parts of all kinds. */
#define MAX_PARTS 64

/* ---- The tree ---- */

void
qimam_search_parser_add (QimamSearchParser *self, QimamSearchNode *part)
{
  QimamSearchLevel *level = qimam_search_parser_top (self);
  GPtrArray *parts = level->node->children;
  QimamSearchNode *either;

  self->n_parts++;
  if (!level->joins || parts->len == 0)
    {
      level->or_on_top = FALSE;
      level->joins = FALSE;
      g_ptr_array_add (parts, part);
      return;
    }
  level->joins = FALSE;
  if (!level->or_on_top)
    {
      QimamSearchNode *first = g_ptr_array_steal_index (parts, parts->len - 1);

      either = qimam_search_node_new (QIMAM_SEARCH_OR, first->start, part->end);
      g_ptr_array_add (either->children, first);
      g_ptr_array_add (parts, either);
      level->or_on_top = TRUE;
    }
  either = parts->pdata[parts->len - 1];
  g_ptr_array_add (either->children, part);
  either->end = part->end;
}

gboolean
qimam_search_parser_has_room (QimamSearchParser *self, guint n_words)
{
  return self->n_words + n_words <= QIMAM_SEARCH_MAX_WORDS && self->n_parts < MAX_PARTS;
}

static void
note_words (QimamSearchParser *self, GArray *words, gsize offset)
{
  g_ptr_array_add (self->result->owned, g_array_ref (words));
  for (guint i = 0; i < words->len; i++)
    {
      QimamWord word = g_array_index (words, QimamWord, i);

      word.start += (guint32) offset;
      word.end += (guint32) offset;
      g_array_append_val (self->result->words, word);
    }
}

/* The node of a word in a piece, which has several. */
static QimamSearchNode *
make_word (QimamSearchParser *self, const QimamSearchPiece *piece, const QimamWord *word)
{
  const char *start = piece->inner + word->start;
  g_autoptr (GArray) words = qimam_words (start, word->end - word->start);
  QimamSearchNode *node;

  if (words->len != 1)
    return NULL;
  node = qimam_search_node_new (QIMAM_SEARCH_WORD, start - self->text, piece->inner + word->end - self->text);
  node->words = g_steal_pointer (&words);
  node->headline = piece->headline;
  return node;
}

gboolean
qimam_search_parser_add_words (QimamSearchParser *self, const QimamSearchPiece *piece)
{
  g_autoptr (GArray) words = qimam_words (piece->inner, piece->inner_end - piece->inner);
  QimamSearchNode *part;

  if (words->len == 0 || !qimam_search_parser_has_room (self, 1))
    return FALSE;
  if (!qimam_search_parser_has_room (self, words->len))
    g_array_set_size (words, QIMAM_SEARCH_MAX_WORDS - self->n_words);
  self->n_words += words->len;
  if (!piece->exclude)
    note_words (self, words, piece->inner - self->text);
  if (words->len == 1 || piece->quoted)
    {
      part = qimam_search_node_new (
          words->len == 1 && !piece->quoted ? QIMAM_SEARCH_WORD : QIMAM_SEARCH_PHRASE, 0, 0);
      part->words = g_steal_pointer (&words);
      part->headline = piece->headline;
      self->last = part->kind == QIMAM_SEARCH_WORD ? part : NULL;
    }
  else
    {
      /* What is typed as one may be several words ("موسكو–واشنطن"); each is looked for. */
      part = qimam_search_node_new (QIMAM_SEARCH_AND, 0, 0);
      for (guint i = 0; i < words->len; i++)
        {
          QimamSearchNode *word = make_word (self, piece, &g_array_index (words, QimamWord, i));

          if (word != NULL)
            g_ptr_array_add (part->children, word);
        }
      if (part->children->len == 0)
        {
          qimam_search_node_free (part);
          return FALSE;
        }
      self->last = part->children->pdata[part->children->len - 1];
    }
  part->start = (guint32) (piece->start - self->text);
  part->end = (guint32) (piece->end - self->text);
  part->exclude = piece->exclude;
  if (!piece->open || piece->exclude || piece->quoted)
    self->last = NULL;
  qimam_search_parser_add (self, part);
  return TRUE;
}

/* ---- Keywords ---- */

void
qimam_search_parser_note_open (QimamSearchParser *self,
                               QimamSearchWord keyword,
                               const char *start,
                               const QimamSearchPiece *piece)
{
  g_free (self->result->open);
  self->result->open = g_strndup (piece->inner, piece->inner_end - piece->inner);
  self->result->open_keyword = keyword;
  self->result->open_start = (gsize) (start - self->text);
}

static QimamSearchNode *
make_named (QimamSearchParser *self, QimamSearchKind kind, const QimamSearchPiece *piece)
{
  g_autoptr (GArray) words = qimam_words (piece->inner, piece->inner_end - piece->inner);
  QimamSearchNode *node;

  if (words->len == 0)
    return NULL;
  node = qimam_search_node_new (kind, 0, 0);
  node->words = g_steal_pointer (&words);
  node->value = g_strndup (piece->inner, piece->inner_end - piece->inner);
  node->prefix = self->prefix && piece->open;
  return node;
}

static QimamSearchNode *
make_dates (QimamSearchParser *self, QimamSearchWord keyword, const QimamSearchPiece *piece)
{
  QimamSearchNode *node;
  guint32 first, last;

  if (!qimam_search_word_read_days (piece->inner, piece->inner_end - piece->inner, self->today, &first,
                                    &last))
    return NULL;
  node = qimam_search_node_new (QIMAM_SEARCH_DATES, 0, 0);
  node->first = keyword != QIMAM_SEARCH_WORD_TO ? first : 0;
  node->last = keyword != QIMAM_SEARCH_WORD_FROM ? last : 0;
  return node;
}

/* (out): the part that asks for a flag. Returns whether a word is one. */
static gboolean
get_flag_kind (QimamSearchWord flag, QimamSearchKind *kind)
{
  switch (flag)
    {
    case QIMAM_SEARCH_WORD_UNREAD:
    case QIMAM_SEARCH_WORD_READ:
      *kind = QIMAM_SEARCH_UNREAD;
      return TRUE;
    case QIMAM_SEARCH_WORD_STARRED:
      *kind = QIMAM_SEARCH_STARRED;
      return TRUE;
    case QIMAM_SEARCH_WORD_NOTED:
      *kind = QIMAM_SEARCH_NOTED;
      return TRUE;
    default:
      return FALSE;
    }
}

/* "is:unread", "has:note", "unread:yes". */
static QimamSearchNode *
make_flag (QimamSearchWord keyword, const QimamSearchPiece *piece)
{
  QimamSearchWord flag = keyword,
                  value = qimam_search_word_find (piece->inner, piece->inner_end - piece->inner);
  QimamSearchKind kind;
  QimamSearchNode *node;

  if (keyword == QIMAM_SEARCH_WORD_IS || keyword == QIMAM_SEARCH_WORD_HAS)
    flag = value;
  else if (value != QIMAM_SEARCH_WORD_YES && value != QIMAM_SEARCH_WORD_NO)
    return NULL;
  if (!get_flag_kind (flag, &kind))
    return NULL;
  node = qimam_search_node_new (kind, 0, 0);
  node->exclude = (flag == QIMAM_SEARCH_WORD_READ) != (value == QIMAM_SEARCH_WORD_NO);
  return node;
}

QimamSearchNode *
qimam_search_parser_make_part (QimamSearchParser *self,
                               QimamSearchWord keyword,
                               const QimamSearchPiece *piece)
{
  switch (keyword)
    {
    case QIMAM_SEARCH_WORD_TOPIC:
      return make_named (self, QIMAM_SEARCH_TOPIC, piece);
    case QIMAM_SEARCH_WORD_SOURCE:
      return make_named (self, QIMAM_SEARCH_SOURCE, piece);
    case QIMAM_SEARCH_WORD_MEETING:
      return make_named (self, QIMAM_SEARCH_MEETING, piece);
    case QIMAM_SEARCH_WORD_FROM:
    case QIMAM_SEARCH_WORD_TO:
    case QIMAM_SEARCH_WORD_DATE:
      return make_dates (self, keyword, piece);
    default:
      return make_flag (keyword, piece);
    }
}
