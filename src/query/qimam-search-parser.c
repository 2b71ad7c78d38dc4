/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-search-parser-private.h"

#include <string.h>

#include "qimam-calendar.h"
#include "qimam-fold.h"
#include "qimam-token.h"

/* ---- Marks ---- */

static const struct
{
  gunichar opening;
  gunichar closing[2]; /* keyboards with typographic marks often give the same one twice */
} marks[] = {
  { '"', { '"' } },
  { 0x00AB, { 0x00BB } },         /* « » */
  { 0x00BB, { 0x00AB } },         /* » « */
  { 0x2039, { 0x203A } },         /* ‹ › */
  { 0x201C, { 0x201D, 0x201C } }, /* “ ” */
  { 0x201D, { 0x201C, 0x201D } }, /* ” opens in some Arabic typesetting */
  { 0x201E, { 0x201C, 0x201D } }, /* „ “ */
  { 0xFF02, { 0xFF02 } },         /* full width */
};

static gboolean
is_opening_mark (gunichar c)
{
  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    if (marks[i].opening == c)
      return TRUE;
  return FALSE;
}

/* The mark that closes a quotation that @opening begins, NULL where there is none. */
static const char *
find_closing (QimamSearchParser *self, const char *inner, gunichar opening)
{
  guint m = 0;

  while (marks[m].opening != opening)
    m++;
  /* What was not found once need not be looked for from further on. */
  if ((self->missing & 1u << m) != 0)
    return NULL;
  for (guint i = 0; i < 2 && marks[m].closing[i] != 0; i++)
    {
      const char *end = g_utf8_strchr (inner, -1, marks[m].closing[i]);

      if (end != NULL)
        return end;
    }
  self->missing |= 1u << m;
  return NULL;
}

static gboolean
is_minus (gunichar c)
{
  return c == '-' || c == 0x2212 || c == 0xFF0D || c == 0xFE63;
}

static gboolean
ends_word (const char *p)
{
  gunichar c = g_utf8_get_char (p);

  return c == 0 || g_unichar_isspace (c) || is_opening_mark (c);
}

/* ---- Keywords ---- */

/* The keyword at @p, with its colon. Returns where its value begins, NULL where there is no keyword. */
static const char *
read_keyword (const char *p, QimamSearchWord *keyword)
{
  const char *q = p;

  while ((gsize) (q - p) <= QIMAM_SEARCH_WORD_MAX && *q != ':' && *q != '(' && !ends_word (q))
    q = g_utf8_next_char (q);
  if (*q != ':' || q == p)
    return NULL;
  *keyword = qimam_search_word_find (p, (gsize) (q - p));
  return *keyword >= QIMAM_SEARCH_WORD_TOPIC && *keyword <= QIMAM_SEARCH_WORD_NOTED ? q + 1 : NULL;
}

/* The end of what is typed as one word, or as a value without marks. */
static const char *
find_word_end (QimamSearchParser *self, const char *p)
{
  guint open = 0;

  for (; !ends_word (p); p = g_utf8_next_char (p))
    if (*p == '(')
      open++;
    else if (*p == ')')
      {
        if (open > 0)
          open--;
        else if (self->level > 0)
          break;
      }
  return p;
}

/* Sets what is inside the quotation marks, or up to the next blank. Returns whether there is a mark that is
 * not closed. */
static gboolean
read_value (QimamSearchParser *self, QimamSearchPiece *piece)
{
  gunichar c = g_utf8_get_char (piece->inner);

  piece->quoted = FALSE;
  if (is_opening_mark (c))
    {
      const char *inner = g_utf8_next_char (piece->inner), *end = find_closing (self, inner, c);

      piece->inner = inner;
      piece->inner_end = end != NULL ? end : inner + strlen (inner);
      piece->end = end != NULL ? g_utf8_next_char (end) : piece->inner_end;
      piece->quoted = end != NULL;
      piece->open = end == NULL;
      return end == NULL;
    }
  piece->inner_end = piece->end = find_word_end (self, piece->inner);
  piece->open = *piece->end == '\0';
  return FALSE;
}

/* ---- Brackets ---- */

