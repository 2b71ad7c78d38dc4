/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-nothing.h"

#include <string.h>

#include "qimam-spelling.h"
#include "qimam-token.h"

/* Parts that are left out in turn, words for which other spellings are looked for, and spellings that are
 * tried. */
#define MAX_PARTS     12
#define MAX_WORDS     6
#define MAX_SPELLINGS 6
#define MAX_NAMES     3
#define MAX_HINTS     5
/* Words of fewer letters are spelled like too many others. */
#define MIN_LETTERS 3

typedef struct
{
  const QimamFilter *filter;
  const QimamNothingSource *source;
  QimamSearchText *search;
  QimamNothing *result;
} Explaining;

const char *
qimam_nothing_kind_nick (QimamNothingKind kind)
{
  static const char *const nicks[] = { "text",  "topics", "sources", "meeting",
                                       "dates", "unread", "starred", "noted" };

  return nicks[kind];
}

const char *
qimam_hint_kind_nick (QimamHintKind kind)
{
  static const char *const nicks[] = { "spelling", "name", "layout", "words", "anywhere" };

  return nicks[kind];
}

static void
part_free (gpointer data)
{
  QimamNothingPart *part = data;

  g_free (part->text);
  qimam_filter_free (part->filter);
  g_free (part);
}

static void
hint_free (gpointer data)
{
  QimamHint *hint = data;

  g_free (hint->from);
  g_free (hint->to);
  qimam_filter_free (hint->filter);
  g_free (hint);
}

void
qimam_nothing_free (QimamNothing *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->parts);
  g_ptr_array_unref (self->hints);
  g_free (self);
}

char *
qimam_search_cut (const char *text, gsize start, gsize end)
{
  g_autofree char *before = g_strndup (text, start);
  g_autofree char *after = g_strdup (text + end);

  g_strchomp (before);
  g_strchug (after);
  return g_strconcat (before, *before != '\0' && *after != '\0' ? " " : "", after, NULL);
}

static char *
replace (const char *text, gsize start, gsize end, const char *by)
{
  g_autofree char *before = g_strndup (text, start);

  return g_strconcat (before, by, text + end, NULL);
}

/* (transfer full): the filter with another text, which is typed to its end */
static QimamFilter *
with_text (const QimamFilter *filter, const char *text)
{
  QimamFilter *copy = qimam_filter_copy (filter);

  g_free (copy->text);
  copy->text = text != NULL && *text != '\0' ? g_strdup (text) : NULL;
  copy->prefix = FALSE;
  return copy;
}

/* ---- Which part excludes everything ---- */

/* @filter and @alone: (transfer full) */
static gboolean
add_part (Explaining *self,
          QimamNothingKind kind,
          char *text,
          QimamFilter *filter,
          QimamFilter *alone,
          GError **error)
{
  g_autoptr (QimamFilter) only = alone;
  QimamNothingPart *part = g_new0 (QimamNothingPart, 1);

  part->kind = kind;
  part->text = text;
  part->filter = filter;
  g_ptr_array_add (self->result->parts, part);
  return self->source->count (filter, &part->without, self->source->data, error) &&
         self->source->count (only, &part->alone, self->source->data, error);
}

