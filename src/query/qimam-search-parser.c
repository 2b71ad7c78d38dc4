/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-search-text-private.h"

#include <string.h>

#include "qimam-calendar.h"
#include "qimam-fold.h"
#include "qimam-search-words.h"
#include "qimam-token.h"

/* Brackets deeper than this are no brackets. Each makes an AND in an OR at most, hence the depth of the tree.
 */
#define MAX_BRACKETS 8
/* Parts of all kinds. */
#define MAX_PARTS 64

G_STATIC_ASSERT (2 * MAX_BRACKETS + 3 <= QIMAM_SEARCH_MAX_DEPTH);

/* What stands between two brackets, or all of it. */
typedef struct
{
  QimamSearchNode *node;
  gboolean headline;
  gboolean joins;     /* "or" stands before the next part */
  gboolean or_on_top; /* the last part is an OR that the next one may join */
} Level;

typedef struct
{
  QimamSearchText *result;
  const char *text;
  const char *p;
  gboolean prefix;
  guint32 today;
  guint n_words;
  guint n_parts;
  Level levels[MAX_BRACKETS + 1];
  guint level;
  guint8 *paired;        /* for each byte of the text, whether it is an opening bracket that is closed */
  guint32 missing;       /* opening marks (a bit each) whose closing ones do not occur from here on */
  QimamSearchNode *last; /* (nullable) the part that ends at the end of the text and may be half typed */
} Parser;

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
find_closing (Parser *self, const char *inner, gunichar opening)
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

/* ---- The tree ---- */

static Level *
top (Parser *self)
{
  return &self->levels[self->level];
}

/* (transfer full) to the tree, as the next part of what is open. */
static void
add_part (Parser *self, QimamSearchNode *part)
{
  Level *level = top (self);
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

static gboolean
has_room (Parser *self, guint n_words)
{
  return self->n_words + n_words <= QIMAM_SEARCH_MAX_WORDS && self->n_parts < MAX_PARTS;
}

static void
note_words (Parser *self, GArray *words, gsize offset)
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

/* A part that was recognised in the text: the whole of it, and the words or the value in it. */
typedef struct
{
  const char *start;
  const char *end;
  const char *inner;
  const char *inner_end;
  gboolean exclude;
  gboolean headline;
  gboolean quoted;
  gboolean open; /* ends with the text, so that it may be half typed */
} Piece;

/* The node of a word in a piece, which has several. */
static QimamSearchNode *
make_word (Parser *self, const Piece *piece, const QimamWord *word)
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

/* Words typed as one, or a phrase. Returns whether there is anything in it. */
static gboolean
add_words (Parser *self, const Piece *piece)
{
  g_autoptr (GArray) words = qimam_words (piece->inner, piece->inner_end - piece->inner);
  QimamSearchNode *part;

  if (words->len == 0 || !has_room (self, 1))
    return FALSE;
  if (!has_room (self, words->len))
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
  add_part (self, part);
  return TRUE;
}

/* ---- Keywords ---- */

/* Remembers what stands at the end of the text and may go on. */
static void
note_open (Parser *self, QimamSearchWord keyword, const char *start, const Piece *piece)
{
  g_free (self->result->open);
  self->result->open = g_strndup (piece->inner, piece->inner_end - piece->inner);
  self->result->open_keyword = keyword;
  self->result->open_start = (gsize) (start - self->text);
}

static QimamSearchNode *
make_named (Parser *self, QimamSearchKind kind, const Piece *piece)
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
make_dates (Parser *self, QimamSearchWord keyword, const Piece *piece)
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
make_flag (QimamSearchWord keyword, const Piece *piece)
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

/* (nullable): the part that a keyword and its value are */
static QimamSearchNode *
make_part (Parser *self, QimamSearchWord keyword, const Piece *piece)
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
find_word_end (Parser *self, const char *p)
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
read_value (Parser *self, Piece *piece)
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
open_bracket (Parser *self, const char *start, const char *bracket, gboolean exclude, gboolean headline)
{
  Level *level;
  QimamSearchNode *node;

  if (self->level == MAX_BRACKETS || !self->paired[bracket - self->text])
    return FALSE;
  node = qimam_search_node_new (QIMAM_SEARCH_AND, start - self->text, bracket + 1 - self->text);
  node->exclude = exclude;
  headline = headline || top (self)->headline;
  level = &self->levels[++self->level];
  *level = (Level){ node, headline, FALSE, FALSE };
  self->p = bracket + 1;
  return TRUE;
}

static void
close_bracket (Parser *self, const char *end)
{
  QimamSearchNode *node = top (self)->node;

  self->level--;
  node->end = (guint32) (end - self->text);
  if (node->children->len > 0)
    add_part (self, node);
  else
    {
      top (self)->joins = FALSE;
      qimam_search_node_free (node);
    }
}

/* ---- Reading ---- */

static gboolean
may_follow_or (Parser *self, const char *p)
{
  while (*p != '\0' && g_unichar_isspace (g_utf8_get_char (p)))
    p = g_utf8_next_char (p);
  return *p != '\0' && !(*p == ')' && self->level > 0) &&
         !qimam_search_word_is_or (p, (gsize) (find_word_end (self, p) - p));
}

/* "OR" between two parts. Where it has nothing on one of its sides it is a word. */
static gboolean
read_or (Parser *self)
{
  const char *end = find_word_end (self, self->p);

  if (!qimam_search_word_is_or (self->p, (gsize) (end - self->p)) || top (self)->node->children->len == 0 ||
      top (self)->joins || !may_follow_or (self, end))
    return FALSE;
  top (self)->joins = TRUE;
  self->p = end;
  return TRUE;
}

/* A keyword with a value. Returns %FALSE where there is none, or none that means anything. */
static gboolean
read_named (Parser *self, Piece *piece)
{
  QimamSearchWord keyword;
  const char *value = read_keyword (piece->inner, &keyword);
  Piece named = *piece;
  QimamSearchNode *part;
  gboolean unclosed;

  if (value == NULL)
    return FALSE;
  if (*value == '\0' && self->prefix)
    {
      named.inner = named.inner_end = value;
      note_open (self, keyword, value, &named);
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
    note_open (self, keyword, value, &named);
  if (unclosed && !self->prefix)
    return FALSE;
  if (keyword == QIMAM_SEARCH_WORD_TITLE)
    {
      named.headline = TRUE;
      if (!add_words (self, &named))
        return FALSE;
      self->p = named.end;
      return TRUE;
    }
  part = has_room (self, 0) ? make_part (self, keyword, &named) : NULL;
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
  add_part (self, part);
  return TRUE;
}

static void
read_part (Parser *self)
{
  Piece piece = { .start = self->p, .inner = self->p, .headline = top (self)->headline };
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
          if (!add_words (self, &piece))
            top (self)->joins = FALSE;
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
      Piece open = piece;

      /* A bracket is not closed before what it groups is typed. */
      while (*open.inner == '(')
        open.inner++;
      note_open (self, QIMAM_SEARCH_WORD_NONE, open.inner, &open);
    }
  /* A bracket that is no part of a word. */
  if (piece.end == piece.inner && *piece.end != '\0')
    piece.inner_end = piece.end = g_utf8_next_char (piece.inner);
  if (!add_words (self, &piece))
    top (self)->joins = FALSE;
  self->p = piece.end;
}

static void
read_all (Parser *self)
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
  Parser self = { .result = result, .text = valid, .p = valid, .prefix = prefix, .today = today };

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