/* (transfer full): for each byte whether it is an opening bracket that is closed further on */
static guint8 *
pair_brackets (const char *text, gsize length)
{
  guint8 *paired = g_malloc0 (length + 1);
  g_autoptr (GArray) open = g_array_new (FALSE, FALSE, sizeof (gsize));

  for (gsize i = 0; i < length; i++)
    if (text[i] == '(')
      g_array_append_val (open, i);
    else if (text[i] == ')' && open->len > 0)
      {
        paired[g_array_index (open, gsize, open->len - 1)] = TRUE;
        g_array_set_size (open, open->len - 1);
      }
  return paired;
}

static gboolean
open_bracket (
    QimamSearchParser *self, const char *start, const char *bracket, gboolean exclude, gboolean headline)
{
  QimamSearchLevel *level;
  QimamSearchNode *node;

  if (self->level == QIMAM_SEARCH_MAX_BRACKETS || !self->paired[bracket - self->text])
    return FALSE;
  node = qimam_search_node_new (QIMAM_SEARCH_AND, start - self->text, bracket + 1 - self->text);
  node->exclude = exclude;
  headline = headline || qimam_search_parser_top (self)->headline;
  level = &self->levels[++self->level];
  *level = (QimamSearchLevel){ node, headline, FALSE, FALSE };
  self->p = bracket + 1;
  return TRUE;
}

static void
close_bracket (QimamSearchParser *self, const char *end)
{
  QimamSearchNode *node = qimam_search_parser_top (self)->node;

  self->level--;
  node->end = (guint32) (end - self->text);
  if (node->children->len > 0)
    qimam_search_parser_add (self, node);
  else
    {
      qimam_search_parser_top (self)->joins = FALSE;
      qimam_search_node_free (node);
    }
}

/* ---- Reading ---- */

static gboolean
may_follow_or (QimamSearchParser *self, const char *p)
{
  while (*p != '\0' && g_unichar_isspace (g_utf8_get_char (p)))
    p = g_utf8_next_char (p);
  return *p != '\0' && !(*p == ')' && self->level > 0) &&
         !qimam_search_word_is_or (p, (gsize) (find_word_end (self, p) - p));
}

/* "OR" between two parts. Where it has nothing on one of its sides it is a word. */
static gboolean
read_or (QimamSearchParser *self)
{
  const char *end = find_word_end (self, self->p);

  if (!qimam_search_word_is_or (self->p, (gsize) (end - self->p)) ||
      qimam_search_parser_top (self)->node->children->len == 0 || qimam_search_parser_top (self)->joins ||
      !may_follow_or (self, end))
    return FALSE;
  qimam_search_parser_top (self)->joins = TRUE;
  self->p = end;
  return TRUE;
}

/* A keyword with a value. Returns %FALSE where there is none, or none that means anything. */
static gboolean
read_named (QimamSearchParser *self, QimamSearchPiece *piece)
{
  QimamSearchWord keyword;
  const char *value = read_keyword (piece->inner, &keyword);
  QimamSearchPiece named = *piece;
  QimamSearchNode *part;
  gboolean unclosed;

  if (value == NULL)
    return FALSE;
  if (*value == '\0' && self->prefix)
    {
      named.inner = named.inner_end = value;
      qimam_search_parser_note_open (self, keyword, value, &named);
      self->p = value;
      self->result->incomplete = TRUE;
      return TRUE;
    }
  if (*value == '\0' || g_unichar_isspace (g_utf8_get_char (value)))
    return FALSE;
  if (keyword == QIMAM_SEARCH_WORD_TITLE && *value == '(' &&
      open_bracket (self, piece->start, value, piece->exclude, TRUE))
    return TRUE;
  named.inner = value;
  unclosed = read_value (self, &named);
  if (named.open)
    qimam_search_parser_note_open (self, keyword, value, &named);
  if (unclosed && !self->prefix)
    return FALSE;
  if (keyword == QIMAM_SEARCH_WORD_TITLE)
    {
      named.headline = TRUE;
      if (!qimam_search_parser_add_words (self, &named))
        return FALSE;
      self->p = named.end;
      return TRUE;
    }
  part =
      qimam_search_parser_has_room (self, 0) ? qimam_search_parser_make_part (self, keyword, &named) : NULL;
  if (part == NULL && !(named.open && self->prefix))
    return FALSE;
  self->p = named.end;
  if (part == NULL)
    {
      self->result->incomplete = TRUE;
      return TRUE;
    }
  part->start = (guint32) (named.start - self->text);
  part->end = (guint32) (named.end - self->text);
  part->exclude = part->exclude != named.exclude;
  qimam_search_parser_add (self, part);
  return TRUE;
}