static gboolean
add_text_parts (Explaining *self, GError **error)
{
  const QimamSearchNode *root = qimam_search_text_get_root (self->search);

  for (guint i = 0; i < root->children->len && self->result->parts->len < MAX_PARTS; i++)
    {
      const QimamSearchNode *node = root->children->pdata[i];
      g_autofree char *rest = qimam_search_cut (self->filter->text, node->start, node->end);
      g_autoptr (QimamFilter) none = qimam_filter_new ();
      char *typed = g_strndup (self->filter->text + node->start, node->end - node->start);
      QimamFilter *alone = with_text (none, typed);

      alone->prefix = self->filter->prefix && node->prefix;
      if (!add_part (self, QIMAM_NOTHING_TEXT, typed, with_text (self->filter, rest), alone, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
has_any (char **list)
{
  return list != NULL && *list != NULL;
}

/* Moves one of the parts beside the text from @from to @to. Returns whether it is there. */
static gboolean
move_part (QimamNothingKind kind, QimamFilter *from, QimamFilter *to)
{
  switch (kind)
    {
    case QIMAM_NOTHING_TOPICS:
      to->topics = g_steal_pointer (&from->topics);
      to->topics_all = from->topics_all;
      return has_any (to->topics);
    case QIMAM_NOTHING_SOURCES:
      to->sources = g_steal_pointer (&from->sources);
      return has_any (to->sources);
    case QIMAM_NOTHING_MEETING:
      to->meeting = from->meeting;
      from->meeting = 0;
      return to->meeting != 0;
    case QIMAM_NOTHING_DATES:
      to->from = g_steal_pointer (&from->from);
      to->to = g_steal_pointer (&from->to);
      return to->from != NULL || to->to != NULL;
    case QIMAM_NOTHING_UNREAD:
      to->unread = from->unread;
      from->unread = FALSE;
      return to->unread;
    case QIMAM_NOTHING_STARRED:
      to->starred = from->starred;
      from->starred = FALSE;
      return to->starred;
    case QIMAM_NOTHING_NOTED:
      to->noted = from->noted;
      from->noted = FALSE;
      return to->noted;
    default:
      return FALSE;
    }
}

static gboolean
add_other_parts (Explaining *self, GError **error)
{
  for (QimamNothingKind kind = QIMAM_NOTHING_TOPICS; kind <= QIMAM_NOTHING_NOTED; kind++)
    {
      g_autoptr (QimamFilter) without = qimam_filter_copy (self->filter);
      g_autoptr (QimamFilter) alone = qimam_filter_new ();

      if (move_part (kind, without, alone) &&
          !add_part (self, kind, NULL, g_steal_pointer (&without), g_steal_pointer (&alone), error))
        return FALSE;
    }
  return TRUE;
}

/* ---- What would find something ---- */

/* Adds a hint, where the text that it makes finds something. @found: (out) (nullable) */
static gboolean
try_text (Explaining *self,
          QimamHintKind kind,
          const char *from,
          const char *to,
          const char *text,
          gboolean *found,
          GError **error)
{
  g_autoptr (QimamFilter) filter = with_text (self->filter, text);
  QimamHint *hint;
  guint count;

  if (found != NULL)
    *found = FALSE;
  if (self->result->hints->len >= MAX_HINTS)
    return TRUE;
  for (guint i = 0; i < self->result->hints->len; i++)
    if (qimam_filter_equal (((QimamHint *) self->result->hints->pdata[i])->filter, filter))
      return TRUE;
  if (!self->source->count (filter, &count, self->source->data, error))
    return FALSE;
  if (count == 0)
    return TRUE;
  hint = g_new0 (QimamHint, 1);
  hint->kind = kind;
  hint->from = g_strdup (from);
  hint->to = g_strdup (to);
  hint->count = count;
  hint->filter = g_steal_pointer (&filter);
  g_ptr_array_add (self->result->hints, hint);
  if (found != NULL)
    *found = TRUE;
  return TRUE;
}

/* Whether a word stands in a part that excludes something. Where no part alone does, all words do. */
static gboolean
is_suspect (const Explaining *self, const QimamWord *word)
{
  const QimamSearchNode *root = qimam_search_text_get_root (self->search);
  gboolean any = FALSE;

  for (guint i = 0; i < root->children->len && i < self->result->parts->len; i++)
    {
      const QimamSearchNode *node = root->children->pdata[i];
      const QimamNothingPart *part = self->result->parts->pdata[i];
      gboolean guilty = part->kind == QIMAM_NOTHING_TEXT && (part->alone == 0 || part->without > 0);

      any = any || guilty;
      if (guilty && word->start >= node->start && word->end <= node->end)
        return TRUE;
    }
  return !any;
}

static gboolean
may_be_misspelled (const QimamWord *word)
{
  return g_utf8_strlen (word->folded, -1) >= MIN_LETTERS && !qimam_is_stop_word (word->folded, -1) &&
         !g_ascii_isdigit (*word->folded);
}

/* (transfer full) (nullable): the two words that stand side by side, as one */
static char *
join_words (const char *text, const GArray *words, guint i)
{
  const QimamWord *first, *second;

  if (i + 1 >= words->len)
    return NULL;
  first = &g_array_index (words, QimamWord, i);
  second = &g_array_index (words, QimamWord, i + 1);
  if (second->start <= first->end || text[first->end] != ' ' || second->start != first->end + 1)
    return NULL;
  return replace (text, first->end, second->start, "");
}

static gboolean
add_spellings_of (Explaining *self, const GArray *words, guint i, GError **error)
{
  const QimamWord *word = &g_array_index (words, QimamWord, i);
  const char *text = self->filter->text;
  g_autofree char *typed = g_strndup (text + word->start, word->end - word->start);
  g_autoptr (GPtrArray) near = self->source->near (word->folded, MAX_SPELLINGS, self->source->data, error);

  if (near == NULL)
    return FALSE;
  for (guint n = 0; n < near->len; n++)
    {
      g_autofree char *other = replace (text, word->start, word->end, near->pdata[n]);

      if (!try_text (self, QIMAM_HINT_SPELLING, typed, near->pdata[n], other, NULL, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
add_joined (Explaining *self, const GArray *words, guint i, GError **error)
{
  g_autofree char *joined = join_words (self->filter->text, words, i);
  g_autofree char *from = NULL, *to = NULL;
  guint32 start, end;

  if (joined == NULL)
    return TRUE;
  start = g_array_index (words, QimamWord, i).start;
  end = g_array_index (words, QimamWord, i + 1).end;
  from = g_strndup (self->filter->text + start, end - start);
  to = g_strndup (joined + start, end - start - 1);
  return try_text (self, QIMAM_HINT_SPELLING, from, to, joined, NULL, error);
}

/* Where no single word is the reason: all suspect words in their nearest spelling. */
static gboolean
add_all_spellings (Explaining *self, const GArray *words, GError **error)
{
  g_autofree char *text = g_strdup (self->filter->text);
  guint n_changed = 0;

  /* From the end, so that what comes before stays where it is. */
  for (guint i = MIN (words->len, MAX_WORDS); i > 0; i--)
    {
      const QimamWord *word = &g_array_index (words, QimamWord, i - 1);
      g_autoptr (QimamFilter) none = qimam_filter_new (), alone = with_text (none, word->folded);
      g_autoptr (GPtrArray) near = NULL;
      guint count;
      char *changed;

      if (!may_be_misspelled (word))
        continue;
      if (!self->source->count (alone, &count, self->source->data, error))
        return FALSE;
      if (count > 0)
        continue;
      near = self->source->near (word->folded, 1, self->source->data, error);
      if (near == NULL)
        return FALSE;
      if (near->len == 0)
        continue;
      changed = replace (text, word->start, word->end, near->pdata[0]);
      g_free (text);
      text = changed;
      n_changed++;
    }
  return n_changed < 2 || try_text (self, QIMAM_HINT_SPELLING, self->filter->text, text, text, NULL, error);
}

static gboolean
add_spellings (Explaining *self, GError **error)
{
  const GArray *words = qimam_search_text_get_words (self->search);
  guint n_before = self->result->hints->len, n_looked = 0;

  for (guint i = 0; i < words->len && n_looked < MAX_WORDS; i++)
    {
      const QimamWord *word = &g_array_index (words, QimamWord, i);

      if (!is_suspect (self, word))
        continue;
      n_looked++;
      if (!add_joined (self, words, i, error) ||
          (may_be_misspelled (word) && !add_spellings_of (self, words, i, error)))
        return FALSE;
    }
  return self->result->hints->len > n_before || add_all_spellings (self, words, error);
}

/* A value as it is typed: in quotation marks where it has to be. */
static char *
quote (const char *value)
{
  return strpbrk (value, " \t()\"") != NULL || strstr (value, "«") != NULL
             ? g_strconcat ("«", value, "»", NULL)
             : g_strdup (value);
}

static gboolean
add_names (Explaining *self, const QimamSearchNode *node, GError **error)
{
  g_autoptr (GPtrArray) keys = NULL, near = NULL;
  const char *text = self->filter->text, *colon = strchr (text + node->start, ':');

  if (self->source->names == NULL || colon == NULL)
    return TRUE;
  keys = qimam_search_names_find (self->source->names, node);
  if (keys->len > 0)
    return TRUE;
  near = qimam_search_names_nearest (self->source->names, node->kind, node->value, MAX_NAMES);
  for (guint i = 0; i < near->len; i++)
    {
      const QimamSearchName *name = near->pdata[i];
      g_autofree char *value = quote (name->name);
      g_autofree char *other = replace (text, (gsize) (colon + 1 - text), node->end, value);

      if (!try_text (self, QIMAM_HINT_NAME, node->value, name->name, other, NULL, error))
        return FALSE;
    }
  return TRUE;
}

/* A phrase as the words that are in it; words of the headline anywhere. */
static gboolean
add_looser (Explaining *self, const QimamSearchNode *node, GError **error)
{
  const char *text = self->filter->text, *colon;
  g_autofree char *typed = g_strndup (text + node->start, node->end - node->start);
  g_autoptr (GString) words = g_string_new (NULL);
  g_autofree char *other = NULL;

  if (node->headline)
    {
      colon = strchr (text + node->start, ':');
      if (colon == NULL || colon >= text + node->end)
        return TRUE;
      other = replace (text, node->start, (gsize) (colon + 1 - text), "");
      return try_text (self, QIMAM_HINT_ANYWHERE, typed, colon + 1, other, NULL, error);
    }
  if (node->kind != QIMAM_SEARCH_PHRASE || node->words->len < 2)
    return TRUE;
  for (const char *p = typed; *p != '\0'; p = g_utf8_next_char (p))
    {
      GUnicodeType type = g_unichar_type (g_utf8_get_char (p));

      if (*p != '"' && type != G_UNICODE_INITIAL_PUNCTUATION && type != G_UNICODE_FINAL_PUNCTUATION &&
          type != G_UNICODE_OPEN_PUNCTUATION)
        g_string_append_unichar (words, g_utf8_get_char (p));
    }
  other = replace (text, node->start, node->end, words->str);
  return try_text (self, QIMAM_HINT_WORDS, typed, words->str, other, NULL, error);
}

static gboolean
add_layout (Explaining *self, GError **error)
{
  g_autofree char *other = qimam_spelling_switch_layout (self->filter->text);

  return other == NULL || try_text (self, QIMAM_HINT_LAYOUT, self->filter->text, other, other, NULL, error);
}

static gboolean
add_hints (Explaining *self, GError **error)
{
  const QimamSearchNode *root = qimam_search_text_get_root (self->search);

  for (guint i = 0; i < root->children->len && i < MAX_PARTS; i++)
    {
      const QimamSearchNode *node = root->children->pdata[i];

      if (node->exclude)
        continue;
      if ((node->kind == QIMAM_SEARCH_TOPIC || node->kind == QIMAM_SEARCH_SOURCE ||
           node->kind == QIMAM_SEARCH_MEETING) &&
          !add_names (self, node, error))
        return FALSE;
      if ((node->kind == QIMAM_SEARCH_WORD || node->kind == QIMAM_SEARCH_PHRASE) &&
          !add_looser (self, node, error))
        return FALSE;
    }
  return add_layout (self, error) && add_spellings (self, error);
}

QimamNothing *
qimam_nothing_explain (const QimamFilter *filter, const QimamNothingSource *source, GError **error)
{
  g_autoptr (QimamFilter) asked = qimam_filter_copy (filter);
  g_autoptr (QimamSearchText) search = NULL;
  g_autoptr (QimamNothing) result = g_new0 (QimamNothing, 1);
  Explaining self = { asked, source, NULL, result };

  result->parts = g_ptr_array_new_with_free_func (part_free);
  result->hints = g_ptr_array_new_with_free_func (hint_free);
  if (asked->text != NULL)
    {
      /* The offsets of the tree are those of valid text. */
      char *valid = g_utf8_make_valid (asked->text, -1);

      g_free (asked->text);
      asked->text = valid;
    }
  search = qimam_search_text_parse (asked->text, asked->prefix);
  self.search = search;
  if (!add_text_parts (&self, error) || !add_other_parts (&self, error) ||
      (asked->text != NULL && !add_hints (&self, error)))
    return NULL;
  return g_steal_pointer (&result);
}