static void
read_part (QimamSearchParser *self)
{
  QimamSearchPiece piece = { .start = self->p,
                             .inner = self->p,
                             .headline = qimam_search_parser_top (self)->headline };
  gunichar c = g_utf8_get_char (self->p);

  self->last = NULL;
  if (is_minus (c))
    {
      const char *next = g_utf8_next_char (self->p);

      if (!(*next == '\0' || g_unichar_isspace (g_utf8_get_char (next))))
        {
          piece.exclude = TRUE;
          piece.inner = next;
          c = g_utf8_get_char (next);
        }
    }
  if (c == '(' && open_bracket (self, piece.start, piece.inner, piece.exclude, FALSE))
    return;
  if (is_opening_mark (c))
    {
      if (!read_value (self, &piece))
        {
          if (!qimam_search_parser_add_words (self, &piece))
            qimam_search_parser_top (self)->joins = FALSE;
          self->p = piece.end;
          return;
        }
      /* A mark that is not closed is no mark. */
      self->p = piece.inner;
      if (!piece.exclude || ends_word (self->p))
        return;
    }
  if (read_named (self, &piece))
    return;
  piece.inner_end = piece.end = find_word_end (self, piece.inner);
  piece.open = *piece.end == '\0';
  if (piece.open && piece.inner_end > piece.inner)
    {
      QimamSearchPiece open = piece;

      /* A bracket is not closed before what it groups is typed. */
      while (*open.inner == '(')
        open.inner++;
      qimam_search_parser_note_open (self, QIMAM_SEARCH_WORD_NONE, open.inner, &open);
    }
  /* A bracket that is no part of a word. */
  if (piece.end == piece.inner && *piece.end != '\0')
    piece.inner_end = piece.end = g_utf8_next_char (piece.inner);
  if (!qimam_search_parser_add_words (self, &piece))
    qimam_search_parser_top (self)->joins = FALSE;
  self->p = piece.end;
}

static void
read_all (QimamSearchParser *self)
{
  while (*self->p != '\0')
    {
      if (g_unichar_isspace (g_utf8_get_char (self->p)))
        {
          self->p = g_utf8_next_char (self->p);
          self->last = NULL;
          continue;
        }
      self->result->given = TRUE;
      if (*self->p == ')' && self->level > 0)
        {
          self->p++;
          self->last = NULL;
          close_bracket (self, self->p);
          continue;
        }
      if (!read_or (self))
        read_part (self);
    }
  while (self->level > 0)
    close_bracket (self, self->p);
}

QimamSearchText *
qimam_search_text_parse_on (const char *text, gboolean prefix, guint32 today)
{
  g_autofree char *valid = g_utf8_make_valid (text != NULL ? text : "", -1);
  g_autofree guint8 *paired = pair_brackets (valid, strlen (valid));
  QimamSearchText *result = g_new0 (QimamSearchText, 1);
  QimamSearchParser self = { .result = result, .text = valid, .p = valid, .prefix = prefix, .today = today };

  result->words = g_array_new (FALSE, FALSE, sizeof (QimamWord));
  result->owned = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  self.levels[0].node = qimam_search_node_new (QIMAM_SEARCH_AND, 0, strlen (valid));
  self.paired = paired;
  read_all (&self);
  if (prefix && self.last != NULL)
    self.last->prefix = TRUE;
  result->root = self.levels[0].node;
  qimam_search_node_tidy (result->root);
  return result;
}

QimamSearchText *
qimam_search_text_parse (const char *text, gboolean prefix)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();

  return qimam_search_text_parse_on (text, prefix,
                                     qimam_calendar_julian (g_date_time_get_year (now),
                                                            g_date_time_get_month (now),
                                                            g_date_time_get_day_of_month (now)));
}
